/* desk-import-header.c: what the columns of a table seem to mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-import-header.h"

#include "pbx-fold.h"

#include <string.h>

/* How many rows are looked at */
#define SAMPLE 50

typedef struct
{
  DeskImportField field;
  const char *words; /* folded, separated by "|"; a title that holds one of them has the field */
} Titles;

/* In the order in which they are tried: "Company Name" is a company, "E-mail 1 - Value" no number. The words
 * are those of address books in the languages that this program is used in, not words for people. */
static const Titles titles[] = {
  { DESK_IMPORT_SPEED_DIAL, "speed dial|speeddial|dial code|kurzwahl|abrege|rapid|速拨|快速拨号|缩位" },
  { DESK_IMPORT_EMAIL, "email|e-mail|mail|courriel|correo|邮箱|邮件" },
  { DESK_IMPORT_COMPANY, "company|organi|firm|unternehmen|societe|entreprise|empresa|公司|单位" },
  { DESK_IMPORT_IGNORE,
    "country|land|street|strasse|city|zip|postal|plz|type|label|fax|pager|telex|传真|地址" },
  { DESK_IMPORT_NUMBER,
    "number|phone|mobile|cell|tel|nummer|rufnummer|handy|mobil|numero|movil|号码|电话|手机" },
  { DESK_IMPORT_FAMILY_NAME,
    "last name|family name|surname|nachname|familienname|nom de famille|apellido|姓氏" },
  { DESK_IMPORT_GIVEN_NAME, "first name|given name|forename|vorname|prenom|名字" },
  { DESK_IMPORT_IGNORE, "middle name|nickname|file as|user name|spitzname|phonetic" },
  { DESK_IMPORT_NAME, "name|nom|nombre|contact|kontakt|姓名|名称|联系人" },
};

static gboolean
has_word (const char *folded, const char *words)
{
  g_auto (GStrv) all = g_strsplit (words, "|", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      if (strstr (folded, all[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

static DeskImportField
field_of_title (const char *title)
{
  g_autofree char *folded = pbx_fold_text (title);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      if (has_word (folded, titles[i].words))
        return titles[i].field;
    }
  return DESK_IMPORT_IGNORE;
}

static gboolean
is_long_number (const char *cell)
{
  return strlen (cell) >= 3 && pbx_is_number (cell);
}

static gboolean
is_email (const char *cell)
{
  const char *at = strchr (cell, '@');

  return at != NULL && at != cell && strchr (at, '.') != NULL && strpbrk (cell, " ,;") == NULL;
}

/**
 * desk_import_header_is_one:
 * @lines: (element-type DeskImportLine): a table
 *
 * Returns: whether the first row seems to name the columns: it holds no number or address, and a word that
 *   is a title somewhere
 */
gboolean
desk_import_header_is_one (GPtrArray *lines)
{
  const DeskImportLine *first = lines->len > 0 ? lines->pdata[0] : NULL;
  gboolean known = FALSE;

  for (guint i = 0; first != NULL && i < first->n_cells; i++)
    {
      if (is_long_number (first->cells[i]) || is_email (first->cells[i]))
        return FALSE;
      known |= field_of_title (first->cells[i]) != DESK_IMPORT_IGNORE;
    }
  return known;
}

/* What is in the cells of a column: numbers, addresses, or words */
static DeskImportField
field_of_cells (GPtrArray *lines, guint first, guint column)
{
  guint n_numbers = 0, n_emails = 0, n_texts = 0;

  for (guint i = first; i < lines->len && i < first + SAMPLE; i++)
    {
      const DeskImportLine *line = lines->pdata[i];
      const char *cell = column < line->n_cells ? line->cells[column] : "";

      if (*cell == '\0')
        continue;
      n_numbers += is_long_number (cell);
      n_emails += is_email (cell);
      n_texts++;
    }
  if (n_texts == 0)
    return DESK_IMPORT_IGNORE;
  if (n_emails * 2 > n_texts)
    return DESK_IMPORT_EMAIL;
  return n_numbers * 2 > n_texts ? DESK_IMPORT_NUMBER : DESK_IMPORT_NAME;
}

static gboolean
has_field (GArray *fields, DeskImportField field)
{
  for (guint i = 0; i < fields->len; i++)
    {
      if (g_array_index (fields, DeskImportField, i) == field)
        return TRUE;
    }
  return FALSE;
}

/* The first words are the name, the second ones the company; one address only. */
static void
guess_by_cells (GPtrArray *lines, guint first, GArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      DeskImportField field = field_of_cells (lines, first, i);

      if (field == DESK_IMPORT_NAME && has_field (fields, DESK_IMPORT_NAME))
        field = has_field (fields, DESK_IMPORT_COMPANY) ? DESK_IMPORT_IGNORE : DESK_IMPORT_COMPANY;
      if (field == DESK_IMPORT_EMAIL && has_field (fields, DESK_IMPORT_EMAIL))
        field = DESK_IMPORT_IGNORE;
      g_array_index (fields, DeskImportField, i) = field;
    }
}

/**
 * desk_import_header_guess:
 * @lines: (element-type DeskImportLine): a table
 * @header: whether the first row names the columns
 * @fields: (element-type DeskImportField): an item for each column, to be set
 *
 * Guesses what the columns mean. Only numbers may be in several columns.
 */
void
desk_import_header_guess (GPtrArray *lines, gboolean header, GArray *fields)
{
  const DeskImportLine *first = lines->len > 0 ? lines->pdata[0] : NULL;

  for (guint i = 0; i < fields->len; i++)
    g_array_index (fields, DeskImportField, i) = DESK_IMPORT_IGNORE;
  if (first == NULL)
    return;
  for (guint i = 0; header && i < MIN (fields->len, first->n_cells); i++)
    {
      DeskImportField field = field_of_title (first->cells[i]);

      if (field == DESK_IMPORT_NUMBER || !has_field (fields, field))
        g_array_index (fields, DeskImportField, i) = field;
    }
  if (!has_field (fields, DESK_IMPORT_NUMBER) && !has_field (fields, DESK_IMPORT_NAME))
    guess_by_cells (lines, header ? 1 : 0, fields);
}
