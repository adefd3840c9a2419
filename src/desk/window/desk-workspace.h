/* desk-workspace.h: the pages of a device that somebody is signed in to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-page.h"

G_BEGIN_DECLS

#define DESK_TYPE_WORKSPACE (desk_workspace_get_type ())

G_DECLARE_FINAL_TYPE (DeskWorkspace, desk_workspace, DESK, WORKSPACE, AdwBin)

DeskWorkspace *desk_workspace_new (DeskSession *session);
DeskSession *desk_workspace_get_session (DeskWorkspace *self);
void desk_workspace_add_page (DeskWorkspace *self, DeskPage *page);
DeskPage *desk_workspace_get_page (DeskWorkspace *self);
void desk_workspace_show_page (DeskWorkspace *self, DeskPage *page);
void desk_workspace_show_nth (DeskWorkspace *self, guint position);
void desk_workspace_show_named (DeskWorkspace *self, const char *name);
void desk_workspace_search (DeskWorkspace *self);
void desk_workspace_refresh (DeskWorkspace *self);
void desk_workspace_show_sidebar_pane (DeskWorkspace *self);
gboolean desk_workspace_go_back (DeskWorkspace *self);

G_END_DECLS
