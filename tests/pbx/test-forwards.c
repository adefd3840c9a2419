/* test-forwards.c: a device's call forwards, and a list that is searched and sorted here
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-forward-calls.h"
#include "pbx-forward-graph.h"
#include "pbx-list.h"
#include "pbx-test.h"

#include <string.h>

#define LIST_PATH "/pbx/call-forward/list"

typedef struct
{
  DemoProcess *demo;
  PbxClient *client;
  PbxList *list;
  guint n_changes;
} Fixture;

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
match_cb (PbxRecord *record, const char *keyword, gpointer user_data)
{
  return strstr (pbx_forward_get_exten (PBX_FORWARD (record)), keyword) != NULL;
}

static char *
sort_key_cb (PbxRecord *record, const char *column_key, gpointer user_data)
{
  return g_strdup (g_str_equal (column_key, "type") ? pbx_forward_get_condition (PBX_FORWARD (record))
                                                    : pbx_forward_get_exten (PBX_FORWARD (record)));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
set_up (Fixture *fixture, gconstpointer options)
{
  fixture->demo = demo_process_new (options);
  fixture->client = test_client_new_signed_in (fixture->demo);
  fixture->list = pbx_list_new (fixture->client, PBX_ENDPOINT_FORWARDS, PBX_TYPE_FORWARD);
  pbx_list_set_local (fixture->list, match_cb, sort_key_cb, NULL, NULL);
  g_signal_connect_swapped (fixture->list, "all-changed", G_CALLBACK (count_cb), &fixture->n_changes);
}

static void
tear_down (Fixture *fixture, gconstpointer options)
{
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->client);
  demo_process_free (fixture->demo);
}

static guint
n_items (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static PbxForward *
row_at (Fixture *fixture, guint position)
{
  g_autoptr (PbxForward) row = g_list_model_get_item (G_LIST_MODEL (fixture->list), position);

  return row; /* the list keeps it */
}

static void
wait_for_list (Fixture *fixture)
{
  test_wait_until (!pbx_list_get_busy (fixture->list));
}

static void
load (Fixture *fixture)
{
  pbx_list_load (fixture->list);
  g_assert_cmpint (pbx_list_get_state (fixture->list), ==, PBX_LIST_LOADING);
  wait_for_list (fixture);
  g_assert_no_error (pbx_list_get_error (fixture->list));
  g_assert_cmpint (pbx_list_get_state (fixture->list), ==, PBX_LIST_READY);
}

static gboolean
add (Fixture *fixture, const char *exten, const char *dest, gboolean enable, GError **error)
{
  g_autoptr (PbxForward) forward = pbx_forward_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_object_set (forward, "exten", exten, "dest", dest, "type", "noanswer", "timeout", (gint64) 20, "enable",
                enable, NULL);
  pbx_forward_add_async (fixture->client, forward, NULL, take_result, &result);
  test_wait_until (result != NULL);
  return pbx_forward_add_finish (fixture->client, result, error);
}

static GListModel *
fetch_candidates (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pbx_forward_candidates_async (fixture->client, NULL, take_result, &result);
  test_wait_until (result != NULL);
  return pbx_forward_candidates_finish (fixture->client, result, error);
}

static gboolean
has_candidate (GListModel *candidates, const char *exten)
{
  for (guint i = 0; i < g_list_model_get_n_items (candidates); i++)
    {
      g_autoptr (PbxExtensionName) candidate = g_list_model_get_item (candidates, i);

      if (g_str_equal (pbx_extension_name_get_exten (candidate), exten))
        return TRUE;
    }
  return FALSE;
}

/* All of them: 200 more than the two pages that a table would show */
static void
test_calls (Fixture *fixture, gconstpointer options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) all = NULL;
  g_autoptr (GListModel) candidates = NULL;
  g_autoptr (GListModel) fewer = NULL;
  g_autoptr (PbxExtensionName) free_one = NULL;
  g_autoptr (PbxForward) changed = NULL;
  PbxForward *row = NULL;
  const char *exten;
  guint before;

  load (fixture);
  before = n_items (fixture);
  candidates = fetch_candidates (fixture, &error);
  g_assert_no_error (error);
  free_one = g_list_model_get_item (candidates, 3);
  exten = pbx_extension_name_get_exten (free_one);
  g_assert_cmpstr (pbx_extension_name_get_name (free_one), !=, "");
  g_assert_false (has_candidate (candidates, pbx_forward_get_exten (row_at (fixture, 0))));

  g_assert_true (add (fixture, exten, "+4930123456", FALSE, &error));
  g_assert_no_error (error);
  fewer = fetch_candidates (fixture, &error);
  g_assert_no_error (error);
  g_assert_false (has_candidate (fewer, exten));
  pbx_list_refresh (fixture->list);
  wait_for_list (fixture);
  g_assert_cmpuint (n_items (fixture), ==, before + 1);
  row = row_at (fixture, before);
  g_assert_cmpstr (pbx_forward_get_exten (row), ==, exten);
  g_assert_cmpstr (pbx_forward_get_condition (row), ==, "noanswer");
  g_assert_cmpint (pbx_forward_get_timeout (row), ==, 20);
  g_assert_false (pbx_forward_get_enable (row));

  changed = pbx_record_copy (row);
  g_object_set (changed, "enable", TRUE, "type", "always", NULL);
  pbx_forward_update_async (fixture->client, changed, NULL, take_result, &result);
  test_wait_until (result != NULL);
  g_assert_true (pbx_forward_update_finish (fixture->client, result, &error));
  pbx_list_refresh (fixture->list);
  wait_for_list (fixture);
  g_assert_true (row_at (fixture, before) == row);
  g_assert_true (pbx_forward_get_enable (row));
  g_assert_true (pbx_forward_get_always (row));

  /* Refused: it has one, and a number that no phone dials */
  g_assert_false (add (fixture, exten, "201", TRUE, &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_REFUSED);
  g_clear_error (&error);
  g_clear_object (&result);
  g_object_set (changed, "dest", "no number", NULL);
  pbx_forward_update_async (fixture->client, changed, NULL, take_result, &result);
  test_wait_until (result != NULL);
  g_assert_false (pbx_forward_update_finish (fixture->client, result, &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_REFUSED);

  pbx_forwards_delete_all_async (fixture->client, NULL, take_result, &all);
  test_wait_until (all != NULL);
  g_clear_error (&error);
  g_assert_true (pbx_forwards_delete_all_finish (fixture->client, all, &error));
  g_assert_no_error (error);
  pbx_list_refresh (fixture->list);
  wait_for_list (fixture);
  g_assert_cmpuint (n_items (fixture), ==, 0);
}

static void
test_whole (Fixture *fixture, gconstpointer options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) candidates = fetch_candidates (fixture, &error);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint before;
  guint n_requests;

  load (fixture);
  before = n_items (fixture);
  for (guint i = 0; i < 230; i++)
    {
      g_autoptr (PbxExtensionName) candidate = g_list_model_get_item (candidates, i);

      g_assert_true (add (fixture, pbx_extension_name_get_exten (candidate), "900", TRUE, &error));
    }
  n_requests = demo_process_count_requests (fixture->demo, LIST_PATH);
  pbx_list_refresh (fixture->list);
  wait_for_list (fixture);
  g_assert_cmpuint (demo_process_count_requests (fixture->demo, LIST_PATH), >=, n_requests + 3);
  g_assert_cmpuint (n_items (fixture), ==, before + 230);
  all = pbx_list_get_all (fixture->list);
  g_assert_cmpuint (all->len, ==, before + 230);
  for (guint i = 0; i < all->len; i++)
    {
      g_assert_true (pbx_record_get_ready (PBX_RECORD (row_at (fixture, i))));
      g_hash_table_add (keys, pbx_record_dup_key (all->pdata[i]));
    }
  g_assert_cmpuint (g_hash_table_size (keys), ==, all->len);
}

static void
test_search (Fixture *fixture, gconstpointer options)
{
  g_autofree char *exten = NULL;
  g_autofree char *key = NULL;
  PbxForward *row;
  guint n_requests;
  guint before;

  load (fixture);
  before = n_items (fixture);
  row = row_at (fixture, 2);
  exten = g_strdup (pbx_forward_get_exten (row));
  key = pbx_record_dup_key (PBX_RECORD (row));
  n_requests = demo_process_count_requests (fixture->demo, LIST_PATH);

  pbx_list_set_search (fixture->list, exten);
  g_assert_cmpstr (pbx_list_get_search (fixture->list), ==, exten);
  g_assert_cmpuint (n_items (fixture), ==, 1);
  g_assert_true (row_at (fixture, 0) == row);
  g_assert_nonnull (pbx_list_find (fixture->list, key, NULL));

  /* What is not shown is kept up to date all the same, and stays the same object. */
  pbx_list_set_search (fixture->list, "no extension has this");
  g_assert_cmpuint (n_items (fixture), ==, 0);
  g_assert_null (pbx_list_find (fixture->list, key, NULL));
  g_assert_cmpuint (demo_process_count_requests (fixture->demo, LIST_PATH), ==, n_requests);
  fixture->n_changes = 0;
  pbx_list_refresh (fixture->list);
  wait_for_list (fixture);
  g_assert_cmpuint (n_items (fixture), ==, 0);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  pbx_list_set_search (fixture->list, "");
  g_assert_cmpuint (n_items (fixture), ==, before);
  g_assert_true (row_at (fixture, 2) == row);
}

static void
test_sort (Fixture *fixture, gconstpointer options)
{
  load (fixture);
  for (guint descending = 0; descending < 2; descending++)
    {
      pbx_list_set_sort (fixture->list, "type", descending == 1);
      for (guint i = 1; i < n_items (fixture); i++)
        {
          PbxForward *a = row_at (fixture, i - 1);
          PbxForward *b = row_at (fixture, i);
          int order = strcmp (pbx_forward_get_condition (a), pbx_forward_get_condition (b));

          g_assert_true (descending == 1 ? order >= 0 : order <= 0);
          /* Among equals, the device's order */
          g_assert_true (order != 0 || pbx_forward_get_id (a) < pbx_forward_get_id (b));
        }
    }
  pbx_list_set_sort (fixture->list, NULL, FALSE);
  for (guint i = 1; i < n_items (fixture); i++)
    g_assert_cmpint (pbx_forward_get_id (row_at (fixture, i - 1)), <,
                     pbx_forward_get_id (row_at (fixture, i)));
}

static guint
n_all (Fixture *fixture)
{
  g_autoptr (GPtrArray) all = pbx_list_get_all (fixture->list);

  return all->len;
}

static void
test_hide (Fixture *fixture, gconstpointer options)
{
  g_autofree char *key = NULL;
  g_autofree char *exten = NULL;
  const char *keys[] = { NULL, NULL };
  g_autofree char *json = NULL;
  g_autoptr (JsonNode) data = NULL;
  g_autoptr (GError) error = NULL;
  guint before;

  load (fixture);
  before = n_items (fixture);
  key = pbx_record_dup_key (PBX_RECORD (row_at (fixture, 1)));
  exten = g_strdup (pbx_forward_get_exten (row_at (fixture, 1)));
  keys[0] = key;
  pbx_list_hide (fixture->list, keys);
  g_assert_cmpuint (n_items (fixture), ==, before - 1);
  g_assert_cmpuint (n_all (fixture), ==, before - 1);

  /* It does not come back by a search, a sort or a refresh. */
  pbx_list_set_search (fixture->list, exten);
  g_assert_cmpuint (n_items (fixture), ==, 0);
  pbx_list_set_sort (fixture->list, "exten", TRUE);
  pbx_list_set_search (fixture->list, "");
  pbx_list_refresh (fixture->list);
  wait_for_list (fixture);
  g_assert_cmpuint (n_items (fixture), ==, before - 1);

  pbx_list_set_search (fixture->list, exten);
  pbx_list_unhide (fixture->list, keys);
  g_assert_cmpuint (n_items (fixture), ==, 1);
  pbx_list_set_search (fixture->list, "");
  g_assert_cmpuint (n_items (fixture), ==, before);
  g_assert_cmpuint (n_all (fixture), ==, before);

  pbx_list_hide (fixture->list, keys);
  json = g_strdup_printf ("{\"ids\":[%s]}", key);
  data = test_call_json (fixture->client, PBX_ENDPOINT_FORWARD_DELETE, json, &error);
  g_assert_no_error (error);
  pbx_list_forget (fixture->list, keys);
  wait_for_list (fixture);
  g_assert_cmpuint (n_items (fixture), ==, before - 1);
  g_assert_null (pbx_list_find (fixture->list, key, NULL));
}

static void
test_failure (Fixture *fixture, gconstpointer options)
{
  demo_process_tell (fixture->demo, "misbehave error-500 /pbx/call-forward");
  pbx_list_load (fixture->list);
  wait_for_list (fixture);
  g_assert_cmpint (pbx_list_get_state (fixture->list), ==, PBX_LIST_FAILED);
  g_assert_error (pbx_list_get_error (fixture->list), PBX_ERROR, PBX_ERROR_DEVICE_FAILED);
  demo_process_tell (fixture->demo, "behave");
  pbx_list_retry (fixture->list);
  wait_for_list (fixture);
  g_assert_cmpint (pbx_list_get_state (fixture->list), ==, PBX_LIST_READY);
  g_assert_cmpuint (n_items (fixture), >, 0);

  /* What is there stays. */
  demo_process_tell (fixture->demo, "misbehave error-500 /pbx/call-forward");
  pbx_list_refresh (fixture->list);
  wait_for_list (fixture);
  g_assert_cmpint (pbx_list_get_state (fixture->list), ==, PBX_LIST_READY);
  g_assert_nonnull (pbx_list_get_error (fixture->list));
  g_assert_cmpuint (n_items (fixture), >, 0);
}

static void
test_let_go (Fixture *fixture, gconstpointer options)
{
  /* Under way when the list goes, which the fixture's end does */
  pbx_list_load (fixture->list);
  g_object_run_dispose (G_OBJECT (fixture->list));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  test_wait_until (G_OBJECT (fixture->list)->ref_count == 1);
}

static void
test_facts (Fixture *fixture, gconstpointer options)
{
  g_autoptr (PbxDirectory) directory = pbx_directory_new (fixture->client);
  g_autoptr (PbxMonitor) monitor = pbx_monitor_new (fixture->client);
  g_autofree char *exten = NULL;
  g_autoptr (PbxPerson) person = NULL;
  g_autoptr (PbxPerson) contact = NULL;

  /* Before anything is known, nothing is claimed. */
  g_assert_cmpint (pbx_number_get_facts (directory, monitor, "004930123456"), ==, PBX_NUMBER_UNKNOWN);
  pbx_directory_refresh (directory);
  test_wait_until (pbx_directory_get_complete (directory));
  person = g_list_model_get_item (pbx_directory_get_extensions (directory), 0);
  exten = g_strdup (pbx_person_get_number (person));
  g_assert_cmpint (pbx_number_get_facts (directory, monitor, exten), ==, PBX_NUMBER_EXTENSION);
  g_assert_cmpint (pbx_number_get_facts (directory, monitor, "0049 30 123456"), ==, PBX_NUMBER_OUTSIDE);
  g_assert_cmpint (pbx_number_get_facts (directory, monitor, "+4"), ==, PBX_NUMBER_OUTSIDE);
  g_assert_cmpint (pbx_number_get_facts (directory, monitor, "999"), ==, PBX_NUMBER_UNKNOWN);
  g_assert_cmpint (pbx_number_get_facts (directory, monitor, "somebody"), ==, PBX_NUMBER_UNKNOWN);
  g_assert_cmpint (pbx_number_get_facts (directory, monitor, ""), ==, PBX_NUMBER_UNKNOWN);
  contact = g_list_model_get_item (pbx_directory_get_contacts (directory), 0);
  g_assert_cmpint (pbx_number_get_facts (directory, monitor, pbx_person_get_number (contact)), ==,
                   PBX_NUMBER_OUTSIDE);

  pbx_monitor_start (monitor);
  test_wait_until (pbx_monitor_get_connection (monitor) == PBX_CONNECTION_LIVE);
  for (guint i = 0; i < g_list_model_get_n_items (pbx_directory_get_extensions (directory)); i++)
    {
      g_autoptr (PbxPerson) one = g_list_model_get_item (pbx_directory_get_extensions (directory), i);
      const char *number = pbx_person_get_number (one);
      guint n = pbx_phone_get_n_registered (pbx_monitor_get_phone (monitor, number));
      PbxNumberFacts facts = pbx_number_get_facts (directory, monitor, number);

      g_assert_cmpint ((facts & PBX_NUMBER_UNREGISTERED) != 0, ==, n == 0);
      g_assert_cmpint ((facts & PBX_NUMBER_DISABLED) != 0, ==, !pbx_person_get_enabled (one));
    }
  pbx_monitor_stop (monitor);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, options, func) g_test_add ("/forwards/" name, Fixture, options, set_up, func, tear_down)
  ADD ("calls", NULL, test_calls);
  ADD ("calls-as-booleans", "--forward-bools", test_calls);
  ADD ("whole", "--extensions 300", test_whole);
  ADD ("search", NULL, test_search);
  ADD ("sort", NULL, test_sort);
  ADD ("hide", NULL, test_hide);
  ADD ("failure", NULL, test_failure);
  ADD ("let-go", NULL, test_let_go);
  ADD ("facts", NULL, test_facts);

  return g_test_run ();
}
