/* desk-calls-page.c: the call log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-calls-page.h"

#include "desk-call-detail.h"
#include "desk-call-export-dialog.h"
#include "desk-call-filtering.h"
#include "desk-call-statistics.h"
#include "desk-call-words.h"
#include "desk-mark-cell.h"

#include "pbx-recording-find.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * DeskCallsPage:
 *
 * The call log, newest first: any number of calls, filtered on the device, with the names of the directory.
 * New calls come in on top while the page is shown.
 */
struct _DeskCallsPage
{
  DeskListPage parent_instance;

  DeskSplit *split;
  DeskTable *table;
  DeskCallFilterBar *filter_bar;
  DeskCallDetail *detail;

  DeskFileChooser *chooser;       /* owned */
  GCancellable *cancellable;      /* owned: gone with the page */
  DeskCallFiltering *filtering;   /* owned */
  DeskRecordingSaver *saver;      /* owned */
  GCancellable *search;           /* owned, nullable: of the search for a recording */
  char *wanted_start;             /* owned, nullable: of the call to select once it is here */
  DeskCallStatistics *statistics; /* weak, nullable */
  guint refresh_source;
};

#define REFRESH_SECONDS 20
/* How many calls between two people on one day are looked through for one */
#define MAX_WANTED 100

G_DEFINE_FINAL_TYPE (DeskCallsPage, desk_calls_page, DESK_TYPE_LIST_PAGE)

static DeskSession *
get_session (DeskCallsPage *self)
{
  return desk_page_get_session (DESK_PAGE (self));
}

/* What the template calls */

static PbxParty *
get_party_cb (gpointer item, const char *number, DeskCallsPage *self)
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
                   DeskCallsPage *self)
{
  return desk_call_describe_party (name, number, caller_id);
}

static char *
describe_start_cb (gpointer item, const char *start, DeskCallsPage *self)
{
  g_autoptr (GDateTime) now =
    get_session (self) != NULL ? pbx_clock_dup_now (desk_session_get_clock (get_session (self))) : NULL;

  return desk_call_describe_start (start, now);
}

static char *
describe_duration_cb (gpointer item, gint64 seconds, DeskCallsPage *self)
{
  return desk_call_describe_duration (seconds);
}

static DeskMark *
mark_direction_cb (gpointer item, const char *direction, DeskCallsPage *self)
{
  return desk_call_mark_direction (direction);
}

static DeskMark *
mark_status_cb (gpointer item, const char *status, DeskCallsPage *self)
{
  return desk_call_mark_status (status);
}

static DeskMark *
mark_recording_cb (gpointer item, const char *file, DeskCallsPage *self)
{
  if (file == NULL || *file == '\0')
    return NULL;
  return desk_mark_new_icon ("desk-recording-symbolic", NULL, _ ("Recorded"));
}

static char *
describe_row_cb (gpointer item,
                 const char *direction,
                 const char *start,
                 const char *caller,
                 const char *callee,
                 const char *status,
                 DeskCallsPage *self)
{
  g_autofree char *when = describe_start_cb (item, start, self);
  g_autoptr (DeskMark) way = desk_call_mark_direction (direction);
  g_autoptr (DeskMark) outcome = desk_call_mark_status (status);

  /* Translators: what a screen reader says of a call: its direction, when, from whom, to whom, what became of
   * it */
  return g_strdup_printf (_ ("%s, %s, from %s to %s, %s"), way->word, when, caller, callee, outcome->word);
}

static char *
describe_count_cb (DeskCallsPage *self, guint n)
{
  return g_strdup_printf (ngettext ("%'u call", "%'u calls", n), n);
}

/* From a recording to its call */

static void
select_wanted (DeskCallsPage *self)
{
  PbxList *list = desk_list_page_get_list (DESK_LIST_PAGE (self));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  /* Until the device has answered to the new filter, the rows are those of the old one. */
  if (self->wanted_start == NULL || pbx_list_get_busy (list) || pbx_list_get_state (list) != PBX_LIST_READY)
    return;
  for (guint i = 0; i < MIN (n, MAX_WANTED); i++)
    {
      g_autoptr (PbxCall) call = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_strcmp0 (pbx_call_get_start (call), self->wanted_start) == 0)
        {
          desk_table_select (self->table, i);
          break;
        }
    }
  g_clear_pointer (&self->wanted_start, g_free);
}

/* From a call to its recording */

static void
found_recording (DeskCallsPage *self, PbxClient *client, GAsyncResult *result, gboolean save)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbxRecordingInfo) info = pbx_recording_find_finish (client, result, &error);

  if (error != NULL)
    desk_page_report (DESK_PAGE (self), _ ("The recording was not found"), error);
  else if (info == NULL)
    desk_page_add_toast (DESK_PAGE (self), adw_toast_new (_ ("The PBX no longer has this recording")));
  else if (save)
    {
      g_autoptr (GPtrArray) recordings = g_ptr_array_new_with_free_func (g_object_unref);

      g_ptr_array_add (recordings, g_steal_pointer (&info));
      desk_recording_saver_save (self->saver, recordings);
    }
  else
    desk_playback_play (desk_session_get_playback (get_session (self)), info, NULL, NULL, NULL);
}

static void
found_to_play_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  if (!g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    found_recording (user_data, PBX_CLIENT (source), result, FALSE);
}

static void
found_to_save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  if (!g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    found_recording (user_data, PBX_CLIENT (source), result, TRUE);
}

/* Who asks for another recording wants that one instead. */
static void
find_recording (DeskCallsPage *self, GAsyncReadyCallback found_cb)
{
  g_autoptr (PbxCall) call = desk_list_page_get_target (DESK_LIST_PAGE (self));

  if (call == NULL)
    return;
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->search = g_cancellable_new ();
  pbx_recording_find_async (desk_session_get_client (get_session (self)), call, self->search, found_cb, self);
}

static void
play_recording_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  find_recording (user_data, found_to_play_cb);
}

static void
save_recording_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  find_recording (user_data, found_to_save_cb);
}

static gboolean
refresh_cb (gpointer user_data)
{
  DeskCallsPage *self = user_data;
  PbxList *list = desk_list_page_get_list (DESK_LIST_PAGE (self));

  desk_call_filtering_check_day (self->filtering);
  /* A list that failed waits for the person, or for the connection to come back. */
  if (pbx_list_get_state (list) == PBX_LIST_READY && !pbx_list_get_busy (list))
    pbx_list_refresh (list);

  return G_SOURCE_CONTINUE;
}

/* Actions */

/* The other end of a call: who called, or who was called from here */
static const char *
get_other_number (PbxCall *call)
{
  if (pbx_call_direction_parse (pbx_call_get_direction (call)) == PBX_CALL_OUTGOING)
    return pbx_call_get_callee (call);

  return pbx_call_get_caller (call);
}

static void
call_back_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (PbxCall) call = desk_list_page_get_target (user_data);

  if (call != NULL)
    gtk_widget_activate_action (user_data, "caller.call", "s", get_other_number (call));
}

static void
follow_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (PbxCall) call = desk_list_page_get_target (user_data);

  if (call != NULL)
    desk_calls_page_follow (user_data, get_other_number (call));
}

static void
copy_number_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (PbxCall) call = desk_list_page_get_target (user_data);

  if (call != NULL)
    desk_list_page_copy (user_data, get_other_number (call), _ ("Number copied"));
}

static void
chosen_cb (GObject *chooser, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = desk_file_chooser_choose_finish (DESK_FILE_CHOOSER (chooser), result, &error);
  DeskCallsPage *self = user_data;
  GtkRoot *root;

  if (file == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (root != NULL)
    desk_call_export_dialog_present (GTK_WINDOW (root), get_session (self),
                                     desk_list_page_get_list (DESK_LIST_PAGE (self)), file);
}

static void
export_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const char *const suffixes[] = { "csv", NULL };
  DeskCallsPage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  DeskFileQuestion question = { _ ("Export Calls"), _ ("_Export"), _ ("Calls.csv"),
                                _ ("CSV Files"),    suffixes,      FALSE };

  if (root == NULL)
    return;
  desk_file_chooser_choose_async (self->chooser, GTK_WINDOW (root), &question, self->cancellable, chosen_cb,
                                  self);
}

static void
statistics_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskCallsPage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL)
    return;
  if (self->statistics == NULL)
    {
      DeskCallStatistics *statistics =
        desk_call_statistics_new (GTK_WINDOW (root), get_session (self),
                                  desk_list_page_get_list (DESK_LIST_PAGE (self)),
                                  desk_call_filter_bar_get_filter (self->filter_bar));

      g_set_weak_pointer (&self->statistics, statistics);
      desk_call_statistics_compute (statistics);
    }
  gtk_window_present (GTK_WINDOW (self->statistics));
}

static void
filter_changed_cb (DeskCallsPage *self)
{
  if (self->statistics != NULL)
    desk_call_statistics_compute (self->statistics);
}

/* DeskPage */

static void
desk_calls_page_shown (DeskPage *page)
{
  DeskCallsPage *self = DESK_CALLS_PAGE (page);

  DESK_PAGE_CLASS (desk_calls_page_parent_class)->shown (page);
  desk_call_filtering_check_day (self->filtering);
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add_seconds (REFRESH_SECONDS, refresh_cb, self);
}

static void
desk_calls_page_hidden (DeskPage *page)
{
  g_clear_handle_id (&DESK_CALLS_PAGE (page)->refresh_source, g_source_remove);
  if (DESK_PAGE_CLASS (desk_calls_page_parent_class)->hidden != NULL)
    DESK_PAGE_CLASS (desk_calls_page_parent_class)->hidden (page);
}

/* DeskListPage */

static void
desk_calls_page_set_detail (DeskListPage *page, gpointer item)
{
  desk_call_detail_set_call (DESK_CALLS_PAGE (page)->detail, item);
}

static void
desk_calls_page_update_actions (DeskListPage *page)
{
  g_autoptr (PbxCall) call = desk_list_page_get_target (page);
  const char *file = call != NULL ? pbx_call_get_recording_file (call) : NULL;
  gboolean recorded = file != NULL && *file != '\0';

  desk_list_page_allow (page, "play-recording", recorded);
  desk_list_page_allow (page, "save-recording", recorded);
}

/* GObject */

static void
desk_calls_page_constructed (GObject *object)
{
  DeskCallsPage *self = DESK_CALLS_PAGE (object);
  DeskSession *session = get_session (self);
  g_autoptr (PbxList) list =
    pbx_list_new (desk_session_get_client (session), PBX_ENDPOINT_CALL_LOG, PBX_TYPE_CALL);

  G_OBJECT_CLASS (desk_calls_page_parent_class)->constructed (object);

  desk_call_detail_set_session (self->detail, session);
  desk_list_page_set_up (DESK_LIST_PAGE (self), self->table, self->split, list, NULL);
  self->filtering =
    desk_call_filtering_new (session, desk_call_filter_bar_get_filter (self->filter_bar), "call-filter");
  desk_call_filtering_set_list (self->filtering, list);
  /* After the filtering, which tells the list of the change first */
  g_signal_connect_object (desk_call_filter_bar_get_filter (self->filter_bar), "notify",
                           G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  self->saver = desk_recording_saver_new (DESK_PAGE (self));
  g_signal_connect_object (list, "notify::busy", G_CALLBACK (select_wanted), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
desk_calls_page_dispose (GObject *object)
{
  DeskCallsPage *self = DESK_CALLS_PAGE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->statistics != NULL)
    gtk_window_destroy (GTK_WINDOW (self->statistics));
  g_clear_weak_pointer (&self->statistics);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  if (self->saver != NULL)
    g_object_run_dispose (G_OBJECT (self->saver));
  g_clear_object (&self->saver);
  g_clear_object (&self->filtering);
  G_OBJECT_CLASS (desk_calls_page_parent_class)->dispose (object);
}

static void
desk_calls_page_finalize (GObject *object)
{
  g_free (DESK_CALLS_PAGE (object)->wanted_start);
  G_OBJECT_CLASS (desk_calls_page_parent_class)->finalize (object);
}

static void
desk_calls_page_class_init (DeskCallsPageClass *klass)
{
  static const char *const for_one[] = { "call-back", "follow", "copy-number", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DeskPageClass *page_class = DESK_PAGE_CLASS (klass);
  DeskListPageClass *list_class = DESK_LIST_PAGE_CLASS (klass);

  object_class->constructed = desk_calls_page_constructed;
  object_class->dispose = desk_calls_page_dispose;
  object_class->finalize = desk_calls_page_finalize;
  page_class->shown = desk_calls_page_shown;
  page_class->hidden = desk_calls_page_hidden;
  list_class->for_one = for_one;
  list_class->update_actions = desk_calls_page_update_actions;
  list_class->set_detail = desk_calls_page_set_detail;

  g_type_ensure (PBX_TYPE_CALL);
  g_type_ensure (PBX_TYPE_PARTY);
  g_type_ensure (DESK_TYPE_CALL_DETAIL);
  g_type_ensure (DESK_TYPE_CALL_FILTER_BAR);
  g_type_ensure (DESK_TYPE_MARK);
  g_type_ensure (DESK_TYPE_MARK_CELL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/calls/"
                                                             "desk-calls-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskCallsPage, split);
  gtk_widget_class_bind_template_child (widget_class, DeskCallsPage, table);
  gtk_widget_class_bind_template_child (widget_class, DeskCallsPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, DeskCallsPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, get_party_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_party_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_start_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_duration_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_direction_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_status_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_recording_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_count_cb);
}

static void
desk_calls_page_init (DeskCallsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "call-back", .activate = call_back_action_cb },
    { .name = "follow", .activate = follow_action_cb },
    { .name = "copy-number", .activate = copy_number_action_cb },
    { .name = "export", .activate = export_action_cb },
    { .name = "statistics", .activate = statistics_action_cb },
    { .name = "play-recording", .activate = play_recording_action_cb },
    { .name = "save-recording", .activate = save_recording_action_cb },
  };

  desk_list_page_add_actions (DESK_LIST_PAGE (self), "calls", entries, G_N_ELEMENTS (entries));
  self->chooser = desk_file_chooser_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_calls_page_get_filter_bar:
 * @self: the page
 *
 * Returns: (transfer none): what the table is filtered by
 */
DeskCallFilterBar *
desk_calls_page_get_filter_bar (DeskCallsPage *self)
{
  g_return_val_if_fail (DESK_IS_CALLS_PAGE (self), NULL);
  return self->filter_bar;
}

/**
 * desk_calls_page_follow:
 * @self: the page
 * @number: a number
 *
 * Shows the calls from a number, whenever they were. The device searches callers and called apart, so that
 * calls to the number are a choice of the filter bar.
 */
void
desk_calls_page_follow (DeskCallsPage *self, const char *number)
{
  PbxCallFilter *filter;

  g_return_if_fail (DESK_IS_CALLS_PAGE (self));
  g_return_if_fail (number != NULL);

  filter = desk_call_filter_bar_get_filter (self->filter_bar);
  g_object_freeze_notify (G_OBJECT (filter));
  pbx_call_filter_clear (filter);
  g_object_set (filter, "caller", number, NULL);
  g_object_thaw_notify (G_OBJECT (filter));
}

/**
 * desk_calls_page_set_chooser:
 * @self: the page
 * @chooser: whom to ask
 *
 * Asks for files with @chooser from now on.
 */
void
desk_calls_page_set_chooser (DeskCallsPage *self, DeskFileChooser *chooser)
{
  g_return_if_fail (DESK_IS_CALLS_PAGE (self));
  g_return_if_fail (DESK_IS_FILE_CHOOSER (chooser));
  g_set_object (&self->chooser, chooser);
}

/**
 * desk_calls_page_show_call:
 * @self: the page
 * @caller: who called
 * @callee: who was called
 * @start: when, as `yyyy-MM-dd HH:mm:ss` by the device's clock
 *
 * Shows the calls between two on a day, and selects the one that began then.
 */
void
desk_calls_page_show_call (DeskCallsPage *self, const char *caller, const char *callee, const char *start)
{
  g_autofree char *day = NULL;
  PbxCallFilter *filter;
  PbxList *list;

  g_return_if_fail (DESK_IS_CALLS_PAGE (self));

  if (start == NULL || strlen (start) < 10)
    return;
  day = g_strndup (start, 10);
  filter = desk_call_filter_bar_get_filter (self->filter_bar);
  list = desk_list_page_get_list (DESK_LIST_PAGE (self));
  g_free (self->wanted_start);
  self->wanted_start = g_strdup (start);
  g_object_freeze_notify (G_OBJECT (filter));
  pbx_call_filter_clear (filter);
  g_object_set (filter, "period", PBX_PERIOD_RANGE, "from", day, "to", day, "caller", caller, "callee",
                callee, NULL);
  g_object_thaw_notify (G_OBJECT (filter));
  /* What is found already is not asked for again. */
  if (!pbx_list_get_busy (list))
    select_wanted (self);
}

/**
 * desk_calls_page_get_saver:
 * @self: the page
 *
 * Returns: (transfer none): what saves recordings
 */
DeskRecordingSaver *
desk_calls_page_get_saver (DeskCallsPage *self)
{
  g_return_val_if_fail (DESK_IS_CALLS_PAGE (self), NULL);
  return self->saver;
}
