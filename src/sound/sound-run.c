/* sound-run.c: a pipeline that runs to its end as fast as it can, in a worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sound-run.h"

#include "sound-error.h"

#define LOOK_EVERY (50 * GST_MSECOND)

static void
report (GstElement *pipeline, gint64 duration, SoundRunFunc func, gpointer user_data)
{
  gint64 position;

  if (func == NULL || !gst_element_query_position (pipeline, GST_FORMAT_TIME, &position) || position < 0)
    return;
  if (duration <= 0 && !gst_element_query_duration (pipeline, GST_FORMAT_TIME, &duration))
    return;

  if (duration > 0)
    func (CLAMP ((double) position / (double) duration, 0.0, 1.0), user_data);
}

/**
 * sound_run:
 * @pipeline: a pipeline; it is stopped in the end
 * @duration: how long its sound is, or -1
 * @func: (nullable): told how far it is
 *
 * Runs a pipeline to its end. Blocks: for a worker.
 *
 * Returns: %FALSE with @error set: %G_IO_ERROR_CANCELLED, another %G_IO_ERROR or a %SOUND_ERROR
 */
gboolean
sound_run (GstElement *pipeline,
           gint64 duration,
           SoundRunFunc func,
           gpointer user_data,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autofree char *missing = NULL;
  gboolean done = FALSE;
  gboolean failed = FALSE;

  /* A failure is on the bus, too, and says more there. */
  gst_element_set_state (pipeline, GST_STATE_PLAYING);

  while (!done && !failed)
    {
      g_autoptr (GstMessage) message =
        gst_bus_timed_pop_filtered (bus, LOOK_EVERY,
                                    GST_MESSAGE_EOS | GST_MESSAGE_ERROR | GST_MESSAGE_ELEMENT);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          failed = TRUE;
        }
      else if (message == NULL)
        {
          report (pipeline, duration, func, user_data);
        }
      else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ELEMENT)
        {
          if (missing == NULL)
            missing = sound_error_dup_missing (message);
        }
      else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
        {
          g_propagate_error (error, sound_error_from_message (message, missing));
          failed = TRUE;
        }
      else
        {
          done = TRUE;
        }
    }

  gst_element_set_state (pipeline, GST_STATE_NULL);
  return done;
}
