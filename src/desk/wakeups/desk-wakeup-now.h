/* desk-wakeup-now.h: the minute that the device's clock shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-wall-time.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define DESK_TYPE_WAKEUP_NOW (desk_wakeup_now_get_type ())

G_DECLARE_FINAL_TYPE (DeskWakeupNow, desk_wakeup_now, DESK, WAKEUP_NOW, GObject)

PbxWallTime desk_wakeup_now_get_minute (DeskWakeupNow *self);
void desk_wakeup_now_set_minute (DeskWakeupNow *self, PbxWallTime minute);

G_END_DECLS
