/* desk-call-figures.c: figures over many calls, drawn and in numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-call-figures.h"

#include "desk-call-figures-text.h"
#include "desk-call-words.h"
#include "desk-card.h"
#include "desk-plot.h"
#include "desk-week.h"

#include <glib/gi18n.h>
#include <math.h>

/**
 * DeskCallFigures:
 *
 * Shows [class@Pbx.CallStatistics]: a few figures in large, when the calls were, what became of them, and who
 * was in most and in the longest. What is drawn has its numbers as accessible text.
 */
struct _DeskCallFigures
{
  AdwBin parent_instance;

  /* borrowed */
  GtkLabel *calls_label;
  GtkLabel *share_label;
  GtkLabel *talk_label;
  GtkLabel *average_label;
  DeskHeatMap *heat_map;
  DeskPlot *plot;
  DeskCard *days_card;
  GtkLabel *first_day_label;
  GtkLabel *last_day_label;
  GtkFlowBox *legend;
  GtkGrid *callers;
  GtkGrid *callees;
  GtkGrid *longest;
};

/* More days than this are drawn only where they had calls. */
#define MAX_DAYS 4000

static const struct
{
  const char *color;
  const char *css_class;
} series_colors[] = {
  [PBX_CALL_ANSWERED] = { "success_color", "success" }, [PBX_CALL_NO_ANSWER] = { "warning_color", "warning" },
  [PBX_CALL_BUSY] = { "error_color", "error" },         [PBX_CALL_FAILED] = { "purple_3", "desk-purple" },
  [PBX_CALL_OTHER] = { "borders", "dim-label" },
};

G_DEFINE_FINAL_TYPE (DeskCallFigures, desk_call_figures, ADW_TYPE_BIN)

static GtkWidget *
new_label (const char *text, double xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
append_to_flow (GtkFlowBox *flow, GtkWidget *widget)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), widget);
  gtk_flow_box_append (flow, child);
}

static GtkLabel *
add_figure (GtkFlowBox *flow, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *value = new_label (NULL, 0, "title-2");
  GtkWidget *caption = new_label (title, 0, "dim-label");

  gtk_label_set_selectable (GTK_LABEL (caption), FALSE);
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "desk-card");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, caption, NULL,
                                  -1);
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (GTK_BOX (box), caption);
  append_to_flow (flow, box);

  return GTK_LABEL (value);
}

static GtkFlowBox *
new_flow (guint min_per_line, guint max_per_line)
{
  GtkFlowBox *flow = GTK_FLOW_BOX (gtk_flow_box_new ());

  gtk_flow_box_set_selection_mode (flow, GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (flow, min_per_line);
  gtk_flow_box_set_max_children_per_line (flow, max_per_line);

  return flow;
}

static DeskCard *
add_card (GtkBox *box, const char *title, GtkWidget *content)
{
  DeskCard *card = desk_card_new (title, content);

  desk_card_set_state (card, TRUE, NULL);
  gtk_box_append (box, GTK_WIDGET (card));

  return card;
}

static GtkGrid *
add_table (GtkBox *box, const char *title)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 6);
  add_card (box, title, GTK_WIDGET (grid));

  return grid;
}

static GtkWidget *
build_days (DeskCallFigures *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *axis = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *plot = desk_plot_new (_ ("Calls by Day"));
  const char *colors[PBX_N_CALL_STATUSES + 1] = { NULL };

  for (guint i = 0; i < PBX_N_CALL_STATUSES; i++)
    colors[i] = series_colors[i].color;
  self->plot = DESK_PLOT (plot);
  desk_plot_set_bars (self->plot, TRUE);
  desk_plot_set_colors (self->plot, colors);
  gtk_widget_set_size_request (plot, -1, 140);
  self->first_day_label = GTK_LABEL (new_label (NULL, 0, "caption"));
  self->last_day_label = GTK_LABEL (new_label (NULL, 1, "caption"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->first_day_label), TRUE);
  gtk_box_append (GTK_BOX (axis), GTK_WIDGET (self->first_day_label));
  gtk_box_append (GTK_BOX (axis), GTK_WIDGET (self->last_day_label));
  self->legend = new_flow (1, PBX_N_CALL_STATUSES);
  gtk_flow_box_set_column_spacing (self->legend, 12);
  gtk_widget_set_halign (GTK_WIDGET (self->legend), GTK_ALIGN_FILL);
  gtk_box_append (GTK_BOX (box), plot);
  gtk_box_append (GTK_BOX (box), axis);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->legend));

  return box;
}

static void
build_heat_map (DeskCallFigures *self)
{
  g_autoptr (GStrvBuilder) rows = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();
  g_auto (GStrv) row_labels = NULL;
  g_auto (GStrv) column_labels = NULL;

  for (guint place = 0; place < 7; place++)
    {
      GDateWeekday weekday = (desk_week_get_first_day () - G_DATE_MONDAY + place) % 7 + G_DATE_MONDAY;
      g_autofree char *name = desk_week_get_day_name (weekday, TRUE);

      g_strv_builder_add (rows, name);
    }
  for (guint hour = 0; hour < 24; hour++)
    {
      g_autofree char *name = g_strdup_printf ("%u", hour);

      g_strv_builder_add (columns, name);
    }
  row_labels = g_strv_builder_end (rows);
  column_labels = g_strv_builder_end (columns);
  self->heat_map = DESK_HEAT_MAP (desk_heat_map_new (_ ("Calls by Hour and Weekday")));
  gtk_widget_add_css_class (GTK_WIDGET (self->heat_map), "caption");
  desk_heat_map_set_labels (self->heat_map, (const char *const *) row_labels,
                            (const char *const *) column_labels);
}

static void
desk_call_figures_class_init (DeskCallFiguresClass *klass)
{
}

static void
desk_call_figures_init (DeskCallFigures *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  GtkFlowBox *figures = new_flow (1, 4);

  gtk_flow_box_set_homogeneous (figures, TRUE);
  gtk_flow_box_set_column_spacing (figures, 12);
  gtk_flow_box_set_row_spacing (figures, 12);
  self->calls_label = add_figure (figures, _ ("Calls"));
  self->share_label = add_figure (figures, _ ("Answered"));
  self->talk_label = add_figure (figures, _ ("Total talk time"));
  self->average_label = add_figure (figures, _ ("Average talk time"));
  gtk_widget_add_css_class (GTK_WIDGET (figures), "desk-figures");
  gtk_box_append (box, GTK_WIDGET (figures));
  build_heat_map (self);
  add_card (box, _ ("Calls by Hour and Weekday"), GTK_WIDGET (self->heat_map));
  self->days_card = add_card (box, _ ("Calls by Day"), build_days (self));
  self->callers = add_table (box, _ ("Top Callers"));
  self->callees = add_table (box, _ ("Top Called"));
  self->longest = add_table (box, _ ("Longest Calls"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
}

/* Filling */

static void
show_summary (DeskCallFigures *self, PbxCallStatistics *statistics)
{
  g_autofree char *calls =
    g_strdup_printf ("%'" G_GUINT64_FORMAT, pbx_call_statistics_get_n_calls (statistics));
  g_autofree char *share =
    desk_call_figures_describe_share (pbx_call_statistics_get_answered_share (statistics));
  g_autofree char *talk =
    desk_call_describe_duration ((gint64) pbx_call_statistics_get_talk_time (statistics));
  g_autofree char *average =
    desk_call_describe_duration (llround (pbx_call_statistics_get_average_talk_time (statistics)));

  gtk_label_set_label (self->calls_label, calls);
  gtk_label_set_label (self->share_label, share);
  gtk_label_set_label (self->talk_label, talk);
  gtk_label_set_label (self->average_label, average);
}

static void
show_hours (DeskCallFigures *self, PbxCallStatistics *statistics)
{
  g_autofree char *words = desk_call_figures_describe_hours (statistics);
  guint64 values[7 * 24];

  for (guint place = 0; place < 7; place++)
    {
      guint weekday = (desk_week_get_first_day () - G_DATE_MONDAY + place) % 7;

      for (guint hour = 0; hour < 24; hour++)
        values[place * 24 + hour] = pbx_call_statistics_get_n_at (statistics, weekday, hour);
    }
  desk_heat_map_set_values (self->heat_map, values);
  desk_heat_map_set_description (self->heat_map, words);
}

static gboolean
read_day (const char *text, GDate *day)
{
  int year, month, number;

  g_date_clear (day, 1);
  if (sscanf (text, "%4d-%2d-%2d", &year, &month, &number) != 3 ||
      !g_date_valid_dmy ((GDateDay) number, month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (day, (GDateDay) number, month, (GDateYear) year);

  return TRUE;
}

static void
set_day (GtkLabel *label, const char *text)
{
  char words[64] = "";
  GDate day;

  if (read_day (text, &day))
    g_date_strftime (words, sizeof words, "%x", &day);
  gtk_label_set_label (label, words);
}

/* Days without calls are bars of no height, or the picture would lie about when the others were. */
static void
show_days (DeskCallFigures *self, PbxCallStatistics *statistics)
{
  g_autoptr (GArray) days = pbx_call_statistics_get_days (statistics);
  g_autoptr (GPtrArray) series = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *words = desk_call_figures_describe_days (statistics);
  g_autofree char *summary = NULL;
  guint64 most = 0;
  GDate last;
  guint n = 0;

  for (guint i = 0; i < PBX_N_CALL_STATUSES; i++)
    g_ptr_array_add (series, pbx_series_new (2 * MAX_DAYS));
  for (guint i = 0; i < days->len; i++)
    {
      const PbxCallDay *day = &g_array_index (days, PbxCallDay, i);
      guint64 sum = 0;
      GDate date;

      read_day (day->date, &date);
      for (int gap = i > 0 ? g_date_days_between (&last, &date) : 1; gap > 1 && n < MAX_DAYS; gap--, n++)
        for (guint status = 0; status < PBX_N_CALL_STATUSES; status++)
          pbx_series_add (series->pdata[status], n, 0);
      for (guint status = 0; status < PBX_N_CALL_STATUSES; status++)
        {
          pbx_series_add (series->pdata[status], n, (double) day->calls[status]);
          sum += day->calls[status];
        }
      n++;
      most = MAX (most, sum);
      last = date;
    }
  desk_plot_set_series (self->plot, series);
  desk_plot_set_maximum (self->plot, (double) MAX (most, 1));
  desk_plot_set_description (self->plot, words);
  set_day (self->first_day_label, days->len > 0 ? g_array_index (days, PbxCallDay, 0).date : "");
  set_day (self->last_day_label, days->len > 1 ? g_array_index (days, PbxCallDay, days->len - 1).date : "");
  /* Translators: the number of calls at the upper edge of a plot of calls by day */
  summary = g_strdup_printf (_ ("at most %'u a day"), (guint) most);
  desk_card_set_summary (self->days_card, summary);
}

static void
show_legend (DeskCallFigures *self, PbxCallStatistics *statistics)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    gtk_flow_box_remove (self->legend, child);
  for (guint status = 0; status < PBX_N_CALL_STATUSES; status++)
    {
      guint64 n = pbx_call_statistics_get_n_with_status (statistics, status);
      /* Translators: what became of calls, and of how many: "Busy: 12" */
      g_autofree char *words =
        g_strdup_printf (_ ("%s: %'" G_GUINT64_FORMAT), desk_call_status_get_word (status), n);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *swatch = gtk_image_new_from_icon_name ("media-playback-stop-symbolic");

      if (status == PBX_CALL_OTHER && n == 0)
        continue;
      gtk_widget_add_css_class (swatch, series_colors[status].css_class);
      gtk_accessible_update_state (GTK_ACCESSIBLE (swatch), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      gtk_box_append (GTK_BOX (box), swatch);
      gtk_box_append (GTK_BOX (box), new_label (words, 0, NULL));
      append_to_flow (self->legend, box);
    }
}

static void
clear_grid (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

static void
add_cell (GtkGrid *grid, int column, int row, const char *text, gboolean numeric, const char *css_class)
{
  GtkWidget *label = new_label (text, numeric ? 1 : 0, css_class);

  if (numeric)
    {
      gtk_label_set_wrap (GTK_LABEL (label), FALSE);
      gtk_widget_add_css_class (label, "numeric");
    }
  gtk_widget_set_hexpand (label, !numeric);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static char *
describe_party (PbxDirectory *directory, const char *number)
{
  const char *name = desk_call_figures_get_name (directory, number);

  if (*name == '\0')
    return g_strdup (number);
  /* Translators: somebody's name and number */
  return g_strdup_printf (_ ("%s · %s"), name, number);
}

static void
show_top (GtkGrid *grid, GPtrArray *counts, PbxDirectory *directory)
{
  clear_grid (grid);
  add_cell (grid, 0, 0, _ ("Who"), FALSE, "dim-label");
  add_cell (grid, 1, 0, _ ("Calls"), TRUE, "dim-label");
  add_cell (grid, 2, 0, _ ("Talk time"), TRUE, "dim-label");
  for (guint i = 0; i < counts->len; i++)
    {
      const PbxCallCount *count = counts->pdata[i];
      g_autofree char *who = describe_party (directory, count->number);
      g_autofree char *calls = g_strdup_printf ("%'" G_GUINT64_FORMAT, count->calls);
      g_autofree char *talk = desk_call_describe_duration ((gint64) count->seconds);

      add_cell (grid, 0, (int) i + 1, who, FALSE, NULL);
      add_cell (grid, 1, (int) i + 1, calls, TRUE, NULL);
      add_cell (grid, 2, (int) i + 1, talk, TRUE, NULL);
    }
}

static void
show_longest (DeskCallFigures *self, PbxCallStatistics *statistics, PbxDirectory *directory)
{
  GPtrArray *calls = pbx_call_statistics_get_longest (statistics);

  clear_grid (self->longest);
  add_cell (self->longest, 0, 0, _ ("Call"), FALSE, "dim-label");
  add_cell (self->longest, 1, 0, _ ("Talk time"), TRUE, "dim-label");
  for (guint i = 0; i < calls->len; i++)
    {
      PbxCall *call = calls->pdata[i];
      g_autofree char *caller = describe_party (directory, pbx_call_get_caller (call));
      g_autofree char *callee = describe_party (directory, pbx_call_get_callee (call));
      g_autofree char *start = desk_call_describe_start (pbx_call_get_start (call), NULL);
      g_autofree char *talk = desk_call_describe_duration (pbx_call_get_duration (call));
      /* Translators: a call: who called, who was called, and below when */
      g_autofree char *words = g_strdup_printf (_ ("%s to %s\n%s"), caller, callee, start);

      add_cell (self->longest, 0, (int) i + 1, words, FALSE, NULL);
      add_cell (self->longest, 1, (int) i + 1, talk, TRUE, NULL);
    }
  if (calls->len == 0)
    add_cell (self->longest, 0, 1, _ ("No call was answered."), FALSE, NULL);
}

/**
 * desk_call_figures_set:
 * @self: the view
 * @statistics: what to show
 * @directory: where names come from
 *
 * Shows figures. They are read now, and not followed.
 */
void
desk_call_figures_set (DeskCallFigures *self, PbxCallStatistics *statistics, PbxDirectory *directory)
{
  g_autoptr (GPtrArray) callers = NULL;
  g_autoptr (GPtrArray) callees = NULL;

  g_return_if_fail (DESK_IS_CALL_FIGURES (self));
  g_return_if_fail (PBX_IS_CALL_STATISTICS (statistics));

  callers = pbx_call_statistics_get_top_callers (statistics, DESK_CALL_FIGURES_N_TOP);
  callees = pbx_call_statistics_get_top_callees (statistics, DESK_CALL_FIGURES_N_TOP);
  show_summary (self, statistics);
  show_hours (self, statistics);
  show_days (self, statistics);
  show_legend (self, statistics);
  show_top (self->callers, callers, directory);
  show_top (self->callees, callees, directory);
  show_longest (self, statistics, directory);
}

/**
 * desk_call_figures_get_heat_map:
 *
 * Returns: (transfer none): what shows the calls by hour and weekday
 */
DeskHeatMap *
desk_call_figures_get_heat_map (DeskCallFigures *self)
{
  g_return_val_if_fail (DESK_IS_CALL_FIGURES (self), NULL);
  return self->heat_map;
}
