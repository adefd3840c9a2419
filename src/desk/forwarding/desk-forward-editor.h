/* desk-forward-editor.h: a form for a call forward
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-form.h"
#include "desk-forward-checks.h"

G_BEGIN_DECLS

#define DESK_TYPE_FORWARD_EDITOR (desk_forward_editor_get_type ())

G_DECLARE_FINAL_TYPE (DeskForwardEditor, desk_forward_editor, DESK, FORWARD_EDITOR, DeskForm)

DeskForwardEditor *
desk_forward_editor_new (DeskSession *session, DeskForwardChecks *checks, PbxForward *forward);
PbxForward *desk_forward_editor_get_forward (DeskForwardEditor *self);
PbxForward *desk_forward_editor_get_draft (DeskForwardEditor *self);

G_END_DECLS
