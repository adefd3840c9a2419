/* pbx-number-index.h: finds the person who has a number, however it is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-person.h"

G_BEGIN_DECLS

typedef struct _PbxNumberIndex PbxNumberIndex;

PbxNumberIndex *pbx_number_index_new (void);
void pbx_number_index_free (PbxNumberIndex *self);
void pbx_number_index_clear (PbxNumberIndex *self);
void pbx_number_index_add (PbxNumberIndex *self, const char *number, PbxPerson *person);
PbxPerson *pbx_number_index_lookup (PbxNumberIndex *self, const char *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbxNumberIndex, pbx_number_index_free)

G_END_DECLS
