/* desk-states.h: what stands where a list's rows would, when there are none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_STATES (desk_states_get_type ())

G_DECLARE_FINAL_TYPE (DeskStates, desk_states, DESK, STATES, AdwBin)

void desk_states_set_list (DeskStates *self, PbxList *list);
void desk_states_set_rows (DeskStates *self, GListModel *rows);
void desk_states_set_content (DeskStates *self, GtkWidget *content);
const char *desk_states_get_visible_state (DeskStates *self);

G_END_DECLS
