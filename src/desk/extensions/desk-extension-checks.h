/* desk-extension-checks.h: what is wrong with a form for an extension
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-extension-number.h"
#include "desk-hint-row.h"

#include "pbx-extension.h"

G_BEGIN_DECLS

DeskHint desk_extension_check_number (DeskNumberState state, char **text);
DeskHint desk_extension_check_name (PbxExtension *draft, char **text);
DeskHint desk_extension_check_email (PbxExtension *draft, char **text);
DeskHint desk_extension_check_phone_number (PbxExtension *draft, const char *property, char **text);
DeskHint desk_extension_check_password (PbxExtension *draft, char **text);
DeskHint desk_extension_check_pin (PbxExtension *draft, char **text);
DeskHint desk_extension_check_permit (PbxExtension *draft, char **text);

G_END_DECLS
