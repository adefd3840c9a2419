/* desk-application.c: the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-application.h"

#include "desk-config.h"
#include "desk-preferences.h"
#include "desk-window.h"

#include <glib/gi18n.h>

/**
 * DeskApplication:
 *
 * Owns what every window shares: the settings and the devices that were signed in to. Hands them on;
 * nobody asks for them by a global.
 */
struct _DeskApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  DeskDevices *devices;
};

G_DEFINE_FINAL_TYPE (DeskApplication, desk_application, ADW_TYPE_APPLICATION)

static void
desk_application_update_color_scheme (DeskApplication *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  int chosen = g_settings_get_enum (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)),
                                      schemes[CLAMP (chosen, 0, 2)]);
}

static DeskWindow *
desk_application_present_window (DeskApplication *self, gboolean fresh, gboolean *created)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));
  DeskWindow *window = NULL;

  for (GList *l = windows; l != NULL && !fresh && window == NULL; l = l->next)
    {
      if (DESK_IS_WINDOW (l->data))
        window = l->data;
    }

  *created = window == NULL;
  if (window == NULL)
    window = desk_window_new (GTK_APPLICATION (self), self->settings, self->devices);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

static void
desk_application_activate (GApplication *application)
{
  gboolean created;
  DeskWindow *window = desk_application_present_window (DESK_APPLICATION (application), FALSE, &created);

  if (created)
    desk_window_start (window);
}

static int
desk_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  DeskApplication *self = DESK_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  const char *text = NULL;
  gboolean created;

  if (g_variant_dict_contains (options, "demo"))
    {
      desk_window_start_demo (desk_application_present_window (self, TRUE, &created));
      return EXIT_SUCCESS;
    }

  if (g_variant_dict_lookup (options, "device", "&s", &text))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PbxAddress) address = pbx_address_parse (text, &error);
      g_autoptr (DeskDevice) device = NULL;

      if (address == NULL)
        {
          g_application_command_line_printerr (command_line, "%s\n", error->message);
          return EXIT_FAILURE;
        }

      device = desk_device_new (address);
      desk_window_start_at (desk_application_present_window (self, FALSE, &created), device);
      return EXIT_SUCCESS;
    }

  g_application_activate (application);

  return EXIT_SUCCESS;
}

static int
desk_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;

  g_print ("frontdesk %s\n", FRONTDESK_VERSION);

  return EXIT_SUCCESS;
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskApplication *self = user_data;
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (desk_preferences_new (parent, self->settings, self->devices)));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = user_data;

  /* clang-format off */
  adw_show_about_window (gtk_application_get_active_window (application),
                         "application-name", _ ("Front Desk"),
                         "application-icon", FRONTDESK_APP_ID,
                         "version", FRONTDESK_VERSION,
                         "developer-name", _ ("The Front Desk developers"),
                         "comments", _ ("Run an office phone system: the FIBERME FCM5600 IP PBX"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "website", "https://github.com/fcm5600/frontdesk",
                         /* Translators: your names, one a line */
                         "translator-credits", _ ("translator-credits"),
                         NULL);
  /* clang-format on */
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = user_data;
  g_autolist (GtkWindow) windows = NULL;

  windows = g_list_copy_deep (gtk_application_get_windows (application), (GCopyFunc) g_object_ref, NULL);

  /* The main windows first and one by one: each saves its size, and asks where closing it would lose work.
   * Dialogs are not closed over its head. */
  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (!DESK_IS_WINDOW (l->data))
        continue;

      gtk_window_close (l->data);
      if (g_list_find (gtk_application_get_windows (application), l->data))
        return;
    }

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static const GActionEntry entries[] = {
  { "preferences", preferences_action },
  { "about", about_action },
  { "quit", quit_action },
};

static void
desk_application_add_accels (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accels[3];
  } keys[] = {
    { "win.search", { "<Control>f" } },        { "win.add", { "<Control>n" } },
    { "win.refresh", { "<Control>r", "F5" } }, { "win.show-pages", { "<Alt>Left" } },
    { "win.toggle-sidebar", { "F9" } },        { "win.show-help-overlay", { "<Control>question" } },
    { "window.close", { "<Control>w" } },      { "app.preferences", { "<Control>comma" } },
    { "app.quit", { "<Control>q" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (application, keys[i].action, keys[i].accels);

  for (int i = 1; i <= 9; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.page(%d)", i);
      g_autofree char *accel = g_strdup_printf ("<Alt>%d", i);
      const char *accels[] = { accel, NULL };

      gtk_application_set_accels_for_action (application, action, accels);
    }
}

static void
desk_application_startup (GApplication *application)
{
  DeskApplication *self = DESK_APPLICATION (application);

  G_APPLICATION_CLASS (desk_application_parent_class)->startup (application);

  self->settings = g_settings_new (FRONTDESK_APP_ID);
  self->devices = desk_devices_new (self->settings);
  desk_devices_set_application (self->devices, application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  desk_application_add_accels (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (FRONTDESK_APP_ID);

  g_signal_connect_object (self->settings, "changed::color-scheme",
                           G_CALLBACK (desk_application_update_color_scheme), self, G_CONNECT_SWAPPED);
  desk_application_update_color_scheme (self);
}

static void
desk_application_dispose (GObject *object)
{
  DeskApplication *self = DESK_APPLICATION (object);

  if (self->devices != NULL)
    desk_devices_set_application (self->devices, NULL);
  g_clear_object (&self->devices);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (desk_application_parent_class)->dispose (object);
}

static void
desk_application_class_init (DeskApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_application_dispose;
  application_class->activate = desk_application_activate;
  application_class->command_line = desk_application_command_line;
  application_class->handle_local_options = desk_application_handle_local_options;
  application_class->startup = desk_application_startup;
}

static void
desk_application_init (DeskApplication *self)
{
  static const GOptionEntry options[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Start the demonstration PBX and sign in to it"), NULL },
    { "device", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Sign in to this device"), N_ ("ADDRESS") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * desk_application_new:
 * @flags: flags beside those that the program always has
 *
 * Returns: (transfer full): the program
 */
DeskApplication *
desk_application_new (GApplicationFlags flags)
{
  return g_object_new (DESK_TYPE_APPLICATION, "application-id", FRONTDESK_APP_ID, "resource-base-path",
                       "/io/github/fcm5600/FrontDesk", "flags", flags | G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}

/**
 * desk_application_get_settings:
 * @self: the program, started
 *
 * Returns: (transfer none): the program's settings
 */
GSettings *
desk_application_get_settings (DeskApplication *self)
{
  g_return_val_if_fail (DESK_IS_APPLICATION (self), NULL);

  return self->settings;
}

/**
 * desk_application_get_devices:
 * @self: the program, started
 *
 * Returns: (transfer none): the devices that were signed in to
 */
DeskDevices *
desk_application_get_devices (DeskApplication *self)
{
  g_return_val_if_fail (DESK_IS_APPLICATION (self), NULL);

  return self->devices;
}
