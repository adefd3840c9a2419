/* desk-caller-actions.h: calling as an action that every page has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_caller_actions_install (GtkWidgetClass *page_class);

G_END_DECLS
