/* pbx-recording-stream.c: a recording's bytes, and whether they are sound at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-recording-stream.h"

#include "pbx-error.h"
#include "pbx-json.h"

#include <string.h>

/* An error in JSON is smaller; sound that begins like one is read as sound from here on. */
#define LOOK_AHEAD 4096

/* The document says "playUrl?token" and a public client sends a header: the ways, in the order in which
 * they are tried. An address ends up in the device's log, so the ways that put the token into it come
 * last, and only where the device answers 401. */
typedef enum
{
  WAY_HEADER,
  WAY_NAMED,
  WAY_BARE,
  N_WAYS
} Way;

typedef struct
{
  PbxTransport *transport;
  const PbxEndpointInfo *info;
  char *path;
  char *token; /* nullable */
  gint64 wanted;
  gint64 offset;
  gint64 length;
  Way way;
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_object (&opening->transport);
  g_free (opening->path);
  g_free (opening->token);
  g_free (opening);
}

/* Takes the path out of what the device sent and checks that it leads below @info's path. */
static char *
read_play_url (const char *play_url, const PbxEndpointInfo **info)
{
  static const PbxEndpoint kinds[] = { PBX_ENDPOINT_PLAY_RECORDING, PBX_ENDPOINT_PLAY_CONFERENCE_RECORDING,
                                       PBX_ENDPOINT_PLAY_ONETOUCH_RECORDING };

  if (!g_utf8_validate (play_url, -1, NULL) || strlen (play_url) > 2048)
    return NULL;

  for (const char *c = play_url; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c) || strchr ("?#\\", *c) != NULL)
      return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const PbxEndpointInfo *kind = pbx_endpoint_get_info (kinds[i]);
      g_autofree char *decoded = g_uri_unescape_string (play_url, "/");
      g_auto (GStrv) parts = NULL;

      if (decoded == NULL || !g_str_has_prefix (play_url, kind->path) ||
          play_url[strlen (kind->path)] == '\0')
        continue;

      parts = g_strsplit (decoded, "/", -1);
      if (g_strv_contains ((const char *const *) parts, "..") ||
          g_strv_contains ((const char *const *) parts, "."))
        return NULL;

      *info = kind;
      return g_steal_pointer (&decoded);
    }

  return NULL;
}

static void open_next (GTask *task);
static void look_ahead (GBufferedInputStream *stream, GTask *task);

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GBufferedInputStream *stream = G_BUFFERED_INPUT_STREAM (source);
  Opening *opening = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gssize got = g_buffered_input_stream_fill_finish (stream, result, &error);
  const char *start;
  const char *text;
  gsize available;

  if (got < 0)
    {
      if (pbx_error_is_cancelled (error))
        g_task_return_error (task, g_steal_pointer (&error));
      else
        g_task_return_new_error (task, PBX_ERROR, PBX_ERROR_UNREACHABLE, "%s: %s", opening->info->name,
                                 error->message);
      return;
    }

  start = g_buffered_input_stream_peek_buffer (stream, &available);

  if (got > 0 && available < LOOK_AHEAD)
    {
      look_ahead (stream, g_steal_pointer (&task));
      return;
    }

  text = start;
  while (text != NULL && text < start + available && g_ascii_isspace (*text))
    text++;

  /* Behind the end of a file that is complete already, nothing is what is due. */
  if (available == 0 && opening->wanted == 0)
    {
      g_task_return_new_error (task, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD,
                               "%s: the file is empty; the device writes it some seconds after the call",
                               opening->info->name);
      return;
    }

  /* So does whatever stands between, with a page of its own. */
  if (available > 0 && text + 1 < start + available && opening->offset == 0 && *text == '<' &&
      (text[1] == '!' || g_ascii_isalpha (text[1])))
    {
      g_task_return_new_error (task, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "%s: not sound but a web page",
                               opening->info->name);
      return;
    }

  /* The device answers 200 with an error inside, too. */
  if (available > 0 && text < start + available && *text == '{' && opening->offset == 0)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (start, available);
      g_autoptr (JsonNode) root = pbx_json_parse (bytes, opening->info->name, NULL);

      if (root != NULL)
        {
          g_autofree char *message = pbx_envelope_dup_message (root);

          if (message != NULL)
            g_task_return_new_error (task, PBX_ERROR, PBX_ERROR_REFUSED, "%s", message);
          else
            g_task_return_new_error (task, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "%s: not sound but JSON",
                                     opening->info->name);
          return;
        }
    }

  g_task_return_pointer (task, g_object_ref (stream), g_object_unref);
}

/* Takes @task. */
static void
look_ahead (GBufferedInputStream *stream, GTask *task)
{
  g_buffered_input_stream_fill_async (stream, -1, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                      on_looked, task);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) raw = NULL;
  g_autoptr (GInputStream) buffered = NULL;

  raw =
    pbx_transport_open_finish (PBX_TRANSPORT (source), result, &opening->offset, &opening->length, &error);

  if (raw == NULL && g_error_matches (error, PBX_ERROR, PBX_ERROR_SIGN_IN_NEEDED) &&
      opening->way + 1 < N_WAYS && opening->token != NULL)
    {
      opening->way++;
      open_next (g_steal_pointer (&task));
      return;
    }

  if (raw == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  buffered = g_buffered_input_stream_new_sized (raw, LOOK_AHEAD);
  look_ahead (G_BUFFERED_INPUT_STREAM (buffered), g_steal_pointer (&task));
}

/* Takes @task. */
static void
open_next (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);
  g_autofree char *query = NULL;
  PbxRequest request = { NULL };

  if (opening->way != WAY_HEADER)
    {
      const char *bare = opening->token;
      g_autofree char *escaped = NULL;

      if (g_str_has_prefix (bare, "Bearer "))
        bare += strlen ("Bearer ");

      escaped = g_uri_escape_string (bare, NULL, FALSE);
      query = opening->way == WAY_NAMED ? g_strconcat ("token=", escaped, NULL) : g_strdup (escaped);
    }

  request.info = opening->info;
  request.method = opening->info->method;
  request.path = opening->path;
  request.query = query;
  request.authorization = opening->token;
  request.offset = opening->wanted;

  pbx_transport_open_async (opening->transport, &request, g_task_get_cancellable (task), on_opened, task);
}

/**
 * pbx_recording_stream_open_async:
 * @source: (type GObject.Object): the result's source object
 * @transport: the way to the device
 * @token: (nullable): the token
 * @play_url: what the device sent as the recording's address; not trusted
 * @offset: where to begin, in bytes
 * @cancellable: (nullable): to cancel with
 * @callback: called when the sound begins to come
 * @user_data: for @callback
 *
 * Opens a recording, told by its first bytes and not by its name.
 */
void
pbx_recording_stream_open_async (gpointer source,
                                 PbxTransport *transport,
                                 const char *token,
                                 const char *play_url,
                                 gint64 offset,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);
  const PbxEndpointInfo *info = NULL;
  g_autofree char *path = read_play_url (play_url, &info);
  Opening *opening;

  g_task_set_source_tag (task, pbx_recording_stream_open_async);

  if (path == NULL)
    {
      g_task_return_new_error (task, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD,
                               "recording: the device gave an address that is not a recording's");
      return;
    }

  opening = g_new0 (Opening, 1);
  opening->transport = g_object_ref (transport);
  opening->info = info;
  opening->path = g_steal_pointer (&path);
  opening->token = g_strdup (token);
  opening->wanted = offset;
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);

  open_next (g_steal_pointer (&task));
}

/**
 * pbx_recording_stream_open_finish:
 * @offset: (out) (optional): where the stream begins
 * @length: (out) (optional): how many bytes the device says will come, or -1
 *
 * Returns: (transfer full): the sound, or %NULL with @error set
 */
GInputStream *
pbx_recording_stream_open_finish (GAsyncResult *result, gint64 *offset, gint64 *length, GError **error)
{
  Opening *opening;

  g_return_val_if_fail (G_IS_TASK (result), NULL);

  opening = g_task_get_task_data (G_TASK (result));

  if (offset != NULL)
    *offset = opening != NULL ? opening->offset : 0;
  if (length != NULL)
    *length = opening != NULL ? opening->length : -1;

  return g_task_propagate_pointer (G_TASK (result), error);
}
