/* pbx-wall-time.h: what a clock on the wall beside the device shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Minutes since 1970-01-01 00:00 by the device's own clock. It is no moment in time: nobody knows the
 * device's time zone, and this desktop's has nothing to do with it. Every day has 1440 minutes. */
typedef gint64 PbxWallTime;

#define PBX_WALL_TIME_NONE G_MININT64
#define PBX_MINUTES_PER_DAY (24 * 60)

PbxWallTime pbx_wall_time_parse (const char *text);
PbxWallTime pbx_wall_time_new (gint64 day, int hour, int minute);
char *pbx_wall_time_format (PbxWallTime time);
GDateTime *pbx_wall_time_to_date_time (PbxWallTime time);
gint64 pbx_wall_time_get_day (PbxWallTime time);
int pbx_wall_time_get_hour (PbxWallTime time);
int pbx_wall_time_get_minute (PbxWallTime time);

G_END_DECLS
