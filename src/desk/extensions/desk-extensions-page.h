/* desk-extensions-page.h: the extensions of the PBX
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-list-page.h"

G_BEGIN_DECLS

#define DESK_TYPE_EXTENSIONS_PAGE (desk_extensions_page_get_type ())

G_DECLARE_FINAL_TYPE (DeskExtensionsPage, desk_extensions_page, DESK, EXTENSIONS_PAGE, DeskListPage)

DeskTable *desk_extensions_page_get_table (DeskExtensionsPage *self);

G_END_DECLS
