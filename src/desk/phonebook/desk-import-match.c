/* desk-import-match.c: who of a file is in the phonebook already
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-import-match.h"

#include "pbx-email.h"
#include "pbx-fold.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * DeskImportMatch:
 *
 * Decides what becomes of the people of a file. A number says more than a name: who has the same number is
 * the same, and is changed where the file says something else; who has the same name and another number is
 * added, since nothing is lost by that.
 */
struct _DeskImportMatch
{
  GHashTable *by_number; /* folded number → owned GPtrArray of PbxContact */
  GHashTable *by_name;   /* folded name → borrowed PbxContact */
  GHashTable *seen;      /* folded number → borrowed DeskImportRow: the first of the file */
};

static void
index_contact (DeskImportMatch *self, PbxContact *contact)
{
  char *number = pbx_fold_number (pbx_contact_get_phone_number (contact));
  GPtrArray *same = g_hash_table_lookup (self->by_number, number);
  char *name = pbx_fold_text (pbx_contact_get_name (contact));

  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (self->by_number, number, same);
    }
  else
    g_free (number);
  g_ptr_array_add (same, contact);
  if (*name == '\0' || g_hash_table_contains (self->by_name, name))
    g_free (name);
  else
    g_hash_table_insert (self->by_name, name, contact);
}

/**
 * desk_import_match_new:
 * @contacts: (element-type PbxContact): the phonebook; has to outlive this
 *
 * Returns: (transfer full): a match with nobody of the file yet
 */
DeskImportMatch *
desk_import_match_new (GPtrArray *contacts)
{
  DeskImportMatch *self = g_new0 (DeskImportMatch, 1);

  self->by_number =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < contacts->len; i++)
    index_contact (self, contacts->pdata[i]);
  return self;
}

/** desk_import_match_free: frees it */
void
desk_import_match_free (DeskImportMatch *self)
{
  g_hash_table_unref (self->by_number);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->seen);
  g_free (self);
}

/* Cleaning */

/* What programs put around numbers and names to hold their direction, and nobody sees */
static gboolean
is_invisible (gunichar c)
{
  return c == 0xfeff || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

/* One line, one space between words, none at the ends */
static char *
clean_text (const char *text)
{
  GString *clean = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        space = clean->len > 0;
      else if (!is_invisible (c))
        {
          if (space)
            g_string_append_c (clean, ' ');
          space = FALSE;
          g_string_append_unichar (clean, c);
        }
    }
  return g_string_free (clean, FALSE);
}

/* As it was written, in characters that a telephone system knows */
static char *
clean_number (const char *number)
{
  g_autofree char *text = clean_text (number);
  GString *clean = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        g_string_append_c (clean, (char) ('0' + g_unichar_digit_value (c)));
      else if (g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION)
        g_string_append_c (clean, '-');
      else if (c == 0xff0b)
        g_string_append_c (clean, '+');
      else if (!g_unichar_iszerowidth (c))
        g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

/* What makes a row impossible, or NULL */
static const char *
find_fault (FormatsCard *card, PbxContact *wanted)
{
  switch (card->problem)
    {
    case FORMATS_PROBLEM_TRUNCATED:
      return _ ("It begins here and has no end in the file.");
    case FORMATS_PROBLEM_TOO_LONG:
      return _ ("A text in it is too long for a phonebook.");
    case FORMATS_PROBLEM_ENCODING:
      return _ ("Its letters could not be read.");
    case FORMATS_PROBLEM_NONE:
    default:
      break;
    }
  if (*pbx_contact_get_name (wanted) == '\0')
    return _ ("It has no name.");
  if (*pbx_contact_get_phone_number (wanted) == '\0')
    return _ ("It has no number.");
  if (!has_digit (pbx_contact_get_phone_number (wanted)))
    return _ ("The number has no digits.");
  if (*pbx_contact_get_email (wanted) != '\0' && !pbx_is_email (pbx_contact_get_email (wanted)))
    return _ ("The email address is not valid.");
  return NULL;
}

/* Matching */

static gboolean
same_name (PbxContact *a, PbxContact *b)
{
  g_autofree char *name_a = pbx_fold_text (pbx_contact_get_name (a));
  g_autofree char *name_b = pbx_fold_text (pbx_contact_get_name (b));

  return g_str_equal (name_a, name_b);
}

/* Of those with the number the one with the name, or the first */
static PbxContact *
find_by_number (DeskImportMatch *self, const char *folded, PbxContact *wanted)
{
  GPtrArray *same = g_hash_table_lookup (self->by_number, folded);

  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      if (same_name (same->pdata[i], wanted))
        return same->pdata[i];
    }
  return same != NULL ? same->pdata[0] : NULL;
}

static void
set_fate (DeskImportRow *row, DeskImportFate fate, const char *reason)
{
  desk_import_row_set_fate (row, fate);
  desk_import_row_set_reason (row, reason);
}

static void
decide (DeskImportMatch *self, DeskImportRow *row)
{
  PbxContact *wanted = desk_import_row_get_wanted (row);
  g_autofree char *folded = pbx_fold_number (pbx_contact_get_phone_number (wanted));
  g_autofree char *folded_name = pbx_fold_text (pbx_contact_get_name (wanted));
  DeskImportRow *before = g_hash_table_lookup (self->seen, folded);
  PbxContact *existing = find_by_number (self, folded, wanted);
  gboolean by_number = existing != NULL;
  g_autofree char *reason = NULL;
  g_autofree char *changes = NULL;

  if (!by_number)
    existing = g_hash_table_lookup (self->by_name, folded_name);
  if (existing != NULL)
    {
      desk_import_row_set_existing (row, existing);
      changes = desk_import_row_dup_changes (row);
    }
  if (before != NULL)
    {
      /* Translators: %u is the number of a row in a file. */
      reason = g_strdup_printf (_ ("Same number as row %u of the file"), desk_import_row_get_line (before));
      set_fate (row, DESK_IMPORT_SKIP, reason);
      return;
    }
  g_hash_table_insert (self->seen, g_steal_pointer (&folded), row);
  if (existing != NULL && *changes == '\0')
    set_fate (row, DESK_IMPORT_SKIP, _ ("Already in the phonebook"));
  else if (by_number && same_name (existing, wanted))
    set_fate (row, DESK_IMPORT_CHANGE, _ ("In the phonebook with other details"));
  else if (by_number)
    {
      /* Translators: %s is a person in the phonebook. */
      reason = g_strdup_printf (_ ("The phonebook has this number as %s"), pbx_contact_get_name (existing));
      set_fate (row, DESK_IMPORT_CHANGE, reason);
    }
  else if (existing != NULL)
    {
      reason = g_strdup_printf (
        /* Translators: %s is a phone number. */
        _ ("The phonebook has this name with the number %s"), pbx_contact_get_phone_number (existing));
      set_fate (row, DESK_IMPORT_ADD, reason);
    }
}

static DeskImportRow *
make_row (FormatsCard *card, guint i)
{
  g_autoptr (PbxContact) wanted = pbx_contact_new ();
  g_autofree char *entry_name = formats_card_dup_entry_name (card, i);
  g_autofree char *name = clean_text (entry_name);
  g_autofree char *company = clean_text (card->company);
  g_autofree char *email = clean_text (card->email);
  g_autofree char *speed_dial = clean_text (card->speed_dial);
  g_autofree char *number =
    i < card->numbers->len ? clean_number (((FormatsNumber *) card->numbers->pdata[i])->number) : NULL;

  /* A speed dial number can only lead to one of a person's numbers. */
  g_object_set (wanted, "name", name, "phone-number", number != NULL ? number : "", "email", email, "company",
                company, "dial-code", i == 0 ? speed_dial : "", NULL);
  return desk_import_row_new (card->line, wanted);
}

/**
 * desk_import_match_card:
 * @self: a match
 * @card: a person of the file
 * @rows: (element-type DeskImportRow): has to outlive @self; gets a row for each number of the person, or one
 *   where there is none
 *
 * Decides what becomes of a person.
 */
void
desk_import_match_card (DeskImportMatch *self, FormatsCard *card, GPtrArray *rows)
{
  for (guint i = 0; i < MAX (card->numbers->len, 1); i++)
    {
      DeskImportRow *row = make_row (card, i);
      const char *fault = find_fault (card, desk_import_row_get_wanted (row));

      g_ptr_array_add (rows, row);
      if (fault != NULL)
        set_fate (row, DESK_IMPORT_BAD, fault);
      else
        decide (self, row);
    }
}
