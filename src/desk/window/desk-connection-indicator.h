/* desk-connection-indicator.h: the connection in an icon and a word, always in sight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-connection.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_CONNECTION_INDICATOR (desk_connection_indicator_get_type ())

G_DECLARE_FINAL_TYPE (DeskConnectionIndicator, desk_connection_indicator, DESK, CONNECTION_INDICATOR, AdwBin)

void desk_connection_indicator_set_connection (DeskConnectionIndicator *self, DeskConnection *connection);

G_END_DECLS
