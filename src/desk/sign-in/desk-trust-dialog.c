/* desk-trust-dialog.c: asks whether a certificate is the device's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-trust-dialog.h"

#include "desk-certificate-view.h"

#include <glib/gi18n.h>

/**
 * DeskTrustDialog:
 *
 * Asks whether a certificate that nobody vouches for is the device's. The answer is the response
 * "trust" or "cancel".
 *
 * On first contact this is a question. Where another certificate was trusted before it is a warning:
 * the button stays insensitive until the person says that the change was expected.
 */
struct _DeskTrustDialog
{
  AdwMessageDialog parent_instance;

  DeskCertificateView *view;
  GtkWidget *expected_row;
  GtkCheckButton *expected_check;
  char *fingerprint;
};

G_DEFINE_FINAL_TYPE (DeskTrustDialog, desk_trust_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
desk_trust_dialog_expected_toggled_cb (DeskTrustDialog *self)
{
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "trust",
                                           gtk_check_button_get_active (self->expected_check));
}

static void
desk_trust_dialog_finalize (GObject *object)
{
  g_free (DESK_TRUST_DIALOG (object)->fingerprint);

  G_OBJECT_CLASS (desk_trust_dialog_parent_class)->finalize (object);
}

static void
desk_trust_dialog_class_init (DeskTrustDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = desk_trust_dialog_finalize;

  g_type_ensure (DESK_TYPE_CERTIFICATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fcm5600/FrontDesk/sign-in/desk-trust-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskTrustDialog, view);
  gtk_widget_class_bind_template_child (widget_class, DeskTrustDialog, expected_row);
  gtk_widget_class_bind_template_child (widget_class, DeskTrustDialog, expected_check);
  gtk_widget_class_bind_template_callback (widget_class, desk_trust_dialog_expected_toggled_cb);
}

static void
desk_trust_dialog_init (DeskTrustDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_trust_dialog_new:
 * @parent: (nullable): the window that asks
 * @host: who was asked for
 * @certificate: what was shown
 * @old_fingerprint: (nullable): what was trusted before, or %NULL on first contact
 *
 * Returns: (transfer none): the dialog; it goes with its response
 */
DeskTrustDialog *
desk_trust_dialog_new (GtkWindow *parent,
                       const char *host,
                       PbxCertificate *certificate,
                       const char *old_fingerprint)
{
  DeskTrustDialog *self = g_object_new (DESK_TYPE_TRUST_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);

  self->fingerprint = g_strdup (pbx_certificate_get_fingerprint (certificate));
  desk_certificate_view_show (self->view, host, certificate, old_fingerprint);

  if (old_fingerprint == NULL)
    return self;

  adw_message_dialog_set_heading (dialog, _ ("The Device’s Certificate Changed"));
  adw_message_dialog_set_body (dialog,
                               _ ("Somebody may be pretending to be the device. It is harmless after a "
                                  "reset or a new certificate: ask who looks after the device. "
                                  "Nothing is sent until you decide."));
  adw_message_dialog_set_response_label (dialog, "trust", _ ("_Trust New Certificate"));
  adw_message_dialog_set_response_appearance (dialog, "trust", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (dialog, "trust", FALSE);
  gtk_widget_set_visible (self->expected_row, TRUE);

  return self;
}

/**
 * desk_trust_dialog_get_fingerprint:
 * @self: a dialog
 *
 * Returns: (transfer none): the fingerprint that the question is about
 */
const char *
desk_trust_dialog_get_fingerprint (DeskTrustDialog *self)
{
  g_return_val_if_fail (DESK_IS_TRUST_DIALOG (self), NULL);

  return self->fingerprint;
}
