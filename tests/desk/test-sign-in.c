/* test-sign-in.c: signing in, through the widgets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-fixture.h"
#include "desk-password-row.h"
#include "desk-sign-in-dialog.h"
#include "desk-sign-in.h"
#include "desk-trust-dialog.h"

typedef struct
{
  DeskFixture base;
  DemoProcess *demo;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (&fixture->base, data);
  fixture->demo = demo_process_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (&fixture->base, data);
  g_clear_pointer (&fixture->demo, demo_process_free);
}

static DeskSignIn *
get_view (Fixture *fixture)
{
  return desk_fixture_child (fixture->base.window, DESK_TYPE_WINDOW, "sign_in");
}

static gpointer
get_child (Fixture *fixture, const char *name)
{
  return desk_fixture_child (get_view (fixture), DESK_TYPE_SIGN_IN, name);
}

static void
fill (Fixture *fixture, const char *address, const char *user_name, const char *password)
{
  desk_fixture_type (get_child (fixture, "address_row"), address);
  desk_fixture_type (get_child (fixture, "user_row"), user_name);
  desk_fixture_type (get_child (fixture, "password_row"), password);
}

static void
submit (Fixture *fixture)
{
  g_signal_emit_by_name (get_child (fixture, "password_row"), "apply");
}

static const char *
get_error (Fixture *fixture)
{
  if (!gtk_revealer_get_reveal_child (get_child (fixture, "error_revealer")))
    return NULL;

  return gtk_label_get_label (get_child (fixture, "error_label"));
}

static gboolean
is_busy (Fixture *fixture)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (get_child (fixture, "button_stack")), "busy") == 0;
}

static void
test_incomplete (Fixture *fixture, gconstpointer data)
{
  fill (fixture, "", "", "");
  submit (fixture);
  g_assert_nonnull (get_error (fixture));
  g_assert_false (is_busy (fixture));

  /* Typing takes the complaint away. */
  desk_fixture_type (get_child (fixture, "address_row"), "127.0.0.1:1");
  g_assert_null (get_error (fixture));
  submit (fixture);
  g_assert_nonnull (get_error (fixture));
  g_assert_false (is_busy (fixture));

  fill (fixture, "not an address", "admin", "secret");
  submit (fixture);
  g_assert_nonnull (get_error (fixture));
  g_assert_false (is_busy (fixture));
  g_assert_cmpstr (desk_fixture_text (get_child (fixture, "password_row")), ==, "secret");

  fill (fixture, "http://127.0.0.1:1", "admin", "secret");
  submit (fixture);
  g_assert_cmpstr (get_error (fixture), ==, "The PBX is reached by https:// only");
}

static void
test_nobody_listens (Fixture *fixture, gconstpointer data)
{
  fill (fixture, "127.0.0.1:1", "admin", "secret");
  submit (fixture);
  test_wait_until (get_error (fixture) != NULL);
  g_assert_false (is_busy (fixture));
  g_assert_cmpstr (desk_fixture_text (get_child (fixture, "address_row")), ==, "127.0.0.1:1");
  g_assert_cmpstr (desk_fixture_text (get_child (fixture, "password_row")), ==, "secret");
  g_assert_true (gtk_widget_has_css_class (get_child (fixture, "address_row"), "error"));
}

static void
test_wrong_password (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PbxAddress) address = pbx_address_parse (demo_process_get_address (fixture->demo), NULL);
  g_autoptr (DeskDevice) device = NULL;
  g_autofree char *pin = NULL;

  fill (fixture, demo_process_get_address (fixture->demo), demo_process_get_user (fixture->demo), "wrong");
  submit (fixture);
  desk_fixture_trust ();
  test_wait_until (get_error (fixture) != NULL);
  g_assert_cmpstr (desk_fixture_text (get_child (fixture, "password_row")), ==, "wrong");
  g_assert_true (gtk_widget_has_css_class (get_child (fixture, "password_row"), "error"));
  g_assert_null (desk_window_get_session (fixture->base.window));

  /* The certificate is not remembered of what nobody has signed in to, nor asked about twice. */
  device = desk_device_new (address);
  pin = desk_device_dup_pin (device);
  g_assert_null (pin);
  desk_fixture_type (get_child (fixture, "password_row"), demo_process_get_password (fixture->demo));
  submit (fixture);
  test_wait_until (desk_window_get_session (fixture->base.window) != NULL);
  g_assert_null (desk_fixture_find_dialog (DESK_TYPE_TRUST_DIALOG));
  pin = desk_device_dup_pin (device);
  g_assert_cmpstr (pin, ==, demo_process_get_fingerprint (fixture->demo));
}

static void
test_trust_and_success (Fixture *fixture, gconstpointer data)
{
  GListModel *devices = G_LIST_MODEL (desk_application_get_devices (fixture->base.application));
  g_autoptr (DeskDevice) device = NULL;
  g_autofree char *pin = NULL;
  g_autofree char *user_name = NULL;
  g_autofree char *pasted = NULL;
  DeskTrustDialog *dialog;

  pasted = g_strdup_printf (" https://%s/ ", demo_process_get_address (fixture->demo));
  fill (fixture, pasted, demo_process_get_user (fixture->demo), demo_process_get_password (fixture->demo));
  submit (fixture);
  g_assert_true (is_busy (fixture));
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_TRUST_DIALOG) != NULL);
  dialog = desk_fixture_find_dialog (DESK_TYPE_TRUST_DIALOG);
  g_assert_cmpstr (desk_trust_dialog_get_fingerprint (dialog), ==,
                   demo_process_get_fingerprint (fixture->demo));
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "trust"));
  desk_fixture_trust ();
  test_wait_until (desk_window_get_session (fixture->base.window) != NULL);

  g_assert_cmpuint (g_list_model_get_n_items (devices), ==, 1);
  device = g_list_model_get_item (devices, 0);
  pin = desk_device_dup_pin (device);
  user_name = desk_device_dup_user_name (device);
  g_assert_cmpstr (pin, ==, demo_process_get_fingerprint (fixture->demo));
  g_assert_cmpstr (user_name, ==, demo_process_get_user (fixture->demo));
  /* The password does not stay in the widget. */
  g_assert_cmpstr (desk_fixture_text (get_child (fixture, "password_row")), ==, "");

  /* Signing out keeps the device and fills it in. */
  desk_window_sign_out (fixture->base.window);
  g_assert_null (desk_window_get_session (fixture->base.window));
  g_assert_cmpuint (g_list_model_get_n_items (devices), ==, 1);
  g_assert_cmpstr (desk_fixture_text (get_child (fixture, "address_row")), ==,
                   demo_process_get_address (fixture->demo));
  g_assert_cmpstr (desk_fixture_text (get_child (fixture, "user_row")), ==,
                   demo_process_get_user (fixture->demo));

  /* Trusted once is not asked again. */
  desk_fixture_type (get_child (fixture, "password_row"), demo_process_get_password (fixture->demo));
  submit (fixture);
  test_wait_until (desk_window_get_session (fixture->base.window) != NULL);
  g_assert_null (desk_fixture_find_dialog (DESK_TYPE_TRUST_DIALOG));
}

static void
test_distrust (Fixture *fixture, gconstpointer data)
{
  fill (fixture, demo_process_get_address (fixture->demo), demo_process_get_user (fixture->demo),
        demo_process_get_password (fixture->demo));
  submit (fixture);
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_TRUST_DIALOG) != NULL);
  desk_fixture_respond (desk_fixture_find_dialog (DESK_TYPE_TRUST_DIALOG), "cancel");
  test_wait_until (!is_busy (fixture));
  g_assert_null (desk_window_get_session (fixture->base.window));
  g_assert_cmpstr (desk_fixture_text (get_child (fixture, "password_row")), ==,
                   demo_process_get_password (fixture->demo));

  /* Nothing reached the device. */
  g_assert_cmpuint (demo_process_count_requests (fixture->demo, "/pbx/"), ==, 0);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  demo_process_tell (fixture->demo, "misbehave stall /pbx/auth/login");
  fill (fixture, demo_process_get_address (fixture->demo), demo_process_get_user (fixture->demo),
        demo_process_get_password (fixture->demo));
  submit (fixture);
  desk_fixture_trust ();
  test_run_for (200);
  g_assert_true (is_busy (fixture));
  g_signal_emit_by_name (get_child (fixture, "cancel_button"), "clicked");
  g_assert_false (is_busy (fixture));
  test_run_for (100);
  g_assert_null (get_error (fixture));
  g_assert_cmpstr (desk_fixture_text (get_child (fixture, "password_row")), ==,
                   demo_process_get_password (fixture->demo));

  /* And another attempt goes through. */
  demo_process_tell (fixture->demo, "behave");
  submit (fixture);
  test_wait_until (desk_window_get_session (fixture->base.window) != NULL);
}

static void
test_close_in_attempt (Fixture *fixture, gconstpointer data)
{
  demo_process_tell (fixture->demo, "misbehave stall /pbx/auth/login");
  fill (fixture, demo_process_get_address (fixture->demo), demo_process_get_user (fixture->demo),
        demo_process_get_password (fixture->demo));
  submit (fixture);
  desk_fixture_trust ();
  test_run_for (200);
  gtk_window_close (GTK_WINDOW (fixture->base.window));
  test_wait_until (fixture->base.window == NULL);
}

static void
test_changed_before_sign_in (Fixture *fixture, gconstpointer data)
{
  AdwMessageDialog *dialog;

  desk_fixture_sign_in (&fixture->base, fixture->demo);
  desk_window_sign_out (fixture->base.window);
  demo_process_tell (fixture->demo, "certificate new");

  desk_fixture_type (get_child (fixture, "password_row"), demo_process_get_password (fixture->demo));
  submit (fixture);
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_TRUST_DIALOG) != NULL);
  dialog = desk_fixture_find_dialog (DESK_TYPE_TRUST_DIALOG);
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "trust"));
  gtk_check_button_set_active (desk_fixture_child (dialog, DESK_TYPE_TRUST_DIALOG, "expected_check"), TRUE);
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "trust"));
  desk_fixture_respond (dialog, "trust");
  test_wait_until (desk_window_get_session (fixture->base.window) != NULL);
}

static void
test_demo (Fixture *fixture, gconstpointer data)
{
  GListModel *devices = G_LIST_MODEL (desk_application_get_devices (fixture->base.application));

  g_signal_emit_by_name (get_child (fixture, "demo_button"), "clicked");
  test_wait_until (desk_window_get_session (fixture->base.window) != NULL);
  g_assert_null (desk_fixture_find_dialog (DESK_TYPE_TRUST_DIALOG));
  g_assert_cmpuint (g_list_model_get_n_items (devices), ==, 0);
}

static void
test_forget (Fixture *fixture, gconstpointer data)
{
  DeskDevices *devices = desk_application_get_devices (fixture->base.application);
  g_autoptr (PbxAddress) a = pbx_address_parse ("192.0.2.1", NULL);
  g_autoptr (PbxAddress) b = pbx_address_parse ("[2001:db8::1]:8443", NULL);
  g_autoptr (DeskDevice) first = desk_device_new (a);
  g_autoptr (DeskDevice) second = desk_device_new (b);
  g_autoptr (DeskDevice) again = NULL;
  g_autofree char *pin = NULL;

  desk_devices_touch (devices, first);
  desk_device_set_pin (second, "AA:BB");
  desk_devices_touch (devices, second);
  desk_devices_touch (devices, first);
  desk_devices_touch (devices, second);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (devices)), ==, 2);
  again = g_list_model_get_item (G_LIST_MODEL (devices), 0);
  g_assert_true (pbx_address_equal (desk_device_get_address (again), b));
  pin = desk_device_dup_pin (again);
  g_assert_cmpstr (pin, ==, "AA:BB");

  desk_devices_remove (devices, again);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (devices)), ==, 1);
  g_assert_null (desk_device_dup_pin (second));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  add ("/sign-in/incomplete", test_incomplete);
  add ("/sign-in/nobody-listens", test_nobody_listens);
  add ("/sign-in/wrong-password", test_wrong_password);
  add ("/sign-in/trust-and-success", test_trust_and_success);
  add ("/sign-in/distrust", test_distrust);
  add ("/sign-in/cancel", test_cancel);
  add ("/sign-in/close-in-attempt", test_close_in_attempt);
  add ("/sign-in/changed-certificate", test_changed_before_sign_in);
  add ("/sign-in/demo", test_demo);
  add ("/sign-in/forget", test_forget);

  return g_test_run ();
}
