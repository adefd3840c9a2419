/* desk-table.h: a table over a list of the device
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-column.h"
#include "desk-states.h"

G_BEGIN_DECLS

#define DESK_TYPE_TABLE (desk_table_get_type ())

G_DECLARE_FINAL_TYPE (DeskTable, desk_table, DESK, TABLE, AdwBin)

PbxList *desk_table_get_list (DeskTable *self);
void desk_table_set_list (DeskTable *self, PbxList *list);
GListModel *desk_table_get_rows (DeskTable *self);
void desk_table_set_rows (DeskTable *self, GListModel *rows);
void desk_table_set_model (DeskTable *self, GListModel *model);
DeskColumn *desk_table_get_column (DeskTable *self, const char *id);
GtkSelectionModel *desk_table_get_selection (DeskTable *self);
DeskStates *desk_table_get_states (DeskTable *self);

guint desk_table_get_n_selected (DeskTable *self);
GPtrArray *desk_table_get_selected (DeskTable *self);
gpointer desk_table_get_single (DeskTable *self);
void desk_table_unselect_all (DeskTable *self);
void desk_table_select (DeskTable *self, guint position);
void desk_table_sort (DeskTable *self, const char *column_id, gboolean descending);
void desk_table_show_menu (DeskTable *self);
GtkExpression *desk_table_get_row_label (DeskTable *self);
char *desk_table_dup_row_label (DeskTable *self, gpointer item);

G_END_DECLS
