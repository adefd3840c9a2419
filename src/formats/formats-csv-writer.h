/* formats-csv-writer.h: rows to comma-separated text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FormatsCsvFlags:
 * @FORMATS_CSV_PLAIN: UTF-8 and commas, as RFC 4180 has it
 * @FORMATS_CSV_MARK: a byte order mark first, which spreadsheets want before they read UTF-8
 *
 * How to write.
 */
typedef enum
{
  FORMATS_CSV_PLAIN = 0,
  FORMATS_CSV_MARK = 1 << 0,
} FormatsCsvFlags;

void formats_csv_append_row (GString *text, const char *const *cells);

#define FORMATS_TYPE_CSV_WRITER (formats_csv_writer_get_type ())

G_DECLARE_FINAL_TYPE (FormatsCsvWriter, formats_csv_writer, FORMATS, CSV_WRITER, GObject)

FormatsCsvWriter *formats_csv_writer_new (GOutputStream *stream, FormatsCsvFlags flags);
void formats_csv_writer_add_row (FormatsCsvWriter *self, const char *const *cells);
gsize formats_csv_writer_get_pending (FormatsCsvWriter *self);
gboolean formats_csv_writer_flush (FormatsCsvWriter *self, GCancellable *cancellable, GError **error);
void formats_csv_writer_flush_async (FormatsCsvWriter *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean formats_csv_writer_flush_finish (FormatsCsvWriter *self, GAsyncResult *result, GError **error);

G_END_DECLS
