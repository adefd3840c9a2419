/* pbx-extension.h: an extension, as it is configured
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-record.h"

G_BEGIN_DECLS

#define PBX_TYPE_EXTENSION (pbx_extension_get_type ())

G_DECLARE_FINAL_TYPE (PbxExtension, pbx_extension, PBX, EXTENSION, PbxRecord)

PbxExtension *pbx_extension_new (void);
const char *pbx_extension_get_exten (PbxExtension *self);
const char *pbx_extension_get_username (PbxExtension *self);
gboolean pbx_extension_get_enable (PbxExtension *self);
const char *pbx_extension_get_department_name (PbxExtension *self);

G_END_DECLS
