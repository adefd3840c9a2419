/* test-guard.c: nothing is lost where the window, the session or the sign-in ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-extension-editor.h"
#include "desk-extensions-page.h"
#include "desk-fixture.h"
#include "desk-password-row.h"
#include "desk-sign-in-dialog.h"
#include "desk-trust-dialog.h"

#define UPDATE_PATH "/pbx/extension-digital/update-extension"

typedef struct
{
  DeskFixture base;
  DemoProcess *demo;
  DeskExtensionsPage *page;
  DeskTable *table;
  PbxList *list;
  PbxClient *client;
} Fixture;

static PbxExtension *
row_at (Fixture *fixture, guint position)
{
  g_autoptr (PbxExtension) row = g_list_model_get_item (G_LIST_MODEL (fixture->list), position);

  return row; /* the list keeps the row */
}

static gboolean
is_ready (Fixture *fixture)
{
  return pbx_list_get_state (fixture->list) == PBX_LIST_READY && !pbx_list_get_busy (fixture->list) &&
         g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) > 0 &&
         pbx_record_get_ready (PBX_RECORD (row_at (fixture, 0)));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->demo = demo_process_new (data);
  desk_fixture_set_up (&fixture->base, NULL);
  desk_fixture_sign_in (&fixture->base, fixture->demo);
  fixture->client = g_object_ref (desk_session_get_client (desk_window_get_session (fixture->base.window)));
  test_wait_until (desk_fixture_find_child (fixture->base.window, DESK_TYPE_EXTENSIONS_PAGE) != NULL);
  fixture->page = desk_fixture_find_child (fixture->base.window, DESK_TYPE_EXTENSIONS_PAGE);
  fixture->table = desk_extensions_page_get_table (fixture->page);
  fixture->list = desk_table_get_list (fixture->table);
  desk_page_shown (DESK_PAGE (fixture->page));
  test_wait_until (is_ready (fixture));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->base.window != NULL)
    desk_fixture_tear_down (&fixture->base, NULL);
  g_clear_object (&fixture->client);
  g_clear_pointer (&fixture->demo, demo_process_free);
}

static guint
count_held_writes (Fixture *fixture)
{
  g_auto (GStrv) held = pbx_client_dup_held_writes (fixture->client);

  return g_strv_length (held);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->table), action, NULL));
}

static gpointer
field (DeskExtensionEditor *editor, const char *name)
{
  return desk_fixture_child (editor, DESK_TYPE_EXTENSION_EDITOR, name);
}

static DeskExtensionEditor *
edit (Fixture *fixture, const char *name)
{
  DeskExtensionEditor *editor;

  desk_table_select (fixture->table, 2);
  act (fixture, "extensions.edit");
  editor = desk_fixture_wait_for_form (DESK_TYPE_EXTENSION_EDITOR);
  desk_fixture_type (field (editor, "username_row"), name);
  return editor;
}

static gboolean
is_refused (DeskExtensionEditor *editor)
{
  return desk_fixture_get_refusal (editor) != NULL;
}

static void
sign_in_again (Fixture *fixture)
{
  gpointer dialog;

  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_SIGN_IN_DIALOG) != NULL);
  dialog = desk_fixture_find_dialog (DESK_TYPE_SIGN_IN_DIALOG);
  desk_fixture_type (desk_fixture_child (dialog, DESK_TYPE_SIGN_IN_DIALOG, "password_row"),
                     demo_process_get_password (fixture->demo));
  g_signal_emit_by_name (desk_fixture_child (dialog, DESK_TYPE_SIGN_IN_DIALOG, "sign_in_button"), "clicked");
}

static void
keep_editing (DeskExtensionEditor *editor)
{
  g_assert_nonnull (desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG));
  desk_fixture_respond (desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG), "keep");
  test_run_for (20);
  g_assert_null (desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_true (desk_fixture_find_dialog (DESK_TYPE_EXTENSION_EDITOR) == editor);
  g_assert_cmpstr (desk_fixture_text (field (editor, "username_row")), ==, "Not lost");
}

static void
test_typed (Fixture *fixture, gconstpointer data)
{
  DeskExtensionEditor *editor = edit (fixture, "Not lost");
  GActionGroup *application = G_ACTION_GROUP (fixture->base.application);

  gtk_window_close (GTK_WINDOW (fixture->base.window));
  keep_editing (editor);
  g_assert_nonnull (fixture->base.window);
  desk_window_sign_out (fixture->base.window);
  keep_editing (editor);
  g_assert_nonnull (desk_window_get_session (fixture->base.window));

  /* Quitting twice is still one question. */
  g_action_group_activate_action (application, "quit", NULL);
  g_action_group_activate_action (application, "quit", NULL);
  keep_editing (editor);
  g_assert_nonnull (fixture->base.window);

  g_action_group_activate_action (application, "quit", NULL);
  desk_fixture_respond (desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG), "discard");
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_EXTENSION_EDITOR) == NULL);
  g_action_group_activate_action (application, "quit", NULL);
  test_wait_until (fixture->base.window == NULL);
}

static void
test_sending (Fixture *fixture, gconstpointer data)
{
  DeskExtensionEditor *editor;

  demo_process_tell (fixture->demo, "misbehave stall " UPDATE_PATH);
  editor = edit (fixture, "Not lost");
  desk_fixture_save (editor);
  gtk_window_close (GTK_WINDOW (editor));
  gtk_window_close (GTK_WINDOW (fixture->base.window));
  test_run_for (100);
  g_assert_nonnull (fixture->base.window);
  g_assert_true (desk_fixture_find_dialog (DESK_TYPE_EXTENSION_EDITOR) == editor);
  g_assert_null (desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_true (is_refused (editor));

  desk_fixture_cancel (editor);
  test_wait_until (!gtk_spinner_get_spinning (field (editor, "spinner")));
  gtk_window_close (GTK_WINDOW (editor));
  desk_fixture_respond (desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG), "discard");
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_EXTENSION_EDITOR) == NULL);
}

/* A question that goes with its window is answered: what waited for the answer ends. */
static void
test_close_while_held (Fixture *fixture, gconstpointer data)
{
  demo_process_tell (fixture->demo, "expire-tokens");
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_SIGN_IN_DIALOG) != NULL);
  desk_table_select (fixture->table, 1);
  act (fixture, "extensions.delete");
  gtk_window_close (GTK_WINDOW (fixture->base.window));
  test_wait_until (fixture->base.window == NULL);
  g_assert_cmpuint (count_held_writes (fixture), ==, 0);
  g_assert_null (desk_fixture_find_dialog (DESK_TYPE_SIGN_IN_DIALOG));
  /* The deletion has let go of the client, and so of the application. */
  test_wait_until (G_OBJECT (fixture->client)->ref_count == 1);
}

/* Saves, and lets the sign-in end meanwhile. */
static DeskExtensionEditor *
save_signed_out (Fixture *fixture)
{
  DeskExtensionEditor *editor = edit (fixture, "Not lost");

  demo_process_tell (fixture->demo, "expire-tokens");
  desk_fixture_save (editor);
  sign_in_again (fixture);
  test_wait_until (desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  test_run_for (100);
  return editor;
}

/* The question outlives the dialog that signed in, and is the one that goes with the window. */
static void
test_resend (Fixture *fixture, gconstpointer data)
{
  DeskExtensionEditor *editor = save_signed_out (fixture);
  AdwMessageDialog *question = desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_null (desk_fixture_find_dialog (DESK_TYPE_SIGN_IN_DIALOG));
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (question)) == GTK_WINDOW (editor));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (question), "Change an extension"));

  desk_fixture_respond (question, "drop");
  test_wait_until (is_refused (editor));
  g_assert_cmpstr (gtk_label_get_label (field (editor, "refusal_label")), ==,
                   "Nothing was sent. Save again to send it.");
  g_assert_cmpstr (desk_fixture_text (field (editor, "username_row")), ==, "Not lost");

  desk_fixture_save (editor);
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_EXTENSION_EDITOR) == NULL);
  g_assert_cmpstr (pbx_extension_get_username (row_at (fixture, 2)), ==, "Not lost");
}

static void
test_resend_goes (Fixture *fixture, gconstpointer data)
{
  demo_process_tell (fixture->demo, "expire-tokens");
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_SIGN_IN_DIALOG) != NULL);
  desk_table_select (fixture->table, 2);
  act (fixture, "extensions.disable");
  sign_in_again (fixture);
  test_wait_until (desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  test_run_for (100);
  gtk_window_close (GTK_WINDOW (fixture->base.window));
  test_wait_until (fixture->base.window == NULL);
  g_assert_null (desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpuint (count_held_writes (fixture), ==, 0);
}

static void
test_certificate (Fixture *fixture, gconstpointer data)
{
  DeskExtensionEditor *editor = edit (fixture, "Not lost");
  AdwMessageDialog *question;

  demo_process_tell (fixture->demo, "certificate new");
  desk_fixture_save (editor);
  test_wait_until (is_refused (editor));
  g_assert_true (gtk_widget_get_visible (field (editor, "review_button")));
  gtk_widget_activate_action (GTK_WIDGET (editor), "form.review", NULL);
  question = desk_fixture_find_dialog (DESK_TYPE_TRUST_DIALOG);
  g_assert_nonnull (question);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (question)) == GTK_WINDOW (editor));
  gtk_check_button_set_active (desk_fixture_child (question, DESK_TYPE_TRUST_DIALOG, "expected_check"), TRUE);
  desk_fixture_respond (question, "trust");
  g_assert_false (is_refused (editor));

  desk_fixture_save (editor);
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_EXTENSION_EDITOR) == NULL);
  g_assert_cmpstr (pbx_extension_get_username (row_at (fixture, 2)), ==, "Not lost");
}

static void
test_away (Fixture *fixture, gconstpointer data)
{
  DeskExtensionEditor *editor = edit (fixture, "Not lost");

  demo_process_tell (fixture->demo, "listen off");
  desk_fixture_save (editor);
  test_wait_until (is_refused (editor));
  g_assert_cmpstr (gtk_label_get_label (field (editor, "refusal_label")), ==,
                   "The PBX cannot be reached. Nothing was saved; try again.");
  demo_process_tell (fixture->demo, "listen on");
  desk_fixture_save (editor);
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_EXTENSION_EDITOR) == NULL);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define add(path, function) g_test_add ("/guard/" path, Fixture, NULL, set_up, function, tear_down)
  add ("typed", test_typed);
  add ("sending", test_sending);
  add ("close-while-held", test_close_while_held);
  add ("resend", test_resend);
  add ("resend-goes", test_resend_goes);
  add ("certificate", test_certificate);
  add ("away", test_away);
#undef add
  return g_test_run ();
}
