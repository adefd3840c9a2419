/* desk-hint-row.h: a sentence below a form's field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  DESK_HINT_NONE,
  DESK_HINT_INFO,
  DESK_HINT_GOOD,
  DESK_HINT_WARNING,
  DESK_HINT_ERROR,
} DeskHint;

#define DESK_TYPE_HINT_ROW (desk_hint_row_get_type ())

G_DECLARE_FINAL_TYPE (DeskHintRow, desk_hint_row, DESK, HINT_ROW, AdwPreferencesRow)

void desk_hint_row_show (DeskHintRow *self, GtkWidget *field, DeskHint hint, const char *text);
DeskHint desk_hint_row_get_hint (DeskHintRow *self);

G_END_DECLS
