/* desk-details.c: the technical words behind a failure, for who asks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-details.h"

#include "desk-error.h"

#include <glib/gi18n.h>

typedef struct
{
  GWeakRef parent;
  char *what_failed;
  GError *error;
} Details;

static void
details_free (gpointer data, GClosure *closure)
{
  Details *details = data;

  g_weak_ref_clear (&details->parent);
  g_free (details->what_failed);
  g_error_free (details->error);
  g_free (details);
}

static void
desk_details_clicked_cb (AdwToast *toast, Details *details)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&details->parent);

  if (parent != NULL)
    desk_details_present (parent, details->what_failed, details->error);
}

/**
 * desk_details_present:
 * @parent: a widget of the window that the dialog belongs to
 * @what_failed: a translated sentence that says what failed
 * @error: why
 *
 * Shows all that is known of a failure, in text that can be selected and copied.
 */
void
desk_details_present (GtkWidget *parent, const char *what_failed, const GError *error)
{
  g_autofree char *sentence = desk_error_describe_change (error);
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWidget *dialog;

  g_return_if_fail (error != NULL);

  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, what_failed, sentence);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");

  if (g_strcmp0 (sentence, error->message) != 0)
    {
      GtkWidget *label = gtk_label_new (error->message);

      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "card");
      gtk_widget_add_css_class (label, "details");
      adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), label);
    }

  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * desk_details_toast_new:
 * @parent: a widget of the window that will show the toast
 * @what_failed: a translated sentence that says what failed
 * @error: why
 *
 * Makes a toast that says what failed, with a button that tells why.
 *
 * Returns: (transfer full): the toast
 */
AdwToast *
desk_details_toast_new (GtkWidget *parent, const char *what_failed, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (what_failed, -1);
  AdwToast *toast = adw_toast_new (escaped);
  Details *details = g_new0 (Details, 1);

  g_weak_ref_init (&details->parent, parent);
  details->what_failed = g_strdup (what_failed);
  details->error = g_error_copy (error);

  adw_toast_set_button_label (toast, _ ("_Details"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (desk_details_clicked_cb), details, details_free,
                         0);

  return toast;
}
