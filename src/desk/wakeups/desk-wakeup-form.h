/* desk-wakeup-form.h: a form for wake-up calls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-form.h"
#include "desk-wakeup-duty.h"

G_BEGIN_DECLS

#define DESK_TYPE_WAKEUP_FORM (desk_wakeup_form_get_type ())

G_DECLARE_FINAL_TYPE (DeskWakeupForm, desk_wakeup_form, DESK, WAKEUP_FORM, DeskForm)

DeskWakeupForm *
desk_wakeup_form_new (DeskSession *session, DeskWakeupDuty *duty, DeskWakeupNow *now, GPtrArray *wakeups);
void desk_wakeup_form_add_exten (DeskWakeupForm *self, const char *exten);
gboolean desk_wakeup_form_get_adds (DeskWakeupForm *self);
char *desk_wakeup_form_describe_saved (DeskWakeupForm *self);
const char *desk_wakeup_form_get_first_exten (DeskWakeupForm *self);
PbxWallTime desk_wakeup_form_get_time (DeskWakeupForm *self);

G_END_DECLS
