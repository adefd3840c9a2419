/* desk-forward-check.h: what to warn of in one call forward
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-forward-graph.h"

G_BEGIN_DECLS

#define DESK_TYPE_FORWARD_CHECK (desk_forward_check_get_type ())

G_DECLARE_FINAL_TYPE (DeskForwardCheck, desk_forward_check, DESK, FORWARD_CHECK, GObject)

DeskForwardCheck *desk_forward_check_new (void);
GPtrArray *desk_forward_check_get_warnings (DeskForwardCheck *self);
gboolean desk_forward_check_get_in_force (DeskForwardCheck *self);
void desk_forward_check_update (DeskForwardCheck *self, GPtrArray *warnings, gboolean in_force);

G_END_DECLS
