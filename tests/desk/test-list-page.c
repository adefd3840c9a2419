/* test-list-page.c: what every page with a table can do, by a page that is no more than that
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-confirm-all.h"
#include "desk-fixture.h"
#include "desk-list-page.h"
#include "desk-page-menu.h"
#include "desk-workspace.h"

#include "pbx-contact.h"

#define LIST_PATH "/pbx/phone-book/list"
#define DELETE_PATH "/pbx/phone-book/delete-contact"
#define DELETE_ALL_PATH "/pbx/phone-book/delete-all"

/* A page of contacts without details */

#define TEST_TYPE_PAGE (test_page_get_type ())

G_DECLARE_FINAL_TYPE (TestPage, test_page, TEST, PAGE, DeskListPage)

struct _TestPage
{
  DeskListPage parent_instance;

  DeskTable *table;
  guint n_changed;
};

G_DEFINE_FINAL_TYPE (TestPage, test_page, DESK_TYPE_LIST_PAGE)

static char *
make_heading (guint n)
{
  return g_strdup_printf ("Delete All %u Contacts?", n);
}

static const DeskConfirmAllKind all_contacts = {
  .endpoint = PBX_ENDPOINT_CONTACT_DELETE_ALL,
  .list_endpoint = PBX_ENDPOINT_CONTACTS,
  .make_heading = make_heading,
  .body = "Everybody loses them.",
  .deleted = "All contacts deleted",
  .not_deleted = "Contacts not deleted",
};

static void
delete_all_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (desk_confirm_all_new (user_data, &all_contacts)));
}

static void
copy_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (PbxContact) contact = desk_list_page_get_target (user_data);

  desk_list_page_copy (user_data, pbx_contact_get_name (contact), "Name <copied>");
}

static char *
test_page_describe_deleted (DeskListPage *page, GPtrArray *targets)
{
  return g_strdup_printf ("%u deleted & gone", targets->len);
}

static void
test_page_changed (DeskListPage *page)
{
  TEST_PAGE (page)->n_changed++;
}

static void
test_page_constructed (GObject *object)
{
  TestPage *self = TEST_PAGE (object);
  PbxClient *client = desk_session_get_client (desk_page_get_session (DESK_PAGE (self)));
  g_autoptr (PbxList) list = pbx_list_new (client, PBX_ENDPOINT_CONTACTS, PBX_TYPE_CONTACT);

  G_OBJECT_CLASS (test_page_parent_class)->constructed (object);
  desk_list_page_set_up (DESK_LIST_PAGE (self), self->table, NULL, list,
                         desk_deletion_new (DESK_PAGE (self), list, client, PBX_ENDPOINT_CONTACT_DELETE,
                                            "ids", TRUE));
}

static void
test_page_class_init (TestPageClass *klass)
{
  static const char template[] =
    "<interface>"
    "<menu id='page_menu'><item>"
    "<attribute name='label'>Delete All</attribute>"
    "<attribute name='action'>test.delete-all</attribute>"
    "</item></menu>"
    "<template class='TestPage' parent='DeskListPage'>"
    "<property name='name'>test</property>"
    "<property name='title'>Test</property>"
    "<property name='can-search'>True</property>"
    "<property name='menu-model'>page_menu</property>"
    "<property name='child'><object class='DeskTable' id='table'>"
    "<property name='table-name'>test</property>"
    "<child><object class='DeskColumn'>"
    "<property name='id'>name</property>"
    "<property name='title'>Name</property>"
    "<property name='expression'><lookup name='name' type='PbxContact'/></property>"
    "</object></child>"
    "</object></property>"
    "</template>"
    "</interface>";
  static const char *const for_one[] = { "copy", NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  g_autoptr (GBytes) bytes = g_bytes_new_static (template, sizeof template - 1);

  G_OBJECT_CLASS (klass)->constructed = test_page_constructed;
  DESK_LIST_PAGE_CLASS (klass)->for_one = for_one;
  DESK_LIST_PAGE_CLASS (klass)->describe_deleted = test_page_describe_deleted;
  DESK_LIST_PAGE_CLASS (klass)->changed = test_page_changed;
  g_type_ensure (PBX_TYPE_CONTACT);
  gtk_widget_class_set_template (widget_class, bytes);
  gtk_widget_class_bind_template_child (widget_class, TestPage, table);
}

static void
test_page_init (TestPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "copy", .activate = copy_action_cb },
    { .name = "delete-all", .activate = delete_all_action_cb },
  };

  desk_list_page_add_actions (DESK_LIST_PAGE (self), "test", entries, G_N_ELEMENTS (entries));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The fixture */

typedef struct
{
  DeskFixture base;
  DemoProcess *demo;
  DeskWorkspace *workspace;
  TestPage *page;
  DeskTable *table;
  PbxList *list;
} Fixture;

static guint
count_requests (Fixture *fixture, const char *path)
{
  return demo_process_count_requests (fixture->demo, path);
}

static guint
n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static PbxContact *
row_at (Fixture *fixture, guint position)
{
  g_autoptr (PbxContact) row = g_list_model_get_item (G_LIST_MODEL (fixture->list), position);

  return row; /* the list keeps the row */
}

static gboolean
is_settled (Fixture *fixture)
{
  return pbx_list_get_state (fixture->list) == PBX_LIST_READY && !pbx_list_get_busy (fixture->list) &&
         (n_rows (fixture) == 0 || pbx_record_get_ready (PBX_RECORD (row_at (fixture, 0))));
}

static gboolean
is_enabled (Fixture *fixture, const char *action)
{
  const char *prefix;
  GActionGroup *actions = desk_page_get_actions (DESK_PAGE (fixture->page), &prefix);

  g_assert_cmpstr (prefix, ==, "test");
  return g_action_group_get_action_enabled (actions, action);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->table), action, NULL));
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (has_text (child, text))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_said (Fixture *fixture, const char *text)
{
  return has_text (GTK_WIDGET (fixture->base.window), text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->demo = demo_process_new (data);
  desk_fixture_set_up (&fixture->base, NULL);
  desk_fixture_sign_in (&fixture->base, fixture->demo);
  fixture->workspace = desk_fixture_find_child (fixture->base.window, DESK_TYPE_WORKSPACE);
  fixture->page =
    g_object_new (TEST_TYPE_PAGE, "session", desk_window_get_session (fixture->base.window), NULL);
  fixture->table = desk_list_page_get_table (DESK_LIST_PAGE (fixture->page));
  fixture->list = desk_list_page_get_list (DESK_LIST_PAGE (fixture->page));
  desk_workspace_add_page (fixture->workspace, DESK_PAGE (fixture->page));
  g_assert_cmpint (pbx_list_get_state (fixture->list), ==, PBX_LIST_EMPTY);
  desk_workspace_show_page (fixture->workspace, DESK_PAGE (fixture->page));
  test_wait_until (is_settled (fixture) && n_rows (fixture) > 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (&fixture->base, NULL);
  g_clear_pointer (&fixture->demo, demo_process_free);
}

static void
test_targets (Fixture *fixture, gconstpointer data)
{
  DeskListPage *page = DESK_LIST_PAGE (fixture->page);
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (PbxContact) target = NULL;

  desk_table_unselect_all (fixture->table);
  g_assert_false (is_enabled (fixture, "copy"));
  g_assert_false (is_enabled (fixture, "delete"));
  g_assert_null (desk_list_page_get_target (page));

  desk_table_select (fixture->table, 2);
  target = desk_list_page_get_target (page);
  g_assert_true (target == row_at (fixture, 2));
  g_assert_true (is_enabled (fixture, "copy"));
  g_assert_true (is_enabled (fixture, "delete"));
  /* There are no details. */
  g_assert_false (is_enabled (fixture, "detail"));
  g_assert_null (desk_list_page_get_shown (page));
  act (fixture, "test.copy");
  test_wait_until (is_said (fixture, "Name <copied>"));

  gtk_selection_model_select_range (desk_table_get_selection (fixture->table), 1, 3, TRUE);
  targets = desk_list_page_get_targets (page);
  g_assert_cmpuint (targets->len, ==, 3);
  g_assert_null (desk_list_page_get_target (page));
  g_assert_false (is_enabled (fixture, "copy"));
  g_assert_true (is_enabled (fixture, "delete"));
  g_assert_true (desk_page_go_back (DESK_PAGE (page)));
  g_assert_false (desk_page_go_back (DESK_PAGE (page)));
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  DeskDeletion *deletion = desk_list_page_get_deletion (DESK_LIST_PAGE (fixture->page));
  guint n_before = n_rows (fixture);
  g_autofree char *key = pbx_record_dup_key (PBX_RECORD (row_at (fixture, 1)));

  gtk_selection_model_select_range (desk_table_get_selection (fixture->table), 1, 2, TRUE);
  act (fixture, "test.delete");
  g_assert_cmpuint (n_rows (fixture), ==, n_before - 2);
  test_wait_until (is_said (fixture, "2 deleted & gone"));
  act (fixture, "test.undo");
  g_assert_cmpuint (n_rows (fixture), ==, n_before);
  g_assert_cmpuint (count_requests (fixture, DELETE_PATH), ==, 0);
  g_assert_cmpuint (fixture->page->n_changed, ==, 0);

  desk_table_select (fixture->table, 1);
  act (fixture, "test.delete");
  g_assert_true (desk_deletion_get_pending (deletion));
  desk_deletion_flush (deletion);
  g_assert_true (desk_deletion_get_busy (deletion));
  test_wait_until (!desk_deletion_get_busy (deletion));
  g_assert_cmpuint (fixture->page->n_changed, ==, 1);
  test_wait_until (is_settled (fixture));
  g_assert_cmpuint (n_rows (fixture), ==, n_before - 1);
  g_assert_null (pbx_list_find (fixture->list, key, NULL));
}

static void
test_set_list (Fixture *fixture, gconstpointer data)
{
  DeskListPage *page = DESK_LIST_PAGE (fixture->page);
  PbxClient *client = desk_session_get_client (desk_page_get_session (DESK_PAGE (page)));
  g_autoptr (PbxList) other = pbx_list_new (client, PBX_ENDPOINT_CONTACTS, PBX_TYPE_CONTACT);
  g_autofree char *name = g_strdup (pbx_contact_get_name (row_at (fixture, 0)));

  desk_page_search (DESK_PAGE (page), name);
  desk_list_page_set_list (page, other);
  fixture->list = desk_table_get_list (fixture->table);
  g_assert_true (fixture->list == other);
  test_wait_until (is_settled (fixture));
  g_assert_cmpstr (pbx_list_get_search (other), ==, name);
  g_assert_cmpstr (pbx_contact_get_name (row_at (fixture, 0)), ==, name);
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *menu = desk_fixture_child (fixture->workspace, DESK_TYPE_WORKSPACE, "page_menu");
  g_autoptr (GMenuModel) model = g_object_ref (desk_page_get_menu_model (DESK_PAGE (fixture->page)));
  GtkWidget *button = gtk_widget_get_first_child (menu);

  g_assert_true (gtk_widget_get_visible (menu));
  g_assert_true (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)) == model);
  g_object_set (fixture->page, "menu-model", NULL, NULL);
  g_assert_false (gtk_widget_get_visible (menu));
  g_object_set (fixture->page, "menu-model", model, NULL);
  g_assert_true (gtk_widget_get_visible (menu));

  /* The button stands outside of the page, and knows its actions. */
  g_assert_true (gtk_widget_activate_action (button, "test.delete-all", NULL));
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_CONFIRM_ALL) != NULL);
  gtk_window_close (desk_fixture_find_dialog (DESK_TYPE_CONFIRM_ALL));
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_CONFIRM_ALL) == NULL);

  desk_workspace_show_named (fixture->workspace, "extensions");
  g_assert_false (gtk_widget_get_visible (menu));
  g_assert_false (gtk_widget_activate_action (button, "test.delete-all", NULL));
  desk_workspace_show_named (fixture->workspace, "test");
  g_assert_true (gtk_widget_get_visible (menu));
}

/* Deleting everything */

static gpointer
part (DeskConfirmAll *dialog, const char *name)
{
  return desk_fixture_child (dialog, DESK_TYPE_CONFIRM_ALL, name);
}

static gboolean
is_in_state (DeskConfirmAll *dialog, const char *state)
{
  return g_str_equal (gtk_stack_get_visible_child_name (part (dialog, "stack")), state);
}

static gboolean
may_delete (DeskConfirmAll *dialog)
{
  return adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "delete");
}

static DeskConfirmAll *
open_dialog (Fixture *fixture)
{
  act (fixture, "test.delete-all");
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_CONFIRM_ALL) != NULL);
  return desk_fixture_find_dialog (DESK_TYPE_CONFIRM_ALL);
}

static void
test_all (Fixture *fixture, gconstpointer data)
{
  DeskConfirmAll *dialog;

  dialog = open_dialog (fixture);
  g_assert_false (may_delete (dialog));
  test_wait_until (is_in_state (dialog, "ask"));
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Delete All 120 Contacts?");
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Everybody loses them. This cannot be undone.");
  g_assert_false (may_delete (dialog));
  desk_fixture_type (part (dialog, "count_row"), "12");
  g_assert_false (may_delete (dialog));
  desk_fixture_type (part (dialog, "count_row"), "120 ");
  g_assert_true (may_delete (dialog));
  desk_fixture_type (part (dialog, "count_row"), "1200");
  g_assert_false (may_delete (dialog));

  /* Not even where something presses a button that cannot be pressed. */
  desk_fixture_respond (dialog, "delete");
  dialog = open_dialog (fixture);
  test_wait_until (is_in_state (dialog, "ask"));
  g_assert_cmpuint (count_requests (fixture, DELETE_ALL_PATH), ==, 0);

  desk_fixture_type (part (dialog, "count_row"), "120");
  desk_fixture_respond (dialog, "delete");
  test_wait_until (is_said (fixture, "All contacts deleted"));
  test_wait_until (is_settled (fixture));
  g_assert_cmpuint (n_rows (fixture), ==, 0);
  g_assert_cmpuint (count_requests (fixture, DELETE_ALL_PATH), ==, 1);
  g_assert_cmpuint (fixture->page->n_changed, ==, 1);

  dialog = open_dialog (fixture);
  test_wait_until (is_in_state (dialog, "nothing"));
  g_assert_false (may_delete (dialog));
}

/* The number is of what goes, not of what was found, and what waited for its Undo has gone before. */
static void
test_all_counts (Fixture *fixture, gconstpointer data)
{
  DeskConfirmAll *dialog;

  desk_table_select (fixture->table, 1);
  act (fixture, "test.delete");
  g_assert_cmpuint (count_requests (fixture, DELETE_PATH), ==, 0);
  desk_page_search (DESK_PAGE (fixture->page), pbx_contact_get_name (row_at (fixture, 0)));
  test_wait_until (n_rows (fixture) < 100 && is_settled (fixture));
  dialog = open_dialog (fixture);
  test_wait_until (is_in_state (dialog, "ask"));
  g_assert_cmpuint (count_requests (fixture, DELETE_PATH), ==, 1);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Delete All 119 Contacts?");
}

static void
test_all_refused (Fixture *fixture, gconstpointer data)
{
  DeskConfirmAll *dialog = open_dialog (fixture);

  test_wait_until (is_in_state (dialog, "ask"));
  demo_process_tell (fixture->demo, "misbehave refuse " DELETE_ALL_PATH " times 1");
  desk_fixture_type (part (dialog, "count_row"), "120");
  desk_fixture_respond (dialog, "delete");
  test_wait_until (is_said (fixture, "Contacts not deleted"));
  test_wait_until (is_settled (fixture));
  g_assert_cmpuint (n_rows (fixture), ==, 120);
  g_assert_cmpuint (count_requests (fixture, DELETE_ALL_PATH), ==, 1);
  g_assert_cmpuint (fixture->page->n_changed, ==, 0);
}

static void
test_all_not_counted (Fixture *fixture, gconstpointer data)
{
  DeskConfirmAll *dialog;

  demo_process_tell (fixture->demo, "misbehave error-500 " LIST_PATH);
  dialog = open_dialog (fixture);
  test_wait_until (is_in_state (dialog, "failed"));
  g_assert_false (may_delete (dialog));
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), !=, "");
  demo_process_tell (fixture->demo, "behave");
  g_signal_emit_by_name (part (dialog, "try_again"), "clicked");
  test_wait_until (is_in_state (dialog, "ask"));
  gtk_window_close (GTK_WINDOW (dialog));
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_CONFIRM_ALL) == NULL);
}

/* The dialog goes with the session, whatever it waits for. */
static void
test_all_sign_out (Fixture *fixture, gconstpointer data)
{
  demo_process_tell (fixture->demo, "misbehave stall " LIST_PATH);
  g_assert_true (is_in_state (open_dialog (fixture), "counting"));
  desk_window_sign_out (fixture->base.window);
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_CONFIRM_ALL) == NULL);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define add(path, function)                                                                                  \
  g_test_add ("/list-page/" path, Fixture, "--contacts=120", set_up, function, tear_down)
  add ("targets", test_targets);
  add ("delete", test_delete);
  add ("set-list", test_set_list);
  add ("menu", test_menu);
  add ("all", test_all);
  add ("all-counts", test_all_counts);
  add ("all-refused", test_all_refused);
  add ("all-not-counted", test_all_not_counted);
  add ("all-sign-out", test_all_sign_out);
#undef add
  return g_test_run ();
}
