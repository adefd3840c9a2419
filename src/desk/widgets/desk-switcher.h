/* desk-switcher.h: rows switched on and off
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"
#include "pbx-record.h"

G_BEGIN_DECLS

#define DESK_TYPE_SWITCHER (desk_switcher_get_type ())

G_DECLARE_FINAL_TYPE (DeskSwitcher, desk_switcher, DESK, SWITCHER, GObject)

DeskSwitcher *desk_switcher_new (PbxClient *client, PbxEndpoint endpoint);
void desk_switcher_set (DeskSwitcher *self, GApplication *application, PbxRecord *row, gboolean enable);
gboolean desk_switcher_get_busy (DeskSwitcher *self);

G_END_DECLS
