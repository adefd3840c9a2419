/* sound-waveform.h: the shape of a recording
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sound-peaks.h"

G_BEGIN_DECLS

#define SOUND_TYPE_WAVEFORM (sound_waveform_get_type ())

G_DECLARE_FINAL_TYPE (SoundWaveform, sound_waveform, SOUND, WAVEFORM, GObject)

SoundWaveform *sound_waveform_new (void);
void sound_waveform_load_async (SoundWaveform *self,
                                const char *path,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean sound_waveform_load_finish (SoundWaveform *self, GAsyncResult *result, GError **error);

double sound_waveform_get_progress (SoundWaveform *self);
gint64 sound_waveform_get_duration (SoundWaveform *self);
void sound_waveform_fill (SoundWaveform *self, float *columns, guint n_columns);
GArray *sound_waveform_copy_silences (SoundWaveform *self);

G_END_DECLS
