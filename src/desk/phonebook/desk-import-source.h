/* desk-import-source.h: a file of people, as it was read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats-card.h"

G_BEGIN_DECLS

/**
 * DeskImportField:
 *
 * What a column of a table holds. Any number of columns may hold numbers.
 */
typedef enum
{
  DESK_IMPORT_IGNORE,
  DESK_IMPORT_NAME,
  DESK_IMPORT_GIVEN_NAME,
  DESK_IMPORT_FAMILY_NAME,
  DESK_IMPORT_NUMBER,
  DESK_IMPORT_EMAIL,
  DESK_IMPORT_COMPANY,
  DESK_IMPORT_SPEED_DIAL,
  DESK_IMPORT_N_FIELDS
} DeskImportField;

/* A row of a table */
typedef struct
{
  char **cells;
  guint n_cells;
  guint line;
  FormatsProblem problem;
} DeskImportLine;

#define DESK_TYPE_IMPORT_SOURCE (desk_import_source_get_type ())

G_DECLARE_FINAL_TYPE (DeskImportSource, desk_import_source, DESK, IMPORT_SOURCE, GObject)

void desk_import_source_load_async (GFile *file,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void desk_import_source_reread_async (DeskImportSource *self,
                                      const char *encoding,
                                      char delimiter,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
DeskImportSource *desk_import_source_read_finish (GAsyncResult *result, GError **error);

const char *desk_import_source_get_name (DeskImportSource *self);
gboolean desk_import_source_is_table (DeskImportSource *self);
const char *desk_import_source_get_encoding (DeskImportSource *self);
char desk_import_source_get_delimiter (DeskImportSource *self);
guint desk_import_source_get_n_columns (DeskImportSource *self);
GPtrArray *desk_import_source_get_lines (DeskImportSource *self);
gboolean desk_import_source_guess_header (DeskImportSource *self);
void desk_import_source_guess_fields (DeskImportSource *self, gboolean header, GArray *fields);
GPtrArray *desk_import_source_make_cards (DeskImportSource *self, gboolean header, GArray *fields);
GPtrArray *
desk_import_source_make_first_cards (DeskImportSource *self, gboolean header, GArray *fields, guint max);

G_END_DECLS
