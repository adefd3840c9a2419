/* desk-table-menu.h: the context menu of a table's rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_TABLE_MENU (desk_table_menu_get_type ())

G_DECLARE_FINAL_TYPE (DeskTableMenu, desk_table_menu, DESK, TABLE_MENU, GObject)

DeskTableMenu *desk_table_menu_new (GtkWidget *table, GtkColumnView *view);
GMenuModel *desk_table_menu_get_model (DeskTableMenu *self);
void desk_table_menu_set_model (DeskTableMenu *self, GMenuModel *model);
guint desk_table_menu_pick (DeskTableMenu *self, double x, double y);
void desk_table_menu_popup_at (DeskTableMenu *self, double x, double y);
void desk_table_menu_popup_at_focus (DeskTableMenu *self);
void desk_table_menu_detach (DeskTableMenu *self);

G_END_DECLS
