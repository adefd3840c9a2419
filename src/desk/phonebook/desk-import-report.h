/* desk-import-report.h: tells what came of an import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-import-list.h"
#include "desk-import-runner.h"

G_BEGIN_DECLS

#define DESK_TYPE_IMPORT_REPORT (desk_import_report_get_type ())

G_DECLARE_FINAL_TYPE (DeskImportReport, desk_import_report, DESK, IMPORT_REPORT, AdwBin)

void desk_import_report_show (DeskImportReport *self, DeskImportRunner *runner, DeskImportPlan *plan);
char *desk_import_report_dup_text (DeskImportReport *self);

G_END_DECLS
