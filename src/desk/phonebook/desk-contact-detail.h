/* desk-contact-detail.h: everything about one contact
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-contact.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_CONTACT_DETAIL (desk_contact_detail_get_type ())

G_DECLARE_FINAL_TYPE (DeskContactDetail, desk_contact_detail, DESK, CONTACT_DETAIL, AdwBin)

PbxContact *desk_contact_detail_get_contact (DeskContactDetail *self);
void desk_contact_detail_set_contact (DeskContactDetail *self, PbxContact *contact);

G_END_DECLS
