/* test-call-export.c: calls to a file, from the page's menu to the cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-call-export-dialog.h"
#include "desk-call-words.h"
#include "desk-calls-page.h"
#include "desk-fixture.h"
#include "test-chooser.h"

#include "formats-csv-reader.h"
#include "pbx-call.h"
#include "pbx-fetch-all.h"

#include <glib/gstdio.h>
#include <string.h>

#define LIST_PATH "/pbx/call-log/search-calllog-page"
#define N_CALLS 1300

typedef struct
{
  DeskFixture base;
  DemoProcess *demo;
  DeskCallsPage *page;
  PbxList *list;
  TestChooser *chooser;
  char *directory;
} Fixture;

static gboolean
is_ready (Fixture *fixture)
{
  return pbx_list_get_state (fixture->list) == PBX_LIST_READY && !pbx_list_get_busy (fixture->list);
}

static guint
n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->demo = demo_process_new (data);
  desk_fixture_set_up (&fixture->base, NULL);
  desk_fixture_sign_in (&fixture->base, fixture->demo);
  test_wait_until (desk_fixture_find_child (fixture->base.window, DESK_TYPE_CALLS_PAGE) != NULL);
  fixture->page = desk_fixture_find_child (fixture->base.window, DESK_TYPE_CALLS_PAGE);
  fixture->list = desk_list_page_get_list (DESK_LIST_PAGE (fixture->page));
  fixture->directory = g_dir_make_tmp ("frontdesk-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->chooser = g_object_new (TEST_TYPE_CHOOSER, NULL);
  fixture->chooser->file = g_file_new_build_filename (fixture->directory, "calls.csv", NULL);
  desk_calls_page_set_chooser (fixture->page, DESK_FILE_CHOOSER (fixture->chooser));
  desk_page_shown (DESK_PAGE (fixture->page));
  test_wait_until (is_ready (fixture) && n_rows (fixture) == N_CALLS);
  test_wait_until (
    pbx_directory_get_complete (desk_session_get_directory (desk_window_get_session (fixture->base.window))));
}

static guint
remove_files (Fixture *fixture)
{
  GDir *dir = g_dir_open (fixture->directory, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->directory, name, NULL);

      g_unlink (path);
      n++;
    }
  g_dir_close (dir);

  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (&fixture->base, NULL);
  g_clear_pointer (&fixture->demo, demo_process_free);
  remove_files (fixture);
  g_rmdir (fixture->directory);
  g_free (fixture->directory);
  g_object_unref (fixture->chooser);
}

static DeskCallExportDialog *export(Fixture *fixture)
{
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (desk_list_page_get_table (DESK_LIST_PAGE (fixture->page))),
                                "calls.export", NULL));
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_CALL_EXPORT_DIALOG) != NULL);

  return desk_fixture_find_dialog (DESK_TYPE_CALL_EXPORT_DIALOG);
}

static void
close_dialog (DeskCallExportDialog *dialog)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "export.close", NULL));
  desk_fixture_wait_until_closed (DESK_TYPE_CALL_EXPORT_DIALOG);
}

static void
fetched_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) user_data = pbx_fetch_all_finish (PBX_CLIENT (client), result, &error);
  g_assert_no_error (error);
}

static void
check_name (Fixture *fixture, const char *cell, const char *number, const char *otherwise)
{
  PbxDirectory *directory = desk_session_get_directory (desk_window_get_session (fixture->base.window));
  PbxPerson *person = *number != '\0' ? pbx_directory_lookup (directory, number) : NULL;

  if (person != NULL)
    g_assert_cmpstr (cell, ==, pbx_person_get_name (person));
  else
    g_assert_cmpstr (cell, ==, g_strcmp0 (otherwise, number) != 0 ? otherwise : "");
}

static void
check_cells (Fixture *fixture, GPtrArray *cells, PbxCall *call)
{
  g_autoptr (DeskMark) direction = desk_call_mark_direction (pbx_call_get_direction (call));
  g_autoptr (DeskMark) status = desk_call_mark_status (pbx_call_get_status (call));
  const char *const *cell = (const char *const *) cells->pdata;

  g_assert_cmpuint (cells->len, ==, 13);
  g_assert_cmpstr (cell[0], ==, pbx_call_get_start (call));
  g_assert_cmpstr (cell[1], ==, direction->word);
  g_assert_cmpstr (cell[2], ==, pbx_call_get_caller (call));
  check_name (fixture, cell[3], pbx_call_get_caller (call), pbx_call_get_caller_name (call));
  g_assert_cmpstr (cell[4], ==, pbx_call_get_callee (call));
  check_name (fixture, cell[5], pbx_call_get_callee (call), "");
  g_assert_cmpstr (cell[6], ==, pbx_call_get_dest (call));
  check_name (fixture, cell[7], pbx_call_get_dest (call), "");
  g_assert_cmpint (g_ascii_strtoll (cell[8], NULL, 10), ==, pbx_call_get_duration (call));
  g_assert_cmpstr (cell[9], ==, status->word);
  g_assert_cmpstr (cell[10], ==, pbx_call_get_trunk (call));
  g_assert_cmpstr (cell[11], ==, pbx_call_get_pin_code (call));
  g_assert_cmpstr (cell[12], ==, pbx_call_get_recording_file (call));
}

/* Compares the file with all calls of the device of which this became; %NULL for all. Returns how many. */
static guint
check_file (Fixture *fixture, const char *status)
{
  PbxClient *client = desk_session_get_client (desk_window_get_session (fixture->base.window));
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) calls = NULL;
  g_autoptr (FormatsCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  FormatsProblem problem;
  guint line;
  guint n = 0;

  g_file_load_contents (fixture->chooser->file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf"
                                         "Start,Direction,Caller,"));
  pbx_fetch_all_async (client, PBX_ENDPOINT_CALL_LOG, PBX_TYPE_CALL, NULL, NULL, NULL, NULL, fetched_cb,
                       &calls);
  test_wait_until (calls != NULL);
  g_assert_cmpuint (calls->len, ==, N_CALLS);
  reader = formats_csv_reader_new (text + 3, ',');
  g_assert_true (formats_csv_reader_next (reader, cells, &line, &problem));
  for (guint i = 0; i < calls->len; i++)
    {
      if (status != NULL && !g_str_equal (pbx_call_get_status (calls->pdata[i]), status))
        continue;
      g_assert_true (formats_csv_reader_next (reader, cells, &line, &problem));
      check_cells (fixture, cells, calls->pdata[i]);
      n++;
    }
  g_assert_false (formats_csv_reader_next (reader, cells, &line, &problem));

  return n;
}

static void
test_all (Fixture *fixture, gconstpointer data)
{
  DeskCallExportDialog *dialog = export(fixture);

  test_wait_until (g_str_equal (desk_call_export_dialog_get_step (dialog), "done"));
  close_dialog (dialog);
  g_assert_cmpstr (fixture->chooser->suggested_name, ==, "Calls.csv");
  g_assert_cmpuint (check_file (fixture, NULL), ==, N_CALLS);
}

static void
test_filtered (Fixture *fixture, gconstpointer data)
{
  DeskCallExportDialog *dialog;
  guint found;

  g_object_set (desk_call_filter_bar_get_filter (desk_calls_page_get_filter_bar (fixture->page)), "status",
                "BUSY", NULL);
  test_wait_until (is_ready (fixture) && n_rows (fixture) < N_CALLS);
  found = n_rows (fixture);
  dialog = export(fixture);
  test_wait_until (g_str_equal (desk_call_export_dialog_get_step (dialog), "done"));
  close_dialog (dialog);
  g_assert_cmpuint (found, >, 0);
  g_assert_cmpuint (check_file (fixture, "BUSY"), ==, found);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  DeskCallExportDialog *dialog;

  demo_process_tell (fixture->demo, "reset-requests");
  demo_process_tell (fixture->demo, "misbehave stall " LIST_PATH);
  dialog = export(fixture);
  test_wait_until (demo_process_count_requests (fixture->demo, LIST_PATH) > 0);
  g_assert_cmpstr (desk_call_export_dialog_get_step (dialog), ==, "progress");
  close_dialog (dialog);
  demo_process_tell (fixture->demo, "behave");
  /* What was begun is dropped in the background. */
  test_run_for (200);
  g_assert_cmpuint (remove_files (fixture), ==, 0);

  /* Nobody chooses a file. */
  g_clear_object (&fixture->chooser->file);
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (desk_list_page_get_table (DESK_LIST_PAGE (fixture->page))),
                                "calls.export", NULL));
  test_run_for (50);
  g_assert_null (desk_fixture_find_dialog (DESK_TYPE_CALL_EXPORT_DIALOG));
}

static void
test_fails (Fixture *fixture, gconstpointer data)
{
  DeskCallExportDialog *dialog;
  DeskWorkView *view;
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = g_object_ref (fixture->chooser->file);

  /* The device does not answer as it should: what was there stays, until it is tried again. */
  g_assert_true (g_file_replace_contents (file, "old", 3, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  demo_process_tell (fixture->demo, "misbehave error-500 " LIST_PATH);
  dialog = export(fixture);
  test_wait_until (g_str_equal (desk_call_export_dialog_get_step (dialog), "failed"));
  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
  demo_process_tell (fixture->demo, "behave");
  view = desk_fixture_child (dialog, DESK_TYPE_CALL_EXPORT_DIALOG, "view");
  g_signal_emit_by_name (view, "retry");
  test_wait_until (g_str_equal (desk_call_export_dialog_get_step (dialog), "done"));
  close_dialog (dialog);
  g_assert_cmpuint (check_file (fixture, NULL), ==, N_CALLS);

  /* There is no such folder. */
  g_clear_object (&fixture->chooser->file);
  fixture->chooser->file = g_file_new_for_path ("/nowhere/at/all.csv");
  dialog = export(fixture);
  test_wait_until (g_str_equal (desk_call_export_dialog_get_step (dialog), "failed"));
  close_dialog (dialog);
}

int
main (int argc, char **argv)
{
  const char *options = "--call-logs 1300 --no-traffic";

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/call-export/all", Fixture, options, set_up, test_all, tear_down);
  g_test_add ("/call-export/filtered", Fixture, options, set_up, test_filtered, tear_down);
  g_test_add ("/call-export/cancel", Fixture, options, set_up, test_cancel, tear_down);
  g_test_add ("/call-export/fails", Fixture, options, set_up, test_fails, tear_down);
  return g_test_run ();
}
