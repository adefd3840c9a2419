/* formats-card.c: a person with numbers, as address books exchange them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-card.h"

#include <glib/gi18n-lib.h>

static void
number_free (FormatsNumber *number)
{
  g_free (number->number);
  g_free (number->kind);
  g_free (number);
}

/**
 * formats_card_new:
 * @name: (nullable): the name
 * @company: (nullable): the company
 * @email: (nullable): the address for mail
 *
 * Returns: (transfer full): a card without numbers
 */
FormatsCard *
formats_card_new (const char *name, const char *company, const char *email)
{
  FormatsCard *self = g_new0 (FormatsCard, 1);

  self->name = g_strdup (name != NULL ? name : "");
  self->company = g_strdup (company != NULL ? company : "");
  self->email = g_strdup (email != NULL ? email : "");
  self->speed_dial = g_strdup ("");
  self->numbers = g_ptr_array_new_with_free_func ((GDestroyNotify) number_free);
  return self;
}

/**
 * formats_card_free:
 * @self: a card
 *
 * Frees it.
 */
void
formats_card_free (FormatsCard *self)
{
  g_free (self->name);
  g_free (self->company);
  g_free (self->email);
  g_free (self->speed_dial);
  g_ptr_array_unref (self->numbers);
  g_free (self);
}

/**
 * formats_card_add_number:
 * @self: a card
 * @number: a phone number
 * @kind: (nullable): what kind it is, see [struct@Number]
 * @preferred: whether it is the one to try first
 *
 * Adds a number; one that the card has is not added again.
 */
void
formats_card_add_number (FormatsCard *self, const char *number, const char *kind, gboolean preferred)
{
  FormatsNumber *added;

  for (guint i = 0; i < self->numbers->len; i++)
    {
      FormatsNumber *other = self->numbers->pdata[i];

      if (g_strcmp0 (other->number, number) == 0)
        {
          other->preferred |= preferred;
          return;
        }
    }
  added = g_new0 (FormatsNumber, 1);
  added->number = g_strdup (number);
  added->kind = g_strdup (kind != NULL ? kind : "");
  added->preferred = preferred;
  g_ptr_array_add (self->numbers, added);
}

static const char *
describe_kind (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *label;
  } labels[] = {
    { "work", NC_ ("number", "Work") },   { "home", NC_ ("number", "Home") },
    { "cell", NC_ ("number", "Mobile") }, { "fax", NC_ ("number", "Fax") },
    { "pager", NC_ ("number", "Pager") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (g_ascii_strcasecmp (kind, labels[i].kind) == 0)
        return g_dpgettext2 (GETTEXT_PACKAGE, "number", labels[i].label);
    }
  return *kind != '\0' ? kind : C_ ("number", "Other");
}

/* How many of the numbers before @i are of its kind, the first one aside, which stands under the plain name
 */
static guint
count_same_kind (FormatsCard *self, guint i)
{
  FormatsNumber *number = self->numbers->pdata[i];
  guint n = 0;

  for (guint j = 1; j < i; j++)
    {
      FormatsNumber *other = self->numbers->pdata[j];

      n += g_ascii_strcasecmp (other->kind, number->kind) == 0;
    }
  return n;
}

/**
 * formats_card_dup_entry_name:
 * @self: a card
 * @i: which of its numbers
 *
 * Names a number for a phonebook whose entries have one number each: the first has the person's name
 * alone, the others say what they are, and no two are named the same.
 *
 * Returns: (transfer full): the name, empty where the card has none
 */
char *
formats_card_dup_entry_name (FormatsCard *self, guint i)
{
  FormatsNumber *number;
  const char *kind;
  guint n_before;

  if (i == 0 || i >= self->numbers->len || *self->name == '\0')
    return g_strdup (self->name);
  number = self->numbers->pdata[i];
  kind = describe_kind (number->kind);
  n_before = count_same_kind (self, i);
  if (n_before > 0)
    /* Translators: a phonebook entry: a person, the kind of the number, and a counter, as in “Ada Lovelace
     * (Mobile 2)”. */
    return g_strdup_printf (_ ("%s (%s %u)"), self->name, kind, n_before + 1);
  /* Translators: a phonebook entry: a person and the kind of the number, as in “Ada Lovelace (Mobile)”. */
  return g_strdup_printf (_ ("%s (%s)"), self->name, kind);
}
