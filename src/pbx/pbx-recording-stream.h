/* pbx-recording-stream.h: a recording's bytes, and whether they are sound at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-transport.h"

G_BEGIN_DECLS

void pbx_recording_stream_open_async (gpointer source,
                                      PbxTransport *transport,
                                      const char *token,
                                      const char *play_url,
                                      gint64 offset,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GInputStream *
pbx_recording_stream_open_finish (GAsyncResult *result, gint64 *offset, gint64 *length, GError **error);

G_END_DECLS
