/* desk-trunk-notifier.h: tells people that a trunk went down or came back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-trunks.h"

G_BEGIN_DECLS

#define DESK_TYPE_TRUNK_NOTIFIER (desk_trunk_notifier_get_type ())

G_DECLARE_FINAL_TYPE (DeskTrunkNotifier, desk_trunk_notifier, DESK, TRUNK_NOTIFIER, GObject)

DeskTrunkNotifier *
desk_trunk_notifier_new (PbxTrunks *trunks, GSettings *settings, GApplication *application);
void desk_trunk_notifier_set_settle_time (DeskTrunkNotifier *self, guint milliseconds);

G_END_DECLS
