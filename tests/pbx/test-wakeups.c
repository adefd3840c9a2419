/* test-wakeups.c: wake-up calls: their times, who is meant, what is in the way, and the device's answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-list.h"
#include "pbx-number-list.h"
#include "pbx-test.h"
#include "pbx-wakeup-book.h"
#include "pbx-wakeup-calls.h"
#include "pbx-wakeup-conflict.h"

#include <string.h>

static DemoProcess *demo;
static PbxClient *client;

/* Times */

static void
check_time (const char *text)
{
  PbxWallTime time = pbx_wall_time_parse (text);
  g_autofree char *again = pbx_wall_time_format (time);

  g_assert_cmpint (time, !=, PBX_WALL_TIME_NONE);
  g_assert_cmpstr (again, ==, text);
}

static void
test_times (void)
{
  static const char *const wrong[] = { "",
                                       "tomorrow",
                                       "2026-02-30 10:00",
                                       "2026-13-01 10:00",
                                       "2026-1-1 10:00",
                                       "2026-01-01 24:00",
                                       "2026-01-01 10:60",
                                       "2026-01-01",
                                       "2026-01-01 10:00 Uhr",
                                       "0000-01-01 00:00",
                                       NULL };
  PbxWallTime time;

  check_time ("2026-11-24 16:39");
  check_time ("1970-01-01 00:00");
  check_time ("1969-12-31 23:59");
  check_time ("2028-02-29 00:00");
  check_time ("9999-12-31 23:59");
  for (guint i = 0; wrong[i] != NULL; i++)
    g_assert_cmpint (pbx_wall_time_parse (wrong[i]), ==, PBX_WALL_TIME_NONE);
  g_assert_cmpint (pbx_wall_time_parse (NULL), ==, PBX_WALL_TIME_NONE);
  g_assert_cmpint (pbx_wall_time_parse ("2026-01-01 10:00:59"), ==, pbx_wall_time_parse ("2026-01-01 10:00"));

  time = pbx_wall_time_parse ("1969-12-31 23:59");
  g_assert_cmpint (time, ==, -1);
  g_assert_cmpint (pbx_wall_time_get_day (time), ==, -1);
  g_assert_cmpint (pbx_wall_time_get_hour (time), ==, 23);
  g_assert_cmpint (pbx_wall_time_get_minute (time), ==, 59);
  time = pbx_wall_time_parse ("2026-11-24 16:39");
  g_assert_cmpint (pbx_wall_time_new (pbx_wall_time_get_day (time), 16, 39), ==, time);
}

/* The desktop's clock leaves out an hour of this night in one zone and has it twice in the other; the
 * device's does what it does. */
static void
test_times_in_zone (gconstpointer zone)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  g_setenv ("TZ", zone, TRUE);
  for (int hour = 0; hour < 24; hour++)
    {
      g_autofree char *spring = g_strdup_printf ("2026-03-29 %02d:30", hour);
      g_autofree char *autumn = g_strdup_printf ("2026-10-25 %02d:30", hour);

      check_time (spring);
      check_time (autumn);
    }
  g_assert_cmpint (pbx_wall_time_parse ("2026-03-29 06:00") - pbx_wall_time_parse ("2026-03-29 00:00"), ==,
                   6 * 60);
  g_assert_cmpint (pbx_wall_time_parse ("2026-10-26 00:00") - pbx_wall_time_parse ("2026-10-25 00:00"), ==,
                   PBX_MINUTES_PER_DAY);
}

/* Extensions as they are typed */

static gboolean
exists_cb (const char *number, gpointer user_data)
{
  /* 200 to 229, without 213; and two that begin with a zero */
  guint64 n = g_ascii_strtoull (number, NULL, 10);

  return (strlen (number) == 3 && n >= 200 && n < 230 && n != 213) || g_str_equal (number, "008") ||
         g_str_equal (number, "009");
}

static char *
join (GPtrArray *array)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();

  for (guint i = 0; i < array->len; i++)
    g_ptr_array_add (strings, array->pdata[i]);
  g_ptr_array_add (strings, NULL);
  return g_strjoinv (" ", (char **) strings->pdata);
}

static void
check_list (const char *text,
            const char *numbers,
            const char *unknown,
            const char *ignored,
            const char *wrong)
{
  g_autoptr (PbxNumberList) list = pbx_number_list_parse (text, exists_cb, NULL);
  g_autofree char *got_numbers = join (list->numbers);
  g_autofree char *got_unknown = join (list->unknown);
  g_autofree char *got_ignored = join (list->ignored);
  g_autofree char *got_wrong = join (list->wrong);

  g_test_message ("%s", text);
  g_assert_cmpstr (got_numbers, ==, numbers);
  g_assert_cmpstr (got_unknown, ==, unknown);
  g_assert_cmpstr (got_ignored, ==, ignored);
  g_assert_cmpstr (got_wrong, ==, wrong);
}

static void
test_number_list (void)
{
  g_autoptr (PbxNumberList) list = NULL;

  check_list ("", "", "", "", "");
  check_list ("201", "201", "", "", "");
  check_list (" 201,202;203 204\n205\r\n206\t207 ", "201 202 203 204 205 206 207", "", "", "");
  check_list ("201-204", "201 202 203 204", "", "", "");
  check_list ("201 – 203", "201 202 203", "", "", "");
  check_list ("008-010", "008 009", "", "", "");
  check_list ("201\tAlice Meyer\n202\tBob (late)\n", "201 202", "", "Alice Meyer Bob late", "");
  check_list ("201 - Alice", "201", "", "Alice", "");
  check_list ("Alice <201>, Room 202.", "201 202", "", "Alice Room", "");
  check_list ("201 999 201 999", "201", "999", "", "");
  check_list ("230-201", "", "", "", "230–201");
  check_list ("1-99999", "", "", "", "1–99999");
  check_list ("900-905", "", "900–905", "", "");
  check_list ("201-203-205", "", "", "201-203-205", "");
  check_list ("+49 201", "201", "", "+49", "");
  check_list ("20l", "", "", "20l", "");
  check_list ("1234567890123456789", "", "", "1234567890123456789", "");
  check_list ("٢٠١،٢٠٢", "201 202", "", "", "");
  check_list ("201、202，203", "201 202 203", "", "", "");
  check_list ("-", "", "", "", "");

  list = pbx_number_list_parse ("203, 201-205, 212-214 201", exists_cb, NULL);
  g_assert_cmpuint (list->numbers->len, ==, 7);
  g_assert_cmpuint (list->n_repeated, ==, 2);
  g_assert_cmpuint (list->n_missing, ==, 1);
  g_assert_false (list->too_many);
}

static gboolean
all_exist_cb (const char *number, gpointer user_data)
{
  return TRUE;
}

static void
test_number_list_bounds (void)
{
  g_autoptr (PbxNumberList) full = pbx_number_list_parse ("1000-1999", all_exist_cb, NULL);
  g_autoptr (PbxNumberList) more = pbx_number_list_parse ("1000-1999 2000", all_exist_cb, NULL);
  g_autoptr (PbxNumberList) most =
    pbx_number_list_parse ("1000-1999, 2000-2999, 3000-3999", all_exist_cb, NULL);

  g_assert_cmpuint (full->numbers->len, ==, PBX_NUMBER_LIST_MAX);
  g_assert_false (full->too_many);
  g_assert_cmpuint (more->numbers->len, ==, PBX_NUMBER_LIST_MAX);
  g_assert_true (more->too_many);
  g_assert_cmpuint (most->numbers->len, ==, PBX_NUMBER_LIST_MAX);
  g_assert_true (most->too_many);
}

/* What is in the way */

static PbxWakeup *
make (GListStore *store, gint64 id, const char *exten, const char *time)
{
  g_autoptr (PbxWakeup) wakeup = pbx_wakeup_new ();

  g_object_set (wakeup, "id", id, "exten", exten, "time", time, NULL);
  g_list_store_append (store, wakeup);
  return wakeup;
}

static void
test_conflicts (void)
{
  static const char *const extens[] = { "201", "203", NULL };
  g_autoptr (GListStore) store = g_list_store_new (PBX_TYPE_WAKEUP);
  PbxWakeup *a = make (store, 1, "201", "2026-03-29 23:55");
  PbxWakeup *b = make (store, 2, "201", "2026-03-30 00:05");
  PbxWakeup *c = make (store, 3, "202", "2026-03-30 00:00");
  PbxWakeup *d = make (store, 4, "203", "2026-03-30 00:11");
  PbxWakeup *e = make (store, 5, "203", "nonsense");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) but_b = NULL;
  g_autoptr (GPtrArray) except = g_ptr_array_new ();
  g_autoptr (GHashTable) all = pbx_wakeup_find_all_conflicts (G_LIST_MODEL (store));

  g_assert_cmpuint (g_hash_table_size (all), ==, 2);
  g_assert_true (g_hash_table_contains (all, a));
  g_assert_true (g_hash_table_contains (all, b));
  g_assert_false (g_hash_table_contains (all, c));
  g_assert_false (g_hash_table_contains (all, e));

  found =
    pbx_wakeup_find_conflicts (G_LIST_MODEL (store), extens, pbx_wall_time_parse ("2026-03-30 00:01"), NULL);
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_true (found->pdata[0] == a);
  g_assert_true (found->pdata[2] == d);
  g_ptr_array_add (except, b);
  but_b = pbx_wakeup_find_conflicts (G_LIST_MODEL (store), extens, pbx_wall_time_parse ("2026-03-30 00:15"),
                                     except);
  g_assert_cmpuint (but_b->len, ==, 1);
  g_assert_true (but_b->pdata[0] == d);
}

/* The book */

static char *
describe_book (PbxWakeupBook *book)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (book)); i++)
    {
      g_autoptr (PbxWakeup) wakeup = g_list_model_get_item (G_LIST_MODEL (book), i);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? " " : "",
                              pbx_wakeup_get_opens_day (wakeup) ? "|" : "", pbx_wakeup_get_exten (wakeup),
                              pbx_wakeup_get_conflict (wakeup) ? "!" : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define check_book(book, expected)                                                                           \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *got_ = describe_book (book);                                                            \
    g_assert_cmpstr (got_, ==, expected);                                                                    \
  }                                                                                                          \
  G_STMT_END

static void
count_cb (guint *n_changes, guint position, guint removed, guint added)
{
  *n_changes += removed + added;
}

static void
test_book (void)
{
  g_autoptr (PbxDirectory) directory = pbx_directory_new (client);
  g_autoptr (GListStore) store = g_list_store_new (PBX_TYPE_WAKEUP);
  g_autoptr (GListStore) past = g_list_store_new (PBX_TYPE_WAKEUP);
  g_autoptr (PbxWakeupBook) book = NULL;
  PbxPerson *person;
  PbxWakeup *moved;
  guint position;
  guint n_changes = 0;

  make (store, 1, "203", "2026-03-30 06:00");
  moved = make (store, 2, "201", "2026-03-29 23:55");
  make (store, 3, "1002", "2026-03-30 06:00");
  make (store, 4, "999", "nonsense");
  make (past, 5, "207", "2026-03-29 05:00");
  book = pbx_wakeup_book_new (G_LIST_MODEL (store), G_LIST_MODEL (past), directory);
  check_book (book, "|207 201 |203 1002 |999");

  /* What does not move is not touched. */
  g_signal_connect_swapped (book, "items-changed", G_CALLBACK (count_cb), &n_changes);
  make (store, 6, "203", "2026-03-30 06:09");
  check_book (book, "|207 201 |203! 1002 203! |999");
  g_assert_cmpuint (n_changes, ==, 1);
  g_object_set (moved, "time", "2026-03-30 06:30", NULL);
  test_wait_until (n_changes > 1);
  check_book (book, "|207 |203! 1002 203! 201 |999");
  g_assert_true (pbx_wakeup_book_find (book, "201", pbx_wall_time_parse ("2026-03-30 06:30"), &position) ==
                 moved);
  g_assert_cmpuint (position, ==, 4);
  g_assert_null (pbx_wakeup_book_find (book, "201", pbx_wall_time_parse ("2026-03-29 23:55"), NULL));

  pbx_wakeup_book_set_search (book, " 20 ");
  check_book (book, "|207 |203! 203! 201");
  g_list_store_remove_all (past);
  check_book (book, "|203! 203! 201");
  pbx_directory_refresh (directory);
  test_wait_until (pbx_directory_get_complete (directory));
  person = pbx_directory_lookup_extension (directory, "203");
  pbx_wakeup_book_set_search (book, pbx_person_get_name (person));
  check_book (book, "|203! 203!");
  pbx_wakeup_book_set_search (book, "no such name");
  check_book (book, "");
  pbx_wakeup_book_set_search (book, "");
  check_book (book, "|203! 1002 203! 201 |999");
}

/* The device */

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
add (const char *const *extens, PbxWallTime time, gint64 music, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pbx_wakeups_add_async (client, extens, time, music, NULL, take_result, &result);
  test_wait_until (result != NULL);
  return pbx_wakeups_add_finish (client, result, error);
}

static gboolean
update (GPtrArray *wakeups, PbxWallTime time, gint64 music, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pbx_wakeups_update_async (client, wakeups, time, music, NULL, take_result, &result);
  test_wait_until (result != NULL);
  return pbx_wakeups_update_finish (client, result, error);
}

static GPtrArray *
fetch (PbxWallTime time)
{
  g_autoptr (PbxList) list = pbx_list_new (client, PBX_ENDPOINT_WAKEUPS, PBX_TYPE_WAKEUP);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  pbx_list_load (list);
  test_wait_until (pbx_list_get_state (list) == PBX_LIST_READY);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (PbxWakeup) wakeup = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (pbx_wakeup_get_wall_time (wakeup) == time)
        g_ptr_array_add (found, g_steal_pointer (&wakeup));
    }
  return found;
}

static PbxWallTime
get_now (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = test_call (client, PBX_ENDPOINT_CLOCK, NULL, &error);

  g_assert_no_error (error);
  return pbx_wall_time_parse (json_node_get_string (data));
}

static void
test_calls (void)
{
  static const char *const extens[] = { "201", "202", "203", NULL };
  PbxWallTime time = get_now () + 3 * PBX_MINUTES_PER_DAY;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GPtrArray) moved = NULL;

  g_assert_true (add (extens, time, 7, &error));
  g_assert_no_error (error);
  added = fetch (time);
  g_assert_cmpuint (added->len, ==, 3);
  g_assert_cmpstr (pbx_wakeup_get_exten (added->pdata[2]), ==, "203");
  g_assert_cmpint (pbx_wakeup_get_music_id (added->pdata[0]), ==, 7);

  g_ptr_array_set_size (added, 2);
  g_assert_true (update (added, time + 45, 7, &error));
  g_assert_no_error (error);
  moved = fetch (time + 45);
  g_assert_cmpuint (moved->len, ==, 2);
  g_assert_cmpint (pbx_wakeup_get_music_id (moved->pdata[0]), ==, 7);
}

static void
test_refusals (void)
{
  static const char *const extens[] = { "201", NULL };
  static const char *const nobody[] = { "201", "999999", NULL };
  PbxWallTime now = get_now ();
  g_autoptr (GListStore) store = g_list_store_new (PBX_TYPE_WAKEUP);
  g_autoptr (GPtrArray) unknown = g_ptr_array_new ();
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (add (extens, now - 1, 0, &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (add (nobody, now + 9999, 0, &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_REFUSED);
  g_clear_error (&error);
  after = fetch (now + 9999);
  g_assert_cmpuint (after->len, ==, 0);
  g_ptr_array_add (unknown, make (store, 424242, "201", ""));
  g_assert_false (update (unknown, now + 99, 0, &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_REFUSED);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  if (!g_test_subprocess ())
    {
      demo = demo_process_new ("--extensions 20 --contacts 0 --call-logs 0 --recordings 0");
      client = test_client_new_signed_in (demo);
    }

  g_test_add_func ("/wakeups/times", test_times);
  g_test_add_data_func ("/wakeups/times/berlin", "Europe/Berlin", test_times_in_zone);
  g_test_add_data_func ("/wakeups/times/posix", "A-1B,M3.5.0,M10.5.0/3", test_times_in_zone);
  g_test_add_func ("/wakeups/number-list", test_number_list);
  g_test_add_func ("/wakeups/number-list/bounds", test_number_list_bounds);
  g_test_add_func ("/wakeups/conflicts", test_conflicts);
  g_test_add_func ("/wakeups/book", test_book);
  g_test_add_func ("/wakeups/calls", test_calls);
  g_test_add_func ("/wakeups/refusals", test_refusals);

  status = g_test_run ();
  if (client != NULL)
    {
      g_assert_finalize_object (client);
      demo_process_free (demo);
    }
  return status;
}
