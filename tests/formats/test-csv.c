/* test-csv.c: comma-separated text, from whoever wrote it, and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-csv-reader.h"
#include "formats-csv-writer.h"

#include <string.h>

/* All rows as "line:problem:a|b|c" joined by newlines */
static char *
read_all (const char *text, char delimiter)
{
  g_autoptr (FormatsCsvReader) reader = formats_csv_reader_new (text, delimiter);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  GString *all = g_string_new (NULL);
  FormatsProblem problem;
  guint line;

  while (formats_csv_reader_next (reader, cells, &line, &problem))
    {
      g_string_append_printf (all, "%s%u:%d:", all->len > 0 ? "\n" : "", line, problem);
      for (guint i = 0; i < cells->len; i++)
        g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", (char *) cells->pdata[i]);
    }
  return g_string_free (all, FALSE);
}

static void
check (const char *text, const char *expected)
{
  g_autofree char *found = read_all (text, ',');

  g_assert_cmpstr (found, ==, expected);
}

static void
test_read (void)
{
  check ("", "");
  check ("a,b,c", "1:0:a|b|c");
  check ("a,b\nc,d\n", "1:0:a|b\n2:0:c|d");
  check ("a,b\r\nc,d\r\n", "1:0:a|b\n2:0:c|d");
  check ("a,b\rc,d\r", "1:0:a|b\n2:0:c|d");
  check ("a,,\n,\n", "1:0:a||\n2:0:|");
  check ("\n\r\na\n\nb", "3:0:a\n5:0:b");
  check ("\"a,b\",\"say \"\"hi\"\"\",\"\"", "1:0:a,b|say \"hi\"|");
  check ("\"one\ntwo\r\nthree\",x\ny", "1:0:one\ntwo\r\nthree|x\n4:0:y");
  check ("sep=,\r\na,b", "2:0:a|b");
  /* As it should not be, and is */
  check ("5\" disk,a \"b\" c", "1:0:5\" disk|a \"b\" c");
  check ("\"a\"b,\"c\" ,d", "1:0:ab|c |d");
  check ("Ünï,中文,😀", "1:0:Ünï|中文|😀");
}

static void
test_guards (void)
{
  check ("'=1+1,'+49,''=x,'hello,'", "1:0:=1+1|+49|'=x|'hello|'");
  check ("\"'=HYPERLINK(\"\"x\"\")\"", "1:0:=HYPERLINK(\"x\")");
}

static void
test_unterminated (void)
{
  check ("a,b\nc,\"d\ne,f\n", "1:0:a|b\n2:1:c|d\ne,f\n");
  check ("\"", "1:1:");
}

static void
test_limits (void)
{
  g_autofree char *cell = g_strnfill (100 * 1000 * 1000, 'a');
  g_autofree char *long_row = g_strconcat (cell, "\nb,c", NULL);
  g_autofree char *commas = g_strnfill (5 * 1000 * 1000, ',');
  g_autofree char *wide_row = g_strconcat (commas, "\nb,c", NULL);
  g_autofree char *quotes = g_strnfill (10 * 1000 * 1000, '"');
  g_autofree char *found = NULL;

  found = read_all (long_row, ',');
  g_assert_cmpuint (strlen (found), <, 2 * FORMATS_CSV_MAX_CELL);
  g_assert_true (g_str_has_prefix (found, "1:2:"));
  g_assert_true (g_str_has_suffix (found, "\n2:0:b|c"));
  g_free (found);

  found = read_all (wide_row, ',');
  g_assert_true (g_str_has_prefix (found, "1:2:|"));
  g_assert_true (g_str_has_suffix (found, "\n2:0:b|c"));
  g_free (found);

  found = read_all (quotes, ',');
  g_assert_true (g_str_has_prefix (found, "1:"));
}

static void
test_delimiter (void)
{
  g_assert_cmpint (formats_csv_guess_delimiter (""), ==, ',');
  g_assert_cmpint (formats_csv_guess_delimiter ("name\nAda\n"), ==, ',');
  g_assert_cmpint (formats_csv_guess_delimiter ("name,number\nAda,1\n"), ==, ',');
  g_assert_cmpint (formats_csv_guess_delimiter ("Name;Number\nLovelace, Ada;1\nBabbage, Charles;2\n"), ==,
                   ';');
  g_assert_cmpint (formats_csv_guess_delimiter ("Name\tNumber\nA, B; C\t1\nD, E; F\t2\n"), ==, '\t');
  g_assert_cmpint (formats_csv_guess_delimiter ("\"a;b;c\",1\n\"d;e;f\",2\n"), ==, ',');
  g_assert_cmpint (formats_csv_guess_delimiter ("sep=|\na|b\n"), ==, '|');
}

static const char *const nasty[] = {
  "",
  "plain",
  "=1+1",
  "+cmd|' /C calc'!A0",
  "@SUM(A1)",
  "-2+3",
  "-5",
  "\ttab",
  "\rreturn",
  "\nline",
  "'",
  "'quoted'",
  "'=1",
  "''=1",
  "'+49 30 1",
  "+49 30 901820",
  "+49 (0)30/90-18.20",
  "(030) 123",
  "**61",
  "a\"b",
  "\"",
  "\"\"",
  ",",
  ";",
  " spaces ",
  "two\r\nlines",
  "sep=;",
  "中文, “Anführung” 😀",
};

static void
test_there_and_back (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FormatsCsvReader) reader = NULL;
  FormatsProblem problem;
  guint line;

  for (guint i = 0; i < G_N_ELEMENTS (nasty); i++)
    {
      const char *row[] = { nasty[i], "x", nasty[G_N_ELEMENTS (nasty) - 1 - i], NULL };
      const char *alone[] = { nasty[i], NULL };

      formats_csv_append_row (text, row);
      formats_csv_append_row (text, alone);
    }
  reader = formats_csv_reader_new (text->str, ',');
  for (guint i = 0; i < G_N_ELEMENTS (nasty); i++)
    {
      g_assert_true (formats_csv_reader_next (reader, cells, &line, &problem));
      g_assert_cmpint (problem, ==, FORMATS_PROBLEM_NONE);
      g_assert_cmpuint (cells->len, ==, 3);
      g_assert_cmpstr (cells->pdata[0], ==, nasty[i]);
      g_assert_cmpstr (cells->pdata[1], ==, "x");
      g_assert_cmpstr (cells->pdata[2], ==, nasty[G_N_ELEMENTS (nasty) - 1 - i]);
      if (*nasty[i] == '\0')
        {
          /* A row of nothing is no row. */
          continue;
        }
      g_assert_true (formats_csv_reader_next (reader, cells, &line, &problem));
      g_assert_cmpuint (cells->len, ==, 1);
      g_assert_cmpstr (cells->pdata[0], ==, nasty[i]);
    }
  g_assert_false (formats_csv_reader_next (reader, cells, &line, &problem));
}

static void
test_spreadsheets_run_nothing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (nasty); i++)
    {
      const char *row[] = { "x", nasty[i], NULL };
      g_autoptr (GString) text = g_string_new (NULL);
      const char *cell;

      formats_csv_append_row (text, row);
      cell = text->str + 2 + (text->str[2] == '"');
      g_assert_null (strchr ("=@\t\r", *cell == '\r' && cell == text->str + 2 ? 'x' : *cell));
      if (*cell == '+' || *cell == '-')
        g_assert_cmpuint (strspn (cell, "+-0123456789 ()/."), ==, strcspn (cell, "\r"));
    }
}

/* Anything that is valid UTF-8 without a NUL comes back; the reader survives anything. */
static void
test_random (void)
{
  static const char alphabet[] = "\"\",,;\t\r\n'=+-@aß0 ";

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) raw = g_string_new (NULL);
      g_autofree char *valid = NULL;
      g_autofree char *found = NULL;
      const char *row[] = { NULL, "end", NULL };
      g_autoptr (GString) written = g_string_new (NULL);
      g_autoptr (FormatsCsvReader) reader = NULL;
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      FormatsProblem problem;
      guint line;

      for (int i = g_test_rand_int_range (0, 40); i > 0; i--)
        g_string_append_c (raw, alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)]);
      valid = g_utf8_make_valid (raw->str, raw->len);
      found = read_all (valid, ',');

      row[0] = valid;
      formats_csv_append_row (written, row);
      reader = formats_csv_reader_new (written->str, ',');
      g_assert_true (formats_csv_reader_next (reader, cells, &line, &problem));
      g_assert_cmpint (problem, ==, FORMATS_PROBLEM_NONE);
      g_assert_cmpuint (cells->len, ==, 2);
      g_assert_cmpstr (cells->pdata[0], ==, valid);
      g_assert_false (formats_csv_reader_next (reader, cells, &line, &problem));
    }
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (formats_csv_writer_flush_finish (FORMATS_CSV_WRITER (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static void
test_stream (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (FormatsCsvWriter) writer = formats_csv_writer_new (stream, FORMATS_CSV_MARK);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean done = FALSE;

  formats_csv_writer_add_row (writer, (const char *[]){ "a", "b", NULL });
  g_assert_cmpuint (formats_csv_writer_get_pending (writer), ==, 8);
  formats_csv_writer_flush_async (writer, NULL, flushed_cb, &done);
  g_assert_cmpuint (formats_csv_writer_get_pending (writer), ==, 0);
  /* Rows may come in while others are written. */
  formats_csv_writer_add_row (writer, (const char *[]){ "c", "d", NULL });
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (formats_csv_writer_flush (writer, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  text = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_cmpstr (text, ==,
                   "\xef\xbb\xbf"
                   "a,b\r\nc,d\r\n");
}

static void
failed_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (formats_csv_writer_flush_finish (FORMATS_CSV_WRITER (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  *(gboolean *) done = TRUE;
}

static void
test_stream_fails (void)
{
  char small[4];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (small, sizeof small, NULL, NULL);
  g_autoptr (FormatsCsvWriter) writer = formats_csv_writer_new (stream, FORMATS_CSV_PLAIN);
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  formats_csv_writer_add_row (writer, (const char *[]){ "longer than that", NULL });
  formats_csv_writer_flush_async (writer, NULL, failed_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  formats_csv_writer_add_row (writer, (const char *[]){ "longer than that", NULL });
  g_assert_false (formats_csv_writer_flush (writer, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/read", test_read);
  g_test_add_func ("/csv/guards", test_guards);
  g_test_add_func ("/csv/unterminated", test_unterminated);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/delimiter", test_delimiter);
  g_test_add_func ("/csv/there-and-back", test_there_and_back);
  g_test_add_func ("/csv/spreadsheets-run-nothing", test_spreadsheets_run_nothing);
  g_test_add_func ("/csv/random", test_random);
  g_test_add_func ("/csv/stream", test_stream);
  g_test_add_func ("/csv/stream-fails", test_stream_fails);
  return g_test_run ();
}
