/* desk-preferences.c: what a person can choose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-preferences.h"

#include "desk-recordings-cache.h"

#include <glib/gi18n.h>

/**
 * DeskPreferences:
 *
 * The appearance, how often the device is asked, the recordings that are kept, and the devices that are
 * remembered.
 */
struct _DeskPreferences
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings;
  DeskDevices *devices;
  PbxCache *cache;
  GCancellable *cancellable;

  AdwComboRow *scheme_row;
  GtkSpinButton *interval_spin;
  GtkSwitch *trunk_down_switch;
  GtkSwitch *trunk_up_switch;
  GtkSpinButton *cache_spin;
  AdwActionRow *cache_row;
  GtkWidget *clear_button;
  GtkWidget *devices_group;
  GtkListBox *devices_list;
};

G_DEFINE_FINAL_TYPE (DeskPreferences, desk_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static gboolean
desk_preferences_get_interval (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_double (value, g_variant_get_uint32 (variant) / 1000.0);

  return TRUE;
}

static GVariant *
desk_preferences_set_interval (const GValue *value, const GVariantType *expected, gpointer user_data)
{
  return g_variant_new_uint32 ((guint32) (g_value_get_double (value) * 1000 + 0.5));
}

static gboolean
desk_preferences_get_scheme (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *nick = g_variant_get_string (variant, NULL);

  g_value_set_uint (value, g_str_equal (nick, "light") ? 1 : g_str_equal (nick, "dark") ? 2 : 0);

  return TRUE;
}

static GVariant *
desk_preferences_set_scheme (const GValue *value, const GVariantType *expected, gpointer user_data)
{
  static const char *const nicks[] = { "system", "light", "dark" };

  return g_variant_new_string (nicks[MIN (g_value_get_uint (value), 2)]);
}

/* Whole seconds are shown as such. */
static gboolean
desk_preferences_output_cb (GtkSpinButton *spin, gpointer user_data)
{
  double value = gtk_spin_button_get_value (spin);
  g_autofree char *text = g_strdup_printf ("%.*f", value == (int) value ? 0 : 1, value);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static void
desk_preferences_measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gint64 size = pbx_cache_measure_finish (PBX_CACHE (source), result, &error);
  g_autofree char *words = NULL;
  DeskPreferences *self;

  if (pbx_error_is_cancelled (error))
    return;

  self = DESK_PREFERENCES (user_data);
  words = error != NULL ? g_strdup (error->message)
          : size == 0   ? g_strdup (_ ("Nothing"))
                        : g_format_size ((guint64) size);
  adw_action_row_set_subtitle (self->cache_row, words);
  gtk_widget_set_sensitive (self->clear_button, size > 0);
}

static void
desk_preferences_measure (DeskPreferences *self)
{
  pbx_cache_measure_async (self->cache, self->cancellable, desk_preferences_measured_cb, self);
}

static void
desk_preferences_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* What stayed is in the size that is shown. */
  if (pbx_cache_clear_finish (PBX_CACHE (source), result, &error) || !pbx_error_is_cancelled (error))
    desk_preferences_measure (DESK_PREFERENCES (user_data));
}

static void
desk_preferences_clear_cb (DeskPreferences *self)
{
  gtk_widget_set_sensitive (self->clear_button, FALSE);
  pbx_cache_clear_async (self->cache, self->cancellable, desk_preferences_cleared_cb, self);
}

static void
desk_preferences_remove_clicked_cb (GtkWidget *button, gpointer user_data)
{
  DeskPreferences *self = user_data;

  desk_devices_remove (self->devices, g_object_get_data (G_OBJECT (button), "device"));
}

static GtkWidget *
desk_preferences_create_device_row (gpointer item, gpointer user_data)
{
  DeskDevice *device = item;
  const char *text = pbx_address_to_string (desk_device_get_address (device));
  g_autofree char *user_name = desk_device_dup_user_name (device);
  /* Translators: %s is the address of a device */
  g_autofree char *name = g_strdup_printf (_ ("Forget %s"), text);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), user_name);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "device", g_object_ref (device), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (desk_preferences_remove_clicked_cb), user_data, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
desk_preferences_devices_changed_cb (DeskPreferences *self)
{
  gtk_widget_set_visible (self->devices_group, g_list_model_get_n_items (G_LIST_MODEL (self->devices)) > 0);
}

static void
desk_preferences_dispose (GObject *object)
{
  DeskPreferences *self = DESK_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->cache);
  g_clear_object (&self->settings);
  g_clear_object (&self->devices);

  G_OBJECT_CLASS (desk_preferences_parent_class)->dispose (object);
}

static void
desk_preferences_class_init (DeskPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/preferences/"
                                                             "desk-preferences.ui");
  gtk_widget_class_bind_template_callback (widget_class, desk_preferences_output_cb);
  gtk_widget_class_bind_template_child (widget_class, DeskPreferences, scheme_row);
  gtk_widget_class_bind_template_child (widget_class, DeskPreferences, interval_spin);
  gtk_widget_class_bind_template_child (widget_class, DeskPreferences, trunk_down_switch);
  gtk_widget_class_bind_template_child (widget_class, DeskPreferences, trunk_up_switch);
  gtk_widget_class_bind_template_child (widget_class, DeskPreferences, cache_spin);
  gtk_widget_class_bind_template_child (widget_class, DeskPreferences, cache_row);
  gtk_widget_class_bind_template_child (widget_class, DeskPreferences, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, desk_preferences_clear_cb);
  gtk_widget_class_bind_template_child (widget_class, DeskPreferences, devices_group);
  gtk_widget_class_bind_template_child (widget_class, DeskPreferences, devices_list);
}

static void
desk_preferences_init (DeskPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_preferences_new:
 * @parent: (nullable): the window that the preferences belong to
 * @settings: the program's settings
 * @devices: the devices that were signed in to
 *
 * Returns: (transfer none): the preferences
 */
DeskPreferences *
desk_preferences_new (GtkWindow *parent, GSettings *settings, DeskDevices *devices)
{
  DeskPreferences *self = g_object_new (DESK_TYPE_PREFERENCES, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  self->devices = g_object_ref (devices);

  g_settings_bind_with_mapping (settings, "color-scheme", self->scheme_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, desk_preferences_get_scheme,
                                desk_preferences_set_scheme, NULL, NULL);
  self->cancellable = g_cancellable_new ();
  self->cache = desk_recordings_cache_new (settings);
  g_settings_bind (settings, "recordings-cache-size", gtk_spin_button_get_adjustment (self->cache_spin),
                   "value", G_SETTINGS_BIND_DEFAULT);
  desk_preferences_measure (self);
  g_settings_bind_with_mapping (settings, "update-interval", self->interval_spin, "value",
                                G_SETTINGS_BIND_DEFAULT, desk_preferences_get_interval,
                                desk_preferences_set_interval, NULL, NULL);

  g_settings_bind (settings, "notify-trunk-down", self->trunk_down_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "notify-trunk-up", self->trunk_up_switch, "active", G_SETTINGS_BIND_DEFAULT);

  gtk_list_box_bind_model (self->devices_list, G_LIST_MODEL (devices), desk_preferences_create_device_row,
                           self, NULL);
  g_signal_connect_object (devices, "items-changed", G_CALLBACK (desk_preferences_devices_changed_cb), self,
                           G_CONNECT_SWAPPED);
  desk_preferences_devices_changed_cb (self);

  return self;
}
