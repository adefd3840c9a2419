/* desk-call-export-dialog.h: shows how calls are written to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-session.h"
#include "desk-work-view.h"

#include "pbx-list.h"

G_BEGIN_DECLS

#define DESK_TYPE_CALL_EXPORT_DIALOG (desk_call_export_dialog_get_type ())

G_DECLARE_FINAL_TYPE (DeskCallExportDialog, desk_call_export_dialog, DESK, CALL_EXPORT_DIALOG, AdwWindow)

DeskCallExportDialog *
desk_call_export_dialog_present (GtkWindow *parent, DeskSession *session, PbxList *list, GFile *file);
const char *desk_call_export_dialog_get_step (DeskCallExportDialog *self);

G_END_DECLS
