/* desk-call-export-dialog.c: shows how calls are written to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-call-export-dialog.h"

#include "desk-call-export.h"
#include "desk-error.h"

#include <glib/gi18n.h>

/**
 * DeskCallExportDialog:
 *
 * Writes all calls that are found to a file, and shows how far it is. Closing the dialog cancels, and leaves
 * the file as it was.
 */
struct _DeskCallExportDialog
{
  AdwWindow parent_instance;

  DeskSession *session;        /* owned */
  PbxList *list;               /* owned */
  GFile *file;                 /* owned */
  GCancellable *cancellable;   /* owned, nullable: it is being written */
  GSimpleActionGroup *actions; /* owned */
  const char *step;

  GtkButton *close_button;
  DeskWorkView *view;
};

#define PAGE_SIZE 500

G_DEFINE_FINAL_TYPE (DeskCallExportDialog, desk_call_export_dialog, ADW_TYPE_WINDOW)

static void
set_step (DeskCallExportDialog *self, const char *step)
{
  gboolean done = g_str_equal (step, "done");

  self->step = step;
  gtk_button_set_label (self->close_button, done ? _ ("_Close") : _ ("_Cancel"));
  gtk_widget_grab_focus (GTK_WIDGET (self->close_button));
}

static void
progress_cb (goffset current, goffset total, gpointer user_data)
{
  DeskCallExportDialog *self = user_data;

  desk_work_view_set_progress (self->view, current, total);
}

static void
exported_cb (GObject *scan, GAsyncResult *result, gpointer user_data)
{
  DeskCallExportDialog *self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 n = desk_call_export_finish (PBX_SCAN (scan), result, &error);
  g_autofree char *sentence = NULL;

  /* Cancelled by who closed the dialog, which is gone */
  if (pbx_error_is_cancelled (error))
    return;
  g_clear_object (&self->cancellable);
  if (n < 0)
    {
      sentence = desk_error_describe (error);
      desk_work_view_end (self->view, "dialog-error-symbolic", _ ("Not Exported"), sentence,
                          _ ("_Try Again"));
      set_step (self, "failed");
      return;
    }
  sentence =
    g_strdup_printf (ngettext ("%'u call was written.", "%'u calls were written.", (gulong) n), (guint) n);
  desk_work_view_end (self->view, "emblem-ok-symbolic", _ ("Export Finished"), sentence, NULL);
  set_step (self, "done");
}

static void
start (DeskCallExportDialog *self)
{
  g_autoptr (PbxScan) scan = pbx_list_new_scan (self->list, PAGE_SIZE);

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  desk_work_view_start (self->view, _ ("Exporting Calls"));
  set_step (self, "progress");
  desk_call_export_async (scan, desk_session_get_directory (self->session), self->file, progress_cb, self,
                          self->cancellable, exported_cb, self);
}

static void
stop (DeskCallExportDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
close_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

static gboolean
close_request_cb (DeskCallExportDialog *self)
{
  stop (self);
  return GDK_EVENT_PROPAGATE;
}

static void
desk_call_export_dialog_dispose (GObject *object)
{
  DeskCallExportDialog *self = DESK_CALL_EXPORT_DIALOG (object);

  stop (self);
  g_clear_object (&self->session);
  g_clear_object (&self->list);
  g_clear_object (&self->file);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (desk_call_export_dialog_parent_class)->dispose (object);
}

static void
desk_call_export_dialog_class_init (DeskCallExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_call_export_dialog_dispose;
  g_type_ensure (DESK_TYPE_WORK_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/calls/"
                                                             "desk-call-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskCallExportDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, DeskCallExportDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, start);
}

static void
desk_call_export_dialog_init (DeskCallExportDialog *self)
{
  static const GActionEntry entries[] = { { .name = "close", .activate = close_action_cb } };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "export", G_ACTION_GROUP (self->actions));
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

/**
 * desk_call_export_dialog_present:
 * @parent: the window that it belongs to
 * @session: the device
 * @list: the calls, with what is searched for; see [method@Pbx.List.new_scan]
 * @file: where to write
 *
 * Opens the dialog, and begins to write.
 *
 * Returns: (transfer none): the dialog; GTK owns it until it is closed
 */
DeskCallExportDialog *
desk_call_export_dialog_present (GtkWindow *parent, DeskSession *session, PbxList *list, GFile *file)
{
  DeskCallExportDialog *self;

  g_return_val_if_fail (DESK_IS_SESSION (session), NULL);
  g_return_val_if_fail (PBX_IS_LIST (list), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (DESK_TYPE_CALL_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->list = g_object_ref (list);
  self->file = g_object_ref (file);
  start (self);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}

/** desk_call_export_dialog_get_step: Returns: (transfer none): progress, done or failed */
const char *
desk_call_export_dialog_get_step (DeskCallExportDialog *self)
{
  g_return_val_if_fail (DESK_IS_CALL_EXPORT_DIALOG (self), NULL);
  return self->step;
}
