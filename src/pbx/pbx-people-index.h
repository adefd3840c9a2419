/* pbx-people-index.h: finds people as somebody types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-person.h"

G_BEGIN_DECLS

/**
 * PbxMatch:
 *
 * How well a person matches, best first.
 */
typedef enum
{
  PBX_MATCH_EXACT_NUMBER,
  PBX_MATCH_NUMBER_PREFIX,
  PBX_MATCH_NAME_PREFIX,
  PBX_MATCH_WORD_START,
  PBX_MATCH_INSIDE,
  PBX_N_MATCHES
} PbxMatch;

typedef struct _PbxPeopleIndex PbxPeopleIndex;

PbxPeopleIndex *pbx_people_index_new (GPtrArray *people);
void pbx_people_index_free (PbxPeopleIndex *self);
GPtrArray *pbx_people_index_search (PbxPeopleIndex *self, const char *text, guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbxPeopleIndex, pbx_people_index_free)

G_END_DECLS
