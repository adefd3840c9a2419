/* pbx-cache.h: recordings that were fetched to be played
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"
#include "pbx-recording-info.h"
#include "pbx-transfer.h"

G_BEGIN_DECLS

#define PBX_TYPE_CACHE (pbx_cache_get_type ())

G_DECLARE_FINAL_TYPE (PbxCache, pbx_cache, PBX, CACHE, GObject)

PbxCache *pbx_cache_new (const char *folder, guint64 limit);
void pbx_cache_set_limit (PbxCache *self, guint64 limit);
void pbx_cache_fetch_async (PbxCache *self,
                            PbxClient *client,
                            PbxRecordingInfo *info,
                            PbxTransferFunc func,
                            gpointer func_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
char *pbx_cache_fetch_finish (PbxCache *self, GAsyncResult *result, GError **error);
void pbx_cache_measure_async (PbxCache *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gint64 pbx_cache_measure_finish (PbxCache *self, GAsyncResult *result, GError **error);
void pbx_cache_clear_async (PbxCache *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean pbx_cache_clear_finish (PbxCache *self, GAsyncResult *result, GError **error);

G_END_DECLS
