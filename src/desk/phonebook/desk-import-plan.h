/* desk-import-plan.h: what an import is going to do, row by row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-import-row.h"
#include "desk-import-source.h"

G_BEGIN_DECLS

#define DESK_TYPE_IMPORT_PLAN (desk_import_plan_get_type ())

G_DECLARE_FINAL_TYPE (DeskImportPlan, desk_import_plan, DESK, IMPORT_PLAN, GObject)

void desk_import_plan_make_async (DeskImportSource *source,
                                  gboolean header,
                                  GArray *fields,
                                  GPtrArray *contacts,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
DeskImportPlan *desk_import_plan_make_finish (GAsyncResult *result, GError **error);

GPtrArray *desk_import_plan_get_rows (DeskImportPlan *self);
guint desk_import_plan_count (DeskImportPlan *self, DeskImportFate fate);
gboolean desk_import_plan_may_have_fate (DeskImportPlan *self, DeskImportRow *row, DeskImportFate fate);
void desk_import_plan_set_fate (DeskImportPlan *self, DeskImportRow *row, DeskImportFate fate);
void desk_import_plan_set_fates (DeskImportPlan *self, GPtrArray *rows, DeskImportFate fate);

G_END_DECLS
