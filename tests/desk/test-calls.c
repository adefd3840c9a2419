/* test-calls.c: the call log, through its widgets to a PBX and back to the row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-call-detail.h"
#include "desk-call-words.h"
#include "desk-calls-page.h"
#include "desk-fixture.h"

#include "pbx-call.h"

#include <string.h>

#define LIST_PATH "/pbx/call-log/search-calllog-page"

typedef struct
{
  DeskFixture base;
  DemoProcess *demo;
  DeskCallsPage *page;
  DeskTable *table;
  PbxList *list;
  PbxCallFilter *filter;
} Fixture;

static guint
n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static PbxCall *
row_at (Fixture *fixture, guint position)
{
  g_autoptr (PbxCall) row = g_list_model_get_item (G_LIST_MODEL (fixture->list), position);

  return row; /* the list keeps the row */
}

static gboolean
is_ready (Fixture *fixture)
{
  return pbx_list_get_state (fixture->list) == PBX_LIST_READY && !pbx_list_get_busy (fixture->list);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->table), action, NULL));
}

static gpointer
bar_child (Fixture *fixture, const char *name)
{
  return desk_fixture_child (desk_calls_page_get_filter_bar (fixture->page), DESK_TYPE_CALL_FILTER_BAR, name);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->demo = demo_process_new (data);
  desk_fixture_set_up (&fixture->base, NULL);
  desk_fixture_sign_in (&fixture->base, fixture->demo);
  test_wait_until (desk_fixture_find_child (fixture->base.window, DESK_TYPE_CALLS_PAGE) != NULL);
  fixture->page = desk_fixture_find_child (fixture->base.window, DESK_TYPE_CALLS_PAGE);
  fixture->table = desk_list_page_get_table (DESK_LIST_PAGE (fixture->page));
  fixture->list = desk_table_get_list (fixture->table);
  fixture->filter = desk_call_filter_bar_get_filter (desk_calls_page_get_filter_bar (fixture->page));
  desk_page_shown (DESK_PAGE (fixture->page));
  test_wait_until (is_ready (fixture) && n_rows (fixture) > 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (&fixture->base, NULL);
  g_clear_pointer (&fixture->demo, demo_process_free);
}

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  GtkDropDown *status = bar_child (fixture, "status_drop");
  GtkDropDown *direction = bar_child (fixture, "direction_drop");

  g_assert_cmpuint (n_rows (fixture), ==, 900);
  gtk_drop_down_set_selected (status, 3);
  test_wait_until (is_ready (fixture) && n_rows (fixture) < 900);
  g_assert_cmpuint (n_rows (fixture), >, 0);
  g_assert_cmpint (pbx_call_status_parse (pbx_call_get_status (row_at (fixture, 0))), ==, PBX_CALL_BUSY);
  gtk_drop_down_set_selected (direction, 1);
  test_wait_until (is_ready (fixture) &&
                   (n_rows (fixture) == 0 || pbx_call_direction_parse (pbx_call_get_direction (
                                               row_at (fixture, 0))) == PBX_CALL_INCOMING));
  pbx_call_filter_clear (fixture->filter);
  test_wait_until (is_ready (fixture) && n_rows (fixture) == 900);
  g_assert_cmpuint (gtk_drop_down_get_selected (status), ==, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (direction), ==, 0);
}

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  g_autofree char *caller = g_strdup (pbx_call_get_caller (row_at (fixture, 0)));
  GtkMenuButton *more = bar_child (fixture, "more_button");
  GtkWidget *chips = bar_child (fixture, "chips");

  gtk_menu_button_popup (more);
  desk_fixture_type (bar_child (fixture, "from_row"), "31.12.2025");
  g_signal_emit_by_name (bar_child (fixture, "caller_row"), "entry-activated");
  /* What is wrong is said, and nothing is asked for. */
  g_assert_true (gtk_widget_get_visible (bar_child (fixture, "problem")));
  g_assert_false (pbx_call_filter_get_active (fixture->filter));
  desk_fixture_type (bar_child (fixture, "from_row"), "");
  desk_fixture_type (bar_child (fixture, "caller_row"), caller);
  g_signal_emit_by_name (bar_child (fixture, "caller_row"), "entry-activated");
  test_wait_until (is_ready (fixture) && n_rows (fixture) < 900);
  g_assert_nonnull (strstr (pbx_call_get_caller (row_at (fixture, 0)), caller));
  /* A chip takes it away again. */
  g_assert_nonnull (gtk_widget_get_first_child (chips));
  g_signal_emit_by_name (gtk_widget_get_first_child (chips), "clicked");
  test_wait_until (is_ready (fixture) && n_rows (fixture) == 900);
  g_assert_null (gtk_widget_get_first_child (chips));
}

static void
test_follow (Fixture *fixture, gconstpointer data)
{
  g_autofree char *number = NULL;
  g_autofree char *caller = NULL;

  pbx_call_filter_clear (fixture->filter);
  gtk_drop_down_set_selected (bar_child (fixture, "direction_drop"), 3);
  test_wait_until (is_ready (fixture) && n_rows (fixture) > 0 && n_rows (fixture) < 900);
  number = g_strdup (pbx_call_get_caller (row_at (fixture, 0)));
  desk_table_select (fixture->table, 0);
  act (fixture, "calls.follow");
  g_object_get (fixture->filter, "caller", &caller, NULL);
  g_assert_cmpstr (caller, ==, number);
  test_wait_until (is_ready (fixture) && n_rows (fixture) > 0);
}

static void
test_details (Fixture *fixture, gconstpointer data)
{
  DeskCallDetail *detail = desk_fixture_find_child (fixture->page, DESK_TYPE_CALL_DETAIL);

  desk_table_select (fixture->table, 2);
  act (fixture, "calls.detail");
  g_assert_true (desk_call_detail_get_call (detail) == row_at (fixture, 2));
  g_assert_true (desk_page_go_back (DESK_PAGE (fixture->page)));
}

static void
test_call_back (Fixture *fixture, gconstpointer data)
{
  DeskSession *session = desk_window_get_session (fixture->base.window);
  g_autofree char *request = NULL;

  gtk_drop_down_set_selected (bar_child (fixture, "direction_drop"), 3);
  test_wait_until (is_ready (fixture) && n_rows (fixture) > 0 && n_rows (fixture) < 900);
  desk_caller_set_own_extension (desk_session_get_caller (session), "205");
  desk_table_select (fixture->table, 0);
  act (fixture, "calls.call-back");
  test_wait_until (demo_process_count_requests (fixture->demo, "/api/call-dial/dial") == 1);
  request = demo_process_command (fixture->demo, "last-request /api/call-dial/dial");
  g_assert_nonnull (strstr (request, pbx_call_get_caller (row_at (fixture, 0))));
  g_assert_nonnull (strstr (request, "205"));
}

static void
test_failure (Fixture *fixture, gconstpointer data)
{
  DeskStates *states = desk_table_get_states (fixture->table);

  demo_process_tell (fixture->demo, "misbehave error-500 " LIST_PATH);
  gtk_drop_down_set_selected (bar_child (fixture, "status_drop"), 1);
  test_wait_until (g_str_equal (desk_states_get_visible_state (states), "failed"));
  demo_process_tell (fixture->demo, "behave");
  pbx_list_retry (fixture->list);
  test_wait_until (is_ready (fixture) && g_str_equal (desk_states_get_visible_state (states), "content"));
}

static void
test_words (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 3, 1, 0, 5, 0);
  static const char *const starts[][2] = {
    { "2026-03-01 00:01:59", "Today, 00:01" },
    { "2026-02-28 23:59:59", "Yesterday, 23:59" },
    { "2026-02-24 09:00:00", "Tuesday, 09:00" },
    { "2025-12-31 09:00:00", "31 Dec 2025, 09:00" },
    { "2026-03-02 09:00:00", "2 Mar 2026, 09:00" },
    { "soon", "soon" },
    { "", "" },
  };
  static const struct
  {
    gint64 seconds;
    const char *words;
  } durations[] = { { 0, "0:00" }, { 42, "0:42" }, { 725, "12:05" }, { 3753, "1:02:33" }, { -1, "0:00" } };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *words = desk_call_describe_start (starts[i][0], now);

      g_assert_cmpstr (words, ==, starts[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (durations); i++)
    {
      g_autofree char *words = desk_call_describe_duration (durations[i].seconds);

      g_assert_cmpstr (words, ==, durations[i].words);
    }
}

int
main (int argc, char **argv)
{
  const char *options = "--call-logs 900 --no-traffic";

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/calls/choices", Fixture, options, set_up, test_choices, tear_down);
  g_test_add ("/calls/fields", Fixture, options, set_up, test_fields, tear_down);
  g_test_add ("/calls/follow", Fixture, options, set_up, test_follow, tear_down);
  g_test_add ("/calls/details", Fixture, options, set_up, test_details, tear_down);
  g_test_add ("/calls/call-back", Fixture, options, set_up, test_call_back, tear_down);
  g_test_add ("/calls/failure", Fixture, options, set_up, test_failure, tear_down);
  g_test_add_func ("/calls/words", test_words);
  return g_test_run ();
}
