/* desk-choice-row.h: a choice among words of the device, told in words for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DeskChoice:
 * @value: the device's word
 * @label: what people call it, marked for translation by NC_() with the context `choice`
 *
 * One of the values that a field may have. Lists of choices end with an empty one.
 */
typedef struct
{
  const char *value;
  const char *label;
} DeskChoice;

#define DESK_TYPE_CHOICE_ROW (desk_choice_row_get_type ())

G_DECLARE_FINAL_TYPE (DeskChoiceRow, desk_choice_row, DESK, CHOICE_ROW, AdwComboRow)

void desk_choice_row_set_choices (DeskChoiceRow *self, const DeskChoice *choices);
char *desk_choice_describe (const DeskChoice *choices, const char *value);

G_END_DECLS
