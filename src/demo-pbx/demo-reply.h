/* demo-reply.h: an answer before it goes over the wire
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-types.h"

G_BEGIN_DECLS

typedef struct
{
  guint status;
  const char *content_type; /* static */
  GBytes *body;             /* owned */
  JsonNode *data;           /* owned; what `data` of a good envelope holds; NULL for all else */
  char *location;           /* owned; NULL without redirection */
  guint megabytes;          /* this much is put between the body's two halves */
  gboolean is_file;
} DemoReply;

DemoReply *demo_reply_new (guint status, const char *content_type, GBytes *body);
DemoReply *demo_reply_new_data (JsonNode *data);
DemoReply *demo_reply_new_text (guint status, const char *content_type, const char *text);
DemoReply *demo_reply_new_refusal (guint status, guint code, const char *message);
DemoReply *demo_reply_new_file (GBytes *bytes, const char *content_type);
void demo_reply_set_data (DemoReply *self, JsonNode *data);
void demo_reply_set_body (DemoReply *self, GBytes *body);
void demo_reply_free (DemoReply *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoReply, demo_reply_free)

G_END_DECLS
