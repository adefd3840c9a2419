/* pbx-wakeup-watch.h: what comes of wake-up calls, as far as it can be seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-list.h"
#include "pbx-monitor.h"
#include "pbx-wakeup.h"

G_BEGIN_DECLS

#define PBX_TYPE_WAKEUP_WATCH (pbx_wakeup_watch_get_type ())

G_DECLARE_FINAL_TYPE (PbxWakeupWatch, pbx_wakeup_watch, PBX, WAKEUP_WATCH, GObject)

PbxWakeupWatch *pbx_wakeup_watch_new (GListModel *wakeups, PbxMonitor *monitor);
void pbx_wakeup_watch_set_names (PbxWakeupWatch *self, GListModel *names);
void pbx_wakeup_watch_step (PbxWakeupWatch *self, gint64 now, guint precision);
gint64 pbx_wakeup_watch_get_next_step (PbxWakeupWatch *self);

GListModel *pbx_wakeup_watch_get_past (PbxWakeupWatch *self);
void pbx_wakeup_watch_forget (PbxWakeupWatch *self, const char *const *keys);

G_END_DECLS
