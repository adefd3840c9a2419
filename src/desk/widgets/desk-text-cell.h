/* desk-text-cell.h: a cell of one line of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-cell.h"

G_BEGIN_DECLS

#define DESK_TYPE_TEXT_CELL (desk_text_cell_get_type ())

G_DECLARE_FINAL_TYPE (DeskTextCell, desk_text_cell, DESK, TEXT_CELL, DeskCell)

G_END_DECLS
