/* desk-heat-map.c: counts in rows and columns, as shades
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-heat-map.h"

#include <math.h>

/**
 * DeskHeatMap:
 *
 * Draws counts in rows and columns, each a cell that is the stronger the higher the count is. The count
 * stands in the cell where there is room, and in its tooltip; all of them are the widget's accessible text.
 */
struct _DeskHeatMap
{
  GtkWidget parent_instance;

  char **rows;     /* owned labels */
  char **columns;  /* owned labels */
  guint64 *values; /* owned: one row after the other */
  guint n_rows;
  guint n_columns;
};

#define ROW_HEIGHT 26
#define MIN_COLUMN 8
#define COLUMN 28
#define SPACING 6

G_DEFINE_FINAL_TYPE (DeskHeatMap, desk_heat_map, GTK_TYPE_WIDGET)

static guint64
get_most (DeskHeatMap *self)
{
  guint64 most = 0;

  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    most = MAX (most, self->values[i]);

  return most;
}

/* How much room the labels of the rows and columns take */
static void
measure_labels (DeskHeatMap *self, int *width, int *height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "0");
  int one;

  pango_layout_get_pixel_size (layout, width, height);
  for (guint i = 0; i < self->n_rows; i++)
    {
      pango_layout_set_text (layout, self->rows[i], -1);
      pango_layout_get_pixel_size (layout, &one, NULL);
      *width = MAX (*width, one);
    }
}

static graphene_rect_t
get_cell (DeskHeatMap *self, guint row, guint column)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int label_width, label_height;
  double left, top, cell_width, cell_height, x;

  measure_labels (self, &label_width, &label_height);
  left = label_width + SPACING;
  top = label_height + SPACING;
  cell_width = MAX ((width - left) / self->n_columns, 1);
  cell_height = MAX ((height - top) / self->n_rows, 1);
  x = left + column * cell_width;
  if (right_to_left)
    x = width - x - cell_width;

  return GRAPHENE_RECT_INIT ((float) x, (float) (top + row * cell_height), (float) cell_width,
                             (float) cell_height);
}

static void
draw_text (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *color, double x, double y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_labels (DeskHeatMap *self, GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *color)
{
  static const guint steps[] = { 1, 2, 3, 6, 12, 24 };
  gboolean right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double cell_width = get_cell (self, 0, 0).size.width;
  int text_width, text_height;
  int widest = 0;
  guint step = self->n_columns;

  for (guint i = 0; i < self->n_rows; i++)
    {
      graphene_rect_t cell = get_cell (self, i, 0);

      pango_layout_set_text (layout, self->rows[i], -1);
      pango_layout_get_pixel_size (layout, &text_width, &text_height);
      draw_text (snapshot, layout, color, right_to_left ? width - text_width : 0,
                 cell.origin.y + (cell.size.height - text_height) / 2);
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      pango_layout_set_text (layout, self->columns[i], -1);
      pango_layout_get_pixel_size (layout, &text_width, NULL);
      widest = MAX (widest, text_width);
    }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (widest + 4 <= steps[i] * cell_width)
        {
          step = steps[i];
          break;
        }
    }
  for (guint i = 0; i < self->n_columns; i += step)
    {
      graphene_rect_t cell = get_cell (self, 0, i);
      double x;

      pango_layout_set_text (layout, self->columns[i], -1);
      pango_layout_get_pixel_size (layout, &text_width, NULL);
      x = cell.origin.x + (cell.size.width - text_width) / 2;
      draw_text (snapshot, layout, color, CLAMP (x, 0, MAX (width - text_width, 0)), 0);
    }
}

static void
draw_cells (DeskHeatMap *self, GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  double most = (double) get_most (self);
  g_autofree char *widest = g_strdup_printf ("%.0f", most);
  GdkRGBA strong, on_strong;
  gboolean numbers;
  int text_width, text_height;

  /* All of them, or none: gaps would look like hours without calls. */
  pango_layout_set_text (layout, widest, -1);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  numbers = text_width + 4 <= get_cell (self, 0, 0).size.width;
  if (!gtk_style_context_lookup_color (context, "accent_bg_color", &strong))
    strong = *color;
  if (!gtk_style_context_lookup_color (context, "accent_fg_color", &on_strong))
    on_strong = *color;
  for (guint row = 0; row < self->n_rows; row++)
    {
      for (guint column = 0; column < self->n_columns; column++)
        {
          guint64 value = self->values[row * self->n_columns + column];
          graphene_rect_t cell = get_cell (self, row, column);
          g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, value);
          double share = most > 0 ? (double) value / most : 0;
          GdkRGBA shade = value > 0 ? strong : *color;

          shade.alpha *= value > 0 ? (float) (0.12 + 0.88 * share) : 0.05f;
          graphene_rect_inset (&cell, cell.size.width > 12 ? 1 : 0.5f, 1);
          gtk_snapshot_append_color (snapshot, &shade, &cell);
          pango_layout_set_text (layout, text, -1);
          pango_layout_get_pixel_size (layout, &text_width, &text_height);
          if (value > 0 && numbers)
            draw_text (snapshot, layout, share > 0.5 ? &on_strong : color,
                       cell.origin.x + (cell.size.width - text_width) / 2,
                       cell.origin.y + (cell.size.height - text_height) / 2);
        }
    }
}

static void
desk_heat_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DeskHeatMap *self = DESK_HEAT_MAP (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  GdkRGBA color;

  if (self->n_rows == 0 || self->n_columns == 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  draw_labels (self, snapshot, layout, &color);
  draw_cells (self, snapshot, layout, &color);
}

static void
desk_heat_map_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  DeskHeatMap *self = DESK_HEAT_MAP (widget);
  int width, height;

  measure_labels (self, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = width + SPACING + (int) self->n_columns * MIN_COLUMN;
      *natural = width + SPACING + (int) self->n_columns * COLUMN;
    }
  else
    *minimum = *natural = height + SPACING + (int) self->n_rows * ROW_HEIGHT;
}

static gboolean
desk_heat_map_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DeskHeatMap *self = DESK_HEAT_MAP (widget);

  for (guint i = 0; !keyboard && i < self->n_rows * self->n_columns; i++)
    {
      guint row = i / self->n_columns;
      guint column = i % self->n_columns;
      graphene_rect_t cell = get_cell (self, row, column);
      g_autofree char *text = NULL;

      if (!graphene_rect_contains_point (&cell, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        continue;
      text = g_strdup_printf ("%s, %s: %" G_GUINT64_FORMAT, self->rows[row], self->columns[column],
                              self->values[i]);
      gtk_tooltip_set_text (tooltip, text);
      return TRUE;
    }

  return FALSE;
}

static void
desk_heat_map_finalize (GObject *object)
{
  DeskHeatMap *self = DESK_HEAT_MAP (object);

  g_strfreev (self->rows);
  g_strfreev (self->columns);
  g_free (self->values);

  G_OBJECT_CLASS (desk_heat_map_parent_class)->finalize (object);
}

static void
desk_heat_map_class_init (DeskHeatMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_heat_map_finalize;
  widget_class->snapshot = desk_heat_map_snapshot;
  widget_class->measure = desk_heat_map_measure;
  widget_class->query_tooltip = desk_heat_map_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "heatmap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
desk_heat_map_init (DeskHeatMap *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/**
 * desk_heat_map_new:
 * @label: what it shows, translated, for assistive technology
 *
 * Returns: (transfer floating): an empty map
 */
GtkWidget *
desk_heat_map_new (const char *label)
{
  GtkWidget *self = g_object_new (DESK_TYPE_HEAT_MAP, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return self;
}

/**
 * desk_heat_map_set_labels:
 * @self: a map
 * @rows: (array zero-terminated=1): what each row is
 * @columns: (array zero-terminated=1): what each column is
 *
 * Sets how many rows and columns there are. All counts are 0 then.
 */
void
desk_heat_map_set_labels (DeskHeatMap *self, const char *const *rows, const char *const *columns)
{
  g_return_if_fail (DESK_IS_HEAT_MAP (self));

  g_strfreev (self->rows);
  g_strfreev (self->columns);
  g_free (self->values);
  self->rows = g_strdupv ((char **) rows);
  self->columns = g_strdupv ((char **) columns);
  self->n_rows = g_strv_length (self->rows);
  self->n_columns = g_strv_length (self->columns);
  self->values = g_new0 (guint64, MAX (self->n_rows * self->n_columns, 1));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * desk_heat_map_set_values:
 * @self: a map that has labels
 * @values: the counts, one row after the other
 *
 * Sets what is shown.
 */
void
desk_heat_map_set_values (DeskHeatMap *self, const guint64 *values)
{
  g_return_if_fail (DESK_IS_HEAT_MAP (self));

  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    self->values[i] = values[i];
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * desk_heat_map_get_value:
 *
 * Returns: the count of a cell
 */
guint64
desk_heat_map_get_value (DeskHeatMap *self, guint row, guint column)
{
  g_return_val_if_fail (DESK_IS_HEAT_MAP (self), 0);
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, 0);
  return self->values[row * self->n_columns + column];
}

/**
 * desk_heat_map_set_description:
 * @self: a map
 * @description: its numbers in words, translated
 *
 * Sets what assistive technology reads where others look.
 */
void
desk_heat_map_set_description (DeskHeatMap *self, const char *description)
{
  g_return_if_fail (DESK_IS_HEAT_MAP (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}
