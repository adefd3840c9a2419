/* desk-sign-in-dialog.c: signs in once more, in the middle of work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-sign-in-dialog.h"

#include "desk-error.h"
#include "desk-password-row.h"

#include <glib/gi18n.h>

/**
 * DeskSignInDialog:
 *
 * Asks for the password once more where a sign-in ended in the middle of work. It stands above the
 * page, which stays as it is.
 */
struct _DeskSignInDialog
{
  AdwWindow parent_instance;

  DeskSession *session;
  GCancellable *cancellable;

  GtkLabel *address_label;
  AdwPreferencesGroup *form;
  AdwEntryRow *user_row;
  DeskPasswordRow *password_row;
  GtkRevealer *error_revealer;
  GtkLabel *error_label;
  GtkWidget *cancel_button;
  GtkWidget *sign_in_button;
  GtkSpinner *spinner;

  guint done : 1;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskSignInDialog, desk_sign_in_dialog, ADW_TYPE_WINDOW)

static void
desk_sign_in_dialog_set_busy (DeskSignInDialog *self, gboolean busy)
{
  /* The focus first: GTK does not take it away cleanly from an entry that turns insensitive. */
  if (busy)
    gtk_widget_grab_focus (self->cancel_button);

  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !busy);
  gtk_widget_set_sensitive (self->sign_in_button, !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
desk_sign_in_dialog_show_error (DeskSignInDialog *self, const char *sentence)
{
  gtk_label_set_label (self->error_label, sentence);
  gtk_revealer_set_reveal_child (self->error_revealer, TRUE);
}

static void
desk_sign_in_dialog_end (DeskSignInDialog *self, gboolean signed_in)
{
  if (self->done)
    return;

  self->done = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_signal_emit (self, signals[DONE], 0, signed_in);
}

static void
desk_sign_in_dialog_signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskSignInDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!pbx_client_sign_in_finish (PBX_CLIENT (source), result, &error))
    {
      g_autofree char *sentence = desk_error_describe (error);

      if (self->done || sentence == NULL)
        return;

      desk_sign_in_dialog_set_busy (self, FALSE);
      desk_sign_in_dialog_show_error (self, sentence);
      desk_password_row_select (self->password_row);
      return;
    }

  if (self->done)
    return;

  desk_session_keep_sign_in (self->session);
  desk_sign_in_dialog_end (self, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
desk_sign_in_dialog_submit (DeskSignInDialog *self)
{
  g_autofree char *user_name = NULL;
  const char *password = desk_password_row_get_text (self->password_row);

  user_name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->user_row))));
  if (*user_name == '\0')
    {
      desk_sign_in_dialog_show_error (self, _ ("Enter your user name on the device."));
      gtk_widget_grab_focus (GTK_WIDGET (self->user_row));
      return;
    }
  if (*password == '\0')
    {
      desk_sign_in_dialog_show_error (self, _ ("Enter your password."));
      desk_password_row_select (self->password_row);
      return;
    }

  gtk_revealer_set_reveal_child (self->error_revealer, FALSE);
  desk_sign_in_dialog_set_busy (self, TRUE);
  pbx_client_sign_in_async (desk_session_get_client (self->session), user_name, password, self->cancellable,
                            desk_sign_in_dialog_signed_in_cb, g_object_ref (self));
}

static void
desk_sign_in_dialog_changed_cb (DeskSignInDialog *self)
{
  gtk_revealer_set_reveal_child (self->error_revealer, FALSE);
}

static gboolean
desk_sign_in_dialog_close_request (GtkWindow *window)
{
  desk_sign_in_dialog_end (DESK_SIGN_IN_DIALOG (window), FALSE);

  return GTK_WINDOW_CLASS (desk_sign_in_dialog_parent_class)->close_request (window);
}

static void
desk_sign_in_dialog_dispose (GObject *object)
{
  DeskSignInDialog *self = DESK_SIGN_IN_DIALOG (object);

  self->done = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (desk_sign_in_dialog_parent_class)->dispose (object);
}

static void
desk_sign_in_dialog_class_init (DeskSignInDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_sign_in_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = desk_sign_in_dialog_close_request;

  /**
   * DeskSignInDialog::done:
   * @self: the dialog
   * @signed_in: whether somebody signed in; %FALSE for a cancellation
   *
   * The dialog is about to go.
   */
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (DESK_TYPE_PASSWORD_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fcm5600/FrontDesk/sign-in/desk-sign-in-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskSignInDialog, address_label);
  gtk_widget_class_bind_template_child (widget_class, DeskSignInDialog, form);
  gtk_widget_class_bind_template_child (widget_class, DeskSignInDialog, user_row);
  gtk_widget_class_bind_template_child (widget_class, DeskSignInDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, DeskSignInDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, DeskSignInDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, DeskSignInDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, DeskSignInDialog, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, DeskSignInDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, desk_sign_in_dialog_submit);
  gtk_widget_class_bind_template_callback (widget_class, desk_sign_in_dialog_changed_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
desk_sign_in_dialog_init (DeskSignInDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_sign_in_dialog_new:
 * @parent: the window that the session is shown in
 * @session: the session whose sign-in ended
 *
 * Returns: (transfer none): the dialog; it goes when somebody signed in or closed it
 */
DeskSignInDialog *
desk_sign_in_dialog_new (GtkWindow *parent, DeskSession *session)
{
  DeskSignInDialog *self = g_object_new (DESK_TYPE_SIGN_IN_DIALOG, "transient-for", parent, NULL);
  PbxClient *client = desk_session_get_client (session);
  const char *user_name = pbx_client_get_user_name (client);
  g_autofree char *remembered = NULL;

  if (user_name == NULL || *user_name == '\0')
    user_name = remembered = g_settings_get_string (desk_session_get_device_settings (session), "user-name");

  self->session = g_object_ref (session);
  gtk_label_set_label (self->address_label, pbx_address_to_string (pbx_client_get_address (client)));
  gtk_editable_set_text (GTK_EDITABLE (self->user_row), user_name);
  gtk_widget_grab_focus (*user_name ? GTK_WIDGET (self->password_row) : GTK_WIDGET (self->user_row));

  return self;
}
