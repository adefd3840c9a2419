/* desk-deletion.h: deleting with Undo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-page.h"

#include "pbx-list.h"

G_BEGIN_DECLS

#define DESK_TYPE_DELETION (desk_deletion_get_type ())

G_DECLARE_FINAL_TYPE (DeskDeletion, desk_deletion, DESK, DELETION, GObject)

DeskDeletion *desk_deletion_new (DeskPage *page,
                                 PbxList *list,
                                 PbxClient *client,
                                 PbxEndpoint endpoint,
                                 const char *member,
                                 gboolean numeric);
void desk_deletion_delete (DeskDeletion *self, const char *const *keys, const char *what_happened);
void desk_deletion_undo (DeskDeletion *self);
void desk_deletion_flush (DeskDeletion *self);
gboolean desk_deletion_get_pending (DeskDeletion *self);
gboolean desk_deletion_get_busy (DeskDeletion *self);

G_END_DECLS
