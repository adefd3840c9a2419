/* pbx-named-item.h: what is chosen by name and stored by id
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-record.h"

G_BEGIN_DECLS

#define PBX_TYPE_NAMED_ITEM (pbx_named_item_get_type ())

/* A music on hold folder, a dial permission or a time condition */
G_DECLARE_FINAL_TYPE (PbxNamedItem, pbx_named_item, PBX, NAMED_ITEM, PbxRecord)

gint64 pbx_named_item_get_id (PbxNamedItem *self);
const char *pbx_named_item_get_name (PbxNamedItem *self);
const char *pbx_named_item_get_sort (PbxNamedItem *self);

G_END_DECLS
