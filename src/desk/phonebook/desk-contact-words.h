/* desk-contact-words.h: contacts in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-contact.h"
#include "pbx-duplicates.h"

G_BEGIN_DECLS

char *desk_contact_describe_creator (const char *role, const char *user);
const char *desk_contact_describe_field (const char *field);
char *desk_contact_describe_likeness (PbxLikeness likeness);
char *desk_contact_join (const char *const *parts);
char *desk_contact_summarise (PbxContact *contact);
char *desk_contact_make_mail_uri (PbxContact *contact);

G_END_DECLS
