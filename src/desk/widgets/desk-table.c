/* desk-table.c: a table over a list of the device
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-table.h"

#include "desk-list-util.h"
#include "desk-table-columns.h"
#include "desk-table-menu.h"
#include "desk-width-layout.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * DeskTable:
 *
 * A table over a [class@Pbx.List], with all that every list page needs: the list's states, columns that are
 * sorted by the device and can be shown, hidden and resized (and are remembered), selection of many rows,
 * a context menu, and the keys that go with them.
 *
 * A page declares it in its template with [class@Column]s as children, and widgets of type
 * `selection-action` that stand in the bar that comes up when several rows are selected.
 */
struct _DeskTable
{
  AdwBin parent_instance;

  PbxList *list;                /* owned, nullable */
  GListModel *rows;             /* owned, nullable: where they are not the list's own */
  GtkSortListModel *sorted;     /* owned, nullable: over rows that are no list of the device */
  GtkMultiSelection *selection; /* owned */
  DeskTableColumns *columns;    /* owned */
  GSimpleActionGroup *actions;  /* owned */
  DeskTableMenu *menu;          /* owned */
  GtkExpression *row_label;     /* owned, nullable */
  GSignalGroup *list_signals;   /* owned */
  GSignalGroup *rows_signals;   /* owned */
  char *table_name;             /* owned, nullable */

  DeskStates *states;
  GtkColumnView *view;
  GtkRevealer *trouble;
  GtkLabel *trouble_label;
  GtkRevealer *selection_bar;
  GtkActionBar *selection_actions;
  GtkLabel *selection_label;
  GtkLabel *count_label;
  GtkMenuButton *columns_button;

  gboolean single_click;
  gboolean restored;
  gboolean focus_wanted; /* the focus is to be on a row once there are rows */
};

enum
{
  PROP_0,
  PROP_LIST,
  PROP_TABLE_NAME,
  PROP_MENU_MODEL,
  PROP_ROW_LABEL,
  PROP_N_SELECTED,
  PROP_SINGLE_CLICK,
  PROP_STATES,
  PROP_FILTERED,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_DESCRIPTION,
  PROP_EMPTY_ICON_NAME,
  PROP_EMPTY_ACTION_LABEL,
  PROP_EMPTY_ACTION_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  ACTIVATED,
  DELETE_REQUESTED,
  DESCRIBE_COUNT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void desk_table_buildable_init (GtkBuildableIface *iface);

static GtkBuildableIface *parent_buildable;

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskTable,
                               desk_table,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, desk_table_buildable_init))

/* Columns */

typedef struct
{
  GtkExpression *expression; /* owned */
  gboolean descending;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  gtk_expression_unref (order->expression);
  g_free (order);
}

/* Numbers within text count as numbers: 99 stands before 201. */
static char *
make_sort_key (Order *order, gconstpointer item)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_auto (GValue) text = G_VALUE_INIT;

  g_value_init (&text, G_TYPE_STRING);
  if (!gtk_expression_evaluate (order->expression, (gpointer) item, &value) ||
      !g_value_transform (&value, &text) || g_value_get_string (&text) == NULL)
    return g_strdup ("");
  return g_utf8_collate_key_for_filename (g_value_get_string (&text), -1);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Order *order = user_data;
  g_autofree char *key_a = make_sort_key (order, a);
  g_autofree char *key_b = make_sort_key (order, b);
  int result = strcmp (key_a, key_b);

  return order->descending ? -result : result;
}

static GtkSorter *
make_sorter (DeskColumn *column, gboolean descending)
{
  Order *order;

  if (column == NULL || desk_column_get_expression (column) == NULL)
    return NULL;
  order = g_new0 (Order, 1);
  order->expression = gtk_expression_ref (desk_column_get_expression (column));
  order->descending = descending;
  return GTK_SORTER (gtk_custom_sorter_new (compare_rows, order, order_free));
}

static void
sort_changed_cb (DeskTable *self)
{
  gboolean descending;
  DeskColumn *column = desk_table_columns_get_sort (self->columns, &descending);

  if (self->list != NULL && column != NULL)
    pbx_list_set_sort (self->list, desk_column_get_column_key (column), descending);
  if (self->sorted != NULL)
    {
      g_autoptr (GtkSorter) sorter = make_sorter (column, descending);

      gtk_sort_list_model_set_sorter (self->sorted, sorter);
    }
}

static void
width_changed_cb (DeskTable *self, GParamSpec *pspec, DeskWidthLayout *layout)
{
  desk_table_columns_fit (self->columns, desk_width_layout_get_width (layout));
}

/* Selection */

static void
selection_changed_cb (DeskTable *self)
{
  guint n = desk_table_get_n_selected (self);
  g_autofree char *label = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  gtk_label_set_label (self->selection_label, label);
  gtk_revealer_set_reveal_child (self->selection_bar, n > 1);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                 g_action_map_lookup_action (G_ACTION_MAP (self->actions), "delete")),
                               n > 0);
  /* With one row or none, Escape is the page's or the window's. */
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions),
                                                                            "clear-selection")),
                               n > 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static gboolean
has_rows (DeskTable *self)
{
  if (self->sorted == NULL && (self->list == NULL || pbx_list_get_state (self->list) != PBX_LIST_READY))
    return FALSE;
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;
}

/* Gives the rows the focus that was asked for before they came, unless a person took it elsewhere. */
static void
state_changed_cb (DeskTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!self->focus_wanted || !has_rows (self))
    return;
  self->focus_wanted = FALSE;
  if (focus == NULL || !GTK_IS_TEXT (focus))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* "Try Again" goes with the failure, and the focus with it. */
static void
visible_state_changed_cb (DeskTable *self)
{
  if (g_strcmp0 (desk_states_get_visible_state (self->states), "failed") == 0)
    self->focus_wanted = TRUE;
}

static void
count_changed_cb (DeskTable *self)
{
  g_autofree char *text = NULL;
  const GError *error = self->list != NULL ? pbx_list_get_error (self->list) : NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  g_signal_emit (self, signals[DESCRIBE_COUNT], 0, n, &text);
  gtk_label_set_label (self->count_label, text != NULL ? text : "");
  /* Rows are there, but some page of them is not. */
  gtk_label_set_label (self->trouble_label, _ ("Some rows could not be loaded"));
  gtk_revealer_set_reveal_child (self->trouble,
                                 error != NULL && pbx_list_get_state (self->list) == PBX_LIST_READY);
}

/* Pointer and keys */

static void
activate_cb (DeskTable *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, position, item);
}

static void
context_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DeskTable *self)
{
  /* Or the row waits for the release, which the menu gets, and looks pressed for ever. */
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  desk_table_menu_popup_at (self->menu, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, DeskTable *self)
{
  desk_table_menu_popup_at (self->menu, x, y);
}

static void
clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, DeskTable *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint position;

  if (!self->single_click || n_press != 1 || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return;
  position = desk_table_menu_pick (self->menu, x, y);
  if (position != GTK_INVALID_LIST_POSITION)
    activate_cb (self, position);
}

/* A list of this GTK walks through all rows with Tab: a table is one stop. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                DeskTable *self)
{
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;

  if ((keyval != GDK_KEY_Tab && keyval != GDK_KEY_KP_Tab && keyval != GDK_KEY_ISO_Left_Tab) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || desk_list_util_get_focus_row (self->view) == NULL)
    return GDK_EVENT_PROPAGATE;
  return desk_list_util_leave (self->view, back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD)
           ? GDK_EVENT_STOP
           : GDK_EVENT_PROPAGATE;
}

static void
try_again_cb (DeskTable *self)
{
  if (self->list != NULL)
    pbx_list_retry (self->list);
}

static void
delete_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_signal_emit (user_data, signals[DELETE_REQUESTED], 0);
}

static void
menu_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desk_table_show_menu (user_data);
}

static void
clear_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desk_table_unselect_all (user_data);
}

/* GtkBuildable */

static void
desk_table_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  DeskTable *self = DESK_TABLE (buildable);

  if (DESK_IS_COLUMN (child))
    desk_table_columns_add (self->columns, DESK_COLUMN (child));
  else if (g_strcmp0 (type, "selection-action") == 0)
    gtk_action_bar_pack_end (self->selection_actions, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
desk_table_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = desk_table_add_child;
}

/* GObject */

static gboolean
desk_table_grab_focus (GtkWidget *widget)
{
  DeskTable *self = DESK_TABLE (widget);
  g_autoptr (GtkBitset) selected = NULL;

  if (!has_rows (self))
    {
      /* Once they are here. Until then the keys belong to what stands in their place. */
      self->focus_wanted = TRUE;
      return gtk_widget_child_focus (GTK_WIDGET (self->states), GTK_DIR_TAB_FORWARD);
    }
  self->focus_wanted = FALSE;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  desk_list_util_scroll_to (self->view,
                            gtk_bitset_is_empty (selected) ? 0 : gtk_bitset_get_minimum (selected), TRUE);
  return TRUE;
}

static void
desk_table_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskTable *self = DESK_TABLE (object);

  switch (prop_id)
    {
    case PROP_LIST:
      g_value_set_object (value, self->list);
      break;
    case PROP_TABLE_NAME:
      g_value_set_string (value, self->table_name);
      break;
    case PROP_MENU_MODEL:
      g_value_set_object (value, desk_table_menu_get_model (self->menu));
      break;
    case PROP_ROW_LABEL:
      gtk_value_set_expression (value, self->row_label);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, desk_table_get_n_selected (self));
      break;
    case PROP_SINGLE_CLICK:
      g_value_set_boolean (value, self->single_click);
      break;
    case PROP_STATES:
      g_value_set_object (value, self->states);
      break;
    case PROP_FILTERED:
    case PROP_EMPTY_TITLE:
    case PROP_EMPTY_DESCRIPTION:
    case PROP_EMPTY_ICON_NAME:
    case PROP_EMPTY_ACTION_LABEL:
    case PROP_EMPTY_ACTION_NAME:
      g_object_get_property (G_OBJECT (self->states), pspec->name, value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_table_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskTable *self = DESK_TABLE (object);

  switch (prop_id)
    {
    case PROP_LIST:
      desk_table_set_list (self, g_value_get_object (value));
      break;
    case PROP_TABLE_NAME:
      self->table_name = g_value_dup_string (value);
      break;
    case PROP_MENU_MODEL:
      desk_table_menu_set_model (self->menu, g_value_get_object (value));
      break;
    case PROP_ROW_LABEL:
      g_clear_pointer (&self->row_label, gtk_expression_unref);
      self->row_label = gtk_value_dup_expression (value);
      break;
    case PROP_SINGLE_CLICK:
      self->single_click = g_value_get_boolean (value);
      break;
    case PROP_FILTERED:
    case PROP_EMPTY_TITLE:
    case PROP_EMPTY_DESCRIPTION:
    case PROP_EMPTY_ICON_NAME:
    case PROP_EMPTY_ACTION_LABEL:
    case PROP_EMPTY_ACTION_NAME:
      /* What is said when there are no rows is the page's to word, and the states' to show. */
      g_object_set_property (G_OBJECT (self->states), pspec->name, value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_table_dispose (GObject *object)
{
  DeskTable *self = DESK_TABLE (object);

  if (self->columns != NULL)
    desk_table_columns_save (self->columns);
  if (self->list_signals != NULL)
    g_signal_group_set_target (self->list_signals, NULL);
  if (self->menu != NULL)
    desk_table_menu_detach (self->menu);
  g_clear_object (&self->menu);
  if (self->rows_signals != NULL)
    g_signal_group_set_target (self->rows_signals, NULL);
  g_clear_object (&self->list_signals);
  g_clear_object (&self->rows_signals);
  g_clear_object (&self->rows);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->sorted);
  g_clear_object (&self->columns);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->row_label, gtk_expression_unref);
  G_OBJECT_CLASS (desk_table_parent_class)->dispose (object);
}

static void
desk_table_finalize (GObject *object)
{
  g_free (DESK_TABLE (object)->table_name);
  G_OBJECT_CLASS (desk_table_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_LIST] =
    g_param_spec_object ("list", NULL, NULL, PBX_TYPE_LIST, flags | G_PARAM_EXPLICIT_NOTIFY);
  /* What the columns' widths, visibility and sort are remembered by; without it they are not. */
  properties[PROP_TABLE_NAME] = g_param_spec_string ("table-name", NULL, NULL, NULL, flags);
  /* The context menu of the selected rows. */
  properties[PROP_MENU_MODEL] = g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  /* What assistive technology calls a row. */
  properties[PROP_ROW_LABEL] = gtk_param_spec_expression ("row-label", NULL, NULL, flags);
  properties[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, read);
  /* Whether one click already activates a row: where there is no room to show it beside the table. */
  properties[PROP_SINGLE_CLICK] = g_param_spec_boolean ("single-click", NULL, NULL, FALSE, flags);
  properties[PROP_STATES] = g_param_spec_object ("states", NULL, NULL, DESK_TYPE_STATES, read);
  /* As in [class@States]. */
  properties[PROP_FILTERED] = g_param_spec_boolean ("filtered", NULL, NULL, FALSE, flags);
  properties[PROP_EMPTY_TITLE] = g_param_spec_string ("empty-title", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_DESCRIPTION] = g_param_spec_string ("empty-description", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_ICON_NAME] = g_param_spec_string ("empty-icon-name", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_ACTION_LABEL] = g_param_spec_string ("empty-action-label", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_ACTION_NAME] = g_param_spec_string ("empty-action-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_table_class_init (DeskTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_table_get_property;
  object_class->set_property = desk_table_set_property;
  object_class->dispose = desk_table_dispose;
  object_class->finalize = desk_table_finalize;
  widget_class->grab_focus = desk_table_grab_focus;
  install_properties (object_class);

  /* A row was activated: position, row object. */
  signals[ACTIVATED] = g_signal_new ("activated", DESK_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_OBJECT);
  /* Delete was pressed while rows are selected. */
  signals[DELETE_REQUESTED] = g_signal_new ("delete-requested", DESK_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 0);
  /* The page words how many rows there are. */
  signals[DESCRIBE_COUNT] =
    g_signal_new ("describe-count", DESK_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_first_wins,
                  NULL, NULL, G_TYPE_STRING, 1, G_TYPE_UINT);

  g_type_ensure (DESK_TYPE_STATES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fcm5600/FrontDesk/widgets/desk-table.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskTable, states);
  gtk_widget_class_bind_template_child (widget_class, DeskTable, view);
  gtk_widget_class_bind_template_child (widget_class, DeskTable, trouble);
  gtk_widget_class_bind_template_child (widget_class, DeskTable, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, DeskTable, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, DeskTable, selection_actions);
  gtk_widget_class_bind_template_child (widget_class, DeskTable, selection_label);
  gtk_widget_class_bind_template_child (widget_class, DeskTable, count_label);
  gtk_widget_class_bind_template_child (widget_class, DeskTable, columns_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, context_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
}

static void
desk_table_init (DeskTable *self)
{
  static const GActionEntry entries[] = {
    { .name = "delete", .activate = delete_action_cb },
    { .name = "menu", .activate = menu_action_cb },
    { .name = "clear-selection", .activate = clear_action_cb },
  };
  GtkLayoutManager *layout;

  self->actions = g_simple_action_group_new ();
  self->selection = gtk_multi_selection_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->menu = desk_table_menu_new (GTK_WIDGET (self), self->view);
  self->columns = desk_table_columns_new (self->view, G_ACTION_MAP (self->actions));
  g_signal_connect_object (self->columns, "sort-changed", G_CALLBACK (sort_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", G_ACTION_GROUP (self->actions));
  gtk_menu_button_set_menu_model (self->columns_button, desk_table_columns_get_menu (self->columns));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->list_signals = g_signal_group_new (PBX_TYPE_LIST);
  g_signal_group_connect_swapped (self->list_signals, "items-changed", G_CALLBACK (count_changed_cb), self);
  g_signal_group_connect_swapped (self->list_signals, "notify::error", G_CALLBACK (count_changed_cb), self);
  g_signal_group_connect_swapped (self->list_signals, "notify::state", G_CALLBACK (count_changed_cb), self);
  g_signal_group_connect_swapped (self->list_signals, "notify::state", G_CALLBACK (state_changed_cb), self);
  self->rows_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->rows_signals, "items-changed", G_CALLBACK (count_changed_cb), self);
  g_signal_connect_object (self->states, "notify::visible-state", G_CALLBACK (visible_state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  layout = desk_width_layout_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), layout);
  g_signal_connect_object (layout, "notify::width", G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
  selection_changed_cb (self);
}

/**
 * desk_table_get_list:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): the list whose rows are shown
 */
PbxList *
desk_table_get_list (DeskTable *self)
{
  g_return_val_if_fail (DESK_IS_TABLE (self), NULL);
  return self->list;
}

/**
 * desk_table_set_list:
 * @self: a table
 * @list: (nullable): the list whose rows are shown
 *
 * Sets the list, and gives it the sort order that the person left. Load it after this.
 */
void
desk_table_set_list (DeskTable *self, PbxList *list)
{
  g_return_if_fail (DESK_IS_TABLE (self));

  if (!g_set_object (&self->list, list))
    return;
  if (!self->restored)
    {
      self->restored = TRUE;
      desk_table_columns_restore (self->columns, self->table_name);
    }
  /* Before the list is loaded, so that it is not loaded twice. */
  sort_changed_cb (self);
  g_signal_group_set_target (self->list_signals, list);
  gtk_multi_selection_set_model (self->selection, desk_table_get_rows (self));
  desk_states_set_list (self->states, list);
  count_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
}

/**
 * desk_table_get_rows:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): the rows that are shown, before they are selected
 */
GListModel *
desk_table_get_rows (DeskTable *self)
{
  g_return_val_if_fail (DESK_IS_TABLE (self), NULL);
  return self->rows != NULL ? self->rows : (GListModel *) self->list;
}

/**
 * desk_table_set_rows:
 * @self: a table
 * @rows: (nullable): the rows that are shown, where they are not the list itself
 *
 * Shows something else than the list's own rows: what sorts or searches them here because the device does
 * not. The list goes on to tell what is on its way and what failed.
 */
void
desk_table_set_rows (DeskTable *self, GListModel *rows)
{
  g_return_if_fail (DESK_IS_TABLE (self));

  if (!g_set_object (&self->rows, rows))
    return;
  g_signal_group_set_target (self->rows_signals, rows);
  gtk_multi_selection_set_model (self->selection, desk_table_get_rows (self));
  desk_states_set_rows (self->states, rows);
  count_changed_cb (self);
}

/**
 * desk_table_set_model:
 * @self: a table
 * @model: rows of objects
 *
 * Shows rows that are no list of the device: all are here, so that they are sorted here too, by what their
 * columns show. Say with [method@States.set_model] how their loading goes.
 */
void
desk_table_set_model (DeskTable *self, GListModel *model)
{
  g_return_if_fail (DESK_IS_TABLE (self));
  g_return_if_fail (G_IS_LIST_MODEL (model));
  g_return_if_fail (self->list == NULL && self->sorted == NULL);

  desk_table_columns_restore (self->columns, self->table_name);
  self->restored = TRUE;
  self->sorted = gtk_sort_list_model_new (g_object_ref (model), NULL);
  sort_changed_cb (self);
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (self->sorted));
  g_signal_connect_object (self->sorted, "items-changed", G_CALLBACK (count_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  count_changed_cb (self);
}

/**
 * desk_table_get_column:
 * @self: a table
 * @id: a column's id
 *
 * Returns: (transfer none) (nullable): the column
 */
DeskColumn *
desk_table_get_column (DeskTable *self, const char *id)
{
  g_return_val_if_fail (DESK_IS_TABLE (self), NULL);

  return desk_table_columns_find (self->columns, id);
}

/**
 * desk_table_get_selection:
 * @self: a table
 *
 * Returns: (transfer none): the selected rows
 */
GtkSelectionModel *
desk_table_get_selection (DeskTable *self)
{
  g_return_val_if_fail (DESK_IS_TABLE (self), NULL);
  return GTK_SELECTION_MODEL (self->selection);
}

/**
 * desk_table_get_states:
 * @self: a table
 *
 * Returns: (transfer none): what stands where rows would, for its texts
 */
DeskStates *
desk_table_get_states (DeskTable *self)
{
  g_return_val_if_fail (DESK_IS_TABLE (self), NULL);
  return self->states;
}

/**
 * desk_table_select:
 * @self: a table
 * @position: a row's position
 *
 * Selects one row, brings it into view and gives it the keyboard focus.
 */
void
desk_table_select (DeskTable *self, guint position)
{
  g_return_if_fail (DESK_IS_TABLE (self));
  self->focus_wanted = FALSE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  desk_list_util_scroll_to (self->view, position, TRUE);
}

/**
 * desk_table_sort:
 * @self: a table
 * @column_id: a column that the device can sort by
 * @descending: the direction
 *
 * Does what a click on a column's header does.
 */
void
desk_table_sort (DeskTable *self, const char *column_id, gboolean descending)
{
  g_return_if_fail (DESK_IS_TABLE (self));
  desk_table_columns_sort (self->columns, column_id, descending);
}

/**
 * desk_table_show_menu:
 * @self: a table
 *
 * Opens the context menu at the row that has the keyboard focus.
 */
void
desk_table_show_menu (DeskTable *self)
{
  g_return_if_fail (DESK_IS_TABLE (self));
  desk_table_menu_popup_at_focus (self->menu);
}

/**
 * desk_table_get_row_label:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): the expression for what assistive technology calls a row
 */
GtkExpression *
desk_table_get_row_label (DeskTable *self)
{
  g_return_val_if_fail (DESK_IS_TABLE (self), NULL);
  return self->row_label;
}

/**
 * desk_table_dup_row_label:
 * @self: a table
 * @item: (type GObject): a row's object
 *
 * Returns: (transfer full) (nullable): what assistive technology calls the row
 */
char *
desk_table_dup_row_label (DeskTable *self, gpointer item)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_return_val_if_fail (DESK_IS_TABLE (self), NULL);

  if (self->row_label == NULL || item == NULL || !gtk_expression_evaluate (self->row_label, item, &value))
    return NULL;
  return g_value_dup_string (&value);
}
