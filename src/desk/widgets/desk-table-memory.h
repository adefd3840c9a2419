/* desk-table-memory.h: how a person left a table's columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESK_TYPE_TABLE_MEMORY (desk_table_memory_get_type ())

G_DECLARE_FINAL_TYPE (DeskTableMemory, desk_table_memory, DESK, TABLE_MEMORY, GObject)

DeskTableMemory *desk_table_memory_new (const char *table_name);
void desk_table_memory_restore (DeskTableMemory *self, GListModel *columns);
void desk_table_memory_save_later (DeskTableMemory *self, GListModel *columns);
void desk_table_memory_flush (DeskTableMemory *self);
char *desk_table_memory_dup_sort (DeskTableMemory *self, gboolean *descending);
void desk_table_memory_set_sort (DeskTableMemory *self, const char *column_id, gboolean descending);

G_END_DECLS
