/* desk-mark.h: a state as icon, colour and word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DeskMark:
 * @icon_name: (nullable): a symbolic icon
 * @css_class: (nullable): the style class that gives the icon its colour: `success`, `warning`, `error`,
 *   `accent` or `dim-label`
 * @word: the state in a word or two, translated
 * @only_icon: whether the word is left to the tooltip and to screen readers
 * @details: (nullable): more than the word says, for the tooltip
 *
 * A state, as a table shows it. The word says it all; icon and colour make it quicker to see.
 */
typedef struct
{
  char *icon_name;
  char *css_class;
  char *word;
  gboolean only_icon;
  char *details;
} DeskMark;

#define DESK_TYPE_MARK (desk_mark_get_type ())

GType desk_mark_get_type (void);

DeskMark *desk_mark_new (const char *icon_name, const char *css_class, const char *word);
DeskMark *desk_mark_new_icon (const char *icon_name, const char *css_class, const char *word);
void desk_mark_set_details (DeskMark *self, const char *details);
DeskMark *desk_mark_copy (const DeskMark *self);
void desk_mark_free (DeskMark *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskMark, desk_mark_free)

G_END_DECLS
