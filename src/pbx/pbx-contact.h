/* pbx-contact.h: a person in the phonebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-record.h"

G_BEGIN_DECLS

#define PBX_TYPE_CONTACT (pbx_contact_get_type ())

G_DECLARE_FINAL_TYPE (PbxContact, pbx_contact, PBX, CONTACT, PbxRecord)

PbxContact *pbx_contact_new (void);
gint64 pbx_contact_get_id (PbxContact *self);
const char *pbx_contact_get_name (PbxContact *self);
const char *pbx_contact_get_phone_number (PbxContact *self);
const char *pbx_contact_get_email (PbxContact *self);
const char *pbx_contact_get_company (PbxContact *self);
const char *pbx_contact_get_add_by_role (PbxContact *self);
const char *pbx_contact_get_add_user (PbxContact *self);
const char *pbx_contact_get_dial_code (PbxContact *self);

G_END_DECLS
