/* desk-extension-detail.h: everything about one extension
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-session.h"

#include "pbx-extension.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_EXTENSION_DETAIL (desk_extension_detail_get_type ())

G_DECLARE_FINAL_TYPE (DeskExtensionDetail, desk_extension_detail, DESK, EXTENSION_DETAIL, AdwBin)

void desk_extension_detail_set_session (DeskExtensionDetail *self, DeskSession *session);
PbxExtension *desk_extension_detail_get_extension (DeskExtensionDetail *self);
void desk_extension_detail_set_extension (DeskExtensionDetail *self, PbxExtension *extension);

G_END_DECLS
