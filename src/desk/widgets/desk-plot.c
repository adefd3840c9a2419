/* desk-plot.c: values over time, as lines or bars
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-plot.h"

#include <math.h>

/**
 * DeskPlot:
 *
 * Draws [class@Pbx.Series]: over time as lines, or one value beside the other as bars. It takes its colours
 * from the style, tells several lines apart by their dashes too, and carries its numbers as accessible text.
 */
struct _DeskPlot
{
  GtkWidget parent_instance;

  GPtrArray *series; /* owned PbxSeries */
  double maximum;    /* 0: as high as the highest value */
  gint64 span;       /* µs; 0: all there is */
  char **colors;     /* owned, nullable: names of colours, for bars */
  gboolean bars;
};

#define HEIGHT 96

G_DEFINE_FINAL_TYPE (DeskPlot, desk_plot, GTK_TYPE_WIDGET)

/* The highest of what is drawn: bars stand on each other. */
static double
get_highest (DeskPlot *self)
{
  guint longest = 0;
  double highest = 0;

  for (guint i = 0; i < self->series->len; i++)
    longest = MAX (longest, pbx_series_get_length (self->series->pdata[i]));
  for (guint j = 0; j < longest; j++)
    {
      double sum = 0;

      for (guint i = 0; i < self->series->len; i++)
        {
          if (j >= pbx_series_get_length (self->series->pdata[i]))
            continue;
          sum = (self->bars ? sum : 0) + pbx_series_get (self->series->pdata[i], j, NULL);
          highest = MAX (highest, sum);
        }
    }

  return highest;
}

static double
get_top (DeskPlot *self)
{
  double highest;

  if (self->maximum > 0)
    return self->maximum;
  highest = get_highest (self);

  return highest > 0 ? highest * 1.1 : 1;
}

static void
draw_grid (DeskPlot *self, cairo_t *cr, const GdkRGBA *color, double width, double height)
{
  GdkRGBA faint = *color;

  faint.alpha *= 0.2;
  gdk_cairo_set_source_rgba (cr, &faint);
  cairo_set_line_width (cr, 1);
  for (guint i = 0; i <= 4; i++)
    {
      double y = floor ((height - 1) * i / 4) + 0.5;

      cairo_move_to (cr, 0, y);
      cairo_line_to (cr, width, y);
    }
  cairo_stroke (cr);
}

static void
draw_line (DeskPlot *self,
           cairo_t *cr,
           PbxSeries *series,
           gint64 from,
           gint64 to,
           double width,
           double height)
{
  double top = get_top (self);
  gboolean right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double x = 0;
  double y = 0;
  guint n = 0;

  for (guint i = 0; i < pbx_series_get_length (series); i++)
    {
      gint64 time;
      double value = pbx_series_get (series, i, &time);

      if (time < from)
        continue;
      x = to > from ? (double) (time - from) / (to - from) * width : width;
      x = right_to_left ? width - x : x;
      y = 1 + (height - 2) * (1 - CLAMP (value / top, 0, 1));
      if (n++ == 0)
        cairo_move_to (cr, x, y);
      else
        cairo_line_to (cr, x, y);
    }
  cairo_stroke (cr);

  /* One value is no line yet. */
  if (n == 1)
    {
      cairo_arc (cr, right_to_left ? MAX (x, 2) : MIN (x, width - 2), y, 2, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

/* The colour of a series, as the style has it now; @color where it has none */
static GdkRGBA
get_series_color (DeskPlot *self, guint series, const GdkRGBA *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA named;

  if (self->colors != NULL && series < g_strv_length (self->colors) &&
      gtk_style_context_lookup_color (context, self->colors[series], &named))
    return named;

  return *color;
}

static void
draw_bars (DeskPlot *self, cairo_t *cr, const GdkRGBA *color, double width, double height)
{
  guint n = self->series->len > 0 ? pbx_series_get_length (self->series->pdata[0]) : 0;
  gboolean right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autofree double *bottoms = g_new0 (double, MAX (n, 1));
  double top = get_top (self);
  double bar = width / MAX (n, 1);

  for (guint i = 0; i < self->series->len; i++)
    {
      GdkRGBA rgba = get_series_color (self, i, color);

      gdk_cairo_set_source_rgba (cr, &rgba);
      for (guint j = 0; j < MIN (n, pbx_series_get_length (self->series->pdata[i])); j++)
        {
          double tall = (height - 1) * CLAMP (pbx_series_get (self->series->pdata[i], j, NULL) / top, 0, 1);
          guint place = right_to_left ? n - 1 - j : j;

          cairo_rectangle (cr, place * bar + bar * 0.1, height - bottoms[j] - tall, bar * 0.8, tall);
          bottoms[j] += tall;
        }
      cairo_fill (cr);
    }
}

static void
desk_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const double dashes[][2] = { { 0, 0 }, { 6, 3 }, { 2, 3 }, { 10, 4 } };
  DeskPlot *self = DESK_PLOT (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA color, line;
  gint64 from = G_MAXINT64;
  gint64 to = 0;
  cairo_t *cr;

  if (width < 4 || height < 4)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_style_context_get_color (context, &color);
  if (!gtk_style_context_lookup_color (context, "accent_color", &line))
    line = color;
  draw_grid (self, cr, &color, width, height);
  gdk_cairo_set_source_rgba (cr, &line);
  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);

  for (guint i = 0; i < self->series->len; i++)
    {
      guint n = pbx_series_get_length (self->series->pdata[i]);
      gint64 time;

      if (n == 0)
        continue;
      pbx_series_get (self->series->pdata[i], 0, &time);
      from = MIN (from, time);
      pbx_series_get (self->series->pdata[i], n - 1, &time);
      to = MAX (to, time);
    }
  if (self->span > 0)
    from = MAX (from, to - self->span);

  if (self->bars)
    draw_bars (self, cr, &line, width, height);
  else
    for (guint i = 0; i < self->series->len; i++)
      {
        const double *dash = dashes[i % G_N_ELEMENTS (dashes)];

        cairo_set_dash (cr, dash, dash[0] > 0 ? 2 : 0, 0);
        draw_line (self, cr, self->series->pdata[i], from, to, width, height);
      }
  cairo_destroy (cr);
}

static void
desk_plot_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 80;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 240;
}

static void
disconnect_series (DeskPlot *self)
{
  for (guint i = 0; i < self->series->len; i++)
    g_signal_handlers_disconnect_by_data (self->series->pdata[i], self);
  g_ptr_array_set_size (self->series, 0);
}

static void
desk_plot_dispose (GObject *object)
{
  disconnect_series (DESK_PLOT (object));

  G_OBJECT_CLASS (desk_plot_parent_class)->dispose (object);
}

static void
desk_plot_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_PLOT (object)->series);
  g_strfreev (DESK_PLOT (object)->colors);

  G_OBJECT_CLASS (desk_plot_parent_class)->finalize (object);
}

static void
desk_plot_class_init (DeskPlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_plot_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_plot_finalize;
  widget_class->snapshot = desk_plot_snapshot;
  widget_class->measure = desk_plot_measure;
  gtk_widget_class_set_css_name (widget_class, "plot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
desk_plot_init (DeskPlot *self)
{
  self->series = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/**
 * desk_plot_new:
 * @label: what it shows, translated, for assistive technology
 *
 * Returns: (transfer floating): an empty plot
 */
GtkWidget *
desk_plot_new (const char *label)
{
  GtkWidget *self = g_object_new (DESK_TYPE_PLOT, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return self;
}

/**
 * desk_plot_set_series:
 * @self: a plot
 * @series: (element-type PbxSeries): what it draws; the plot follows them. The bars of
 *   several stand on each other
 */
void
desk_plot_set_series (DeskPlot *self, GPtrArray *series)
{
  g_return_if_fail (DESK_IS_PLOT (self));

  disconnect_series (self);
  for (guint i = 0; i < series->len; i++)
    {
      g_ptr_array_add (self->series, g_object_ref (series->pdata[i]));
      g_signal_connect_object (series->pdata[i], "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * desk_plot_set_maximum:
 * @self: a plot
 * @maximum: the value at its upper edge; 0 for a little more than the highest
 */
void
desk_plot_set_maximum (DeskPlot *self, double maximum)
{
  g_return_if_fail (DESK_IS_PLOT (self));
  self->maximum = maximum;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * desk_plot_set_span:
 * @self: a plot
 * @span: how much time its width stands for at most, up to the newest value, in microseconds; 0 for all there
 *   is
 */
void
desk_plot_set_span (DeskPlot *self, gint64 span)
{
  g_return_if_fail (DESK_IS_PLOT (self));
  self->span = span;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * desk_plot_set_bars:
 * @self: a plot
 * @bars: whether it draws bars, one for each value, and not lines over time
 */
void
desk_plot_set_bars (DeskPlot *self, gboolean bars)
{
  g_return_if_fail (DESK_IS_PLOT (self));
  self->bars = bars;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * desk_plot_set_colors:
 * @self: a plot
 * @colors: (array zero-terminated=1): a name of a colour of the style for each series
 *
 * Sets the colours of bars that stand on each other.
 */
void
desk_plot_set_colors (DeskPlot *self, const char *const *colors)
{
  g_return_if_fail (DESK_IS_PLOT (self));
  g_strfreev (self->colors);
  self->colors = g_strdupv ((char **) colors);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * desk_plot_set_description:
 * @self: a plot
 * @description: its numbers in words, translated
 *
 * Sets what assistive technology reads where others look.
 */
void
desk_plot_set_description (DeskPlot *self, const char *description)
{
  g_return_if_fail (DESK_IS_PLOT (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}
