/* desk-plot.h: values over time, as lines or bars
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-series.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_PLOT (desk_plot_get_type ())

G_DECLARE_FINAL_TYPE (DeskPlot, desk_plot, DESK, PLOT, GtkWidget)

GtkWidget *desk_plot_new (const char *label);
void desk_plot_set_series (DeskPlot *self, GPtrArray *series);
void desk_plot_set_maximum (DeskPlot *self, double maximum);
void desk_plot_set_span (DeskPlot *self, gint64 span);
void desk_plot_set_bars (DeskPlot *self, gboolean bars);
void desk_plot_set_colors (DeskPlot *self, const char *const *colors);
void desk_plot_set_description (DeskPlot *self, const char *description);

G_END_DECLS
