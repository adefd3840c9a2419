/* test-directory.c: who has which number, and how people are found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-directory.h"
#include "pbx-fold.h"
#include "pbx-people-index.h"
#include "pbx-test.h"

typedef struct
{
  DemoProcess *demo;
  PbxClient *client;
  PbxDirectory *directory;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer options)
{
  fixture->demo = demo_process_new (options);
  fixture->client = test_client_new_signed_in (fixture->demo);
  fixture->directory = pbx_directory_new (fixture->client);
}

static void
tear_down (Fixture *fixture, gconstpointer options)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->directory));
  g_clear_object (&fixture->client);
  g_clear_pointer (&fixture->demo, demo_process_free);
}

static void
load (Fixture *fixture)
{
  pbx_directory_refresh (fixture->directory);
  test_wait_until (!pbx_directory_get_busy (fixture->directory));
  g_assert_no_error (pbx_directory_get_error (fixture->directory));
}

static void
add_contact (Fixture *fixture, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = test_call_json (fixture->client, PBX_ENDPOINT_CONTACT_ADD, json, &error);

  g_assert_no_error (error);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_load (Fixture *fixture, gconstpointer options)
{
  g_autoptr (PbxParty) known = NULL;
  g_autoptr (PbxParty) twin = NULL;
  g_autoptr (PbxParty) unknown = NULL;
  g_autoptr (PbxPerson) contact = NULL;
  g_autoptr (PbxPerson) kept = NULL;
  guint n_names = 0;
  guint n_unheld = 0;

  /* Asked for before anybody is known */
  known = pbx_directory_get_party (fixture->directory, "201");
  twin = pbx_directory_get_party (fixture->directory, "201");
  unknown = pbx_directory_get_party (fixture->directory, "no such number");
  g_assert_true (known == twin);
  g_assert_cmpstr (pbx_party_get_name (known), ==, "");
  g_signal_connect_swapped (known, "notify::name", G_CALLBACK (count_cb), &n_names);
  /* As an expression of a table does: it listens, and does not hold what it listens to. */
  {
    g_autoptr (PbxParty) unheld = pbx_directory_get_party (fixture->directory, "202");

    g_signal_connect_swapped (unheld, "notify::name", G_CALLBACK (count_cb), &n_unheld);
  }

  load (fixture);
  g_assert_true (pbx_directory_get_complete (fixture->directory));
  g_assert_cmpuint (g_list_model_get_n_items (pbx_directory_get_extensions (fixture->directory)), ==, 230);
  g_assert_cmpuint (g_list_model_get_n_items (pbx_directory_get_contacts (fixture->directory)), ==, 320);
  g_assert_cmpuint (n_names, ==, 1);
  g_assert_cmpuint (n_unheld, ==, 1);
  g_assert_cmpstr (pbx_party_get_name (known), !=, "");
  g_assert_cmpstr (pbx_party_get_name (unknown), ==, "");
  g_assert_true (pbx_directory_lookup_extension (fixture->directory, "201") == pbx_party_get_person (known));

  contact = g_list_model_get_item (pbx_directory_get_contacts (fixture->directory), 311);
  g_assert_cmpint (pbx_person_get_kind (contact), ==, PBX_PERSON_CONTACT);
  g_assert_nonnull (pbx_directory_lookup (fixture->directory, pbx_person_get_number (contact)));

  /* People stay the same objects. */
  kept = g_list_model_get_item (pbx_directory_get_extensions (fixture->directory), 229);
  load (fixture);
  g_assert_cmpuint (n_names, ==, 1);
  g_assert_true (pbx_directory_lookup_extension (fixture->directory, pbx_person_get_number (kept)) == kept);
  g_signal_handlers_disconnect_by_func (known, count_cb, &n_names);
}

/* What watches a party, as an expression does, does not hold it. */
static void
test_watched (Fixture *fixture, gconstpointer options)
{
  guint n_names = 0;
  PbxParty *party = pbx_directory_get_party (fixture->directory, "201");

  g_signal_connect_swapped (party, "notify::name", G_CALLBACK (count_cb), &n_names);
  g_object_unref (party);
  load (fixture);
  g_assert_cmpuint (n_names, ==, 1);

  /* However many numbers pass by, those that are asked for are known. */
  for (guint i = 0; i < 12000; i++)
    {
      g_autofree char *number = g_strdup_printf ("9%u", i);
      g_autoptr (PbxParty) other = pbx_directory_get_party (fixture->directory, number);

      g_assert_cmpstr (pbx_party_get_number (other), ==, number);
    }
  party = pbx_directory_get_party (fixture->directory, "201");
  g_assert_cmpstr (pbx_party_get_name (party), !=, "");
  g_object_unref (party);
}

static void
test_changes (Fixture *fixture, gconstpointer options)
{
  g_autoptr (PbxParty) party = pbx_directory_get_party (fixture->directory, "004930 901820-17");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *json = NULL;
  gint64 id;

  load (fixture);
  g_assert_null (pbx_party_get_person (party));
  add_contact (fixture,
               "{\"id\":0,\"name\":\"Zoë Ångström\",\"phoneNumber\":\"+49 (0)30 90182017\",\"email\":\"\","
               "\"company\":\"Søndergård A/S\",\"dialCode\":\"\"}");
  /* Asked for twice at once: the second load follows the first. */
  pbx_directory_refresh (fixture->directory);
  pbx_directory_refresh (fixture->directory);
  test_wait_until (!pbx_directory_get_busy (fixture->directory));
  g_assert_cmpstr (pbx_party_get_name (party), ==, "Zoë Ångström");
  id = pbx_person_get_id (pbx_party_get_person (party));
  /* As it is written without the country */
  g_assert_true (pbx_directory_lookup (fixture->directory, "030 90182017") == pbx_party_get_person (party));

  found = pbx_directory_search (fixture->directory, "  zoe  ANG", 5);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (found->pdata[0] == (gpointer) pbx_party_get_person (party));
  g_clear_pointer (&found, g_ptr_array_unref);
  found = pbx_directory_search (fixture->directory, "sondergard", 5);
  g_assert_cmpuint (found->len, ==, 1);
  g_clear_pointer (&found, g_ptr_array_unref);

  json = g_strdup_printf ("{\"ids\":[%" G_GINT64_FORMAT "]}", id);
  data = test_call_json (fixture->client, PBX_ENDPOINT_CONTACT_DELETE, json, &error);
  g_assert_no_error (error);
  load (fixture);
  g_assert_null (pbx_party_get_person (party));
  found = pbx_directory_search (fixture->directory, "sondergard", 5);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_failure (Fixture *fixture, gconstpointer options)
{
  g_autoptr (PbxParty) party = pbx_directory_get_party (fixture->directory, "201");

  load (fixture);
  demo_process_tell (fixture->demo, "misbehave error-500 /pbx/phone-book");
  pbx_directory_refresh (fixture->directory);
  test_wait_until (!pbx_directory_get_busy (fixture->directory));
  g_assert_error (pbx_directory_get_error (fixture->directory), PBX_ERROR, PBX_ERROR_DEVICE_FAILED);
  /* What was known is still known. */
  g_assert_cmpuint (g_list_model_get_n_items (pbx_directory_get_contacts (fixture->directory)), ==, 320);
  g_assert_cmpstr (pbx_party_get_name (party), !=, "");
  demo_process_tell (fixture->demo, "behave");
  load (fixture);
}

static void
test_gone_while_loading (Fixture *fixture, gconstpointer options)
{
  pbx_directory_refresh (fixture->directory);
  g_assert_finalize_object (g_steal_pointer (&fixture->directory));
  test_run_for (200);
  fixture->directory = pbx_directory_new (fixture->client);
}

static PbxPerson *
make_contact (gint64 id, const char *name, const char *number, const char *company)
{
  g_autoptr (PbxContact) contact =
    g_object_new (PBX_TYPE_CONTACT, "id", id, "name", name, "phone-number", number, "company", company, NULL);

  return pbx_person_new_for_contact (contact);
}

static void
check_order (PbxPeopleIndex *index, const char *text, guint max, const char *expected)
{
  g_autoptr (GPtrArray) found = pbx_people_index_search (index, text, max);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (ids, "%" G_GINT64_FORMAT " ", pbx_person_get_id (found->pdata[i]));
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PbxPeopleIndex) index = NULL;

  g_ptr_array_add (people, make_contact (1, "Lana Brown", "12345", "Anna's Flowers"));
  g_ptr_array_add (people, make_contact (2, "Joanna Miller", "9123", "ACME"));
  g_ptr_array_add (people, make_contact (3, "Miller, Anna", "1234", "ACME"));
  g_ptr_array_add (people, make_contact (4, "Anna Schmidt", "+49 30 123", "ACME"));
  g_ptr_array_add (people, make_contact (5, "Ånna Ž", "123", ""));
  index = pbx_people_index_new (people);

  check_order (index, "123", 10, "5 1 3 2 4 ");
  check_order (index, "123", 2, "5 1 ");
  check_order (index, "anna", 10, "4 5 1 3 2 ");
  check_order (index, "anna acme", 10, "4 3 2 ");
  check_order (index, "acme anna", 10, "4 3 2 ");
  check_order (index, "0049 30", 10, "4 ");
  check_order (index, "+4930-12", 10, "4 ");
  check_order (index, "brown acme", 10, "");
  /* A word is not found across two fields. */
  check_order (index, "9123joanna", 10, "");
  check_order (index, "", 10, "");
  check_order (index, "   ", 10, "");
}

static void
test_fold (void)
{
  static const char *const texts[][2] = {
    { "  Hello   World ", "hello world" },
    { "ÄÖÜ ß", "aou ss" },
    { "Łukasz Żółć", "lukasz zolc" },
    { "Ｆｕｌｌ", "full" },
    { "张伟", "张伟" },
    { "Smørrebrød", "smorrebrod" },
    { "\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd" },
  };
  static const char *const numbers[][2] = {
    { "+49 (0)30 / 12-34.5", "+493012345" },
    { "0049 30 1", "+49301" },
    { "٢٠١", "201" },
    { "*72#", "*72#" },
    { "00", "00" },
    { "anna", "anna" },
    { "0 30–12", "03012" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *folded = pbx_fold_text (texts[i][0]);

      g_assert_cmpstr (folded, ==, texts[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *folded = pbx_fold_number (numbers[i][0]);

      g_assert_cmpstr (folded, ==, numbers[i][1]);
    }
  g_assert_true (pbx_is_number ("+49 30-1"));
  g_assert_true (pbx_is_number ("*72"));
  g_assert_false (pbx_is_number ("+"));
  g_assert_false (pbx_is_number (""));
  g_assert_false (pbx_is_number ("12a"));
  g_assert_false (pbx_is_number (NULL));
}

int
main (int argc, char **argv)
{
  const char *options = "--extensions 230 --contacts 320 --no-traffic";

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/directory/load", Fixture, options, set_up, test_load, tear_down);
  g_test_add ("/directory/watched", Fixture, options, set_up, test_watched, tear_down);
  g_test_add ("/directory/changes", Fixture, options, set_up, test_changes, tear_down);
  g_test_add ("/directory/failure", Fixture, options, set_up, test_failure, tear_down);
  g_test_add ("/directory/gone-while-loading", Fixture, options, set_up, test_gone_while_loading, tear_down);
  g_test_add_func ("/directory/order", test_order);
  g_test_add_func ("/directory/fold", test_fold);
  return g_test_run ();
}
