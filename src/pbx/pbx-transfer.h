/* pbx-transfer.h: one recording into one file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"

G_BEGIN_DECLS

/* Called in the main loop; @total is -1 where the device does not say it */
typedef void (*PbxTransferFunc) (gint64 received, gint64 total, gpointer user_data);

void pbx_transfer_async (PbxClient *client,
                         const char *play_url,
                         int fd,
                         gint64 offset,
                         guint patience,
                         PbxTransferFunc func,
                         gpointer func_data,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean pbx_transfer_finish (GAsyncResult *result, gint64 *size, GError **error);

G_END_DECLS
