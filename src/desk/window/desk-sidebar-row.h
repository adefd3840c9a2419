/* desk-sidebar-row.h: a page, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-page.h"

G_BEGIN_DECLS

#define DESK_TYPE_SIDEBAR_ROW (desk_sidebar_row_get_type ())

G_DECLARE_FINAL_TYPE (DeskSidebarRow, desk_sidebar_row, DESK, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *desk_sidebar_row_new (DeskPage *page);
DeskPage *desk_sidebar_row_get_page (DeskSidebarRow *self);

G_END_DECLS
