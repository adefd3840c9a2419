/* desk-call-statistics.h: a window with figures over all calls that are found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-call-figures.h"
#include "desk-work-view.h"

#include "pbx-call-filter.h"

G_BEGIN_DECLS

#define DESK_TYPE_CALL_STATISTICS (desk_call_statistics_get_type ())

G_DECLARE_FINAL_TYPE (DeskCallStatistics, desk_call_statistics, DESK, CALL_STATISTICS, AdwWindow)

DeskCallStatistics *
desk_call_statistics_new (GtkWindow *parent, DeskSession *session, PbxList *list, PbxCallFilter *filter);
void desk_call_statistics_compute (DeskCallStatistics *self);
const char *desk_call_statistics_get_state (DeskCallStatistics *self);
char *desk_call_statistics_dup_text (DeskCallStatistics *self);

G_END_DECLS
