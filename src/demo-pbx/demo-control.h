/* demo-control.h: commands on the standard input
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-device.h"

G_BEGIN_DECLS

typedef struct _DemoControl DemoControl;

DemoControl *demo_control_new (DemoDevice *device, GInputStream *input, GMainLoop *loop);
void demo_control_free (DemoControl *self);
char *demo_control_run (DemoDevice *device, const char *line, gboolean *quit);
const char *demo_control_get_help (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoControl, demo_control_free)

G_END_DECLS
