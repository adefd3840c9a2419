/* test-window.c: the window and what a session asks of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-connection-banner.h"
#include "desk-fixture.h"
#include "desk-password-row.h"
#include "desk-sidebar-row.h"
#include "desk-sidebar.h"
#include "desk-sign-in-dialog.h"
#include "desk-trust-dialog.h"
#include "desk-workspace.h"

/* A page that counts what it is told */
#define TEST_TYPE_PAGE (test_page_get_type ())
G_DECLARE_FINAL_TYPE (TestPage, test_page, TEST, PAGE, DeskPage)

struct _TestPage
{
  DeskPage parent_instance;

  char *searched;
  guint n_refreshed;
  guint n_shown;
  guint n_hidden;
  guint n_open;
};

G_DEFINE_FINAL_TYPE (TestPage, test_page, DESK_TYPE_PAGE)

static void
test_page_search (DeskPage *page, const char *text)
{
  g_free (TEST_PAGE (page)->searched);
  TEST_PAGE (page)->searched = g_strdup (text);
}

static void
test_page_refresh (DeskPage *page)
{
  TEST_PAGE (page)->n_refreshed++;
}

static void
test_page_shown (DeskPage *page)
{
  TEST_PAGE (page)->n_shown++;
}

static void
test_page_hidden (DeskPage *page)
{
  TEST_PAGE (page)->n_hidden++;
}

static gboolean
test_page_go_back (DeskPage *page)
{
  if (TEST_PAGE (page)->n_open == 0)
    return FALSE;

  TEST_PAGE (page)->n_open--;

  return TRUE;
}

static void
test_page_finalize (GObject *object)
{
  g_free (TEST_PAGE (object)->searched);

  G_OBJECT_CLASS (test_page_parent_class)->finalize (object);
}

static void
test_page_class_init (TestPageClass *klass)
{
  DeskPageClass *page_class = DESK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_page_finalize;
  page_class->search = test_page_search;
  page_class->refresh = test_page_refresh;
  page_class->shown = test_page_shown;
  page_class->hidden = test_page_hidden;
  page_class->go_back = test_page_go_back;
}

static void
test_page_init (TestPage *self)
{
}

static TestPage *
add_page (DeskWorkspace *workspace, const char *name, DeskPageGroup group, gboolean can_search)
{
  TestPage *page =
    g_object_new (TEST_TYPE_PAGE, "name", name, "title", name, "icon-name", "call-start-symbolic", "group",
                  group, "can-search", can_search, "session", desk_workspace_get_session (workspace), NULL);

  desk_workspace_add_page (workspace, DESK_PAGE (page));

  return page;
}

static DeskSession *
create_session (void)
{
  g_autoptr (PbxAddress) address = pbx_address_parse ("127.0.0.1:1", NULL);
  g_autoptr (DeskDevice) device = desk_device_new_demo (address);
  g_autoptr (PbxClient) client = pbx_client_new (address);

  return desk_session_new (client, desk_device_get_settings (device));
}

static GtkListBoxRow *
get_row (DeskWorkspace *workspace, int position)
{
  DeskSidebar *sidebar = desk_fixture_child (workspace, DESK_TYPE_WORKSPACE, "sidebar");

  return gtk_list_box_get_row_at_index (desk_fixture_child (sidebar, DESK_TYPE_SIDEBAR, "list"), position);
}

static void
test_workspace (void)
{
  g_autoptr (DeskSession) session = create_session ();
  DeskWorkspace *workspace = desk_workspace_new (session);
  GtkWidget *window = gtk_window_new ();
  TestPage *manage, *reception, *other;
  GtkSearchBar *search_bar;
  GtkWidget *badge;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (workspace));
  gtk_window_present (GTK_WINDOW (window));
  search_bar = desk_fixture_child (workspace, DESK_TYPE_WORKSPACE, "search_bar");

  /* The sidebar follows from the pages, in the order of their groups. */
  manage = add_page (workspace, "manage", DESK_PAGE_GROUP_MANAGE, TRUE);
  reception = add_page (workspace, "reception", DESK_PAGE_GROUP_RECEPTION, FALSE);
  other = add_page (workspace, "other", DESK_PAGE_GROUP_RECEPTION, TRUE);
  g_assert_true (desk_sidebar_row_get_page (DESK_SIDEBAR_ROW (get_row (workspace, 0))) ==
                 DESK_PAGE (reception));
  g_assert_true (desk_sidebar_row_get_page (DESK_SIDEBAR_ROW (get_row (workspace, 1))) == DESK_PAGE (other));
  g_assert_true (desk_sidebar_row_get_page (DESK_SIDEBAR_ROW (get_row (workspace, 2))) == DESK_PAGE (manage));
  g_assert_nonnull (gtk_list_box_row_get_header (get_row (workspace, 0)));
  g_assert_null (gtk_list_box_row_get_header (get_row (workspace, 1)));
  g_assert_nonnull (gtk_list_box_row_get_header (get_row (workspace, 2)));

  /* Badges */
  badge = desk_fixture_child (get_row (workspace, 0), DESK_TYPE_SIDEBAR_ROW, "badge");
  g_assert_false (gtk_widget_get_visible (badge));
  desk_page_set_badge (DESK_PAGE (reception), 3);
  g_assert_true (gtk_widget_get_visible (badge));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (badge)), ==, "3");

  /* What was remembered is shown, what nobody knows is the first page. */
  desk_workspace_show_named (workspace, "nobody");
  g_assert_true (desk_workspace_get_page (workspace) == DESK_PAGE (reception));
  g_assert_cmpuint (reception->n_shown, ==, 1);
  desk_workspace_show_named (workspace, "manage");
  g_assert_cmpuint (reception->n_hidden, ==, 1);
  g_assert_cmpuint (manage->n_shown, ==, 1);
  desk_workspace_show_nth (workspace, 7);
  g_assert_true (desk_workspace_get_page (workspace) == DESK_PAGE (manage));

  /* A search is the page's own and ends with it. */
  desk_workspace_search (workspace);
  g_assert_true (gtk_search_bar_get_search_mode (search_bar));
  desk_fixture_type (desk_fixture_child (workspace, DESK_TYPE_WORKSPACE, "search_entry"), "abc");
  test_wait_until (g_strcmp0 (manage->searched, "abc") == 0);
  desk_workspace_show_nth (workspace, 1);
  g_assert_cmpstr (manage->searched, ==, "");
  g_assert_false (gtk_search_bar_get_search_mode (search_bar));

  /* Escape: first what is open in the page, then the search. */
  desk_workspace_search (workspace);
  other->n_open = 1;
  g_assert_true (desk_workspace_go_back (workspace));
  g_assert_cmpuint (other->n_open, ==, 0);
  g_assert_true (gtk_search_bar_get_search_mode (search_bar));
  g_assert_true (desk_workspace_go_back (workspace));
  g_assert_false (gtk_search_bar_get_search_mode (search_bar));

  /* No search where there is none */
  desk_workspace_show_nth (workspace, 0);
  desk_workspace_search (workspace);
  g_assert_false (gtk_search_bar_get_search_mode (search_bar));

  desk_workspace_refresh (workspace);
  g_assert_cmpuint (reception->n_refreshed, ==, 1);

  gtk_window_destroy (GTK_WINDOW (window));
  test_run_for (20);
  g_assert_finalize_object (g_steal_pointer (&session));
}

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

static DeskWorkspace *
get_workspace (Fixture *fixture)
{
  GtkStack *stack = desk_fixture_child (fixture->base.window, DESK_TYPE_WINDOW, "stack");

  return DESK_WORKSPACE (gtk_stack_get_child_by_name (stack, "workspace"));
}

static PbxMonitor *
get_monitor (Fixture *fixture)
{
  return desk_session_get_monitor (desk_window_get_session (fixture->base.window));
}

static gboolean
banner_is_shown (Fixture *fixture)
{
  DeskConnectionBanner *banner = desk_fixture_child (get_workspace (fixture), DESK_TYPE_WORKSPACE, "banner");

  return gtk_revealer_get_reveal_child (desk_fixture_child (banner, DESK_TYPE_CONNECTION_BANNER, "revealer"));
}

static void
wait_for (Fixture *fixture, PbxConnection connection)
{
  test_wait_until (pbx_monitor_get_connection (get_monitor (fixture)) == connection);
}

static void
test_signed_out_in_mid_work (Fixture *fixture, gconstpointer data)
{
  DeskSignInDialog *dialog;
  TestPage *page;

  desk_fixture_sign_in (&fixture->base, fixture->demo);
  page = add_page (get_workspace (fixture), "test", DESK_PAGE_GROUP_MANAGE, TRUE);
  wait_for (fixture, PBX_CONNECTION_LIVE);
  g_assert_false (banner_is_shown (fixture));

  demo_process_tell (fixture->demo, "expire-tokens");
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_SIGN_IN_DIALOG) != NULL);
  /* The page stays where it was. */
  g_assert_true (gtk_widget_get_root (GTK_WIDGET (page)) == GTK_ROOT (fixture->base.window));

  dialog = desk_fixture_find_dialog (DESK_TYPE_SIGN_IN_DIALOG);
  g_assert_cmpstr (desk_fixture_text (desk_fixture_child (dialog, DESK_TYPE_SIGN_IN_DIALOG, "user_row")), ==,
                   demo_process_get_user (fixture->demo));

  /* A wrong password is told in place. */
  desk_fixture_type (desk_fixture_child (dialog, DESK_TYPE_SIGN_IN_DIALOG, "password_row"), "wrong");
  g_signal_emit_by_name (desk_fixture_child (dialog, DESK_TYPE_SIGN_IN_DIALOG, "sign_in_button"), "clicked");
  test_wait_until (
    gtk_revealer_get_reveal_child (desk_fixture_child (dialog, DESK_TYPE_SIGN_IN_DIALOG, "error_revealer")));

  desk_fixture_type (desk_fixture_child (dialog, DESK_TYPE_SIGN_IN_DIALOG, "password_row"),
                     demo_process_get_password (fixture->demo));
  g_signal_emit_by_name (desk_fixture_child (dialog, DESK_TYPE_SIGN_IN_DIALOG, "sign_in_button"), "clicked");
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_SIGN_IN_DIALOG) == NULL);
  wait_for (fixture, PBX_CONNECTION_LIVE);
  test_wait_until (!banner_is_shown (fixture));
}

static void
test_sign_in_declined (Fixture *fixture, gconstpointer data)
{
  DeskSignInDialog *dialog;

  desk_fixture_sign_in (&fixture->base, fixture->demo);
  wait_for (fixture, PBX_CONNECTION_LIVE);
  demo_process_tell (fixture->demo, "expire-tokens");
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_SIGN_IN_DIALOG) != NULL);
  gtk_window_close (desk_fixture_find_dialog (DESK_TYPE_SIGN_IN_DIALOG));
  wait_for (fixture, PBX_CONNECTION_SIGNED_OUT);
  test_wait_until (banner_is_shown (fixture));
  test_run_for (700);
  g_assert_null (desk_fixture_find_dialog (DESK_TYPE_SIGN_IN_DIALOG));

  /* The banner's button brings the question back. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->base.window), "win.sign-in", NULL);
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_SIGN_IN_DIALOG) != NULL);
  dialog = desk_fixture_find_dialog (DESK_TYPE_SIGN_IN_DIALOG);
  desk_fixture_type (desk_fixture_child (dialog, DESK_TYPE_SIGN_IN_DIALOG, "password_row"),
                     demo_process_get_password (fixture->demo));
  g_signal_emit_by_name (desk_fixture_child (dialog, DESK_TYPE_SIGN_IN_DIALOG, "sign_in_button"), "clicked");
  wait_for (fixture, PBX_CONNECTION_LIVE);
}

static void
test_changed_certificate (Fixture *fixture, gconstpointer data)
{
  AdwMessageDialog *dialog;

  desk_fixture_sign_in (&fixture->base, fixture->demo);
  wait_for (fixture, PBX_CONNECTION_LIVE);
  demo_process_tell (fixture->demo, "certificate new");
  wait_for (fixture, PBX_CONNECTION_BLOCKED);
  test_wait_until (banner_is_shown (fixture));

  /* Declined: nothing changes. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->base.window), "win.review-certificate", NULL);
  dialog = desk_fixture_find_dialog (DESK_TYPE_TRUST_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "trust"));
  desk_fixture_respond (dialog, "cancel");
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_TRUST_DIALOG) == NULL);
  g_assert_cmpint (pbx_monitor_get_connection (get_monitor (fixture)), ==, PBX_CONNECTION_BLOCKED);

  gtk_widget_activate_action (GTK_WIDGET (fixture->base.window), "win.review-certificate", NULL);
  dialog = desk_fixture_find_dialog (DESK_TYPE_TRUST_DIALOG);
  gtk_check_button_set_active (desk_fixture_child (dialog, DESK_TYPE_TRUST_DIALOG, "expected_check"), TRUE);
  desk_fixture_respond (dialog, "trust");
  wait_for (fixture, PBX_CONNECTION_LIVE);
  test_wait_until (!banner_is_shown (fixture));
}

static void
test_away_and_back (Fixture *fixture, gconstpointer data)
{
  DeskWorkspace *workspace;
  TestPage *shown, *hidden;
  guint n_refreshed;

  desk_fixture_sign_in (&fixture->base, fixture->demo);
  workspace = get_workspace (fixture);
  shown = add_page (workspace, "shown", DESK_PAGE_GROUP_MANAGE, FALSE);
  hidden = add_page (workspace, "hidden", DESK_PAGE_GROUP_MANAGE, FALSE);
  desk_workspace_show_page (workspace, DESK_PAGE (shown));
  wait_for (fixture, PBX_CONNECTION_LIVE);

  demo_process_tell (fixture->demo, "listen off");
  wait_for (fixture, PBX_CONNECTION_RETRYING);
  test_wait_until (banner_is_shown (fixture));
  n_refreshed = shown->n_refreshed;

  demo_process_tell (fixture->demo, "listen on");
  gtk_widget_activate_action (GTK_WIDGET (fixture->base.window), "win.try-now", NULL);
  wait_for (fixture, PBX_CONNECTION_LIVE);
  test_wait_until (!banner_is_shown (fixture));
  g_assert_cmpuint (shown->n_refreshed, ==, n_refreshed + 1);

  /* A page that nobody looked at is refreshed when somebody does. */
  g_assert_cmpuint (hidden->n_refreshed, ==, 0);
  desk_workspace_show_page (workspace, DESK_PAGE (hidden));
  g_assert_cmpuint (hidden->n_refreshed, ==, 1);
}

static void
test_actions (Fixture *fixture, gconstpointer data)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->base.window);
  g_autoptr (DeskSession) session = create_session ();
  TestPage *page;

  /* Nothing to search, refresh or sign out of while nobody is signed in */
  g_assert_false (g_action_group_get_action_enabled (actions, "search"));
  g_assert_false (g_action_group_get_action_enabled (actions, "refresh"));
  g_assert_false (g_action_group_get_action_enabled (actions, "sign-out"));

  desk_window_set_session (fixture->base.window, session);
  page = add_page (get_workspace (fixture), "test-page", DESK_PAGE_GROUP_MANAGE, TRUE);
  desk_workspace_show_page (get_workspace (fixture), DESK_PAGE (page));
  g_assert_true (g_action_group_get_action_enabled (actions, "search"));
  g_assert_true (g_action_group_get_action_enabled (actions, "refresh"));
  g_assert_true (g_action_group_get_action_enabled (actions, "sign-out"));
  g_assert_false (g_action_group_get_action_enabled (actions, "add"));
  g_object_set (page, "can-add", TRUE, NULL);
  g_assert_true (g_action_group_get_action_enabled (actions, "add"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->base.window), "win.sign-out", NULL);
  g_assert_null (desk_window_get_session (fixture->base.window));
  g_assert_false (g_action_group_get_action_enabled (actions, "search"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/window/workspace", test_workspace);
#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  add ("/window/actions", test_actions);
  add ("/window/signed-out-in-mid-work", test_signed_out_in_mid_work);
  add ("/window/sign-in-declined", test_sign_in_declined);
  add ("/window/changed-certificate", test_changed_certificate);
  add ("/window/away-and-back", test_away_and_back);

  return g_test_run ();
}
