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
  guint next_source;

  guint asks_resend : 1;   /* the dialog is the question whether to send */
  guint resend_waits : 1;  /* for the dialog to be answered */
  guint sign_in_waits : 1; /* for the dialog to be answered */
};

G_DEFINE_FINAL_TYPE (DeskWindowGuard, desk_window_guard, G_TYPE_OBJECT)

/* What the person did, in place of the name that the endpoint goes by in logs */
static const struct
{
  PbxEndpoint endpoint;
  const char *words;
} changes[] = {
  { PBX_ENDPOINT_EXTENSION_ADD, N_ ("Add an extension") },
  { PBX_ENDPOINT_EXTENSION_UPDATE, N_ ("Change an extension") },
  { PBX_ENDPOINT_EXTENSION_DELETE, N_ ("Delete extensions") },
  { PBX_ENDPOINT_FORWARD_ADD, N_ ("Add a call forward") },
  { PBX_ENDPOINT_FORWARD_UPDATE, N_ ("Change a call forward") },
  { PBX_ENDPOINT_FORWARD_DELETE, N_ ("Delete call forwards") },
  { PBX_ENDPOINT_FORWARD_DELETE_ALL, N_ ("Delete all call forwards") },
  { PBX_ENDPOINT_WAKEUP_ADD, N_ ("Add wake-up calls") },
  { PBX_ENDPOINT_WAKEUP_UPDATE, N_ ("Change wake-up calls") },
  { PBX_ENDPOINT_WAKEUP_DELETE, N_ ("Delete wake-up calls") },
  { PBX_ENDPOINT_CONTACT_ADD, N_ ("Add a contact") },
  { PBX_ENDPOINT_CONTACT_UPDATE, N_ ("Change a contact") },
  { PBX_ENDPOINT_CONTACT_DELETE, N_ ("Delete contacts") },
  { PBX_ENDPOINT_CONTACT_DELETE_ALL, N_ ("Delete all contacts") },
  { PBX_ENDPOINT_LDAP_SYNC, N_ ("Synchronize the phonebook with LDAP") },
  { PBX_ENDPOINT_DIAL, N_ ("Dial a number") },
  { PBX_ENDPOINT_HANG_UP, N_ ("Hang up a call") },
};

static const char *
desk_window_guard_describe_change (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      if (g_strcmp0 (pbx_endpoint_get_info (changes[i].endpoint)->name, name) == 0)
        return _ (changes[i].words);
    }

  return name;
}

static GtkWindow *
desk_window_guard_find_modal_of (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == parent && gtk_window_get_modal (window) &&
          gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

/* A question below a form that takes all input could not be answered. */
static GtkWindow *
desk_window_guard_find_parent (DeskWindowGuard *self)
{
  GtkWindow *parent = self->window;

  for (GtkWindow *next = parent; next != NULL; next = desk_window_guard_find_modal_of (parent))
    parent = next;

  return parent;
}

static void
desk_window_guard_present (DeskWindowGuard *self, GtkWidget *dialog)
{
  /* A form may end by itself meanwhile; its end is no answer. */
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), FALSE);
  g_set_weak_pointer (&self->dialog, GTK_WINDOW (dialog));
  gtk_window_present (self->dialog);
}

static void desk_window_guard_ask_resend (DeskWindowGuard *self);

static gboolean
desk_window_guard_next_cb (gpointer user_data)
{
  DeskWindowGuard *self = user_data;

  self->next_source = 0;
  /* Whoever asks now leads here again. */
  if (self->dialog != NULL)
    return G_SOURCE_REMOVE;

  if (self->sign_in_waits)
    desk_window_guard_sign_in (self);
  else if (self->resend_waits)
    desk_window_guard_ask_resend (self);

  return G_SOURCE_REMOVE;
}

/* A dialog was answered: the question that waited for it is next. Not at once, since the dialog is still
 * there until whoever emitted the answer closes it. */
static void
desk_window_guard_answered (DeskWindowGuard *self)
{
  g_clear_weak_pointer (&self->dialog);
  self->asks_resend = FALSE;
  if (self->next_source == 0)
    self->next_source = g_idle_add (desk_window_guard_next_cb, self);
}

/* Takes a question away without an answer. */
static void
desk_window_guard_withdraw (DeskWindowGuard *self)
{
  GtkWindow *dialog = self->dialog;

  g_clear_weak_pointer (&self->dialog);
  self->asks_resend = FALSE;
  if (dialog != NULL)
    {
      g_signal_handlers_disconnect_by_data (dialog, self);
      gtk_window_destroy (dialog);
    }
}

static void
desk_window_guard_resend_response_cb (DeskWindowGuard *self, const char *response)
{
  desk_window_guard_answered (self);
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

  /* One more change waits: the question is about all of them. */
  if (self->asks_resend)
    desk_window_guard_withdraw (self);

  /* The client asks while the dialog that signed in still stands. */
  self->resend_waits = self->dialog != NULL;
  if (n_writes == 0 || self->resend_waits)
    return;

  for (guint i = 0; i < n_writes; i++)
    {
      g_autofree char *name = writes[i];

      writes[i] = g_strdup (desk_window_guard_describe_change (name));
    }

  list = g_strjoinv ("\n• ", writes);
  body = g_strdup_printf (ngettext ("This change was waiting for you to sign in:\n\n• %s",
                                    "These changes were waiting for you to sign in:\n\n• %s", n_writes),
                          list);
  dialog =
    adw_message_dialog_new (desk_window_guard_find_parent (self),
                            ngettext ("Send the Change Now?", "Send the Changes Now?", n_writes), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "drop", _ ("_Don’t Send"), "send",
                                    _ ("_Send"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "send", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "send");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "drop");
  g_signal_connect_object (dialog, "response", G_CALLBACK (desk_window_guard_resend_response_cb), self,
                           G_CONNECT_SWAPPED);
  desk_window_guard_present (self, dialog);
  self->asks_resend = TRUE;
}

static void
desk_window_guard_sign_in_needed_cb (DeskWindowGuard *self)
{
  /* The client asks once: where another question stands, this one comes after it. */
  self->sign_in_waits = self->dialog != NULL && !DESK_IS_SIGN_IN_DIALOG (self->dialog);
  desk_window_guard_sign_in (self);
}

static void
desk_window_guard_signed_in_cb (DeskWindowGuard *self, gboolean signed_in)
{
  desk_window_guard_answered (self);

  if (signed_in)
    pbx_monitor_poll_now (desk_session_get_monitor (self->session));
  else
    pbx_client_abandon_held (desk_session_get_client (self->session));
}

static void
desk_window_guard_review_response_cb (DeskWindowGuard *self, const char *response, DeskTrustDialog *dialog)
{
  const char *fingerprint = desk_trust_dialog_get_fingerprint (dialog);

  desk_window_guard_answered (self);
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

  g_clear_handle_id (&self->next_source, g_source_remove);
  /* A question about a session that is gone goes too, and is not an answer. */
  desk_window_guard_withdraw (self);
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
  g_signal_connect_object (client, "sign-in-needed", G_CALLBACK (desk_window_guard_sign_in_needed_cb), self,
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

  self->sign_in_waits = FALSE;
  dialog = desk_sign_in_dialog_new (desk_window_guard_find_parent (self), self->session);
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

  dialog = desk_trust_dialog_new (desk_window_guard_find_parent (self),
                                  pbx_address_to_string (pbx_client_get_address (client)), certificate,
                                  pbx_client_get_pin (client));
  g_signal_connect_object (dialog, "response", G_CALLBACK (desk_window_guard_review_response_cb), self,
                           G_CONNECT_SWAPPED);
  desk_window_guard_present (self, GTK_WIDGET (dialog));
}
