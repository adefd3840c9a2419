/* desk-system-page.h: the device itself, its trunks and its phones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-page.h"

#include "pbx-system.h"

G_BEGIN_DECLS

#define DESK_TYPE_SYSTEM_PAGE (desk_system_page_get_type ())

G_DECLARE_FINAL_TYPE (DeskSystemPage, desk_system_page, DESK, SYSTEM_PAGE, DeskPage)

PbxSystem *desk_system_page_get_system (DeskSystemPage *self);

G_END_DECLS
