/* formats-file-writer.c: a file that is there whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-file-writer.h"

/**
 * FormatsFileWriter:
 *
 * Replaces a file, or makes a new one, without blocking. The old content stays until
 * [method@FileWriter.commit_async] has succeeded; when the writer is abandoned, or nobody commits it, the old
 * file is as it was, and a new one is not there.
 */
struct _FormatsFileWriter
{
  GObject parent_instance;

  GFile *file;
  GOutputStream *stream; /* nullable: closed */
  gboolean is_new;
};

G_DEFINE_FINAL_TYPE (FormatsFileWriter, formats_file_writer, G_TYPE_OBJECT)

static void
formats_file_writer_dispose (GObject *object)
{
  FormatsFileWriter *self = FORMATS_FILE_WRITER (object);

  formats_file_writer_abandon (self);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (formats_file_writer_parent_class)->dispose (object);
}

static void
formats_file_writer_class_init (FormatsFileWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = formats_file_writer_dispose;
}

static void
formats_file_writer_init (FormatsFileWriter *self)
{
}

static void
replaced_cb (GObject *file, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FormatsFileWriter *self = g_task_get_task_data (task);
  GError *error = NULL;
  GFileOutputStream *stream = g_file_replace_finish (G_FILE (file), result, &error);

  if (stream == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->stream = G_OUTPUT_STREAM (stream);
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

static void
queried_cb (GObject *file, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FormatsFileWriter *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (file), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self->is_new = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_file_replace_async (G_FILE (file), NULL, FALSE, G_FILE_CREATE_NONE, G_PRIORITY_DEFAULT,
                        g_task_get_cancellable (task), replaced_cb, g_object_ref (task));
}

/**
 * formats_file_writer_open_async:
 * @file: where to write
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Begins to write a file.
 */
void
formats_file_writer_open_async (GFile *file,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  FormatsFileWriter *self = g_object_new (FORMATS_TYPE_FILE_WRITER, NULL);

  g_task_set_source_tag (task, formats_file_writer_open_async);
  self->file = g_object_ref (file);
  g_task_set_task_data (task, self, g_object_unref);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT,
                           cancellable, queried_cb, g_steal_pointer (&task));
}

/**
 * formats_file_writer_open_finish:
 *
 * Returns: (transfer full): the writer, or %NULL with @error set to one of GIO
 */
FormatsFileWriter *
formats_file_writer_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * formats_file_writer_get_stream:
 * @self: a writer
 *
 * Returns: (transfer none): where to write; not to be closed
 */
GOutputStream *
formats_file_writer_get_stream (FormatsFileWriter *self)
{
  g_return_val_if_fail (FORMATS_IS_FILE_WRITER (self), NULL);
  return self->stream;
}

static void
closed_cb (GObject *stream, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FormatsFileWriter *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (g_output_stream_close_finish (G_OUTPUT_STREAM (stream), result, &error))
    {
      g_clear_object (&self->stream);
      g_task_return_boolean (task, TRUE);
      return;
    }
  formats_file_writer_abandon (self);
  g_task_return_error (task, error);
}

/**
 * formats_file_writer_commit_async:
 * @self: a writer
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Puts what was written in the place of the file.
 */
void
formats_file_writer_commit_async (FormatsFileWriter *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (FORMATS_IS_FILE_WRITER (self));
  g_return_if_fail (self->stream != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, formats_file_writer_commit_async);
  g_output_stream_close_async (self->stream, G_PRIORITY_DEFAULT, cancellable, closed_cb,
                               g_steal_pointer (&task));
}

/**
 * formats_file_writer_commit_finish:
 *
 * Returns: %TRUE, or %FALSE with @error set; then the file is as it was
 */
gboolean
formats_file_writer_commit_finish (FormatsFileWriter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The stream has been closed by a cancelled close: the replacement, where GIO made one, is gone. */
static void
abandoned_cb (GObject *stream, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) new_file = user_data;

  if (new_file != NULL)
    g_file_delete_async (new_file, G_PRIORITY_LOW, NULL, NULL, NULL);
}

/**
 * formats_file_writer_abandon:
 * @self: a writer; nothing may be under way on its stream
 *
 * Drops what was written, in the background.
 */
void
formats_file_writer_abandon (FormatsFileWriter *self)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GOutputStream) stream = NULL;

  g_return_if_fail (FORMATS_IS_FILE_WRITER (self));

  stream = g_steal_pointer (&self->stream);
  if (stream == NULL)
    return;
  g_cancellable_cancel (cancelled);
  g_output_stream_close_async (stream, G_PRIORITY_DEFAULT, cancelled, abandoned_cb,
                               self->is_new ? g_object_ref (self->file) : NULL);
}
