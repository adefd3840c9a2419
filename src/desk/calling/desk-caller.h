/* desk-caller.h: places calls for the person at this desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"
#include "pbx-directory.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_CALLER (desk_caller_get_type ())

G_DECLARE_FINAL_TYPE (DeskCaller, desk_caller, DESK, CALLER, GObject)

DeskCaller *desk_caller_new (PbxClient *client, PbxDirectory *directory, GSettings *device_settings);

/* Properties: own-extension, busy */
const char *desk_caller_get_own_extension (DeskCaller *self);
void desk_caller_set_own_extension (DeskCaller *self, const char *exten);
gboolean desk_caller_get_busy (DeskCaller *self);
void desk_caller_choose_own_extension (DeskCaller *self, GtkWidget *parent);

void desk_caller_call_async (DeskCaller *self,
                             GtkWidget *parent,
                             const char *number,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean desk_caller_call_finish (DeskCaller *self, GAsyncResult *result, GError **error);

G_END_DECLS
