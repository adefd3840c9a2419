/* demo-reference.h: the lists that other records refer to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-types.h"

G_BEGIN_DECLS

const char *demo_reference_find_dial_plan (gint64 id);
gboolean demo_reference_has_music (gint64 id);
JsonArray *demo_reference_list_dial_plans (void);
JsonArray *demo_reference_list_music (void);
JsonArray *demo_reference_list_time_rules (void);

G_END_DECLS
