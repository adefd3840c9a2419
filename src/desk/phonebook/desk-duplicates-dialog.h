/* desk-duplicates-dialog.h: finds and merges contacts that are in the phonebook more than once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-merge-view.h"

#include "pbx-client.h"

G_BEGIN_DECLS

#define DESK_TYPE_DUPLICATES_DIALOG (desk_duplicates_dialog_get_type ())

G_DECLARE_FINAL_TYPE (DeskDuplicatesDialog, desk_duplicates_dialog, DESK, DUPLICATES_DIALOG, AdwWindow)

DeskDuplicatesDialog *desk_duplicates_dialog_new (PbxClient *client);

G_END_DECLS
