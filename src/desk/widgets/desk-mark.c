/* desk-mark.c: a state as icon, colour and word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-mark.h"

G_DEFINE_BOXED_TYPE (DeskMark, desk_mark, desk_mark_copy, desk_mark_free)

/**
 * desk_mark_new:
 * @icon_name: (nullable): a symbolic icon
 * @css_class: (nullable): the style class that gives the icon its colour
 * @word: the state in a word or two, translated
 *
 * Returns: (transfer full): a mark that shows icon and word
 */
DeskMark *
desk_mark_new (const char *icon_name, const char *css_class, const char *word)
{
  DeskMark *self = g_new0 (DeskMark, 1);

  self->icon_name = g_strdup (icon_name);
  self->css_class = g_strdup (css_class);
  self->word = g_strdup (word);

  return self;
}

/**
 * desk_mark_new_icon:
 * @icon_name: (nullable): a symbolic icon
 * @css_class: (nullable): the style class that gives the icon its colour
 * @word: the state in a word or two, translated
 *
 * Returns: (transfer full): a mark whose word is in the tooltip only
 */
DeskMark *
desk_mark_new_icon (const char *icon_name, const char *css_class, const char *word)
{
  DeskMark *self = desk_mark_new (icon_name, css_class, word);

  self->only_icon = TRUE;

  return self;
}

/**
 * desk_mark_set_details:
 * @self: a mark
 * @details: (nullable): what the tooltip says instead of the word alone, translated
 *
 * Sets what a pointer that rests on the mark is told.
 */
void
desk_mark_set_details (DeskMark *self, const char *details)
{
  g_free (self->details);
  self->details = g_strdup (details);
}

/**
 * desk_mark_copy:
 * @self: a mark
 *
 * Returns: (transfer full): the same mark
 */
DeskMark *
desk_mark_copy (const DeskMark *self)
{
  DeskMark *copy = desk_mark_new (self->icon_name, self->css_class, self->word);

  copy->only_icon = self->only_icon;
  copy->details = g_strdup (self->details);

  return copy;
}

/**
 * desk_mark_free:
 * @self: (transfer full): a mark
 *
 * Frees a mark.
 */
void
desk_mark_free (DeskMark *self)
{
  g_free (self->icon_name);
  g_free (self->css_class);
  g_free (self->word);
  g_free (self->details);
  g_free (self);
}
