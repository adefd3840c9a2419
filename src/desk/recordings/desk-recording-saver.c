/* desk-recording-saver.c: saves recordings into a folder that the person chooses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-recording-saver.h"

#include <glib/gi18n.h>

/**
 * DeskRecordingSaver:
 *
 * Asks for a folder and puts recordings into the queue of downloads: some, or all that a list finds.
 */
struct _DeskRecordingSaver
{
  GObject parent_instance;

  DeskPage *page;            /* borrowed: owns this */
  DeskFileChooser *chooser;  /* owned */
  GCancellable *cancellable; /* owned */

  /* What waits for the folder: the recordings, or else the list */
  GPtrArray *recordings; /* owned, nullable, of PbxRecordingInfo */
  PbxList *list;         /* owned, nullable */
  PbxRecordingKind kind; /* of the list */
  char *folder;          /* owned, nullable: where the rest of the list goes */
  guint n_added;
};

#define PAGE_SIZE 200

G_DEFINE_FINAL_TYPE (DeskRecordingSaver, desk_recording_saver, G_TYPE_OBJECT)

static DeskSession *
get_session (DeskRecordingSaver *self)
{
  return desk_page_get_session (self->page);
}

static void
forget (DeskRecordingSaver *self)
{
  g_clear_pointer (&self->recordings, g_ptr_array_unref);
  g_clear_object (&self->list);
  g_clear_pointer (&self->folder, g_free);
  self->n_added = 0;
}

static void
add (DeskRecordingSaver *self, PbxRecordingInfo *info, const char *folder)
{
  g_autofree char *format =
    g_settings_get_string (desk_session_get_device_settings (get_session (self)), "recording-format");

  pbx_downloads_add (desk_session_get_downloads (get_session (self)), info, folder, NULL,
                     *format != '\0' ? format : NULL);
  self->n_added++;
}

static void
say_how_many (DeskRecordingSaver *self)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%'u recording is being saved",
                                                     "%'u recordings are being saved", self->n_added),
                                           self->n_added);

  desk_page_add_toast (self->page, adw_toast_new (text));
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = pbx_scan_next_finish (PBX_SCAN (source), result, &error);
  DeskRecordingSaver *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = user_data;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (PbxRecordingInfo) info =
        desk_recording_saver_make_info (get_session (self), rows->pdata[i], self->kind);

      add (self, info, self->folder);
    }
  if (rows != NULL)
    {
      pbx_scan_next_async (PBX_SCAN (source), self->cancellable, page_cb, self);
      return;
    }
  if (error != NULL)
    desk_page_report (self->page, _ ("Not all recordings were found"), error);
  else
    say_how_many (self);
  forget (self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = desk_file_chooser_choose_finish (DESK_FILE_CHOOSER (source), result, &error);
  DeskRecordingSaver *self = user_data;
  g_autofree char *folder = file != NULL ? g_file_get_path (file) : NULL;

  /* Closing the dialog is told as a cancellation too: only then is the page still there. */
  if (file == NULL && g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (file != NULL && folder == NULL)
    desk_page_add_toast (self->page, adw_toast_new (_ ("Recordings can be saved on this computer only")));
  if (folder == NULL)
    {
      forget (self);
      return;
    }
  if (self->list != NULL)
    {
      g_autoptr (PbxScan) scan = pbx_list_new_scan (self->list, PAGE_SIZE);

      self->folder = g_steal_pointer (&folder);
      pbx_scan_next_async (scan, self->cancellable, page_cb, self);
      return;
    }
  for (guint i = 0; i < self->recordings->len; i++)
    add (self, self->recordings->pdata[i], folder);
  say_how_many (self);
  forget (self);
}

static GtkWindow *
find_window (DeskRecordingSaver *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->page));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
choose (DeskRecordingSaver *self)
{
  const DeskFileQuestion question = {
    .title = _ ("Save Recordings"),
    .accept_label = _ ("_Save Here"),
    .folder = TRUE,
  };

  desk_file_chooser_choose_async (self->chooser, find_window (self), &question, self->cancellable, chosen_cb,
                                  self);
}

static void
confirmed_cb (DeskRecordingSaver *self, const char *response)
{
  if (self->list == NULL || self->page == NULL)
    return;
  if (g_str_equal (response, "save"))
    choose (self);
  else
    forget (self);
}

static void
desk_recording_saver_dispose (GObject *object)
{
  DeskRecordingSaver *self = DESK_RECORDING_SAVER (object);

  g_cancellable_cancel (self->cancellable);
  forget (self);
  self->page = NULL;
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (desk_recording_saver_parent_class)->dispose (object);
}

static void
desk_recording_saver_finalize (GObject *object)
{
  g_clear_object (&DESK_RECORDING_SAVER (object)->cancellable);
  G_OBJECT_CLASS (desk_recording_saver_parent_class)->finalize (object);
}

static void
desk_recording_saver_class_init (DeskRecordingSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_recording_saver_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_recording_saver_finalize;
}

static void
desk_recording_saver_init (DeskRecordingSaver *self)
{
  self->chooser = desk_file_chooser_new ();
  self->cancellable = g_cancellable_new ();
}

/**
 * desk_recording_saver_new:
 * @page: the page that saves; dispose of the saver with it
 *
 * Returns: (transfer full): what saves
 */
DeskRecordingSaver *
desk_recording_saver_new (DeskPage *page)
{
  DeskRecordingSaver *self = g_object_new (DESK_TYPE_RECORDING_SAVER, NULL);

  self->page = page;

  return self;
}

/**
 * desk_recording_saver_set_chooser:
 * @self: what saves
 * @chooser: what asks for the folder
 *
 * Sets how the folder is asked for, for tests.
 */
void
desk_recording_saver_set_chooser (DeskRecordingSaver *self, DeskFileChooser *chooser)
{
  g_return_if_fail (DESK_IS_RECORDING_SAVER (self));
  g_set_object (&self->chooser, chooser);
}

/**
 * desk_recording_saver_save:
 * @self: what saves
 * @recordings: (element-type PbxRecordingInfo): what to save
 *
 * Asks for a folder and saves recordings there. While it asks, or walks through a list, nothing happens.
 */
void
desk_recording_saver_save (DeskRecordingSaver *self, GPtrArray *recordings)
{
  g_return_if_fail (DESK_IS_RECORDING_SAVER (self));

  if (recordings->len == 0 || self->recordings != NULL || self->list != NULL)
    return;
  self->recordings = g_ptr_array_ref (recordings);
  choose (self);
}

/**
 * desk_recording_saver_save_all:
 * @self: what saves
 * @list: a list of recordings
 * @kind: which one it is
 *
 * Asks whether to save all recordings that a list finds, and where to, and saves them, page after page.
 */
void
desk_recording_saver_save_all (DeskRecordingSaver *self, PbxList *list, PbxRecordingKind kind)
{
  g_autofree char *heading = NULL;
  GtkWidget *dialog;
  guint n;

  g_return_if_fail (DESK_IS_RECORDING_SAVER (self));
  g_return_if_fail (PBX_IS_LIST (list));

  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  if (n == 0 || self->recordings != NULL || self->list != NULL)
    return;
  self->list = g_object_ref (list);
  self->kind = kind;
  heading = g_strdup_printf (ngettext ("Save %'u Recording?", "Save %'u Recordings?", n), n);
  dialog = adw_message_dialog_new (find_window (self), heading,
                                   _ ("Every recording that was found is fetched from the PBX. This can take "
                                      "a while; it goes on in the background."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "save",
                                    _ ("Choose _Folder…"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (confirmed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * desk_recording_saver_make_info:
 * @session: the device
 * @recording: a row
 * @kind: of which list
 *
 * Returns: (transfer full): what plays and saves the recording, with the names of the directory
 */
PbxRecordingInfo *
desk_recording_saver_make_info (DeskSession *session, PbxRecording *recording, PbxRecordingKind kind)
{
  PbxDirectory *directory = desk_session_get_directory (session);
  PbxRecordingInfo *info = pbx_recording_info_new_for (recording, kind);
  PbxPerson *caller = pbx_directory_lookup (directory, pbx_recording_info_get_caller (info));
  PbxPerson *called = pbx_directory_lookup (directory, pbx_recording_info_get_called (info));

  pbx_recording_info_set_names (info, caller != NULL ? pbx_person_get_name (caller) : NULL,
                                called != NULL ? pbx_person_get_name (called) : NULL);

  return info;
}
