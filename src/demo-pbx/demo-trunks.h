/* demo-trunks.h: the lines to the outside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-types.h"

G_BEGIN_DECLS

typedef struct _DemoTrunks DemoTrunks;

DemoTrunks *demo_trunks_new (DemoClock *clock);
void demo_trunks_free (DemoTrunks *self);
const char *const *demo_trunks_get_names (DemoTrunks *self);
gboolean demo_trunks_set_state (DemoTrunks *self, const char *name, const char *state);
JsonObject *demo_trunks_make_info (DemoTrunks *self);
JsonArray *demo_trunks_make_status (DemoTrunks *self);

G_END_DECLS
