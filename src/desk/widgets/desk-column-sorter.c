/* desk-column-sorter.c: tells which header was clicked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-column-sorter.h"

/**
 * DeskColumnSorter:
 *
 * A sorter that sorts nothing: the device sorts.
 *
 * A column needs a sorter for its header to be clickable and to show an arrow, but GTK tells only from 4.10
 * on which column that is. So the view's sorter is asked to compare two things: it asks the first column's
 * sorter, which notes down that it was asked, and turns the answer around where the arrow points down.
 */
struct _DeskColumnSorter
{
  GtkSorter parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskColumnSorter, desk_column_sorter, GTK_TYPE_SORTER)

/* Who was asked; only ever set while desk_column_sorter_probe() runs. */
static DeskColumnSorter *asked;

static GtkOrdering
desk_column_sorter_compare (GtkSorter *sorter, gpointer item1, gpointer item2)
{
  if (asked == NULL)
    asked = DESK_COLUMN_SORTER (sorter);
  return GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
desk_column_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
desk_column_sorter_class_init (DeskColumnSorterClass *klass)
{
  GTK_SORTER_CLASS (klass)->compare = desk_column_sorter_compare;
  GTK_SORTER_CLASS (klass)->get_order = desk_column_sorter_get_order;
}

static void
desk_column_sorter_init (DeskColumnSorter *self)
{
}

/**
 * desk_column_sorter_new:
 *
 * Returns: (transfer full): a new sorter
 */
GtkSorter *
desk_column_sorter_new (void)
{
  return g_object_new (DESK_TYPE_COLUMN_SORTER, NULL);
}

/**
 * desk_column_sorter_probe:
 * @view_sorter: the sorter of a column view
 * @first: (out) (transfer none): the sorter of the column that shows the arrow
 * @descending: (out): whether the arrow points down
 *
 * Finds out by which column a view shows itself sorted.
 *
 * Returns: whether there is such a column
 */
gboolean
desk_column_sorter_probe (GtkSorter *view_sorter, DeskColumnSorter **first, gboolean *descending)
{
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering;

  g_return_val_if_fail (GTK_IS_SORTER (view_sorter), FALSE);

  asked = NULL;
  ordering = gtk_sorter_compare (view_sorter, one, other);
  *first = g_steal_pointer (&asked);
  *descending = ordering == GTK_ORDERING_LARGER;
  return *first != NULL;
}
