/* desk-import-source.c: a file of people, as it was read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-import-source.h"

#include "desk-import-header.h"
#include "formats-csv-reader.h"
#include "formats-text.h"
#include "formats-vcard-reader.h"

#include <glib/gi18n.h>
#include <string.h>

/* More rows than any phonebook takes */
#define MAX_LINES 200000

/**
 * DeskImportSource:
 *
 * What a file holds: vCards, or a table of which nobody knows yet what its columns mean. It does not change,
 * so that threads can read it; to read the file otherwise makes another one.
 */
struct _DeskImportSource
{
  GObject parent_instance;

  GBytes *bytes;
  char *name;
  char *encoding;
  GPtrArray *cards; /* FormatsCard; nullable: a table then */
  GPtrArray *lines; /* DeskImportLine; nullable */
  guint n_columns;
  char delimiter;
};

G_DEFINE_FINAL_TYPE (DeskImportSource, desk_import_source, G_TYPE_OBJECT)

static void
line_free (DeskImportLine *line)
{
  g_strfreev (line->cells);
  g_free (line);
}

static void
desk_import_source_finalize (GObject *object)
{
  DeskImportSource *self = DESK_IMPORT_SOURCE (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self->name);
  g_free (self->encoding);
  G_OBJECT_CLASS (desk_import_source_parent_class)->finalize (object);
}

static void
desk_import_source_class_init (DeskImportSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_import_source_finalize;
}

static void
desk_import_source_init (DeskImportSource *self)
{
}

/* Reading, in a thread */

static gboolean
read_table (DeskImportSource *self, GError **error)
{
  g_autofree char *text = formats_text_decode (self->bytes, self->encoding, error);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FormatsCsvReader) reader = NULL;
  FormatsProblem problem;
  guint number;

  if (text == NULL)
    return FALSE;
  if (self->delimiter == '\0')
    self->delimiter = formats_csv_guess_delimiter (text);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  reader = formats_csv_reader_new (text, self->delimiter);
  while (self->lines->len < MAX_LINES && formats_csv_reader_next (reader, cells, &number, &problem))
    {
      DeskImportLine *line = g_new0 (DeskImportLine, 1);

      line->line = number;
      line->problem = problem;
      line->n_cells = cells->len;
      line->cells = g_new0 (char *, cells->len + 1);
      for (guint i = 0; i < cells->len; i++)
        line->cells[i] = g_steal_pointer (&cells->pdata[i]);
      self->n_columns = MAX (self->n_columns, cells->len);
      g_ptr_array_add (self->lines, line);
    }
  return TRUE;
}

static gboolean
read_content (DeskImportSource *self, GError **error)
{
  if (self->encoding == NULL)
    self->encoding = g_strdup (formats_text_guess_encoding (self->bytes));
  if (formats_vcard_is_vcard (self->bytes))
    {
      self->cards = formats_vcard_read (self->bytes, self->encoding, error);
      return self->cards != NULL;
    }
  return read_table (self, error);
}

static void
read_in_thread (GTask *task, gpointer unused, gpointer task_data, GCancellable *cancellable)
{
  DeskImportSource *self = task_data;
  GError *error = NULL;

  if (read_content (self, &error))
    g_task_return_pointer (task, g_object_ref (self), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *file, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DeskImportSource *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->bytes = formats_file_load_finish (G_FILE (file), result, &error);
  if (self->bytes == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, read_in_thread);
}

/**
 * desk_import_source_load_async:
 * @file: a file of vCards or comma-separated text
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads a file, off the main loop. Its kind, encoding and delimiter are found out from what it holds.
 */
void
desk_import_source_load_async (GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  DeskImportSource *self = g_object_new (DESK_TYPE_IMPORT_SOURCE, NULL);
  g_autofree char *base = g_file_get_basename (file);

  g_task_set_source_tag (task, desk_import_source_load_async);
  self->name = g_filename_display_name (base != NULL ? base : "");
  g_task_set_task_data (task, self, g_object_unref);
  formats_file_load_async (file, FORMATS_MAX_FILE_SIZE, cancellable, loaded_cb, g_steal_pointer (&task));
}

/**
 * desk_import_source_reread_async:
 * @self: a source
 * @encoding: what the person says that the file is encoded in
 * @delimiter: what stands between cells; 0 to find out
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the same bytes otherwise, off the main loop. @self stays as it is.
 */
void
desk_import_source_reread_async (DeskImportSource *self,
                                 const char *encoding,
                                 char delimiter,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  DeskImportSource *other = g_object_new (DESK_TYPE_IMPORT_SOURCE, NULL);

  g_task_set_source_tag (task, desk_import_source_reread_async);
  other->bytes = g_bytes_ref (self->bytes);
  other->name = g_strdup (self->name);
  other->encoding = g_strdup (encoding);
  other->delimiter = delimiter;
  g_task_set_task_data (task, other, g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * desk_import_source_read_finish:
 *
 * Returns: (transfer full): the source, or %NULL with @error set to a #FormatsError or one of GIO; both are
 *   sentences for the person
 */
DeskImportSource *
desk_import_source_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** desk_import_source_get_name: Returns: the file's name, for the person */
const char *
desk_import_source_get_name (DeskImportSource *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_SOURCE (self), NULL);
  return self->name;
}

/** desk_import_source_is_table: Returns: whether somebody has to say what the columns mean */
gboolean
desk_import_source_is_table (DeskImportSource *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_SOURCE (self), FALSE);
  return self->lines != NULL;
}

/** desk_import_source_get_encoding: Returns: what it was read as, as iconv calls it */
const char *
desk_import_source_get_encoding (DeskImportSource *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_SOURCE (self), NULL);
  return self->encoding;
}

/** desk_import_source_get_delimiter: Returns: what stands between the cells of a table */
char
desk_import_source_get_delimiter (DeskImportSource *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_SOURCE (self), '\0');
  return self->delimiter;
}

/** desk_import_source_get_n_columns: Returns: how many cells the widest row of a table has */
guint
desk_import_source_get_n_columns (DeskImportSource *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_SOURCE (self), 0);
  return self->n_columns;
}

/** desk_import_source_get_lines: Returns: (transfer none) (element-type DeskImportLine): the table's rows */
GPtrArray *
desk_import_source_get_lines (DeskImportSource *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_SOURCE (self), NULL);
  return self->lines;
}

/**
 * desk_import_source_guess_header:
 * @self: a table
 *
 * Returns: whether the first row seems to name the columns
 */
gboolean
desk_import_source_guess_header (DeskImportSource *self)
{
  g_return_val_if_fail (desk_import_source_is_table (self), FALSE);
  return desk_import_header_is_one (self->lines);
}

/**
 * desk_import_source_guess_fields:
 * @self: a table
 * @header: whether the first row names the columns
 * @fields: (element-type DeskImportField): filled with what each column seems to hold
 *
 * Guesses what the columns mean, by their titles or by what is in them.
 */
void
desk_import_source_guess_fields (DeskImportSource *self, gboolean header, GArray *fields)
{
  g_return_if_fail (desk_import_source_is_table (self));
  g_array_set_size (fields, self->n_columns);
  desk_import_header_guess (self->lines, header, fields);
}

/* Cards */

static const char *
get_cell (const DeskImportLine *line, guint column)
{
  return column < line->n_cells ? line->cells[column] : "";
}

static void
join (GString *text, const char *cell)
{
  if (*cell == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, cell);
}

/* The cells of the columns that hold @field, one after the other */
static char *
join_field (const DeskImportLine *line, GArray *fields, DeskImportField field)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      if (g_array_index (fields, DeskImportField, i) == field)
        join (text, get_cell (line, i));
    }
  return g_string_free (text, FALSE);
}

static char *
make_name (const DeskImportLine *line, GArray *fields)
{
  g_autofree char *given = join_field (line, fields, DESK_IMPORT_GIVEN_NAME);
  g_autofree char *family = join_field (line, fields, DESK_IMPORT_FAMILY_NAME);
  char *name = join_field (line, fields, DESK_IMPORT_NAME);
  GString *parts;

  if (name[strspn (name, " \t\r\n")] != '\0')
    return name;
  g_free (name);
  parts = g_string_new (NULL);
  join (parts, given);
  join (parts, family);
  return g_string_free (parts, FALSE);
}

static FormatsCard *
make_card (const DeskImportLine *line, const DeskImportLine *titles, GArray *fields)
{
  g_autofree char *name = make_name (line, fields);
  g_autofree char *company = join_field (line, fields, DESK_IMPORT_COMPANY);
  g_autofree char *email = join_field (line, fields, DESK_IMPORT_EMAIL);
  FormatsCard *card = formats_card_new (name, company, email);

  g_free (card->speed_dial);
  card->speed_dial = join_field (line, fields, DESK_IMPORT_SPEED_DIAL);
  card->line = line->line;
  card->problem = line->problem;
  for (guint i = 0; i < fields->len; i++)
    {
      const char *number = get_cell (line, i);

      if (g_array_index (fields, DeskImportField, i) == DESK_IMPORT_NUMBER &&
          number[strspn (number, " \t\r\n")] != '\0')
        formats_card_add_number (card, number, titles != NULL ? get_cell (titles, i) : NULL, FALSE);
    }
  return card;
}

/**
 * desk_import_source_make_cards:
 * @self: a source
 * @header: whether the first row of a table names the columns
 * @fields: (nullable) (element-type DeskImportField): what the columns of a table hold
 *
 * Makes people of what the file holds. May be called in any thread.
 *
 * Returns: (transfer full) (element-type FormatsCard): the people
 */
GPtrArray *
desk_import_source_make_cards (DeskImportSource *self, gboolean header, GArray *fields)
{
  return desk_import_source_make_first_cards (self, header, fields, G_MAXUINT);
}

/**
 * desk_import_source_make_first_cards:
 * @self: a source
 * @header: whether the first row of a table names the columns
 * @fields: (nullable) (element-type DeskImportField): what the columns of a table hold
 * @max: how many rows of a table to look at
 *
 * As [method@ImportSource.make_cards], of the first rows of a table.
 *
 * Returns: (transfer full) (element-type FormatsCard): the people
 */
GPtrArray *
desk_import_source_make_first_cards (DeskImportSource *self, gboolean header, GArray *fields, guint max)
{
  GPtrArray *cards;
  const DeskImportLine *titles = NULL;

  g_return_val_if_fail (DESK_IS_IMPORT_SOURCE (self), NULL);

  if (self->cards != NULL)
    return g_ptr_array_ref (self->cards);
  cards = g_ptr_array_new_with_free_func ((GDestroyNotify) formats_card_free);
  if (header && self->lines->len > 0)
    titles = self->lines->pdata[0];
  for (guint i = titles != NULL ? 1 : 0; i < self->lines->len && cards->len < max; i++)
    g_ptr_array_add (cards, make_card (self->lines->pdata[i], titles, fields));
  return cards;
}
