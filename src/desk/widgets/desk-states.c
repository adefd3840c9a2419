/* desk-states.c: what stands where a list's rows would, when there are none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-states.h"

#include "desk-error.h"

#include <glib/gi18n.h>

/**
 * DeskStates:
 *
 * Shows a list's content, or why there is none: it is on its way, the device has nothing yet, nothing
 * matches, or it could not be loaded, with Try Again and what the device said.
 */
struct _DeskStates
{
  AdwBin parent_instance;

  PbxList *list;    /* owned, nullable */
  GListModel *rows; /* owned, nullable: where they are not the list's own */
  GSignalGroup *list_signals;
  GSignalGroup *rows_signals;

  GtkStack *stack;
  GtkSpinner *spinner;
  AdwBin *content;
  AdwStatusPage *empty;
  AdwStatusPage *nothing_found;
  AdwStatusPage *failed;
  GtkLabel *details;
  GtkWidget *details_box;
  GtkWidget *action_box;
  GtkButton *action_button;
  GtkButton *try_again;

  char *action_name; /* owned, nullable */
  gboolean filtered;
};

enum
{
  PROP_0,
  PROP_LIST,
  PROP_CONTENT,
  PROP_FILTERED,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_DESCRIPTION,
  PROP_EMPTY_ICON_NAME,
  PROP_ACTION_LABEL,
  PROP_ACTION_NAME,
  PROP_VISIBLE_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskStates, desk_states, ADW_TYPE_BIN)

static void
show (DeskStates *self, const char *state)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), state) == 0)
    return;
  /* A spinner that is not seen would still draw its frames. */
  gtk_spinner_set_spinning (self->spinner, g_str_equal (state, "loading"));
  gtk_stack_set_visible_child_name (self->stack, state);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VISIBLE_STATE]);
}

static void
show_error (DeskStates *self)
{
  const GError *error = pbx_list_get_error (self->list);
  g_autofree char *title = error != NULL ? desk_error_title (error) : NULL;
  g_autofree char *sentence = error != NULL ? desk_error_describe (error) : NULL;
  g_autofree char *escaped = sentence != NULL ? g_markup_escape_text (sentence, -1) : NULL;

  adw_status_page_set_title (self->failed, title != NULL ? title : _ ("Could Not Load"));
  adw_status_page_set_description (self->failed, escaped);
  gtk_label_set_label (self->details, error != NULL ? error->message : "");
  /* Where the device refused, its message is the sentence already. */
  gtk_widget_set_visible (self->details_box, error != NULL && g_strcmp0 (error->message, sentence) != 0);
}

static guint
count_rows (DeskStates *self)
{
  return g_list_model_get_n_items (self->rows != NULL ? self->rows : G_LIST_MODEL (self->list));
}

static void
update (DeskStates *self)
{
  const char *search;

  if (self->list == NULL)
    {
      show (self, "loading");
      return;
    }
  switch (pbx_list_get_state (self->list))
    {
    case PBX_LIST_FAILED:
      show_error (self);
      show (self, "failed");
      break;
    case PBX_LIST_READY:
      search = pbx_list_get_search (self->list);
      if (count_rows (self) > 0)
        show (self, "content");
      else if (self->filtered || (search != NULL && *search != '\0'))
        show (self, "nothing-found");
      else
        show (self, "empty");
      break;
    case PBX_LIST_EMPTY:
    case PBX_LIST_LOADING:
    default:
      /* Rows of before a search or a sort stay until the new ones are here, or the view would flicker. */
      if (count_rows (self) == 0)
        show (self, "loading");
      break;
    }
}

static void
try_again_cb (DeskStates *self)
{
  if (self->list != NULL)
    pbx_list_retry (self->list);
}

static void
desk_states_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskStates *self = DESK_STATES (object);

  switch (prop_id)
    {
    case PROP_LIST:
      g_value_set_object (value, self->list);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, adw_bin_get_child (self->content));
      break;
    case PROP_FILTERED:
      g_value_set_boolean (value, self->filtered);
      break;
    case PROP_EMPTY_TITLE:
      g_value_set_string (value, adw_status_page_get_title (self->empty));
      break;
    case PROP_EMPTY_DESCRIPTION:
      g_value_set_string (value, adw_status_page_get_description (self->empty));
      break;
    case PROP_EMPTY_ICON_NAME:
      g_value_set_string (value, adw_status_page_get_icon_name (self->empty));
      break;
    case PROP_ACTION_LABEL:
      g_value_set_string (value, gtk_button_get_label (self->action_button));
      break;
    case PROP_ACTION_NAME:
      g_value_set_string (value, self->action_name);
      break;
    case PROP_VISIBLE_STATE:
      g_value_set_string (value, desk_states_get_visible_state (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_states_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskStates *self = DESK_STATES (object);

  switch (prop_id)
    {
    case PROP_LIST:
      desk_states_set_list (self, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      desk_states_set_content (self, g_value_get_object (value));
      break;
    case PROP_FILTERED:
      self->filtered = g_value_get_boolean (value);
      update (self);
      break;
    case PROP_EMPTY_TITLE:
      adw_status_page_set_title (self->empty, g_value_get_string (value));
      break;
    case PROP_EMPTY_DESCRIPTION:
      adw_status_page_set_description (self->empty, g_value_get_string (value));
      break;
    case PROP_EMPTY_ICON_NAME:
      adw_status_page_set_icon_name (self->empty, g_value_get_string (value));
      break;
    case PROP_ACTION_LABEL:
      gtk_button_set_label (self->action_button,
                            g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
      break;
    case PROP_ACTION_NAME:
      g_free (self->action_name);
      self->action_name = g_value_dup_string (value);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->action_button), self->action_name);
      gtk_widget_set_visible (self->action_box, self->action_name != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_states_dispose (GObject *object)
{
  DeskStates *self = DESK_STATES (object);

  if (self->list_signals != NULL)
    g_signal_group_set_target (self->list_signals, NULL);
  if (self->rows_signals != NULL)
    g_signal_group_set_target (self->rows_signals, NULL);
  g_clear_object (&self->list_signals);
  g_clear_object (&self->rows_signals);
  g_clear_object (&self->rows);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (desk_states_parent_class)->dispose (object);
}

static void
desk_states_finalize (GObject *object)
{
  g_free (DESK_STATES (object)->action_name);
  G_OBJECT_CLASS (desk_states_parent_class)->finalize (object);
}

static void
desk_states_class_init (DeskStatesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = desk_states_get_property;
  object_class->set_property = desk_states_set_property;
  object_class->dispose = desk_states_dispose;
  object_class->finalize = desk_states_finalize;

  properties[PROP_LIST] =
    g_param_spec_object ("list", NULL, NULL, PBX_TYPE_LIST, flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  /* Whether the page asks the device for a part only, so that no rows do not mean that there are none. */
  properties[PROP_FILTERED] = g_param_spec_boolean ("filtered", NULL, NULL, FALSE, flags);
  properties[PROP_EMPTY_TITLE] = g_param_spec_string ("empty-title", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_DESCRIPTION] = g_param_spec_string ("empty-description", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_ICON_NAME] = g_param_spec_string ("empty-icon-name", NULL, NULL, NULL, flags);
  /* What the empty state offers to do. */
  properties[PROP_ACTION_LABEL] = g_param_spec_string ("empty-action-label", NULL, NULL, NULL, flags);
  properties[PROP_ACTION_NAME] = g_param_spec_string ("empty-action-name", NULL, NULL, NULL, flags);
  properties[PROP_VISIBLE_STATE] =
    g_param_spec_string ("visible-state", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fcm5600/FrontDesk/widgets/desk-states.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskStates, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskStates, spinner);
  gtk_widget_class_bind_template_child (widget_class, DeskStates, content);
  gtk_widget_class_bind_template_child (widget_class, DeskStates, empty);
  gtk_widget_class_bind_template_child (widget_class, DeskStates, nothing_found);
  gtk_widget_class_bind_template_child (widget_class, DeskStates, failed);
  gtk_widget_class_bind_template_child (widget_class, DeskStates, details);
  gtk_widget_class_bind_template_child (widget_class, DeskStates, details_box);
  gtk_widget_class_bind_template_child (widget_class, DeskStates, action_box);
  gtk_widget_class_bind_template_child (widget_class, DeskStates, action_button);
  gtk_widget_class_bind_template_child (widget_class, DeskStates, try_again);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
}

static void
desk_states_init (DeskStates *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->list_signals = g_signal_group_new (PBX_TYPE_LIST);
  g_signal_group_connect_swapped (self->list_signals, "notify::state", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->list_signals, "notify::error", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->list_signals, "notify::search", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->list_signals, "items-changed", G_CALLBACK (update), self);
  self->rows_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->rows_signals, "items-changed", G_CALLBACK (update), self);
}

/**
 * desk_states_set_list:
 * @self: the states
 * @list: (nullable): the list whose states are shown
 *
 * Sets the list. Without one, it looks as if it were on its way.
 */
void
desk_states_set_list (DeskStates *self, PbxList *list)
{
  g_return_if_fail (DESK_IS_STATES (self));

  if (!g_set_object (&self->list, list))
    return;
  g_signal_group_set_target (self->list_signals, list);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
}

/**
 * desk_states_set_rows:
 * @self: the states
 * @rows: (nullable): what is shown of the list, where that is not the list itself
 *
 * Sets what tells whether there are rows: a list that is sorted or searched here, not on the device.
 */
void
desk_states_set_rows (DeskStates *self, GListModel *rows)
{
  g_return_if_fail (DESK_IS_STATES (self));

  if (!g_set_object (&self->rows, rows))
    return;
  g_signal_group_set_target (self->rows_signals, rows);
  update (self);
}

/**
 * desk_states_set_content:
 * @self: the states
 * @content: (nullable): what shows the rows
 *
 * Sets what is shown where there are rows.
 */
void
desk_states_set_content (DeskStates *self, GtkWidget *content)
{
  g_return_if_fail (DESK_IS_STATES (self));
  adw_bin_set_child (self->content, content);
}

/**
 * desk_states_get_visible_state:
 * @self: the states
 *
 * Returns: `loading`, `content`, `empty`, `nothing-found` or `failed`
 */
const char *
desk_states_get_visible_state (DeskStates *self)
{
  g_return_val_if_fail (DESK_IS_STATES (self), NULL);
  return gtk_stack_get_visible_child_name (self->stack);
}
