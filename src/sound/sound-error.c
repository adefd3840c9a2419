/* sound-error.c: why there is nothing to hear
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sound-error.h"

#include <glib/gi18n-lib.h>
#include <gst/pbutils/missing-plugins.h>

G_DEFINE_QUARK (sound - error - quark, sound_error)

/**
 * sound_error_dup_missing:
 * @message: a message of a pipeline
 *
 * Returns: (transfer full) (nullable): what is not installed, in words, where @message says so
 */
char *
sound_error_dup_missing (GstMessage *message)
{
  if (!gst_is_missing_plugin_message (message))
    return NULL;

  return gst_missing_plugin_message_get_description (message);
}

/* The sink that a message comes from, or from within: a bin that merely holds one does not count. */
static GstElement *
find_sink (GstMessage *message)
{
  for (GstObject *object = GST_MESSAGE_SRC (message); object != NULL; object = GST_OBJECT_PARENT (object))
    if (GST_IS_ELEMENT (object) && GST_OBJECT_FLAG_IS_SET (object, GST_ELEMENT_FLAG_SINK) &&
        G_OBJECT_TYPE (object) != GST_TYPE_BIN && !GST_IS_PIPELINE (object))
      return GST_ELEMENT (object);

  return NULL;
}

/**
 * sound_error_from_message:
 * @message: an error or a warning of a pipeline
 * @missing: (nullable): what was found missing before
 *
 * Returns: (transfer full): the error as a person reads it
 */
GError *
sound_error_from_message (GstMessage *message, const char *missing)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *debug = NULL;
  GstElement *sink = find_sink (message);

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_WARNING)
    gst_message_parse_warning (message, &error, &debug);
  else
    gst_message_parse_error (message, &error, &debug);

  g_debug ("%s: %s (%s)", GST_MESSAGE_SRC_NAME (message), error->message, debug);

  if (missing != NULL || g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_CODEC_NOT_FOUND) ||
      g_error_matches (error, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN))
    return missing != NULL
             ? g_error_new (SOUND_ERROR, SOUND_ERROR_MISSING_CODEC,
                            /* Translators: %s is GStreamer's own name of it, such as “GSM audio decoder”. */
                            _ ("Something is not installed that this needs: %s"), missing)
             : g_error_new_literal (SOUND_ERROR, SOUND_ERROR_MISSING_CODEC,
                                    _ ("A decoder that this recording needs is not installed"));

  if (g_error_matches (error, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NO_SPACE_LEFT))
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("The disk is full"));

  if (sink != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (sink), "location") != NULL)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The file cannot be written"));

  if (sink != NULL)
    return g_error_new_literal (SOUND_ERROR, SOUND_ERROR_NO_OUTPUT,
                                _ ("There is no way to put out sound: check the speakers and the sound "
                                   "settings"));

  if (error->domain == GST_RESOURCE_ERROR)
    return g_error_new_literal (SOUND_ERROR, SOUND_ERROR_FAILED,
                                _ ("The file of this recording cannot be read"));

  if (error->domain == GST_STREAM_ERROR)
    switch (error->code)
      {
      case GST_STREAM_ERROR_TYPE_NOT_FOUND:
      case GST_STREAM_ERROR_WRONG_TYPE:
        return g_error_new_literal (SOUND_ERROR, SOUND_ERROR_NOT_KNOWN,
                                    _ ("The file is not a recording in a known format"));
      default:
        return g_error_new_literal (SOUND_ERROR, SOUND_ERROR_BROKEN, _ ("The recording is damaged"));
      }

  /* GStreamer's own words are translated, but for a programmer. */
  return g_error_new_literal (SOUND_ERROR, SOUND_ERROR_FAILED, _ ("The recording cannot be played"));
}
