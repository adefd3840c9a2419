/* test-call-statistics.c: the figures of the call log, through the widgets, against another way to count
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-call-statistics.h"
#include "desk-call-words.h"
#include "desk-calls-page.h"
#include "desk-fixture.h"
#include "desk-week.h"

#include "pbx-call.h"
#include "pbx-fetch-all.h"

#include <math.h>
#include <string.h>

#define LIST_PATH "/pbx/call-log/search-calllog-page"
#define N_CALLS 1300

typedef struct
{
  DeskFixture base;
  DemoProcess *demo;
  DeskCallsPage *page;
  PbxList *list;
  PbxCallFilter *filter;
  DeskCallStatistics *window;
} Fixture;

static gboolean
is_ready (Fixture *fixture)
{
  return pbx_list_get_state (fixture->list) == PBX_LIST_READY && !pbx_list_get_busy (fixture->list);
}

static PbxDirectory *
get_directory (Fixture *fixture)
{
  return desk_session_get_directory (desk_window_get_session (fixture->base.window));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->demo = demo_process_new (data);
  desk_fixture_set_up (&fixture->base, NULL);
  desk_fixture_sign_in (&fixture->base, fixture->demo);
  test_wait_until (desk_fixture_find_child (fixture->base.window, DESK_TYPE_CALLS_PAGE) != NULL);
  fixture->page = desk_fixture_find_child (fixture->base.window, DESK_TYPE_CALLS_PAGE);
  fixture->list = desk_list_page_get_list (DESK_LIST_PAGE (fixture->page));
  fixture->filter = desk_call_filter_bar_get_filter (desk_calls_page_get_filter_bar (fixture->page));
  desk_page_shown (DESK_PAGE (fixture->page));
  test_wait_until (is_ready (fixture) && pbx_directory_get_complete (get_directory (fixture)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (&fixture->base, NULL);
  g_clear_pointer (&fixture->demo, demo_process_free);
}

static void
open_window (Fixture *fixture)
{
  GtkWidget *table = GTK_WIDGET (desk_list_page_get_table (DESK_LIST_PAGE (fixture->page)));

  g_assert_true (gtk_widget_activate_action (table, "calls.statistics", NULL));
  fixture->window = desk_fixture_find_dialog (DESK_TYPE_CALL_STATISTICS);
  g_assert_nonnull (fixture->window);
}

static gboolean
is_state (Fixture *fixture, const char *state)
{
  return g_str_equal (desk_call_statistics_get_state (fixture->window), state);
}

static void
fetched_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) user_data = pbx_fetch_all_finish (PBX_CLIENT (client), result, &error);
  g_assert_no_error (error);
}

static GPtrArray *
fetch (Fixture *fixture)
{
  PbxClient *client = desk_session_get_client (desk_window_get_session (fixture->base.window));
  GPtrArray *calls = NULL;

  pbx_fetch_all_async (client, PBX_ENDPOINT_CALL_LOG, PBX_TYPE_CALL, NULL, NULL, NULL, NULL, fetched_cb,
                       &calls);
  test_wait_until (calls != NULL);
  g_assert_cmpuint (calls->len, ==, N_CALLS);

  return calls;
}

static void assert_line (const char *text, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Checks that the text has such a line. */
static void
assert_line (const char *text, const char *format, ...)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  if (!g_strv_contains ((const char *const *) lines, line))
    g_error ("no line “%s” in:\n%s", line, text);
}

static GDateTime *
dup_start (PbxCall *call)
{
  g_autofree char *iso = g_strconcat (pbx_call_get_start (call), "Z", NULL);

  return g_date_time_new_from_iso8601 (g_strdelimit (iso, " ", 'T'), NULL);
}

/* How many calls began in an hour of a day of the week: over and over through all rows, with GLib's calendar
 */
static guint
count_at (GPtrArray *calls, int weekday, int hour)
{
  guint n = 0;

  for (guint i = 0; i < calls->len; i++)
    {
      g_autoptr (GDateTime) start = dup_start (calls->pdata[i]);

      n += g_date_time_get_day_of_week (start) == weekday && g_date_time_get_hour (start) == hour;
    }

  return n;
}

static guint
count_day (GPtrArray *calls, const char *day, const char *status)
{
  guint n = 0;

  for (guint i = 0; i < calls->len; i++)
    n += g_str_has_prefix (pbx_call_get_start (calls->pdata[i]), day) &&
         g_str_equal (pbx_call_get_status (calls->pdata[i]), status);

  return n;
}

static void
check_heat_map (Fixture *fixture, GPtrArray *calls)
{
  DeskCallFigures *figures = desk_fixture_find_child (fixture->window, DESK_TYPE_CALL_FIGURES);
  DeskHeatMap *map = desk_call_figures_get_heat_map (figures);

  for (guint row = 0; row < 7; row++)
    {
      int weekday = ((int) desk_week_get_first_day () - 1 + (int) row) % 7 + 1;

      for (guint hour = 0; hour < 24; hour++)
        g_assert_cmpuint (desk_heat_map_get_value (map, row, hour), ==,
                          count_at (calls, weekday, (int) hour));
    }
}

static void
check_top (Fixture *fixture, const char *text, GPtrArray *calls)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  const char *section = strstr (text, "Top Callers\n");
  g_auto (GStrv) lines = NULL;
  guint last = G_MAXUINT;
  guint most = 0;
  GHashTableIter iter;
  gpointer count;

  g_assert_nonnull (section);
  for (guint i = 0; i < calls->len; i++)
    {
      const char *number = pbx_call_get_caller (calls->pdata[i]);

      g_hash_table_insert (counts, (gpointer) number,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, number)) + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    most = MAX (most, GPOINTER_TO_UINT (count));
  lines = g_strsplit (section, "\n", 13);
  for (guint i = 2; i < 12; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      PbxPerson *person = pbx_directory_lookup (get_directory (fixture), cells[0]);
      guint n = (guint) g_ascii_strtoull (cells[2], NULL, 10);

      g_assert_cmpuint (n, ==, GPOINTER_TO_UINT (g_hash_table_lookup (counts, cells[0])));
      g_assert_cmpuint (n, <=, last);
      g_assert_cmpstr (cells[1], ==, person != NULL ? pbx_person_get_name (person) : "");
      if (i == 2)
        g_assert_cmpuint (n, ==, most);
      last = n;
    }
}

static void
check_summary (const char *text, GPtrArray *calls)
{
  guint answered = 0;
  gint64 talk = 0;
  gint64 longest = 0;
  g_autofree char *talk_words = NULL;
  g_autofree char *average_words = NULL;
  g_autofree char *longest_words = NULL;
  g_auto (GStrv) lines = g_strsplit (strstr (text, "Longest Calls\n"), "\n", 4);

  for (guint i = 0; i < calls->len; i++)
    {
      if (!g_str_equal (pbx_call_get_status (calls->pdata[i]), "ANSWERED"))
        continue;
      answered++;
      talk += pbx_call_get_duration (calls->pdata[i]);
      longest = MAX (longest, pbx_call_get_duration (calls->pdata[i]));
    }
  talk_words = desk_call_describe_duration (talk);
  average_words = desk_call_describe_duration (llround ((double) talk / answered));
  longest_words = desk_call_describe_duration (longest);
  assert_line (text, "Calls\t%u", calls->len);
  assert_line (text, "Answered\t%u", answered);
  assert_line (text, "Answered share\t%.0f %%", 100.0 * answered / calls->len);
  assert_line (text, "Total talk time\t%s", talk_words);
  assert_line (text, "Average talk time\t%s", average_words);
  g_assert_true (g_str_has_suffix (lines[2], longest_words));
}

static void
check_days (const char *text, GPtrArray *calls)
{
  g_autofree char *first = g_strndup (pbx_call_get_start (calls->pdata[0]), 10);
  g_autofree char *middle = g_strndup (pbx_call_get_start (calls->pdata[calls->len / 2]), 10);
  const char *days[] = { first, middle };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    assert_line (text, "%s\t%u\t%u\t%u\t%u\t0", days[i], count_day (calls, days[i], "ANSWERED"),
                 count_day (calls, days[i], "NO ANSWER") + count_day (calls, days[i], "NOANSWER"),
                 count_day (calls, days[i], "BUSY"), count_day (calls, days[i], "FAILED"));
}

static void
test_agree (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) calls = fetch (fixture);
  g_autoptr (GPtrArray) busy = g_ptr_array_new ();
  g_autofree char *text = NULL;
  g_autofree char *filtered = NULL;

  open_window (fixture);
  g_assert_null (desk_call_statistics_dup_text (fixture->window));
  test_wait_until (is_state (fixture, "content"));
  text = desk_call_statistics_dup_text (fixture->window);
  check_summary (text, calls);
  check_days (text, calls);
  check_top (fixture, text, calls);
  check_heat_map (fixture, calls);

  /* Another filter, other figures */
  for (guint i = 0; i < calls->len; i++)
    {
      if (g_str_equal (pbx_call_get_status (calls->pdata[i]), "BUSY"))
        g_ptr_array_add (busy, calls->pdata[i]);
    }
  g_object_set (fixture->filter, "status", "BUSY", NULL);
  g_assert_true (is_state (fixture, "progress"));
  test_wait_until (is_state (fixture, "content"));
  filtered = desk_call_statistics_dup_text (fixture->window);
  assert_line (filtered, "Calls\t%u", busy->len);
  assert_line (filtered, "Busy\t%u", busy->len);
  assert_line (filtered, "Answered share\t0 %%");
  check_heat_map (fixture, busy);
}

static void
copied_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  DeskWorkView *view;
  g_autofree char *text = NULL;
  g_autofree char *copied = NULL;

  /* It is stopped, and counted again. */
  demo_process_tell (fixture->demo, "misbehave stall " LIST_PATH);
  open_window (fixture);
  view = desk_fixture_child (fixture->window, DESK_TYPE_CALL_STATISTICS, "view");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "statistics.stop", NULL));
  g_assert_true (is_state (fixture, "stopped"));
  g_assert_null (desk_call_statistics_dup_text (fixture->window));
  demo_process_tell (fixture->demo, "behave");
  g_signal_emit_by_name (view, "retry");
  test_wait_until (is_state (fixture, "content"));

  /* The numbers are copied. */
  text = desk_call_statistics_dup_text (fixture->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "statistics.copy", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL, copied_cb,
                                 &copied);
  test_wait_until (copied != NULL);
  g_assert_cmpstr (copied, ==, text);

  /* The device fails. */
  demo_process_tell (fixture->demo, "misbehave error-500 " LIST_PATH);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "statistics.refresh", NULL));
  test_wait_until (is_state (fixture, "failed"));
  demo_process_tell (fixture->demo, "behave");

  /* Nothing is found. */
  g_object_set (fixture->filter, "caller", "000000000", NULL);
  test_wait_until (is_state (fixture, "empty"));

  /* Closing the window while it counts */
  pbx_call_filter_clear (fixture->filter);
  gtk_window_close (GTK_WINDOW (fixture->window));
  desk_fixture_wait_until_closed (DESK_TYPE_CALL_STATISTICS);
}

int
main (int argc, char **argv)
{
  const char *options = "--call-logs 1300 --no-traffic";

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/call-statistics/agree", Fixture, options, set_up, test_agree, tear_down);
  g_test_add ("/call-statistics/states", Fixture, options, set_up, test_states, tear_down);
  return g_test_run ();
}
