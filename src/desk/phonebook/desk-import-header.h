/* desk-import-header.h: what the columns of a table seem to mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-import-source.h"

G_BEGIN_DECLS

gboolean desk_import_header_is_one (GPtrArray *lines);
void desk_import_header_guess (GPtrArray *lines, gboolean header, GArray *fields);

G_END_DECLS
