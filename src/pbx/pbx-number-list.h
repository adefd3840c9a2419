/* pbx-number-list.h: extensions as people type and paste them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many numbers a text may name, and how many a range may span */
#define PBX_NUMBER_LIST_MAX 1000

/**
 * PbxNumberList:
 * @numbers: (element-type utf8): the extensions that exist, each once, in the order of the text
 * @unknown: (element-type utf8): numbers that no extension has, each once
 * @ignored: (element-type utf8): what is no number: names, and what else was pasted along
 * @wrong: (element-type utf8): ranges that cannot be: they end before they begin, or are too long
 * @n_repeated: how often a number was named again
 * @n_missing: how many numbers of ranges no extension has: a range is what exists of it
 * @too_many: whether the text names more than %PBX_NUMBER_LIST_MAX, and the rest was left out
 *
 * What was understood of a text. All that the person wrote is in one of them: nothing is dropped silently.
 */
typedef struct
{
  GPtrArray *numbers;
  GPtrArray *unknown;
  GPtrArray *ignored;
  GPtrArray *wrong;
  guint n_repeated;
  guint n_missing;
  gboolean too_many;
} PbxNumberList;

/* Whether an extension has this number */
typedef gboolean (*PbxNumberFunc) (const char *number, gpointer user_data);

PbxNumberList *pbx_number_list_parse (const char *text, PbxNumberFunc exists, gpointer user_data);
void pbx_number_list_free (PbxNumberList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbxNumberList, pbx_number_list_free)

G_END_DECLS
