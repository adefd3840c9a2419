/* sound-convert.c: a recording in another format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sound-convert.h"

#include "sound-error.h"
#include "sound-run.h"
#include "sound-source.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  char *source_path;
  char *target_path;
  SoundTarget target;
  GMainContext *context;
  SoundProgressFunc progress;
  gpointer progress_data;
  GDestroyNotify progress_destroy;
} Conversion;

typedef struct
{
  GTask *task; /* owned */
  double fraction;
} Report;

static void
conversion_free (Conversion *conversion)
{
  g_free (conversion->source_path);
  g_free (conversion->target_path);
  g_main_context_unref (conversion->context);
  if (conversion->progress_destroy != NULL)
    conversion->progress_destroy (conversion->progress_data);
  g_free (conversion);
}

static void
report_free (gpointer data)
{
  Report *report = data;

  g_object_unref (report->task);
  g_free (report);
}

static gboolean
deliver_report (gpointer data)
{
  Report *report = data;
  Conversion *conversion = g_task_get_task_data (report->task);

  if (!g_task_get_completed (report->task))
    conversion->progress (report->fraction, conversion->progress_data);

  return G_SOURCE_REMOVE;
}

static void
on_progress (double fraction, gpointer user_data)
{
  GTask *task = user_data;
  Conversion *conversion = g_task_get_task_data (task);
  Report *report;

  if (conversion->progress == NULL)
    return;

  report = g_new0 (Report, 1);
  report->task = g_object_ref (task);
  report->fraction = fraction;
  g_main_context_invoke_full (conversion->context, G_PRIORITY_DEFAULT, deliver_report, report, report_free);
}

static const char *
get_tail (SoundTarget target)
{
  switch (target)
    {
    case SOUND_TARGET_WAV:
      return "audioconvert ! audioresample ! audio/x-raw,format=S16LE ! wavenc ! filesink name=sink";
    case SOUND_TARGET_OPUS:
    default:
      return "audioconvert ! audioresample ! opusenc audio-type=voice bitrate=24000 ! oggmux ! "
             "filesink name=sink";
    }
}

/* What is on the disk, or what went wrong with it. A file that was not written whole must not look as if
 * it had been. */
static gboolean
settle (const char *part, const char *target_path, GError **error)
{
  int fd = g_open (part, O_RDWR | O_CLOEXEC, 0);

  if (fd < 0 || fsync (fd) != 0 || g_rename (part, target_path) != 0)
    {
      int saved = errno;

      if (fd >= 0)
        close (fd);
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (saved), g_strerror (saved));
      return FALSE;
    }

  close (fd);
  return TRUE;
}

static gboolean
convert (Conversion *conversion, GTask *task, const char *part, GCancellable *cancellable, GError **error)
{
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GstElement) sink = NULL;
  SoundFormat format;

  pipeline =
    sound_source_new_pipeline (conversion->source_path, get_tail (conversion->target), &format, error);
  if (pipeline == NULL)
    return FALSE;

  sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  g_object_set (sink, "location", part, NULL);

  return sound_run (pipeline, format.duration, on_progress, task, cancellable, error) &&
         settle (part, conversion->target_path, error);
}

static void
convert_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Conversion *conversion = data;
  g_autofree char *part = g_strconcat (conversion->target_path, ".XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  int fd;

  if (g_task_return_error_if_cancelled (task))
    return;

  /* A name of its own, that nobody else can have made, readable by nobody else */
  fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      int saved = errno;

      g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (saved), "%s", g_strerror (saved));
      return;
    }
  close (fd);

  if (convert (conversion, task, part, cancellable, &error))
    {
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      g_unlink (part);
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

/**
 * sound_target_get_suffix:
 *
 * Returns: how names of such files end, with the dot
 */
const char *
sound_target_get_suffix (SoundTarget target)
{
  return target == SOUND_TARGET_WAV ? ".wav" : ".ogg";
}

/**
 * sound_convert_async:
 * @source_path: a recording
 * @target_path: where it goes; replaced in one step, and only by what is whole
 * @target: what to convert to
 * @progress: (nullable) (scope notified): told how far it is
 * @progress_data: for @progress
 * @progress_destroy: (nullable): frees @progress_data
 * @cancellable: (nullable): to cancel with; nothing is left behind then
 * @callback: called when done
 * @user_data: for @callback
 *
 * Converts a recording in a worker.
 */
void
sound_convert_async (const char *source_path,
                     const char *target_path,
                     SoundTarget target,
                     SoundProgressFunc progress,
                     gpointer progress_data,
                     GDestroyNotify progress_destroy,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Conversion *conversion;

  g_return_if_fail (source_path != NULL);
  g_return_if_fail (target_path != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sound_convert_async);

  conversion = g_new0 (Conversion, 1);
  conversion->source_path = g_strdup (source_path);
  conversion->target_path = g_strdup (target_path);
  conversion->target = target;
  conversion->context = g_main_context_ref_thread_default ();
  conversion->progress = progress;
  conversion->progress_data = progress_data;
  conversion->progress_destroy = progress_destroy;
  g_task_set_task_data (task, conversion, (GDestroyNotify) conversion_free);
  g_task_run_in_thread (task, convert_in_thread);
}

/**
 * sound_convert_finish:
 *
 * Returns: %FALSE with @error set: cancelled, another %G_IO_ERROR, or a %SOUND_ERROR
 */
gboolean
sound_convert_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
