/* desk-window.h: the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-devices.h"
#include "desk-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_WINDOW (desk_window_get_type ())

G_DECLARE_FINAL_TYPE (DeskWindow, desk_window, DESK, WINDOW, AdwApplicationWindow)

DeskWindow *desk_window_new (GtkApplication *application, GSettings *settings, DeskDevices *devices);
DeskSession *desk_window_get_session (DeskWindow *self);
void desk_window_set_session (DeskWindow *self, DeskSession *session);
void desk_window_sign_out (DeskWindow *self);
void desk_window_start_demo (DeskWindow *self);
void desk_window_start_at (DeskWindow *self, DeskDevice *device);
void desk_window_start (DeskWindow *self);

G_END_DECLS
