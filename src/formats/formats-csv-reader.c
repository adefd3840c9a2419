/* formats-csv-reader.c: rows from comma-separated text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-csv-reader.h"

#include "formats-csv-cell.h"

#include <string.h>

/**
 * FormatsCsvReader:
 *
 * Reads the rows of a text as RFC 4180 has it, and as programs write it: any of the three line ends, quotes
 * within a cell that is not quoted, text after a closing quote, empty lines. Apostrophes that a writer put
 * before what looks like a formula are taken away again.
 */
struct _FormatsCsvReader
{
  const char *at;
  GString *cell;
  guint line;
  char delimiter;
};

static const char *
skip_line_end (const char *at)
{
  if (*at == '\r')
    at++;
  if (*at == '\n')
    at++;
  return at;
}

/* Spreadsheets write a first line that names the delimiter. */
static const char *
skip_hint (const char *text, char *delimiter)
{
  if (g_ascii_strncasecmp (text, "sep=", 4) != 0 || text[4] == '\0' || (text[5] != '\r' && text[5] != '\n'))
    return text;
  if (delimiter != NULL)
    *delimiter = text[4];
  return skip_line_end (text + 5);
}

/**
 * formats_csv_reader_new:
 * @text: valid UTF-8, which has to live as long as the reader
 * @delimiter: what stands between cells
 *
 * Returns: (transfer full): a reader at the first row
 */
FormatsCsvReader *
formats_csv_reader_new (const char *text, char delimiter)
{
  FormatsCsvReader *self;
  const char *start;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (FormatsCsvReader, 1);
  start = skip_hint (text, NULL);
  self->at = start;
  self->line = start != text ? 2 : 1;
  self->cell = g_string_new (NULL);
  self->delimiter = delimiter;
  return self;
}

/**
 * formats_csv_reader_free:
 * @self: a reader
 *
 * Frees it.
 */
void
formats_csv_reader_free (FormatsCsvReader *self)
{
  g_string_free (self->cell, TRUE);
  g_free (self);
}

static void
append (FormatsCsvReader *self, const char *text, gsize length, FormatsProblem *problem)
{
  if (self->cell->len + length > FORMATS_CSV_MAX_CELL)
    *problem = FORMATS_PROBLEM_TOO_LONG;
  else
    g_string_append_len (self->cell, text, length);
}

/* From behind the opening quote to behind the closing one */
static void
read_quoted (FormatsCsvReader *self, FormatsProblem *problem)
{
  while (*self->at != '\0')
    {
      gsize length = strcspn (self->at, "\"\r\n");

      append (self, self->at, length, problem);
      self->at += length;
      if (*self->at == '"' && self->at[1] != '"')
        {
          self->at++;
          return;
        }
      if (*self->at == '"')
        {
          append (self, "\"", 1, problem);
          self->at += 2;
        }
      else if (*self->at != '\0')
        {
          const char *end = skip_line_end (self->at);

          append (self, self->at, end - self->at, problem);
          self->at = end;
          self->line++;
        }
    }
  *problem = FORMATS_PROBLEM_TRUNCATED;
}

/* Up to the delimiter or the end of the line */
static void
read_cell (FormatsCsvReader *self, FormatsProblem *problem)
{
  const char ends[] = { self->delimiter, '\r', '\n', '\0' };
  gsize length;

  g_string_truncate (self->cell, 0);
  if (*self->at == '"')
    {
      self->at++;
      read_quoted (self, problem);
    }
  length = strcspn (self->at, ends);
  append (self, self->at, length, problem);
  self->at += length;
}

static gboolean
row_is_empty (GPtrArray *cells)
{
  return cells->len == 1 && *(const char *) cells->pdata[0] == '\0';
}

/**
 * formats_csv_reader_next:
 * @self: a reader
 * @cells: (element-type utf8): emptied, and filled with the row's cells; has to free them itself
 * @line: (out): the line of the text where the row begins, from 1
 * @problem: (out): what is wrong with the row; the rows behind it can be read all the same, but behind one
 *   that is %FORMATS_PROBLEM_TRUNCATED there are none
 *
 * Reads the next row that is not empty.
 *
 * Returns: %FALSE if there is none
 */
gboolean
formats_csv_reader_next (FormatsCsvReader *self, GPtrArray *cells, guint *line, FormatsProblem *problem)
{
  do
    {
      if (*self->at == '\0')
        return FALSE;
      g_ptr_array_set_size (cells, 0);
      *problem = FORMATS_PROBLEM_NONE;
      *line = self->line;
      for (;;)
        {
          read_cell (self, problem);
          if (cells->len < FORMATS_CSV_MAX_CELLS)
            g_ptr_array_add (cells, g_strdup (self->cell->str +
                                              (formats_csv_cell_has_guard (self->cell->str) ? 1 : 0)));
          else
            *problem = FORMATS_PROBLEM_TOO_LONG;
          if (*self->at != self->delimiter || *self->at == '\0')
            break;
          self->at++;
        }
      self->at = skip_line_end (self->at);
      self->line++;
    }
  while (row_is_empty (cells) && *problem == FORMATS_PROBLEM_NONE);
  return TRUE;
}

/* How well a delimiter explains the first rows: how many of them have the same number of cells */
static guint
rate_delimiter (const char *text, char delimiter)
{
  g_autoptr (FormatsCsvReader) reader = formats_csv_reader_new (text, delimiter);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  guint counts[FORMATS_CSV_MAX_CELLS + 1] = { 0 };
  guint best = 0;
  FormatsProblem problem;
  guint line;

  for (guint i = 0; i < 50 && formats_csv_reader_next (reader, cells, &line, &problem); i++)
    counts[cells->len]++;
  for (guint i = 2; i <= FORMATS_CSV_MAX_CELLS; i++)
    best = MAX (best, counts[i] * 1000 + (counts[i] > 0 ? i : 0));
  return best;
}

/**
 * formats_csv_guess_delimiter:
 * @text: a text
 *
 * Finds out what stands between the cells: a comma, a semicolon or a tab, or what a line `sep=…` says.
 *
 * Returns: the delimiter; a comma where there is only one column
 */
char
formats_csv_guess_delimiter (const char *text)
{
  static const char candidates[] = { ',', ';', '\t' };
  char delimiter = '\0';
  guint best = 0;

  skip_hint (text, &delimiter);
  if (delimiter != '\0' && delimiter != '"' && (guchar) delimiter < 0x80)
    return delimiter;
  delimiter = ',';
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint rating = rate_delimiter (text, candidates[i]);

      if (rating > best)
        {
          best = rating;
          delimiter = candidates[i];
        }
    }
  return delimiter;
}
