/* desk-wakeup-duty.h: keeps an eye on wake-up calls for as long as somebody is
 * signed in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-session.h"
#include "desk-wakeup-now.h"

#include "pbx-wakeup-book.h"
#include "pbx-wakeup-watch.h"

G_BEGIN_DECLS

#define DESK_TYPE_WAKEUP_DUTY (desk_wakeup_duty_get_type ())

G_DECLARE_FINAL_TYPE (DeskWakeupDuty, desk_wakeup_duty, DESK, WAKEUP_DUTY, GObject)

DeskWakeupDuty *desk_wakeup_duty_new (DeskSession *session, DeskWakeupNow *now);
void desk_wakeup_duty_set_application (DeskWakeupDuty *self, GApplication *application);
PbxList *desk_wakeup_duty_get_list (DeskWakeupDuty *self);
PbxWakeupBook *desk_wakeup_duty_get_book (DeskWakeupDuty *self);
guint desk_wakeup_duty_get_n_missed (DeskWakeupDuty *self);
GPtrArray *desk_wakeup_duty_get_missed (DeskWakeupDuty *self);
void desk_wakeup_duty_look (DeskWakeupDuty *self);
void desk_wakeup_duty_forget (DeskWakeupDuty *self, const char *const *keys);
void desk_wakeup_duty_dismiss (DeskWakeupDuty *self);

G_END_DECLS
