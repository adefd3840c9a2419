/* test-text.c: files as text, whatever they hold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-text.h"

#include <glib/gstdio.h>
#include <string.h>

static void
check (const char *data, gssize size, const char *encoding, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size < 0 ? strlen (data) : (gsize) size);
  g_autoptr (GError) error = NULL;
  g_autofree char *decoded = NULL;

  g_assert_cmpstr (formats_text_guess_encoding (bytes), ==, encoding);
  decoded = formats_text_decode (bytes, encoding, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (decoded, ==, text);
}

static void
test_guess (void)
{
  check ("", 0, "UTF-8", "");
  check ("Müller, 王伟", -1, "UTF-8", "Müller, 王伟");
  check ("\xef\xbb\xbf"
         "Müller",
         -1, "UTF-8", "Müller");
  check ("\xff\xfe"
         "A\0\xfc\0",
         6, "UTF-16LE", "Aü");
  check ("\xfe\xff"
         "\0A\0\xfc",
         6, "UTF-16BE", "Aü");
  check ("M\xfcller;G\xf6tz\n\x80", -1, "WINDOWS-1252", "Müller;Götz\n€");
  check ("\xcd\xf5\xce\xb0,\xc0\xee\xc4\xc8", -1, "GB18030", "王伟,李娜");
}

static void
refuse (const char *data, gsize size, const char *encoding, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autofree char *decoded = formats_text_decode (bytes, encoding, &error);

  g_assert_null (decoded);
  g_assert_error (error, FORMATS_ERROR, code);
}

static void
test_refused (void)
{
  refuse ("a\0b", 3, "UTF-8", FORMATS_ERROR_NOT_TEXT);
  refuse ("\0\0\0\0", 4, "WINDOWS-1252", FORMATS_ERROR_NOT_TEXT);
  refuse ("M\xfcller", 6, "UTF-8", FORMATS_ERROR_ENCODING);
  refuse ("\xff\xff\xff", 3, "GB18030", FORMATS_ERROR_ENCODING);
  refuse ("abc", 3, "NO-SUCH-ENCODING", FORMATS_ERROR_ENCODING);
  refuse ("\xff\xfe"
          "A",
          3, "UTF-16LE", FORMATS_ERROR_ENCODING);
}

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GBytes *
load (GFile *file, gsize max_size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  formats_file_load_async (file, max_size, cancellable, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return formats_file_load_finish (file, result, error);
}

static void
test_load (void)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("frontdesk-XXXXXX", &stream, &error);
  g_autoptr (GFile) endless = g_file_new_for_path ("/dev/zero");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = g_strnfill (200000, 'x');

  g_assert_no_error (error);
  g_file_replace_contents (file, text, 200000, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
  bytes = load (file, 200000, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, 200000);

  g_assert_null (load (file, 199999, NULL, &error));
  g_assert_error (error, FORMATS_ERROR, FORMATS_ERROR_TOO_LARGE);
  g_clear_error (&error);

  g_assert_null (load (endless, 1000000, NULL, &error));
  g_assert_error (error, FORMATS_ERROR, FORMATS_ERROR_TOO_LARGE);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_null (load (file, 200000, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_file_delete (file, NULL, NULL);
  g_assert_null (load (file, 200000, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/guess", test_guess);
  g_test_add_func ("/text/refused", test_refused);
  g_test_add_func ("/text/load", test_load);
  return g_test_run ();
}
