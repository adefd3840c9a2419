/* desk-import-assistant.c: imports contacts from a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-import-assistant.h"

#include "desk-error.h"
#include "desk-import-columns.h"
#include "desk-import-preview.h"
#include "desk-import-report.h"
#include "pbx-contact-calls.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * DeskImportAssistant:
 *
 * Imports contacts in steps: a file; for a table, what its columns hold; what would be added, changed and
 * skipped, row by row; the progress; and the report. Nothing is sent before the person agrees. The signal
 * `imported` tells that the phonebook is another one now.
 */
struct _DeskImportAssistant
{
  AdwWindow parent_instance;

  DeskSession *session;        /* owned */
  DeskFileChooser *chooser;    /* owned */
  DeskImportSource *source;    /* owned, nullable */
  DeskImportPlan *plan;        /* owned, nullable */
  DeskImportRunner *runner;    /* owned, nullable */
  GCancellable *cancellable;   /* owned, nullable: of what is under way, but for the import itself */
  GSimpleActionGroup *actions; /* owned */

  AdwWindowTitle *title;
  GtkWidget *cancel_button;
  GtkWidget *back_button;
  GtkButton *next_button;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwStatusPage *file_page;
  DeskImportColumns *columns;
  DeskImportPreview *preview;
  AdwStatusPage *progress_page;
  GtkProgressBar *progress_bar;
  AdwStatusPage *failed_page;
  DeskImportReport *report;

  gboolean gone;
};

G_DEFINE_FINAL_TYPE (DeskImportAssistant, desk_import_assistant, ADW_TYPE_WINDOW)

enum
{
  IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const import_suffixes[] = { "vcf", "vcard", "csv", "tsv", "txt", NULL };
static const char *const report_suffixes[] = { "csv", NULL };

static gboolean
is_step (DeskImportAssistant *self, const char *step)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), step) == 0;
}

static void
enable (DeskImportAssistant *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                 g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)),
                               enabled);
}

static guint
count_to_send (DeskImportAssistant *self)
{
  if (self->plan == NULL)
    return 0;
  return desk_import_plan_count (self->plan, DESK_IMPORT_ADD) +
         desk_import_plan_count (self->plan, DESK_IMPORT_CHANGE);
}

/* The buttons of the header bar, as the step has them */
static void
update_buttons (DeskImportAssistant *self)
{
  gboolean table = self->source != NULL && desk_import_source_is_table (self->source);
  gboolean report = is_step (self, "report");
  gboolean next = FALSE;
  g_autofree char *label = NULL;

  if (is_step (self, "columns"))
    {
      label = g_strdup (_ ("_Next"));
      next = desk_import_columns_get_complete (self->columns);
    }
  else if (is_step (self, "preview"))
    {
      guint n = count_to_send (self);

      /* Translators: a button that imports so many contacts. */
      label = g_strdup_printf (ngettext ("_Import %'u", "_Import %'u", n), n);
      next = n > 0;
    }
  else if (report)
    {
      label = g_strdup (_ ("_Done"));
      next = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), label != NULL);
  if (label != NULL)
    gtk_button_set_label (self->next_button, label);
  enable (self, "next", next);
  gtk_widget_set_visible (self->cancel_button, !report);
  gtk_widget_set_visible (self->back_button,
                          is_step (self, "columns") || is_step (self, "preview") || is_step (self, "failed"));
  adw_window_title_set_title (self->title, is_step (self, "columns")   ? _ ("Columns")
                                           : is_step (self, "preview") ? _ ("Preview")
                                                                       : _ ("Import Contacts"));
  adw_window_title_set_subtitle (self->title,
                                 (is_step (self, "preview") || (table && is_step (self, "columns"))) &&
                                     self->source != NULL
                                   ? desk_import_source_get_name (self->source)
                                   : "");
}

static void
go_to (DeskImportAssistant *self, const char *step)
{
  gtk_stack_set_visible_child_name (self->stack, step);
  update_buttons (self);
}

static GCancellable *
begin (DeskImportAssistant *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

static void
show_progress (DeskImportAssistant *self, const char *title, const char *description)
{
  adw_status_page_set_title (self->progress_page, title);
  adw_status_page_set_description (self->progress_page, description);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_progress_bar_set_text (self->progress_bar, "");
  go_to (self, "progress");
}

static void
set_progress (DeskImportAssistant *self, guint n, guint total)
{
  /* Translators: progress: so many of so many contacts */
  g_autofree char *text = g_strdup_printf (_ ("%'u of %'u"), n, total);

  gtk_progress_bar_set_fraction (self->progress_bar, total > 0 ? MIN ((double) n / total, 1) : 0);
  gtk_progress_bar_set_text (self->progress_bar, text);
}

static void
show_failure (DeskImportAssistant *self, const char *title, const char *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence != NULL ? sentence : "", -1);

  adw_status_page_set_title (self->failed_page, title);
  adw_status_page_set_description (self->failed_page, escaped);
  go_to (self, "failed");
}

/* The plan */

static void
plan_made_cb (GObject *unused, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskImportAssistant) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskImportPlan) plan = desk_import_plan_make_finish (result, &error);

  if (self->gone || plan == NULL)
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (plan)) == 0)
    {
      show_failure (self, _ ("Nothing to Import"), _ ("There are no contacts in this file."));
      return;
    }
  g_set_object (&self->plan, plan);
  g_signal_connect_object (plan, "changed", G_CALLBACK (update_buttons), self, G_CONNECT_SWAPPED);
  desk_import_preview_set_plan (self->preview, plan);
  go_to (self, "preview");
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

static void
fetched_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskImportAssistant) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contacts = pbx_contacts_fetch_finish (PBX_CLIENT (client), result, &error);
  g_autofree char *sentence = desk_error_describe (error);

  if (self->gone || pbx_error_is_cancelled (error))
    return;
  if (contacts == NULL)
    {
      show_failure (self, _ ("Phonebook Not Read"), sentence);
      return;
    }
  desk_import_plan_make_async (self->source, desk_import_columns_get_header (self->columns),
                               desk_import_columns_get_fields (self->columns), contacts, self->cancellable,
                               plan_made_cb, g_object_ref (self));
}

static void
fetch_progress_cb (goffset current, goffset total, gpointer user_data)
{
  if (!DESK_IMPORT_ASSISTANT (user_data)->gone)
    set_progress (user_data, (guint) current, (guint) total);
}

/* What is in the phonebook now is what the file is compared with. */
static void
make_plan (DeskImportAssistant *self)
{
  GCancellable *cancellable = begin (self);

  show_progress (self, _ ("Reading the Phonebook"), _ ("The file is compared with it."));
  pbx_contacts_fetch_async (desk_session_get_client (self->session), fetch_progress_cb, self, cancellable,
                            fetched_cb, g_object_ref (self));
}

/* The file */

static void
read_cb (GObject *unused, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskImportAssistant) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskImportSource) source = desk_import_source_read_finish (result, &error);

  if (self->gone || pbx_error_is_cancelled (error))
    return;
  if (source == NULL)
    {
      if (is_step (self, "columns"))
        {
          adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("The file is not in this encoding")));
          desk_import_columns_set_source (self->columns, self->source);
        }
      else
        show_failure (self, _ ("File Not Read"), error->message);
      return;
    }
  g_set_object (&self->source, source);
  if (!desk_import_source_is_table (source))
    make_plan (self);
  else if (desk_import_source_get_n_columns (source) == 0)
    show_failure (self, _ ("Nothing to Import"), _ ("There are no contacts in this file."));
  else
    {
      desk_import_columns_set_source (self->columns, source);
      go_to (self, "columns");
    }
}

static void
reread_cb (DeskImportAssistant *self, const char *encoding, int delimiter)
{
  desk_import_source_reread_async (self->source, encoding, (char) delimiter, begin (self), read_cb,
                                   g_object_ref (self));
}

static void
chosen_cb (GObject *chooser, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskImportAssistant) self = user_data;
  g_autoptr (GFile) file = desk_file_chooser_choose_finish (DESK_FILE_CHOOSER (chooser), result, NULL);

  if (!self->gone && file != NULL)
    desk_import_assistant_open (self, file);
}

static void
choose_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskImportAssistant *self = user_data;
  DeskFileQuestion question = { _ ("Import Contacts"),     _ ("_Open"),     NULL,
                                _ ("vCard and CSV Files"), import_suffixes, FALSE };

  desk_file_chooser_choose_async (self->chooser, GTK_WINDOW (self), &question, begin (self), chosen_cb,
                                  g_object_ref (self));
}

/* The import */

static void
show_report (DeskImportAssistant *self)
{
  desk_import_report_show (self->report, self->runner, self->plan);
  go_to (self, "report");
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
  pbx_directory_refresh (desk_session_get_directory (self->session));
  g_signal_emit (self, signals[IMPORTED], 0);
}

static void
state_cb (DeskImportAssistant *self)
{
  switch (desk_import_runner_get_state (self->runner))
    {
    case DESK_IMPORT_WAITING:
      adw_status_page_set_description (self->progress_page,
                                       _ ("The sign-in has ended. Sign in again, and the import goes on."));
      break;
    case DESK_IMPORT_RUNNING:
      adw_status_page_set_description (self->progress_page, _ ("Cancel stops it; what was sent stays."));
      break;
    case DESK_IMPORT_STOPPING:
      adw_status_page_set_description (self->progress_page, _ ("Waiting for the last answers…"));
      break;
    case DESK_IMPORT_STOPPED:
    case DESK_IMPORT_FINISHED:
      show_report (self);
      break;
    case DESK_IMPORT_READY:
    default:
      break;
    }
}

static void
n_done_cb (DeskImportAssistant *self)
{
  set_progress (self, desk_import_runner_get_n_done (self->runner),
                desk_import_runner_get_n_total (self->runner));
}

static void
run (DeskImportAssistant *self)
{
  show_progress (self, _ ("Importing Contacts"), "");
  n_done_cb (self);
  desk_import_runner_start (self->runner);
}

static void
start_import (DeskImportAssistant *self)
{
  g_clear_object (&self->runner);
  self->runner = desk_import_runner_new (desk_session_get_client (self->session), self->plan);
  g_signal_connect_object (self->runner, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runner, "notify::n-done", G_CALLBACK (n_done_cb), self, G_CONNECT_SWAPPED);
  run (self);
}

static gboolean
is_importing (DeskImportAssistant *self)
{
  DeskImportState state =
    self->runner != NULL ? desk_import_runner_get_state (self->runner) : DESK_IMPORT_READY;

  return state == DESK_IMPORT_RUNNING || state == DESK_IMPORT_WAITING || state == DESK_IMPORT_STOPPING;
}

/* Actions */

static void
next_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskImportAssistant *self = user_data;

  if (is_step (self, "columns"))
    make_plan (self);
  else if (is_step (self, "preview"))
    start_import (self);
  else if (is_step (self, "report"))
    gtk_window_close (GTK_WINDOW (self));
}

static void
back_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskImportAssistant *self = user_data;
  gboolean table = self->source != NULL && desk_import_source_is_table (self->source) &&
                   desk_import_source_get_n_columns (self->source) > 0;

  if (is_step (self, "columns"))
    go_to (self, "file");
  else if (is_step (self, "preview") || is_step (self, "failed"))
    go_to (self, table ? "columns" : "file");
}

static void
cancel_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

static void
retry_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskImportAssistant *self = user_data;

  if (self->source != NULL &&
      (!desk_import_source_is_table (self->source) || desk_import_columns_get_complete (self->columns)))
    make_plan (self);
  else
    go_to (self, "file");
}

static void
continue_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskImportAssistant *self = user_data;

  if (self->runner != NULL && desk_import_runner_get_state (self->runner) == DESK_IMPORT_STOPPED)
    run (self);
}

static void
copy_report_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskImportAssistant *self = user_data;
  g_autofree char *text = desk_import_report_dup_text (self->report);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Report copied")));
}

static void
report_saved_cb (GObject *file, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskImportAssistant) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = g_file_replace_contents_finish (G_FILE (file), result, NULL, &error);
  g_autofree char *escaped = error != NULL ? g_markup_escape_text (error->message, -1) : NULL;

  if (!self->gone)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (saved ? _ ("Report saved") : escaped));
}

static void
report_file_chosen_cb (GObject *chooser, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskImportAssistant) self = user_data;
  g_autoptr (GFile) file = desk_file_chooser_choose_finish (DESK_FILE_CHOOSER (chooser), result, NULL);
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (self->gone || file == NULL)
    return;
  text = desk_import_report_dup_text (self->report);
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, report_saved_cb,
                                       g_object_ref (self));
}

static void
save_report_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskImportAssistant *self = user_data;
  DeskFileQuestion question = { _ ("Save Report"), _ ("_Save"),     _ ("Import Report.csv"),
                                _ ("CSV Files"),   report_suffixes, FALSE };

  desk_file_chooser_choose_async (self->chooser, GTK_WINDOW (self), &question, begin (self),
                                  report_file_chosen_cb, g_object_ref (self));
}

/* While rows are being sent, leaving means to stop and to see what came of it. */
static gboolean
close_request_cb (DeskImportAssistant *self)
{
  if (is_importing (self))
    {
      desk_import_runner_cancel (self->runner);
      return GDK_EVENT_STOP;
    }
  self->gone = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  return GDK_EVENT_PROPAGATE;
}

static void
desk_import_assistant_dispose (GObject *object)
{
  DeskImportAssistant *self = DESK_IMPORT_ASSISTANT (object);

  self->gone = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->runner != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->runner, self);
      desk_import_runner_cancel (self->runner);
    }
  g_clear_object (&self->runner);
  g_clear_object (&self->plan);
  g_clear_object (&self->source);
  g_clear_object (&self->chooser);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->actions);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desk_import_assistant_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DeskImportAssistant, name)

static void
desk_import_assistant_class_init (DeskImportAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_import_assistant_dispose;

  /* Something was sent: the phonebook is another one. */
  signals[IMPORTED] = g_signal_new ("imported", DESK_TYPE_IMPORT_ASSISTANT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);

  g_type_ensure (DESK_TYPE_IMPORT_COLUMNS);
  g_type_ensure (DESK_TYPE_IMPORT_PREVIEW);
  g_type_ensure (DESK_TYPE_IMPORT_REPORT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/phonebook/"
                                                             "desk-import-assistant.ui");
  BIND (title);
  BIND (cancel_button);
  BIND (back_button);
  BIND (next_button);
  BIND (toasts);
  BIND (stack);
  BIND (file_page);
  BIND (columns);
  BIND (preview);
  BIND (progress_page);
  BIND (progress_bar);
  BIND (failed_page);
  BIND (report);
}

#undef BIND

static void
desk_import_assistant_init (DeskImportAssistant *self)
{
  static const GActionEntry entries[] = {
    { .name = "choose", .activate = choose_action_cb },
    { .name = "next", .activate = next_action_cb },
    { .name = "back", .activate = back_action_cb },
    { .name = "cancel", .activate = cancel_action_cb },
    { .name = "retry", .activate = retry_action_cb },
    { .name = "continue", .activate = continue_action_cb },
    { .name = "copy-report", .activate = copy_report_action_cb },
    { .name = "save-report", .activate = save_report_action_cb },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->chooser = desk_file_chooser_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "assistant", G_ACTION_GROUP (self->actions));
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
  g_signal_connect_object (self->columns, "changed", G_CALLBACK (update_buttons), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "reread", G_CALLBACK (reread_cb), self, G_CONNECT_SWAPPED);
  go_to (self, "file");
}

/**
 * desk_import_assistant_present:
 * @parent: the window that it belongs to
 * @session: the device
 *
 * Opens the assistant.
 *
 * Returns: (transfer none): the assistant; GTK owns it until it is closed
 */
DeskImportAssistant *
desk_import_assistant_present (GtkWindow *parent, DeskSession *session)
{
  DeskImportAssistant *self;

  g_return_val_if_fail (DESK_IS_SESSION (session), NULL);

  self = g_object_new (DESK_TYPE_IMPORT_ASSISTANT, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/** desk_import_assistant_set_chooser: asks for files with @chooser from now on */
void
desk_import_assistant_set_chooser (DeskImportAssistant *self, DeskFileChooser *chooser)
{
  g_return_if_fail (DESK_IS_IMPORT_ASSISTANT (self));
  g_return_if_fail (DESK_IS_FILE_CHOOSER (chooser));
  g_set_object (&self->chooser, chooser);
}

/**
 * desk_import_assistant_open:
 * @self: an assistant
 * @file: a file of contacts
 *
 * Goes on with a file, as if the person had chosen it.
 */
void
desk_import_assistant_open (DeskImportAssistant *self, GFile *file)
{
  g_return_if_fail (DESK_IS_IMPORT_ASSISTANT (self));
  g_return_if_fail (G_IS_FILE (file));

  g_clear_object (&self->source);
  show_progress (self, _ ("Reading the File"), NULL);
  desk_import_source_load_async (file, begin (self), read_cb, g_object_ref (self));
}

/** desk_import_assistant_get_step: Returns: file, columns, preview, progress, failed or report */
const char *
desk_import_assistant_get_step (DeskImportAssistant *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_ASSISTANT (self), NULL);
  return gtk_stack_get_visible_child_name (self->stack);
}

/** desk_import_assistant_get_plan: Returns: (transfer none) (nullable): what is going to be done */
DeskImportPlan *
desk_import_assistant_get_plan (DeskImportAssistant *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_ASSISTANT (self), NULL);
  return self->plan;
}

/** desk_import_assistant_get_runner: Returns: (transfer none) (nullable): what does it */
DeskImportRunner *
desk_import_assistant_get_runner (DeskImportAssistant *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_ASSISTANT (self), NULL);
  return self->runner;
}

/**
 * desk_import_assistant_may_leave:
 * @self: an assistant
 *
 * Asks whether the window can go. While contacts are being sent it cannot: the assistant comes to the front.
 *
 * Returns: whether it can
 */
gboolean
desk_import_assistant_may_leave (DeskImportAssistant *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_ASSISTANT (self), TRUE);
  if (!is_importing (self))
    return TRUE;
  gtk_window_present (GTK_WINDOW (self));
  return FALSE;
}
