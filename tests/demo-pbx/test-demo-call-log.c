/* test-demo-call-log.c: calls made by position, and searches for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-call-log.h"
#include "test-office.h"

#include <string.h>

static DemoOffice office;
static DemoClock clock_;

static gboolean
init_query (DemoCallQuery *query, JsonObject **body, const char *text, guint page_base, GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  DemoRequest request = { .page_base = page_base };

  g_assert_nonnull (node);
  *body = json_node_dup_object (node);
  request.body = *body;

  return demo_call_query_init (query, &request, error);
}

static GArray *
search (DemoCallLog *log, const char *text, guint *count)
{
  DemoCallQuery query;
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (GError) error = NULL;
  GArray *calls = g_array_new (FALSE, FALSE, sizeof (DemoCall));

  g_assert_true (init_query (&query, &body, text, 1, &error));
  g_assert_no_error (error);
  *count = demo_call_log_search (log, &query, calls);

  return calls;
}

static void
assert_same (const DemoCall *a, const DemoCall *b)
{
  g_assert_cmpuint (a->id, ==, b->id);
  g_assert_cmpint (a->start, ==, b->start);
  g_assert_cmpuint (a->duration, ==, b->duration);
  g_assert_cmpstr (a->src, ==, b->src);
  g_assert_cmpstr (a->to, ==, b->to);
  g_assert_cmpstr (a->dest, ==, b->dest);
  g_assert_cmpstr (a->pin, ==, b->pin);
}

static void
test_by_position (void)
{
  g_autoptr (DemoCallLog) log = demo_call_log_new (&office, &clock_, 20000, 400, 1);
  guint n_of_type[3] = { 0 };
  guint n_of_status[4] = { 0 };
  guint n_office_hours = 0;
  gint64 last = G_MAXINT64;
  DemoCall first, call, again;

  g_assert_cmpuint (demo_call_log_get_n_calls (log), ==, 20000);
  g_assert_true (demo_call_log_get (log, 0, &first));

  for (guint i = 0; i < 20000; i++)
    {
      g_assert_true (demo_call_log_get (log, i, &call));
      g_assert_cmpuint (call.id, ==, 20000 - i);
      g_assert_cmpint (call.start, <, last);
      g_assert_cmpint (call.start, >=, first.start - (gint64) 366 * 24 * 3600);
      last = call.start;
      n_of_type[call.type]++;
      n_of_status[call.status]++;
      n_office_hours += call.start / 3600 % 24 >= 9 && call.start / 3600 % 24 < 17;
      g_assert_cmpint (call.status == DEMO_CALL_ANSWERED, ==, call.talk > 0);
      g_assert_cmpint (call.type == DEMO_CALL_OUTGOING, ==, g_str_has_prefix (call.dest, "trunk-"));
      g_assert_cmpint (call.type == DEMO_CALL_INTERNAL, ==, call.trunk == NULL);
      g_assert_true (call.type == DEMO_CALL_OUTGOING || call.pin[0] == '\0');

      /* Whatever was made before it, it is the same call. */
      g_assert_true (demo_call_log_get (log, 19999 - i, &again));
      g_assert_cmpuint (again.id, ==, i + 1);
      g_assert_true (demo_call_log_find (log, call.id, &again));
      assert_same (&call, &again);
    }
  g_assert_false (demo_call_log_get (log, 20000, &call));

  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (n_of_type[i], >, 5000);
  g_assert_cmpuint (n_of_status[DEMO_CALL_ANSWERED], >, 12000);
  g_assert_cmpuint (n_of_status[DEMO_CALL_BUSY], >, 1000);
  g_assert_cmpuint (n_of_status[DEMO_CALL_FAILED], >, 400);
  g_assert_cmpuint (n_of_status[DEMO_CALL_NO_ANSWER], >, 2000);
  g_assert_cmpuint (n_office_hours, >, 14000);
}

/* What a search finds, and in which order, must be what looking at every call finds. */
static void
check_search (DemoCallLog *log, const char *terms)
{
  g_autofree char *text = g_strdup_printf ("{\"page\": 1, \"pageSize\": 10000 %s}", terms);
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) found = NULL;
  DemoCallQuery query;
  DemoCall call;
  guint n_expected = 0;
  guint count;

  g_assert_true (init_query (&query, &body, text, 1, &error));
  g_assert_no_error (error);
  found = search (log, text, &count);
  g_assert_cmpuint (found->len, ==, count);

  for (guint i = 0; i < count; i++)
    {
      const DemoCall *a = &g_array_index (found, DemoCall, i);

      g_assert_true (demo_call_query_matches (&query, a));
      g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER ((guint) a->id)));
      if (i > 0)
        {
          int order = demo_call_compare (a - 1, a, query.column);

          g_assert_cmpint (query.descending ? -order : order, <=, 0);
        }
    }

  for (guint i = 0; demo_call_log_get (log, i, &call); i++)
    n_expected += demo_call_query_matches (&query, &call);
  g_assert_cmpuint (count, ==, n_expected);

  /* Small pages in turn are the same as one large one. */
  for (guint page = 1; page <= 3; page++)
    {
      g_autofree char *small_text = g_strdup_printf ("{\"page\": %u, \"pageSize\": 7 %s}", page, terms);
      g_autoptr (GArray) small = search (log, small_text, &count);

      for (guint i = 0; i < small->len; i++)
        assert_same (&g_array_index (small, DemoCall, i),
                     &g_array_index (found, DemoCall, (page - 1) * 7 + i));
    }
}

static void
test_search (void)
{
  static const char *const terms[] = {
    "",
    ", \"type\": \"incoming\"",
    ", \"status\": \"NO ANSWER\", \"src\": \"20\"",
    ", \"from\": \"2022-11-01\", \"to\": \"2022-11-30\"",
    ", \"from\": \"2022-11-30\", \"to\": \"2022-11-30\", \"columnKey\": \"duration\", \"order\": \"DESC\"",
    ", \"from\": \"2022-11-30\", \"to\": \"2022-11-01\"",
    ", \"from\": \"1999-01-01\", \"to\": \"\"",
    ", \"dest\": \"trunk-TELE\", \"pinCode\": \"1\"",
    ", \"trunkName\": \"sip\", \"columnKey\": \"callSrc\", \"order\": \"ASC\"",
    ", \"columnKey\": \"callTo\", \"order\": \"DESC\"",
    ", \"columnKey\": \"startTime\", \"order\": \"ASC\"",
    ", \"columnKey\": \"duration\", \"order\": \"asc\", \"type\": \"all\", \"status\": \"all\"",
    ", \"columnKey\": \"callFrom\", \"order\": \"ASC\", \"pinCode\": null",
    ", \"columnKey\": \"string\", \"order\": \"string\", \"src\": \"xyz\"",
    ", \"columnKey\": \"id\", \"order\": \"DESC\"",
  };
  g_autoptr (DemoCallLog) log = demo_call_log_new (&office, &clock_, 5000, 100, 2);
  g_autoptr (GDateTime) now = demo_clock_get_now (&clock_);
  DemoCall newest;

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    check_search (log, terms[i]);

  /* Again with calls of today, which were written down in another order than they began. */
  for (guint i = 0; i < 30; i++)
    {
      DemoCall call;

      g_assert_true (demo_call_log_get (log, i * 7, &call));
      call.start = demo_local_seconds (now) + (i * 13) % 30;
      g_assert_cmpuint (demo_call_log_add (log, &call), ==, 5001 + i);
    }
  g_assert_cmpuint (demo_call_log_get_n_calls (log), ==, 5030);
  g_assert_true (demo_call_log_get (log, 0, &newest));
  g_assert_cmpint (newest.start, >=, demo_local_seconds (now) + 29);
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    check_search (log, terms[i]);
}

static void
test_no_answer (void)
{
  g_autoptr (DemoCallLog) log = demo_call_log_new (&office, &clock_, 2000, 0, 3);
  guint count, again;
  g_autoptr (GArray) found = search (log, "{\"page\":1,\"pageSize\":2000,\"status\":\"NO ANSWER\"}", &count);
  g_autoptr (GArray) other = search (log, "{\"page\":0,\"pageSize\":2000,\"status\":\"NOANSWER\"}", &again);
  guint n_squeezed = 0;

  for (guint i = 0; i < count; i++)
    n_squeezed += g_str_equal (demo_call_get_status_text (&g_array_index (found, DemoCall, i)), "NOANSWER");
  g_assert_cmpuint (n_squeezed, >, 0);
  g_assert_cmpuint (n_squeezed, <, count);
  g_assert_cmpuint (again, ==, count);
  g_assert_cmpuint (other->len, ==, found->len);
}

static void
test_refusals (void)
{
  static const char *const bad[] = {
    "{\"pageSize\": 20}",
    "{\"page\": 1}",
    "{\"page\": -1, \"pageSize\": 20}",
    "{\"page\": \"1\", \"pageSize\": 20}",
    "{\"page\": 1, \"pageSize\": 0}",
    "{\"page\": 1, \"pageSize\": 20, \"from\": \"2022-02-30\"}",
    "{\"page\": 1, \"pageSize\": 20, \"to\": \"01.11.2022\"}",
    "{\"page\": 1, \"pageSize\": 20, \"type\": \"outbound\"}",
    "{\"page\": 1, \"pageSize\": 20, \"status\": \"answered?\"}",
    "{\"page\": 1, \"pageSize\": 20, \"src\": 200}",
    "{\"page\": 1, \"pageSize\": 20, \"columnKey\": \"colour\"}",
    "{\"page\": 1, \"pageSize\": 20, \"order\": \"up\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      DemoCallQuery query;
      g_autoptr (JsonObject) body = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (init_query (&query, &body, bad[i], 1, &error));
      g_assert_error (error, DEMO_ERROR, DEMO_ERROR_BAD_REQUEST);
    }
}

static void
test_page_base (void)
{
  DemoCallQuery query;

  for (guint base = 0; base < 2; base++)
    for (guint page = 0; page < 3; page++)
      {
        g_autofree char *text = g_strdup_printf ("{\"page\": %u, \"pageSize\": 20}", page);
        g_autoptr (JsonObject) body = NULL;

        g_assert_true (init_query (&query, &body, text, base, NULL));
        g_assert_cmpuint (query.offset, ==, page >= base ? (page - base) * 20 : 0);
      }
}

static void
test_million (void)
{
  g_autoptr (DemoCallLog) log = demo_call_log_new (&office, &clock_, 1000000, 400, 4);
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (GArray) last = NULL;
  g_autoptr (GArray) beyond = NULL;
  g_autoptr (GArray) filtered = NULL;
  g_autoptr (GArray) sorted = NULL;
  guint count;

  last = search (log, "{\"page\":50000,\"pageSize\":20}", &count);
  g_test_message ("last page: %.3f ms", g_timer_elapsed (timer, NULL) * 1000);
  g_assert_cmpuint (count, ==, 1000000);
  g_assert_cmpuint (last->len, ==, 20);
  g_assert_cmpuint (g_array_index (last, DemoCall, 19).id, ==, 1);
  for (guint i = 1; i < 20; i++)
    g_assert_cmpint (g_array_index (last, DemoCall, i).start, <, g_array_index (last, DemoCall, i - 1).start);

  beyond = search (log, "{\"page\":50001,\"pageSize\":20}", &count);
  g_assert_cmpuint (beyond->len, ==, 0);
  g_assert_cmpuint (count, ==, 1000000);

  g_timer_start (timer);
  filtered = search (log, "{\"page\":1,\"pageSize\":20,\"src\":\"203\",\"dest\":\"7\"}", &count);
  g_test_message ("filter: %.0f ms, %u found", g_timer_elapsed (timer, NULL) * 1000, count);
  g_assert_cmpuint (filtered->len, ==, 20);

  g_timer_start (timer);
  sorted = search (log, "{\"page\":9,\"pageSize\":20,\"columnKey\":\"callTo\",\"order\":\"DESC\"}", &count);
  g_test_message ("sort: %.0f ms", g_timer_elapsed (timer, NULL) * 1000);
  g_assert_cmpuint (count, ==, 1000000);
}

static void
test_empty_office (void)
{
  DemoOffice nobody = { 0 };
  g_autoptr (DemoCallLog) log = demo_call_log_new (&nobody, &clock_, 1000, 100, 5);
  guint count;
  g_autoptr (GArray) found = search (log, "{\"page\":1,\"pageSize\":20}", &count);

  g_assert_cmpuint (count, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_office_init (&office);
  test_clock_init (&clock_, 1);

  g_test_add_func ("/demo/call-log/by-position", test_by_position);
  g_test_add_func ("/demo/call-log/search", test_search);
  g_test_add_func ("/demo/call-log/no-answer", test_no_answer);
  g_test_add_func ("/demo/call-log/refusals", test_refusals);
  g_test_add_func ("/demo/call-log/page-base", test_page_base);
  g_test_add_func ("/demo/call-log/million", test_million);
  g_test_add_func ("/demo/call-log/empty-office", test_empty_office);

  return g_test_run ();
}
