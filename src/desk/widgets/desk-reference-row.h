/* desk-reference-row.h: a choice by name of something that the record keeps by id
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_REFERENCE_ROW (desk_reference_row_get_type ())

G_DECLARE_FINAL_TYPE (DeskReferenceRow, desk_reference_row, DESK, REFERENCE_ROW, AdwComboRow)

void desk_reference_row_set_items (DeskReferenceRow *self, GListModel *items);
char *desk_reference_row_dup_name (DeskReferenceRow *self);

G_END_DECLS
