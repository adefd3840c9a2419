/* test-sign-in.c: when the device ends the sign-in in the middle of work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-test.h"

typedef struct
{
  DemoProcess *demo;
  PbxClient *client;
  guint n_sign_in_needed;
  guint n_questions;
} Fixture;

static void
count (guint *counter)
{
  (*counter)++;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->demo = demo_process_new (NULL);
  fixture->client = test_client_new_signed_in (fixture->demo);
  g_signal_connect_swapped (fixture->client, "sign-in-needed", G_CALLBACK (count),
                            &fixture->n_sign_in_needed);
  g_signal_connect_swapped (fixture->client, "resend-question", G_CALLBACK (count), &fixture->n_questions);
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

static void
call (Fixture *fixture,
      PbxEndpoint endpoint,
      const char *json,
      GCancellable *cancellable,
      GAsyncResult **result)
{
  g_autoptr (JsonObject) parameters = json != NULL ? test_object (json) : NULL;

  pbx_client_call_async (fixture->client, endpoint, parameters, cancellable, take_result, result);
}

static void
finish_good (Fixture *fixture, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = pbx_client_call_finish (fixture->client, result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (data);
  g_object_unref (result);
}

static void
finish_bad (Fixture *fixture, GAsyncResult *result, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = pbx_client_call_finish (fixture->client, result, &error);

  g_assert_null (data);
  g_assert_error (error, domain, code);
  g_object_unref (result);
}

static void
sign_in_again (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (test_sign_in (fixture->client, demo_process_get_user (fixture->demo),
                               demo_process_get_password (fixture->demo), &error));
  g_assert_no_error (error);
}

#define ADD                                                                                                  \
  "{\"addByRole\":\"\",\"addUser\":\"\",\"id\":0,\"phoneNumber\":\"5551\",\"name\":\"Held\",\"company\":"    \
  "\"\",\"email\":\"\",\"dialCode\":\"\"}"

static void
test_reads_go_on (Fixture *fixture, gconstpointer user_data)
{
  GAsyncResult *clock = NULL;
  GAsyncResult *version = NULL;
  GAsyncResult *late = NULL;

  demo_process_tell (fixture->demo, "expire-tokens");
  call (fixture, PBX_ENDPOINT_CLOCK, NULL, NULL, &clock);
  call (fixture, PBX_ENDPOINT_VERSION, NULL, NULL, &version);
  test_wait_until (fixture->n_sign_in_needed > 0);
  test_run_for (200);

  /* One question for all, and what comes later waits too. */
  call (fixture, PBX_ENDPOINT_CPU, NULL, NULL, &late);
  test_run_for (200);
  g_assert_cmpuint (fixture->n_sign_in_needed, ==, 1);
  g_assert_false (pbx_client_get_signed_in (fixture->client));
  g_assert_null (clock);
  g_assert_null (version);
  g_assert_null (late);

  sign_in_again (fixture);
  test_wait_until (clock != NULL && version != NULL && late != NULL);
  finish_good (fixture, clock);
  finish_good (fixture, version);
  finish_good (fixture, late);
  g_assert_cmpuint (fixture->n_questions, ==, 0);
}

static void
test_writes_ask (Fixture *fixture, gconstpointer user_data)
{
  GAsyncResult *add = NULL;
  guint n_sent;

  demo_process_tell (fixture->demo, "expire-tokens");
  call (fixture, PBX_ENDPOINT_CONTACT_ADD, ADD, NULL, &add);
  test_wait_until (fixture->n_sign_in_needed == 1);
  n_sent = demo_process_count_requests (fixture->demo, "/pbx/phone-book/add");

  sign_in_again (fixture);
  test_wait_until (fixture->n_questions == 1);
  test_run_for (200);
  g_assert_null (add);
  g_assert_cmpuint (demo_process_count_requests (fixture->demo, "/pbx/phone-book/add"), ==, n_sent);

  {
    g_auto (GStrv) names = pbx_client_dup_held_writes (fixture->client);

    g_assert_cmpuint (g_strv_length (names), ==, 1);
    g_assert_cmpstr (names[0], ==, "add contact");
  }

  pbx_client_release_held_writes (fixture->client, TRUE);
  test_wait_until (add != NULL);
  finish_good (fixture, add);
  g_assert_cmpuint (demo_process_count_requests (fixture->demo, "/pbx/phone-book/add"), ==, n_sent + 1);
}

static void
test_writes_dropped (Fixture *fixture, gconstpointer user_data)
{
  GAsyncResult *add = NULL;
  guint n_sent;

  demo_process_tell (fixture->demo, "expire-tokens");
  call (fixture, PBX_ENDPOINT_CONTACT_ADD, ADD, NULL, &add);
  test_wait_until (fixture->n_sign_in_needed == 1);
  n_sent = demo_process_count_requests (fixture->demo, "/pbx/phone-book/add");
  sign_in_again (fixture);
  test_wait_until (fixture->n_questions == 1);
  pbx_client_release_held_writes (fixture->client, FALSE);
  test_wait_until (add != NULL);
  finish_bad (fixture, add, PBX_ERROR, PBX_ERROR_SIGN_IN_NEEDED);
  g_assert_cmpuint (demo_process_count_requests (fixture->demo, "/pbx/phone-book/add"), ==, n_sent);
}

static void
test_abandoned (Fixture *fixture, gconstpointer user_data)
{
  GAsyncResult *clock = NULL;
  GAsyncResult *after = NULL;

  demo_process_tell (fixture->demo, "expire-tokens");
  call (fixture, PBX_ENDPOINT_CLOCK, NULL, NULL, &clock);
  test_wait_until (fixture->n_sign_in_needed == 1);
  pbx_client_abandon_held (fixture->client);
  test_wait_until (clock != NULL);
  finish_bad (fixture, clock, PBX_ERROR, PBX_ERROR_SIGN_IN_NEEDED);

  /* Nobody is asked again until somebody signs in. */
  call (fixture, PBX_ENDPOINT_CLOCK, NULL, NULL, &after);
  test_wait_until (after != NULL);
  finish_bad (fixture, after, PBX_ERROR, PBX_ERROR_SIGN_IN_NEEDED);
  g_assert_cmpuint (fixture->n_sign_in_needed, ==, 1);
}

static void
test_held_can_be_cancelled (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *clock = NULL;

  demo_process_tell (fixture->demo, "expire-tokens");
  call (fixture, PBX_ENDPOINT_CLOCK, NULL, cancellable, &clock);
  test_wait_until (fixture->n_sign_in_needed == 1);
  g_cancellable_cancel (cancellable);
  test_wait_until (clock != NULL);
  finish_bad (fixture, clock, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  sign_in_again (fixture);
}

static void
test_cancel (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *clock = NULL;

  demo_process_tell (fixture->demo, "misbehave stall /pbx/systeminfo");
  call (fixture, PBX_ENDPOINT_CLOCK, NULL, cancellable, &clock);
  test_run_for (200);
  g_assert_null (clock);
  g_cancellable_cancel (cancellable);
  test_wait_until (clock != NULL);
  finish_bad (fixture, clock, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD_TEST(name, func) g_test_add ("/sign-in/" name, Fixture, NULL, set_up, func, tear_down)
  ADD_TEST ("reads-go-on", test_reads_go_on);
  ADD_TEST ("writes-ask", test_writes_ask);
  ADD_TEST ("writes-dropped", test_writes_dropped);
  ADD_TEST ("abandoned", test_abandoned);
  ADD_TEST ("held-can-be-cancelled", test_held_can_be_cancelled);
  ADD_TEST ("cancel", test_cancel);

  return g_test_run ();
}
