/* desk-wakeup-mark-cell.h: a cell that says what is worth a look about a
 * wake-up call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-cell.h"

G_BEGIN_DECLS

#define DESK_TYPE_WAKEUP_MARK_CELL (desk_wakeup_mark_cell_get_type ())

G_DECLARE_FINAL_TYPE (DeskWakeupMarkCell, desk_wakeup_mark_cell, DESK, WAKEUP_MARK_CELL, DeskCell)

G_END_DECLS
