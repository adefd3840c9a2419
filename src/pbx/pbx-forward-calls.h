/* pbx-forward-calls.h: what can be asked of a device's call forwards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"
#include "pbx-extension-name.h"
#include "pbx-forward.h"

G_BEGIN_DECLS

void pbx_forward_add_async (PbxClient *client,
                            PbxForward *forward,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean pbx_forward_add_finish (PbxClient *client, GAsyncResult *result, GError **error);

void pbx_forward_update_async (PbxClient *client,
                               PbxForward *forward,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean pbx_forward_update_finish (PbxClient *client, GAsyncResult *result, GError **error);

void pbx_forwards_delete_all_async (PbxClient *client,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean pbx_forwards_delete_all_finish (PbxClient *client, GAsyncResult *result, GError **error);

void pbx_forward_candidates_async (PbxClient *client,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GListModel *pbx_forward_candidates_finish (PbxClient *client, GAsyncResult *result, GError **error);

G_END_DECLS
