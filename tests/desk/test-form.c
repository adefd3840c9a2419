/* test-form.c: what every form has from its base class, without a device
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-fixture.h"
#include "desk-form.h"

#include "pbx-error.h"

#define TEST_TYPE_FORM (test_form_get_type ())

G_DECLARE_FINAL_TYPE (TestForm, test_form, TEST, FORM, DeskForm)

struct _TestForm
{
  DeskForm parent_instance;

  GtkWidget *row; /* borrowed */
  DeskHintRow *hint;
  GCancellable *cancellable; /* owned, nullable */

  guint n_sent, n_saved;
};

G_DEFINE_FINAL_TYPE (TestForm, test_form, DESK_TYPE_FORM)

static const char *
text_of (TestForm *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->row));
}

static void
test_form_check (DeskForm *form)
{
  TestForm *self = TEST_FORM (form);
  gboolean wrong = *text_of (self) == '\0' || g_str_equal (text_of (self), "bad");

  desk_form_show_hint_for (form, self->hint, self->row, text_of (self),
                           wrong ? DESK_HINT_ERROR : DESK_HINT_NONE, wrong ? g_strdup ("Wrong.") : NULL);
}

static void
test_form_send (DeskForm *form, GCancellable *cancellable)
{
  TestForm *self = TEST_FORM (form);

  self->n_sent++;
  g_set_object (&self->cancellable, cancellable);
}

static void
test_form_saved (DeskForm *form)
{
  TEST_FORM (form)->n_saved++;
}

static gboolean
test_form_is_changed (DeskForm *form)
{
  return *text_of (TEST_FORM (form)) != '\0';
}

static void
test_form_dispose (GObject *object)
{
  g_clear_object (&TEST_FORM (object)->cancellable);
  G_OBJECT_CLASS (test_form_parent_class)->dispose (object);
}

static void
test_form_class_init (TestFormClass *klass)
{
  static const char template[] = "<interface><template class='TestForm' parent='DeskForm'>"
                                 "<child><object class='AdwPreferencesGroup'>"
                                 "<child><object class='AdwEntryRow' id='row'/></child>"
                                 "<child><object class='DeskHintRow' id='hint'/></child>"
                                 "</object></child></template></interface>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (template, strlen (template));
  DeskFormClass *form_class = DESK_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = test_form_dispose;
  form_class->check = test_form_check;
  form_class->send = test_form_send;
  form_class->saved = test_form_saved;
  form_class->is_changed = test_form_is_changed;
  g_type_ensure (DESK_TYPE_HINT_ROW);
  gtk_widget_class_set_template (GTK_WIDGET_CLASS (klass), bytes);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), TestForm, row);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), TestForm, hint);
}

static void
test_form_init (TestForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->row, "changed", G_CALLBACK (desk_form_check), self, G_CONNECT_SWAPPED);
}

typedef struct
{
  GtkWidget *window;
  TestForm *form; /* weak */
} Fixture;

static TestForm *
open_form (Fixture *fixture)
{
  TestForm *form = g_object_new (TEST_TYPE_FORM, "title", "A Thing", "subtitle", "Which", NULL);

  g_set_weak_pointer (&fixture->form, form);
  desk_form_open (DESK_FORM (form), gtk_window_get_child (GTK_WINDOW (fixture->window)));
  return form;
}

static GtkWidget *
get_page (Fixture *fixture)
{
  return gtk_window_get_child (GTK_WINDOW (fixture->window));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), gtk_label_new ("page"));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 560);
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_wait_until (gtk_widget_get_width (fixture->window) > 0);
  open_form (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  /* The form goes with the widget that it is open over. */
  test_wait_until (fixture->form == NULL);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  AdwWindowTitle *title = desk_fixture_child (fixture->form, TEST_TYPE_FORM, "title_widget");
  int width, height;

  g_assert_cmpstr (adw_window_title_get_title (title), ==, "A Thing");
  g_assert_cmpstr (adw_window_title_get_subtitle (title), ==, "Which");
  g_object_set (fixture->form, "save-label", "_Add", NULL);
  g_assert_cmpstr (gtk_button_get_label (desk_fixture_child (fixture->form, TEST_TYPE_FORM, "save_button")),
                   ==, "_Add");
  gtk_window_get_default_size (GTK_WINDOW (fixture->form), &width, &height);
  g_assert_cmpint (width, <=, 420);
  g_assert_cmpint (height, <=, 560);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (fixture->form)) == GTK_WINDOW (fixture->window));

  g_assert_true (desk_form_get_open (get_page (fixture)) == DESK_FORM (fixture->form));
  g_assert_true (desk_form_present_open (get_page (fixture)));
  g_assert_false (desk_form_present_open (fixture->window));
  g_assert_true (desk_form_may_leave (DESK_FORM (fixture->form)));
  desk_fixture_cancel (fixture->form);
  test_wait_until (fixture->form == NULL);
  g_assert_false (desk_form_present_open (get_page (fixture)));
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  TestForm *form = fixture->form;

  /* Not wrong before somebody tried to save it */
  g_assert_null (desk_form_check (DESK_FORM (form)));
  g_assert_cmpint (desk_hint_row_get_hint (form->hint), ==, DESK_HINT_NONE);
  desk_fixture_type (form->row, "bad");
  g_assert_cmpint (desk_hint_row_get_hint (form->hint), ==, DESK_HINT_ERROR);
  desk_fixture_type (form->row, "");
  g_assert_cmpint (desk_hint_row_get_hint (form->hint), ==, DESK_HINT_NONE);

  desk_fixture_save (form);
  g_assert_cmpint (desk_hint_row_get_hint (form->hint), ==, DESK_HINT_ERROR);
  g_assert_true (desk_form_get_tried (DESK_FORM (form)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (form)), form->row));
  g_assert_cmpuint (form->n_sent, ==, 0);
  g_assert_false (desk_form_get_sending (DESK_FORM (form)));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  TestForm *form = fixture->form;

  desk_fixture_type (form->row, "kept");
  gtk_widget_grab_focus (form->row);
  desk_fixture_save (form);
  g_assert_true (desk_form_get_sending (DESK_FORM (form)));
  g_assert_false (gtk_widget_is_sensitive (form->row));

  /* Twice is once, and closing waits for the outcome. */
  desk_fixture_save (form);
  g_assert_cmpuint (form->n_sent, ==, 1);
  gtk_window_close (GTK_WINDOW (form));
  g_assert_nonnull (desk_fixture_get_refusal (form));
  g_assert_false (desk_form_may_leave (DESK_FORM (form)));
  desk_fixture_cancel (form);
  g_assert_true (g_cancellable_is_cancelled (form->cancellable));
  g_assert_true (desk_form_get_sending (DESK_FORM (form)));
  desk_form_sent (DESK_FORM (form), g_error_new_literal (PBX_ERROR, PBX_ERROR_REFUSED, "name exists"));
  g_assert_cmpstr (desk_fixture_get_refusal (form), ==, "name exists");
  g_assert_cmpstr (text_of (form), ==, "kept");
  g_assert_true (gtk_widget_is_sensitive (form->row));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (form)), form->row));

  desk_fixture_save (form);
  g_assert_null (desk_fixture_get_refusal (form));
  g_assert_cmpuint (form->n_sent, ==, 2);
  g_assert_false (g_cancellable_is_cancelled (form->cancellable));
  desk_form_sent (DESK_FORM (form), g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x"));
  g_assert_nonnull (strstr (desk_fixture_get_refusal (form), "look before you save again"));
  g_assert_cmpuint (form->n_saved, ==, 0);
}

static void
saved_cb (gboolean *heard, TestForm *form)
{
  /* The class was first, and nothing is open any more: another form could be. */
  g_assert_cmpuint (form->n_saved, ==, 1);
  g_assert_true (desk_form_get_finished (DESK_FORM (form)));
  g_assert_true (desk_form_may_leave (DESK_FORM (form)));
  *heard = TRUE;
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  TestForm *form = fixture->form;
  gboolean heard = FALSE;

  g_signal_connect_swapped (form, "saved", G_CALLBACK (saved_cb), &heard);
  desk_fixture_type (form->row, "good");
  desk_fixture_save (form);
  desk_form_sent (DESK_FORM (form), NULL);
  g_assert_true (heard);
  test_wait_until (fixture->form == NULL);
}

/* The window is gone before the device answers. */
static void
test_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestForm) form = g_object_ref (fixture->form);

  desk_fixture_type (form->row, "good");
  desk_fixture_save (form);
  gtk_window_destroy (GTK_WINDOW (form));
  g_assert_null (desk_form_get_open (get_page (fixture)));
  g_assert_true (g_cancellable_is_cancelled (form->cancellable));
  desk_form_sent (DESK_FORM (form), g_error_new_literal (PBX_ERROR, PBX_ERROR_REFUSED, "late"));
  desk_form_sent (DESK_FORM (form), NULL);
  g_assert_cmpuint (form->n_saved, ==, 0);
}

static void
test_discard (Fixture *fixture, gconstpointer data)
{
  GtkWidget *question;

  desk_fixture_type (fixture->form->row, "typed");
  g_assert_false (desk_form_may_leave (DESK_FORM (fixture->form)));
  question = desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (question);
  desk_fixture_cancel (fixture->form);
  g_assert_true (desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG) == question);
  desk_fixture_respond (question, "keep");
  g_assert_nonnull (fixture->form);

  desk_fixture_cancel (fixture->form);
  desk_fixture_respond (desk_fixture_find_dialog (ADW_TYPE_MESSAGE_DIALOG), "discard");
  test_wait_until (fixture->form == NULL);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define add(path, function) g_test_add ("/form/" path, Fixture, NULL, set_up, function, tear_down)
  add ("open", test_open);
  add ("check", test_check);
  add ("refused", test_refused);
  add ("saved", test_saved);
  add ("late", test_late);
  add ("discard", test_discard);
#undef add

  return g_test_run ();
}
