/* desk-window-private.h: what the window's parts know of each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-window-guard.h"
#include "desk-window.h"
#include "desk-workspace.h"

G_BEGIN_DECLS

DeskWorkspace *desk_window_get_workspace (DeskWindow *self);
DeskWindowGuard *desk_window_get_guard (DeskWindow *self);

void desk_window_actions_init (DeskWindow *self);
void desk_window_actions_update (DeskWindow *self);

G_END_DECLS
