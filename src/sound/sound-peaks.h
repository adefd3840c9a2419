/* sound-peaks.h: how loud a sound is as time goes by, in bounded memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SoundRange:
 * @start: in nanoseconds
 * @end: in nanoseconds
 *
 * A stretch of time.
 */
typedef struct
{
  gint64 start;
  gint64 end;
} SoundRange;

typedef struct _SoundPeaks SoundPeaks;

SoundPeaks *sound_peaks_new (guint rate);
void sound_peaks_free (SoundPeaks *self);
void sound_peaks_add (SoundPeaks *self, const gint16 *samples, gsize n_samples);
void sound_peaks_end (SoundPeaks *self);
gint64 sound_peaks_get_length (SoundPeaks *self);
void sound_peaks_fill (SoundPeaks *self, gint64 duration, float *columns, guint n_columns);
GArray *sound_peaks_get_silences (SoundPeaks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoundPeaks, sound_peaks_free)

G_END_DECLS
