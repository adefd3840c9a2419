/* desk-forward-editor.c: a form for a call forward
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-forward-editor.h"

#include "desk-forward-words.h"
#include "desk-number-row.h"

#include "pbx-fold.h"
#include "pbx-forward-calls.h"

#include <glib/gi18n.h>

/**
 * DeskForwardEditor:
 *
 * Adds or edits a call forward. While it is filled in, it warns of where calls would go with it. Whose calls
 * are forwarded cannot be changed later: another extension gets a call forward of its own.
 */
struct _DeskForwardEditor
{
  DeskForm parent_instance;

  DeskForwardChecks *checks; /* owned */
  PbxForward *forward;       /* owned, nullable: the row that is edited */
  PbxForward *original;      /* owned: what the form started with */
  GListModel *candidates;    /* owned, nullable: who can get a call forward */
  GError *candidates_error;  /* owned, nullable */
  GCancellable *cancellable; /* owned: ends asking who can get one */

  PbxForward *draft; /* borrowed from the template */
  DeskNumberRow *exten_row;
  DeskHintRow *exten_hint;
  DeskNumberRow *dest_row;
  DeskHintRow *dest_hint;
  DeskChoiceRow *condition_row;
  GtkWidget *ring_row;
};

/* Where a person did not choose another: some four rings */
#define RING_TIME 20

G_DEFINE_FINAL_TYPE (DeskForwardEditor, desk_forward_editor, DESK_TYPE_FORM)

/* What the template calls */

static gboolean
rings_cb (gpointer object, const char *condition)
{
  return desk_forward_rings (condition);
}

/* Checks */

static void
check_extension (DeskForwardEditor *self)
{
  const char *exten = pbx_forward_get_exten (self->draft);
  DeskHint hint = DESK_HINT_NONE;
  g_autofree char *text = NULL;

  if (*exten == '\0')
    {
      hint = DESK_HINT_ERROR;
      text = g_strdup (_ ("Choose an extension."));
    }
  else if (self->candidates_error != NULL)
    {
      hint = DESK_HINT_INFO;
      text = g_strdup (_ ("The list of extensions could not be loaded. Enter the number."));
    }
  else if (self->candidates != NULL && desk_number_row_get_candidate (self->exten_row) == NULL &&
           (desk_form_get_tried (DESK_FORM (self)) || !desk_number_row_get_promising (self->exten_row)))
    {
      hint = DESK_HINT_ERROR;
      if (pbx_directory_lookup_extension (desk_forward_checks_get_directory (self->checks), exten) != NULL)
        text = g_strdup_printf (_ ("Extension %s already has a call forward."), exten);
      else
        text = g_strdup (_ ("Choose one of the extensions that are suggested."));
    }
  desk_form_show_hint_for (DESK_FORM (self), self->exten_hint, self->exten_row, exten, hint,
                           g_steal_pointer (&text));
}

static void
check_destination (DeskForwardEditor *self)
{
  const char *dest = pbx_forward_get_dest (self->draft);
  g_autoptr (GPtrArray) warnings = NULL;
  DeskHint hint = DESK_HINT_NONE;
  g_autofree char *text = NULL;

  if (*dest == '\0')
    {
      hint = DESK_HINT_ERROR;
      text = g_strdup (_ ("Enter a number."));
    }
  else if (!pbx_is_number (dest))
    {
      /* Somebody who types a name is on the way to a suggestion. */
      if (desk_form_get_tried (DESK_FORM (self)) || !desk_number_row_get_promising (self->dest_row))
        {
          hint = DESK_HINT_ERROR;
          text = g_strdup (_ ("This is not a number that a phone can dial."));
        }
    }
  else
    {
      warnings = desk_forward_checks_examine (self->checks, self->draft);
      if (warnings->len > 0)
        {
          hint = DESK_HINT_WARNING;
          text = desk_forward_describe_warnings (warnings, NULL);
        }
    }
  desk_form_show_hint_for (DESK_FORM (self), self->dest_hint, self->dest_row, dest, hint,
                           g_steal_pointer (&text));
}

static void
desk_forward_editor_check (DeskForm *form)
{
  DeskForwardEditor *self = DESK_FORWARD_EDITOR (form);

  if (self->checks == NULL)
    return;
  if (self->forward == NULL)
    check_extension (self);
  check_destination (self);
}

static void
check_again_cb (DeskForwardEditor *self)
{
  if (!desk_form_get_finished (DESK_FORM (self)))
    desk_form_check (DESK_FORM (self));
}

static void
candidates_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) candidates = pbx_forward_candidates_finish (PBX_CLIENT (source), result, &error);
  DeskForwardEditor *self = user_data;

  if (pbx_error_is_cancelled (error))
    return;
  self->candidates = g_steal_pointer (&candidates);
  self->candidates_error = g_steal_pointer (&error);
  desk_number_row_set_candidates (self->exten_row, self->candidates);
  check_again_cb (self);
}

/* DeskForm */

static gboolean
desk_forward_editor_is_changed (DeskForm *form)
{
  DeskForwardEditor *self = DESK_FORWARD_EDITOR (form);

  return !pbx_record_equal (PBX_RECORD (self->draft), PBX_RECORD (self->original));
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskForwardEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->forward != NULL)
    pbx_forward_update_finish (PBX_CLIENT (source), result, &error);
  else
    pbx_forward_add_finish (PBX_CLIENT (source), result, &error);
  desk_form_sent (DESK_FORM (self), g_steal_pointer (&error));
}

static void
desk_forward_editor_send (DeskForm *form, GCancellable *cancellable)
{
  DeskForwardEditor *self = DESK_FORWARD_EDITOR (form);
  PbxClient *client = desk_session_get_client (desk_form_get_session (form));
  g_autofree char *dest = desk_number_row_dup_number (self->dest_row);

  g_object_set (self->draft, "dest", dest, NULL);
  if (self->forward != NULL)
    pbx_forward_update_async (client, self->draft, cancellable, sent_cb, g_object_ref (self));
  else
    pbx_forward_add_async (client, self->draft, cancellable, sent_cb, g_object_ref (self));
}

static void
desk_forward_editor_saved (DeskForm *form)
{
  DeskForwardEditor *self = DESK_FORWARD_EDITOR (form);

  if (self->forward != NULL)
    pbx_record_assign (PBX_RECORD (self->forward), PBX_RECORD (self->draft));
}

/* GObject */

static void
desk_forward_editor_dispose (GObject *object)
{
  DeskForwardEditor *self = DESK_FORWARD_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->checks);
  g_clear_object (&self->forward);
  g_clear_object (&self->original);
  g_clear_object (&self->candidates);
  g_clear_error (&self->candidates_error);
  G_OBJECT_CLASS (desk_forward_editor_parent_class)->dispose (object);
}

static void
desk_forward_editor_class_init (DeskForwardEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DeskFormClass *form_class = DESK_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_forward_editor_dispose;
  form_class->check = desk_forward_editor_check;
  form_class->send = desk_forward_editor_send;
  form_class->saved = desk_forward_editor_saved;
  form_class->is_changed = desk_forward_editor_is_changed;

  g_type_ensure (DESK_TYPE_CHOICE_ROW);
  g_type_ensure (DESK_TYPE_HINT_ROW);
  g_type_ensure (DESK_TYPE_NUMBER_ROW);
  g_type_ensure (PBX_TYPE_FORWARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/forwarding/"
                                                             "desk-forward-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskForwardEditor, draft);
  gtk_widget_class_bind_template_child (widget_class, DeskForwardEditor, exten_row);
  gtk_widget_class_bind_template_child (widget_class, DeskForwardEditor, exten_hint);
  gtk_widget_class_bind_template_child (widget_class, DeskForwardEditor, dest_row);
  gtk_widget_class_bind_template_child (widget_class, DeskForwardEditor, dest_hint);
  gtk_widget_class_bind_template_child (widget_class, DeskForwardEditor, condition_row);
  gtk_widget_class_bind_template_child (widget_class, DeskForwardEditor, ring_row);
  gtk_widget_class_bind_template_callback (widget_class, rings_cb);
}

static void
desk_forward_editor_init (DeskForwardEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  g_object_set (self->draft, "type", "noanswer", "timeout", (gint64) RING_TIME, "enable", TRUE, NULL);
  desk_choice_row_set_choices (self->condition_row, desk_forward_conditions);
}

static void
start_editing (DeskForwardEditor *self, PbxForward *forward)
{
  PbxPerson *person =
    pbx_directory_lookup (desk_forward_checks_get_directory (self->checks), pbx_forward_get_exten (forward));
  g_autofree char *subtitle =
    desk_forward_describe_number (pbx_forward_get_exten (forward),
                                  person != NULL ? pbx_person_get_name (person) : NULL);

  self->forward = g_object_ref (forward);
  pbx_record_assign (PBX_RECORD (self->draft), PBX_RECORD (forward));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Call Forward"));
  g_object_set (self, "subtitle", subtitle, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->exten_row), FALSE);
}

/**
 * desk_forward_editor_new:
 * @session: the device
 * @checks: what to warn of
 * @forward: (nullable): the row to edit, or %NULL to add one
 *
 * Returns: (transfer none): a form, to be opened with desk_form_open()
 */
DeskForwardEditor *
desk_forward_editor_new (DeskSession *session, DeskForwardChecks *checks, PbxForward *forward)
{
  DeskForwardEditor *self = g_object_new (DESK_TYPE_FORWARD_EDITOR, "session", session, NULL);

  self->checks = g_object_ref (checks);
  desk_number_row_set_directory (self->exten_row, desk_forward_checks_get_directory (checks));
  desk_number_row_set_directory (self->dest_row, desk_forward_checks_get_directory (checks));
  if (forward != NULL)
    start_editing (self, forward);
  else
    pbx_forward_candidates_async (desk_session_get_client (session), self->cancellable, candidates_cb, self);
  self->original = pbx_record_copy (self->draft);
  g_signal_connect_object (self->draft, "notify", G_CALLBACK (check_again_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (checks, "changed", G_CALLBACK (check_again_cb), self, G_CONNECT_SWAPPED);
  desk_form_check (DESK_FORM (self));
  gtk_widget_grab_focus (GTK_WIDGET (forward != NULL ? self->dest_row : self->exten_row));
  return self;
}

/**
 * desk_forward_editor_get_forward:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the row that is edited
 */
PbxForward *
desk_forward_editor_get_forward (DeskForwardEditor *self)
{
  g_return_val_if_fail (DESK_IS_FORWARD_EDITOR (self), NULL);
  return self->forward;
}

/**
 * desk_forward_editor_get_draft:
 * @self: a form
 *
 * Returns: (transfer none): the call forward as it is filled in
 */
PbxForward *
desk_forward_editor_get_draft (DeskForwardEditor *self)
{
  g_return_val_if_fail (DESK_IS_FORWARD_EDITOR (self), NULL);
  return self->draft;
}
