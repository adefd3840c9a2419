/* desk-calls-page.h: the call log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-call-filter-bar.h"
#include "desk-file-chooser.h"
#include "desk-list-page.h"

G_BEGIN_DECLS

#define DESK_TYPE_CALLS_PAGE (desk_calls_page_get_type ())

G_DECLARE_FINAL_TYPE (DeskCallsPage, desk_calls_page, DESK, CALLS_PAGE, DeskListPage)

DeskCallFilterBar *desk_calls_page_get_filter_bar (DeskCallsPage *self);
void desk_calls_page_follow (DeskCallsPage *self, const char *number);
void desk_calls_page_set_chooser (DeskCallsPage *self, DeskFileChooser *chooser);

G_END_DECLS
