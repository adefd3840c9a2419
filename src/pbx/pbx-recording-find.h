/* pbx-recording-find.h: the recording of a call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-call.h"
#include "pbx-client.h"
#include "pbx-recording-info.h"

G_BEGIN_DECLS

void pbx_recording_find_async (PbxClient *client,
                               PbxCall *call,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
PbxRecordingInfo *pbx_recording_find_finish (PbxClient *client, GAsyncResult *result, GError **error);

G_END_DECLS
