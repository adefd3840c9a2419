/* pbx-scan.h: a whole list of the device, page after page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"

G_BEGIN_DECLS

#define PBX_TYPE_SCAN (pbx_scan_get_type ())

G_DECLARE_FINAL_TYPE (PbxScan, pbx_scan, PBX, SCAN, GObject)

PbxScan *pbx_scan_new (PbxClient *client,
                       PbxEndpoint endpoint,
                       GType record_type,
                       JsonObject *parameters,
                       guint page_size);
void pbx_scan_next_async (PbxScan *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
GPtrArray *pbx_scan_next_finish (PbxScan *self, GAsyncResult *result, GError **error);
gint64 pbx_scan_get_total (PbxScan *self);
gint64 pbx_scan_get_fetched (PbxScan *self);

G_END_DECLS
