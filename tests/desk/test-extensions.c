/* test-extensions.c: the extensions page, through its widgets to a PBX and back to the row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-deletion.h"
#include "desk-extension-detail.h"
#include "desk-extension-editor.h"
#include "desk-extensions-page.h"
#include "desk-fixture.h"
#include "desk-hint-row.h"
#include "desk-list-util.h"
#include "desk-split.h"
#include "desk-switch-cell.h"
#include "desk-workspace.h"

#define LIST_PATH "/pbx/extension-digital/search-extension-page"
#define UPDATE_PATH "/pbx/extension-digital/update-extension"
#define DELETE_PATH "/pbx/extension-digital/delete-extension"

typedef struct
{
  DeskFixture base;
  DemoProcess *demo;
  DeskExtensionsPage *page;
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

static DeskExtensionEditor *
wait_for_editor (void)
{
  return desk_fixture_wait_for_form (DESK_TYPE_EXTENSION_EDITOR);
}

static gpointer
field (DeskExtensionEditor *editor, const char *name)
{
  return desk_fixture_child (editor, DESK_TYPE_EXTENSION_EDITOR, name);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->demo = demo_process_new (data);
  desk_fixture_set_up (&fixture->base, NULL);
  desk_fixture_sign_in (&fixture->base, fixture->demo);
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
  g_clear_pointer (&fixture->demo, demo_process_free);
}

static void
test_fill (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cell;
  GtkWidget *row;
  g_autofree char *label = NULL;

  g_assert_cmpuint (n_rows (fixture), ==, 120);
  g_assert_cmpstr (state_of (fixture), ==, "content");
  g_assert_cmpstr (pbx_extension_get_username (row_at (fixture, 0)), !=, "");

  /* What Front Desk knows of the insides of a column view */
  test_wait_until (desk_fixture_find_child (fixture->table, DESK_TYPE_CELL) != NULL);
  cell = desk_fixture_find_child (fixture->table, DESK_TYPE_CELL);
  row = desk_list_util_get_row (cell);
  g_assert_nonnull (row);
  g_assert_true (desk_list_util_get_cell (row) == cell);
  label = desk_table_dup_row_label (fixture->table, desk_cell_get_item (DESK_CELL (cell)));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  desk_table_select (fixture->table, 100);
  test_wait_until (
    desk_list_util_get_focus_row (desk_fixture_find_child (fixture->table, GTK_TYPE_COLUMN_VIEW)) != NULL);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autofree char *exten = g_strdup (pbx_extension_get_exten (row_at (fixture, 7)));
  guint n_searches = 0;

  g_signal_connect_swapped (fixture->list, "notify::search", G_CALLBACK (count_cb), &n_searches);
  for (gsize i = 1; i <= strlen (exten); i++)
    {
      g_autofree char *typed = g_strndup (exten, i);

      desk_page_search (DESK_PAGE (fixture->page), typed);
    }
  test_wait_until (n_rows (fixture) == 1 && is_ready (fixture));
  g_assert_cmpstr (pbx_extension_get_exten (row_at (fixture, 0)), ==, exten);
  g_assert_cmpuint (n_searches, ==, 1);

  desk_page_search (DESK_PAGE (fixture->page), "nobody is called this");
  test_wait_until (g_str_equal (state_of (fixture), "nothing-found"));
  desk_page_search (DESK_PAGE (fixture->page), "");
  test_wait_until (n_rows (fixture) == 120);
  g_signal_handlers_disconnect_by_func (fixture->list, count_cb, &n_searches);
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = g_strdup (pbx_extension_get_exten (row_at (fixture, 0)));

  desk_table_sort (fixture->table, "exten", TRUE);
  test_wait_until (is_ready (fixture) &&
                   g_strcmp0 (pbx_extension_get_exten (row_at (fixture, 119)), first) == 0);
  g_assert_cmpstr (pbx_extension_get_exten (row_at (fixture, 0)), !=, first);
  desk_table_sort (fixture->table, "exten", FALSE);
  test_wait_until (is_ready (fixture) &&
                   g_strcmp0 (pbx_extension_get_exten (row_at (fixture, 0)), first) == 0);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  DeskExtensionEditor *editor;
  DeskHintRow *hint;
  g_autofree char *exten = NULL;

  desk_page_add (DESK_PAGE (fixture->page));
  editor = wait_for_editor ();
  hint = field (editor, "exten_hint");
  test_wait_until (desk_hint_row_get_hint (hint) == DESK_HINT_GOOD);
  exten = g_strdup (desk_fixture_text (field (editor, "exten_row")));
  g_assert_cmpstr (exten, !=, "");

  /* A number that is taken is told as it is typed. */
  desk_fixture_type (field (editor, "exten_row"), pbx_extension_get_exten (row_at (fixture, 0)));
  test_wait_until (desk_hint_row_get_hint (hint) == DESK_HINT_ERROR);
  desk_fixture_type (field (editor, "exten_row"), exten);
  test_wait_until (desk_hint_row_get_hint (hint) == DESK_HINT_GOOD);

  /* Without a name nothing is sent. */
  gtk_widget_activate_action (GTK_WIDGET (editor), "editor.make-password", NULL);
  desk_fixture_save (editor);
  g_assert_cmpint (desk_hint_row_get_hint (field (editor, "username_hint")), ==, DESK_HINT_ERROR);
  desk_fixture_type (field (editor, "username_row"), "Ada Lovelace 王");
  desk_fixture_save (editor);

  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_EXTENSION_EDITOR) == NULL);
  test_wait_until (n_rows (fixture) == 121);
  test_wait_until (pbx_list_find (fixture->list, exten, NULL) != NULL);
  g_assert_cmpstr (pbx_extension_get_username (PBX_EXTENSION (pbx_list_find (fixture->list, exten, NULL))),
                   ==, "Ada Lovelace 王");
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  PbxExtension *row = row_at (fixture, 2);
  DeskExtensionEditor *editor;
  g_autofree char *codecs = NULL;

  desk_table_select (fixture->table, 2);
  act (fixture, "extensions.edit");
  editor = wait_for_editor ();
  desk_fixture_type (field (editor, "username_row"), "Changed");
  desk_fixture_type (field (editor, "permit_row"), "10.0.0.0/8, !10.0.0.1");
  g_object_set (field (editor, "codec_picker"), "value", "opus,alaw", NULL);
  desk_fixture_save (editor);
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_EXTENSION_EDITOR) == NULL);
  g_assert_cmpstr (pbx_extension_get_username (row), ==, "Changed");

  /* And the device says so too. */
  desk_page_refresh (DESK_PAGE (fixture->page));
  test_run_for (100);
  test_wait_until (is_ready (fixture));
  g_object_get (row_at (fixture, 2), "audio-codec", &codecs, NULL);
  g_assert_cmpstr (codecs, ==, "opus,alaw");
  g_assert_cmpstr (pbx_extension_get_username (row_at (fixture, 2)), ==, "Changed");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  DeskExtensionEditor *editor;
  GtkRevealer *refusal;

  demo_process_tell (fixture->demo, "misbehave refuse " UPDATE_PATH " times 1");
  desk_table_select (fixture->table, 1);
  act (fixture, "extensions.edit");
  editor = wait_for_editor ();
  refusal = field (editor, "refusal");
  desk_fixture_type (field (editor, "username_row"), "Not lost");
  desk_fixture_save (editor);
  test_wait_until (gtk_revealer_get_reveal_child (refusal));
  g_assert_cmpstr (gtk_label_get_label (field (editor, "refusal_label")), !=, "");
  g_assert_cmpstr (desk_fixture_text (field (editor, "username_row")), ==, "Not lost");
  g_assert_cmpstr (pbx_extension_get_username (row_at (fixture, 1)), !=, "Not lost");

  desk_fixture_save (editor);
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_EXTENSION_EDITOR) == NULL);
  g_assert_cmpstr (pbx_extension_get_username (row_at (fixture, 1)), ==, "Not lost");
}

static void
test_discard (Fixture *fixture, gconstpointer data)
{
  DeskExtensionEditor *editor;

  desk_table_select (fixture->table, 1);
  act (fixture, "extensions.edit");
  editor = wait_for_editor ();
  desk_fixture_type (field (editor, "username_row"), "To be lost");
  desk_fixture_cancel (editor);
  test_wait_until (desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  desk_fixture_respond (desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG), "discard");
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_EXTENSION_EDITOR) == NULL);

  /* What was not changed is closed without a word. */
  act (fixture, "extensions.edit");
  editor = wait_for_editor ();
  desk_fixture_cancel (editor);
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_EXTENSION_EDITOR) == NULL);
}

static void
test_switch (Fixture *fixture, gconstpointer data)
{
  PbxExtension *row = row_at (fixture, 0);
  gboolean before = pbx_extension_get_enable (row);
  DeskSwitchCell *cell = desk_fixture_find_child (fixture->table, DESK_TYPE_SWITCH_CELL);
  GtkSwitch *toggle = desk_fixture_find_child (cell, GTK_TYPE_SWITCH);
  guint sent = count_requests (fixture, UPDATE_PATH);

  row = desk_cell_get_item (DESK_CELL (cell));
  before = pbx_extension_get_enable (row);
  gtk_switch_set_active (toggle, !before);
  g_assert_true (pbx_extension_get_enable (row) == !before);
  test_wait_until (count_requests (fixture, UPDATE_PATH) == sent + 1);
  test_run_for (200);
  g_assert_true (pbx_extension_get_enable (row) == !before);

  demo_process_tell (fixture->demo, "misbehave refuse " UPDATE_PATH " times 1");
  gtk_switch_set_active (toggle, before);
  g_assert_true (pbx_extension_get_enable (row) == before);
  test_wait_until (pbx_extension_get_enable (row) == !before);
  g_assert_true (gtk_switch_get_active (toggle) == !before);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *exten = g_strdup (pbx_extension_get_exten (row_at (fixture, 3)));
  AdwToastOverlay *overlay;
  GtkWidget *toast;

  desk_table_select (fixture->table, 3);
  act (fixture, "extensions.delete");
  g_assert_cmpuint (n_rows (fixture), ==, 119);
  overlay = ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (GTK_WIDGET (fixture->page), ADW_TYPE_TOAST_OVERLAY));
  toast = gtk_widget_get_last_child (GTK_WIDGET (overlay));
  g_signal_emit_by_name (desk_fixture_find_child (toast, GTK_TYPE_BUTTON), "clicked");
  test_wait_until (n_rows (fixture) == 120);
  test_run_for (300);
  g_assert_cmpuint (count_requests (fixture, DELETE_PATH), ==, 0);
  g_assert_nonnull (pbx_list_find (fixture->list, exten, NULL));
}

static GtkWidget *
focus_of (gpointer window)
{
  return gtk_root_get_focus (GTK_ROOT (window));
}

static gboolean
is_row_focused (Fixture *fixture, guint position)
{
  GtkWidget *focus = focus_of (fixture->base.window);
  GtkWidget *row = focus != NULL ? desk_list_util_get_row (focus) : NULL;

  /* The row itself: in a cell, the list's keys would be the cell's. */
  return row != NULL && row == focus &&
         desk_cell_get_position (DESK_CELL (desk_list_util_get_cell (row))) == position;
}

static void
test_focus (Fixture *fixture, gconstpointer data)
{
  g_autofree char *exten = NULL;

  test_wait_until (is_row_focused (fixture, 0));
  desk_table_select (fixture->table, 3);
  test_wait_until (is_row_focused (fixture, 3));
  exten = g_strdup (pbx_extension_get_exten (row_at (fixture, 4)));

  /* What moves up takes the selection and the focus; undoing needs no pointer. */
  act (fixture, "extensions.delete");
  test_wait_until (is_row_focused (fixture, 3));
  g_assert_true (gtk_selection_model_is_selected (desk_table_get_selection (fixture->table), 3));
  g_assert_cmpstr (pbx_extension_get_exten (row_at (fixture, 3)), ==, exten);
  act (fixture, "extensions.undo");
  test_wait_until (n_rows (fixture) == 120);
  g_assert_cmpuint (count_requests (fixture, DELETE_PATH), ==, 0);

  desk_table_select (fixture->table, 5);
  act (fixture, "extensions.detail");
  g_assert_true (desk_page_go_back (DESK_PAGE (fixture->page)));
  test_wait_until (is_row_focused (fixture, 5));
}

static guint
walk (DeskExtensionEditor *editor, GtkDirectionType direction, GHashTable *seen)
{
  guint n = 0;

  for (; n < 200; n++)
    {
      GtkWidget *before = focus_of (editor);
      gboolean moved = gtk_widget_child_focus (GTK_WIDGET (editor), direction);
      GtkWidget *after = focus_of (editor);

      if (!moved || after == NULL || g_hash_table_contains (seen, after))
        break;
      g_assert_true (before != after);
      g_hash_table_add (seen, after);
    }
  return n;
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  static const char *const reached[] = { "username_row", "email_row", "codec_picker", "cancel_button" };
  DeskExtensionEditor *editor;
  g_autoptr (GHashTable) there = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) back = g_hash_table_new (NULL, NULL);
  int width, height;

  desk_page_add (DESK_PAGE (fixture->page));
  editor = wait_for_editor ();
  gtk_widget_measure (GTK_WIDGET (editor), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (editor), GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 380);
  g_assert_cmpint (height, <=, 640);
  test_wait_until (desk_hint_row_get_hint (field (editor, "exten_hint")) == DESK_HINT_GOOD);
  desk_fixture_save (editor);
  g_assert_cmpint (desk_hint_row_get_hint (field (editor, "username_hint")), ==, DESK_HINT_ERROR);
  test_run_for (200);

  gtk_widget_grab_focus (field (editor, "exten_row"));
  walk (editor, GTK_DIR_TAB_FORWARD, there);
  gtk_widget_grab_focus (field (editor, "exten_row"));
  walk (editor, GTK_DIR_TAB_BACKWARD, back);
  for (guint i = 0; i < G_N_ELEMENTS (reached); i++)
    {
      GtkWidget *widget = field (editor, reached[i]);
      gboolean found[2] = { FALSE, FALSE };

      for (guint k = 0; k < 2; k++)
        {
          GHashTableIter iter;
          gpointer focus;

          g_hash_table_iter_init (&iter, k == 0 ? there : back);
          while (g_hash_table_iter_next (&iter, &focus, NULL))
            found[k] |= focus == widget || gtk_widget_is_ancestor (focus, widget);
          g_test_message ("%s %s: %d", reached[i], k == 0 ? "there" : "back", found[k]);
        }
      g_assert_true (found[0]);
      g_assert_true (found[1]);
    }
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
  GtkWidget *workspace = gtk_widget_get_ancestor (GTK_WIDGET (fixture->page), DESK_TYPE_WORKSPACE);

  gtk_window_set_default_size (GTK_WINDOW (fixture->base.window), 360, 640);
  test_wait_until (min_width (fixture) <= 360);
  gtk_selection_model_select_range (desk_table_get_selection (fixture->table), 1, 3, TRUE);
  test_wait_until (min_width (fixture) <= 360);
  desk_table_select (fixture->table, 1);
  act (fixture, "extensions.detail");
  test_wait_until (min_width (fixture) <= 360);
  g_object_set (workspace, "show-sidebar", FALSE, NULL);
  test_wait_until (min_width (fixture) <= 360);
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  gtk_selection_model_select_range (desk_table_get_selection (fixture->table), 1, 3, TRUE);
  act (fixture, "extensions.delete");
  g_assert_cmpuint (n_rows (fixture), ==, 117);
  g_assert_cmpuint (count_requests (fixture, DELETE_PATH), ==, 0);

  /* Another deletion sends what waited. */
  desk_table_select (fixture->table, 1);
  act (fixture, "extensions.delete");
  test_wait_until (count_requests (fixture, DELETE_PATH) == 1);
  g_assert_cmpuint (n_rows (fixture), ==, 116);

  /* So does the end of the toast. */
  test_wait_until (count_requests (fixture, DELETE_PATH) == 2);
  desk_page_refresh (DESK_PAGE (fixture->page));
  test_run_for (200);
  test_wait_until (is_ready (fixture));
  g_assert_cmpuint (n_rows (fixture), ==, 116);
}

static void
test_delete_refused (Fixture *fixture, gconstpointer data)
{
  demo_process_tell (fixture->demo, "misbehave refuse " DELETE_PATH " times 1");
  desk_table_select (fixture->table, 1);
  act (fixture, "extensions.delete");
  g_assert_cmpuint (n_rows (fixture), ==, 119);
  test_wait_until (n_rows (fixture) == 120);
  g_assert_cmpuint (count_requests (fixture, DELETE_PATH), ==, 1);
}

static void
test_delete_then_close (Fixture *fixture, gconstpointer data)
{
  desk_table_select (fixture->table, 1);
  act (fixture, "extensions.delete");
  desk_fixture_tear_down (&fixture->base, NULL);
  test_wait_until (count_requests (fixture, DELETE_PATH) == 1);
}

/* What waited for its Undo to pass is sent, and answered, although the person signs out. */
static void
test_delete_then_sign_out (Fixture *fixture, gconstpointer data)
{
  g_autofree char *exten = g_strdup (pbx_extension_get_exten (row_at (fixture, 1)));
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));

  desk_table_select (fixture->table, 1);
  act (fixture, "extensions.delete");
  desk_window_sign_out (fixture->base.window);
  test_wait_until (count_requests (fixture, DELETE_PATH) == 1);

  desk_fixture_sign_in (&fixture->base, fixture->demo);
  test_wait_until (desk_fixture_find_child (fixture->base.window, DESK_TYPE_EXTENSIONS_PAGE) != NULL);
  fixture->page = desk_fixture_find_child (fixture->base.window, DESK_TYPE_EXTENSIONS_PAGE);
  fixture->table = desk_extensions_page_get_table (fixture->page);
  fixture->list = desk_table_get_list (fixture->table);
  test_wait_until (is_ready (fixture));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n_before - 1);
  g_assert_null (pbx_list_find (fixture->list, exten, NULL));
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
  /* The button that was pressed is gone. */
  test_wait_until (is_row_focused (fixture, 0));
}

static void
test_detail (Fixture *fixture, gconstpointer data)
{
  DeskSplit *split = desk_fixture_child (fixture->page, DESK_TYPE_EXTENSIONS_PAGE, "split");
  DeskExtensionDetail *detail = desk_fixture_child (fixture->page, DESK_TYPE_EXTENSIONS_PAGE, "detail");

  desk_table_select (fixture->table, 4);
  act (fixture, "extensions.detail");
  g_assert_true (desk_split_get_show_detail (split));
  g_assert_true (desk_extension_detail_get_extension (detail) == row_at (fixture, 4));
  desk_table_select (fixture->table, 5);
  g_assert_true (desk_extension_detail_get_extension (detail) == row_at (fixture, 5));
  g_assert_true (desk_page_go_back (DESK_PAGE (fixture->page)));
  g_assert_false (desk_split_get_show_detail (split));
  g_assert_false (desk_page_go_back (DESK_PAGE (fixture->page)));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define add(path, function) g_test_add ("/extensions/" path, Fixture, NULL, set_up, function, tear_down)
  add ("fill", test_fill);
  add ("search", test_search);
  add ("sort", test_sort);
  add ("add", test_add);
  add ("edit", test_edit);
  add ("refused", test_refused);
  add ("discard", test_discard);
  add ("switch", test_switch);
  add ("undo", test_undo);
  add ("focus", test_focus);
  add ("walk", test_walk);
  add ("narrow", test_narrow);
  add ("delete", test_delete);
  add ("delete-refused", test_delete_refused);
  add ("delete-then-close", test_delete_then_close);
  add ("delete-then-sign-out", test_delete_then_sign_out);
  add ("failed", test_failed);
  add ("detail", test_detail);
#undef add
  return g_test_run ();
}
