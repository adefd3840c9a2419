/* test-phonebook.c: the phonebook page, through its widgets to a PBX and back to the row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-confirm-all.h"
#include "desk-contact-detail.h"
#include "desk-contact-editor.h"
#include "desk-contact-words.h"
#include "desk-duplicates-dialog.h"
#include "desk-fixture.h"
#include "desk-own-extension-dialog.h"
#include "desk-phonebook-page.h"
#include "desk-workspace.h"

#define LIST_PATH "/pbx/phone-book/list"
#define ADD_PATH "/pbx/phone-book/add"
#define UPDATE_PATH "/pbx/phone-book/update"
#define DELETE_PATH "/pbx/phone-book/delete-contact"
#define DELETE_ALL_PATH "/pbx/phone-book/delete-all"
#define SYNC_PATH "/pbx/phone-book-ldap/sync"
#define DIAL_PATH "/api/call-dial/dial"

#define N_CONTACTS 60

typedef struct
{
  DeskFixture base;
  DemoProcess *demo;
  DeskPhonebookPage *page;
  DeskTable *table;
  PbxList *list;
} Fixture;

static gpointer
find_widget (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
says (gpointer widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (widget), words) != NULL)
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
is_ready (Fixture *fixture)
{
  return pbx_list_get_state (fixture->list) == PBX_LIST_READY && !pbx_list_get_busy (fixture->list) &&
         n_rows (fixture) > 0 && pbx_record_get_ready (PBX_RECORD (row_at (fixture, 0)));
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->table), action, NULL));
}

static const char *
state_of (Fixture *fixture)
{
  return desk_states_get_visible_state (desk_table_get_states (fixture->table));
}

static DeskContactEditor *
get_editor (void)
{
  return desk_fixture_find_dialog (DESK_TYPE_CONTACT_EDITOR);
}

static DeskContactEditor *
wait_for_editor (void)
{
  test_wait_until (get_editor () != NULL);
  return get_editor ();
}

static gpointer
field (const char *name)
{
  return desk_fixture_child (get_editor (), DESK_TYPE_CONTACT_EDITOR, name);
}

static void
fill (const char *name, const char *number, const char *company, const char *email, const char *dial_code)
{
  desk_fixture_type (field ("name_row"), name);
  desk_fixture_type (field ("number_row"), number);
  desk_fixture_type (field ("company_row"), company);
  desk_fixture_type (field ("email_row"), email);
  desk_fixture_type (field ("dial_code_row"), dial_code);
}

static void
save (void)
{
  gtk_widget_activate_action (GTK_WIDGET (get_editor ()), "form.save", NULL);
}

static DeskHint
hint_of (const char *name)
{
  return desk_hint_row_get_hint (field (name));
}

static gboolean
shows_duplicates (void)
{
  return gtk_widget_get_visible (field ("duplicates_group"));
}

static PbxDirectory *
get_directory (Fixture *fixture)
{
  return desk_session_get_directory (desk_window_get_session (fixture->base.window));
}

static PbxContact *
find_by_name (Fixture *fixture, const char *name)
{
  for (guint i = 0; i < n_rows (fixture); i++)
    {
      PbxContact *row = row_at (fixture, i);

      if (pbx_record_get_ready (PBX_RECORD (row)) && g_strcmp0 (pbx_contact_get_name (row), name) == 0)
        return row;
    }
  return NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->demo = demo_process_new (data);
  demo_process_tell (fixture->demo, "traffic off");
  desk_fixture_set_up (&fixture->base, NULL);
  desk_fixture_sign_in (&fixture->base, fixture->demo);
  test_wait_until (find_widget (GTK_WIDGET (fixture->base.window), DESK_TYPE_PHONEBOOK_PAGE) != NULL);
  fixture->page = find_widget (GTK_WIDGET (fixture->base.window), DESK_TYPE_PHONEBOOK_PAGE);
  desk_workspace_show_named (DESK_WORKSPACE (
                               gtk_widget_get_ancestor (GTK_WIDGET (fixture->page), DESK_TYPE_WORKSPACE)),
                             "phonebook");
  fixture->table = desk_list_page_get_table (DESK_LIST_PAGE (fixture->page));
  fixture->list = desk_list_page_get_list (DESK_LIST_PAGE (fixture->page));
  test_wait_until (is_ready (fixture) || g_str_equal (state_of (fixture), "empty"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->base.window != NULL)
    desk_fixture_tear_down (&fixture->base, NULL);
  demo_process_free (fixture->demo);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autofree char *label = NULL;
  g_autofree char *number = g_strdup (pbx_contact_get_phone_number (row_at (fixture, 7)));
  g_autofree char *first = NULL;

  g_assert_cmpuint (n_rows (fixture), ==, N_CONTACTS);
  label = desk_table_dup_row_label (fixture->table, row_at (fixture, 7));
  g_assert_nonnull (strstr (label, number));

  /* The device searches and sorts. */
  desk_page_search (DESK_PAGE (fixture->page), number);
  test_wait_until (is_ready (fixture) && n_rows (fixture) == 1);
  g_assert_cmpstr (pbx_contact_get_phone_number (row_at (fixture, 0)), ==, number);
  desk_page_search (DESK_PAGE (fixture->page), "nobody is called this");
  test_wait_until (g_str_equal (state_of (fixture), "nothing-found"));
  desk_page_search (DESK_PAGE (fixture->page), "");
  test_wait_until (is_ready (fixture) && n_rows (fixture) == N_CONTACTS);

  desk_table_sort (fixture->table, "name", FALSE);
  test_wait_until (is_ready (fixture) && count_requests (fixture, LIST_PATH) > 0);
  test_run_for (200);
  test_wait_until (is_ready (fixture));
  first = g_strdup (pbx_contact_get_name (row_at (fixture, 0)));
  desk_table_sort (fixture->table, "name", TRUE);
  test_wait_until (is_ready (fixture) &&
                   g_strcmp0 (pbx_contact_get_name (row_at (fixture, N_CONTACTS - 1)), first) == 0);
}

static gboolean
is_selected (Fixture *fixture, const char *name)
{
  g_autoptr (PbxContact) single = desk_table_get_single (fixture->table);

  return single != NULL && g_strcmp0 (pbx_contact_get_name (single), name) == 0;
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  PbxContact *added;

  desk_page_add (DESK_PAGE (fixture->page));
  wait_for_editor ();
  g_assert_cmpint (hint_of ("name_hint"), ==, DESK_HINT_NONE);
  save ();
  g_assert_cmpint (hint_of ("name_hint"), ==, DESK_HINT_ERROR);
  g_assert_cmpint (hint_of ("number_hint"), ==, DESK_HINT_ERROR);
  fill (" Ada Lovelace 王 ", "no number", "Engines & Co", "ada@", "1a");
  g_assert_cmpint (hint_of ("number_hint"), ==, DESK_HINT_ERROR);
  g_assert_cmpint (hint_of ("email_hint"), ==, DESK_HINT_ERROR);
  g_assert_cmpint (hint_of ("dial_code_hint"), ==, DESK_HINT_ERROR);
  save ();
  test_run_for (50);
  g_assert_cmpuint (count_requests (fixture, ADD_PATH), ==, 0);

  fill (" Ada Lovelace 王 ", "+44 (0) 20 7946-0001", "Engines & Co", "ada@example.com", "77");
  save ();
  test_wait_until (get_editor () == NULL);
  test_wait_until (is_ready (fixture) && find_by_name (fixture, "Ada Lovelace 王") != NULL);
  added = find_by_name (fixture, "Ada Lovelace 王");
  g_assert_cmpstr (pbx_contact_get_company (added), ==, "Engines & Co");
  g_assert_cmpstr (pbx_contact_get_email (added), ==, "ada@example.com");
  g_assert_cmpstr (pbx_contact_get_dial_code (added), ==, "77");
  test_wait_until (says (fixture->base.window, "Ada Lovelace 王 added"));
  /* The keys go on from the new row. */
  test_wait_until (is_selected (fixture, "Ada Lovelace 王"));

  /* Whoever calls is known by name from now on. */
  test_wait_until (pbx_directory_lookup (get_directory (fixture), "+442079460001") != NULL);
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  PbxContact *row = row_at (fixture, 2);
  g_autofree char *role = g_strdup (pbx_contact_get_add_by_role (row));
  g_autofree char *user = g_strdup (pbx_contact_get_add_user (row));
  g_autofree char *request = NULL;

  desk_table_select (fixture->table, 2);
  act (fixture, "phonebook.edit");
  wait_for_editor ();
  g_assert_cmpstr (desk_fixture_text (field ("name_row")), ==, pbx_contact_get_name (row));
  desk_fixture_type (field ("name_row"), "Changed");
  save ();
  test_wait_until (get_editor () == NULL);
  g_assert_cmpstr (pbx_contact_get_name (row), ==, "Changed");
  g_assert_cmpstr (pbx_contact_get_add_by_role (row), ==, role);
  g_assert_cmpstr (pbx_contact_get_add_user (row), ==, user);
  request = demo_process_command (fixture->demo, "last-request " UPDATE_PATH);
  g_assert_nonnull (strstr (request, role));
  test_wait_until (is_ready (fixture) && find_by_name (fixture, "Changed") != NULL);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *taken = NULL;

  /* The device knows who has a speed dial number; the form says what it says, and nothing typed is lost. */
  taken = g_strdup (pbx_contact_get_dial_code (row_at (fixture, 0)));
  g_assert_cmpstr (taken, !=, "");
  desk_table_select (fixture->table, 1);
  act (fixture, "phonebook.edit");
  wait_for_editor ();
  desk_fixture_type (field ("dial_code_row"), taken);
  save ();
  test_wait_until (says (get_editor (), "already exists"));
  g_assert_cmpstr (desk_fixture_text (field ("dial_code_row")), ==, taken);
  g_assert_cmpstr (pbx_contact_get_dial_code (row_at (fixture, 1)), !=, taken);
  desk_fixture_type (field ("dial_code_row"), "99");
  save ();
  test_wait_until (get_editor () == NULL);
  g_assert_cmpstr (pbx_contact_get_dial_code (row_at (fixture, 1)), ==, "99");
}

static void
test_duplicate_shown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strdup (pbx_contact_get_name (row_at (fixture, 4)));
  g_autofree char *number = g_strdup (pbx_contact_get_phone_number (row_at (fixture, 5)));
  g_autofree char *loud = g_utf8_strup (name, -1);
  GtkWidget *button;
  DeskContactDetail *detail = desk_fixture_child (fixture->page, DESK_TYPE_PHONEBOOK_PAGE, "detail");

  test_wait_until (pbx_directory_get_complete (get_directory (fixture)));

  /* Editing a contact, it is no duplicate of its own. */
  desk_table_select (fixture->table, 4);
  act (fixture, "phonebook.edit");
  wait_for_editor ();
  test_run_for (300);
  g_assert_false (shows_duplicates ());
  gtk_window_close (GTK_WINDOW (get_editor ()));
  test_wait_until (get_editor () == NULL);

  desk_page_add (DESK_PAGE (fixture->page));
  wait_for_editor ();
  g_assert_false (shows_duplicates ());
  desk_fixture_type (field ("name_row"), loud);
  test_wait_until (shows_duplicates ());
  g_assert_true (says (field ("duplicates_list"), "Same name"));
  desk_fixture_type (field ("name_row"), "Somebody Else");
  test_wait_until (!shows_duplicates ());
  desk_fixture_type (field ("number_row"), number);
  test_wait_until (shows_duplicates ());
  g_assert_true (says (field ("duplicates_list"), "Same number"));

  /* There is a way to it, and what was typed is asked about first. */
  button = find_widget (field ("duplicates_list"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  test_wait_until (desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  desk_fixture_respond (desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG), "discard");
  test_wait_until (get_editor () == NULL);
  test_wait_until (desk_contact_detail_get_contact (detail) == row_at (fixture, 5));
  g_assert_cmpuint (count_requests (fixture, ADD_PATH), ==, 0);

  /* It is no error: the same number is added all the same. */
  desk_page_add (DESK_PAGE (fixture->page));
  wait_for_editor ();
  fill ("Somebody Else", number, "", "", "");
  test_wait_until (shows_duplicates ());
  save ();
  test_wait_until (get_editor () == NULL);
  test_wait_until (is_ready (fixture) && n_rows (fixture) == N_CONTACTS + 1);
}

static void
test_detail (Fixture *fixture, gconstpointer data)
{
  DeskContactDetail *detail = desk_fixture_child (fixture->page, DESK_TYPE_PHONEBOOK_PAGE, "detail");
  DeskSplit *split = desk_fixture_child (fixture->page, DESK_TYPE_PHONEBOOK_PAGE, "split");

  desk_table_select (fixture->table, 3);
  act (fixture, "phonebook.detail");
  g_assert_true (desk_split_get_show_detail (split));
  g_assert_true (desk_contact_detail_get_contact (detail) == row_at (fixture, 3));
  g_assert_true (says (detail, pbx_contact_get_name (row_at (fixture, 3))));
  desk_table_select (fixture->table, 4);
  g_assert_true (desk_contact_detail_get_contact (detail) == row_at (fixture, 4));
  act (fixture, "phonebook.copy-number");
  test_wait_until (says (fixture->base.window, "Number copied"));
  g_assert_true (desk_page_go_back (DESK_PAGE (fixture->page)));
  g_assert_false (desk_split_get_show_detail (split));
}

static void
test_call (Fixture *fixture, gconstpointer data)
{
  DeskCaller *caller = desk_session_get_caller (desk_window_get_session (fixture->base.window));

  test_wait_until (pbx_directory_get_complete (get_directory (fixture)));
  demo_process_tell (fixture->demo, "set-phones 203 1");
  desk_caller_set_own_extension (caller, "203");
  desk_table_select (fixture->table, 0);
  act (fixture, "phonebook.call");
  test_wait_until (count_requests (fixture, DIAL_PATH) == 1);
  test_wait_until (says (fixture->base.window, "Your phone rings first"));
  g_assert_true (says (fixture->base.window, pbx_contact_get_name (row_at (fixture, 0))));

  demo_process_tell (fixture->demo, "misbehave refuse " DIAL_PATH);
  desk_table_select (fixture->table, 1);
  act (fixture, "phonebook.call");
  test_wait_until (says (fixture->base.window, "was not called"));
  g_assert_cmpuint (count_requests (fixture, DIAL_PATH), ==, 2);
}

static void
test_mail (void)
{
  static const char *const cases[][2] = {
    { "ada@example.com", "mailto:ada@example.com" },
    { "a+b@example.com", "mailto:a+b@example.com" },
    { "a?subject=x&b@example.com", "mailto:a%3Fsubject%3Dx%26b@example.com" },
    { "a%b#c@example.com", "mailto:a%25b%23c@example.com" },
    { "王@example.com", "mailto:%E7%8E%8B@example.com" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PbxContact) contact = g_object_new (PBX_TYPE_CONTACT, "email", cases[i][0], NULL);
      g_autofree char *uri = desk_contact_make_mail_uri (contact);

      g_assert_cmpstr (uri, ==, cases[i][1]);
    }
}

static void
test_mail_action (Fixture *fixture, gconstpointer data)
{
  const char *prefix;
  GActionGroup *actions = desk_page_get_actions (DESK_PAGE (fixture->page), &prefix);
  guint with = GTK_INVALID_LIST_POSITION;
  guint without = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < N_CONTACTS; i++)
    *(*pbx_contact_get_email (row_at (fixture, i)) != '\0' ? &with : &without) = i;
  g_assert_cmpuint (without, !=, GTK_INVALID_LIST_POSITION);
  desk_table_select (fixture->table, without);
  g_assert_false (g_action_group_get_action_enabled (actions, "mail"));
  desk_table_select (fixture->table, with);
  g_assert_true (g_action_group_get_action_enabled (actions, "mail"));
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strdup (pbx_contact_get_name (row_at (fixture, 3)));

  desk_table_select (fixture->table, 3);
  act (fixture, "phonebook.delete");
  g_assert_cmpuint (n_rows (fixture), ==, N_CONTACTS - 1);
  act (fixture, "phonebook.undo");
  test_wait_until (n_rows (fixture) == N_CONTACTS);
  g_assert_cmpstr (pbx_contact_get_name (row_at (fixture, 3)), ==, name);
  g_assert_cmpuint (count_requests (fixture, DELETE_PATH), ==, 0);

  gtk_selection_model_select_range (desk_table_get_selection (fixture->table), 1, 3, TRUE);
  act (fixture, "phonebook.delete");
  g_assert_cmpuint (n_rows (fixture), ==, N_CONTACTS - 3);
  desk_deletion_flush (desk_list_page_get_deletion (DESK_LIST_PAGE (fixture->page)));
  test_wait_until (count_requests (fixture, DELETE_PATH) == 1);
  desk_page_refresh (DESK_PAGE (fixture->page));
  test_run_for (200);
  test_wait_until (is_ready (fixture));
  g_assert_cmpuint (n_rows (fixture), ==, N_CONTACTS - 3);

  demo_process_tell (fixture->demo, "misbehave refuse " DELETE_PATH " times 1");
  desk_table_select (fixture->table, 0);
  act (fixture, "phonebook.delete");
  desk_deletion_flush (desk_list_page_get_deletion (DESK_LIST_PAGE (fixture->page)));
  test_wait_until (n_rows (fixture) == N_CONTACTS - 3);
  test_wait_until (says (fixture->base.window, "Not deleted"));
}

static gpointer
get_confirmation (void)
{
  return desk_fixture_find_dialog (DESK_TYPE_CONFIRM_ALL);
}

static gboolean
is_counted (void)
{
  return get_confirmation () != NULL &&
         says (get_confirmation (), "Delete All " G_STRINGIFY (N_CONTACTS) " Contacts?");
}

static void
test_delete_all (Fixture *fixture, gconstpointer data)
{
  act (fixture, "phonebook.delete-all");
  test_wait_until (is_counted ());
  g_assert_false (adw_message_dialog_get_response_enabled (get_confirmation (), "delete"));
  desk_fixture_type (desk_fixture_child (get_confirmation (), DESK_TYPE_CONFIRM_ALL, "count_row"),
                     G_STRINGIFY (N_CONTACTS));
  g_assert_true (adw_message_dialog_get_response_enabled (get_confirmation (), "delete"));
  desk_fixture_respond (get_confirmation (), "delete");
  test_wait_until (count_requests (fixture, DELETE_ALL_PATH) == 1);
  test_wait_until (g_str_equal (state_of (fixture), "empty"));
  test_wait_until (g_list_model_get_n_items (pbx_directory_get_contacts (get_directory (fixture))) == 0);
}

static void
test_synchronise (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = desk_session_get_device_settings (desk_window_get_session (fixture->base.window));
  GMenuModel *menu = desk_page_get_menu_model (DESK_PAGE (fixture->page));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n_lists;

  g_settings_reset (settings, "last-ldap-sync");
  g_menu_model_get_item_attribute (menu, 1, G_MENU_ATTRIBUTE_LABEL, "s", &before);
  g_assert_cmpstr (before, ==, "Not Synchronized From Here Yet");

  demo_process_tell (fixture->demo, "misbehave refuse " SYNC_PATH " times 1");
  act (fixture, "phonebook.synchronise");
  test_wait_until (says (fixture->base.window, "Not synchronized with LDAP"));
  g_assert_cmpint (g_settings_get_int64 (settings, "last-ldap-sync"), ==, 0);

  test_wait_until (is_ready (fixture));
  n_lists = count_requests (fixture, LIST_PATH);
  act (fixture, "phonebook.synchronise");
  test_wait_until (g_settings_get_int64 (settings, "last-ldap-sync") > 0);
  test_wait_until (says (fixture->base.window, "Phonebook synchronized"));
  test_wait_until (count_requests (fixture, LIST_PATH) > n_lists);
  g_assert_cmpuint (count_requests (fixture, SYNC_PATH), ==, 2);
  g_menu_model_get_item_attribute (menu, 1, G_MENU_ATTRIBUTE_LABEL, "s", &after);
  g_assert_true (g_str_has_prefix (after, "Last Synchronized "));
}

static void
test_find_duplicates (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strdup (pbx_contact_get_name (row_at (fixture, 0)));
  DeskDuplicatesDialog *dialog;
  GtkStack *stack;

  desk_page_add (DESK_PAGE (fixture->page));
  wait_for_editor ();
  fill (name, "0815", "", "", "");
  save ();
  test_wait_until (get_editor () == NULL);
  test_wait_until (is_ready (fixture) && n_rows (fixture) == N_CONTACTS + 1);

  act (fixture, "phonebook.find-duplicates");
  dialog = desk_fixture_find_dialog (DESK_TYPE_DUPLICATES_DIALOG);
  g_assert_nonnull (dialog);
  stack = desk_fixture_child (dialog, DESK_TYPE_DUPLICATES_DIALOG, "stack");
  test_wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "groups") == 0);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "duplicates.merge", NULL);
  /* The table follows. */
  test_wait_until (is_ready (fixture) && n_rows (fixture) == N_CONTACTS);
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
test_phone (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  act (fixture, "phonebook.choose-phone");
  dialog = desk_fixture_find_dialog (DESK_TYPE_OWN_EXTENSION_DIALOG);
  g_assert_nonnull (dialog);
  gtk_window_close (dialog);
}

static void
test_failed (Fixture *fixture, gconstpointer data)
{
  demo_process_tell (fixture->demo, "misbehave error-500 " LIST_PATH);
  desk_page_search (DESK_PAGE (fixture->page), "2");
  test_wait_until (g_str_equal (state_of (fixture), "failed"));
  demo_process_tell (fixture->demo, "behave");
  g_signal_emit_by_name (desk_fixture_child (desk_table_get_states (fixture->table), DESK_TYPE_STATES,
                                             "try_again"),
                         "clicked");
  test_wait_until (g_str_equal (state_of (fixture), "content"));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (state_of (fixture), ==, "empty");
  act (fixture, "phonebook.add");
  wait_for_editor ();
  gtk_window_close (GTK_WINDOW (get_editor ()));
}

static int
min_width (Fixture *fixture)
{
  int width;

  test_run_for (100);
  gtk_widget_measure (GTK_WIDGET (fixture->base.window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  return width;
}

/* A phone's width is enough, whatever is open. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  DeskDuplicatesDialog *dialog;
  int width;

  gtk_window_set_default_size (GTK_WINDOW (fixture->base.window), 360, 640);
  test_wait_until (min_width (fixture) <= 360);
  desk_table_select (fixture->table, 1);
  act (fixture, "phonebook.detail");
  test_wait_until (min_width (fixture) <= 360);
  act (fixture, "phonebook.find-duplicates");
  dialog = desk_fixture_find_dialog (DESK_TYPE_DUPLICATES_DIALOG);
  gtk_widget_measure (GTK_WIDGET (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  gtk_window_close (GTK_WINDOW (dialog));
}

int
main (int argc, char *argv[])
{
  const char *some = "--contacts " G_STRINGIFY (N_CONTACTS);

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define add(path, options, function)                                                                         \
  g_test_add ("/phonebook/" path, Fixture, options, set_up, function, tear_down)
  add ("list", some, test_list);
  add ("add", some, test_add);
  add ("edit", some, test_edit);
  add ("refused", some, test_refused);
  add ("duplicate-shown", some, test_duplicate_shown);
  add ("detail", some, test_detail);
  add ("call", some, test_call);
  add ("mail-action", some, test_mail_action);
  add ("delete", some, test_delete);
  add ("delete-all", some, test_delete_all);
  add ("synchronise", some, test_synchronise);
  add ("find-duplicates", some, test_find_duplicates);
  add ("phone", some, test_phone);
  add ("failed", some, test_failed);
  add ("empty", "--contacts 0", test_empty);
  add ("narrow", some, test_narrow);
#undef add
  g_test_add_func ("/phonebook/mail", test_mail);
  return g_test_run ();
}
