/* formats-csv-cell.h: cells that a spreadsheet would take for formulas
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean formats_csv_cell_needs_guard (const char *cell);
gboolean formats_csv_cell_has_guard (const char *cell);

G_END_DECLS
