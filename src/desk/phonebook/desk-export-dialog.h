/* desk-export-dialog.h: exports contacts to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-file-chooser.h"
#include "desk-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_EXPORT_DIALOG (desk_export_dialog_get_type ())

G_DECLARE_FINAL_TYPE (DeskExportDialog, desk_export_dialog, DESK, EXPORT_DIALOG, AdwWindow)

DeskExportDialog *desk_export_dialog_present (GtkWindow *parent, DeskSession *session, GPtrArray *selected);
void desk_export_dialog_set_chooser (DeskExportDialog *self, DeskFileChooser *chooser);
const char *desk_export_dialog_get_step (DeskExportDialog *self);

G_END_DECLS
