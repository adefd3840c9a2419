/* desk-mark-cell.h: a cell that shows a state as icon, colour and word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-cell.h"
#include "desk-mark.h"

G_BEGIN_DECLS

#define DESK_TYPE_MARK_CELL (desk_mark_cell_get_type ())

G_DECLARE_FINAL_TYPE (DeskMarkCell, desk_mark_cell, DESK, MARK_CELL, DeskCell)

G_END_DECLS
