/* desk-workspace.c: the pages of a device that somebody is signed in to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-workspace.h"

#include "desk-connection-banner.h"
#include "desk-page-menu.h"
#include "desk-downloads-button.h"
#include "desk-mpris.h"
#include "desk-player.h"
#include "desk-sidebar.h"
#include "desk-width-layout.h"

#include <glib/gi18n.h>

/**
 * DeskWorkspace:
 *
 * The sidebar and the pages of one device. It lasts as long as the session: signing out takes it away
 * with all that its pages hold.
 */
struct _DeskWorkspace
{
  AdwBin parent_instance;

  /* owned */
  DeskSession *session;
  DeskConnection *connection;
  GListStore *pages;
  GHashTable *stale; /* pages that missed a reconnection while they were hidden; borrowed keys */
  GSignalGroup *page_signals;
  GBindingGroup *page_bindings;
  DeskMpris *mpris;

  /* of the template */
  AdwLeaflet *leaflet;
  GtkWidget *sidebar_pane;
  GtkWidget *content_pane;
  DeskSidebar *sidebar;
  AdwWindowTitle *sidebar_title;
  AdwWindowTitle *content_title;
  GtkWidget *back_button;
  GtkWidget *sidebar_toggle;
  GtkWidget *search_button;
  GtkWidget *add_button;
  DeskPageMenu *page_menu;
  GtkWidget *refresh_button;
  GtkStack *refresh_stack;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  DeskConnectionBanner *banner;
  DeskDownloadsButton *downloads_button;
  DeskPlayer *player;
  GtkStack *stack;

  /* borrowed */
  DeskPage *page;

  /* plain */
  int width;
  gboolean show_sidebar;
  gboolean was_lost; /* the connection was lost since the pages were last refreshed */
};

/* Below this, a page's title needs the room of what the menu has too */
#define NARROW_WIDTH 600

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_SHOW_SIDEBAR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskWorkspace, desk_workspace, ADW_TYPE_BIN)

static int
desk_workspace_compare_pages (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return (int) desk_page_get_group ((DeskPage *) a) - (int) desk_page_get_group ((DeskPage *) b);
}

static void
desk_workspace_update_page_cb (DeskWorkspace *self)
{
  gboolean can_search = self->page && desk_page_get_can_search (self->page);
  gboolean can_add = self->page && desk_page_get_can_add (self->page);
  g_autofree char *add_label = NULL;
  gboolean busy = FALSE;

  if (self->page)
    g_object_get (self->page, "add-label", &add_label, "busy", &busy, NULL);

  gtk_widget_set_visible (self->search_button, can_search);
  gtk_widget_set_visible (self->add_button, can_add);
  gtk_widget_set_tooltip_text (self->add_button, add_label ? add_label : _ ("Add"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  add_label ? add_label : _ ("Add"), -1);
  gtk_stack_set_visible_child_name (self->refresh_stack, busy ? "busy" : "ready");
  gtk_search_bar_set_key_capture_widget (self->search_bar, can_search ? GTK_WIDGET (self->stack) : NULL);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
desk_workspace_search_changed_cb (DeskWorkspace *self)
{
  if (self->page)
    desk_page_search (self->page, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

/* Enter and Down lead from the entry to what was found. */
static void
desk_workspace_search_activate_cb (DeskWorkspace *self)
{
  if (self->page)
    desk_page_grab_content_focus (self->page);
}

static gboolean
desk_workspace_search_key_cb (DeskWorkspace *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  desk_workspace_search_activate_cb (self);

  return GDK_EVENT_STOP;
}

static void
desk_workspace_sidebar_activated_cb (DeskWorkspace *self, DeskPage *page)
{
  desk_workspace_show_page (self, page);
  adw_leaflet_set_visible_child (self->leaflet, self->content_pane);
}

/* The sidebar tells of the connection. Where it is out of sight, the page's title does. */
static void
desk_workspace_update_subtitle_cb (DeskWorkspace *self)
{
  gboolean away = adw_leaflet_get_folded (self->leaflet) || !self->show_sidebar;
  const char *word = self->connection != NULL && away ? desk_connection_get_word (self->connection) : NULL;
  const char *age = word != NULL ? desk_connection_get_age (self->connection) : NULL;
  g_autofree char *text = age != NULL ? g_strdup_printf ("%s · %s", word, age) : g_strdup (word);

  adw_window_title_set_subtitle (self->content_title, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->content_title), text);
}

static void
desk_workspace_update_panes (DeskWorkspace *self)
{
  gboolean folded = adw_leaflet_get_folded (self->leaflet);
  gboolean narrow = folded || (self->width > 0 && self->width < NARROW_WIDTH);

  /* A narrow window shows one pane at a time, and Back is the way to the sidebar. */
  gtk_widget_set_visible (self->sidebar_pane, self->show_sidebar);
  gtk_widget_set_visible (self->back_button, folded);
  gtk_widget_set_visible (self->sidebar_toggle, !folded);
  /* The menu has it too, and the title needs the room. */
  gtk_widget_set_visible (self->refresh_button, !narrow);
  desk_workspace_update_subtitle_cb (self);
}

static void
desk_workspace_width_changed_cb (DeskWorkspace *self, GParamSpec *pspec, DeskWidthLayout *layout)
{
  self->width = desk_width_layout_get_width (layout);
  desk_workspace_update_panes (self);
}

static void
desk_workspace_connection_changed_cb (DeskWorkspace *self)
{
  switch (desk_connection_get_state (self->connection))
    {
    case PBX_CONNECTION_RETRYING:
    case PBX_CONNECTION_SIGNED_OUT:
    case PBX_CONNECTION_BLOCKED:
      self->was_lost = TRUE;
      return;
    case PBX_CONNECTION_LIVE:
      break;
    case PBX_CONNECTION_IDLE:
    case PBX_CONNECTION_CONNECTING:
    default:
      return;
    }

  if (!self->was_lost)
    return;

  self->was_lost = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->pages)); i++)
    {
      g_autoptr (DeskPage) page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);

      if (page != self->page)
        g_hash_table_add (self->stale, page);
    }

  desk_session_refresh_references (self->session);
  if (self->page)
    desk_page_refresh (self->page);
}

static void
desk_workspace_dispose (GObject *object)
{
  DeskWorkspace *self = DESK_WORKSPACE (object);

  if (self->page_signals)
    g_signal_group_set_target (self->page_signals, NULL);
  if (self->page_bindings)
    g_binding_group_set_source (self->page_bindings, NULL);
  if (self->page)
    desk_page_hidden (self->page);
  self->page = NULL;

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->page_signals);
  g_clear_object (&self->page_bindings);
  g_clear_object (&self->mpris);
  g_clear_object (&self->connection);
  g_clear_object (&self->pages);
  g_clear_object (&self->session);
  g_clear_pointer (&self->stale, g_hash_table_unref);

  G_OBJECT_CLASS (desk_workspace_parent_class)->dispose (object);
}

static void
desk_workspace_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskWorkspace *self = DESK_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      g_value_set_object (value, self->page);
      break;
    case PROP_SHOW_SIDEBAR:
      g_value_set_boolean (value, self->show_sidebar);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_workspace_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskWorkspace *self = DESK_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      desk_workspace_show_page (self, g_value_get_object (value));
      break;
    case PROP_SHOW_SIDEBAR:
      if (self->show_sidebar != g_value_get_boolean (value))
        {
          self->show_sidebar = g_value_get_boolean (value);
          desk_workspace_update_panes (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
show_page_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_workspace_show_named (DESK_WORKSPACE (widget), g_variant_get_string (parameter, NULL));
}

static void
desk_workspace_class_init (DeskWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = desk_workspace_dispose;
  object_class->get_property = desk_workspace_get_property;
  object_class->set_property = desk_workspace_set_property;

  /**
   * DeskWorkspace:page:
   *
   * The page that is shown. Notified too when what the page can do changes.
   */
  properties[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, DESK_TYPE_PAGE, flags);
  /**
   * DeskWorkspace:show-sidebar:
   *
   * Whether a wide window shows the sidebar.
   */
  properties[PROP_SHOW_SIDEBAR] = g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "workspace.show-page", "s", show_page_action_cb);

  g_type_ensure (DESK_TYPE_CONNECTION_BANNER);
  g_type_ensure (DESK_TYPE_PAGE_MENU);
  g_type_ensure (DESK_TYPE_DOWNLOADS_BUTTON);
  g_type_ensure (DESK_TYPE_PLAYER);
  g_type_ensure (DESK_TYPE_SIDEBAR);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fcm5600/FrontDesk/window/desk-workspace.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, leaflet);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, sidebar_pane);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, content_pane);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, sidebar_title);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, content_title);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, back_button);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, sidebar_toggle);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, search_button);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, add_button);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, page_menu);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, refresh_stack);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, search_bar);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, banner);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, downloads_button);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, player);
  gtk_widget_class_bind_template_child (widget_class, DeskWorkspace, stack);
  gtk_widget_class_bind_template_callback (widget_class, desk_workspace_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, desk_workspace_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, desk_workspace_search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, desk_workspace_sidebar_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, desk_workspace_update_panes);

  /* Not an application's accelerator: a popover, an entry or a form gets its Escape first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.go-back", NULL);
}

static void
desk_workspace_init (DeskWorkspace *self)
{
  static const char *const watched[] = { "notify::can-search", "notify::can-add", "notify::add-label",
                                         "notify::busy" };

  GtkLayoutManager *layout;

  self->show_sidebar = TRUE;
  self->pages = g_list_store_new (DESK_TYPE_PAGE);
  self->stale = g_hash_table_new (NULL, NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  layout = desk_width_layout_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), layout);
  g_signal_connect_object (layout, "notify::width", G_CALLBACK (desk_workspace_width_changed_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  desk_sidebar_set_pages (self->sidebar, G_LIST_MODEL (self->pages));

  self->page_bindings = g_binding_group_new ();
  g_binding_group_bind (self->page_bindings, "title", self->content_title, "title", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->page_bindings, "search-placeholder", self->search_entry, "placeholder-text",
                        G_BINDING_SYNC_CREATE);
  self->page_signals = g_signal_group_new (DESK_TYPE_PAGE);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_group_connect_object (self->page_signals, watched[i], G_CALLBACK (desk_workspace_update_page_cb),
                                   self, G_CONNECT_SWAPPED);

  /* A narrow window opens with the page, not with the list of pages. */
  adw_leaflet_set_visible_child (self->leaflet, self->content_pane);
  desk_workspace_update_panes (self);
}

/**
 * desk_workspace_new:
 * @session: a device that somebody is signed in to
 *
 * Returns: (transfer floating): a workspace without pages
 */
DeskWorkspace *
desk_workspace_new (DeskSession *session)
{
  DeskWorkspace *self = g_object_new (DESK_TYPE_WORKSPACE, NULL);
  PbxAddress *address = pbx_client_get_address (desk_session_get_client (session));
  gboolean demo = g_settings_get_boolean (desk_session_get_device_settings (session), "demo");

  self->session = g_object_ref (session);
  self->connection = desk_connection_new (desk_session_get_monitor (session));
  g_signal_connect_object (desk_session_get_monitor (session), "notify::connection",
                           G_CALLBACK (desk_workspace_connection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->connection, "changed", G_CALLBACK (desk_workspace_update_subtitle_cb), self,
                           G_CONNECT_SWAPPED);
  desk_workspace_update_subtitle_cb (self);
  desk_connection_banner_set_connection (self->banner, self->connection);
  desk_sidebar_set_connection (self->sidebar, self->connection);
  desk_downloads_button_set_downloads (self->downloads_button, desk_session_get_downloads (session));
  desk_player_set_playback (self->player, desk_session_get_playback (session));
  self->mpris = desk_mpris_new (desk_session_get_playback (session));
  adw_window_title_set_subtitle (self->sidebar_title,
                                 demo ? _ ("Demonstration") : pbx_address_to_string (address));

  return self;
}

/**
 * desk_workspace_get_session:
 * @self: a workspace
 *
 * Returns: (transfer none): the device that the pages show
 */
DeskSession *
desk_workspace_get_session (DeskWorkspace *self)
{
  g_return_val_if_fail (DESK_IS_WORKSPACE (self), NULL);

  return self->session;
}

/**
 * desk_workspace_add_page:
 * @self: a workspace
 * @page: a page
 *
 * Adds a page, behind those of its group.
 */
void
desk_workspace_add_page (DeskWorkspace *self, DeskPage *page)
{
  g_return_if_fail (DESK_IS_WORKSPACE (self));
  g_return_if_fail (DESK_IS_PAGE (page));

  gtk_stack_add_named (self->stack, GTK_WIDGET (page), gtk_widget_get_name (GTK_WIDGET (page)));
  g_list_store_insert_sorted (self->pages, page, desk_workspace_compare_pages, NULL);
}

/**
 * desk_workspace_get_page:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the page that is shown
 */
DeskPage *
desk_workspace_get_page (DeskWorkspace *self)
{
  g_return_val_if_fail (DESK_IS_WORKSPACE (self), NULL);

  return self->page;
}

/**
 * desk_workspace_show_page:
 * @self: a workspace
 * @page: one of its pages
 *
 * Shows a page.
 */
void
desk_workspace_show_page (DeskWorkspace *self, DeskPage *page)
{
  DeskPage *before = self->page;

  g_return_if_fail (DESK_IS_WORKSPACE (self));
  g_return_if_fail (DESK_IS_PAGE (page));

  if (before == page)
    return;

  if (before != NULL)
    {
      /* A search belongs to its page. The entry tells of its end only later, when the page is another. */
      if (gtk_search_bar_get_search_mode (self->search_bar))
        desk_page_search (before, "");
      gtk_search_bar_set_search_mode (self->search_bar, FALSE);
      desk_page_hidden (before);
    }

  self->page = page;
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (page));
  g_signal_group_set_target (self->page_signals, page);
  g_binding_group_set_source (self->page_bindings, page);
  desk_page_menu_set_page (self->page_menu, page);
  desk_sidebar_select (self->sidebar, page);
  desk_workspace_update_page_cb (self);

  desk_page_shown (page);
  if (g_hash_table_remove (self->stale, page))
    desk_page_refresh (page);
}

/**
 * desk_workspace_show_nth:
 * @self: a workspace
 * @position: which page, from 0
 *
 * Shows a page by its place in the sidebar.
 */
void
desk_workspace_show_nth (DeskWorkspace *self, guint position)
{
  g_autoptr (DeskPage) page = NULL;

  g_return_if_fail (DESK_IS_WORKSPACE (self));

  page = g_list_model_get_item (G_LIST_MODEL (self->pages), position);
  if (page == NULL)
    return;

  desk_workspace_sidebar_activated_cb (self, page);
  desk_page_grab_content_focus (page);
}

/**
 * desk_workspace_show_named:
 * @self: a workspace
 * @name: a page's name
 *
 * Shows a page by its name, the first one where no page has it.
 */
void
desk_workspace_show_named (DeskWorkspace *self, const char *name)
{
  GtkWidget *child;

  g_return_if_fail (DESK_IS_WORKSPACE (self));

  child = name && *name ? gtk_stack_get_child_by_name (self->stack, name) : NULL;
  if (child != NULL)
    {
      desk_workspace_show_page (self, DESK_PAGE (child));
    }
  else
    {
      g_autoptr (DeskPage) first = g_list_model_get_item (G_LIST_MODEL (self->pages), 0);

      if (first != NULL)
        desk_workspace_show_page (self, first);
    }
}

/**
 * desk_workspace_search:
 * @self: a workspace
 *
 * Opens the search of the page that is shown and puts the focus there.
 */
void
desk_workspace_search (DeskWorkspace *self)
{
  g_return_if_fail (DESK_IS_WORKSPACE (self));

  if (self->page == NULL || !desk_page_get_can_search (self->page))
    return;

  adw_leaflet_set_visible_child (self->leaflet, self->content_pane);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

/**
 * desk_workspace_refresh:
 * @self: a workspace
 *
 * Asks the device anew for what the page shows and for what is live.
 */
void
desk_workspace_refresh (DeskWorkspace *self)
{
  g_return_if_fail (DESK_IS_WORKSPACE (self));

  pbx_monitor_poll_now (desk_session_get_monitor (self->session));
  desk_session_refresh_references (self->session);
  if (self->page)
    desk_page_refresh (self->page);
}

/**
 * desk_workspace_show_sidebar_pane:
 * @self: a workspace
 *
 * Goes from the page to the sidebar where a narrow window shows one of them.
 */
void
desk_workspace_show_sidebar_pane (DeskWorkspace *self)
{
  g_return_if_fail (DESK_IS_WORKSPACE (self));

  adw_leaflet_set_visible_child (self->leaflet, self->sidebar_pane);
}

/**
 * desk_workspace_go_back:
 * @self: a workspace
 *
 * Closes what was opened last: what is open in the page, the search, then the page itself where the
 * window is narrow.
 *
 * Returns: whether there was something
 */
gboolean
desk_workspace_go_back (DeskWorkspace *self)
{
  g_return_val_if_fail (DESK_IS_WORKSPACE (self), FALSE);

  if (self->page && desk_page_go_back (self->page))
    return TRUE;

  if (gtk_search_bar_get_search_mode (self->search_bar))
    {
      gtk_search_bar_set_search_mode (self->search_bar, FALSE);
      if (self->page)
        desk_page_grab_content_focus (self->page);
      return TRUE;
    }

  if (adw_leaflet_get_folded (self->leaflet))
    return adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);

  return FALSE;
}

/**
 * desk_workspace_may_leave:
 * @self: a workspace
 *
 * Asks the pages whether the session can end. The first that would lose work asks the person.
 *
 * Returns: whether all pages can go
 */
gboolean
desk_workspace_may_leave (DeskWorkspace *self)
{
  g_return_val_if_fail (DESK_IS_WORKSPACE (self), TRUE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->pages)); i++)
    {
      g_autoptr (DeskPage) page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);

      if (!desk_page_may_leave (page))
        return FALSE;
    }

  return TRUE;
}
