/* desk-import-assistant.h: imports contacts from a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-file-chooser.h"
#include "desk-import-runner.h"
#include "desk-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_IMPORT_ASSISTANT (desk_import_assistant_get_type ())

G_DECLARE_FINAL_TYPE (DeskImportAssistant, desk_import_assistant, DESK, IMPORT_ASSISTANT, AdwWindow)

DeskImportAssistant *desk_import_assistant_present (GtkWindow *parent, DeskSession *session);
void desk_import_assistant_set_chooser (DeskImportAssistant *self, DeskFileChooser *chooser);
void desk_import_assistant_open (DeskImportAssistant *self, GFile *file);
const char *desk_import_assistant_get_step (DeskImportAssistant *self);
DeskImportPlan *desk_import_assistant_get_plan (DeskImportAssistant *self);
DeskImportRunner *desk_import_assistant_get_runner (DeskImportAssistant *self);
gboolean desk_import_assistant_may_leave (DeskImportAssistant *self);

G_END_DECLS
