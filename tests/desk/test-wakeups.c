/* test-wakeups.c: the wake-up calls page, through its widgets to a PBX and back to the row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-deletion.h"
#include "desk-fixture.h"
#include "desk-hint-row.h"
#include "desk-wakeup-form.h"
#include "desk-wakeup-people.h"
#include "desk-wakeup-print.h"
#include "desk-wakeup-when.h"
#include "desk-wakeup-words.h"
#include "desk-wakeups-page.h"
#include "pbx-wakeup-calls.h"

#include <glib/gstdio.h>
#include <string.h>

#define LIST_PATH "/pbx/wakeup-call/list"
#define ADD_PATH "/pbx/wakeup-call/add"
#define UPDATE_PATH "/pbx/wakeup-call/update"
#define DELETE_PATH "/pbx/wakeup-call/delete"

/* The demonstration PBX begins with so many. */
#define N_ROWS 7

typedef struct
{
  DeskFixture base;
  DemoProcess *demo;
  DeskWakeupsPage *page;
  DeskTable *table;
  PbxList *list;
  GFile *saved; /* nullable: what the chooser was asked for */
} Fixture;

/* What the desktop shows: notifications go over the bus, as they do to a real one. */
static GPtrArray *notifications; /* owned texts */

static gpointer
find_widget (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count_requests (Fixture *fixture, const char *path)
{
  return demo_process_count_requests (fixture->demo, path);
}

static guint
n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (desk_table_get_rows (fixture->table));
}

static PbxWakeup *
row_at (Fixture *fixture, guint position)
{
  g_autoptr (PbxWakeup) row = g_list_model_get_item (desk_table_get_rows (fixture->table), position);

  return row; /* the book keeps the row */
}

static gboolean
is_ready (Fixture *fixture)
{
  return pbx_list_get_state (fixture->list) == PBX_LIST_READY && !pbx_list_get_busy (fixture->list);
}

static const char *
state_of (Fixture *fixture)
{
  return desk_states_get_visible_state (desk_table_get_states (fixture->table));
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->table), action, NULL));
}

static gpointer
child (Fixture *fixture, const char *name)
{
  return desk_fixture_child (fixture->page, DESK_TYPE_WAKEUPS_PAGE, name);
}

static PbxWallTime
get_now (Fixture *fixture)
{
  return desk_wakeup_now_get_minute (child (fixture, "now"));
}

static DeskWakeupForm *
wait_for_form (void)
{
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_WAKEUP_FORM) != NULL);
  return desk_fixture_find_dialog (DESK_TYPE_WAKEUP_FORM);
}

static gpointer
field (DeskWakeupForm *form, const char *name)
{
  return desk_fixture_child (form, DESK_TYPE_WAKEUP_FORM, name);
}

static void
save (DeskWakeupForm *form)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL));
}

static void
wait_for_saved (void)
{
  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_WAKEUP_FORM) == NULL);
}

static gboolean
is_refused (DeskWakeupForm *form)
{
  return gtk_revealer_get_reveal_child (
    GTK_REVEALER (gtk_widget_get_template_child (GTK_WIDGET (form), DESK_TYPE_FORM, "refusal")));
}

static gpointer
people_child (DeskWakeupForm *form, const char *name)
{
  return desk_fixture_child (field (form, "people"), DESK_TYPE_WAKEUP_PEOPLE, name);
}

static gpointer
when_child (DeskWakeupForm *form, const char *name)
{
  return desk_fixture_child (field (form, "when"), DESK_TYPE_WAKEUP_WHEN, name);
}

/* What typing a text and pressing Enter does */
static void
enter_people (DeskWakeupForm *form, const char *text)
{
  GtkWidget *entry = people_child (form, "entry_row");

  desk_fixture_type (entry, text);
  g_signal_emit_by_name (entry, "entry-activated");
}

static guint
n_people (DeskWakeupForm *form)
{
  return desk_wakeup_people_get_n_extens (field (form, "people"));
}

static guint
count_calls (Fixture *fixture, const char *exten, PbxWallTime time)
{
  guint n = 0;

  for (guint i = 0; i < n_rows (fixture); i++)
    {
      PbxWakeup *row = row_at (fixture, i);

      if (pbx_wakeup_get_wall_time (row) == time && g_str_equal (pbx_wakeup_get_exten (row), exten))
        n++;
    }
  return n;
}

static void
find_page (Fixture *fixture)
{
  test_wait_until (find_widget (GTK_WIDGET (fixture->base.window), DESK_TYPE_WAKEUPS_PAGE) != NULL);
  fixture->page = find_widget (GTK_WIDGET (fixture->base.window), DESK_TYPE_WAKEUPS_PAGE);
  fixture->table = desk_wakeups_page_get_table (fixture->page);
  fixture->list = desk_table_get_list (fixture->table);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_set_size (notifications, 0);
  fixture->demo =
    demo_process_new ("--no-traffic --contacts 20 --call-logs 0 --recordings 0 --clock-offset +3h");
  desk_fixture_set_up (&fixture->base, NULL);
  desk_fixture_sign_in (&fixture->base, fixture->demo);
  find_page (fixture);
  test_wait_until (is_ready (fixture) && get_now (fixture) != PBX_WALL_TIME_NONE);
  test_wait_until (n_rows (fixture) == N_ROWS);
  /* Who exists is known only then. */
  test_wait_until (pbx_directory_get_complete (
    desk_session_get_directory (desk_page_get_session (DESK_PAGE (fixture->page)))));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->base.window != NULL)
    desk_fixture_tear_down (&fixture->base, NULL);
  g_clear_object (&fixture->saved);
  g_clear_pointer (&fixture->demo, demo_process_free);
}

/* The page is not shown: it loads and watches all the same. */
static void
test_fill (Fixture *fixture, gconstpointer data)
{
  guint n_days = 0;
  g_autofree char *label = NULL;

  g_assert_cmpstr (state_of (fixture), ==, "content");
  for (guint i = 0; i < N_ROWS; i++)
    {
      if (i > 0)
        g_assert_cmpint (pbx_wakeup_get_wall_time (row_at (fixture, i - 1)), <=,
                         pbx_wakeup_get_wall_time (row_at (fixture, i)));
      n_days += pbx_wakeup_get_opens_day (row_at (fixture, i));
    }
  g_assert_true (pbx_wakeup_get_opens_day (row_at (fixture, 0)));
  g_assert_cmpuint (n_days, >=, 2);
  g_assert_cmpuint (n_days, <=, 3);
  g_assert_nonnull (strstr (gtk_label_get_label (child (fixture, "clock_label")), "on the PBX"));
  g_assert_cmpstr (gtk_label_get_label (child (fixture, "difference_label")), ==,
                   "3 h ahead of this computer’s");

  /* The name comes from the directory. */
  test_wait_until (pbx_directory_get_complete (
    desk_session_get_directory (desk_page_get_session (DESK_PAGE (fixture->page)))));
  label = desk_table_dup_row_label (fixture->table, row_at (fixture, 0));
  g_assert_nonnull (strstr (label, pbx_wakeup_get_exten (row_at (fixture, 0))));
  g_assert_null (strstr (label, ", ,"));
}

static void
test_words (void)
{
  PbxWallTime now = pbx_wall_time_parse ("2026-11-24 16:39");
  static const struct
  {
    int minutes;
    const char *words;
  } waits[] = { { 0, "now" },           { 1, "in 1 min" },      { 60, "in 1 h" },    { 452, "in 7 h 32 min" },
                { 1440, "in 1 d" },     { 1505, "in 1 d 1 h" }, { -5, "5 min ago" }, { -65, "1 h 5 min ago" },
                { 2879, "in 1 d 23 h" } };

  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autofree char *words = desk_wakeup_describe_wait (now + waits[i].minutes, now);

      g_assert_cmpstr (words, ==, waits[i].words);
    }
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  const char *exten = pbx_wakeup_get_exten (row_at (fixture, 3));
  PbxDirectory *directory = desk_session_get_directory (desk_page_get_session (DESK_PAGE (fixture->page)));
  g_autofree char *name = NULL;

  test_wait_until (pbx_directory_get_complete (directory));
  name = g_strdup (pbx_person_get_name (pbx_directory_lookup_extension (directory, exten)));
  desk_page_search (DESK_PAGE (fixture->page), name);
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  g_assert_cmpstr (pbx_wakeup_get_exten (row_at (fixture, 0)), ==, exten);
  desk_page_search (DESK_PAGE (fixture->page), "nobody is called this");
  g_assert_cmpstr (state_of (fixture), ==, "nothing-found");
  desk_page_search (DESK_PAGE (fixture->page), "");
  g_assert_cmpuint (n_rows (fixture), ==, N_ROWS);
  g_assert_cmpuint (count_requests (fixture, LIST_PATH), <=, 3);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  PbxWallTime time = pbx_wall_time_new (pbx_wall_time_get_day (get_now (fixture)) + 3, 6, 45);
  DeskWakeupForm *form;
  DeskHintRow *hint;

  act (fixture, "wakeups.add");
  form = wait_for_form ();
  hint = people_child (form, "hint_row");

  /* Who types at once types who is to be woken. */
  g_assert_true (
    gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (form)), people_child (form, "entry_row")));

  /* Nobody is chosen: nothing is sent. */
  save (form);
  g_assert_cmpint (desk_hint_row_get_hint (hint), ==, DESK_HINT_ERROR);

  enter_people (form, "201-203\nAlice 203, 9999");
  g_assert_cmpuint (n_people (form), ==, 3);
  g_assert_cmpint (desk_hint_row_get_hint (hint), ==, DESK_HINT_ERROR);
  g_assert_cmpstr (desk_fixture_text (people_child (form, "entry_row")), ==, "9999");
  /* What is wrong is not left out without a word. */
  save (form);
  g_assert_cmpuint (count_requests (fixture, ADD_PATH), ==, 0);
  enter_people (form, "204 Bob");
  g_assert_cmpint (desk_hint_row_get_hint (hint), ==, DESK_HINT_INFO);
  g_assert_cmpuint (n_people (form), ==, 4);
  /* A chip takes its extension out again. */
  g_signal_emit_by_name (find_widget (people_child (form, "chips"), GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpuint (n_people (form), ==, 3);
  g_assert_cmpstr (desk_wakeup_form_get_first_exten (form), ==, "202");

  desk_wakeup_when_set_time (field (form, "when"), time);
  gtk_spin_button_set_value (field (form, "music_spin"), 4);
  save (form);
  wait_for_saved ();
  test_wait_until (n_rows (fixture) == N_ROWS + 3);
  g_assert_cmpuint (count_requests (fixture, ADD_PATH), ==, 1);
  g_assert_cmpuint (count_calls (fixture, "202", time), ==, 1);
  g_assert_cmpuint (count_calls (fixture, "203", time), ==, 1);
  g_assert_cmpuint (count_calls (fixture, "204", time), ==, 1);
  g_assert_cmpuint (count_calls (fixture, "201", time), ==, 0);
  /* The first of them is selected. */
  test_wait_until (desk_table_get_n_selected (fixture->table) == 1);
  {
    g_autoptr (PbxWakeup) single = desk_table_get_single (fixture->table);

    g_assert_cmpstr (pbx_wakeup_get_exten (single), ==, "202");
    g_assert_cmpint (pbx_wakeup_get_music_id (single), ==, 4);
  }
}

static void
test_suggestions (Fixture *fixture, gconstpointer data)
{
  PbxDirectory *directory = desk_session_get_directory (desk_page_get_session (DESK_PAGE (fixture->page)));
  DeskWakeupForm *form;
  GtkListBox *suggestions;
  GtkListBoxRow *row;
  PbxPerson *person;

  test_wait_until (pbx_directory_get_complete (directory));
  person = pbx_directory_lookup_extension (directory, "205");
  desk_page_add (DESK_PAGE (fixture->page));
  form = wait_for_form ();
  suggestions = people_child (form, "suggestion_list");
  desk_fixture_type (people_child (form, "entry_row"), pbx_person_get_name (person));
  row = gtk_list_box_get_row_at_index (suggestions, 0);
  g_assert_nonnull (row);
  g_signal_emit_by_name (suggestions, "row-activated", row);
  g_assert_cmpuint (n_people (form), ==, 1);
  g_assert_cmpstr (desk_wakeup_form_get_first_exten (form), ==, "205");
  g_assert_cmpstr (desk_fixture_text (people_child (form, "entry_row")), ==, "");
  /* Enter takes the first. Who is chosen is not offered again. */
  desk_fixture_type (people_child (form, "entry_row"), "206");
  enter_people (form, "206");
  g_assert_cmpuint (n_people (form), ==, 2);
  desk_fixture_type (people_child (form, "entry_row"), pbx_person_get_name (person));
  row = gtk_list_box_get_row_at_index (suggestions, 0);
  g_assert_true (row == NULL || !g_str_equal (g_object_get_data (G_OBJECT (row), "exten"), "205"));

  /* Work is not lost without a question. */
  gtk_widget_activate_action (GTK_WIDGET (form), "form.cancel", NULL);
  test_wait_until (desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  desk_fixture_respond (desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG), "discard");
  wait_for_saved ();
}

static void
test_when (Fixture *fixture, gconstpointer data)
{
  PbxWallTime now = get_now (fixture);
  DeskWakeupForm *form;
  DeskWakeupWhen *when;
  DeskHintRow *hint;
  GtkWidget *pick;

  desk_page_add (DESK_PAGE (fixture->page));
  form = wait_for_form ();
  when = field (form, "when");
  hint = when_child (form, "hint_row");
  g_assert_cmpint (desk_wakeup_when_get_time (when), >, now);
  g_assert_cmpint (pbx_wall_time_get_hour (desk_wakeup_when_get_time (when)), ==, 7);

  pick = find_widget (when_child (form, "picks"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (pick, "clicked");
  g_assert_cmpint (desk_wakeup_when_get_time (when), >=, now + 30);
  g_assert_cmpint (desk_wakeup_when_get_time (when), <=, now + 31);

  gtk_spin_button_set_value (when_child (form, "hour_spin"), 23);
  gtk_spin_button_set_value (when_child (form, "minute_spin"), 59);
  g_assert_cmpint (pbx_wall_time_get_hour (desk_wakeup_when_get_time (when)), ==, 23);
  g_assert_cmpint (pbx_wall_time_get_minute (desk_wakeup_when_get_time (when)), ==, 59);

  /* Typed in one go, as people type a time; what is none changes nothing. */
  gtk_editable_set_text (GTK_EDITABLE (when_child (form, "hour_spin")), "2130");
  gtk_spin_button_update (when_child (form, "hour_spin"));
  g_assert_cmpint (pbx_wall_time_get_hour (desk_wakeup_when_get_time (when)), ==, 21);
  g_assert_cmpint (pbx_wall_time_get_minute (desk_wakeup_when_get_time (when)), ==, 30);
  gtk_editable_set_text (GTK_EDITABLE (when_child (form, "hour_spin")), "22:05");
  gtk_spin_button_update (when_child (form, "hour_spin"));
  gtk_editable_set_text (GTK_EDITABLE (when_child (form, "hour_spin")), "2575");
  gtk_spin_button_update (when_child (form, "hour_spin"));
  g_assert_cmpint (pbx_wall_time_get_hour (desk_wakeup_when_get_time (when)), ==, 22);
  g_assert_cmpint (pbx_wall_time_get_minute (desk_wakeup_when_get_time (when)), ==, 5);

  /* A day that is over cannot be chosen, in the calendar or by the button. */
  {
    g_autoptr (GDateTime) past = g_date_time_new_local (2001, 2, 3, 0, 0, 0);

    gtk_calendar_select_day (when_child (form, "calendar"), past);
  }
  g_assert_cmpint (pbx_wall_time_get_day (desk_wakeup_when_get_time (when)), ==, pbx_wall_time_get_day (now));
  g_assert_false (gtk_widget_get_sensitive (when_child (form, "previous_button")));

  /* An hour that is over is told at once, and cannot be saved. */
  desk_wakeup_when_set_time (when, now - 1);
  g_assert_cmpint (desk_hint_row_get_hint (hint), ==, DESK_HINT_ERROR);
  enter_people (form, "201");
  save (form);
  test_run_for (100);
  g_assert_cmpuint (count_requests (fixture, ADD_PATH), ==, 0);
  g_assert_true (desk_fixture_find_dialog (DESK_TYPE_WAKEUP_FORM) == form);
  desk_wakeup_when_set_time (when, now + 99);
  g_assert_cmpint (desk_hint_row_get_hint (hint), ==, DESK_HINT_INFO);
  save (form);
  wait_for_saved ();
  test_wait_until (count_calls (fixture, "201", now + 99) == 1);
}

/* The device's clock was set while the form was open: it refuses, and what was entered stays. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  PbxWallTime time = get_now (fixture) + 60;
  DeskWakeupForm *form;

  desk_page_add (DESK_PAGE (fixture->page));
  form = wait_for_form ();
  test_run_for (300);
  enter_people (form, "201 202");
  desk_wakeup_when_set_time (field (form, "when"), time);
  demo_process_tell (fixture->demo, "clock 26h");
  save (form);
  test_wait_until (is_refused (form));
  g_assert_cmpuint (count_requests (fixture, ADD_PATH), ==, 1);
  g_assert_cmpuint (n_people (form), ==, 2);
  demo_process_tell (fixture->demo, "clock 3h");
  save (form);
  wait_for_saved ();
  test_wait_until (count_calls (fixture, "202", time) == 1);
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  PbxWakeup *row = row_at (fixture, N_ROWS - 1);
  g_autofree char *exten = g_strdup (pbx_wakeup_get_exten (row));
  PbxWallTime time = pbx_wakeup_get_wall_time (row);
  DeskWakeupForm *form;

  desk_page_add (DESK_PAGE (fixture->page));
  form = wait_for_form ();
  enter_people (form, exten);
  desk_wakeup_when_set_time (field (form, "when"), time + 11);
  g_assert_cmpint (desk_hint_row_get_hint (field (form, "conflict_hint")), ==, DESK_HINT_NONE);
  desk_wakeup_when_set_time (field (form, "when"), time + 10);
  g_assert_cmpint (desk_hint_row_get_hint (field (form, "conflict_hint")), ==, DESK_HINT_WARNING);
  /* It warns, and forbids nothing. */
  save (form);
  wait_for_saved ();
  test_wait_until (n_rows (fixture) == N_ROWS + 1);
  g_assert_true (pbx_wakeup_get_conflict (row));
  g_assert_true (pbx_wakeup_get_conflict (row_at (fixture, N_ROWS)));
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  PbxWakeup *row = row_at (fixture, 2);
  gint64 music = pbx_wakeup_get_music_id (row);
  PbxWallTime time = pbx_wakeup_get_wall_time (row) + 3 * PBX_MINUTES_PER_DAY;
  DeskWakeupForm *form;

  g_object_ref (row);
  desk_table_select (fixture->table, 2);
  act (fixture, "wakeups.edit");
  form = wait_for_form ();
  g_assert_cmpint (desk_wakeup_when_get_time (field (form, "when")), ==, pbx_wakeup_get_wall_time (row));
  g_assert_false (gtk_widget_get_visible (field (form, "people")));
  desk_wakeup_when_set_time (field (form, "when"), time);

  demo_process_tell (fixture->demo, "misbehave refuse " UPDATE_PATH " times 1");
  save (form);
  test_wait_until (is_refused (form));
  g_assert_cmpint (pbx_wakeup_get_wall_time (row), !=, time);
  save (form);
  wait_for_saved ();
  /* The same row stands at its new place. */
  g_assert_cmpint (pbx_wakeup_get_wall_time (row), ==, time);
  g_assert_cmpint (pbx_wakeup_get_music_id (row), ==, music);
  test_wait_until (row_at (fixture, N_ROWS - 1) == row);
  test_wait_until (is_ready (fixture));
  g_assert_true (row_at (fixture, N_ROWS - 1) == row);
  g_object_unref (row);
}

/* Those with different voice files keep theirs, in as many requests. */
static void
test_edit_many (Fixture *fixture, gconstpointer data)
{
  PbxWallTime time = get_now (fixture) + 5 * PBX_MINUTES_PER_DAY;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 music[3];
  DeskWakeupForm *form;

  for (guint i = 0; i < 3; i++)
    {
      g_ptr_array_add (rows, g_object_ref (row_at (fixture, 2 + i)));
      music[i] = pbx_wakeup_get_music_id (rows->pdata[i]);
    }
  g_assert_true (music[0] != music[1] || music[1] != music[2]);
  gtk_selection_model_select_range (desk_table_get_selection (fixture->table), 2, 3, TRUE);
  act (fixture, "wakeups.edit");
  form = wait_for_form ();
  g_assert_false (gtk_widget_get_sensitive (field (form, "music_spin")));
  desk_wakeup_when_set_time (field (form, "when"), time);

  /* One of the requests fails: what the device took stays taken, and only the rest is sent again. */
  demo_process_tell (fixture->demo, "misbehave refuse " UPDATE_PATH " times 1");
  save (form);
  test_wait_until (is_refused (form));
  save (form);
  wait_for_saved ();
  test_wait_until (is_ready (fixture));
  g_assert_cmpuint (count_requests (fixture, UPDATE_PATH), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (pbx_wakeup_get_wall_time (rows->pdata[i]), ==, time);
      g_assert_cmpint (pbx_wakeup_get_music_id (rows->pdata[i]), ==, music[i]);
    }
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  desk_table_select (fixture->table, 4);
  act (fixture, "wakeups.delete");
  g_assert_cmpuint (n_rows (fixture), ==, N_ROWS - 1);
  act (fixture, "wakeups.undo");
  g_assert_cmpuint (n_rows (fixture), ==, N_ROWS);
  g_assert_cmpuint (count_requests (fixture, DELETE_PATH), ==, 0);

  /* The Delete key does the same. */
  gtk_selection_model_select_range (desk_table_get_selection (fixture->table), 3, 3, TRUE);
  g_signal_emit_by_name (fixture->table, "delete-requested");
  g_assert_cmpuint (n_rows (fixture), ==, N_ROWS - 3);
  desk_table_select (fixture->table, 0);
  act (fixture, "wakeups.delete");
  test_wait_until (count_requests (fixture, DELETE_PATH) == 1);
  act (fixture, "wakeups.undo");
  test_wait_until (is_ready (fixture) && n_rows (fixture) == N_ROWS - 3);
}

static void
test_delete_refused (Fixture *fixture, gconstpointer data)
{
  demo_process_tell (fixture->demo, "misbehave refuse " DELETE_PATH " times 1");
  desk_table_select (fixture->table, 4);
  act (fixture, "wakeups.delete");
  desk_deletion_flush (desk_list_page_get_deletion (DESK_LIST_PAGE (fixture->page)));
  g_assert_cmpuint (n_rows (fixture), ==, N_ROWS - 1);
  test_wait_until (n_rows (fixture) == N_ROWS);
}

/* Waits until the device's clock is known to the second, as it is after some minutes. */
static void
make_due (Fixture *fixture, const char *exten, guint n_phones)
{
  const char *const extens[] = { exten, NULL };
  PbxWallTime time = get_now (fixture) + 1;

  demo_process_tell (fixture->demo, "set-phones %s %u", exten, n_phones);
  pbx_wakeups_add_async (desk_session_get_client (desk_page_get_session (DESK_PAGE (fixture->page))), extens,
                         time, 0, NULL, NULL, NULL);
  test_wait_until (count_requests (fixture, ADD_PATH) == 1);
  desk_page_refresh (DESK_PAGE (fixture->page));
  test_wait_until (n_rows (fixture) == N_ROWS + 1 && is_ready (fixture));
  desk_wakeup_duty_look (desk_wakeups_page_get_duty (fixture->page));
}

static gboolean
has_missed (Fixture *fixture, const char *exten)
{
  for (guint i = 0; i < n_rows (fixture); i++)
    {
      if (g_str_equal (pbx_wakeup_get_exten (row_at (fixture, i)), exten) &&
          pbx_wakeup_observed_is_missed (pbx_wakeup_get_observed (row_at (fixture, i))))
        return TRUE;
    }
  return FALSE;
}

static void
test_missed (Fixture *fixture, gconstpointer data)
{
  GtkRevealer *revealer = child (fixture, "missed_revealer");
  PbxClock *clock = desk_session_get_clock (desk_page_get_session (DESK_PAGE (fixture->page)));
  DeskWakeupForm *form;
  guint badge;

  g_assert_false (gtk_revealer_get_reveal_child (revealer));
  make_due (fixture, "219", 0);
  /* Two minutes pass on the device. */
  demo_process_tell (fixture->demo, "clock 182m");
  pbx_clock_poll_now (clock);
  test_wait_until (has_missed (fixture, "219") || (pbx_clock_poll_now (clock), FALSE));
  test_wait_until (gtk_revealer_get_reveal_child (revealer));
  g_assert_nonnull (strstr (gtk_label_get_label (child (fixture, "missed_label")), " 219"));
  g_assert_nonnull (
    strstr (gtk_label_get_label (child (fixture, "missed_label")), "not what the PBX reports"));
  g_object_get (fixture->page, "badge", &badge, NULL);
  g_assert_cmpuint (badge, >=, 1);

  /* Reception is told, once for each call. */
  test_wait_until (notifications->len >= 1);
  test_run_for (1200);
  {
    guint n = 0;

    for (guint i = 0; i < notifications->len; i++)
      if (strstr (notifications->pdata[i], "219") != NULL)
        n++;
    g_assert_cmpuint (n, ==, 1);
    g_assert_nonnull (strstr (notifications->pdata[0], "observed"));
  }

  /* Somebody wakes the guest again: a new call for the same extension. */
  for (guint i = 0; i < n_rows (fixture); i++)
    {
      if (g_str_equal (pbx_wakeup_get_exten (row_at (fixture, i)), "219"))
        desk_table_select (fixture->table, i);
    }
  act (fixture, "wakeups.again");
  form = wait_for_form ();
  g_assert_cmpstr (desk_wakeup_form_get_first_exten (form), ==, "219");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.cancel", NULL);
  wait_for_saved ();

  act (fixture, "wakeups.dismiss");
  g_assert_false (gtk_revealer_get_reveal_child (revealer));
  g_assert_false (has_missed (fixture, "219"));
  g_object_get (fixture->page, "badge", &badge, NULL);
  g_assert_cmpuint (badge, ==, 0);
}

/* Printing */

static void
chooser_cb (DeskWakeupsPage *page, const char *name, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *folder = g_dir_make_tmp ("wakeups-XXXXXX", NULL);

  g_assert_true (g_str_has_suffix (name, ".pdf"));
  g_clear_object (&fixture->saved);
  fixture->saved = g_file_new_build_filename (folder, name, NULL);
  desk_wakeups_page_save_pdf (page, fixture->saved);
}

static gsize
read_pdf (GFile *file, char **contents)
{
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_file_load_contents (file, NULL, contents, &length, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 2000);
  g_assert_true (g_str_has_prefix (*contents, "%PDF-"));
  g_assert_nonnull (memmem (*contents, length, "%%EOF", 5));
  return length;
}

static gboolean
is_complete (GFile *file)
{
  g_autofree char *contents = NULL;
  gsize length;

  return g_file_load_contents (file, NULL, &contents, &length, NULL, NULL) && length > 6 &&
         memmem (contents, length, "%%EOF", 5) != NULL;
}

static void
test_save_pdf (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr (GFile) folder = NULL;

  desk_wakeups_page_set_chooser (fixture->page, chooser_cb, fixture);
  act (fixture, "wakeups.save-pdf");
  g_assert_nonnull (fixture->saved);
  test_wait_until (is_complete (fixture->saved));
  read_pdf (fixture->saved, &contents);
  folder = g_file_get_parent (fixture->saved);
  g_file_delete (fixture->saved, NULL, NULL);
  g_file_delete (folder, NULL, NULL);

  /* A folder that is not there: a toast, and no file. */
  desk_wakeups_page_save_pdf (fixture->page, fixture->saved);
  test_run_for (200);
  g_assert_false (g_file_query_exists (fixture->saved, NULL));
}

static void
end_print_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, guint *n_pages)
{
  int n;

  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_object_get (operation, "n-pages", &n, NULL);
  *n_pages = (guint) n;
}

/* A long night: as many pages as it takes, in the file that is named for pictures, too. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) store = g_list_store_new (PBX_TYPE_WAKEUP);
  PbxDirectory *directory = desk_session_get_directory (desk_page_get_session (DESK_PAGE (fixture->page)));
  const char *kept = g_getenv ("FRONTDESK_TEST_PDF");
  g_autofree char *folder = g_dir_make_tmp ("wakeups-XXXXXX", NULL);
  g_autofree char *path = kept != NULL ? g_strdup (kept) : g_build_filename (folder, "list.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *contents = NULL;
  static const guint counts[] = { 0, 90 };

  test_wait_until (pbx_directory_get_complete (directory));
  for (guint turn = 0; turn < G_N_ELEMENTS (counts); turn++)
    {
      g_autoptr (GtkPrintOperation) operation = NULL;
      guint n_pages = 0;

      for (guint i = 0; i < counts[turn]; i++)
        {
          g_autoptr (PbxWakeup) wakeup = pbx_wakeup_new ();
          g_autofree char *exten = g_strdup_printf ("%u", 201 + i);
          g_autofree char *time = pbx_wall_time_format (pbx_wall_time_parse ("2026-11-24 21:00") + 15 * i);

          g_object_set (wakeup, "id", (gint64) i, "exten", exten, "time", time, NULL);
          if (i == 0)
            pbx_wakeup_set_observed (wakeup, PBX_WAKEUP_NO_PHONE);
          pbx_wakeup_set_conflict (wakeup, i == 5);
          g_list_store_append (store, wakeup);
        }
      operation = desk_wakeup_print_new (G_LIST_MODEL (store), directory, "pbx.example.com",
                                         pbx_wall_time_parse ("2026-11-24 20:05"));
      gtk_print_operation_set_export_filename (operation, path);
      g_signal_connect (operation, "done", G_CALLBACK (end_print_cb), &n_pages);
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL);
      test_wait_until (n_pages > 0);
      g_assert_cmpuint (n_pages, ==, turn == 0 ? 1 : 4);
      test_wait_until (is_complete (file));
    }
  read_pdf (file, &contents);
  if (kept == NULL)
    g_unlink (path);
  g_rmdir (folder);
}

static void
test_failed (Fixture *fixture, gconstpointer data)
{
  /* Once there are rows, a refresh that fails says so and takes nothing away. */
  demo_process_tell (fixture->demo, "misbehave error-500 " LIST_PATH);
  pbx_list_load (fixture->list);
  test_wait_until (g_str_equal (state_of (fixture), "failed"));
  demo_process_tell (fixture->demo, "behave");
  g_signal_emit_by_name (desk_fixture_child (desk_table_get_states (fixture->table), DESK_TYPE_STATES,
                                             "try_again"),
                         "clicked");
  test_wait_until (g_str_equal (state_of (fixture), "content"));
  g_assert_cmpuint (n_rows (fixture), ==, N_ROWS);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  gtk_selection_model_select_all (desk_table_get_selection (fixture->table));
  act (fixture, "wakeups.delete");
  test_wait_until (g_str_equal (state_of (fixture), "empty"));
  desk_deletion_flush (desk_list_page_get_deletion (DESK_LIST_PAGE (fixture->page)));
  test_wait_until (count_requests (fixture, DELETE_PATH) == 1);
  test_wait_until (is_ready (fixture));
  g_assert_cmpstr (state_of (fixture), ==, "empty");
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  DeskWakeupForm *form;
  int width;

  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  desk_page_add (DESK_PAGE (fixture->page));
  form = wait_for_form ();
  enter_people (form, "201-230");
  gtk_widget_measure (GTK_WIDGET (form), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  gtk_window_destroy (GTK_WINDOW (form));
}

/* The desktop's end of the bus */

static const char interface_xml[] = "<node><interface name='org.freedesktop.Notifications'>"
                                    "<method name='Notify'>"
                                    "<arg direction='in' type='s'/><arg direction='in' type='u'/>"
                                    "<arg direction='in' type='s'/><arg direction='in' type='s'/>"
                                    "<arg direction='in' type='s'/><arg direction='in' type='as'/>"
                                    "<arg direction='in' type='a{sv}'/><arg direction='in' type='i'/>"
                                    "<arg direction='out' type='u'/></method>"
                                    "<method name='CloseNotification'><arg direction='in' type='u'/></method>"
                                    "<method name='GetCapabilities'><arg direction='out' type='as'/></method>"
                                    "</interface></node>";

static void
method_cb (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  if (g_str_equal (method, "Notify"))
    {
      const char *title;
      const char *body;

      g_variant_get_child (parameters, 3, "&s", &title);
      g_variant_get_child (parameters, 4, "&s", &body);
      g_ptr_array_add (notifications, g_strconcat (title, "\n", body, NULL));
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", notifications->len));
    }
  else if (g_str_equal (method, "GetCapabilities"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(as)", NULL));
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
serve_notifications (void)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_cb };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, &error);
  GDBusConnection *bus;

  g_assert_no_error (error);
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (bus, "/org/freedesktop/Notifications", node->interfaces[0], &vtable,
                                     NULL, NULL, &error);
  g_assert_no_error (error);
  g_bus_own_name_on_connection (bus, "org.freedesktop.Notifications", G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL,
                                NULL, NULL);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  notifications = g_ptr_array_new_with_free_func (g_free);
  serve_notifications ();
#define add(path, function) g_test_add ("/wakeups/" path, Fixture, NULL, set_up, function, tear_down)
  g_test_add_func ("/wakeups/words", test_words);
  add ("fill", test_fill);
  add ("search", test_search);
  add ("add", test_add);
  add ("suggestions", test_suggestions);
  add ("when", test_when);
  add ("refused", test_refused);
  add ("conflict", test_conflict);
  add ("edit", test_edit);
  add ("edit-many", test_edit_many);
  add ("delete", test_delete);
  add ("delete-refused", test_delete_refused);
  add ("missed", test_missed);
  add ("save-pdf", test_save_pdf);
  add ("pages", test_pages);
  add ("failed", test_failed);
  add ("empty", test_empty);
  add ("narrow", test_narrow);
#undef add
  return g_test_run ();
}
