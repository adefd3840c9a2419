/* desk-converter.h: what downloads become on their way to the disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Of the kinds PbxConverter and PbxConverterFinish */
void desk_converter_convert (const char *source_path,
                             const char *target_path,
                             const char *conversion,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean desk_converter_convert_finish (GAsyncResult *result, GError **error);

G_END_DECLS
