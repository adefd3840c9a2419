/* desk-import-preview.h: shows what an import is going to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-import-list.h"

G_BEGIN_DECLS

#define DESK_TYPE_IMPORT_PREVIEW (desk_import_preview_get_type ())

G_DECLARE_FINAL_TYPE (DeskImportPreview, desk_import_preview, DESK, IMPORT_PREVIEW, AdwBin)

void desk_import_preview_set_plan (DeskImportPreview *self, DeskImportPlan *plan);
void desk_import_preview_set_filter (DeskImportPreview *self, int fate);
DeskImportList *desk_import_preview_get_list (DeskImportPreview *self);

G_END_DECLS
