/* desk-import-report.c: tells what came of an import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-import-report.h"

#include "desk-error.h"
#include "formats-csv-writer.h"

#include <glib/gi18n.h>

/**
 * DeskImportReport:
 *
 * How many contacts were added and changed, and every row that was not, with the reason.
 */
struct _DeskImportReport
{
  AdwBin parent_instance;

  GPtrArray *rows; /* owned, of DeskImportRow: those that have to be told of */

  GtkWidget *heading;
  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *error_label;
  GtkLabel *counts_label;
  GtkWidget *continue_button;
  GtkWidget *save_box;
  GtkWidget *separator;
  DeskImportList *list;
};

G_DEFINE_FINAL_TYPE (DeskImportReport, desk_import_report, ADW_TYPE_BIN)

static gboolean
is_to_be_told (DeskImportRow *row)
{
  switch (desk_import_row_get_fate (row))
    {
    case DESK_IMPORT_ADD:
    case DESK_IMPORT_CHANGE:
      return desk_import_row_get_outcome (row) != DESK_IMPORT_DONE;
    case DESK_IMPORT_BAD:
      return TRUE;
    case DESK_IMPORT_SKIP:
    case DESK_IMPORT_N_FATES:
    default:
      return FALSE;
    }
}

/* What failed first, then what could not be tried; what was only not sent yet comes last. */
static int
rank (DeskImportRow *row)
{
  if (desk_import_row_get_outcome (row) == DESK_IMPORT_UNKNOWN)
    return 0;
  if (desk_import_row_get_outcome (row) == DESK_IMPORT_FAILED)
    return 1;
  return desk_import_row_get_fate (row) == DESK_IMPORT_BAD ? 2 : 3;
}

static GPtrArray *
find_rows (DeskImportPlan *plan)
{
  GPtrArray *rows = desk_import_plan_get_rows (plan);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (int r = 0; r <= 3; r++)
    {
      for (guint i = 0; i < rows->len; i++)
        {
          if (is_to_be_told (rows->pdata[i]) && rank (rows->pdata[i]) == r)
            g_ptr_array_add (found, g_object_ref (rows->pdata[i]));
        }
    }
  return found;
}

static void
append_count (GString *text, guint n, const char *sentence)
{
  g_autofree char *owned = (char *) sentence;

  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", owned);
}

static char *
describe_counts (const DeskImportSummary *sum)
{
  GString *text = g_string_new (NULL);

  append_count (text, sum->n_added,
                g_strdup_printf (ngettext ("%'u contact was added", "%'u contacts were added", sum->n_added),
                                 sum->n_added));
  append_count (text, sum->n_changed,
                g_strdup_printf (ngettext ("%'u contact was changed", "%'u contacts were changed",
                                           sum->n_changed),
                                 sum->n_changed));
  append_count (text, sum->n_skipped,
                g_strdup_printf (ngettext ("%'u was skipped", "%'u were skipped", sum->n_skipped),
                                 sum->n_skipped));
  append_count (text, sum->n_bad,
                g_strdup_printf (ngettext ("%'u could not be imported", "%'u could not be imported",
                                           sum->n_bad),
                                 sum->n_bad));
  append_count (text, sum->n_failed,
                g_strdup_printf (ngettext ("%'u was refused by the PBX", "%'u were refused by the PBX",
                                           sum->n_failed),
                                 sum->n_failed));
  append_count (text, sum->n_unknown,
                g_strdup_printf (ngettext ("%'u was sent, with an unknown outcome",
                                           "%'u were sent, with an unknown outcome", sum->n_unknown),
                                 sum->n_unknown));
  append_count (text, sum->n_unsent,
                g_strdup_printf (ngettext ("%'u was not sent", "%'u were not sent", sum->n_unsent),
                                 sum->n_unsent));
  if (text->len == 0)
    g_string_append (text, _ ("There was nothing to do"));
  return g_string_free (text, FALSE);
}

static void
desk_import_report_dispose (GObject *object)
{
  g_clear_pointer (&DESK_IMPORT_REPORT (object)->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (desk_import_report_parent_class)->dispose (object);
}

static void
desk_import_report_class_init (DeskImportReportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_import_report_dispose;
  g_type_ensure (DESK_TYPE_IMPORT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/phonebook/"
                                                             "desk-import-report.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskImportReport, heading);
  gtk_widget_class_bind_template_child (widget_class, DeskImportReport, icon);
  gtk_widget_class_bind_template_child (widget_class, DeskImportReport, title_label);
  gtk_widget_class_bind_template_child (widget_class, DeskImportReport, error_label);
  gtk_widget_class_bind_template_child (widget_class, DeskImportReport, counts_label);
  gtk_widget_class_bind_template_child (widget_class, DeskImportReport, continue_button);
  gtk_widget_class_bind_template_child (widget_class, DeskImportReport, save_box);
  gtk_widget_class_bind_template_child (widget_class, DeskImportReport, separator);
  gtk_widget_class_bind_template_child (widget_class, DeskImportReport, list);
}

static void
desk_import_report_init (DeskImportReport *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_import_report_show:
 * @self: the report
 * @runner: an import that ended
 * @plan: what it did
 *
 * Tells what came of an import.
 */
void
desk_import_report_show (DeskImportReport *self, DeskImportRunner *runner, DeskImportPlan *plan)
{
  DeskImportSummary sum;
  g_autofree char *counts = NULL;
  g_autofree char *why = desk_error_describe (desk_import_runner_get_error (runner));
  gboolean whole;
  gboolean has_rows;

  g_return_if_fail (DESK_IS_IMPORT_REPORT (self));

  desk_import_runner_summarize (runner, &sum);
  counts = describe_counts (&sum);
  whole = sum.n_unsent == 0;
  g_ptr_array_unref (self->rows);
  self->rows = find_rows (plan);
  has_rows = self->rows->len > 0;

  gtk_image_set_from_icon_name (self->icon, !whole ? "dialog-warning-symbolic" : "emblem-ok-symbolic");
  gtk_label_set_label (self->title_label, whole         ? _ ("Import Finished")
                                          : why != NULL ? _ ("Import Interrupted")
                                                        : _ ("Import Stopped"));
  gtk_label_set_label (self->error_label, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), why != NULL);
  gtk_label_set_label (self->counts_label, counts);
  gtk_widget_set_visible (self->continue_button, !whole);
  gtk_widget_set_visible (self->save_box, has_rows);
  gtk_widget_set_visible (self->separator, has_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->list), has_rows);
  gtk_widget_set_vexpand (self->heading, !has_rows);
  gtk_widget_set_valign (self->heading, has_rows ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
  desk_import_list_set_rows (self->list, self->rows);
}

static const char *
describe_outcome (DeskImportRow *row)
{
  if (desk_import_row_get_fate (row) == DESK_IMPORT_BAD)
    return C_ ("outcome", "Not possible");
  switch (desk_import_row_get_outcome (row))
    {
    case DESK_IMPORT_FAILED:
      return C_ ("outcome", "Refused");
    case DESK_IMPORT_UNKNOWN:
    case DESK_IMPORT_SENDING:
      return C_ ("outcome", "Unknown");
    case DESK_IMPORT_DONE:
      return C_ ("outcome", "Done");
    case DESK_IMPORT_UNSENT:
    default:
      return C_ ("outcome", "Not sent");
    }
}

/**
 * desk_import_report_dup_text:
 * @self: the report
 *
 * Returns: (transfer full): the rows that are told of as comma-separated text, with a line of titles
 */
char *
desk_import_report_dup_text (DeskImportReport *self)
{
  GString *text = g_string_new (NULL);
  const char *titles[] = { C_ ("report", "Row"),     C_ ("report", "Name"),   C_ ("report", "Number"),
                           C_ ("report", "Outcome"), C_ ("report", "Reason"), NULL };

  g_return_val_if_fail (DESK_IS_IMPORT_REPORT (self), NULL);

  formats_csv_append_row (text, titles);
  for (guint i = 0; i < self->rows->len; i++)
    {
      DeskImportRow *row = self->rows->pdata[i];
      PbxContact *wanted = desk_import_row_get_wanted (row);
      g_autofree char *line = g_strdup_printf ("%u", desk_import_row_get_line (row));
      const char *message = desk_import_row_get_message (row);
      const char *reason =
        desk_import_row_get_fate (row) == DESK_IMPORT_BAD ? desk_import_row_get_reason (row) : "";
      const char *cells[] = { line,
                              pbx_contact_get_name (wanted),
                              pbx_contact_get_phone_number (wanted),
                              describe_outcome (row),
                              message != NULL  ? message
                              : reason != NULL ? reason
                                               : "",
                              NULL };

      formats_csv_append_row (text, cells);
    }
  return g_string_free (text, FALSE);
}
