/* pbx-certificate.c: what a person needs to know of a certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-certificate.h"

/**
 * PbxCertificate:
 *
 * A device's certificate, as a person judges it: whose, by whom, from when to when, and the
 * SHA-256 fingerprint to compare with the one on the device. Immutable.
 */
struct _PbxCertificate
{
  GObject parent_instance;

  char *fingerprint;
  char *subject;
  char *issuer;
  GDateTime *not_before; /* nullable */
  GDateTime *not_after;  /* nullable */
};

G_DEFINE_FINAL_TYPE (PbxCertificate, pbx_certificate, G_TYPE_OBJECT)

static void
pbx_certificate_finalize (GObject *object)
{
  PbxCertificate *self = PBX_CERTIFICATE (object);

  g_free (self->fingerprint);
  g_free (self->subject);
  g_free (self->issuer);
  g_clear_pointer (&self->not_before, g_date_time_unref);
  g_clear_pointer (&self->not_after, g_date_time_unref);

  G_OBJECT_CLASS (pbx_certificate_parent_class)->finalize (object);
}

static void
pbx_certificate_class_init (PbxCertificateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pbx_certificate_finalize;
}

static void
pbx_certificate_init (PbxCertificate *self)
{
}

/**
 * pbx_certificate_fingerprint:
 * @certificate: a certificate
 *
 * Computes what is pinned: the SHA-256 of the whole certificate (DER).
 *
 * Returns: (transfer full): upper-case pairs of hexadecimal digits separated by colons
 */
char *
pbx_certificate_fingerprint (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) der = NULL;
  g_autofree char *digest = NULL;
  GString *text = g_string_sized_new (96);

  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (certificate), NULL);

  g_object_get (certificate, "certificate", &der, NULL);
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);

  for (gsize i = 0; digest[i] != '\0'; i++)
    {
      if (i > 0 && i % 2 == 0)
        g_string_append_c (text, ':');
      g_string_append_c (text, g_ascii_toupper (digest[i]));
    }

  return g_string_free (text, FALSE);
}

/**
 * pbx_certificate_new:
 * @certificate: a certificate that a device showed
 *
 * Returns: (transfer full): its description
 */
PbxCertificate *
pbx_certificate_new (GTlsCertificate *certificate)
{
  PbxCertificate *self;

  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (certificate), NULL);

  self = g_object_new (PBX_TYPE_CERTIFICATE, NULL);
  self->fingerprint = pbx_certificate_fingerprint (certificate);
  self->subject = g_tls_certificate_get_subject_name (certificate);
  self->issuer = g_tls_certificate_get_issuer_name (certificate);
  self->not_before = g_tls_certificate_get_not_valid_before (certificate);
  self->not_after = g_tls_certificate_get_not_valid_after (certificate);

  return self;
}

/**
 * pbx_certificate_get_fingerprint:
 *
 * Returns: the SHA-256 fingerprint, see [func@Certificate.fingerprint]
 */
const char *
pbx_certificate_get_fingerprint (PbxCertificate *self)
{
  g_return_val_if_fail (PBX_IS_CERTIFICATE (self), NULL);
  return self->fingerprint;
}

/**
 * pbx_certificate_get_subject:
 *
 * Returns: (nullable): the distinguished name of the device
 */
const char *
pbx_certificate_get_subject (PbxCertificate *self)
{
  g_return_val_if_fail (PBX_IS_CERTIFICATE (self), NULL);
  return self->subject;
}

/**
 * pbx_certificate_get_issuer:
 *
 * Returns: (nullable): the distinguished name of who vouches for it: itself, on most devices
 */
const char *
pbx_certificate_get_issuer (PbxCertificate *self)
{
  g_return_val_if_fail (PBX_IS_CERTIFICATE (self), NULL);
  return self->issuer;
}

/**
 * pbx_certificate_get_not_before:
 *
 * Returns: (nullable) (transfer none): when it begins to be valid
 */
GDateTime *
pbx_certificate_get_not_before (PbxCertificate *self)
{
  g_return_val_if_fail (PBX_IS_CERTIFICATE (self), NULL);
  return self->not_before;
}

/**
 * pbx_certificate_get_not_after:
 *
 * Returns: (nullable) (transfer none): when it ceases to be valid
 */
GDateTime *
pbx_certificate_get_not_after (PbxCertificate *self)
{
  g_return_val_if_fail (PBX_IS_CERTIFICATE (self), NULL);
  return self->not_after;
}
