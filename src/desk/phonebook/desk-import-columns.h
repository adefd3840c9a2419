/* desk-import-columns.h: asks what the columns of a table hold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-import-source.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_IMPORT_COLUMNS (desk_import_columns_get_type ())

G_DECLARE_FINAL_TYPE (DeskImportColumns, desk_import_columns, DESK, IMPORT_COLUMNS, AdwBin)

DeskImportSource *desk_import_columns_get_source (DeskImportColumns *self);
void desk_import_columns_set_source (DeskImportColumns *self, DeskImportSource *source);
gboolean desk_import_columns_get_header (DeskImportColumns *self);
GArray *desk_import_columns_get_fields (DeskImportColumns *self);
gboolean desk_import_columns_get_complete (DeskImportColumns *self);

G_END_DECLS
