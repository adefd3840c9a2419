/* pbx-fetch-all.h: all rows of a list at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"

G_BEGIN_DECLS

void pbx_fetch_all_async (PbxClient *client,
                          PbxEndpoint endpoint,
                          GType record_type,
                          JsonObject *parameters,
                          GFileProgressCallback progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
GPtrArray *pbx_fetch_all_finish (PbxClient *client, GAsyncResult *result, GError **error);

G_END_DECLS
