/* desk-import-match.h: who of a file is in the phonebook already
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-import-row.h"

#include "formats-card.h"

G_BEGIN_DECLS

typedef struct _DeskImportMatch DeskImportMatch;

DeskImportMatch *desk_import_match_new (GPtrArray *contacts);
void desk_import_match_free (DeskImportMatch *self);
void desk_import_match_card (DeskImportMatch *self, FormatsCard *card, GPtrArray *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskImportMatch, desk_import_match_free)

G_END_DECLS
