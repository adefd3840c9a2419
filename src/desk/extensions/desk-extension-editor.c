/* desk-extension-editor.c: a form for an extension
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-extension-editor.h"

#include "desk-codec-picker.h"
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
 * to changes the row.
 */
struct _DeskExtensionEditor
{
  DeskForm parent_instance;

  PbxExtension *extension;     /* owned, nullable: the row that is edited */
  PbxExtension *original;      /* owned: what the form started with */
  DeskExtensionNumber *number; /* owned */

  PbxExtension *draft; /* borrowed from the template */
  GtkWidget *exten_row, *username_row, *email_row, *mobile_row, *permit_row, *cid1_row, *cid2_row;
  DeskHintRow *exten_hint, *username_hint, *email_hint, *mobile_hint, *permit_hint, *cid1_hint, *cid2_hint;
  DeskHintRow *password_hint, *pin_hint;
  DeskPasswordRow *password_row, *pin_row;
  DeskChoiceRow *language_row, *recording_row, *dtmf_row, *video_codec_row, *transport_row;
  DeskReferenceRow *dial_plan_row, *music_row;
  DeskCodecPicker *codec_picker;
  GtkWidget *codec_message;
};

G_DEFINE_FINAL_TYPE (DeskExtensionEditor, desk_extension_editor, DESK_TYPE_FORM)

/* Checks */

static void
check_field (DeskExtensionEditor *self,
             DeskHintRow *row,
             gpointer field,
             DeskHint (*check) (PbxExtension *, char **))
{
  char *text;
  DeskHint hint = check (self->draft, &text);

  desk_form_show_hint (DESK_FORM (self), row, field, hint, text);
}

static void
check_needed (DeskExtensionEditor *self,
              DeskHintRow *row,
              gpointer field,
              const char *property,
              DeskHint (*check) (PbxExtension *, char **))
{
  g_autofree char *value = NULL;
  char *text;
  DeskHint hint = check (self->draft, &text);

  g_object_get (self->draft, property, &value, NULL);
  desk_form_show_hint_for (DESK_FORM (self), row, field, value, hint, text);
}

static void
check_phone_number (DeskExtensionEditor *self, DeskHintRow *row, gpointer field, const char *property)
{
  char *text;
  DeskHint hint = desk_extension_check_phone_number (self->draft, property, &text);

  desk_form_show_hint (DESK_FORM (self), row, field, hint, text);
}

static void
check_number (DeskExtensionEditor *self)
{
  char *text;
  DeskHint hint = desk_extension_check_number (desk_extension_number_get_state (self->number), &text);

  if (desk_form_get_tried (DESK_FORM (self)) && *pbx_extension_get_exten (self->draft) == '\0')
    {
      hint = DESK_HINT_ERROR;
      g_free (text);
      text = g_strdup (_ ("Enter a number."));
    }
  desk_form_show_hint (DESK_FORM (self), self->exten_hint, self->exten_row, hint, text);
}

static void
desk_extension_editor_check (DeskForm *form)
{
  DeskExtensionEditor *self = DESK_EXTENSION_EDITOR (form);
  gboolean no_codec;

  if (self->extension == NULL)
    check_number (self);
  check_needed (self, self->username_hint, self->username_row, "username", desk_extension_check_name);
  check_field (self, self->email_hint, self->email_row, desk_extension_check_email);
  check_phone_number (self, self->mobile_hint, self->mobile_row, "mobile-number");
  check_needed (self, self->password_hint, self->password_row, "password", desk_extension_check_password);
  check_field (self, self->permit_hint, self->permit_row, desk_extension_check_permit);
  check_field (self, self->pin_hint, self->pin_row, desk_extension_check_pin);
  check_phone_number (self, self->cid1_hint, self->cid1_row, "outbound-cid1");
  check_phone_number (self, self->cid2_hint, self->cid2_row, "outbound-cid2");

  no_codec = *desk_codec_picker_get_value (self->codec_picker) == '\0';
  gtk_widget_set_visible (self->codec_message, no_codec);
  if (no_codec)
    desk_form_set_wrong (form, self->codec_picker);
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
  desk_form_check (DESK_FORM (self));
}

static void
exten_changed_cb (DeskExtensionEditor *self)
{
  if (self->extension == NULL)
    desk_extension_number_check (self->number, pbx_extension_get_exten (self->draft));
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
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = pbx_client_call_finish (PBX_CLIENT (source), result, &error);

  desk_form_sent (self, g_steal_pointer (&error));
}

static void
desk_extension_editor_send (DeskForm *form, GCancellable *cancellable)
{
  DeskExtensionEditor *self = DESK_EXTENSION_EDITOR (form);
  g_autoptr (JsonObject) parameters = NULL;

  tidy_draft (self);
  parameters = pbx_record_write (PBX_RECORD (self->draft));
  pbx_client_call_async (desk_session_get_client (desk_form_get_session (form)),
                         self->extension != NULL ? PBX_ENDPOINT_EXTENSION_UPDATE : PBX_ENDPOINT_EXTENSION_ADD,
                         parameters, cancellable, sent_cb, g_object_ref (self));
}

static void
desk_extension_editor_saved (DeskForm *form)
{
  DeskExtensionEditor *self = DESK_EXTENSION_EDITOR (form);

  if (self->extension != NULL)
    pbx_record_assign (PBX_RECORD (self->extension), PBX_RECORD (self->draft));
}

static gboolean
desk_extension_editor_is_changed (DeskForm *form)
{
  DeskExtensionEditor *self = DESK_EXTENSION_EDITOR (form);

  return !pbx_record_equal (PBX_RECORD (self->draft), PBX_RECORD (self->original));
}

/* Passwords */

static void
make_password_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DeskExtensionEditor *self = DESK_EXTENSION_EDITOR (widget);
  g_autofree char *password = desk_password_new (16);

  g_object_set (self->draft, "password", password, NULL);
}

static void
make_pin_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DeskExtensionEditor *self = DESK_EXTENSION_EDITOR (widget);
  g_autofree char *pin = desk_password_new_digits (6);

  g_object_set (self->draft, "voicemail-password", pin, NULL);
}

static void
desk_extension_editor_dispose (GObject *object)
{
  DeskExtensionEditor *self = DESK_EXTENSION_EDITOR (object);

  if (self->number != NULL)
    desk_extension_number_stop (self->number);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->number);
  g_clear_object (&self->extension);
  g_clear_object (&self->original);
  G_OBJECT_CLASS (desk_extension_editor_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DeskExtensionEditor, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (draft);
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
  DeskFormClass *form_class = DESK_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_extension_editor_dispose;
  form_class->check = desk_extension_editor_check;
  form_class->send = desk_extension_editor_send;
  form_class->saved = desk_extension_editor_saved;
  form_class->is_changed = desk_extension_editor_is_changed;

  gtk_widget_class_install_action (widget_class, "editor.make-password", NULL, make_password_action_cb);
  gtk_widget_class_install_action (widget_class, "editor.make-pin", NULL, make_pin_action_cb);

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
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_choice_row_set_choices (self->language_row, desk_extension_languages);
  desk_choice_row_set_choices (self->recording_row, desk_extension_recordings);
  desk_choice_row_set_choices (self->dtmf_row, desk_extension_dtmf_modes);
  desk_choice_row_set_choices (self->video_codec_row, desk_extension_video_codecs);
  desk_choice_row_set_choices (self->transport_row, desk_extension_transports);
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
  DeskExtensionEditor *self = g_object_new (DESK_TYPE_EXTENSION_EDITOR, "session", session, NULL);

  g_set_object (&self->extension, extension);
  self->original = extension != NULL ? pbx_record_copy (extension) : pbx_extension_new ();
  pbx_record_assign (PBX_RECORD (self->draft), PBX_RECORD (self->original));
  desk_reference_row_set_items (self->dial_plan_row, desk_session_get_dial_plans (session));
  desk_reference_row_set_items (self->music_row, desk_session_get_music_on_hold (session));

  self->number = desk_extension_number_new (desk_session_get_client (session));
  g_signal_connect_object (self->number, "notify::state", G_CALLBACK (desk_form_check), self,
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
      g_object_set (self, "title", _ ("Edit Extension"), "subtitle", pbx_extension_get_exten (extension),
                    NULL);
      /* The number names the record on the device and cannot be changed. */
      gtk_editable_set_editable (GTK_EDITABLE (self->exten_row), FALSE);
      gtk_widget_set_sensitive (self->exten_row, FALSE);
    }
  else
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("New Extension"));
      desk_extension_number_suggest (self->number);
    }
  gtk_widget_grab_focus (self->username_row);
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
