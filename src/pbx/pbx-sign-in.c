/* pbx-sign-in.c: a name and a password for a token
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-sign-in.h"

#include "pbx-error.h"

#include <string.h>

static const char *
find_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING ||
      *json_node_get_string (node) == '\0')
    return NULL;

  return json_node_get_string (node);
}

static const char *
find_token_in (JsonObject *object)
{
  const char *token = find_text (object, "token");

  return token != NULL ? token : find_text (object, "access_token");
}

/* The devices of this family put it into `data`, as text or as a member of it; others beside it. */
static const char *
find_token (JsonNode *answer)
{
  JsonObject *envelope = json_node_get_object (answer);
  const char *token = find_text (envelope, "data");
  JsonNode *data = json_object_get_member (envelope, "data");

  if (token == NULL && data != NULL && JSON_NODE_HOLDS_OBJECT (data))
    token = find_token_in (json_node_get_object (data));
  if (token == NULL)
    token = find_token_in (envelope);

  return token;
}

static gboolean
token_is_sane (const char *token)
{
  /* It becomes a header: nothing that could begin another one. */
  for (const char *c = token; *c != '\0'; c++)
    if (!g_ascii_isprint (*c))
      return FALSE;

  return strlen (token) < 16 * 1024 && !g_str_equal (token, "Bearer ");
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answer = pbx_transport_send_finish (PBX_TRANSPORT (source), result, NULL, &error);
  const char *token;

  if (g_error_matches (error, PBX_ERROR, PBX_ERROR_REFUSED) ||
      g_error_matches (error, PBX_ERROR, PBX_ERROR_SIGN_IN_NEEDED))
    error->code = PBX_ERROR_SIGN_IN_REFUSED;

  if (answer == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  token = find_token (answer);

  if (token == NULL)
    g_task_return_new_error (task, PBX_ERROR, PBX_ERROR_SIGN_IN_REFUSED, "sign in: the token is empty");
  else if (!token_is_sane (token))
    g_task_return_new_error (task, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "sign in: the token is not usable");
  else
    g_task_return_pointer (task, g_strdup (token), g_free);
}

/**
 * pbx_sign_in_async:
 * @transport: the way to the device
 * @user_name: the administrator's name
 * @password: the password
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks endpoint 1 for a token.
 */
void
pbx_sign_in_async (PbxTransport *transport,
                   const char *user_name,
                   const char *password,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GBytes) body = NULL;
  PbxRequest request = { NULL };
  char *text;

  g_task_set_source_tag (task, pbx_sign_in_async);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "username");
  json_builder_add_string_value (builder, user_name);
  json_builder_set_member_name (builder, "password");
  json_builder_add_string_value (builder, password);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  body = g_bytes_new_take (text, strlen (text));

  request.info = pbx_endpoint_get_info (PBX_ENDPOINT_LOGIN);
  request.method = request.info->method;
  request.path = request.info->path;
  request.content_type = "application/json";
  request.body = body;

  pbx_transport_send_async (transport, &request, cancellable, on_answer, g_steal_pointer (&task));
}

/**
 * pbx_sign_in_finish:
 *
 * Returns: (transfer full): the token, or %NULL with @error set; %PBX_ERROR_SIGN_IN_REFUSED where name or
 *   password is wrong
 */
char *
pbx_sign_in_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
