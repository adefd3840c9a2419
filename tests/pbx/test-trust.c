/* test-trust.c: whom the token is given to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-test.h"

#include <glib/gstdio.h>

static void
test_first_contact (void)
{
  g_autoptr (DemoProcess) demo = demo_process_new (NULL);
  g_autoptr (PbxAddress) address = pbx_address_parse (demo_process_get_address (demo), NULL);
  g_autoptr (PbxClient) client = pbx_client_new (address);
  g_autoptr (GError) error = NULL;
  PbxCertificate *certificate;

  g_assert_false (test_sign_in (client, "admin", "demo", &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_UNTRUSTED);
  g_assert_cmpuint (demo_process_count_requests (demo, "/"), ==, 0);

  certificate = pbx_client_get_rejected_certificate (client);
  g_assert_nonnull (certificate);
  g_assert_cmpstr (pbx_certificate_get_fingerprint (certificate), ==, demo_process_get_fingerprint (demo));
  g_assert_nonnull (pbx_certificate_get_subject (certificate));
  g_assert_nonnull (pbx_certificate_get_issuer (certificate));
  g_assert_cmpint (g_date_time_compare (pbx_certificate_get_not_before (certificate),
                                        pbx_certificate_get_not_after (certificate)),
                   <, 0);
  g_clear_error (&error);

  pbx_client_set_pin (client, pbx_certificate_get_fingerprint (certificate));
  g_assert_true (test_sign_in (client, "admin", "demo", &error));
  g_assert_no_error (error);
}

/* The man in the middle: nothing is sent to who shows another certificate, be it on a new connection or in
 * mid-session. */
static void
test_changed_certificate (void)
{
  g_autoptr (DemoProcess) demo = demo_process_new (NULL);
  g_autoptr (PbxClient) client = test_client_new_signed_in (demo);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) before = test_call (client, PBX_ENDPOINT_CLOCK, NULL, &error);
  g_autoptr (JsonNode) data = NULL;
  g_autoptr (JsonNode) write = NULL;
  g_autoptr (JsonNode) after = NULL;
  PbxCertificate *certificate;
  guint n_requests;

  g_assert_no_error (error);

  demo_process_tell (demo, "certificate new");
  n_requests = demo_process_count_requests (demo, "/");

  data = test_call (client, PBX_ENDPOINT_CLOCK, NULL, &error);
  g_assert_null (data);
  g_assert_error (error, PBX_ERROR, PBX_ERROR_CERTIFICATE_CHANGED);
  g_clear_error (&error);

  write = test_call_json (client, PBX_ENDPOINT_DIAL, "{\"src\":\"201\",\"dest\":\"202\"}", &error);
  g_assert_null (write);
  g_assert_error (error, PBX_ERROR, PBX_ERROR_CERTIFICATE_CHANGED);
  g_clear_error (&error);

  g_assert_false (test_sign_in (client, "admin", "demo", &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_CERTIFICATE_CHANGED);
  g_clear_error (&error);

  g_assert_cmpuint (demo_process_count_requests (demo, "/"), ==, n_requests);

  certificate = pbx_client_get_rejected_certificate (client);
  g_assert_cmpstr (pbx_certificate_get_fingerprint (certificate), !=, pbx_client_get_pin (client));

  /* The person's deliberate choice */
  pbx_client_set_pin (client, pbx_certificate_get_fingerprint (certificate));
  after = test_call (client, PBX_ENDPOINT_CLOCK, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (after);
}

static gboolean
accept_any (GTlsConnection *connection,
            GTlsCertificate *certificate,
            GTlsCertificateFlags errors,
            gpointer unused)
{
  return TRUE;
}

static void
on_client_event (GSocketClient *client,
                 GSocketClientEvent event,
                 GSocketConnectable *connectable,
                 GIOStream *connection,
                 gpointer unused)
{
  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING)
    g_signal_connect (connection, "accept-certificate", G_CALLBACK (accept_any), NULL);
}

/* Writes the device's certificate into a file, as an authority that a system trusts. */
static char *
save_certificate (DemoProcess *demo)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GIOStream) tls = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *pem = NULL;
  char *file = NULL;

  g_socket_client_set_tls (client, TRUE);
  g_signal_connect (client, "event", G_CALLBACK (on_client_event), NULL);
  connection = g_socket_client_connect_to_host (client, demo_process_get_address (demo), 443, NULL, &error);
  g_assert_no_error (error);

  g_object_get (connection, "base-io-stream", &tls, NULL);
  g_object_get (g_tls_connection_get_peer_certificate (G_TLS_CONNECTION (tls)), "certificate-pem", &pem,
                NULL);

  g_close (g_file_open_tmp ("frontdesk-authority-XXXXXX.pem", &file, &error), NULL);
  g_file_set_contents (file, pem, -1, &error);
  g_assert_no_error (error);

  return file;
}

/* A certificate that an authority vouches for needs no question, and still does not replace a pin. */
static void
test_system_authority (void)
{
  g_autoptr (DemoProcess) demo = demo_process_new (NULL);
  g_autoptr (PbxAddress) address = pbx_address_parse (demo_process_get_address (demo), NULL);
  g_autoptr (PbxClient) client = pbx_client_new (address);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = NULL;
  g_autofree char *pem = save_certificate (demo);

  database = g_tls_file_database_new (pem, &error);
  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);

  g_assert_true (test_sign_in (client, "admin", "demo", &error));
  g_assert_no_error (error);
  g_assert_null (pbx_client_get_rejected_certificate (client));

  pbx_client_set_pin (client, "00:11:22");
  g_assert_cmpuint (demo_process_count_requests (demo, "/pbx/auth/login"), ==, 1);
  g_assert_false (test_sign_in (client, "admin", "demo", &error));
  g_assert_error (error, PBX_ERROR, PBX_ERROR_CERTIFICATE_CHANGED);
  g_assert_cmpuint (demo_process_count_requests (demo, "/pbx/auth/login"), ==, 1);

  g_tls_backend_set_default_database (g_tls_backend_get_default (), NULL);
  g_remove (pem);
}

static void
test_no_redirect (void)
{
  g_autoptr (DemoProcess) demo = demo_process_new (NULL);
  g_autoptr (DemoProcess) other = demo_process_new (NULL);
  g_autoptr (PbxClient) client = test_client_new_signed_in (demo);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = NULL;

  demo_process_tell (demo, "misbehave cross-host-redirect=https://%s/pbx/systeminfo/version /",
                     demo_process_get_address (other));
  data = test_call (client, PBX_ENDPOINT_CLOCK, NULL, &error);
  g_assert_null (data);
  g_assert_error (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD);
  g_assert_cmpuint (demo_process_count_requests (other, "/"), ==, 0);
}

static void
test_plain_http (void)
{
  g_autoptr (GSocketService) service = g_socket_service_new ();
  g_autoptr (GError) error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, &error);
  g_autofree char *text = g_strdup_printf ("127.0.0.1:%u", port);
  g_autoptr (PbxAddress) address = pbx_address_parse (text, NULL);
  g_autoptr (PbxClient) client = pbx_client_new (address);

  g_socket_service_start (service);
  g_assert_false (test_sign_in (client, "admin", "demo", &error));
  g_assert_true (error->domain == PBX_ERROR);
  g_assert_true (error->code == PBX_ERROR_INSECURE || error->code == PBX_ERROR_UNREACHABLE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trust/first-contact", test_first_contact);
  g_test_add_func ("/trust/changed-certificate", test_changed_certificate);
  g_test_add_func ("/trust/system-authority", test_system_authority);
  g_test_add_func ("/trust/no-redirect", test_no_redirect);
  g_test_add_func ("/trust/plain-http", test_plain_http);
  return g_test_run ();
}
