/* pbx-wakeup-calls.c: what can be asked of a device's wake-up calls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-wakeup-calls.h"

static gboolean
finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  g_autoptr (JsonNode) data = pbx_client_call_finish (client, result, error);

  return data != NULL;
}

static JsonObject *
build_parameters (PbxWallTime time, const char *member, JsonArray *whom, gint64 music_id)
{
  JsonObject *parameters = json_object_new ();
  g_autofree char *text = pbx_wall_time_format (time);

  json_object_set_string_member (parameters, "callDateTime", text);
  json_object_set_array_member (parameters, member, whom);
  json_object_set_int_member (parameters, "musicID", music_id);
  return parameters;
}

/**
 * pbx_wakeups_add_async:
 * @client: the device
 * @extens: (array zero-terminated=1): the numbers of the extensions to wake
 * @time: when, by the device's clock
 * @music_id: the number of the voice file to play; 0 for the device's own
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Adds a wake-up call to each extension (endpoint 25), all or none. The device refuses a time that is over.
 * The answer does not tell the new ids: the list does.
 */
void
pbx_wakeups_add_async (PbxClient *client,
                       const char *const *extens,
                       PbxWallTime time,
                       gint64 music_id,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (JsonObject) parameters = NULL;
  JsonArray *whom;

  g_return_if_fail (PBX_IS_CLIENT (client));
  g_return_if_fail (extens != NULL);

  whom = json_array_new ();
  for (gsize i = 0; extens[i] != NULL; i++)
    json_array_add_string_element (whom, extens[i]);
  parameters = build_parameters (time, "extens", whom, music_id);
  pbx_client_call_async (client, PBX_ENDPOINT_WAKEUP_ADD, parameters, cancellable, callback, user_data);
}

/**
 * pbx_wakeups_add_finish:
 *
 * Returns: %TRUE if the device agreed, or %FALSE with @error set to any #PbxError or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
pbx_wakeups_add_finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  return finish (client, result, error);
}

/**
 * pbx_wakeups_update_async:
 * @client: the device
 * @wakeups: (element-type PbxWakeup): which calls; they are not changed themselves
 * @time: when all of them are to be, by the device's clock
 * @music_id: the number of the voice file that all of them are to play
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Gives wake-up calls another time (endpoint 26), all or none. The device takes one voice file for all:
 * calls with different ones need a request for each, or they lose theirs.
 */
void
pbx_wakeups_update_async (PbxClient *client,
                          GPtrArray *wakeups,
                          PbxWallTime time,
                          gint64 music_id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (JsonObject) parameters = NULL;
  JsonArray *whom;

  g_return_if_fail (PBX_IS_CLIENT (client));
  g_return_if_fail (wakeups != NULL);

  whom = json_array_new ();
  for (guint i = 0; i < wakeups->len; i++)
    json_array_add_int_element (whom, pbx_wakeup_get_id (wakeups->pdata[i]));
  parameters = build_parameters (time, "ids", whom, music_id);
  pbx_client_call_async (client, PBX_ENDPOINT_WAKEUP_UPDATE, parameters, cancellable, callback, user_data);
}

/**
 * pbx_wakeups_update_finish:
 *
 * Returns: %TRUE if the device agreed, or %FALSE with @error set to any #PbxError or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
pbx_wakeups_update_finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  return finish (client, result, error);
}
