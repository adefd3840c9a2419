/* test-files.c: the shapes of recordings, and recordings in other formats
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-process.h"
#include "demo-sound.h"
#include "sound-convert.h"
#include "sound-error.h"
#include "sound-format.h"
#include "sound-test.h"
#include "sound-waveform.h"

#include <math.h>

#define SECOND G_GINT64_CONSTANT (1000000000)

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static SoundWaveform *
load (const char *path)
{
  SoundWaveform *waveform = sound_waveform_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sound_waveform_load_async (waveform, path, NULL, take_result, &result);
  test_wait_until (result != NULL);
  sound_waveform_load_finish (waveform, result, &error);
  g_assert_no_error (error);
  test_wait_until (sound_waveform_get_progress (waveform) == 1.0);

  return waveform;
}

static void
check_known_shape (const char *path, double tolerance)
{
  g_autoptr (SoundWaveform) waveform = load (path);
  g_autoptr (GArray) silences = sound_waveform_copy_silences (waveform);
  float columns[30];

  g_assert_cmpint (ABS (sound_waveform_get_duration (waveform) - 3 * SECOND), <, SECOND / 10);
  sound_waveform_fill (waveform, columns, G_N_ELEMENTS (columns));

  /* Columns at the edges of the tones may hold some of either. */
  for (guint i = 1; i < 9; i++)
    g_assert_cmpfloat_with_epsilon (columns[i], 0.5, tolerance);
  for (guint i = 11; i < 19; i++)
    g_assert_cmpfloat_with_epsilon (columns[i], 0.0, 0.01);
  for (guint i = 21; i < 29; i++)
    g_assert_cmpfloat_with_epsilon (columns[i], 0.25, tolerance);

  g_assert_cmpuint (silences->len, ==, 1);
  g_assert_cmpint (ABS (g_array_index (silences, SoundRange, 0).start - SECOND), <, SECOND / 20);
  g_assert_cmpint (ABS (g_array_index (silences, SoundRange, 0).end - 2 * SECOND), <, SECOND / 20);
}

static void
test_known_shape (void)
{
  g_autoptr (GBytes) bytes = test_wav_new ();
  g_autofree char *path = test_write_bytes ("tones", bytes);

  check_known_shape (path, 0.01);
}

/* WAV49 holds the same frames as raw GSM, in another order of bits. */
static void
test_same_shape (void)
{
  g_autoptr (GBytes) gsm = demo_sound_new (DEMO_SOUND_GSM, 60, 9);
  g_autoptr (GBytes) wav49 = demo_sound_new (DEMO_SOUND_WAV49, 60, 9);
  g_autofree char *gsm_path = test_write_bytes ("a.gsm", gsm);
  g_autofree char *wav49_path = test_write_bytes ("b.WAV", wav49);
  g_autoptr (SoundWaveform) first = load (gsm_path);
  g_autoptr (SoundWaveform) second = load (wav49_path);
  float first_columns[200];
  float second_columns[200];
  float loudest = 0;

  g_assert_cmpint (sound_waveform_get_duration (first), ==, 60 * SECOND);
  g_assert_cmpint (sound_waveform_get_duration (second), ==, 60 * SECOND);
  sound_waveform_fill (first, first_columns, 200);
  sound_waveform_fill (second, second_columns, 200);
  for (guint i = 0; i < 200; i++)
    {
      g_assert_cmpfloat_with_epsilon (first_columns[i], second_columns[i], 0.001);
      loudest = MAX (loudest, first_columns[i]);
    }
  g_assert_cmpfloat (loudest, >, 0.2);
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = demo_sound_new (DEMO_SOUND_GSM, 3600, 9);
  g_autofree char *path = test_write_bytes ("hour.gsm", bytes);
  g_autofree char *target = g_build_filename (test_folder (), "hour.ogg", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SoundWaveform) waveform = sound_waveform_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) converted = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  sound_waveform_load_async (waveform, path, cancellable, take_result, &result);
  sound_convert_async (path, target, SOUND_TARGET_OPUS, NULL, NULL, NULL, cancellable, take_result,
                       &converted);
  test_wait_until (sound_waveform_get_progress (waveform) > 0.0);
  g_cancellable_cancel (cancellable);
  test_wait_until (result != NULL && converted != NULL);
  g_assert_false (sound_waveform_load_finish (waveform, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (sound_convert_finish (converted, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  dir = g_dir_open (test_folder (), 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "hour.ogg"));
}

static void
note_progress (double fraction, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  *last = fraction;
}

static void
test_converted (gconstpointer data)
{
  SoundTarget target = GPOINTER_TO_INT (data);
  g_autoptr (GBytes) bytes = test_wav_new ();
  g_autofree char *source = test_write_bytes ("tones", bytes);
  g_autofree char *name = g_strconcat ("tones", sound_target_get_suffix (target), NULL);
  g_autofree char *path = test_write (name, "what was here before", 20);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  double last = 0;
  SoundFormat format;

  sound_convert_async (source, path, target, note_progress, &last, NULL, NULL, take_result, &result);
  test_wait_until (result != NULL);
  sound_convert_finish (result, &error);
  g_assert_no_error (error);

  g_assert_true (sound_format_load (path, &format, NULL, NULL));
  g_assert_cmpint (format.kind, ==, target == SOUND_TARGET_WAV ? SOUND_KIND_PCM : SOUND_KIND_OGG);
  check_known_shape (path, target == SOUND_TARGET_WAV ? 0.01 : 0.12);
}

static void
test_not_converted (void)
{
  g_autofree char *source = test_write ("page.gsm", "<html></html>", 13);
  g_autofree char *path = g_build_filename (test_folder (), "page.ogg", NULL);
  g_autofree char *nowhere = g_build_filename (test_folder (), "none", "page.ogg", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  sound_convert_async (source, path, SOUND_TARGET_OPUS, NULL, NULL, NULL, NULL, take_result, &result);
  test_wait_until (result != NULL);
  g_assert_false (sound_convert_finish (result, &error));
  g_assert_error (error, SOUND_ERROR, SOUND_ERROR_NO_SOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  sound_convert_async (source, nowhere, SOUND_TARGET_OPUS, NULL, NULL, NULL, NULL, take_result, &second);
  test_wait_until (second != NULL);
  g_assert_false (sound_convert_finish (second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/known-shape", test_known_shape);
  g_test_add_func ("/files/same-shape", test_same_shape);
  g_test_add_func ("/files/cancelled", test_cancelled);
  g_test_add_data_func ("/files/converted/opus", GINT_TO_POINTER (SOUND_TARGET_OPUS), test_converted);
  g_test_add_data_func ("/files/converted/wav", GINT_TO_POINTER (SOUND_TARGET_WAV), test_converted);
  g_test_add_func ("/files/not-converted", test_not_converted);

  status = g_test_run ();
  test_folder_remove ();
  return status;
}
