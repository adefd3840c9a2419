/* formats-csv-reader.h: rows from comma-separated text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats-error.h"

G_BEGIN_DECLS

/* What is longer is not a cell of a phonebook but a mistake, such as a quote that was never closed. */
#define FORMATS_CSV_MAX_CELL (32 * 1024)
#define FORMATS_CSV_MAX_CELLS 256

typedef struct _FormatsCsvReader FormatsCsvReader;

char formats_csv_guess_delimiter (const char *text);

FormatsCsvReader *formats_csv_reader_new (const char *text, char delimiter);
void formats_csv_reader_free (FormatsCsvReader *self);
gboolean
formats_csv_reader_next (FormatsCsvReader *self, GPtrArray *cells, guint *line, FormatsProblem *problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormatsCsvReader, formats_csv_reader_free)

G_END_DECLS
