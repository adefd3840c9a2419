/* test-list.c: the paged list against devices that count their pages in different ways
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-extension.h"
#include "pbx-list.h"
#include "pbx-test.h"

#include <string.h>

typedef struct
{
  DemoProcess *demo;
  PbxClient *client;
  PbxList *list;
} Fixture;

static void
open_list (Fixture *fixture)
{
  fixture->client = test_client_new_signed_in (fixture->demo);
  fixture->list = pbx_list_new (fixture->client, PBX_ENDPOINT_EXTENSIONS, PBX_TYPE_EXTENSION);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *options =
    g_strdup_printf ("--extensions 230 %s", user_data != NULL ? (const char *) user_data : "");

  fixture->demo = demo_process_new (options);
  open_list (fixture);
}

static void
set_up_small (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *options = g_strdup_printf ("--extensions 20 %s", (const char *) user_data);

  fixture->demo = demo_process_new (options);
  open_list (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
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

static void
load (Fixture *fixture)
{
  pbx_list_load (fixture->list);
  test_wait_until (!pbx_list_get_busy (fixture->list));
}

/* As a view does: holds the rows of a stretch, and waits until they are there. */
static GPtrArray *
look_at (Fixture *fixture, guint first, guint n)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (fixture->list), first + i));

  for (guint i = 0; i < n; i++)
    test_wait_until (pbx_record_get_state (rows->pdata[i]) != PBX_RECORD_LOADING);

  return rows;
}

/* No row is lost and none is there twice, whatever the device calls its first page. */
static void
check_all_rows (Fixture *fixture, guint expected)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_cmpuint (n_items (fixture), ==, expected);
  rows = look_at (fixture, 0, expected);

  for (guint i = 0; i < rows->len; i++)
    {
      g_assert_cmpint (pbx_record_get_state (rows->pdata[i]), ==, PBX_RECORD_READY);
      g_assert_true (g_hash_table_add (seen, g_strdup (pbx_extension_get_exten (rows->pdata[i]))));
    }
}

static void
test_page_base (Fixture *fixture, gconstpointer user_data)
{
  load (fixture);
  g_assert_cmpint (pbx_list_get_state (fixture->list), ==, PBX_LIST_READY);
  check_all_rows (fixture, 230);
}

static void
test_one_page (Fixture *fixture, gconstpointer user_data)
{
  load (fixture);
  check_all_rows (fixture, 20);
}

static void
test_search_and_sort (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) sorted = NULL;
  g_autofree char *last = NULL;

  load (fixture);
  all = look_at (fixture, 0, n_items (fixture));
  last = g_strdup (pbx_extension_get_exten (all->pdata[229]));

  /* A search that is overtaken by another one leaves no trace. */
  pbx_list_set_search (fixture->list, "nobody has this name");
  pbx_list_set_search (fixture->list, last);
  g_assert_cmpstr (pbx_list_get_search (fixture->list), ==, last);
  test_wait_until (!pbx_list_get_busy (fixture->list));
  g_assert_cmpuint (n_items (fixture), >=, 1);
  found = look_at (fixture, 0, 1);
  g_assert_cmpstr (pbx_extension_get_exten (found->pdata[0]), ==, last);

  pbx_list_set_search (fixture->list, "nobody has this name");
  test_wait_until (!pbx_list_get_busy (fixture->list));
  g_assert_cmpuint (n_items (fixture), ==, 0);
  g_assert_cmpint (pbx_list_get_state (fixture->list), ==, PBX_LIST_READY);

  pbx_list_set_search (fixture->list, "");
  pbx_list_set_sort (fixture->list, "exten", TRUE);
  test_wait_until (!pbx_list_get_busy (fixture->list));
  g_assert_cmpuint (n_items (fixture), ==, 230);
  sorted = look_at (fixture, 0, 1);
  g_assert_cmpstr (pbx_extension_get_exten (sorted->pdata[0]), ==, last);
}

static void
test_refresh_keeps_rows (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (JsonObject) changed = NULL;
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbxExtension) copy = NULL;

  load (fixture);
  rows = look_at (fixture, 100, 60);

  /* Somebody else changes a row … */
  copy = pbx_record_copy (rows->pdata[30]);
  g_object_set (copy, "username", "Somebody Else", NULL);
  changed = pbx_record_write (PBX_RECORD (copy));
  answer = test_call (fixture->client, PBX_ENDPOINT_EXTENSION_UPDATE, changed, &error);
  g_assert_no_error (error);

  /* … and the same object shows it. */
  pbx_list_refresh (fixture->list);
  test_wait_until (!pbx_list_get_busy (fixture->list));
  again = look_at (fixture, 100, 60);
  for (guint i = 0; i < rows->len; i++)
    g_assert_true (rows->pdata[i] == again->pdata[i]);
  g_assert_cmpstr (pbx_extension_get_username (rows->pdata[30]), ==, "Somebody Else");
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, GArray *changes)
{
  g_array_append_val (changes, position);
  g_array_append_val (changes, removed);
  g_array_append_val (changes, added);
}

static void
test_delete_elsewhere (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *body = NULL;
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (GError) error = NULL;

  load (fixture);
  rows = look_at (fixture, 0, 200);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (on_items_changed), changes);

  body = g_strdup_printf ("{\"extensions\":[\"%s\"]}", pbx_extension_get_exten (rows->pdata[70]));
  answer = test_call_json (fixture->client, PBX_ENDPOINT_EXTENSION_DELETE, body, &error);
  g_assert_no_error (error);

  pbx_list_refresh (fixture->list);
  test_wait_until (!pbx_list_get_busy (fixture->list));
  g_assert_cmpuint (n_items (fixture), ==, 229);
  g_assert_cmpuint (changes->len, ==, 3);
  g_assert_cmpuint (g_array_index (changes, guint, 0), ==, 70);
  g_assert_cmpuint (g_array_index (changes, guint, 1), ==, 1);
  g_assert_cmpuint (g_array_index (changes, guint, 2), ==, 0);

  {
    g_autoptr (GObject) next = g_list_model_get_item (G_LIST_MODEL (fixture->list), 70);

    g_assert_true (next == rows->pdata[71]);
  }
}

static void
test_hide (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) rows = NULL;
  const char *keys[2] = { NULL, NULL };
  guint position;

  load (fixture);
  rows = look_at (fixture, 0, 10);
  keys[0] = pbx_extension_get_exten (rows->pdata[3]);

  pbx_list_hide (fixture->list, keys);
  g_assert_cmpuint (n_items (fixture), ==, 229);
  g_assert_null (pbx_list_find (fixture->list, keys[0], NULL));

  /* Out of sight in a refresh too, while the device still has it */
  pbx_list_refresh (fixture->list);
  test_wait_until (!pbx_list_get_busy (fixture->list));
  g_assert_cmpuint (n_items (fixture), ==, 229);

  pbx_list_unhide (fixture->list, keys);
  g_assert_cmpuint (n_items (fixture), ==, 230);
  g_assert_nonnull (pbx_list_find (fixture->list, keys[0], &position));
  g_assert_cmpuint (position, ==, 3);
}

static void
test_failed_and_retried (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) rows = NULL;

  demo_process_tell (fixture->demo, "misbehave error-500 /pbx/extension-digital");
  load (fixture);
  g_assert_cmpint (pbx_list_get_state (fixture->list), ==, PBX_LIST_FAILED);
  g_assert_error (pbx_list_get_error (fixture->list), PBX_ERROR, PBX_ERROR_DEVICE_FAILED);

  demo_process_tell (fixture->demo, "behave");
  pbx_list_retry (fixture->list);
  test_wait_until (pbx_list_get_state (fixture->list) == PBX_LIST_READY);
  g_assert_null (pbx_list_get_error (fixture->list));

  /* A page in the middle */
  demo_process_tell (fixture->demo, "misbehave error-500 /pbx/extension-digital");
  rows = look_at (fixture, 150, 40);
  g_assert_cmpint (pbx_record_get_state (rows->pdata[0]), ==, PBX_RECORD_FAILED);
  g_assert_cmpint (pbx_list_get_state (fixture->list), ==, PBX_LIST_READY);

  demo_process_tell (fixture->demo, "behave");
  pbx_list_retry (fixture->list);
  test_wait_until (pbx_record_get_ready (rows->pdata[0]) && pbx_record_get_ready (rows->pdata[39]));
}

static void
test_refresh_fails (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) rows = NULL;

  load (fixture);
  rows = look_at (fixture, 0, 60);
  demo_process_tell (fixture->demo, "listen off");
  pbx_list_refresh (fixture->list);
  test_wait_until (!pbx_list_get_busy (fixture->list));

  /* What is shown stays. */
  g_assert_cmpint (pbx_list_get_state (fixture->list), ==, PBX_LIST_READY);
  g_assert_nonnull (pbx_list_get_error (fixture->list));
  g_assert_cmpuint (n_items (fixture), ==, 230);
  g_assert_true (pbx_record_get_ready (rows->pdata[59]));

  demo_process_tell (fixture->demo, "listen on");
  pbx_list_refresh (fixture->list);
  test_wait_until (!pbx_list_get_busy (fixture->list));
  g_assert_null (pbx_list_get_error (fixture->list));
}

/* A row that nobody but the list holds */
static void
test_refresh_of_unwatched_rows (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxRecord) row = NULL;

  load (fixture);
  for (guint i = 0; i < 3; i++)
    {
      pbx_list_refresh (fixture->list);
      test_wait_until (!pbx_list_get_busy (fixture->list));
    }

  row = g_list_model_get_item (G_LIST_MODEL (fixture->list), 5);
  g_assert_true (pbx_record_get_ready (row));
}

static char *
delete_on_device (Fixture *fixture, PbxRecord *row)
{
  char *key = pbx_record_dup_key (row);
  g_autofree char *body = g_strdup_printf ("{\"extensions\":[\"%s\"]}", key);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answer = test_call_json (fixture->client, PBX_ENDPOINT_EXTENSION_DELETE, body, &error);

  g_assert_no_error (error);
  return key;
}

/* A refresh that was asked before the device deleted a row must not bring it back. */
static void
test_forget_during_refresh (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *key = NULL;
  const char *keys[2] = { NULL, NULL };

  load (fixture);
  rows = look_at (fixture, 0, 100);
  key = pbx_record_dup_key (rows->pdata[60]);
  keys[0] = key;
  pbx_list_hide (fixture->list, keys);

  demo_process_tell (fixture->demo, "misbehave slow=1500 /pbx/extension-digital/search times 1");
  pbx_list_refresh (fixture->list);
  test_run_for (500);
  g_free (delete_on_device (fixture, rows->pdata[60]));
  pbx_list_forget (fixture->list, keys);
  test_wait_until (!pbx_list_get_busy (fixture->list));

  g_assert_cmpuint (n_items (fixture), ==, 229);
  g_assert_null (pbx_list_find (fixture->list, key, NULL));
}

/* Its page comes anew while the row is hidden; then the deletion is undone. */
static void
test_unhide_after_search (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (PbxRecord) row = NULL;
  g_autofree char *key = NULL;
  const char *keys[2] = { NULL, NULL };
  guint position;

  load (fixture);
  rows = look_at (fixture, 150, 40);
  key = pbx_record_dup_key (rows->pdata[20]);
  keys[0] = key;
  pbx_list_hide (fixture->list, keys);

  pbx_list_set_search (fixture->list, "nobody has this name");
  test_wait_until (!pbx_list_get_busy (fixture->list));
  pbx_list_set_search (fixture->list, "");
  test_wait_until (!pbx_list_get_busy (fixture->list));
  again = look_at (fixture, 150, 40);
  g_assert_cmpuint (n_items (fixture), ==, 229);

  pbx_list_unhide (fixture->list, keys);
  g_assert_cmpuint (n_items (fixture), ==, 230);
  g_assert_nonnull (pbx_list_find (fixture->list, key, &position));
  g_assert_cmpuint (position, ==, 170);
  row = g_list_model_get_item (G_LIST_MODEL (fixture->list), 170);
  g_assert_true (pbx_record_get_ready (row));
}

/* Pages that wait behind failing ones come when those have failed. */
static void
test_pages_behind_failed_ones (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) rows = NULL;
  guint n_failed = 0;

  load (fixture);
  demo_process_tell (fixture->demo, "misbehave error-500 /pbx/extension-digital/search times 3");
  rows = look_at (fixture, 50, 180);
  for (guint i = 0; i < rows->len; i++)
    n_failed += pbx_record_get_state (rows->pdata[i]) == PBX_RECORD_FAILED;

  g_assert_cmpuint (n_failed, >, 0);
  g_assert_cmpuint (n_failed, <, rows->len);
}

/* What a device told too much of is believed again when it has it. */
static void
test_end_moves_back (Fixture *fixture, gconstpointer user_data)
{
  load (fixture);
  demo_process_tell (fixture->demo, "misbehave shrinking-pages /pbx/extension-digital/search");
  pbx_list_load (fixture->list);
  test_wait_until (!pbx_list_get_busy (fixture->list));
  demo_process_tell (fixture->demo, "behave");
  pbx_list_refresh (fixture->list);
  test_wait_until (!pbx_list_get_busy (fixture->list));
  check_all_rows (fixture, 230);
}

static void
check_no_key_twice (Fixture *fixture)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint position = 0;

  /* The list shrinks under our hands as pages turn out to repeat rows. */
  while (position < n_items (fixture))
    {
      g_autoptr (PbxRecord) row = g_list_model_get_item (G_LIST_MODEL (fixture->list), position);

      test_wait_until (pbx_record_get_state (row) != PBX_RECORD_LOADING || position >= n_items (fixture));
      position++;
    }

  for (guint i = 0; i < n_items (fixture); i++)
    {
      g_autoptr (PbxRecord) row = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      test_wait_until (pbx_record_get_ready (row));
      g_assert_true (g_hash_table_add (seen, pbx_record_dup_key (row)));
    }
}

static void
test_odd_pages (Fixture *fixture, gconstpointer user_data)
{
  demo_process_tell (fixture->demo, "misbehave %s /pbx/extension-digital/search", (const char *) user_data);
  load (fixture);
  g_assert_cmpint (pbx_list_get_state (fixture->list), ==, PBX_LIST_READY);
  check_no_key_twice (fixture);
  g_assert_cmpuint (n_items (fixture), >, 0);
  g_assert_cmpuint (n_items (fixture), <=, 230);
}

static void
set_up_plain (Fixture *fixture, gconstpointer user_data)
{
  fixture->demo = demo_process_new (NULL);
  open_list (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, data, set_up, func) g_test_add ("/list/" name, Fixture, data, set_up, func, tear_down)
  ADD ("page-base/zero", "--page-base extensions=0", set_up, test_page_base);
  ADD ("page-base/one", "--page-base extensions=1", set_up, test_page_base);
  ADD ("page-base/one-strict", "--page-base extensions=1strict", set_up, test_page_base);
  ADD ("one-page/zero", "--page-base extensions=0", set_up_small, test_one_page);
  ADD ("one-page/one", "--page-base extensions=1", set_up_small, test_one_page);
  ADD ("one-page/one-strict", "--page-base extensions=1strict", set_up_small, test_one_page);
  ADD ("search-and-sort", NULL, set_up, test_search_and_sort);
  ADD ("refresh-keeps-rows", NULL, set_up, test_refresh_keeps_rows);
  ADD ("delete-elsewhere", NULL, set_up, test_delete_elsewhere);
  ADD ("hide", NULL, set_up, test_hide);
  ADD ("failed-and-retried", NULL, set_up, test_failed_and_retried);
  ADD ("refresh-fails", NULL, set_up, test_refresh_fails);
  ADD ("refresh-of-unwatched-rows", NULL, set_up, test_refresh_of_unwatched_rows);
  ADD ("forget-during-refresh", NULL, set_up, test_forget_during_refresh);
  ADD ("unhide-after-search", NULL, set_up, test_unhide_after_search);
  ADD ("pages-behind-failed-ones", NULL, set_up, test_pages_behind_failed_ones);
  ADD ("end-moves-back", NULL, set_up, test_end_moves_back);
  ADD ("duplicate-ids", "duplicate-ids", set_up_plain, test_odd_pages);
  ADD ("shrinking-pages", "shrinking-pages", set_up_plain, test_odd_pages);

  return g_test_run ();
}
