/* desk-devices.h: the devices that were signed in to, the last used one first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-device.h"

G_BEGIN_DECLS

#define DESK_TYPE_DEVICES (desk_devices_get_type ())

G_DECLARE_FINAL_TYPE (DeskDevices, desk_devices, DESK, DEVICES, GObject)

DeskDevices *desk_devices_new (GSettings *settings);
void desk_devices_touch (DeskDevices *self, DeskDevice *device);
void desk_devices_remove (DeskDevices *self, DeskDevice *device);

G_END_DECLS
