/* pbx-wakeup-calls.h: what can be asked of a device's wake-up calls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"
#include "pbx-wakeup.h"

G_BEGIN_DECLS

void pbx_wakeups_add_async (PbxClient *client,
                            const char *const *extens,
                            PbxWallTime time,
                            gint64 music_id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean pbx_wakeups_add_finish (PbxClient *client, GAsyncResult *result, GError **error);

void pbx_wakeups_update_async (PbxClient *client,
                               GPtrArray *wakeups,
                               PbxWallTime time,
                               gint64 music_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean pbx_wakeups_update_finish (PbxClient *client, GAsyncResult *result, GError **error);

G_END_DECLS
