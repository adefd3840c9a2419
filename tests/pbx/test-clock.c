/* test-clock.c: the device's time, known by this machine's clock
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-clock.h"
#include "pbx-test.h"

typedef struct
{
  DemoProcess *demo;
  PbxClient *client;
  PbxClock *clock;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer options)
{
  fixture->demo = demo_process_new (options);
  fixture->client = test_client_new_signed_in (fixture->demo);
  fixture->clock = pbx_clock_new (fixture->client);
}

static void
tear_down (Fixture *fixture, gconstpointer options)
{
  pbx_clock_stop (fixture->clock);
  test_run_for (50);
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->client);
  demo_process_free (fixture->demo);
}

static void
test_ahead (Fixture *fixture, gconstpointer options)
{
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) desktop = g_date_time_new_now_local ();
  g_autoptr (GDateTime) in_three_hours = g_date_time_add_hours (desktop, 3);

  g_assert_false (pbx_clock_get_known (fixture->clock));
  g_assert_null (pbx_clock_dup_now (fixture->clock));
  pbx_clock_start (fixture->clock);
  test_wait_until (pbx_clock_get_known (fixture->clock));
  g_assert_null (pbx_clock_get_error (fixture->clock));
  g_assert_cmpint (pbx_clock_get_offset (fixture->clock), >=, 3 * 3600 - 31);
  g_assert_cmpint (pbx_clock_get_offset (fixture->clock), <=, 3 * 3600 + 31);
  g_assert_cmpuint (pbx_clock_get_precision (fixture->clock), <=, 31);
  now = pbx_clock_dup_now (fixture->clock);
  g_assert_cmpint (g_date_time_get_day_of_month (now), ==, g_date_time_get_day_of_month (in_three_hours));
}

/* Two looks never contradict each other while nobody sets the clock, and a clock that is set is believed. */
static void
test_clock_is_set (Fixture *fixture, gconstpointer options)
{
  pbx_clock_start (fixture->clock);
  test_wait_until (pbx_clock_get_known (fixture->clock));
  demo_process_tell (fixture->demo, "clock -90m");
  pbx_clock_poll_now (fixture->clock);
  test_wait_until (ABS (pbx_clock_get_offset (fixture->clock) + 90 * 60) <= 31);
}

/* Between two looks time goes on by this machine. */
static void
test_goes_on_by_itself (Fixture *fixture, gconstpointer options)
{
  g_autoptr (GDateTime) before = NULL;
  g_autoptr (GDateTime) after = NULL;
  gint64 elapsed;
  gint64 start;

  pbx_clock_start (fixture->clock);
  test_wait_until (pbx_clock_get_known (fixture->clock));
  pbx_clock_stop (fixture->clock);
  start = g_get_monotonic_time ();
  before = pbx_clock_dup_now (fixture->clock);
  test_run_for (120);
  after = pbx_clock_dup_now (fixture->clock);
  elapsed = g_get_monotonic_time () - start;
  g_assert_cmpint (g_date_time_difference (after, before), >=, 120 * 1000);
  g_assert_cmpint (g_date_time_difference (after, before), <=, elapsed);
}

static void
test_fails (Fixture *fixture, gconstpointer options)
{
  demo_process_tell (fixture->demo, "misbehave error-500 /pbx/systeminfo/system-current-time");
  pbx_clock_start (fixture->clock);
  test_wait_until (pbx_clock_get_error (fixture->clock) != NULL);
  g_assert_false (pbx_clock_get_known (fixture->clock));
  demo_process_tell (fixture->demo, "behave");
  pbx_clock_poll_now (fixture->clock);
  test_wait_until (pbx_clock_get_known (fixture->clock));
  g_assert_null (pbx_clock_get_error (fixture->clock));
}

static void
test_stops (Fixture *fixture, gconstpointer options)
{
  pbx_clock_start (fixture->clock);
  pbx_clock_stop (fixture->clock);
  test_run_for (200);
  g_assert_false (pbx_clock_get_known (fixture->clock));
  pbx_clock_poll_now (fixture->clock);
  test_run_for (200);
  g_assert_false (pbx_clock_get_known (fixture->clock));
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *iso;
  } cases[] = {
    { "2022-11-12 16:50", "2022-11-12T16:50:00Z" },
    { "2022-11-12 16:50:41", "2022-11-12T16:50:41Z" },
    { "2022-11-12T06:05", "2022-11-12T06:05:00Z" },
    { "2024-02-29 00:00", "2024-02-29T00:00:00Z" },
    { "2022-11-12", NULL },
    { "2023-02-29 10:00", NULL },
    { "2022-13-12 16:50", NULL },
    { "2022-11-12 25:00", NULL },
    { "noon", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) time = pbx_clock_parse (cases[i].text);
      g_autofree char *iso = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

      g_assert_cmpstr (iso, ==, cases[i].iso);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, options, func) g_test_add ("/clock/" name, Fixture, options, set_up, func, tear_down)
  ADD ("ahead", "--clock-offset +3h", test_ahead);
  ADD ("is-set", NULL, test_clock_is_set);
  ADD ("goes-on-by-itself", NULL, test_goes_on_by_itself);
  ADD ("fails", NULL, test_fails);
  ADD ("stops", NULL, test_stops);
  g_test_add_func ("/clock/parse", test_parse);

  return g_test_run ();
}
