/* pbx-client-list.c: lists that come whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-client.h"

#include "pbx-record.h"

static void
on_list_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = pbx_client_call_finish (PBX_CLIENT (source), result, &error);
  const char *where = g_task_get_task_data (task);
  GType record_type = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (task), "record-type"));
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GListStore) store = NULL;

  if (data != NULL)
    records = pbx_records_from_node (record_type, data, where, &error);

  if (records == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  store = g_list_store_new (record_type);
  g_list_store_splice (store, 0, 0, records->pdata, records->len);
  g_task_return_pointer (task, g_steal_pointer (&store), g_object_unref);
}

/**
 * pbx_client_list_async:
 * @endpoint: an endpoint that answers with an array without pages
 * @record_type: the type of its records
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Fetches a whole list.
 */
void
pbx_client_list_async (PbxClient *self,
                       PbxEndpoint endpoint,
                       GType record_type,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PBX_IS_CLIENT (self));
  g_return_if_fail (g_type_is_a (record_type, PBX_TYPE_RECORD));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pbx_client_list_async);
  g_task_set_task_data (task, (gpointer) pbx_endpoint_get_info (endpoint)->name, NULL);
  g_object_set_data (G_OBJECT (task), "record-type", GSIZE_TO_POINTER (record_type));

  pbx_client_call_async (self, endpoint, NULL, cancellable, on_list_answer, g_steal_pointer (&task));
}

/**
 * pbx_client_list_finish:
 *
 * Returns: (transfer full): the records, or %NULL with @error set
 */
GListModel *
pbx_client_list_finish (PbxClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
