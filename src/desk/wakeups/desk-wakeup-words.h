/* desk-wakeup-words.h: times and results of wake-up calls in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-wakeup.h"

G_BEGIN_DECLS

char *desk_wakeup_describe_day (PbxWallTime time, PbxWallTime now);
char *desk_wakeup_describe_long_day (PbxWallTime time, PbxWallTime now);
char *desk_wakeup_describe_time (PbxWallTime time);
char *desk_wakeup_describe_wait (PbxWallTime time, PbxWallTime now);
char *desk_wakeup_describe_difference (gint64 seconds);
const char *desk_wakeup_describe_observed (PbxWakeupObserved observed);
const char *desk_wakeup_explain_observed (PbxWakeupObserved observed);

G_END_DECLS
