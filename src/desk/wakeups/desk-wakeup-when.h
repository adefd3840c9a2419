/* desk-wakeup-when.h: when to wake somebody, by the device's clock
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-wall-time.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_WAKEUP_WHEN (desk_wakeup_when_get_type ())

G_DECLARE_FINAL_TYPE (DeskWakeupWhen, desk_wakeup_when, DESK, WAKEUP_WHEN, AdwPreferencesGroup)

PbxWallTime desk_wakeup_when_get_time (DeskWakeupWhen *self);
void desk_wakeup_when_set_time (DeskWakeupWhen *self, PbxWallTime time);
void desk_wakeup_when_set_now (DeskWakeupWhen *self, PbxWallTime now);
gboolean desk_wakeup_when_get_valid (DeskWakeupWhen *self);

G_END_DECLS
