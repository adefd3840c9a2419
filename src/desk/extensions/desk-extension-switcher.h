/* desk-extension-switcher.h: extensions switched on and off
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"
#include "pbx-extension.h"

G_BEGIN_DECLS

#define DESK_TYPE_EXTENSION_SWITCHER (desk_extension_switcher_get_type ())

G_DECLARE_FINAL_TYPE (DeskExtensionSwitcher, desk_extension_switcher, DESK, EXTENSION_SWITCHER, GObject)

DeskExtensionSwitcher *desk_extension_switcher_new (PbxClient *client);
void desk_extension_switcher_set (DeskExtensionSwitcher *self, PbxExtension *extension, gboolean enable);
gboolean desk_extension_switcher_get_busy (DeskExtensionSwitcher *self);

G_END_DECLS
