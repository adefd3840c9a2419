/* demo-clock.h: the device's own clock
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-types.h"

G_BEGIN_DECLS

DemoClock *demo_clock_new (double speed, GTimeSpan offset);
void demo_clock_free (DemoClock *self);
void demo_clock_set_speed (DemoClock *self, double speed);
void demo_clock_set_offset (DemoClock *self, GTimeSpan offset);
gboolean demo_clock_parse_offset (const char *text, GTimeSpan *offset);
GTimeSpan demo_clock_get_uptime (DemoClock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoClock, demo_clock_free)

G_END_DECLS
