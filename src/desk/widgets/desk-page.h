/* desk-page.h: the base class of the window's pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DeskPageGroup:
 *
 * Where a page stands in the sidebar: pages of a group stand together, in this order.
 */
typedef enum
{
  DESK_PAGE_GROUP_RECEPTION, /* what reception does all day */
  DESK_PAGE_GROUP_HISTORY,   /* what was: calls, recordings */
  DESK_PAGE_GROUP_MANAGE,    /* what administrators set up */
} DeskPageGroup;

#define DESK_TYPE_PAGE_GROUP (desk_page_group_get_type ())

GType desk_page_group_get_type (void);

#define DESK_TYPE_PAGE (desk_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (DeskPage, desk_page, DESK, PAGE, AdwBin)

/**
 * DeskPageClass:
 * @search: the person typed in the search entry; only pages with [property@Page:can-search]
 * @refresh: Refresh was asked for, or the connection came back
 * @add: Add was asked for; only pages with [property@Page:can-add]
 * @go_back: Escape or Back: close what is open within the page. TRUE when there was something
 * @shown: the page is now the one that the window shows
 * @hidden: the page is no longer the one that the window shows
 * @grab_content_focus: put the keyboard focus on the page's main content
 * @may_leave: the window or the session is about to end. FALSE when work would be lost; the page has
 *   asked the person about it then. A form that is open over the page is asked before
 */
struct _DeskPageClass
{
  AdwBinClass parent_class;

  void (*search) (DeskPage *self, const char *text);
  void (*refresh) (DeskPage *self);
  void (*add) (DeskPage *self);
  gboolean (*go_back) (DeskPage *self);
  void (*shown) (DeskPage *self);
  void (*hidden) (DeskPage *self);
  void (*grab_content_focus) (DeskPage *self);
  gboolean (*may_leave) (DeskPage *self);
};

/* Properties: name (GtkWidget's, the id for settings), title, icon-name, group, badge (shown when not 0),
 * can-search, can-add, add-label, search-placeholder, session (construct only), busy (shows a spinner),
 * menu-model (a menu for the whole page, in the header bar). */
const char *desk_page_get_title (DeskPage *self);
const char *desk_page_get_icon_name (DeskPage *self);
DeskPageGroup desk_page_get_group (DeskPage *self);
gboolean desk_page_get_can_search (DeskPage *self);
gboolean desk_page_get_can_add (DeskPage *self);
DeskSession *desk_page_get_session (DeskPage *self);
GMenuModel *desk_page_get_menu_model (DeskPage *self);
void desk_page_set_actions (DeskPage *self, const char *prefix, GActionGroup *actions);
GActionGroup *desk_page_get_actions (DeskPage *self, const char **prefix);
void desk_page_set_badge (DeskPage *self, guint badge);
void desk_page_set_busy (DeskPage *self, gboolean busy);

void desk_page_search (DeskPage *self, const char *text);
void desk_page_refresh (DeskPage *self);
void desk_page_add (DeskPage *self);
gboolean desk_page_go_back (DeskPage *self);
void desk_page_shown (DeskPage *self);
void desk_page_hidden (DeskPage *self);
void desk_page_grab_content_focus (DeskPage *self);
gboolean desk_page_may_leave (DeskPage *self);

/* Shows another page of the window. */
DeskPage *desk_page_go_to (DeskPage *self, const char *name);

/* Shows a toast in the window that the page is in; takes the toast. */
void desk_page_add_toast (DeskPage *self, AdwToast *toast);
/* A toast that says what failed, with Details; nothing for a cancellation. */
void desk_page_report (DeskPage *self, const char *what_failed, const GError *error);

G_END_DECLS
