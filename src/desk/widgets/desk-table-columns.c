/* desk-table-columns.c: the columns of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-table-columns.h"

#include "desk-column-sorter.h"
#include "desk-table-memory.h"

#include <glib/gi18n.h>

/**
 * DeskTableColumns:
 *
 * Puts a table's [class@Column]s into its view: which are seen, how they are sorted, the menu to choose
 * them from, and that all of this is remembered.
 */
struct _DeskTableColumns
{
  GObject parent_instance;

  GListStore *store;       /* owned: DeskColumn */
  GMenu *menu;             /* owned */
  DeskTableMemory *memory; /* owned, nullable until restored */
  GtkColumnView *view;     /* borrowed: its table owns both */
  GActionMap *actions;     /* owned */
  DeskColumn *sorted_by;   /* borrowed, nullable */

  int width;
  gboolean descending;
  gboolean restoring;
};

enum
{
  SORT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskTableColumns, desk_table_columns, G_TYPE_OBJECT)

static DeskColumn *
column_at (DeskTableColumns *self, guint position)
{
  g_autoptr (DeskColumn) column = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  return column; /* the store goes on owning it */
}

static guint
n_columns (DeskTableColumns *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->store));
}

/* What a column wants where there is room, and what it needs at least. A width that a person chose is both.
 */
static void
measure (DeskColumn *column, int *wanted, int *needed)
{
  int dragged = desk_column_get_expand (column) ? 0 : desk_column_get_dragged_width (column);

  *wanted = dragged > 0 ? dragged : desk_column_get_width (column);
  *needed = dragged > 0 ? dragged : desk_column_get_min_width (column);
}

/* Shares the width out between least and wanted; GTK 4.8 gives nothing to a column that expands beside
 * columns of fixed widths, so what is left is given here too. */
static void
share_out (DeskTableColumns *self, GPtrArray *seen)
{
  DeskColumn *expanding = NULL;
  int all_wanted = 0;
  int all_needed = 0;
  int rest = self->width;
  double part = 1;

  if (self->width == 0)
    return;
  for (guint i = 0; i < seen->len; i++)
    {
      int wanted, needed;

      measure (seen->pdata[i], &wanted, &needed);
      all_wanted += wanted;
      all_needed += needed;
    }
  if (all_wanted > self->width && all_wanted > all_needed)
    part = MAX (0, self->width - all_needed) / (double) (all_wanted - all_needed);
  for (guint i = 0; i < seen->len; i++)
    {
      int wanted, needed;

      if (expanding == NULL && desk_column_get_expand (seen->pdata[i]))
        {
          expanding = seen->pdata[i];
          continue;
        }
      measure (seen->pdata[i], &wanted, &needed);
      if (wanted > needed)
        wanted = needed + (int) ((wanted - needed) * part);
      if (desk_column_get_dragged_width (seen->pdata[i]) == 0)
        desk_column_give_width (seen->pdata[i], wanted);
      rest -= wanted;
    }
  if (expanding != NULL)
    desk_column_give_width (expanding, MAX (rest, desk_column_get_min_width (expanding)));
}

/* A column that is chosen and not seen would look like a fault. */
static void
update_menu (DeskTableColumns *self)
{
  int position = 0;

  for (guint i = 0; i < n_columns (self); i++)
    {
      DeskColumn *column = column_at (self, i);
      g_autofree char *label = NULL;
      g_autofree char *before = NULL;
      g_autofree char *detailed = NULL;

      if (desk_column_get_priority (column) == 0)
        continue;
      if (desk_column_get_shown (column) &&
          !gtk_column_view_column_get_visible (desk_column_get_view_column (column)))
        /* Translators: %s is the name of a column of a table that is too narrow for it */
        label = g_strdup_printf (_ ("%s (no room)"), desk_column_get_title (column));
      else
        label = g_strdup (desk_column_get_title (column));
      g_menu_model_get_item_attribute (G_MENU_MODEL (self->menu), position, G_MENU_ATTRIBUTE_LABEL, "s",
                                       &before);
      if (g_strcmp0 (label, before) != 0)
        {
          detailed = g_strconcat ("table.show-", desk_column_get_id (column), NULL);
          g_menu_remove (self->menu, position);
          g_menu_insert (self->menu, position, label, detailed);
        }
      position++;
    }
}

static void
width_changed_cb (DeskTableColumns *self)
{
  if (!self->restoring && self->memory != NULL)
    desk_table_memory_save_later (self->memory, G_LIST_MODEL (self->store));
}

static void
shown_changed_cb (DeskTableColumns *self)
{
  desk_table_columns_fit (self, self->width);
  width_changed_cb (self);
}

static void
sorter_changed_cb (DeskTableColumns *self)
{
  DeskColumnSorter *first;
  gboolean descending;

  if (!desk_column_sorter_probe (gtk_column_view_get_sorter (self->view), &first, &descending))
    return;
  for (guint i = 0; i < n_columns (self); i++)
    {
      DeskColumn *column = column_at (self, i);

      if (gtk_column_view_column_get_sorter (desk_column_get_view_column (column)) != GTK_SORTER (first))
        continue;
      if (self->sorted_by == column && self->descending == descending)
        return;
      self->sorted_by = column;
      self->descending = descending;
    }
  if (!self->restoring && self->memory != NULL)
    desk_table_memory_set_sort (self->memory, desk_column_get_id (self->sorted_by), descending);
  g_signal_emit (self, signals[SORT_CHANGED], 0);
}

static void
desk_table_columns_dispose (GObject *object)
{
  DeskTableColumns *self = DESK_TABLE_COLUMNS (object);

  self->sorted_by = NULL;
  g_clear_object (&self->memory);
  g_clear_object (&self->store);
  g_clear_object (&self->menu);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (desk_table_columns_parent_class)->dispose (object);
}

static void
desk_table_columns_class_init (DeskTableColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_table_columns_dispose;

  /* A header was clicked: see desk_table_columns_get_sort(). */
  signals[SORT_CHANGED] = g_signal_new ("sort-changed", DESK_TYPE_TABLE_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_table_columns_init (DeskTableColumns *self)
{
  self->store = g_list_store_new (DESK_TYPE_COLUMN);
  self->menu = g_menu_new ();
}

/**
 * desk_table_columns_new:
 * @view: the view; it must outlive the columns
 * @actions: the action group `table`, which gets an action for each column that can be hidden
 *
 * Returns: (transfer full): no columns yet
 */
DeskTableColumns *
desk_table_columns_new (GtkColumnView *view, GActionMap *actions)
{
  DeskTableColumns *self = g_object_new (DESK_TYPE_TABLE_COLUMNS, NULL);

  self->view = view;
  self->actions = g_object_ref (actions);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * desk_table_columns_add:
 * @self: the columns
 * @column: one more
 *
 * Appends a column.
 */
void
desk_table_columns_add (DeskTableColumns *self, DeskColumn *column)
{
  GtkColumnViewColumn *view_column;
  g_autofree char *name = NULL;
  g_autofree char *detailed = NULL;
  g_autoptr (GPropertyAction) action = NULL;

  g_return_if_fail (DESK_IS_TABLE_COLUMNS (self));
  g_return_if_fail (DESK_IS_COLUMN (column));

  view_column = desk_column_get_view_column (column);
  g_list_store_append (self->store, column);
  if (desk_column_get_column_key (column) != NULL)
    {
      g_autoptr (GtkSorter) sorter = desk_column_sorter_new ();

      gtk_column_view_column_set_sorter (view_column, sorter);
    }
  gtk_column_view_column_set_header_menu (view_column, G_MENU_MODEL (self->menu));
  gtk_column_view_append_column (self->view, view_column);
  g_signal_connect_object (view_column, "notify::fixed-width", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "notify::shown", G_CALLBACK (shown_changed_cb), self, G_CONNECT_SWAPPED);
  /* A column that never gives way is what a row is known by: it cannot be hidden. */
  if (desk_column_get_priority (column) == 0)
    return;
  name = g_strconcat ("show-", desk_column_get_id (column), NULL);
  detailed = g_strconcat ("table.", name, NULL);
  action = g_property_action_new (name, column, "shown");
  g_action_map_add_action (self->actions, G_ACTION (action));
  g_menu_append (self->menu, desk_column_get_title (column), detailed);
}

/**
 * desk_table_columns_find:
 * @self: the columns
 * @id: a column's id
 *
 * Returns: (transfer none) (nullable): the column
 */
DeskColumn *
desk_table_columns_find (DeskTableColumns *self, const char *id)
{
  g_return_val_if_fail (DESK_IS_TABLE_COLUMNS (self), NULL);

  for (guint i = 0; i < n_columns (self); i++)
    {
      if (g_strcmp0 (desk_column_get_id (column_at (self, i)), id) == 0)
        return column_at (self, i);
    }
  return NULL;
}

/**
 * desk_table_columns_get_menu:
 * @self: the columns
 *
 * Returns: (transfer none): a menu that shows and hides columns
 */
GMenuModel *
desk_table_columns_get_menu (DeskTableColumns *self)
{
  g_return_val_if_fail (DESK_IS_TABLE_COLUMNS (self), NULL);
  return G_MENU_MODEL (self->menu);
}

/**
 * desk_table_columns_fit:
 * @self: the columns
 * @width: how wide the table is, in pixels; 0 where it has no size yet
 *
 * Lets columns shrink, and then the least important ones go, until the rest has room.
 *
 * Only a new width of the table does so, not a column that a person drags, or columns would vanish under
 * the pointer.
 */
void
desk_table_columns_fit (DeskTableColumns *self, int width)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  int needed = 0;
  int ignored, least;

  g_return_if_fail (DESK_IS_TABLE_COLUMNS (self));

  self->width = width;
  for (guint i = 0; i < n_columns (self); i++)
    {
      DeskColumn *column = column_at (self, i);

      if (!desk_column_get_shown (column))
        {
          gtk_column_view_column_set_visible (desk_column_get_view_column (column), FALSE);
          continue;
        }
      g_ptr_array_add (wanted, column);
      measure (column, &ignored, &least);
      needed += least;
    }
  while (width > 0 && needed > width && wanted->len > 0)
    {
      DeskColumn *worst = wanted->pdata[0];

      for (guint i = 1; i < wanted->len; i++)
        {
          if (desk_column_get_priority (wanted->pdata[i]) >= desk_column_get_priority (worst))
            worst = wanted->pdata[i];
        }
      if (desk_column_get_priority (worst) == 0)
        break;
      measure (worst, &ignored, &least);
      needed -= least;
      gtk_column_view_column_set_visible (desk_column_get_view_column (worst), FALSE);
      g_ptr_array_remove (wanted, worst);
    }
  for (guint i = 0; i < wanted->len; i++)
    gtk_column_view_column_set_visible (desk_column_get_view_column (wanted->pdata[i]), TRUE);
  share_out (self, wanted);
  update_menu (self);
}

/**
 * desk_table_columns_sort:
 * @self: the columns
 * @id: a column that the device can sort by
 * @descending: the direction
 *
 * Does what a click on a column's header does.
 */
void
desk_table_columns_sort (DeskTableColumns *self, const char *id, gboolean descending)
{
  DeskColumn *column;

  g_return_if_fail (DESK_IS_TABLE_COLUMNS (self));

  column = desk_table_columns_find (self, id);
  if (column == NULL || desk_column_get_column_key (column) == NULL)
    return;
  gtk_column_view_sort_by_column (self->view, desk_column_get_view_column (column),
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * desk_table_columns_get_sort:
 * @self: the columns
 * @descending: (out): the direction
 *
 * Returns: (transfer none) (nullable): the column that shows the arrow
 */
DeskColumn *
desk_table_columns_get_sort (DeskTableColumns *self, gboolean *descending)
{
  g_return_val_if_fail (DESK_IS_TABLE_COLUMNS (self), NULL);
  *descending = self->descending;
  return self->sorted_by;
}

/**
 * desk_table_columns_restore:
 * @self: the columns
 * @table_name: (nullable): what the table is remembered by
 *
 * Takes up how the person left the table, and remembers from now on.
 */
void
desk_table_columns_restore (DeskTableColumns *self, const char *table_name)
{
  g_autofree char *id = NULL;
  gboolean descending;

  g_return_if_fail (DESK_IS_TABLE_COLUMNS (self));

  g_clear_object (&self->memory);
  self->memory = desk_table_memory_new (table_name);
  self->restoring = TRUE;
  desk_table_memory_restore (self->memory, G_LIST_MODEL (self->store));
  id = desk_table_memory_dup_sort (self->memory, &descending);
  if (id != NULL)
    desk_table_columns_sort (self, id, descending);
  self->restoring = FALSE;
}

/**
 * desk_table_columns_save:
 * @self: the columns
 *
 * Remembers at once what was just changed.
 */
void
desk_table_columns_save (DeskTableColumns *self)
{
  g_return_if_fail (DESK_IS_TABLE_COLUMNS (self));

  if (self->memory != NULL)
    desk_table_memory_flush (self->memory);
}
