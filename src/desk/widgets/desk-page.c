/* desk-page.c: the base class of the window's pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-page.h"

#include "desk-caller-actions.h"
#include "desk-details.h"
#include "desk-form.h"

/**
 * DeskPage:
 *
 * A page of the window. The sidebar is made from the pages' properties, and the header bar's buttons
 * and the keys call the page's virtual functions: a page knows nothing of the window.
 *
 * #GtkWidget:name is what the settings remember the page by.
 */
typedef struct
{
  DeskSession *session;
  GMenuModel *menu_model;
  GActionGroup *actions;
  char *actions_prefix;
  char *title;
  char *icon_name;
  char *add_label;
  char *search_placeholder;
  DeskPageGroup group;
  guint badge;
  guint can_search : 1;
  guint can_add : 1;
  guint busy : 1;
} DeskPagePrivate;

enum
{
  PROP_0,
  PROP_ADD_LABEL,
  PROP_BADGE,
  PROP_BUSY,
  PROP_CAN_ADD,
  PROP_CAN_SEARCH,
  PROP_GROUP,
  PROP_ICON_NAME,
  PROP_MENU_MODEL,
  PROP_SEARCH_PLACEHOLDER,
  PROP_SESSION,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DeskPage, desk_page, ADW_TYPE_BIN)

GType
desk_page_group_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { DESK_PAGE_GROUP_RECEPTION, "DESK_PAGE_GROUP_RECEPTION", "reception" },
        { DESK_PAGE_GROUP_HISTORY, "DESK_PAGE_GROUP_HISTORY", "history" },
        { DESK_PAGE_GROUP_MANAGE, "DESK_PAGE_GROUP_MANAGE", "manage" },
        { 0, NULL, NULL },
      };

      g_once_init_leave (&type, g_enum_register_static ("DeskPageGroup", values));
    }

  return type;
}

static void
desk_page_dispose (GObject *object)
{
  DeskPagePrivate *priv = desk_page_get_instance_private (DESK_PAGE (object));

  g_clear_object (&priv->session);
  g_clear_object (&priv->menu_model);
  g_clear_object (&priv->actions);

  G_OBJECT_CLASS (desk_page_parent_class)->dispose (object);
}

static void
desk_page_finalize (GObject *object)
{
  DeskPagePrivate *priv = desk_page_get_instance_private (DESK_PAGE (object));

  g_free (priv->actions_prefix);
  g_free (priv->title);
  g_free (priv->icon_name);
  g_free (priv->add_label);
  g_free (priv->search_placeholder);

  G_OBJECT_CLASS (desk_page_parent_class)->finalize (object);
}

static void
desk_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskPagePrivate *priv = desk_page_get_instance_private (DESK_PAGE (object));

  switch (prop_id)
    {
    case PROP_ADD_LABEL:
      g_value_set_string (value, priv->add_label);
      break;
    case PROP_BADGE:
      g_value_set_uint (value, priv->badge);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, priv->busy);
      break;
    case PROP_CAN_ADD:
      g_value_set_boolean (value, priv->can_add);
      break;
    case PROP_CAN_SEARCH:
      g_value_set_boolean (value, priv->can_search);
      break;
    case PROP_GROUP:
      g_value_set_enum (value, priv->group);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, priv->icon_name);
      break;
    case PROP_MENU_MODEL:
      g_value_set_object (value, priv->menu_model);
      break;
    case PROP_SEARCH_PLACEHOLDER:
      g_value_set_string (value, priv->search_placeholder);
      break;
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Takes a new string where it differs. Returns whether it did. */
static gboolean
desk_page_take_string (char **field, const char *text)
{
  if (g_strcmp0 (*field, text) == 0)
    return FALSE;

  g_free (*field);
  *field = g_strdup (text);

  return TRUE;
}

static void
desk_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskPagePrivate *priv = desk_page_get_instance_private (DESK_PAGE (object));
  gboolean changed = FALSE;

  switch (prop_id)
    {
    case PROP_ADD_LABEL:
      changed = desk_page_take_string (&priv->add_label, g_value_get_string (value));
      break;
    case PROP_BADGE:
      desk_page_set_badge (DESK_PAGE (object), g_value_get_uint (value));
      break;
    case PROP_BUSY:
      desk_page_set_busy (DESK_PAGE (object), g_value_get_boolean (value));
      break;
    case PROP_CAN_ADD:
      changed = priv->can_add != g_value_get_boolean (value);
      priv->can_add = g_value_get_boolean (value);
      break;
    case PROP_CAN_SEARCH:
      changed = priv->can_search != g_value_get_boolean (value);
      priv->can_search = g_value_get_boolean (value);
      break;
    case PROP_GROUP:
      changed = priv->group != (DeskPageGroup) g_value_get_enum (value);
      priv->group = g_value_get_enum (value);
      break;
    case PROP_ICON_NAME:
      changed = desk_page_take_string (&priv->icon_name, g_value_get_string (value));
      break;
    case PROP_MENU_MODEL:
      changed = g_set_object (&priv->menu_model, g_value_get_object (value));
      break;
    case PROP_SEARCH_PLACEHOLDER:
      changed = desk_page_take_string (&priv->search_placeholder, g_value_get_string (value));
      break;
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      changed = desk_page_take_string (&priv->title, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
desk_page_class_init (DeskPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = desk_page_dispose;
  object_class->finalize = desk_page_finalize;
  object_class->get_property = desk_page_get_property;
  object_class->set_property = desk_page_set_property;

  properties[PROP_ADD_LABEL] = g_param_spec_string ("add-label", NULL, NULL, NULL, flags);
  properties[PROP_BADGE] = g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_ADD] = g_param_spec_boolean ("can-add", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_SEARCH] = g_param_spec_boolean ("can-search", NULL, NULL, FALSE, flags);
  properties[PROP_GROUP] =
    g_param_spec_enum ("group", NULL, NULL, DESK_TYPE_PAGE_GROUP, DESK_PAGE_GROUP_RECEPTION, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  /**
   * DeskPage:menu-model:
   *
   * What can be done with the whole page, shown behind a button in the header bar; %NULL shows no button.
   * Its actions are those of desk_page_set_actions(), and the window's.
   */
  properties[PROP_MENU_MODEL] = g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  properties[PROP_SEARCH_PLACEHOLDER] = g_param_spec_string ("search-placeholder", NULL, NULL, NULL, flags);
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, DESK_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  desk_caller_actions_install (GTK_WIDGET_CLASS (klass));
}

static void
desk_page_init (DeskPage *self)
{
}

/**
 * desk_page_get_title:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the translated title
 */
const char *
desk_page_get_title (DeskPage *self)
{
  DeskPagePrivate *priv = desk_page_get_instance_private (self);

  g_return_val_if_fail (DESK_IS_PAGE (self), NULL);

  return priv->title;
}

/**
 * desk_page_get_icon_name:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the icon for the sidebar
 */
const char *
desk_page_get_icon_name (DeskPage *self)
{
  DeskPagePrivate *priv = desk_page_get_instance_private (self);

  g_return_val_if_fail (DESK_IS_PAGE (self), NULL);

  return priv->icon_name;
}

/**
 * desk_page_get_group:
 * @self: a page
 *
 * Returns: where the page stands in the sidebar
 */
DeskPageGroup
desk_page_get_group (DeskPage *self)
{
  DeskPagePrivate *priv = desk_page_get_instance_private (self);

  g_return_val_if_fail (DESK_IS_PAGE (self), DESK_PAGE_GROUP_RECEPTION);

  return priv->group;
}

/**
 * desk_page_get_can_search:
 * @self: a page
 *
 * Returns: whether there is something to search
 */
gboolean
desk_page_get_can_search (DeskPage *self)
{
  DeskPagePrivate *priv = desk_page_get_instance_private (self);

  g_return_val_if_fail (DESK_IS_PAGE (self), FALSE);

  return priv->can_search;
}

/**
 * desk_page_get_can_add:
 * @self: a page
 *
 * Returns: whether something can be added
 */
gboolean
desk_page_get_can_add (DeskPage *self)
{
  DeskPagePrivate *priv = desk_page_get_instance_private (self);

  g_return_val_if_fail (DESK_IS_PAGE (self), FALSE);

  return priv->can_add;
}

/**
 * desk_page_get_session:
 * @self: a page
 *
 * Returns: (transfer none): the device that the page shows
 */
DeskSession *
desk_page_get_session (DeskPage *self)
{
  DeskPagePrivate *priv = desk_page_get_instance_private (self);

  g_return_val_if_fail (DESK_IS_PAGE (self), NULL);

  return priv->session;
}

/**
 * desk_page_get_menu_model:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what can be done with the whole page
 */
GMenuModel *
desk_page_get_menu_model (DeskPage *self)
{
  DeskPagePrivate *priv = desk_page_get_instance_private (self);

  g_return_val_if_fail (DESK_IS_PAGE (self), NULL);

  return priv->menu_model;
}

/**
 * desk_page_set_actions:
 * @self: a page that has none yet
 * @prefix: what their names start with
 * @actions: the page's actions
 *
 * Gives a page its actions, which the page's menu in the header bar can have too.
 */
void
desk_page_set_actions (DeskPage *self, const char *prefix, GActionGroup *actions)
{
  DeskPagePrivate *priv = desk_page_get_instance_private (self);

  g_return_if_fail (DESK_IS_PAGE (self));
  g_return_if_fail (prefix != NULL && priv->actions == NULL);
  g_return_if_fail (G_IS_ACTION_GROUP (actions));

  priv->actions_prefix = g_strdup (prefix);
  priv->actions = g_object_ref (actions);
  gtk_widget_insert_action_group (GTK_WIDGET (self), prefix, actions);
}

/**
 * desk_page_get_actions:
 * @self: a page
 * @prefix: (out) (transfer none) (nullable): what their names start with
 *
 * Returns: (transfer none) (nullable): the page's actions
 */
GActionGroup *
desk_page_get_actions (DeskPage *self, const char **prefix)
{
  DeskPagePrivate *priv = desk_page_get_instance_private (self);

  g_return_val_if_fail (DESK_IS_PAGE (self), NULL);

  *prefix = priv->actions_prefix;

  return priv->actions;
}

/**
 * desk_page_set_badge:
 * @self: a page
 * @badge: how many things wait for the person; 0 shows nothing
 *
 * Sets the number beside the page's title in the sidebar.
 */
void
desk_page_set_badge (DeskPage *self, guint badge)
{
  DeskPagePrivate *priv = desk_page_get_instance_private (self);

  g_return_if_fail (DESK_IS_PAGE (self));

  if (priv->badge == badge)
    return;

  priv->badge = badge;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE]);
}

/**
 * desk_page_set_busy:
 * @self: a page
 * @busy: whether something is on its way that the page already shows an older state of
 *
 * Shows a spinner in the header bar.
 */
void
desk_page_set_busy (DeskPage *self, gboolean busy)
{
  DeskPagePrivate *priv = desk_page_get_instance_private (self);

  g_return_if_fail (DESK_IS_PAGE (self));

  busy = !!busy;
  if (priv->busy == busy)
    return;

  priv->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/**
 * desk_page_search:
 * @self: a page
 * @text: what the person typed; empty when the search ends
 *
 * Tells a page what to search for.
 */
void
desk_page_search (DeskPage *self, const char *text)
{
  g_return_if_fail (DESK_IS_PAGE (self));

  if (DESK_PAGE_GET_CLASS (self)->search)
    DESK_PAGE_GET_CLASS (self)->search (self, text);
}

/**
 * desk_page_refresh:
 * @self: a page
 *
 * Asks the device anew for what the page shows.
 */
void
desk_page_refresh (DeskPage *self)
{
  g_return_if_fail (DESK_IS_PAGE (self));

  if (DESK_PAGE_GET_CLASS (self)->refresh)
    DESK_PAGE_GET_CLASS (self)->refresh (self);
}

/**
 * desk_page_add:
 * @self: a page
 *
 * Starts adding what the page lists.
 */
void
desk_page_add (DeskPage *self)
{
  g_return_if_fail (DESK_IS_PAGE (self));

  if (DESK_PAGE_GET_CLASS (self)->add)
    DESK_PAGE_GET_CLASS (self)->add (self);
}

/**
 * desk_page_go_back:
 * @self: a page
 *
 * Closes what is open within the page.
 *
 * Returns: whether there was something
 */
gboolean
desk_page_go_back (DeskPage *self)
{
  g_return_val_if_fail (DESK_IS_PAGE (self), FALSE);

  if (DESK_PAGE_GET_CLASS (self)->go_back)
    return DESK_PAGE_GET_CLASS (self)->go_back (self);

  return FALSE;
}

/**
 * desk_page_shown:
 * @self: a page
 *
 * Tells a page that it is the one that the window shows.
 */
void
desk_page_shown (DeskPage *self)
{
  g_return_if_fail (DESK_IS_PAGE (self));

  if (DESK_PAGE_GET_CLASS (self)->shown)
    DESK_PAGE_GET_CLASS (self)->shown (self);
}

/**
 * desk_page_hidden:
 * @self: a page
 *
 * Tells a page that it is no longer the one that the window shows.
 */
void
desk_page_hidden (DeskPage *self)
{
  g_return_if_fail (DESK_IS_PAGE (self));

  if (DESK_PAGE_GET_CLASS (self)->hidden)
    DESK_PAGE_GET_CLASS (self)->hidden (self);
}

/**
 * desk_page_grab_content_focus:
 * @self: a page
 *
 * Puts the keyboard focus on the page's main content.
 */
void
desk_page_grab_content_focus (DeskPage *self)
{
  g_return_if_fail (DESK_IS_PAGE (self));

  if (DESK_PAGE_GET_CLASS (self)->grab_content_focus)
    DESK_PAGE_GET_CLASS (self)->grab_content_focus (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * desk_page_may_leave:
 * @self: a page
 *
 * Asks whether the page can go without losing anybody's work: its open form first, then the page. A page that
 * would lose some asks the person, and whoever wanted it to go waits for another attempt.
 *
 * Returns: whether the page can go
 */
gboolean
desk_page_may_leave (DeskPage *self)
{
  DeskForm *form;

  g_return_val_if_fail (DESK_IS_PAGE (self), TRUE);

  form = desk_form_get_open (GTK_WIDGET (self));
  if (form != NULL && !desk_form_may_leave (form))
    return FALSE;

  if (DESK_PAGE_GET_CLASS (self)->may_leave)
    return DESK_PAGE_GET_CLASS (self)->may_leave (self);

  return TRUE;
}

/**
 * desk_page_add_toast:
 * @self: a page
 * @toast: (transfer full): a toast
 *
 * Shows a toast in the window that the page is in.
 */
void
desk_page_add_toast (DeskPage *self, AdwToast *toast)
{
  GtkWidget *overlay;

  g_return_if_fail (DESK_IS_PAGE (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

/**
 * desk_page_report:
 * @self: a page
 * @what_failed: a translated sentence that says what failed
 * @error: why
 *
 * Shows a toast that says what failed, with a button that tells why; nothing for a cancellation.
 */
void
desk_page_report (DeskPage *self, const char *what_failed, const GError *error)
{
  g_return_if_fail (DESK_IS_PAGE (self));
  g_return_if_fail (error != NULL);

  if (!pbx_error_is_cancelled (error))
    desk_page_add_toast (self, desk_details_toast_new (GTK_WIDGET (self), what_failed, error));
}

/**
 * desk_page_go_to:
 * @self: a page
 * @name: the name of another page of the same window
 *
 * Shows another page, with the keyboard focus on it.
 *
 * Returns: (transfer none) (nullable): the page, %NULL where there is none of that name
 */
DeskPage *
desk_page_go_to (DeskPage *self, const char *name)
{
  GtkWidget *stack;
  GtkWidget *page;

  g_return_val_if_fail (DESK_IS_PAGE (self), NULL);

  stack = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_STACK);
  page = stack != NULL ? gtk_stack_get_child_by_name (GTK_STACK (stack), name) : NULL;
  if (page == NULL)
    return NULL;
  gtk_widget_activate_action (GTK_WIDGET (self), "workspace.show-page", "s", name);
  desk_page_grab_content_focus (DESK_PAGE (page));

  return DESK_PAGE (page);
}
