/* desk-value-row.h: a name and its value, to be read and copied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_VALUE_ROW (desk_value_row_get_type ())

G_DECLARE_FINAL_TYPE (DeskValueRow, desk_value_row, DESK, VALUE_ROW, AdwPreferencesRow)

G_END_DECLS
