/* desk-page-menu.h: the menu of the page that is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-page.h"

G_BEGIN_DECLS

#define DESK_TYPE_PAGE_MENU (desk_page_menu_get_type ())

G_DECLARE_FINAL_TYPE (DeskPageMenu, desk_page_menu, DESK, PAGE_MENU, AdwBin)

void desk_page_menu_set_page (DeskPageMenu *self, DeskPage *page);

G_END_DECLS
