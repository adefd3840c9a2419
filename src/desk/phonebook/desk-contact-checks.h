/* desk-contact-checks.h: what is wrong with a form for a contact
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-hint-row.h"

#include "pbx-contact.h"

G_BEGIN_DECLS

DeskHint desk_contact_check_name (PbxContact *draft, char **text);
DeskHint desk_contact_check_number (PbxContact *draft, char **text);
DeskHint desk_contact_check_email (PbxContact *draft, char **text);
DeskHint desk_contact_check_dial_code (PbxContact *draft, char **text);

G_END_DECLS
