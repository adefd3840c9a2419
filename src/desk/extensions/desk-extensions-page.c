/* desk-extensions-page.c: the extensions of the PBX
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-extensions-page.h"

#include "desk-deletion.h"
#include "desk-extension-detail.h"
#include "desk-extension-editor.h"
#include "desk-extension-switcher.h"
#include "desk-extension-words.h"
#include "desk-phone-cell.h"
#include "desk-phone-state.h"
#include "desk-split.h"
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
  DeskPage parent_instance;

  PbxList *list;                   /* owned */
  DeskDeletion *deletion;          /* owned */
  DeskExtensionSwitcher *switcher; /* owned */
  GSimpleActionGroup *actions;     /* owned */
  char *search;                    /* owned, nullable: waits for the person to stop typing */
  char *show_key;                  /* owned, nullable: a new extension that the list does not have yet */
  GtkWindow *editor;               /* weak, nullable */

  DeskSplit *split;
  DeskTable *table;
  DeskExtensionDetail *detail;

  guint search_source;
  gboolean loaded;
};

#define SEARCH_DELAY_MS 250

G_DEFINE_FINAL_TYPE (DeskExtensionsPage, desk_extensions_page, DESK_TYPE_PAGE)

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

/* Details */

static PbxExtension *
get_shown (DeskExtensionsPage *self)
{
  return desk_split_get_show_detail (self->split) ? desk_extension_detail_get_extension (self->detail) : NULL;
}

/* What an action is about: what is selected, or else what the details show. */
static GPtrArray *
get_targets (DeskExtensionsPage *self)
{
  GPtrArray *targets = desk_table_get_selected (self->table);

  if (targets->len == 0 && get_shown (self) != NULL)
    g_ptr_array_add (targets, g_object_ref (get_shown (self)));
  for (guint i = targets->len; i > 0; i--)
    {
      if (!pbx_record_get_ready (targets->pdata[i - 1]))
        g_ptr_array_remove_index (targets, i - 1);
    }
  return targets;
}

static PbxExtension *
get_target (DeskExtensionsPage *self)
{
  g_autoptr (GPtrArray) targets = get_targets (self);

  return targets->len == 1 ? g_object_ref (targets->pdata[0]) : NULL;
}

/* Whether one of what the actions are about is enabled, or is not. */
static gboolean
has_target (DeskExtensionsPage *self, gboolean enabled)
{
  g_autoptr (GPtrArray) targets = get_targets (self);

  for (guint i = 0; i < targets->len; i++)
    {
      if (pbx_extension_get_enable (targets->pdata[i]) == enabled)
        return TRUE;
    }
  return FALSE;
}

static void
allow (DeskExtensionsPage *self, const char *name, gboolean allowed)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), allowed);
}

static void
update_actions (DeskExtensionsPage *self)
{
  static const char *const for_one[] = { "detail", "edit", "copy-number" };
  static const char *const for_any[] = { "delete", "toggle-enabled" };
  guint n = desk_table_get_n_selected (self->table);
  gboolean shown = get_shown (self) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (for_one); i++)
    allow (self, for_one[i], n == 1 || shown);
  for (guint i = 0; i < G_N_ELEMENTS (for_any); i++)
    allow (self, for_any[i], n > 0 || shown);
  allow (self, "enable", has_target (self, FALSE));
  allow (self, "disable", has_target (self, TRUE));
}

static void
selection_changed_cb (DeskExtensionsPage *self)
{
  g_autoptr (PbxExtension) single = desk_table_get_single (self->table);

  if (single != NULL && desk_split_get_show_detail (self->split))
    desk_extension_detail_set_extension (self->detail, single);
  update_actions (self);
}

static void
show_detail (DeskExtensionsPage *self, PbxExtension *extension)
{
  desk_extension_detail_set_extension (self->detail, extension);
  desk_split_set_show_detail (self->split, TRUE);
  /* Over the table, the details cover what has the keyboard focus: Escape would reach nobody. Beside it, the
   * keys go on from the row, whoever opened them. */
  if (desk_split_get_folded (self->split))
    gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
  update_actions (self);
}

static void
hide_detail (DeskExtensionsPage *self)
{
  desk_split_set_show_detail (self->split, FALSE);
  update_actions (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
activated_cb (DeskExtensionsPage *self, guint position, PbxExtension *extension)
{
  if (pbx_record_get_ready (PBX_RECORD (extension)))
    show_detail (self, extension);
}

/* Adding and editing */

static void
show_new_row (DeskExtensionsPage *self)
{
  guint position;

  if (self->show_key != NULL && pbx_list_find (self->list, self->show_key, &position) != NULL)
    {
      desk_table_select (self->table, position);
      g_clear_pointer (&self->show_key, g_free);
    }
}

static void
saved_cb (DeskExtensionsPage *self, PbxExtension *saved, DeskExtensionEditor *editor)
{
  gboolean added = desk_extension_editor_get_extension (editor) == NULL;
  const char *exten = pbx_extension_get_exten (saved);
  g_autofree char *text =
    g_strdup_printf (added ? _ ("Extension %s added") : _ ("Extension %s saved"), exten);

  if (added)
    {
      g_free (self->show_key);
      self->show_key = g_strdup (exten);
    }
  /* The device may have derived other fields from what was saved. */
  pbx_list_refresh (self->list);
  desk_page_add_toast (DESK_PAGE (self), adw_toast_new (text));
}

static void
open_editor (DeskExtensionsPage *self, PbxExtension *extension)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  DeskExtensionEditor *editor;

  if (self->editor != NULL)
    {
      gtk_window_present (self->editor);
      return;
    }
  editor = desk_extension_editor_new (desk_page_get_session (DESK_PAGE (self)), extension);
  g_set_weak_pointer (&self->editor, GTK_WINDOW (editor));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (editor), GTK_WINDOW (root));
  g_signal_connect_object (editor, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (editor));
}

/* Actions */

static void
detail_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskExtensionsPage *self = user_data;
  g_autoptr (PbxExtension) extension = get_target (self);

  if (extension != NULL)
    show_detail (self, extension);
}

static void
close_detail_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  hide_detail (user_data);
}

static void
add_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_editor (user_data, NULL);
}

static void
edit_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskExtensionsPage *self = user_data;
  g_autoptr (PbxExtension) extension = get_target (self);

  if (extension != NULL)
    open_editor (self, extension);
}

static void
copy_number_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskExtensionsPage *self = user_data;
  g_autoptr (PbxExtension) extension = get_target (self);

  if (extension == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), pbx_extension_get_exten (extension));
  desk_page_add_toast (DESK_PAGE (self), adw_toast_new (_ ("Number copied")));
}

static void
delete_rows (DeskExtensionsPage *self)
{
  g_autoptr (GPtrArray) targets = get_targets (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GtkBitset) selected = NULL;
  guint position;
  guint n_left;

  if (targets->len == 0)
    return;
  selected = gtk_selection_model_get_selection (desk_table_get_selection (self->table));
  position = gtk_bitset_is_empty (selected) ? 0 : gtk_bitset_get_minimum (selected);
  for (guint i = 0; i < targets->len; i++)
    g_strv_builder_add (builder, pbx_extension_get_exten (targets->pdata[i]));
  keys = g_strv_builder_end (builder);
  if (targets->len == 1)
    text = g_strdup_printf (_ ("Extension %s deleted"), keys[0]);
  else
    text = g_strdup_printf (ngettext ("%u extension deleted", "%u extensions deleted", targets->len),
                            targets->len);
  if (get_shown (self) != NULL && g_ptr_array_find (targets, get_shown (self), NULL))
    hide_detail (self);
  desk_table_unselect_all (self->table);
  desk_deletion_delete (self->deletion, (const char *const *) keys, text);
  /* The keys go on with what moved up. */
  n_left = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  if (n_left > 0)
    desk_table_select (self->table, MIN (position, n_left - 1));
}

static void
undo_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskExtensionsPage *self = user_data;

  desk_deletion_undo (self->deletion);
}

static void
delete_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  delete_rows (user_data);
}

static void
set_enabled (DeskExtensionsPage *self, gboolean enable)
{
  g_autoptr (GPtrArray) targets = get_targets (self);

  for (guint i = 0; i < targets->len; i++)
    desk_extension_switcher_set (self->switcher, targets->pdata[i], enable);
  update_actions (self);
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
  desk_extension_switcher_set (self->switcher, extension, active);
  update_actions (self);
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
    pbx_list_refresh (self->list);
}

/* DeskPage */

static gboolean
search_cb (gpointer data)
{
  DeskExtensionsPage *self = data;

  self->search_source = 0;
  pbx_list_set_search (self->list, self->search);
  return G_SOURCE_REMOVE;
}

static void
desk_extensions_page_search (DeskPage *page, const char *text)
{
  DeskExtensionsPage *self = DESK_EXTENSIONS_PAGE (page);
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  g_free (self->search);
  self->search = g_steal_pointer (&stripped);
  /* What is found stands below details that cover the table. The focus stays where the person types. */
  if (*self->search != '\0' && desk_split_get_folded (self->split) &&
      desk_split_get_show_detail (self->split))
    {
      desk_split_set_show_detail (self->split, FALSE);
      update_actions (self);
    }
  g_clear_handle_id (&self->search_source, g_source_remove);
  /* An emptied entry brings the whole list back without waiting. */
  if (*self->search == '\0')
    search_cb (self);
  else
    self->search_source = g_timeout_add (SEARCH_DELAY_MS, search_cb, self);
}

static void
desk_extensions_page_refresh (DeskPage *page)
{
  DeskExtensionsPage *self = DESK_EXTENSIONS_PAGE (page);

  if (self->loaded)
    pbx_list_refresh (self->list);
}

static void
desk_extensions_page_add (DeskPage *page)
{
  open_editor (DESK_EXTENSIONS_PAGE (page), NULL);
}

static gboolean
desk_extensions_page_go_back (DeskPage *page)
{
  DeskExtensionsPage *self = DESK_EXTENSIONS_PAGE (page);

  if (desk_split_get_show_detail (self->split))
    {
      hide_detail (self);
      return TRUE;
    }
  if (desk_table_get_n_selected (self->table) > 1)
    {
      desk_table_unselect_all (self->table);
      return TRUE;
    }
  return FALSE;
}

static void
desk_extensions_page_shown (DeskPage *page)
{
  DeskExtensionsPage *self = DESK_EXTENSIONS_PAGE (page);

  /* Only what is looked at is loaded. */
  if (!self->loaded)
    {
      self->loaded = TRUE;
      pbx_list_load (self->list);
    }
}

static void
desk_extensions_page_grab_content_focus (DeskPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (DESK_EXTENSIONS_PAGE (page)->table));
}

/* GObject */

static void
busy_changed_cb (DeskExtensionsPage *self)
{
  desk_page_set_busy (DESK_PAGE (self), pbx_list_get_busy (self->list));
  /* What came in may have changed the selected rows in place. */
  update_actions (self);
}

static void
desk_extensions_page_constructed (GObject *object)
{
  DeskExtensionsPage *self = DESK_EXTENSIONS_PAGE (object);
  DeskSession *session = desk_page_get_session (DESK_PAGE (self));
  PbxClient *client = desk_session_get_client (session);

  G_OBJECT_CLASS (desk_extensions_page_parent_class)->constructed (object);

  self->list = pbx_list_new (client, PBX_ENDPOINT_EXTENSIONS, PBX_TYPE_EXTENSION);
  self->deletion = desk_deletion_new (DESK_PAGE (self), self->list, client, PBX_ENDPOINT_EXTENSION_DELETE,
                                      "extensions", FALSE);
  self->switcher = desk_extension_switcher_new (client);
  g_signal_connect_object (self->list, "notify::busy", G_CALLBACK (busy_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show_new_row), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->switcher, "failed", G_CALLBACK (switch_failed_cb), self, G_CONNECT_SWAPPED);
  desk_extension_detail_set_session (self->detail, session);
  desk_table_set_list (self->table, self->list);
  update_actions (self);
}

static void
desk_extensions_page_dispose (GObject *object)
{
  DeskExtensionsPage *self = DESK_EXTENSIONS_PAGE (object);

  g_clear_handle_id (&self->search_source, g_source_remove);
  if (self->deletion != NULL)
    desk_deletion_flush (self->deletion);
  if (self->editor != NULL)
    gtk_window_destroy (self->editor);
  g_clear_weak_pointer (&self->editor);
  g_clear_object (&self->deletion);
  g_clear_object (&self->switcher);
  g_clear_object (&self->list);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (desk_extensions_page_parent_class)->dispose (object);
}

static void
desk_extensions_page_finalize (GObject *object)
{
  DeskExtensionsPage *self = DESK_EXTENSIONS_PAGE (object);

  g_free (self->search);
  g_free (self->show_key);
  G_OBJECT_CLASS (desk_extensions_page_parent_class)->finalize (object);
}

static void
desk_extensions_page_class_init (DeskExtensionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DeskPageClass *page_class = DESK_PAGE_CLASS (klass);

  object_class->constructed = desk_extensions_page_constructed;
  object_class->dispose = desk_extensions_page_dispose;
  object_class->finalize = desk_extensions_page_finalize;
  page_class->search = desk_extensions_page_search;
  page_class->refresh = desk_extensions_page_refresh;
  page_class->add = desk_extensions_page_add;
  page_class->go_back = desk_extensions_page_go_back;
  page_class->shown = desk_extensions_page_shown;
  page_class->grab_content_focus = desk_extensions_page_grab_content_focus;

  g_type_ensure (PBX_TYPE_EXTENSION);
  g_type_ensure (DESK_TYPE_COLUMN);
  g_type_ensure (DESK_TYPE_EXTENSION_DETAIL);
  g_type_ensure (DESK_TYPE_PHONE_CELL);
  g_type_ensure (DESK_TYPE_SPLIT);
  g_type_ensure (DESK_TYPE_SWITCH_CELL);
  g_type_ensure (DESK_TYPE_TABLE);
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
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_rows);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
desk_extensions_page_init (DeskExtensionsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "add", .activate = add_action_cb },
    { .name = "detail", .activate = detail_action_cb },
    { .name = "close-detail", .activate = close_detail_action_cb },
    { .name = "edit", .activate = edit_action_cb },
    { .name = "copy-number", .activate = copy_number_action_cb },
    { .name = "delete", .activate = delete_action_cb },
    { .name = "enable", .activate = enable_action_cb },
    { .name = "disable", .activate = disable_action_cb },
    { .name = "toggle-enabled", .activate = toggle_enabled_action_cb },
    { .name = "undo", .activate = undo_action_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "extensions", G_ACTION_GROUP (self->actions));
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
