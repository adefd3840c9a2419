/* formats-card.h: a person with numbers, as address books exchange them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats-error.h"

G_BEGIN_DECLS

/**
 * FormatsNumber:
 * @number: the phone number as it was written
 * @kind: what kind of number: `work`, `home`, `cell`, `fax`, `pager`, a label that a person gave, or an
 *   empty string
 * @preferred: whether it is the one to try first
 *
 * A phone number of a card.
 */
typedef struct
{
  char *number;
  char *kind;
  gboolean preferred;
} FormatsNumber;

/**
 * FormatsCard:
 * @name: the name, or an empty string
 * @company: the company, or an empty string
 * @email: the address to try first, or an empty string
 * @speed_dial: the speed dial number, or an empty string
 * @numbers: (element-type FormatsNumber): the phone numbers; the one to try first is the first
 * @line: where in its file the card begins, from 1; 0 where there is no file
 * @problem: what was wrong with it
 *
 * A person with any number of phone numbers.
 */
typedef struct
{
  char *name;
  char *company;
  char *email;
  char *speed_dial;
  GPtrArray *numbers;
  guint line;
  FormatsProblem problem;
} FormatsCard;

FormatsCard *formats_card_new (const char *name, const char *company, const char *email);
void formats_card_free (FormatsCard *self);
void formats_card_add_number (FormatsCard *self, const char *number, const char *kind, gboolean preferred);
char *formats_card_dup_entry_name (FormatsCard *self, guint i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormatsCard, formats_card_free)

G_END_DECLS
