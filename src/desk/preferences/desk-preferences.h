/* desk-preferences.h: what a person can choose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-devices.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_PREFERENCES (desk_preferences_get_type ())

G_DECLARE_FINAL_TYPE (DeskPreferences, desk_preferences, DESK, PREFERENCES, AdwPreferencesWindow)

DeskPreferences *desk_preferences_new (GtkWindow *parent, GSettings *settings, DeskDevices *devices);

G_END_DECLS
