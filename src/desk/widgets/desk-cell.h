/* desk-cell.h: the base class of what stands in a table's cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-column.h"

G_BEGIN_DECLS

#define DESK_TYPE_CELL (desk_cell_get_type ())

G_DECLARE_DERIVABLE_TYPE (DeskCell, desk_cell, DESK, CELL, GtkWidget)

/**
 * DeskCellClass:
 * @bound: the cell now shows another row, or none; optional
 * @ready_changed: the row's fields came in, or went; optional
 *
 * A subclass has a property `value` of the type that it shows: the column's expression is bound to it.
 */
struct _DeskCellClass
{
  GtkWidgetClass parent_class;

  void (*bound) (DeskCell *self);
  void (*ready_changed) (DeskCell *self, gboolean ready);
};

void desk_cell_setup (DeskCell *self, DeskColumn *column, GtkListItem *list_item);
void desk_cell_bind (DeskCell *self, gpointer item);
void desk_cell_name_row (DeskCell *self, GtkWidget *row, GtkExpression *label);
void desk_cell_unbind (DeskCell *self);
gpointer desk_cell_get_item (DeskCell *self);
DeskColumn *desk_cell_get_column (DeskCell *self);
guint desk_cell_get_position (DeskCell *self);
gboolean desk_cell_get_ready (DeskCell *self);

/* For subclasses: an icon and a line of text that is cut with an ellipsis */
GtkWidget *desk_cell_make_icon_line (GtkImage **image, GtkInscription **inscription);

G_END_DECLS
