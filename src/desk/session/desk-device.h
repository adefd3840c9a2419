/* desk-device.h: a device that was signed in to, and what is remembered of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-address.h"

G_BEGIN_DECLS

#define DESK_TYPE_DEVICE (desk_device_get_type ())

G_DECLARE_FINAL_TYPE (DeskDevice, desk_device, DESK, DEVICE, GObject)

DeskDevice *desk_device_new (PbxAddress *address);
DeskDevice *desk_device_new_demo (PbxAddress *address);
PbxAddress *desk_device_get_address (DeskDevice *self);
GSettings *desk_device_get_settings (DeskDevice *self);
char *desk_device_dup_user_name (DeskDevice *self);
char *desk_device_dup_pin (DeskDevice *self);
void desk_device_set_pin (DeskDevice *self, const char *fingerprint);
gboolean desk_device_get_stay_signed_in (DeskDevice *self);
gboolean desk_device_get_demo (DeskDevice *self);
void desk_device_forget (DeskDevice *self);

G_END_DECLS
