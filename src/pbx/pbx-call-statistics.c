/* pbx-call-statistics.c: figures over many calls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-call-statistics.h"

#include <string.h>

/* How many of the longest calls are kept */
#define N_LONGEST 10

/**
 * PbxCallStatistics:
 *
 * Figures over calls that are added one by one and not kept: when they were, what became of them, who
 * called most, which were the longest. A million calls take the memory of their days and numbers.
 *
 * Days and hours are the device's. Talk time is that of answered calls.
 */
struct _PbxCallStatistics
{
  GObject parent_instance;

  GHashTable *days;    /* owned: date (of the value) → PbxCallDay */
  GHashTable *callers; /* owned: number (of the value) → PbxCallCount */
  GHashTable *callees; /* owned: number (of the value) → PbxCallCount */
  GPtrArray *longest;  /* owned, of PbxCall: answered, the longest first */
  guint64 statuses[PBX_N_CALL_STATUSES];
  guint64 directions[PBX_N_CALL_DIRECTIONS];
  guint64 hours[7][24]; /* from Monday */
  guint64 n_without_time;
  guint64 talk_time; /* s */
};

G_DEFINE_FINAL_TYPE (PbxCallStatistics, pbx_call_statistics, G_TYPE_OBJECT)

static void
call_count_free (PbxCallCount *count)
{
  g_free (count->number);
  g_free (count);
}

static void
pbx_call_statistics_finalize (GObject *object)
{
  PbxCallStatistics *self = PBX_CALL_STATISTICS (object);

  g_hash_table_unref (self->days);
  g_hash_table_unref (self->callers);
  g_hash_table_unref (self->callees);
  g_ptr_array_unref (self->longest);

  G_OBJECT_CLASS (pbx_call_statistics_parent_class)->finalize (object);
}

static void
pbx_call_statistics_class_init (PbxCallStatisticsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pbx_call_statistics_finalize;
}

static void
pbx_call_statistics_init (PbxCallStatistics *self)
{
  self->days = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->callers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) call_count_free);
  self->callees = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) call_count_free);
  self->longest = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pbx_call_statistics_new:
 *
 * Returns: (transfer full): figures over no calls
 */
PbxCallStatistics *
pbx_call_statistics_new (void)
{
  return g_object_new (PBX_TYPE_CALL_STATISTICS, NULL);
}

/* Adding */

static gboolean
read_digits (const char *text, guint n, int *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }

  return TRUE;
}

/* Reads the start of `yyyy-MM-dd HH:mm:ss`. Days are only counted with, so that no time zone is needed. */
static gboolean
read_start (const char *start, GDateWeekday *weekday, int *hour)
{
  int year, month, day;
  GDate date;

  if (!read_digits (start, 4, &year) || start[4] != '-' || !read_digits (start + 5, 2, &month) ||
      start[7] != '-' || !read_digits (start + 8, 2, &day) || start[10] != ' ' ||
      !read_digits (start + 11, 2, hour) || *hour > 23)
    return FALSE;
  if (!g_date_valid_dmy ((GDateDay) day, month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (&date, (GDateDay) day, month, (GDateYear) year);
  *weekday = g_date_get_weekday (&date);

  return TRUE;
}

static void
add_to_day (PbxCallStatistics *self, const char *start, PbxCallStatus status)
{
  char date[11];
  PbxCallDay *day;

  g_strlcpy (date, start, sizeof date);
  day = g_hash_table_lookup (self->days, date);
  if (day == NULL)
    {
      day = g_new0 (PbxCallDay, 1);
      memcpy (day->date, date, sizeof date);
      g_hash_table_insert (self->days, day->date, day);
    }
  day->calls[status]++;
}

static void
add_number (GHashTable *counts, const char *number, guint64 seconds)
{
  PbxCallCount *count = g_hash_table_lookup (counts, number);

  if (*number == '\0')
    return;
  if (count == NULL)
    {
      count = g_new0 (PbxCallCount, 1);
      count->number = g_strdup (number);
      g_hash_table_insert (counts, count->number, count);
    }
  count->calls++;
  count->seconds += seconds;
}

static void
add_longest (PbxCallStatistics *self, PbxCall *call)
{
  gint64 duration = pbx_call_get_duration (call);
  guint i = self->longest->len;

  while (i > 0 && pbx_call_get_duration (self->longest->pdata[i - 1]) < duration)
    i--;
  if (i >= N_LONGEST)
    return;
  g_ptr_array_insert (self->longest, (int) i, g_object_ref (call));
  if (self->longest->len > N_LONGEST)
    g_ptr_array_set_size (self->longest, N_LONGEST);
}

/**
 * pbx_call_statistics_add:
 * @self: figures
 * @call: a call
 *
 * Counts a call.
 */
void
pbx_call_statistics_add (PbxCallStatistics *self, PbxCall *call)
{
  PbxCallStatus status;
  GDateWeekday weekday;
  guint64 seconds = 0;
  int hour;

  g_return_if_fail (PBX_IS_CALL_STATISTICS (self));
  g_return_if_fail (PBX_IS_CALL (call));

  status = pbx_call_status_parse (pbx_call_get_status (call));
  self->statuses[status]++;
  self->directions[pbx_call_direction_parse (pbx_call_get_direction (call))]++;
  if (read_start (pbx_call_get_start (call), &weekday, &hour))
    {
      self->hours[weekday - G_DATE_MONDAY][hour]++;
      add_to_day (self, pbx_call_get_start (call), status);
    }
  else
    self->n_without_time++;
  if (status == PBX_CALL_ANSWERED)
    {
      seconds = (guint64) MAX (pbx_call_get_duration (call), 0);
      self->talk_time += seconds;
      add_longest (self, call);
    }
  add_number (self->callers, pbx_call_get_caller (call), seconds);
  add_number (self->callees, pbx_call_get_callee (call), seconds);
}

/* Reading */

static guint64
sum (const guint64 *counts, guint n)
{
  guint64 total = 0;

  for (guint i = 0; i < n; i++)
    total += counts[i];

  return total;
}

/**
 * pbx_call_statistics_get_n_calls:
 *
 * Returns: how many calls there are
 */
guint64
pbx_call_statistics_get_n_calls (PbxCallStatistics *self)
{
  g_return_val_if_fail (PBX_IS_CALL_STATISTICS (self), 0);
  return sum (self->statuses, PBX_N_CALL_STATUSES);
}

/**
 * pbx_call_statistics_get_n_with_status:
 *
 * Returns: of how many calls this became
 */
guint64
pbx_call_statistics_get_n_with_status (PbxCallStatistics *self, PbxCallStatus status)
{
  g_return_val_if_fail (PBX_IS_CALL_STATISTICS (self), 0);
  g_return_val_if_fail (status < PBX_N_CALL_STATUSES, 0);
  return self->statuses[status];
}

/**
 * pbx_call_statistics_get_n_with_direction:
 *
 * Returns: how many calls went this way
 */
guint64
pbx_call_statistics_get_n_with_direction (PbxCallStatistics *self, PbxCallDirection direction)
{
  g_return_val_if_fail (PBX_IS_CALL_STATISTICS (self), 0);
  g_return_val_if_fail (direction < PBX_N_CALL_DIRECTIONS, 0);
  return self->directions[direction];
}

/**
 * pbx_call_statistics_get_n_at:
 * @self: figures
 * @weekday: 0 for Monday to 6 for Sunday
 * @hour: 0 to 23
 *
 * Returns: how many calls began in this hour of this day of the week
 */
guint64
pbx_call_statistics_get_n_at (PbxCallStatistics *self, guint weekday, guint hour)
{
  g_return_val_if_fail (PBX_IS_CALL_STATISTICS (self), 0);
  g_return_val_if_fail (weekday < 7 && hour < 24, 0);
  return self->hours[weekday][hour];
}

/**
 * pbx_call_statistics_get_most_at:
 *
 * Returns: the largest of what pbx_call_statistics_get_n_at() returns
 */
guint64
pbx_call_statistics_get_most_at (PbxCallStatistics *self)
{
  guint64 most = 0;

  g_return_val_if_fail (PBX_IS_CALL_STATISTICS (self), 0);

  for (guint weekday = 0; weekday < 7; weekday++)
    {
      for (guint hour = 0; hour < 24; hour++)
        most = MAX (most, self->hours[weekday][hour]);
    }

  return most;
}

/**
 * pbx_call_statistics_get_n_without_time:
 *
 * Returns: how many calls have no time that can be read; they are in no day and no hour
 */
guint64
pbx_call_statistics_get_n_without_time (PbxCallStatistics *self)
{
  g_return_val_if_fail (PBX_IS_CALL_STATISTICS (self), 0);
  return self->n_without_time;
}

/**
 * pbx_call_statistics_get_answered_share:
 *
 * Returns: how many of the calls were answered, from 0 to 1; 0 where there are none
 */
double
pbx_call_statistics_get_answered_share (PbxCallStatistics *self)
{
  guint64 n;

  g_return_val_if_fail (PBX_IS_CALL_STATISTICS (self), 0);

  n = pbx_call_statistics_get_n_calls (self);

  return n > 0 ? (double) self->statuses[PBX_CALL_ANSWERED] / (double) n : 0;
}

/**
 * pbx_call_statistics_get_talk_time:
 *
 * Returns: how long answered calls lasted in all, in seconds
 */
guint64
pbx_call_statistics_get_talk_time (PbxCallStatistics *self)
{
  g_return_val_if_fail (PBX_IS_CALL_STATISTICS (self), 0);
  return self->talk_time;
}

/**
 * pbx_call_statistics_get_average_talk_time:
 *
 * Returns: how long an answered call lasted on average, in seconds; 0 where there are none
 */
double
pbx_call_statistics_get_average_talk_time (PbxCallStatistics *self)
{
  g_return_val_if_fail (PBX_IS_CALL_STATISTICS (self), 0);

  if (self->statuses[PBX_CALL_ANSWERED] == 0)
    return 0;

  return (double) self->talk_time / (double) self->statuses[PBX_CALL_ANSWERED];
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return strcmp (((const PbxCallDay *) a)->date, ((const PbxCallDay *) b)->date);
}

/**
 * pbx_call_statistics_get_days:
 *
 * Returns: (transfer full) (element-type PbxCallDay): the days with calls, the earliest first
 */
GArray *
pbx_call_statistics_get_days (PbxCallStatistics *self)
{
  GArray *days;
  GHashTableIter iter;
  gpointer day;

  g_return_val_if_fail (PBX_IS_CALL_STATISTICS (self), NULL);

  days = g_array_sized_new (FALSE, FALSE, sizeof (PbxCallDay), g_hash_table_size (self->days));
  g_hash_table_iter_init (&iter, self->days);
  while (g_hash_table_iter_next (&iter, NULL, &day))
    g_array_append_vals (days, day, 1);
  g_array_sort (days, compare_days);

  return days;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const PbxCallCount *first = *(const PbxCallCount *const *) a;
  const PbxCallCount *second = *(const PbxCallCount *const *) b;

  if (first->calls != second->calls)
    return first->calls > second->calls ? -1 : 1;
  if (first->seconds != second->seconds)
    return first->seconds > second->seconds ? -1 : 1;

  return strcmp (first->number, second->number);
}

static GPtrArray *
get_top (GHashTable *counts, guint max)
{
  GPtrArray *top = g_ptr_array_sized_new (g_hash_table_size (counts));
  GHashTableIter iter;
  gpointer count;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    g_ptr_array_add (top, count);
  g_ptr_array_sort (top, compare_counts);
  if (top->len > max)
    g_ptr_array_set_size (top, (int) max);

  return top;
}

/**
 * pbx_call_statistics_get_top_callers:
 * @self: figures
 * @max: how many at most
 *
 * Returns: (transfer container) (element-type PbxCallCount): who called most, first; those with as many
 *   calls by how long they talked
 */
GPtrArray *
pbx_call_statistics_get_top_callers (PbxCallStatistics *self, guint max)
{
  g_return_val_if_fail (PBX_IS_CALL_STATISTICS (self), NULL);
  return get_top (self->callers, max);
}

/**
 * pbx_call_statistics_get_top_callees:
 * @self: figures
 * @max: how many at most
 *
 * Returns: (transfer container) (element-type PbxCallCount): who was called most, first
 */
GPtrArray *
pbx_call_statistics_get_top_callees (PbxCallStatistics *self, guint max)
{
  g_return_val_if_fail (PBX_IS_CALL_STATISTICS (self), NULL);
  return get_top (self->callees, max);
}

/**
 * pbx_call_statistics_get_longest:
 *
 * Returns: (transfer none) (element-type PbxCall): the longest answered calls, the longest first
 */
GPtrArray *
pbx_call_statistics_get_longest (PbxCallStatistics *self)
{
  g_return_val_if_fail (PBX_IS_CALL_STATISTICS (self), NULL);
  return self->longest;
}
