/* desk-sign-in.c: the view to sign in with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-sign-in.h"

#include "desk-demo.h"
#include "desk-error.h"
#include "desk-password-row.h"
#include "desk-trust-dialog.h"
#include "pbx-keyring.h"

#include <glib/gi18n.h>

/**
 * DeskSignIn:
 *
 * Asks for the address of a device, a user name and a password, and signs in. What goes wrong is said
 * in place and nothing that was typed is lost.
 */
struct _DeskSignIn
{
  AdwBin parent_instance;

  /* owned */
  DeskDevices *devices;
  PbxClient *client;
  DeskDevice *device;
  DeskDemo *demo;
  GCancellable *cancellable;

  /* of the template */
  AdwPreferencesGroup *form;
  AdwEntryRow *address_row;
  AdwEntryRow *user_row;
  DeskPasswordRow *password_row;
  GtkSwitch *stay_switch;
  GtkWidget *error_revealer;
  GtkLabel *error_label;
  GtkStack *button_stack;
  GtkWidget *sign_in_button;
  GtkWidget *cancel_button;
  GtkWidget *devices_group;
  GtkListBox *devices_list;
  GtkWidget *demo_button;
};

enum
{
  SIGNED_IN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskSignIn, desk_sign_in, ADW_TYPE_BIN)

static void desk_sign_in_try (DeskSignIn *self, const char *user_name, const char *password);

static void
desk_sign_in_set_busy (DeskSignIn *self, gboolean busy)
{
  gtk_stack_set_visible_child_name (self->button_stack, busy ? "busy" : "ready");

  /* The focus first: GTK does not take it away cleanly from an entry that turns insensitive. */
  if (busy)
    gtk_widget_grab_focus (self->cancel_button);

  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !busy);
  gtk_widget_set_sensitive (self->devices_group, !busy);
  gtk_widget_set_sensitive (self->demo_button, !busy);
}

static void
desk_sign_in_show_error (DeskSignIn *self, const char *sentence, GtkWidget *wrong)
{
  gtk_label_set_label (self->error_label, sentence);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->error_revealer), TRUE);

  if (wrong == GTK_WIDGET (self->password_row))
    {
      desk_password_row_select (self->password_row);
    }
  else if (wrong != NULL)
    {
      gtk_widget_grab_focus (wrong);
      gtk_editable_select_region (GTK_EDITABLE (wrong), 0, -1);
    }

  if (wrong != NULL)
    gtk_widget_add_css_class (wrong, "error");
}

static void
desk_sign_in_clear_error (DeskSignIn *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->error_revealer), FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->address_row), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->user_row), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->password_row), "error");
}

/* Ends an attempt; a callback that comes later finds its cancellable cancelled. */
static void
desk_sign_in_end (DeskSignIn *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->client);
  g_clear_object (&self->device);
  g_clear_object (&self->demo);
}

static void
desk_sign_in_begin (DeskSignIn *self)
{
  desk_sign_in_end (self);
  desk_sign_in_clear_error (self);
  self->cancellable = g_cancellable_new ();
  desk_sign_in_set_busy (self, TRUE);
}

static GtkWidget *
desk_sign_in_find_culprit (DeskSignIn *self, const GError *error)
{
  if (g_error_matches (error, PBX_ERROR, PBX_ERROR_SIGN_IN_REFUSED))
    return GTK_WIDGET (self->password_row);
  if (error->domain == PBX_ERROR)
    return GTK_WIDGET (self->address_row);

  return NULL;
}

static void
desk_sign_in_fail (DeskSignIn *self, const GError *error)
{
  g_autofree char *sentence = NULL;
  GtkWidget *culprit = desk_sign_in_find_culprit (self, error);

  /* Whoever answers a sign-in in another way than this device family does is another machine. */
  if (g_error_matches (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD) ||
      g_error_matches (error, PBX_ERROR, PBX_ERROR_DEVICE_FAILED))
    sentence = g_strdup (_ ("Something answers at this address, but not as an FCM5600 does. Check the "
                            "address and the port."));
  else
    sentence = desk_error_describe (error);

  desk_sign_in_end (self);
  desk_sign_in_set_busy (self, FALSE);
  desk_sign_in_show_error (self, sentence, culprit);
}

static void
desk_sign_in_succeed (DeskSignIn *self, gboolean keep)
{
  g_autoptr (DeskSession) session = NULL;
  gboolean demo = desk_device_get_demo (self->device);

  session = desk_session_new (self->client, desk_device_get_settings (self->device));

  if (demo)
    desk_session_set_companion (session, G_OBJECT (self->demo));
  else if (self->devices != NULL)
    desk_devices_touch (self->devices, self->device);

  desk_sign_in_end (self);
  desk_sign_in_set_busy (self, FALSE);
  if (!demo)
    desk_password_row_set_text (self->password_row, "");

  g_signal_emit (self, signals[SIGNED_IN], 0, session);
  if (keep)
    desk_session_keep_sign_in (session);
}

static void
desk_sign_in_trust_response_cb (DeskSignIn *self, const char *response, DeskTrustDialog *dialog)
{
  const char *fingerprint = desk_trust_dialog_get_fingerprint (dialog);
  g_autofree char *user_name = NULL;

  if (self->client == NULL)
    return;

  if (g_strcmp0 (response, "trust") != 0)
    {
      desk_sign_in_cancel (self);
      return;
    }

  desk_device_set_pin (self->device, fingerprint);
  pbx_client_set_pin (self->client, fingerprint);

  user_name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->user_row))));
  desk_sign_in_try (self, user_name, desk_password_row_get_text (self->password_row));
}

static void
desk_sign_in_ask_trust (DeskSignIn *self)
{
  PbxCertificate *certificate = pbx_client_get_rejected_certificate (self->client);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  DeskTrustDialog *dialog;

  dialog = desk_trust_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                  pbx_address_to_string (pbx_client_get_address (self->client)), certificate,
                                  pbx_client_get_pin (self->client));
  g_signal_connect_object (dialog, "response", G_CALLBACK (desk_sign_in_trust_response_cb), self,
                           G_CONNECT_SWAPPED);
  /* An attempt that ends takes its question along. */
  g_signal_connect_object (self->cancellable, "cancelled", G_CALLBACK (gtk_window_destroy), dialog,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
desk_sign_in_tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskSignIn) self = user_data;
  PbxClient *client = PBX_CLIENT (source);
  g_autoptr (GError) error = NULL;
  gboolean signed_in = pbx_client_sign_in_finish (client, result, &error);

  /* An older attempt, or the view is gone */
  if (self->client != client || pbx_error_is_cancelled (error))
    return;

  if (!signed_in)
    {
      if ((g_error_matches (error, PBX_ERROR, PBX_ERROR_UNTRUSTED) ||
           g_error_matches (error, PBX_ERROR, PBX_ERROR_CERTIFICATE_CHANGED)) &&
          pbx_client_get_rejected_certificate (client) != NULL)
        desk_sign_in_ask_trust (self);
      else
        desk_sign_in_fail (self, error);
      return;
    }

  if (!desk_device_get_demo (self->device))
    {
      GSettings *settings = desk_device_get_settings (self->device);

      g_settings_set_string (settings, "user-name", pbx_client_get_user_name (client));
      g_settings_set_boolean (settings, "stay-signed-in", gtk_switch_get_active (self->stay_switch));
    }

  desk_sign_in_succeed (self, TRUE);
}

static void
desk_sign_in_try (DeskSignIn *self, const char *user_name, const char *password)
{
  pbx_client_sign_in_async (self->client, user_name, password, self->cancellable, desk_sign_in_tried_cb,
                            g_object_ref (self));
}

static void
desk_sign_in_aim (DeskSignIn *self, DeskDevice *device)
{
  g_autofree char *pin = desk_device_dup_pin (device);

  g_set_object (&self->device, device);
  g_clear_object (&self->client);
  self->client = pbx_client_new (desk_device_get_address (device));
  pbx_client_set_pin (self->client, pin);
}

static void
desk_sign_in_submit (DeskSignIn *self)
{
  g_autofree char *address_text = NULL;
  g_autofree char *user_name = NULL;
  const char *password = desk_password_row_get_text (self->password_row);
  g_autoptr (PbxAddress) address = NULL;
  g_autoptr (DeskDevice) device = NULL;

  if (self->cancellable != NULL)
    return;

  desk_sign_in_clear_error (self);
  address_text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->address_row))));
  user_name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->user_row))));

  if (*address_text == '\0')
    {
      desk_sign_in_show_error (self, _ ("Enter the device’s address, as you would in a web browser."),
                               GTK_WIDGET (self->address_row));
      return;
    }

  address = pbx_address_parse (address_text, NULL);
  if (address == NULL)
    {
      desk_sign_in_show_error (self,
                               _ ("This is not an address. Enter a name or a number such as 192.168.1.100, "
                                  "with "
                                  "a port where it has one, such as pbx.example.com:8443."),
                               GTK_WIDGET (self->address_row));
      return;
    }

  if (*user_name == '\0')
    {
      desk_sign_in_show_error (self, _ ("Enter your user name on the device."), GTK_WIDGET (self->user_row));
      return;
    }

  if (*password == '\0')
    {
      desk_sign_in_show_error (self, _ ("Enter your password."), GTK_WIDGET (self->password_row));
      return;
    }

  desk_sign_in_begin (self);
  device = desk_device_new (address);
  desk_sign_in_aim (self, device);
  desk_sign_in_try (self, user_name, password);
}

static void
desk_sign_in_token_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskSignIn) self = g_object_ref (DESK_SIGN_IN (g_task_get_source_object (G_TASK (user_data))));
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *token = pbx_keyring_lookup_finish (result, &error);
  g_autofree char *user_name = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (token == NULL)
    {
      /* No keyring, or nothing in it: the password is asked for as always. */
      desk_sign_in_cancel (self);
      return;
    }

  user_name = desk_device_dup_user_name (self->device);
  pbx_client_set_token (self->client, user_name, token);
  desk_sign_in_succeed (self, FALSE);
}

static void
desk_sign_in_demo_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskSignIn) self = g_object_ref (DESK_SIGN_IN (g_task_get_source_object (G_TASK (user_data))));
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDemo) demo = desk_demo_start_finish (result, &error);
  g_autoptr (DeskDevice) device = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (demo == NULL)
    {
      desk_sign_in_fail (self, error);
      return;
    }

  device = desk_device_new_demo (desk_demo_get_address (demo));
  desk_device_set_pin (device, desk_demo_get_fingerprint (demo));
  desk_sign_in_aim (self, device);
  self->demo = g_object_ref (demo);
  desk_sign_in_try (self, desk_demo_get_user_name (demo), desk_demo_get_password (demo));
}

static void
desk_sign_in_device_activated_cb (DeskSignIn *self, GtkListBoxRow *row)
{
  g_autoptr (DeskDevice) device = NULL;

  device = g_list_model_get_item (G_LIST_MODEL (self->devices), gtk_list_box_row_get_index (row));
  if (device != NULL)
    desk_sign_in_resume (self, device);
}

static void
desk_sign_in_remove_clicked_cb (GtkWidget *button, gpointer user_data)
{
  DeskSignIn *self = user_data;

  desk_devices_remove (self->devices, g_object_get_data (G_OBJECT (button), "device"));
}

static GtkWidget *
desk_sign_in_create_device_row (gpointer item, gpointer user_data)
{
  DeskDevice *device = item;
  DeskSignIn *self = user_data;
  const char *text = pbx_address_to_string (desk_device_get_address (device));
  g_autofree char *user_name = desk_device_dup_user_name (device);
  g_autofree char *name = NULL;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), user_name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  /* Translators: %s is the address of a device */
  name = g_strdup_printf (_ ("Forget %s"), text);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "device", g_object_ref (device), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (desk_sign_in_remove_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
desk_sign_in_devices_changed_cb (DeskSignIn *self)
{
  gtk_widget_set_visible (self->devices_group, g_list_model_get_n_items (G_LIST_MODEL (self->devices)) > 0);
}

static gboolean
desk_sign_in_escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DeskSignIn *self = DESK_SIGN_IN (widget);

  if (self->cancellable == NULL)
    return FALSE;

  desk_sign_in_cancel (self);

  return TRUE;
}

static gboolean
desk_sign_in_grab_focus (GtkWidget *widget)
{
  DeskSignIn *self = DESK_SIGN_IN (widget);
  GtkWidget *next = GTK_WIDGET (self->password_row);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->address_row)) == '\0')
    next = GTK_WIDGET (self->address_row);
  else if (*gtk_editable_get_text (GTK_EDITABLE (self->user_row)) == '\0')
    next = GTK_WIDGET (self->user_row);

  return gtk_widget_grab_focus (next);
}

static void
desk_sign_in_dispose (GObject *object)
{
  DeskSignIn *self = DESK_SIGN_IN (object);

  desk_sign_in_end (self);
  g_clear_object (&self->devices);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (desk_sign_in_parent_class)->dispose (object);
}

static void
desk_sign_in_class_init (DeskSignInClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_sign_in_dispose;
  widget_class->grab_focus = desk_sign_in_grab_focus;

  /**
   * DeskSignIn::signed-in:
   * @self: the view
   * @session: a device that somebody is signed in to
   *
   * Somebody signed in, or a token was found that may be tried.
   */
  signals[SIGNED_IN] = g_signal_new ("signed-in", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, DESK_TYPE_SESSION);

  g_type_ensure (DESK_TYPE_PASSWORD_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fcm5600/FrontDesk/sign-in/desk-sign-in.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskSignIn, form);
  gtk_widget_class_bind_template_child (widget_class, DeskSignIn, address_row);
  gtk_widget_class_bind_template_child (widget_class, DeskSignIn, user_row);
  gtk_widget_class_bind_template_child (widget_class, DeskSignIn, password_row);
  gtk_widget_class_bind_template_child (widget_class, DeskSignIn, stay_switch);
  gtk_widget_class_bind_template_child (widget_class, DeskSignIn, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, DeskSignIn, error_label);
  gtk_widget_class_bind_template_child (widget_class, DeskSignIn, button_stack);
  gtk_widget_class_bind_template_child (widget_class, DeskSignIn, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, DeskSignIn, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, DeskSignIn, devices_group);
  gtk_widget_class_bind_template_child (widget_class, DeskSignIn, devices_list);
  gtk_widget_class_bind_template_child (widget_class, DeskSignIn, demo_button);
  gtk_widget_class_bind_template_callback (widget_class, desk_sign_in_submit);
  gtk_widget_class_bind_template_callback (widget_class, desk_sign_in_cancel);
  gtk_widget_class_bind_template_callback (widget_class, desk_sign_in_clear_error);
  gtk_widget_class_bind_template_callback (widget_class, desk_sign_in_start_demo);
  gtk_widget_class_bind_template_callback (widget_class, desk_sign_in_device_activated_cb);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, desk_sign_in_escape_cb, NULL);
}

static void
desk_sign_in_init (DeskSignIn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_sign_in_set_devices:
 * @self: a view
 * @devices: the devices that were signed in to
 *
 * Sets which devices the view offers and adds to.
 */
void
desk_sign_in_set_devices (DeskSignIn *self, DeskDevices *devices)
{
  g_return_if_fail (DESK_IS_SIGN_IN (self));
  g_return_if_fail (self->devices == NULL);

  self->devices = g_object_ref (devices);
  gtk_list_box_bind_model (self->devices_list, G_LIST_MODEL (devices), desk_sign_in_create_device_row, self,
                           NULL);
  g_signal_connect_object (devices, "items-changed", G_CALLBACK (desk_sign_in_devices_changed_cb), self,
                           G_CONNECT_SWAPPED);
  desk_sign_in_devices_changed_cb (self);
}

/**
 * desk_sign_in_fill:
 * @self: a view
 * @device: a device
 *
 * Fills in what is known of a device, so that only the password is missing.
 */
void
desk_sign_in_fill (DeskSignIn *self, DeskDevice *device)
{
  g_autofree char *user_name = NULL;

  g_return_if_fail (DESK_IS_SIGN_IN (self));
  g_return_if_fail (DESK_IS_DEVICE (device));

  user_name = desk_device_dup_user_name (device);
  desk_sign_in_clear_error (self);
  gtk_editable_set_text (GTK_EDITABLE (self->address_row),
                         pbx_address_to_string (desk_device_get_address (device)));
  if (*user_name != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->user_row), user_name);
  gtk_switch_set_active (self->stay_switch, desk_device_get_stay_signed_in (device));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * desk_sign_in_resume:
 * @self: a view
 * @device: a device
 *
 * Signs in without a password where the keyring has a token, and asks for the password otherwise. The
 * token is tried by the first request: should it have ended, the device asks for a sign-in then.
 */
void
desk_sign_in_resume (DeskSignIn *self, DeskDevice *device)
{
  g_autoptr (DeskDevice) kept = NULL;
  g_autofree char *user_name = NULL;
  GTask *task;

  g_return_if_fail (DESK_IS_SIGN_IN (self));
  g_return_if_fail (DESK_IS_DEVICE (device));

  kept = g_object_ref (device);
  user_name = desk_device_dup_user_name (kept);
  desk_sign_in_fill (self, kept);

  if (!desk_device_get_stay_signed_in (kept) || *user_name == '\0')
    return;

  desk_sign_in_begin (self);
  desk_sign_in_aim (self, kept);
  task = g_task_new (self, self->cancellable, NULL, NULL);
  pbx_keyring_lookup_async (desk_device_get_address (kept), user_name, self->cancellable,
                            desk_sign_in_token_found_cb, task);
}

/**
 * desk_sign_in_start_demo:
 * @self: a view
 *
 * Starts the demonstration PBX and signs in to it.
 */
void
desk_sign_in_start_demo (DeskSignIn *self)
{
  g_return_if_fail (DESK_IS_SIGN_IN (self));

  desk_sign_in_begin (self);
  desk_demo_start_async (self->cancellable, desk_sign_in_demo_started_cb,
                         g_task_new (self, self->cancellable, NULL, NULL));
}

/**
 * desk_sign_in_cancel:
 * @self: a view
 *
 * Ends an attempt at once.
 */
void
desk_sign_in_cancel (DeskSignIn *self)
{
  g_return_if_fail (DESK_IS_SIGN_IN (self));

  desk_sign_in_end (self);
  desk_sign_in_set_busy (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
