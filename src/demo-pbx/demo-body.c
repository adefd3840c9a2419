/* demo-body.c: reading a request's body as strictly as the device does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-body.h"

#include <string.h>

/* json-glib recurses, so deeper bodies than any request needs are refused before it sees them. */
#define MAX_DEPTH 100

G_DEFINE_QUARK (demo - error - quark, demo_error)

/**
 * demo_refuse:
 * @error: return location
 * @format: the message for the person
 *
 * Sets a %DEMO_ERROR_BAD_REQUEST, which the server answers as HTTP 400.
 *
 * Returns: %FALSE, so that a check can end with it
 */
gboolean
demo_refuse (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (DEMO_ERROR, DEMO_ERROR_BAD_REQUEST, format, args);
  va_end (args);
  return FALSE;
}

/* The device's web backend is strict about types, and says so in these words. */
static gboolean
refuse_type (GError **error, JsonNode *node, const char *name, const char *wanted)
{
  return demo_refuse (error, "json: cannot unmarshal %s into field %s of type %s", json_node_type_name (node),
                      name, wanted);
}

static JsonNode *
find_member (JsonObject *body, const char *name)
{
  JsonNode *node = json_object_get_member (body, name);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

/**
 * demo_body_has:
 * @body: a body
 * @name: a member
 *
 * Returns: whether the member is there and not null
 */
gboolean
demo_body_has (JsonObject *body, const char *name)
{
  return find_member (body, name) != NULL;
}

/**
 * demo_body_get_string:
 * @body: a body
 * @name: the member to read
 * @fallback: (nullable): what a missing member or null stands for
 * @value: (out) (transfer none): the text, owned by @body
 * @error: return location
 *
 * Returns: %FALSE if the member has another type
 */
gboolean
demo_body_get_string (JsonObject *body,
                      const char *name,
                      const char *fallback,
                      const char **value,
                      GError **error)
{
  JsonNode *node = find_member (body, name);

  *value = fallback;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return refuse_type (error, node, name, "string");
  *value = json_node_get_string (node);
  return TRUE;
}

/**
 * demo_body_get_int:
 * @body: a body
 * @name: the member to read
 * @fallback: what a missing member or null stands for
 * @value: (out): the number
 * @error: return location
 *
 * Returns: %FALSE if the member has another type
 */
gboolean
demo_body_get_int (JsonObject *body, const char *name, gint64 fallback, gint64 *value, GError **error)
{
  JsonNode *node = find_member (body, name);

  *value = fallback;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return refuse_type (error, node, name, "int");
  *value = json_node_get_int (node);
  return TRUE;
}

/**
 * demo_body_get_boolean:
 * @body: a body
 * @name: the member to read
 * @fallback: what a missing member or null stands for
 * @value: (out): the truth value
 * @error: return location
 *
 * Returns: %FALSE if the member has another type
 */
gboolean
demo_body_get_boolean (JsonObject *body, const char *name, gboolean fallback, gboolean *value, GError **error)
{
  JsonNode *node = find_member (body, name);

  *value = fallback;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse_type (error, node, name, "bool");
  *value = json_node_get_boolean (node);
  return TRUE;
}

static JsonArray *
get_array (JsonObject *body, const char *name, GError **error)
{
  JsonNode *node = find_member (body, name);

  if (node == NULL ||
      (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 0))
    {
      demo_refuse (error, "%s must not be empty", name);
      return NULL;
    }
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      refuse_type (error, node, name, "array");
      return NULL;
    }
  return json_node_get_array (node);
}

/**
 * demo_body_get_ids:
 * @body: a body
 * @name: the member to read
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): the numbers of a list that is not empty, or %NULL
 */
GArray *
demo_body_get_ids (JsonObject *body, const char *name, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  JsonArray *array = get_array (body, name, error);

  if (array == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      gint64 id;

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
        {
          refuse_type (error, node, name, "int");
          return NULL;
        }
      id = json_node_get_int (node);
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/**
 * demo_body_get_strings:
 * @body: a body
 * @name: the member to read
 * @error: return location
 *
 * Returns: (transfer container) (element-type utf8): the texts of a list that is not empty, owned by
 *   @body, or %NULL
 */
GPtrArray *
demo_body_get_strings (JsonObject *body, const char *name, GError **error)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();
  JsonArray *array = get_array (body, name, error);

  if (array == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        {
          refuse_type (error, node, name, "string");
          return NULL;
        }
      g_ptr_array_add (strings, (gpointer) json_node_get_string (node));
    }
  return g_steal_pointer (&strings);
}

static gboolean
is_too_deep (const char *text, gsize length)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (in_string)
        {
          if (text[i] == '\\')
            i++;
          else if (text[i] == '"')
            in_string = FALSE;
        }
      else if (text[i] == '"')
        in_string = TRUE;
      else if (text[i] == '[' || text[i] == '{')
        {
          if (++depth > MAX_DEPTH)
            return TRUE;
        }
      else if ((text[i] == ']' || text[i] == '}') && depth > 0)
        depth--;
    }
  return FALSE;
}

/**
 * demo_body_parse:
 * @bytes: what came after the header
 * @error: return location
 *
 * Returns: (transfer full): the object; an empty one for no body; %NULL if it is anything else
 */
JsonObject *
demo_body_parse (GBytes *bytes, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  JsonNode *root;

  if (length == 0)
    return json_object_new ();
  if (!g_utf8_validate (text, length, NULL) || is_too_deep (text, length) ||
      !json_parser_load_from_data (parser, text, length, NULL))
    {
      demo_refuse (error, "the body is not valid JSON");
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      demo_refuse (error, "the body must be a JSON object");
      return NULL;
    }
  return json_object_ref (json_node_get_object (root));
}

/**
 * demo_body_parse_form:
 * @text: (nullable): a query string or a form
 * @error: return location
 *
 * Returns: (transfer full): its fields as strings, or %NULL if it is badly encoded
 */
JsonObject *
demo_body_parse_form (const char *text, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GUriParamsIter iter;
  g_autoptr (GError) local = NULL;
  char *name;
  char *value;

  if (text == NULL || *text == '\0')
    return g_steal_pointer (&body);
  g_uri_params_iter_init (&iter, text, -1, "&", G_URI_PARAMS_WWW_FORM);
  while (g_uri_params_iter_next (&iter, &name, &value, &local))
    {
      json_object_set_string_member (body, name, value);
      g_free (name);
      g_free (value);
    }
  if (local != NULL)
    {
      demo_refuse (error, "the form is badly encoded");
      return NULL;
    }
  return g_steal_pointer (&body);
}

/** demo_node_true: Returns: (transfer full): `true` */
JsonNode *
demo_node_true (void)
{
  return json_node_init_boolean (json_node_alloc (), TRUE);
}

/** demo_node_empty_object: Returns: (transfer full): `{}` */
JsonNode *
demo_node_empty_object (void)
{
  return demo_node_take_object (json_object_new ());
}

/** demo_node_take_object: Returns: (transfer full): a node that owns @object */
JsonNode *
demo_node_take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

/** demo_node_take_array: Returns: (transfer full): a node that owns @array */
JsonNode *
demo_node_take_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

/**
 * demo_is_email:
 * @text: a text
 *
 * Returns: whether it has the form of an e-mail address
 */
gboolean
demo_is_email (const char *text)
{
  return g_regex_match_simple ("^[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+$", text, 0, 0);
}

/**
 * demo_is_dialable:
 * @text: a text
 *
 * Returns: whether a phone could dial it
 */
gboolean
demo_is_dialable (const char *text)
{
  return *text != '\0' && strlen (text) <= 32 && strspn (text, "+0123456789*#") == strlen (text);
}
