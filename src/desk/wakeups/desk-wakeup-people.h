/* desk-wakeup-people.h: whom to wake
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-directory.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_WAKEUP_PEOPLE (desk_wakeup_people_get_type ())

G_DECLARE_FINAL_TYPE (DeskWakeupPeople, desk_wakeup_people, DESK, WAKEUP_PEOPLE, AdwPreferencesGroup)

void desk_wakeup_people_set_directory (DeskWakeupPeople *self, PbxDirectory *directory);
void desk_wakeup_people_add (DeskWakeupPeople *self, const char *exten);
gboolean desk_wakeup_people_take_text (DeskWakeupPeople *self);
const char *const *desk_wakeup_people_get_extens (DeskWakeupPeople *self);
guint desk_wakeup_people_get_n_extens (DeskWakeupPeople *self);
const char *desk_wakeup_people_get_text (DeskWakeupPeople *self);
void desk_wakeup_people_show_error (DeskWakeupPeople *self, const char *message);

G_END_DECLS
