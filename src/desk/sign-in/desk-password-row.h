/* desk-password-row.h: a row of a list to type a password in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_PASSWORD_ROW (desk_password_row_get_type ())

G_DECLARE_FINAL_TYPE (DeskPasswordRow, desk_password_row, DESK, PASSWORD_ROW, AdwPreferencesRow)

const char *desk_password_row_get_text (DeskPasswordRow *self);
void desk_password_row_set_text (DeskPasswordRow *self, const char *text);
void desk_password_row_select (DeskPasswordRow *self);

G_END_DECLS
