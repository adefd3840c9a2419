/* pbx-contact.c: a person in the phonebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-contact.h"

/**
 * PbxContact:
 *
 * A contact, as endpoint 37 lists it and endpoints 38 and 39 take it.
 */
struct _PbxContact
{
  PbxRecord parent_instance;

  char *name;
  char *phone_number;
  char *email;
  char *company;
  char *add_by_role;
  char *add_user;
  char *dial_code;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (PbxContact, pbx_contact, PBX_TYPE_RECORD)

#define AT(member) G_STRUCT_OFFSET (PbxContact, member)

static const PbxField fields[] = {
  { "id", "id", NULL, PBX_FIELD_INT, PBX_FIELD_KEY, AT (id) },
  { "name", "name", NULL, PBX_FIELD_STRING, 0, AT (name) },
  { "phone-number", "phoneNumber", NULL, PBX_FIELD_STRING, 0, AT (phone_number) },
  { "email", "email", NULL, PBX_FIELD_STRING, 0, AT (email) },
  { "company", "company", NULL, PBX_FIELD_STRING, 0, AT (company) },
  { "add-by-role", "addByRole", NULL, PBX_FIELD_STRING, 0, AT (add_by_role) },
  { "add-user", "addUser", NULL, PBX_FIELD_STRING, 0, AT (add_user) },
  { "dial-code", "dialCode", NULL, PBX_FIELD_STRING, 0, AT (dial_code) },
  { NULL }
};

static void
pbx_contact_class_init (PbxContactClass *klass)
{
  pbx_record_class_declare (PBX_RECORD_CLASS (klass), "contact", fields);
}

static void
pbx_contact_init (PbxContact *self)
{
}

/**
 * pbx_contact_new:
 *
 * Returns: (transfer full): a contact that is not in a phonebook yet: its id is 0, and all texts are empty
 */
PbxContact *
pbx_contact_new (void)
{
  return g_object_new (PBX_TYPE_CONTACT, NULL);
}

/**
 * pbx_contact_get_id:
 *
 * Returns: the number of the record
 */
gint64
pbx_contact_get_id (PbxContact *self)
{
  g_return_val_if_fail (PBX_IS_CONTACT (self), 0);
  return self->id;
}

/**
 * pbx_contact_get_name:
 *
 * Returns: the name
 */
const char *
pbx_contact_get_name (PbxContact *self)
{
  g_return_val_if_fail (PBX_IS_CONTACT (self), NULL);
  return self->name;
}

/**
 * pbx_contact_get_phone_number:
 *
 * Returns: the number
 */
const char *
pbx_contact_get_phone_number (PbxContact *self)
{
  g_return_val_if_fail (PBX_IS_CONTACT (self), NULL);
  return self->phone_number;
}

/**
 * pbx_contact_get_email:
 *
 * Returns: the address for mail, or an empty string
 */
const char *
pbx_contact_get_email (PbxContact *self)
{
  g_return_val_if_fail (PBX_IS_CONTACT (self), NULL);
  return self->email;
}

/**
 * pbx_contact_get_company:
 *
 * Returns: the company, or an empty string
 */
const char *
pbx_contact_get_company (PbxContact *self)
{
  g_return_val_if_fail (PBX_IS_CONTACT (self), NULL);
  return self->company;
}

/**
 * pbx_contact_get_add_by_role:
 *
 * Returns: who made the contact: `admin`, `operator` or `extension`
 */
const char *
pbx_contact_get_add_by_role (PbxContact *self)
{
  g_return_val_if_fail (PBX_IS_CONTACT (self), NULL);
  return self->add_by_role;
}

/**
 * pbx_contact_get_add_user:
 *
 * Returns: the extension that made the contact, or an empty string
 */
const char *
pbx_contact_get_add_user (PbxContact *self)
{
  g_return_val_if_fail (PBX_IS_CONTACT (self), NULL);
  return self->add_user;
}

/**
 * pbx_contact_get_dial_code:
 *
 * Returns: the speed dial number, or an empty string
 */
const char *
pbx_contact_get_dial_code (PbxContact *self)
{
  g_return_val_if_fail (PBX_IS_CONTACT (self), NULL);
  return self->dial_code;
}
