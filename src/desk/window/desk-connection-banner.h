/* desk-connection-banner.h: tells of trouble with the connection, above the data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-connection.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_CONNECTION_BANNER (desk_connection_banner_get_type ())

G_DECLARE_FINAL_TYPE (DeskConnectionBanner, desk_connection_banner, DESK, CONNECTION_BANNER, AdwBin)

void desk_connection_banner_set_connection (DeskConnectionBanner *self, DeskConnection *connection);

G_END_DECLS
