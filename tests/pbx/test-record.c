/* test-record.c: records, read tolerantly and written exactly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-error.h"
#include "pbx-extension.h"
#include "pbx-phone.h"
#include "pbx-test.h"

static JsonNode *
node (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = json_from_string (json, &error);

  g_assert_no_error (error);
  return root;
}

/* As a list reads it, without the settings that a new extension begins with */
static PbxExtension *
read_extension (const char *json)
{
  g_autoptr (JsonNode) root = node (json);
  g_autoptr (GError) error = NULL;
  PbxExtension *extension = g_object_new (PBX_TYPE_EXTENSION, NULL);

  pbx_record_read (PBX_RECORD (extension), root, &error);
  g_assert_no_error (error);
  return extension;
}

static void
test_tolerant (void)
{
  g_autoptr (PbxExtension) extension = read_extension (
    "{\"exten\":201,\"enable\":\"1\",\"username\":null,\"dialPlanId\":\"2\",\"voicemail\":0,"
    "\"srtplib\":\"true\",\"rtptimeout\":\"90\",\"registCount\":3.0,\"qualify\":\"\",\"nat\":1}");
  gboolean srtp;
  gboolean voicemail;
  gboolean nat;
  gint64 rtp_timeout;
  gint64 dial_plan;
  gint64 regist_count;
  gint64 qualify;

  g_object_get (extension, "srtp", &srtp, "voicemail", &voicemail, "nat", &nat, "rtp-timeout", &rtp_timeout,
                "dial-plan-id", &dial_plan, "regist-count", &regist_count, "qualify", &qualify, NULL);

  g_assert_cmpstr (pbx_extension_get_exten (extension), ==, "201");
  g_assert_cmpstr (pbx_extension_get_username (extension), ==, "");
  g_assert_true (pbx_extension_get_enable (extension));
  g_assert_true (srtp);
  g_assert_false (voicemail);
  g_assert_true (nat);
  g_assert_cmpint (rtp_timeout, ==, 90);
  g_assert_cmpint (dial_plan, ==, 2);
  g_assert_cmpint (regist_count, ==, 3);
  g_assert_cmpint (qualify, ==, 0);
}

static void
test_wrong_types (void)
{
  static const char *const bad[] = {
    "{\"exten\":{}}",
    "{\"exten\":[1]}",
    "{\"enable\":\"perhaps\"}",
    "{\"dialPlanId\":\"two\"}",
    "[]",
    "\"x\"",
    "{\"nat\":\"s3cr\"}",
    "{\"qualify\":1e300}",
    "{\"qualify\":\"nan\"}",
    "{\"qualify\":\"inf\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (JsonNode) root = node (bad[i]);
      g_autoptr (PbxExtension) extension = pbx_extension_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (pbx_record_read (PBX_RECORD (extension), root, &error));
      g_assert_error (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD);
      g_assert_nonnull (strstr (error->message, "extension"));
      g_assert_null (strstr (error->message, "s3cr"));
    }
}

static void
test_nothing_is_lost (void)
{
  g_autoptr (PbxExtension) extension = read_extension (
    "{\"exten\":\"201\",\"srtplib\":true,\"rtptimeout\":90,\"app\":\"yes\",\"groupNumber\":\"1,42\","
    "\"future\":{\"a\":[1,2]},\"whiteListTagId\":0}");
  g_autoptr (PbxExtension) copy = pbx_record_copy (extension);
  g_autoptr (JsonObject) written = NULL;
  g_autoptr (JsonNode) expected = node ("{\"a\":[1,2]}");

  g_object_set (copy, "username", "Ana", NULL);
  written = pbx_record_write (PBX_RECORD (copy));

  /* In the request's spelling and type … */
  g_assert_cmpstr (json_object_get_string_member (written, "exten"), ==, "201");
  g_assert_cmpstr (json_object_get_string_member (written, "username"), ==, "Ana");
  g_assert_true (json_object_get_boolean_member (written, "srtp"));
  g_assert_cmpint (json_object_get_int_member (written, "rtpTimeout"), ==, 90);
  g_assert_false (json_object_has_member (written, "srtplib"));
  g_assert_false (json_object_has_member (written, "rtptimeout"));

  /* … what only answers have as it came, and what is not known as well. */
  g_assert_cmpstr (json_object_get_string_member (written, "app"), ==, "yes");
  g_assert_cmpstr (json_object_get_string_member (written, "groupNumber"), ==, "1,42");
  g_assert_true (json_node_equal (json_object_get_member (written, "future"), expected));
  g_assert_false (json_object_has_member (written, "dialPlanName"));
}

/* What the device did not tell is not ours to invent. */
static void
test_nothing_is_invented (void)
{
  g_autoptr (PbxExtension) extension = read_extension ("{\"exten\":\"201\",\"username\":\"Ana\"}");
  g_autoptr (JsonObject) written = NULL;

  g_object_set (extension, "email", "ana@example.com", NULL);
  written = pbx_record_write (PBX_RECORD (extension));

  g_assert_cmpuint (json_object_get_size (written), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (written, "exten"), ==, "201");
  g_assert_cmpstr (json_object_get_string_member (written, "username"), ==, "Ana");
  g_assert_cmpstr (json_object_get_string_member (written, "email"), ==, "ana@example.com");
}

/* The members of the document's add request, and no others. */
static void
test_new_extension_is_the_documents (void)
{
  static const char *const members[] = {
    "addressExpiration",
    "audioCodec",
    "callSpy",
    "dialPlanId",
    "dnd",
    "dtmf",
    "email",
    "enable",
    "exten",
    "iax",
    "language",
    "mobileNumber",
    "musicOnHoldId",
    "nat",
    "outboundCid1",
    "outboundCid2",
    "password",
    "permit",
    "qualify",
    "qualifyTimeout",
    "recording",
    "registCount",
    "remoteExten",
    "rtpTimeout",
    "sendPai",
    "sendRpid",
    "srtp",
    "transport",
    "username",
    "videoCall",
    "videoCallCodec",
    "voicemail",
    "voicemailPassword",
    "webRtc",
  };
  g_autoptr (PbxExtension) extension = pbx_extension_new ();
  g_autoptr (JsonObject) written = pbx_record_write (PBX_RECORD (extension));

  g_assert_cmpuint (json_object_get_size (written), ==, G_N_ELEMENTS (members));
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    g_assert_true (json_object_has_member (written, members[i]));
}

static void
count_notify (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  g_ptr_array_add (user_data, (char *) pspec->name);
}

static void
test_only_changes_are_notified (void)
{
  g_autoptr (PbxExtension) extension =
    read_extension ("{\"exten\":\"201\",\"username\":\"Ana\",\"enable\":true}");
  g_autoptr (JsonNode) changed = node ("{\"exten\":\"201\",\"username\":\"Bea\",\"enable\":true}");
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_signal_connect (extension, "notify", G_CALLBACK (count_notify), names);
  pbx_record_read (PBX_RECORD (extension), changed, &error);
  pbx_record_read (PBX_RECORD (extension), changed, &error);

  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpstr (names->pdata[0], ==, "username");
}

static void
test_phone (void)
{
  g_autoptr (JsonNode) rows = node (
    "[{\"exten\":\"100\",\"name\":\"A\",\"content\":{\"newMsg\":\"2\",\"dnd\":\"\",\"wakeup\":null},"
    "\"roundtripUsec\":\"N/A\",\"addr\":\"\",\"uri\":\"\",\"statusText\":\"Unavailable\"},"
    "{\"exten\":\"100\",\"content\":{\"newMsg\":3,\"dnd\":\"yes\",\"wakeup\":\"07:30\"},"
    "\"roundtripUsec\":18250,\"addr\":\"10.0.0.7:5060\",\"uri\":\"sip:x\",\"statusText\":\"Ring+Inuse\"}]");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) endpoints = pbx_records_from_node (PBX_TYPE_PHONE_ENDPOINT, rows, "phones", &error);
  g_autoptr (PbxPhone) phone = pbx_phone_new ("100");

  g_assert_no_error (error);
  pbx_phone_update (phone, endpoints);

  g_assert_cmpint (pbx_phone_get_state (phone), ==, PBX_PHONE_IN_USE_RINGING);
  g_assert_cmpstr (pbx_phone_get_status_text (phone), ==, "Ring+Inuse");
  g_assert_true (pbx_phone_get_do_not_disturb (phone));
  g_assert_cmpuint (pbx_phone_get_n_messages (phone), ==, 3);
  g_assert_cmpuint (pbx_phone_get_n_registered (phone), ==, 1);
  g_assert_cmpint (pbx_phone_endpoint_get_round_trip (endpoints->pdata[0]), ==, -1);
  g_assert_cmpint (pbx_phone_endpoint_get_round_trip (endpoints->pdata[1]), ==, 18250);

  pbx_phone_update (phone, NULL);
  g_assert_cmpint (pbx_phone_get_state (phone), ==, PBX_PHONE_UNKNOWN);
  g_assert_cmpuint (g_list_model_get_n_items (pbx_phone_get_endpoints (phone)), ==, 0);
}

static void
test_phone_words (void)
{
  static const struct
  {
    const char *text;
    PbxPhoneState state;
  } words[] = {
    { "Idle", PBX_PHONE_IDLE },
    { "Not in use", PBX_PHONE_IDLE },
    { "InUse", PBX_PHONE_IN_USE },
    { "InUse&Ringing", PBX_PHONE_IN_USE_RINGING },
    { "Ring+Inuse", PBX_PHONE_IN_USE_RINGING },
    { "InUse&Hold", PBX_PHONE_ON_HOLD },
    { "On Hold", PBX_PHONE_ON_HOLD },
    { "HOLD", PBX_PHONE_ON_HOLD },
    { "Busy", PBX_PHONE_BUSY },
    { "Ringing", PBX_PHONE_RINGING },
    { "Unavailable", PBX_PHONE_UNAVAILABLE },
    { "Unknown", PBX_PHONE_UNKNOWN },
    { "", PBX_PHONE_UNKNOWN },
    { "Meditating", PBX_PHONE_OTHER },
    { "A very long word that is longer than any that Asterisk has", PBX_PHONE_OTHER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpint (pbx_phone_state_parse (words[i].text), ==, words[i].state);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/tolerant", test_tolerant);
  g_test_add_func ("/record/wrong-types", test_wrong_types);
  g_test_add_func ("/record/nothing-is-lost", test_nothing_is_lost);
  g_test_add_func ("/record/nothing-is-invented", test_nothing_is_invented);
  g_test_add_func ("/record/new-extension-is-the-documents", test_new_extension_is_the_documents);
  g_test_add_func ("/record/only-changes-are-notified", test_only_changes_are_notified);
  g_test_add_func ("/phone/endpoints", test_phone);
  g_test_add_func ("/phone/words", test_phone_words);
  return g_test_run ();
}
