/* desk-split.h: a list and the details of one of its rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_SPLIT (desk_split_get_type ())

G_DECLARE_FINAL_TYPE (DeskSplit, desk_split, DESK, SPLIT, AdwBin)

gboolean desk_split_get_show_detail (DeskSplit *self);
void desk_split_set_show_detail (DeskSplit *self, gboolean show_detail);
gboolean desk_split_get_folded (DeskSplit *self);

G_END_DECLS
