/* desk-recordings-page.c: the recordings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-recordings-page.h"

#include "desk-call-filtering.h"
#include "desk-call-words.h"
#include "desk-calls-page.h"
#include "desk-mark-cell.h"
#include "desk-recording-saved.h"

#include <glib/gi18n.h>

#define N_KINDS 3

/**
 * DeskRecordingsPage:
 *
 * The recordings of calls, of conferences, and those that somebody began by a key: one list at a time, with
 * the filters of the call log. They are played in the window's bar, and saved through its downloads.
 */
struct _DeskRecordingsPage
{
  DeskListPage parent_instance;

  PbxList *lists[N_KINDS]; /* owned, by PbxRecordingKind */
  PbxRecordingKind kind;   /* of the list that is shown */
  DeskCallFiltering *filtering;
  DeskRecordingSaver *saver;

  char *played_key; /* owned, nullable: the row that plays */

  DeskTable *table;
  DeskCallFilterBar *filter_bar;
};

G_DEFINE_FINAL_TYPE (DeskRecordingsPage, desk_recordings_page, DESK_TYPE_LIST_PAGE)

static const struct
{
  const char *name;
  PbxEndpoint endpoint;
} kinds[N_KINDS] = {
  [PBX_RECORDING_GENERAL] = { "general", PBX_ENDPOINT_RECORDINGS },
  [PBX_RECORDING_CONFERENCE] = { "conference", PBX_ENDPOINT_CONFERENCE_RECORDINGS },
  [PBX_RECORDING_ONE_TOUCH] = { "one-touch", PBX_ENDPOINT_ONETOUCH_RECORDINGS },
};

static DeskSession *
get_session (DeskRecordingsPage *self)
{
  return desk_page_get_session (DESK_PAGE (self));
}

/* What the template calls */

static PbxParty *
get_party_cb (gpointer item, const char *number, DeskRecordingsPage *self)
{
  if (get_session (self) == NULL || number == NULL || *number == '\0')
    return NULL;
  return pbx_directory_get_party (desk_session_get_directory (get_session (self)), number);
}

static char *
describe_party_cb (gpointer item,
                   const char *name,
                   const char *number,
                   const char *caller_id,
                   DeskRecordingsPage *self)
{
  return desk_call_describe_party (name, number, caller_id);
}

static char *
describe_start_cb (gpointer item, const char *start, DeskRecordingsPage *self)
{
  g_autoptr (GDateTime) now =
    get_session (self) != NULL ? pbx_clock_dup_now (desk_session_get_clock (get_session (self))) : NULL;

  return desk_call_describe_start (start, now);
}

static char *
describe_length_cb (gpointer item, gint64 seconds, DeskRecordingsPage *self)
{
  return desk_call_describe_duration (seconds);
}

static DeskMark *
mark_status_cb (gpointer item, const char *status, DeskRecordingsPage *self)
{
  return desk_call_mark_status (status);
}

static DeskRecordingSaved *
get_saved_cb (gpointer item, const char *play_url, DeskRecordingsPage *self)
{
  if (get_session (self) == NULL || play_url == NULL || *play_url == '\0')
    return NULL;
  return desk_recording_saved_new (desk_session_get_downloads (get_session (self)), play_url);
}

static DeskMark *
mark_saved_cb (gpointer item, guint state, DeskRecordingsPage *self)
{
  switch (state)
    {
    case PBX_DOWNLOAD_DONE:
      return desk_mark_new ("object-select-symbolic", "success", C_ ("recording", "Saved"));
    case PBX_DOWNLOAD_FAILED:
      return desk_mark_new ("dialog-warning-symbolic", "error", C_ ("recording", "Failed"));
    case PBX_DOWNLOAD_PAUSED:
      return desk_mark_new ("media-playback-pause-symbolic", "dim-label", C_ ("recording", "Paused"));
    default:
      return desk_mark_new ("folder-download-symbolic", "accent", C_ ("recording", "Saving"));
    }
}

static char *
describe_row_cb (gpointer item,
                 const char *start,
                 const char *caller,
                 const char *callee,
                 gint64 length,
                 DeskRecordingsPage *self)
{
  g_autofree char *when = describe_start_cb (item, start, self);
  g_autofree char *lasts = desk_call_describe_duration (length);

  /* Translators: what a screen reader says of a recording: when, from whom, to whom, how long */
  return g_strdup_printf (_ ("%s, from %s to %s, %s"), when, caller, callee, lasts);
}

static char *
describe_count_cb (DeskRecordingsPage *self, guint n)
{
  return g_strdup_printf (ngettext ("%'u recording", "%'u recordings", n), n);
}

/* Playing */

static PbxRecordingInfo *find_neighbour (PbxRecordingInfo *current, int step, gpointer user_data);

static PbxRecording *
get_row (PbxList *list, guint position)
{
  g_autoptr (PbxRecord) row = g_list_model_get_item (G_LIST_MODEL (list), position);

  return row != NULL && pbx_record_get_ready (row) ? PBX_RECORDING (g_steal_pointer (&row)) : NULL;
}

/* Asks for the rows beside it too, so that the next one is there when it is wanted. */
static void
remember_played (DeskRecordingsPage *self, PbxRecording *row, PbxList *list)
{
  guint position;

  g_free (self->played_key);
  self->played_key = pbx_record_dup_key (PBX_RECORD (row));
  if (self->played_key == NULL || pbx_list_find (list, self->played_key, &position) == NULL)
    return;
  for (guint i = position > 0 ? position - 1 : 0; i <= position + 1; i++)
    {
      g_autoptr (PbxRecording) beside = get_row (list, i);
    }
}

static PbxRecordingInfo *
find_neighbour (PbxRecordingInfo *current, int step, gpointer user_data)
{
  DeskRecordingsPage *self = DESK_RECORDINGS_PAGE (user_data);
  PbxRecordingKind kind = pbx_recording_info_get_kind (current);
  PbxList *list = self->lists[kind];
  g_autoptr (PbxRecording) row = NULL;
  guint position;

  if (self->played_key == NULL || pbx_list_find (list, self->played_key, &position) == NULL ||
      (step < 0 && position == 0))
    return NULL;
  position = step < 0 ? position - 1 : position + 1;
  row = get_row (list, position);
  if (row == NULL)
    return NULL;
  remember_played (self, row, list);
  if (list == desk_list_page_get_list (DESK_LIST_PAGE (self)))
    desk_table_select (self->table, position);

  return desk_recording_saver_make_info (get_session (self), row, kind);
}

static void
play (DeskRecordingsPage *self, PbxRecording *row)
{
  g_autoptr (PbxRecordingInfo) info = desk_recording_saver_make_info (get_session (self), row, self->kind);

  remember_played (self, row, self->lists[self->kind]);
  desk_playback_play (desk_session_get_playback (get_session (self)), info, find_neighbour, self, NULL);
}

/* Actions */

static void
play_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (PbxRecording) row = desk_list_page_get_target (user_data);

  if (row != NULL)
    play (user_data, row);
}

static void
save_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskRecordingsPage *self = DESK_RECORDINGS_PAGE (user_data);
  g_autoptr (GPtrArray) targets = desk_list_page_get_targets (user_data);
  g_autoptr (GPtrArray) recordings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < targets->len; i++)
    g_ptr_array_add (recordings,
                     desk_recording_saver_make_info (get_session (self), targets->pdata[i], self->kind));
  desk_recording_saver_save (self->saver, recordings);
}

static void
save_all_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskRecordingsPage *self = DESK_RECORDINGS_PAGE (user_data);

  desk_recording_saver_save_all (self->saver, self->lists[self->kind], self->kind);
}

static void
show_call_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (PbxRecording) row = desk_list_page_get_target (user_data);
  DeskPage *calls = row != NULL ? desk_page_go_to (user_data, "calls") : NULL;

  if (DESK_IS_CALLS_PAGE (calls))
    desk_calls_page_show_call (DESK_CALLS_PAGE (calls), pbx_recording_get_caller (row),
                               pbx_recording_get_callee (row), pbx_recording_get_start (row));
}

static void
call_back_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (PbxRecording) row = desk_list_page_get_target (user_data);
  gboolean outgoing;

  if (row == NULL)
    return;
  outgoing = pbx_call_direction_parse (pbx_recording_get_direction (row)) == PBX_CALL_OUTGOING;
  gtk_widget_activate_action (user_data, "caller.call", "s",
                              outgoing ? pbx_recording_get_callee (row) : pbx_recording_get_caller (row));
}

static void
kind_changed_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  DeskRecordingsPage *self = DESK_RECORDINGS_PAGE (user_data);
  const char *name = g_variant_get_string (value, NULL);

  for (guint i = 0; i < N_KINDS; i++)
    {
      if (!g_str_equal (kinds[i].name, name))
        continue;
      g_simple_action_set_state (action, value);
      self->kind = i;
      desk_call_filtering_set_list (self->filtering, self->lists[i]);
      desk_list_page_set_list (DESK_LIST_PAGE (self), self->lists[i]);
    }
}

static void
format_changed_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  g_simple_action_set_state (action, value);
  g_settings_set_value (desk_session_get_device_settings (get_session (user_data)), "recording-format",
                        value);
}

/* DeskPage */

static void
desk_recordings_page_shown (DeskPage *page)
{
  DESK_PAGE_CLASS (desk_recordings_page_parent_class)->shown (page);
  desk_call_filtering_check_day (DESK_RECORDINGS_PAGE (page)->filtering);
}

/* DeskListPage */

static void
desk_recordings_page_activate (DeskListPage *page, gpointer item)
{
  play (DESK_RECORDINGS_PAGE (page), item);
}

static void
desk_recordings_page_update_actions (DeskListPage *page)
{
  PbxList *list = desk_list_page_get_list (page);

  desk_list_page_allow (page, "save-all",
                        pbx_list_get_state (list) == PBX_LIST_READY &&
                          g_list_model_get_n_items (G_LIST_MODEL (list)) > 0);
}

/* GObject */

static void
desk_recordings_page_constructed (GObject *object)
{
  DeskRecordingsPage *self = DESK_RECORDINGS_PAGE (object);
  DeskSession *session = get_session (self);
  g_autoptr (GVariant) format = NULL;
  const char *prefix;
  GAction *action;

  G_OBJECT_CLASS (desk_recordings_page_parent_class)->constructed (object);

  for (guint i = 0; i < N_KINDS; i++)
    self->lists[i] = pbx_list_new (desk_session_get_client (session), kinds[i].endpoint, PBX_TYPE_RECORDING);
  self->saver = desk_recording_saver_new (DESK_PAGE (self));
  self->filtering =
    desk_call_filtering_new (session, desk_call_filter_bar_get_filter (self->filter_bar), "recording-filter");
  desk_list_page_set_up (DESK_LIST_PAGE (self), self->table, NULL, self->lists[self->kind], NULL);
  desk_call_filtering_set_list (self->filtering, self->lists[self->kind]);
  format = g_settings_get_value (desk_session_get_device_settings (session), "recording-format");
  action =
    g_action_map_lookup_action (G_ACTION_MAP (desk_page_get_actions (DESK_PAGE (self), &prefix)), "format");
  g_simple_action_set_state (G_SIMPLE_ACTION (action), format);
}

static void
desk_recordings_page_dispose (GObject *object)
{
  DeskRecordingsPage *self = DESK_RECORDINGS_PAGE (object);

  if (get_session (self) != NULL && self->saver != NULL)
    desk_playback_forget_neighbours (desk_session_get_playback (get_session (self)), self);
  if (self->saver != NULL)
    g_object_run_dispose (G_OBJECT (self->saver));
  g_clear_object (&self->saver);
  g_clear_object (&self->filtering);
  for (guint i = 0; i < N_KINDS; i++)
    g_clear_object (&self->lists[i]);
  G_OBJECT_CLASS (desk_recordings_page_parent_class)->dispose (object);
}

static void
desk_recordings_page_finalize (GObject *object)
{
  g_free (DESK_RECORDINGS_PAGE (object)->played_key);
  G_OBJECT_CLASS (desk_recordings_page_parent_class)->finalize (object);
}

static void
desk_recordings_page_class_init (DeskRecordingsPageClass *klass)
{
  static const char *const for_one[] = { "play", "show-call", "call-back", NULL };
  static const char *const for_any[] = { "save", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DeskListPageClass *list_class = DESK_LIST_PAGE_CLASS (klass);

  object_class->constructed = desk_recordings_page_constructed;
  object_class->dispose = desk_recordings_page_dispose;
  object_class->finalize = desk_recordings_page_finalize;
  DESK_PAGE_CLASS (klass)->shown = desk_recordings_page_shown;
  list_class->for_one = for_one;
  list_class->for_any = for_any;
  list_class->activate = desk_recordings_page_activate;
  list_class->update_actions = desk_recordings_page_update_actions;

  g_type_ensure (PBX_TYPE_RECORDING);
  g_type_ensure (PBX_TYPE_PARTY);
  g_type_ensure (PBX_TYPE_DOWNLOAD);
  g_type_ensure (DESK_TYPE_CALL_FILTER_BAR);
  g_type_ensure (DESK_TYPE_RECORDING_SAVED);
  g_type_ensure (DESK_TYPE_MARK);
  g_type_ensure (DESK_TYPE_MARK_CELL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/recordings/"
                                                             "desk-recordings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskRecordingsPage, table);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordingsPage, filter_bar);
  gtk_widget_class_bind_template_child_full (widget_class, "general_button", FALSE, 0);
  gtk_widget_class_bind_template_child_full (widget_class, "conference_button", FALSE, 0);
  gtk_widget_class_bind_template_child_full (widget_class, "one_touch_button", FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, get_party_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_party_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_start_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_length_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_status_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_count_cb);
}

static void
desk_recordings_page_init (DeskRecordingsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "play", .activate = play_action_cb },
    { .name = "save", .activate = save_action_cb },
    { .name = "save-all", .activate = save_all_action_cb },
    { .name = "show-call", .activate = show_call_action_cb },
    { .name = "call-back", .activate = call_back_action_cb },
    { .name = "kind", .parameter_type = "s", .state = "'general'", .change_state = kind_changed_cb },
    { .name = "format", .parameter_type = "s", .state = "''", .change_state = format_changed_cb },
  };

  desk_list_page_add_actions (DESK_LIST_PAGE (self), "recordings", entries, G_N_ELEMENTS (entries));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_recordings_page_get_filter_bar:
 * @self: the page
 *
 * Returns: (transfer none): what the table is filtered by
 */
DeskCallFilterBar *
desk_recordings_page_get_filter_bar (DeskRecordingsPage *self)
{
  g_return_val_if_fail (DESK_IS_RECORDINGS_PAGE (self), NULL);
  return self->filter_bar;
}

/**
 * desk_recordings_page_get_saver:
 * @self: the page
 *
 * Returns: (transfer none): what saves recordings
 */
DeskRecordingSaver *
desk_recordings_page_get_saver (DeskRecordingsPage *self)
{
  g_return_val_if_fail (DESK_IS_RECORDINGS_PAGE (self), NULL);
  return self->saver;
}
