/* test-recordings.c: the files of recordings, and devices that do not give them as they should
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-test.h"

#include <string.h>

static DemoProcess *demo;
static PbxClient *client;

static char *
first_play_url (PbxEndpoint list)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data =
    test_call_json (client, list,
                    "{\"from\":\"2000-01-01\",\"to\":\"2099-12-31\",\"type\":\"all\",\"src\":\"\",\"dest\":"
                    "\"\","
                    "\"status\":\"all\",\"pinCode\":\"\",\"trunkName\":\"\",\"page\":1,\"pageSize\":20}",
                    &error);
  JsonArray *items;

  g_assert_no_error (error);
  items = json_object_get_array_member (json_node_get_object (data), "items");
  g_assert_cmpuint (json_array_get_length (items), >, 0);

  return g_strdup (json_object_get_string_member (json_array_get_object_element (items, 0), "playUrl"));
}

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GInputStream *
open_recording (const char *play_url, gint64 offset, gint64 *began, gint64 *length, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pbx_client_open_recording_async (client, play_url, offset, NULL, take_result, &result);
  test_wait_until (result != NULL);

  return pbx_client_open_recording_finish (client, result, began, length, error);
}

static GBytes *
read_all (GInputStream *stream)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, 0,
                                NULL, take_result, &result);
  test_wait_until (result != NULL);
  g_output_stream_splice_finish (memory, result, &error);
  g_assert_no_error (error);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
test_recording (gconstpointer user_data)
{
  PbxEndpoint list = GPOINTER_TO_UINT (user_data);
  PbxEndpoint play = list - PBX_ENDPOINT_RECORDINGS + PBX_ENDPOINT_PLAY_RECORDING;
  g_autofree char *play_url = first_play_url (list);
  g_autofree char *unknown = g_strconcat (pbx_endpoint_get_info (play)->path, "20200101/1/none.gsm", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GInputStream) rest = NULL;
  g_autoptr (GInputStream) none = NULL;
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GBytes) end = NULL;
  gint64 began;
  gint64 length;

  stream = open_recording (play_url, 0, &began, &length, &error);
  g_assert_no_error (error);
  whole = read_all (stream);
  g_assert_cmpint (began, ==, 0);
  g_assert_cmpint (length, ==, (gint64) g_bytes_get_size (whole));
  g_assert_cmpint (length, >, 1000);

  rest = open_recording (play_url, 500, &began, &length, &error);
  g_assert_no_error (error);
  end = read_all (rest);
  g_assert_cmpint (began, ==, 500);
  g_assert_cmpmem (g_bytes_get_data (end, NULL), g_bytes_get_size (end),
                   (const char *) g_bytes_get_data (whole, NULL) + 500, g_bytes_get_size (whole) - 500);

  none = open_recording (unknown, 0, NULL, NULL, &error);
  g_assert_null (none);
  g_assert_nonnull (error);
  g_assert_true (error->domain == PBX_ERROR);
  g_assert_cmpint (error->code, !=, PBX_ERROR_SIGN_IN_NEEDED);
}

static void
test_hostile_addresses (void)
{
  static const char *const urls[] = {
    "https://evil.example/pbx/play/general-recording/a.gsm",
    "//evil.example/pbx/play/general-recording/a.gsm",
    "/pbx/play/general-recording/../../auth/login",
    "/pbx/play/general-recording/%2e%2e/%2e%2e/auth/login",
    "/pbx/systeminfo/version",
    "/pbx/play/general-recording/",
    "/pbx/play/general-recording/a.gsm?x=1",
    "/pbx/play/general-recording/a.gsm#x",
    "/pbx/play/general-recording/a\r\nX: y",
    "@evil.example/",
    "",
  };
  guint before = demo_process_count_requests (demo, "/");

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GInputStream) stream = open_recording (urls[i], 0, NULL, NULL, &error);

      g_assert_null (stream);
      g_assert_error (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD);
    }

  g_assert_cmpuint (demo_process_count_requests (demo, "/"), ==, before);
}

/* The rest of a file that breaks off is missed: the stream ends in an error or is shorter than told. */
static void
test_truncated (void)
{
  g_autofree char *play_url = first_play_url (PBX_ENDPOINT_RECORDINGS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = NULL;
  char buffer[4096];
  gint64 length;
  gssize got;
  gint64 total = 0;

  demo_process_tell (demo, "misbehave truncated-download");
  stream = open_recording (play_url, 0, NULL, &length, &error);
  g_assert_no_error (error);

  while ((got = g_input_stream_read (stream, buffer, sizeof buffer, NULL, &error)) > 0)
    total += got;

  g_assert_true (got < 0 || total < length);
  demo_process_tell (demo, "behave");
}

static void
test_no_ranges (void)
{
  g_autofree char *play_url = first_play_url (PBX_ENDPOINT_RECORDINGS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) whole = NULL;
  gint64 began;
  gint64 length;

  demo_process_tell (demo, "misbehave no-ranges");
  stream = open_recording (play_url, 500, &began, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (began, ==, 0);
  whole = read_all (stream);
  g_assert_cmpint ((gint64) g_bytes_get_size (whole), ==, length);
  demo_process_tell (demo, "behave");
}

/* The document's way: the token in the address, after the device refused the header. */
static void
test_token_in_query (void)
{
  g_autofree char *play_url = first_play_url (PBX_ENDPOINT_RECORDINGS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = NULL;

  demo_process_tell (demo, "misbehave query-token-only");
  stream = open_recording (play_url, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (stream);
  demo_process_tell (demo, "behave");
}

static void
test_hostile_names (void)
{
  g_autofree char *play_url = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = NULL;
  guint before;

  demo_process_tell (demo, "misbehave hostile-names");
  play_url = first_play_url (PBX_ENDPOINT_RECORDINGS);
  before = demo_process_count_requests (demo, "/");
  stream = open_recording (play_url, 0, NULL, NULL, &error);
  g_assert_null (stream);
  g_assert_true (error->domain == PBX_ERROR);
  if (error->code == PBX_ERROR_NOT_UNDERSTOOD && strstr (error->message, "address") != NULL)
    g_assert_cmpuint (demo_process_count_requests (demo, "/"), ==, before);
  demo_process_tell (demo, "behave");
}

static void
test_json_instead_of_sound (void)
{
  static const char *const faults[] = { "code-not-zero", "empty-body", "error-500", "refuse" };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *play_url = first_play_url (PBX_ENDPOINT_RECORDINGS);
      g_autoptr (GError) error = NULL;
      g_autoptr (GInputStream) stream = NULL;

      demo_process_tell (demo, "misbehave %s", faults[i]);
      stream = open_recording (play_url, 0, NULL, NULL, &error);
      g_assert_null (stream);
      g_assert_true (error->domain == PBX_ERROR);
      demo_process_tell (demo, "behave");
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  demo = demo_process_new ("--seed 7");
  client = test_client_new_signed_in (demo);

  g_test_add_data_func ("/recordings/32-general", GUINT_TO_POINTER (PBX_ENDPOINT_RECORDINGS), test_recording);
  g_test_add_data_func ("/recordings/33-conference", GUINT_TO_POINTER (PBX_ENDPOINT_CONFERENCE_RECORDINGS),
                        test_recording);
  g_test_add_data_func ("/recordings/34-one-touch", GUINT_TO_POINTER (PBX_ENDPOINT_ONETOUCH_RECORDINGS),
                        test_recording);
  g_test_add_func ("/recordings/hostile-addresses", test_hostile_addresses);
  g_test_add_func ("/recordings/hostile-names", test_hostile_names);
  g_test_add_func ("/recordings/truncated", test_truncated);
  g_test_add_func ("/recordings/no-ranges", test_no_ranges);
  g_test_add_func ("/recordings/token-in-query", test_token_in_query);
  g_test_add_func ("/recordings/json-instead-of-sound", test_json_instead_of_sound);

  status = g_test_run ();

  g_assert_finalize_object (client);
  demo_process_free (demo);
  return status;
}
