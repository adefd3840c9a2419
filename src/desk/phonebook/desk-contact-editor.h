/* desk-contact-editor.h: a form for a contact
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-form.h"

#include "pbx-contact.h"

G_BEGIN_DECLS

#define DESK_TYPE_CONTACT_EDITOR (desk_contact_editor_get_type ())

G_DECLARE_FINAL_TYPE (DeskContactEditor, desk_contact_editor, DESK, CONTACT_EDITOR, DeskForm)

DeskContactEditor *desk_contact_editor_new (DeskSession *session, PbxContact *contact);
PbxContact *desk_contact_editor_get_contact (DeskContactEditor *self);
PbxContact *desk_contact_editor_get_draft (DeskContactEditor *self);

G_END_DECLS
