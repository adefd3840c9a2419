/* formats-csv-cell.c: cells that a spreadsheet would take for formulas
 *
 * A spreadsheet runs a cell that begins with one of a few characters. An apostrophe before it says that
 * the cell is text. Of text that begins with apostrophes and then such a character, one more apostrophe is
 * put before it, so that taking one away gives back what was written, whatever it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-csv-cell.h"

#include <string.h>

#define GUARD '\''

static gboolean
begins_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL;
}

/* "+49 30 901820" and "-5" are what they look like. */
static gboolean
is_plain_number (const char *cell)
{
  const char *rest = cell + 1;

  return (*cell == '+' || *cell == '-') && g_ascii_isdigit (*rest == '(' ? rest[1] : *rest) &&
         strspn (rest, "0123456789 ()-/.") == strlen (rest);
}

/**
 * formats_csv_cell_needs_guard:
 * @cell: what is to be written
 *
 * Tells whether an apostrophe has to stand before @cell. Phone numbers need none.
 *
 * Returns: whether it is needed
 */
gboolean
formats_csv_cell_needs_guard (const char *cell)
{
  return begins_formula (cell + strspn (cell, "'")) && !is_plain_number (cell);
}

/**
 * formats_csv_cell_has_guard:
 * @cell: what was read
 *
 * Tells whether the apostrophe at the beginning of @cell is not part of the text.
 *
 * Returns: whether it is a guard
 */
gboolean
formats_csv_cell_has_guard (const char *cell)
{
  return *cell == GUARD && begins_formula (cell + strspn (cell, "'"));
}
