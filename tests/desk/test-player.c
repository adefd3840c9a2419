/* test-player.c: the bar that plays recordings, the desktop's media keys, and the list of downloads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-download-row.h"
#include "desk-downloads-button.h"
#include "desk-fixture.h"
#include "desk-player.h"
#include "desk-preferences.h"
#include "desk-session.h"
#include "desk-waveform.h"
#include "desk-workspace.h"
#include "pbx-list.h"

#include <glib/gstdio.h>

#define SECOND G_GINT64_CONSTANT (1000000000)
#define PLAY "/pbx/play/"
#define MPRIS "org.mpris.MediaPlayer2.io.github.fcm5600.FrontDesk"

typedef struct
{
  DeskFixture window;
  DemoProcess *demo;
  DeskPlayback *playback;
  SoundPlayer *player;
  DeskPlayer *bar;
  DeskDownloadsButton *downloads_button;
  PbxDownloads *downloads;
  PbxRecordingInfo *recordings[3];
} Fixture;

static gpointer
find_widget (GtkWidget *widget, GType type)
{
  gpointer found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

static void
load_recordings (Fixture *fixture, PbxClient *client)
{
  static const char *const parameters[][2] = {
    { "from", "2000-01-01" }, { "to", "2099-12-31" }, { "type", "all" }, { "status", "all" }
  };
  g_autoptr (PbxList) list = pbx_list_new (client, PBX_ENDPOINT_RECORDINGS, PBX_TYPE_RECORDING);
  guint found = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (parameters); i++)
    pbx_list_set_parameter (list, parameters[i][0], parameters[i][1]);
  pbx_list_load (list);
  test_wait_until (pbx_list_get_state (list) == PBX_LIST_READY);

  for (guint i = 0; found < 3; i++)
    {
      g_autoptr (PbxRecording) recording = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_nonnull (recording);
      /* Long enough to move in */
      if (pbx_recording_get_length (recording) >= 40)
        fixture->recordings[found++] = pbx_recording_info_new_for (recording, PBX_RECORDING_GENERAL);
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  DeskSession *session;

  desk_fixture_set_up (&fixture->window, data);
  fixture->demo = demo_process_new ("--seed 7 --no-traffic");
  desk_fixture_sign_in (&fixture->window, fixture->demo);

  session = desk_window_get_session (fixture->window.window);
  fixture->playback = desk_session_get_playback (session);
  fixture->player = desk_playback_get_player (fixture->playback);
  fixture->downloads = desk_session_get_downloads (session);
  fixture->bar = find_widget (GTK_WIDGET (fixture->window.window), DESK_TYPE_PLAYER);
  fixture->downloads_button = find_widget (GTK_WIDGET (fixture->window.window), DESK_TYPE_DOWNLOADS_BUTTON);
  load_recordings (fixture, desk_session_get_client (session));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    g_clear_object (&fixture->recordings[i]);
  desk_fixture_tear_down (&fixture->window, data);
  demo_process_free (fixture->demo);
}

static gpointer
child (Fixture *fixture, const char *name)
{
  return desk_fixture_child (fixture->bar, DESK_TYPE_PLAYER, name);
}

static void
click (gpointer button)
{
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_open (Fixture *fixture)
{
  return gtk_revealer_get_reveal_child (child (fixture, "revealer"));
}

/* The recordings stand in a row. */
static PbxRecordingInfo *
find_neighbour (PbxRecordingInfo *current, int step, gpointer user_data)
{
  Fixture *fixture = user_data;

  for (int i = 0; i < 3; i++)
    if (fixture->recordings[i] == current && i + step >= 0 && i + step < 3)
      return g_object_ref (fixture->recordings[i + step]);

  return NULL;
}

static void
play (Fixture *fixture, guint n)
{
  desk_playback_play (fixture->playback, fixture->recordings[n], find_neighbour, fixture, NULL);
  test_wait_until (sound_player_get_ready (fixture->player));
}

static void
test_bar (Fixture *fixture, gconstpointer data)
{
  GtkWidget *waveform = child (fixture, "waveform");
  gint64 position;

  g_assert_false (is_open (fixture));
  play (fixture, 0);
  g_assert_true (is_open (fixture));
  g_assert_cmpstr (gtk_label_get_label (child (fixture, "title_label")), !=, "");
  g_assert_cmpstr (gtk_label_get_label (child (fixture, "subtitle_label")), !=, "");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child (fixture, "content_stack")), ==, "sound");
  test_wait_until (sound_player_get_position (fixture->player) > 0);
  test_wait_until (desk_playback_get_waveform (fixture->playback) != NULL &&
                   sound_waveform_get_progress (desk_playback_get_waveform (fixture->playback)) == 1.0);

  click (child (fixture, "play_button"));
  g_assert_false (sound_player_get_playing (fixture->player));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (child (fixture, "play_button")), ==, "Play");

  position = sound_player_get_position (fixture->player);
  click (child (fixture, "forward_button"));
  g_assert_cmpint (sound_player_get_position (fixture->player), ==, position + 10 * SECOND);
  click (child (fixture, "back_button"));
  g_assert_cmpint (sound_player_get_position (fixture->player), ==, position);

  g_signal_emit_by_name (waveform, "seek", (gint64) (20 * SECOND));
  g_assert_cmpint (sound_player_get_position (fixture->player), ==, 20 * SECOND);
  g_assert_cmpstr (gtk_label_get_label (child (fixture, "position_label")), ==, "0:20");
  gtk_test_accessible_assert_role (waveform, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (waveform, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 20.0);

  gtk_adjustment_set_value (child (fixture, "rate_adjustment"), 1.5);
  g_assert_cmpfloat (sound_player_get_rate (fixture->player), ==, 1.5);
  g_assert_cmpstr (gtk_menu_button_get_label (child (fixture, "options_button")), ==, "1.5×");
  desk_playback_change_rate (fixture->playback, -2);
  g_assert_cmpfloat (gtk_adjustment_get_value (child (fixture, "rate_adjustment")), ==, 1.0);
  gtk_switch_set_active (child (fixture, "silence_switch"), TRUE);
  g_assert_true (sound_player_get_skip_silence (fixture->player));
  gtk_switch_set_active (child (fixture, "silence_switch"), FALSE);

  click (child (fixture, "close_button"));
  g_assert_false (is_open (fixture));
  g_assert_null (desk_playback_get_recording (fixture->playback));

  /* Where somebody stopped is where it goes on. */
  play (fixture, 0);
  g_assert_cmpint (sound_player_get_position (fixture->player), >=, 20 * SECOND);
  g_assert_cmpint (sound_player_get_position (fixture->player), <, 25 * SECOND);
}

static void
test_neighbours (Fixture *fixture, gconstpointer data)
{
  play (fixture, 0);
  click (child (fixture, "next_button"));
  g_assert_true (desk_playback_get_recording (fixture->playback) == fixture->recordings[1]);
  test_wait_until (sound_player_get_ready (fixture->player));
  click (child (fixture, "previous_button"));
  click (child (fixture, "previous_button"));
  g_assert_true (desk_playback_get_recording (fixture->playback) == fixture->recordings[0]);

  /* The page that knew what is next goes away: what plays goes on. */
  desk_playback_forget_neighbours (fixture->playback, fixture);
  g_assert_false (gtk_widget_get_sensitive (child (fixture, "next_button")));
  test_wait_until (sound_player_get_ready (fixture->player));
  g_assert_true (is_open (fixture));
}

static void
test_problem (Fixture *fixture, gconstpointer data)
{
  demo_process_tell (fixture->demo, "misbehave code-not-zero %s", PLAY);
  desk_playback_play (fixture->playback, fixture->recordings[2], NULL, NULL, NULL);
  test_wait_until (desk_playback_get_problem (fixture->playback) != NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child (fixture, "content_stack")), ==, "problem");
  g_assert_cmpstr (gtk_label_get_label (child (fixture, "problem_label")), ==,
                   desk_playback_get_problem (fixture->playback));
  g_assert_false (sound_player_get_playing (fixture->player));

  demo_process_tell (fixture->demo, "behave");
  click (child (fixture, "try_again_button"));
  test_wait_until (sound_player_get_ready (fixture->player));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child (fixture, "content_stack")), ==, "sound");
}

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GVariant *
call_mpris (GDBusConnection *bus, const char *interface, const char *method, GVariant *arguments)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_dbus_connection_call (bus, MPRIS, "/org/mpris/MediaPlayer2", interface, method, arguments, NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, take_result, &result);
  test_wait_until (result != NULL);

  return g_dbus_connection_call_finish (bus, result, NULL);
}

static void
test_media_keys (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) none = NULL;
  g_autoptr (GVariant) paused = NULL;
  g_autoptr (GVariant) status = NULL;
  g_autoptr (GVariant) moved = NULL;
  g_autoptr (GVariant) stopped = NULL;
  g_autoptr (GVariant) value = NULL;
  gint64 position;

  none = call_mpris (bus, MPRIS ".nobody", "PlayPause", NULL);
  g_assert_null (none);

  play (fixture, 1);
  test_run_for (50);
  paused = call_mpris (bus, "org.mpris.MediaPlayer2.Player", "PlayPause", NULL);
  g_assert_nonnull (paused);
  g_assert_false (sound_player_get_playing (fixture->player));
  status = call_mpris (bus, "org.freedesktop.DBus.Properties", "Get",
                       g_variant_new ("(ss)", "org.mpris.MediaPlayer2.Player", "PlaybackStatus"));
  g_variant_get (status, "(v)", &value);
  g_assert_cmpstr (g_variant_get_string (value, NULL), ==, "Paused");

  position = sound_player_get_position (fixture->player);
  moved = call_mpris (bus, "org.mpris.MediaPlayer2.Player", "Seek", g_variant_new ("(x)", (gint64) 5000000));
  g_assert_nonnull (moved);
  g_assert_cmpint (sound_player_get_position (fixture->player), ==, position + 5 * SECOND);

  stopped = call_mpris (bus, "org.mpris.MediaPlayer2.Player", "Stop", NULL);
  g_assert_nonnull (stopped);
  g_assert_false (is_open (fixture));
  g_clear_pointer (&none, g_variant_unref);
  none = call_mpris (bus, "org.mpris.MediaPlayer2.Player", "PlayPause", NULL);
  g_assert_null (none);
}

static gpointer
of_downloads (Fixture *fixture, const char *name)
{
  return desk_fixture_child (fixture->downloads_button, DESK_TYPE_DOWNLOADS_BUTTON, name);
}

static void
test_downloads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("player-XXXXXX", &error);
  g_autofree char *gone = g_build_filename (folder, "gone", NULL);
  g_autofree char *path = NULL;
  PbxDownload *good;
  PbxDownload *bad;
  GtkWidget *row;

  g_assert_no_error (error);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->downloads_button)));

  good = pbx_downloads_add (fixture->downloads, fixture->recordings[0], folder, NULL, "opus");
  bad = pbx_downloads_add (fixture->downloads, fixture->recordings[1], gone, NULL, NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->downloads_button)));
  gtk_menu_button_popup (of_downloads (fixture, "button"));
  test_wait_until (pbx_downloads_get_n_active (fixture->downloads) == 0);
  g_assert_cmpint (pbx_download_get_state (good), ==, PBX_DOWNLOAD_DONE);
  g_assert_cmpint (pbx_download_get_state (bad), ==, PBX_DOWNLOAD_FAILED);
  path = pbx_download_dup_path (good);
  g_assert_true (g_str_has_suffix (path, ".ogg"));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpstr (gtk_label_get_label (of_downloads (fixture, "summary_label")), ==,
                   "1 recording saved · 1 failed");

  gtk_toggle_button_set_active (of_downloads (fixture, "failed_button"), TRUE);
  test_wait_until (find_widget (of_downloads (fixture, "list"), DESK_TYPE_DOWNLOAD_ROW) != NULL);
  row = find_widget (of_downloads (fixture, "list"), DESK_TYPE_DOWNLOAD_ROW);
  g_assert_cmpstr (gtk_label_get_label (desk_fixture_child (row, DESK_TYPE_DOWNLOAD_ROW, "name_label")), ==,
                   pbx_download_get_name (bad));

  /* The folder is there again. */
  g_assert_cmpint (g_mkdir (gone, 0700), ==, 0);
  click (desk_fixture_child (row, DESK_TYPE_DOWNLOAD_ROW, "action_button"));
  test_wait_until (pbx_downloads_count (fixture->downloads, PBX_DOWNLOAD_DONE) == 2);
  g_assert_false (gtk_toggle_button_get_active (of_downloads (fixture, "failed_button")));
  g_assert_cmpstr (gtk_label_get_label (of_downloads (fixture, "summary_label")), ==, "2 recordings saved");

  click (of_downloads (fixture, "clear_button"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->downloads_button)));
}

/* What was played is kept until the person clears it. */
static void
test_cache (Fixture *fixture, gconstpointer data)
{
  DeskApplication *application = fixture->window.application;
  DeskPreferences *preferences;
  AdwActionRow *row;
  GtkWidget *button;

  play (fixture, 0);
  desk_playback_close (fixture->playback);

  preferences = desk_preferences_new (NULL, desk_application_get_settings (application),
                                      desk_application_get_devices (application));
  gtk_window_present (GTK_WINDOW (preferences));
  row = desk_fixture_child (preferences, DESK_TYPE_PREFERENCES, "cache_row");
  button = desk_fixture_child (preferences, DESK_TYPE_PREFERENCES, "clear_button");
  test_wait_until (g_strcmp0 (adw_action_row_get_subtitle (row), "") != 0);
  g_assert_cmpstr (adw_action_row_get_subtitle (row), !=, "Nothing");

  click (button);
  test_wait_until (g_strcmp0 (adw_action_row_get_subtitle (row), "Nothing") == 0);
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_window_destroy (GTK_WINDOW (preferences));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define add(path, func) g_test_add ("/player/" path, Fixture, NULL, set_up, func, tear_down)
  add ("bar", test_bar);
  add ("neighbours", test_neighbours);
  add ("problem", test_problem);
  add ("media-keys", test_media_keys);
  add ("downloads", test_downloads);
  add ("cache", test_cache);

  return g_test_run ();
}
