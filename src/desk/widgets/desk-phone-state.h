/* desk-phone-state.h: what a phone does, in words, icons and colours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-phone.h"

G_BEGIN_DECLS

const char *desk_phone_state_get_icon_name (PbxPhoneState state);
const char *desk_phone_state_get_css_class (PbxPhoneState state);
char *desk_phone_state_describe (PbxPhoneState state, const char *status_text);

char *desk_phone_describe (PbxPhone *phone);
const char *desk_phone_get_icon_name (PbxPhone *phone);
const char *desk_phone_get_css_class (PbxPhone *phone);

G_END_DECLS
