/* desk-call-words.h: calls in words and icons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-mark.h"

#include "pbx-call-filter.h"
#include "pbx-call-status.h"

G_BEGIN_DECLS

const char *desk_call_status_get_word (PbxCallStatus status);
const char *desk_call_direction_get_word (PbxCallDirection direction);
const char *desk_period_get_word (PbxPeriod period);
DeskMark *desk_call_mark_status (const char *text);
DeskMark *desk_call_mark_direction (const char *text);
char *desk_call_describe_duration (gint64 seconds);
char *desk_call_describe_start (const char *start, GDateTime *now);
char *desk_call_describe_party (const char *name, const char *number, const char *caller_id);

G_END_DECLS
