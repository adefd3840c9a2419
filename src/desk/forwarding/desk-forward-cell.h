/* desk-forward-cell.h: a cell that warns of where calls go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-cell.h"

G_BEGIN_DECLS

#define DESK_TYPE_FORWARD_CELL (desk_forward_cell_get_type ())

G_DECLARE_FINAL_TYPE (DeskForwardCell, desk_forward_cell, DESK, FORWARD_CELL, DeskCell)

G_END_DECLS
