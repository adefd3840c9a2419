/* test-calls.c: every call of the log, and figures over them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-call-filter.h"
#include "pbx-call-statistics.h"
#include "pbx-list.h"
#include "pbx-recording.h"
#include "pbx-test.h"

#include <string.h>

#define PATH "/pbx/call-log/search-calllog-page"

typedef struct
{
  DemoProcess *demo;
  PbxClient *client;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer options)
{
  fixture->demo = demo_process_new (options);
  fixture->client = test_client_new_signed_in (fixture->demo);
}

static void
tear_down (Fixture *fixture, gconstpointer options)
{
  g_clear_object (&fixture->client);
  g_clear_pointer (&fixture->demo, demo_process_free);
}

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GPtrArray *
next (PbxScan *scan, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pbx_scan_next_async (scan, NULL, take_result, &result);
  test_wait_until (result != NULL);

  return pbx_scan_next_finish (scan, result, error);
}

/* All rows of the list, each of them once */
static GPtrArray *
scan_all (PbxScan *scan)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  while ((rows = next (scan, &error)) != NULL)
    {
      for (guint i = 0; i < rows->len; i++)
        {
          gint64 id = pbx_call_get_id (rows->pdata[i]);

          g_assert_true (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)));
          g_ptr_array_add (all, g_object_ref (rows->pdata[i]));
        }
      g_ptr_array_unref (rows);
    }
  g_assert_no_error (error);

  return all;
}

static void
test_scan (Fixture *fixture, gconstpointer options)
{
  g_autoptr (PbxList) list = pbx_list_new (fixture->client, PBX_ENDPOINT_CALL_LOG, PBX_TYPE_CALL);
  g_autoptr (PbxScan) scan = NULL;
  g_autoptr (PbxScan) filtered = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) busy = NULL;
  g_autoptr (GError) error = NULL;
  guint n_busy = 0;

  scan = pbx_list_new_scan (list, 100);
  all = scan_all (scan);
  g_assert_cmpuint (all->len, ==, 730);
  g_assert_cmpint (pbx_scan_get_total (scan), ==, 730);
  g_assert_cmpint (pbx_scan_get_fetched (scan), ==, 730);
  /* It has ended for good. */
  g_assert_null (next (scan, &error));
  g_assert_no_error (error);

  pbx_list_set_parameter (list, "status", "BUSY");
  filtered = pbx_list_new_scan (list, 100);
  busy = scan_all (filtered);
  for (guint i = 0; i < all->len; i++)
    n_busy += pbx_call_status_parse (pbx_call_get_status (all->pdata[i])) == PBX_CALL_BUSY;
  g_assert_cmpuint (busy->len, ==, n_busy);
  g_assert_cmpuint (n_busy, >, 0);
}

static void
test_scan_fails (Fixture *fixture, gconstpointer options)
{
  g_autoptr (PbxScan) scan = pbx_scan_new (fixture->client, PBX_ENDPOINT_CALL_LOG, PBX_TYPE_CALL, NULL, 100);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GError) error = NULL;

  first = next (scan, &error);
  g_assert_no_error (error);
  demo_process_tell (fixture->demo, "misbehave refuse " PATH);
  second = next (scan, &error);
  g_assert_null (second);
  g_assert_error (error, PBX_ERROR, PBX_ERROR_REFUSED);
  /* It goes on where it stopped. */
  demo_process_tell (fixture->demo, "behave");
  rest = scan_all (scan);
  g_assert_cmpuint (first->len + rest->len, ==, 730);
}

static void
test_scan_repeated (Fixture *fixture, gconstpointer options)
{
  g_autoptr (PbxScan) scan = pbx_scan_new (fixture->client, PBX_ENDPOINT_CALL_LOG, PBX_TYPE_CALL, NULL, 100);
  g_autoptr (GPtrArray) rows = NULL;

  demo_process_tell (fixture->demo, "misbehave duplicate-ids " PATH);
  rows = scan_all (scan);
  g_assert_cmpuint (rows->len, >, 0);
}

static void
test_scan_cancelled (Fixture *fixture, gconstpointer options)
{
  g_autoptr (PbxScan) scan = pbx_scan_new (fixture->client, PBX_ENDPOINT_CALL_LOG, PBX_TYPE_CALL, NULL, 100);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  pbx_scan_next_async (scan, cancellable, take_result, &result);
  g_cancellable_cancel (cancellable);
  test_wait_until (result != NULL);
  rows = pbx_scan_next_finish (scan, result, &error);
  g_assert_null (rows);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The same figures, counted over the rows one at a time in the plainest way */
static void
test_statistics (Fixture *fixture, gconstpointer options)
{
  g_autoptr (PbxScan) scan = pbx_scan_new (fixture->client, PBX_ENDPOINT_CALL_LOG, PBX_TYPE_CALL, NULL, 250);
  g_autoptr (GPtrArray) all = scan_all (scan);
  g_autoptr (PbxCallStatistics) statistics = pbx_call_statistics_new ();
  g_autoptr (GPtrArray) callers = NULL;
  g_autoptr (GPtrArray) callees = NULL;
  g_autoptr (GArray) days = NULL;
  guint64 n_in_days = 0;
  guint64 n_in_hours = 0;
  guint64 most_calls = 0;
  gint64 talk_time = 0;
  gint64 longest = 0;
  guint n_answered = 0;

  for (guint i = 0; i < all->len; i++)
    pbx_call_statistics_add (statistics, all->pdata[i]);
  callers = pbx_call_statistics_get_top_callers (statistics, 5);
  callees = pbx_call_statistics_get_top_callees (statistics, G_MAXUINT);
  days = pbx_call_statistics_get_days (statistics);

  for (guint i = 0; i < all->len; i++)
    {
      const char *number = pbx_call_get_caller (all->pdata[i]);
      guint64 n_calls = 0;

      if (g_str_equal (pbx_call_get_status (all->pdata[i]), "ANSWERED"))
        {
          n_answered++;
          talk_time += pbx_call_get_duration (all->pdata[i]);
          longest = MAX (longest, pbx_call_get_duration (all->pdata[i]));
        }
      for (guint j = 0; j < all->len; j++)
        n_calls += g_str_equal (pbx_call_get_caller (all->pdata[j]), number);
      most_calls = MAX (most_calls, n_calls);
    }
  g_assert_cmpuint (pbx_call_statistics_get_n_calls (statistics), ==, all->len);
  g_assert_cmpuint (pbx_call_statistics_get_n_with_status (statistics, PBX_CALL_ANSWERED), ==, n_answered);
  g_assert_cmpuint (pbx_call_statistics_get_n_with_status (statistics, PBX_CALL_OTHER), ==, 0);
  g_assert_cmpfloat_with_epsilon (pbx_call_statistics_get_answered_share (statistics),
                                  (double) n_answered / all->len, 1e-9);
  g_assert_cmpuint (pbx_call_statistics_get_talk_time (statistics), ==, talk_time);
  g_assert_cmpfloat_with_epsilon (pbx_call_statistics_get_average_talk_time (statistics),
                                  (double) talk_time / n_answered, 1e-9);
  g_assert_cmpint (pbx_call_get_duration (pbx_call_statistics_get_longest (statistics)->pdata[0]), ==,
                   longest);
  g_assert_cmpuint (callers->len, ==, 5);
  g_assert_cmpuint (((PbxCallCount *) callers->pdata[0])->calls, ==, most_calls);
  g_assert_cmpuint (((PbxCallCount *) callers->pdata[0])->calls, >=,
                    ((PbxCallCount *) callers->pdata[1])->calls);
  g_assert_cmpuint (pbx_call_statistics_get_n_without_time (statistics), ==, 0);

  for (guint i = 0; i < days->len; i++)
    {
      PbxCallDay *day = &g_array_index (days, PbxCallDay, i);
      guint64 expected = 0;
      guint64 counted = 0;

      for (guint j = 0; j < all->len; j++)
        expected += g_str_has_prefix (pbx_call_get_start (all->pdata[j]), day->date);
      for (guint j = 0; j < PBX_N_CALL_STATUSES; j++)
        counted += day->calls[j];
      g_assert_cmpuint (counted, ==, expected);
      if (i > 0)
        g_assert_cmpint (strcmp (g_array_index (days, PbxCallDay, i - 1).date, day->date), <, 0);
      n_in_days += counted;
    }
  g_assert_cmpuint (n_in_days, ==, all->len);

  for (guint weekday = 0; weekday < 7; weekday++)
    {
      for (guint hour = 0; hour < 24; hour++)
        {
          guint64 expected = 0;

          for (guint j = 0; j < all->len; j++)
            {
              g_auto (GStrv) parts = g_strsplit_set (pbx_call_get_start (all->pdata[j]), "- :", -1);
              g_autoptr (GDateTime) time = g_date_time_new_utc (atoi (parts[0]), atoi (parts[1]),
                                                                atoi (parts[2]), atoi (parts[3]), 0, 0);

              expected += g_date_time_get_day_of_week (time) == (int) weekday + 1 &&
                          g_date_time_get_hour (time) == (int) hour;
            }
          g_assert_cmpuint (pbx_call_statistics_get_n_at (statistics, weekday, hour), ==, expected);
          g_assert_cmpuint (expected, <=, pbx_call_statistics_get_most_at (statistics));
          n_in_hours += expected;
        }
    }
  g_assert_cmpuint (n_in_hours, ==, all->len);
}

static void
test_odd_calls (void)
{
  static const char *const starts[] = {
    "",           "yesterday",          "2022-02-30 10:00:00", "2022-13-01 10:00:00", "2022-01-01 25:00:00",
    "2022-01-01", "0000-00-00 00:00:00"
  };
  g_autoptr (PbxCallStatistics) statistics = pbx_call_statistics_new ();
  g_autoptr (GArray) days = NULL;
  g_autoptr (GPtrArray) callers = NULL;

  g_assert_cmpfloat (pbx_call_statistics_get_answered_share (statistics), ==, 0);
  g_assert_cmpfloat (pbx_call_statistics_get_average_talk_time (statistics), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (PbxCall) call =
        g_object_new (PBX_TYPE_CALL, "start", starts[i], "status", "ANSWERED", "duration", (gint64) -5, NULL);

      pbx_call_statistics_add (statistics, call);
    }
  days = pbx_call_statistics_get_days (statistics);
  callers = pbx_call_statistics_get_top_callers (statistics, 10);
  g_assert_cmpuint (days->len, ==, 0);
  g_assert_cmpuint (callers->len, ==, 0);
  g_assert_cmpuint (pbx_call_statistics_get_n_without_time (statistics), ==, G_N_ELEMENTS (starts));
  g_assert_cmpuint (pbx_call_statistics_get_talk_time (statistics), ==, 0);
}

static void
test_words (void)
{
  g_assert_cmpint (pbx_call_status_parse ("NO ANSWER"), ==, PBX_CALL_NO_ANSWER);
  g_assert_cmpint (pbx_call_status_parse ("NOANSWER"), ==, PBX_CALL_NO_ANSWER);
  g_assert_cmpint (pbx_call_status_parse ("no_answer"), ==, PBX_CALL_NO_ANSWER);
  g_assert_cmpint (pbx_call_status_parse ("NO"), ==, PBX_CALL_OTHER);
  g_assert_cmpint (pbx_call_status_parse ("BUSYBODY"), ==, PBX_CALL_OTHER);
  g_assert_cmpint (pbx_call_status_parse (""), ==, PBX_CALL_OTHER);
  g_assert_cmpint (pbx_call_status_parse (NULL), ==, PBX_CALL_OTHER);
  g_assert_cmpint (pbx_call_direction_parse ("incoming"), ==, PBX_CALL_INCOMING);
  g_assert_cmpint (pbx_call_direction_parse ("sideways"), ==, PBX_CALL_DIRECTION_OTHER);
}

static void
check_days (PbxCallFilter *filter, PbxPeriod period, GDateWeekday first, const char *expected)
{
  g_autofree char *days = NULL;
  GDate today, from, to;
  char texts[2][11];

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 4, 3, 2026); /* a Wednesday */
  g_object_set (filter, "period", period, NULL);
  if (!pbx_call_filter_get_days (filter, &today, first, &from, &to))
    {
      g_assert_null (expected);
      return;
    }
  g_date_strftime (texts[0], sizeof texts[0], "%Y-%m-%d", &from);
  g_date_strftime (texts[1], sizeof texts[1], "%Y-%m-%d", &to);
  days = g_strdup_printf ("%s %s", texts[0], texts[1]);
  g_assert_cmpstr (days, ==, expected);
}

static void
test_periods (void)
{
  g_autoptr (PbxCallFilter) filter = pbx_call_filter_new ();

  check_days (filter, PBX_PERIOD_ALL, G_DATE_MONDAY, NULL);
  check_days (filter, PBX_PERIOD_TODAY, G_DATE_MONDAY, "2026-03-04 2026-03-04");
  check_days (filter, PBX_PERIOD_YESTERDAY, G_DATE_MONDAY, "2026-03-03 2026-03-03");
  check_days (filter, PBX_PERIOD_WEEK, G_DATE_MONDAY, "2026-03-02 2026-03-04");
  check_days (filter, PBX_PERIOD_WEEK, G_DATE_SUNDAY, "2026-03-01 2026-03-04");
  check_days (filter, PBX_PERIOD_WEEK, G_DATE_SATURDAY, "2026-02-28 2026-03-04");
  check_days (filter, PBX_PERIOD_MONTH, G_DATE_MONDAY, "2026-03-01 2026-03-04");
  check_days (filter, PBX_PERIOD_30_DAYS, G_DATE_MONDAY, "2026-02-03 2026-03-04");
  check_days (filter, PBX_PERIOD_RANGE, G_DATE_MONDAY, NULL);
  g_object_set (filter, "from", "2026-02-01", NULL);
  check_days (filter, PBX_PERIOD_RANGE, G_DATE_MONDAY, "2026-02-01 2026-03-04");
  g_object_set (filter, "to", "2026-01-01", NULL);
  check_days (filter, PBX_PERIOD_RANGE, G_DATE_MONDAY, "2026-01-01 2026-02-01");
  g_object_set (filter, "from", "2026-02-30", NULL);
  check_days (filter, PBX_PERIOD_RANGE, G_DATE_MONDAY, "2000-01-01 2026-01-01");
  g_object_set (filter, "from", "", "to", "soon", NULL);
  check_days (filter, PBX_PERIOD_RANGE, G_DATE_MONDAY, NULL);
}

static void
test_filter (Fixture *fixture, gconstpointer options)
{
  g_autoptr (PbxList) list = pbx_list_new (fixture->client, PBX_ENDPOINT_CALL_LOG, PBX_TYPE_CALL);
  g_autoptr (PbxCallFilter) filter = pbx_call_filter_new ();
  g_autoptr (PbxCallFilter) other = pbx_call_filter_new ();
  g_autoptr (PbxScan) everything = NULL;
  g_autoptr (PbxScan) found = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (GVariant) saved = NULL;
  g_autofree char *day = NULL;
  guint n_expected = 0;
  guint sample = 0;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, 1, 2030);
  g_assert_false (pbx_call_filter_get_active (filter));
  pbx_call_filter_apply (filter, list, &today, G_DATE_MONDAY);
  everything = pbx_list_new_scan (list, 200);
  all = scan_all (everything);
  g_assert_cmpuint (all->len, ==, 730);

  while (pbx_call_direction_parse (pbx_call_get_direction (all->pdata[sample])) != PBX_CALL_INTERNAL)
    sample++;
  day = g_strndup (pbx_call_get_start (all->pdata[sample]), 10);
  g_object_set (filter, "period", PBX_PERIOD_RANGE, "from", day, "to", day, "direction", "internal", NULL);
  g_assert_true (pbx_call_filter_get_active (filter));
  saved = g_variant_ref_sink (pbx_call_filter_save (filter));
  pbx_call_filter_restore (other, saved);
  pbx_call_filter_apply (other, list, &today, G_DATE_MONDAY);
  found = pbx_list_new_scan (list, 200);
  some = scan_all (found);
  for (guint i = 0; i < all->len; i++)
    n_expected += g_str_has_prefix (pbx_call_get_start (all->pdata[i]), day) &&
                  pbx_call_direction_parse (pbx_call_get_direction (all->pdata[i])) == PBX_CALL_INTERNAL;
  g_assert_cmpuint (some->len, ==, n_expected);
  g_assert_cmpuint (n_expected, >, 0);

  pbx_call_filter_clear (other);
  g_assert_false (pbx_call_filter_get_active (other));
}

int
main (int argc, char **argv)
{
  const char *options = "--call-logs 730 --no-traffic";

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/calls/scan", Fixture, options, set_up, test_scan, tear_down);
  g_test_add ("/calls/scan-from-0", Fixture, "--call-logs 730 --no-traffic --page-base call-log=0", set_up,
              test_scan, tear_down);
  g_test_add ("/calls/scan-fails", Fixture, options, set_up, test_scan_fails, tear_down);
  g_test_add ("/calls/scan-repeated", Fixture, options, set_up, test_scan_repeated, tear_down);
  g_test_add ("/calls/scan-cancelled", Fixture, options, set_up, test_scan_cancelled, tear_down);
  g_test_add ("/calls/statistics", Fixture, options, set_up, test_statistics, tear_down);
  g_test_add ("/calls/filter", Fixture, options, set_up, test_filter, tear_down);
  g_test_add_func ("/calls/periods", test_periods);
  g_test_add_func ("/calls/odd", test_odd_calls);
  g_test_add_func ("/calls/words", test_words);
  return g_test_run ();
}
