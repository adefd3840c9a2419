/* pbx-json-value.c: values whose type on the wire differs from place to place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-json.h"

#include <math.h>

/**
 * pbx_json_dup_text:
 * @node: a value
 *
 * Reads text, whatever type it came as.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL where it is no value
 */
char *
pbx_json_dup_text (JsonNode *node)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return json_node_dup_string (node);
    case G_TYPE_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    case G_TYPE_DOUBLE:
      return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, json_node_get_double (node)));
    case G_TYPE_BOOLEAN:
      return g_strdup (json_node_get_boolean (node) ? "true" : "false");
    default:
      return NULL;
    }
}

/**
 * pbx_json_read_double:
 * @node: a value
 * @number: (out): the number
 *
 * Reads a number, whatever type it came as.
 *
 * Returns: whether it is one
 */
gboolean
pbx_json_read_double (JsonNode *node, double *number)
{
  const char *text;
  char *end;

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_INT64:
      *number = json_node_get_int (node);
      return TRUE;
    case G_TYPE_DOUBLE:
      *number = json_node_get_double (node);
      return TRUE;
    case G_TYPE_BOOLEAN:
      *number = json_node_get_boolean (node);
      return TRUE;
    case G_TYPE_STRING:
      text = json_node_get_string (node);
      *number = g_ascii_strtod (text, &end);
      while (g_ascii_isspace (*end))
        end++;
      return *end == '\0' && isfinite (*number);
    default:
      return FALSE;
    }
}

/**
 * pbx_json_read_boolean:
 * @node: a value
 * @value: (out): true or false
 *
 * Reads a boolean, whatever type it came as.
 *
 * Returns: whether it is one
 */
gboolean
pbx_json_read_boolean (JsonNode *node, gboolean *value)
{
  static const char *const yes[] = { "true", "yes", "on", "1", NULL };
  static const char *const no[] = { "", "false", "no", "off", "0", NULL };
  g_autofree char *word = NULL;

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_BOOLEAN:
      *value = json_node_get_boolean (node);
      return TRUE;
    case G_TYPE_INT64:
      *value = json_node_get_int (node) != 0;
      return TRUE;
    case G_TYPE_DOUBLE:
      *value = json_node_get_double (node) != 0;
      return TRUE;
    case G_TYPE_STRING:
      word = g_ascii_strdown (json_node_get_string (node), -1);
      *value = g_strv_contains (yes, word);
      return *value || g_strv_contains (no, word);
    default:
      return FALSE;
    }
}
