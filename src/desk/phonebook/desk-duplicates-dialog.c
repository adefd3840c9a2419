/* desk-duplicates-dialog.c: finds and merges contacts that are in the phonebook more than once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-duplicates-dialog.h"

#include "desk-details.h"
#include "desk-duplicate-group.h"
#include "desk-error.h"

#include "pbx-contact-calls.h"
#include "pbx-duplicates.h"

#include <glib/gi18n.h>

/**
 * DeskDuplicatesDialog:
 *
 * Reads the whole phonebook, lists the contacts that share a number or a name, and merges them one group
 * after the other, each with a preview.
 */
struct _DeskDuplicatesDialog
{
  AdwWindow parent_instance;

  PbxClient *client;         /* owned */
  GListStore *groups;        /* owned */
  GCancellable *cancellable; /* owned, nullable while nothing is read */
  GError *error;             /* owned, nullable: why the last merge failed */

  GtkStack *stack;
  AdwStatusPage *failure;
  GtkSpinner *reading_spinner;
  GtkLabel *progress_label;
  AdwLeaflet *leaflet;
  GtkSingleSelection *selection;
  AdwWindowTitle *list_title;
  DeskMergeView *view;
  GtkWidget *form;
  GtkSpinner *merging_spinner;
  GtkRevealer *refusal;
  GtkLabel *refusal_label;
  AdwToastOverlay *toasts;

  gboolean merging;
  gboolean finished;
};

enum
{
  MERGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskDuplicatesDialog, desk_duplicates_dialog, ADW_TYPE_WINDOW)

static guint
n_groups (DeskDuplicatesDialog *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->groups));
}

static void
update_actions (DeskDuplicatesDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.merge",
                                 !self->merging && desk_merge_view_get_ready (self->view));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.read", !self->merging);
}

static void
show_groups (DeskDuplicatesDialog *self)
{
  g_autofree char *subtitle =
    g_strdup_printf (ngettext ("%u group", "%u groups", n_groups (self)), n_groups (self));

  adw_window_title_set_subtitle (self->list_title, subtitle);
  gtk_stack_set_visible_child_name (self->stack, n_groups (self) > 0 ? "groups" : "none");
}

/* Reading */

static void
progress_cb (goffset current, goffset total, gpointer user_data)
{
  DeskDuplicatesDialog *self = user_data;
  g_autofree char *text = NULL;

  if (self->finished)
    return;
  /* Translators: how many contacts are read, of how many */
  text = g_strdup_printf (_ ("%u of %u contacts"), (guint) current, (guint) total);
  gtk_label_set_label (self->progress_label, text);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskDuplicatesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contacts = pbx_contacts_fetch_finish (PBX_CLIENT (source), result, &error);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (self->finished || pbx_error_is_cancelled (error))
    return;
  g_clear_object (&self->cancellable);
  gtk_spinner_set_spinning (self->reading_spinner, FALSE);
  if (contacts == NULL)
    {
      g_autofree char *title = desk_error_title (error);
      g_autofree char *sentence = desk_error_describe (error);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      adw_status_page_set_title (self->failure, title);
      adw_status_page_set_description (self->failure, escaped);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  found = pbx_duplicates_find (contacts);
  rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (rows, desk_duplicate_group_new (found->pdata[i]));
  g_list_store_splice (self->groups, 0, n_groups (self), rows->pdata, rows->len);
  show_groups (self);
}

static void
read_phonebook (DeskDuplicatesDialog *self)
{
  if (self->cancellable != NULL)
    return;
  gtk_revealer_set_reveal_child (self->refusal, FALSE);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_label_set_label (self->progress_label, "");
  gtk_spinner_set_spinning (self->reading_spinner, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  self->cancellable = g_cancellable_new ();
  pbx_contacts_fetch_async (self->client, progress_cb, self, self->cancellable, read_cb, g_object_ref (self));
}

static void
read_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  read_phonebook (DESK_DUPLICATES_DIALOG (widget));
}

/* Looking at one group */

static void
selected_cb (DeskDuplicatesDialog *self)
{
  DeskDuplicateGroup *group = gtk_single_selection_get_selected_item (self->selection);

  gtk_revealer_set_reveal_child (self->refusal, FALSE);
  desk_merge_view_set_merge (self->view, group != NULL ? desk_duplicate_group_get_merge (group) : NULL);
  update_actions (self);
}

static void
activated_cb (DeskDuplicatesDialog *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  if (adw_leaflet_get_folded (self->leaflet))
    gtk_widget_child_focus (self->form, GTK_DIR_TAB_FORWARD);
}

static void
back_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_leaflet_navigate (DESK_DUPLICATES_DIALOG (widget)->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/* Merging */

static void
set_merging (DeskDuplicatesDialog *self, gboolean merging)
{
  self->merging = merging;
  gtk_spinner_set_spinning (self->merging_spinner, merging);
  gtk_widget_set_sensitive (self->form, !merging);
  update_actions (self);
}

/* What was done, what was not, and what to do about it */
static char *
describe_failure (PbxContactMerge *merge, const GError *error)
{
  g_autofree char *sentence = desk_error_describe_change (error);
  g_autofree char *name = pbx_contact_merge_dup_value (merge, "name");
  g_autofree char *code = pbx_contact_merge_dup_value (merge, "dial-code");

  switch (pbx_contact_merge_get_step (merge))
    {
    case PBX_MERGE_CODE_TAKEN:
      return g_strdup_printf (_ ("%s was not changed and nothing was deleted, but the speed dial number %s "
                                 "was "
                                 "already taken from the other contact: enter it again there. %s"),
                              name, code, sentence);
    case PBX_MERGE_UPDATED:
      return g_strdup_printf (_ ("%s has all that was chosen, but the others were not deleted. Nothing is "
                                 "lost: merge again to delete them. %s"),
                              name, sentence);
    case PBX_MERGE_NOTHING:
    case PBX_MERGE_DONE:
    default:
      return g_strdup_printf (_ ("Not merged: nothing was deleted. %s"), sentence);
    }
}

static void
forget_group (DeskDuplicatesDialog *self, PbxContactMerge *merge)
{
  for (guint i = 0; i < n_groups (self); i++)
    {
      g_autoptr (DeskDuplicateGroup) group = g_list_model_get_item (G_LIST_MODEL (self->groups), i);

      if (desk_duplicate_group_get_merge (group) != merge)
        continue;
      g_list_store_remove (self->groups, i);
      if (n_groups (self) > 0)
        gtk_single_selection_set_selected (self->selection, MIN (i, n_groups (self) - 1));
      break;
    }
  show_groups (self);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskDuplicatesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  PbxContactMerge *merge = PBX_CONTACT_MERGE (source);
  gboolean done = pbx_contact_merge_run_finish (merge, result, &error);

  if (done || pbx_contact_merge_get_step (merge) != PBX_MERGE_NOTHING ||
      g_error_matches (error, PBX_ERROR, PBX_ERROR_OUTCOME_UNKNOWN))
    g_signal_emit (self, signals[MERGED], 0);
  if (self->finished)
    return;
  set_merging (self, FALSE);
  if (done)
    {
      g_autofree char *name = pbx_contact_merge_dup_value (merge, "name");
      g_autofree char *text = g_strdup_printf (_ ("Merged into %s"), name);
      g_autofree char *title = g_markup_escape_text (text, -1);

      forget_group (self, merge);
      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
    }
  else
    {
      g_autofree char *sentence = describe_failure (merge, error);

      g_clear_error (&self->error);
      self->error = g_steal_pointer (&error);
      gtk_label_set_label (self->refusal_label, sentence);
      gtk_revealer_set_reveal_child (self->refusal, TRUE);
    }
}

static void
merge_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DeskDuplicatesDialog *self = DESK_DUPLICATES_DIALOG (widget);

  gtk_revealer_set_reveal_child (self->refusal, FALSE);
  set_merging (self, TRUE);
  pbx_contact_merge_run_async (desk_merge_view_get_merge (self->view), self->client, merged_cb,
                               g_object_ref (self));
}

static void
details_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DeskDuplicatesDialog *self = DESK_DUPLICATES_DIALOG (widget);

  if (self->error != NULL)
    desk_details_present (widget, _ ("Not Merged"), self->error);
}

static gboolean
close_request_cb (DeskDuplicatesDialog *self)
{
  /* The dialog stays to tell the outcome. */
  return self->merging ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
desk_duplicates_dialog_unrealize (GtkWidget *widget)
{
  DeskDuplicatesDialog *self = DESK_DUPLICATES_DIALOG (widget);

  /* The window is closed; what was begun may hold it a while yet. */
  self->finished = TRUE;
  g_cancellable_cancel (self->cancellable);
  GTK_WIDGET_CLASS (desk_duplicates_dialog_parent_class)->unrealize (widget);
  /* GTK would keep the pointer to a parent that goes before what holds this window does. */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
}

static void
desk_duplicates_dialog_dispose (GObject *object)
{
  DeskDuplicatesDialog *self = DESK_DUPLICATES_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->groups);
  g_clear_object (&self->client);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (desk_duplicates_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DeskDuplicatesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskDuplicatesDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, DeskDuplicatesDialog, reading_spinner);
  gtk_widget_class_bind_template_child (widget_class, DeskDuplicatesDialog, progress_label);
  gtk_widget_class_bind_template_child (widget_class, DeskDuplicatesDialog, leaflet);
  gtk_widget_class_bind_template_child (widget_class, DeskDuplicatesDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, DeskDuplicatesDialog, list_title);
  gtk_widget_class_bind_template_child (widget_class, DeskDuplicatesDialog, view);
  gtk_widget_class_bind_template_child (widget_class, DeskDuplicatesDialog, form);
  gtk_widget_class_bind_template_child (widget_class, DeskDuplicatesDialog, merging_spinner);
  gtk_widget_class_bind_template_child (widget_class, DeskDuplicatesDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, DeskDuplicatesDialog, refusal_label);
  gtk_widget_class_bind_template_child (widget_class, DeskDuplicatesDialog, toasts);
}

static void
desk_duplicates_dialog_class_init (DeskDuplicatesDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_duplicates_dialog_dispose;
  widget_class->unrealize = desk_duplicates_dialog_unrealize;

  /**
   * DeskDuplicatesDialog::merged:
   * @self: the dialog
   *
   * Contacts were changed or deleted, or may have been.
   */
  signals[MERGED] = g_signal_new ("merged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (DESK_TYPE_MERGE_VIEW);
  g_type_ensure (DESK_TYPE_DUPLICATE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/phonebook/"
                                                             "desk-duplicates-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.read", NULL, read_action_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.back", NULL, back_action_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.merge", NULL, merge_action_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.details", NULL, details_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "duplicates.merge",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "duplicates.merge",
                                       NULL);
}

static void
desk_duplicates_dialog_init (DeskDuplicatesDialog *self)
{
  self->groups = g_list_store_new (DESK_TYPE_DUPLICATE_GROUP);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->groups));
  update_actions (self);
}

/**
 * desk_duplicates_dialog_new:
 * @client: the device
 *
 * Starts to read the phonebook at once.
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
DeskDuplicatesDialog *
desk_duplicates_dialog_new (PbxClient *client)
{
  DeskDuplicatesDialog *self;

  g_return_val_if_fail (PBX_IS_CLIENT (client), NULL);

  self = g_object_new (DESK_TYPE_DUPLICATES_DIALOG, NULL);
  self->client = g_object_ref (client);
  read_phonebook (self);

  return self;
}
