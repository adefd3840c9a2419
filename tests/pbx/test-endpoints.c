/* test-endpoints.c: each endpoint over real TLS: its good answer and its refusal
 *
 * The three endpoints of recordings, which answer with files, are tested in test-recordings.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-list.h"
#include "pbx-named-item.h"
#include "pbx-test.h"

#include <string.h>

/* What a good call of an endpoint looks like, and a bad one. Where the API leaves nothing to refuse (no
 * parameters), the refusal is the one that every endpoint has: 401 without a token. */
typedef struct
{
  PbxEndpoint endpoint;
  const char *good;    /* JSON; NULL for no parameters */
  const char *refused; /* JSON; NULL for a call without a token */
} Case;

#define PAGE "\"page\":1,\"pageSize\":20"
#define CALLS                                                                                                \
  "\"from\":\"2000-01-01\",\"to\":\"2099-12-31\",\"type\":\"all\",\"src\":\"\",\"dest\":\"\",\"status\":"    \
  "\"all\","
#define EXTENSION                                                                                            \
  "\"addressExpiration\":1800,\"audioCodec\":\"alaw,ulaw,g729\",\"callSpy\":false,\"dnd\":false,"            \
  "\"dtmf\":\"rfc4733\",\"email\":\"\",\"enable\":true,\"iax\":false,\"language\":\"en\","                   \
  "\"mobileNumber\":\"\",\"musicOnHoldId\":1,\"nat\":true,\"outboundCid1\":\"\",\"outboundCid2\":\"\","      \
  "\"password\":\"joHpm#7AN7\",\"permit\":\"\",\"qualify\":300,\"qualifyTimeout\":30,"                       \
  "\"recording\":\"none\",\"registCount\":1,\"remoteExten\":false,\"rtpTimeout\":60,\"sendPai\":true,"       \
  "\"sendRpid\":true,\"srtp\":false,\"transport\":\"UDP\",\"username\":\"Test\",\"videoCall\":false,"        \
  "\"videoCallCodec\":\"h264\",\"voicemail\":true,\"voicemailPassword\":\"1234\",\"webRtc\":false,"
#define CONTACT                                                                                              \
  "\"addByRole\":\"\",\"addUser\":\"\",\"phoneNumber\":\"0441234567\",\"name\":\"Test Person\","             \
  "\"company\":\"\",\"dialCode\":\"\","

static const Case cases[] = {
  { PBX_ENDPOINT_CLOCK, NULL, NULL },
  { PBX_ENDPOINT_VERSION, NULL, NULL },
  { PBX_ENDPOINT_CPU, NULL, NULL },
  { PBX_ENDPOINT_MEMORY, NULL, NULL },
  { PBX_ENDPOINT_DISK, NULL, NULL },
  { PBX_ENDPOINT_CALLS, NULL, NULL },
  { PBX_ENDPOINT_PHONES, NULL, NULL },
  { PBX_ENDPOINT_TRUNK_INFO, NULL, NULL },
  { PBX_ENDPOINT_TRUNKS, NULL, NULL },
  { PBX_ENDPOINT_EXTENSIONS, "{\"keyWord\":\"\"," PAGE "}", "{\"keyWord\":\"\",\"page\":1,\"pageSize\":0}" },
  { PBX_ENDPOINT_EXTENSION_NAMES, NULL, NULL },
  { PBX_ENDPOINT_EXTENSION_SUGGEST, "{\"name\":\"extension\"}", "{\"name\":\"trunk\"}" },
  { PBX_ENDPOINT_EXTENSION_AVAILABLE, "{\"exten\":\"7999\"}", NULL },
  { PBX_ENDPOINT_EXTENSION_ADD, "{" EXTENSION "\"dialPlanId\":1,\"exten\":\"7999\"}",
    "{" EXTENSION "\"dialPlanId\":4711,\"exten\":\"7998\"}" },
  { PBX_ENDPOINT_EXTENSION_UPDATE, "{" EXTENSION "\"dialPlanId\":1,\"exten\":\"7999\"}",
    "{" EXTENSION "\"dialPlanId\":1,\"exten\":\"7000\"}" },
  { PBX_ENDPOINT_EXTENSION_DELETE, "{\"extensions\":[\"7999\"]}", "{\"extensions\":[\"7999\"]}" },
  { PBX_ENDPOINT_FORWARDS, "{" PAGE "}", "{\"page\":1,\"pageSize\":0}" },
  { PBX_ENDPOINT_FORWARD_AVAILABLE, NULL, NULL },
  { PBX_ENDPOINT_FORWARD_ADD, NULL,
    "{\"dest\":\"1\",\"enable\":0,\"exten\":\"7000\",\"id\":0,\"timeout\":9,\"type\":\"busy\"}" },
  { PBX_ENDPOINT_FORWARD_UPDATE, NULL,
    "{\"dest\":\"1\",\"enable\":0,\"exten\":\"201\",\"id\":4711,\"timeout\":9,\"type\":\"busy\"}" },
  { PBX_ENDPOINT_FORWARD_DELETE, NULL, "{\"ids\":[4711]}" },
  { PBX_ENDPOINT_FORWARD_DELETE_ALL, NULL, NULL },
  { PBX_ENDPOINT_WAKEUPS, "{" PAGE "}", NULL },
  { PBX_ENDPOINT_WAKEUP_ADD, "{\"callDateTime\":\"2099-12-15 12:42\",\"extens\":[\"201\"],\"musicID\":0}",
    "{\"callDateTime\":\"2001-12-15 12:42\",\"extens\":[\"201\"],\"musicID\":0}" },
  { PBX_ENDPOINT_WAKEUP_UPDATE, NULL,
    "{\"callDateTime\":\"2099-12-15 12:42\",\"ids\":[4711],\"musicID\":0}" },
  { PBX_ENDPOINT_WAKEUP_DELETE, NULL, "{\"ids\":[4711]}" },
  { PBX_ENDPOINT_CALL_LOG, "{" CALLS "\"pinCode\":\"\",\"trunkName\":\"\"," PAGE "}",
    "{\"from\":\"yesterday\",\"to\":\"\",\"type\":\"all\",\"status\":\"all\"," PAGE "}" },
  { PBX_ENDPOINT_RECORDINGS, "{" CALLS "\"pinCode\":\"\",\"trunkName\":\"\"," PAGE "}",
    "{\"from\":\"yesterday\",\"to\":\"\",\"type\":\"all\",\"status\":\"all\"," PAGE "}" },
  { PBX_ENDPOINT_CONFERENCE_RECORDINGS, "{" CALLS PAGE "}",
    "{\"from\":\"yesterday\",\"to\":\"\",\"type\":\"all\",\"status\":\"all\"," PAGE "}" },
  { PBX_ENDPOINT_ONETOUCH_RECORDINGS, "{" CALLS "\"pinCode\":\"\",\"trunkName\":\"\"," PAGE "}",
    "{\"from\":\"yesterday\",\"to\":\"\",\"type\":\"all\",\"status\":\"all\"," PAGE "}" },
  { PBX_ENDPOINT_MUSIC_ON_HOLD, NULL, NULL },
  { PBX_ENDPOINT_DIAL_PLANS, NULL, NULL },
  { PBX_ENDPOINT_CONTACTS, "{\"keyword\":\"\"," PAGE "}", "{\"keyword\":\"\",\"page\":1,\"pageSize\":0}" },
  { PBX_ENDPOINT_CONTACT_ADD, "{" CONTACT "\"id\":0,\"email\":\"a@example.com\"}",
    "{" CONTACT "\"id\":0,\"email\":\"not an address\"}" },
  { PBX_ENDPOINT_CONTACT_UPDATE, NULL, "{" CONTACT "\"id\":999999,\"email\":\"\"}" },
  { PBX_ENDPOINT_CONTACT_DELETE, NULL, "{\"ids\":[999999]}" },
  { PBX_ENDPOINT_CONTACT_DELETE_ALL, NULL, NULL },
  { PBX_ENDPOINT_LDAP_SYNC, NULL, NULL },
  { PBX_ENDPOINT_TIME_RULES, NULL, NULL },
  { PBX_ENDPOINT_DIAL, NULL, "{\"src\":\"7000\",\"dest\":\"201\"}" },
  { PBX_ENDPOINT_HANG_UP, NULL, "{\"extensions\":[\"7000\"]}" },
};

static DemoProcess *demo;
static PbxClient *client;

static JsonNode *
good_call (PbxEndpoint endpoint, const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *data = json != NULL ? test_call_json (client, endpoint, json, &error)
                                : test_call (client, endpoint, NULL, &error);

  if (error != NULL)
    g_error ("%s: %s", pbx_endpoint_get_info (endpoint)->name, error->message);
  return data;
}

static JsonArray *
rows_of (JsonNode *data)
{
  return JSON_NODE_HOLDS_ARRAY (data) ? json_node_get_array (data)
                                      : json_object_get_array_member (json_node_get_object (data), "items");
}

static JsonObject *
nth_row (JsonNode *data, guint i)
{
  return json_array_get_object_element (rows_of (data), i);
}

static void
test_good (gconstpointer user_data)
{
  const Case *one = user_data;
  g_autoptr (JsonNode) data = good_call (one->endpoint, one->good);
  const PbxEndpointInfo *info = pbx_endpoint_get_info (one->endpoint);

  if (info->answer == PBX_ANSWER_PAGE || info->answer == PBX_ANSWER_ARRAY)
    g_assert_cmpuint (json_array_get_length (rows_of (data)), >, 0);
}

static void
test_refused (gconstpointer user_data)
{
  const Case *one = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = test_call_json (client, one->endpoint, one->refused, &error);

  g_assert_null (data);
  g_assert_error (error, PBX_ERROR, PBX_ERROR_REFUSED);
  /* The device's own words, not ours */
  g_assert_null (strstr (error->message, "HTTP"));
}

static void
test_needs_token (gconstpointer user_data)
{
  const Case *one = user_data;
  g_autoptr (PbxClient) stranger = test_client_new (demo);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = NULL;
  guint before = demo_process_count_requests (demo, pbx_endpoint_get_info (one->endpoint)->path);

  /* Not signed in: nothing is even sent. */
  data = one->good != NULL ? test_call_json (stranger, one->endpoint, one->good, &error)
                           : test_call (stranger, one->endpoint, NULL, &error);
  g_assert_null (data);
  g_assert_error (error, PBX_ERROR, PBX_ERROR_SIGN_IN_NEEDED);
  g_assert_cmpuint (demo_process_count_requests (demo, pbx_endpoint_get_info (one->endpoint)->path), ==,
                    before);
  g_clear_error (&error);

  /* With a token that the device does not know: 401. */
  pbx_client_set_token (stranger, "admin", "Bearer wrong");
  g_signal_connect (stranger, "sign-in-needed", G_CALLBACK (pbx_client_abandon_held), NULL);
  data = one->good != NULL ? test_call_json (stranger, one->endpoint, one->good, &error)
                           : test_call (stranger, one->endpoint, NULL, &error);
  g_assert_null (data);
  g_assert_error (error, PBX_ERROR, PBX_ERROR_SIGN_IN_NEEDED);
}

static void
test_sign_in_answers (void)
{
  g_autoptr (PbxClient) other = test_client_new (demo);
  g_autoptr (GError) error = NULL;
  guint before;

  g_assert_false (test_sign_in (other, demo_process_get_user (demo), "wrong", &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_SIGN_IN_REFUSED);
  g_assert_nonnull (strstr (error->message, "not equal"));
  g_assert_false (pbx_client_get_signed_in (other));

  /* A refused password is never tried again by itself. */
  before = demo_process_count_requests (demo, "/pbx/auth/login");
  test_run_for (300);
  g_assert_cmpuint (demo_process_count_requests (demo, "/pbx/auth/login"), ==, before);
  g_clear_error (&error);

  g_assert_true (
    test_sign_in (other, demo_process_get_user (demo), demo_process_get_password (demo), &error));
  g_assert_no_error (error);
  g_assert_true (pbx_client_get_signed_in (other));

  pbx_client_sign_out (other);
  g_assert_false (pbx_client_get_signed_in (other));
}

/* Forwards, wake-up calls and contacts, from being added to being deleted */

static void
test_forward_life (void)
{
  g_autoptr (JsonNode) free_extensions = good_call (PBX_ENDPOINT_FORWARD_AVAILABLE, NULL);
  const char *exten = json_object_get_string_member (nth_row (free_extensions, 0), "exten");
  g_autofree char *add = g_strdup_printf ("{\"dest\":\"123456789\",\"enable\":1,\"exten\":\"%s\",\"id\":0,"
                                          "\"timeout\":10,\"type\":\"busy\"}",
                                          exten);
  g_autofree char *update = NULL;
  g_autofree char *delete = NULL;
  g_autoptr (JsonNode) added = good_call (PBX_ENDPOINT_FORWARD_ADD, add);
  g_autoptr (JsonNode) list = good_call (PBX_ENDPOINT_FORWARDS, "{\"page\":1,\"pageSize\":500}");
  g_autoptr (JsonNode) changed = NULL;
  g_autoptr (JsonNode) deleted = NULL;
  g_autoptr (JsonNode) none = NULL;
  g_autoptr (JsonNode) after = NULL;
  gint64 id = 0;

  for (guint i = 0; i < json_array_get_length (rows_of (list)); i++)
    if (g_str_equal (json_object_get_string_member (nth_row (list, i), "exten"), exten))
      id = json_object_get_int_member (nth_row (list, i), "id");
  g_assert_cmpint (id, >, 0);

  update = g_strdup_printf ("{\"dest\":\"9\",\"enable\":0,\"exten\":\"%s\",\"id\":%d,\"timeout\":5,\"type\":"
                            "\"always\"}",
                            exten, (int) id);
  changed = good_call (PBX_ENDPOINT_FORWARD_UPDATE, update);

  delete = g_strdup_printf ("{\"ids\":[%d]}", (int) id);
  deleted = good_call (PBX_ENDPOINT_FORWARD_DELETE, delete);

  none = good_call (PBX_ENDPOINT_FORWARD_DELETE_ALL, NULL);
  after = good_call (PBX_ENDPOINT_FORWARDS, "{\"page\":1,\"pageSize\":500}");
  g_assert_cmpuint (json_array_get_length (rows_of (after)), ==, 0);
}

static void
test_wakeup_life (void)
{
  g_autoptr (JsonNode) added =
    good_call (PBX_ENDPOINT_WAKEUP_ADD,
               "{\"callDateTime\":\"2098-01-01 06:00\",\"extens\":[\"202\"],\"musicID\":4}");
  g_autoptr (JsonNode) list = good_call (PBX_ENDPOINT_WAKEUPS, "{\"page\":1,\"pageSize\":500}");
  g_autoptr (JsonNode) changed = NULL;
  g_autoptr (JsonNode) deleted = NULL;
  g_autofree char *update = NULL;
  g_autofree char *delete = NULL;
  gint64 id = 0;

  g_assert_true (JSON_NODE_HOLDS_ARRAY (list));
  for (guint i = 0; i < json_array_get_length (rows_of (list)); i++)
    if (g_str_equal (json_object_get_string_member (nth_row (list, i), "callDateTime"), "2098-01-01 06:00"))
      id = json_object_get_int_member (nth_row (list, i), "id");
  g_assert_cmpint (id, >, 0);

  update = g_strdup_printf ("{\"callDateTime\":\"2098-01-01 07:00\",\"ids\":[%d],\"musicID\":4}", (int) id);
  changed = good_call (PBX_ENDPOINT_WAKEUP_UPDATE, update);
  delete = g_strdup_printf ("{\"ids\":[%d]}", (int) id);
  deleted = good_call (PBX_ENDPOINT_WAKEUP_DELETE, delete);
}

static void
test_contact_life (void)
{
  g_autoptr (JsonNode) added =
    good_call (PBX_ENDPOINT_CONTACT_ADD, "{" CONTACT "\"id\":0,\"email\":\"zz@example.com\"}");
  g_autoptr (JsonNode) list =
    good_call (PBX_ENDPOINT_CONTACTS, "{\"keyword\":\"zz@example.com\",\"page\":1,\"pageSize\":20}");
  g_autoptr (JsonNode) changed = NULL;
  g_autoptr (JsonNode) deleted = NULL;
  g_autoptr (JsonNode) none = NULL;
  g_autofree char *update = NULL;
  g_autofree char *delete = NULL;
  int id;

  g_assert_cmpuint (json_array_get_length (rows_of (list)), ==, 1);
  id = (int) json_object_get_int_member (nth_row (list, 0), "id");

  update = g_strdup_printf ("{" CONTACT "\"id\":%d,\"email\":\"\"}", id);
  changed = good_call (PBX_ENDPOINT_CONTACT_UPDATE, update);
  delete = g_strdup_printf ("{\"ids\":[%d]}", id);
  deleted = good_call (PBX_ENDPOINT_CONTACT_DELETE, delete);
  none = good_call (PBX_ENDPOINT_CONTACT_DELETE_ALL, NULL);
}

static void
test_call_life (void)
{
  g_autoptr (JsonNode) phones = good_call (PBX_ENDPOINT_PHONES, NULL);
  g_autofree char *dial = NULL;
  g_autofree char *hang_up = NULL;
  g_autoptr (JsonNode) dialled = NULL;
  g_autoptr (JsonNode) hung_up = NULL;
  const char *src = NULL;
  const char *dest = NULL;

  for (guint i = 0; i < json_array_get_length (rows_of (phones)) && dest == NULL; i++)
    {
      JsonObject *row = nth_row (phones, i);
      const char *exten = json_object_get_string_member (row, "exten");

      if (!g_str_equal (json_object_get_string_member (row, "statusText"), "Idle"))
        continue;
      if (src == NULL)
        src = exten;
      else if (!g_str_equal (exten, src))
        dest = exten;
    }
  g_assert_nonnull (dest);

  dial = g_strdup_printf ("{\"src\":\"%s\",\"dest\":\"%s\"}", src, dest);
  dialled = good_call (PBX_ENDPOINT_DIAL, dial);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (dialled), "msg"), ==, "ami dial");

  hang_up = g_strdup_printf ("{\"extensions\":[\"%s\"]}", src);
  hung_up = good_call (PBX_ENDPOINT_HANG_UP, hang_up);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (hung_up), "msg"), ==, "ami hangup");
}

static void
add (const char *kind, const Case *one, GTestDataFunc func)
{
  g_autofree char *name = g_strdelimit (g_strdup (pbx_endpoint_get_info (one->endpoint)->name), " ", '-');
  g_autofree char *path = g_strdup_printf ("/endpoint/%02d-%s/%s", one->endpoint, name, kind);

  g_test_add_data_func (path, one, func);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  demo = demo_process_new ("--seed 7");
  client = test_client_new_signed_in (demo);

  g_test_add_func ("/endpoint/01-sign-in", test_sign_in_answers);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PbxEndpointInfo *info = pbx_endpoint_get_info (cases[i].endpoint);

      /* Changes whose parameters depend on what is there are made in the tests of a record's life. */
      if (cases[i].good != NULL || !info->writes || cases[i].endpoint == PBX_ENDPOINT_LDAP_SYNC)
        add ("good", &cases[i], test_good);
      if (cases[i].refused != NULL)
        add ("refused", &cases[i], test_refused);
      add ("needs-token", &cases[i], test_needs_token);
    }

  g_test_add_func ("/life/18-23-forward", test_forward_life);
  g_test_add_func ("/life/24-27-wakeup", test_wakeup_life);
  g_test_add_func ("/life/37-41-contact", test_contact_life);
  g_test_add_func ("/life/44-45-call", test_call_life);

  status = g_test_run ();

  g_assert_finalize_object (client);
  demo_process_free (demo);
  return status;
}
