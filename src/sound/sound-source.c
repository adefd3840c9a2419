/* sound-source.c: a file as decoded sound
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sound-source.h"

#include "sound-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gst/app/gstappsrc.h>
#include <unistd.h>

/* One frame a buffer costs a third more. */
#define FRAMES_PER_BUFFER 50

/* A file without a header, from which appsrc is fed in frames. Only its streaming thread is here. */
typedef struct
{
  int fd;
  guint frame_bytes;
  gboolean whole_frames;
  guint64 frame;
} Feeder;

static void
feeder_free (gpointer data)
{
  Feeder *feeder = data;

  g_close (feeder->fd, NULL);
  g_free (feeder);
}

static void
on_need_data (GstAppSrc *source, guint length, gpointer user_data)
{
  Feeder *feeder = user_data;
  gsize wanted = (gsize) feeder->frame_bytes * FRAMES_PER_BUFFER;
  g_autofree guint8 *bytes = g_malloc (wanted);
  gsize got = 0;
  GstBuffer *buffer;
  guint64 n_frames;

  /* A regular file; short reads come at its end, which is where it ends now, whatever it was before. */
  while (got < wanted)
    {
      gssize n =
        pread (feeder->fd, bytes + got, wanted - got, (off_t) (feeder->frame * feeder->frame_bytes + got));

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          GST_ELEMENT_ERROR (source, RESOURCE, READ, (NULL), ("%s", g_strerror (errno)));
          return;
        }
      if (n == 0)
        break;
      got += (gsize) n;
    }

  if (feeder->whole_frames)
    got -= got % feeder->frame_bytes;

  if (got == 0)
    {
      gst_app_src_end_of_stream (source);
      return;
    }

  n_frames = (got + feeder->frame_bytes - 1) / feeder->frame_bytes;
  buffer = gst_buffer_new_wrapped (g_steal_pointer (&bytes), got);
  GST_BUFFER_PTS (buffer) = feeder->frame * SOUND_FRAME_TIME;
  GST_BUFFER_DURATION (buffer) = gst_util_uint64_scale (got, SOUND_FRAME_TIME, feeder->frame_bytes);
  feeder->frame += n_frames;

  gst_app_src_push_buffer (source, buffer);
}

static gboolean
on_seek_data (GstAppSrc *source, guint64 offset, gpointer user_data)
{
  Feeder *feeder = user_data;

  feeder->frame = offset / SOUND_FRAME_TIME;
  return TRUE;
}

static GstElement *
create_feeder (const char *path, const SoundFormat *format, const SoundFrames *frames, GError **error)
{
  GstAppSrcCallbacks callbacks = { .need_data = on_need_data, .seek_data = on_seek_data };
  g_autoptr (GstCaps) caps = gst_caps_from_string (frames->caps);
  GstElement *source = gst_element_factory_make ("appsrc", NULL);
  Feeder *feeder;
  int fd;

  if (source == NULL)
    {
      g_set_error (error, SOUND_ERROR, SOUND_ERROR_MISSING_CODEC,
                   _ ("Something is not installed that this needs: %s"), "appsrc");
      return NULL;
    }

  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    {
      int saved = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (saved), g_strerror (saved));
      gst_object_unref (gst_object_ref_sink (source));
      return NULL;
    }

  feeder = g_new0 (Feeder, 1);
  feeder->fd = fd;
  feeder->frame_bytes = frames->bytes;
  feeder->whole_frames = format->kind == SOUND_KIND_GSM;

  g_object_set (source, "caps", caps, "format", GST_FORMAT_TIME, "stream-type", GST_APP_STREAM_TYPE_SEEKABLE,
                "duration", (guint64) format->duration, NULL);
  gst_app_src_set_callbacks (GST_APP_SRC (source), &callbacks, feeder, feeder_free);

  return source;
}

static void
on_pad_added (GstElement *decoder, GstPad *pad, GstPad *ghost)
{
  g_autoptr (GstCaps) caps = gst_pad_query_caps (pad, NULL);
  g_autoptr (GstPad) target = gst_ghost_pad_get_target (GST_GHOST_PAD (ghost));

  if (target == NULL && gst_caps_get_size (caps) > 0 &&
      g_str_has_prefix (gst_structure_get_name (gst_caps_get_structure (caps, 0)), "audio/"))
    gst_ghost_pad_set_target (GST_GHOST_PAD (ghost), pad);
}

static void
on_no_more_pads (GstElement *decoder, GstPad *ghost)
{
  g_autoptr (GstPad) target = gst_ghost_pad_get_target (GST_GHOST_PAD (ghost));

  if (target == NULL)
    GST_ELEMENT_ERROR (decoder, STREAM, WRONG_TYPE, (NULL), ("no sound in it"));
}

/* Starting GStreamer may scan every plugin there is. */
static gpointer
initialize (gpointer unused)
{
  GError *error = NULL;

  gst_init_check (NULL, NULL, &error);
  return error;
}

/**
 * sound_init:
 *
 * Starts GStreamer, the first time. It may take a second: not for the main thread.
 *
 * Returns: %FALSE with @error set where GStreamer does not start
 */
gboolean
sound_init (GError **error)
{
  static GOnce once = G_ONCE_INIT;
  const GError *failure = g_once (&once, initialize, NULL);

  if (failure != NULL)
    g_set_error_literal (error, SOUND_ERROR, SOUND_ERROR_FAILED, failure->message);

  return failure == NULL;
}

/**
 * sound_source_new:
 * @path: a file
 * @format: what [func@sound_format_load] said of it
 *
 * Returns: (transfer floating): a bin whose source pad `src` gives the file's sound, decoded, or %NULL
 *   with @error set
 */
GstElement *
sound_source_new (const char *path, const SoundFormat *format, GError **error)
{
  const SoundFrames *frames = sound_format_get_frames (format);
  g_autoptr (GstElement) bin = gst_object_ref_sink (gst_bin_new (NULL));
  g_autoptr (GstCaps) raw = gst_caps_new_empty_simple ("audio/x-raw");
  GstElement *source;
  GstElement *decoder = gst_element_factory_make ("decodebin", NULL);
  GstPad *ghost;

  if (decoder == NULL)
    {
      g_set_error (error, SOUND_ERROR, SOUND_ERROR_MISSING_CODEC,
                   _ ("Something is not installed that this needs: %s"), "gstreamer-plugins-base");
      return NULL;
    }

  gst_bin_add (GST_BIN (bin), decoder);

  if (frames != NULL)
    {
      source = create_feeder (path, format, frames, error);
      if (source == NULL)
        return NULL;
    }
  else
    {
      source = gst_element_factory_make ("filesrc", NULL);
      g_object_set (source, "location", path, NULL);
    }

  gst_bin_add (GST_BIN (bin), source);
  gst_element_link (source, decoder);

  ghost = gst_ghost_pad_new_no_target ("src", GST_PAD_SRC);
  gst_element_add_pad (bin, ghost);

  /* Pictures within a sound file, or a film's, are not decoded. */
  g_object_set (decoder, "caps", raw, "expose-all-streams", FALSE, NULL);
  g_signal_connect_object (decoder, "pad-added", G_CALLBACK (on_pad_added), ghost, 0);
  g_signal_connect_object (decoder, "no-more-pads", G_CALLBACK (on_no_more_pads), ghost, 0);

  g_object_force_floating (G_OBJECT (bin));
  return g_steal_pointer (&bin);
}

/**
 * sound_source_new_pipeline:
 * @path: a file
 * @tail: what follows the decoded sound, as gst-launch has it
 * @format: (out caller-allocates): what the file is
 *
 * Starts GStreamer where it has not been, looks at the file and builds what plays it. Not for the main
 * thread.
 *
 * Returns: (transfer full): a pipeline, or %NULL with @error set
 */
GstElement *
sound_source_new_pipeline (const char *path, const char *tail, SoundFormat *format, GError **error)
{
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GError) problem = NULL;
  GstElement *source;
  GstElement *rest;

  if (!sound_format_load (path, format, NULL, error) || !sound_init (error))
    return NULL;

  source = sound_source_new (path, format, error);
  if (source == NULL)
    return NULL;

  pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  gst_bin_add (GST_BIN (pipeline), source);

  rest = gst_parse_bin_from_description_full (tail, TRUE, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &problem);
  if (rest == NULL)
    {
      g_set_error (error, SOUND_ERROR, SOUND_ERROR_MISSING_CODEC,
                   _ ("Something is not installed that this needs: %s"), problem->message);
      return NULL;
    }

  gst_bin_add (GST_BIN (pipeline), rest);
  gst_element_link (source, rest);

  return g_steal_pointer (&pipeline);
}
