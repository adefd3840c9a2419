/* pbx-duplicates.h: contacts that are in the phonebook more than once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-contact.h"

G_BEGIN_DECLS

/**
 * PbxLikeness:
 * @PBX_LIKENESS_NONE: nothing in common
 * @PBX_LIKENESS_NUMBER: the same number, however it is written
 * @PBX_LIKENESS_NAME: the same name, whatever its case, accents and spaces
 *
 * What makes two contacts duplicates.
 */
typedef enum
{
  PBX_LIKENESS_NONE = 0,
  PBX_LIKENESS_NUMBER = 1 << 0,
  PBX_LIKENESS_NAME = 1 << 1,
} PbxLikeness;

GPtrArray *pbx_duplicates_find (GPtrArray *contacts);

/* One name and number against many */
typedef struct _PbxDuplicateIndex PbxDuplicateIndex;

PbxDuplicateIndex *pbx_duplicate_index_new (GListModel *contacts);
void pbx_duplicate_index_free (PbxDuplicateIndex *self);
GPtrArray *
pbx_duplicate_index_lookup (PbxDuplicateIndex *self, const char *name, const char *number, gint64 except_id);

PbxLikeness
pbx_likeness_compare (const char *name, const char *number, const char *other_name, const char *other_number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbxDuplicateIndex, pbx_duplicate_index_free)

G_END_DECLS
