/* test-dialects.c: devices that differ in what the document leaves open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-contact.h"
#include "pbx-forward.h"
#include "pbx-list.h"
#include "pbx-test.h"
#include "pbx-wakeup.h"

#include <string.h>

static void
load (PbxList *list)
{
  pbx_list_load (list);
  test_wait_until (!pbx_list_get_busy (list));
  g_assert_no_error (pbx_list_get_error (list));
  g_assert_cmpint (pbx_list_get_state (list), ==, PBX_LIST_READY);
}

/* Each row once, whatever the list is made of */
static guint
count_rows (PbxList *list)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      PbxRecord *row = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_ptr_array_add (rows, row);
      test_wait_until (pbx_record_get_state (row) != PBX_RECORD_LOADING);
      g_assert_true (pbx_record_get_ready (row));
      g_assert_true (g_hash_table_add (seen, pbx_record_dup_key (row)));
    }

  return rows->len;
}

static void
test_phonebook (gconstpointer style)
{
  g_autofree char *options = g_strdup_printf ("--contacts 130 --phonebook-style=%s", (const char *) style);
  g_autoptr (DemoProcess) demo = demo_process_new (options);
  g_autoptr (PbxClient) client = test_client_new_signed_in (demo);
  g_autoptr (PbxList) list = pbx_list_new (client, PBX_ENDPOINT_CONTACTS, PBX_TYPE_CONTACT);
  g_autofree char *name = NULL;
  guint before;

  load (list);
  g_assert_cmpuint (count_rows (list), ==, 130);

  {
    g_autoptr (PbxContact) contact = g_list_model_get_item (G_LIST_MODEL (list), 5);

    name = g_strdup (pbx_contact_get_name (contact));
  }

  /* What worked is remembered: a search costs one request. */
  before = demo_process_count_requests (demo, "/pbx/phone-book/list");
  pbx_list_set_search (list, name);
  test_wait_until (!pbx_list_get_busy (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), >=, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), <, 130);
  g_assert_cmpuint (demo_process_count_requests (demo, "/pbx/phone-book/list"), ==, before + 1);
}

static void
test_phonebook_base (gconstpointer base)
{
  g_autofree char *options = g_strdup_printf ("--contacts 130 --page-base phonebook=%s", (const char *) base);
  g_autoptr (DemoProcess) demo = demo_process_new (options);
  g_autoptr (PbxClient) client = test_client_new_signed_in (demo);
  g_autoptr (PbxList) list = pbx_list_new (client, PBX_ENDPOINT_CONTACTS, PBX_TYPE_CONTACT);

  load (list);
  g_assert_cmpuint (count_rows (list), ==, 130);
}

static void
add_wakeups (PbxClient *client, guint n)
{
  g_autoptr (GString) body =
    g_string_new ("{\"callDateTime\":\"2098-01-01 06:00\",\"musicID\":0,\"extens\":[");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) added = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (body, "%s\"%u\"", i > 0 ? "," : "", 201 + i);
  g_string_append (body, "]}");

  added = test_call_json (client, PBX_ENDPOINT_WAKEUP_ADD, body->str, &error);
  g_assert_no_error (error);
}

/* The document's plain array, and the page envelope that other devices may have */
static void
test_wakeups (gconstpointer options)
{
  g_autoptr (DemoProcess) demo = demo_process_new (options);
  g_autoptr (PbxClient) client = test_client_new_signed_in (demo);
  g_autoptr (PbxList) list = pbx_list_new (client, PBX_ENDPOINT_WAKEUPS, PBX_TYPE_WAKEUP);
  guint n;

  load (list);
  n = count_rows (list);
  g_assert_cmpuint (n, >, 0);

  {
    g_autoptr (PbxWakeup) wakeup = g_list_model_get_item (G_LIST_MODEL (list), 0);

    g_assert_cmpuint (strlen (pbx_wakeup_get_time (wakeup)), ==, strlen ("yyyy-MM-dd HH:mm"));
    g_assert_cmpuint (strlen (pbx_wakeup_get_exten (wakeup)), >, 0);
    g_assert_cmpint (pbx_wakeup_get_id (wakeup), >, 0);
  }

  add_wakeups (client, 100);
  pbx_list_refresh (list);
  test_wait_until (!pbx_list_get_busy (list));
  g_assert_cmpuint (count_rows (list), ==, n + 100);
}

static JsonNode *
add_forward (PbxClient *client, const char *exten, const char *dest, GError **error)
{
  g_autoptr (PbxForward) forward = g_object_new (PBX_TYPE_FORWARD, "exten", exten, "dest", dest, "type",
                                                 "busy", "timeout", (gint64) 10, "enable", TRUE, NULL);
  g_autoptr (JsonObject) parameters = pbx_record_write (PBX_RECORD (forward));

  g_assert_cmpint (json_object_get_int_member (parameters, "enable"), ==, 1);
  return test_call (client, PBX_ENDPOINT_FORWARD_ADD, parameters, error);
}

static char *
nth_available (PbxClient *client, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = test_call (client, PBX_ENDPOINT_FORWARD_AVAILABLE, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (
    json_object_get_string_member (json_array_get_object_element (json_node_get_array (data), n), "exten"));
}

static void
test_flags (gconstpointer options)
{
  g_autoptr (DemoProcess) demo = demo_process_new (options);
  g_autoptr (PbxClient) client = test_client_new_signed_in (demo);
  g_autoptr (PbxList) list = pbx_list_new (client, PBX_ENDPOINT_FORWARDS, PBX_TYPE_FORWARD);
  g_autoptr (GError) error = NULL;
  g_autofree char *exten = nth_available (client, 0);
  g_autofree char *other = nth_available (client, 1);
  g_autoptr (JsonNode) refused = NULL;
  g_autoptr (JsonNode) added = NULL;
  g_autoptr (JsonNode) again = NULL;
  gboolean found = FALSE;
  guint before;

  /* A refusal for another reason says so, and does not settle anything. */
  refused = add_forward (client, "7000", "123", &error);
  g_assert_null (refused);
  g_assert_error (error, PBX_ERROR, PBX_ERROR_REFUSED);
  g_clear_error (&error);

  added = add_forward (client, exten, "123", &error);
  g_assert_no_error (error);

  /* Found out once: the next change is one request. */
  before = demo_process_count_requests (demo, "/pbx/call-forward/add");
  again = add_forward (client, other, "456", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (demo_process_count_requests (demo, "/pbx/call-forward/add"), ==, before + 1);

  load (list);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (PbxForward) forward = g_list_model_get_item (G_LIST_MODEL (list), i);

      test_wait_until (pbx_record_get_ready (PBX_RECORD (forward)));
      if (g_str_equal (pbx_forward_get_exten (forward), exten))
        {
          found = TRUE;
          g_assert_cmpstr (pbx_forward_get_dest (forward), ==, "123");
          g_assert_true (pbx_forward_get_enable (forward));
        }
    }
  g_assert_true (found);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/dialects/phonebook/any", "any", test_phonebook);
  g_test_add_data_func ("/dialects/phonebook/query", "query", test_phonebook);
  g_test_add_data_func ("/dialects/phonebook/body", "body", test_phonebook);
  g_test_add_data_func ("/dialects/phonebook/post", "post", test_phonebook);
  g_test_add_data_func ("/dialects/phonebook/unheeded", "unheeded", test_phonebook);
  g_test_add_data_func ("/dialects/phonebook-base/zero", "0", test_phonebook_base);
  g_test_add_data_func ("/dialects/phonebook-base/one", "1", test_phonebook_base);
  g_test_add_data_func ("/dialects/phonebook-base/one-strict", "1strict", test_phonebook_base);
  g_test_add_data_func ("/dialects/wakeups/plain", "", test_wakeups);
  g_test_add_data_func ("/dialects/wakeups/paged", "--wakeups-paged", test_wakeups);
  g_test_add_data_func ("/dialects/flags/numbers", "", test_flags);
  g_test_add_data_func ("/dialects/flags/booleans", "--forward-bools", test_flags);

  return g_test_run ();
}
