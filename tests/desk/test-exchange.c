/* test-exchange.c: contacts from files and to files, through the widgets to a PBX
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-export-dialog.h"
#include "desk-fixture.h"
#include "desk-import-assistant.h"
#include "desk-import-columns.h"
#include "desk-import-preview.h"
#include "desk-import-report.h"
#include "desk-phonebook-page.h"
#include "desk-workspace.h"
#include "test-chooser.h"
#include "pbx-contact-calls.h"
#include "pbx-fold.h"

#include <glib/gstdio.h>
#include <string.h>

#define ADD_PATH "/pbx/phone-book/add"
#define UPDATE_PATH "/pbx/phone-book/update"
#define LIST_PATH "/pbx/phone-book/list"

/* How long the main loop was busy between two looks at its sources: on the clock, and of the processor alone,
 * since other programs are none of its business */

static gint64 busy_since;
static gint64 cpu_since;
static gint64 longest_busy;
static gint64 longest_cpu;

static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gint
watching_poll (GPollFD *fds, guint n_fds, gint timeout)
{
  gint result;

  longest_busy = MAX (longest_busy, busy_since > 0 ? g_get_monotonic_time () - busy_since : 0);
  longest_cpu = MAX (longest_cpu, busy_since > 0 ? get_cpu_time () - cpu_since : 0);
  result = g_poll (fds, n_fds, timeout);
  busy_since = g_get_monotonic_time ();
  cpu_since = get_cpu_time ();
  return result;
}

static void
watch_loop (gboolean watch)
{
  busy_since = 0;
  g_main_context_set_poll_func (NULL, watch ? watching_poll : NULL);
}

static void
tell_longest (const char *what)
{
  g_test_message ("%s: the longest iteration took %.1f ms, %.1f ms of the processor", what,
                  (double) longest_busy / 1000.0, (double) longest_cpu / 1000.0);
  longest_busy = 0;
  longest_cpu = 0;
}

/* The fixture */

typedef struct
{
  DeskFixture base;
  DemoProcess *demo;
  PbxClient *client;
  DeskSession *session;
  char *directory;
  DeskImportAssistant *assistant; /* weak */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->demo = demo_process_new (data);
  desk_fixture_set_up (&fixture->base, NULL);
  desk_fixture_sign_in (&fixture->base, fixture->demo);
  fixture->session = desk_window_get_session (fixture->base.window);
  fixture->client = desk_session_get_client (fixture->session);
  fixture->directory = g_dir_make_tmp ("frontdesk-XXXXXX", &error);
  g_assert_no_error (error);
  demo_process_tell (fixture->demo, "reset-requests");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GDir *dir = g_dir_open (fixture->directory, 0, NULL);
  const char *name;

  if (fixture->assistant != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->assistant));
  desk_fixture_tear_down (&fixture->base, NULL);
  demo_process_free (fixture->demo);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->directory, name, NULL);

      g_unlink (path);
    }
  g_dir_close (dir);
  g_rmdir (fixture->directory);
  g_free (fixture->directory);
}

static GFile *
file_at (Fixture *fixture, const char *name)
{
  return g_file_new_build_filename (fixture->directory, name, NULL);
}

static GFile *
write_file (Fixture *fixture, const char *name, const char *text)
{
  GFile *file = file_at (fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static char *
read_file (GFile *file)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GPtrArray *
fetch (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *contacts;

  pbx_contacts_fetch_async (fixture->client, NULL, NULL, NULL, take_result, &result);
  test_wait_until (result != NULL);
  contacts = pbx_contacts_fetch_finish (fixture->client, result, &error);
  g_assert_no_error (error);
  return contacts;
}

static PbxContact *
find (GPtrArray *contacts, const char *name)
{
  for (guint i = 0; i < contacts->len; i++)
    {
      if (g_str_equal (pbx_contact_get_name (contacts->pdata[i]), name))
        return contacts->pdata[i];
    }
  return NULL;
}

static guint
count_writes (Fixture *fixture)
{
  return demo_process_count_requests (fixture->demo, ADD_PATH) +
         demo_process_count_requests (fixture->demo, UPDATE_PATH);
}

static gboolean
is_step (Fixture *fixture, const char *step)
{
  return fixture->assistant != NULL &&
         g_str_equal (desk_import_assistant_get_step (fixture->assistant), step);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->assistant), action, NULL));
}

static gpointer
child (Fixture *fixture, const char *name)
{
  return desk_fixture_child (fixture->assistant, DESK_TYPE_IMPORT_ASSISTANT, name);
}

/* Opens the assistant and chooses a file as a person does. */
static void
choose (Fixture *fixture, GFile *file)
{
  g_autoptr (TestChooser) chooser = g_object_new (TEST_TYPE_CHOOSER, NULL);

  chooser->file = g_object_ref (file);
  fixture->assistant = desk_import_assistant_present (GTK_WINDOW (fixture->base.window), fixture->session);
  g_object_add_weak_pointer (G_OBJECT (fixture->assistant), (gpointer *) &fixture->assistant);
  g_assert_true (is_step (fixture, "file"));
  desk_import_assistant_set_chooser (fixture->assistant, DESK_FILE_CHOOSER (chooser));
  act (fixture, "assistant.choose");
}

static DeskImportPlan *
plan_of (Fixture *fixture)
{
  return desk_import_assistant_get_plan (fixture->assistant);
}

static DeskImportRow *
row_at (Fixture *fixture, guint i)
{
  return desk_import_plan_get_rows (plan_of (fixture))->pdata[i];
}

static void
check_counts (Fixture *fixture, guint add, guint change, guint skip, guint bad)
{
  g_assert_cmpuint (desk_import_plan_count (plan_of (fixture), DESK_IMPORT_ADD), ==, add);
  g_assert_cmpuint (desk_import_plan_count (plan_of (fixture), DESK_IMPORT_CHANGE), ==, change);
  g_assert_cmpuint (desk_import_plan_count (plan_of (fixture), DESK_IMPORT_SKIP), ==, skip);
  g_assert_cmpuint (desk_import_plan_count (plan_of (fixture), DESK_IMPORT_BAD), ==, bad);
}

static void
finish (Fixture *fixture)
{
  g_assert_true (is_step (fixture, "report"));
  act (fixture, "assistant.next");
  test_wait_until (fixture->assistant == NULL);
}

/* 5,000 rows of which 20 are wrong by themselves and 30 are refused by the device */
static char *
make_large_file (void)
{
  GString *text = g_string_new ("Name;Phone;E-mail;Company\r\n");

  for (guint i = 0; i < 5000; i++)
    {
      if (i % 250 == 7)
        g_string_append_printf (text, "Person %u;+4989%06u;not an address;Company\r\n", i, i);
      else if (i % 250 == 99 || (i % 250 == 199 && i < 2500))
        g_string_append_printf (text, "Person %u;+4989%06u ext. 12;p%u@example.com;Company\r\n", i, i, i);
      else
        g_string_append_printf (text, "Person %u;+49 (0)89 / %06u;p%u@example.com;\"Company; %u\"\r\n", i, i,
                                i, i % 10);
    }
  return g_string_free (text, FALSE);
}

static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_large_file ();
  g_autoptr (GFile) file = write_file (fixture, "large.csv", text);
  g_autoptr (GPtrArray) contacts = NULL;
  DeskImportRunner *runner;
  DeskImportSummary sum;
  g_autofree char *report = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 begin;

  test_run_for (100);
  watch_loop (TRUE);
  choose (fixture, file);
  test_run_for (100);
  tell_longest ("opening the window");
  test_wait_until (is_step (fixture, "columns"));
  test_run_for (100);
  tell_longest ("showing the columns");
  act (fixture, "assistant.next");
  test_wait_until (is_step (fixture, "preview"));
  check_counts (fixture, 4980, 0, 0, 20);
  test_wait_until (desk_import_list_get_filled (desk_import_preview_get_list (child (fixture, "preview"))));
  tell_longest ("filling the preview");

  /* Nothing was sent yet. */
  g_assert_cmpuint (count_writes (fixture), ==, 0);

  begin = g_get_monotonic_time ();
  act (fixture, "assistant.next");
  runner = desk_import_assistant_get_runner (fixture->assistant);
  for (guint n = 500; !is_step (fixture, "report"); n += 500)
    test_wait_until (is_step (fixture, "report") || desk_import_runner_get_n_done (runner) >= n);
  g_test_message ("4980 rows took %.1f s", (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);
  tell_longest ("importing");
  watch_loop (FALSE);

  desk_import_runner_summarize (runner, &sum);
  g_assert_cmpuint (sum.n_added, ==, 4950);
  g_assert_cmpuint (sum.n_failed, ==, 30);
  g_assert_cmpuint (sum.n_bad, ==, 20);
  g_assert_cmpuint (sum.n_unknown + sum.n_unsent + sum.n_skipped + sum.n_changed, ==, 0);
  /* Each row once */
  g_assert_cmpuint (count_writes (fixture), ==, 4980);

  report = desk_import_report_dup_text (child (fixture, "report"));
  lines = g_strsplit (report, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 50 + 1);
  g_assert_nonnull (strstr (report, "phone number is not valid"));
  g_assert_nonnull (strstr (report, "9,Person 7,+4989000007,Not possible,The email address is not valid."));

  contacts = fetch (fixture);
  g_assert_cmpuint (contacts->len, ==, 4950);
  g_assert_cmpstr (pbx_contact_get_company (find (contacts, "Person 4")), ==, "Company; 4");
  finish (fixture);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_large_file ();
  g_autoptr (GFile) file = write_file (fixture, "large.csv", text);
  g_autoptr (GPtrArray) contacts = NULL;
  DeskImportRunner *runner;
  DeskImportSummary sum;
  gint64 begin;
  guint n_sent;

  choose (fixture, file);
  test_wait_until (is_step (fixture, "columns"));
  act (fixture, "assistant.next");
  test_wait_until (is_step (fixture, "preview"));
  act (fixture, "assistant.next");
  runner = desk_import_assistant_get_runner (fixture->assistant);
  test_wait_until (desk_import_runner_get_n_done (runner) >= 20);
  /* From now on the device does not answer at all. */
  demo_process_tell (fixture->demo, "misbehave stall " ADD_PATH);
  test_run_for (100);

  begin = g_get_monotonic_time ();
  act (fixture, "assistant.cancel");
  test_wait_until (is_step (fixture, "report"));
  g_assert_cmpint (g_get_monotonic_time () - begin, <, G_USEC_PER_SEC);
  n_sent = count_writes (fixture);

  demo_process_tell (fixture->demo, "behave");
  desk_import_runner_summarize (runner, &sum);
  g_assert_cmpuint (sum.n_added, >=, 18);
  g_assert_cmpuint (sum.n_unknown, ==, 3);
  g_assert_cmpuint (sum.n_added + sum.n_failed + sum.n_unknown, ==, n_sent);
  g_assert_cmpuint (sum.n_unsent, ==, 4980 - n_sent);
  test_run_for (200);
  g_assert_cmpuint (count_writes (fixture), ==, n_sent);
  contacts = fetch (fixture);
  g_assert_cmpuint (contacts->len, ==, sum.n_added);
  finish (fixture);
}

static void
test_cancel_with_answers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_large_file ();
  g_autoptr (GFile) file = write_file (fixture, "large.csv", text);
  g_autoptr (GPtrArray) contacts = NULL;
  DeskImportRunner *runner;
  DeskImportSummary sum;

  choose (fixture, file);
  test_wait_until (is_step (fixture, "columns"));
  act (fixture, "assistant.next");
  test_wait_until (is_step (fixture, "preview"));
  act (fixture, "assistant.next");
  runner = desk_import_assistant_get_runner (fixture->assistant);
  test_wait_until (desk_import_runner_get_n_done (runner) >= 20);
  gtk_window_close (GTK_WINDOW (fixture->assistant));
  g_assert_nonnull (fixture->assistant);
  g_assert_false (desk_import_assistant_may_leave (fixture->assistant));
  test_wait_until (is_step (fixture, "report"));
  g_assert_true (desk_import_assistant_may_leave (fixture->assistant));

  /* What was on its way was answered: nothing is in doubt. */
  desk_import_runner_summarize (runner, &sum);
  g_assert_cmpuint (sum.n_unknown, ==, 0);
  contacts = fetch (fixture);
  g_assert_cmpuint (contacts->len, ==, sum.n_added);
  finish (fixture);
}

#define SMALL                                                                                                \
  "Name,Number,Company\nAda Lovelace,+44 20 1,Engines\nBen,0044 (20) 2,\nCem,+44-20-3,\nDan,+44 20 4,\n"     \
  "Eve,+44 20 5,\nFay,+44 20 6,\n"

static void
add_contact (Fixture *fixture, const char *name, const char *number, const char *company)
{
  g_autoptr (PbxContact) contact = pbx_contact_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (contact, "name", name, "phone-number", number, "company", company, "add-by-role", "operator",
                NULL);
  pbx_contact_add_async (fixture->client, contact, NULL, take_result, &result);
  test_wait_until (result != NULL);
  pbx_contact_add_finish (fixture->client, result, &error);
  g_assert_no_error (error);
}

static void
test_matching (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "small.csv", SMALL "Fay 2,0044206,\n");
  g_autoptr (GPtrArray) contacts = NULL;
  DeskImportPreview *preview;
  DeskImportSummary sum;
  g_autofree char *changes = NULL;
  gint64 id;

  add_contact (fixture, "Ada Lovelace", "0044201", "Looms"); /* other company */
  add_contact (fixture, "Benjamin", "+44 20 2", "");         /* other name */
  add_contact (fixture, "Cem", "+44203", "Kept");            /* the same, and more */
  add_contact (fixture, "dan", "+49 1", "");                 /* other number */
  contacts = fetch (fixture);
  id = pbx_contact_get_id (find (contacts, "Ada Lovelace"));
  g_clear_pointer (&contacts, g_ptr_array_unref);
  demo_process_tell (fixture->demo, "reset-requests");

  choose (fixture, file);
  test_wait_until (is_step (fixture, "columns"));
  act (fixture, "assistant.next");
  test_wait_until (is_step (fixture, "preview"));
  check_counts (fixture, 3, 2, 2, 0);
  g_assert_cmpint (desk_import_row_get_fate (row_at (fixture, 0)), ==, DESK_IMPORT_CHANGE);
  changes = desk_import_row_dup_changes (row_at (fixture, 0));
  g_assert_nonnull (strstr (changes, "Looms → Engines"));
  g_assert_nonnull (strstr (desk_import_row_get_reason (row_at (fixture, 1)), "Benjamin"));
  g_assert_cmpint (desk_import_row_get_fate (row_at (fixture, 2)), ==, DESK_IMPORT_SKIP);
  g_assert_cmpint (desk_import_row_get_fate (row_at (fixture, 3)), ==, DESK_IMPORT_ADD);
  g_assert_nonnull (strstr (desk_import_row_get_reason (row_at (fixture, 3)), "+49 1"));
  g_assert_nonnull (strstr (desk_import_row_get_reason (row_at (fixture, 6)), "7"));

  /* The person looks at the changes, and decides otherwise. */
  preview = child (fixture, "preview");
  desk_import_preview_set_filter (preview, DESK_IMPORT_CHANGE);
  g_assert_cmpuint (desk_import_list_get_n_rows (desk_import_preview_get_list (preview)), ==, 2);
  desk_import_plan_set_fate (plan_of (fixture), row_at (fixture, 1), DESK_IMPORT_SKIP);
  desk_import_plan_set_fate (plan_of (fixture), row_at (fixture, 3), DESK_IMPORT_CHANGE);
  g_assert_false (
    desk_import_plan_may_have_fate (plan_of (fixture), row_at (fixture, 4), DESK_IMPORT_CHANGE));
  desk_import_preview_set_filter (preview, DESK_IMPORT_ADD);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.set-all", "i", DESK_IMPORT_SKIP);
  check_counts (fixture, 0, 2, 5, 0);
  desk_import_plan_set_fate (plan_of (fixture), row_at (fixture, 5), DESK_IMPORT_ADD);
  g_assert_nonnull (strchr (gtk_button_get_label (child (fixture, "next_button")), '3'));
  g_assert_cmpuint (count_writes (fixture), ==, 0);

  act (fixture, "assistant.next");
  test_wait_until (is_step (fixture, "report"));
  desk_import_runner_summarize (desk_import_assistant_get_runner (fixture->assistant), &sum);
  g_assert_cmpuint (sum.n_added, ==, 1);
  g_assert_cmpuint (sum.n_changed, ==, 2);
  g_assert_cmpuint (sum.n_skipped, ==, 4);
  contacts = fetch (fixture);
  g_assert_cmpuint (contacts->len, ==, 5);
  g_assert_cmpint (pbx_contact_get_id (find (contacts, "Ada Lovelace")), ==, id);
  g_assert_cmpstr (pbx_contact_get_company (find (contacts, "Ada Lovelace")), ==, "Engines");
  g_assert_cmpstr (pbx_contact_get_add_by_role (find (contacts, "Ada Lovelace")), ==, "operator");
  g_assert_nonnull (find (contacts, "Benjamin"));
  g_assert_cmpstr (pbx_contact_get_company (find (contacts, "Cem")), ==, "Kept");
  g_assert_cmpstr (pbx_contact_get_phone_number (find (contacts, "Dan")), ==, "+44 20 4");
  g_assert_null (find (contacts, "Eve"));
  g_assert_nonnull (find (contacts, "Fay"));
  finish (fixture);
}

static void
test_vcards (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (
    fixture, "people.vcf",
    "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Lovelace\nORG:Engines\nTEL;TYPE=work:1 0 1\nTEL;TYPE=cell:1 0 2\n"
    "EMAIL:ada@example.com\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nFN:No Number\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Eva\nTEL:1 0 3\n");
  g_autoptr (GPtrArray) contacts = NULL;

  choose (fixture, file);
  /* There are no columns to choose. */
  test_wait_until (is_step (fixture, "preview"));
  check_counts (fixture, 2, 0, 0, 2);
  act (fixture, "assistant.next");
  test_wait_until (is_step (fixture, "report"));
  contacts = fetch (fixture);
  g_assert_cmpuint (contacts->len, ==, 2);
  g_assert_cmpstr (pbx_contact_get_phone_number (find (contacts, "Ada Lovelace")), ==, "1 0 1");
  g_assert_cmpstr (pbx_contact_get_phone_number (find (contacts, "Ada Lovelace (Mobile)")), ==, "1 0 2");
  finish (fixture);
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  /* Windows-1252, no header, an odd order */
  g_autoptr (GFile) file = write_file (fixture, "odd.csv", "101;M\xfcller;a@example.com\n102;Gr\xfcn;\n");
  DeskImportColumns *columns;
  GArray *fields;
  g_autoptr (GPtrArray) contacts = NULL;
  AdwComboRow *encoding;

  choose (fixture, file);
  test_wait_until (is_step (fixture, "columns"));
  columns = child (fixture, "columns");
  g_assert_false (desk_import_columns_get_header (columns));
  g_assert_cmpint (desk_import_source_get_delimiter (desk_import_columns_get_source (columns)), ==, ';');
  fields = desk_import_columns_get_fields (columns);
  g_assert_cmpint (g_array_index (fields, DeskImportField, 0), ==, DESK_IMPORT_NUMBER);
  g_assert_cmpint (g_array_index (fields, DeskImportField, 1), ==, DESK_IMPORT_NAME);
  g_assert_cmpint (g_array_index (fields, DeskImportField, 2), ==, DESK_IMPORT_EMAIL);
  g_assert_cmpstr (desk_import_source_get_encoding (desk_import_columns_get_source (columns)), ==,
                   "WINDOWS-1252");

  /* Another encoding that these bytes are in, and one that they are not in */
  encoding = desk_fixture_child (columns, DESK_TYPE_IMPORT_COLUMNS, "encoding_row");
  adw_combo_row_set_selected (encoding, 2);
  test_wait_until (
    g_str_equal (desk_import_source_get_encoding (desk_import_columns_get_source (columns)), "WINDOWS-1250"));
  adw_combo_row_set_selected (encoding, 0);
  test_wait_until (adw_combo_row_get_selected (encoding) == 2);

  act (fixture, "assistant.next");
  test_wait_until (is_step (fixture, "preview"));
  act (fixture, "assistant.back");
  g_assert_true (is_step (fixture, "columns"));
  act (fixture, "assistant.next");
  test_wait_until (is_step (fixture, "preview"));
  act (fixture, "assistant.next");
  test_wait_until (is_step (fixture, "report"));
  contacts = fetch (fixture);
  g_assert_nonnull (find (contacts, "Müller"));
  finish (fixture);
}

#define N_MANY 150

static char *
make_rows (guint n)
{
  GString *rows = g_string_new ("Name,Number\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (rows, "Person %u,0309%05u\n", i, i);
  return g_string_free (rows, FALSE);
}

static void
test_connection_lost (Fixture *fixture, gconstpointer data)
{
  /* So many that some wait while the broken answer comes in, however slow the machine is */
  g_autofree char *rows = make_rows (N_MANY);
  g_autoptr (GFile) file = write_file (fixture, "many.csv", rows);
  g_autoptr (GFile) saved = file_at (fixture, "report.csv");
  g_autoptr (GPtrArray) contacts = NULL;
  g_autoptr (TestChooser) chooser = g_object_new (TEST_TYPE_CHOOSER, NULL);
  g_autofree char *text = NULL;
  DeskImportRunner *runner;
  DeskImportSummary sum;

  choose (fixture, file);
  test_wait_until (is_step (fixture, "columns"));
  act (fixture, "assistant.next");
  test_wait_until (is_step (fixture, "preview"));
  /* The device does what one request asks and resets the connection before it answers. */
  demo_process_tell (fixture->demo, "misbehave reset-body " ADD_PATH " times 1");
  act (fixture, "assistant.next");
  runner = desk_import_assistant_get_runner (fixture->assistant);
  test_wait_until (is_step (fixture, "report"));
  g_assert_error (desk_import_runner_get_error (runner), PBX_ERROR, PBX_ERROR_OUTCOME_UNKNOWN);
  desk_import_runner_summarize (runner, &sum);
  g_assert_cmpuint (sum.n_unknown, ==, 1);
  g_assert_cmpuint (sum.n_unsent, >, 0);
  g_assert_cmpuint (sum.n_unknown + sum.n_unsent + sum.n_added, ==, N_MANY);

  chooser->file = g_object_ref (saved);
  desk_import_assistant_set_chooser (fixture->assistant, DESK_FILE_CHOOSER (chooser));
  act (fixture, "assistant.save-report");
  test_wait_until (g_file_query_exists (saved, NULL));
  test_run_for (50);
  text = read_file (saved);
  g_assert_nonnull (strstr (text, "Unknown"));
  g_assert_nonnull (strstr (text, "Not sent"));

  /* Going on sends what was not sent, and the row in doubt not again. */
  act (fixture, "assistant.continue");
  test_wait_until (is_step (fixture, "report"));
  desk_import_runner_summarize (runner, &sum);
  g_assert_cmpuint (sum.n_unknown, ==, 1);
  g_assert_cmpuint (sum.n_added, ==, N_MANY - 1);
  g_assert_cmpuint (count_writes (fixture), ==, N_MANY);
  contacts = fetch (fixture);
  g_assert_cmpuint (contacts->len, ==, N_MANY);
  finish (fixture);
}

static void
test_unreachable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "small.csv", SMALL);
  DeskImportRunner *runner;
  DeskImportSummary sum;

  choose (fixture, file);
  test_wait_until (is_step (fixture, "columns"));
  act (fixture, "assistant.next");
  test_wait_until (is_step (fixture, "preview"));
  demo_process_tell (fixture->demo, "listen off");
  act (fixture, "assistant.next");
  runner = desk_import_assistant_get_runner (fixture->assistant);
  test_wait_until (is_step (fixture, "report"));
  g_assert_nonnull (desk_import_runner_get_error (runner));
  desk_import_runner_summarize (runner, &sum);
  g_assert_cmpuint (sum.n_added + sum.n_failed, ==, 0);
  g_assert_cmpuint (sum.n_unsent + sum.n_unknown, ==, 6);
  g_assert_cmpuint (sum.n_unsent, >=, 3);

  demo_process_tell (fixture->demo, "listen on");
  act (fixture, "assistant.continue");
  test_wait_until (is_step (fixture, "report") &&
                   desk_import_runner_get_state (runner) == DESK_IMPORT_FINISHED);
  desk_import_runner_summarize (runner, &sum);
  g_assert_cmpuint (sum.n_unsent, ==, 0);
  finish (fixture);
}

static void
test_signed_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "small.csv", SMALL);
  DeskImportRunner *runner;
  DeskImportSummary sum;

  choose (fixture, file);
  test_wait_until (is_step (fixture, "columns"));
  act (fixture, "assistant.next");
  test_wait_until (is_step (fixture, "preview"));
  demo_process_tell (fixture->demo, "expire-tokens");
  act (fixture, "assistant.next");
  runner = desk_import_assistant_get_runner (fixture->assistant);
  test_wait_until (desk_import_runner_get_state (runner) == DESK_IMPORT_WAITING);
  g_assert_true (is_step (fixture, "progress"));
  /* Nobody signs in. */
  pbx_client_abandon_held (fixture->client);
  test_wait_until (is_step (fixture, "report"));
  desk_import_runner_summarize (runner, &sum);
  g_assert_cmpuint (sum.n_unsent, ==, 6);
  finish (fixture);
}

static void
test_failures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "small.csv", SMALL);
  g_autoptr (GFile) nothing = write_file (fixture, "empty.csv", "\n\n");
  g_autoptr (GFile) binary = file_at (fixture, "binary.csv");
  g_autoptr (GFile) missing = file_at (fixture, "missing.csv");

  choose (fixture, missing);
  test_wait_until (is_step (fixture, "failed"));
  act (fixture, "assistant.retry");
  g_assert_true (is_step (fixture, "file"));

  g_file_replace_contents (binary, "a\0b\0", 4, NULL, FALSE, 0, NULL, NULL, NULL);
  desk_import_assistant_open (fixture->assistant, binary);
  test_wait_until (is_step (fixture, "failed"));
  desk_import_assistant_open (fixture->assistant, nothing);
  test_wait_until (is_step (fixture, "failed"));
  act (fixture, "assistant.back");
  g_assert_true (is_step (fixture, "file"));

  desk_import_assistant_open (fixture->assistant, file);
  test_wait_until (is_step (fixture, "columns"));
  demo_process_tell (fixture->demo, "misbehave error-500 " LIST_PATH);
  act (fixture, "assistant.next");
  test_wait_until (is_step (fixture, "failed"));
  demo_process_tell (fixture->demo, "behave");
  act (fixture, "assistant.retry");
  test_wait_until (is_step (fixture, "preview"));

  /* The device fails at every row: it is left alone after a few. */
  demo_process_tell (fixture->demo, "misbehave error-500 " ADD_PATH);
  act (fixture, "assistant.next");
  test_wait_until (is_step (fixture, "report"));
  g_assert_cmpuint (count_writes (fixture), <=, 6);
  act (fixture, "assistant.copy-report");
  finish (fixture);
}

/* The window may go at any time. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "small.csv", SMALL);

  choose (fixture, file);
  gtk_window_destroy (GTK_WINDOW (fixture->assistant));
  test_run_for (100);
  g_assert_null (fixture->assistant);

  choose (fixture, file);
  test_wait_until (is_step (fixture, "columns"));
  act (fixture, "assistant.next");
  act (fixture, "assistant.cancel");
  test_wait_until (fixture->assistant == NULL);

  choose (fixture, file);
  test_wait_until (is_step (fixture, "columns"));
  act (fixture, "assistant.next");
  test_wait_until (is_step (fixture, "preview"));
  act (fixture, "assistant.next");
  gtk_window_destroy (GTK_WINDOW (fixture->assistant));
  test_wait_until (fixture->assistant == NULL);
  test_run_for (800);
}

/* Export */

static DeskExportDialog *
open_export (Fixture *fixture, GPtrArray *selected, GFile *file, guint format, TestChooser **chooser)
{
  DeskExportDialog *dialog =
    desk_export_dialog_present (GTK_WINDOW (fixture->base.window), fixture->session, selected);

  *chooser = g_object_new (TEST_TYPE_CHOOSER, NULL);
  (*chooser)->file = g_object_ref (file);
  desk_export_dialog_set_chooser (dialog, DESK_FILE_CHOOSER (*chooser));
  adw_combo_row_set_selected (desk_fixture_child (dialog, DESK_TYPE_EXPORT_DIALOG, "format_row"), format);
  return dialog;
}

static void
export_to (Fixture *fixture, GPtrArray *selected, GFile *file, guint format)
{
  g_autoptr (TestChooser) chooser = NULL;
  DeskExportDialog *dialog = open_export (fixture, selected, file, format, &chooser);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "export.export", NULL));
  test_wait_until (g_str_equal (desk_export_dialog_get_step (dialog), "done"));
  g_assert_true (g_str_has_suffix (chooser->suggested_name, format == 2 ? ".csv" : ".vcf"));
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
test_there_and_back (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "four.vcf", "three.vcf", "table.csv" };

  add_contact (fixture, "=HYPERLINK(\"x\")", "+49 (30) 90-18/20", "Müller; Söhne, \"GmbH\"");
  add_contact (fixture, "王伟", "*61#", "@work");
  for (guint format = 0; format < 3; format++)
    {
      g_autoptr (GFile) file = file_at (fixture, names[format]);

      export_to (fixture, NULL, file, format);
      choose (fixture, file);
      if (format == 2)
        {
          test_wait_until (is_step (fixture, "columns"));
          g_assert_true (desk_import_columns_get_complete (child (fixture, "columns")));
          act (fixture, "assistant.next");
        }
      test_wait_until (is_step (fixture, "preview"));
      /* Everybody is there, and nobody would be another. */
      check_counts (fixture, 0, 0, 302, 0);
      act (fixture, "assistant.cancel");
      test_wait_until (fixture->assistant == NULL);
    }
}

static void
test_export_selected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) contacts = fetch (fixture);
  g_autoptr (GPtrArray) selected = g_ptr_array_new ();
  g_autoptr (GFile) file = file_at (fixture, "selected.csv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_ptr_array_add (selected, contacts->pdata[3]);
  g_ptr_array_add (selected, contacts->pdata[5]);
  export_to (fixture, selected, file, 2);
  text = read_file (file);
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf"
                                         "Name,Number,Email,Company,Speed dial\r\n"));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_nonnull (strstr (lines[1], pbx_contact_get_name (contacts->pdata[3])));
  g_assert_nonnull (strstr (lines[2], pbx_contact_get_name (contacts->pdata[5])));
}

static guint
count_files (Fixture *fixture)
{
  GDir *dir = g_dir_open (fixture->directory, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  g_dir_close (dir);
  return n;
}

static void
test_export_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "old.vcf", "as it was");
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/at/all.vcf");
  g_autoptr (TestChooser) chooser = NULL;
  g_autofree char *text = NULL;
  DeskExportDialog *dialog = open_export (fixture, NULL, file, 0, &chooser);

  /* Nobody chooses a file. */
  g_clear_object (&chooser->file);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "export.export", NULL);
  test_run_for (50);
  g_assert_cmpstr (desk_export_dialog_get_step (dialog), ==, "options");

  /* The phonebook cannot be read. */
  chooser->file = g_object_ref (file);
  demo_process_tell (fixture->demo, "misbehave error-500 " LIST_PATH);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "export.export", NULL);
  test_wait_until (g_str_equal (desk_export_dialog_get_step (dialog), "failed"));
  demo_process_tell (fixture->demo, "behave");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "export.retry", NULL);

  /* The person cancels. */
  demo_process_tell (fixture->demo, "misbehave stall " LIST_PATH);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "export.export", NULL);
  test_wait_until (g_str_equal (desk_export_dialog_get_step (dialog), "progress"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "export.cancel", NULL);
  test_wait_until (g_str_equal (desk_export_dialog_get_step (dialog), "options"));
  demo_process_tell (fixture->demo, "behave");

  /* There is no such folder. */
  g_set_object (&chooser->file, nowhere);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "export.export", NULL);
  test_wait_until (g_str_equal (desk_export_dialog_get_step (dialog), "failed"));
  gtk_window_close (GTK_WINDOW (dialog));

  text = read_file (file);
  g_assert_cmpstr (text, ==, "as it was");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* From the page's actions */

static DeskPage *
show_page (Fixture *fixture)
{
  DeskPage *page = desk_fixture_find_child (fixture->base.window, DESK_TYPE_PHONEBOOK_PAGE);

  g_assert_nonnull (page);
  desk_workspace_show_named (DESK_WORKSPACE (
                               gtk_widget_get_ancestor (GTK_WIDGET (page), DESK_TYPE_WORKSPACE)),
                             "phonebook");
  return page;
}

static guint
count_rows (DeskPage *page)
{
  PbxList *list = desk_list_page_get_list (DESK_LIST_PAGE (page));

  return pbx_list_get_busy (list) ? G_MAXUINT : g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
act_on_page (DeskPage *page, const char *action)
{
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (desk_list_page_get_table (DESK_LIST_PAGE (page))), action, NULL));
}

static void
test_page_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "two.csv",
                                       "Name;Phone;E-mail\r\n"
                                       "Ada Lovelace;+442079460001;ada@example.com\r\n"
                                       "Nobody;12345;not an address\r\n"
                                       "Grace Hopper;+12025550143;grace@example.com\r\n");
  g_autoptr (TestChooser) chooser = g_object_new (TEST_TYPE_CHOOSER, NULL);
  PbxDirectory *directory = desk_session_get_directory (fixture->session);
  DeskPage *page = show_page (fixture);
  DeskImportAssistant *assistant;
  DeskImportSummary sum;

  test_wait_until (count_rows (page) == 20 && pbx_directory_get_complete (directory));
  act_on_page (page, "phonebook.import");
  assistant = desk_fixture_find_dialog (DESK_TYPE_IMPORT_ASSISTANT);
  g_assert_nonnull (assistant);
  g_set_weak_pointer (&fixture->assistant, assistant);
  /* There is one assistant only. */
  act_on_page (page, "phonebook.import");
  g_assert_true (desk_fixture_find_dialog (DESK_TYPE_IMPORT_ASSISTANT) == assistant);

  chooser->file = g_object_ref (file);
  desk_import_assistant_set_chooser (assistant, DESK_FILE_CHOOSER (chooser));
  act (fixture, "assistant.choose");
  test_wait_until (is_step (fixture, "columns"));
  act (fixture, "assistant.next");
  test_wait_until (is_step (fixture, "preview"));
  check_counts (fixture, 2, 0, 0, 1);
  g_assert_true (desk_page_may_leave (page));

  /* While contacts are sent the window stays. */
  demo_process_tell (fixture->demo, "misbehave slow " ADD_PATH);
  act (fixture, "assistant.next");
  test_wait_until (is_step (fixture, "progress"));
  g_assert_false (desk_page_may_leave (page));
  demo_process_tell (fixture->demo, "behave");
  test_wait_until (is_step (fixture, "report"));
  g_assert_true (desk_page_may_leave (page));
  desk_import_runner_summarize (desk_import_assistant_get_runner (assistant), &sum);
  g_assert_cmpuint (sum.n_added, ==, 2);
  g_assert_cmpuint (sum.n_bad, ==, 1);

  /* The table and the directory follow while the report is read. */
  test_wait_until (count_rows (page) == 22);
  test_wait_until (pbx_directory_lookup (directory, "+442079460001") != NULL);
  finish (fixture);
}

static void
export_page (Fixture *fixture, DeskPage *page, GFile *file)
{
  g_autoptr (TestChooser) chooser = g_object_new (TEST_TYPE_CHOOSER, NULL);
  DeskExportDialog *dialog;

  act_on_page (page, "phonebook.export");
  dialog = desk_fixture_find_dialog (DESK_TYPE_EXPORT_DIALOG);
  g_assert_nonnull (dialog);
  chooser->file = g_object_ref (file);
  desk_export_dialog_set_chooser (dialog, DESK_FILE_CHOOSER (chooser));
  adw_combo_row_set_selected (desk_fixture_child (dialog, DESK_TYPE_EXPORT_DIALOG, "format_row"), 2);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "export.export", NULL));
  test_wait_until (g_str_equal (desk_export_dialog_get_step (dialog), "done"));
  gtk_window_close (GTK_WINDOW (dialog));
  desk_fixture_wait_until_closed (DESK_TYPE_EXPORT_DIALOG);
}

static void
test_page_export (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) all = file_at (fixture, "all.csv");
  g_autoptr (GFile) some = file_at (fixture, "some.csv");
  g_autofree char *all_text = NULL;
  g_autofree char *some_text = NULL;
  g_auto (GStrv) all_lines = NULL;
  g_auto (GStrv) some_lines = NULL;
  g_autoptr (GPtrArray) selected = NULL;
  DeskPage *page = show_page (fixture);
  DeskTable *table = desk_list_page_get_table (DESK_LIST_PAGE (page));

  test_wait_until (count_rows (page) == 20);
  desk_table_unselect_all (table);
  export_page (fixture, page, all);
  all_text = read_file (all);
  all_lines = g_strsplit (all_text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (all_lines), ==, 1 + 20 + 1);

  gtk_selection_model_select_range (desk_table_get_selection (table), 2, 3, TRUE);
  selected = desk_table_get_selected (table);
  export_page (fixture, page, some);
  some_text = read_file (some);
  some_lines = g_strsplit (some_text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (some_lines), ==, 1 + 3 + 1);
  for (guint i = 0; i < selected->len; i++)
    g_assert_nonnull (strstr (some_lines[1 + i], pbx_contact_get_name (selected->pdata[i])));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define QUIET " --extensions 3 --call-logs 0 --recordings 0 --no-traffic"
#define add(path, options, func)                                                                             \
  g_test_add ("/exchange/" path, Fixture, options QUIET, set_up, func, tear_down)
  add ("import/large", "--contacts 0", test_large);
  add ("import/cancel", "--contacts 0", test_cancel);
  add ("import/cancel-with-answers", "--contacts 0 --latency 20", test_cancel_with_answers);
  add ("import/matching", "--contacts 0", test_matching);
  add ("import/vcards", "--contacts 0", test_vcards);
  add ("import/columns", "--contacts 0", test_columns);
  add ("import/connection-lost", "--contacts 0", test_connection_lost);
  add ("import/unreachable", "--contacts 0", test_unreachable);
  add ("import/signed-out", "--contacts 0", test_signed_out);
  add ("import/failures", "--contacts 0", test_failures);
  add ("import/closed", "--contacts 0", test_closed);
  add ("export/there-and-back", "--contacts 300", test_there_and_back);
  add ("export/selected", "--contacts 20", test_export_selected);
  add ("export/fails", "--contacts 20", test_export_fails);
  add ("page/import", "--contacts 20", test_page_import);
  add ("page/export", "--contacts 20", test_page_export);

  return g_test_run ();
}
