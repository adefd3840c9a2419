/* sound-error.h: why there is nothing to hear
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <gst/gst.h>

G_BEGIN_DECLS

#define SOUND_ERROR (sound_error_quark ())

/**
 * SoundError:
 * @SOUND_ERROR_EMPTY: the file is empty
 * @SOUND_ERROR_NO_SOUND: the file holds something else: JSON, a web page
 * @SOUND_ERROR_NOT_KNOWN: nothing knows what the file is
 * @SOUND_ERROR_BROKEN: the file begins as sound and cannot be read
 * @SOUND_ERROR_MISSING_CODEC: a decoder or encoder is not installed
 * @SOUND_ERROR_NO_OUTPUT: the sound cannot be put out
 * @SOUND_ERROR_FAILED: something else
 *
 * Why there is nothing to hear. Messages are translated sentences for the person. What is wrong with the
 * disk is a %G_IO_ERROR.
 */
typedef enum
{
  SOUND_ERROR_EMPTY,
  SOUND_ERROR_NO_SOUND,
  SOUND_ERROR_NOT_KNOWN,
  SOUND_ERROR_BROKEN,
  SOUND_ERROR_MISSING_CODEC,
  SOUND_ERROR_NO_OUTPUT,
  SOUND_ERROR_FAILED,
} SoundError;

GQuark sound_error_quark (void);
GError *sound_error_from_message (GstMessage *message, const char *missing);
char *sound_error_dup_missing (GstMessage *message);

G_END_DECLS
