/* demo-reply.c: an answer before it goes over the wire
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-reply.h"

#include <string.h>

#define JSON_TYPE "application/json; charset=utf-8"

/**
 * demo_reply_new:
 * @status: the HTTP status
 * @content_type: a static text
 * @body: (transfer full): the body
 *
 * Returns: (transfer full): an answer
 */
DemoReply *
demo_reply_new (guint status, const char *content_type, GBytes *body)
{
  DemoReply *self = g_new0 (DemoReply, 1);

  self->status = status;
  self->content_type = content_type;
  self->body = body;
  return self;
}

/** demo_reply_new_text: Returns: (transfer full): an answer with the body @text */
DemoReply *
demo_reply_new_text (guint status, const char *content_type, const char *text)
{
  return demo_reply_new (status, content_type, g_bytes_new (text, strlen (text)));
}

static GBytes *
make_envelope (guint code, const char *message, JsonNode *data)
{
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  char *text;

  json_object_set_int_member (object, "code", code);
  json_object_set_string_member (object, "message", message);
  json_object_set_member (object, "data", json_node_ref (data));
  json_node_take_object (root, object);
  text = json_to_string (root, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

/** demo_reply_new_data: Returns: (transfer full): the good envelope around @data, which it takes */
DemoReply *
demo_reply_new_data (JsonNode *data)
{
  DemoReply *self = demo_reply_new (200, JSON_TYPE, NULL);

  demo_reply_set_data (self, data);
  return self;
}

/** demo_reply_set_data: puts another @data, which it takes, into a good envelope */
void
demo_reply_set_data (DemoReply *self, JsonNode *data)
{
  g_clear_pointer (&self->data, json_node_unref);
  self->data = data;
  demo_reply_set_body (self, make_envelope (0, "OK", data));
}

/** demo_reply_set_body: puts @body, which it takes, in the place of the present one */
void
demo_reply_set_body (DemoReply *self, GBytes *body)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = body;
}

/**
 * demo_reply_new_refusal:
 * @status: the HTTP status
 * @code: the code of the envelope
 * @message: what the person is to read
 *
 * Returns: (transfer full): an envelope without data
 */
DemoReply *
demo_reply_new_refusal (guint status, guint code, const char *message)
{
  g_autoptr (JsonNode) null = json_node_new (JSON_NODE_NULL);

  return demo_reply_new (status, JSON_TYPE, make_envelope (code, message, null));
}

/** demo_reply_new_file: Returns: (transfer full): a file with the content @bytes, which it takes */
DemoReply *
demo_reply_new_file (GBytes *bytes, const char *content_type)
{
  DemoReply *self = demo_reply_new (200, content_type, bytes);

  self->is_file = TRUE;
  return self;
}

/** demo_reply_free: frees it */
void
demo_reply_free (DemoReply *self)
{
  g_bytes_unref (self->body);
  g_clear_pointer (&self->data, json_node_unref);
  g_free (self->location);
  g_free (self);
}
