/* test-demo-exchange.c: the life of calls that are dialled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-exchange.h"
#include "demo-recordings.h"
#include "test-office.h"

#include <string.h>

#define SPEED 50.0

typedef struct
{
  DemoOffice office;
  DemoClock clock;
  DemoPbx pbx;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  test_office_init (&fixture->office);
  test_clock_init (&fixture->clock, SPEED);
  fixture->pbx.office = &fixture->office;
  fixture->pbx.clock = &fixture->clock;
  fixture->pbx.call_log = demo_call_log_new (&fixture->office, &fixture->clock, 100, 10, 1);
  fixture->pbx.exchange = demo_exchange_new (&fixture->office, &fixture->clock, fixture->pbx.call_log);
  demo_exchange_set_traffic (fixture->pbx.exchange, FALSE);
  demo_exchange_start (fixture->pbx.exchange);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  demo_exchange_free (fixture->pbx.exchange);
  demo_call_log_free (fixture->pbx.call_log);
  g_date_time_unref (fixture->clock.start);
}

static JsonNode *
ask (Fixture *fixture, const char *path, const char *text, GError **error)
{
  g_autoptr (JsonNode) body = json_from_string (text, NULL);
  DemoRequest request = { .path = path, .body = json_node_get_object (body), .page_base = 1 };

  for (const DemoRoute *route = demo_calls_routes; route->method != NULL; route++)
    if (g_str_equal (route->path, path))
      return route->handler (&fixture->pbx, &request, error);

  g_assert_not_reached ();
}

static const char *
get_status (Fixture *fixture, const char *exten)
{
  DemoPerson person;

  g_assert_true (demo_office_find_person (&fixture->office, exten, &person));

  return demo_exchange_get_status (fixture->pbx.exchange, &person, 0);
}

/* Runs the main loop until an extension's phone stands so; a device's minute is more than a second. */
static void
wait_for (Fixture *fixture, const char *exten, const char *status)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  while (!g_str_equal (get_status (fixture, exten), status) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (get_status (fixture, exten), ==, status);
}

static void
wait_for_end (Fixture *fixture, DemoCall *call)
{
  while (demo_exchange_get_n_calls (fixture->pbx.exchange) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (demo_call_log_get (fixture->pbx.call_log, 0, call));
  g_assert_cmpuint (call->id, >, 100);
}

static void
dial (Fixture *fixture, const char *src, const char *dest)
{
  g_autofree char *text = g_strdup_printf ("{\"src\": \"%s\", \"dest\": \"%s\"}", src, dest);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = ask (fixture, "/api/call-dial/dial", text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (data), "msg"), ==, "ami dial");
}

static void
assert_refused (Fixture *fixture, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ask (fixture, path, text, &error));
  g_assert_error (error, DEMO_ERROR, DEMO_ERROR_BAD_REQUEST);
}

static void
test_answered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sound = NULL;
  g_autofree char *url = NULL;
  const char *content_type;
  DemoCall call;

  dial (fixture, "200", "201");
  g_assert_cmpstr (get_status (fixture, "200"), ==, "Ringing");
  g_assert_cmpstr (get_status (fixture, "201"), ==, "Idle");
  wait_for (fixture, "201", "Ringing");
  g_assert_cmpstr (get_status (fixture, "200"), ==, "InUse");
  wait_for (fixture, "201", "InUse");
  g_assert_cmpuint (demo_exchange_get_n_calls (fixture->pbx.exchange), ==, 1);

  wait_for_end (fixture, &call);
  g_assert_cmpstr (get_status (fixture, "200"), ==, "Idle");
  g_assert_cmpstr (get_status (fixture, "201"), ==, "Idle");
  g_assert_cmpint (call.status, ==, DEMO_CALL_ANSWERED);
  g_assert_cmpint (call.type, ==, DEMO_CALL_INTERNAL);
  g_assert_cmpstr (call.from, ==, "Person 0");
  g_assert_cmpstr (call.src, ==, "200");
  g_assert_cmpstr (call.to, ==, "201");
  g_assert_cmpstr (call.dest, ==, "201");
  g_assert_cmpuint (call.talk, >=, 19);
  g_assert_cmpuint (call.duration, >=, call.talk + 5);

  /* 200 records. */
  g_assert_true (demo_call_log_is_recorded (fixture->pbx.call_log, &call));
  url = demo_recording_get_play_url (DEMO_RECORDING_GENERAL, &call);
  sound = demo_recordings_load (fixture->pbx.call_log, DEMO_RECORDING_GENERAL,
                                url + strlen ("/pbx/play/general-recording/"), &content_type, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (sound), >=, call.talk * 1625);

  /* Neither of these does. */
  dial (fixture, "201", "202");
  wait_for_end (fixture, &call);
  g_assert_false (demo_call_log_is_recorded (fixture->pbx.call_log, &call));
}

static void
assert_outcome (Fixture *fixture,
                const char *dest,
                DemoCallStatus status,
                DemoCallType type,
                const char *reached)
{
  DemoCall call;

  dial (fixture, "201", dest);
  wait_for_end (fixture, &call);
  g_assert_cmpint (call.status, ==, status);
  g_assert_cmpint (call.type, ==, type);
  g_assert_cmpstr (call.to, ==, dest);
  if (reached != NULL)
    g_assert_cmpstr (call.dest, ==, reached);
  else
    g_assert_true (g_str_has_prefix (call.dest, "trunk-") && g_str_has_suffix (call.dest, dest));
  g_assert_cmpint (status == DEMO_CALL_ANSWERED, ==, call.talk > 0);
}

static void
test_outcomes (Fixture *fixture, gconstpointer data)
{
  assert_outcome (fixture, "212", DEMO_CALL_BUSY, DEMO_CALL_INTERNAL, "212");   /* do not disturb */
  assert_outcome (fixture, "201", DEMO_CALL_BUSY, DEMO_CALL_INTERNAL, "201");   /* oneself */
  assert_outcome (fixture, "211", DEMO_CALL_FAILED, DEMO_CALL_INTERNAL, "211"); /* no phone */
  assert_outcome (fixture, "210", DEMO_CALL_FAILED, DEMO_CALL_INTERNAL, "210"); /* disabled */
  assert_outcome (fixture, "999", DEMO_CALL_FAILED, DEMO_CALL_INTERNAL, "999"); /* nobody */
  assert_outcome (fixture, "*97", DEMO_CALL_ANSWERED, DEMO_CALL_INTERNAL, "*97");
  assert_outcome (fixture, "0301234561", DEMO_CALL_ANSWERED, DEMO_CALL_OUTGOING, NULL);
  assert_outcome (fixture, "0301234567", DEMO_CALL_BUSY, DEMO_CALL_OUTGOING, NULL);
  assert_outcome (fixture, "+49301234568", DEMO_CALL_NO_ANSWER, DEMO_CALL_OUTGOING, NULL);
  assert_outcome (fixture, "0301234569", DEMO_CALL_FAILED, DEMO_CALL_OUTGOING, NULL);

  demo_exchange_set_outcome (fixture->pbx.exchange, "203", "noanswer");
  assert_outcome (fixture, "203", DEMO_CALL_NO_ANSWER, DEMO_CALL_INTERNAL, "203");
  demo_exchange_set_outcome (fixture->pbx.exchange, "203", NULL);
  assert_outcome (fixture, "203", DEMO_CALL_ANSWERED, DEMO_CALL_INTERNAL, "203");
}

static void
test_forwards (Fixture *fixture, gconstpointer data)
{
  fixture->office.rules[3] = (DemoForwardRule){ "always", "204", 0 };
  fixture->office.rules[12] = (DemoForwardRule){ "busy", "205", 0 };
  fixture->office.rules[6] = (DemoForwardRule){ "noanswer", "0301234561", 10 };
  fixture->office.rules[7] = (DemoForwardRule){ "always", "208", 0 };
  fixture->office.rules[8] = (DemoForwardRule){ "always", "207", 0 };
  fixture->office.rules[11] = (DemoForwardRule){ "noan_busy", "205", 5 };
  demo_exchange_set_outcome (fixture->pbx.exchange, "206", "noanswer");

  assert_outcome (fixture, "203", DEMO_CALL_ANSWERED, DEMO_CALL_INTERNAL, "204");
  assert_outcome (fixture, "212", DEMO_CALL_ANSWERED, DEMO_CALL_INTERNAL, "205");
  assert_outcome (fixture, "211", DEMO_CALL_ANSWERED, DEMO_CALL_INTERNAL, "205");
  {
    DemoCall call;

    dial (fixture, "201", "206");
    wait_for_end (fixture, &call);
    g_assert_cmpint (call.status, ==, DEMO_CALL_ANSWERED);
    g_assert_true (g_str_has_prefix (call.dest, "trunk-"));
    g_assert_true (g_str_has_suffix (call.dest, "0301234561"));
  }

  /* A loop comes to an end. */
  dial (fixture, "201", "207");
  {
    DemoCall call;

    wait_for_end (fixture, &call);
    g_assert_cmpint (call.status, ==, DEMO_CALL_FAILED);
  }
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  dial (fixture, "201", "202");
  wait_for (fixture, "202", "InUse");
  dial (fixture, "203", "202");
  wait_for (fixture, "203", "InUse");
  wait_for (fixture, "203", "Idle");
  {
    DemoCall call;

    /* The first call still goes on, so that this is the newest row. */
    g_assert_true (demo_call_log_get (fixture->pbx.call_log, 0, &call));
    g_assert_cmpstr (call.src, ==, "203");
    g_assert_cmpint (call.status, ==, DEMO_CALL_BUSY);
    wait_for_end (fixture, &call);
  }
}

static void
test_hangup (Fixture *fixture, gconstpointer data)
{
  DemoCall call;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (JsonNode) again = NULL;

  dial (fixture, "201", "202");
  wait_for (fixture, "202", "InUse");
  dial (fixture, "203", "204");
  wait_for (fixture, "204", "Ringing");

  assert_refused (fixture, "/api/call-dial/hangup", "{\"extensions\": [\"202\", \"999\"]}");
  assert_refused (fixture, "/api/call-dial/hangup", "{\"extensions\": []}");
  assert_refused (fixture, "/api/call-dial/hangup", "{\"extensions\": [202]}");
  assert_refused (fixture, "/api/call-dial/hangup", "{\"extensions\": \"202\"}");
  assert_refused (fixture, "/api/call-dial/hangup", "{}");
  g_assert_cmpuint (demo_exchange_get_n_calls (fixture->pbx.exchange), ==, 2);

  answer = ask (fixture, "/api/call-dial/hangup", "{\"extensions\": [\"202\"]}", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (answer), "msg"), ==, "ami hangup");
  g_assert_cmpuint (demo_exchange_get_n_calls (fixture->pbx.exchange), ==, 1);
  g_assert_true (demo_call_log_get (fixture->pbx.call_log, 0, &call));
  g_assert_cmpstr (call.src, ==, "201");
  g_assert_cmpint (call.status, ==, DEMO_CALL_ANSWERED);

  again = ask (fixture, "/api/call-dial/hangup", "{\"extensions\": [\"203\", \"202\"]}", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (demo_exchange_get_n_calls (fixture->pbx.exchange), ==, 0);
  g_assert_true (demo_call_log_get (fixture->pbx.call_log, 0, &call));
  g_assert_cmpint (call.status, ==, DEMO_CALL_NO_ANSWER);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  static const char *const bodies[] = {
    "{\"src\": \"999\", \"dest\": \"201\"}",
    "{\"src\": \"210\", \"dest\": \"201\"}",
    "{\"src\": \"211\", \"dest\": \"201\"}",
    "{\"src\": \"200\", \"dest\": \"\"}",
    "{\"src\": \"200\", \"dest\": \"2a1\"}",
    "{\"src\": \"200\", \"dest\": 201}",
    "{\"src\": \"200\"}",
    "{}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    assert_refused (fixture, "/api/call-dial/dial", bodies[i]);
  g_assert_cmpuint (demo_exchange_get_n_calls (fixture->pbx.exchange), ==, 0);
}

static void
test_wakeup (Fixture *fixture, gconstpointer data)
{
  DemoCall call;

  g_assert_false (demo_exchange_ring (fixture->pbx.exchange, "211"));
  g_assert_false (demo_exchange_ring (fixture->pbx.exchange, "999"));
  g_assert_true (demo_exchange_ring (fixture->pbx.exchange, "212"));
  g_assert_cmpstr (get_status (fixture, "212"), ==, "Ringing");
  wait_for (fixture, "212", "InUse");
  wait_for_end (fixture, &call);
  g_assert_cmpint (call.status, ==, DEMO_CALL_ANSWERED);
  g_assert_cmpint (call.type, ==, DEMO_CALL_INTERNAL);
  g_assert_cmpstr (call.to, ==, "212");
}

static void
test_status (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (JsonNode) calls = NULL;
  g_autoptr (JsonNode) nobody = NULL;
  JsonArray *rows;
  JsonObject *row;

  dial (fixture, "200", "213");
  wait_for (fixture, "213", "InUse");
  answer = ask (fixture, "/pbx/systeminfo/extension-status", "{}", NULL);
  rows = json_node_get_array (answer);
  g_assert_cmpuint (json_array_get_length (rows), ==, TEST_N_PEOPLE + 1);

  row = json_array_get_object_element (rows, 11);
  g_assert_cmpstr (json_object_get_string_member (row, "exten"), ==, "211");
  g_assert_cmpstr (json_object_get_string_member (row, "statusText"), ==, "Unavailable");
  g_assert_cmpstr (json_object_get_string_member (row, "addr"), ==, "");
  g_assert_cmpstr (json_object_get_string_member (row, "roundtripUsec"), ==, "");
  row = json_array_get_object_element (rows, 13);
  g_assert_cmpstr (json_object_get_string_member (row, "exten"), ==, "213");
  g_assert_cmpstr (json_object_get_string_member (row, "statusText"), ==, "InUse");
  row = json_array_get_object_element (rows, 14);
  g_assert_cmpstr (json_object_get_string_member (row, "exten"), ==, "213");
  g_assert_cmpstr (json_object_get_string_member (row, "statusText"), ==, "Idle");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (row, "uri"), "sip:213@"));

  calls = ask (fixture, "/pbx/systeminfo/calls", "{}", NULL);
  row = json_array_get_object_element (json_node_get_array (calls), 0);
  g_assert_cmpstr (json_object_get_string_member (row, "calls"), ==, "1");
  g_assert_cmpstr (json_object_get_string_member (row, "maxcalls"), ==, "60");

  fixture->office.n_people = 0;
  nobody = ask (fixture, "/pbx/systeminfo/extension-status", "{}", NULL);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (nobody));
}

static gboolean
on_timeout (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
test_traffic (Fixture *fixture, gconstpointer data)
{
  gboolean over = FALSE;
  guint n_before = demo_call_log_get_n_calls (fixture->pbx.call_log);

  demo_exchange_set_traffic (fixture->pbx.exchange, TRUE);
  g_assert_cmpuint (demo_exchange_get_n_calls (fixture->pbx.exchange), >, 0);
  fixture->clock.speed = 500;
  g_timeout_add (2000, on_timeout, &over);
  while (!over)
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (demo_exchange_get_n_calls (fixture->pbx.exchange), <=, 6);
    }
  g_test_message ("%u calls", demo_call_log_get_n_calls (fixture->pbx.call_log) - n_before);
  g_assert_cmpuint (demo_call_log_get_n_calls (fixture->pbx.call_log), >, n_before + 5);
}

#define ADD(name, func) g_test_add ("/demo/exchange/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("answered", test_answered);
  ADD ("outcomes", test_outcomes);
  ADD ("forwards", test_forwards);
  ADD ("busy", test_busy);
  ADD ("hangup", test_hangup);
  ADD ("refusals", test_refusals);
  ADD ("wakeup", test_wakeup);
  ADD ("status", test_status);
  ADD ("traffic", test_traffic);

  return g_test_run ();
}
