/* desk-call-figures-text.h: figures over many calls as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-call-statistics.h"
#include "pbx-directory.h"

G_BEGIN_DECLS

/* How many of those who called or were called most are shown */
#define DESK_CALL_FIGURES_N_TOP 10

char *desk_call_figures_describe_share (double share);
char *desk_call_figures_describe_hours (PbxCallStatistics *statistics);
char *desk_call_figures_describe_days (PbxCallStatistics *statistics);
char *desk_call_figures_write (PbxCallStatistics *statistics, PbxDirectory *directory);
const char *desk_call_figures_get_name (PbxDirectory *directory, const char *number);

G_END_DECLS
