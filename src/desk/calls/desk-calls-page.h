/* desk-calls-page.h: the call log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-call-filter-bar.h"
#include "desk-file-chooser.h"
#include "desk-list-page.h"
#include "desk-recording-saver.h"

G_BEGIN_DECLS

#define DESK_TYPE_CALLS_PAGE (desk_calls_page_get_type ())

G_DECLARE_FINAL_TYPE (DeskCallsPage, desk_calls_page, DESK, CALLS_PAGE, DeskListPage)

DeskCallFilterBar *desk_calls_page_get_filter_bar (DeskCallsPage *self);
void desk_calls_page_follow (DeskCallsPage *self, const char *number);
void desk_calls_page_set_chooser (DeskCallsPage *self, DeskFileChooser *chooser);
void
desk_calls_page_show_call (DeskCallsPage *self, const char *caller, const char *callee, const char *start);
DeskRecordingSaver *desk_calls_page_get_saver (DeskCallsPage *self);

G_END_DECLS
