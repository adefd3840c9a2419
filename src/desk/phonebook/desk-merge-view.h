/* desk-merge-view.h: what becomes of contacts that are merged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-contact-merge.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_MERGE_VIEW (desk_merge_view_get_type ())

G_DECLARE_FINAL_TYPE (DeskMergeView, desk_merge_view, DESK, MERGE_VIEW, AdwBin)

void desk_merge_view_set_merge (DeskMergeView *self, PbxContactMerge *merge);
PbxContactMerge *desk_merge_view_get_merge (DeskMergeView *self);
gboolean desk_merge_view_get_ready (DeskMergeView *self);

G_END_DECLS
