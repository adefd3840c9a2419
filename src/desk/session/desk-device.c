/* desk-device.c: a device that was signed in to, and what is remembered of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_SETTINGS_ENABLE_BACKEND

#include "desk-device.h"

#include "desk-config.h"

#include <gio/gsettingsbackend.h>

#define DEVICE_SCHEMA FRONTDESK_APP_ID ".Device"
#define DEVICE_PATH "/io/github/fcm5600/FrontDesk/devices/"

/**
 * DeskDevice:
 *
 * Where a device is, and its settings: who signed in, the pinned certificate and whether the sign-in
 * is kept.
 */
struct _DeskDevice
{
  GObject parent_instance;

  PbxAddress *address;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (DeskDevice, desk_device, G_TYPE_OBJECT)

static char *
desk_device_build_path (PbxAddress *address)
{
  g_autofree char *key = NULL;
  g_autofree char *escaped = NULL;

  /* Always with the port, so that "pbx" and "pbx:443" are one device. */
  key = g_strdup_printf ("%s:%u", pbx_address_get_host (address), pbx_address_get_port (address));
  escaped = g_uri_escape_string (key, ":", FALSE);

  return g_strconcat (DEVICE_PATH, escaped, "/", NULL);
}

static DeskDevice *
desk_device_new_with_backend (PbxAddress *address, GSettingsBackend *backend)
{
  DeskDevice *self = g_object_new (DESK_TYPE_DEVICE, NULL);
  g_autofree char *path = desk_device_build_path (address);

  self->address = pbx_address_ref (address);
  if (backend != NULL)
    self->settings = g_settings_new_with_backend_and_path (DEVICE_SCHEMA, backend, path);
  else
    self->settings = g_settings_new_with_path (DEVICE_SCHEMA, path);

  return self;
}

static void
desk_device_dispose (GObject *object)
{
  DeskDevice *self = DESK_DEVICE (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->address, pbx_address_unref);

  G_OBJECT_CLASS (desk_device_parent_class)->dispose (object);
}

static void
desk_device_class_init (DeskDeviceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_device_dispose;
}

static void
desk_device_init (DeskDevice *self)
{
}

/**
 * desk_device_new:
 * @address: where the device is
 *
 * Returns: (transfer full): the device, with what is remembered of it
 */
DeskDevice *
desk_device_new (PbxAddress *address)
{
  g_return_val_if_fail (address != NULL, NULL);

  return desk_device_new_with_backend (address, NULL);
}

/**
 * desk_device_new_demo:
 * @address: where the demonstration PBX listens
 *
 * The demonstration PBX has another port and certificate each time: what is remembered of it stays in
 * memory.
 *
 * Returns: (transfer full): the device
 */
DeskDevice *
desk_device_new_demo (PbxAddress *address)
{
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();
  DeskDevice *self;

  g_return_val_if_fail (address != NULL, NULL);

  self = desk_device_new_with_backend (address, backend);
  g_settings_set_boolean (self->settings, "demo", TRUE);

  return self;
}

/**
 * desk_device_get_address:
 * @self: a device
 *
 * Returns: (transfer none): where the device is
 */
PbxAddress *
desk_device_get_address (DeskDevice *self)
{
  g_return_val_if_fail (DESK_IS_DEVICE (self), NULL);

  return self->address;
}

/**
 * desk_device_get_settings:
 * @self: a device
 *
 * Returns: (transfer none): what is remembered of the device
 */
GSettings *
desk_device_get_settings (DeskDevice *self)
{
  g_return_val_if_fail (DESK_IS_DEVICE (self), NULL);

  return self->settings;
}

/**
 * desk_device_dup_user_name:
 * @self: a device
 *
 * Returns: (transfer full): who signed in last, empty where nobody did
 */
char *
desk_device_dup_user_name (DeskDevice *self)
{
  g_return_val_if_fail (DESK_IS_DEVICE (self), NULL);

  return g_settings_get_string (self->settings, "user-name");
}

/**
 * desk_device_dup_pin:
 * @self: a device
 *
 * Returns: (transfer full) (nullable): the fingerprint of the certificate that the person trusts
 */
char *
desk_device_dup_pin (DeskDevice *self)
{
  g_autofree char *pin = NULL;

  g_return_val_if_fail (DESK_IS_DEVICE (self), NULL);

  pin = g_settings_get_string (self->settings, "pinned-fingerprint");

  return *pin != '\0' ? g_steal_pointer (&pin) : NULL;
}

/**
 * desk_device_set_pin:
 * @self: a device
 * @fingerprint: (nullable): a SHA-256 fingerprint
 *
 * Remembers which certificate the person trusts.
 */
void
desk_device_set_pin (DeskDevice *self, const char *fingerprint)
{
  g_return_if_fail (DESK_IS_DEVICE (self));

  g_settings_set_string (self->settings, "pinned-fingerprint", fingerprint ? fingerprint : "");
}

/**
 * desk_device_get_stay_signed_in:
 * @self: a device
 *
 * Returns: whether the sign-in is kept in the keyring
 */
gboolean
desk_device_get_stay_signed_in (DeskDevice *self)
{
  g_return_val_if_fail (DESK_IS_DEVICE (self), FALSE);

  return g_settings_get_boolean (self->settings, "stay-signed-in");
}

/**
 * desk_device_get_demo:
 * @self: a device
 *
 * Returns: whether this is the demonstration PBX
 */
gboolean
desk_device_get_demo (DeskDevice *self)
{
  g_return_val_if_fail (DESK_IS_DEVICE (self), FALSE);

  return g_settings_get_boolean (self->settings, "demo");
}

/**
 * desk_device_forget:
 * @self: a device
 *
 * Forgets what the settings remember of the device.
 */
void
desk_device_forget (DeskDevice *self)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_return_if_fail (DESK_IS_DEVICE (self));

  g_object_get (self->settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (self->settings, keys[i]);
}
