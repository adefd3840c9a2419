/* formats-csv-writer.c: rows to comma-separated text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-csv-writer.h"

#include "formats-csv-cell.h"

#include <string.h>

/**
 * FormatsCsvWriter:
 *
 * Writes rows to a stream. Rows are only collected until they are flushed: add those of a page, flush, and
 * go on with the next page, so that a list of any length needs the memory of one page. Where the caller
 * lives in the main loop it flushes with [method@CsvWriter.flush_async], in a thread with
 * [method@CsvWriter.flush]. The stream is not closed.
 */
struct _FormatsCsvWriter
{
  GObject parent_instance;

  GOutputStream *stream;
  GString *pending;
  gboolean flushing;
};

G_DEFINE_FINAL_TYPE (FormatsCsvWriter, formats_csv_writer, G_TYPE_OBJECT)

static void
append_cell (GString *text, const char *cell)
{
  gboolean guard = formats_csv_cell_needs_guard (cell);
  gboolean quote;

  /* A space at an end would be taken for layout by some, and a first cell like sep=; for a hint. */
  quote = strpbrk (cell, "\",;\t\r\n") != NULL || *cell == ' ' || g_str_has_suffix (cell, " ") ||
          g_ascii_strncasecmp (cell, "sep=", 4) == 0;
  if (quote)
    g_string_append_c (text, '"');
  if (guard)
    g_string_append_c (text, '\'');
  for (;;)
    {
      gsize length = strcspn (cell, "\"");

      g_string_append_len (text, cell, length);
      cell += length;
      if (*cell == '\0')
        break;
      g_string_append (text, "\"\"");
      cell++;
    }
  if (quote)
    g_string_append_c (text, '"');
}

/**
 * formats_csv_append_row:
 * @text: where to append
 * @cells: (array zero-terminated=1): the cells, valid UTF-8
 *
 * Appends a row and the line end. A cell that a spreadsheet would run as a formula gets an apostrophe,
 * which [struct@CsvReader] takes away again; phone numbers stay as they are.
 */
void
formats_csv_append_row (GString *text, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      /* A row of one empty cell would be an empty line, which readers skip. */
      if (i == 0 && cells[1] == NULL && *cells[0] == '\0')
        g_string_append (text, "\"\"");
      append_cell (text, cells[i]);
    }
  g_string_append (text, "\r\n");
}

static void
formats_csv_writer_finalize (GObject *object)
{
  FormatsCsvWriter *self = FORMATS_CSV_WRITER (object);

  g_object_unref (self->stream);
  g_string_free (self->pending, TRUE);
  G_OBJECT_CLASS (formats_csv_writer_parent_class)->finalize (object);
}

static void
formats_csv_writer_class_init (FormatsCsvWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = formats_csv_writer_finalize;
}

static void
formats_csv_writer_init (FormatsCsvWriter *self)
{
  self->pending = g_string_new (NULL);
}

/**
 * formats_csv_writer_new:
 * @stream: where to write
 * @flags: how to write
 *
 * Returns: (transfer full): a writer; nothing is written yet
 */
FormatsCsvWriter *
formats_csv_writer_new (GOutputStream *stream, FormatsCsvFlags flags)
{
  FormatsCsvWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_object_new (FORMATS_TYPE_CSV_WRITER, NULL);
  self->stream = g_object_ref (stream);
  if (flags & FORMATS_CSV_MARK)
    g_string_append (self->pending, "\xef\xbb\xbf");
  return self;
}

/**
 * formats_csv_writer_add_row:
 * @self: a writer
 * @cells: (array zero-terminated=1): the cells, valid UTF-8
 *
 * Adds a row to those that the next flush writes. Does not block. May be called during a flush.
 */
void
formats_csv_writer_add_row (FormatsCsvWriter *self, const char *const *cells)
{
  g_return_if_fail (FORMATS_IS_CSV_WRITER (self));
  g_return_if_fail (cells != NULL);
  formats_csv_append_row (self->pending, cells);
}

/**
 * formats_csv_writer_get_pending:
 * @self: a writer
 *
 * Returns: how many bytes wait for a flush
 */
gsize
formats_csv_writer_get_pending (FormatsCsvWriter *self)
{
  g_return_val_if_fail (FORMATS_IS_CSV_WRITER (self), 0);
  return self->pending->len;
}

/* What waits, for a flush to write; what is added from now on waits for the next one. */
static GString *
take_pending (FormatsCsvWriter *self)
{
  GString *taken = self->pending;

  self->pending = g_string_new (NULL);
  return taken;
}

static void
free_taken (GString *taken)
{
  g_string_free (taken, TRUE);
}

/**
 * formats_csv_writer_flush:
 * @self: a writer
 * @cancellable: (nullable): to cancel with
 * @error: return location for an error of GIO
 *
 * Writes what waits. Blocks: not for the main loop.
 *
 * Returns: %FALSE with @error set if it could not be written; part of it may have been
 */
gboolean
formats_csv_writer_flush (FormatsCsvWriter *self, GCancellable *cancellable, GError **error)
{
  gboolean good;
  GString *taken;

  g_return_val_if_fail (FORMATS_IS_CSV_WRITER (self), FALSE);
  g_return_val_if_fail (!self->flushing, FALSE);

  taken = take_pending (self);
  good = g_output_stream_write_all (self->stream, taken->str, taken->len, NULL, cancellable, error);
  free_taken (taken);
  return good;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FormatsCsvWriter *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->flushing = FALSE;
  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * formats_csv_writer_flush_async:
 * @self: a writer that is not being flushed
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * As [method@CsvWriter.flush], without blocking.
 */
void
formats_csv_writer_flush_async (FormatsCsvWriter *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GString *taken;

  g_return_if_fail (FORMATS_IS_CSV_WRITER (self));
  g_return_if_fail (!self->flushing);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, formats_csv_writer_flush_async);
  taken = take_pending (self);
  g_task_set_task_data (task, taken, (GDestroyNotify) free_taken);
  self->flushing = TRUE;
  g_output_stream_write_all_async (self->stream, taken->str, taken->len, G_PRIORITY_DEFAULT, cancellable,
                                   written_cb, g_steal_pointer (&task));
}

/**
 * formats_csv_writer_flush_finish:
 *
 * Returns: %FALSE with @error set if it could not be written; part of it may have been
 */
gboolean
formats_csv_writer_flush_finish (FormatsCsvWriter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
