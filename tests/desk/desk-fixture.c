/* desk-fixture.c: a window to test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-fixture.h"

#include "desk-form.h"
#include "desk-password-row.h"
#include "desk-sign-in.h"
#include "desk-trust-dialog.h"

static DeskApplication *shared_application;

void
desk_fixture_set_up (DeskFixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "devices", "last-page", "show-sidebar", "update-interval" };
  g_autoptr (GError) error = NULL;
  GSettings *settings;

  /* A process has one application: it cannot be put on the bus a second time. */
  if (shared_application == NULL)
    {
      shared_application = desk_application_new (G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (shared_application), NULL, &error);
      g_assert_no_error (error);
    }
  fixture->application = shared_application;

  settings = desk_application_get_settings (fixture->application);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
  g_settings_set_uint (settings, "update-interval", 500);

  fixture->window = desk_window_new (GTK_APPLICATION (fixture->application), settings,
                                     desk_application_get_devices (fixture->application));
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
}

void
desk_fixture_tear_down (DeskFixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_close (GTK_WINDOW (fixture->window));

  /* A window that stays would be a reference that somebody forgot. */
  test_wait_until (fixture->window == NULL);
  test_run_for (20);
}

/* A child of a widget's template, or of the one that its class inherits */
gpointer
desk_fixture_child (gpointer widget, GType type, const char *name)
{
  GObject *child = NULL;

  for (; child == NULL && type != GTK_TYPE_WIDGET; type = g_type_parent (type))
    child = gtk_widget_get_template_child (GTK_WIDGET (widget), type, name);
  g_assert_nonnull (child);

  return child;
}

/* The first widget of a type within another, or NULL */
gpointer
desk_fixture_find_child (gpointer widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = desk_fixture_find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The open window of a type, or NULL */
gpointer
desk_fixture_find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

void
desk_fixture_type (gpointer row, const char *text)
{
  if (DESK_IS_PASSWORD_ROW (row))
    desk_password_row_set_text (row, text);
  else
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

const char *
desk_fixture_text (gpointer row)
{
  if (DESK_IS_PASSWORD_ROW (row))
    return desk_password_row_get_text (row);

  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* Answers a dialog as its button does: adw_message_dialog_response() alone leaves it open. */
void
desk_fixture_respond (gpointer dialog, const char *response)
{
  g_autoptr (AdwMessageDialog) kept = g_object_ref (ADW_MESSAGE_DIALOG (dialog));

  adw_message_dialog_response (kept, response);
  gtk_window_destroy (GTK_WINDOW (kept));
}

/* Answers the question about a certificate with yes. */
void
desk_fixture_trust (void)
{
  gpointer dialog;

  test_wait_until (desk_fixture_find_dialog (DESK_TYPE_TRUST_DIALOG) != NULL);
  dialog = desk_fixture_find_dialog (DESK_TYPE_TRUST_DIALOG);
  desk_fixture_respond (dialog, "trust");
}

/* Signs in as a person does, and trusts the certificate where the window asks. */
void
desk_fixture_sign_in (DeskFixture *fixture, DemoProcess *demo)
{
  DeskSignIn *view = desk_fixture_child (fixture->window, DESK_TYPE_WINDOW, "sign_in");

  desk_fixture_type (desk_fixture_child (view, DESK_TYPE_SIGN_IN, "address_row"),
                     demo_process_get_address (demo));
  desk_fixture_type (desk_fixture_child (view, DESK_TYPE_SIGN_IN, "user_row"), demo_process_get_user (demo));
  desk_fixture_type (desk_fixture_child (view, DESK_TYPE_SIGN_IN, "password_row"),
                     demo_process_get_password (demo));
  g_signal_emit_by_name (desk_fixture_child (view, DESK_TYPE_SIGN_IN, "sign_in_button"), "clicked");
  test_wait_until (desk_window_get_session (fixture->window) != NULL ||
                   desk_fixture_find_dialog (DESK_TYPE_TRUST_DIALOG) != NULL);
  if (desk_window_get_session (fixture->window) == NULL)
    desk_fixture_trust ();
  test_wait_until (desk_window_get_session (fixture->window) != NULL);
}

/* The form of a type, once it is open */
gpointer
desk_fixture_wait_for_form (GType type)
{
  test_wait_until (desk_fixture_find_dialog (type) != NULL);

  return desk_fixture_find_dialog (type);
}

void
desk_fixture_wait_until_closed (GType type)
{
  test_wait_until (desk_fixture_find_dialog (type) == NULL);
}

/* Presses Save, or nothing where Save cannot be pressed. */
void
desk_fixture_save (gpointer form)
{
  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
}

void
desk_fixture_cancel (gpointer form)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.cancel", NULL));
}

/* What the form says of the last attempt to save it, or NULL */
const char *
desk_fixture_get_refusal (gpointer form)
{
  if (!gtk_revealer_get_reveal_child (desk_fixture_child (form, DESK_TYPE_FORM, "refusal")))
    return NULL;

  return gtk_label_get_label (desk_fixture_child (form, DESK_TYPE_FORM, "refusal_label"));
}

const char *
desk_fixture_wait_for_refusal (gpointer form)
{
  test_wait_until (desk_fixture_get_refusal (form) != NULL);

  return desk_fixture_get_refusal (form);
}
