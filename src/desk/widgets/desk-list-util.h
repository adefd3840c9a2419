/* desk-list-util.h: what GtkColumnView of the floor keeps to itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_list_util_scroll_to (GtkColumnView *view, guint position, gboolean focus);
gboolean desk_list_util_leave (GtkColumnView *view, GtkDirectionType direction);
GtkWidget *desk_list_util_get_row (GtkWidget *inner);
GtkWidget *desk_list_util_get_cell (GtkWidget *row);
GtkWidget *desk_list_util_get_focus_row (GtkColumnView *view);
void desk_list_util_name_row (GtkWidget *cell);

G_END_DECLS
