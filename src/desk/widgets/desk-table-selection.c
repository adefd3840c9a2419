/* desk-table-selection.c: which rows of a table are selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-table.h"

/**
 * desk_table_get_n_selected:
 * @self: a table
 *
 * Returns: how many rows are selected
 */
guint
desk_table_get_n_selected (DeskTable *self)
{
  g_autoptr (GtkBitset) set = NULL;

  g_return_val_if_fail (DESK_IS_TABLE (self), 0);

  set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (desk_table_get_selection (self)));
  return gtk_bitset_get_size (set);
}

/**
 * desk_table_get_selected:
 * @self: a table
 *
 * Returns: (transfer container) (element-type GObject): the selected rows' objects, in order
 */
GPtrArray *
desk_table_get_selected (DeskTable *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) set = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (DESK_IS_TABLE (self), NULL);

  set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (desk_table_get_selection (self)));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (desk_table_get_selection (self)), position));
  return g_steal_pointer (&items);
}

/**
 * desk_table_get_single:
 * @self: a table
 *
 * Returns: (transfer full) (nullable) (type GObject): the selected row's object, where just one is selected
 */
gpointer
desk_table_get_single (DeskTable *self)
{
  g_autoptr (GtkBitset) set = NULL;

  g_return_val_if_fail (DESK_IS_TABLE (self), NULL);

  set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (desk_table_get_selection (self)));
  if (gtk_bitset_get_size (set) != 1)
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (desk_table_get_selection (self)), gtk_bitset_get_minimum (set));
}

/**
 * desk_table_unselect_all:
 * @self: a table
 *
 * Selects nothing.
 */
void
desk_table_unselect_all (DeskTable *self)
{
  g_return_if_fail (DESK_IS_TABLE (self));
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (desk_table_get_selection (self)));
}
