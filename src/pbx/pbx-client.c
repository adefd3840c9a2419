/* pbx-client.c: one device, over HTTPS
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-client-private.h"

#include "pbx-dialect.h"
#include "pbx-held.h"
#include "pbx-sign-in.h"
#include "pbx-recording-stream.h"
#include "pbx-transport.h"

#include <string.h>

/**
 * PbxClient:
 *
 * One device: every call of the program goes through here.
 *
 * When the device ends the sign-in in the middle of work (401), calls are held: the client emits
 * [signal@Client::sign-in-needed] once, and when somebody has signed in, reads go on by themselves.
 * Changes wait for [method@Client.release_held_writes], since only a person can know whether they are
 * still wanted; the client emits [signal@Client::resend-question].
 */
struct _PbxClient
{
  GObject parent_instance;

  PbxTransport *transport;
  char *user_name; /* nullable */
  char *token;     /* nullable; with "Bearer " */
  PbxHeld *held;   /* calls that wait for a sign-in */

  PbxDialect dialect;
  guint sign_in_serial;
  gboolean waiting; /* somebody was asked to sign in and has not answered yet */
};

G_DEFINE_FINAL_TYPE (PbxClient, pbx_client, G_TYPE_OBJECT)

enum
{
  PROP_ADDRESS = 1,
  PROP_PIN,
  PROP_SIGNED_IN,
  PROP_USER_NAME,
  N_PROPS
};

enum
{
  SIGN_IN_NEEDED,
  RESEND_QUESTION,
  ANSWERED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* The task data of a call */
typedef struct
{
  PbxWording wording;
  guint sign_in_serial; /* of the token that the call was sent with */

  /* Of a recording, which is a file */
  char *play_url; /* nullable */
  gint64 offset;
  gint64 length;
} Call;

static void
call_free (Call *call)
{
  pbx_wording_clear (&call->wording);
  g_free (call->play_url);
  g_free (call);
}

static void send_call (PbxClient *self, GTask *task);

static void
pbx_client_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PbxClient *self = PBX_CLIENT (object);

  switch (prop_id)
    {
    case PROP_ADDRESS:
      g_value_set_boxed (value, pbx_client_get_address (self));
      break;
    case PROP_PIN:
      g_value_set_string (value, pbx_client_get_pin (self));
      break;
    case PROP_SIGNED_IN:
      g_value_set_boolean (value, pbx_client_get_signed_in (self));
      break;
    case PROP_USER_NAME:
      g_value_set_string (value, self->user_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pbx_client_dispose (GObject *object)
{
  PbxClient *self = PBX_CLIENT (object);

  if (self->transport != NULL)
    g_object_run_dispose (G_OBJECT (self->transport));
  g_clear_object (&self->transport);

  G_OBJECT_CLASS (pbx_client_parent_class)->dispose (object);
}

static void
pbx_client_finalize (GObject *object)
{
  PbxClient *self = PBX_CLIENT (object);

  /* Held calls hold a reference to the client, so there are none left. */
  pbx_held_free (self->held);
  g_free (self->user_name);
  g_free (self->token);

  G_OBJECT_CLASS (pbx_client_parent_class)->finalize (object);
}

static void
pbx_client_class_init (PbxClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pbx_client_get_property;
  object_class->dispose = pbx_client_dispose;
  object_class->finalize = pbx_client_finalize;

  /**
   * PbxClient:address:
   *
   * Where the device is.
   */
  properties[PROP_ADDRESS] = g_param_spec_boxed ("address", NULL, NULL, PBX_TYPE_ADDRESS, flags);

  /**
   * PbxClient:pin:
   *
   * The SHA-256 fingerprint of the certificate that the person trusts, or %NULL.
   */
  properties[PROP_PIN] = g_param_spec_string ("pin", NULL, NULL, NULL, flags);

  /**
   * PbxClient:signed-in:
   *
   * Whether there is a token that the device has not refused.
   */
  properties[PROP_SIGNED_IN] = g_param_spec_boolean ("signed-in", NULL, NULL, FALSE, flags);

  /**
   * PbxClient:user-name:
   *
   * Who is, or last was, signed in.
   */
  properties[PROP_USER_NAME] = g_param_spec_string ("user-name", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PbxClient::sign-in-needed:
   *
   * The device ended the sign-in. Calls are held until [method@Client.sign_in_async] succeeds or
   * [method@Client.abandon_held] is called. Emitted once for all of them.
   */
  signals[SIGN_IN_NEEDED] =
    g_signal_new ("sign-in-needed", PBX_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PbxClient::resend-question:
   *
   * Somebody is signed in again and changes are held: ask whether to send them, and call
   * [method@Client.release_held_writes].
   */
  signals[RESEND_QUESTION] =
    g_signal_new ("resend-question", PBX_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PbxClient::answered:
   * @endpoint: the endpoint, a [enum@Endpoint]
   * @error: (nullable): what went wrong, or %NULL
   *
   * A call came to its end, for whoever tells the person how the connection is.
   */
  signals[ANSWERED] = g_signal_new ("answered", PBX_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_ERROR);
}

static void
pbx_client_init (PbxClient *self)
{
  self->held = pbx_held_new ();
  pbx_dialect_init (&self->dialect);
}

static gboolean
call_writes (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  return pbx_endpoint_get_info (call->wording.endpoint)->writes;
}

static gboolean
call_reads (GTask *task)
{
  return !call_writes (task);
}

static void
set_token (PbxClient *self, const char *token)
{
  gboolean was = self->token != NULL;

  if (self->token != NULL)
    memset (self->token, 0, strlen (self->token));
  g_free (self->token);
  self->token = token == NULL                         ? NULL
                : g_str_has_prefix (token, "Bearer ") ? g_strdup (token)
                                                      : g_strconcat ("Bearer ", token, NULL);

  if (was != (self->token != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIGNED_IN]);
}

/* Takes @task, which the device answered with 401. */
static void
sign_in_ended (PbxClient *self, GTask *task)
{
  Call *call = g_task_get_task_data (task);
  gboolean stale = call->sign_in_serial != self->sign_in_serial;
  gboolean newer_token = stale && self->token != NULL;

  /* Nobody is going to sign in for what was sent before the person signed out. */
  if (stale && !newer_token)
    {
      g_task_return_new_error (task, PBX_ERROR, PBX_ERROR_SIGN_IN_NEEDED, "%s: signed out meanwhile",
                               pbx_endpoint_get_info (call->wording.endpoint)->name);
      g_object_unref (task);
      return;
    }

  if (newer_token && !call_writes (task))
    {
      send_call (self, task);
      return;
    }

  pbx_held_add (self->held, task);

  if (newer_token)
    {
      g_signal_emit (self, signals[RESEND_QUESTION], 0);
      return;
    }

  set_token (self, NULL);

  if (!self->waiting)
    {
      self->waiting = TRUE;
      g_signal_emit (self, signals[SIGN_IN_NEEDED], 0);
    }
}

/* Calls */

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PbxClient *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = NULL;
  guint status;

  data = pbx_transport_send_finish (PBX_TRANSPORT (source), result, &status, &error);

  if (g_error_matches (error, PBX_ERROR, PBX_ERROR_SIGN_IN_NEEDED))
    {
      sign_in_ended (self, g_steal_pointer (&task));
      return;
    }

  if (!pbx_error_is_cancelled (error))
    g_signal_emit (self, signals[ANSWERED], 0, call->wording.endpoint, error);

  if (pbx_wording_try_another (&call->wording, &self->dialect, status, &data, &error))
    send_call (self, g_steal_pointer (&task));
  else if (data != NULL)
    g_task_return_pointer (task, g_steal_pointer (&data), (GDestroyNotify) json_node_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PbxClient *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gint64 offset;
  GInputStream *stream = pbx_recording_stream_open_finish (result, &offset, &call->length, &error);

  if (stream != NULL)
    {
      call->offset = offset;
      g_task_return_pointer (task, stream, g_object_unref);
    }
  else if (g_error_matches (error, PBX_ERROR, PBX_ERROR_SIGN_IN_NEEDED))
    sign_in_ended (self, g_steal_pointer (&task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes @task. */
static void
send_call (PbxClient *self, GTask *task)
{
  Call *call = g_task_get_task_data (task);
  const PbxEndpointInfo *info = pbx_endpoint_get_info (call->wording.endpoint);
  PbxEncoded encoded;
  PbxRequest request = { NULL };

  if (self->transport == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The device was closed");
      g_object_unref (task);
      return;
    }

  if (call->play_url != NULL)
    {
      call->sign_in_serial = self->sign_in_serial;
      pbx_recording_stream_open_async (self, self->transport, self->token, call->play_url, call->offset,
                                       g_task_get_cancellable (task), on_opened, task);
      return;
    }

  pbx_parameters_encode (info, call->wording.parameters, call->wording.style, call->wording.flags_as_booleans,
                         &encoded);

  request.info = info;
  request.method = encoded.method;
  request.path = encoded.path;
  request.query = encoded.query;
  request.content_type = encoded.content_type;
  request.body = encoded.body;
  request.authorization = self->token;

  call->sign_in_serial = self->sign_in_serial;
  pbx_transport_send_async (self->transport, &request, g_task_get_cancellable (task), on_answer, task);

  pbx_encoded_clear (&encoded);
}

/**
 * pbx_client_new:
 * @address: where the device is
 *
 * Returns: (transfer full): a client that is not signed in; nothing is sent yet
 */
PbxClient *
pbx_client_new (PbxAddress *address)
{
  PbxClient *self;

  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (PBX_TYPE_CLIENT, NULL);
  self->transport = pbx_transport_new (address);

  return self;
}

/**
 * pbx_client_get_address:
 *
 * Returns: (transfer none) (nullable): where the device is
 */
PbxAddress *
pbx_client_get_address (PbxClient *self)
{
  g_return_val_if_fail (PBX_IS_CLIENT (self), NULL);
  return self->transport != NULL ? pbx_transport_get_address (self->transport) : NULL;
}

/**
 * pbx_client_get_pin:
 *
 * Returns: (nullable): the fingerprint that the device must show
 */
const char *
pbx_client_get_pin (PbxClient *self)
{
  g_return_val_if_fail (PBX_IS_CLIENT (self), NULL);
  return self->transport != NULL ? pbx_transport_get_pin (self->transport) : NULL;
}

/**
 * pbx_client_set_pin:
 * @fingerprint: (nullable): a SHA-256 fingerprint, or %NULL to trust who the system trusts
 *
 * Pins the certificate that the person trusts.
 */
void
pbx_client_set_pin (PbxClient *self, const char *fingerprint)
{
  g_return_if_fail (PBX_IS_CLIENT (self));

  pbx_transport_set_pin (self->transport, fingerprint);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PIN]);
}

/**
 * pbx_client_get_rejected_certificate:
 *
 * Returns: (nullable) (transfer none): what the device showed when a call last ended in
 *   %PBX_ERROR_UNTRUSTED or %PBX_ERROR_CERTIFICATE_CHANGED
 */
PbxCertificate *
pbx_client_get_rejected_certificate (PbxClient *self)
{
  g_return_val_if_fail (PBX_IS_CLIENT (self), NULL);
  return self->transport != NULL ? pbx_transport_get_rejected (self->transport) : NULL;
}

/**
 * pbx_client_get_signed_in:
 *
 * Returns: whether there is a token that the device has not refused
 */
gboolean
pbx_client_get_signed_in (PbxClient *self)
{
  g_return_val_if_fail (PBX_IS_CLIENT (self), FALSE);
  return self->token != NULL;
}

/**
 * pbx_client_get_user_name:
 *
 * Returns: (nullable): who is, or last was, signed in
 */
const char *
pbx_client_get_user_name (PbxClient *self)
{
  g_return_val_if_fail (PBX_IS_CLIENT (self), NULL);
  return self->user_name;
}

/**
 * pbx_client_dup_token:
 *
 * For the keyring only.
 *
 * Returns: (transfer full) (nullable): the token, with its `Bearer ` prefix
 */
char *
pbx_client_dup_token (PbxClient *self)
{
  g_return_val_if_fail (PBX_IS_CLIENT (self), NULL);
  return g_strdup (self->token);
}

/**
 * pbx_client_set_token:
 * @user_name: whose it is
 * @token: with or without `Bearer `
 *
 * Signs in with a token: one that was kept, or one that the device has just given. Reads that were held
 * go on; for held changes [signal@Client::resend-question] is emitted.
 */
void
pbx_client_set_token (PbxClient *self, const char *user_name, const char *token)
{
  g_autoptr (GPtrArray) reads = NULL;

  g_return_if_fail (PBX_IS_CLIENT (self));
  g_return_if_fail (token != NULL);

  if (g_strcmp0 (self->user_name, user_name) != 0)
    {
      g_free (self->user_name);
      self->user_name = g_strdup (user_name);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER_NAME]);
    }

  self->sign_in_serial++;
  self->waiting = FALSE;
  set_token (self, token);

  reads = pbx_held_take (self->held, call_reads);
  for (guint i = 0; i < reads->len; i++)
    send_call (self, g_object_ref (reads->pdata[i]));

  if (!pbx_held_is_empty (self->held))
    g_signal_emit (self, signals[RESEND_QUESTION], 0);
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PbxClient *self = g_task_get_source_object (task);
  const char *user_name = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *token = pbx_sign_in_finish (result, &error);

  if (token == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* Not before the caller's callback: what goes on by itself should find the caller informed. */
  pbx_client_set_token (self, user_name, token);
  g_task_return_boolean (task, TRUE);
}

/**
 * pbx_client_sign_in_async:
 * @user_name: the administrator's name
 * @password: the password
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Signs in (endpoint 1). A refused password is not tried again.
 */
void
pbx_client_sign_in_async (PbxClient *self,
                          const char *user_name,
                          const char *password,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PBX_IS_CLIENT (self));
  g_return_if_fail (user_name != NULL && password != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pbx_client_sign_in_async);
  g_task_set_task_data (task, g_strdup (user_name), g_free);

  pbx_sign_in_async (self->transport, user_name, password, cancellable, on_signed_in,
                     g_steal_pointer (&task));
}

/**
 * pbx_client_sign_in_finish:
 *
 * Returns: %TRUE, or %FALSE with @error set: %PBX_ERROR_SIGN_IN_REFUSED, or what any call may end in
 */
gboolean
pbx_client_sign_in_finish (PbxClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pbx_client_sign_out:
 *
 * Forgets the token. Requests that are under way come to their end: a change that was just sent is not cut
 * off. What is held ends in %PBX_ERROR_SIGN_IN_NEEDED.
 */
void
pbx_client_sign_out (PbxClient *self)
{
  g_return_if_fail (PBX_IS_CLIENT (self));

  set_token (self, NULL);
  pbx_client_abandon_held (self);
}

/* Takes @task. */
static void
begin_call (PbxClient *self, GTask *task)
{
  Call *call = g_task_get_task_data (task);

  if (self->token != NULL)
    {
      send_call (self, task);
    }
  else if (self->waiting)
    {
      pbx_held_add (self->held, task);
    }
  else
    {
      g_task_return_new_error (task, PBX_ERROR, PBX_ERROR_SIGN_IN_NEEDED, "%s: not signed in",
                               pbx_endpoint_get_info (call->wording.endpoint)->name);
      g_object_unref (task);
    }
}

/**
 * pbx_client_call_async:
 * @endpoint: which endpoint
 * @parameters: (nullable) (transfer none): its parameters; they travel as the endpoint table says
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Calls an endpoint that answers with an envelope. Where the document leaves open how to ask (the
 * phonebook's paging, flags as numbers or booleans), what the device takes is found out once.
 */
void
pbx_client_call_async (PbxClient *self,
                       PbxEndpoint endpoint,
                       JsonObject *parameters,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Call *call;

  g_return_if_fail (PBX_IS_CLIENT (self));
  g_return_if_fail (pbx_endpoint_get_info (endpoint)->answer != PBX_ANSWER_FILE);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pbx_client_call_async);

  call = g_new0 (Call, 1);
  pbx_wording_init (&call->wording, &self->dialect, endpoint, parameters);
  g_task_set_task_data (task, call, (GDestroyNotify) call_free);

  begin_call (self, g_steal_pointer (&task));
}

/**
 * pbx_client_call_finish:
 *
 * Returns: (transfer full): the `data` of the answer, checked against the endpoint table, or %NULL with
 *   @error set to any #PbxError or %G_IO_ERROR_CANCELLED
 */
JsonNode *
pbx_client_call_finish (PbxClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, pbx_client_call_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pbx_client_open_recording_async:
 * @play_url: the recording's `playUrl`, as the device sent it
 * @offset: where to begin, in bytes
 * @cancellable: (nullable): to cancel with
 * @callback: called when the sound begins to come
 * @user_data: for @callback
 *
 * Opens a recording (endpoints 32 to 34). @play_url is not trusted: only a path below one of the three
 * is asked for, and only of this device. Where the sign-in has ended, it waits as every other read does.
 */
void
pbx_client_open_recording_async (PbxClient *self,
                                 const char *play_url,
                                 gint64 offset,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Call *call;

  g_return_if_fail (PBX_IS_CLIENT (self));
  g_return_if_fail (play_url != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pbx_client_open_recording_async);

  call = g_new0 (Call, 1);
  pbx_wording_init (&call->wording, &self->dialect, PBX_ENDPOINT_PLAY_RECORDING, NULL);
  call->play_url = g_strdup (play_url);
  call->offset = offset;
  g_task_set_task_data (task, call, (GDestroyNotify) call_free);

  begin_call (self, g_steal_pointer (&task));
}

/**
 * pbx_client_open_recording_finish:
 * @offset: (out) (optional): where the stream begins; 0 where the device does not do ranges
 * @length: (out) (optional): how many bytes the device says will come, or -1
 *
 * Returns: (transfer full): the sound, or %NULL with @error set
 */
GInputStream *
pbx_client_open_recording_finish (PbxClient *self,
                                  GAsyncResult *result,
                                  gint64 *offset,
                                  gint64 *length,
                                  GError **error)
{
  Call *call;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  call = g_task_get_task_data (G_TASK (result));
  if (offset != NULL)
    *offset = call->offset;
  if (length != NULL)
    *length = call->length;

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pbx_client_dup_held_writes:
 *
 * Returns: (transfer full) (array zero-terminated=1): the endpoint names of the changes that wait
 */
char **
pbx_client_dup_held_writes (PbxClient *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  GPtrArray *held;

  g_return_val_if_fail (PBX_IS_CLIENT (self), NULL);

  held = pbx_held_peek (self->held);

  for (guint i = 0; i < held->len; i++)
    {
      Call *call = g_task_get_task_data (held->pdata[i]);

      if (call_writes (held->pdata[i]))
        g_strv_builder_add (names, pbx_endpoint_get_info (call->wording.endpoint)->name);
    }

  return g_strv_builder_end (names);
}

/**
 * pbx_client_release_held_writes:
 * @send: whether the person wants them sent
 *
 * Sends the changes that wait, each once, or ends them in %PBX_ERROR_SIGN_IN_NEEDED.
 */
void
pbx_client_release_held_writes (PbxClient *self, gboolean send)
{
  g_autoptr (GPtrArray) writes = NULL;

  g_return_if_fail (PBX_IS_CLIENT (self));

  if (!send)
    {
      pbx_held_fail (self->held, call_writes);
      return;
    }

  writes = pbx_held_take (self->held, call_writes);

  for (guint i = 0; i < writes->len; i++)
    if (self->token != NULL)
      send_call (self, g_object_ref (writes->pdata[i]));
    else
      pbx_held_add (self->held, g_object_ref (writes->pdata[i]));
}

/**
 * pbx_client_abandon_held:
 *
 * Says that nobody will sign in: what is held, and every call until the next sign-in, ends in
 * %PBX_ERROR_SIGN_IN_NEEDED.
 */
void
pbx_client_abandon_held (PbxClient *self)
{
  g_return_if_fail (PBX_IS_CLIENT (self));

  self->waiting = FALSE;
  self->sign_in_serial++;
  pbx_held_fail (self->held, NULL);
}

/**
 * pbx_client_get_page_base: (skip)
 * @endpoint: a list
 *
 * Returns: what the device calls the list's first page, or %PBX_PAGE_BASE_UNKNOWN
 */
int
pbx_client_get_page_base (PbxClient *self, PbxEndpoint endpoint)
{
  return self->dialect.page_bases[endpoint];
}

/**
 * pbx_client_set_page_base: (skip)
 * @endpoint: a list
 * @base: 0 or 1
 *
 * Remembers what was found out.
 */
void
pbx_client_set_page_base (PbxClient *self, PbxEndpoint endpoint, int base)
{
  self->dialect.page_bases[endpoint] = (gint8) base;
}
