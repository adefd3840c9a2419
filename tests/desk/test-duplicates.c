/* test-duplicates.c: finding and merging contacts that are there more than once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-process.h"
#include "desk-contact-words.h"
#include "desk-duplicate-group.h"
#include "desk-duplicates-dialog.h"
#include "desk-fixture.h"

#include "pbx-contact-calls.h"

#define LIST_PATH "/pbx/phone-book/list"
#define ADD_PATH "/pbx/phone-book/add"
#define UPDATE_PATH "/pbx/phone-book/update"
#define DELETE_PATH "/pbx/phone-book/delete-contact"

typedef struct
{
  DemoProcess *demo;
  PbxClient *client;
  DeskDuplicatesDialog *dialog;
  guint n_merged;
} Fixture;

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
add (Fixture *fixture, const char *name, const char *number, const char *email, const char *role)
{
  g_autoptr (PbxContact) contact = pbx_contact_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (contact, "name", name, "phone-number", number, "email", email, "add-by-role", role, NULL);
  pbx_contact_add_async (fixture->client, contact, NULL, take_result, &result);
  test_wait_until (result != NULL);
  pbx_contact_add_finish (fixture->client, result, &error);
  g_assert_no_error (error);
}

static GPtrArray *
fetch (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *all;

  pbx_contacts_fetch_async (fixture->client, NULL, NULL, NULL, take_result, &result);
  test_wait_until (result != NULL);
  all = pbx_contacts_fetch_finish (fixture->client, result, &error);
  g_assert_no_error (error);

  return all;
}

static gpointer
part (Fixture *fixture, const char *name)
{
  return desk_fixture_child (fixture->dialog, DESK_TYPE_DUPLICATES_DIALOG, name);
}

static GtkListBox *
list_of_view (Fixture *fixture, const char *name)
{
  return desk_fixture_child (part (fixture, "view"), DESK_TYPE_MERGE_VIEW, name);
}

static const char *
state (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (part (fixture, "stack"));
}

static guint
n_groups (Fixture *fixture)
{
  return g_list_model_get_n_items (part (fixture, "selection"));
}

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

/* The row of the preview that has a title */
static gpointer
find_row (Fixture *fixture, const char *list, const char *title)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list_of_view (fixture, list))); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0)
        return row;
    }
  return NULL;
}

static void
count_cb (Fixture *fixture)
{
  fixture->n_merged++;
}

static void
open_dialog (Fixture *fixture)
{
  fixture->dialog = desk_duplicates_dialog_new (fixture->client);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  g_signal_connect_swapped (fixture->dialog, "merged", G_CALLBACK (count_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
act (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), action, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbxAddress) address = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  fixture->demo = demo_process_new ("--contacts 0");
  address = pbx_address_parse (demo_process_get_address (fixture->demo), &error);
  fixture->client = pbx_client_new (address);
  pbx_client_set_pin (fixture->client, demo_process_get_fingerprint (fixture->demo));
  pbx_client_sign_in_async (fixture->client, demo_process_get_user (fixture->demo),
                            demo_process_get_password (fixture->demo), NULL, take_result, &result);
  test_wait_until (result != NULL);
  g_assert_true (pbx_client_sign_in_finish (fixture->client, result, &error));
}

/* Two groups and somebody of whom there is one */
static void
set_up_groups (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, data);
  add (fixture, "Ada <b>", "030 123", "ada@example.com", "admin");
  add (fixture, "Bea", "7", "", "admin");
  add (fixture, "Cid", "9", "", "admin");
  add (fixture, "ada <B>", "0301-23", "ada@home.example.com", "operator");
  add (fixture, "BEA", "8", "", "admin");
  open_dialog (fixture);
  test_wait_until (g_str_equal (state (fixture), "groups"));
  g_assert_cmpuint (n_groups (fixture), ==, 2);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_close (GTK_WINDOW (fixture->dialog));
  test_wait_until (fixture->dialog == NULL);
  test_run_for (20);
  g_assert_finalize_object (fixture->client);
  demo_process_free (fixture->demo);
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  AdwComboRow *email = find_row (fixture, "result_list", "Email");
  AdwActionRow *deleted;
  GtkWidget *check;

  /* What differs is chosen from, and what is lost follows. */
  g_assert_true (ADW_IS_COMBO_ROW (email));
  g_assert_true (ADW_IS_COMBO_ROW (find_row (fixture, "result_list", "Created By")));
  deleted = find_row (fixture, "deleted_list", "ada <B>");
  g_assert_cmpstr (adw_action_row_get_subtitle (deleted), ==, "Will be lost: Email ada@home.example.com");
  adw_combo_row_set_selected (email, 1);
  deleted = find_row (fixture, "deleted_list", "ada <B>");
  g_assert_cmpstr (adw_action_row_get_subtitle (deleted), ==, "Nothing of it is lost");

  /* To choose the creator is to choose who stays. */
  adw_combo_row_set_selected (find_row (fixture, "result_list", "Created By"), 1);
  g_assert_nonnull (find_row (fixture, "deleted_list", "Ada <b>"));
  g_assert_null (find_row (fixture, "deleted_list", "ada <B>"));

  /* With one left there is nothing to merge. */
  check = find_widget (find_row (fixture, "contacts_list", "Ada <b>"), GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_false (desk_merge_view_get_ready (part (fixture, "view")));
  act (fixture, "duplicates.merge");
  test_run_for (100);
  g_assert_cmpuint (demo_process_count_requests (fixture->demo, UPDATE_PATH), ==, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_true (desk_merge_view_get_ready (part (fixture, "view")));

  /* Another group, and what was chosen of this one stays. */
  gtk_single_selection_set_selected (part (fixture, "selection"), 1);
  g_assert_nonnull (find_row (fixture, "contacts_list", "BEA"));
  gtk_single_selection_set_selected (part (fixture, "selection"), 0);
  g_assert_nonnull (find_row (fixture, "deleted_list", "Ada <b>"));
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;

  adw_combo_row_set_selected (find_row (fixture, "result_list", "Email"), 1);
  act (fixture, "duplicates.merge");
  test_wait_until (n_groups (fixture) == 1);
  g_assert_cmpuint (fixture->n_merged, ==, 1);
  g_assert_nonnull (find_row (fixture, "contacts_list", "BEA"));

  adw_combo_row_set_selected (find_row (fixture, "result_list", "Number"), 1);
  act (fixture, "duplicates.merge");
  test_wait_until (g_str_equal (state (fixture), "none"));
  left = fetch (fixture);
  g_assert_cmpuint (left->len, ==, 3);
  g_assert_cmpstr (pbx_contact_get_email (left->pdata[0]), ==, "ada@home.example.com");
  g_assert_cmpstr (pbx_contact_get_phone_number (left->pdata[1]), ==, "8");
  g_assert_cmpstr (pbx_contact_get_add_by_role (left->pdata[0]), ==, "admin");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;

  demo_process_tell (fixture->demo, "misbehave refuse " UPDATE_PATH " times 1");
  adw_combo_row_set_selected (find_row (fixture, "result_list", "Email"), 1);
  act (fixture, "duplicates.merge");
  test_wait_until (gtk_revealer_get_reveal_child (part (fixture, "refusal")));
  g_assert_nonnull (strstr (gtk_label_get_label (part (fixture, "refusal_label")), "nothing was deleted"));
  g_assert_cmpuint (demo_process_count_requests (fixture->demo, DELETE_PATH), ==, 0);
  g_assert_cmpuint (n_groups (fixture), ==, 2);
  g_assert_cmpuint (fixture->n_merged, ==, 0);

  /* Changed, and then not deleted: nothing is lost, and the next try deletes. */
  demo_process_tell (fixture->demo, "misbehave refuse " DELETE_PATH " times 1");
  act (fixture, "duplicates.merge");
  test_wait_until (gtk_revealer_get_reveal_child (part (fixture, "refusal")));
  g_assert_nonnull (strstr (gtk_label_get_label (part (fixture, "refusal_label")), "Nothing is lost"));
  g_assert_cmpuint (fixture->n_merged, ==, 1);
  left = fetch (fixture);
  g_assert_cmpuint (left->len, ==, 5);
  act (fixture, "duplicates.merge");
  test_wait_until (n_groups (fixture) == 1);
}

/* The dialog stays until the outcome is known. */
static void
test_close_while_merging (Fixture *fixture, gconstpointer data)
{
  demo_process_tell (fixture->demo, "misbehave slow=400 " DELETE_PATH);
  act (fixture, "duplicates.merge");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_nonnull (fixture->dialog);
  test_wait_until (n_groups (fixture) == 1);
}

static void
test_destroyed_while_merging (Fixture *fixture, gconstpointer data)
{
  guint before = demo_process_count_requests (fixture->demo, DELETE_PATH);

  demo_process_tell (fixture->demo, "misbehave slow=200 " DELETE_PATH);
  act (fixture, "duplicates.merge");
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  test_wait_until (demo_process_count_requests (fixture->demo, DELETE_PATH) == before + 1);
  test_wait_until (fixture->dialog == NULL);
  g_assert_cmpuint (fixture->n_merged, ==, 1);
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  add (fixture, "Ada", "1", "", "admin");
  open_dialog (fixture);
  test_wait_until (g_str_equal (state (fixture), "none"));

  /* Somebody added one meanwhile. */
  add (fixture, "ada", "2", "", "admin");
  act (fixture, "duplicates.read");
  test_wait_until (g_str_equal (state (fixture), "groups"));
}

static void
test_failed (Fixture *fixture, gconstpointer data)
{
  demo_process_tell (fixture->demo, "misbehave error-500 " LIST_PATH);
  open_dialog (fixture);
  test_wait_until (g_str_equal (state (fixture), "failed"));
  demo_process_tell (fixture->demo, "behave");
  act (fixture, "duplicates.read");
  test_wait_until (g_str_equal (state (fixture), "none"));
}

static void
test_close_while_reading (Fixture *fixture, gconstpointer data)
{
  demo_process_tell (fixture->demo, "misbehave slow=300 " LIST_PATH);
  open_dialog (fixture);
  test_run_for (50);
}

static void
test_words (void)
{
  static const char *const cases[][3] = {
    { "admin", "", "Administrator" },
    { "operator", NULL, "Operator" },
    { "extension", "201", "Extension 201" },
    { "admin", "root", "Administrator (root)" },
    { "janitor", "", "janitor" },
    { "", "", "" },
    { NULL, "bob", "bob" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = desk_contact_describe_creator (cases[i][0], cases[i][1]);

      g_assert_cmpstr (words, ==, cases[i][2]);
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define add_case(path, set_up_func, function)                                                                \
  g_test_add ("/duplicates/" path, Fixture, NULL, set_up_func, function, tear_down)
  add_case ("preview", set_up_groups, test_preview);
  add_case ("merge", set_up_groups, test_merge);
  add_case ("refused", set_up_groups, test_refused);
  add_case ("close-while-merging", set_up_groups, test_close_while_merging);
  add_case ("destroyed-while-merging", set_up_groups, test_destroyed_while_merging);
  add_case ("none", set_up, test_none);
  add_case ("failed", set_up, test_failed);
  add_case ("close-while-reading", set_up, test_close_while_reading);
#undef add_case
  g_test_add_func ("/duplicates/words", test_words);
  return g_test_run ();
}
