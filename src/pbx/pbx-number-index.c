/* pbx-number-index.c: finds the person who has a number, however it is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-number-index.h"

#include "pbx-fold.h"

#include <string.h>

/* Numbers of outside lines are written with and without country and area: so many last digits tell them
 * apart. */
#define TAIL_LENGTH 9

struct _PbxNumberIndex
{
  GHashTable *by_number; /* owned: folded number → PbxPerson, owned */
  GHashTable *by_tail;   /* owned: last digits → PbxPerson, not owned; NULL where several share them */
};

/**
 * pbx_number_index_new:
 *
 * Returns: (transfer full): an index of nobody
 */
PbxNumberIndex *
pbx_number_index_new (void)
{
  PbxNumberIndex *self = g_new0 (PbxNumberIndex, 1);

  self->by_number = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->by_tail = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * pbx_number_index_free:
 * @self: (transfer full): an index
 *
 * Frees an index.
 */
void
pbx_number_index_free (PbxNumberIndex *self)
{
  g_hash_table_unref (self->by_number);
  g_hash_table_unref (self->by_tail);
  g_free (self);
}

/**
 * pbx_number_index_clear:
 * @self: an index
 *
 * Forgets everybody.
 */
void
pbx_number_index_clear (PbxNumberIndex *self)
{
  g_hash_table_remove_all (self->by_number);
  g_hash_table_remove_all (self->by_tail);
}

static const char *
tail_of (const char *folded)
{
  gsize length = strlen (folded);

  return length >= TAIL_LENGTH ? folded + length - TAIL_LENGTH : NULL;
}

static void
add_tail (PbxNumberIndex *self, const char *tail, PbxPerson *person)
{
  gpointer other;

  if (!g_hash_table_lookup_extended (self->by_tail, tail, NULL, &other))
    g_hash_table_insert (self->by_tail, g_strdup (tail), person);
  else if (other != person && other != NULL)
    g_hash_table_insert (self->by_tail, g_strdup (tail), NULL);
}

/**
 * pbx_number_index_add:
 * @self: an index
 * @number: a number of the person
 * @person: the person
 *
 * Adds a number. Who was added first under a number is who has it.
 */
void
pbx_number_index_add (PbxNumberIndex *self, const char *number, PbxPerson *person)
{
  g_autofree char *folded = pbx_fold_number (number);
  const char *tail = tail_of (folded);

  if (*folded == '\0')
    return;
  if (tail != NULL)
    add_tail (self, tail, person);
  if (!g_hash_table_contains (self->by_number, folded))
    g_hash_table_insert (self->by_number, g_steal_pointer (&folded), g_object_ref (person));
}

/**
 * pbx_number_index_lookup:
 * @self: an index
 * @number: a number, however it is written
 *
 * Finds who has the number, or else the one person who has a number that ends in the same digits.
 *
 * Returns: (transfer none) (nullable): the person
 */
PbxPerson *
pbx_number_index_lookup (PbxNumberIndex *self, const char *number)
{
  g_autofree char *folded = pbx_fold_number (number);
  PbxPerson *person = g_hash_table_lookup (self->by_number, folded);
  const char *tail;

  if (person != NULL)
    return person;
  tail = tail_of (folded);

  return tail != NULL ? g_hash_table_lookup (self->by_tail, tail) : NULL;
}
