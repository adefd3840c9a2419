/* test-misbehaviour.c: each misbehaviour of a device is reported rightly, and the client lives on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-phone.h"
#include "pbx-test.h"

#include <string.h>

typedef struct
{
  const char *misbehaviour;
  PbxError read;  /* what a read ends in */
  PbxError write; /* what a change ends in */
} Fault;

static const Fault faults[] = {
  { "error-500", PBX_ERROR_DEVICE_FAILED, PBX_ERROR_DEVICE_FAILED },
  { "html-error", PBX_ERROR_DEVICE_FAILED, PBX_ERROR_DEVICE_FAILED },
  { "html-200", PBX_ERROR_NOT_UNDERSTOOD, PBX_ERROR_NOT_UNDERSTOOD },
  { "truncated-json", PBX_ERROR_NOT_UNDERSTOOD, PBX_ERROR_REFUSED },
  { "wrong-types", PBX_ERROR_NOT_UNDERSTOOD, PBX_ERROR_REFUSED },
  { "huge-answer", PBX_ERROR_NOT_UNDERSTOOD, PBX_ERROR_NOT_UNDERSTOOD },
  { "deep-nesting", PBX_ERROR_NOT_UNDERSTOOD, PBX_ERROR_NOT_UNDERSTOOD },
  { "long-number", PBX_ERROR_NOT_UNDERSTOOD, PBX_ERROR_NOT_UNDERSTOOD },
  { "empty-body", PBX_ERROR_NOT_UNDERSTOOD, PBX_ERROR_NOT_UNDERSTOOD },
  { "not-envelope", PBX_ERROR_NOT_UNDERSTOOD, PBX_ERROR_NOT_UNDERSTOOD },
  { "code-not-zero", PBX_ERROR_REFUSED, PBX_ERROR_REFUSED },
  { "refuse", PBX_ERROR_REFUSED, PBX_ERROR_REFUSED },
  { "reset", PBX_ERROR_UNREACHABLE, PBX_ERROR_OUTCOME_UNKNOWN },
  { "reset-body", PBX_ERROR_UNREACHABLE, PBX_ERROR_OUTCOME_UNKNOWN },
  { "cross-host-redirect=https://localhost:1/x", PBX_ERROR_NOT_UNDERSTOOD, PBX_ERROR_NOT_UNDERSTOOD },
};

static DemoProcess *demo;
static PbxClient *client;

static void
check_alive (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = NULL;

  demo_process_tell (demo, "behave");
  data = test_call (client, PBX_ENDPOINT_EXTENSION_NAMES, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (data);
}

static void
check_error (const GError *error, PbxError code, const char *what)
{
  g_autofree char *token = pbx_client_dup_token (client);

  if (!g_error_matches (error, PBX_ERROR, code))
    g_error ("%s: %s %d, not %d: %s", what, g_quark_to_string (error->domain), error->code, code,
             error->message);

  g_assert_null (strstr (error->message, token + strlen ("Bearer ")));
  if (code != PBX_ERROR_REFUSED)
    g_assert_nonnull (strstr (error->message, ": "));
}

static void
test_fault (gconstpointer user_data)
{
  const Fault *fault = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) read = NULL;
  g_autoptr (JsonNode) write = NULL;
  guint before;

  demo_process_tell (demo, "misbehave %s", fault->misbehaviour);

  read = test_list (client, PBX_ENDPOINT_PHONES, PBX_TYPE_PHONE_ENDPOINT, &error);
  g_assert_null (read);
  check_error (error, fault->read, fault->misbehaviour);
  g_clear_error (&error);

  before = demo_process_count_requests (demo, "/pbx/wakeup-call/delete");
  write = test_call_json (client, PBX_ENDPOINT_WAKEUP_DELETE, "{\"ids\":[4711]}", &error);
  /* Where the fault leaves the status 400 as it is, that counts. What a change must never be is sent twice.
   */
  if (write == NULL)
    check_error (error, fault->write, fault->misbehaviour);
  g_assert_cmpuint (demo_process_count_requests (demo, "/pbx/wakeup-call/delete"), <=, before + 1);

  check_alive ();
}

static void
test_slow (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = NULL;

  demo_process_tell (demo, "misbehave slow=700");
  data = test_call (client, PBX_ENDPOINT_CLOCK, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (data);
  check_alive ();
}

static void
test_stall (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = NULL;

  demo_process_tell (demo, "misbehave stall");
  data = test_call (client, PBX_ENDPOINT_CLOCK, NULL, &error);
  g_assert_null (data);
  check_error (error, PBX_ERROR_TIMED_OUT, "stall");
  check_alive ();
}

/* The device's clock is the device's: it is told as it is. */
static void
test_clock_hours_away (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) now = test_call (client, PBX_ENDPOINT_CLOCK, NULL, &error);
  g_autoptr (JsonNode) later = NULL;

  g_assert_no_error (error);
  demo_process_tell (demo, "clock +5h");
  later = test_call (client, PBX_ENDPOINT_CLOCK, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json_node_get_string (now), !=, json_node_get_string (later));
  demo_process_tell (demo, "clock 0");
  check_alive ();
}

static void
test_invalid_utf8 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = NULL;

  /* Shown with a replacement character: one broken name must not take a list away. */
  demo_process_tell (demo, "misbehave invalid-utf8");
  data = test_call (client, PBX_ENDPOINT_EXTENSION_NAMES, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (data);
  {
    g_autofree char *text = json_to_string (data, FALSE);

    g_assert_true (g_utf8_validate (text, -1, NULL));
    g_assert_nonnull (strstr (text, "\xef\xbf\xbd"));
  }
  check_alive ();
}

static void
test_unauthorized_after (void)
{
  g_autoptr (PbxClient) other = test_client_new_signed_in (demo);
  g_autoptr (GError) error = NULL;
  guint n_good = 0;

  g_signal_connect (other, "sign-in-needed", G_CALLBACK (pbx_client_abandon_held), NULL);
  demo_process_tell (demo, "misbehave unauthorized-after=3");

  while (error == NULL && n_good < 20)
    {
      g_autoptr (JsonNode) data = test_call (other, PBX_ENDPOINT_CLOCK, NULL, &error);

      n_good += data != NULL;
    }

  g_assert_cmpuint (n_good, ==, 3);
  g_assert_error (error, PBX_ERROR, PBX_ERROR_SIGN_IN_NEEDED);
  check_alive ();
}

static void
test_gone_and_back (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = NULL;
  g_autoptr (JsonNode) write = NULL;

  demo_process_tell (demo, "listen off");
  data = test_call (client, PBX_ENDPOINT_CLOCK, NULL, &error);
  g_assert_error (error, PBX_ERROR, PBX_ERROR_NOBODY_LISTENS);
  g_clear_error (&error);

  /* It was never sent, and the person is told so. */
  write = test_call_json (client, PBX_ENDPOINT_DIAL, "{\"src\":\"201\",\"dest\":\"202\"}", &error);
  g_assert_error (error, PBX_ERROR, PBX_ERROR_NOBODY_LISTENS);

  demo_process_tell (demo, "listen on");
  check_alive ();
}

static void
test_no_such_host (void)
{
  g_autoptr (PbxAddress) address = pbx_address_parse ("pbx.invalid", NULL);
  g_autoptr (PbxClient) other = pbx_client_new (address);
  g_autoptr (GError) error = NULL;

  g_assert_false (test_sign_in (other, "admin", "demo", &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_NO_SUCH_HOST);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  demo = demo_process_new (NULL);
  client = test_client_new_signed_in (demo);

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_auto (GStrv) parts = g_strsplit (faults[i].misbehaviour, "=", 2);
      g_autofree char *path = g_strconcat ("/misbehaviour/", parts[0], NULL);

      g_test_add_data_func (path, &faults[i], test_fault);
    }

  g_test_add_func ("/misbehaviour/slow", test_slow);
  g_test_add_func ("/misbehaviour/stall", test_stall);
  g_test_add_func ("/misbehaviour/clock-hours-away", test_clock_hours_away);
  g_test_add_func ("/misbehaviour/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/misbehaviour/unauthorized-after", test_unauthorized_after);
  g_test_add_func ("/misbehaviour/gone-and-back", test_gone_and_back);
  g_test_add_func ("/misbehaviour/no-such-host", test_no_such_host);

  status = g_test_run ();

  g_assert_finalize_object (client);
  demo_process_free (demo);
  return status;
}
