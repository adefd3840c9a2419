/* desk-file-chooser.c: asks the person for a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-file-chooser.h"

#include <glib/gi18n.h>

/**
 * DeskFileChooser:
 *
 * Asks the person for a file, with the desktop's own dialog. No test can drive that dialog, and so what asks
 * for files has one of these, which tests replace by one that answers at once.
 */

G_DEFINE_TYPE (DeskFileChooser, desk_file_chooser, G_TYPE_OBJECT)

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) file = NULL;

  g_signal_handlers_disconnect_by_data (dialog, task);
  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (file != NULL)
    g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file was chosen");
}

static void
cancelled_cb (GCancellable *cancellable, GtkNativeDialog *dialog)
{
  gtk_native_dialog_hide (dialog);
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_CANCEL);
}

static void
add_filters (GtkFileChooser *chooser, const DeskFileQuestion *question)
{
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (question->suffixes == NULL)
    return;
  for (guint i = 0; question->suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, question->suffixes[i]);
  gtk_file_filter_set_name (filter, question->filter_name);
  gtk_file_chooser_add_filter (chooser, filter);
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_chooser_add_filter (chooser, all);
}

static void
desk_file_chooser_real_choose (DeskFileChooser *self,
                               GtkWindow *parent,
                               const DeskFileQuestion *question,
                               GTask *task)
{
  gboolean save = question->suggested_name != NULL;
  GtkFileChooserAction action = question->folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                : save           ? GTK_FILE_CHOOSER_ACTION_SAVE
                                                 : GTK_FILE_CHOOSER_ACTION_OPEN;
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (question->title, parent, action, question->accept_label, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (save)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), question->suggested_name);
  add_filters (GTK_FILE_CHOOSER (dialog), question);
  if (g_task_get_cancellable (task) != NULL)
    g_signal_connect_object (g_task_get_cancellable (task), "cancelled", G_CALLBACK (cancelled_cb), dialog,
                             0);
  /* The task keeps the dialog, and the dialog's answer ends the task. */
  g_object_set_data_full (G_OBJECT (task), "dialog", dialog, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
desk_file_chooser_class_init (DeskFileChooserClass *klass)
{
  klass->choose = desk_file_chooser_real_choose;
}

static void
desk_file_chooser_init (DeskFileChooser *self)
{
}

/**
 * desk_file_chooser_new:
 *
 * Returns: (transfer full): a chooser that shows the desktop's dialog
 */
DeskFileChooser *
desk_file_chooser_new (void)
{
  return g_object_new (DESK_TYPE_FILE_CHOOSER, NULL);
}

/**
 * desk_file_chooser_choose_async:
 * @self: a chooser
 * @parent: the window that asks
 * @question: what to ask for; only read during the call
 * @cancellable: (nullable): closes the dialog
 * @callback: called when the person chose
 * @user_data: for @callback
 *
 * Asks for a file.
 */
void
desk_file_chooser_choose_async (DeskFileChooser *self,
                                GtkWindow *parent,
                                const DeskFileQuestion *question,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DESK_IS_FILE_CHOOSER (self));
  g_return_if_fail (question != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, desk_file_chooser_choose_async);
  DESK_FILE_CHOOSER_GET_CLASS (self)->choose (self, parent, question, task);
}

/**
 * desk_file_chooser_choose_finish:
 *
 * Returns: (transfer full): the file, or %NULL with @error set to %G_IO_ERROR_CANCELLED
 */
GFile *
desk_file_chooser_choose_finish (DeskFileChooser *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
