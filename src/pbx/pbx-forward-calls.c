/* pbx-forward-calls.c: what can be asked of a device's call forwards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-forward-calls.h"

static gboolean
finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  g_autoptr (JsonNode) data = pbx_client_call_finish (client, result, error);

  return data != NULL;
}

/**
 * pbx_forward_add_async:
 * @client: the device
 * @forward: what to add; its id is not looked at, the device gives one
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Adds a call forward (endpoint 20). The answer does not tell the new id: the list does.
 */
void
pbx_forward_add_async (PbxClient *client,
                       PbxForward *forward,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (JsonObject) parameters = NULL;

  g_return_if_fail (PBX_IS_CLIENT (client));
  g_return_if_fail (PBX_IS_FORWARD (forward));

  parameters = pbx_record_write (PBX_RECORD (forward));
  json_object_set_int_member (parameters, "id", 0);
  pbx_client_call_async (client, PBX_ENDPOINT_FORWARD_ADD, parameters, cancellable, callback, user_data);
}

/**
 * pbx_forward_add_finish:
 *
 * Returns: %TRUE if the device agreed, or %FALSE with @error set to any #PbxError or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
pbx_forward_add_finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  return finish (client, result, error);
}

/**
 * pbx_forward_update_async:
 * @client: the device
 * @forward: the call forward as it is to be; its id says which
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Changes a call forward (endpoint 21).
 */
void
pbx_forward_update_async (PbxClient *client,
                          PbxForward *forward,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (JsonObject) parameters = NULL;

  g_return_if_fail (PBX_IS_CLIENT (client));
  g_return_if_fail (PBX_IS_FORWARD (forward));

  parameters = pbx_record_write (PBX_RECORD (forward));
  pbx_client_call_async (client, PBX_ENDPOINT_FORWARD_UPDATE, parameters, cancellable, callback, user_data);
}

/**
 * pbx_forward_update_finish:
 *
 * Returns: %TRUE if the device agreed, or %FALSE with @error set to any #PbxError or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
pbx_forward_update_finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  return finish (client, result, error);
}

/**
 * pbx_forwards_delete_all_async:
 * @client: the device
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Deletes every call forward of the device (endpoint 23).
 */
void
pbx_forwards_delete_all_async (PbxClient *client,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (PBX_IS_CLIENT (client));

  pbx_client_call_async (client, PBX_ENDPOINT_FORWARD_DELETE_ALL, NULL, cancellable, callback, user_data);
}

/**
 * pbx_forwards_delete_all_finish:
 *
 * Returns: %TRUE if the device agreed, or %FALSE with @error set to any #PbxError or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
pbx_forwards_delete_all_finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  return finish (client, result, error);
}

/**
 * pbx_forward_candidates_async:
 * @client: the device
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks which extensions can get a call forward (endpoint 19).
 */
void
pbx_forward_candidates_async (PbxClient *client,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  pbx_client_list_async (client, PBX_ENDPOINT_FORWARD_AVAILABLE, PBX_TYPE_EXTENSION_NAME, cancellable,
                         callback, user_data);
}

/**
 * pbx_forward_candidates_finish:
 *
 * Returns: (transfer full): a list of [class@ExtensionName], or %NULL with @error set to any #PbxError or
 *   %G_IO_ERROR_CANCELLED
 */
GListModel *
pbx_forward_candidates_finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  return pbx_client_list_finish (client, result, error);
}
