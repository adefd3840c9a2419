/* pbx-wall-time.c: what a clock on the wall beside the device shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-wall-time.h"

#include <string.h>

/* The calendar is UTC's, which leaves no hour out and has none twice: a clock on the wall in any zone. */

#define SECONDS_PER_MINUTE 60

/* Takes exactly @n digits. Returns -1 where there are others. */
static int
take_digits (const char **text, guint n)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return -1;
      value = value * 10 + g_ascii_digit_value ((*text)[i]);
    }
  *text += n;
  return value;
}

static gboolean
take_char (const char **text, char c)
{
  if (**text != c)
    return FALSE;
  (*text)++;
  return TRUE;
}

/**
 * pbx_wall_time_parse:
 * @text: (nullable): a time as the device writes it, `yyyy-MM-dd HH:mm`; seconds may follow, and are
 *   dropped
 *
 * Returns: the time, or %PBX_WALL_TIME_NONE where @text is none
 */
PbxWallTime
pbx_wall_time_parse (const char *text)
{
  g_autoptr (GDateTime) date = NULL;
  int year, month, day, hour, minute;

  if (text == NULL)
    return PBX_WALL_TIME_NONE;
  while (*text == ' ')
    text++;
  if ((year = take_digits (&text, 4)) < 1 || !take_char (&text, '-') ||
      (month = take_digits (&text, 2)) < 0 || !take_char (&text, '-') || (day = take_digits (&text, 2)) < 0)
    return PBX_WALL_TIME_NONE;
  if (!take_char (&text, ' ') && !take_char (&text, 'T'))
    return PBX_WALL_TIME_NONE;
  if ((hour = take_digits (&text, 2)) < 0 || !take_char (&text, ':') || (minute = take_digits (&text, 2)) < 0)
    return PBX_WALL_TIME_NONE;
  if (take_char (&text, ':') && take_digits (&text, 2) < 0)
    return PBX_WALL_TIME_NONE;
  if (text[strspn (text, " ")] != '\0')
    return PBX_WALL_TIME_NONE;

  date = g_date_time_new_utc (year, month, day, hour, minute, 0);
  return date != NULL ? g_date_time_to_unix (date) / SECONDS_PER_MINUTE : PBX_WALL_TIME_NONE;
}

/**
 * pbx_wall_time_new:
 * @day: a day, as [func@wall_time_get_day] counts them
 * @hour: 0 to 23
 * @minute: 0 to 59
 *
 * Returns: the time on that day
 */
PbxWallTime
pbx_wall_time_new (gint64 day, int hour, int minute)
{
  return day * PBX_MINUTES_PER_DAY + hour * 60 + minute;
}

/**
 * pbx_wall_time_format:
 * @time: a time
 *
 * Returns: (transfer full): `yyyy-MM-dd HH:mm`, as requests to the device have it; empty for
 *   %PBX_WALL_TIME_NONE and beyond the calendar
 */
char *
pbx_wall_time_format (PbxWallTime time)
{
  g_autoptr (GDateTime) date = pbx_wall_time_to_date_time (time);

  if (date == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d", g_date_time_get_year (date),
                          g_date_time_get_month (date), g_date_time_get_day_of_month (date),
                          g_date_time_get_hour (date), g_date_time_get_minute (date));
}

/**
 * pbx_wall_time_to_date_time:
 * @time: a time
 *
 * Gives the time to what formats dates. Its zone is UTC for want of the device's: it is for reading
 * the calendar and the hands of the clock, and for nothing else.
 *
 * Returns: (transfer full) (nullable): the date, or %NULL for %PBX_WALL_TIME_NONE and beyond the calendar
 */
GDateTime *
pbx_wall_time_to_date_time (PbxWallTime time)
{
  if (time < G_MININT64 / SECONDS_PER_MINUTE || time > G_MAXINT64 / SECONDS_PER_MINUTE)
    return NULL;
  return g_date_time_new_from_unix_utc (time * SECONDS_PER_MINUTE);
}

static gint64
floor_divide (gint64 number, gint64 by)
{
  return number / by - (number % by < 0 ? 1 : 0);
}

/**
 * pbx_wall_time_get_day:
 * @time: a time
 *
 * Returns: how many days after 1970-01-01 it is
 */
gint64
pbx_wall_time_get_day (PbxWallTime time)
{
  return floor_divide (time, PBX_MINUTES_PER_DAY);
}

/**
 * pbx_wall_time_get_hour:
 * @time: a time
 *
 * Returns: the hour of the day, 0 to 23
 */
int
pbx_wall_time_get_hour (PbxWallTime time)
{
  return (int) ((time - pbx_wall_time_get_day (time) * PBX_MINUTES_PER_DAY) / 60);
}

/**
 * pbx_wall_time_get_minute:
 * @time: a time
 *
 * Returns: the minute of the hour, 0 to 59
 */
int
pbx_wall_time_get_minute (PbxWallTime time)
{
  return (int) (time - floor_divide (time, 60) * 60);
}
