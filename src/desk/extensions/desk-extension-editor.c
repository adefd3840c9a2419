/* desk-extension-editor.c: a form for an extension
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-extension-editor.h"

#include "desk-codec-picker.h"
#include "desk-details.h"
#include "desk-error.h"
#include "desk-extension-checks.h"
#include "desk-extension-words.h"
#include "desk-password-row.h"
#include "desk-password.h"
#include "desk-permit.h"
#include "desk-reference-row.h"

#include <glib/gi18n.h>

/**
 * DeskExtensionEditor:
 *
 * Adds or edits an extension. The form is bound to a copy of the record; only a save that the device agreed
 * to changes the row. Whatever the device answers, what was typed stays.
 */
struct _DeskExtensionEditor
{
  AdwWindow parent_instance;

  DeskSession *session;        /* owned */
  PbxExtension *extension;     /* owned, nullable: the row that is edited */
  PbxExtension *original;      /* owned: what the form started with */
  DeskExtensionNumber *number; /* owned */
  GCancellable *cancellable;   /* owned, nullable while nothing is sent */
  GError *error;               /* owned, nullable: the last refusal */
  GSimpleActionGroup *actions; /* owned */

  PbxExtension *draft; /* borrowed from the template */
  AdwWindowTitle *title;
  GtkSpinner *spinner;
  GtkWidget *form;
  GtkRevealer *refusal;
  GtkLabel *refusal_label;
  GtkWidget *details_button;
  GtkWidget *exten_row, *username_row, *email_row, *mobile_row, *permit_row, *cid1_row, *cid2_row;
  DeskHintRow *exten_hint, *username_hint, *email_hint, *mobile_hint, *permit_hint, *cid1_hint, *cid2_hint;
  DeskHintRow *password_hint, *pin_hint;
  DeskPasswordRow *password_row, *pin_row;
  DeskChoiceRow *language_row, *recording_row, *dtmf_row, *video_codec_row, *transport_row;
  DeskReferenceRow *dial_plan_row, *music_row;
  DeskCodecPicker *codec_picker;
  GtkWidget *codec_message;
  GtkWidget *cancel_button;
  GtkWidget *focus_before; /* weak, nullable */

  gboolean shown_errors; /* empty fields are wrong only once somebody tried to save */
  gboolean finished;
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskExtensionEditor, desk_extension_editor, ADW_TYPE_WINDOW)

/* Checks */

static void
show_hint (DeskHintRow *row, gpointer field, DeskHint hint, char *text, GtkWidget **first_wrong)
{
  g_autofree char *owned = text;

  desk_hint_row_show (row, GTK_WIDGET (field), hint, owned);
  if (hint == DESK_HINT_ERROR && *first_wrong == NULL)
    *first_wrong = GTK_WIDGET (field);
}

/* What nobody typed in yet is not called wrong while the form is being filled. */
static DeskHint
unless_empty (DeskExtensionEditor *self, const char *property, DeskHint hint, char **text)
{
  g_autofree char *value = NULL;

  g_object_get (self->draft, property, &value, NULL);
  if (self->shown_errors || (value != NULL && *value != '\0') || hint != DESK_HINT_ERROR)
    return hint;
  g_clear_pointer (text, g_free);
  return DESK_HINT_NONE;
}

static GtkWidget *
check (DeskExtensionEditor *self)
{
  GtkWidget *wrong = NULL;
  gboolean no_codec;
  DeskHint hint;
  char *text;

  if (self->extension == NULL)
    {
      hint = desk_extension_check_number (desk_extension_number_get_state (self->number), &text);
      if (self->shown_errors && *pbx_extension_get_exten (self->draft) == '\0')
        {
          hint = DESK_HINT_ERROR;
          text = g_strdup (_ ("Enter a number."));
        }
      show_hint (self->exten_hint, self->exten_row, hint, text, &wrong);
    }
  hint = desk_extension_check_name (self->draft, &text);
  hint = unless_empty (self, "username", hint, &text);
  show_hint (self->username_hint, self->username_row, hint, text, &wrong);
  hint = desk_extension_check_email (self->draft, &text);
  show_hint (self->email_hint, self->email_row, hint, text, &wrong);
  hint = desk_extension_check_phone_number (self->draft, "mobile-number", &text);
  show_hint (self->mobile_hint, self->mobile_row, hint, text, &wrong);
  hint = desk_extension_check_password (self->draft, &text);
  hint = unless_empty (self, "password", hint, &text);
  show_hint (self->password_hint, self->password_row, hint, text, &wrong);
  hint = desk_extension_check_permit (self->draft, &text);
  show_hint (self->permit_hint, self->permit_row, hint, text, &wrong);
  hint = desk_extension_check_pin (self->draft, &text);
  show_hint (self->pin_hint, self->pin_row, hint, text, &wrong);
  hint = desk_extension_check_phone_number (self->draft, "outbound-cid1", &text);
  show_hint (self->cid1_hint, self->cid1_row, hint, text, &wrong);
  hint = desk_extension_check_phone_number (self->draft, "outbound-cid2", &text);
  show_hint (self->cid2_hint, self->cid2_row, hint, text, &wrong);

  no_codec = *desk_codec_picker_get_value (self->codec_picker) == '\0';
  gtk_widget_set_visible (self->codec_message, no_codec);
  if (no_codec && wrong == NULL)
    wrong = GTK_WIDGET (self->codec_picker);
  return wrong;
}

static void
draft_changed_cb (DeskExtensionEditor *self)
{
  g_autofree char *password = NULL;
  g_autofree char *pin = NULL;

  g_object_get (self->draft, "password", &password, "voicemail-password", &pin, NULL);
  if (g_strcmp0 (desk_password_row_get_text (self->password_row), password) != 0)
    desk_password_row_set_text (self->password_row, password);
  if (g_strcmp0 (desk_password_row_get_text (self->pin_row), pin) != 0)
    desk_password_row_set_text (self->pin_row, pin);
  check (self);
}

static void
exten_changed_cb (DeskExtensionEditor *self)
{
  if (self->extension == NULL)
    desk_extension_number_check (self->number, pbx_extension_get_exten (self->draft));
}

static void
number_state_cb (DeskExtensionEditor *self)
{
  check (self);
}

static void
number_suggested_cb (DeskExtensionEditor *self, const char *number)
{
  if (*pbx_extension_get_exten (self->draft) != '\0')
    return;
  /* A suggestion is no work of the person's that closing the form would lose. */
  g_object_set (self->original, "exten", number, NULL);
  g_object_set (self->draft, "exten", number, NULL);
}

static void
password_changed_cb (DeskExtensionEditor *self)
{
  g_object_set (self->draft, "password", desk_password_row_get_text (self->password_row), NULL);
}

static void
pin_changed_cb (DeskExtensionEditor *self)
{
  g_object_set (self->draft, "voicemail-password", desk_password_row_get_text (self->pin_row), NULL);
}

/* Saving */

static void
set_sending (DeskExtensionEditor *self, gboolean sending)
{
  gtk_spinner_set_spinning (self->spinner, sending);
  /* An entry that turns insensitive under the keyboard focus loses it without being told. */
  if (sending)
    {
      g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
      gtk_widget_grab_focus (self->cancel_button);
    }
  gtk_widget_set_sensitive (self->form, !sending);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                 g_action_map_lookup_action (G_ACTION_MAP (self->actions), "save")),
                               !sending);
  if (!sending && self->focus_before != NULL)
    gtk_widget_grab_focus (self->focus_before);
}

static void
show_refusal (DeskExtensionEditor *self, GError *error)
{
  g_autofree char *sentence = desk_error_describe (error);

  g_clear_error (&self->error);
  self->error = error;
  if (pbx_error_is_cancelled (error))
    sentence = g_strdup (_ ("You stopped waiting for the PBX."));
  /* A write whose answer never came is not repeated by itself: it could happen twice. */
  if (pbx_error_is_cancelled (error) || g_error_matches (error, PBX_ERROR, PBX_ERROR_TIMED_OUT) ||
      g_error_matches (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD) ||
      g_error_matches (error, PBX_ERROR, PBX_ERROR_UNREACHABLE))
    {
      g_autofree char *plain = g_steal_pointer (&sentence);

      sentence =
        g_strconcat (plain, " ", _ ("The PBX may have saved it all the same: look before you save again."),
                     NULL);
    }
  gtk_label_set_label (self->refusal_label, sentence);
  gtk_widget_set_visible (self->details_button, g_strcmp0 (sentence, error->message) != 0);
  gtk_revealer_set_reveal_child (self->refusal, TRUE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskExtensionEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = pbx_client_call_finish (PBX_CLIENT (source), result, &error);

  /* The form may be gone: its window was closed while the device thought. */
  if (self->finished)
    return;
  g_clear_object (&self->cancellable);
  set_sending (self, FALSE);
  if (error != NULL)
    {
      show_refusal (self, g_steal_pointer (&error));
      return;
    }
  if (self->extension != NULL)
    pbx_record_assign (PBX_RECORD (self->extension), PBX_RECORD (self->draft));
  self->finished = TRUE;
  g_signal_emit (self, signals[SAVED], 0, self->draft);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
tidy_draft (DeskExtensionEditor *self)
{
  g_autofree char *name = NULL;
  g_autofree char *permit = NULL;
  g_autofree char *normal = NULL;
  g_autofree char *plan = desk_reference_row_dup_name (self->dial_plan_row);

  g_object_get (self->draft, "username", &name, "permit", &permit, NULL);
  normal = desk_permit_normalize (permit);
  g_object_set (self->draft, "username", g_strstrip (name), "permit", normal, NULL);
  /* The device tells the name only with the next list; the row is to show it at once. */
  if (plan != NULL)
    g_object_set (self->draft, "dial-plan-name", plan, NULL);
}

static void
save_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskExtensionEditor *self = user_data;
  g_autoptr (JsonObject) parameters = NULL;
  GtkWidget *wrong;

  self->shown_errors = TRUE;
  wrong = check (self);
  if (wrong != NULL)
    {
      /* A focused row scrolls into view. */
      gtk_widget_child_focus (wrong, GTK_DIR_TAB_FORWARD);
      return;
    }
  tidy_draft (self);
  gtk_revealer_set_reveal_child (self->refusal, FALSE);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_sending (self, TRUE);
  parameters = pbx_record_write (PBX_RECORD (self->draft));
  pbx_client_call_async (desk_session_get_client (self->session),
                         self->extension != NULL ? PBX_ENDPOINT_EXTENSION_UPDATE : PBX_ENDPOINT_EXTENSION_ADD,
                         parameters, self->cancellable, saved_cb, g_object_ref (self));
}

/* Leaving */

static gboolean
destroy_cb (gpointer window)
{
  gtk_window_destroy (window);
  return G_SOURCE_REMOVE;
}

static void
discard_response_cb (DeskExtensionEditor *self, const char *response)
{
  if (g_strcmp0 (response, "discard") != 0)
    return;
  self->finished = TRUE;
  /* The dialog still looks at its parent while it closes. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, destroy_cb, g_object_ref (self), g_object_unref);
}

static gboolean
close_request_cb (DeskExtensionEditor *self)
{
  GtkWidget *dialog;

  if (self->finished || pbx_record_equal (PBX_RECORD (self->draft), PBX_RECORD (self->original)))
    {
      self->finished = TRUE;
      return GDK_EVENT_PROPAGATE;
    }
  dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _ ("Discard Changes?"), _ ("What you changed will be lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep Editing"), "discard",
                                    _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return GDK_EVENT_STOP;
}

static void
cancel_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskExtensionEditor *self = user_data;

  /* While a save is on its way, Cancel gives up waiting for it; the form stays. */
  if (self->cancellable != NULL && gtk_spinner_get_spinning (self->spinner))
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
make_password_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskExtensionEditor *self = user_data;
  g_autofree char *password = desk_password_new (16);

  g_object_set (self->draft, "password", password, NULL);
}

static void
make_pin_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskExtensionEditor *self = user_data;
  g_autofree char *pin = desk_password_new_digits (6);

  g_object_set (self->draft, "voicemail-password", pin, NULL);
}

static void
details_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskExtensionEditor *self = user_data;

  if (self->error != NULL)
    desk_details_present (GTK_WIDGET (self), _ ("Not Saved"), self->error);
}

static void
desk_extension_editor_dispose (GObject *object)
{
  DeskExtensionEditor *self = DESK_EXTENSION_EDITOR (object);

  self->finished = TRUE;
  if (self->number != NULL)
    desk_extension_number_stop (self->number);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_weak_pointer (&self->focus_before);
  g_clear_object (&self->number);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->actions);
  g_clear_object (&self->session);
  g_clear_object (&self->extension);
  g_clear_object (&self->original);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (desk_extension_editor_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DeskExtensionEditor, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (draft);
  BIND (title);
  BIND (spinner);
  BIND (cancel_button);
  BIND (form);
  BIND (refusal);
  BIND (refusal_label);
  BIND (details_button);
  BIND (exten_row);
  BIND (exten_hint);
  BIND (username_row);
  BIND (username_hint);
  BIND (email_row);
  BIND (email_hint);
  BIND (mobile_row);
  BIND (mobile_hint);
  BIND (permit_row);
  BIND (permit_hint);
  BIND (cid1_row);
  BIND (cid1_hint);
  BIND (cid2_row);
  BIND (cid2_hint);
  BIND (password_row);
  BIND (password_hint);
  BIND (pin_row);
  BIND (pin_hint);
  BIND (language_row);
  BIND (recording_row);
  BIND (dtmf_row);
  BIND (video_codec_row);
  BIND (transport_row);
  BIND (dial_plan_row);
  BIND (music_row);
  BIND (codec_picker);
  BIND (codec_message);
}

#undef BIND

static void
desk_extension_editor_class_init (DeskExtensionEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_extension_editor_dispose;

  /* The device agreed: the extension as it is now. */
  signals[SAVED] = g_signal_new ("saved", DESK_TYPE_EXTENSION_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, PBX_TYPE_EXTENSION);

  g_type_ensure (PBX_TYPE_EXTENSION);
  g_type_ensure (DESK_TYPE_CODEC_PICKER);
  g_type_ensure (DESK_TYPE_HINT_ROW);
  g_type_ensure (DESK_TYPE_CHOICE_ROW);
  g_type_ensure (DESK_TYPE_REFERENCE_ROW);
  g_type_ensure (DESK_TYPE_PASSWORD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/extensions/"
                                                             "desk-extension-editor.ui");
  bind_children (widget_class);
}

static void
desk_extension_editor_init (DeskExtensionEditor *self)
{
  static const GActionEntry entries[] = {
    { .name = "save", .activate = save_action_cb },
    { .name = "cancel", .activate = cancel_action_cb },
    { .name = "details", .activate = details_action_cb },
    { .name = "make-password", .activate = make_password_action_cb },
    { .name = "make-pin", .activate = make_pin_action_cb },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "editor", G_ACTION_GROUP (self->actions));
  desk_choice_row_set_choices (self->language_row, desk_extension_languages);
  desk_choice_row_set_choices (self->recording_row, desk_extension_recordings);
  desk_choice_row_set_choices (self->dtmf_row, desk_extension_dtmf_modes);
  desk_choice_row_set_choices (self->video_codec_row, desk_extension_video_codecs);
  desk_choice_row_set_choices (self->transport_row, desk_extension_transports);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

/**
 * desk_extension_editor_new:
 * @session: the device
 * @extension: (nullable): the row to edit; %NULL adds an extension
 *
 * Returns: (transfer none): a form; GTK owns it until it is closed
 */
DeskExtensionEditor *
desk_extension_editor_new (DeskSession *session, PbxExtension *extension)
{
  DeskExtensionEditor *self = g_object_new (DESK_TYPE_EXTENSION_EDITOR, NULL);

  self->session = g_object_ref (session);
  g_set_object (&self->extension, extension);
  self->original = extension != NULL ? pbx_record_copy (extension) : pbx_extension_new ();
  pbx_record_assign (PBX_RECORD (self->draft), PBX_RECORD (self->original));
  desk_reference_row_set_items (self->dial_plan_row, desk_session_get_dial_plans (session));
  desk_reference_row_set_items (self->music_row, desk_session_get_music_on_hold (session));

  self->number = desk_extension_number_new (desk_session_get_client (session));
  g_signal_connect_object (self->number, "notify::state", G_CALLBACK (number_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->number, "suggested", G_CALLBACK (number_suggested_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->password_row, "changed", G_CALLBACK (password_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pin_row, "changed", G_CALLBACK (pin_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "notify", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "notify::exten", G_CALLBACK (exten_changed_cb), self,
                           G_CONNECT_SWAPPED);
  draft_changed_cb (self);

  if (extension != NULL)
    {
      adw_window_title_set_title (self->title, _ ("Edit Extension"));
      adw_window_title_set_subtitle (self->title, pbx_extension_get_exten (extension));
      /* The number names the record on the device and cannot be changed. */
      gtk_editable_set_editable (GTK_EDITABLE (self->exten_row), FALSE);
      gtk_widget_set_sensitive (self->exten_row, FALSE);
      gtk_widget_grab_focus (self->username_row);
    }
  else
    {
      adw_window_title_set_title (self->title, _ ("New Extension"));
      gtk_widget_grab_focus (self->username_row);
      desk_extension_number_suggest (self->number);
    }
  gtk_window_set_title (GTK_WINDOW (self), adw_window_title_get_title (self->title));
  return self;
}

/**
 * desk_extension_editor_get_extension:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): the row that is edited
 */
PbxExtension *
desk_extension_editor_get_extension (DeskExtensionEditor *self)
{
  g_return_val_if_fail (DESK_IS_EXTENSION_EDITOR (self), NULL);
  return self->extension;
}

/**
 * desk_extension_editor_get_draft:
 * @self: an editor
 *
 * Returns: (transfer none): the extension that the form is bound to
 */
PbxExtension *
desk_extension_editor_get_draft (DeskExtensionEditor *self)
{
  g_return_val_if_fail (DESK_IS_EXTENSION_EDITOR (self), NULL);
  return self->draft;
}
