/* desk-heat-map.h: counts in rows and columns, as shades
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_HEAT_MAP (desk_heat_map_get_type ())

G_DECLARE_FINAL_TYPE (DeskHeatMap, desk_heat_map, DESK, HEAT_MAP, GtkWidget)

GtkWidget *desk_heat_map_new (const char *label);
void desk_heat_map_set_labels (DeskHeatMap *self, const char *const *rows, const char *const *columns);
void desk_heat_map_set_values (DeskHeatMap *self, const guint64 *values);
guint64 desk_heat_map_get_value (DeskHeatMap *self, guint row, guint column);
void desk_heat_map_set_description (DeskHeatMap *self, const char *description);

G_END_DECLS
