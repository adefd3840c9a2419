/* pbx-call-statistics.h: figures over many calls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-call-status.h"
#include "pbx-call.h"

G_BEGIN_DECLS

#define PBX_TYPE_CALL_STATISTICS (pbx_call_statistics_get_type ())

G_DECLARE_FINAL_TYPE (PbxCallStatistics, pbx_call_statistics, PBX, CALL_STATISTICS, GObject)

/* The calls of one day */
typedef struct
{
  char date[11]; /* yyyy-MM-dd */
  guint64 calls[PBX_N_CALL_STATUSES];
} PbxCallDay;

/* A number and how often and how long it was in calls */
typedef struct
{
  char *number;
  guint64 calls;
  guint64 seconds;
} PbxCallCount;

PbxCallStatistics *pbx_call_statistics_new (void);
void pbx_call_statistics_add (PbxCallStatistics *self, PbxCall *call);

guint64 pbx_call_statistics_get_n_calls (PbxCallStatistics *self);
guint64 pbx_call_statistics_get_n_with_status (PbxCallStatistics *self, PbxCallStatus status);
guint64 pbx_call_statistics_get_n_with_direction (PbxCallStatistics *self, PbxCallDirection direction);
guint64 pbx_call_statistics_get_n_at (PbxCallStatistics *self, guint weekday, guint hour);
guint64 pbx_call_statistics_get_most_at (PbxCallStatistics *self);
guint64 pbx_call_statistics_get_n_without_time (PbxCallStatistics *self);
double pbx_call_statistics_get_answered_share (PbxCallStatistics *self);
guint64 pbx_call_statistics_get_talk_time (PbxCallStatistics *self);
double pbx_call_statistics_get_average_talk_time (PbxCallStatistics *self);
GArray *pbx_call_statistics_get_days (PbxCallStatistics *self);
GPtrArray *pbx_call_statistics_get_top_callers (PbxCallStatistics *self, guint max);
GPtrArray *pbx_call_statistics_get_top_callees (PbxCallStatistics *self, guint max);
GPtrArray *pbx_call_statistics_get_longest (PbxCallStatistics *self);

G_END_DECLS
