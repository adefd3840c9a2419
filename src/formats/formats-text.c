/* formats-text.c: a file's bytes as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *encoding;
  const char *mark;
  gsize length;
} Mark;

static const Mark marks[] = {
  { "UTF-8", "\xef\xbb\xbf", 3 },
  { "UTF-16LE", "\xff\xfe", 2 },
  { "UTF-16BE", "\xfe\xff", 2 },
};

static const Mark *
find_mark (const char *data, gsize size)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (size >= marks[i].length && memcmp (data, marks[i].mark, marks[i].length) == 0)
        return &marks[i];
    }
  return NULL;
}

/* Chinese characters in GB 2312, the part of GB 18030 that is in daily use, are pairs of high bytes; in a
 * western encoding an accented letter mostly stands between plain ones. */
static gboolean
looks_chinese (const guchar *data, gsize size)
{
  gsize n_paired = 0;
  gsize n_single = 0;

  for (gsize i = 0; i < size;)
    {
      gsize run = 0;

      while (i + run < size && data[i + run] >= 0xa1)
        run++;
      if (run == 0 && data[i] >= 0x80)
        n_single++;
      if (run % 2 == 0)
        n_paired += run;
      else
        n_single += run;
      i += MAX (run, 1);
    }
  return n_paired > n_single;
}

/**
 * formats_text_guess_encoding:
 * @bytes: a file
 *
 * Guesses how a text is encoded. A byte order mark and valid UTF-8 are certain; of the others, which no
 * program can tell apart for certain, the likelier is named, and a person should be able to choose.
 *
 * Returns: (transfer none): the encoding's name, as iconv knows it
 */
const char *
formats_text_guess_encoding (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const Mark *mark = find_mark (data, size);

  if (mark != NULL)
    return mark->encoding;
  if (g_utf8_validate_len (data, size, NULL))
    return "UTF-8";
  return looks_chinese ((const guchar *) data, size) ? "GB18030" : "WINDOWS-1252";
}

/**
 * formats_text_decode:
 * @bytes: a file
 * @encoding: its encoding, as iconv knows it
 * @error: return location for a #FormatsError
 *
 * Makes UTF-8 of a text, without its byte order mark. What holds a NUL is not a text.
 *
 * Returns: (transfer full): the text, or %NULL with @error set
 */
char *
formats_text_decode (GBytes *bytes, const char *encoding, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const Mark *mark = find_mark (data, size);
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;
  gsize length;

  if (mark != NULL && g_ascii_strcasecmp (mark->encoding, encoding) == 0)
    {
      data += mark->length;
      size -= mark->length;
    }
  if (g_ascii_strcasecmp (encoding, "UTF-8") == 0)
    {
      length = size;
      if (memchr (data != NULL ? data : "", '\0', size) == NULL)
        {
          if (size > 0 && !g_utf8_validate_len (data, size, NULL))
            {
              g_set_error (error, FORMATS_ERROR, FORMATS_ERROR_ENCODING, _ ("The file is not in %s."),
                           encoding);
              return NULL;
            }
          return size > 0 ? g_strndup (data, size) : g_strdup ("");
        }
    }
  else
    {
      text = g_convert (data, size, "UTF-8", encoding, NULL, &length, &local);
      if (text == NULL)
        {
          g_set_error (error, FORMATS_ERROR, FORMATS_ERROR_ENCODING, _ ("The file is not in %s."), encoding);
          return NULL;
        }
      if (memchr (text, '\0', length) == NULL)
        return g_steal_pointer (&text);
    }
  g_set_error_literal (error, FORMATS_ERROR, FORMATS_ERROR_NOT_TEXT, _ ("The file is not a text."));
  return NULL;
}

/* Loading */

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  gsize max_size = GPOINTER_TO_SIZE (task_data);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (64 * 1024);
  GError *error = NULL;
  gssize n_read;

  stream = g_file_read (source, cancellable, &error);
  if (stream == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  while ((n_read = g_input_stream_read (G_INPUT_STREAM (stream), block, 64 * 1024, cancellable, &error)) > 0)
    {
      if (content->len + (gsize) n_read > max_size)
        {
          g_autofree char *limit = g_format_size_full (max_size, G_FORMAT_SIZE_IEC_UNITS);

          g_task_return_new_error (task, FORMATS_ERROR, FORMATS_ERROR_TOO_LARGE,
                                   /* Translators: %s is a size such as 64 MiB. */
                                   _ ("The file is larger than %s."), limit);
          return;
        }
      g_byte_array_append (content, block, n_read);
    }
  if (n_read < 0)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_byte_array_free_to_bytes (g_steal_pointer (&content)),
                           (GDestroyNotify) g_bytes_unref);
}

/**
 * formats_file_load_async:
 * @file: a file
 * @max_size: how many bytes it may have, such as %FORMATS_MAX_FILE_SIZE
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads a file, and no more of it than is allowed: what says how large it is may be wrong, and some files
 * never end.
 */
void
formats_file_load_async (GFile *file,
                         gsize max_size,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, formats_file_load_async);
  g_task_set_task_data (task, GSIZE_TO_POINTER (max_size), NULL);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * formats_file_load_finish:
 *
 * Returns: (transfer full): what the file holds, or %NULL with @error set: %FORMATS_ERROR_TOO_LARGE or
 *   what GIO says
 */
GBytes *
formats_file_load_finish (GFile *file, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
