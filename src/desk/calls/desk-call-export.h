/* desk-call-export.h: calls to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-directory.h"
#include "pbx-scan.h"

G_BEGIN_DECLS

void desk_call_export_async (PbxScan *scan,
                             PbxDirectory *directory,
                             GFile *file,
                             GFileProgressCallback progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gint64 desk_call_export_finish (PbxScan *scan, GAsyncResult *result, GError **error);

G_END_DECLS
