/* test-player.c: each format plays, and what cannot be played says why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-process.h"
#include "demo-sound.h"
#include "sound-convert.h"
#include "sound-player.h"
#include "sound-test.h"
#include "sound-waveform.h"

#include <string.h>

#define MSECOND G_GINT64_CONSTANT (1000000)
#define SECOND (1000 * MSECOND)
#define LENGTH 8

/* Plays to nowhere at the pace at which it would be heard, and keeps what it plays to be looked at */
#define SINK "fakesink name=end sync=true"

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static SoundPlayer *
open_file (const char *path)
{
  SoundPlayer *player = sound_player_new (SINK);

  sound_player_open (player, path, 0);
  test_wait_until (sound_player_get_ready (player) || sound_player_get_error (player) != NULL);
  g_assert_no_error (sound_player_get_error (player));

  return player;
}

/* Where a seek landed is told by the first position that is not the one that was asked for. */
static void
check_seek (SoundPlayer *player, gint64 target)
{
  sound_player_seek (player, target);
  test_wait_until (sound_player_get_position (player) != target);
  g_assert_cmpint (ABS (sound_player_get_position (player) - target), <=, 100 * MSECOND);
}

static void
check_plays (const char *path)
{
  SoundPlayer *player = open_file (path);
  gint64 position;

  g_assert_cmpint (ABS (sound_player_get_duration (player) - LENGTH * SECOND), <=, 100 * MSECOND);
  g_assert_cmpint (sound_player_get_position (player), ==, 0);

  sound_player_set_playing (player, TRUE);
  test_wait_until (sound_player_get_position (player) > 100 * MSECOND);
  check_seek (player, 5 * SECOND);
  check_seek (player, 2 * SECOND + 330 * MSECOND);

  sound_player_set_playing (player, FALSE);
  position = sound_player_get_position (player);
  test_run_for (120);
  g_assert_cmpint (sound_player_get_position (player), ==, position);

  /* Twice as fast, to the end, and once more from the beginning */
  sound_player_set_rate (player, 2.0);
  sound_player_seek (player, LENGTH * SECOND - 700 * MSECOND);
  sound_player_set_playing (player, TRUE);
  test_wait_until (!sound_player_get_playing (player));
  g_assert_no_error (sound_player_get_error (player));
  g_assert_cmpint (sound_player_get_position (player), ==, sound_player_get_duration (player));

  sound_player_set_playing (player, TRUE);
  test_wait_until (sound_player_get_position (player) > 0 && sound_player_get_position (player) < 2 * SECOND);

  g_assert_finalize_object (player);
}

static void
test_format (gconstpointer data)
{
  g_autoptr (GBytes) bytes = demo_sound_new (GPOINTER_TO_INT (data), LENGTH, 3);
  g_autofree char *path = test_write_bytes ("any-name", bytes);

  check_plays (path);
}

static void
test_opus (void)
{
  g_autoptr (GBytes) bytes = demo_sound_new (DEMO_SOUND_GSM, LENGTH, 3);
  g_autofree char *source = test_write_bytes ("call.gsm", bytes);
  g_autofree char *path = g_build_filename (test_folder (), "call.ogg", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sound_convert_async (source, path, SOUND_TARGET_OPUS, NULL, NULL, NULL, NULL, take_result, &result);
  test_wait_until (result != NULL);
  sound_convert_finish (result, &error);
  g_assert_no_error (error);
  check_plays (path);
}

static void
test_ulaw (void)
{
  g_autofree char *samples = g_strnfill (LENGTH * 8000, (char) 0xff);
  g_autofree char *path = test_write ("call.ulaw", samples, LENGTH * 8000);

  check_plays (path);
}

/* What is set before anything is open holds for what is opened, and a place to begin at, too. */
static void
test_begins_within (void)
{
  g_autoptr (GBytes) bytes = demo_sound_new (DEMO_SOUND_GSM, LENGTH, 3);
  g_autofree char *path = test_write_bytes ("call.gsm", bytes);
  SoundPlayer *player = sound_player_new (SINK);

  sound_player_set_rate (player, 1.5);
  sound_player_set_volume (player, 0.5);
  sound_player_open (player, path, 4 * SECOND);
  sound_player_set_playing (player, TRUE);
  test_wait_until (sound_player_get_position (player) > 4 * SECOND);
  g_assert_cmpint (sound_player_get_position (player), <, 4 * SECOND + 500 * MSECOND);

  /* A second file in the place of the first, at once */
  sound_player_open (player, path, 0);
  sound_player_open (player, path, SECOND);
  test_wait_until (sound_player_get_position (player) > SECOND + 100 * MSECOND);
  g_assert_cmpint (sound_player_get_position (player), <, 3 * SECOND);

  sound_player_close (player);
  g_assert_false (sound_player_get_playing (player));
  g_assert_cmpint (sound_player_get_position (player), ==, 0);
  g_assert_cmpint (sound_player_get_duration (player), ==, -1);
  g_assert_finalize_object (player);
}

static void
test_skip_silence (void)
{
  g_autoptr (GBytes) bytes = demo_sound_new (DEMO_SOUND_WAV, LENGTH, 3);
  g_autofree char *path = test_write_bytes ("call.wav", bytes);
  g_autoptr (GArray) silences = g_array_new (FALSE, FALSE, sizeof (SoundRange));
  SoundRange range = { SECOND / 2, 6 * SECOND };
  SoundPlayer *player = open_file (path);
  gint64 began = g_get_monotonic_time ();

  g_array_append_val (silences, range);
  sound_player_set_silences (player, silences);
  sound_player_set_skip_silence (player, TRUE);
  sound_player_set_playing (player, TRUE);
  test_wait_until (sound_player_get_position (player) > 6 * SECOND);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 5 * G_USEC_PER_SEC);

  g_assert_finalize_object (player);
}

typedef struct
{
  const char *name;
  const char *content;
  gsize size;
  int code;
} Broken;

static const char riff_of_nobody[] = "RIFF\x24\x10\0\0WAVEfmt \x10\0\0\0\x73\0\1\0\x40\x1f\0\0\x40\x1f\0\0"
                                     "\1\0\x08\0data\0\x10\0\0 and then what nobody knows, for a while";
static const char riff_without_rate[] = "RIFF\x24\x10\0\0WAVEfmt \x10\0\0\0\1\0\1\0\0\0\0\0\0\0\0\0"
                                        "\2\0\x10\0data\0\x10\0\0 and then";
static const char ogg_of_nothing[] = "OggS and nothing of what should follow";

static const Broken broken[] = {
  { "empty", "", 0, SOUND_ERROR_EMPTY },
  { "json", "{\"code\":404,\"message\":\"no\"}", 27, SOUND_ERROR_NO_SOUND },
  { "html", "<html><body>Not Found</body></html>", 35, SOUND_ERROR_NO_SOUND },
  { "text", "This was never a recording of anything at all.", 46, SOUND_ERROR_NOT_KNOWN },
  { "no-rate", riff_without_rate, sizeof riff_without_rate, SOUND_ERROR_BROKEN },
  { "no-codec", riff_of_nobody, sizeof riff_of_nobody, SOUND_ERROR_MISSING_CODEC },
  { "no-pages", ogg_of_nothing, sizeof ogg_of_nothing, -1 },
};

static void
test_broken (gconstpointer data)
{
  const Broken *this = data;
  g_autofree char *path = test_write (this->name, this->content, this->size);
  SoundPlayer *player = sound_player_new (SINK);
  const GError *error;
  g_autoptr (SoundWaveform) waveform = sound_waveform_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) shape_error = NULL;

  sound_player_open (player, path, 0);
  sound_player_set_playing (player, TRUE);
  test_wait_until (sound_player_get_error (player) != NULL);
  error = sound_player_get_error (player);
  g_test_message ("%s", error->message);
  g_assert_true (error->domain == SOUND_ERROR);
  if (this->code >= 0)
    g_assert_cmpint (error->code, ==, this->code);
  g_assert_false (sound_player_get_playing (player));
  g_assert_false (sound_player_get_ready (player));

  /* It can be tried again, and another file be opened. */
  sound_player_open (player, "/nowhere/at/all", 0);
  g_assert_no_error (sound_player_get_error (player));
  test_wait_until (sound_player_get_error (player) != NULL);
  g_assert_error (sound_player_get_error (player), G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_finalize_object (player);

  sound_waveform_load_async (waveform, path, NULL, take_result, &result);
  test_wait_until (result != NULL);
  g_assert_false (sound_waveform_load_finish (waveform, result, &shape_error));
  g_assert_true (shape_error->domain == SOUND_ERROR);
  if (this->code >= 0)
    g_assert_cmpint (shape_error->code, ==, this->code);
}

/* What was written until the line broke is played. */
static void
test_cut (gconstpointer data)
{
  g_autoptr (GBytes) bytes = demo_sound_new (GPOINTER_TO_INT (data), LENGTH, 3);
  g_autofree char *path =
    test_write ("cut", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) / 2 + 7);
  SoundPlayer *player = open_file (path);

  sound_player_set_rate (player, 2.0);
  sound_player_seek (player, LENGTH * SECOND / 2 - SECOND);
  sound_player_set_playing (player, TRUE);
  test_wait_until (!sound_player_get_playing (player));
  g_assert_no_error (sound_player_get_error (player));
  g_assert_finalize_object (player);
}

static void
test_no_output (void)
{
  g_autoptr (GBytes) bytes = demo_sound_new (DEMO_SOUND_GSM, 1, 3);
  g_autofree char *path = test_write_bytes ("call.gsm", bytes);
  SoundPlayer *player = sound_player_new ("fakesink name=end state-error=null-to-ready");

  sound_player_open (player, path, 0);
  sound_player_set_playing (player, TRUE);
  test_wait_until (sound_player_get_error (player) != NULL);
  g_assert_error (sound_player_get_error (player), SOUND_ERROR, SOUND_ERROR_NO_OUTPUT);
  g_assert_finalize_object (player);

  player = sound_player_new ("nosuchsink");
  sound_player_open (player, path, 0);
  test_wait_until (sound_player_get_error (player) != NULL);
  g_assert_error (sound_player_get_error (player), SOUND_ERROR, SOUND_ERROR_MISSING_CODEC);
  g_assert_finalize_object (player);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/player/gsm", GINT_TO_POINTER (DEMO_SOUND_GSM), test_format);
  g_test_add_data_func ("/player/pcm", GINT_TO_POINTER (DEMO_SOUND_WAV), test_format);
  g_test_add_data_func ("/player/wav49", GINT_TO_POINTER (DEMO_SOUND_WAV49), test_format);
  g_test_add_func ("/player/opus", test_opus);
  g_test_add_func ("/player/ulaw", test_ulaw);
  g_test_add_func ("/player/begins-within", test_begins_within);
  g_test_add_func ("/player/skip-silence", test_skip_silence);
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *path = g_strconcat ("/player/broken/", broken[i].name, NULL);

      g_test_add_data_func (path, &broken[i], test_broken);
    }
  g_test_add_data_func ("/player/cut/gsm", GINT_TO_POINTER (DEMO_SOUND_GSM), test_cut);
  g_test_add_data_func ("/player/cut/pcm", GINT_TO_POINTER (DEMO_SOUND_WAV), test_cut);
  g_test_add_data_func ("/player/cut/wav49", GINT_TO_POINTER (DEMO_SOUND_WAV49), test_cut);
  g_test_add_func ("/player/no-output", test_no_output);

  status = g_test_run ();
  test_folder_remove ();
  return status;
}
