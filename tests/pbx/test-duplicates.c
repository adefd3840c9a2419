/* test-duplicates.c: contacts that are in the phonebook more than once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-duplicates.h"
#include "pbx-person.h"

typedef struct
{
  const char *name;
  const char *number;
} Entry;

static PbxContact *
contact_new (gint64 id, const char *name, const char *number)
{
  return g_object_new (PBX_TYPE_CONTACT, "id", id, "name", name, "phone-number", number, NULL);
}

static GPtrArray *
contacts_new (const Entry *entries, guint n)
{
  GPtrArray *contacts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (contacts, contact_new (i + 1, entries[i].name, entries[i].number));

  return contacts;
}

/* The ids of the groups: "1 3, 2 5" */
static char *
describe (GPtrArray *groups)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      GPtrArray *group = groups->pdata[i];

      for (guint k = 0; k < group->len; k++)
        g_string_append_printf (text, "%s%d",
                                k > 0   ? " "
                                : i > 0 ? ", "
                                        : "",
                                (int) pbx_contact_get_id (group->pdata[k]));
    }

  return g_string_free (text, FALSE);
}

static void
check (const Entry *entries, guint n, const char *expected)
{
  g_autoptr (GPtrArray) contacts = contacts_new (entries, n);
  g_autoptr (GPtrArray) groups = pbx_duplicates_find (contacts);
  g_autofree char *text = describe (groups);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_groups (void)
{
  static const Entry none[] = { { "Ada", "1" }, { "Bea", "2" }, { "", "" }, { "", "" } };
  static const Entry numbers[] = {
    { "Ada", "+49 (0) 30 123-45" }, { "Bea", "030 12345" }, { "Cid", "0049 30/12345" }, { "Dan", "03012345" }
  };
  static const Entry names[] = {
    { "Ada  Müller", "1" }, { "Bea", "2" }, { "ADA MULLER", "3" }, { " ", "4" }
  };
  /* 1 and 3 share a name, 3 and 5 a number, 5 and 2 a name: one group, in the order of the phonebook. */
  static const Entry chain[] = {
    { "Ada", "1" }, { "Cid", "4" }, { "ada", "2" }, { "Dan", "9" }, { "CID", "2" },
  };

  check (NULL, 0, "");
  check (none, G_N_ELEMENTS (none), "");
  check (numbers, G_N_ELEMENTS (numbers), "1 3, 2 4");
  check (names, G_N_ELEMENTS (names), "1 3");
  check (chain, G_N_ELEMENTS (chain), "1 2 3 5");
}

/* As many as a device may have: each once more, and all of them connected. */
static void
test_many (void)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (GPtrArray) one = NULL;

  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i % 25000);
      g_autofree char *number = g_strdup_printf ("0171 %u", i);

      g_ptr_array_add (contacts, contact_new (i, name, number));
    }
  pairs = pbx_duplicates_find (contacts);
  g_assert_cmpuint (pairs->len, ==, 25000);
  g_assert_cmpint (pbx_contact_get_id (((GPtrArray *) pairs->pdata[7])->pdata[1]), ==, 25007);

  for (guint i = 0; i < contacts->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", (i + 1) / 2);
      g_autofree char *number = g_strdup_printf ("%u", i / 2);

      g_object_set (contacts->pdata[i], "name", name, "phone-number", number, NULL);
    }
  one = pbx_duplicates_find (contacts);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (((GPtrArray *) one->pdata[0])->len, ==, 50000);
}

static void
test_index (void)
{
  static const Entry entries[] = {
    { "Ada", "+49 30 123" }, { "Bea", "7" }, { "ADA", "0049 30 123" }, { "", "8" }
  };
  g_autoptr (GPtrArray) contacts = contacts_new (entries, G_N_ELEMENTS (entries));
  g_autoptr (GListStore) people = g_list_store_new (PBX_TYPE_PERSON);
  g_autoptr (PbxDuplicateIndex) index = NULL;
  g_autoptr (GPtrArray) both = NULL;
  g_autoptr (GPtrArray) itself = NULL;
  g_autoptr (GPtrArray) mixed = NULL;
  g_autoptr (GPtrArray) nothing = NULL;

  for (guint i = 0; i < contacts->len; i++)
    {
      g_autoptr (PbxPerson) person = pbx_person_new_for_contact (contacts->pdata[i]);

      g_list_store_append (people, person);
    }
  index = pbx_duplicate_index_new (G_LIST_MODEL (people));

  both = pbx_duplicate_index_lookup (index, "ada", "+4930123", 0);
  g_assert_cmpuint (both->len, ==, 2);
  itself = pbx_duplicate_index_lookup (index, "ada", "+4930123", 3);
  g_assert_cmpuint (itself->len, ==, 1);
  g_assert_cmpint (pbx_person_get_id (itself->pdata[0]), ==, 1);
  mixed = pbx_duplicate_index_lookup (index, "Ada", "7", 0);
  g_assert_cmpuint (mixed->len, ==, 3);
  g_assert_cmpint (pbx_person_get_id (mixed->pdata[0]), ==, 2);
  nothing = pbx_duplicate_index_lookup (index, "", "", 0);
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_likeness (void)
{
  g_assert_cmpint (pbx_likeness_compare ("Ada", "1", "ada", "2"), ==, PBX_LIKENESS_NAME);
  g_assert_cmpint (pbx_likeness_compare ("Ada", "1-2", "Bea", "12"), ==, PBX_LIKENESS_NUMBER);
  g_assert_cmpint (pbx_likeness_compare ("Ada", "1", "ADA", "1"), ==,
                   PBX_LIKENESS_NAME | PBX_LIKENESS_NUMBER);
  g_assert_cmpint (pbx_likeness_compare ("", "", NULL, ""), ==, PBX_LIKENESS_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/duplicates/groups", test_groups);
  g_test_add_func ("/duplicates/many", test_many);
  g_test_add_func ("/duplicates/index", test_index);
  g_test_add_func ("/duplicates/likeness", test_likeness);

  return g_test_run ();
}
