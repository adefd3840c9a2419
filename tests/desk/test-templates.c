/* test-templates.c: every template builds, on the oldest GTK that we build with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-application.h"
#include "desk-call-detail.h"
#include "desk-call-figures.h"
#include "desk-call-filter-bar.h"
#include "desk-certificate-view.h"
#include "desk-confirm-all.h"
#include "desk-connection-banner.h"
#include "desk-connection-indicator.h"
#include "desk-download-row.h"
#include "desk-downloads-button.h"
#include "desk-error.h"
#include "desk-import-columns.h"
#include "desk-import-preview.h"
#include "desk-import-report.h"
#include "desk-password-row.h"
#include "desk-player.h"
#include "desk-preferences.h"
#include "desk-sidebar.h"
#include "desk-sign-in.h"
#include "desk-wakeup-people.h"
#include "desk-wakeup-when.h"
#include "desk-wakeups-page.h"
#include "desk-system-detail.h"
#include "desk-waveform.h"
#include "desk-work-view.h"
#include "desk-forward-detail.h"
#include "pbx-error.h"

/* The compiler's check of versions does not see .ui files: a property that this GTK does not have is a
 * critical warning here, and those are fatal. */
static void
test_widget (gconstpointer data)
{
  GtkWidget *widget = g_object_new (GPOINTER_TO_SIZE (data), NULL);

  g_object_ref_sink (widget);
  g_assert_finalize_object (G_OBJECT (widget));
}

static void
test_preferences (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.fcm5600.FrontDesk");
  g_autoptr (DeskDevices) devices = desk_devices_new (settings);
  g_autoptr (PbxAddress) address = pbx_address_parse ("192.0.2.1", NULL);
  g_autoptr (DeskDevice) device = desk_device_new (address);
  DeskPreferences *preferences;

  desk_devices_touch (devices, device);
  preferences = desk_preferences_new (NULL, settings, devices);
  gtk_window_present (GTK_WINDOW (preferences));
  g_settings_set_string (settings, "color-scheme", "dark");
  g_settings_reset (settings, "color-scheme");
  desk_devices_remove (devices, device);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static void
test_confirm_all (void)
{
  gtk_window_destroy (g_object_new (DESK_TYPE_CONFIRM_ALL, NULL));
}

static void
test_help_overlay (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GError) error = NULL;

  gtk_builder_add_from_resource (builder, "/io/github/fcm5600/FrontDesk/gtk/help-overlay.ui", &error);
  g_assert_no_error (error);
  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
  gtk_window_destroy (GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
}

static void
test_errors (void)
{
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x");
  g_autoptr (GError) refused = g_error_new_literal (PBX_ERROR, PBX_ERROR_REFUSED, "exten invalid");
  g_autofree char *sentence = desk_error_describe (refused);

  g_assert_null (desk_error_describe (cancelled));
  g_assert_null (desk_error_title (cancelled));
  g_assert_cmpstr (sentence, ==, "exten invalid");

  for (int code = PBX_ERROR_UNREACHABLE; code <= PBX_ERROR_OUTCOME_UNKNOWN; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (PBX_ERROR, code, "raw words");
      g_autofree char *described = desk_error_describe (error);
      g_autofree char *title = desk_error_title (error);

      g_assert_nonnull (title);
      if (code != PBX_ERROR_REFUSED)
        g_assert_cmpstr (described, !=, "raw words");
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define add(path, type) g_test_add_data_func ("/templates/" path, GSIZE_TO_POINTER (type), test_widget)
  add ("call-detail", DESK_TYPE_CALL_DETAIL);
  add ("call-filter-bar", DESK_TYPE_CALL_FILTER_BAR);
  add ("call-figures", DESK_TYPE_CALL_FIGURES);
  add ("work-view", DESK_TYPE_WORK_VIEW);
  add ("certificate-view", DESK_TYPE_CERTIFICATE_VIEW);
  add ("connection-banner", DESK_TYPE_CONNECTION_BANNER);
  add ("connection-indicator", DESK_TYPE_CONNECTION_INDICATOR);
  add ("import-columns", DESK_TYPE_IMPORT_COLUMNS);
  add ("import-preview", DESK_TYPE_IMPORT_PREVIEW);
  add ("import-report", DESK_TYPE_IMPORT_REPORT);
  add ("download-row", DESK_TYPE_DOWNLOAD_ROW);
  add ("downloads-button", DESK_TYPE_DOWNLOADS_BUTTON);
  add ("player", DESK_TYPE_PLAYER);
  add ("waveform", DESK_TYPE_WAVEFORM);
  add ("forward-detail", DESK_TYPE_FORWARD_DETAIL);
  add ("password-row", DESK_TYPE_PASSWORD_ROW);
  add ("sidebar", DESK_TYPE_SIDEBAR);
  add ("sign-in", DESK_TYPE_SIGN_IN);
  add ("wakeup-people", DESK_TYPE_WAKEUP_PEOPLE);
  add ("wakeup-when", DESK_TYPE_WAKEUP_WHEN);
  add ("wakeups", DESK_TYPE_WAKEUPS_PAGE);
  g_test_add_func ("/templates/confirm-all", test_confirm_all);
  add ("system-detail", DESK_TYPE_SYSTEM_DETAIL);
  g_test_add_func ("/templates/preferences", test_preferences);
  g_test_add_func ("/templates/help-overlay", test_help_overlay);
  g_test_add_func ("/errors", test_errors);

  return g_test_run ();
}
