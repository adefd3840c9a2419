/* demo-mangle.c: answers that are wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-mangle.h"
#include "demo-body.h"

#include <string.h>

#define JSON_TYPE "application/json; charset=utf-8"
#define HTML_TYPE "text/html; charset=utf-8"

static DemoReply *
make_nested (guint depth)
{
  GString *text = g_string_new ("{\"code\":0,\"message\":\"OK\",\"data\":");

  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, ']');
  g_string_append_c (text, '}');
  return demo_reply_new (200, JSON_TYPE, g_string_free_to_bytes (text));
}

static DemoReply *
make_long_number (guint digits)
{
  GString *text = g_string_new (
    "{\"code\":0,\"message\":\"OK\",\"data\":{\"items\":[],\"page\":1,\"pageSize\":20,\"count\":");

  for (guint i = 0; i < digits; i++)
    g_string_append_c (text, '9');
  g_string_append (text, "}}");
  return demo_reply_new (200, JSON_TYPE, g_string_free_to_bytes (text));
}

static DemoReply *
make_huge (guint megabytes)
{
  DemoReply *reply = demo_reply_new_text (200, JSON_TYPE, "{\"code\":0,\"message\":\"OK\",\"data\":[0]}");

  reply->megabytes = megabytes;
  return reply;
}

static DemoReply *
make_redirection (const char *location)
{
  DemoReply *reply = demo_reply_new_text (302, HTML_TYPE, "<a href=\"/\">Found</a>.\n");

  reply->location = g_strdup (location);
  return reply;
}

/**
 * demo_mangle_replace:
 * @faults: what goes wrong
 *
 * Returns: (nullable) (transfer full): the answer that comes instead of doing anything, if one does
 */
DemoReply *
demo_mangle_replace (DemoFaults *faults)
{
  if (demo_faults_has (faults, "cross-host-redirect"))
    return make_redirection (demo_faults_get_text (faults, "cross-host-redirect"));
  if (demo_faults_has (faults, "unauthorized-after"))
    return demo_reply_new_refusal (401, 401, "not logged in");
  if (demo_faults_has (faults, "error-500"))
    return demo_reply_new_refusal (500, 500, "Error 1205: Lock wait timeout exceeded");
  if (demo_faults_has (faults, "html-error"))
    return demo_reply_new_text (502, HTML_TYPE,
                                "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
                                "<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n");
  if (demo_faults_has (faults, "html-200"))
    return demo_reply_new_text (200, HTML_TYPE,
                                "<!doctype html><html><head><title>FCM5600</title></head>"
                                "<body><div id=\"app\"></div></body></html>\n");
  if (demo_faults_has (faults, "empty-body"))
    return demo_reply_new_text (200, JSON_TYPE, "");
  if (demo_faults_has (faults, "not-envelope"))
    return demo_reply_new_text (200, JSON_TYPE, "{\"result\":[{\"exten\":\"201\"}],\"status\":\"good\"}");
  if (demo_faults_has (faults, "code-not-zero"))
    return demo_reply_new_refusal (200, 500, "the database is being restored, try again later");
  if (demo_faults_has (faults, "refuse"))
    return demo_reply_new_refusal (400, 400, "the device does not want to");
  if (demo_faults_has (faults, "huge-answer"))
    return make_huge (demo_faults_get_number (faults, "huge-answer"));
  if (demo_faults_has (faults, "deep-nesting"))
    return make_nested (demo_faults_get_number (faults, "deep-nesting"));
  if (demo_faults_has (faults, "long-number"))
    return make_long_number (demo_faults_get_number (faults, "long-number"));
  return NULL;
}

static JsonNode *
make_wrong_scalar (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return json_node_init_int (json_node_alloc (), 42);
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return demo_node_empty_object ();
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_init_string (json_node_alloc (), "maybe");
  return demo_node_take_array (json_array_new ());
}

static JsonNode *
make_wrong_object (JsonObject *object)
{
  JsonObject *wrong = json_object_new ();
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    json_object_set_member (wrong, l->data, make_wrong_scalar (json_object_get_member (object, l->data)));
  return demo_node_take_object (wrong);
}

/* Every other row is no object at all, and the rest have members of other types. */
static JsonNode *
make_wrong_rows (JsonArray *rows)
{
  JsonArray *wrong = json_array_new ();

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonNode *row = json_array_get_element (rows, i);

      if (i % 2 == 1 && JSON_NODE_HOLDS_OBJECT (row))
        json_array_add_element (wrong, make_wrong_object (json_node_get_object (row)));
      else
        json_array_add_element (wrong, make_wrong_scalar (row));
    }
  return demo_node_take_array (wrong);
}

static JsonArray *
find_items (JsonNode *data)
{
  JsonNode *items;

  if (JSON_NODE_HOLDS_ARRAY (data))
    return json_node_get_array (data);
  if (!JSON_NODE_HOLDS_OBJECT (data))
    return NULL;
  items = json_object_get_member (json_node_get_object (data), "items");
  return items != NULL && JSON_NODE_HOLDS_ARRAY (items) ? json_node_get_array (items) : NULL;
}

/* A page's `data` with other rows; a plain list is its rows. Takes @rows. */
static JsonNode *
make_data_with_rows (JsonNode *data, JsonNode *rows, gint64 more)
{
  JsonObject *copy;
  JsonObject *page;

  if (JSON_NODE_HOLDS_ARRAY (data))
    return rows;
  copy = json_object_new ();
  page = json_node_get_object (data);
  json_object_set_member (copy, "items", rows);
  json_object_set_int_member (copy, "count",
                              json_object_get_int_member_with_default (page, "count", 0) + more);
  json_object_set_int_member (copy, "page", json_object_get_int_member_with_default (page, "page", 1));
  json_object_set_int_member (copy, "pageSize",
                              json_object_get_int_member_with_default (page, "pageSize", 20));
  return demo_node_take_object (copy);
}

static JsonNode *
make_wrong_types (JsonNode *data)
{
  JsonArray *items = find_items (data);

  if (items != NULL && json_array_get_length (items) > 0)
    return make_data_with_rows (data, make_wrong_rows (items), 0);
  if (JSON_NODE_HOLDS_OBJECT (data) && json_object_get_size (json_node_get_object (data)) > 0)
    return make_wrong_object (json_node_get_object (data));
  return make_wrong_scalar (data);
}

static JsonNode *
make_repeated (JsonNode *data)
{
  JsonArray *items = find_items (data);
  JsonArray *repeated;

  if (items == NULL)
    return json_node_ref (data);
  repeated = json_array_new ();
  for (guint i = 0; i < json_array_get_length (items); i++)
    json_array_add_element (repeated,
                            json_node_copy (json_array_get_element (items, i % 3 == 1 ? i - 1 : i)));
  return make_data_with_rows (data, demo_node_take_array (repeated), 0);
}

static JsonNode *
make_shrunk (JsonNode *data)
{
  JsonArray *items = find_items (data);
  JsonArray *shrunk;

  if (items == NULL)
    return json_node_ref (data);
  shrunk = json_array_new ();
  for (guint i = 0; i < json_array_get_length (items) / 2; i++)
    json_array_add_element (shrunk, json_node_copy (json_array_get_element (items, i)));
  return make_data_with_rows (data, demo_node_take_array (shrunk), 37);
}

static JsonNode *
make_hostile_names (JsonNode *data)
{
  static const struct
  {
    const char *file_name;
    const char *url;
  } names[] = {
    { "../../../../etc/passwd", "/pbx/play/general-recording/../../../../etc/passwd" },
    { "/etc/shadow", "https://evil.example/pbx/play/general-recording/x.gsm" },
    { "..\\..\\boot.ini", "//evil.example/x.gsm" },
    { "a\nb\x01|rm -rf ~;$(id).gsm", "/pbx/play/general-recording/a%0d%0aX-Evil:%201/%2e%2e%2fx.gsm" },
    { "", "" },
    { "con.gsm", "file:///etc/passwd" },
    { "\xe2\x80\xaegpj.elif", "javascript:alert(1)" },
    { ".", "/pbx/play/general-recording/?token=x#y" },
  };
  JsonArray *items = find_items (data);
  JsonArray *hostile;

  if (items == NULL)
    return json_node_ref (data);
  hostile = json_array_new ();
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonNode *row = json_node_copy (json_array_get_element (items, i));

      if (JSON_NODE_HOLDS_OBJECT (row) && json_object_has_member (json_node_get_object (row), "playUrl"))
        {
          JsonObject *copy = json_object_new ();
          JsonObject *object = json_node_get_object (row);
          g_autoptr (GList) members = json_object_get_members (object);

          for (GList *l = members; l != NULL; l = l->next)
            json_object_set_member (copy, l->data, json_node_copy (json_object_get_member (object, l->data)));
          json_object_set_string_member (copy, "FileName", names[i % G_N_ELEMENTS (names)].file_name);
          json_object_set_string_member (copy, "playUrl", names[i % G_N_ELEMENTS (names)].url);
          json_node_unref (row);
          row = demo_node_take_object (copy);
        }
      json_array_add_element (hostile, row);
    }
  return make_data_with_rows (data, demo_node_take_array (hostile), 0);
}

/* Puts bytes that are not UTF-8 behind the opening quote of every text that is a value. */
static void
spoil_utf8 (DemoReply *reply)
{
  gsize length;
  const char *text = g_bytes_get_data (reply->body, &length);
  GString *spoilt = g_string_sized_new (length + 64);

  for (gsize i = 0; i < length; i++)
    {
      g_string_append_c (spoilt, text[i]);
      if (text[i] == '"' && i > 0 && text[i - 1] == ':')
        g_string_append_len (spoilt, "\xff\xc0\xaf\xed\xa0\x80", 6);
    }
  demo_reply_set_body (reply, g_string_free_to_bytes (spoilt));
}

/**
 * demo_mangle_reply:
 * @reply: the right answer
 * @faults: what goes wrong
 *
 * Makes the answer wrong after everything that was asked has been done.
 */
void
demo_mangle_reply (DemoReply *reply, DemoFaults *faults)
{
  static const struct
  {
    const char *name;
    JsonNode *(*make) (JsonNode *data);
  } manglers[] = {
    { "hostile-names", make_hostile_names },
    { "duplicate-ids", make_repeated },
    { "shrinking-pages", make_shrunk },
    { "wrong-types", make_wrong_types },
  };

  for (guint i = 0; reply->data != NULL && i < G_N_ELEMENTS (manglers); i++)
    {
      if (demo_faults_has (faults, manglers[i].name))
        demo_reply_set_data (reply, manglers[i].make (reply->data));
    }
  if (reply->data != NULL && demo_faults_has (faults, "invalid-utf8"))
    spoil_utf8 (reply);
  if (!reply->is_file && demo_faults_has (faults, "truncated-json"))
    demo_reply_set_body (reply, g_bytes_new_from_bytes (reply->body, 0, g_bytes_get_size (reply->body) / 2));
}
