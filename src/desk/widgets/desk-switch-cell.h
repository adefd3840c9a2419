/* desk-switch-cell.h: a cell that switches something of its row on and off
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-cell.h"

G_BEGIN_DECLS

#define DESK_TYPE_SWITCH_CELL (desk_switch_cell_get_type ())

G_DECLARE_FINAL_TYPE (DeskSwitchCell, desk_switch_cell, DESK, SWITCH_CELL, DeskCell)

G_END_DECLS
