/* formats-file-writer.h: a file that is there whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FORMATS_TYPE_FILE_WRITER (formats_file_writer_get_type ())

G_DECLARE_FINAL_TYPE (FormatsFileWriter, formats_file_writer, FORMATS, FILE_WRITER, GObject)

void formats_file_writer_open_async (GFile *file,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
FormatsFileWriter *formats_file_writer_open_finish (GAsyncResult *result, GError **error);
GOutputStream *formats_file_writer_get_stream (FormatsFileWriter *self);
void formats_file_writer_commit_async (FormatsFileWriter *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean formats_file_writer_commit_finish (FormatsFileWriter *self, GAsyncResult *result, GError **error);
void formats_file_writer_abandon (FormatsFileWriter *self);

G_END_DECLS
