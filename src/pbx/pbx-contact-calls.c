/* pbx-contact-calls.c: what can be asked of a device's phonebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-contact-calls.h"

#include "pbx-fetch-all.h"

static gboolean
finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  g_autoptr (JsonNode) data = pbx_client_call_finish (client, result, error);

  return data != NULL;
}

/**
 * pbx_contact_add_async:
 * @client: the device
 * @contact: whom to add; its id is not looked at, the device gives one
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Adds a contact (endpoint 38). The answer does not tell the new id: the list does.
 */
void
pbx_contact_add_async (PbxClient *client,
                       PbxContact *contact,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (JsonObject) parameters = NULL;

  g_return_if_fail (PBX_IS_CLIENT (client));
  g_return_if_fail (PBX_IS_CONTACT (contact));

  parameters = pbx_record_write (PBX_RECORD (contact));
  json_object_set_int_member (parameters, "id", 0);
  pbx_client_call_async (client, PBX_ENDPOINT_CONTACT_ADD, parameters, cancellable, callback, user_data);
}

/**
 * pbx_contact_add_finish:
 *
 * Returns: %TRUE if the device agreed, or %FALSE with @error set to any #PbxError or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
pbx_contact_add_finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  return finish (client, result, error);
}

/**
 * pbx_contact_update_async:
 * @client: the device
 * @contact: the contact as it is to be; its id says which
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Changes a contact (endpoint 39). The device does not change who made it, whatever @contact says.
 */
void
pbx_contact_update_async (PbxClient *client,
                          PbxContact *contact,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (JsonObject) parameters = NULL;

  g_return_if_fail (PBX_IS_CLIENT (client));
  g_return_if_fail (PBX_IS_CONTACT (contact));

  parameters = pbx_record_write (PBX_RECORD (contact));
  pbx_client_call_async (client, PBX_ENDPOINT_CONTACT_UPDATE, parameters, cancellable, callback, user_data);
}

/**
 * pbx_contact_update_finish:
 *
 * Returns: %TRUE if the device agreed, or %FALSE with @error set to any #PbxError or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
pbx_contact_update_finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  return finish (client, result, error);
}

/**
 * pbx_contacts_delete_async:
 * @client: the device
 * @contacts: (element-type PbxContact): whom to delete
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Deletes contacts (endpoint 40), all or none.
 */
void
pbx_contacts_delete_async (PbxClient *client,
                           GPtrArray *contacts,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (JsonObject) parameters = json_object_new ();
  JsonArray *ids = json_array_new ();

  g_return_if_fail (PBX_IS_CLIENT (client));
  g_return_if_fail (contacts != NULL);

  for (guint i = 0; i < contacts->len; i++)
    json_array_add_int_element (ids, pbx_contact_get_id (contacts->pdata[i]));
  json_object_set_array_member (parameters, "ids", ids);
  pbx_client_call_async (client, PBX_ENDPOINT_CONTACT_DELETE, parameters, cancellable, callback, user_data);
}

/**
 * pbx_contacts_delete_finish:
 *
 * Returns: %TRUE if the device agreed, or %FALSE with @error set to any #PbxError or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
pbx_contacts_delete_finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  return finish (client, result, error);
}

/**
 * pbx_contacts_fetch_async:
 * @client: the device
 * @progress: (nullable) (scope notified): told after each page how many contacts are here, of how many
 * @progress_data: for @progress
 * @cancellable: (nullable): to cancel with
 * @callback: called when done; @progress is not called after it
 * @user_data: for @callback
 *
 * Fetches the whole phonebook (endpoint 37), page by page, each contact once.
 */
void
pbx_contacts_fetch_async (PbxClient *client,
                          GFileProgressCallback progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (JsonObject) parameters = json_object_new ();

  json_object_set_string_member (parameters, "keyword", "");
  json_object_set_string_member (parameters, "order", "");
  json_object_set_string_member (parameters, "columnKey", "");
  pbx_fetch_all_async (client, PBX_ENDPOINT_CONTACTS, PBX_TYPE_CONTACT, parameters, progress, progress_data,
                       cancellable, callback, user_data);
}

/**
 * pbx_contacts_fetch_finish:
 *
 * Returns: (transfer full) (element-type PbxContact): all contacts in the device's order, or %NULL with
 *   @error set to any #PbxError or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
pbx_contacts_fetch_finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  return pbx_fetch_all_finish (client, result, error);
}
