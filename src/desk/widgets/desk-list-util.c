/* desk-list-util.c: what GtkColumnView of the floor keeps to itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK 4.8 can neither scroll a column view nor focus a row of it nor name one for assistive technology.
 * All that Front Desk knows of the widgets inside stands here and is tested by tests/desk/test-table.c.
 */

#include "desk-list-util.h"

#include "desk-cell.h"
#include "desk-table.h"

static GtkWidget *
find_inner_list (GtkColumnView *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (g_strcmp0 (gtk_widget_get_css_name (child), "listview") == 0)
        return child;
    }
  return NULL;
}

/* A row that is to get the keyboard focus once it is there */
typedef struct
{
  GWeakRef view;
  guint position;
  guint tries;
} Focus;

static void
focus_free (gpointer data)
{
  Focus *focus = data;

  g_weak_ref_clear (&focus->view);
  g_free (focus);
}

static gboolean
focus_cb (gpointer data)
{
  Focus *focus = data;
  g_autoptr (GtkWidget) view = g_weak_ref_get (&focus->view);
  GtkWidget *inner = view != NULL ? find_inner_list (GTK_COLUMN_VIEW (view)) : NULL;

  if (inner == NULL)
    return G_SOURCE_REMOVE;
  for (GtkWidget *row = gtk_widget_get_first_child (inner); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *cell = desk_list_util_get_cell (row);

      if (cell != NULL && gtk_widget_get_mapped (row) &&
          desk_cell_get_position (DESK_CELL (cell)) == focus->position)
        {
          gtk_widget_grab_focus (row);
          return G_SOURCE_REMOVE;
        }
    }
  /* A list that was not laid out yet did not heed the first request. */
  gtk_widget_activate_action (inner, "list.scroll-to-item", "u", focus->position);
  return --focus->tries > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * desk_list_util_scroll_to:
 * @view: a column view of [class@Cell]s
 * @position: a position of its model
 * @focus: whether the row also gets the keyboard focus
 *
 * Brings a row into view.
 */
void
desk_list_util_scroll_to (GtkColumnView *view, guint position, gboolean focus)
{
  GtkWidget *inner;
  Focus *wanted;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  inner = find_inner_list (view);
  if (inner == NULL)
    return;
  gtk_widget_activate_action (inner, "list.scroll-to-item", "u", position);
  if (!focus)
    return;
  /* The row that stands at the position is bound only with one of the next frames. */
  wanted = g_new0 (Focus, 1);
  g_weak_ref_init (&wanted->view, view);
  wanted->position = position;
  wanted->tries = 20;
  g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, 16, focus_cb, wanted, focus_free);
}

/**
 * desk_list_util_leave:
 * @view: a column view that has the keyboard focus in a row
 * @direction: %GTK_DIR_TAB_FORWARD or %GTK_DIR_TAB_BACKWARD
 *
 * Moves the keyboard focus to what comes before or after the view, whatever rows are left.
 *
 * Returns: whether there was something to take it
 */
gboolean
desk_list_util_leave (GtkColumnView *view, GtkDirectionType direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);

  for (GtkWidget *widget = GTK_WIDGET (view); widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *next = widget;

      while ((next = back ? gtk_widget_get_prev_sibling (next) : gtk_widget_get_next_sibling (next)) != NULL)
        {
          if (gtk_widget_get_mapped (next) && gtk_widget_child_focus (next, direction))
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * desk_list_util_get_row:
 * @inner: a widget within a column view
 *
 * Returns: (transfer none) (nullable): the row that @inner is in
 */
GtkWidget *
desk_list_util_get_row (GtkWidget *inner)
{
  for (GtkWidget *widget = inner; widget != NULL && !GTK_IS_COLUMN_VIEW (widget);
       widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      if (parent != NULL && g_strcmp0 (gtk_widget_get_css_name (parent), "listview") == 0)
        return widget;
    }
  return NULL;
}

/**
 * desk_list_util_get_cell:
 * @row: a row of a column view
 *
 * Returns: (transfer none) (nullable) (type DeskCell): the first cell in the row
 */
GtkWidget *
desk_list_util_get_cell (GtkWidget *row)
{
  if (DESK_IS_CELL (row))
    return row;
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *cell = desk_list_util_get_cell (child);

      if (cell != NULL)
        return cell;
    }
  return NULL;
}

/**
 * desk_list_util_get_focus_row:
 * @view: a column view
 *
 * Returns: (transfer none) (nullable): the row that has the keyboard focus
 */
GtkWidget *
desk_list_util_get_focus_row (GtkColumnView *view)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (view)))
    return NULL;
  return desk_list_util_get_row (focus);
}

/**
 * desk_list_util_name_row:
 * @cell: (type DeskCell): a cell that was just bound
 *
 * Gives the row that a cell is in the name that assistive technology reads out, which follows the row's
 * object.
 */
void
desk_list_util_name_row (GtkWidget *cell)
{
  GtkWidget *row = desk_list_util_get_row (cell);
  GtkWidget *table;

  /* One cell a row is enough. */
  if (row == NULL || desk_list_util_get_cell (row) != cell)
    return;
  table = gtk_widget_get_ancestor (cell, DESK_TYPE_TABLE);
  if (table != NULL)
    desk_cell_name_row (DESK_CELL (cell), row, desk_table_get_row_label (DESK_TABLE (table)));
}
