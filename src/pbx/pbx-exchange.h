/* pbx-exchange.h: one request and its answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-endpoint.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What the transport knows of a request that is under way: the task data of its calls */
typedef struct
{
  const PbxEndpointInfo *info;
  SoupMessage *message;
  char *authorization; /* nullable */
  char *device;        /* the address, for errors */
  GCancellable *cancellable;
  GCancellable *outer; /* nullable: the caller's */
  gulong outer_handler;
  GSource *deadline;
  GInputStream *stream;
  GByteArray *answer;
  GBytes *chunk;
  gboolean is_file;
  gboolean pinned;
  gboolean distrusted;
  gboolean late;
  gboolean sent;
} PbxExchange;

void pbx_exchange_free (PbxExchange *exchange);
void pbx_exchange_clear_deadline (PbxExchange *exchange);
GError *pbx_exchange_translate_error (PbxExchange *exchange, GError *error);
GError *pbx_exchange_status_error (PbxExchange *exchange, guint status, JsonNode *root);

G_END_DECLS
