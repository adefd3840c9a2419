/* desk-forward-detail.h: everything about one call forward
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-forward-checks.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_FORWARD_DETAIL (desk_forward_detail_get_type ())

G_DECLARE_FINAL_TYPE (DeskForwardDetail, desk_forward_detail, DESK, FORWARD_DETAIL, AdwBin)

void desk_forward_detail_set_checks (DeskForwardDetail *self, DeskForwardChecks *checks);
PbxForward *desk_forward_detail_get_forward (DeskForwardDetail *self);
void desk_forward_detail_set_forward (DeskForwardDetail *self, PbxForward *forward);

G_END_DECLS
