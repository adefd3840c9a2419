/* test-wakeup-watch.c: wake-up calls fall due, and what is seen of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-extension-name.h"
#include "pbx-test.h"
#include "pbx-wakeup-calls.h"
#include "pbx-wakeup-watch.h"

/* Without a device: the phones are set by hand, and so is the clock. */

#define DAY 20000
#define AT(hour, minute) (pbx_wall_time_new (DAY, hour, minute) * 60)

typedef struct
{
  DemoProcess *demo;
  PbxClient *client;
  PbxMonitor *monitor;
  GListStore *store;
  PbxWakeupWatch *watch;
  GPtrArray *missed; /* owned PbxWakeup */
} Fixture;

static void
missed_cb (Fixture *fixture, PbxWakeup *wakeup)
{
  g_ptr_array_add (fixture->missed, g_object_ref (wakeup));
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->demo = demo_process_new ("--extensions 20 --contacts 0 --call-logs 0 --recordings 0 --no-traffic");
  demo_process_tell (fixture->demo, "set-phones 201 1");
  demo_process_tell (fixture->demo, "set-phones 202 0");
  fixture->client = test_client_new_signed_in (fixture->demo);
  fixture->monitor = pbx_monitor_new (fixture->client);
  pbx_monitor_set_interval (fixture->monitor, 50);
  pbx_monitor_start (fixture->monitor);
  test_wait_until (pbx_monitor_get_connection (fixture->monitor) == PBX_CONNECTION_LIVE);
  fixture->store = g_list_store_new (PBX_TYPE_WAKEUP);
  fixture->watch = pbx_wakeup_watch_new (G_LIST_MODEL (fixture->store), fixture->monitor);
  fixture->missed = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_swapped (fixture->watch, "missed", G_CALLBACK (missed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_ptr_array_unref (fixture->missed);
  g_assert_finalize_object (fixture->watch);
  g_object_unref (fixture->store);
  pbx_monitor_stop (fixture->monitor);
  test_run_for (50);
  g_assert_finalize_object (fixture->monitor);
  g_assert_finalize_object (fixture->client);
  demo_process_free (fixture->demo);
}

static PbxWakeup *
make (Fixture *fixture, gint64 id, const char *exten, int hour, int minute)
{
  PbxWakeup *wakeup = pbx_wakeup_new ();
  g_autofree char *time = pbx_wall_time_format (pbx_wall_time_new (DAY, hour, minute));

  g_object_set (wakeup, "id", id, "exten", exten, "time", time, NULL);
  g_list_store_append (fixture->store, wakeup);
  return wakeup;
}

static void
step (Fixture *fixture, gint64 now)
{
  pbx_wakeup_watch_step (fixture->watch, now, 0);
}

/* Until the monitor has answered once more */
static void
wait_for_answer (Fixture *fixture)
{
  gint64 before = pbx_monitor_get_last_answer (fixture->monitor);

  test_wait_until (pbx_monitor_get_last_answer (fixture->monitor) > before);
  before = pbx_monitor_get_last_answer (fixture->monitor);
  test_wait_until (pbx_monitor_get_last_answer (fixture->monitor) > before);
}

static void
set_phone_state (Fixture *fixture, const char *exten, const char *state)
{
  g_autoptr (GPtrArray) endpoints = NULL;

  if (state != NULL)
    {
      PbxPhoneEndpoint *endpoint = g_object_new (PBX_TYPE_PHONE_ENDPOINT, NULL);

      g_object_set (endpoint, "exten", exten, "address", "10.0.0.1:5060", "status-text", state, NULL);
      endpoints = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (endpoints, endpoint);
    }
  pbx_phone_update (pbx_monitor_get_phone (fixture->monitor, exten), endpoints);
}

static guint
count_past (Fixture *fixture)
{
  return g_list_model_get_n_items (pbx_wakeup_watch_get_past (fixture->watch));
}

static void
test_rings (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxWakeup) wakeup = make (fixture, 1, "201", 6, 30);

  step (fixture, AT (6, 0));
  g_assert_cmpint (pbx_wakeup_watch_get_next_step (fixture->watch), <=, 30);
  step (fixture, AT (6, 29));
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_NOT_WATCHED);
  /* Somebody calls a minute before: that is not the wake-up call. */
  set_phone_state (fixture, "201", "Ringing");
  set_phone_state (fixture, "201", "Idle");
  step (fixture, AT (6, 30));
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_DUE);
  g_assert_cmpint (pbx_wakeup_watch_get_next_step (fixture->watch), ==, 1);
  set_phone_state (fixture, "201", "Ringing");
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_RANG);
  /* It goes, and what was seen stays for a while. */
  g_list_store_remove_all (fixture->store);
  step (fixture, AT (6, 31));
  g_assert_cmpuint (count_past (fixture), ==, 1);
  step (fixture, AT (6, 33));
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_RANG);
  g_assert_cmpuint (fixture->missed->len, ==, 0);
  step (fixture, AT (8, 0));
  g_assert_cmpuint (count_past (fixture), ==, 0);
}

/* Between two looks it rang and was picked up. */
static void
test_answered (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxWakeup) wakeup = make (fixture, 1, "201", 6, 30);

  step (fixture, AT (6, 29));
  step (fixture, AT (6, 30));
  set_phone_state (fixture, "201", "InUse");
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_RANG);
}

/* Who talks all the while was not called; who hangs up may still be. */
static void
test_talking (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxWakeup) wakeup = make (fixture, 1, "201", 6, 30);

  pbx_monitor_stop (fixture->monitor);
  set_phone_state (fixture, "201", "InUse");
  step (fixture, AT (6, 29));
  step (fixture, AT (6, 30));
  step (fixture, AT (6, 31));
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_DUE);
  set_phone_state (fixture, "201", "Idle");
  step (fixture, AT (6, 31) + 10);
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_DUE);
  set_phone_state (fixture, "201", "InUse");
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_RANG);
}

static void
test_no_ring (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxWakeup) wakeup = make (fixture, 1, "201", 6, 30);

  step (fixture, AT (6, 29));
  step (fixture, AT (6, 30));
  wait_for_answer (fixture);
  step (fixture, AT (6, 31));
  step (fixture, AT (6, 31) + 59);
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_DUE);
  g_assert_cmpuint (fixture->missed->len, ==, 0);
  step (fixture, AT (6, 32));
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_NO_RING);
  g_assert_cmpuint (fixture->missed->len, ==, 1);
  /* Once. A ring afterwards is somebody else's. */
  step (fixture, AT (6, 33));
  set_phone_state (fixture, "201", "Ringing");
  step (fixture, AT (6, 34));
  g_assert_cmpuint (fixture->missed->len, ==, 1);
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_NO_RING);
}

static void
test_no_phone (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxWakeup) wakeup = make (fixture, 1, "202", 6, 30);
  g_autoptr (PbxWakeup) late = make (fixture, 2, "202", 7, 30);

  step (fixture, AT (6, 29));
  step (fixture, AT (6, 30));
  wait_for_answer (fixture);
  step (fixture, AT (6, 30) + 2);
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_NO_PHONE);
  g_assert_cmpuint (fixture->missed->len, ==, 1);
  step (fixture, AT (6, 33));
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_NO_PHONE);
  g_assert_cmpuint (fixture->missed->len, ==, 1);

  /* A phone comes in time. */
  step (fixture, AT (7, 30));
  wait_for_answer (fixture);
  step (fixture, AT (7, 30) + 2);
  g_assert_cmpint (pbx_wakeup_get_observed (late), ==, PBX_WAKEUP_NO_PHONE);
  set_phone_state (fixture, "202", "Ringing");
  g_assert_cmpint (pbx_wakeup_get_observed (late), ==, PBX_WAKEUP_RANG);
  g_assert_cmpuint (fixture->missed->len, ==, 2);
}

/* Whether an analogue phone is there cannot be seen; when it is seen to ring, it rang. */
static void
test_analog (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxWakeup) wakeup = make (fixture, 1, "202", 6, 30);
  g_autoptr (PbxWakeup) rings = make (fixture, 2, "202", 7, 30);
  g_autoptr (GListStore) names = g_list_store_new (PBX_TYPE_EXTENSION_NAME);
  g_autoptr (PbxExtensionName) name =
    g_object_new (PBX_TYPE_EXTENSION_NAME, "exten", "202", "type", "analog", NULL);

  g_list_store_append (names, name);
  pbx_wakeup_watch_set_names (fixture->watch, G_LIST_MODEL (names));
  step (fixture, AT (6, 29));
  step (fixture, AT (6, 30));
  wait_for_answer (fixture);
  step (fixture, AT (6, 30) + 2);
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_DUE);
  step (fixture, AT (6, 33));
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_NOT_SEEN);

  step (fixture, AT (7, 30));
  wait_for_answer (fixture);
  set_phone_state (fixture, "202", "Ringing");
  g_assert_cmpint (pbx_wakeup_get_observed (rings), ==, PBX_WAKEUP_RANG);
}

static void
test_device_gone (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxWakeup) wakeup = make (fixture, 1, "201", 6, 30);

  step (fixture, AT (6, 29));
  demo_process_tell (fixture->demo, "listen off");
  test_wait_until (pbx_monitor_get_connection (fixture->monitor) == PBX_CONNECTION_RETRYING);
  step (fixture, AT (6, 30));
  step (fixture, AT (6, 31));
  step (fixture, AT (6, 32));
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_NOT_SEEN);
  g_assert_cmpuint (fixture->missed->len, ==, 1);
}

static void
test_refresh (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxWakeup) wakeup = make (fixture, 1, "201", 6, 30);
  g_autoptr (PbxWakeup) again = NULL;

  step (fixture, AT (6, 29));
  step (fixture, AT (6, 30));
  wait_for_answer (fixture);
  step (fixture, AT (6, 32));
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_NO_RING);
  /* The list is loaded anew: the same call in another object bears the mark, and nobody is told again. */
  g_list_store_remove_all (fixture->store);
  again = make (fixture, 1, "201", 6, 30);
  step (fixture, AT (6, 33));
  g_assert_cmpint (pbx_wakeup_get_observed (again), ==, PBX_WAKEUP_NO_RING);
  g_assert_cmpuint (fixture->missed->len, ==, 1);
  g_assert_cmpuint (count_past (fixture), ==, 0);
}

static void
test_edit_and_delete (Fixture *fixture, gconstpointer user_data)
{
  static const char *const key[] = { "3", NULL };
  g_autoptr (PbxWakeup) moved = make (fixture, 1, "201", 6, 30);
  g_autoptr (PbxWakeup) deleted = make (fixture, 2, "201", 6, 40);
  g_autoptr (PbxWakeup) late = make (fixture, 3, "202", 6, 50);
  g_autofree char *later = pbx_wall_time_format (pbx_wall_time_new (DAY, 7, 30));
  guint position;

  step (fixture, AT (6, 20));
  step (fixture, AT (6, 30));
  g_assert_cmpint (pbx_wakeup_get_observed (moved), ==, PBX_WAKEUP_DUE);
  g_object_set (moved, "time", later, NULL);
  step (fixture, AT (6, 30) + 5);
  g_assert_cmpint (pbx_wakeup_get_observed (moved), ==, PBX_WAKEUP_NOT_WATCHED);
  g_assert_true (g_list_store_find (fixture->store, deleted, &position));
  g_list_store_remove (fixture->store, position);
  step (fixture, AT (6, 32));
  step (fixture, AT (6, 45));
  g_assert_cmpuint (fixture->missed->len, ==, 0);
  g_assert_cmpuint (count_past (fixture), ==, 0);

  /* Deleted while it is due: whoever deleted it says so. */
  step (fixture, AT (6, 50));
  pbx_wakeup_watch_forget (fixture->watch, key);
  g_list_store_remove_all (fixture->store);
  step (fixture, AT (6, 53));
  g_assert_cmpuint (fixture->missed->len, ==, 0);
  g_assert_cmpuint (count_past (fixture), ==, 0);
}

static void
test_clock_set (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxWakeup) wakeup = make (fixture, 1, "201", 6, 30);

  /* Over before we came */
  step (fixture, AT (9, 0));
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_NOT_WATCHED);
  /* Back to before, and over it once more in a leap: nobody saw what happened. */
  step (fixture, AT (6, 0));
  step (fixture, AT (9, 0));
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_NOT_SEEN);
  g_assert_cmpuint (fixture->missed->len, ==, 1);
  /* And back again: the device makes the call once more. */
  step (fixture, AT (6, 0));
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_NOT_WATCHED);
  step (fixture, AT (6, 30));
  set_phone_state (fixture, "201", "InUse&Ringing");
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_RANG);
  g_assert_cmpuint (fixture->missed->len, ==, 1);
}

/* The clock may be half a minute off: a ring that comes so much earlier or later is the call's. */
static void
test_vague_clock (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxWakeup) early = make (fixture, 1, "201", 6, 30);
  g_autoptr (PbxWakeup) late = make (fixture, 2, "201", 7, 30);

  pbx_wakeup_watch_step (fixture->watch, AT (6, 29), 30);
  pbx_wakeup_watch_step (fixture->watch, AT (6, 29) + 25, 30);
  set_phone_state (fixture, "201", "Ringing");
  set_phone_state (fixture, "201", "Idle");
  g_assert_cmpint (pbx_wakeup_get_observed (early), ==, PBX_WAKEUP_RANG);
  pbx_wakeup_watch_step (fixture->watch, AT (7, 30), 30);
  pbx_wakeup_watch_step (fixture->watch, AT (7, 32) + 20, 30);
  set_phone_state (fixture, "201", "Ringing");
  g_assert_cmpint (pbx_wakeup_get_observed (late), ==, PBX_WAKEUP_RANG);
  g_assert_cmpuint (fixture->missed->len, ==, 0);
}

/* The device takes a call off its list when it makes it, and its clock may be ahead of what we know of it. */
static void
test_gone_early (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxWakeup) wakeup = make (fixture, 1, "201", 6, 30);

  step (fixture, AT (6, 29) + 10);
  g_list_store_remove_all (fixture->store);
  step (fixture, AT (6, 29) + 20);
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_DUE);
  wait_for_answer (fixture);
  step (fixture, AT (6, 30) + 20);
  step (fixture, AT (6, 32));
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_NO_RING);
  g_assert_cmpuint (fixture->missed->len, ==, 1);
}

static void
test_no_time (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PbxWakeup) nonsense = pbx_wakeup_new ();

  g_object_set (nonsense, "id", (gint64) 9, "exten", "201", "time", "soon", NULL);
  g_list_store_append (fixture->store, nonsense);
  step (fixture, AT (6, 0));
  step (fixture, AT (9, 0));
  g_assert_cmpint (pbx_wakeup_get_observed (nonsense), ==, PBX_WAKEUP_NOT_WATCHED);
  g_assert_cmpuint (fixture->missed->len, ==, 0);
}

/* The device itself: its list, its clock at 40 times the speed, and phones that really ring. */

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static PbxWallTime
get_now (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = test_call (fixture->client, PBX_ENDPOINT_CLOCK, NULL, &error);

  g_assert_no_error (error);
  return pbx_wall_time_parse (json_node_get_string (data));
}

static PbxWakeup *
find (PbxList *list, const char *exten, PbxWallTime time)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (PbxWakeup) wakeup = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (pbx_wakeup_get_wall_time (wakeup) == time && g_strcmp0 (pbx_wakeup_get_exten (wakeup), exten) == 0)
        return g_steal_pointer (&wakeup);
    }
  return NULL;
}

static void
test_device (Fixture *fixture, gconstpointer user_data)
{
  static const char *const extens[] = { "201", "202", NULL };
  g_autoptr (PbxList) list = pbx_list_new (fixture->client, PBX_ENDPOINT_WAKEUPS, PBX_TYPE_WAKEUP);
  g_autoptr (PbxWakeupWatch) watch = pbx_wakeup_watch_new (G_LIST_MODEL (list), fixture->monitor);
  PbxWallTime time = get_now (fixture) + 30;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbxWakeup) rings = NULL;
  g_autoptr (PbxWakeup) misses = NULL;
  guint turn = 0;

  pbx_wakeups_add_async (fixture->client, extens, time, 0, NULL, take_result, &result);
  test_wait_until (result != NULL);
  g_assert_true (pbx_wakeups_add_finish (fixture->client, result, &error));
  g_signal_connect_swapped (watch, "missed", G_CALLBACK (missed_cb), fixture);
  pbx_list_load (list);
  test_wait_until (pbx_list_get_state (list) == PBX_LIST_READY);
  rings = find (list, "201", time);
  misses = find (list, "202", time);
  g_assert_nonnull (rings);
  g_assert_nonnull (misses);
  pbx_wakeup_watch_step (watch, get_now (fixture) * 60, 30);

  demo_process_tell (fixture->demo, "clock 29m");
  demo_process_tell (fixture->demo, "speed 40");
  while (get_now (fixture) < time + 3)
    {
      pbx_wakeup_watch_step (watch, get_now (fixture) * 60, 30);
      if (turn++ % 20 == 0)
        pbx_list_refresh (list);
    }
  pbx_wakeup_watch_step (watch, get_now (fixture) * 60, 30);
  g_assert_cmpint (pbx_wakeup_get_observed (rings), ==, PBX_WAKEUP_RANG);
  g_assert_cmpint (pbx_wakeup_get_observed (misses), ==, PBX_WAKEUP_NO_PHONE);
  g_assert_true (g_ptr_array_find (fixture->missed, misses, NULL));
  g_assert_false (g_ptr_array_find (fixture->missed, rings, NULL));

  /* The device has them no more; what was seen is kept. */
  pbx_list_refresh (list);
  test_wait_until (!pbx_list_get_busy (list));
  pbx_wakeup_watch_step (watch, get_now (fixture) * 60, 30);
  g_assert_cmpuint (g_list_model_get_n_items (pbx_wakeup_watch_get_past (watch)), >=, 2);
  g_signal_handlers_disconnect_by_data (watch, fixture);
}

/* A list that fails to load is no list without calls. */
static void
test_list_fails (Fixture *fixture, gconstpointer user_data)
{
  static const char *const extens[] = { "201", NULL };
  g_autoptr (PbxList) list = pbx_list_new (fixture->client, PBX_ENDPOINT_WAKEUPS, PBX_TYPE_WAKEUP);
  g_autoptr (PbxWakeupWatch) watch = pbx_wakeup_watch_new (G_LIST_MODEL (list), fixture->monitor);
  PbxWallTime time = get_now (fixture) + 300;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PbxWakeup) wakeup = NULL;

  pbx_wakeups_add_async (fixture->client, extens, time, 0, NULL, take_result, &result);
  test_wait_until (result != NULL);
  pbx_list_load (list);
  test_wait_until (pbx_list_get_state (list) == PBX_LIST_READY);
  wakeup = find (list, "201", time);
  pbx_wakeup_watch_step (watch, (time - 5) * 60, 0);
  demo_process_tell (fixture->demo, "misbehave error-500 /pbx/wakeup-call/list");
  pbx_list_load (list);
  test_wait_until (pbx_list_get_state (list) == PBX_LIST_FAILED);
  pbx_wakeup_watch_step (watch, (time - 2) * 60, 0);
  pbx_wakeup_watch_step (watch, time * 60, 0);
  g_assert_cmpint (pbx_wakeup_get_observed (wakeup), ==, PBX_WAKEUP_DUE);
  demo_process_tell (fixture->demo, "behave");
}

#define ADD(path, function) g_test_add ("/wakeup-watch/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("rings", test_rings);
  ADD ("answered", test_answered);
  ADD ("talking", test_talking);
  ADD ("no-ring", test_no_ring);
  ADD ("no-phone", test_no_phone);
  ADD ("analog", test_analog);
  ADD ("device-gone", test_device_gone);
  ADD ("refresh", test_refresh);
  ADD ("edit-and-delete", test_edit_and_delete);
  ADD ("clock-set", test_clock_set);
  ADD ("vague-clock", test_vague_clock);
  ADD ("gone-early", test_gone_early);
  ADD ("no-time", test_no_time);
  ADD ("device", test_device);
  ADD ("list-fails", test_list_fails);
  return g_test_run ();
}
