/* sound-peaks.c: how loud a sound is as time goes by, in bounded memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sound-peaks.h"

#include <stdlib.h>

/* When they are full, each two become one: a second and a day take the same. */
#define MAX_PEAKS 8192
#define MAX_SILENCES 4096

/* A line that nobody speaks on still hums and breathes: 1.5 % of full scale, -36 dB. */
#define QUIET 500
#define SHORTEST_SILENCE (800 * G_GINT64_CONSTANT (1000000))

struct _SoundPeaks
{
  guint16 peaks[MAX_PEAKS];
  GArray *silences; /* owned, of SoundRange */
  guint rate;
  guint n_peaks; /* whole ones */
  guint64 samples_per_peak;
  guint64 n_in_peak;
  guint16 peak; /* of the one that is not whole */
  guint64 n_samples;
  guint64 quiet_since;
};

SoundPeaks *
sound_peaks_new (guint rate)
{
  SoundPeaks *self = g_new0 (SoundPeaks, 1);

  self->rate = rate;
  self->samples_per_peak = MAX (rate / 100, 1);
  self->silences = g_array_new (FALSE, FALSE, sizeof (SoundRange));

  return self;
}

void
sound_peaks_free (SoundPeaks *self)
{
  g_array_unref (self->silences);
  g_free (self);
}

static gint64
get_time (SoundPeaks *self, guint64 n_samples)
{
  return (gint64) (n_samples / self->rate * G_GUINT64_CONSTANT (1000000000) +
                   n_samples % self->rate * G_GUINT64_CONSTANT (1000000000) / self->rate);
}

static void
end_peak (SoundPeaks *self)
{
  if (self->n_peaks == MAX_PEAKS)
    {
      for (guint i = 0; i < MAX_PEAKS / 2; i++)
        self->peaks[i] = MAX (self->peaks[2 * i], self->peaks[2 * i + 1]);
      self->n_peaks = MAX_PEAKS / 2;
      self->samples_per_peak *= 2;

      /* The one at hand was as long as half a new one: it goes on. */
      return;
    }

  self->peaks[self->n_peaks++] = self->peak;
  self->peak = 0;
  self->n_in_peak = 0;
}

static void
end_silence (SoundPeaks *self)
{
  SoundRange range = { get_time (self, self->quiet_since), get_time (self, self->n_samples) };

  if (range.end - range.start >= SHORTEST_SILENCE && self->silences->len < MAX_SILENCES)
    g_array_append_val (self->silences, range);
}

/**
 * sound_peaks_add:
 * @samples: what follows, mono
 * @n_samples: how many
 */
void
sound_peaks_add (SoundPeaks *self, const gint16 *samples, gsize n_samples)
{
  for (gsize i = 0; i < n_samples; i++)
    {
      guint16 height = (guint16) MIN (abs (samples[i]), G_MAXINT16);

      if (height > self->peak)
        self->peak = height;

      if (height > QUIET)
        {
          end_silence (self);
          self->quiet_since = self->n_samples + 1;
        }

      self->n_samples++;
      if (++self->n_in_peak >= self->samples_per_peak)
        end_peak (self);
    }
}

/**
 * sound_peaks_end:
 *
 * Says that nothing follows.
 */
void
sound_peaks_end (SoundPeaks *self)
{
  end_silence (self);
  self->quiet_since = self->n_samples;
}

/**
 * sound_peaks_get_length:
 *
 * Returns: how long what was added sounds, in nanoseconds
 */
gint64
sound_peaks_get_length (SoundPeaks *self)
{
  return get_time (self, self->n_samples);
}

/**
 * sound_peaks_fill:
 * @duration: how long all columns together are, in nanoseconds
 * @columns: (array length=n_columns): filled with 0 to 1, the loudest of each column's time
 * @n_columns: how many
 */
void
sound_peaks_fill (SoundPeaks *self, gint64 duration, float *columns, guint n_columns)
{
  double peak_time = (double) self->samples_per_peak / (double) self->rate * 1e9;
  double column_time = (double) duration / MAX (n_columns, 1);

  for (guint column = 0; column < n_columns; column++)
    {
      guint first = (guint) CLAMP (column * column_time / peak_time, 0, MAX_PEAKS);
      guint last = (guint) CLAMP ((column + 1) * column_time / peak_time, 0, MAX_PEAKS);
      guint16 height = 0;

      for (guint i = first; i < MAX (last, first + 1) && i < self->n_peaks; i++)
        height = MAX (height, self->peaks[i]);
      if (first <= self->n_peaks && MAX (last, first + 1) > self->n_peaks)
        height = MAX (height, self->peak);

      columns[column] = (float) height / (float) G_MAXINT16;
    }
}

/**
 * sound_peaks_get_silences:
 *
 * Returns: (transfer none) (element-type SoundRange): the stretches in which nothing is to be heard, in
 *   order; more of a sound than anybody listens to may have some that are left out
 */
GArray *
sound_peaks_get_silences (SoundPeaks *self)
{
  return self->silences;
}
