/* desk-phone-cell.h: a cell that shows what an extension's phones do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-cell.h"

G_BEGIN_DECLS

#define DESK_TYPE_PHONE_CELL (desk_phone_cell_get_type ())

G_DECLARE_FINAL_TYPE (DeskPhoneCell, desk_phone_cell, DESK, PHONE_CELL, DeskCell)

G_END_DECLS
