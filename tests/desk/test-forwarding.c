/* test-forwarding.c: the call forwarding page, through its widgets to a PBX and back to the row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-confirm-all.h"
#include "desk-fixture.h"
#include "desk-forward-detail.h"
#include "desk-forward-editor.h"
#include "desk-forward-words.h"
#include "desk-forwarding-page.h"
#include "desk-number-row.h"
#include "desk-switch-cell.h"

#include "pbx-fold.h"

#define LIST_PATH "/pbx/call-forward/list"
#define AVAILABLE_PATH "/pbx/call-forward/available"
#define ADD_PATH "/pbx/call-forward/add"
#define UPDATE_PATH "/pbx/call-forward/update"
/* The whole is deleted at a path that begins alike. */
#define DELETE_ALL_PATH "/pbx/call-forward/delete-all"
#define DELETE_PATH "/pbx/call-forward/delete"

typedef struct
{
  DeskFixture base;
  DemoProcess *demo;
  DeskForwardingPage *page;
  DeskTable *table;
  PbxList *list;
  PbxDirectory *directory;
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

static PbxForward *
row_at (Fixture *fixture, guint position)
{
  g_autoptr (PbxForward) row = g_list_model_get_item (G_LIST_MODEL (fixture->list), position);

  return row; /* the list keeps the row */
}

static guint
find_row (Fixture *fixture, const char *exten)
{
  for (guint i = 0; i < n_rows (fixture); i++)
    {
      if (g_str_equal (pbx_forward_get_exten (row_at (fixture, i)), exten))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static gboolean
is_ready (Fixture *fixture)
{
  return pbx_list_get_state (fixture->list) == PBX_LIST_READY && !pbx_list_get_busy (fixture->list);
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

static DeskForwardEditor *
wait_for_editor (void)
{
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_FORWARD_EDITOR) != NULL);
  return desk_fixture_find_dialog (DESK_TYPE_FORWARD_EDITOR);
}

static gpointer
field (DeskForwardEditor *editor, const char *name)
{
  return desk_fixture_child (editor, DESK_TYPE_FORWARD_EDITOR, name);
}

static void
save (DeskForwardEditor *editor)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (editor), "form.save", NULL));
}

static void
wait_until_closed (void)
{
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_FORWARD_EDITOR) == NULL);
}

/* What is warned of in a row, as its cell says it */
static char *
warnings_of (Fixture *fixture, guint position)
{
  DeskForwardCheck *check =
    desk_forward_checks_get (desk_forwarding_page_get_checks (fixture->page), row_at (fixture, position));

  if (!desk_forward_check_get_in_force (check))
    return g_strdup ("");
  return desk_forward_summarize (desk_forward_check_get_warnings (check));
}

static gboolean
warns (Fixture *fixture, guint position, const char *expected)
{
  g_autofree char *found = warnings_of (fixture, position);

  return g_strcmp0 (found, expected) == 0;
}

static void
open_page (Fixture *fixture, gconstpointer data)
{
  fixture->demo = demo_process_new (data);
  desk_fixture_set_up (&fixture->base, NULL);
  desk_fixture_sign_in (&fixture->base, fixture->demo);
  test_wait_until (desk_fixture_find_child (fixture->base.window, DESK_TYPE_FORWARDING_PAGE) != NULL);
  fixture->page = desk_fixture_find_child (fixture->base.window, DESK_TYPE_FORWARDING_PAGE);
  fixture->table = desk_list_page_get_table (DESK_LIST_PAGE (fixture->page));
  fixture->list = desk_table_get_list (fixture->table);
  fixture->directory = desk_session_get_directory (desk_page_get_session (DESK_PAGE (fixture->page)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->base.window), "win.show-page", "s", "forwarding");
  desk_page_shown (DESK_PAGE (fixture->page));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  open_page (fixture, data);
  test_wait_until (is_ready (fixture) && pbx_directory_get_complete (fixture->directory));
}

static void
set_up_failed (Fixture *fixture, gconstpointer data)
{
  open_page (fixture, data);
  test_wait_until (pbx_list_get_state (fixture->list) == PBX_LIST_FAILED);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->base.window != NULL)
    desk_fixture_tear_down (&fixture->base, NULL);
  g_clear_pointer (&fixture->demo, demo_process_free);
}

static void
test_fill (Fixture *fixture, gconstpointer data)
{
  g_autofree char *label = NULL;
  g_autofree char *start = NULL;
  PbxForward *row = row_at (fixture, 0);
  const char *name =
    pbx_person_get_name (pbx_directory_lookup (fixture->directory, pbx_forward_get_exten (row)));

  g_assert_cmpuint (n_rows (fixture), >, 4);
  g_assert_cmpstr (state_of (fixture), ==, "content");
  label = desk_table_dup_row_label (fixture->table, row);
  start = g_strdup_printf ("%s %s to %s ", pbx_forward_get_exten (row), name, pbx_forward_get_dest (row));
  g_assert_true (g_str_has_prefix (label, start));
}

/* The office has a chain over three desks, and one person who is always elsewhere. */
static void
test_warnings (Fixture *fixture, gconstpointer data)
{
  DeskForwardDetail *detail = desk_fixture_child (fixture->page, DESK_TYPE_FORWARDING_PAGE, "detail");
  GtkWidget *group = desk_fixture_child (detail, DESK_TYPE_FORWARD_DETAIL, "warnings");
  AdwActionRow *sentence;
  g_autofree char *way = NULL;
  g_autofree char *label = NULL;
  g_autofree char *chain_end = g_strdup (pbx_forward_get_exten (row_at (fixture, 0)));

  test_wait_until (warns (fixture, 0, "Chain"));
  test_wait_until (warns (fixture, 3, "Outside"));
  label = desk_table_dup_row_label (fixture->table, row_at (fixture, 0));
  g_assert_true (g_str_has_suffix (label, "warning: Chain"));

  desk_table_select (fixture->table, 0);
  act (fixture, "forwarding.detail");
  g_assert_true (desk_forward_detail_get_forward (detail) == row_at (fixture, 0));
  g_assert_true (gtk_widget_get_visible (group));
  sentence = desk_fixture_find_child (group, ADW_TYPE_ACTION_ROW);
  g_assert_true (g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (sentence)),
                                   "Calls are forwarded on: "));

  /* What is switched off changes what others are warned of. */
  desk_table_select (fixture->table, 1);
  act (fixture, "forwarding.disable");
  test_wait_until (warns (fixture, 0, ""));
  g_assert_true (warns (fixture, 1, ""));
  desk_table_select (fixture->table, 0);
  test_wait_until (!gtk_widget_get_visible (group));
  desk_table_select (fixture->table, 1);
  act (fixture, "forwarding.enable");
  test_wait_until (warns (fixture, 0, "Chain"));
  g_assert_true (desk_page_go_back (DESK_PAGE (fixture->page)));
  g_assert_nonnull (chain_end);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  PbxForward *row = row_at (fixture, 1);
  const char *name =
    pbx_person_get_name (pbx_directory_lookup (fixture->directory, pbx_forward_get_exten (row)));
  guint before = n_rows (fixture);
  guint sent = count_requests (fixture, LIST_PATH);

  desk_page_search (DESK_PAGE (fixture->page), name);
  test_wait_until (n_rows (fixture) < before);
  g_assert_cmpuint (find_row (fixture, pbx_forward_get_exten (row)), !=, GTK_INVALID_LIST_POSITION);
  /* Warnings are over all of them, whatever is searched for. */
  test_run_for (50);
  g_assert_true (warns (fixture, find_row (fixture, pbx_forward_get_exten (row)), "Chain"));
  desk_page_search (DESK_PAGE (fixture->page), "always");
  test_wait_until (n_rows (fixture) == 1 && pbx_forward_get_always (row_at (fixture, 0)));
  desk_page_search (DESK_PAGE (fixture->page), "nobody is called this");
  test_wait_until (g_str_equal (state_of (fixture), "nothing-found"));
  desk_page_search (DESK_PAGE (fixture->page), "");
  test_wait_until (n_rows (fixture) == before);
  g_assert_cmpuint (count_requests (fixture, LIST_PATH), ==, sent);
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = g_strdup (pbx_forward_get_exten (row_at (fixture, 0)));
  guint last = n_rows (fixture) - 1;

  desk_table_sort (fixture->table, "exten", TRUE);
  g_assert_cmpstr (pbx_forward_get_exten (row_at (fixture, last)), ==, first);
  desk_table_sort (fixture->table, "type", TRUE);
  g_assert_true (pbx_forward_get_always (row_at (fixture, 0)));
  desk_table_sort (fixture->table, "exten", FALSE);
  g_assert_cmpstr (pbx_forward_get_exten (row_at (fixture, 0)), ==, first);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  DeskForwardEditor *editor;
  g_autofree char *taken = g_strdup (pbx_forward_get_exten (row_at (fixture, 0)));
  guint before = n_rows (fixture);
  DeskHintRow *exten_hint;
  DeskHintRow *dest_hint;

  desk_page_add (DESK_PAGE (fixture->page));
  editor = wait_for_editor ();
  exten_hint = field (editor, "exten_hint");
  dest_hint = field (editor, "dest_hint");
  test_wait_until (count_requests (fixture, AVAILABLE_PATH) == 1);

  /* Empty fields are wrong once somebody tries to save. */
  g_assert_cmpint (desk_hint_row_get_hint (exten_hint), ==, DESK_HINT_NONE);
  save (editor);
  g_assert_cmpint (desk_hint_row_get_hint (exten_hint), ==, DESK_HINT_ERROR);
  g_assert_cmpint (desk_hint_row_get_hint (dest_hint), ==, DESK_HINT_ERROR);

  /* Only who has none can get one. */
  desk_fixture_type (field (editor, "exten_row"), "202");
  test_wait_until (desk_hint_row_get_hint (exten_hint) == DESK_HINT_NONE);
  desk_fixture_type (field (editor, "exten_row"), taken);
  test_wait_until (desk_hint_row_get_hint (exten_hint) == DESK_HINT_ERROR);
  desk_fixture_type (field (editor, "exten_row"), "202");
  desk_fixture_type (field (editor, "dest_row"), "no number");
  g_assert_cmpint (desk_hint_row_get_hint (dest_hint), ==, DESK_HINT_ERROR);
  save (editor);
  g_assert_cmpuint (count_requests (fixture, ADD_PATH), ==, 0);

  /* However it is written */
  desk_fixture_type (field (editor, "dest_row"), "+49 (0) 30 / 123-456");
  g_assert_cmpint (desk_hint_row_get_hint (dest_hint), ==, DESK_HINT_NONE);
  g_object_set (field (editor, "condition_row"), "value", "busy", NULL);
  g_assert_false (gtk_widget_get_visible (field (editor, "ring_row")));
  g_object_set (field (editor, "condition_row"), "value", "always", NULL);
  g_assert_cmpint (desk_hint_row_get_hint (dest_hint), ==, DESK_HINT_WARNING);
  save (editor);
  wait_until_closed ();
  test_wait_until (n_rows (fixture) == before + 1);
  test_wait_until (find_row (fixture, "202") != GTK_INVALID_LIST_POSITION);
  g_assert_cmpstr (pbx_forward_get_dest (row_at (fixture, find_row (fixture, "202"))), ==, "+4930123456");
  g_assert_true (
    gtk_selection_model_is_selected (desk_table_get_selection (fixture->table), find_row (fixture, "202")));
  test_wait_until (warns (fixture, find_row (fixture, "202"), "Outside"));
}

static void
test_form_warnings (Fixture *fixture, gconstpointer data)
{
  PbxForward *first = row_at (fixture, 0);
  DeskForwardEditor *editor;
  DeskHintRow *hint;
  GtkWidget *dest_row;
  g_autofree char *loop = NULL;

  /* The end of the chain leads back to its start. */
  desk_table_select (fixture->table, 2);
  act (fixture, "forwarding.edit");
  editor = wait_for_editor ();
  hint = field (editor, "dest_hint");
  dest_row = field (editor, "dest_row");
  g_assert_false (gtk_widget_get_visible (field (editor, "exten_row")));
  desk_fixture_type (dest_row, pbx_forward_get_exten (row_at (fixture, 2)));
  g_assert_cmpint (desk_hint_row_get_hint (hint), ==, DESK_HINT_WARNING);
  desk_fixture_type (dest_row, pbx_forward_get_exten (first));
  g_assert_cmpint (desk_hint_row_get_hint (hint), ==, DESK_HINT_WARNING);
  save (editor);
  wait_until_closed ();
  test_wait_until (warns (fixture, 0, "Loop") && warns (fixture, 1, "Loop") && warns (fixture, 2, "Loop"));
  loop = g_strdup_printf ("%s → %s → %s → %s", pbx_forward_get_exten (first),
                          pbx_forward_get_exten (row_at (fixture, 1)),
                          pbx_forward_get_exten (row_at (fixture, 2)), pbx_forward_get_exten (first));
  {
    DeskForwardCheck *check =
      desk_forward_checks_get (desk_forwarding_page_get_checks (fixture->page), first);
    g_autofree char *words = desk_forward_describe_warnings (desk_forward_check_get_warnings (check), NULL);

    g_assert_nonnull (strstr (words, loop));
  }
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  PbxForward *row = row_at (fixture, 2);
  DeskForwardEditor *editor;

  desk_table_select (fixture->table, 2);
  act (fixture, "forwarding.edit");
  editor = wait_for_editor ();
  desk_fixture_type (field (editor, "dest_row"), "203");
  g_object_set (field (editor, "condition_row"), "value", "noan_busy", NULL);
  g_object_set (desk_forward_editor_get_draft (editor), "timeout", (gint64) 45, NULL);
  save (editor);
  wait_until_closed ();
  g_assert_cmpstr (pbx_forward_get_dest (row), ==, "203");
  test_wait_until (is_ready (fixture));
  desk_page_refresh (DESK_PAGE (fixture->page));
  test_wait_until (is_ready (fixture));
  g_assert_true (row_at (fixture, 2) == row);
  g_assert_cmpstr (pbx_forward_get_condition (row), ==, "noan_busy");
  g_assert_cmpint (pbx_forward_get_timeout (row), ==, 45);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  DeskForwardEditor *editor;
  g_autofree char *before = g_strdup (pbx_forward_get_dest (row_at (fixture, 1)));

  demo_process_tell (fixture->demo, "misbehave refuse " UPDATE_PATH " times 2");
  desk_table_select (fixture->table, 1);
  act (fixture, "forwarding.edit");
  editor = wait_for_editor ();
  desk_fixture_type (field (editor, "dest_row"), "204");
  save (editor);
  test_wait_until (desk_form_get_sending (DESK_FORM (editor)));
  test_wait_until (!desk_form_get_sending (DESK_FORM (editor)));
  g_assert_cmpstr (desk_fixture_text (field (editor, "dest_row")), ==, "204");
  g_assert_cmpstr (pbx_forward_get_dest (row_at (fixture, 1)), ==, before);
  demo_process_tell (fixture->demo, "behave");
  save (editor);
  wait_until_closed ();
  g_assert_cmpstr (pbx_forward_get_dest (row_at (fixture, 1)), ==, "204");
}

static void
test_no_candidates (Fixture *fixture, gconstpointer data)
{
  DeskForwardEditor *editor;

  demo_process_tell (fixture->demo, "misbehave error-500 " AVAILABLE_PATH);
  desk_page_add (DESK_PAGE (fixture->page));
  editor = wait_for_editor ();
  desk_fixture_type (field (editor, "exten_row"), "202");
  test_wait_until (desk_hint_row_get_hint (field (editor, "exten_hint")) == DESK_HINT_INFO);
  desk_fixture_type (field (editor, "dest_row"), "203");
  save (editor);
  wait_until_closed ();
  test_wait_until (find_row (fixture, "202") != GTK_INVALID_LIST_POSITION);
}

static void
press (GtkWidget *row, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
  g_assert_true (handled);
}

static void
test_completion (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PbxPerson) person = g_list_model_get_item (pbx_directory_get_contacts (fixture->directory), 4);
  DeskForwardEditor *editor;
  DeskNumberRow *dest_row;
  g_autofree char *number = pbx_strip_number (pbx_person_get_number (person));

  desk_page_add (DESK_PAGE (fixture->page));
  editor = wait_for_editor ();
  dest_row = field (editor, "dest_row");
  gtk_widget_grab_focus (GTK_WIDGET (dest_row));
  test_wait_until (gtk_root_get_focus (GTK_ROOT (editor)) ==
                   GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (dest_row))));
  desk_fixture_type (dest_row, pbx_person_get_name (person));
  g_assert_true (desk_number_row_get_suggesting (dest_row));
  g_assert_cmpint (desk_hint_row_get_hint (field (editor, "dest_hint")), ==, DESK_HINT_NONE);
  /* Escape closes what is suggested, and nothing else. */
  press (GTK_WIDGET (dest_row), GDK_KEY_Escape);
  g_assert_false (desk_number_row_get_suggesting (dest_row));
  g_assert_true (desk_fixture_find_dialog (DESK_TYPE_FORWARD_EDITOR) == (gpointer) editor);
  press (GTK_WIDGET (dest_row), GDK_KEY_Down);
  g_assert_true (desk_number_row_get_suggesting (dest_row));
  press (GTK_WIDGET (dest_row), GDK_KEY_Return);
  g_assert_false (desk_number_row_get_suggesting (dest_row));
  g_assert_cmpstr (desk_fixture_text (dest_row), ==, number);

  /* Who can be forwarded, and nobody else: the first has none yet. */
  test_wait_until (count_requests (fixture, AVAILABLE_PATH) == 1);
  gtk_widget_grab_focus (field (editor, "exten_row"));
  test_run_for (50);
  desk_fixture_type (field (editor, "exten_row"), "2");
  test_wait_until (desk_number_row_get_suggesting (field (editor, "exten_row")));
  press (field (editor, "exten_row"), GDK_KEY_Down);
  press (field (editor, "exten_row"), GDK_KEY_Return);
  g_assert_nonnull (desk_number_row_get_candidate (field (editor, "exten_row")));
  save (editor);
  wait_until_closed ();
}

static void
test_switch (Fixture *fixture, gconstpointer data)
{
  DeskSwitchCell *cell;
  GtkSwitch *toggle;
  PbxForward *row;
  gboolean before;
  guint sent = count_requests (fixture, UPDATE_PATH);

  test_wait_until (desk_fixture_find_child (fixture->table, DESK_TYPE_SWITCH_CELL) != NULL);
  cell = desk_fixture_find_child (fixture->table, DESK_TYPE_SWITCH_CELL);
  toggle = desk_fixture_find_child (cell, GTK_TYPE_SWITCH);
  row = desk_cell_get_item (DESK_CELL (cell));
  before = pbx_forward_get_enable (row);
  gtk_switch_set_active (toggle, !before);
  g_assert_true (pbx_forward_get_enable (row) == !before);
  test_wait_until (count_requests (fixture, UPDATE_PATH) == sent + 1);
  test_run_for (100);
  desk_page_refresh (DESK_PAGE (fixture->page));
  test_wait_until (is_ready (fixture));
  g_assert_true (pbx_forward_get_enable (row) == !before);

  demo_process_tell (fixture->demo, "misbehave refuse " UPDATE_PATH " times 2");
  gtk_switch_set_active (toggle, before);
  test_wait_until (pbx_forward_get_enable (row) == !before);
  g_assert_true (gtk_switch_get_active (toggle) == !before);
}

static void
test_switch_many (Fixture *fixture, gconstpointer data)
{
  guint n_enabled = 0;
  guint n_before = 0;
  guint sent = count_requests (fixture, UPDATE_PATH);

  for (guint i = 0; i < n_rows (fixture); i++)
    n_before += pbx_forward_get_enable (row_at (fixture, i));
  gtk_selection_model_select_all (desk_table_get_selection (fixture->table));
  act (fixture, "forwarding.disable");
  for (guint i = 0; i < n_rows (fixture); i++)
    n_enabled += pbx_forward_get_enable (row_at (fixture, i));
  g_assert_cmpuint (n_enabled, ==, 0);
  test_wait_until (count_requests (fixture, UPDATE_PATH) == sent + n_before);
  desk_page_refresh (DESK_PAGE (fixture->page));
  test_wait_until (is_ready (fixture));
  for (guint i = 0; i < n_rows (fixture); i++)
    g_assert_false (pbx_forward_get_enable (row_at (fixture, i)));
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  guint before = n_rows (fixture);
  g_autofree char *exten = g_strdup (pbx_forward_get_exten (row_at (fixture, 0)));

  desk_table_select (fixture->table, 0);
  act (fixture, "forwarding.delete");
  g_assert_cmpuint (n_rows (fixture), ==, before - 1);
  act (fixture, "forwarding.undo");
  test_wait_until (n_rows (fixture) == before);
  g_assert_cmpuint (count_requests (fixture, DELETE_PATH), ==, 0);

  gtk_selection_model_select_range (desk_table_get_selection (fixture->table), 0, 3, TRUE);
  act (fixture, "forwarding.delete");
  g_assert_cmpuint (n_rows (fixture), ==, before - 3);
  /* The end of the toast sends it. */
  test_wait_until (count_requests (fixture, DELETE_PATH) == 1);
  desk_page_refresh (DESK_PAGE (fixture->page));
  test_run_for (200);
  test_wait_until (is_ready (fixture));
  g_assert_cmpuint (n_rows (fixture), ==, before - 3);
  g_assert_cmpuint (find_row (fixture, exten), ==, GTK_INVALID_LIST_POSITION);
}

static void
test_delete_refused (Fixture *fixture, gconstpointer data)
{
  guint before = n_rows (fixture);

  demo_process_tell (fixture->demo, "misbehave refuse " DELETE_PATH " times 1");
  desk_table_select (fixture->table, 1);
  act (fixture, "forwarding.delete");
  g_assert_cmpuint (n_rows (fixture), ==, before - 1);
  test_wait_until (n_rows (fixture) == before);
}

static void
test_delete_all (Fixture *fixture, gconstpointer data)
{
  g_autofree char *count = g_strdup_printf ("%u", n_rows (fixture));
  DeskConfirmAll *dialog;

  /* All of them, whatever is searched for */
  desk_page_search (DESK_PAGE (fixture->page), "always");
  test_wait_until (n_rows (fixture) == 1);
  act (fixture, "forwarding.delete-all");
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_CONFIRM_ALL) != NULL);
  dialog = desk_fixture_find_dialog (DESK_TYPE_CONFIRM_ALL);
  test_wait_until (strstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), count) != NULL);
  desk_fixture_type (desk_fixture_child (dialog, DESK_TYPE_CONFIRM_ALL, "count_row"), count);
  desk_fixture_respond (dialog, "delete");
  test_wait_until (count_requests (fixture, DELETE_ALL_PATH) == 1);
  desk_page_search (DESK_PAGE (fixture->page), "");
  test_wait_until (n_rows (fixture) == 0 && g_str_equal (state_of (fixture), "empty"));
}

static void
count_change_cb (gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_failed (Fixture *fixture, gconstpointer data)
{
  test_wait_until (desk_fixture_find_child (fixture->base.window, DESK_TYPE_FORWARDING_PAGE) != NULL);
  demo_process_tell (fixture->demo, "misbehave error-500 " LIST_PATH);
  desk_page_refresh (DESK_PAGE (fixture->page));
  test_wait_until (is_ready (fixture) && pbx_list_get_error (fixture->list) != NULL);
  /* What was there stays, and says that it may be old. */
  g_assert_cmpuint (n_rows (fixture), >, 0);
  demo_process_tell (fixture->demo, "behave");
  desk_page_refresh (DESK_PAGE (fixture->page));
  test_wait_until (is_ready (fixture) && pbx_list_get_error (fixture->list) == NULL);
}

/* Nothing was there yet: the page says why, and asks again when it is told to. */
static void
test_first_load_failed (Fixture *fixture, gconstpointer data)
{
  DeskStates *states = desk_table_get_states (fixture->table);

  g_assert_cmpstr (state_of (fixture), ==, "failed");
  g_assert_cmpuint (n_rows (fixture), ==, 0);
  demo_process_tell (fixture->demo, "behave");
  g_signal_emit_by_name (desk_fixture_child (states, DESK_TYPE_STATES, "try_again"), "clicked");
  test_wait_until (g_str_equal (state_of (fixture), "content"));
  g_assert_cmpuint (n_rows (fixture), >, 4);
}

/* A row's name is watched: what is warned of later is read out, too. */
static void
test_row_name (Fixture *fixture, gconstpointer data)
{
  GtkExpression *label = desk_table_get_row_label (fixture->table);
  GtkExpressionWatch *watch;
  guint n_changes = 0;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  test_wait_until (warns (fixture, 0, "Chain"));
  before = desk_table_dup_row_label (fixture->table, row_at (fixture, 0));
  watch = gtk_expression_watch (label, row_at (fixture, 0), count_change_cb, &n_changes, NULL);
  desk_table_select (fixture->table, 1);
  act (fixture, "forwarding.disable");
  test_wait_until (n_changes > 0);
  after = desk_table_dup_row_label (fixture->table, row_at (fixture, 0));
  g_assert_true (g_str_has_suffix (before, "warning: Chain"));
  g_assert_null (strstr (after, "warning"));
  gtk_expression_watch_unwatch (watch);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define add(path, function) g_test_add ("/forwarding/" path, Fixture, NULL, set_up, function, tear_down)
  add ("fill", test_fill);
  add ("warnings", test_warnings);
  add ("search", test_search);
  add ("sort", test_sort);
  add ("add", test_add);
  add ("form-warnings", test_form_warnings);
  add ("edit", test_edit);
  add ("refused", test_refused);
  add ("no-candidates", test_no_candidates);
  add ("completion", test_completion);
  add ("switch", test_switch);
  add ("switch-many", test_switch_many);
  add ("delete", test_delete);
  add ("delete-refused", test_delete_refused);
  add ("delete-all", test_delete_all);
  add ("failed", test_failed);
  add ("row-name", test_row_name);
  g_test_add ("/forwarding/first-load-failed", Fixture, "--misbehave error-500:" LIST_PATH, set_up_failed,
              test_first_load_failed, tear_down);
#undef add
  return g_test_run ();
}
