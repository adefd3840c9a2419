/* sound-convert.h: a recording in another format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SoundTarget:
 * @SOUND_TARGET_OPUS: Opus in Ogg, at what speech needs
 * @SOUND_TARGET_WAV: 16-bit PCM, which everything plays
 *
 * What to convert to.
 */
typedef enum
{
  SOUND_TARGET_OPUS,
  SOUND_TARGET_WAV,
} SoundTarget;

/* Called in the main context in which the conversion began */
typedef void (*SoundProgressFunc) (double fraction, gpointer user_data);

const char *sound_target_get_suffix (SoundTarget target);
void sound_convert_async (const char *source_path,
                          const char *target_path,
                          SoundTarget target,
                          SoundProgressFunc progress,
                          gpointer progress_data,
                          GDestroyNotify progress_destroy,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean sound_convert_finish (GAsyncResult *result, GError **error);

G_END_DECLS
