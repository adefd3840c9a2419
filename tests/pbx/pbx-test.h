/* pbx-test.h: the library's asynchronous calls, one after the other, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-process.h"
#include "pbx-client.h"

G_BEGIN_DECLS

PbxClient *test_client_new (DemoProcess *demo); /* trusts the certificate */
PbxClient *test_client_new_signed_in (DemoProcess *demo);
gboolean test_sign_in (PbxClient *client, const char *user, const char *password, GError **error);
JsonNode *test_call (PbxClient *client, PbxEndpoint endpoint, JsonObject *parameters, GError **error);
JsonNode *test_call_json (PbxClient *client, PbxEndpoint endpoint, const char *json, GError **error);
GListModel *test_list (PbxClient *client, PbxEndpoint endpoint, GType record_type, GError **error);
JsonObject *test_object (const char *json);

G_END_DECLS
