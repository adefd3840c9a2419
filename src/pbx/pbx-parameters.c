/* pbx-parameters.c: how an endpoint's parameters travel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-parameters.h"

#include <libsoup/soup.h>

#include <string.h>

static char *
node_to_text (JsonNode *node)
{
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return json_node_dup_string (node);
    case G_TYPE_BOOLEAN:
      return g_strdup (json_node_get_boolean (node) ? "true" : "false");
    case G_TYPE_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    default:
      return g_strdup ("");
    }
}

static char *
encode_form (JsonObject *parameters)
{
  g_autoptr (GString) form = g_string_new (NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, parameters);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autofree char *text = node_to_text (node);

      if (form->len > 0)
        g_string_append_c (form, '&');
      g_string_append_uri_escaped (form, name, NULL, FALSE);
      g_string_append_c (form, '=');
      g_string_append_uri_escaped (form, text, NULL, FALSE);
    }

  return g_string_free (g_steal_pointer (&form), FALSE);
}

/* The only member's value becomes the last part of the path, whatever characters it has. */
static char *
encode_path (const char *path, JsonObject *parameters)
{
  g_autoptr (GList) values = json_object_get_values (parameters);
  g_autofree char *text = NULL;

  g_return_val_if_fail (values != NULL, g_strdup (path));

  text = node_to_text (values->data);
  return g_strconcat (path, text, NULL);
}

static GBytes *
encode_json (JsonObject *parameters, const char *flag)
{
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), parameters);
  g_autoptr (JsonNode) copy = NULL;
  char *text;

  if (flag != NULL && json_object_has_member (parameters, flag))
    {
      g_autoptr (JsonObject) changed = json_object_new ();
      JsonObjectIter iter;
      const char *name;
      JsonNode *node;

      json_object_iter_init_ordered (&iter, parameters);
      while (json_object_iter_next_ordered (&iter, &name, &node))
        if (g_str_equal (name, flag))
          json_object_set_boolean_member (changed, name, json_node_get_int (node) != 0);
        else
          json_object_set_member (changed, name, json_node_copy (node));

      json_node_set_object (root, changed);
    }

  text = json_to_string (root, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

/**
 * pbx_parameters_encode:
 * @info: the endpoint
 * @parameters: (nullable): the parameters
 * @style: for endpoints with %PBX_BODY_QUERY, which way to ask
 * @flags_as_booleans: whether the endpoint's flag is written as a boolean
 * @encoded: (out caller-allocates): what to send; clear it with pbx_encoded_clear()
 *
 * Turns parameters into method, path, query and body.
 */
void
pbx_parameters_encode (const PbxEndpointInfo *info,
                       JsonObject *parameters,
                       PbxParameterStyle style,
                       gboolean flags_as_booleans,
                       PbxEncoded *encoded)
{
  g_autoptr (JsonObject) none = json_object_new ();
  PbxBodyKind kind = info->body;

  memset (encoded, 0, sizeof *encoded);
  encoded->method = info->method;

  if (parameters == NULL)
    parameters = none;

  if (kind == PBX_BODY_QUERY && style != PBX_STYLE_TABLE)
    {
      kind = PBX_BODY_JSON;
      if (style == PBX_STYLE_POST)
        encoded->method = "POST";
    }

  encoded->path = kind == PBX_BODY_PATH ? encode_path (info->path, parameters) : g_strdup (info->path);

  switch (kind)
    {
    case PBX_BODY_JSON:
      encoded->content_type = "application/json";
      encoded->body = encode_json (parameters, flags_as_booleans ? info->flag : NULL);
      break;

    case PBX_BODY_FORM:
      {
        char *form = encode_form (parameters);

        encoded->content_type = SOUP_FORM_MIME_TYPE_URLENCODED;
        encoded->body = g_bytes_new_take (form, strlen (form));
      }
      break;

    case PBX_BODY_QUERY:
      encoded->query = encode_form (parameters);
      break;

    case PBX_BODY_NONE:
    case PBX_BODY_PATH:
    default:
      break;
    }
}

/**
 * pbx_encoded_clear:
 * @encoded: what pbx_parameters_encode() filled
 *
 * Frees what it holds.
 */
void
pbx_encoded_clear (PbxEncoded *encoded)
{
  g_clear_pointer (&encoded->path, g_free);
  g_clear_pointer (&encoded->query, g_free);
  g_clear_pointer (&encoded->body, g_bytes_unref);
}

static gboolean
row_mentions (JsonObject *row, const char *folded_keyword)
{
  JsonObjectIter iter;
  JsonNode *node;

  json_object_iter_init (&iter, row);
  while (json_object_iter_next (&iter, NULL, &node))
    {
      g_autofree char *folded = NULL;

      if (json_node_get_value_type (node) != G_TYPE_STRING)
        continue;

      folded = g_utf8_casefold (json_node_get_string (node), -1);
      if (strstr (folded, folded_keyword) != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * pbx_parameters_were_heeded:
 * @parameters: what was asked for
 * @data: what a list endpoint answered
 *
 * Tells whether the device read the paging and the keyword, as far as the answer shows it. A server
 * that does not read where they were put answers as if nothing had been asked for.
 *
 * Returns: %FALSE where the answer cannot be an answer to @parameters
 */
gboolean
pbx_parameters_were_heeded (JsonObject *parameters, JsonNode *data)
{
  const char *keyword = json_object_get_string_member_with_default (parameters, "keyword", "");
  gint64 page_size = json_object_get_int_member_with_default (parameters, "pageSize", 0);
  g_autofree char *folded = g_utf8_casefold (keyword, -1);
  JsonNode *told;
  JsonNode *items;
  JsonArray *rows;

  if (!JSON_NODE_HOLDS_OBJECT (data))
    return TRUE;

  /* The answer repeats the page size that it was made with. */
  told = json_object_get_member (json_node_get_object (data), "pageSize");
  if (told != NULL && json_node_get_value_type (told) == G_TYPE_INT64 &&
      json_node_get_int (told) != page_size)
    return FALSE;

  items = json_object_get_member (json_node_get_object (data), "items");
  if (items == NULL || !JSON_NODE_HOLDS_ARRAY (items))
    return TRUE;

  rows = json_node_get_array (items);
  if (page_size > 0 && json_array_get_length (rows) > page_size)
    return FALSE;

  if (*folded == '\0')
    return TRUE;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonNode *row = json_array_get_element (rows, i);

      if (JSON_NODE_HOLDS_OBJECT (row) && !row_mentions (json_node_get_object (row), folded))
        return FALSE;
    }

  return TRUE;
}
