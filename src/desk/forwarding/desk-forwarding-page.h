/* desk-forwarding-page.h: the call forwards of the PBX
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-forward-checks.h"
#include "desk-list-page.h"

G_BEGIN_DECLS

#define DESK_TYPE_FORWARDING_PAGE (desk_forwarding_page_get_type ())

G_DECLARE_FINAL_TYPE (DeskForwardingPage, desk_forwarding_page, DESK, FORWARDING_PAGE, DeskListPage)

DeskForwardChecks *desk_forwarding_page_get_checks (DeskForwardingPage *self);

G_END_DECLS
