/* pbx-call-filter.h: which calls or recordings somebody looks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-list.h"

G_BEGIN_DECLS

/**
 * PbxPeriod:
 * @PBX_PERIOD_ALL: whenever they were
 * @PBX_PERIOD_TODAY: today
 * @PBX_PERIOD_YESTERDAY: yesterday
 * @PBX_PERIOD_WEEK: this week
 * @PBX_PERIOD_MONTH: this month
 * @PBX_PERIOD_30_DAYS: today and the 29 days before
 * @PBX_PERIOD_RANGE: from one day to another
 *
 * When calls were, by the device's calendar.
 */
typedef enum
{
  PBX_PERIOD_ALL,
  PBX_PERIOD_TODAY,
  PBX_PERIOD_YESTERDAY,
  PBX_PERIOD_WEEK,
  PBX_PERIOD_MONTH,
  PBX_PERIOD_30_DAYS,
  PBX_PERIOD_RANGE,
  PBX_N_PERIODS
} PbxPeriod;

#define PBX_TYPE_PERIOD (pbx_period_get_type ())

GType pbx_period_get_type (void);

#define PBX_TYPE_CALL_FILTER (pbx_call_filter_get_type ())

G_DECLARE_FINAL_TYPE (PbxCallFilter, pbx_call_filter, PBX, CALL_FILTER, GObject)

PbxCallFilter *pbx_call_filter_new (void);
gboolean pbx_call_filter_get_days (PbxCallFilter *self,
                                   const GDate *today,
                                   GDateWeekday first_weekday,
                                   GDate *from,
                                   GDate *to);
void
pbx_call_filter_apply (PbxCallFilter *self, PbxList *list, const GDate *today, GDateWeekday first_weekday);
gboolean pbx_call_filter_get_active (PbxCallFilter *self);
void pbx_call_filter_clear (PbxCallFilter *self);
GVariant *pbx_call_filter_save (PbxCallFilter *self);
void pbx_call_filter_restore (PbxCallFilter *self, GVariant *saved);

G_END_DECLS
