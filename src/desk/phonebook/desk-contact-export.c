/* desk-contact-export.c: the phonebook to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-contact-export.h"

#include "formats-csv-writer.h"
#include "formats-file-writer.h"
#include "formats-vcard-writer.h"
#include "pbx-contact-calls.h"

#include <glib/gi18n.h>

/* How many contacts are written at once, so that the window answers and Cancel works */
#define CHUNK 200

typedef struct
{
  GFile *file;
  GPtrArray *contacts;       /* nullable: not fetched yet */
  FormatsFileWriter *writer; /* nullable */
  GString *text;             /* nullable: the chunk that is being written */
  GFileProgressCallback progress;
  gpointer progress_data;
  DeskExportFormat format;
  guint n_written;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->file);
  g_clear_pointer (&export->contacts, g_ptr_array_unref);
  g_clear_object (&export->writer);
  if (export->text != NULL)
    g_string_free (export->text, TRUE);
  g_free (export);
}

static gboolean
is_csv (Export *export)
{
  return export->format == DESK_EXPORT_CSV || export->format == DESK_EXPORT_CSV_WITH_MARK;
}

static void
append_titles (Export *export)
{
  const char *titles[] = { C_ ("contact field", "Name"),       C_ ("contact field", "Number"),
                           C_ ("contact field", "Email"),      C_ ("contact field", "Company"),
                           C_ ("contact field", "Speed dial"), NULL };

  if (export->format == DESK_EXPORT_CSV_WITH_MARK)
    g_string_append (export->text, "\xef\xbb\xbf");
  formats_csv_append_row (export->text, titles);
}

static void
append_contact (Export *export, PbxContact *contact)
{
  const char *cells[] = { pbx_contact_get_name (contact),      pbx_contact_get_phone_number (contact),
                          pbx_contact_get_email (contact),     pbx_contact_get_company (contact),
                          pbx_contact_get_dial_code (contact), NULL };
  g_autoptr (FormatsCard) card = NULL;

  if (is_csv (export))
    {
      formats_csv_append_row (export->text, cells);
      return;
    }
  card = formats_card_new (cells[0], cells[3], cells[2]);
  g_free (card->speed_dial);
  card->speed_dial = g_strdup (cells[4]);
  if (*cells[1] != '\0')
    formats_card_add_number (card, cells[1], NULL, FALSE);
  formats_vcard_append (export->text, card,
                        export->format == DESK_EXPORT_VCARD_4 ? FORMATS_VCARD_4_0 : FORMATS_VCARD_3_0);
}

static void write_more (GTask *task);

static void
committed_cb (GObject *writer, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (formats_file_writer_commit_finish (FORMATS_FILE_WRITER (writer), result, &error))
    g_task_return_int (task, export->contacts->len);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *stream, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (stream), result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (export->progress != NULL)
    export->progress (export->n_written, export->contacts->len, export->progress_data);
  write_more (g_steal_pointer (&task));
}

/* Takes @task. */
static void
write_more (GTask *task)
{
  Export *export = g_task_get_task_data (task);
  guint end = MIN (export->n_written + CHUNK, export->contacts->len);
  gboolean first = export->text == NULL;

  if (first)
    export->text = g_string_new (NULL);
  g_string_truncate (export->text, 0);
  if (first && is_csv (export))
    append_titles (export);
  for (; export->n_written < end; export->n_written++)
    append_contact (export, export->contacts->pdata[export->n_written]);
  if (export->text->len > 0)
    g_output_stream_write_all_async (formats_file_writer_get_stream (export->writer), export->text->str,
                                     export->text->len, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                     written_cb, task);
  else
    formats_file_writer_commit_async (export->writer, g_task_get_cancellable (task), committed_cb, task);
}

static void
opened_cb (GObject *unused, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  export->writer = formats_file_writer_open_finish (result, &error);
  if (export->writer == NULL)
    g_task_return_error (task, error);
  else
    write_more (g_steal_pointer (&task));
}

/* Takes @task. */
static void
open_file (GTask *task)
{
  Export *export = g_task_get_task_data (task);

  formats_file_writer_open_async (export->file, g_task_get_cancellable (task), opened_cb, task);
}

static void
fetched_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  export->contacts = pbx_contacts_fetch_finish (PBX_CLIENT (client), result, &error);
  if (export->contacts == NULL)
    g_task_return_error (task, error);
  else
    open_file (g_steal_pointer (&task));
}

/**
 * desk_contact_export_async:
 * @client: the device
 * @contacts: (nullable) (element-type PbxContact): whom to write; %NULL for the whole phonebook, which is
 *   fetched (endpoint 37)
 * @format: what to write
 * @file: where to write; it is replaced when all is written, and stays as it was if that fails
 * @progress: (nullable) (scope notified): told how many contacts are here, or written, of how many
 * @progress_data: for @progress
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes contacts to a file.
 */
void
desk_contact_export_async (PbxClient *client,
                           GPtrArray *contacts,
                           DeskExportFormat format,
                           GFile *file,
                           GFileProgressCallback progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Export *export = g_new0 (Export, 1);

  g_task_set_source_tag (task, desk_contact_export_async);
  export->file = g_object_ref (file);
  export->contacts = contacts != NULL ? g_ptr_array_ref (contacts) : NULL;
  export->format = format;
  export->progress = progress;
  export->progress_data = progress_data;
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  if (contacts != NULL)
    open_file (g_steal_pointer (&task));
  else
    pbx_contacts_fetch_async (client, progress, progress_data, cancellable, fetched_cb,
                              g_steal_pointer (&task));
}

/**
 * desk_contact_export_finish:
 *
 * Returns: how many contacts were written, or -1 with @error set to a #PbxError or one of GIO; the file is
 *   then as it was
 */
gssize
desk_contact_export_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), -1);
  return g_task_propagate_int (G_TASK (result), error);
}
