/* desk-call-figures-text.c: figures over many calls as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-call-figures-text.h"

#include "desk-call-words.h"
#include "desk-week.h"

#include <glib/gi18n.h>
#include <math.h>

/**
 * desk_call_figures_describe_share:
 * @share: from 0 to 1
 *
 * Returns: (transfer full): per cent
 */
char *
desk_call_figures_describe_share (double share)
{
  /* Translators: a share, such as "62 %" */
  return g_strdup_printf (_ ("%.0f %%"), share * 100);
}

/**
 * desk_call_figures_get_name:
 * @directory: (nullable): who has which number
 * @number: a number
 *
 * Returns: (transfer none): the name; empty where nobody knows it
 */
const char *
desk_call_figures_get_name (PbxDirectory *directory, const char *number)
{
  PbxPerson *person = directory != NULL && *number != '\0' ? pbx_directory_lookup (directory, number) : NULL;

  return person != NULL ? pbx_person_get_name (person) : "";
}

/* The day that is at a place of the week, from 0 for Monday as #PbxCallStatistics counts */
static guint
get_weekday (guint place)
{
  return (desk_week_get_first_day () - G_DATE_MONDAY + place) % 7;
}

/**
 * desk_call_figures_describe_hours:
 * @statistics: figures
 *
 * Returns: (transfer full): how many calls began in which hour of which day of the week, in words, without
 * the hours that had none
 */
char *
desk_call_figures_describe_hours (PbxCallStatistics *statistics)
{
  GString *text = g_string_new (NULL);

  for (guint place = 0; place < 7; place++)
    {
      guint weekday = get_weekday (place);
      g_autofree char *name = desk_week_get_day_name (weekday + G_DATE_MONDAY, FALSE);
      const char *separator = "";

      g_string_append_printf (text, "%s%s: ", place > 0 ? "\n" : "", name);
      for (guint hour = 0; hour < 24; hour++)
        {
          guint64 n = pbx_call_statistics_get_n_at (statistics, weekday, hour);

          if (n == 0)
            continue;
          g_string_append_printf (text, "%s%02u:00 %" G_GUINT64_FORMAT, separator, hour, n);
          separator = ", ";
        }
      if (*separator == '\0')
        g_string_append (text, _ ("no calls"));
    }

  return g_string_free (text, FALSE);
}

/**
 * desk_call_figures_describe_days:
 * @statistics: figures
 *
 * Returns: (transfer full): what became of the calls of each day, in words
 */
char *
desk_call_figures_describe_days (PbxCallStatistics *statistics)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GArray) days = pbx_call_statistics_get_days (statistics);

  for (guint i = 0; i < days->len; i++)
    {
      const PbxCallDay *day = &g_array_index (days, PbxCallDay, i);
      const char *separator = "";

      g_string_append_printf (text, "%s%s: ", i > 0 ? "\n" : "", day->date);
      for (guint status = 0; status < PBX_N_CALL_STATUSES; status++)
        {
          if (day->calls[status] == 0)
            continue;
          g_string_append_printf (text, "%s%s %" G_GUINT64_FORMAT, separator,
                                  desk_call_status_get_word (status), day->calls[status]);
          separator = ", ";
        }
    }

  return g_string_free (text, FALSE);
}

/* The whole of it, for spreadsheets and letters */

static void
write_summary (GString *text, PbxCallStatistics *statistics)
{
  g_autofree char *share =
    desk_call_figures_describe_share (pbx_call_statistics_get_answered_share (statistics));
  g_autofree char *talk =
    desk_call_describe_duration ((gint64) pbx_call_statistics_get_talk_time (statistics));
  g_autofree char *average =
    desk_call_describe_duration (llround (pbx_call_statistics_get_average_talk_time (statistics)));

  g_string_append_printf (text, "%s\t%" G_GUINT64_FORMAT "\n", _ ("Calls"),
                          pbx_call_statistics_get_n_calls (statistics));
  for (guint status = 0; status < PBX_N_CALL_STATUSES; status++)
    {
      if (status != PBX_CALL_OTHER || pbx_call_statistics_get_n_with_status (statistics, status) > 0)
        g_string_append_printf (text, "%s\t%" G_GUINT64_FORMAT "\n", desk_call_status_get_word (status),
                                pbx_call_statistics_get_n_with_status (statistics, status));
    }
  g_string_append_printf (text, "%s\t%s\n%s\t%s\n%s\t%s\n", _ ("Answered share"), share,
                          _ ("Total talk time"), talk, _ ("Average talk time"), average);
  if (pbx_call_statistics_get_n_without_time (statistics) > 0)
    g_string_append_printf (text, "%s\t%" G_GUINT64_FORMAT "\n", _ ("Without a readable time"),
                            pbx_call_statistics_get_n_without_time (statistics));
}

static void
write_hours (GString *text, PbxCallStatistics *statistics)
{
  g_string_append_printf (text, "\n%s\n", _ ("Calls by Hour and Weekday"));
  for (guint hour = 0; hour < 24; hour++)
    g_string_append_printf (text, "\t%02u:00", hour);
  g_string_append_c (text, '\n');
  for (guint place = 0; place < 7; place++)
    {
      g_autofree char *name = desk_week_get_day_name (get_weekday (place) + G_DATE_MONDAY, FALSE);

      g_string_append (text, name);
      for (guint hour = 0; hour < 24; hour++)
        g_string_append_printf (text, "\t%" G_GUINT64_FORMAT,
                                pbx_call_statistics_get_n_at (statistics, get_weekday (place), hour));
      g_string_append_c (text, '\n');
    }
}

static void
write_days (GString *text, PbxCallStatistics *statistics)
{
  g_autoptr (GArray) days = pbx_call_statistics_get_days (statistics);

  g_string_append_printf (text, "\n%s\n%s", _ ("Calls by Day"), _ ("Day"));
  for (guint status = 0; status < PBX_N_CALL_STATUSES; status++)
    g_string_append_printf (text, "\t%s", desk_call_status_get_word (status));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < days->len; i++)
    {
      const PbxCallDay *day = &g_array_index (days, PbxCallDay, i);

      g_string_append (text, day->date);
      for (guint status = 0; status < PBX_N_CALL_STATUSES; status++)
        g_string_append_printf (text, "\t%" G_GUINT64_FORMAT, day->calls[status]);
      g_string_append_c (text, '\n');
    }
}

static void
write_top (GString *text, const char *title, GPtrArray *counts, PbxDirectory *directory)
{
  g_string_append_printf (text, "\n%s\n%s\t%s\t%s\t%s\n", title, _ ("Number"), _ ("Name"), _ ("Calls"),
                          _ ("Talk time"));
  for (guint i = 0; i < counts->len; i++)
    {
      const PbxCallCount *count = counts->pdata[i];
      g_autofree char *talk = desk_call_describe_duration ((gint64) count->seconds);

      g_string_append_printf (text, "%s\t%s\t%" G_GUINT64_FORMAT "\t%s\n", count->number,
                              desk_call_figures_get_name (directory, count->number), count->calls, talk);
    }
}

static void
write_longest (GString *text, PbxCallStatistics *statistics, PbxDirectory *directory)
{
  GPtrArray *calls = pbx_call_statistics_get_longest (statistics);

  g_string_append_printf (text, "\n%s\n%s\t%s\t%s\t%s\t%s\t%s\n", _ ("Longest Calls"), _ ("Start"),
                          _ ("Caller"), _ ("Name"), _ ("Called"), _ ("Name"), _ ("Talk time"));
  for (guint i = 0; i < calls->len; i++)
    {
      PbxCall *call = calls->pdata[i];
      g_autofree char *talk = desk_call_describe_duration (pbx_call_get_duration (call));

      g_string_append_printf (text, "%s\t%s\t%s\t%s\t%s\t%s\n", pbx_call_get_start (call),
                              pbx_call_get_caller (call),
                              desk_call_figures_get_name (directory, pbx_call_get_caller (call)),
                              pbx_call_get_callee (call),
                              desk_call_figures_get_name (directory, pbx_call_get_callee (call)), talk);
    }
}

/**
 * desk_call_figures_write:
 * @statistics: figures
 * @directory: (nullable): where names come from
 *
 * Returns: (transfer full): everything, in lines of cells with tabs between them, which spreadsheets paste as
 *   a table
 */
char *
desk_call_figures_write (PbxCallStatistics *statistics, PbxDirectory *directory)
{
  g_autoptr (GPtrArray) callers = pbx_call_statistics_get_top_callers (statistics, DESK_CALL_FIGURES_N_TOP);
  g_autoptr (GPtrArray) callees = pbx_call_statistics_get_top_callees (statistics, DESK_CALL_FIGURES_N_TOP);
  GString *text = g_string_new (NULL);

  write_summary (text, statistics);
  write_hours (text, statistics);
  write_days (text, statistics);
  write_top (text, _ ("Top Callers"), callers, directory);
  write_top (text, _ ("Top Called"), callees, directory);
  write_longest (text, statistics, directory);

  return g_string_free (text, FALSE);
}
