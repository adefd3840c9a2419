/* desk-list-page.c: the base class of pages with a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-list-page.h"

/**
 * DeskListPage:
 *
 * A page that shows a list of the device in a [class@Table], perhaps with the details of one row beside it
 * in a [class@Split], and perhaps with deleting that can be undone.
 *
 * It searches when the person stops typing, loads the list when the page is shown first, and knows what
 * an action is about, its targets: the rows that are selected, or else the one that the details show.
 *
 * A page calls desk_list_page_add_actions() in its init and desk_list_page_set_up() in its constructed. Its
 * actions are then, beside its own: `add`, `detail`, `close-detail`, `delete` and `undo`, which Ctrl+Z is
 * for.
 */
typedef struct
{
  PbxList *list;               /* owned, nullable before it is set up */
  DeskDeletion *deletion;      /* owned, nullable */
  GSimpleActionGroup *actions; /* owned, nullable */
  GSignalGroup *list_signals;  /* owned */
  gpointer shown;              /* owned, nullable: what the details were told to show last */
  char *prefix;                /* owned, nullable */
  char *search;                /* owned, nullable: waits for the person to stop typing */
  char *show_key;              /* owned, nullable: a new row that the list does not have yet */

  DeskTable *table; /* borrowed */
  DeskSplit *split; /* borrowed, nullable */

  guint search_source;
  gboolean loaded;
} DeskListPagePrivate;

#define SEARCH_DELAY_MS 250

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DeskListPage, desk_list_page, DESK_TYPE_PAGE)

static DeskListPagePrivate *
get_private (gpointer self)
{
  return desk_list_page_get_instance_private (self);
}

/* What the table and the list say */

static gboolean
is_detail_shown (DeskListPagePrivate *priv)
{
  return priv->split != NULL && desk_split_get_show_detail (priv->split);
}

static void
set_detail (DeskListPage *self, gpointer item)
{
  g_set_object ((GObject **) &get_private (self)->shown, item);
  if (DESK_LIST_PAGE_GET_CLASS (self)->set_detail != NULL)
    DESK_LIST_PAGE_GET_CLASS (self)->set_detail (self, item);
}

static void
selection_changed_cb (DeskListPage *self)
{
  DeskListPagePrivate *priv = get_private (self);
  g_autoptr (GObject) single = desk_table_get_single (priv->table);

  if (single != NULL && is_detail_shown (priv))
    set_detail (self, single);
  desk_list_page_update_actions (self);
}

static void
activated_cb (DeskListPage *self, guint position, PbxRecord *item)
{
  if (pbx_record_get_ready (item) && DESK_LIST_PAGE_GET_CLASS (self)->activate != NULL)
    DESK_LIST_PAGE_GET_CLASS (self)->activate (self, item);
}

static void
busy_changed_cb (DeskListPage *self)
{
  desk_page_set_busy (DESK_PAGE (self), pbx_list_get_busy (get_private (self)->list));
  /* What came in may have changed the selected rows in place. */
  desk_list_page_update_actions (self);
}

static void
show_new_row (DeskListPage *self)
{
  DeskListPagePrivate *priv = get_private (self);
  guint position;

  if (priv->show_key != NULL && pbx_list_find (priv->list, priv->show_key, &position) != NULL)
    {
      desk_table_select (priv->table, position);
      g_clear_pointer (&priv->show_key, g_free);
    }
}

static void
deleted_cb (DeskListPage *self)
{
  if (DESK_LIST_PAGE_GET_CLASS (self)->changed != NULL)
    DESK_LIST_PAGE_GET_CLASS (self)->changed (self);
}

/* Actions */

static void
add_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desk_page_add (user_data);
}

static void
detail_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GObject) item = desk_list_page_get_target (user_data);

  if (item != NULL)
    desk_list_page_show_detail (user_data, item);
}

static void
close_detail_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desk_list_page_hide_detail (user_data);
}

static void
delete_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desk_list_page_delete_targets (user_data);
}

static void
undo_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskListPagePrivate *priv = get_private (user_data);

  if (priv->deletion != NULL)
    desk_deletion_undo (priv->deletion);
}

static void
add_undo_shortcut (DeskListPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  g_autofree char *name = g_strconcat (get_private (self)->prefix, ".undo", NULL);

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z,
                                                                                  GDK_CONTROL_MASK),
                                                          gtk_named_action_new (name)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* DeskPage */

static gboolean
search_cb (gpointer data)
{
  DeskListPagePrivate *priv = get_private (data);

  priv->search_source = 0;
  pbx_list_set_search (priv->list, priv->search);
  return G_SOURCE_REMOVE;
}

static void
desk_list_page_search (DeskPage *page, const char *text)
{
  DeskListPage *self = DESK_LIST_PAGE (page);
  DeskListPagePrivate *priv = get_private (self);

  g_free (priv->search);
  priv->search = g_strstrip (g_strdup (text));
  /* What is found stands below details that cover the table. The focus stays where the person types. */
  if (*priv->search != '\0' && is_detail_shown (priv) && desk_split_get_folded (priv->split))
    {
      desk_split_set_show_detail (priv->split, FALSE);
      desk_list_page_update_actions (self);
    }
  g_clear_handle_id (&priv->search_source, g_source_remove);
  /* An emptied entry brings the whole list back without waiting. */
  if (*priv->search == '\0')
    search_cb (self);
  else
    priv->search_source = g_timeout_add (SEARCH_DELAY_MS, search_cb, self);
}

static void
desk_list_page_refresh (DeskPage *page)
{
  DeskListPagePrivate *priv = get_private (page);

  if (priv->loaded)
    pbx_list_refresh (priv->list);
}

static gboolean
desk_list_page_go_back (DeskPage *page)
{
  DeskListPagePrivate *priv = get_private (page);

  if (is_detail_shown (priv))
    {
      desk_list_page_hide_detail (DESK_LIST_PAGE (page));
      return TRUE;
    }
  if (desk_table_get_n_selected (priv->table) > 1)
    {
      desk_table_unselect_all (priv->table);
      return TRUE;
    }
  return FALSE;
}

static void
desk_list_page_shown (DeskPage *page)
{
  DeskListPagePrivate *priv = get_private (page);

  /* Only what is looked at is loaded. */
  if (!priv->loaded)
    {
      priv->loaded = TRUE;
      pbx_list_load (priv->list);
    }
}

static void
desk_list_page_grab_content_focus (DeskPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (get_private (page)->table));
}

/* GObject */

static void
desk_list_page_dispose (GObject *object)
{
  DeskListPagePrivate *priv = get_private (object);

  g_clear_handle_id (&priv->search_source, g_source_remove);
  if (priv->deletion != NULL)
    {
      g_signal_handlers_disconnect_by_data (priv->deletion, object);
      desk_deletion_flush (priv->deletion);
    }
  g_clear_object (&priv->deletion);
  g_clear_object (&priv->list_signals);
  g_clear_object (&priv->list);
  g_clear_object (&priv->actions);
  g_clear_object ((GObject **) &priv->shown);
  G_OBJECT_CLASS (desk_list_page_parent_class)->dispose (object);
}

static void
desk_list_page_finalize (GObject *object)
{
  DeskListPagePrivate *priv = get_private (object);

  g_free (priv->prefix);
  g_free (priv->search);
  g_free (priv->show_key);
  G_OBJECT_CLASS (desk_list_page_parent_class)->finalize (object);
}

static void
desk_list_page_class_init (DeskListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  DeskPageClass *page_class = DESK_PAGE_CLASS (klass);

  object_class->dispose = desk_list_page_dispose;
  object_class->finalize = desk_list_page_finalize;
  page_class->search = desk_list_page_search;
  page_class->refresh = desk_list_page_refresh;
  page_class->go_back = desk_list_page_go_back;
  page_class->shown = desk_list_page_shown;
  page_class->grab_content_focus = desk_list_page_grab_content_focus;
  klass->activate = desk_list_page_show_detail;

  g_type_ensure (DESK_TYPE_COLUMN);
  g_type_ensure (DESK_TYPE_SPLIT);
  g_type_ensure (DESK_TYPE_TABLE);
}

static void
desk_list_page_init (DeskListPage *self)
{
  DeskListPagePrivate *priv = get_private (self);

  priv->list_signals = g_signal_group_new (PBX_TYPE_LIST);
  g_signal_group_connect_object (priv->list_signals, "notify::busy", G_CALLBACK (busy_changed_cb), self,
                                 G_CONNECT_SWAPPED);
  g_signal_group_connect_object (priv->list_signals, "items-changed", G_CALLBACK (show_new_row), self,
                                 G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * desk_list_page_add_actions:
 * @self: a page
 * @prefix: what the names of the page's actions start with: "extensions" for `extensions.delete`
 * @entries: (array length=n_entries): the page's own actions; they get the page as user data
 * @n_entries: how many there are
 *
 * Gives a page its actions: its own, and those that every page with a table has. One of its own stands in
 * for a common one of the same name.
 */
void
desk_list_page_add_actions (DeskListPage *self,
                            const char *prefix,
                            const GActionEntry *entries,
                            guint n_entries)
{
  static const GActionEntry common[] = {
    { .name = "add", .activate = add_action_cb },
    { .name = "detail", .activate = detail_action_cb },
    { .name = "close-detail", .activate = close_detail_action_cb },
    { .name = "delete", .activate = delete_action_cb },
    { .name = "undo", .activate = undo_action_cb },
  };
  DeskListPagePrivate *priv = get_private (self);

  g_return_if_fail (DESK_IS_LIST_PAGE (self));
  g_return_if_fail (priv->actions == NULL);

  priv->prefix = g_strdup (prefix);
  priv->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (priv->actions), common, G_N_ELEMENTS (common), self);
  g_action_map_add_action_entries (G_ACTION_MAP (priv->actions), entries, n_entries, self);
  desk_page_set_actions (DESK_PAGE (self), prefix, G_ACTION_GROUP (priv->actions));
}

/**
 * desk_list_page_set_up:
 * @self: a page with actions
 * @table: (transfer none): the table, a child of the page
 * @split: (transfer none) (nullable): what shows the details, where the page has some
 * @list: (transfer none): what the table shows
 * @deletion: (transfer full) (nullable): what deletes rows of @list, where rows can be deleted
 *
 * Puts the parts together. The table's signals `activated`, `delete-requested` and `notify::n-selected` are
 * connected here, not in the template.
 */
void
desk_list_page_set_up (DeskListPage *self,
                       DeskTable *table,
                       DeskSplit *split,
                       PbxList *list,
                       DeskDeletion *deletion)
{
  DeskListPagePrivate *priv = get_private (self);

  g_return_if_fail (DESK_IS_LIST_PAGE (self));
  g_return_if_fail (DESK_IS_TABLE (table));
  g_return_if_fail (priv->actions != NULL && priv->table == NULL);

  priv->table = table;
  priv->split = split;
  priv->deletion = deletion;
  g_signal_connect_object (table, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "delete-requested", G_CALLBACK (desk_list_page_delete_targets), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "notify::n-selected", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  desk_list_page_allow (self, "close-detail", split != NULL);
  desk_list_page_allow (self, "undo", deletion != NULL);
  if (deletion != NULL)
    {
      g_signal_connect_object (deletion, "deleted", G_CALLBACK (deleted_cb), self, G_CONNECT_SWAPPED);
      add_undo_shortcut (self);
    }
  desk_list_page_set_list (self, list);
}

/**
 * desk_list_page_get_list:
 * @self: a page
 *
 * Returns: (transfer none): what the table shows
 */
PbxList *
desk_list_page_get_list (DeskListPage *self)
{
  g_return_val_if_fail (DESK_IS_LIST_PAGE (self), NULL);
  return get_private (self)->list;
}

/**
 * desk_list_page_set_list:
 * @self: a page that is set up
 * @list: (transfer none): what the table shows from now on
 *
 * Shows another list, for a page that shows several in turn. What the person searches for goes on. The
 * page's deletion is for the list that it was made with: a page that deletes has that list alone.
 */
void
desk_list_page_set_list (DeskListPage *self, PbxList *list)
{
  DeskListPagePrivate *priv = get_private (self);

  g_return_if_fail (DESK_IS_LIST_PAGE (self));
  g_return_if_fail (PBX_IS_LIST (list));
  g_return_if_fail (priv->table != NULL);

  if (!g_set_object (&priv->list, list))
    return;
  g_clear_pointer (&priv->show_key, g_free);
  g_signal_group_set_target (priv->list_signals, list);
  if (priv->search != NULL)
    {
      g_clear_handle_id (&priv->search_source, g_source_remove);
      pbx_list_set_search (list, priv->search);
    }
  desk_table_set_list (priv->table, list);
  busy_changed_cb (self);
  if (priv->loaded && pbx_list_get_state (list) == PBX_LIST_EMPTY)
    pbx_list_load (list);
}

/**
 * desk_list_page_get_table:
 * @self: a page
 *
 * Returns: (transfer none): the table
 */
DeskTable *
desk_list_page_get_table (DeskListPage *self)
{
  g_return_val_if_fail (DESK_IS_LIST_PAGE (self), NULL);
  return get_private (self)->table;
}

/**
 * desk_list_page_get_deletion:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what deletes rows
 */
DeskDeletion *
desk_list_page_get_deletion (DeskListPage *self)
{
  g_return_val_if_fail (DESK_IS_LIST_PAGE (self), NULL);
  return get_private (self)->deletion;
}

/**
 * desk_list_page_get_targets:
 * @self: a page
 *
 * Finds out what an action is about: what is selected, or else what the details show. Rows that are still
 * on their way are left out.
 *
 * Returns: (transfer full) (element-type PbxRecord): the targets, perhaps none
 */
GPtrArray *
desk_list_page_get_targets (DeskListPage *self)
{
  GPtrArray *targets;
  gpointer shown;

  g_return_val_if_fail (DESK_IS_LIST_PAGE (self), NULL);

  targets = desk_table_get_selected (get_private (self)->table);
  shown = desk_list_page_get_shown (self);
  if (targets->len == 0 && shown != NULL)
    g_ptr_array_add (targets, g_object_ref (shown));
  for (guint i = targets->len; i > 0; i--)
    {
      if (!pbx_record_get_ready (targets->pdata[i - 1]))
        g_ptr_array_remove_index (targets, i - 1);
    }
  return targets;
}

/**
 * desk_list_page_get_target:
 * @self: a page
 *
 * Returns: (transfer full) (nullable) (type PbxRecord): the only target, %NULL where there is none or more
 */
gpointer
desk_list_page_get_target (DeskListPage *self)
{
  g_autoptr (GPtrArray) targets = desk_list_page_get_targets (self);

  return targets->len == 1 ? g_object_ref (targets->pdata[0]) : NULL;
}

/**
 * desk_list_page_get_shown:
 * @self: a page
 *
 * Returns: (transfer none) (nullable) (type PbxRecord): the row whose details are shown
 */
gpointer
desk_list_page_get_shown (DeskListPage *self)
{
  DeskListPagePrivate *priv = get_private (self);

  g_return_val_if_fail (DESK_IS_LIST_PAGE (self), NULL);
  return is_detail_shown (priv) ? priv->shown : NULL;
}

/**
 * desk_list_page_show_detail:
 * @self: a page
 * @item: (type PbxRecord): a row
 *
 * Shows the details of a row; nothing on a page that has none.
 */
void
desk_list_page_show_detail (DeskListPage *self, gpointer item)
{
  DeskListPagePrivate *priv = get_private (self);

  g_return_if_fail (DESK_IS_LIST_PAGE (self));

  if (priv->split == NULL)
    return;
  set_detail (self, item);
  desk_split_set_show_detail (priv->split, TRUE);
  /* Over the table, the details cover what has the keyboard focus: Escape would reach nobody. Beside it, the
   * keys go on from the row, whoever opened them. */
  if (desk_split_get_folded (priv->split))
    {
      g_autoptr (GtkWidget) detail = NULL;

      g_object_get (priv->split, "detail", &detail, NULL);
      gtk_widget_child_focus (detail, GTK_DIR_TAB_FORWARD);
    }
  else
    gtk_widget_grab_focus (GTK_WIDGET (priv->table));
  desk_list_page_update_actions (self);
}

/**
 * desk_list_page_hide_detail:
 * @self: a page
 *
 * Hides the details. The keys go on in the table.
 */
void
desk_list_page_hide_detail (DeskListPage *self)
{
  DeskListPagePrivate *priv = get_private (self);

  g_return_if_fail (DESK_IS_LIST_PAGE (self));

  if (priv->split == NULL)
    return;
  desk_split_set_show_detail (priv->split, FALSE);
  desk_list_page_update_actions (self);
  gtk_widget_grab_focus (GTK_WIDGET (priv->table));
}

/**
 * desk_list_page_allow:
 * @self: a page
 * @action: one of its actions, without the prefix
 * @allowed: whether it makes sense now
 *
 * Enables or disables an action.
 */
void
desk_list_page_allow (DeskListPage *self, const char *action, gboolean allowed)
{
  DeskListPagePrivate *priv = get_private (self);
  GAction *found;

  g_return_if_fail (DESK_IS_LIST_PAGE (self));

  found = g_action_map_lookup_action (G_ACTION_MAP (priv->actions), action);
  g_return_if_fail (G_IS_SIMPLE_ACTION (found));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (found), allowed);
}

/**
 * desk_list_page_update_actions:
 * @self: a page
 *
 * Enables the actions that there are targets for. It happens by itself with the selection, the details and
 * what the list loads; call it where the targets changed in place.
 */
void
desk_list_page_update_actions (DeskListPage *self)
{
  DeskListPageClass *klass = DESK_LIST_PAGE_GET_CLASS (self);
  DeskListPagePrivate *priv = get_private (self);
  gboolean shown;
  guint n;

  g_return_if_fail (DESK_IS_LIST_PAGE (self));

  /* The table goes while the page does, and its selection before it. */
  if (priv->list == NULL)
    return;
  n = desk_table_get_n_selected (priv->table);
  shown = desk_list_page_get_shown (self) != NULL;
  desk_list_page_allow (self, "detail", priv->split != NULL && (n == 1 || (n == 0 && shown)));
  desk_list_page_allow (self, "delete", priv->deletion != NULL && (n > 0 || shown));
  for (guint i = 0; klass->for_one != NULL && klass->for_one[i] != NULL; i++)
    desk_list_page_allow (self, klass->for_one[i], n == 1 || (n == 0 && shown));
  for (guint i = 0; klass->for_any != NULL && klass->for_any[i] != NULL; i++)
    desk_list_page_allow (self, klass->for_any[i], n > 0 || shown);
  if (klass->update_actions != NULL)
    klass->update_actions (self);
}

/**
 * desk_list_page_delete_targets:
 * @self: a page
 *
 * Deletes the targets, with Undo; nothing on a page that cannot delete.
 */
void
desk_list_page_delete_targets (DeskListPage *self)
{
  DeskListPagePrivate *priv = get_private (self);
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (GStrvBuilder) builder = NULL;
  g_autoptr (GtkBitset) selected = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) keys = NULL;
  gpointer shown;
  guint position;
  guint n_left;

  g_return_if_fail (DESK_IS_LIST_PAGE (self));

  targets = desk_list_page_get_targets (self);
  if (targets->len == 0 || priv->deletion == NULL)
    return;
  selected = gtk_selection_model_get_selection (desk_table_get_selection (priv->table));
  position = gtk_bitset_is_empty (selected) ? 0 : gtk_bitset_get_minimum (selected);
  builder = g_strv_builder_new ();
  for (guint i = 0; i < targets->len; i++)
    {
      g_autofree char *key = pbx_record_dup_key (targets->pdata[i]);

      if (key != NULL)
        g_strv_builder_add (builder, key);
    }
  keys = g_strv_builder_end (builder);
  text = DESK_LIST_PAGE_GET_CLASS (self)->describe_deleted (self, targets);
  shown = desk_list_page_get_shown (self);
  if (shown != NULL && g_ptr_array_find (targets, shown, NULL))
    desk_list_page_hide_detail (self);
  desk_table_unselect_all (priv->table);
  desk_deletion_delete (priv->deletion, (const char *const *) keys, text);
  /* The keys go on with what moved up. */
  n_left = g_list_model_get_n_items (G_LIST_MODEL (priv->list));
  if (n_left > 0)
    desk_table_select (priv->table, MIN (position, n_left - 1));
}

/**
 * desk_list_page_all_deleted:
 * @self: a page
 *
 * Says that the device has deleted every row: the page lets go of them and asks for what is there now.
 */
void
desk_list_page_all_deleted (DeskListPage *self)
{
  DeskListPagePrivate *priv = get_private (self);

  g_return_if_fail (DESK_IS_LIST_PAGE (self));

  if (priv->list == NULL)
    return;
  if (is_detail_shown (priv))
    desk_list_page_hide_detail (self);
  desk_table_unselect_all (priv->table);
  pbx_list_refresh (priv->list);
  deleted_cb (self);
}

/**
 * desk_list_page_show_key:
 * @self: a page
 * @key: the key of a row that was just added, as pbx_record_dup_key() gives it
 *
 * Selects a row as soon as the list has it. Refresh the list after this.
 */
void
desk_list_page_show_key (DeskListPage *self, const char *key)
{
  DeskListPagePrivate *priv = get_private (self);

  g_return_if_fail (DESK_IS_LIST_PAGE (self));

  g_free (priv->show_key);
  priv->show_key = g_strdup (key);
  show_new_row (self);
}

/**
 * desk_list_page_copy:
 * @self: a page
 * @text: what others can paste then
 * @what_happened: the toast's translated text: "Number copied"
 *
 * Copies text to the clipboard and says so.
 */
void
desk_list_page_copy (DeskListPage *self, const char *text, const char *what_happened)
{
  g_autofree char *title = g_markup_escape_text (what_happened, -1);

  g_return_if_fail (DESK_IS_LIST_PAGE (self));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  desk_page_add_toast (DESK_PAGE (self), adw_toast_new (title));
}
