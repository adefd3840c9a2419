/* test-dial.c: placing calls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-dial.h"
#include "pbx-test.h"

typedef struct
{
  DemoProcess *demo;
  PbxClient *client;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->demo = demo_process_new (NULL);
  fixture->client = test_client_new_signed_in (fixture->demo);
  demo_process_tell (fixture->demo, "traffic off");
  demo_process_tell (fixture->demo, "set-phones 201 1");
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_assert_finalize_object (fixture->client);
  demo_process_free (fixture->demo);
}

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
dial (Fixture *fixture, const char *exten, const char *number, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pbx_call_dial_async (fixture->client, exten, number, NULL, take_result, &result);
  test_wait_until (result != NULL);

  return pbx_call_dial_finish (fixture->client, result, error);
}

static void
test_placed (Fixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    const char *written;
    const char *dialled;
  } numbers[] = {
    { "202", "202" },
    { "(0221) 123-45", "022112345" },
    { "+49 (0) 30 / 123.45", "+493012345" },
    { "0049 30 12345", "00493012345" },
    { " (00) 49 30 12345", "00493012345" },
    { "*43#", "*43#" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *request = NULL;
      g_autofree char *dest = g_strdup_printf ("\"dest\":\"%s\"", numbers[i].dialled);

      g_assert_true (dial (fixture, "201", numbers[i].written, &error));
      g_assert_no_error (error);
      request = demo_process_command (fixture->demo, "last-request /api/call-dial/dial");
      g_test_message ("%s", request);
      g_assert_nonnull (strstr (request, dest));
    }
}

static void
test_refused (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) bad = NULL;
  g_autoptr (GError) broken = NULL;

  g_assert_false (dial (fixture, "99999", "202", &unknown));
  g_assert_error (unknown, PBX_ERROR, PBX_ERROR_REFUSED);
  g_assert_cmpstr (unknown->message, ==, "extension does not exist");
  g_assert_false (dial (fixture, "201", "somebody", &bad));
  g_assert_error (bad, PBX_ERROR, PBX_ERROR_REFUSED);

  /* The answer got lost: the call may have been placed, so that it is not tried again. */
  demo_process_tell (fixture->demo, "reset-requests");
  demo_process_tell (fixture->demo, "misbehave reset-body /api/call-dial/dial");
  g_assert_false (dial (fixture, "201", "202", &broken));
  g_assert_error (broken, PBX_ERROR, PBX_ERROR_OUTCOME_UNKNOWN);
  test_run_for (300);
  g_assert_cmpuint (demo_process_count_requests (fixture->demo, "/api/call-dial/dial"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/dial/placed", Fixture, NULL, set_up, test_placed, tear_down);
  g_test_add ("/dial/refused", Fixture, NULL, set_up, test_refused, tear_down);

  return g_test_run ();
}
