/* desk-certificate-view.c: a certificate, as a person compares it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-certificate-view.h"

#include <glib/gi18n.h>

/* A line that fits the narrowest window. */
#define PAIRS_PER_LINE 8

/**
 * DeskCertificateView:
 *
 * Whose certificate it is, who issued it, how long it is valid, and its fingerprint in lines that can
 * be compared with what the device's own page shows.
 */
struct _DeskCertificateView
{
  AdwBin parent_instance;

  GtkLabel *host_label;
  GtkLabel *subject_label;
  GtkLabel *issuer_label;
  GtkLabel *validity_label;
  GtkLabel *fingerprint_title;
  GtkLabel *fingerprint_label;
  GtkLabel *old_fingerprint_label;
  GtkWidget *old_fingerprint_row;
};

G_DEFINE_FINAL_TYPE (DeskCertificateView, desk_certificate_view, ADW_TYPE_BIN)

/* "AB:CD:…" in lines of the same length */
static char *
desk_certificate_view_format_fingerprint (const char *fingerprint)
{
  g_auto (GStrv) pairs = g_strsplit (fingerprint ? fingerprint : "", ":", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, i % PAIRS_PER_LINE == 0 ? '\n' : ':');
      g_string_append (text, pairs[i]);
    }

  return g_string_free (text, FALSE);
}

static char *
desk_certificate_view_format_date (GDateTime *date)
{
  g_autoptr (GDateTime) local = date ? g_date_time_to_local (date) : NULL;

  return local ? g_date_time_format (local, "%x") : g_strdup (C_ ("date of a certificate", "unknown"));
}

static char *
desk_certificate_view_format_validity (PbxCertificate *certificate)
{
  GDateTime *not_before = pbx_certificate_get_not_before (certificate);
  GDateTime *not_after = pbx_certificate_get_not_after (certificate);
  g_autofree char *from = desk_certificate_view_format_date (not_before);
  g_autofree char *until = desk_certificate_view_format_date (not_after);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  if (not_after != NULL && g_date_time_compare (not_after, now) < 0)
    /* Translators: a certificate's validity; %s is a date */
    return g_strdup_printf (_ ("Expired on %s"), until);
  if (not_before != NULL && g_date_time_compare (not_before, now) > 0)
    /* Translators: a certificate's validity; both %s are dates */
    return g_strdup_printf (_ ("Not valid before %s, until %s"), from, until);

  /* Translators: a certificate's validity; both %s are dates */
  return g_strdup_printf (_ ("%s to %s"), from, until);
}

static void
desk_certificate_view_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (desk_certificate_view_parent_class)->dispose (object);
}

static void
desk_certificate_view_class_init (DeskCertificateViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_certificate_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/sign-in/"
                                                             "desk-certificate-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskCertificateView, host_label);
  gtk_widget_class_bind_template_child (widget_class, DeskCertificateView, subject_label);
  gtk_widget_class_bind_template_child (widget_class, DeskCertificateView, issuer_label);
  gtk_widget_class_bind_template_child (widget_class, DeskCertificateView, validity_label);
  gtk_widget_class_bind_template_child (widget_class, DeskCertificateView, fingerprint_title);
  gtk_widget_class_bind_template_child (widget_class, DeskCertificateView, fingerprint_label);
  gtk_widget_class_bind_template_child (widget_class, DeskCertificateView, old_fingerprint_label);
  gtk_widget_class_bind_template_child (widget_class, DeskCertificateView, old_fingerprint_row);
}

static void
desk_certificate_view_init (DeskCertificateView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
desk_certificate_view_set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text && *text ? text : C_ ("certificate without a name", "not given"));
}

/**
 * desk_certificate_view_show:
 * @self: a view
 * @host: who was asked for
 * @certificate: what was shown
 * @old_fingerprint: (nullable): what was trusted before, or %NULL on first contact
 *
 * Shows a certificate.
 */
void
desk_certificate_view_show (DeskCertificateView *self,
                            const char *host,
                            PbxCertificate *certificate,
                            const char *old_fingerprint)
{
  g_autofree char *validity = NULL;
  g_autofree char *fingerprint = NULL;
  g_autofree char *old = NULL;

  g_return_if_fail (DESK_IS_CERTIFICATE_VIEW (self));
  g_return_if_fail (PBX_IS_CERTIFICATE (certificate));

  validity = desk_certificate_view_format_validity (certificate);
  fingerprint = desk_certificate_view_format_fingerprint (pbx_certificate_get_fingerprint (certificate));
  old = desk_certificate_view_format_fingerprint (old_fingerprint);

  gtk_label_set_label (self->host_label, host);
  desk_certificate_view_set_label (self->subject_label, pbx_certificate_get_subject (certificate));
  desk_certificate_view_set_label (self->issuer_label, pbx_certificate_get_issuer (certificate));
  gtk_label_set_label (self->validity_label, validity);
  gtk_label_set_label (self->fingerprint_label, fingerprint);
  gtk_label_set_label (self->old_fingerprint_label, old);
  gtk_widget_set_visible (self->old_fingerprint_row, old_fingerprint != NULL);
  gtk_label_set_label (self->fingerprint_title,
                       old_fingerprint ? _ ("New SHA-256 Fingerprint") : _ ("SHA-256 Fingerprint"));
}
