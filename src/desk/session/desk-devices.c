/* desk-devices.c: the devices that were signed in to, the last used one first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-devices.h"

#include "pbx-keyring.h"

/* More than anybody signs in to; keeps the sign-in view a list that can be read. */
#define MAX_DEVICES 12

/**
 * DeskDevices:
 *
 * A list of #DeskDevice: those that were signed in to, the last used one first. It follows the
 * settings, so that every window and the preferences show the same.
 */
struct _DeskDevices
{
  GObject parent_instance;

  GSettings *settings;
  GListStore *store;
  GApplication *application; /* borrowed, nullable: it owns the devices */
};

enum
{
  FORGET_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The keyring may be slow to answer: the program does not end before it has. */
typedef struct
{
  DeskDevices *devices;      /* owned */
  GApplication *application; /* owned, nullable */
} Forgetting;

static GType
desk_devices_get_item_type (GListModel *model)
{
  return DESK_TYPE_DEVICE;
}

static guint
desk_devices_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (DESK_DEVICES (model)->store));
}

static gpointer
desk_devices_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (DESK_DEVICES (model)->store), position);
}

static void
desk_devices_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = desk_devices_get_item_type;
  iface->get_n_items = desk_devices_get_n_items;
  iface->get_item = desk_devices_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskDevices,
                               desk_devices,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, desk_devices_list_model_init))

static void
desk_devices_load (DeskDevices *self)
{
  g_auto (GStrv) texts = g_settings_get_strv (self->settings, "devices");
  g_autoptr (GPtrArray) devices = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (PbxAddress) address = pbx_address_parse (texts[i], NULL);

      /* Settings can be preset by hand: what is no address is left out. */
      if (address != NULL)
        g_ptr_array_add (devices, desk_device_new (address));
    }

  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), devices->pdata,
                       devices->len);
}

static void
desk_devices_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Forgetting *forgetting = user_data;
  g_autoptr (GError) error = NULL;

  if (!pbx_keyring_clear_finish (result, &error))
    g_signal_emit (forgetting->devices, signals[FORGET_FAILED], 0, error);

  if (forgetting->application != NULL)
    g_application_release (forgetting->application);
  g_clear_object (&forgetting->application);
  g_object_unref (forgetting->devices);
  g_free (forgetting);
}

/* Whoever signed in at the device: a token of somebody else must not stay behind. */
static void
desk_devices_clear_token (DeskDevices *self, DeskDevice *device)
{
  Forgetting *forgetting = g_new0 (Forgetting, 1);

  forgetting->devices = g_object_ref (self);
  if (self->application != NULL)
    {
      forgetting->application = g_object_ref (self->application);
      g_application_hold (forgetting->application);
    }
  pbx_keyring_clear_async (desk_device_get_address (device), NULL, NULL, desk_devices_cleared_cb, forgetting);
}

static void
desk_devices_dispose (GObject *object)
{
  DeskDevices *self = DESK_DEVICES (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_devices_parent_class)->dispose (object);
}

static void
desk_devices_class_init (DeskDevicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_devices_dispose;

  /**
   * DeskDevices::forget-failed:
   * @self: the devices
   * @error: what the keyring said
   *
   * The sign-in of a device that was removed could not be taken out of the keyring.
   */
  signals[FORGET_FAILED] = g_signal_new ("forget-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
desk_devices_init (DeskDevices *self)
{
  self->store = g_list_store_new (DESK_TYPE_DEVICE);
  g_signal_connect_object (self->store, "items-changed", G_CALLBACK (g_list_model_items_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * desk_devices_new:
 * @settings: the program's settings
 *
 * Returns: (transfer full): the devices that were signed in to
 */
DeskDevices *
desk_devices_new (GSettings *settings)
{
  DeskDevices *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (DESK_TYPE_DEVICES, NULL);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::devices", G_CALLBACK (desk_devices_load), self,
                           G_CONNECT_SWAPPED);
  desk_devices_load (self);

  return self;
}

/**
 * desk_devices_set_application:
 * @self: the devices
 * @application: (nullable): the application that owns the devices; it stays alive until the keyring has
 *   answered
 *
 * Sets which application the devices belong to.
 */
void
desk_devices_set_application (DeskDevices *self, GApplication *application)
{
  g_return_if_fail (DESK_IS_DEVICES (self));

  self->application = application;
}

static void
desk_devices_save (DeskDevices *self, DeskDevice *first, DeskDevice *without)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  guint n_kept = 0;

  if (first != NULL)
    {
      g_strv_builder_add (builder, pbx_address_to_string (desk_device_get_address (first)));
      n_kept++;
    }

  for (guint i = 0; i < desk_devices_get_n_items (G_LIST_MODEL (self)) && n_kept < MAX_DEVICES; i++)
    {
      g_autoptr (DeskDevice) device = desk_devices_get_item (G_LIST_MODEL (self), i);
      PbxAddress *address = desk_device_get_address (device);

      if ((first && pbx_address_equal (address, desk_device_get_address (first))) ||
          (without && pbx_address_equal (address, desk_device_get_address (without))))
        continue;

      g_strv_builder_add (builder, pbx_address_to_string (address));
      n_kept++;
    }

  texts = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "devices", (const char *const *) texts);
}

/**
 * desk_devices_touch:
 * @self: the devices
 * @device: the one that was signed in to just now
 *
 * Puts a device first.
 */
void
desk_devices_touch (DeskDevices *self, DeskDevice *device)
{
  g_return_if_fail (DESK_IS_DEVICES (self));
  g_return_if_fail (DESK_IS_DEVICE (device));

  desk_devices_save (self, device, NULL);
}

/**
 * desk_devices_remove:
 * @self: the devices
 * @device: one of them
 *
 * Takes a device off the list and forgets all that is remembered of it, its sign-in in the keyring too.
 */
void
desk_devices_remove (DeskDevices *self, DeskDevice *device)
{
  g_autoptr (DeskDevice) kept = NULL;

  g_return_if_fail (DESK_IS_DEVICES (self));
  g_return_if_fail (DESK_IS_DEVICE (device));

  kept = g_object_ref (device);
  desk_devices_clear_token (self, kept);
  desk_device_forget (kept);
  desk_devices_save (self, NULL, kept);
}
