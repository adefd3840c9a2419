/* test-trunks.c: trunks, out of packed text and a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-test.h"
#include "pbx-trunks.h"

static void
test_sip (void)
{
  static const struct
  {
    const char *line;
    const char *name;
    const char *address;
    double delay;
    PbxTrunkRole role;
    PbxTrunkState state;
  } cases[] = {
    { "berlin:client:10.0.0.1:23.50:Registered", "berlin", "10.0.0.1", 23.5, PBX_TRUNK_CLIENT,
      PBX_TRUNK_REGISTERED },
    { "berlin:client:10.0.0.1:5060:23:Registered", "berlin", "10.0.0.1:5060", 23, PBX_TRUNK_CLIENT,
      PBX_TRUNK_REGISTERED },
    { "v6:client:[2001:db8::30]:5061:41:Auth. Sent", "v6", "[2001:db8::30]:5061", 41, PBX_TRUNK_CLIENT,
      PBX_TRUNK_REGISTERING },
    { "a:b:server::0.00:Unregistered", "a:b", "", -1, PBX_TRUNK_SERVER, PBX_TRUNK_UNREGISTERED },
    { "上海:client:h:na:REJECTED", "上海", "h", -1, PBX_TRUNK_CLIENT, PBX_TRUNK_REJECTED },
    { "x:server:::", "x", "", -1, PBX_TRUNK_SERVER, PBX_TRUNK_UNKNOWN },
    { "x:server", "x", "", -1, PBX_TRUNK_SERVER, PBX_TRUNK_UNKNOWN },
    { "x:client:h:5:Lost in Space", "x", "h", 5, PBX_TRUNK_CLIENT, PBX_TRUNK_OTHER },
    { "nothing that is known", "nothing that is known", "", -1, PBX_TRUNK_NO_ROLE, PBX_TRUNK_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PbxTrunk) trunk = pbx_trunk_new_from_sip (PBX_TRUNK_SIP, cases[i].line);

      g_assert_cmpstr (pbx_trunk_get_name (trunk), ==, cases[i].name);
      g_assert_cmpstr (pbx_trunk_get_address (trunk), ==, cases[i].address);
      g_assert_cmpfloat (pbx_trunk_get_delay (trunk), ==, cases[i].delay);
      g_assert_cmpint (pbx_trunk_get_role (trunk), ==, cases[i].role);
      g_assert_cmpint (pbx_trunk_get_state (trunk), ==, cases[i].state);
      g_assert_cmpstr (pbx_trunk_get_raw (trunk), ==, cases[i].line);
    }
}

static void
test_analog (void)
{
  static const struct
  {
    const char *line;
    const char *name;
    const char *channel;
    PbxTrunkKind kind;
    PbxTrunkState state;
    int level;
  } cases[] = {
    { "3:3:FXO:OK:Idle:BLF3", "FXO 3", "Idle", PBX_TRUNK_FXO, PBX_TRUNK_OK, -1 },
    { "4:4:FXO:RED::", "FXO 4", "", PBX_TRUNK_FXO, PBX_TRUNK_DISCONNECTED, -1 },
    { "1:1:FXS::Idle:", "FXS 1", "Idle", PBX_TRUNK_FXS, PBX_TRUNK_UNKNOWN, -1 },
    { "5:5:GSM:0:Idle:", "GSM 5", "Idle", PBX_TRUNK_GSM, PBX_TRUNK_NO_SIGNAL, 0 },
    { "5:5:GSM:1:Idle:", "GSM 5", "Idle", PBX_TRUNK_GSM, PBX_TRUNK_OK, 1 },
    { "5:5:GSM:9:Idle:", "GSM 5", "Idle", PBX_TRUNK_GSM, PBX_TRUNK_OK, 1 },
    { "5:5:GSM:10:Idle:", "GSM 5", "Idle", PBX_TRUNK_GSM, PBX_TRUNK_OK, 2 },
    { "5:5:GSM:15:Idle:", "GSM 5", "Idle", PBX_TRUNK_GSM, PBX_TRUNK_OK, 2 },
    { "5:5:GSM:16:Idle:", "GSM 5", "Idle", PBX_TRUNK_GSM, PBX_TRUNK_OK, 3 },
    { "5:5:GSM:20:Idle:", "GSM 5", "Idle", PBX_TRUNK_GSM, PBX_TRUNK_OK, 3 },
    { "5:5:GSM:25:Idle:", "GSM 5", "Idle", PBX_TRUNK_GSM, PBX_TRUNK_OK, 4 },
    { "5:5:WCDMA:26:InUse:a:b", "WCDMA 5", "InUse", PBX_TRUNK_WCDMA, PBX_TRUNK_OK, 5 },
    { "7:7:GSM:NO SIM CARD::", "GSM 7", "", PBX_TRUNK_GSM, PBX_TRUNK_NO_SIM, -1 },
    { "7:7:GSM:SIM ERROR::", "GSM 7", "", PBX_TRUNK_GSM, PBX_TRUNK_SIM_ERROR, -1 },
    { "8:8:none:::", "8", "", PBX_TRUNK_SLOT, PBX_TRUNK_UNKNOWN, -1 },
    { "9", "9", "", PBX_TRUNK_SLOT, PBX_TRUNK_UNKNOWN, -1 },
    { "2:2:BRI:OK:Idle:", "BRI 2", "Idle", PBX_TRUNK_ANALOG, PBX_TRUNK_OK, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PbxTrunk) trunk = pbx_trunk_new_from_analog (cases[i].line);

      g_assert_cmpstr (pbx_trunk_get_name (trunk), ==, cases[i].name);
      g_assert_cmpstr (pbx_trunk_get_channel (trunk), ==, cases[i].channel);
      g_assert_cmpint (pbx_trunk_get_kind (trunk), ==, cases[i].kind);
      g_assert_cmpint (pbx_trunk_get_state (trunk), ==, cases[i].state);
      g_assert_cmpint (pbx_trunk_get_level (trunk), ==, cases[i].level);
    }
}

static void
test_timeline_is_bounded (void)
{
  g_autoptr (PbxTimeline) timeline = pbx_timeline_new ();
  g_autoptr (PbxEvent) newest = NULL;
  g_autoptr (PbxEvent) second = NULL;

  pbx_timeline_take_state (timeline, 0, "first");
  pbx_timeline_take_address (timeline, "10.0.0.1");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (timeline)), ==, 0);
  pbx_timeline_take_state (timeline, 0, "first");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (timeline)), ==, 0);
  for (guint i = 1; i <= 500; i++)
    pbx_timeline_take_state (timeline, i, "next");
  pbx_timeline_take_address (timeline, "");
  pbx_timeline_take_address (timeline, "10.0.0.1");
  pbx_timeline_take_address (timeline, "10.0.0.2");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (timeline)), ==, 200);
  newest = g_list_model_get_item (G_LIST_MODEL (timeline), 0);
  second = g_list_model_get_item (G_LIST_MODEL (timeline), 1);
  g_assert_cmpint (pbx_event_get_kind (newest), ==, PBX_EVENT_ADDRESS);
  g_assert_cmpstr (pbx_event_get_text (newest), ==, "10.0.0.2");
  g_assert_cmpuint (pbx_event_get_state (second), ==, 500);
}

static void
test_series_is_bounded (void)
{
  g_autoptr (PbxSeries) series = pbx_series_new (3);
  gint64 time;

  g_assert_cmpfloat (pbx_series_get_last (series), ==, 0);
  for (guint i = 1; i <= 5; i++)
    pbx_series_add (series, i * 10, i);
  g_assert_cmpuint (pbx_series_get_length (series), ==, 3);
  g_assert_cmpfloat (pbx_series_get (series, 0, &time), ==, 3);
  g_assert_cmpint (time, ==, 30);
  g_assert_cmpfloat (pbx_series_get_last (series), ==, 5);
}

typedef struct
{
  DemoProcess *demo;
  PbxClient *client;
  PbxTrunks *trunks;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->demo = demo_process_new (NULL);
  fixture->client = test_client_new_signed_in (fixture->demo);
  fixture->trunks = pbx_trunks_new (fixture->client);
  pbx_trunks_set_interval (fixture->trunks, 100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pbx_trunks_stop (fixture->trunks);
  test_run_for (50);
  g_assert_finalize_object (fixture->trunks);
  g_assert_finalize_object (fixture->client);
  demo_process_free (fixture->demo);
}

static PbxTrunk *
find (Fixture *fixture, const char *name)
{
  GListModel *list = pbx_trunks_get_list (fixture->trunks);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (PbxTrunk) trunk = g_list_model_get_item (list, i);

      if (g_str_equal (pbx_trunk_get_name (trunk), name))
        return trunk; /* the list keeps it */
    }

  return NULL;
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  PbxTrunk *trunk;

  pbx_trunks_start (fixture->trunks);
  test_wait_until (pbx_trunks_get_loaded (fixture->trunks));
  /* Six of SIP, two of IAX, eight ports, two digital: none twice. */
  g_assert_cmpuint (g_list_model_get_n_items (pbx_trunks_get_list (fixture->trunks)), ==, 18);
  trunk = find (fixture, "Zweigstelle Köln");
  g_assert_cmpstr (pbx_trunk_get_address (trunk), ==, "[2001:db8:17::30]:5061");
  g_assert_cmpint (pbx_trunk_get_health (trunk), ==, PBX_TRUNK_UP);
  g_assert_cmpint (pbx_trunk_get_state (find (fixture, "door-intercom")), ==, PBX_TRUNK_AUTHENTICATED);
  g_assert_cmpint (pbx_trunk_get_state (find (fixture, "上海分公司")), ==, PBX_TRUNK_REJECTED);
  g_assert_cmpint (pbx_trunk_get_health (find (fixture, "backup-provider")), ==, PBX_TRUNK_NO_HEALTH);
  g_assert_cmpint (pbx_trunk_get_level (find (fixture, "GSM 5")), >=, 3);
}

static void
test_changes_in_place (Fixture *fixture, gconstpointer data)
{
  PbxTrunk *trunk;
  g_autoptr (PbxEvent) event = NULL;

  pbx_trunks_start (fixture->trunks);
  test_wait_until (pbx_trunks_get_loaded (fixture->trunks));
  trunk = find (fixture, "berlin-sip");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (pbx_trunk_get_timeline (trunk))), ==, 0);
  demo_process_tell (fixture->demo, "set-trunk berlin-sip Request Sent");
  test_wait_until (pbx_trunk_get_state (trunk) == PBX_TRUNK_REGISTERING);
  demo_process_tell (fixture->demo, "set-trunk berlin-sip Rejected");
  test_wait_until (pbx_trunk_get_health (trunk) == PBX_TRUNK_DOWN);
  g_assert_true (find (fixture, "berlin-sip") == trunk);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (pbx_trunk_get_timeline (trunk))), ==, 2);
  event = g_list_model_get_item (G_LIST_MODEL (pbx_trunk_get_timeline (trunk)), 0);
  g_assert_cmpuint (pbx_event_get_state (event), ==, PBX_TRUNK_REJECTED);
  g_assert_cmpuint (pbx_series_get_length (pbx_timeline_get_round_trip (pbx_trunk_get_timeline (trunk))), ==,
                    1);
}

static void
test_fails_and_recovers (Fixture *fixture, gconstpointer data)
{
  demo_process_tell (fixture->demo, "misbehave error-500 /pbx/systeminfo/trunk-status");
  pbx_trunks_start (fixture->trunks);
  test_wait_until (pbx_trunks_get_error (fixture->trunks) != NULL);
  g_assert_false (pbx_trunks_get_loaded (fixture->trunks));
  demo_process_tell (fixture->demo, "behave");
  test_wait_until (pbx_trunks_get_loaded (fixture->trunks));
  g_assert_null (pbx_trunks_get_error (fixture->trunks));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trunks/sip", test_sip);
  g_test_add_func ("/trunks/analog", test_analog);
  g_test_add_func ("/trunks/timeline-is-bounded", test_timeline_is_bounded);
  g_test_add_func ("/trunks/series-is-bounded", test_series_is_bounded);
#define ADD(name, func) g_test_add ("/trunks/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("merge", test_merge);
  ADD ("changes-in-place", test_changes_in_place);
  ADD ("fails-and-recovers", test_fails_and_recovers);

  return g_test_run ();
}
