/* desk-sidebar.h: the list of pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-connection.h"
#include "desk-page.h"

G_BEGIN_DECLS

#define DESK_TYPE_SIDEBAR (desk_sidebar_get_type ())

G_DECLARE_FINAL_TYPE (DeskSidebar, desk_sidebar, DESK, SIDEBAR, AdwBin)

void desk_sidebar_set_pages (DeskSidebar *self, GListModel *pages);
void desk_sidebar_set_connection (DeskSidebar *self, DeskConnection *connection);
void desk_sidebar_select (DeskSidebar *self, DeskPage *page);

G_END_DECLS
