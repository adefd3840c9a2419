/* desk-column.h: a column of a table, as a page declares it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_COLUMN (desk_column_get_type ())

G_DECLARE_FINAL_TYPE (DeskColumn, desk_column, DESK, COLUMN, GObject)

const char *desk_column_get_id (DeskColumn *self);
const char *desk_column_get_title (DeskColumn *self);
const char *desk_column_get_column_key (DeskColumn *self);
gboolean desk_column_get_numeric (DeskColumn *self);
int desk_column_get_width (DeskColumn *self);
guint desk_column_get_priority (DeskColumn *self);
gboolean desk_column_get_expand (DeskColumn *self);
gboolean desk_column_get_shown (DeskColumn *self);
void desk_column_set_shown (DeskColumn *self, gboolean shown);
gboolean desk_column_get_shown_by_default (DeskColumn *self);
GtkExpression *desk_column_get_expression (DeskColumn *self);
GtkColumnViewColumn *desk_column_get_view_column (DeskColumn *self);
void desk_column_emit_toggled (DeskColumn *self, gpointer item, gboolean active);

G_END_DECLS
