/* desk-contact-editor.c: a form for a contact
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-contact-editor.h"

#include "desk-contact-checks.h"
#include "desk-contact-words.h"

#include "pbx-contact-calls.h"
#include "pbx-duplicates.h"

#include <glib/gi18n.h>

/**
 * DeskContactEditor:
 *
 * Adds or edits a contact. Who has the same number or name already is shown while somebody types, with a way
 * there; it may be added all the same. Who made a contact is shown and never changed.
 */
struct _DeskContactEditor
{
  DeskForm parent_instance;

  PbxContact *contact;      /* owned, nullable: the row that is edited */
  PbxContact *original;     /* owned: what the form started with */
  PbxDirectory *directory;  /* owned, nullable once closed */
  PbxDuplicateIndex *index; /* owned, nullable: made when it is looked into */

  PbxContact *draft; /* borrowed from the template */
  GtkWidget *name_row, *number_row, *company_row, *email_row, *dial_code_row;
  DeskHintRow *name_hint, *number_hint, *email_hint, *dial_code_hint;
  AdwPreferencesGroup *duplicates_group;
  GtkListBox *duplicates_list;
  AdwPreferencesGroup *creator_group;
  GObject *creator_row;

  guint look_source;
};

/* While somebody types, the list is not rebuilt with every letter. */
#define LOOK_DELAY_MS 200
/* More of the same name than anybody reads */
#define MAX_SHOWN 5

enum
{
  OPEN_CONTACT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskContactEditor, desk_contact_editor, DESK_TYPE_FORM)

/* Duplicates */

static void
open_clicked_cb (DeskContactEditor *self, GtkButton *button)
{
  g_signal_emit (self, signals[OPEN_CONTACT], 0, g_object_get_data (G_OBJECT (button), "person"));
}

static GtkWidget *
duplicate_row_new (DeskContactEditor *self, PbxPerson *person)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Open"));
  PbxLikeness likeness =
    pbx_likeness_compare (pbx_contact_get_name (self->draft), pbx_contact_get_phone_number (self->draft),
                          pbx_person_get_name (person), pbx_person_get_number (person));
  g_autofree char *words = desk_contact_describe_likeness (likeness);
  g_autofree char *subtitle = desk_contact_join (
    (const char *const[]){ words, pbx_person_get_number (person), pbx_person_get_company (person), NULL });
  g_autofree char *label = g_strdup_printf (_ ("Open %s"), pbx_person_get_name (person));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pbx_person_get_name (person));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "person", g_object_ref (person), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);

  return row;
}

static void
look_for_duplicates (DeskContactEditor *self)
{
  g_autoptr (GPtrArray) found = NULL;
  GtkWidget *child;

  if (self->directory == NULL)
    return;
  if (self->index == NULL)
    self->index = pbx_duplicate_index_new (pbx_directory_get_contacts (self->directory));
  found = pbx_duplicate_index_lookup (self->index, pbx_contact_get_name (self->draft),
                                      pbx_contact_get_phone_number (self->draft),
                                      self->contact != NULL ? pbx_contact_get_id (self->contact) : 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->duplicates_list))) != NULL)
    gtk_list_box_remove (self->duplicates_list, child);
  for (guint i = 0; i < found->len && i < MAX_SHOWN; i++)
    gtk_list_box_append (self->duplicates_list, duplicate_row_new (self, found->pdata[i]));
  if (found->len > MAX_SHOWN)
    {
      guint n_more = found->len - MAX_SHOWN;
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *text = g_strdup_printf (ngettext ("And %u more", "And %u more", n_more), n_more);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
      gtk_list_box_append (self->duplicates_list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->duplicates_group), found->len > 0);
}

static gboolean
look_cb (gpointer data)
{
  DeskContactEditor *self = data;

  self->look_source = 0;
  look_for_duplicates (self);
  return G_SOURCE_REMOVE;
}

static void
look_soon (DeskContactEditor *self)
{
  if (self->look_source == 0)
    self->look_source = g_timeout_add (LOOK_DELAY_MS, look_cb, self);
}

static void
directory_changed_cb (DeskContactEditor *self)
{
  g_clear_pointer (&self->index, pbx_duplicate_index_free);
  look_soon (self);
}

static void
draft_changed_cb (DeskContactEditor *self)
{
  if (desk_form_get_finished (DESK_FORM (self)))
    return;
  desk_form_check (DESK_FORM (self));
  look_soon (self);
}

/* DeskForm */

static void
desk_contact_editor_check (DeskForm *form)
{
  DeskContactEditor *self = DESK_CONTACT_EDITOR (form);
  DeskHint hint;
  char *text;

  hint = desk_contact_check_name (self->draft, &text);
  desk_form_show_hint_for (form, self->name_hint, self->name_row, pbx_contact_get_name (self->draft), hint,
                           text);
  hint = desk_contact_check_number (self->draft, &text);
  desk_form_show_hint_for (form, self->number_hint, self->number_row,
                           pbx_contact_get_phone_number (self->draft), hint, text);
  hint = desk_contact_check_email (self->draft, &text);
  desk_form_show_hint (form, self->email_hint, self->email_row, hint, text);
  hint = desk_contact_check_dial_code (self->draft, &text);
  desk_form_show_hint (form, self->dial_code_hint, self->dial_code_row, hint, text);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskContactEditor) self = user_data;
  GError *error = NULL;

  if (self->contact != NULL)
    pbx_contact_update_finish (PBX_CLIENT (source), result, &error);
  else
    pbx_contact_add_finish (PBX_CLIENT (source), result, &error);
  desk_form_sent (DESK_FORM (self), error);
}

static void
strip (PbxContact *draft, const char *field)
{
  g_autofree char *text = NULL;

  g_object_get (draft, field, &text, NULL);
  g_object_set (draft, field, g_strstrip (text), NULL);
}

static void
desk_contact_editor_send (DeskForm *form, GCancellable *cancellable)
{
  DeskContactEditor *self = DESK_CONTACT_EDITOR (form);
  PbxClient *client = desk_session_get_client (desk_form_get_session (form));

  strip (self->draft, "name");
  strip (self->draft, "phone-number");
  strip (self->draft, "company");
  if (self->contact != NULL)
    pbx_contact_update_async (client, self->draft, cancellable, sent_cb, g_object_ref (self));
  else
    pbx_contact_add_async (client, self->draft, cancellable, sent_cb, g_object_ref (self));
}

static void
desk_contact_editor_saved (DeskForm *form)
{
  DeskContactEditor *self = DESK_CONTACT_EDITOR (form);

  if (self->contact != NULL)
    pbx_record_assign (PBX_RECORD (self->contact), PBX_RECORD (self->draft));
}

static gboolean
desk_contact_editor_is_changed (DeskForm *form)
{
  DeskContactEditor *self = DESK_CONTACT_EDITOR (form);

  return !pbx_record_equal (PBX_RECORD (self->draft), PBX_RECORD (self->original));
}

/* GObject */

static void
desk_contact_editor_dispose (GObject *object)
{
  DeskContactEditor *self = DESK_CONTACT_EDITOR (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_pointer (&self->index, pbx_duplicate_index_free);
  g_clear_object (&self->directory);
  g_clear_object (&self->original);
  g_clear_object (&self->contact);
  G_OBJECT_CLASS (desk_contact_editor_parent_class)->dispose (object);
}

static void
desk_contact_editor_class_init (DeskContactEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DeskFormClass *form_class = DESK_FORM_CLASS (klass);

  object_class->dispose = desk_contact_editor_dispose;
  form_class->check = desk_contact_editor_check;
  form_class->send = desk_contact_editor_send;
  form_class->saved = desk_contact_editor_saved;
  form_class->is_changed = desk_contact_editor_is_changed;

  /**
   * DeskContactEditor::open-contact:
   * @self: the form
   * @person: a contact of the directory
   *
   * The person wants to see who has the number or the name already, in place of this form.
   */
  signals[OPEN_CONTACT] = g_signal_new ("open-contact", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, PBX_TYPE_PERSON);

  g_type_ensure (PBX_TYPE_CONTACT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/phonebook/"
                                                             "desk-contact-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskContactEditor, draft);
  gtk_widget_class_bind_template_child (widget_class, DeskContactEditor, name_row);
  gtk_widget_class_bind_template_child (widget_class, DeskContactEditor, number_row);
  gtk_widget_class_bind_template_child (widget_class, DeskContactEditor, company_row);
  gtk_widget_class_bind_template_child (widget_class, DeskContactEditor, email_row);
  gtk_widget_class_bind_template_child (widget_class, DeskContactEditor, dial_code_row);
  gtk_widget_class_bind_template_child (widget_class, DeskContactEditor, name_hint);
  gtk_widget_class_bind_template_child (widget_class, DeskContactEditor, number_hint);
  gtk_widget_class_bind_template_child (widget_class, DeskContactEditor, email_hint);
  gtk_widget_class_bind_template_child (widget_class, DeskContactEditor, dial_code_hint);
  gtk_widget_class_bind_template_child (widget_class, DeskContactEditor, duplicates_group);
  gtk_widget_class_bind_template_child (widget_class, DeskContactEditor, duplicates_list);
  gtk_widget_class_bind_template_child (widget_class, DeskContactEditor, creator_group);
  gtk_widget_class_bind_template_child (widget_class, DeskContactEditor, creator_row);
}

static void
desk_contact_editor_init (DeskContactEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_contact_editor_new:
 * @session: the device
 * @contact: (nullable): the row to edit, %NULL to add one
 *
 * Returns: (transfer none): a form for desk_form_open()
 */
DeskContactEditor *
desk_contact_editor_new (DeskSession *session, PbxContact *contact)
{
  DeskContactEditor *self;
  g_autofree char *creator = NULL;

  g_return_val_if_fail (DESK_IS_SESSION (session), NULL);

  self = g_object_new (DESK_TYPE_CONTACT_EDITOR, "session", session, "title",
                       contact != NULL ? _ ("Edit Contact") : _ ("New Contact"), NULL);
  g_set_object (&self->contact, contact);
  if (contact != NULL)
    pbx_record_assign (PBX_RECORD (self->draft), PBX_RECORD (contact));
  self->original = pbx_record_copy (self->draft);
  creator = desk_contact_describe_creator (pbx_contact_get_add_by_role (self->draft),
                                           pbx_contact_get_add_user (self->draft));
  g_object_set (self->creator_row, "value", creator, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->creator_group), *creator != '\0');
  self->directory = g_object_ref (desk_session_get_directory (session));
  g_signal_connect_object (self->directory, "changed", G_CALLBACK (directory_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "notify", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  desk_form_check (DESK_FORM (self));
  look_for_duplicates (self);

  return self;
}

/**
 * desk_contact_editor_get_contact:
 * @self: the form
 *
 * Returns: (transfer none) (nullable): the row that is edited, %NULL where one is added
 */
PbxContact *
desk_contact_editor_get_contact (DeskContactEditor *self)
{
  g_return_val_if_fail (DESK_IS_CONTACT_EDITOR (self), NULL);
  return self->contact;
}

/**
 * desk_contact_editor_get_draft:
 * @self: the form
 *
 * Returns: (transfer none): the contact as it stands in the form
 */
PbxContact *
desk_contact_editor_get_draft (DeskContactEditor *self)
{
  g_return_val_if_fail (DESK_IS_CONTACT_EDITOR (self), NULL);
  return self->draft;
}
