/* pbx-party.h: who has a number, as far as the directory knows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-person.h"

G_BEGIN_DECLS

#define PBX_TYPE_PARTY (pbx_party_get_type ())

G_DECLARE_FINAL_TYPE (PbxParty, pbx_party, PBX, PARTY, GObject)

PbxParty *pbx_party_new (const char *number);
const char *pbx_party_get_number (PbxParty *self);
const char *pbx_party_get_name (PbxParty *self);
PbxPerson *pbx_party_get_person (PbxParty *self);
void pbx_party_set_person (PbxParty *self, PbxPerson *person);

G_END_DECLS
