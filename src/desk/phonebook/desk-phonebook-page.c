/* desk-phonebook-page.c: the phonebook of the PBX
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-phonebook-page.h"

#include "desk-confirm-all.h"
#include "desk-contact-detail.h"
#include "desk-contact-editor.h"
#include "desk-contact-words.h"
#include "desk-duplicates-dialog.h"
#include "desk-export-dialog.h"
#include "desk-import-assistant.h"

#include "pbx-phonebook.h"

#include <glib/gi18n.h>

/**
 * DeskPhonebookPage:
 *
 * The contacts of the PBX: a table, the details of one beside it with what can be done with a person, the
 * form, duplicates, and the synchronisation with LDAP.
 */
struct _DeskPhonebookPage
{
  DeskListPage parent_instance;

  GCancellable *cancellable;      /* owned */
  PbxPerson *wanted;              /* owned, nullable: whom to show once the form is gone */
  GtkWindow *duplicates;          /* weak, nullable */
  DeskImportAssistant *assistant; /* weak, nullable */

  DeskSplit *split;
  DeskTable *table;
  DeskContactDetail *detail;
  GMenu *page_menu;
  GMenu *ldap_section;
};

/* Where the section stands in the menu of the template */
#define LDAP_POSITION 1

G_DEFINE_FINAL_TYPE (DeskPhonebookPage, desk_phonebook_page, DESK_TYPE_LIST_PAGE)

static DeskSession *
get_session (DeskPhonebookPage *self)
{
  return desk_page_get_session (DESK_PAGE (self));
}

static void
phonebook_changed (DeskPhonebookPage *self)
{
  pbx_list_refresh (desk_list_page_get_list (DESK_LIST_PAGE (self)));
  pbx_directory_refresh (desk_session_get_directory (get_session (self)));
}

/* What the template calls */

static char *
describe_creator_cb (gpointer item, const char *role, const char *user, DeskPhonebookPage *self)
{
  return desk_contact_describe_creator (role, user);
}

static char *
describe_row_cb (gpointer item,
                 const char *name,
                 const char *number,
                 const char *company,
                 DeskPhonebookPage *self)
{
  if (company == NULL || *company == '\0')
    /* Translators: what a screen reader says of a row: name, number */
    return g_strdup_printf (_ ("%s, %s"), name, number);

  /* Translators: what a screen reader says of a row: name, company, number */
  return g_strdup_printf (_ ("%s, %s, %s"), name, company, number);
}

static char *
describe_count_cb (DeskPhonebookPage *self, guint n)
{
  return g_strdup_printf (ngettext ("%u contact", "%u contacts", n), n);
}

/* Showing somebody who may be on no loaded page of the list */

static void
show_contact (DeskPhonebookPage *self, PbxContact *contact)
{
  PbxList *list = desk_list_page_get_list (DESK_LIST_PAGE (self));
  g_autofree char *key = pbx_record_dup_key (PBX_RECORD (contact));
  PbxRecord *row;
  guint position;

  row = pbx_list_find (list, key, &position);
  if (row != NULL)
    desk_table_select (self->table, position);
  else
    desk_table_unselect_all (self->table);
  desk_list_page_show_detail (DESK_LIST_PAGE (self), row != NULL ? (gpointer) row : contact);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbxContact) contact = pbx_phonebook_find_finish (PBX_CLIENT (source), result, &error);
  DeskPhonebookPage *self = user_data;

  if (pbx_error_is_cancelled (error))
    return;
  if (contact != NULL)
    show_contact (self, contact);
  else
    desk_page_report (DESK_PAGE (self), _ ("Contact not shown"), error);
}

static void
editor_destroyed_cb (DeskPhonebookPage *self)
{
  g_autoptr (PbxPerson) wanted = g_steal_pointer (&self->wanted);

  if (wanted != NULL && !g_cancellable_is_cancelled (self->cancellable))
    pbx_phonebook_find_async (desk_session_get_client (get_session (self)), pbx_person_get_id (wanted),
                              pbx_person_get_name (wanted), self->cancellable, found_cb, self);
}

static void
open_contact_cb (DeskPhonebookPage *self, PbxPerson *person, GtkWindow *editor)
{
  /* What was typed is asked about first; who is wanted is shown when the form is gone. */
  g_set_object (&self->wanted, person);
  gtk_window_close (editor);
}

/* Adding and editing */

static void
added_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbxContact) contact = pbx_phonebook_find_newest_finish (PBX_CLIENT (source), result, &error);
  g_autofree char *key = NULL;

  /* It is added, and the toast says so: that its row is not selected is nothing to report. */
  if (contact == NULL)
    return;
  key = pbx_record_dup_key (PBX_RECORD (contact));
  desk_list_page_show_key (DESK_LIST_PAGE (user_data), key);
}

static void
saved_cb (DeskPhonebookPage *self, DeskContactEditor *editor)
{
  PbxContact *draft = desk_contact_editor_get_draft (editor);
  const char *name = pbx_contact_get_name (draft);
  gboolean added = desk_contact_editor_get_contact (editor) == NULL;
  g_autofree char *text = g_strdup_printf (added ? _ ("%s added") : _ ("%s saved"), name);
  g_autofree char *title = g_markup_escape_text (text, -1);

  g_clear_object (&self->wanted);
  phonebook_changed (self);
  if (added)
    pbx_phonebook_find_newest_async (desk_session_get_client (get_session (self)), name,
                                     pbx_contact_get_phone_number (draft), self->cancellable, added_found_cb,
                                     self);
  desk_page_add_toast (DESK_PAGE (self), adw_toast_new (title));
}

static void
open_editor (DeskPhonebookPage *self, PbxContact *contact)
{
  DeskContactEditor *editor;

  if (desk_form_present_open (GTK_WIDGET (self)))
    return;
  editor = desk_contact_editor_new (get_session (self), contact);
  g_signal_connect_object (editor, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "open-contact", G_CALLBACK (open_contact_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "destroy", G_CALLBACK (editor_destroyed_cb), self, G_CONNECT_SWAPPED);
  desk_form_open (DESK_FORM (editor), GTK_WIDGET (self));
}

static void
edit_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (PbxContact) contact = desk_list_page_get_target (user_data);

  if (contact != NULL)
    open_editor (user_data, contact);
}

/* One contact */

static void
call_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (PbxContact) contact = desk_list_page_get_target (user_data);

  if (contact != NULL)
    gtk_widget_activate_action (GTK_WIDGET (user_data), "caller.call", "s",
                                pbx_contact_get_phone_number (contact));
}

static void
copy_number_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (PbxContact) contact = desk_list_page_get_target (user_data);

  if (contact != NULL)
    desk_list_page_copy (user_data, pbx_contact_get_phone_number (contact), _ ("Number copied"));
}

static void
mail_shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskPhonebookPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) && !pbx_error_is_cancelled (error))
    desk_page_report (DESK_PAGE (self), _ ("No program for mail was started"), error);
}

static void
mail_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (PbxContact) contact = desk_list_page_get_target (user_data);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (user_data));
  g_autofree char *uri = NULL;

  if (contact == NULL || *pbx_contact_get_email (contact) == '\0' || !GTK_IS_WINDOW (root))
    return;
  uri = desk_contact_make_mail_uri (contact);
  gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, DESK_PHONEBOOK_PAGE (user_data)->cancellable,
                     mail_shown_cb, g_object_ref (user_data));
}

/* The whole phonebook */

static void
find_duplicates_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskPhonebookPage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  DeskDuplicatesDialog *dialog;

  if (self->duplicates != NULL)
    {
      gtk_window_present (self->duplicates);
      return;
    }
  dialog = desk_duplicates_dialog_new (desk_session_get_client (get_session (self)));
  g_set_weak_pointer (&self->duplicates, GTK_WINDOW (dialog));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (self->duplicates, GTK_WINDOW (root));
  g_signal_connect_object (dialog, "merged", G_CALLBACK (phonebook_changed), self, G_CONNECT_SWAPPED);
  gtk_window_present (self->duplicates);
}

static void
show_last_synchronised (DeskPhonebookPage *self)
{
  gint64 seconds =
    g_settings_get_int64 (desk_session_get_device_settings (get_session (self)), "last-ldap-sync");
  g_autoptr (GDateTime) time = seconds > 0 ? g_date_time_new_from_unix_local (seconds) : NULL;
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%x, %H:%M") : NULL;
  g_autofree char *label = NULL;

  if (when != NULL)
    label = g_strdup_printf (_ ("Last Synchronized %s"), when);
  else
    label = g_strdup (_ ("Not Synchronized From Here Yet"));
  g_menu_remove (self->page_menu, LDAP_POSITION);
  g_menu_insert_section (self->page_menu, LDAP_POSITION, label, G_MENU_MODEL (self->ldap_section));
}

static void
synchronised_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean done = pbx_phonebook_synchronise_finish (PBX_CLIENT (source), result, &error);
  DeskPhonebookPage *self = user_data;

  if (pbx_error_is_cancelled (error))
    return;
  desk_page_set_busy (DESK_PAGE (self), FALSE);
  desk_list_page_allow (DESK_LIST_PAGE (self), "synchronise", TRUE);
  if (done)
    {
      g_settings_set_int64 (desk_session_get_device_settings (get_session (self)), "last-ldap-sync",
                            g_get_real_time () / G_USEC_PER_SEC);
      desk_page_add_toast (DESK_PAGE (self), adw_toast_new (_ ("Phonebook synchronized with LDAP")));
    }
  else
    desk_page_report (DESK_PAGE (self), _ ("Not synchronized with LDAP"), error);
  /* Some of it may have been done all the same. */
  phonebook_changed (self);
}

static void
synchronise_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskPhonebookPage *self = user_data;

  desk_page_set_busy (DESK_PAGE (self), TRUE);
  desk_list_page_allow (DESK_LIST_PAGE (self), "synchronise", FALSE);
  pbx_phonebook_synchronise_async (desk_session_get_client (get_session (self)), self->cancellable,
                                   synchronised_cb, self);
}

static void
choose_phone_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "caller.choose-extension", NULL);
}

static char *
make_heading (guint n)
{
  return g_strdup_printf (ngettext ("Delete the Only Contact?", "Delete All %u Contacts?", n), n);
}

static void
delete_all_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const DeskConfirmAllKind kind = {
    .endpoint = PBX_ENDPOINT_CONTACT_DELETE_ALL,
    .list_endpoint = PBX_ENDPOINT_CONTACTS,
    .make_heading = make_heading,
    .body = N_ ("The phonebook of the whole office will be empty, with every speed dial number."),
    .deleted = N_ ("All contacts deleted"),
    .not_deleted = N_ ("Contacts not deleted"),
  };

  gtk_window_present (GTK_WINDOW (desk_confirm_all_new (user_data, &kind)));
}

/* DeskPage */

static void
desk_phonebook_page_add (DeskPage *page)
{
  open_editor (DESK_PHONEBOOK_PAGE (page), NULL);
}

/* DeskListPage */

static void
desk_phonebook_page_set_detail (DeskListPage *page, gpointer item)
{
  desk_contact_detail_set_contact (DESK_PHONEBOOK_PAGE (page)->detail, item);
}

static char *
desk_phonebook_page_describe_deleted (DeskListPage *page, GPtrArray *targets)
{
  if (targets->len == 1)
    return g_strdup_printf (_ ("%s deleted"), pbx_contact_get_name (targets->pdata[0]));

  return g_strdup_printf (ngettext ("%u contact deleted", "%u contacts deleted", targets->len), targets->len);
}

static void
desk_phonebook_page_update_actions (DeskListPage *page)
{
  g_autoptr (PbxContact) contact = desk_list_page_get_target (page);

  desk_list_page_allow (page, "mail", contact != NULL && *pbx_contact_get_email (contact) != '\0');
  desk_list_page_allow (page, "call", contact != NULL && *pbx_contact_get_phone_number (contact) != '\0');
}

static void
desk_phonebook_page_changed (DeskListPage *page)
{
  pbx_directory_refresh (desk_session_get_directory (get_session (DESK_PHONEBOOK_PAGE (page))));
}

/* Files */

static void
import_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskPhonebookPage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  DeskImportAssistant *assistant;

  if (self->assistant != NULL)
    {
      gtk_window_present (GTK_WINDOW (self->assistant));
      return;
    }
  assistant = desk_import_assistant_present (GTK_WINDOW (root), get_session (self));
  g_signal_connect_object (assistant, "imported", G_CALLBACK (phonebook_changed), self, G_CONNECT_SWAPPED);
  /* The sign-in that it sends with ends with the page. */
  g_signal_connect_object (self, "destroy", G_CALLBACK (gtk_window_destroy), assistant, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->assistant, assistant);
}

static void
export_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskPhonebookPage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GPtrArray) selected = desk_table_get_selected (self->table);

  g_signal_connect_object (self, "destroy", G_CALLBACK (gtk_window_destroy),
                           desk_export_dialog_present (GTK_WINDOW (root), get_session (self), selected),
                           G_CONNECT_SWAPPED);
}

static gboolean
desk_phonebook_page_may_leave (DeskPage *page)
{
  DeskPhonebookPage *self = DESK_PHONEBOOK_PAGE (page);

  if (self->assistant != NULL && !desk_import_assistant_may_leave (self->assistant))
    return FALSE;
  return DESK_PAGE_CLASS (desk_phonebook_page_parent_class)->may_leave == NULL ||
         DESK_PAGE_CLASS (desk_phonebook_page_parent_class)->may_leave (page);
}

/* GObject */

static void
desk_phonebook_page_constructed (GObject *object)
{
  DeskPhonebookPage *self = DESK_PHONEBOOK_PAGE (object);
  DeskSession *session;
  PbxClient *client;
  g_autoptr (PbxList) list = NULL;

  G_OBJECT_CLASS (desk_phonebook_page_parent_class)->constructed (object);

  session = get_session (self);
  client = desk_session_get_client (session);
  list = pbx_list_new (client, PBX_ENDPOINT_CONTACTS, PBX_TYPE_CONTACT);
  desk_list_page_set_up (DESK_LIST_PAGE (self), self->table, self->split, list,
                         desk_deletion_new (DESK_PAGE (self), list, client, PBX_ENDPOINT_CONTACT_DELETE,
                                            "ids", TRUE));
  g_signal_connect_object (desk_session_get_device_settings (session), "changed::last-ldap-sync",
                           G_CALLBACK (show_last_synchronised), self, G_CONNECT_SWAPPED);
  show_last_synchronised (self);
}

static void
desk_phonebook_page_dispose (GObject *object)
{
  DeskPhonebookPage *self = DESK_PHONEBOOK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->wanted);
  g_clear_weak_pointer (&self->duplicates);
  g_clear_weak_pointer (&self->assistant);
  G_OBJECT_CLASS (desk_phonebook_page_parent_class)->dispose (object);
}

static void
desk_phonebook_page_finalize (GObject *object)
{
  g_clear_object (&DESK_PHONEBOOK_PAGE (object)->cancellable);
  G_OBJECT_CLASS (desk_phonebook_page_parent_class)->finalize (object);
}

static void
desk_phonebook_page_class_init (DeskPhonebookPageClass *klass)
{
  static const char *const for_one[] = { "call", "mail", "edit", "copy-number", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DeskPageClass *page_class = DESK_PAGE_CLASS (klass);
  DeskListPageClass *list_class = DESK_LIST_PAGE_CLASS (klass);

  object_class->constructed = desk_phonebook_page_constructed;
  object_class->dispose = desk_phonebook_page_dispose;
  object_class->finalize = desk_phonebook_page_finalize;
  page_class->add = desk_phonebook_page_add;
  page_class->may_leave = desk_phonebook_page_may_leave;
  list_class->for_one = for_one;
  list_class->set_detail = desk_phonebook_page_set_detail;
  list_class->describe_deleted = desk_phonebook_page_describe_deleted;
  list_class->update_actions = desk_phonebook_page_update_actions;
  list_class->changed = desk_phonebook_page_changed;

  g_type_ensure (DESK_TYPE_CONTACT_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/phonebook/"
                                                             "desk-phonebook-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPhonebookPage, split);
  gtk_widget_class_bind_template_child (widget_class, DeskPhonebookPage, table);
  gtk_widget_class_bind_template_child (widget_class, DeskPhonebookPage, detail);
  gtk_widget_class_bind_template_child (widget_class, DeskPhonebookPage, page_menu);
  gtk_widget_class_bind_template_child (widget_class, DeskPhonebookPage, ldap_section);
  gtk_widget_class_bind_template_callback (widget_class, describe_creator_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_count_cb);
}

static void
desk_phonebook_page_init (DeskPhonebookPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "edit", .activate = edit_action_cb },
    { .name = "call", .activate = call_action_cb },
    { .name = "copy-number", .activate = copy_number_action_cb },
    { .name = "mail", .activate = mail_action_cb },
    { .name = "import", .activate = import_action_cb },
    { .name = "export", .activate = export_action_cb },
    { .name = "find-duplicates", .activate = find_duplicates_action_cb },
    { .name = "synchronise", .activate = synchronise_action_cb },
    { .name = "choose-phone", .activate = choose_phone_action_cb },
    { .name = "delete-all", .activate = delete_all_action_cb },
  };

  self->cancellable = g_cancellable_new ();
  desk_list_page_add_actions (DESK_LIST_PAGE (self), "phonebook", entries, G_N_ELEMENTS (entries));
  gtk_widget_init_template (GTK_WIDGET (self));
}
