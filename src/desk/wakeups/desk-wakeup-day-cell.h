/* desk-wakeup-day-cell.h: a cell that opens a group of rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-cell.h"

G_BEGIN_DECLS

#define DESK_TYPE_WAKEUP_DAY_CELL (desk_wakeup_day_cell_get_type ())

G_DECLARE_FINAL_TYPE (DeskWakeupDayCell, desk_wakeup_day_cell, DESK, WAKEUP_DAY_CELL, DeskCell)

G_END_DECLS
