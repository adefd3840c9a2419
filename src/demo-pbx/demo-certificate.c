/* demo-certificate.c: the self-signed certificate that every device makes for itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-certificate.h"

#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <gnutls/crypto.h>
#include <string.h>

#define COMMON_NAME "FIBERME FCM5600"
#define DAYS_VALID 3650

static int
fill_names (gnutls_x509_crt_t certificate)
{
  static const guint8 loopback[] = { 127, 0, 0, 1 };
  static const guint8 loopback6[16] = { [15] = 1 };
  int code = gnutls_x509_crt_set_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, COMMON_NAME,
                                            strlen (COMMON_NAME));

  if (code == 0)
    code =
      gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_DNSNAME, "localhost", 9, GNUTLS_FSAN_SET);
  if (code == 0)
    code = gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_IPADDRESS, loopback, sizeof loopback,
                                                 GNUTLS_FSAN_APPEND);
  if (code == 0)
    code = gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_IPADDRESS, loopback6,
                                                 sizeof loopback6, GNUTLS_FSAN_APPEND);
  return code;
}

static int
fill (gnutls_x509_crt_t certificate, gnutls_x509_privkey_t key)
{
  guint8 serial[16];
  time_t now = (time_t) (g_get_real_time () / G_USEC_PER_SEC);
  int code = gnutls_rnd (GNUTLS_RND_NONCE, serial, sizeof serial);

  /* A serial number is positive. */
  serial[0] = (serial[0] & 0x7f) | 0x40;
  if (code == 0)
    code = gnutls_x509_privkey_generate (key, GNUTLS_PK_ECDSA,
                                         GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0);
  if (code == 0)
    code = gnutls_x509_crt_set_version (certificate, 3);
  if (code == 0)
    code = gnutls_x509_crt_set_serial (certificate, serial, sizeof serial);
  if (code == 0)
    code = gnutls_x509_crt_set_activation_time (certificate, now - 24 * 60 * 60);
  if (code == 0)
    code = gnutls_x509_crt_set_expiration_time (certificate, now + (time_t) DAYS_VALID * 24 * 60 * 60);
  if (code == 0)
    code = fill_names (certificate);
  if (code == 0)
    code = gnutls_x509_crt_set_key_usage (certificate, GNUTLS_KEY_DIGITAL_SIGNATURE);
  if (code == 0)
    code = gnutls_x509_crt_set_key (certificate, key);
  if (code == 0)
    code = gnutls_x509_crt_sign2 (certificate, certificate, key, GNUTLS_DIG_SHA256, 0);
  return code;
}

/**
 * demo_certificate_new:
 * @error: return location
 *
 * Makes an EC key, which takes no time, and signs it with itself.
 *
 * Returns: (transfer full): a new certificate with its key, or %NULL
 */
GTlsCertificate *
demo_certificate_new (GError **error)
{
  gnutls_x509_crt_t certificate = NULL;
  gnutls_x509_privkey_t key = NULL;
  gnutls_datum_t certificate_pem = { NULL };
  gnutls_datum_t key_pem = { NULL };
  GTlsCertificate *result = NULL;
  int code = gnutls_x509_crt_init (&certificate);

  if (code == 0)
    code = gnutls_x509_privkey_init (&key);
  if (code == 0)
    code = fill (certificate, key);
  if (code == 0)
    code = gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &certificate_pem);
  if (code == 0)
    code = gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &key_pem);
  if (code == 0)
    {
      g_autofree char *pem =
        g_strdup_printf ("%.*s%.*s", (int) certificate_pem.size, (char *) certificate_pem.data,
                         (int) key_pem.size, (char *) key_pem.data);

      result = g_tls_certificate_new_from_pem (pem, -1, error);
    }
  else
    g_set_error (error, G_TLS_ERROR, G_TLS_ERROR_MISC, "%s", gnutls_strerror (code));
  gnutls_free (certificate_pem.data);
  gnutls_free (key_pem.data);
  if (key != NULL)
    gnutls_x509_privkey_deinit (key);
  if (certificate != NULL)
    gnutls_x509_crt_deinit (certificate);
  return result;
}

/**
 * demo_certificate_make_fingerprint:
 * @certificate: a certificate
 *
 * Returns: (transfer full): the SHA-256 of its DER as `AB:CD:…`
 */
char *
demo_certificate_make_fingerprint (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) der = NULL;
  g_autofree char *hex = NULL;
  GString *text = g_string_new (NULL);

  g_object_get (certificate, "certificate", &der, NULL);
  hex = g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);
  for (guint i = 0; hex[i] != '\0'; i += 2)
    g_string_append_printf (text, "%s%c%c", i == 0 ? "" : ":", g_ascii_toupper (hex[i]),
                            g_ascii_toupper (hex[i + 1]));
  return g_string_free (text, FALSE);
}
