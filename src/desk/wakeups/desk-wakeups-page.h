/* desk-wakeups-page.h: the wake-up calls of the PBX
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-list-page.h"
#include "desk-wakeup-duty.h"

G_BEGIN_DECLS

#define DESK_TYPE_WAKEUPS_PAGE (desk_wakeups_page_get_type ())

G_DECLARE_FINAL_TYPE (DeskWakeupsPage, desk_wakeups_page, DESK, WAKEUPS_PAGE, DeskListPage)

/* Asks the person where to save; calls desk_wakeups_page_save_pdf() when they
 * chose. */
typedef void (*DeskWakeupsChooser) (DeskWakeupsPage *page, const char *name, gpointer user_data);

DeskTable *desk_wakeups_page_get_table (DeskWakeupsPage *self);
DeskWakeupDuty *desk_wakeups_page_get_duty (DeskWakeupsPage *self);
void desk_wakeups_page_set_chooser (DeskWakeupsPage *self, DeskWakeupsChooser chooser, gpointer user_data);
void desk_wakeups_page_save_pdf (DeskWakeupsPage *self, GFile *file);

G_END_DECLS
