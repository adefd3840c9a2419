/* test-reference.c: the reference lists, from a PBX to the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-card.h"
#include "desk-fixture.h"
#include "desk-reference-page.h"
#include "desk-workspace.h"

typedef struct
{
  DeskFixture base;
  DemoProcess *demo;
  DeskReferencePage *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer options)
{
  GtkStack *stack;
  DeskWorkspace *workspace;

  fixture->demo = demo_process_new (options);
  desk_fixture_set_up (&fixture->base, NULL);
  desk_fixture_sign_in (&fixture->base, fixture->demo);
  stack = desk_fixture_child (fixture->base.window, DESK_TYPE_WINDOW, "stack");
  workspace = DESK_WORKSPACE (gtk_stack_get_visible_child (stack));
  desk_workspace_show_named (workspace, "reference");
  fixture->page = DESK_REFERENCE_PAGE (desk_workspace_get_page (workspace));
}

static void
tear_down (Fixture *fixture, gconstpointer options)
{
  desk_fixture_tear_down (&fixture->base, NULL);
  demo_process_free (fixture->demo);
}

static GtkWidget *
find_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_on_page (Fixture *fixture, const char *text)
{
  return find_text (GTK_WIDGET (fixture->page), text);
}

static void
test_lists (Fixture *fixture, gconstpointer options)
{
  GtkWidget *name;
  GtkGrid *matrix;
  int column, row, width, height;

  test_wait_until (find_on_page (fixture, "Internal only") != NULL);
  test_wait_until (find_on_page (fixture, "Sommer 2022") != NULL);
  test_wait_until (find_on_page (fixture, "Feiertage") != NULL);

  name = find_on_page (fixture, "Internal only");
  matrix = GTK_GRID (gtk_widget_get_parent (name));
  gtk_grid_query_child (matrix, name, &column, &row, &width, &height);
  gtk_test_accessible_assert_property (gtk_grid_get_child_at (matrix, 8, row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Internal only allows: Extensions");
  gtk_test_accessible_assert_property (gtk_grid_get_child_at (matrix, 11, row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Internal only does not allow: Listening in");

  /* Who uses them comes from the extensions, after their names. */
  test_wait_until (
    find_on_page (fixture, "DialPlan1") != NULL &&
    gtk_grid_get_child_at (GTK_GRID (gtk_widget_get_parent (find_on_page (fixture, "DialPlan1"))), 1, 1) !=
      NULL);
  g_assert_true (GTK_IS_MENU_BUTTON (
    gtk_grid_get_child_at (GTK_GRID (gtk_widget_get_parent (find_on_page (fixture, "DialPlan1"))), 1, 1)));
}

static void
test_one_fails_alone (Fixture *fixture, gconstpointer options)
{
  DeskCard *card;

  card =
    DESK_CARD (gtk_widget_get_ancestor (find_on_page (fixture, "Music on Hold Folders"), DESK_TYPE_CARD));
  test_wait_until (g_str_equal (desk_card_get_visible_state (card), "failed"));
  test_wait_until (find_on_page (fixture, "Feiertage") != NULL);
  demo_process_tell (fixture->demo, "behave");
  desk_card_try_again (card);
  test_wait_until (find_on_page (fixture, "Sommer 2022") != NULL);
  g_assert_cmpstr (desk_card_get_visible_state (card), ==, "content");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, options, func) g_test_add ("/reference/" name, Fixture, options, set_up, func, tear_down)
  ADD ("lists", NULL, test_lists);
  ADD ("one-fails-alone", "--misbehave error-500:/pbx/voice-file", test_one_fails_alone);

  return g_test_run ();
}
