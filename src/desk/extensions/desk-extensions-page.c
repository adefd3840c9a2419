/* desk-extensions-page.c: the extensions of the PBX
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-extensions-page.h"

#include "desk-extension-detail.h"
#include "desk-extension-editor.h"
#include "desk-switcher.h"
#include "desk-extension-words.h"
#include "desk-phone-cell.h"
#include "desk-phone-state.h"
#include "desk-switch-cell.h"

#include <glib/gi18n.h>

/**
 * DeskExtensionsPage:
 *
 * The extensions of the PBX: a table with what their phones do, the details of one beside it, the form to
 * add and edit, and deleting with Undo.
 */
struct _DeskExtensionsPage
{
  DeskListPage parent_instance;

  DeskSwitcher *switcher; /* owned */

  DeskSplit *split;
  DeskTable *table;
  DeskExtensionDetail *detail;
};

G_DEFINE_FINAL_TYPE (DeskExtensionsPage, desk_extensions_page, DESK_TYPE_LIST_PAGE)

/* What the template calls */

static PbxPhone *
get_phone_cb (gpointer item, const char *exten, DeskExtensionsPage *self)
{
  DeskSession *session = desk_page_get_session (DESK_PAGE (self));

  if (session == NULL || exten == NULL || *exten == '\0')
    return NULL;
  return g_object_ref (pbx_monitor_get_phone (desk_session_get_monitor (session), exten));
}

static char *
describe_recording_cb (gpointer item, const char *value, DeskExtensionsPage *self)
{
  return desk_choice_describe (desk_extension_recordings, value);
}

static char *
describe_transport_cb (gpointer item, const char *value, DeskExtensionsPage *self)
{
  return desk_choice_describe (desk_extension_transports, value);
}

static char *
describe_switch_cb (gpointer item, gboolean on, DeskExtensionsPage *self)
{
  return g_strdup (on ? C_ ("setting", "On") : C_ ("setting", "Off"));
}

static char *
join_cb (gpointer item, const char *value, DeskExtensionsPage *self)
{
  return desk_extension_join (value);
}

static char *
describe_row_cb (gpointer item,
                 const char *exten,
                 const char *name,
                 PbxPhone *phone,
                 DeskExtensionsPage *self)
{
  g_autofree char *state = desk_phone_describe (phone);

  /* Translators: what a screen reader says of a row: number, name, what the phone does */
  return g_strdup_printf (_ ("%s, %s, %s"), exten, name, state);
}

static char *
describe_count_cb (DeskExtensionsPage *self, guint n)
{
  return g_strdup_printf (ngettext ("%u extension", "%u extensions", n), n);
}

/* Whether one of what the actions are about is enabled, or is not. */
static gboolean
has_target (DeskExtensionsPage *self, gboolean enabled)
{
  g_autoptr (GPtrArray) targets = desk_list_page_get_targets (DESK_LIST_PAGE (self));

  for (guint i = 0; i < targets->len; i++)
    {
      if (pbx_extension_get_enable (targets->pdata[i]) == enabled)
        return TRUE;
    }
  return FALSE;
}

/* Adding and editing */

static void
refresh_directory (DeskExtensionsPage *self)
{
  pbx_directory_refresh (desk_session_get_directory (desk_page_get_session (DESK_PAGE (self))));
}

static void
saved_cb (DeskExtensionsPage *self, DeskExtensionEditor *editor)
{
  gboolean added = desk_extension_editor_get_extension (editor) == NULL;
  const char *exten = pbx_extension_get_exten (desk_extension_editor_get_draft (editor));
  g_autofree char *text =
    g_strdup_printf (added ? _ ("Extension %s added") : _ ("Extension %s saved"), exten);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (added)
    desk_list_page_show_key (DESK_LIST_PAGE (self), exten);
  /* The device may have derived other fields from what was saved. */
  pbx_list_refresh (desk_list_page_get_list (DESK_LIST_PAGE (self)));
  refresh_directory (self);
  desk_page_add_toast (DESK_PAGE (self), adw_toast_new (escaped));
}

static void
open_editor (DeskExtensionsPage *self, PbxExtension *extension)
{
  DeskExtensionEditor *editor;

  if (desk_form_present_open (GTK_WIDGET (self)))
    return;
  editor = desk_extension_editor_new (desk_page_get_session (DESK_PAGE (self)), extension);
  g_signal_connect_object (editor, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  desk_form_open (DESK_FORM (editor), GTK_WIDGET (self));
}

/* Actions */

static void
edit_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (PbxExtension) extension = desk_list_page_get_target (user_data);

  if (extension != NULL)
    open_editor (user_data, extension);
}

static void
copy_number_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (PbxExtension) extension = desk_list_page_get_target (user_data);

  if (extension != NULL)
    desk_list_page_copy (user_data, pbx_extension_get_exten (extension), _ ("Number copied"));
}

static void
set_enabled_one (DeskExtensionsPage *self, PbxExtension *extension, gboolean enable)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkApplication *application = GTK_IS_WINDOW (root) ? gtk_window_get_application (GTK_WINDOW (root)) : NULL;

  desk_switcher_set (self->switcher, (GApplication *) application, PBX_RECORD (extension), enable);
}

static void
set_enabled (DeskExtensionsPage *self, gboolean enable)
{
  g_autoptr (GPtrArray) targets = desk_list_page_get_targets (DESK_LIST_PAGE (self));

  for (guint i = 0; i < targets->len; i++)
    set_enabled_one (self, targets->pdata[i], enable);
  desk_list_page_update_actions (DESK_LIST_PAGE (self));
}

static void
enable_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_enabled (user_data, TRUE);
}

static void
disable_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_enabled (user_data, FALSE);
}

static void
toggle_enabled_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_enabled (user_data, has_target (user_data, FALSE));
}

static void
toggled_cb (DeskExtensionsPage *self, PbxExtension *extension, gboolean active)
{
  set_enabled_one (self, extension, active);
  desk_list_page_update_actions (DESK_LIST_PAGE (self));
}

static void
switch_failed_cb (DeskExtensionsPage *self, guint n_failed, guint n_tried, const GError *error)
{
  g_autofree char *text = NULL;

  if (n_tried == 1)
    text = g_strdup (_ ("Extension not changed"));
  else
    text = g_strdup_printf (_ ("%u of %u extensions not changed"), n_failed, n_tried);
  desk_page_report (DESK_PAGE (self), text, error);
  /* Without an answer nobody knows what the device did: see what is there. */
  if (!g_error_matches (error, PBX_ERROR, PBX_ERROR_REFUSED))
    pbx_list_refresh (desk_list_page_get_list (DESK_LIST_PAGE (self)));
}

/* DeskPage */

static void
desk_extensions_page_add (DeskPage *page)
{
  open_editor (DESK_EXTENSIONS_PAGE (page), NULL);
}

static void
desk_extensions_page_set_detail (DeskListPage *page, gpointer item)
{
  desk_extension_detail_set_extension (DESK_EXTENSIONS_PAGE (page)->detail, item);
}

static char *
desk_extensions_page_describe_deleted (DeskListPage *page, GPtrArray *targets)
{
  if (targets->len == 1)
    return g_strdup_printf (_ ("Extension %s deleted"), pbx_extension_get_exten (targets->pdata[0]));
  return g_strdup_printf (ngettext ("%u extension deleted", "%u extensions deleted", targets->len),
                          targets->len);
}

static void
desk_extensions_page_update_actions (DeskListPage *page)
{
  DeskExtensionsPage *self = DESK_EXTENSIONS_PAGE (page);

  desk_list_page_allow (page, "enable", has_target (self, FALSE));
  desk_list_page_allow (page, "disable", has_target (self, TRUE));
}

static void
desk_extensions_page_changed (DeskListPage *page)
{
  refresh_directory (DESK_EXTENSIONS_PAGE (page));
}

/* GObject */

static void
desk_extensions_page_constructed (GObject *object)
{
  DeskExtensionsPage *self = DESK_EXTENSIONS_PAGE (object);
  DeskSession *session = desk_page_get_session (DESK_PAGE (self));
  PbxClient *client = desk_session_get_client (session);
  g_autoptr (PbxList) list = pbx_list_new (client, PBX_ENDPOINT_EXTENSIONS, PBX_TYPE_EXTENSION);

  G_OBJECT_CLASS (desk_extensions_page_parent_class)->constructed (object);

  self->switcher = desk_switcher_new (client, PBX_ENDPOINT_EXTENSION_UPDATE);
  g_signal_connect_object (self->switcher, "failed", G_CALLBACK (switch_failed_cb), self, G_CONNECT_SWAPPED);
  desk_extension_detail_set_session (self->detail, session);
  desk_list_page_set_up (DESK_LIST_PAGE (self), self->table, self->split, list,
                         desk_deletion_new (DESK_PAGE (self), list, client, PBX_ENDPOINT_EXTENSION_DELETE,
                                            "extensions", FALSE));
}

static void
desk_extensions_page_dispose (GObject *object)
{
  DeskExtensionsPage *self = DESK_EXTENSIONS_PAGE (object);

  g_clear_object (&self->switcher);
  G_OBJECT_CLASS (desk_extensions_page_parent_class)->dispose (object);
}

static void
desk_extensions_page_class_init (DeskExtensionsPageClass *klass)
{
  static const char *const for_one[] = { "edit", "copy-number", NULL };
  static const char *const for_any[] = { "toggle-enabled", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DeskPageClass *page_class = DESK_PAGE_CLASS (klass);
  DeskListPageClass *list_class = DESK_LIST_PAGE_CLASS (klass);

  object_class->constructed = desk_extensions_page_constructed;
  object_class->dispose = desk_extensions_page_dispose;
  page_class->add = desk_extensions_page_add;
  list_class->for_one = for_one;
  list_class->for_any = for_any;
  list_class->set_detail = desk_extensions_page_set_detail;
  list_class->describe_deleted = desk_extensions_page_describe_deleted;
  list_class->update_actions = desk_extensions_page_update_actions;
  list_class->changed = desk_extensions_page_changed;

  g_type_ensure (PBX_TYPE_EXTENSION);
  g_type_ensure (DESK_TYPE_EXTENSION_DETAIL);
  g_type_ensure (DESK_TYPE_PHONE_CELL);
  g_type_ensure (DESK_TYPE_SWITCH_CELL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/extensions/"
                                                             "desk-extensions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskExtensionsPage, split);
  gtk_widget_class_bind_template_child (widget_class, DeskExtensionsPage, table);
  gtk_widget_class_bind_template_child (widget_class, DeskExtensionsPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, get_phone_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_recording_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_transport_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_switch_cb);
  gtk_widget_class_bind_template_callback (widget_class, join_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_count_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
desk_extensions_page_init (DeskExtensionsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "edit", .activate = edit_action_cb },
    { .name = "copy-number", .activate = copy_number_action_cb },
    { .name = "enable", .activate = enable_action_cb },
    { .name = "disable", .activate = disable_action_cb },
    { .name = "toggle-enabled", .activate = toggle_enabled_action_cb },
  };

  desk_list_page_add_actions (DESK_LIST_PAGE (self), "extensions", entries, G_N_ELEMENTS (entries));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_extensions_page_get_table:
 * @self: the page
 *
 * Returns: (transfer none): the table
 */
DeskTable *
desk_extensions_page_get_table (DeskExtensionsPage *self)
{
  g_return_val_if_fail (DESK_IS_EXTENSIONS_PAGE (self), NULL);
  return self->table;
}
