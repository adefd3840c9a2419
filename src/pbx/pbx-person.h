/* pbx-person.h: a person in the directory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-contact.h"
#include "pbx-extension.h"

G_BEGIN_DECLS

/**
 * PbxPersonKind:
 * @PBX_PERSON_EXTENSION: somebody with an extension of the PBX
 * @PBX_PERSON_CONTACT: somebody in the phonebook
 *
 * Where the directory knows a person from.
 */
typedef enum
{
  PBX_PERSON_EXTENSION,
  PBX_PERSON_CONTACT,
} PbxPersonKind;

#define PBX_TYPE_PERSON_KIND (pbx_person_kind_get_type ())

GType pbx_person_kind_get_type (void);

#define PBX_TYPE_PERSON (pbx_person_get_type ())

G_DECLARE_FINAL_TYPE (PbxPerson, pbx_person, PBX, PERSON, GObject)

PbxPerson *pbx_person_new_for_extension (PbxExtension *extension);
PbxPerson *pbx_person_new_for_contact (PbxContact *contact);
gboolean pbx_person_assign (PbxPerson *self, PbxPerson *from);

const char *pbx_person_get_key (PbxPerson *self);
PbxPersonKind pbx_person_get_kind (PbxPerson *self);
gint64 pbx_person_get_id (PbxPerson *self);
const char *pbx_person_get_number (PbxPerson *self);
const char *pbx_person_get_name (PbxPerson *self);
const char *pbx_person_get_company (PbxPerson *self);
const char *pbx_person_get_department (PbxPerson *self);
const char *pbx_person_get_email (PbxPerson *self);
const char *pbx_person_get_mobile (PbxPerson *self);
gboolean pbx_person_get_enabled (PbxPerson *self);
const char *pbx_person_get_folded (PbxPerson *self);

G_END_DECLS
