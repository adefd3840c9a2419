/* desk-system-detail.h: one trunk or one phone, and what became of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-phone.h"
#include "pbx-trunk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_SYSTEM_DETAIL (desk_system_detail_get_type ())

G_DECLARE_FINAL_TYPE (DeskSystemDetail, desk_system_detail, DESK, SYSTEM_DETAIL, AdwBin)

void desk_system_detail_show_trunk (DeskSystemDetail *self, PbxTrunk *trunk);
void desk_system_detail_show_phone (DeskSystemDetail *self, PbxPhone *phone, const char *name);
guint desk_system_detail_get_n_events (DeskSystemDetail *self);

G_END_DECLS
