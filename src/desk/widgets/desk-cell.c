/* desk-cell.c: the base class of what stands in a table's cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-cell.h"

#include "pbx-record.h"

/**
 * DeskCell:
 *
 * One cell of a [class@Table]. It shows the value of its column's expression for the row that it is bound
 * to, and a bar in its stead while the row is on its way.
 *
 * The bar is drawn and no widget of its own: a column view builds some 200 rows of cells whatever the
 * window's height, so every widget in a cell counts 200 times for each column.
 */
typedef struct
{
  DeskColumn *column;              /* owned */
  GObject *item;                   /* owned, nullable */
  GtkExpressionWatch *watch;       /* owned, nullable */
  GtkExpressionWatch *label_watch; /* owned, nullable: only in the first cell of a row */
  GtkExpression *label;            /* owned, nullable */
  GtkWidget *row;                  /* borrowed: it holds the cell */
  GtkListItem *list_item;          /* borrowed: it owns the cell */
  gulong ready_handler;
  gboolean ready;
} DeskCellPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DeskCell, desk_cell, GTK_TYPE_WIDGET)

#define BAR_HEIGHT 8
#define BAR_MAX_WIDTH 90

static void
desk_cell_set_ready (DeskCell *self, gboolean ready)
{
  DeskCellPrivate *priv = desk_cell_get_instance_private (self);

  if (priv->ready == ready)
    return;
  priv->ready = ready;
  if (DESK_CELL_GET_CLASS (self)->ready_changed != NULL)
    DESK_CELL_GET_CLASS (self)->ready_changed (self, ready);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
ready_changed_cb (DeskCell *self, GParamSpec *pspec, PbxRecord *record)
{
  desk_cell_set_ready (self, pbx_record_get_ready (record));
}

static void
desk_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DeskCellPrivate *priv = desk_cell_get_instance_private (DESK_CELL (widget));
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int bar = MIN (width * 2 / 3, BAR_MAX_WIDTH);
  gboolean at_end;
  graphene_rect_t bounds;
  GskRoundedRect rounded;
  GdkRGBA color;

  if (priv->ready || priv->item == NULL)
    {
      GTK_WIDGET_CLASS (desk_cell_parent_class)->snapshot (widget, snapshot);
      return;
    }
  at_end = (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL) != desk_column_get_numeric (priv->column);
  graphene_rect_init (&bounds, at_end ? width - bar : 0, (height - BAR_HEIGHT) / 2, bar, BAR_HEIGHT);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  color.alpha *= 0.12;
  gsk_rounded_rect_init_from_rect (&rounded, &bounds, BAR_HEIGHT / 2.0);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
desk_cell_dispose (GObject *object)
{
  DeskCell *self = DESK_CELL (object);
  DeskCellPrivate *priv = desk_cell_get_instance_private (self);
  GtkWidget *child;

  desk_cell_unbind (self);
  priv->list_item = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&priv->column);
  G_OBJECT_CLASS (desk_cell_parent_class)->dispose (object);
}

static void
desk_cell_class_init (DeskCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_cell_dispose;
  widget_class->snapshot = desk_cell_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "deskcell");
}

static void
desk_cell_init (DeskCell *self)
{
}

/**
 * desk_cell_setup:
 * @self: a cell
 * @column: the column that it stands in
 * @list_item: what holds it
 *
 * Ties a new cell to its place.
 */
void
desk_cell_setup (DeskCell *self, DeskColumn *column, GtkListItem *list_item)
{
  DeskCellPrivate *priv = desk_cell_get_instance_private (self);

  g_return_if_fail (DESK_IS_CELL (self));
  g_return_if_fail (DESK_IS_COLUMN (column));

  g_set_object (&priv->column, column);
  priv->list_item = list_item;
}

/**
 * desk_cell_bind:
 * @self: a cell
 * @item: (type GObject): the row's object
 *
 * Shows another row.
 */
void
desk_cell_bind (DeskCell *self, gpointer item)
{
  DeskCellPrivate *priv = desk_cell_get_instance_private (self);
  GtkExpression *expression;

  g_return_if_fail (DESK_IS_CELL (self));
  g_return_if_fail (G_IS_OBJECT (item));

  desk_cell_unbind (self);
  priv->item = g_object_ref (item);
  if (PBX_IS_RECORD (item))
    {
      priv->ready_handler = g_signal_connect_object (item, "notify::ready", G_CALLBACK (ready_changed_cb),
                                                     self, G_CONNECT_SWAPPED);
      desk_cell_set_ready (self, pbx_record_get_ready (item));
    }
  else
    desk_cell_set_ready (self, TRUE);
  expression = desk_column_get_expression (priv->column);
  if (expression != NULL)
    {
      /* bind() takes the expression, which the other cells of the column go on using. */
      priv->watch =
        gtk_expression_watch_ref (gtk_expression_bind (gtk_expression_ref (expression), self, "value", item));
    }
  if (DESK_CELL_GET_CLASS (self)->bound != NULL)
    DESK_CELL_GET_CLASS (self)->bound (self);
}

static void
update_row_name (gpointer user_data)
{
  DeskCell *self = user_data;
  DeskCellPrivate *priv = desk_cell_get_instance_private (self);
  g_auto (GValue) value = G_VALUE_INIT;

  if (!gtk_expression_watch_evaluate (priv->label_watch, &value) || g_value_get_string (&value) == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_value_get_string (&value), -1);
}

/**
 * desk_cell_name_row:
 * @self: a cell that shows a row
 * @row: what the cells of that row are in
 * @label: (nullable): what assistive technology calls a row
 *
 * Names @row after what the cell is bound to, and keeps the name up to date until it is unbound.
 */
void
desk_cell_name_row (DeskCell *self, GtkWidget *row, GtkExpression *label)
{
  DeskCellPrivate *priv = desk_cell_get_instance_private (self);

  g_return_if_fail (DESK_IS_CELL (self));
  g_return_if_fail (GTK_IS_WIDGET (row));

  if (label == NULL || priv->item == NULL || priv->label_watch != NULL)
    return;
  priv->row = row;
  priv->label = gtk_expression_ref (label);
  priv->label_watch =
    gtk_expression_watch_ref (gtk_expression_watch (label, priv->item, update_row_name, self, NULL));
  update_row_name (self);
}

/**
 * desk_cell_unbind:
 * @self: a cell
 *
 * Lets go of the row.
 */
void
desk_cell_unbind (DeskCell *self)
{
  DeskCellPrivate *priv = desk_cell_get_instance_private (self);

  g_return_if_fail (DESK_IS_CELL (self));

  if (priv->watch != NULL)
    {
      gtk_expression_watch_unwatch (priv->watch);
      g_clear_pointer (&priv->watch, gtk_expression_watch_unref);
    }
  if (priv->label_watch != NULL)
    {
      gtk_expression_watch_unwatch (priv->label_watch);
      g_clear_pointer (&priv->label_watch, gtk_expression_watch_unref);
    }
  g_clear_pointer (&priv->label, gtk_expression_unref);
  priv->row = NULL;
  if (priv->item != NULL && priv->ready_handler != 0)
    g_clear_signal_handler (&priv->ready_handler, priv->item);
  g_clear_object (&priv->item);
}

/**
 * desk_cell_get_item:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable) (type GObject): the row's object
 */
gpointer
desk_cell_get_item (DeskCell *self)
{
  DeskCellPrivate *priv = desk_cell_get_instance_private (self);

  g_return_val_if_fail (DESK_IS_CELL (self), NULL);
  return priv->item;
}

/**
 * desk_cell_get_column:
 * @self: a cell
 *
 * Returns: (transfer none): the column that the cell stands in
 */
DeskColumn *
desk_cell_get_column (DeskCell *self)
{
  DeskCellPrivate *priv = desk_cell_get_instance_private (self);

  g_return_val_if_fail (DESK_IS_CELL (self), NULL);
  return priv->column;
}

/**
 * desk_cell_get_position:
 * @self: a cell
 *
 * Returns: the row's position in the table, or %GTK_INVALID_LIST_POSITION
 */
guint
desk_cell_get_position (DeskCell *self)
{
  DeskCellPrivate *priv = desk_cell_get_instance_private (self);

  g_return_val_if_fail (DESK_IS_CELL (self), GTK_INVALID_LIST_POSITION);
  if (priv->item == NULL || priv->list_item == NULL)
    return GTK_INVALID_LIST_POSITION;
  return gtk_list_item_get_position (priv->list_item);
}

/**
 * desk_cell_get_ready:
 * @self: a cell
 *
 * Returns: whether the row's fields are there
 */
gboolean
desk_cell_get_ready (DeskCell *self)
{
  DeskCellPrivate *priv = desk_cell_get_instance_private (self);

  g_return_val_if_fail (DESK_IS_CELL (self), FALSE);
  return priv->ready;
}

/**
 * desk_cell_make_icon_line:
 * @image: (out) (transfer none): where the icon goes
 * @inscription: (out) (transfer none): where the text goes
 *
 * Makes what a cell with an icon and a line of text is made of. The line is a #GtkInscription, whose size
 * does not follow from its text.
 *
 * Returns: (transfer floating): a box with both
 */
GtkWidget *
desk_cell_make_icon_line (GtkImage **image, GtkInscription **inscription)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  *image = GTK_IMAGE (gtk_image_new ());
  *inscription = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_text_overflow (*inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (*inscription, 0);
  gtk_inscription_set_nat_chars (*inscription, 0);
  /* As high as one line, or it would wrap and then cut. */
  gtk_widget_set_valign (GTK_WIDGET (*inscription), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (*inscription), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*image));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*inscription));

  return box;
}
