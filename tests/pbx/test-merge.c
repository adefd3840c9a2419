/* test-merge.c: makes one contact of several, and nothing is lost on the way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-contact-calls.h"
#include "pbx-contact-merge.h"
#include "pbx-email.h"
#include "pbx-phonebook.h"
#include "pbx-test.h"

#define UPDATE_PATH "/pbx/phone-book/update"
#define DELETE_PATH "/pbx/phone-book/delete-contact"

typedef struct
{
  DemoProcess *demo;
  PbxClient *client;
  GPtrArray *contacts; /* owned: three of one name */
} Fixture;

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GPtrArray *
fetch (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *all;

  pbx_contacts_fetch_async (fixture->client, NULL, NULL, NULL, take_result, &result);
  test_wait_until (result != NULL);
  all = pbx_contacts_fetch_finish (fixture->client, result, &error);
  g_assert_no_error (error);

  return all;
}

static void
add (Fixture *fixture, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = test_call_json (fixture->client, PBX_ENDPOINT_CONTACT_ADD, json, &error);

  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->demo = demo_process_new ("--contacts 0");
  fixture->client = test_client_new_signed_in (fixture->demo);
  add (fixture, "{\"name\":\"Ada\",\"phoneNumber\":\"030 1\",\"email\":\"\",\"company\":\"A\","
                "\"dialCode\":\"\",\"addByRole\":\"operator\",\"id\":0}");
  add (fixture, "{\"name\":\"ada\",\"phoneNumber\":\"0301\",\"email\":\"ada@example.com\",\"company\":\"B\","
                "\"dialCode\":\"11\",\"addByRole\":\"admin\",\"id\":0}");
  add (fixture, "{\"name\":\"Ada L\",\"phoneNumber\":\"0301\",\"email\":\"\",\"company\":\"\","
                "\"dialCode\":\"12\",\"addByRole\":\"extension\",\"addUser\":\"201\",\"id\":0}");
  fixture->contacts = fetch (fixture);
  g_assert_cmpuint (fixture->contacts->len, ==, 3);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_ptr_array_unref (fixture->contacts);
  g_assert_finalize_object (fixture->client);
  demo_process_free (fixture->demo);
}

static gboolean
run (Fixture *fixture, PbxContactMerge *merge, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pbx_contact_merge_run_async (merge, fixture->client, take_result, &result);
  test_wait_until (result != NULL);

  return pbx_contact_merge_run_finish (merge, result, error);
}

/* All contacts of the device on one line each: id, name, number, email, company, speed dial, creator */
static char *
describe (Fixture *fixture)
{
  g_autoptr (GPtrArray) all = fetch (fixture);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      PbxContact *contact = all->pdata[i];

      g_string_append_printf (text, "%d|%s|%s|%s|%s|%s|%s%s;", (int) pbx_contact_get_id (contact),
                              pbx_contact_get_name (contact), pbx_contact_get_phone_number (contact),
                              pbx_contact_get_email (contact), pbx_contact_get_company (contact),
                              pbx_contact_get_dial_code (contact), pbx_contact_get_add_by_role (contact),
                              pbx_contact_get_add_user (contact));
    }

  return g_string_free (text, FALSE);
}

static void
test_choices (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxContactMerge) merge = pbx_contact_merge_new (fixture->contacts);
  g_auto (GStrv) companies = NULL;
  g_auto (GStrv) emails = NULL;
  g_autofree char *email = NULL;

  /* The one with the most to say stays, and says its own first. */
  g_assert_true (pbx_contact_merge_get_kept (merge) == fixture->contacts->pdata[1]);
  companies = pbx_contact_merge_get_values (merge, "company");
  g_assert_cmpuint (g_strv_length (companies), ==, 2);
  g_assert_cmpstr (companies[0], ==, "B");

  /* Another way to write a number is no loss, another company is. */
  g_assert_true (pbx_contact_merge_loses (merge, fixture->contacts->pdata[0], "company"));
  g_assert_false (pbx_contact_merge_loses (merge, fixture->contacts->pdata[0], "phone-number"));
  g_assert_false (pbx_contact_merge_loses (merge, fixture->contacts->pdata[0], "email"));
  g_assert_true (pbx_contact_merge_loses (merge, fixture->contacts->pdata[2], "dial-code"));

  /* What the one that stays does not have comes from the others. */
  pbx_contact_merge_set_kept (merge, fixture->contacts->pdata[0]);
  email = pbx_contact_merge_dup_value (merge, "email");
  g_assert_cmpstr (email, ==, "ada@example.com");

  /* Left out, a contact says nothing. */
  pbx_contact_merge_set_included (merge, fixture->contacts->pdata[1], FALSE);
  emails = pbx_contact_merge_get_values (merge, "email");
  g_assert_cmpuint (g_strv_length (emails), ==, 0);
  g_assert_false (pbx_contact_merge_loses (merge, fixture->contacts->pdata[1], "email"));
  pbx_contact_merge_set_included (merge, fixture->contacts->pdata[0], FALSE);
  g_assert_true (pbx_contact_merge_get_kept (merge) == fixture->contacts->pdata[2]);
}

static void
test_merge (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxContactMerge) merge = pbx_contact_merge_new (fixture->contacts);
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  pbx_contact_merge_set_value (merge, "company", "A");
  g_assert_true (run (fixture, merge, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pbx_contact_merge_get_step (merge), ==, PBX_MERGE_DONE);
  after = describe (fixture);
  g_assert_cmpstr (after, ==, "2|ada|0301|ada@example.com|A|11|admin;");
}

/* A speed dial number moves, although a device has each only once; what is left out stays. */
static void
test_speed_dial (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxContactMerge) merge = pbx_contact_merge_new (fixture->contacts);
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  pbx_contact_merge_set_included (merge, fixture->contacts->pdata[0], FALSE);
  pbx_contact_merge_set_value (merge, "dial-code", "12");
  g_assert_true (run (fixture, merge, &error));
  g_assert_no_error (error);
  after = describe (fixture);
  g_assert_cmpstr (after, ==, "1|Ada|030 1||A||operator;2|ada|0301|ada@example.com|B|12|admin;");
}

static void
test_update_refused (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxContactMerge) merge = pbx_contact_merge_new (fixture->contacts);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = describe (fixture);
  g_autofree char *after = NULL;

  pbx_contact_merge_set_value (merge, "dial-code", "12");
  pbx_contact_merge_set_value (merge, "phone-number", "no number");
  g_assert_false (run (fixture, merge, &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_REFUSED);
  g_assert_cmpint (pbx_contact_merge_get_step (merge), ==, PBX_MERGE_NOTHING);
  g_assert_cmpuint (demo_process_count_requests (fixture->demo, DELETE_PATH), ==, 0);
  after = describe (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_delete_refused (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxContactMerge) merge = pbx_contact_merge_new (fixture->contacts);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) left = NULL;

  demo_process_tell (fixture->demo, "misbehave refuse " DELETE_PATH);
  pbx_contact_merge_set_value (merge, "company", "A");
  g_assert_false (run (fixture, merge, &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_REFUSED);
  g_assert_cmpint (pbx_contact_merge_get_step (merge), ==, PBX_MERGE_UPDATED);
  left = fetch (fixture);
  g_assert_cmpuint (left->len, ==, 3);
}

/* The answer got lost: nothing is deleted, and nothing is sent again. */
static void
test_update_unknown (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxContactMerge) merge = pbx_contact_merge_new (fixture->contacts);
  g_autoptr (GError) error = NULL;

  demo_process_tell (fixture->demo, "misbehave reset-body " UPDATE_PATH);
  pbx_contact_merge_set_value (merge, "company", "A");
  g_assert_false (run (fixture, merge, &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_OUTCOME_UNKNOWN);
  g_assert_cmpuint (demo_process_count_requests (fixture->demo, UPDATE_PATH), ==, 1);
  g_assert_cmpuint (demo_process_count_requests (fixture->demo, DELETE_PATH), ==, 0);
}

static void
test_whole (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GAsyncResult) synchronised = NULL;
  g_autoptr (GAsyncResult) refused = NULL;
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GAsyncResult) missing = NULL;
  g_autoptr (PbxContact) contact = NULL;
  g_autoptr (GError) error = NULL;

  pbx_phonebook_synchronise_async (fixture->client, NULL, take_result, &synchronised);
  test_wait_until (synchronised != NULL);
  g_assert_true (pbx_phonebook_synchronise_finish (fixture->client, synchronised, &error));

  demo_process_tell (fixture->demo, "misbehave refuse /pbx/phone-book-ldap/sync");
  pbx_phonebook_synchronise_async (fixture->client, NULL, take_result, &refused);
  test_wait_until (refused != NULL);
  g_assert_false (pbx_phonebook_synchronise_finish (fixture->client, refused, &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_REFUSED);
  g_clear_error (&error);

  pbx_phonebook_find_async (fixture->client, 2, "ada", NULL, take_result, &found);
  test_wait_until (found != NULL);
  contact = pbx_phonebook_find_finish (fixture->client, found, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pbx_contact_get_email (contact), ==, "ada@example.com");
  pbx_phonebook_find_async (fixture->client, 99, "ada", NULL, take_result, &missing);
  test_wait_until (missing != NULL);
  g_assert_null (pbx_phonebook_find_finish (fixture->client, missing, &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_REFUSED);
}

static void
test_email (void)
{
  static const char *const good[] = { "a@b.c", "Ada.Lovelace+pbx@mail.example.com", "王@例子.公司" };
  static const char *const bad[] = { "",     "a",       "@b.c",    "a@b",        "a@.c",
                                     "a@b.", "a@b@c.d", "a b@c.d", "a@b.c,d@e.f" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (pbx_is_email (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (pbx_is_email (bad[i]));
  g_assert_false (pbx_is_email (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(path, function) g_test_add ("/merge/" path, Fixture, NULL, set_up, function, tear_down)
  add ("choices", test_choices);
  add ("merge", test_merge);
  add ("speed-dial", test_speed_dial);
  add ("update-refused", test_update_refused);
  add ("delete-refused", test_delete_refused);
  add ("update-unknown", test_update_unknown);
  add ("whole", test_whole);
#undef add
  g_test_add_func ("/email", test_email);

  return g_test_run ();
}
