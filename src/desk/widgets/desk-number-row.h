/* desk-number-row.h: a field for any number, with suggestions from the directory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-directory.h"
#include "pbx-extension-name.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_NUMBER_ROW (desk_number_row_get_type ())

G_DECLARE_FINAL_TYPE (DeskNumberRow, desk_number_row, DESK, NUMBER_ROW, AdwEntryRow)

void desk_number_row_set_directory (DeskNumberRow *self, PbxDirectory *directory);
void desk_number_row_set_candidates (DeskNumberRow *self, GListModel *candidates);
PbxExtensionName *desk_number_row_get_candidate (DeskNumberRow *self);
gboolean desk_number_row_get_promising (DeskNumberRow *self);
char *desk_number_row_dup_number (DeskNumberRow *self);
GtkListBox *desk_number_row_get_suggestions (DeskNumberRow *self);
gboolean desk_number_row_get_suggesting (DeskNumberRow *self);

G_END_DECLS
