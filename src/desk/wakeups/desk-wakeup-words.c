/* desk-wakeup-words.c: times and results of wake-up calls in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-wakeup-words.h"

#include <glib/gi18n.h>

static char *
format (PbxWallTime time, const char *format)
{
  g_autoptr (GDateTime) date = pbx_wall_time_to_date_time (time);
  char *text = date != NULL ? g_date_time_format (date, format) : NULL;

  return text != NULL ? text : g_strdup ("");
}

static const char *
name_near_day (PbxWallTime time, PbxWallTime now)
{
  if (now == PBX_WALL_TIME_NONE)
    return NULL;
  switch (pbx_wall_time_get_day (time) - pbx_wall_time_get_day (now))
    {
    case -1:
      return _ ("Yesterday");
    case 0:
      return _ ("Today");
    case 1:
      return _ ("Tomorrow");
    default:
      return NULL;
    }
}

/**
 * desk_wakeup_describe_day:
 * @time: a time of the device, or %PBX_WALL_TIME_NONE
 * @now: the device's time, or %PBX_WALL_TIME_NONE where it is not known
 *
 * Returns: (transfer full): "Today", or a short date, for a table
 */
char *
desk_wakeup_describe_day (PbxWallTime time, PbxWallTime now)
{
  const char *near;

  if (time == PBX_WALL_TIME_NONE)
    return g_strdup ("");
  near = name_near_day (time, now);
  /* Translators: a short date without the year, as strftime() has it: Thu 26
   * Nov */
  return near != NULL ? g_strdup (near) : format (time, _ ("%a %-d %b"));
}

/**
 * desk_wakeup_describe_long_day:
 * @time: a time of the device, or %PBX_WALL_TIME_NONE
 * @now: the device's time; %PBX_WALL_TIME_NONE for a date that is read later
 *
 * Returns: (transfer full): "Today, Thursday 26 November 2026"
 */
char *
desk_wakeup_describe_long_day (PbxWallTime time, PbxWallTime now)
{
  const char *near;
  g_autofree char *date = NULL;

  if (time == PBX_WALL_TIME_NONE)
    return g_strdup (_ ("Unknown time"));
  near = name_near_day (time, now);
  /* Translators: a date, as strftime() has it: Thursday 26 November 2026 */
  date = format (time, _ ("%A %-d %B %Y"));
  /* Translators: a day and its date: Tomorrow, Thursday 26 November 2026 */
  return near != NULL ? g_strdup_printf (_ ("%s, %s"), near, date) : g_steal_pointer (&date);
}

/**
 * desk_wakeup_describe_time:
 * @time: a time of the device, or %PBX_WALL_TIME_NONE
 *
 * Returns: (transfer full): the time of day, as the device has it: with 24
 * hours, whatever the desktop uses. Nobody may read half past six in the
 * evening for the morning.
 */
char *
desk_wakeup_describe_time (PbxWallTime time)
{
  return time != PBX_WALL_TIME_NONE ? format (time, "%H:%M") : g_strdup ("–");
}

/* Minutes in at most two units: what is a day away needs no minutes. */
static char *
describe_minutes (gint64 minutes)
{
  int days = (int) (minutes / PBX_MINUTES_PER_DAY);
  int hours = (int) (minutes / 60 % 24);
  int rest = (int) (minutes % 60);

  if (days > 0 && hours > 0)
    /* Translators: days and hours, shortened */
    return g_strdup_printf (_ ("%d d %d h"), days, hours);
  if (days > 0)
    /* Translators: days, shortened */
    return g_strdup_printf (_ ("%d d"), days);
  if (hours > 0 && rest > 0)
    /* Translators: hours and minutes, shortened */
    return g_strdup_printf (_ ("%d h %d min"), hours, rest);
  if (hours > 0)
    /* Translators: hours, shortened */
    return g_strdup_printf (_ ("%d h"), hours);
  /* Translators: minutes, shortened */
  return g_strdup_printf (_ ("%d min"), rest);
}

/**
 * desk_wakeup_describe_wait:
 * @time: a time of the device, or %PBX_WALL_TIME_NONE
 * @now: the device's time, or %PBX_WALL_TIME_NONE where it is not known
 *
 * Returns: (transfer full): "in 7 h 32 min", "now" or "5 min ago"; empty where
 * one of both is not known
 */
char *
desk_wakeup_describe_wait (PbxWallTime time, PbxWallTime now)
{
  g_autofree char *minutes = NULL;

  if (time == PBX_WALL_TIME_NONE || now == PBX_WALL_TIME_NONE)
    return g_strdup ("");
  if (time == now)
    /* Translators: a wake-up call is due */
    return g_strdup (C_ ("wake-up call", "now"));
  minutes = describe_minutes (ABS (time - now));
  /* Translators: how long until a wake-up call: "in 7 h 32 min" */
  return g_strdup_printf (time > now ? C_ ("wake-up call", "in %s")
                                     /* Translators: how long since a wake-up call: "5 min ago" */
                                     : C_ ("wake-up call", "%s ago"),
                          minutes);
}

/**
 * desk_wakeup_describe_difference:
 * @seconds: how far the device's clock is ahead
 *
 * Returns: (transfer full): how it stands to this computer's, in a sentence
 * without an end
 */
char *
desk_wakeup_describe_difference (gint64 seconds)
{
  g_autofree char *minutes = NULL;

  /* The device tells minutes; less than one is not worth a word. */
  if (ABS (seconds) < 60)
    return g_strdup (_ ("the same as this computer’s"));
  minutes = describe_minutes ((ABS (seconds) + 30) / 60);
  /* Translators: of the PBX's clock: "3 h 2 min ahead of this computer’s" */
  return g_strdup_printf (seconds > 0 ? _ ("%s ahead of this computer’s") : _ ("%s behind this computer’s"),
                          minutes);
}

/**
 * desk_wakeup_describe_observed:
 * @observed: what was seen of a call
 *
 * Returns: (transfer none): in a few words that say that it was seen; empty
 * where nothing was
 */
const char *
desk_wakeup_describe_observed (PbxWakeupObserved observed)
{
  switch (observed)
    {
    case PBX_WAKEUP_DUE:
      return _ ("Waiting for the ring");
    case PBX_WAKEUP_RANG:
      return _ ("Seen ringing");
    case PBX_WAKEUP_NO_PHONE:
      return _ ("Missed: no phone seen");
    case PBX_WAKEUP_NO_RING:
      return _ ("Missed: not seen ringing");
    case PBX_WAKEUP_NOT_SEEN:
      return _ ("Could not be watched");
    case PBX_WAKEUP_NOT_WATCHED:
    default:
      return "";
    }
}

/**
 * desk_wakeup_explain_observed:
 * @observed: what was seen of a call
 *
 * Returns: (transfer none): what was seen, in a sentence; empty where nothing
 * was
 */
const char *
desk_wakeup_explain_observed (PbxWakeupObserved observed)
{
  switch (observed)
    {
    case PBX_WAKEUP_DUE:
      return _ ("The call is due, and the extension has not been seen ringing yet.");
    case PBX_WAKEUP_RANG:
      return _ ("When the call was due, the extension was seen ringing, or was "
                "picked up.");
    case PBX_WAKEUP_NO_PHONE:
      return _ ("When the call was due, no phone of the extension was registered.");
    case PBX_WAKEUP_NO_RING:
      return _ ("The extension was not seen ringing within two minutes.");
    case PBX_WAKEUP_NOT_SEEN:
      return _ ("When the call was due, Front Desk could not see the phones.");
    case PBX_WAKEUP_NOT_WATCHED:
    default:
      return "";
    }
}
