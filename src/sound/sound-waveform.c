/* sound-waveform.c: the shape of a recording
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sound-waveform.h"

#include "sound-run.h"
#include "sound-source.h"

#include <gst/app/gstappsink.h>

/* A shape needs no more. */
#define RATE 8000

#define TAIL                                                                                                 \
  "audioconvert ! audioresample ! audio/x-raw,format=" NATIVE ",rate=8000,channels=1 ! "                     \
  "appsink name=sink sync=false max-buffers=16"

#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define NATIVE "S16LE"
#else
#define NATIVE "S16BE"
#endif

/**
 * SoundWaveform:
 *
 * How loud a recording is as time goes by, and where nobody speaks. The file is decoded in a worker; what
 * is known of it can be drawn meanwhile: [property@Waveform:progress] changes as it grows. An hour and a
 * minute take the same memory.
 */
struct _SoundWaveform
{
  GObject parent_instance;

  GMutex lock;
  SoundPeaks *peaks; /* owned, under the lock */
  gint64 duration;   /* under the lock; -1 as long as it is not known */
  double progress;
};

typedef struct
{
  SoundWaveform *self; /* not owned: the task holds it */
  char *path;
  GMainContext *context;
} Load;

typedef struct
{
  SoundWaveform *self; /* owned */
  double progress;
} Report;

enum
{
  PROP_DURATION = 1,
  PROP_PROGRESS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoundWaveform, sound_waveform, G_TYPE_OBJECT)

static void
load_free (Load *load)
{
  g_free (load->path);
  g_main_context_unref (load->context);
  g_free (load);
}

static void
report_free (gpointer data)
{
  Report *report = data;

  g_object_unref (report->self);
  g_free (report);
}

static gboolean
deliver_report (gpointer data)
{
  Report *report = data;

  report->self->progress = report->progress;
  g_object_notify_by_pspec (G_OBJECT (report->self), properties[PROP_PROGRESS]);
  return G_SOURCE_REMOVE;
}

static void
on_progress (double fraction, gpointer user_data)
{
  Load *load = user_data;
  Report *report = g_new0 (Report, 1);

  report->self = g_object_ref (load->self);
  report->progress = fraction;
  g_main_context_invoke_full (load->context, G_PRIORITY_DEFAULT, deliver_report, report, report_free);
}

static GstFlowReturn
on_sample (GstAppSink *sink, gpointer user_data)
{
  SoundWaveform *self = user_data;
  g_autoptr (GstSample) sample = gst_app_sink_pull_sample (sink);
  GstBuffer *buffer;
  GstMapInfo map;

  if (sample == NULL)
    return GST_FLOW_EOS;

  buffer = gst_sample_get_buffer (sample);
  if (buffer != NULL && gst_buffer_map (buffer, &map, GST_MAP_READ))
    {
      g_mutex_lock (&self->lock);
      sound_peaks_add (self->peaks, (const gint16 *) map.data, map.size / sizeof (gint16));
      g_mutex_unlock (&self->lock);
      gst_buffer_unmap (buffer, &map);
    }

  return GST_FLOW_OK;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SoundWaveform *self = source;
  Load *load = data;
  GstAppSinkCallbacks callbacks = { .new_sample = on_sample };
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GstElement) sink = NULL;
  g_autoptr (GError) error = NULL;
  SoundFormat format;

  if (g_task_return_error_if_cancelled (task))
    return;

  pipeline = sound_source_new_pipeline (load->path, TAIL, &format, &error);
  if (pipeline == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_mutex_lock (&self->lock);
  self->duration = format.duration;
  g_mutex_unlock (&self->lock);

  sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks, self, NULL);

  if (!sound_run (pipeline, format.duration, on_progress, load, cancellable, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_mutex_lock (&self->lock);
  sound_peaks_end (self->peaks);
  self->duration = sound_peaks_get_length (self->peaks);
  g_mutex_unlock (&self->lock);

  on_progress (1.0, load);
  g_task_return_boolean (task, TRUE);
}

static void
sound_waveform_finalize (GObject *object)
{
  SoundWaveform *self = SOUND_WAVEFORM (object);

  g_clear_pointer (&self->peaks, sound_peaks_free);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (sound_waveform_parent_class)->finalize (object);
}

static void
sound_waveform_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SoundWaveform *self = SOUND_WAVEFORM (object);

  switch (prop_id)
    {
    case PROP_DURATION:
      g_value_set_int64 (value, sound_waveform_get_duration (self));
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sound_waveform_class_init (SoundWaveformClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sound_waveform_finalize;
  object_class->get_property = sound_waveform_get_property;

  properties[PROP_DURATION] = g_param_spec_int64 ("duration", NULL, NULL, -1, G_MAXINT64, -1,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROGRESS] =
    g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sound_waveform_init (SoundWaveform *self)
{
  g_mutex_init (&self->lock);
  self->peaks = sound_peaks_new (RATE);
  self->duration = -1;
}

/**
 * sound_waveform_new:
 *
 * Returns: (transfer full): a shape of nothing yet
 */
SoundWaveform *
sound_waveform_new (void)
{
  return g_object_new (SOUND_TYPE_WAVEFORM, NULL);
}

/**
 * sound_waveform_load_async:
 * @path: a file
 * @cancellable: (nullable): to cancel with
 * @callback: called when the shape is whole
 * @user_data: for @callback
 *
 * Decodes a file in a worker. Only once for an object.
 */
void
sound_waveform_load_async (SoundWaveform *self,
                           const char *path,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Load *load;

  g_return_if_fail (SOUND_IS_WAVEFORM (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sound_waveform_load_async);

  load = g_new0 (Load, 1);
  load->self = self;
  load->path = g_strdup (path);
  load->context = g_main_context_ref_thread_default ();
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * sound_waveform_load_finish:
 *
 * Returns: %FALSE with @error set: cancelled, another %G_IO_ERROR, or a %SOUND_ERROR. What was read until
 *   then stays.
 */
gboolean
sound_waveform_load_finish (SoundWaveform *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sound_waveform_get_progress:
 *
 * Returns: how much is known of the shape, 0 to 1
 */
double
sound_waveform_get_progress (SoundWaveform *self)
{
  g_return_val_if_fail (SOUND_IS_WAVEFORM (self), 0);
  return self->progress;
}

/**
 * sound_waveform_get_duration:
 *
 * Returns: how long the recording is, in nanoseconds; until all is decoded what its header says, or -1
 */
gint64
sound_waveform_get_duration (SoundWaveform *self)
{
  gint64 duration;

  g_return_val_if_fail (SOUND_IS_WAVEFORM (self), -1);

  g_mutex_lock (&self->lock);
  duration = self->duration;
  g_mutex_unlock (&self->lock);

  return duration;
}

/**
 * sound_waveform_fill:
 * @columns: (array length=n_columns): filled with 0 to 1, how loud each column is at its loudest
 * @n_columns: how many
 */
void
sound_waveform_fill (SoundWaveform *self, float *columns, guint n_columns)
{
  g_return_if_fail (SOUND_IS_WAVEFORM (self));

  g_mutex_lock (&self->lock);
  sound_peaks_fill (self->peaks, MAX (self->duration, sound_peaks_get_length (self->peaks)), columns,
                    n_columns);
  g_mutex_unlock (&self->lock);
}

/**
 * sound_waveform_copy_silences:
 *
 * Returns: (transfer full) (element-type SoundRange): where nobody speaks for a while, in order
 */
GArray *
sound_waveform_copy_silences (SoundWaveform *self)
{
  GArray *copy;

  g_return_val_if_fail (SOUND_IS_WAVEFORM (self), NULL);

  g_mutex_lock (&self->lock);
  copy = g_array_copy (sound_peaks_get_silences (self->peaks));
  g_mutex_unlock (&self->lock);

  return copy;
}
