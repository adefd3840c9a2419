/* desk-reference-page.h: the short lists that other settings refer to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-page.h"

G_BEGIN_DECLS

#define DESK_TYPE_REFERENCE_PAGE (desk_reference_page_get_type ())

G_DECLARE_FINAL_TYPE (DeskReferencePage, desk_reference_page, DESK, REFERENCE_PAGE, DeskPage)

G_END_DECLS
