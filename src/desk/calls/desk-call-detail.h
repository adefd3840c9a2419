/* desk-call-detail.h: everything about one call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-session.h"

#include "pbx-call.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_CALL_DETAIL (desk_call_detail_get_type ())

G_DECLARE_FINAL_TYPE (DeskCallDetail, desk_call_detail, DESK, CALL_DETAIL, AdwBin)

void desk_call_detail_set_session (DeskCallDetail *self, DeskSession *session);
PbxCall *desk_call_detail_get_call (DeskCallDetail *self);
void desk_call_detail_set_call (DeskCallDetail *self, PbxCall *call);

G_END_DECLS
