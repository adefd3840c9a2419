/* test-recordings.c: the recordings, through their widgets to a PBX, to the player and to files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-calls-page.h"
#include "desk-fixture.h"
#include "desk-recordings-page.h"

#include "pbx-call.h"

#include <glib/gstdio.h>
#include <string.h>

#define LIST_PATH "/pbx/call-log/search-general-recording-page"

/* Answers with a folder, or as somebody who closes the dialog */

#define TEST_TYPE_CHOOSER (test_chooser_get_type ())
G_DECLARE_FINAL_TYPE (TestChooser, test_chooser, TEST, CHOOSER, DeskFileChooser)

struct _TestChooser
{
  DeskFileChooser parent_instance;
  GFile *file; /* nullable */
};

G_DEFINE_FINAL_TYPE (TestChooser, test_chooser, DESK_TYPE_FILE_CHOOSER)

static void
test_chooser_choose (DeskFileChooser *chooser,
                     GtkWindow *parent,
                     const DeskFileQuestion *question,
                     GTask *task)
{
  g_assert_true (question->folder);
  g_assert_nonnull (parent);
  if (TEST_CHOOSER (chooser)->file != NULL)
    g_task_return_pointer (task, g_object_ref (TEST_CHOOSER (chooser)->file), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "dismissed");
  g_object_unref (task);
}

static void
test_chooser_finalize (GObject *object)
{
  g_clear_object (&TEST_CHOOSER (object)->file);
  G_OBJECT_CLASS (test_chooser_parent_class)->finalize (object);
}

static void
test_chooser_class_init (TestChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_chooser_finalize;
  DESK_FILE_CHOOSER_CLASS (klass)->choose = test_chooser_choose;
}

static void
test_chooser_init (TestChooser *self)
{
}

typedef struct
{
  DeskFixture base;
  DemoProcess *demo;
  DeskSession *session;
  DeskRecordingsPage *page;
  DeskTable *table;
  DeskPlayback *playback;
  PbxDownloads *downloads;
  PbxCallFilter *filter;
  TestChooser *chooser;
  char *folder;
} Fixture;

static PbxList *
get_list (Fixture *fixture)
{
  return desk_table_get_list (fixture->table);
}

static guint
n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_list (fixture)));
}

static PbxRecording *
row_at (Fixture *fixture, guint position)
{
  g_autoptr (PbxRecording) row = g_list_model_get_item (G_LIST_MODEL (get_list (fixture)), position);

  return row; /* the list keeps the row */
}

static gboolean
is_ready (PbxList *list)
{
  return pbx_list_get_state (list) == PBX_LIST_READY && !pbx_list_get_busy (list);
}

static void
act (DeskTable *table, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (table), action, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->demo = demo_process_new (data);
  desk_fixture_set_up (&fixture->base, NULL);
  desk_fixture_sign_in (&fixture->base, fixture->demo);
  test_wait_until (desk_fixture_find_child (fixture->base.window, DESK_TYPE_RECORDINGS_PAGE) != NULL);
  fixture->session = desk_window_get_session (fixture->base.window);
  fixture->playback = desk_session_get_playback (fixture->session);
  fixture->downloads = desk_session_get_downloads (fixture->session);
  fixture->page = desk_fixture_find_child (fixture->base.window, DESK_TYPE_RECORDINGS_PAGE);
  fixture->table = desk_list_page_get_table (DESK_LIST_PAGE (fixture->page));
  fixture->filter = desk_call_filter_bar_get_filter (desk_recordings_page_get_filter_bar (fixture->page));
  fixture->folder = g_dir_make_tmp ("recordings-XXXXXX", NULL);
  fixture->chooser = g_object_new (TEST_TYPE_CHOOSER, NULL);
  fixture->chooser->file = g_file_new_for_path (fixture->folder);
  desk_recording_saver_set_chooser (desk_recordings_page_get_saver (fixture->page),
                                    DESK_FILE_CHOOSER (fixture->chooser));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "workspace.show-page", "s", "recordings");
  test_wait_until (is_ready (get_list (fixture)) && n_rows (fixture) > 0);
}

static guint
count_files (Fixture *fixture, const char *suffix)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (suffix == NULL || g_str_has_suffix (name, suffix))
        n++;
    }

  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  desk_fixture_tear_down (&fixture->base, NULL);
  g_clear_pointer (&fixture->demo, demo_process_free);
  g_clear_object (&fixture->chooser);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  GtkToggleButton *conference =
    desk_fixture_child (fixture->page, DESK_TYPE_RECORDINGS_PAGE, "conference_button");
  GtkToggleButton *general = desk_fixture_child (fixture->page, DESK_TYPE_RECORDINGS_PAGE, "general_button");
  GtkToggleButton *one_touch =
    desk_fixture_child (fixture->page, DESK_TYPE_RECORDINGS_PAGE, "one_touch_button");
  PbxList *first = get_list (fixture);

  g_assert_true (gtk_toggle_button_get_active (general));
  gtk_widget_activate (GTK_WIDGET (conference));
  test_wait_until (get_list (fixture) != first);
  test_wait_until (is_ready (get_list (fixture)) && n_rows (fixture) > 0);
  g_assert_true (gtk_toggle_button_get_active (conference));
  g_assert_false (gtk_toggle_button_get_active (general));
  g_assert_cmpint (pbx_list_get_endpoint (get_list (fixture)), ==, PBX_ENDPOINT_CONFERENCE_RECORDINGS);
  gtk_widget_activate (GTK_WIDGET (one_touch));
  test_wait_until (pbx_list_get_endpoint (get_list (fixture)) == PBX_ENDPOINT_ONETOUCH_RECORDINGS);
  test_wait_until (is_ready (get_list (fixture)) && n_rows (fixture) > 0);
  gtk_widget_activate (GTK_WIDGET (general));
  test_wait_until (get_list (fixture) == first);
  /* What is chosen already is not chosen away. */
  gtk_widget_activate (GTK_WIDGET (general));
  g_assert_true (gtk_toggle_button_get_active (general));
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  g_autofree char *caller = g_strdup (pbx_recording_get_caller (row_at (fixture, 0)));
  g_autoptr (GVariant) saved = NULL;
  g_autoptr (GVariant) calls = NULL;
  GSettings *settings = desk_session_get_device_settings (fixture->session);
  guint all = n_rows (fixture);

  g_object_set (fixture->filter, "caller", caller, NULL);
  test_wait_until (is_ready (get_list (fixture)) && n_rows (fixture) < all);
  g_assert_cmpuint (n_rows (fixture), >, 0);
  for (guint i = 0; i < MIN (n_rows (fixture), 10); i++)
    g_assert_nonnull (strstr (pbx_recording_get_caller (row_at (fixture, i)), caller));
  /* Remembered apart from the call log's */
  saved = g_settings_get_value (settings, "recording-filter");
  calls = g_settings_get_value (settings, "call-filter");
  g_assert_cmpuint (g_variant_n_children (saved), ==, 1);
  g_assert_cmpuint (g_variant_n_children (calls), ==, 0);
  /* It goes on with the next kind. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "recordings.kind", "s", "one-touch");
  test_wait_until (is_ready (get_list (fixture)));
  for (guint i = 0; i < MIN (n_rows (fixture), 10); i++)
    g_assert_nonnull (strstr (pbx_recording_get_caller (row_at (fixture, i)), caller));
}

static const char *
get_playing_url (Fixture *fixture)
{
  PbxRecordingInfo *info = desk_playback_get_recording (fixture->playback);

  return info != NULL ? pbx_recording_info_get_play_url (info) : "";
}

static void
test_play (Fixture *fixture, gconstpointer data)
{
  desk_table_select (fixture->table, 1);
  act (fixture->table, "recordings.play");
  g_assert_cmpstr (get_playing_url (fixture), ==, pbx_recording_get_play_url (row_at (fixture, 1)));
  test_wait_until (sound_player_get_ready (desk_playback_get_player (fixture->playback)));
  /* The bar goes through the list, and stops at its end. */
  g_assert_true (desk_playback_step (fixture->playback, 1));
  g_assert_cmpstr (get_playing_url (fixture), ==, pbx_recording_get_play_url (row_at (fixture, 2)));
  g_assert_true (desk_playback_step (fixture->playback, -1));
  g_assert_true (desk_playback_step (fixture->playback, -1));
  g_assert_cmpstr (get_playing_url (fixture), ==, pbx_recording_get_play_url (row_at (fixture, 0)));
  desk_playback_step (fixture->playback, -1);
  g_assert_cmpstr (get_playing_url (fixture), ==, pbx_recording_get_play_url (row_at (fixture, 0)));
  /* Enter, or a double click */
  g_signal_emit_by_name (fixture->table, "activated", 3, row_at (fixture, 3));
  g_assert_cmpstr (get_playing_url (fixture), ==, pbx_recording_get_play_url (row_at (fixture, 3)));
  desk_playback_close (fixture->playback);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection = desk_table_get_selection (fixture->table);

  desk_table_select (fixture->table, 0);
  act (fixture->table, "recordings.save");
  test_wait_until (pbx_downloads_count (fixture->downloads, PBX_DOWNLOAD_DONE) == 1);
  g_assert_cmpuint (count_files (fixture, NULL), ==, 1);
  /* Two at once, in another format */
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "recordings.format", "s", "opus");
  gtk_selection_model_select_item (selection, 1, TRUE);
  gtk_selection_model_select_item (selection, 2, FALSE);
  act (fixture->table, "recordings.save");
  test_wait_until (pbx_downloads_count (fixture->downloads, PBX_DOWNLOAD_DONE) == 3);
  g_assert_cmpuint (count_files (fixture, NULL), ==, 3);
  g_assert_cmpuint (count_files (fixture, ".ogg"), ==, 2);
  /* Closing the dialog saves nothing, and does not stand in the way of the next time. */
  g_clear_object (&fixture->chooser->file);
  act (fixture->table, "recordings.save");
  test_run_for (50);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->downloads)), ==, 3);
  fixture->chooser->file = g_file_new_for_path (fixture->folder);
  act (fixture->table, "recordings.save");
  test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->downloads)) == 5);
  test_wait_until (pbx_downloads_get_n_active (fixture->downloads) == 0);
}

static void
test_save_all (Fixture *fixture, gconstpointer data)
{
  g_autofree char *caller = g_strdup (pbx_recording_get_caller (row_at (fixture, 0)));
  guint all = n_rows (fixture);
  gpointer dialog;
  guint found;

  g_object_set (fixture->filter, "caller", caller, NULL);
  test_wait_until (is_ready (get_list (fixture)) && n_rows (fixture) < all && n_rows (fixture) > 0);
  found = n_rows (fixture);
  act (fixture->table, "recordings.save-all");
  dialog = desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  desk_fixture_respond (dialog, "cancel");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->downloads)), ==, 0);
  act (fixture->table, "recordings.save-all");
  dialog = desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG);
  desk_fixture_respond (dialog, "save");
  test_wait_until (pbx_downloads_count (fixture->downloads, PBX_DOWNLOAD_DONE) == found);
  g_assert_cmpuint (count_files (fixture, NULL), ==, found);
}

/* From a recording to its call, and from there to the recording */
static void
test_call (Fixture *fixture, gconstpointer data)
{
  DeskCallsPage *calls = desk_fixture_find_child (fixture->base.window, DESK_TYPE_CALLS_PAGE);
  DeskTable *table = desk_list_page_get_table (DESK_LIST_PAGE (calls));
  PbxRecording *recording = row_at (fixture, 4);
  g_autoptr (PbxCall) call = NULL;

  desk_recording_saver_set_chooser (desk_calls_page_get_saver (calls), DESK_FILE_CHOOSER (fixture->chooser));
  desk_table_select (fixture->table, 4);
  act (fixture->table, "recordings.show-call");
  test_wait_until (desk_table_get_n_selected (table) == 1);
  call = desk_table_get_single (table);
  g_assert_cmpstr (pbx_call_get_start (call), ==, pbx_recording_get_start (recording));
  g_assert_cmpstr (pbx_call_get_caller (call), ==, pbx_recording_get_caller (recording));
  act (table, "calls.play-recording");
  test_wait_until (g_str_equal (get_playing_url (fixture), pbx_recording_get_play_url (recording)));
  act (table, "calls.save-recording");
  test_wait_until (pbx_downloads_count (fixture->downloads, PBX_DOWNLOAD_DONE) == 1);
  g_assert_cmpuint (count_files (fixture, NULL), ==, 1);
  desk_playback_close (fixture->playback);
}

static void
test_failure (Fixture *fixture, gconstpointer data)
{
  DeskStates *states = desk_table_get_states (fixture->table);

  demo_process_tell (fixture->demo, "misbehave error-500 " LIST_PATH);
  g_object_set (fixture->filter, "period", PBX_PERIOD_30_DAYS, NULL);
  test_wait_until (g_str_equal (desk_states_get_visible_state (states), "failed"));
  demo_process_tell (fixture->demo, "behave");
  pbx_list_retry (get_list (fixture));
  test_wait_until (is_ready (get_list (fixture)) &&
                   g_str_equal (desk_states_get_visible_state (states), "content"));
}

int
main (int argc, char **argv)
{
  const char *options = "--seed 7 --call-logs 900 --no-traffic";

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/recordings/kinds", Fixture, options, set_up, test_kinds, tear_down);
  g_test_add ("/recordings/filter", Fixture, options, set_up, test_filter, tear_down);
  g_test_add ("/recordings/play", Fixture, options, set_up, test_play, tear_down);
  g_test_add ("/recordings/save", Fixture, options, set_up, test_save, tear_down);
  g_test_add ("/recordings/save-all", Fixture, options, set_up, test_save_all, tear_down);
  g_test_add ("/recordings/call", Fixture, options, set_up, test_call, tear_down);
  g_test_add ("/recordings/failure", Fixture, options, set_up, test_failure, tear_down);
  return g_test_run ();
}
