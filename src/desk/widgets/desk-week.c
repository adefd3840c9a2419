/* desk-week.c: the week as the locale has it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-week.h"

#include <langinfo.h>

/**
 * desk_week_get_first_day:
 *
 * Returns: the day that weeks begin with in this locale
 */
GDateWeekday
desk_week_get_first_day (void)
{
  /* A number of days to add to the day that _NL_TIME_WEEK_1STDAY names: Sunday in most locales, and Monday
   * in some. */
  guint day = (guint) *nl_langinfo (_NL_TIME_FIRST_WEEKDAY);
  gboolean from_monday = (gintptr) nl_langinfo (_NL_TIME_WEEK_1STDAY) == 19971201;
  guint iso = from_monday ? day : (day + 5) % 7 + 1;

  return iso >= 1 && iso <= 7 ? (GDateWeekday) iso : G_DATE_MONDAY;
}

/**
 * desk_week_get_day_name:
 * @weekday: a day
 * @abbreviated: whether it has to be short
 *
 * Returns: (transfer full): its name in this locale
 */
char *
desk_week_get_day_name (GDateWeekday weekday, gboolean abbreviated)
{
  /* The first of January 2024 was a Monday. */
  g_autoptr (GDateTime) day = g_date_time_new_utc (2024, 1, (int) weekday, 0, 0, 0);

  return g_date_time_format (day, abbreviated ? "%a" : "%A");
}
