/* pbx-json.h: JSON from outside, made safe to parse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-endpoint.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PBX_JSON_MAX_DEPTH 64
#define PBX_JSON_MAX_NUMBER 40

JsonNode *pbx_json_parse (GBytes *bytes, const char *where, GError **error);
void pbx_json_parse_async (GBytes *bytes,
                           const char *where,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
JsonNode *pbx_json_parse_finish (GAsyncResult *result, GError **error);

/* Values whose type on the wire differs from place to place */
char *pbx_json_dup_text (JsonNode *node);
gboolean pbx_json_read_double (JsonNode *node, double *number);
gboolean pbx_json_read_boolean (JsonNode *node, gboolean *value);

/* The device's envelope around every answer */
JsonNode *pbx_envelope_open (JsonNode *root, const PbxEndpointInfo *info, GError **error);
char *pbx_envelope_dup_message (JsonNode *root);

G_END_DECLS
