/* test-demo-office.c: names, numbers, pages, clock and rules, without a socket
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-body.h"
#include "demo-clock.h"
#include "demo-misbehaviour.h"
#include "demo-office.h"
#include "demo-page.h"

#include <string.h>

static JsonObject *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JsonObject *object = demo_body_parse (bytes, &error);

  g_assert_no_error (error);
  return object;
}

static void
test_seed (void)
{
  g_autoptr (DemoClock) clock = demo_clock_new (1.0, 0);
  g_autoptr (DemoOffice) one = demo_office_new (clock, 1, 50, 10);
  g_autoptr (DemoOffice) same = demo_office_new (clock, 1, 50, 400);
  g_autoptr (DemoOffice) other = demo_office_new (clock, 2, 50, 10);
  guint n_different = 0;

  for (guint i = 0; i < 50; i++)
    {
      DemoPerson a, b, c;

      g_assert_true (demo_office_get_person (one, i, &a));
      g_assert_true (demo_office_get_person (same, i, &b));
      g_assert_true (demo_office_get_person (other, i, &c));
      g_assert_cmpstr (a.username, ==, b.username);
      g_assert_true (g_utf8_validate (a.username, -1, NULL));
      n_different += strcmp (a.username, c.username) != 0;
    }
  g_assert_cmpuint (n_different, >, 40);
}

static void
test_numbers (void)
{
  static const struct
  {
    guint n;
    const char *first;
    const char *last;
  } plans[] = {
    { 120, "201", "320" }, { 799, "201", "999" }, { 800, "2001", "2800" }, { 10000, "20001", "30000" }
  };
  g_autoptr (DemoClock) clock = demo_clock_new (1.0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (DemoOffice) office = demo_office_new (clock, 1, plans[i].n, 0);
      DemoPerson person;

      g_assert_cmpuint (demo_office_get_n_people (office), ==, plans[i].n);
      g_assert_true (demo_office_get_person (office, 0, &person));
      g_assert_cmpstr (person.exten, ==, plans[i].first);
      g_assert_true (demo_office_get_person (office, plans[i].n - 1, &person));
      g_assert_cmpstr (person.exten, ==, plans[i].last);
      g_assert_false (demo_office_get_person (office, plans[i].n, &person));
    }
}

static void
test_free_number (void)
{
  g_autoptr (DemoClock) clock = demo_clock_new (1.0, 0);
  g_autoptr (DemoOffice) office = demo_office_new (clock, 1, 20, 0);
  g_autofree char *first = demo_office_make_free_number (office);
  g_autofree char *hole = NULL;
  DemoForwardRule rule;

  g_assert_cmpstr (first, ==, "221");
  g_assert_true (demo_office_find_forward (office, "210", &rule));
  g_assert_true (demo_office_remove_extension (office, "210"));
  g_assert_false (demo_office_find_forward (office, "210", &rule));
  g_assert_false (demo_office_remove_extension (office, "210"));
  hole = demo_office_make_free_number (office);
  g_assert_cmpstr (hole, ==, "210");
}

static void
test_update_keeps (void)
{
  g_autoptr (JsonObject) body =
    parse ("{\"exten\":\"300\",\"username\":\"上班\",\"rtpTimeout\":17,\"srtp\":true,"
           "\"pickupGroupName\":\"x\",\"nested\":{\"a\":[1]}}");
  g_autoptr (JsonObject) update =
    parse ("{\"exten\":\"300\",\"rtptimeout\":17,\"rtpTimeout\":18,\"dialPlanId\":2}");
  g_autoptr (JsonObject) wrong = parse ("{\"exten\":\"300\",\"username\":\"y\",\"dialPlanId\":5}");
  g_autoptr (GError) error = NULL;
  g_autoptr (DemoExtension) extension = demo_extension_new (body, &error);

  g_assert_no_error (error);
  g_assert_true (demo_extension_update (extension, update, &error));
  g_assert_cmpint (json_object_get_int_member (extension->record, "rtptimeout"), ==, 18);
  g_assert_false (json_object_has_member (extension->record, "rtpTimeout"));
  g_assert_true (json_object_get_boolean_member (extension->record, "srtplib"));
  g_assert_cmpstr (demo_extension_get (extension, "username"), ==, "上班");
  g_assert_cmpstr (demo_extension_get (extension, "pickupGroupName"), ==, "x");
  g_assert_cmpstr (demo_extension_get (extension, "dialPlanName"), ==, "Internal only");
  g_assert_true (json_object_has_member (extension->record, "nested"));
  g_assert_false (demo_extension_update (extension, wrong, &error));
  g_assert_error (error, DEMO_ERROR, DEMO_ERROR_BAD_REQUEST);
  g_assert_cmpstr (demo_extension_get (extension, "username"), ==, "上班");
}

static JsonNode *
make_number_row (gpointer row, gpointer user_data)
{
  return json_node_init_int (json_node_alloc (), GPOINTER_TO_INT (row));
}

static void
check_page (const char *text, guint base, const char *expected)
{
  g_autoptr (JsonObject) body = parse (text);
  DemoRequest request = { "/x", NULL, body, base };
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *answer = NULL;
  DemoPage page;

  for (int i = 1; i <= 7; i++)
    g_ptr_array_add (rows, GINT_TO_POINTER (i));
  if (!demo_page_init (&page, &request, &error))
    {
      g_assert_null (expected);
      g_assert_error (error, DEMO_ERROR, DEMO_ERROR_BAD_REQUEST);
      return;
    }
  node = demo_page_answer (&page, rows, make_number_row, NULL);
  answer = json_to_string (node, FALSE);
  g_assert_cmpstr (answer, ==, expected);
}

static void
test_pages (void)
{
  check_page ("{\"page\":1,\"pageSize\":3}", 1, "{\"items\":[1,2,3],\"count\":7,\"page\":1,\"pageSize\":3}");
  check_page ("{\"page\":3,\"pageSize\":3}", 1, "{\"items\":[7],\"count\":7,\"page\":3,\"pageSize\":3}");
  check_page ("{\"page\":4,\"pageSize\":3}", 1, "{\"items\":[],\"count\":7,\"page\":4,\"pageSize\":3}");
  check_page ("{\"page\":0,\"pageSize\":3}", 0, "{\"items\":[1,2,3],\"count\":7,\"page\":0,\"pageSize\":3}");
  check_page ("{\"page\":2,\"pageSize\":3}", 0, "{\"items\":[7],\"count\":7,\"page\":2,\"pageSize\":3}");
  check_page ("{\"page\":9000000000000,\"pageSize\":9000000000}", 1, NULL);
  check_page ("{\"page\":1,\"pageSize\":0}", 1, NULL);
  check_page ("{\"page\":1}", 1, NULL);
  check_page ("{\"page\":-1,\"pageSize\":3}", 1, NULL);
  check_page ("{\"page\":1.5,\"pageSize\":3}", 1, NULL);
}

static void
test_sort_keys (void)
{
  static const char *const sorted[] = { "99", "100", "1000", "Anna", "zoë" };

  for (guint i = 1; i < G_N_ELEMENTS (sorted); i++)
    {
      g_autofree char *before = demo_sort_key (sorted[i - 1]);
      g_autofree char *after = demo_sort_key (sorted[i]);

      g_assert_cmpstr (before, <, after);
    }
}

static void
test_clock (void)
{
  GTimeSpan span;
  g_autoptr (DemoClock) clock = NULL;
  g_autoptr (GDateTime) here = g_date_time_new_now_local ();
  g_autoptr (GDateTime) there = NULL;
  g_autoptr (GDateTime) later = NULL;

  g_assert_true (demo_clock_parse_offset ("-26h", &span));
  g_assert_cmpint (span, ==, -26 * G_TIME_SPAN_HOUR);
  g_assert_true (demo_clock_parse_offset ("+90m", &span));
  g_assert_cmpint (span, ==, 90 * G_TIME_SPAN_MINUTE);
  g_assert_true (demo_clock_parse_offset ("0", &span));
  g_assert_false (demo_clock_parse_offset ("", &span));
  g_assert_false (demo_clock_parse_offset ("3hours", &span));
  g_assert_false (demo_clock_parse_offset ("nan", &span));
  g_assert_false (demo_clock_parse_offset ("1e300d", &span));

  clock = demo_clock_new (1000.0, 3 * G_TIME_SPAN_HOUR);
  there = demo_clock_get_now (clock);
  g_assert_cmpint (g_date_time_difference (there, here), >=, 3 * G_TIME_SPAN_HOUR - G_TIME_SPAN_SECOND);
  g_usleep (20000);
  later = demo_clock_get_now (clock);
  g_assert_cmpint (g_date_time_difference (later, there), >=, 20 * G_TIME_SPAN_SECOND);
}

static void
test_wakeups (void)
{
  g_autoptr (DemoClock) clock = demo_clock_new (1.0, 0);
  g_autoptr (DemoOffice) office = demo_office_new (clock, 1, 60, 0);
  DemoWakeups *wakeups = demo_office_get_wakeups (office);
  guint n = demo_wakeups_get_all (wakeups)->len;
  g_autoptr (GPtrArray) none = demo_wakeups_take_due (wakeups);
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GPtrArray) again = NULL;

  g_assert_cmpuint (n, >, 3);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_nonnull (demo_wakeups_get_next (wakeups, "205"));
  demo_clock_set_offset (clock, 4 * G_TIME_SPAN_MINUTE);
  due = demo_wakeups_take_due (wakeups);
  g_assert_cmpuint (due->len, ==, 1);
  g_assert_cmpstr (due->pdata[0], ==, "205");
  again = demo_wakeups_take_due (wakeups);
  g_assert_cmpuint (again->len, ==, 0);
  g_assert_cmpuint (demo_wakeups_get_all (wakeups)->len, ==, n - 1);
}

static void
test_misbehaviour (void)
{
  g_autoptr (DemoMisbehaviour) rules = demo_misbehaviour_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DemoFaults) first = NULL;
  g_autoptr (DemoFaults) second = NULL;
  g_autoptr (DemoFaults) third = NULL;

  g_assert_true (demo_misbehaviour_add (rules, "slow=70", "/a", 2, &error));
  g_assert_true (demo_misbehaviour_add (rules, "unauthorized-after=1", "/a", -1, &error));
  g_assert_true (
    demo_misbehaviour_add_option (rules, "cross-host-redirect=https://localhost:9/x:/b", &error));
  g_assert_false (demo_misbehaviour_add (rules, "nonsense", NULL, -1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  first = demo_misbehaviour_take (rules, "/a/x");
  second = demo_misbehaviour_take (rules, "/a/y");
  third = demo_misbehaviour_take (rules, "/a/y");
  g_assert_cmpuint (demo_faults_get_number (first, "slow"), ==, 70);
  g_assert_false (demo_faults_has (first, "unauthorized-after"));
  g_assert_true (demo_faults_has (second, "slow"));
  g_assert_true (demo_faults_has (second, "unauthorized-after"));
  g_assert_false (demo_faults_has (third, "slow"));
  g_assert_true (demo_misbehaviour_is_on (rules, "cross-host-redirect", "/b"));
  g_assert_false (demo_misbehaviour_is_on (rules, "cross-host-redirect", "/a"));
  g_assert_cmpuint (demo_misbehaviour_remove (rules, NULL), ==, 3);
}

static void
test_deep_body (void)
{
  g_autofree char *text = g_malloc (200001);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  memset (text, '[', 200000);
  bytes = g_bytes_new (text, 200000);
  g_assert_null (demo_body_parse (bytes, &error));
  g_assert_error (error, DEMO_ERROR, DEMO_ERROR_BAD_REQUEST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/office/seed", test_seed);
  g_test_add_func ("/demo/office/numbers", test_numbers);
  g_test_add_func ("/demo/office/free-number", test_free_number);
  g_test_add_func ("/demo/office/update-keeps", test_update_keeps);
  g_test_add_func ("/demo/office/pages", test_pages);
  g_test_add_func ("/demo/office/sort-keys", test_sort_keys);
  g_test_add_func ("/demo/office/clock", test_clock);
  g_test_add_func ("/demo/office/wakeups", test_wakeups);
  g_test_add_func ("/demo/office/misbehaviour", test_misbehaviour);
  g_test_add_func ("/demo/office/deep-body", test_deep_body);
  return g_test_run ();
}
