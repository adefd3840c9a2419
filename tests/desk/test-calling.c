/* test-calling.c: placing a call from a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-extensions-page.h"
#include "desk-fixture.h"
#include "desk-own-extension-dialog.h"

#define DIAL_PATH "/api/call-dial/dial"
#define NAMES_PATH "/pbx/extension-digital/search-extension-page"

typedef struct
{
  DeskFixture base;
  DemoProcess *demo;
  GtkWidget *page;
  DeskCaller *caller;
} Fixture;

static gpointer
find_page (GtkWidget *widget)
{
  if (DESK_IS_PAGE (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_page (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
says (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (says (child, words))
        return TRUE;
    }
  return FALSE;
}

static guint
n_dialled (Fixture *fixture)
{
  return demo_process_count_requests (fixture->demo, DIAL_PATH);
}

static void
call (Fixture *fixture, const char *number)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, "caller.call", "s", number));
}

static DeskOwnExtensionDialog *
get_dialog (void)
{
  return desk_fixture_find_dialog (DESK_TYPE_OWN_EXTENSION_DIALOG);
}

static gpointer
part (const char *name)
{
  return desk_fixture_child (get_dialog (), DESK_TYPE_OWN_EXTENSION_DIALOG, name);
}

static const char *
state_of_dialog (void)
{
  return gtk_stack_get_visible_child_name (part ("stack"));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->demo = demo_process_new (data);
  demo_process_tell (fixture->demo, "traffic off");
  demo_process_tell (fixture->demo, "set-phones 205 1");
  desk_fixture_set_up (&fixture->base, NULL);
  desk_fixture_sign_in (&fixture->base, fixture->demo);
  test_wait_until (find_page (GTK_WIDGET (fixture->base.window)) != NULL);
  fixture->page = find_page (GTK_WIDGET (fixture->base.window));
  fixture->caller = desk_session_get_caller (desk_window_get_session (fixture->base.window));
  desk_caller_set_own_extension (fixture->caller, "");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->base.window != NULL)
    desk_fixture_tear_down (&fixture->base, NULL);
  demo_process_free (fixture->demo);
}

static void
test_asks_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *request = NULL;

  call (fixture, "(0221) 123");
  g_assert_nonnull (get_dialog ());
  g_assert_true (desk_caller_get_busy (fixture->caller));
  test_wait_until (g_str_equal (state_of_dialog (), "list"));

  /* Nobody's phone is chosen without being asked about. */
  gtk_widget_activate_action (GTK_WIDGET (get_dialog ()), "own-extension.choose", NULL);
  g_assert_nonnull (get_dialog ());
  desk_fixture_type (part ("search_entry"), "nobody is called this");
  test_wait_until (g_str_equal (state_of_dialog (), "nothing-found"));
  desk_fixture_type (part ("search_entry"), "205");
  test_wait_until (g_list_model_get_n_items (part ("selection")) == 1);
  gtk_widget_activate_action (GTK_WIDGET (get_dialog ()), "own-extension.choose", NULL);
  g_assert_null (get_dialog ());

  test_wait_until (n_dialled (fixture) == 1);
  request = demo_process_command (fixture->demo, "last-request " DIAL_PATH);
  g_test_message ("%s", request);
  g_assert_nonnull (strstr (request, "\"src\":\"205\""));
  g_assert_nonnull (strstr (request, "\"dest\":\"0221123\""));
  test_wait_until (says (GTK_WIDGET (fixture->base.window), "Your phone rings first"));
  g_assert_cmpstr (desk_caller_get_own_extension (fixture->caller), ==, "205");

  call (fixture, "206");
  g_assert_null (get_dialog ());
  test_wait_until (n_dialled (fixture) == 2);
}

static void
test_nobody_chosen (Fixture *fixture, gconstpointer data)
{
  call (fixture, "206");
  g_assert_nonnull (get_dialog ());
  gtk_window_close (GTK_WINDOW (get_dialog ()));
  test_wait_until (!desk_caller_get_busy (fixture->caller));
  g_assert_cmpuint (n_dialled (fixture), ==, 0);
  g_assert_cmpstr (desk_caller_get_own_extension (fixture->caller), ==, "");

  /* It is asked for again. */
  call (fixture, "206");
  g_assert_nonnull (get_dialog ());
  gtk_window_close (GTK_WINDOW (get_dialog ()));
  test_wait_until (!desk_caller_get_busy (fixture->caller));
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  desk_caller_set_own_extension (fixture->caller, "205");
  gtk_widget_activate_action (fixture->page, "caller.choose-extension", NULL);
  g_assert_nonnull (get_dialog ());
  desk_fixture_type (part ("search_entry"), "206");
  test_wait_until (g_list_model_get_n_items (part ("selection")) == 1);
  g_signal_emit_by_name (part ("list"), "activate", 0);
  test_wait_until (get_dialog () == NULL);
  g_assert_cmpstr (desk_caller_get_own_extension (fixture->caller), ==, "206");
  g_assert_cmpuint (n_dialled (fixture), ==, 0);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  desk_caller_set_own_extension (fixture->caller, "99999");
  call (fixture, "206");
  test_wait_until (says (GTK_WIDGET (fixture->base.window), "was not called: extension does not exist"));
  g_assert_cmpuint (n_dialled (fixture), ==, 1);
}

/* The answer got lost: the call may have been placed, and is not placed again. */
static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  desk_caller_set_own_extension (fixture->caller, "205");
  demo_process_tell (fixture->demo, "misbehave reset-body " DIAL_PATH);
  call (fixture, "01234");
  test_wait_until (says (GTK_WIDGET (fixture->base.window), "may not have been called"));
  test_run_for (300);
  g_assert_cmpuint (n_dialled (fixture), ==, 1);
}

static void
test_twice (Fixture *fixture, gconstpointer data)
{
  desk_caller_set_own_extension (fixture->caller, "205");
  call (fixture, "206");
  call (fixture, "206");
  test_wait_until (!desk_caller_get_busy (fixture->caller));
  call (fixture, "206");
  test_run_for (300);
  g_assert_cmpuint (n_dialled (fixture), ==, 1);
}

static void
test_no_directory (Fixture *fixture, gconstpointer data)
{
  PbxDirectory *directory = desk_session_get_directory (desk_window_get_session (fixture->base.window));

  test_wait_until (!pbx_directory_get_busy (directory));
  call (fixture, "206");
  test_wait_until (g_str_equal (state_of_dialog (), "failed"));
  demo_process_tell (fixture->demo, "behave");
  gtk_widget_activate_action (GTK_WIDGET (get_dialog ()), "own-extension.try-again", NULL);
  test_wait_until (g_str_equal (state_of_dialog (), "list"));
  gtk_window_close (GTK_WINDOW (get_dialog ()));
  test_wait_until (!desk_caller_get_busy (fixture->caller));
}

static void
test_window_closed (Fixture *fixture, gconstpointer data)
{
  call (fixture, "206");
  g_assert_nonnull (get_dialog ());
  desk_fixture_tear_down (&fixture->base, NULL);
  test_wait_until (get_dialog () == NULL);
  g_assert_cmpuint (n_dialled (fixture), ==, 0);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define add(path, options, function)                                                                         \
  g_test_add ("/calling/" path, Fixture, options, set_up, function, tear_down)
  add ("asks-once", NULL, test_asks_once);
  add ("nobody-chosen", NULL, test_nobody_chosen);
  add ("changed", NULL, test_changed);
  add ("refused", NULL, test_refused);
  add ("unknown", NULL, test_unknown);
  add ("twice", NULL, test_twice);
  add ("no-directory", "--misbehave error-500:" NAMES_PATH, test_no_directory);
  add ("window-closed", NULL, test_window_closed);
#undef add
  return g_test_run ();
}
