/* test-format.c: what a file is, and files that lie about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-sound.h"
#include "sound-error.h"
#include "sound-format.h"
#include "sound-test.h"

#include <string.h>

#define SECOND G_GINT64_CONSTANT (1000000000)

static void
read_bytes (GBytes *bytes, const char *name, SoundFormat *format)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  sound_format_read (data, MIN (size, SOUND_FORMAT_HEAD), size, name, format);
}

static void
read_text (const char *text, SoundFormat *format)
{
  sound_format_read ((const guint8 *) text, strlen (text), strlen (text), NULL, format);
}

static void
test_recordings (void)
{
  static const struct
  {
    DemoSoundFormat format;
    SoundKind kind;
  } cases[] = {
    { DEMO_SOUND_GSM, SOUND_KIND_GSM },
    { DEMO_SOUND_WAV, SOUND_KIND_PCM },
    { DEMO_SOUND_WAV49, SOUND_KIND_WAV49 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = demo_sound_new (cases[i].format, 7, 3);
      SoundFormat format;

      /* The name says something else, and is not asked. */
      read_bytes (bytes, "call.mp3", &format);
      g_assert_cmpint (format.kind, ==, cases[i].kind);
      g_assert_cmpint (format.duration, ==, 7 * SECOND);
      g_assert_cmpuint (format.rate, ==, 8000);
      g_assert_cmpuint (format.channels, ==, 1);
      g_assert_cmpuint (format.offset + format.size, <=, g_bytes_get_size (bytes));
    }
}

static void
test_others (void)
{
  static const struct
  {
    const char *text;
    SoundKind kind;
  } cases[] = {
    { "", SOUND_KIND_EMPTY },
    { " \n", SOUND_KIND_EMPTY },
    { "{\"code\":404,\"message\":\"file not found\"}", SOUND_KIND_JSON },
    { "\xef\xbb\xbf\n{\"code\":1}", SOUND_KIND_JSON },
    { "<!DOCTYPE html><html></html>", SOUND_KIND_HTML },
    { "OggS and more", SOUND_KIND_OGG },
    { "ID3\x03 and more", SOUND_KIND_MP3 },
    { "\xff\xfb\x90\x64 and more", SOUND_KIND_MP3 },
    { "\xff\xff\xff\xff and more", SOUND_KIND_UNKNOWN },
    { "fLaC and more", SOUND_KIND_FLAC },
    { "1234ftypM4A ", SOUND_KIND_MP4 },
    { ".snd and more", SOUND_KIND_AU },
    { "RIFF1234AVI LIST", SOUND_KIND_UNKNOWN },
    { "any text", SOUND_KIND_UNKNOWN },
    { "\xd0\x9f\xd1\x80\xd0\xb8", SOUND_KIND_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SoundFormat format;

      read_text (cases[i].text, &format);
      g_assert_cmpint (format.kind, ==, cases[i].kind);
    }
}

static void
test_without_header (void)
{
  g_autofree char *samples = g_strnfill (8080, 'x');
  SoundFormat format;

  sound_format_read ((const guint8 *) samples, 4096, 8080, "call.ulaw", &format);
  g_assert_cmpint (format.kind, ==, SOUND_KIND_ULAW);
  g_assert_cmpint (format.duration, ==, SECOND + SECOND / 100);
  g_assert_cmpuint (sound_format_get_frames (&format)->bytes, ==, 160);

  sound_format_read ((const guint8 *) samples, 4096, 8000, "call.gsm", &format);
  g_assert_cmpint (format.kind, ==, SOUND_KIND_UNKNOWN);
  g_assert_null (sound_format_get_frames (&format));
}

/* Each byte of the header as the largest, zero, and what a cut leaves: no read outside, no length that
 * the file does not have. */
static void
test_hostile_headers (void)
{
  for (int kind = DEMO_SOUND_WAV; kind <= DEMO_SOUND_WAV49; kind++)
    {
      g_autoptr (GBytes) bytes = demo_sound_new (kind, 1, 3);
      gsize size = g_bytes_get_size (bytes);

      for (gsize length = 0; length < 128; length++)
        {
          g_autofree guint8 *cut = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
          SoundFormat format;

          sound_format_read (cut, length, length, NULL, &format);
          g_assert_cmpuint (format.offset + format.size, <=, MAX (length, format.size));
          sound_format_read (cut, length, size, NULL, &format);
          g_assert_cmpint (format.duration, <=, SECOND);
        }

      for (gsize at = 0; at < 64; at++)
        for (guint value = 0; value < 256; value += 51)
          {
            g_autofree guint8 *head = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
            SoundFormat format;

            head[at] = (guint8) value;
            sound_format_read (head, MIN (size, SOUND_FORMAT_HEAD), size, NULL, &format);
            g_assert_cmpuint (format.size, <=, size);
            g_assert_cmpuint (format.offset, <=, size);
            g_assert_cmpint (format.duration, >=, -1);
          }
    }
}

static void
test_impossible (void)
{
  static const struct
  {
    gsize at;
    guint8 value;
    gsize n;
  } cases[] = {
    { 22, 0, 2 }, { 22, 0xff, 2 }, { 24, 0, 4 }, { 24, 0xff, 4 }, { 32, 0, 2 }, { 34, 0, 2 }, { 16, 0, 4 },
  };
  g_autoptr (GBytes) bytes = test_wav_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize size = g_bytes_get_size (bytes);
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      SoundFormat format;

      memset (copy + cases[i].at, cases[i].value, cases[i].n);
      sound_format_read (copy, SOUND_FORMAT_HEAD, size, NULL, &format);
      g_assert_cmpint (format.kind, ==, SOUND_KIND_BROKEN);
    }
}

/* A recorder that was stopped never wrote how long the sound is. */
static void
test_unfinished (void)
{
  g_autoptr (GBytes) bytes = test_wav_new ();
  gsize size = g_bytes_get_size (bytes);

  for (guint value = 0; value < 256; value += 255)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      SoundFormat format;

      memset (copy + 40, (int) value, 4);
      sound_format_read (copy, SOUND_FORMAT_HEAD, size, NULL, &format);
      g_assert_cmpint (format.kind, ==, SOUND_KIND_PCM);
      g_assert_cmpuint (format.size, ==, size - 44);
      g_assert_cmpint (format.duration, ==, 3 * SECOND);
    }
}

static void
test_load (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = test_write ("empty.gsm", "", 0);
  g_autofree char *json = test_write ("json.gsm", "{\"code\":1}", 10);
  SoundFormat format;

  g_assert_false (sound_format_load (empty, &format, NULL, &error));
  g_assert_error (error, SOUND_ERROR, SOUND_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_false (sound_format_load (json, &format, NULL, &error));
  g_assert_error (error, SOUND_ERROR, SOUND_ERROR_NO_SOUND);
  g_clear_error (&error);
  g_assert_false (sound_format_load ("/nowhere/at/all", &format, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/recordings", test_recordings);
  g_test_add_func ("/format/others", test_others);
  g_test_add_func ("/format/without-header", test_without_header);
  g_test_add_func ("/format/hostile-headers", test_hostile_headers);
  g_test_add_func ("/format/impossible", test_impossible);
  g_test_add_func ("/format/unfinished", test_unfinished);
  g_test_add_func ("/format/load", test_load);

  status = g_test_run ();
  test_folder_remove ();
  return status;
}
