/* desk-application.h: the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-devices.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_APPLICATION (desk_application_get_type ())

G_DECLARE_FINAL_TYPE (DeskApplication, desk_application, DESK, APPLICATION, AdwApplication)

DeskApplication *desk_application_new (GApplicationFlags flags);
GSettings *desk_application_get_settings (DeskApplication *self);
DeskDevices *desk_application_get_devices (DeskApplication *self);

G_END_DECLS
