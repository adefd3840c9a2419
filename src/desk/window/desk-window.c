/* desk-window.c: the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-trunk-notifier.h"
#include "desk-window-private.h"

#include "desk-details.h"
#include "desk-pages.h"
#include "desk-sign-in.h"

#include <glib/gi18n.h>

/**
 * DeskWindow:
 *
 * Shows the sign-in view, or the pages of the device that somebody is signed in to.
 */
struct _DeskWindow
{
  AdwApplicationWindow parent_instance;

  /* owned */
  GSettings *settings;
  DeskDevices *devices;
  DeskSession *session;
  DeskWindowGuard *guard;

  /* of the template */
  AdwToastOverlay *toasts;
  GtkStack *stack;
  DeskSignIn *sign_in;

  /* borrowed: the stack's child */
  DeskTrunkNotifier *trunk_notifier; /* owned, nullable */
  DeskWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (DeskWindow, desk_window, ADW_TYPE_APPLICATION_WINDOW)

static void
desk_window_keep_failed_cb (DeskWindow *self, const GError *error)
{
  adw_toast_overlay_add_toast (self->toasts, desk_details_toast_new (GTK_WIDGET (self),
                                                                     _ ("Could not stay signed in"), error));
}

static void
desk_window_forget_failed_cb (DeskWindow *self, const GError *error)
{
  adw_toast_overlay_add_toast (self->toasts,
                               desk_details_toast_new (GTK_WIDGET (self),
                                                       _ (
                                                         "The sign-in could not be removed from the keyring"),
                                                       error));
}

static void
desk_window_page_changed_cb (DeskWindow *self)
{
  DeskPage *page = desk_workspace_get_page (self->workspace);

  if (page != NULL)
    g_settings_set_string (self->settings, "last-page", gtk_widget_get_name (GTK_WIDGET (page)));
  desk_window_actions_update (self);
}

static void
desk_window_interval_changed_cb (DeskWindow *self)
{
  if (self->session != NULL)
    pbx_monitor_set_interval (desk_session_get_monitor (self->session),
                              g_settings_get_uint (self->settings, "update-interval"));
}

static void
desk_window_clear_session (DeskWindow *self)
{
  g_clear_object (&self->guard);

  if (self->workspace != NULL)
    {
      GtkWidget *workspace = GTK_WIDGET (self->workspace);

      g_signal_handlers_disconnect_by_data (workspace, self);
      self->workspace = NULL;
      gtk_stack_remove (self->stack, workspace);
    }

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      pbx_monitor_stop (desk_session_get_monitor (self->session));
      /* With the guard nobody is left who would ask for a sign-in: what waits for one, also what the pages
       * have just sent, would wait for ever. */
      pbx_client_abandon_held (desk_session_get_client (self->session));
      g_clear_object (&self->trunk_notifier);
      g_clear_object (&self->session);
    }
}

static void
desk_window_signed_in_cb (DeskWindow *self, DeskSession *session)
{
  desk_window_set_session (self, session);
}

static void
desk_window_save_size (DeskWindow *self)
{
  int width, height;

  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width > 0 && height > 0)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
}

/* Whoever wants the session to end asks this first. Where it is FALSE, the person was asked. */
static gboolean
desk_window_may_leave (DeskWindow *self)
{
  return self->workspace == NULL || desk_workspace_may_leave (self->workspace);
}

static gboolean
desk_window_close_request (GtkWindow *window)
{
  DeskWindow *self = DESK_WINDOW (window);

  if (!desk_window_may_leave (self))
    return GDK_EVENT_STOP;

  desk_window_save_size (self);
  desk_sign_in_cancel (self->sign_in);
  desk_window_clear_session (self);

  return GTK_WINDOW_CLASS (desk_window_parent_class)->close_request (window);
}

static void
desk_window_dispose (GObject *object)
{
  DeskWindow *self = DESK_WINDOW (object);

  if (self->stack != NULL)
    desk_window_clear_session (self);
  self->stack = NULL;
  g_clear_object (&self->settings);
  g_clear_object (&self->devices);

  G_OBJECT_CLASS (desk_window_parent_class)->dispose (object);
}

static void
desk_window_class_init (DeskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = desk_window_close_request;

  g_type_ensure (DESK_TYPE_SIGN_IN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fcm5600/FrontDesk/window/desk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, sign_in);
  gtk_widget_class_bind_template_callback (widget_class, desk_window_signed_in_cb);
}

static void
desk_window_init (DeskWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_window_actions_init (self);
}

/**
 * desk_window_new:
 * @application: (nullable): the application
 * @settings: the program's settings
 * @devices: the devices that were signed in to
 *
 * Returns: (transfer none): a window that shows the sign-in view
 */
DeskWindow *
desk_window_new (GtkApplication *application, GSettings *settings, DeskDevices *devices)
{
  DeskWindow *self = g_object_new (DESK_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  self->devices = g_object_ref (devices);
  desk_sign_in_set_devices (self->sign_in, devices);
  g_signal_connect_object (devices, "forget-failed", G_CALLBACK (desk_window_forget_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::update-interval", G_CALLBACK (desk_window_interval_changed_cb),
                           self, G_CONNECT_SWAPPED);

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->sign_in));

  return self;
}

DeskWorkspace *
desk_window_get_workspace (DeskWindow *self)
{
  return self->workspace;
}

DeskWindowGuard *
desk_window_get_guard (DeskWindow *self)
{
  return self->guard;
}

/**
 * desk_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the device that is shown
 */
DeskSession *
desk_window_get_session (DeskWindow *self)
{
  g_return_val_if_fail (DESK_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * desk_window_set_session:
 * @self: a window
 * @session: (nullable): a device that somebody is signed in to, or %NULL for the sign-in view
 *
 * Shows the pages of a device.
 */
void
desk_window_set_session (DeskWindow *self, DeskSession *session)
{
  g_autoptr (GPtrArray) pages = NULL;
  g_autofree char *last_page = NULL;

  g_return_if_fail (DESK_IS_WINDOW (self));

  desk_window_clear_session (self);

  if (session == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "sign-in");
      gtk_widget_grab_focus (GTK_WIDGET (self->sign_in));
      desk_window_actions_update (self);
      return;
    }

  self->session = g_object_ref (session);
  self->guard = desk_window_guard_new (GTK_WINDOW (self), session);
  desk_session_set_application (session, (GApplication *) gtk_window_get_application (GTK_WINDOW (self)));
  g_signal_connect_object (session, "forget-failed", G_CALLBACK (desk_window_forget_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "keep-failed", G_CALLBACK (desk_window_keep_failed_cb), self,
                           G_CONNECT_SWAPPED);

  self->workspace = desk_workspace_new (session);
  pages = desk_pages_create (session);
  for (guint i = 0; i < pages->len; i++)
    desk_workspace_add_page (self->workspace, pages->pdata[i]);
  g_settings_bind (self->settings, "show-sidebar", self->workspace, "show-sidebar", G_SETTINGS_BIND_DEFAULT);

  gtk_stack_add_named (self->stack, GTK_WIDGET (self->workspace), "workspace");
  gtk_stack_set_visible_child_name (self->stack, "workspace");

  desk_window_interval_changed_cb (self);
  pbx_monitor_start (desk_session_get_monitor (session));
  self->trunk_notifier =
    desk_trunk_notifier_new (desk_session_get_trunks (session), self->settings,
                             G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));

  g_signal_connect_object (self->workspace, "notify::page", G_CALLBACK (desk_window_page_changed_cb), self,
                           G_CONNECT_SWAPPED);
  last_page = g_settings_get_string (self->settings, "last-page");
  desk_workspace_show_named (self->workspace, last_page);
  if (desk_workspace_get_page (self->workspace))
    desk_page_grab_content_focus (desk_workspace_get_page (self->workspace));
  desk_window_actions_update (self);
}

/**
 * desk_window_sign_out:
 * @self: a window
 *
 * Forgets the sign-in and shows the sign-in view, filled in but for the password. Nothing happens where
 * that would lose work: the page that has it asks the person.
 */
void
desk_window_sign_out (DeskWindow *self)
{
  g_autoptr (DeskSession) session = NULL;
  g_autoptr (DeskDevice) device = NULL;
  gboolean demo;

  g_return_if_fail (DESK_IS_WINDOW (self));

  if (self->session == NULL || !desk_window_may_leave (self))
    return;

  session = g_object_ref (self->session);
  demo = g_settings_get_boolean (desk_session_get_device_settings (session), "demo");
  device = desk_device_new (pbx_client_get_address (desk_session_get_client (session)));

  /* The pages go first: what waits for its Undo to pass is sent while there is a token to send it with. */
  desk_window_set_session (self, NULL);
  g_signal_connect_object (session, "forget-failed", G_CALLBACK (desk_window_forget_failed_cb), self,
                           G_CONNECT_SWAPPED);
  desk_session_sign_out (session);
  if (!demo)
    desk_sign_in_fill (self->sign_in, device);
}

/**
 * desk_window_start_demo:
 * @self: a window
 *
 * Starts the demonstration PBX and signs in to it.
 */
void
desk_window_start_demo (DeskWindow *self)
{
  g_return_if_fail (DESK_IS_WINDOW (self));

  if (!desk_window_may_leave (self))
    return;

  desk_window_set_session (self, NULL);
  desk_sign_in_start_demo (self->sign_in);
}

/**
 * desk_window_start_at:
 * @self: a window
 * @device: a device
 *
 * Signs in to a device with the token of the keyring, or asks for what is missing.
 */
void
desk_window_start_at (DeskWindow *self, DeskDevice *device)
{
  g_return_if_fail (DESK_IS_WINDOW (self));
  g_return_if_fail (DESK_IS_DEVICE (device));

  if (!desk_window_may_leave (self))
    return;

  desk_window_set_session (self, NULL);
  desk_sign_in_resume (self->sign_in, device);
}

/**
 * desk_window_start:
 * @self: a window
 *
 * Goes on with the device that was used last, where there is one.
 */
void
desk_window_start (DeskWindow *self)
{
  g_autoptr (DeskDevice) device = NULL;

  g_return_if_fail (DESK_IS_WINDOW (self));

  device = g_list_model_get_item (G_LIST_MODEL (self->devices), 0);
  if (device != NULL)
    desk_window_start_at (self, device);
}
