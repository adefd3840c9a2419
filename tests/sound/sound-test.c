/* sound-test.c: files to play, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sound-test.h"

#include <glib/gstdio.h>
#include <math.h>

static char *folder;

const char *
test_folder (void)
{
  g_autoptr (GError) error = NULL;

  if (folder == NULL)
    folder = g_dir_make_tmp ("sound-XXXXXX", &error);
  g_assert_no_error (error);

  return folder;
}

void
test_folder_remove (void)
{
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }

  if (folder != NULL)
    g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

char *
test_write (const char *name, gconstpointer data, gsize size)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (test_folder (), name, NULL);

  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);

  return path;
}

char *
test_write_bytes (const char *name, GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return test_write (name, data, size);
}

static void
append (GByteArray *bytes, guint32 value, guint n)
{
  for (guint i = 0; i < n; i++)
    g_byte_array_append (bytes, &(guint8){ (guint8) (value >> 8 * i) }, 1);
}

GBytes *
test_wav_new (void)
{
  GByteArray *bytes = g_byte_array_new ();
  const guint n_samples = 3 * 8000;

  g_byte_array_append (bytes, (const guint8 *) "RIFF", 4);
  append (bytes, 36 + 2 * n_samples, 4);
  g_byte_array_append (bytes, (const guint8 *) "WAVEfmt ", 8);
  append (bytes, 16, 4);
  append (bytes, 1, 2);
  append (bytes, 1, 2);
  append (bytes, 8000, 4);
  append (bytes, 16000, 4);
  append (bytes, 2, 2);
  append (bytes, 16, 2);
  g_byte_array_append (bytes, (const guint8 *) "data", 4);
  append (bytes, 2 * n_samples, 4);

  for (guint i = 0; i < n_samples; i++)
    {
      double loudness = i < 8000 ? 0.5 : i < 16000 ? 0.0 : 0.25;

      append (bytes, (guint16) (gint16) lrint (loudness * 32767.0 * sin (2 * G_PI * 400.0 * i / 8000.0)), 2);
    }

  return g_byte_array_free_to_bytes (bytes);
}
