/* test-system.c: the system page, through its widgets to a PBX and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-card.h"
#include "desk-fixture.h"
#include "desk-system-detail.h"
#include "desk-system-page.h"
#include "desk-table.h"
#include "desk-trunk-notifier.h"
#include "desk-trunk-words.h"
#include "desk-workspace.h"

#include <string.h>

typedef struct
{
  DeskFixture base;
  DemoProcess *demo;
  DeskSystemPage *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer options)
{
  DeskWorkspace *workspace;

  fixture->demo = demo_process_new (options);
  desk_fixture_set_up (&fixture->base, NULL);
  desk_fixture_sign_in (&fixture->base, fixture->demo);
  workspace = desk_fixture_child (fixture->base.window, DESK_TYPE_WINDOW, "stack");
  workspace = DESK_WORKSPACE (gtk_stack_get_visible_child (GTK_STACK (workspace)));
  desk_workspace_show_named (workspace, "system");
  fixture->page = DESK_SYSTEM_PAGE (desk_workspace_get_page (workspace));
}

static void
tear_down (Fixture *fixture, gconstpointer options)
{
  desk_fixture_tear_down (&fixture->base, NULL);
  demo_process_free (fixture->demo);
}

static PbxTrunks *
get_trunks (Fixture *fixture)
{
  return desk_session_get_trunks (desk_page_get_session (DESK_PAGE (fixture->page)));
}

static gpointer
find_card (GtkWidget *widget, const char *title)
{
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), title) == 0)
    return gtk_widget_get_ancestor (widget, DESK_TYPE_CARD);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_card (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static guint
find_row (GListModel *rows, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (rows, i);
      g_autofree char *text = NULL;

      g_object_get (row, PBX_IS_TRUNK (row) ? "name" : "exten", &text, NULL);
      if (g_str_equal (text, name))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static gboolean
is_state (DeskCard *card, const char *state)
{
  return g_str_equal (desk_card_get_visible_state (card), state);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy_for_support (Fixture *fixture, gconstpointer options)
{
  g_autofree char *text = NULL;
  GListModel *trunks = pbx_trunks_get_list (get_trunks (fixture));

  for (guint i = 0; i < PBX_SYSTEM_N_PARTS; i++)
    test_wait_until (pbx_system_get_loaded (desk_system_page_get_system (fixture->page), i));
  test_wait_until (pbx_trunks_get_loaded (get_trunks (fixture)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "system.copy", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->page)), NULL, text_cb, &text);
  test_wait_until (text != NULL);
  g_assert_nonnull (strstr (text, "FIBERME-FCM5600"));
  g_assert_nonnull (strstr (text, "00:E0:70:33:24:A3"));
  g_assert_nonnull (strstr (text, "[2001:db8:17::30]:5061"));
  g_assert_nonnull (strstr (text, "No SIM card"));
  for (guint i = 0; i < g_list_model_get_n_items (trunks); i++)
    {
      g_autoptr (PbxTrunk) trunk = g_list_model_get_item (trunks, i);
      GListModel *timeline = G_LIST_MODEL (pbx_trunk_get_timeline (trunk));
      g_autoptr (PbxEvent) event = g_list_model_get_item (timeline, 0);
      g_autofree char *what = event != NULL ? desk_trunk_describe_event (event) : NULL;
      g_autofree char *line = event != NULL ? g_strdup_printf ("  %s\n", what) : NULL;

      g_assert_nonnull (strstr (text, pbx_trunk_get_raw (trunk)));
      if (line != NULL)
        g_assert_nonnull (strstr (text, line));
    }
  g_assert_null (strstr (text, demo_process_get_password (fixture->demo)));
}

/* What fails takes nothing else away, and Try Again asks for it alone. */
static void
test_card_fails_alone (Fixture *fixture, gconstpointer options)
{
  DeskCard *memory = find_card (GTK_WIDGET (fixture->page), "Memory");
  DeskCard *processor = find_card (GTK_WIDGET (fixture->page), "Processor");

  test_wait_until (is_state (memory, "failed"));
  test_wait_until (is_state (processor, "content"));
  demo_process_tell (fixture->demo, "behave");
  desk_card_try_again (memory);
  test_wait_until (is_state (memory, "content"));
}

static void
test_trunk_timeline (Fixture *fixture, gconstpointer options)
{
  DeskTable *table = desk_fixture_child (fixture->page, DESK_TYPE_SYSTEM_PAGE, "trunks_table");
  DeskSystemDetail *detail = desk_fixture_child (fixture->page, DESK_TYPE_SYSTEM_PAGE, "trunks_detail");
  GListModel *rows = G_LIST_MODEL (desk_table_get_selection (table));
  g_autoptr (PbxTrunk) trunk = NULL;
  guint position;

  test_wait_until (pbx_trunks_get_loaded (get_trunks (fixture)));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 18);
  position = find_row (rows, "berlin-sip");
  trunk = g_list_model_get_item (rows, position);
  g_signal_emit_by_name (table, "activated", position, trunk);
  g_assert_cmpuint (desk_system_detail_get_n_events (detail), ==, 0);
  demo_process_tell (fixture->demo, "set-trunk berlin-sip Rejected");
  pbx_trunks_set_interval (get_trunks (fixture), 100);
  test_wait_until (desk_system_detail_get_n_events (detail) == 1);
  g_assert_cmpint (pbx_trunk_get_health (trunk), ==, PBX_TRUNK_DOWN);
}

static void
test_phone_timeline (Fixture *fixture, gconstpointer options)
{
  DeskTable *table = desk_fixture_child (fixture->page, DESK_TYPE_SYSTEM_PAGE, "phones_table");
  DeskSystemDetail *detail = desk_fixture_child (fixture->page, DESK_TYPE_SYSTEM_PAGE, "phones_detail");
  GListModel *rows = G_LIST_MODEL (desk_table_get_selection (table));
  g_autoptr (PbxPhone) phone = NULL;
  guint position;

  demo_process_tell (fixture->demo, "traffic off");
  demo_process_tell (fixture->demo, "set-phones 201 1");
  test_wait_until (find_row (rows, "201") != GTK_INVALID_LIST_POSITION);
  position = find_row (rows, "201");
  phone = g_list_model_get_item (rows, position);
  test_wait_until (pbx_phone_get_n_registered (phone) == 1);
  g_signal_emit_by_name (table, "activated", position, phone);
  demo_process_tell (fixture->demo, "set-phones 201 0");
  test_wait_until (pbx_phone_get_state (phone) == PBX_PHONE_UNAVAILABLE);
  g_assert_cmpuint (desk_system_detail_get_n_events (detail), >=, 1);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_notifications (Fixture *fixture, gconstpointer options)
{
  GSettings *settings = desk_application_get_settings (fixture->base.application);
  g_autoptr (DeskTrunkNotifier) notifier = desk_trunk_notifier_new (get_trunks (fixture), settings, NULL);
  PbxTrunks *trunks = get_trunks (fixture);
  g_autoptr (PbxTrunk) trunk = NULL;
  guint sent = 0;

  desk_trunk_notifier_set_settle_time (notifier, 300);
  g_signal_connect_swapped (notifier, "send", G_CALLBACK (count_cb), &sent);
  test_wait_until (pbx_trunks_get_loaded (trunks));
  pbx_trunks_set_interval (trunks, 20);
  trunk = g_list_model_get_item (pbx_trunks_get_list (trunks),
                                 find_row (pbx_trunks_get_list (trunks), "berlin-sip"));

  /* Those that are down at first sight are no news. */
  test_run_for (500);
  g_assert_cmpuint (sent, ==, 0);

  demo_process_tell (fixture->demo, "set-trunk berlin-sip Rejected");
  test_wait_until (sent == 1);
  demo_process_tell (fixture->demo, "set-trunk berlin-sip");
  test_wait_until (sent == 2);

  /* Switched off */
  g_settings_set_boolean (settings, "notify-trunk-down", FALSE);
  demo_process_tell (fixture->demo, "set-trunk berlin-sip Rejected");
  test_wait_until (pbx_trunk_get_health (trunk) == PBX_TRUNK_DOWN);
  test_run_for (600);
  g_assert_cmpuint (sent, ==, 2);
  g_settings_reset (settings, "notify-trunk-down");
  demo_process_tell (fixture->demo, "set-trunk berlin-sip");
  test_wait_until (sent == 3);

  /* Down and up again before it settled */
  desk_trunk_notifier_set_settle_time (notifier, 2000);
  demo_process_tell (fixture->demo, "set-trunk berlin-sip Rejected");
  test_wait_until (pbx_trunk_get_health (trunk) == PBX_TRUNK_DOWN);
  demo_process_tell (fixture->demo, "set-trunk berlin-sip");
  test_wait_until (pbx_trunk_get_health (trunk) == PBX_TRUNK_UP);
  test_run_for (2300);
  g_assert_cmpuint (sent, ==, 3);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, options, func) g_test_add ("/system/" name, Fixture, options, set_up, func, tear_down)
  ADD ("copy-for-support", NULL, test_copy_for_support);
  ADD ("card-fails-alone", "--misbehave error-500:/pbx/systeminfo/mem", test_card_fails_alone);
  ADD ("trunk-timeline", NULL, test_trunk_timeline);
  ADD ("phone-timeline", NULL, test_phone_timeline);
  ADD ("notifications", NULL, test_notifications);

  return g_test_run ();
}
