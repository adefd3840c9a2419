/* pbx-download-run.c: one try of a download, from its part to its name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-download-private.h"

#include "pbx-part.h"
#include "pbx-transfer.h"

#include <glib/gstdio.h>

typedef struct
{
  PbxClient *client; /* owned */
  PbxConverter converter;
  PbxConverterFinish converter_finish;
  guint patience;
} Run;

/* What a worker is told and what it tells */
typedef struct
{
  char *folder;
  char *stem;
  char *suffix;
  char *part;
  char *name;
  char *converted; /* nullable: takes the part's place */
  gint64 size;
  int fd;
} FileJob;

static void
run_free (Run *run)
{
  g_object_unref (run->client);
  g_free (run);
}

static void
file_job_free (FileJob *job)
{
  g_free (job->folder);
  g_free (job->stem);
  g_free (job->suffix);
  g_free (job->part);
  g_free (job->name);
  g_free (job->converted);
  if (job->fd >= 0)
    g_close (job->fd, NULL);
  g_free (job);
}

static char *
get_suffix (PbxDownload *self, gboolean converted)
{
  if (!converted)
    return pbx_recording_info_dup_suffix (self->info);

  return g_strdup (g_str_equal (self->conversion, "wav") ? ".wav" : ".ogg");
}

/* Takes @task. */
static void
run_job (GTask *task, FileJob *job, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  /* Not cancellable: a file is made and noted, or not made. */
  g_autoptr (GTask) work = g_task_new (NULL, NULL, callback, task);

  g_task_set_task_data (work, job, (GDestroyNotify) file_job_free);
  g_task_run_in_thread (work, func);
}

static FileJob *
file_job_new (PbxDownload *self, gboolean converted)
{
  FileJob *job = g_new0 (FileJob, 1);

  job->folder = g_strdup (self->folder);
  job->stem = g_strdup (self->stem);
  job->suffix = get_suffix (self, converted);
  job->part = g_strdup (self->part);
  job->fd = -1;

  return job;
}

static void
open_in_thread (GTask *work, gpointer source, gpointer data, GCancellable *cancellable)
{
  FileJob *job = data;
  GError *error = NULL;

  job->fd = pbx_part_open (job->folder, job->stem, job->suffix, &job->part, &job->size, &error);

  if (job->fd >= 0)
    g_task_return_boolean (work, TRUE);
  else
    g_task_return_error (work, error);
}

static void
settle_in_thread (GTask *work, gpointer source, gpointer data, GCancellable *cancellable)
{
  FileJob *job = data;
  GError *error = NULL;

  if (pbx_part_settle (job->folder, job->converted != NULL ? job->converted : job->part, job->stem,
                       job->suffix, &job->name, &error))
    {
      if (job->converted != NULL)
        pbx_part_remove (job->folder, job->part);
      g_task_return_boolean (work, TRUE);
    }
  else
    {
      g_task_return_error (work, error);
    }
}

static void
on_settled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PbxDownload *self = g_task_get_source_object (task);
  FileJob *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_pointer (&self->part, g_free);
  self->name = g_steal_pointer (&job->name);
  g_task_return_boolean (task, TRUE);
}

static char *
get_converted_name (PbxDownload *self)
{
  return g_strconcat (self->part, ".converted" PBX_PART_SUFFIX, NULL);
}

static void
on_converted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PbxDownload *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  FileJob *job;

  if (!run->converter_finish (result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  job = file_job_new (self, TRUE);
  job->converted = get_converted_name (self);
  run_job (g_steal_pointer (&task), job, settle_in_thread, on_settled);
}

static void
on_transferred (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PbxDownload *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  gint64 size;

  if (!pbx_transfer_finish (result, &size, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  pbx_download_set_progress (self, size, size);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (self->conversion != NULL && run->converter != NULL)
    {
      g_autofree char *name = get_converted_name (self);
      g_autofree char *from = g_build_filename (self->folder, self->part, NULL);
      g_autofree char *to = g_build_filename (self->folder, name, NULL);

      pbx_download_set_state (self, PBX_DOWNLOAD_CONVERTING);
      run->converter (from, to, self->conversion, self->cancellable, on_converted, g_steal_pointer (&task));
      return;
    }

  run_job (g_steal_pointer (&task), file_job_new (self, FALSE), settle_in_thread, on_settled);
}

static void
on_progress (gint64 received, gint64 total, gpointer user_data)
{
  pbx_download_set_progress (user_data, received, total);
}

static void
on_part_open (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PbxDownload *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  FileJob *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  int fd;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_free (self->part);
  self->part = g_strdup (job->part);
  pbx_download_set_progress (self, job->size, self->total);
  self->counted = job->size;

  fd = job->fd;
  job->fd = -1;
  pbx_transfer_async (run->client, pbx_recording_info_get_play_url (self->info), fd, job->size, run->patience,
                      on_progress, self, self->cancellable, on_transferred, g_steal_pointer (&task));
}

/* One try: what is here already is kept, and what comes is kept whatever happens. */
void
pbx_download_run_async (PbxDownload *self,
                        PbxClient *client,
                        PbxConverter converter,
                        PbxConverterFinish converter_finish,
                        guint patience,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;
  Run *run = g_new0 (Run, 1);

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (task, pbx_download_run_async);
  g_task_set_check_cancellable (task, FALSE);
  run->client = g_object_ref (client);
  run->converter = converter;
  run->converter_finish = converter_finish;
  run->patience = patience;
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);

  run_job (task, file_job_new (self, FALSE), open_in_thread, on_part_open);
}

gboolean
pbx_download_run_finish (PbxDownload *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
