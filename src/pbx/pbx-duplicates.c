/* pbx-duplicates.c: contacts that are in the phonebook more than once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-duplicates.h"

#include "pbx-fold.h"
#include "pbx-person.h"

#include <string.h>

/* Groups: who shares a number or a name with somebody stands in the group of that somebody, so that
 * chains end in one group. */

static guint
find_root (guint *parents, guint i)
{
  while (parents[i] != i)
    {
      parents[i] = parents[parents[i]];
      i = parents[i];
    }

  return i;
}

/* The earlier one is the root, so that groups stand in the order of their first contacts. */
static void
join (guint *parents, guint a, guint b)
{
  guint first = find_root (parents, a);
  guint second = find_root (parents, b);

  if (first < second)
    parents[second] = first;
  else
    parents[first] = second;
}

static void
join_by (GHashTable *seen, char *folded, guint *parents, guint i)
{
  g_autofree char *owned = folded;
  gpointer other;

  if (*owned == '\0')
    return;
  if (g_hash_table_lookup_extended (seen, owned, NULL, &other))
    join (parents, GPOINTER_TO_UINT (other), i);
  else
    g_hash_table_insert (seen, g_steal_pointer (&owned), GUINT_TO_POINTER (i));
}

/**
 * pbx_duplicates_find:
 * @contacts: (element-type PbxContact): the whole phonebook
 *
 * Finds contacts that share a number or a name, compared as pbx_fold_number() and pbx_fold_text() fold
 * them. Contacts that are connected over others are one group. Takes some 20 ms for 50,000 contacts.
 *
 * Returns: (transfer full) (element-type GPtrArray(PbxContact)): groups of at least two, in the order of
 *   @contacts
 */
GPtrArray *
pbx_duplicates_find (GPtrArray *contacts)
{
  g_autoptr (GHashTable) numbers = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree guint *parents = NULL;
  g_autofree GPtrArray **groups = NULL;

  g_return_val_if_fail (contacts != NULL, NULL);

  numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  parents = g_new (guint, contacts->len);
  groups = g_new0 (GPtrArray *, contacts->len);

  for (guint i = 0; i < contacts->len; i++)
    {
      parents[i] = i;
      join_by (numbers, pbx_fold_number (pbx_contact_get_phone_number (contacts->pdata[i])), parents, i);
      join_by (names, pbx_fold_text (pbx_contact_get_name (contacts->pdata[i])), parents, i);
    }
  for (guint i = 0; i < contacts->len; i++)
    {
      guint root = find_root (parents, i);

      if (root == i)
        continue;
      if (groups[root] == NULL)
        {
          groups[root] = g_ptr_array_new_with_free_func (g_object_unref);
          g_ptr_array_add (groups[root], g_object_ref (contacts->pdata[root]));
        }
      g_ptr_array_add (groups[root], g_object_ref (contacts->pdata[i]));
    }
  for (guint i = 0; i < contacts->len; i++)
    {
      if (groups[i] != NULL)
        g_ptr_array_add (found, groups[i]);
    }

  return g_steal_pointer (&found);
}

/* The index */

struct _PbxDuplicateIndex
{
  GHashTable *by_number; /* owned: folded number → GPtrArray of PbxPerson */
  GHashTable *by_name;   /* owned: folded name → GPtrArray of PbxPerson */
};

static void
sort_in (GHashTable *table, char *folded, PbxPerson *person)
{
  g_autofree char *owned = folded;
  GPtrArray *people;

  if (*owned == '\0')
    return;
  people = g_hash_table_lookup (table, owned);
  if (people == NULL)
    {
      people = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (table, g_steal_pointer (&owned), people);
    }
  g_ptr_array_add (people, g_object_ref (person));
}

/**
 * pbx_duplicate_index_new:
 * @contacts: a list of [class@Person], as pbx_directory_get_contacts() gives it
 *
 * Sorts contacts by number and by name as they are now. Make another one when they change.
 *
 * Returns: (transfer full): an index
 */
PbxDuplicateIndex *
pbx_duplicate_index_new (GListModel *contacts)
{
  PbxDuplicateIndex *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (contacts), NULL);

  self = g_new0 (PbxDuplicateIndex, 1);
  self->by_number =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < g_list_model_get_n_items (contacts); i++)
    {
      g_autoptr (PbxPerson) person = g_list_model_get_item (contacts, i);

      sort_in (self->by_number, pbx_fold_number (pbx_person_get_number (person)), person);
      sort_in (self->by_name, pbx_fold_text (pbx_person_get_name (person)), person);
    }

  return self;
}

/**
 * pbx_duplicate_index_free:
 * @self: an index
 *
 * Frees it.
 */
void
pbx_duplicate_index_free (PbxDuplicateIndex *self)
{
  g_hash_table_unref (self->by_number);
  g_hash_table_unref (self->by_name);
  g_free (self);
}

static void
add_found (GPtrArray *found, GHashTable *table, char *folded, gint64 except_id)
{
  g_autofree char *owned = folded;
  GPtrArray *people = g_hash_table_lookup (table, owned);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      PbxPerson *person = people->pdata[i];

      if (pbx_person_get_id (person) != except_id && !g_ptr_array_find (found, person, NULL))
        g_ptr_array_add (found, g_object_ref (person));
    }
}

/**
 * pbx_duplicate_index_lookup:
 * @self: an index
 * @name: (nullable): a name
 * @number: (nullable): a number
 * @except_id: the contact that is itself no duplicate, or 0
 *
 * Finds who has the number or the name already.
 *
 * Returns: (transfer full) (element-type PbxPerson): those of the same number first
 */
GPtrArray *
pbx_duplicate_index_lookup (PbxDuplicateIndex *self, const char *name, const char *number, gint64 except_id)
{
  g_autoptr (GPtrArray) found = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  found = g_ptr_array_new_with_free_func (g_object_unref);
  add_found (found, self->by_number, pbx_fold_number (number), except_id);
  add_found (found, self->by_name, pbx_fold_text (name), except_id);

  return g_steal_pointer (&found);
}

/**
 * pbx_likeness_compare:
 * @name: (nullable): a name
 * @number: (nullable): a number
 * @other_name: (nullable): another name
 * @other_number: (nullable): another number
 *
 * Returns: what the two have in common; what is empty has nothing in common with anything
 */
PbxLikeness
pbx_likeness_compare (const char *name, const char *number, const char *other_name, const char *other_number)
{
  g_autofree char *folded_name = pbx_fold_text (name);
  g_autofree char *folded_number = pbx_fold_number (number);
  g_autofree char *folded_other_name = pbx_fold_text (other_name);
  g_autofree char *folded_other_number = pbx_fold_number (other_number);
  PbxLikeness likeness = PBX_LIKENESS_NONE;

  if (*folded_number != '\0' && strcmp (folded_number, folded_other_number) == 0)
    likeness |= PBX_LIKENESS_NUMBER;
  if (*folded_name != '\0' && strcmp (folded_name, folded_other_name) == 0)
    likeness |= PBX_LIKENESS_NAME;

  return likeness;
}
