/* pbx-dial.h: placing calls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"

G_BEGIN_DECLS

void pbx_call_dial_async (PbxClient *client,
                          const char *exten,
                          const char *number,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean pbx_call_dial_finish (PbxClient *client, GAsyncResult *result, GError **error);

G_END_DECLS
