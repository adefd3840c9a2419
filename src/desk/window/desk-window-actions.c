/* desk-window-actions.c: what the window can be told to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-window-private.h"

static void
search_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desk_workspace_search (desk_window_get_workspace (user_data));
}

static void
add_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desk_page_add (desk_workspace_get_page (desk_window_get_workspace (user_data)));
}

static void
refresh_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desk_workspace_refresh (desk_window_get_workspace (user_data));
}

static void
go_back_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desk_workspace_go_back (desk_window_get_workspace (user_data));
}

static void
show_pages_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desk_workspace_show_sidebar_pane (desk_window_get_workspace (user_data));
}

static void
page_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  int position = g_variant_get_int32 (parameter);

  if (position >= 1)
    desk_workspace_show_nth (desk_window_get_workspace (user_data), (guint) position - 1);
}

static void
toggle_sidebar_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskWorkspace *workspace = desk_window_get_workspace (user_data);
  gboolean shown;

  g_object_get (workspace, "show-sidebar", &shown, NULL);
  g_object_set (workspace, "show-sidebar", !shown, NULL);
}

static void
try_now_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pbx_monitor_poll_now (desk_session_get_monitor (desk_window_get_session (user_data)));
}

static void
sign_in_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desk_window_guard_sign_in (desk_window_get_guard (user_data));
}

static void
review_certificate_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desk_window_guard_review (desk_window_get_guard (user_data));
}

static void
sign_out_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desk_window_sign_out (user_data);
}

static const GActionEntry entries[] = {
  { "search", search_action },
  { "add", add_action },
  { "refresh", refresh_action },
  { "go-back", go_back_action },
  { "show-pages", show_pages_action },
  { "page", page_action, "i" },
  { "toggle-sidebar", toggle_sidebar_action },
  { "try-now", try_now_action },
  { "sign-in", sign_in_action },
  { "review-certificate", review_certificate_action },
  { "sign-out", sign_out_action },
};

/* Adds the window's actions. */
void
desk_window_actions_init (DeskWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  desk_window_actions_update (self);
}

/* The one place that says which actions make sense now. */
void
desk_window_actions_update (DeskWindow *self)
{
  DeskWorkspace *workspace = desk_window_get_workspace (self);
  DeskPage *page = workspace ? desk_workspace_get_page (workspace) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name);
      gboolean enabled = workspace != NULL;

      if (g_str_equal (entries[i].name, "search"))
        enabled = page && desk_page_get_can_search (page);
      else if (g_str_equal (entries[i].name, "add"))
        enabled = page && desk_page_get_can_add (page);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
    }
}
