/* desk-phone-row.h: one registered phone of an extension
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-phone.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_PHONE_ROW (desk_phone_row_get_type ())

G_DECLARE_FINAL_TYPE (DeskPhoneRow, desk_phone_row, DESK, PHONE_ROW, AdwActionRow)

GtkWidget *desk_phone_row_new (PbxPhoneEndpoint *endpoint);

G_END_DECLS
