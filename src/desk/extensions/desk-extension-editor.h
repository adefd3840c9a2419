/* desk-extension-editor.h: a form for an extension
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-form.h"

#include "pbx-extension.h"

G_BEGIN_DECLS

#define DESK_TYPE_EXTENSION_EDITOR (desk_extension_editor_get_type ())

G_DECLARE_FINAL_TYPE (DeskExtensionEditor, desk_extension_editor, DESK, EXTENSION_EDITOR, DeskForm)

DeskExtensionEditor *desk_extension_editor_new (DeskSession *session, PbxExtension *extension);
PbxExtension *desk_extension_editor_get_extension (DeskExtensionEditor *self);
PbxExtension *desk_extension_editor_get_draft (DeskExtensionEditor *self);

G_END_DECLS
