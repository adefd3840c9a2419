/* test-system.c: what the device tells of itself, part by part
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-dial-plan.h"
#include "pbx-system.h"
#include "pbx-test.h"

typedef struct
{
  DemoProcess *demo;
  PbxClient *client;
  PbxSystem *system;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->demo = demo_process_new (NULL);
  fixture->client = test_client_new_signed_in (fixture->demo);
  fixture->system = pbx_system_new (fixture->client);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pbx_system_watch (fixture->system, 0);
  test_run_for (200);
  g_assert_finalize_object (fixture->system);
  g_assert_finalize_object (fixture->client);
  demo_process_free (fixture->demo);
}

static void
test_all_parts (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "model",   "DeviceName",      "WAN-IP",  "WAN-Mac", "LAN-IP",
                                      "LAN-Mac", "hardwareVersion", "version", "Uptime" };
  GPtrArray *facts;

  pbx_system_watch (fixture->system, 100);
  for (guint i = 0; i < PBX_SYSTEM_N_PARTS; i++)
    {
      test_wait_until (pbx_system_get_loaded (fixture->system, i));
      g_assert_null (pbx_system_get_error (fixture->system, i));
    }

  facts = pbx_system_get_facts (fixture->system);
  g_assert_cmpuint (facts->len, ==, G_N_ELEMENTS (keys));
  for (guint i = 0; i < facts->len; i++)
    g_assert_cmpstr (((PbxSystemFact *) facts->pdata[i])->key, ==, keys[i]);

  g_assert_cmpuint (pbx_system_get_cores (fixture->system)->len, ==, 4);
  g_assert_cmpuint (pbx_system_get_memory (fixture->system).total, ==, 4017598464);
  g_assert_cmpuint (pbx_system_get_storage (fixture->system, PBX_STORAGE_RECORDINGS).total, ==, 0);
  g_assert_cmpuint (pbx_system_get_storage (fixture->system, PBX_STORAGE_SYSTEM).total, ==,
                    G_GUINT64_CONSTANT (5403) * 1024 * 1024);
  g_assert_cmpuint (pbx_system_get_max_calls (fixture->system), >, 0);
  test_wait_until (pbx_series_get_length (pbx_system_get_memory_series (fixture->system)) >= 3);
}

static void
test_one_fails_alone (Fixture *fixture, gconstpointer data)
{
  demo_process_tell (fixture->demo, "misbehave error-500 /pbx/systeminfo/mem");
  pbx_system_watch (fixture->system, 100);
  test_wait_until (pbx_system_get_error (fixture->system, PBX_SYSTEM_MEMORY) != NULL);
  test_wait_until (pbx_system_get_loaded (fixture->system, PBX_SYSTEM_PROCESSOR));
  g_assert_null (pbx_system_get_error (fixture->system, PBX_SYSTEM_PROCESSOR));
  g_assert_false (pbx_system_get_loaded (fixture->system, PBX_SYSTEM_MEMORY));
  demo_process_tell (fixture->demo, "behave");
  pbx_system_poll_now (fixture->system, PBX_SYSTEM_MEMORY);
  test_wait_until (pbx_system_get_loaded (fixture->system, PBX_SYSTEM_MEMORY));
  g_assert_null (pbx_system_get_error (fixture->system, PBX_SYSTEM_MEMORY));
}

static void
test_only_while_watched (Fixture *fixture, gconstpointer data)
{
  guint before;

  pbx_system_watch (fixture->system, 100);
  test_wait_until (pbx_system_get_loaded (fixture->system, PBX_SYSTEM_CALLS));
  pbx_system_watch (fixture->system, 0);
  test_run_for (200);
  before = demo_process_count_requests (fixture->demo, "/pbx/systeminfo");
  test_run_for (300);
  g_assert_cmpuint (demo_process_count_requests (fixture->demo, "/pbx/systeminfo"), ==, before);
}

static void
users_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GHashTable **users = user_data;
  g_autoptr (GError) error = NULL;

  *users = pbx_dial_plan_list_users_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_dial_plan_users (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) users = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) plans =
    test_list (fixture->client, PBX_ENDPOINT_DIAL_PLANS, PBX_TYPE_DIAL_PLAN, &error);
  g_autoptr (PbxDialPlan) internal = NULL;
  GHashTableIter iter;
  gpointer group;
  guint n = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (plans), ==, 5);
  internal = g_list_model_get_item (plans, 1);
  g_assert_cmpstr (pbx_dial_plan_get_name (internal), ==, "Internal only");
  g_assert_true (pbx_dial_plan_allows (internal, PBX_PERMISSION_EXTENSION));
  g_assert_false (pbx_dial_plan_allows (internal, PBX_PERMISSION_SEIZE_LINE));

  pbx_dial_plan_list_users_async (fixture->client, NULL, users_cb, &users);
  test_wait_until (users != NULL);
  g_hash_table_iter_init (&iter, users);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    n += ((GPtrArray *) group)->len;
  g_assert_cmpuint (n, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/system/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("all-parts", test_all_parts);
  ADD ("one-fails-alone", test_one_fails_alone);
  ADD ("only-while-watched", test_only_while_watched);
  ADD ("dial-plan-users", test_dial_plan_users);

  return g_test_run ();
}
