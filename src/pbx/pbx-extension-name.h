/* pbx-extension-name.h: an extension, as short lists tell it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-record.h"

G_BEGIN_DECLS

#define PBX_TYPE_EXTENSION_NAME (pbx_extension_name_get_type ())

G_DECLARE_FINAL_TYPE (PbxExtensionName, pbx_extension_name, PBX, EXTENSION_NAME, PbxRecord)

const char *pbx_extension_name_get_exten (PbxExtensionName *self);
const char *pbx_extension_name_get_name (PbxExtensionName *self);
gboolean pbx_extension_name_get_analog (PbxExtensionName *self);

G_END_DECLS
