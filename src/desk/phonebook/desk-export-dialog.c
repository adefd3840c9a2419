/* desk-export-dialog.c: exports contacts to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-export-dialog.h"

#include "desk-contact-export.h"
#include "desk-error.h"
#include "pbx-contact.h"

#include <glib/gi18n.h>

/**
 * DeskExportDialog:
 *
 * Asks which contacts to write and how, asks for a file, and writes it.
 */
struct _DeskExportDialog
{
  AdwWindow parent_instance;

  DeskSession *session;        /* owned */
  DeskFileChooser *chooser;    /* owned */
  GPtrArray *selected;         /* owned, nullable */
  GCancellable *cancellable;   /* owned, nullable: something is under way */
  GSimpleActionGroup *actions; /* owned */

  GtkButton *cancel_button;
  GtkWidget *export_button;
  GtkStack *stack;
  AdwComboRow *contacts_row;
  AdwComboRow *format_row;
  GtkWidget *mark_row;
  GtkSwitch *mark_switch;
  GtkProgressBar *progress_bar;
  AdwStatusPage *done_page;
  AdwStatusPage *failed_page;

  gboolean gone;
};

G_DEFINE_FINAL_TYPE (DeskExportDialog, desk_export_dialog, ADW_TYPE_WINDOW)

/* The choices of the format row, in their order */
enum
{
  FORMAT_VCARD_4,
  FORMAT_VCARD_3,
  FORMAT_CSV,
};

static const char *const vcard_suffixes[] = { "vcf", NULL };
static const char *const csv_suffixes[] = { "csv", NULL };

static void
go_to (DeskExportDialog *self, const char *step)
{
  gboolean options = g_str_equal (step, "options");
  gboolean done = g_str_equal (step, "done");

  gtk_stack_set_visible_child_name (self->stack, step);
  gtk_widget_set_visible (self->export_button, options);
  gtk_button_set_label (self->cancel_button, done ? _ ("_Close") : _ ("_Cancel"));
}

static gboolean
is_csv (DeskExportDialog *self)
{
  return adw_combo_row_get_selected (self->format_row) == FORMAT_CSV;
}

static DeskExportFormat
get_format (DeskExportDialog *self)
{
  switch (adw_combo_row_get_selected (self->format_row))
    {
    case FORMAT_VCARD_3:
      return DESK_EXPORT_VCARD_3;
    case FORMAT_CSV:
      return gtk_switch_get_active (self->mark_switch) ? DESK_EXPORT_CSV_WITH_MARK : DESK_EXPORT_CSV;
    case FORMAT_VCARD_4:
    default:
      return DESK_EXPORT_VCARD_4;
    }
}

static void
format_selected_cb (DeskExportDialog *self)
{
  gtk_widget_set_visible (self->mark_row, is_csv (self));
}

static void
progress_cb (goffset current, goffset total, gpointer user_data)
{
  DeskExportDialog *self = user_data;
  g_autofree char *text = g_strdup_printf (_ ("%'u of %'u"), (guint) current, (guint) total);

  if (self->gone)
    return;
  gtk_progress_bar_set_fraction (self->progress_bar, total > 0 ? (double) current / (double) total : 0);
  gtk_progress_bar_set_text (self->progress_bar, text);
}

static void
exported_cb (GObject *unused, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gssize n = desk_contact_export_finish (result, &error);
  g_autofree char *sentence = desk_error_describe (error);
  g_autofree char *escaped = sentence != NULL ? g_markup_escape_text (sentence, -1) : NULL;
  g_autofree char *words = NULL;

  if (self->gone)
    return;
  g_clear_object (&self->cancellable);
  if (pbx_error_is_cancelled (error))
    go_to (self, "options");
  else if (n < 0)
    {
      adw_status_page_set_description (self->failed_page, escaped);
      go_to (self, "failed");
    }
  else
    {
      words =
        g_strdup_printf (ngettext ("%'u contact was written.", "%'u contacts were written.", n), (guint) n);
      adw_status_page_set_description (self->done_page, words);
      go_to (self, "done");
      gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
    }
}

static void
export_to (DeskExportDialog *self, GFile *file)
{
  gboolean all = self->selected == NULL || adw_combo_row_get_selected (self->contacts_row) == 0;

  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_progress_bar_set_text (self->progress_bar, "");
  go_to (self, "progress");
  desk_contact_export_async (desk_session_get_client (self->session), all ? NULL : self->selected,
                             get_format (self), file, progress_cb, self, self->cancellable, exported_cb,
                             g_object_ref (self));
}

static void
chosen_cb (GObject *chooser, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskExportDialog) self = user_data;
  g_autoptr (GFile) file = desk_file_chooser_choose_finish (DESK_FILE_CHOOSER (chooser), result, NULL);

  if (self->gone)
    return;
  g_clear_object (&self->cancellable);
  if (file != NULL)
    export_to (self, file);
}

static void
export_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskExportDialog *self = user_data;
  gboolean csv = is_csv (self);
  DeskFileQuestion question = { _ ("Export Contacts"),
                                _ ("_Export"),
                                csv ? _ ("Phonebook.csv") : _ ("Phonebook.vcf"),
                                csv ? _ ("CSV Files") : _ ("vCard Files"),
                                csv ? csv_suffixes : vcard_suffixes,
                                FALSE };

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  desk_file_chooser_choose_async (self->chooser, GTK_WINDOW (self), &question, self->cancellable, chosen_cb,
                                  g_object_ref (self));
}

static void
retry_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go_to (user_data, "options");
}

static void
cancel_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskExportDialog *self = user_data;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
close_request_cb (DeskExportDialog *self)
{
  self->gone = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  return GDK_EVENT_PROPAGATE;
}

static void
desk_export_dialog_dispose (GObject *object)
{
  DeskExportDialog *self = DESK_EXPORT_DIALOG (object);

  self->gone = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->actions);
  g_clear_object (&self->session);
  g_clear_pointer (&self->selected, g_ptr_array_unref);
  G_OBJECT_CLASS (desk_export_dialog_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DeskExportDialog, name)

static void
desk_export_dialog_class_init (DeskExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/phonebook/"
                                                             "desk-export-dialog.ui");
  BIND (cancel_button);
  BIND (export_button);
  BIND (stack);
  BIND (contacts_row);
  BIND (format_row);
  BIND (mark_row);
  BIND (mark_switch);
  BIND (progress_bar);
  BIND (done_page);
  BIND (failed_page);
  gtk_widget_class_bind_template_callback (widget_class, format_selected_cb);
}

#undef BIND

static void
desk_export_dialog_init (DeskExportDialog *self)
{
  static const GActionEntry entries[] = {
    { .name = "export", .activate = export_action_cb },
    { .name = "cancel", .activate = cancel_action_cb },
    { .name = "retry", .activate = retry_action_cb },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->chooser = desk_file_chooser_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "export", G_ACTION_GROUP (self->actions));
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
  format_selected_cb (self);
  go_to (self, "options");
}

static void
show_choice (DeskExportDialog *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->contacts_row), self->selected != NULL);
  if (self->selected == NULL)
    return;
  gtk_string_list_append (choices, _ ("The whole phonebook"));
  gtk_string_list_take (choices, g_strdup_printf (ngettext ("The selected contact",
                                                            "The %'u selected contacts", self->selected->len),
                                                  self->selected->len));
  adw_combo_row_set_model (self->contacts_row, G_LIST_MODEL (choices));
  adw_combo_row_set_selected (self->contacts_row, 1);
}

/**
 * desk_export_dialog_present:
 * @parent: the window that it belongs to
 * @session: the device
 * @selected: (nullable) (element-type PbxContact): contacts that the person may want alone
 *
 * Opens the dialog.
 *
 * Returns: (transfer none): the dialog; GTK owns it until it is closed
 */
DeskExportDialog *
desk_export_dialog_present (GtkWindow *parent, DeskSession *session, GPtrArray *selected)
{
  DeskExportDialog *self;

  g_return_val_if_fail (DESK_IS_SESSION (session), NULL);

  self = g_object_new (DESK_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  if (selected != NULL && selected->len > 0)
    {
      /* What is selected may change while the dialog is open. */
      self->selected = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = 0; i < selected->len; i++)
        g_ptr_array_add (self->selected, pbx_record_copy (selected->pdata[i]));
    }
  show_choice (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/** desk_export_dialog_set_chooser: asks for files with @chooser from now on */
void
desk_export_dialog_set_chooser (DeskExportDialog *self, DeskFileChooser *chooser)
{
  g_return_if_fail (DESK_IS_EXPORT_DIALOG (self));
  g_return_if_fail (DESK_IS_FILE_CHOOSER (chooser));
  g_set_object (&self->chooser, chooser);
}

/** desk_export_dialog_get_step: Returns: options, progress, done or failed */
const char *
desk_export_dialog_get_step (DeskExportDialog *self)
{
  g_return_val_if_fail (DESK_IS_EXPORT_DIALOG (self), NULL);
  return gtk_stack_get_visible_child_name (self->stack);
}
