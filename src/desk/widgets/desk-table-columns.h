/* desk-table-columns.h: the columns of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-column.h"

G_BEGIN_DECLS

#define DESK_TYPE_TABLE_COLUMNS (desk_table_columns_get_type ())

G_DECLARE_FINAL_TYPE (DeskTableColumns, desk_table_columns, DESK, TABLE_COLUMNS, GObject)

DeskTableColumns *desk_table_columns_new (GtkColumnView *view, GActionMap *actions);
void desk_table_columns_add (DeskTableColumns *self, DeskColumn *column);
DeskColumn *desk_table_columns_find (DeskTableColumns *self, const char *id);
GMenuModel *desk_table_columns_get_menu (DeskTableColumns *self);
void desk_table_columns_fit (DeskTableColumns *self, int width);
void desk_table_columns_sort (DeskTableColumns *self, const char *id, gboolean descending);
DeskColumn *desk_table_columns_get_sort (DeskTableColumns *self, gboolean *descending);
void desk_table_columns_restore (DeskTableColumns *self, const char *table_name);
void desk_table_columns_save (DeskTableColumns *self);

G_END_DECLS
