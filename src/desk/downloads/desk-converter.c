/* desk-converter.c: what downloads become on their way to the disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-converter.h"

#include "sound-convert.h"

/**
 * desk_converter_convert:
 * @source_path: a recording
 * @target_path: a file that is not there
 * @conversion: `opus` or `wav`
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Brings the library that knows the device and the one that knows sound together: neither knows the other.
 */
void
desk_converter_convert (const char *source_path,
                        const char *target_path,
                        const char *conversion,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  SoundTarget target = g_str_equal (conversion, "wav") ? SOUND_TARGET_WAV : SOUND_TARGET_OPUS;

  sound_convert_async (source_path, target_path, target, NULL, NULL, NULL, cancellable, callback, user_data);
}

/**
 * desk_converter_convert_finish:
 *
 * Returns: %FALSE with @error set
 */
gboolean
desk_converter_convert_finish (GAsyncResult *result, GError **error)
{
  return sound_convert_finish (result, error);
}
