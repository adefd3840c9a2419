/* demo-body.h: reading a request's body as strictly as the device does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-types.h"

G_BEGIN_DECLS

gboolean demo_body_get_string (JsonObject *body,
                               const char *name,
                               const char *fallback,
                               const char **value,
                               GError **error);
gboolean
demo_body_get_int (JsonObject *body, const char *name, gint64 fallback, gint64 *value, GError **error);
gboolean demo_body_get_boolean (JsonObject *body,
                                const char *name,
                                gboolean fallback,
                                gboolean *value,
                                GError **error);
GArray *demo_body_get_ids (JsonObject *body, const char *name, GError **error);
GPtrArray *demo_body_get_strings (JsonObject *body, const char *name, GError **error);
JsonObject *demo_body_parse (GBytes *bytes, GError **error);
JsonObject *demo_body_parse_form (const char *text, GError **error);
gboolean demo_body_has (JsonObject *body, const char *name);

gboolean demo_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

JsonNode *demo_node_true (void);
JsonNode *demo_node_empty_object (void);
JsonNode *demo_node_take_object (JsonObject *object);
JsonNode *demo_node_take_array (JsonArray *array);

gboolean demo_is_email (const char *text);
gboolean demo_is_dialable (const char *text);

G_END_DECLS
