/* test-contacts.c: the phonebook's calls, against a device
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-contact-calls.h"
#include "pbx-test.h"

#include <string.h>

static DemoProcess *demo;
static PbxClient *client;

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
add (PbxContact *contact, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pbx_contact_add_async (client, contact, NULL, take_result, &result);
  test_wait_until (result != NULL);
  return pbx_contact_add_finish (client, result, error);
}

static gboolean
update (PbxContact *contact, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pbx_contact_update_async (client, contact, NULL, take_result, &result);
  test_wait_until (result != NULL);
  return pbx_contact_update_finish (client, result, error);
}

static gboolean
delete_one (PbxContact *contact, GError **error)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (contacts, contact);
  pbx_contacts_delete_async (client, contacts, NULL, take_result, &result);
  test_wait_until (result != NULL);
  return pbx_contacts_delete_finish (client, result, error);
}

static GPtrArray *
fetch (GFileProgressCallback progress, gpointer data, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pbx_contacts_fetch_async (client, progress, data, NULL, take_result, &result);
  test_wait_until (result != NULL);
  return pbx_contacts_fetch_finish (client, result, error);
}

static PbxContact *
find (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = fetch (NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      if (g_str_equal (pbx_contact_get_name (all->pdata[i]), name))
        return g_object_ref (all->pdata[i]);
    }
  return NULL;
}

static void
test_life (void)
{
  g_autoptr (PbxContact) contact = pbx_contact_new ();
  g_autoptr (PbxContact) added = NULL;
  g_autoptr (PbxContact) changed = NULL;
  g_autoptr (PbxContact) gone = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (contact, "id", (gint64) 17, "name", "Ada Test", "phone-number", "+44 20 7946 0000", "email",
                "ada@example.com", "company", "Engines", "dial-code", "77", NULL);
  g_assert_true (add (contact, &error));
  g_assert_no_error (error);

  added = find ("Ada Test");
  g_assert_nonnull (added);
  g_assert_cmpint (pbx_contact_get_id (added), >, 17);
  g_assert_cmpstr (pbx_contact_get_phone_number (added), ==, "+44 20 7946 0000");
  g_assert_cmpstr (pbx_contact_get_email (added), ==, "ada@example.com");
  g_assert_cmpstr (pbx_contact_get_company (added), ==, "Engines");
  g_assert_cmpstr (pbx_contact_get_dial_code (added), ==, "77");
  g_assert_cmpstr (pbx_contact_get_add_by_role (added), ==, "admin");
  g_assert_cmpstr (pbx_contact_get_add_user (added), ==, "");

  g_object_set (added, "company", "Analytical Engines", "add-by-role", "operator", NULL);
  g_assert_true (update (added, &error));
  g_assert_no_error (error);
  changed = find ("Ada Test");
  g_assert_cmpint (pbx_contact_get_id (changed), ==, pbx_contact_get_id (added));
  g_assert_cmpstr (pbx_contact_get_company (changed), ==, "Analytical Engines");
  g_assert_cmpstr (pbx_contact_get_add_by_role (changed), ==, "admin");

  g_assert_true (delete_one (changed, &error));
  g_assert_no_error (error);
  gone = find ("Ada Test");
  g_assert_null (gone);
}

static void
test_refusals (void)
{
  g_autoptr (PbxContact) contact = pbx_contact_new ();
  g_autoptr (GError) error = NULL;

  g_object_set (contact, "name", "No Mail", "phone-number", "1234", "email", "not an address", NULL);
  g_assert_false (add (contact, &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_REFUSED);
  g_clear_error (&error);

  g_object_set (contact, "id", (gint64) 999999, "email", "", NULL);
  g_assert_false (update (contact, &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_false (delete_one (contact, &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_REFUSED);
}

/* The device adds the contact and the answer does not come: nobody may say that it failed. */
static void
test_unknown_outcome (void)
{
  g_autoptr (PbxContact) contact = pbx_contact_new ();
  g_autoptr (PbxContact) added = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;

  demo_process_tell (demo, "misbehave reset-body /pbx/phone-book/add times 1");
  demo_process_tell (demo, "reset-requests");
  g_object_set (contact, "name", "Maybe Added", "phone-number", "4711", NULL);
  g_assert_false (add (contact, &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_OUTCOME_UNKNOWN);
  g_assert_cmpuint (demo_process_count_requests (demo, "/pbx/phone-book/add"), ==, 1);
  demo_process_tell (demo, "behave");
  added = find ("Maybe Added");
  g_assert_nonnull (added);
}

typedef struct
{
  gint64 current;
  gint64 total;
  guint n_calls;
} Progress;

static void
progress_cb (goffset current, goffset total, gpointer data)
{
  Progress *progress = data;

  g_assert_cmpint (current, >=, progress->current);
  progress->current = current;
  progress->total = total;
  progress->n_calls++;
}

static void
test_fetch (void)
{
  Progress progress = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = fetch (progress_cb, &progress, &error);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, >=, 1234);
  g_assert_cmpint (progress.current, ==, all->len);
  g_assert_cmpint (progress.total, ==, all->len);
  g_assert_cmpuint (progress.n_calls, >=, 13);
  for (guint i = 0; i < all->len; i++)
    {
      gint64 *id = g_new (gint64, 1);

      *id = pbx_contact_get_id (all->pdata[i]);
      g_assert_true (g_hash_table_add (ids, id));
    }
  g_hash_table_foreach (ids, (GHFunc) (void (*) (void)) g_free, NULL);
}

static void
test_fetch_oddly (gconstpointer misbehaviour)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;

  demo_process_tell (demo, "misbehave %s /pbx/phone-book/list", (const char *) misbehaviour);
  all = fetch (NULL, NULL, &error);
  demo_process_tell (demo, "behave");
  /* It comes to an end, with each contact once. */
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, >, 0);
}

static void
cancel_cb (goffset current, goffset total, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_fetch_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  demo_process_tell (demo, "reset-requests");
  pbx_contacts_fetch_async (client, cancel_cb, cancellable, cancellable, take_result, &result);
  test_wait_until (result != NULL);
  all = pbx_contacts_fetch_finish (client, result, &error);
  g_assert_null (all);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (demo_process_count_requests (demo, "/pbx/phone-book/list"), <=, 2);
}

static void
test_fetch_fails (void)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  demo_process_tell (demo, "misbehave refuse /pbx/phone-book/list");
  all = fetch (NULL, NULL, &error);
  demo_process_tell (demo, "behave");
  g_assert_null (all);
  g_assert_error (error, PBX_ERROR, PBX_ERROR_REFUSED);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  demo = demo_process_new ("--contacts 1234 --extensions 3 --call-logs 0 --recordings 0");
  client = test_client_new_signed_in (demo);

  g_test_add_func ("/contacts/life", test_life);
  g_test_add_func ("/contacts/refusals", test_refusals);
  g_test_add_func ("/contacts/unknown-outcome", test_unknown_outcome);
  g_test_add_func ("/contacts/fetch", test_fetch);
  g_test_add_data_func ("/contacts/fetch/duplicate-ids", "duplicate-ids", test_fetch_oddly);
  g_test_add_data_func ("/contacts/fetch/shrinking-pages", "shrinking-pages", test_fetch_oddly);
  g_test_add_func ("/contacts/fetch/cancelled", test_fetch_cancelled);
  g_test_add_func ("/contacts/fetch/fails", test_fetch_fails);

  status = g_test_run ();
  g_assert_finalize_object (client);
  demo_process_free (demo);
  return status;
}
