/* desk-call-export.c: calls to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-call-export.h"

#include "desk-call-words.h"

#include "formats-csv-writer.h"
#include "formats-file-writer.h"
#include "pbx-call.h"

#include <glib/gi18n.h>

typedef struct
{
  GFile *file;
  PbxDirectory *directory;
  FormatsFileWriter *writer; /* nullable */
  FormatsCsvWriter *csv;     /* nullable */
  GFileProgressCallback progress;
  gpointer progress_data;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->file);
  g_object_unref (export->directory);
  g_clear_object (&export->csv);
  g_clear_object (&export->writer);
  g_free (export);
}

static void
add_titles (FormatsCsvWriter *csv)
{
  const char *titles[] = { C_ ("call field", "Start"),
                           C_ ("call field", "Direction"),
                           C_ ("call field", "Caller"),
                           C_ ("call field", "Caller’s name"),
                           C_ ("call field", "Called"),
                           C_ ("call field", "Called’s name"),
                           C_ ("call field", "Destination"),
                           C_ ("call field", "Destination’s name"),
                           C_ ("call field", "Duration in seconds"),
                           C_ ("call field", "Status"),
                           C_ ("call field", "Trunk"),
                           C_ ("call field", "PIN"),
                           C_ ("call field", "Recording"),
                           NULL };

  formats_csv_writer_add_row (csv, titles);
}

static const char *
get_name (PbxDirectory *directory, const char *number)
{
  PbxPerson *person = *number != '\0' ? pbx_directory_lookup (directory, number) : NULL;

  return person != NULL ? pbx_person_get_name (person) : "";
}

/* Whoever is in no directory may have sent a name with the call; often it is the number once more. */
static const char *
get_caller_name (PbxDirectory *directory, PbxCall *call)
{
  const char *name = get_name (directory, pbx_call_get_caller (call));

  if (*name == '\0' && !g_str_equal (pbx_call_get_caller_name (call), pbx_call_get_caller (call)))
    name = pbx_call_get_caller_name (call);

  return name;
}

static void
add_call (Export *export, PbxCall *call)
{
  g_autoptr (DeskMark) direction = desk_call_mark_direction (pbx_call_get_direction (call));
  g_autoptr (DeskMark) status = desk_call_mark_status (pbx_call_get_status (call));
  g_autofree char *duration = g_strdup_printf ("%" G_GINT64_FORMAT, pbx_call_get_duration (call));
  const char *cells[] = { pbx_call_get_start (call),
                          direction->word,
                          pbx_call_get_caller (call),
                          get_caller_name (export->directory, call),
                          pbx_call_get_callee (call),
                          get_name (export->directory, pbx_call_get_callee (call)),
                          pbx_call_get_dest (call),
                          get_name (export->directory, pbx_call_get_dest (call)),
                          duration,
                          status->word,
                          pbx_call_get_trunk (call),
                          pbx_call_get_pin_code (call),
                          pbx_call_get_recording_file (call),
                          NULL };

  formats_csv_writer_add_row (export->csv, cells);
}

static void rows_cb (GObject *scan, GAsyncResult *result, gpointer user_data);

/* Takes @task. */
static void
fetch_more (GTask *task)
{
  pbx_scan_next_async (g_task_get_source_object (task), g_task_get_cancellable (task), rows_cb, task);
}

static void
committed_cb (GObject *writer, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (formats_file_writer_commit_finish (FORMATS_FILE_WRITER (writer), result, &error))
    g_task_return_int (task, pbx_scan_get_fetched (g_task_get_source_object (task)));
  else
    g_task_return_error (task, error);
}

static void
flushed_cb (GObject *csv, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  PbxScan *scan = g_task_get_source_object (task);
  GError *error = NULL;

  if (!formats_csv_writer_flush_finish (FORMATS_CSV_WRITER (csv), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (export->progress != NULL)
    export->progress (pbx_scan_get_fetched (scan), pbx_scan_get_total (scan), export->progress_data);
  fetch_more (g_steal_pointer (&task));
}

static void
rows_cb (GObject *scan, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) rows = pbx_scan_next_finish (PBX_SCAN (scan), result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (rows == NULL)
    {
      formats_file_writer_commit_async (export->writer, cancellable, committed_cb, g_steal_pointer (&task));
      return;
    }
  for (guint i = 0; i < rows->len; i++)
    add_call (export, rows->pdata[i]);
  formats_csv_writer_flush_async (export->csv, cancellable, flushed_cb, g_steal_pointer (&task));
}

static void
opened_cb (GObject *unused, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  export->writer = formats_file_writer_open_finish (result, &error);
  if (export->writer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  export->csv = formats_csv_writer_new (formats_file_writer_get_stream (export->writer), FORMATS_CSV_MARK);
  add_titles (export->csv);
  formats_csv_writer_flush_async (export->csv, cancellable, flushed_cb, g_steal_pointer (&task));
}

/**
 * desk_call_export_async:
 * @scan: a walk through rows of #PbxCall (endpoint 28) that has not begun
 * @directory: where names come from
 * @file: where to write; it is replaced when all is written, and stays as it was if that fails
 * @progress: (nullable) (scope notified): told how many calls are written, of how many; the latter is
 * negative where nobody knows
 * @progress_data: for @progress
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes calls to a file as comma-separated text for spreadsheets, page after page.
 */
void
desk_call_export_async (PbxScan *scan,
                        PbxDirectory *directory,
                        GFile *file,
                        GFileProgressCallback progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Export *export = NULL;

  g_return_if_fail (PBX_IS_SCAN (scan));
  g_return_if_fail (PBX_IS_DIRECTORY (directory));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (scan, cancellable, callback, user_data);
  g_task_set_source_tag (task, desk_call_export_async);
  export = g_new0 (Export, 1);
  export->file = g_object_ref (file);
  export->directory = g_object_ref (directory);
  export->progress = progress;
  export->progress_data = progress_data;
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  formats_file_writer_open_async (file, cancellable, opened_cb, g_steal_pointer (&task));
}

/**
 * desk_call_export_finish:
 *
 * Returns: how many calls were written, or -1 with @error set to a #PbxError or one of GIO; the file is then
 *   as it was
 */
gint64
desk_call_export_finish (PbxScan *scan, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, scan), -1);
  return g_task_propagate_int (G_TASK (result), error);
}
