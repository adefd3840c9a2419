/* desk-window-guard.h: asks the person where a session cannot go on by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_WINDOW_GUARD (desk_window_guard_get_type ())

G_DECLARE_FINAL_TYPE (DeskWindowGuard, desk_window_guard, DESK, WINDOW_GUARD, GObject)

DeskWindowGuard *desk_window_guard_new (GtkWindow *window, DeskSession *session);
void desk_window_guard_sign_in (DeskWindowGuard *self);
void desk_window_guard_review (DeskWindowGuard *self);

G_END_DECLS
