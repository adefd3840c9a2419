/* pbx-envelope.c: the device's envelope around every answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-error.h"
#include "pbx-json.h"

/* Device messages are shown to people: one line, of a length that fits a window. */
#define MAX_MESSAGE 300

static const char *
describe_node (JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return "an object";
    case JSON_NODE_ARRAY:
      return "an array";
    case JSON_NODE_NULL:
      return "null";
    case JSON_NODE_VALUE:
    default:
      return json_node_get_value_type (node) == G_TYPE_STRING ? "text" : "a number or a boolean";
    }
}

static gboolean
read_code (JsonNode *node, gint64 *code)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_INT64)
    {
      *code = json_node_get_int (node);
      return TRUE;
    }

  if (type == G_TYPE_STRING)
    return g_ascii_string_to_signed (json_node_get_string (node), 10, G_MININT32, G_MAXINT32, code, NULL);

  return FALSE;
}

/**
 * pbx_envelope_dup_message:
 * @root: (nullable): an answer
 *
 * Finds the device's own words, whether the answer is good or not.
 *
 * Returns: (transfer full) (nullable): one line for the person, or %NULL where the device says nothing
 */
char *
pbx_envelope_dup_message (JsonNode *root)
{
  static const char *const names[] = { "message", "msg", "error" };
  g_autofree char *line = NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names) && line == NULL; i++)
    {
      JsonNode *member = json_object_get_member (json_node_get_object (root), names[i]);

      if (member != NULL && json_node_get_value_type (member) == G_TYPE_STRING)
        line = g_strdup (json_node_get_string (member));
    }

  if (line == NULL)
    return NULL;

  for (char *c = line; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  g_strstrip (line);

  if (*line == '\0')
    return NULL;

  return g_utf8_strlen (line, -1) > MAX_MESSAGE ? g_utf8_substring (line, 0, MAX_MESSAGE)
                                                : g_steal_pointer (&line);
}

static gboolean
data_has_kind (JsonNode *data, PbxAnswerKind kind)
{
  gboolean null = data == NULL || JSON_NODE_HOLDS_NULL (data);
  gboolean object = !null && JSON_NODE_HOLDS_OBJECT (data);
  gboolean array = !null && JSON_NODE_HOLDS_ARRAY (data);

  switch (kind)
    {
    case PBX_ANSWER_TEXT:
    case PBX_ANSWER_BOOLEAN:
      return !null && JSON_NODE_HOLDS_VALUE (data);

    case PBX_ANSWER_OBJECT:
      return object;

    case PBX_ANSWER_ARRAY:
      /* {} is this device's way to say that there is nothing; null is Go's. */
      return null || array || (object && json_object_get_size (json_node_get_object (data)) == 0);

    case PBX_ANSWER_OBJECT_OR_ARRAY:
      return object || array;

    case PBX_ANSWER_PAGE:
      return null || object || array;

    case PBX_ANSWER_ANY:
    case PBX_ANSWER_FILE:
    case PBX_ANSWER_TOKEN:
    default:
      return TRUE;
    }
}

/**
 * pbx_envelope_open:
 * @root: a parsed answer with HTTP status 200
 * @info: the endpoint
 * @error: return location for a %PBX_ERROR_NOT_UNDERSTOOD, %PBX_ERROR_REFUSED or
 *   %PBX_ERROR_SIGN_IN_NEEDED
 *
 * Checks the envelope and takes `data` out of it. A sign-in's answer is given as a whole, since the
 * token may stand beside `data`.
 *
 * Returns: (transfer full): the data, a JSON null where there is none, or %NULL with @error set
 */
JsonNode *
pbx_envelope_open (JsonNode *root, const PbxEndpointInfo *info, GError **error)
{
  JsonObject *envelope;
  JsonNode *code_node;
  JsonNode *data;
  gint64 code;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "%s: the answer is %s, not an envelope",
                   info->name, describe_node (root));
      return NULL;
    }

  envelope = json_node_get_object (root);
  code_node = json_object_get_member (envelope, "code");

  if (code_node == NULL || !read_code (code_node, &code))
    {
      g_set_error (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "%s: the answer has no code", info->name);
      return NULL;
    }

  if (code == 401)
    {
      g_set_error (error, PBX_ERROR, PBX_ERROR_SIGN_IN_NEEDED, "%s: code 401", info->name);
      return NULL;
    }

  if (code != 0)
    {
      g_autofree char *message = pbx_envelope_dup_message (root);

      if (message != NULL)
        g_set_error_literal (error, PBX_ERROR, PBX_ERROR_REFUSED, message);
      else
        g_set_error (error, PBX_ERROR, PBX_ERROR_REFUSED, "%s: code %" G_GINT64_FORMAT, info->name, code);
      return NULL;
    }

  if (info->answer == PBX_ANSWER_TOKEN)
    return json_node_ref (root);

  data = json_object_get_member (envelope, "data");

  if (!data_has_kind (data, info->answer))
    {
      g_set_error (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "%s: data is %s", info->name,
                   data != NULL ? describe_node (data) : "missing");
      return NULL;
    }

  return data != NULL ? json_node_ref (data) : json_node_new (JSON_NODE_NULL);
}
