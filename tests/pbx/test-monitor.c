/* test-monitor.c: what is live, when the device goes away and comes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-monitor.h"
#include "pbx-test.h"

typedef struct
{
  DemoProcess *demo;
  PbxClient *client;
  PbxMonitor *monitor;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->demo = demo_process_new (NULL);
  fixture->client = test_client_new_signed_in (fixture->demo);
  fixture->monitor = pbx_monitor_new (fixture->client);
  pbx_monitor_set_interval (fixture->monitor, 100);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  pbx_monitor_stop (fixture->monitor);
  test_run_for (50);
  g_assert_finalize_object (fixture->monitor);
  g_assert_finalize_object (fixture->client);
  demo_process_free (fixture->demo);
}

static void
wait_for (Fixture *fixture, PbxConnection connection)
{
  test_wait_until (pbx_monitor_get_connection (fixture->monitor) == connection);
}

static void
test_phones_follow (Fixture *fixture, gconstpointer user_data)
{
  PbxPhone *phone = pbx_monitor_get_phone (fixture->monitor, "201");

  g_assert_cmpint (pbx_phone_get_state (phone), ==, PBX_PHONE_UNKNOWN);
  pbx_monitor_start (fixture->monitor);
  wait_for (fixture, PBX_CONNECTION_LIVE);
  test_wait_until (pbx_phone_get_state (phone) != PBX_PHONE_UNKNOWN);
  g_assert_true (pbx_monitor_get_phone (fixture->monitor, "201") == phone);
  g_assert_cmpint (pbx_monitor_get_last_answer (fixture->monitor), >, 0);

  demo_process_tell (fixture->demo, "set-phones 201 3");
  test_wait_until (pbx_phone_get_n_registered (phone) == 3);
  g_assert_cmpuint (g_list_model_get_n_items (pbx_phone_get_endpoints (phone)), ==, 3);

  demo_process_tell (fixture->demo, "set-phones 201 0");
  test_wait_until (pbx_phone_get_state (phone) == PBX_PHONE_UNAVAILABLE);
  g_assert_cmpuint (pbx_phone_get_n_registered (phone), ==, 0);
}

static void
test_away_and_back (Fixture *fixture, gconstpointer user_data)
{
  pbx_monitor_start (fixture->monitor);
  wait_for (fixture, PBX_CONNECTION_LIVE);

  demo_process_tell (fixture->demo, "listen off");
  wait_for (fixture, PBX_CONNECTION_RETRYING);
  g_assert_true (pbx_error_is_connection (pbx_monitor_get_error (fixture->monitor)));
  g_assert_cmpint (pbx_monitor_get_retry_at (fixture->monitor), >, 0);

  demo_process_tell (fixture->demo, "listen on");
  wait_for (fixture, PBX_CONNECTION_LIVE);
  g_assert_null (pbx_monitor_get_error (fixture->monitor));
  g_assert_cmpint (pbx_monitor_get_retry_at (fixture->monitor), ==, 0);
}

static void
test_signed_out (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  guint before;

  pbx_monitor_start (fixture->monitor);
  wait_for (fixture, PBX_CONNECTION_LIVE);
  demo_process_tell (fixture->demo, "expire-tokens");
  wait_for (fixture, PBX_CONNECTION_SIGNED_OUT);

  /* It does not knock at a closed door. */
  before = demo_process_count_requests (fixture->demo, "/pbx/systeminfo");
  test_run_for (500);
  g_assert_cmpuint (demo_process_count_requests (fixture->demo, "/pbx/systeminfo"), ==, before);

  g_assert_true (test_sign_in (fixture->client, demo_process_get_user (fixture->demo),
                               demo_process_get_password (fixture->demo), &error));
  wait_for (fixture, PBX_CONNECTION_LIVE);
}

static void
test_blocked (Fixture *fixture, gconstpointer user_data)
{
  pbx_monitor_start (fixture->monitor);
  wait_for (fixture, PBX_CONNECTION_LIVE);
  demo_process_tell (fixture->demo, "certificate new");
  wait_for (fixture, PBX_CONNECTION_BLOCKED);
  test_run_for (300);
  g_assert_cmpint (pbx_monitor_get_connection (fixture->monitor), ==, PBX_CONNECTION_BLOCKED);

  pbx_client_set_pin (fixture->client, pbx_certificate_get_fingerprint (
                                         pbx_client_get_rejected_certificate (fixture->client)));
  wait_for (fixture, PBX_CONNECTION_LIVE);
}

/* Connections that are closed under a poll are not a cancellation. */
static void
test_pin_changes_during_poll (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *pin = g_strdup (pbx_client_get_pin (fixture->client));

  demo_process_tell (fixture->demo, "misbehave slow=1500 /pbx/systeminfo");
  pbx_monitor_start (fixture->monitor);
  test_run_for (300);
  pbx_client_set_pin (fixture->client, "AA:BB");
  pbx_client_set_pin (fixture->client, pin);
  demo_process_tell (fixture->demo, "behave");
  wait_for (fixture, PBX_CONNECTION_LIVE);
}

static void
test_stops (Fixture *fixture, gconstpointer user_data)
{
  guint before;

  pbx_monitor_start (fixture->monitor);
  wait_for (fixture, PBX_CONNECTION_LIVE);
  pbx_monitor_stop (fixture->monitor);
  g_assert_cmpint (pbx_monitor_get_connection (fixture->monitor), ==, PBX_CONNECTION_IDLE);
  test_run_for (100);
  before = demo_process_count_requests (fixture->demo, "/pbx/systeminfo");
  test_run_for (400);
  g_assert_cmpuint (demo_process_count_requests (fixture->demo, "/pbx/systeminfo"), ==, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/monitor/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("phones-follow", test_phones_follow);
  ADD ("away-and-back", test_away_and_back);
  ADD ("signed-out", test_signed_out);
  ADD ("blocked", test_blocked);
  ADD ("pin-changes-during-poll", test_pin_changes_during_poll);
  ADD ("stops", test_stops);

  return g_test_run ();
}
