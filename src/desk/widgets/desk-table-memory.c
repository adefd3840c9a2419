/* desk-table-memory.c: how a person left a table's columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-table-memory.h"

#include "desk-column.h"

/**
 * DeskTableMemory:
 *
 * Remembers which columns of a table are shown, how wide they are and by which it is sorted, in a settings
 * path of the table's own.
 *
 * Where the schema is not installed, nothing is remembered and nothing else is amiss.
 */
struct _DeskTableMemory
{
  GObject parent_instance;

  GSettings *settings; /* owned, nullable */
  GListModel *unsaved; /* owned, nullable */
  guint save_source;
};

#define SCHEMA "io.github.fcm5600.FrontDesk.Table"
#define PATH "/io/github/fcm5600/FrontDesk/table/"
/* While a person drags a column's edge, its width changes with every frame. */
#define SAVE_DELAY_MS 500

G_DEFINE_FINAL_TYPE (DeskTableMemory, desk_table_memory, G_TYPE_OBJECT)

static gboolean
save_cb (gpointer data)
{
  DeskTableMemory *self = data;

  self->save_source = 0;
  desk_table_memory_flush (self);
  return G_SOURCE_REMOVE;
}

static void
desk_table_memory_dispose (GObject *object)
{
  DeskTableMemory *self = DESK_TABLE_MEMORY (object);

  desk_table_memory_flush (self);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (desk_table_memory_parent_class)->dispose (object);
}

static void
desk_table_memory_class_init (DeskTableMemoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_table_memory_dispose;
}

static void
desk_table_memory_init (DeskTableMemory *self)
{
}

/**
 * desk_table_memory_new:
 * @table_name: (nullable): what the table is remembered by; without it, nothing is
 *
 * Returns: (transfer full): the memory
 */
DeskTableMemory *
desk_table_memory_new (const char *table_name)
{
  DeskTableMemory *self = g_object_new (DESK_TYPE_TABLE_MEMORY, NULL);
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL && table_name != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);
  if (schema != NULL)
    {
      g_autofree char *path = g_strconcat (PATH, table_name, "/", NULL);

      self->settings = g_settings_new_full (schema, NULL, path);
    }
  return self;
}

/**
 * desk_table_memory_restore:
 * @self: the memory
 * @columns: (element-type DeskColumn): the table's columns
 *
 * Gives the columns the width and visibility that they had.
 */
void
desk_table_memory_restore (DeskTableMemory *self, GListModel *columns)
{
  g_autoptr (GVariant) saved = NULL;

  g_return_if_fail (DESK_IS_TABLE_MEMORY (self));

  if (self->settings == NULL)
    return;
  saved = g_settings_get_value (self->settings, "columns");
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (DeskColumn) column = g_list_model_get_item (columns, i);
      gboolean shown;
      int width;

      if (!g_variant_lookup (saved, desk_column_get_id (column), "(bi)", &shown, &width))
        continue;
      desk_column_set_shown (column, shown);
      if (width > 0)
        gtk_column_view_column_set_fixed_width (desk_column_get_view_column (column), MAX (width, 32));
    }
}

/**
 * desk_table_memory_save_later:
 * @self: the memory
 * @columns: (element-type DeskColumn): the table's columns
 *
 * Remembers the columns as they are once the person has let go of them.
 */
void
desk_table_memory_save_later (DeskTableMemory *self, GListModel *columns)
{
  g_return_if_fail (DESK_IS_TABLE_MEMORY (self));

  g_set_object (&self->unsaved, columns);
  if (self->save_source == 0)
    self->save_source = g_timeout_add (SAVE_DELAY_MS, save_cb, self);
}

/**
 * desk_table_memory_flush:
 * @self: the memory
 *
 * Remembers now what was to be remembered later.
 */
void
desk_table_memory_flush (DeskTableMemory *self)
{
  g_autoptr (GListModel) columns = NULL;
  GVariantBuilder builder;

  g_return_if_fail (DESK_IS_TABLE_MEMORY (self));

  g_clear_handle_id (&self->save_source, g_source_remove);
  columns = g_steal_pointer (&self->unsaved);
  if (columns == NULL || self->settings == NULL)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{s(bi)}"));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (DeskColumn) column = g_list_model_get_item (columns, i);
      int width = desk_column_get_dragged_width (column);
      gboolean shown = desk_column_get_shown (column);

      /* What nobody touched is not remembered, so that a later version may give it better defaults; a column
       * that has the rest follows the window. */
      if (desk_column_get_expand (column))
        width = 0;
      if (width > 0 || shown != desk_column_get_shown_by_default (column))
        g_variant_builder_add (&builder, "{s(bi)}", desk_column_get_id (column), shown, width);
    }
  g_settings_set_value (self->settings, "columns", g_variant_builder_end (&builder));
}

/**
 * desk_table_memory_dup_sort:
 * @self: the memory
 * @descending: (out): the direction
 *
 * Returns: (transfer full) (nullable): the id of the column that the table is sorted by
 */
char *
desk_table_memory_dup_sort (DeskTableMemory *self, gboolean *descending)
{
  g_autofree char *column_id = NULL;

  g_return_val_if_fail (DESK_IS_TABLE_MEMORY (self), NULL);

  *descending = FALSE;
  if (self->settings == NULL)
    return NULL;
  column_id = g_settings_get_string (self->settings, "sort-column");
  *descending = g_settings_get_boolean (self->settings, "sort-descending");
  return *column_id != '\0' ? g_steal_pointer (&column_id) : NULL;
}

/**
 * desk_table_memory_set_sort:
 * @self: the memory
 * @column_id: (nullable): the id of the column that the table is sorted by
 * @descending: the direction
 *
 * Remembers the sort.
 */
void
desk_table_memory_set_sort (DeskTableMemory *self, const char *column_id, gboolean descending)
{
  g_return_if_fail (DESK_IS_TABLE_MEMORY (self));

  if (self->settings == NULL)
    return;
  g_settings_set_string (self->settings, "sort-column", column_id != NULL ? column_id : "");
  g_settings_set_boolean (self->settings, "sort-descending", descending);
}
