/* desk-import-list.h: people of an import, in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-import-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_IMPORT_LIST (desk_import_list_get_type ())

G_DECLARE_FINAL_TYPE (DeskImportList, desk_import_list, DESK, IMPORT_LIST, AdwBin)

void desk_import_list_set_plan (DeskImportList *self, DeskImportPlan *plan);
void desk_import_list_set_rows (DeskImportList *self, GPtrArray *rows);
guint desk_import_list_get_n_rows (DeskImportList *self);
gboolean desk_import_list_get_filled (DeskImportList *self);

G_END_DECLS
