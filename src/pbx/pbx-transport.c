/* pbx-transport.c: bytes to and from one device, and whether it is that device
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-transport.h"

#include "pbx-error.h"
#include "pbx-exchange.h"
#include "pbx-json.h"
#include "pbx-roots.h"

/* More than any list page of this device family, and little enough to hold. */
#define MAX_ANSWER (32 * 1024 * 1024)
#define READ_SIZE (64 * 1024)

/* Silence on the wire, in seconds, after which a connection counts as broken. */
#define IO_TIMEOUT 30

/**
 * PbxTransport:
 *
 * The one door through which bytes go to a device.
 *
 * It decides whether the other side is the device that the person trusts, before anything that is
 * secret leaves: a request's headers are completed with the token only when the certificate of the very
 * connection that will carry it was checked. It follows no redirect, and it builds every address from
 * the device's own, so that nothing goes elsewhere whatever an answer says.
 */
struct _PbxTransport
{
  GObject parent_instance;

  PbxAddress *address;
  SoupSession *session;
  char *pin;                /* nullable: SHA-256 fingerprint */
  PbxCertificate *rejected; /* nullable: the last certificate that was not trusted */
};

G_DEFINE_FINAL_TYPE (PbxTransport, pbx_transport, G_TYPE_OBJECT)

static SoupSession *
create_session (void)
{
  SoupSession *session =
    soup_session_new_with_options ("timeout", IO_TIMEOUT, "idle-timeout", 60, "max-conns-per-host", 6,
                                   "user-agent", "FrontDesk ", NULL);

  /* 401 is answered by a person, not by libsoup. */
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);

  return session;
}

static void
pbx_transport_dispose (GObject *object)
{
  PbxTransport *self = PBX_TRANSPORT (object);

  if (self->session != NULL)
    soup_session_abort (self->session);

  g_clear_object (&self->session);
  g_clear_object (&self->rejected);

  G_OBJECT_CLASS (pbx_transport_parent_class)->dispose (object);
}

static void
pbx_transport_finalize (GObject *object)
{
  PbxTransport *self = PBX_TRANSPORT (object);

  g_clear_pointer (&self->address, pbx_address_unref);
  g_clear_pointer (&self->pin, g_free);

  G_OBJECT_CLASS (pbx_transport_parent_class)->finalize (object);
}

static void
pbx_transport_class_init (PbxTransportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pbx_transport_dispose;
  object_class->finalize = pbx_transport_finalize;

  pbx_roots_install ();
}

static void
pbx_transport_init (PbxTransport *self)
{
  self->session = create_session ();
}

/* Trust */

static gboolean
certificate_is_trusted (PbxTransport *self, GTlsCertificate *certificate, GTlsCertificateFlags errors)
{
  g_autofree char *fingerprint = NULL;

  if ((errors & G_TLS_CERTIFICATE_REVOKED) != 0)
    return FALSE;

  if (self->pin == NULL)
    return errors == 0;

  /* A pin counts even where a system authority vouches for another certificate. */
  fingerprint = pbx_certificate_fingerprint (certificate);
  return g_ascii_strcasecmp (fingerprint, self->pin) == 0;
}

static void
distrust (PbxTransport *self, PbxExchange *exchange, GTlsCertificate *certificate)
{
  exchange->distrusted = TRUE;
  exchange->pinned = self->pin != NULL;

  if (certificate != NULL)
    {
      g_clear_object (&self->rejected);
      self->rejected = pbx_certificate_new (certificate);
    }
}

static PbxTransport *
exchange_get_transport (SoupMessage *message)
{
  return g_object_get_data (G_OBJECT (message), "pbx-transport");
}

static gboolean
on_accept_certificate (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags errors,
                       PbxExchange *exchange)
{
  PbxTransport *self = exchange_get_transport (message);

  if (certificate_is_trusted (self, certificate, errors))
    return TRUE;

  distrust (self, exchange, certificate);
  return FALSE;
}

/* Runs when a connection was found for the message and before a byte of it is written. A reused
 * connection and one that the system trusts never ask on_accept_certificate(). */
static void
on_starting (SoupMessage *message, PbxExchange *exchange)
{
  PbxTransport *self = exchange_get_transport (message);
  GTlsCertificate *certificate = soup_message_get_tls_peer_certificate (message);

  if (certificate == NULL ||
      !certificate_is_trusted (self, certificate, soup_message_get_tls_peer_certificate_errors (message)))
    {
      distrust (self, exchange, certificate);
      g_cancellable_cancel (exchange->cancellable);
      return;
    }

  if (exchange->authorization != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization",
                                  exchange->authorization);
}

static void
on_wrote_headers (SoupMessage *message, PbxExchange *exchange)
{
  exchange->sent = TRUE;
}

static void
return_error (GTask *task, GError *error)
{
  PbxExchange *exchange = g_task_get_task_data (task);

  pbx_exchange_clear_deadline (exchange);
  g_task_return_error (task, pbx_exchange_translate_error (exchange, error));
}

/* Reading the answer */

static void
on_parsed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PbxExchange *exchange = g_task_get_task_data (task);
  guint status = soup_message_get_status (exchange->message);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = pbx_json_parse_finish (result, &error);
  JsonNode *data = NULL;

  if (pbx_error_is_cancelled (error))
    {
      return_error (task, g_steal_pointer (&error));
      return;
    }

  if (!SOUP_STATUS_IS_SUCCESSFUL (status))
    {
      return_error (task, pbx_exchange_status_error (exchange, status, root));
      return;
    }

  if (root != NULL)
    data = pbx_envelope_open (root, exchange->info, &error);

  if (data == NULL)
    {
      return_error (task, g_steal_pointer (&error));
      return;
    }

  pbx_exchange_clear_deadline (exchange);
  g_task_return_pointer (task, data, (GDestroyNotify) json_node_unref);
}

static void read_more (GTask *task);

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PbxExchange *exchange = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  g_autoptr (GBytes) whole = NULL;

  if (chunk == NULL)
    {
      return_error (task, g_steal_pointer (&error));
      return;
    }

  if (g_bytes_get_size (chunk) > 0)
    {
      if (exchange->answer->len + g_bytes_get_size (chunk) > MAX_ANSWER)
        {
          g_cancellable_cancel (exchange->cancellable);
          pbx_exchange_clear_deadline (exchange);
          g_task_return_new_error (task, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD,
                                   "%s: the answer is larger than %d MiB", exchange->info->name,
                                   MAX_ANSWER / (1024 * 1024));
          return;
        }

      g_byte_array_append (exchange->answer, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
      read_more (g_steal_pointer (&task));
      return;
    }

  whole = g_byte_array_free_to_bytes (g_steal_pointer (&exchange->answer));
  pbx_json_parse_async (whole, exchange->info->name, exchange->cancellable, on_parsed,
                        g_steal_pointer (&task));
}

/* Takes @task. */
static void
read_more (GTask *task)
{
  PbxExchange *exchange = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (exchange->stream, READ_SIZE, g_task_get_priority (task),
                                   exchange->cancellable, on_read, task);
}

static void
on_headers (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PbxExchange *exchange = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  exchange->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);

  if (exchange->stream == NULL)
    {
      return_error (task, g_steal_pointer (&error));
      return;
    }

  if (exchange->is_file && SOUP_STATUS_IS_SUCCESSFUL (soup_message_get_status (exchange->message)))
    {
      pbx_exchange_clear_deadline (exchange);
      g_task_return_pointer (task, g_object_ref (exchange->stream), g_object_unref);
      return;
    }

  exchange->answer = g_byte_array_new ();
  read_more (g_steal_pointer (&task));
}

/* Sending */

static gboolean
on_deadline (gpointer user_data)
{
  PbxExchange *exchange = user_data;

  exchange->late = TRUE;
  g_cancellable_cancel (exchange->cancellable);

  return G_SOURCE_REMOVE;
}

static void
on_outer_cancelled (GCancellable *outer, GCancellable *inner)
{
  g_cancellable_cancel (inner);
}

static SoupMessage *
create_message (PbxTransport *self, const PbxRequest *request)
{
  g_autoptr (GUri) uri = pbx_address_build_uri (self->address, request->path, request->query);
  SoupMessage *message = soup_message_new_from_uri (request->method, uri);
  gboolean once = request->info->writes || request->info->answer == PBX_ANSWER_TOKEN;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);

  /* libsoup sends a message anew when a kept connection turns out to be closed. For a change that could
   * mean twice, and for a password a locked account, so these get a connection of their own; a read may use a
   * kept one whatever its method. */
  soup_message_add_flags (message, once ? SOUP_MESSAGE_NEW_CONNECTION : SOUP_MESSAGE_IDEMPOTENT);

  if (request->body != NULL)
    soup_message_set_request_body_from_bytes (message, request->content_type, request->body);

  if (request->offset > 0)
    soup_message_headers_set_range (soup_message_get_request_headers (message), request->offset, -1);

  return message;
}

static void
start (PbxTransport *self,
       const PbxRequest *request,
       gboolean is_file,
       GCancellable *cancellable,
       GTask *task)
{
  PbxExchange *exchange = g_new0 (PbxExchange, 1);

  exchange->info = request->info;
  exchange->device = g_strdup (pbx_address_to_string (self->address));
  exchange->is_file = is_file;
  exchange->message = create_message (self, request);
  exchange->authorization = g_strdup (request->authorization);
  exchange->cancellable = g_cancellable_new ();
  g_task_set_task_data (task, exchange, (GDestroyNotify) pbx_exchange_free);

  /* A cancellation must not turn into a success, and a distrusted device not into "cancelled":
   * pbx_exchange_translate_error() tells them apart. */
  g_task_set_check_cancellable (task, FALSE);

  if (cancellable != NULL)
    {
      exchange->outer = g_object_ref (cancellable);
      exchange->outer_handler =
        g_cancellable_connect (cancellable, G_CALLBACK (on_outer_cancelled), exchange->cancellable, NULL);
    }

  exchange->deadline = g_timeout_source_new_seconds (request->info->timeout);
  g_source_set_callback (exchange->deadline, on_deadline, exchange, NULL);
  g_source_attach (exchange->deadline, g_main_context_get_thread_default ());

  g_object_set_data (G_OBJECT (exchange->message), "pbx-transport", self);
  g_signal_connect (exchange->message, "accept-certificate", G_CALLBACK (on_accept_certificate), exchange);
  g_signal_connect (exchange->message, "starting", G_CALLBACK (on_starting), exchange);
  g_signal_connect (exchange->message, "wrote-headers", G_CALLBACK (on_wrote_headers), exchange);

  soup_session_send_async (self->session, exchange->message, G_PRIORITY_DEFAULT, exchange->cancellable,
                           on_headers, g_object_ref (task));
}

/**
 * pbx_transport_new:
 * @address: where the device is
 *
 * Returns: (transfer full): a way to the device; nothing is sent yet
 */
PbxTransport *
pbx_transport_new (PbxAddress *address)
{
  PbxTransport *self;

  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (PBX_TYPE_TRANSPORT, NULL);
  self->address = pbx_address_ref (address);

  return self;
}

/**
 * pbx_transport_get_address:
 *
 * Returns: (transfer none): where the device is
 */
PbxAddress *
pbx_transport_get_address (PbxTransport *self)
{
  g_return_val_if_fail (PBX_IS_TRANSPORT (self), NULL);
  return self->address;
}

/**
 * pbx_transport_get_pin:
 *
 * Returns: (nullable): the fingerprint that the device must show
 */
const char *
pbx_transport_get_pin (PbxTransport *self)
{
  g_return_val_if_fail (PBX_IS_TRANSPORT (self), NULL);
  return self->pin;
}

/**
 * pbx_transport_set_pin:
 * @fingerprint: (nullable): a SHA-256 fingerprint, or %NULL to trust who the system trusts
 *
 * Says which certificate the device must show. Connections that were made under another rule are
 * closed.
 */
void
pbx_transport_set_pin (PbxTransport *self, const char *fingerprint)
{
  g_return_if_fail (PBX_IS_TRANSPORT (self));

  if (fingerprint != NULL && *fingerprint == '\0')
    fingerprint = NULL;

  if (g_strcmp0 (self->pin, fingerprint) == 0)
    return;

  g_free (self->pin);
  self->pin = g_strdup (fingerprint);
  g_clear_object (&self->rejected);
  pbx_transport_reset (self);
}

/**
 * pbx_transport_get_rejected:
 *
 * Returns: (nullable) (transfer none): the last certificate that was not trusted
 */
PbxCertificate *
pbx_transport_get_rejected (PbxTransport *self)
{
  g_return_val_if_fail (PBX_IS_TRANSPORT (self), NULL);
  return self->rejected;
}

/**
 * pbx_transport_reset:
 *
 * Closes every connection. Requests that are under way end in an error.
 */
void
pbx_transport_reset (PbxTransport *self)
{
  g_return_if_fail (PBX_IS_TRANSPORT (self));

  soup_session_abort (self->session);
  g_object_unref (self->session);
  self->session = create_session ();
}

/**
 * pbx_transport_send_async:
 * @request: what to send
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Sends a request and reads its answer out of the envelope.
 */
void
pbx_transport_send_async (PbxTransport *self,
                          const PbxRequest *request,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PBX_IS_TRANSPORT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pbx_transport_send_async);
  start (self, request, FALSE, cancellable, task);
}

/**
 * pbx_transport_send_finish:
 * @status: (out) (optional): the HTTP status, 0 where there was no answer
 *
 * Returns: (transfer full): the answer's `data`, or %NULL with @error set to any #PbxError but
 *   %PBX_ERROR_SIGN_IN_REFUSED
 */
JsonNode *
pbx_transport_send_finish (PbxTransport *self, GAsyncResult *result, guint *status, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, pbx_transport_send_async), NULL);

  if (status != NULL)
    {
      PbxExchange *exchange = g_task_get_task_data (G_TASK (result));

      *status = soup_message_get_status (exchange->message);
    }

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pbx_transport_open_async:
 * @request: what to send
 * @cancellable: (nullable): to cancel with
 * @callback: called when the answer begins
 * @user_data: for @callback
 *
 * Sends a request whose good answer is a file.
 */
void
pbx_transport_open_async (PbxTransport *self,
                          const PbxRequest *request,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PBX_IS_TRANSPORT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pbx_transport_open_async);
  start (self, request, TRUE, cancellable, task);
}

/**
 * pbx_transport_open_finish:
 * @offset: (out) (optional): where in the file the stream begins; 0 where the device does not do ranges
 * @length: (out) (optional): how many bytes the device says will come, or -1
 *
 * Returns: (transfer full): the file's bytes as they come, or %NULL with @error set
 */
GInputStream *
pbx_transport_open_finish (PbxTransport *self,
                           GAsyncResult *result,
                           gint64 *offset,
                           gint64 *length,
                           GError **error)
{
  PbxExchange *exchange;
  SoupMessageHeaders *headers;
  goffset first = 0;
  goffset last = 0;
  goffset total = 0;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, pbx_transport_open_async), NULL);

  exchange = g_task_get_task_data (G_TASK (result));
  headers = soup_message_get_response_headers (exchange->message);

  if (offset != NULL)
    *offset = soup_message_get_status (exchange->message) == SOUP_STATUS_PARTIAL_CONTENT &&
                  soup_message_headers_get_content_range (headers, &first, &last, &total)
                ? first
                : 0;

  if (length != NULL)
    *length = soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
                ? soup_message_headers_get_content_length (headers)
                : -1;

  return g_task_propagate_pointer (G_TASK (result), error);
}
