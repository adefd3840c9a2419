/* desk-call-words.c: calls in words and icons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-call-words.h"

#include <glib/gi18n.h>

static const struct
{
  const char *icon_name;
  const char *css_class;
  const char *word;
} statuses[] = {
  [PBX_CALL_ANSWERED] = { "desk-phone-idle-symbolic", "success", NC_ ("call", "Answered") },
  [PBX_CALL_NO_ANSWER] = { "desk-call-missed-symbolic", "warning", NC_ ("call", "No answer") },
  [PBX_CALL_BUSY] = { "desk-phone-busy-symbolic", "error", NC_ ("call", "Busy") },
  [PBX_CALL_FAILED] = { "desk-phone-unavailable-symbolic", "error", NC_ ("call", "Failed") },
  [PBX_CALL_OTHER] = { "desk-phone-unknown-symbolic", "dim-label", NC_ ("call", "Unknown") },
};

static const struct
{
  const char *icon_name;
  const char *word;
} directions[] = {
  [PBX_CALL_INCOMING] = { "desk-call-incoming-symbolic", NC_ ("call", "Incoming") },
  [PBX_CALL_OUTGOING] = { "desk-call-outgoing-symbolic", NC_ ("call", "Outgoing") },
  [PBX_CALL_INTERNAL] = { "desk-call-internal-symbolic", NC_ ("call", "Internal") },
  [PBX_CALL_DIRECTION_OTHER] = { "desk-phone-unknown-symbolic", NC_ ("call", "Unknown") },
};

/**
 * desk_call_status_get_word:
 * @status: what became of a call
 *
 * Returns: (transfer none): in a word, translated
 */
const char *
desk_call_status_get_word (PbxCallStatus status)
{
  g_return_val_if_fail (status < G_N_ELEMENTS (statuses), NULL);
  return g_dpgettext2 (NULL, "call", statuses[status].word);
}

/**
 * desk_call_direction_get_word:
 * @direction: which way a call went
 *
 * Returns: (transfer none): in a word, translated
 */
const char *
desk_call_direction_get_word (PbxCallDirection direction)
{
  g_return_val_if_fail (direction < G_N_ELEMENTS (directions), NULL);
  return g_dpgettext2 (NULL, "call", directions[direction].word);
}

/**
 * desk_period_get_word:
 * @period: when calls were
 *
 * Returns: (transfer none): in a word or two, translated
 */
const char *
desk_period_get_word (PbxPeriod period)
{
  switch (period)
    {
    case PBX_PERIOD_TODAY:
      return _ ("Today");
    case PBX_PERIOD_YESTERDAY:
      return _ ("Yesterday");
    case PBX_PERIOD_WEEK:
      return _ ("This week");
    case PBX_PERIOD_MONTH:
      return _ ("This month");
    case PBX_PERIOD_30_DAYS:
      return _ ("Last 30 days");
    case PBX_PERIOD_RANGE:
      return _ ("From … to …");
    case PBX_PERIOD_ALL:
    case PBX_N_PERIODS:
    default:
      return _ ("Any time");
    }
}

/**
 * desk_call_mark_status:
 * @text: (nullable): `callStatus`, as the device says it
 *
 * Returns: (transfer full): icon and word; the device's own where the program has none
 */
DeskMark *
desk_call_mark_status (const char *text)
{
  PbxCallStatus status = pbx_call_status_parse (text);
  gboolean known = status != PBX_CALL_OTHER || text == NULL || *text == '\0';

  return desk_mark_new (statuses[status].icon_name, statuses[status].css_class,
                        known ? desk_call_status_get_word (status) : text);
}

/**
 * desk_call_mark_direction:
 * @text: (nullable): `callType`, as the device says it
 *
 * Returns: (transfer full): an icon, with the word behind it; the device's own where the program has none
 */
DeskMark *
desk_call_mark_direction (const char *text)
{
  PbxCallDirection direction = pbx_call_direction_parse (text);
  gboolean known = direction != PBX_CALL_DIRECTION_OTHER || text == NULL || *text == '\0';

  return desk_mark_new_icon (directions[direction].icon_name, NULL,
                             known ? desk_call_direction_get_word (direction) : text);
}

/**
 * desk_call_describe_duration:
 * @seconds: how long a call lasted
 *
 * Returns: (transfer full): as a clock shows it: `0:42`, `12:05`, `1:02:33`
 */
char *
desk_call_describe_duration (gint64 seconds)
{
  gint64 hours = MAX (seconds, 0) / 3600;
  int minutes = (int) (MAX (seconds, 0) / 60 % 60);
  int rest = (int) (MAX (seconds, 0) % 60);

  if (hours > 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", hours, minutes, rest);

  return g_strdup_printf ("%d:%02d", minutes, rest);
}

static GDateTime *
read_start (const char *start)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *iso = g_strdelimit (g_strdup (start), " ", 'T');

  return g_date_time_new_from_iso8601 (iso, zone);
}

/* Days since the year 1, for telling yesterday */
static guint32
day_of (GDateTime *time)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (time), g_date_time_get_month (time),
                  (GDateYear) g_date_time_get_year (time));

  return g_date_get_julian (&date);
}

/**
 * desk_call_describe_start:
 * @start: (nullable): when a call began, as `yyyy-MM-dd HH:mm:ss` by the device's clock
 * @now: (nullable): what time it is on the device
 *
 * Returns: (transfer full): the day and the time, by the locale; what the device sent where that is no time
 */
char *
desk_call_describe_start (const char *start, GDateTime *now)
{
  g_autoptr (GDateTime) time = start != NULL ? read_start (start) : NULL;
  gint64 days;

  if (time == NULL)
    return g_strdup (start != NULL ? start : "");
  days = now != NULL ? (gint64) day_of (now) - day_of (time) : -1;
  if (days == 0)
    /* Translators: a time of today, by the locale's hours and minutes; see strftime() */
    return g_date_time_format (time, _ ("Today, %H:%M"));
  if (days == 1)
    /* Translators: a time of yesterday; see strftime() */
    return g_date_time_format (time, _ ("Yesterday, %H:%M"));
  if (days > 1 && days < 7)
    /* Translators: a time within the last seven days: the day of the week and the time; see strftime() */
    return g_date_time_format (time, _ ("%A, %H:%M"));

  /* Translators: a day of this or another year and the time; see strftime() */
  return g_date_time_format (time, _ ("%-d %b %Y, %H:%M"));
}

/**
 * desk_call_describe_party:
 * @name: (nullable): the directory's name for the number
 * @number: (nullable): the number
 * @caller_id: (nullable): the name that came with the call
 *
 * Returns: (transfer full): the directory's name, else the one that came with the call, with the number; the
 *   number alone where nobody has a name
 */
char *
desk_call_describe_party (const char *name, const char *number, const char *caller_id)
{
  if (name == NULL || *name == '\0')
    name = caller_id;
  if (name == NULL || *name == '\0' || g_strcmp0 (name, number) == 0)
    return g_strdup (number);
  /* Translators: somebody's name and number */
  return g_strdup_printf (_ ("%s · %s"), name, number);
}
