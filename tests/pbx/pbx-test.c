/* pbx-test.c: the library's asynchronous calls, one after the other, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-test.h"

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

PbxClient *
test_client_new (DemoProcess *demo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbxAddress) address = pbx_address_parse (demo_process_get_address (demo), &error);
  PbxClient *client;

  g_assert_no_error (error);
  client = pbx_client_new (address);
  pbx_client_set_pin (client, demo_process_get_fingerprint (demo));

  return client;
}

gboolean
test_sign_in (PbxClient *client, const char *user, const char *password, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pbx_client_sign_in_async (client, user, password, NULL, take_result, &result);
  test_wait_until (result != NULL);

  return pbx_client_sign_in_finish (client, result, error);
}

PbxClient *
test_client_new_signed_in (DemoProcess *demo)
{
  g_autoptr (GError) error = NULL;
  PbxClient *client = test_client_new (demo);

  test_sign_in (client, demo_process_get_user (demo), demo_process_get_password (demo), &error);
  g_assert_no_error (error);

  return client;
}

JsonNode *
test_call (PbxClient *client, PbxEndpoint endpoint, JsonObject *parameters, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pbx_client_call_async (client, endpoint, parameters, NULL, take_result, &result);
  test_wait_until (result != NULL);

  return pbx_client_call_finish (client, result, error);
}

JsonObject *
test_object (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (json, &error);

  g_assert_no_error (error);
  return json_node_dup_object (node);
}

JsonNode *
test_call_json (PbxClient *client, PbxEndpoint endpoint, const char *json, GError **error)
{
  g_autoptr (JsonObject) parameters = test_object (json);

  return test_call (client, endpoint, parameters, error);
}

GListModel *
test_list (PbxClient *client, PbxEndpoint endpoint, GType record_type, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pbx_client_list_async (client, endpoint, record_type, NULL, take_result, &result);
  test_wait_until (result != NULL);

  return pbx_client_list_finish (client, result, error);
}
