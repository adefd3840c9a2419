/* desk-wakeup-print.c: wake-up calls on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-wakeup-print.h"

#include "desk-wakeup-words.h"

#include <glib/gi18n.h>

/* In points. The list is read at night, standing, by a small lamp. */
#define TITLE_SIZE 18
#define DAY_SIZE 13
#define ROW_SIZE 12
#define SMALL_SIZE 9
#define HEADER_HEIGHT 52
#define FOOTER_HEIGHT 24
#define DAY_HEIGHT 30
#define HEADING_HEIGHT 20
#define ROW_HEIGHT 23
#define BOX_SIZE 11
#define GAP 10

/* One line of the list, as text: what is printed must not change while a dialog
 * is open. */
typedef struct
{
  char *day; /* nullable: the day that begins with this line */
  char *whole_day;
  char *time;
  char *exten;
  char *name;
  char *note;
} Line;

typedef struct
{
  GPtrArray *lines; /* owned Line */
  GArray *pages;    /* the first line of each page, of guint */
  char *device;
  char *printed;
} Job;

typedef struct
{
  double box, time, exten, name, note, end;
} Columns;

static void
line_free (Line *line)
{
  g_free (line->day);
  g_free (line->whole_day);
  g_free (line->time);
  g_free (line->exten);
  g_free (line->name);
  g_free (line->note);
  g_free (line);
}

static void
job_free (Job *job)
{
  g_ptr_array_unref (job->lines);
  g_array_unref (job->pages);
  g_free (job->device);
  g_free (job->printed);
  g_free (job);
}

static char *
make_note (PbxWakeup *wakeup)
{
  const char *observed = desk_wakeup_describe_observed (pbx_wakeup_get_observed (wakeup));

  if (pbx_wakeup_get_observed (wakeup) == PBX_WAKEUP_NOT_WATCHED && pbx_wakeup_get_conflict (wakeup))
    return g_strdup (_ ("Another call within 10 min"));
  return g_strdup (observed);
}

static void
add_line (Job *job, PbxWakeup *wakeup, PbxDirectory *directory)
{
  PbxWallTime time = pbx_wakeup_get_wall_time (wakeup);
  g_autoptr (PbxParty) party = pbx_directory_get_party (directory, pbx_wakeup_get_exten (wakeup));
  Line *before = job->lines->len > 0 ? job->lines->pdata[job->lines->len - 1] : NULL;
  Line *line = g_new0 (Line, 1);

  line->whole_day = desk_wakeup_describe_long_day (time, PBX_WALL_TIME_NONE);
  if (before == NULL || !g_str_equal (before->whole_day, line->whole_day))
    line->day = g_strdup (line->whole_day);
  line->time = desk_wakeup_describe_time (time);
  line->exten = g_strdup (pbx_wakeup_get_exten (wakeup));
  line->name = g_strdup (pbx_party_get_name (party));
  line->note = make_note (wakeup);
  g_ptr_array_add (job->lines, line);
}

/* What a line takes: the first of a day and the first of a page have the day
 * above them. */
static double
measure (Line *line, gboolean first_of_page)
{
  return ROW_HEIGHT + (line->day != NULL || first_of_page ? DAY_HEIGHT : 0);
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  double room = gtk_print_context_get_height (context) - HEADER_HEIGHT - HEADING_HEIGHT - FOOTER_HEIGHT;
  double used = 0;

  g_array_set_size (job->pages, 0);
  for (guint i = 0; i < job->lines->len; i++)
    {
      double height = measure (job->lines->pdata[i], FALSE);
      /* A day's heading does not stand alone at the foot of a page. */
      gboolean turns = job->pages->len == 0 || used + height > room;

      if (turns)
        {
          g_array_append_val (job->pages, i);
          used = 0;
          height = measure (job->lines->pdata[i], TRUE);
        }
      used += height;
    }
  gtk_print_operation_set_n_pages (operation, MAX (1, (int) job->pages->len));
}

/* Drawing */

static void
draw_text (GtkPrintContext *context,
           const char *text,
           double x,
           double y,
           double width,
           double size,
           PangoWeight weight,
           PangoAlignment alignment)
{
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  if (width <= 0)
    return;
  pango_font_description_set_family (font, "Sans");
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, alignment);
  /* Columns stand where they are, whatever a name is written in. */
  pango_layout_set_auto_dir (layout, FALSE);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_rule (cairo_t *cr, double y, double width, double thickness, double grey)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_set_line_width (cr, thickness);
  cairo_move_to (cr, 0, y);
  cairo_line_to (cr, width, y);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_header (Job *job, GtkPrintContext *context, double width)
{
  draw_text (context, _ ("Wake-up Calls"), 0, 0, width * 0.55, TITLE_SIZE, PANGO_WEIGHT_BOLD,
             PANGO_ALIGN_LEFT);
  draw_text (context, job->device, width * 0.45, 2, width * 0.55, ROW_SIZE, PANGO_WEIGHT_NORMAL,
             PANGO_ALIGN_RIGHT);
  draw_text (context, job->printed, width * 0.3, 20, width * 0.7, SMALL_SIZE, PANGO_WEIGHT_NORMAL,
             PANGO_ALIGN_RIGHT);
  draw_rule (gtk_print_context_get_cairo_context (context), HEADER_HEIGHT - 14, width, 1, 0);
}

static void
draw_headings (GtkPrintContext *context, const Columns *columns, double y)
{
  draw_text (context, _ ("Done"), columns->box, y, columns->time - columns->box - GAP / 2.0, SMALL_SIZE,
             PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT);
  draw_text (context, _ ("Time"), columns->time, y, columns->exten - columns->time - GAP, SMALL_SIZE,
             PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT);
  draw_text (context, _ ("Extension"), columns->exten, y, columns->name - columns->exten - GAP / 2.0,
             SMALL_SIZE, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT);
  draw_text (context, _ ("Name"), columns->name, y, columns->note - columns->name - GAP, SMALL_SIZE,
             PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT);
  draw_text (context, _ ("Remarks"), columns->note, y, columns->end - columns->note, SMALL_SIZE,
             PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT);
}

static double
draw_day (GtkPrintContext *context, Line *line, double y, double width)
{
  g_autofree char *continued = NULL;

  if (line->day == NULL)
    /* Translators: a day whose wake-up calls began on the page before */
    continued = g_strdup_printf (_ ("%s (continued)"), line->whole_day);
  draw_text (context, continued != NULL ? continued : line->day, 0, y + 8, width, DAY_SIZE, PANGO_WEIGHT_BOLD,
             PANGO_ALIGN_LEFT);
  draw_rule (gtk_print_context_get_cairo_context (context), y + DAY_HEIGHT - 2, width, 0.75, 0.2);
  return y + DAY_HEIGHT;
}

static void
draw_line (GtkPrintContext *context, Line *line, const Columns *columns, double y)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double text_y = y + (ROW_HEIGHT - ROW_SIZE * 1.3) / 2;

  cairo_set_line_width (cr, 0.9);
  cairo_rectangle (cr, columns->box + 4, y + (ROW_HEIGHT - BOX_SIZE) / 2.0, BOX_SIZE, BOX_SIZE);
  cairo_stroke (cr);
  draw_text (context, line->time, columns->time, text_y, columns->exten - columns->time - GAP, ROW_SIZE,
             PANGO_WEIGHT_BOLD, PANGO_ALIGN_LEFT);
  draw_text (context, line->exten, columns->exten, text_y, columns->name - columns->exten - GAP, ROW_SIZE,
             PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT);
  draw_text (context, line->name, columns->name, text_y, columns->note - columns->name - GAP, ROW_SIZE,
             PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT);
  draw_text (context, line->note, columns->note, text_y + 1.5, columns->end - columns->note, SMALL_SIZE,
             PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT);
  draw_rule (cr, y + ROW_HEIGHT, columns->end, 0.4, 0.7);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int number, Job *job)
{
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  Columns columns = { 0, 40, 100, 178, width * 0.66, width };
  guint n_pages = MAX (1, job->pages->len);
  guint first = 0;
  guint end = job->lines->len;
  double y = HEADER_HEIGHT;
  g_autofree char *footer = NULL;

  if (job->pages->len > 0)
    first = g_array_index (job->pages, guint, number);
  if ((guint) number + 1 < job->pages->len)
    end = g_array_index (job->pages, guint, number + 1);

  cairo_set_source_rgb (gtk_print_context_get_cairo_context (context), 0, 0, 0);
  draw_header (job, context, width);
  draw_headings (context, &columns, y - 6);
  y += HEADING_HEIGHT - 10;
  for (guint i = first; i < end; i++)
    {
      Line *line = job->lines->pdata[i];

      if (line->day != NULL || i == first)
        y = draw_day (context, line, y, width);
      draw_line (context, line, &columns, y);
      y += ROW_HEIGHT;
    }
  if (job->lines->len == 0)
    draw_text (context, _ ("There are no wake-up calls."), 0, y + 20, width, ROW_SIZE, PANGO_WEIGHT_NORMAL,
               PANGO_ALIGN_CENTER);

  /* Translators: page 2 of 3 */
  footer = g_strdup_printf (_ ("Page %d of %u"), number + 1, n_pages);
  draw_text (context, footer, 0, height - SMALL_SIZE * 1.5, width, SMALL_SIZE, PANGO_WEIGHT_NORMAL,
             PANGO_ALIGN_RIGHT);
  draw_text (context, _ ("All times are by the clock of the PBX."), 0, height - SMALL_SIZE * 1.5, width * 0.7,
             SMALL_SIZE, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT);
}

/**
 * desk_wakeup_print_new:
 * @wakeups: (element-type PbxWakeup): the calls, by time
 * @directory: what knows the names
 * @device: what the device is called
 * @now: the device's time, or %PBX_WALL_TIME_NONE
 *
 * Lays the calls out for the night desk: by day, with a box to tick for each.
 * What is printed is what there is now, however long a dialog stays open.
 *
 * Returns: (transfer full): an operation to run: it prints, or exports to a PDF
 * file
 */
GtkPrintOperation *
desk_wakeup_print_new (GListModel *wakeups, PbxDirectory *directory, const char *device, PbxWallTime now)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  Job *job = g_new0 (Job, 1);

  job->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  job->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  job->device = g_strdup (device);
  day = desk_wakeup_describe_long_day (now, PBX_WALL_TIME_NONE);
  time = desk_wakeup_describe_time (now);
  /* Translators: a time of the day and a date */
  job->printed =
    now != PBX_WALL_TIME_NONE ? g_strdup_printf (_ ("Printed at %s, %s"), time, day) : g_strdup ("");
  for (guint i = 0; i < g_list_model_get_n_items (wakeups); i++)
    {
      g_autoptr (PbxWakeup) wakeup = g_list_model_get_item (wakeups, i);

      if (pbx_record_get_ready (PBX_RECORD (wakeup)))
        add_line (job, wakeup, directory);
    }

  gtk_page_setup_set_top_margin (setup, 15, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, 12, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, 18, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, 18, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, _ ("Wake-up Calls"));
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_object_set_data_full (G_OBJECT (operation), "job", job, (GDestroyNotify) job_free);
  return operation;
}
