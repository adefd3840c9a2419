/* desk-column-sorter.h: tells which header was clicked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_COLUMN_SORTER (desk_column_sorter_get_type ())

G_DECLARE_FINAL_TYPE (DeskColumnSorter, desk_column_sorter, DESK, COLUMN_SORTER, GtkSorter)

GtkSorter *desk_column_sorter_new (void);
gboolean desk_column_sorter_probe (GtkSorter *view_sorter, DeskColumnSorter **first, gboolean *descending);

G_END_DECLS
