/* desk-table-menu.c: the context menu of a table's rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-table-menu.h"

#include "desk-cell.h"
#include "desk-list-util.h"

/**
 * DeskTableMenu:
 *
 * Opens the menu of the selected rows, where the pointer is or at the row that has the keyboard focus. A row
 * outside of the selection becomes the selection first: the menu is about what is seen to be selected.
 */
struct _DeskTableMenu
{
  GObject parent_instance;

  GMenuModel *model;   /* owned, nullable: rows have no menu */
  GtkWidget *table;    /* borrowed: it owns the menu, and is the popover's parent */
  GtkColumnView *view; /* borrowed: it is within the table */
  GtkWidget *popover;  /* borrowed from the table, nullable until first opened */
};

G_DEFINE_FINAL_TYPE (DeskTableMenu, desk_table_menu, G_TYPE_OBJECT)

static void
closed_cb (DeskTableMenu *self)
{
  GtkRoot *root = self->table != NULL ? gtk_widget_get_root (self->table) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* What was chosen may have taken the focus elsewhere already. */
  if (root != NULL && (focus == NULL || gtk_widget_is_ancestor (focus, self->popover)))
    gtk_widget_grab_focus (self->table);
}

static void
popup (DeskTableMenu *self, const GdkRectangle *at)
{
  if (self->model == NULL || self->table == NULL)
    return;
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, self->table);
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), at);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
select_unless_selected (DeskTableMenu *self, guint position)
{
  GtkSelectionModel *selection = gtk_column_view_get_model (self->view);

  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);
}

static void
desk_table_menu_dispose (GObject *object)
{
  DeskTableMenu *self = DESK_TABLE_MENU (object);

  desk_table_menu_detach (self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (desk_table_menu_parent_class)->dispose (object);
}

static void
desk_table_menu_class_init (DeskTableMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_table_menu_dispose;
}

static void
desk_table_menu_init (DeskTableMenu *self)
{
}

/**
 * desk_table_menu_new:
 * @table: the widget that the menu belongs to; its layout need not know of popovers
 * @view: the view within it
 *
 * Returns: (transfer full): a menu without a model
 */
DeskTableMenu *
desk_table_menu_new (GtkWidget *table, GtkColumnView *view)
{
  DeskTableMenu *self = g_object_new (DESK_TYPE_TABLE_MENU, NULL);

  self->table = table;
  self->view = view;
  return self;
}

/**
 * desk_table_menu_get_model:
 * @self: a menu
 *
 * Returns: (transfer none) (nullable): what it offers
 */
GMenuModel *
desk_table_menu_get_model (DeskTableMenu *self)
{
  g_return_val_if_fail (DESK_IS_TABLE_MENU (self), NULL);
  return self->model;
}

/**
 * desk_table_menu_set_model:
 * @self: a menu
 * @model: (nullable): what it offers
 *
 * Sets what the menu offers.
 */
void
desk_table_menu_set_model (DeskTableMenu *self, GMenuModel *model)
{
  g_return_if_fail (DESK_IS_TABLE_MENU (self));
  g_set_object (&self->model, model);
  if (self->popover != NULL)
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), model);
}

/**
 * desk_table_menu_pick:
 * @self: a menu
 * @x: a place within the view
 * @y: a place within the view
 *
 * Returns: the position of the row there, or %GTK_INVALID_LIST_POSITION
 */
guint
desk_table_menu_pick (DeskTableMenu *self, double x, double y)
{
  GtkWidget *picked;
  GtkWidget *row;
  GtkWidget *cell;

  g_return_val_if_fail (DESK_IS_TABLE_MENU (self), GTK_INVALID_LIST_POSITION);

  picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  row = desk_list_util_get_row (picked);
  cell = row != NULL ? desk_list_util_get_cell (row) : NULL;
  return cell != NULL ? desk_cell_get_position (DESK_CELL (cell)) : GTK_INVALID_LIST_POSITION;
}

/**
 * desk_table_menu_popup_at:
 * @self: a menu
 * @x: a place within the view
 * @y: a place within the view
 *
 * Opens the menu where the pointer is.
 */
void
desk_table_menu_popup_at (DeskTableMenu *self, double x, double y)
{
  GdkRectangle at = { 0, 0, 1, 1 };
  guint position;

  g_return_if_fail (DESK_IS_TABLE_MENU (self));

  position = desk_table_menu_pick (self, x, y);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  select_unless_selected (self, position);
  /* Where the selection is the keys are, too. */
  desk_list_util_scroll_to (self->view, position, TRUE);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), self->table, x, y, &x, &y);
  at.x = x;
  at.y = y;
  popup (self, &at);
}

/**
 * desk_table_menu_popup_at_focus:
 * @self: a menu
 *
 * Opens the menu at the row that has the keyboard focus.
 */
void
desk_table_menu_popup_at_focus (DeskTableMenu *self)
{
  GtkWidget *row;
  GdkRectangle at = { 0, 0, 1, 1 };
  graphene_rect_t bounds;

  g_return_if_fail (DESK_IS_TABLE_MENU (self));

  row = desk_list_util_get_focus_row (self->view);
  if (row != NULL && gtk_widget_compute_bounds (row, self->table, &bounds))
    {
      GtkWidget *cell = desk_list_util_get_cell (row);
      guint position = cell != NULL ? desk_cell_get_position (DESK_CELL (cell)) : GTK_INVALID_LIST_POSITION;

      if (position != GTK_INVALID_LIST_POSITION)
        select_unless_selected (self, position);
      at.x = bounds.origin.x + 24;
      at.y = bounds.origin.y + bounds.size.height / 2;
    }
  popup (self, &at);
}

/**
 * desk_table_menu_detach:
 * @self: a menu
 *
 * Takes the popover out of the table, which goes.
 */
void
desk_table_menu_detach (DeskTableMenu *self)
{
  g_return_if_fail (DESK_IS_TABLE_MENU (self));
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->table = NULL;
  self->view = NULL;
}
