/* desk-window-guard.c: asks the person where a session cannot go on by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-window-guard.h"

#include "desk-sign-in-dialog.h"
#include "desk-trust-dialog.h"

#include <glib/gi18n.h>

/**
 * DeskWindowGuard:
 *
 * Stands between a session and its window: where the sign-in ended, where changes waited for a new
 * sign-in and where the certificate is another one, it asks. At most one question stands at a time.
 */
struct _DeskWindowGuard
{
  GObject parent_instance;

  DeskSession *session;

  GtkWindow *window; /* borrowed: the window owns the guard */
  GtkWindow *dialog; /* weak */
};

G_DEFINE_FINAL_TYPE (DeskWindowGuard, desk_window_guard, G_TYPE_OBJECT)

static void
desk_window_guard_present (DeskWindowGuard *self, GtkWidget *dialog)
{
  g_set_weak_pointer (&self->dialog, GTK_WINDOW (dialog));
  gtk_window_present (self->dialog);
}

static void
desk_window_guard_resend_response_cb (DeskWindowGuard *self, const char *response)
{
  pbx_client_release_held_writes (desk_session_get_client (self->session), g_strcmp0 (response, "send") == 0);
}

/* A change that was on its way when the sign-in ended may have been made or not: only a person can
 * say whether to send it. */
static void
desk_window_guard_ask_resend (DeskWindowGuard *self)
{
  g_auto (GStrv) writes = pbx_client_dup_held_writes (desk_session_get_client (self->session));
  g_autofree char *list = NULL;
  g_autofree char *body = NULL;
  guint n_writes = writes ? g_strv_length (writes) : 0;
  GtkWidget *dialog;

  if (n_writes == 0)
    return;

  list = g_strjoinv ("\n• ", writes);
  body = g_strdup_printf (ngettext ("This change was waiting for you to sign in:\n\n• %s",
                                    "These changes were waiting for you to sign in:\n\n• %s", n_writes),
                          list);
  dialog =
    adw_message_dialog_new (self->window,
                            ngettext ("Send the Change Now?", "Send the Changes Now?", n_writes), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "drop", _ ("_Don’t Send"), "send",
                                    _ ("_Send"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "send", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "send");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "drop");
  g_signal_connect_object (dialog, "response", G_CALLBACK (desk_window_guard_resend_response_cb), self,
                           G_CONNECT_SWAPPED);
  desk_window_guard_present (self, dialog);
}

static void
desk_window_guard_signed_in_cb (DeskWindowGuard *self, gboolean signed_in)
{
  g_clear_weak_pointer (&self->dialog);

  if (signed_in)
    pbx_monitor_poll_now (desk_session_get_monitor (self->session));
  else
    pbx_client_abandon_held (desk_session_get_client (self->session));
}

static void
desk_window_guard_review_response_cb (DeskWindowGuard *self, const char *response, DeskTrustDialog *dialog)
{
  const char *fingerprint = desk_trust_dialog_get_fingerprint (dialog);

  if (g_strcmp0 (response, "trust") != 0)
    return;

  g_settings_set_string (desk_session_get_device_settings (self->session), "pinned-fingerprint", fingerprint);
  pbx_client_set_pin (desk_session_get_client (self->session), fingerprint);
  pbx_monitor_poll_now (desk_session_get_monitor (self->session));
}

static void
desk_window_guard_dispose (GObject *object)
{
  DeskWindowGuard *self = DESK_WINDOW_GUARD (object);
  GtkWindow *dialog = self->dialog;

  /* A question about a session that is gone goes too, and is not an answer. */
  g_clear_weak_pointer (&self->dialog);
  if (dialog != NULL)
    {
      g_signal_handlers_disconnect_by_data (dialog, self);
      gtk_window_destroy (dialog);
    }
  g_clear_object (&self->session);

  G_OBJECT_CLASS (desk_window_guard_parent_class)->dispose (object);
}

static void
desk_window_guard_class_init (DeskWindowGuardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_window_guard_dispose;
}

static void
desk_window_guard_init (DeskWindowGuard *self)
{
}

/**
 * desk_window_guard_new:
 * @window: the window that the session is shown in
 * @session: a session
 *
 * Returns: (transfer full): a guard
 */
DeskWindowGuard *
desk_window_guard_new (GtkWindow *window, DeskSession *session)
{
  DeskWindowGuard *self = g_object_new (DESK_TYPE_WINDOW_GUARD, NULL);
  PbxClient *client = desk_session_get_client (session);

  self->window = window;
  self->session = g_object_ref (session);
  g_signal_connect_object (client, "sign-in-needed", G_CALLBACK (desk_window_guard_sign_in), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "resend-question", G_CALLBACK (desk_window_guard_ask_resend), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * desk_window_guard_sign_in:
 * @self: a guard
 *
 * Asks for the password, unless a question stands already.
 */
void
desk_window_guard_sign_in (DeskWindowGuard *self)
{
  DeskSignInDialog *dialog;

  g_return_if_fail (DESK_IS_WINDOW_GUARD (self));

  if (self->dialog != NULL)
    {
      gtk_window_present (self->dialog);
      return;
    }

  dialog = desk_sign_in_dialog_new (self->window, self->session);
  g_signal_connect_object (dialog, "done", G_CALLBACK (desk_window_guard_signed_in_cb), self,
                           G_CONNECT_SWAPPED);
  desk_window_guard_present (self, GTK_WIDGET (dialog));
}

/**
 * desk_window_guard_review:
 * @self: a guard
 *
 * Shows the certificate that stopped the connection and asks whether to trust it.
 */
void
desk_window_guard_review (DeskWindowGuard *self)
{
  PbxClient *client;
  PbxCertificate *certificate;
  DeskTrustDialog *dialog;

  g_return_if_fail (DESK_IS_WINDOW_GUARD (self));

  client = desk_session_get_client (self->session);
  certificate = pbx_client_get_rejected_certificate (client);
  if (self->dialog != NULL || certificate == NULL)
    return;

  dialog = desk_trust_dialog_new (self->window, pbx_address_to_string (pbx_client_get_address (client)),
                                  certificate, pbx_client_get_pin (client));
  g_signal_connect_object (dialog, "response", G_CALLBACK (desk_window_guard_review_response_cb), self,
                           G_CONNECT_SWAPPED);
  desk_window_guard_present (self, GTK_WIDGET (dialog));
}
