/* desk-duplicate-group.h: contacts that are in the phonebook more than once, as a row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-contact-merge.h"

G_BEGIN_DECLS

#define DESK_TYPE_DUPLICATE_GROUP (desk_duplicate_group_get_type ())

G_DECLARE_FINAL_TYPE (DeskDuplicateGroup, desk_duplicate_group, DESK, DUPLICATE_GROUP, GObject)

DeskDuplicateGroup *desk_duplicate_group_new (GPtrArray *contacts);
PbxContactMerge *desk_duplicate_group_get_merge (DeskDuplicateGroup *self);

G_END_DECLS
