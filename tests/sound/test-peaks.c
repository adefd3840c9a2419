/* test-peaks.c: the shape of a sound, and where it is silent
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sound-peaks.h"

#define RATE 8000
#define SECOND G_GINT64_CONSTANT (1000000000)

static void
add_constant (SoundPeaks *peaks, gint16 value, guint n)
{
  g_autofree gint16 *samples = g_new (gint16, n);

  for (guint i = 0; i < n; i++)
    samples[i] = value;
  sound_peaks_add (peaks, samples, n);
}

static void
test_columns (void)
{
  g_autoptr (SoundPeaks) peaks = sound_peaks_new (RATE);
  float columns[4];

  add_constant (peaks, 16384, RATE);
  add_constant (peaks, 0, RATE);
  add_constant (peaks, G_MININT16, RATE);
  add_constant (peaks, -8192, RATE);
  sound_peaks_end (peaks);

  g_assert_cmpint (sound_peaks_get_length (peaks), ==, 4 * SECOND);
  sound_peaks_fill (peaks, 4 * SECOND, columns, 4);
  g_assert_cmpfloat_with_epsilon (columns[0], 0.5, 0.001);
  g_assert_cmpfloat_with_epsilon (columns[1], 0.0, 0.001);
  g_assert_cmpfloat_with_epsilon (columns[2], 1.0, 0.001);
  g_assert_cmpfloat_with_epsilon (columns[3], 0.25, 0.001);

  /* What has not come yet is flat. */
  sound_peaks_fill (peaks, 8 * SECOND, columns, 4);
  g_assert_cmpfloat_with_epsilon (columns[0], 0.5, 0.001);
  g_assert_cmpfloat_with_epsilon (columns[1], 1.0, 0.001);
  g_assert_cmpfloat_with_epsilon (columns[3], 0.0, 0.001);

  sound_peaks_fill (peaks, 0, columns, 4);
  sound_peaks_fill (peaks, -1, columns, 4);
}

static void
test_silences (void)
{
  g_autoptr (SoundPeaks) peaks = sound_peaks_new (RATE);
  GArray *silences = sound_peaks_get_silences (peaks);

  add_constant (peaks, 9000, RATE);
  add_constant (peaks, 20, 2 * RATE);
  add_constant (peaks, 9000, RATE);
  add_constant (peaks, 0, RATE / 4);
  add_constant (peaks, -9000, RATE);
  add_constant (peaks, 0, RATE);
  g_assert_cmpuint (silences->len, ==, 1);
  sound_peaks_end (peaks);
  sound_peaks_end (peaks);

  g_assert_cmpuint (silences->len, ==, 2);
  g_assert_cmpint (g_array_index (silences, SoundRange, 0).start, ==, SECOND);
  g_assert_cmpint (g_array_index (silences, SoundRange, 0).end, ==, 3 * SECOND);
  g_assert_cmpint (g_array_index (silences, SoundRange, 1).start, ==, SECOND * 21 / 4);
  g_assert_cmpint (g_array_index (silences, SoundRange, 1).end, ==, SECOND * 25 / 4);
}

/* Three hours: the peaks were joined, and stand where they stood. */
static void
test_long (void)
{
  g_autoptr (SoundPeaks) peaks = sound_peaks_new (RATE);
  float columns[180];

  for (guint minute = 0; minute < 180; minute++)
    add_constant (peaks, minute % 3 == 0 ? 16384 : 0, 60 * RATE);
  sound_peaks_end (peaks);

  g_assert_cmpint (sound_peaks_get_length (peaks), ==, 180 * 60 * SECOND);
  sound_peaks_fill (peaks, 180 * 60 * SECOND, columns, G_N_ELEMENTS (columns));

  /* A column may share its first or its last peak with its neighbours. */
  for (guint minute = 0; minute < 180; minute += 3)
    g_assert_cmpfloat_with_epsilon (columns[minute], 0.5, 0.001);

  g_assert_cmpuint (sound_peaks_get_silences (peaks)->len, ==, 60);
  g_assert_cmpint (g_array_index (sound_peaks_get_silences (peaks), SoundRange, 59).start, ==,
                   178 * 60 * SECOND);

  sound_peaks_fill (peaks, 180 * 60 * SECOND, columns, 12);
  for (guint i = 0; i < 12; i++)
    g_assert_cmpfloat_with_epsilon (columns[i], 0.5, 0.001);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/peaks/columns", test_columns);
  g_test_add_func ("/peaks/silences", test_silences);
  g_test_add_func ("/peaks/long", test_long);

  return g_test_run ();
}
