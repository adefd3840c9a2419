/* pbx-dial.c: placing calls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-dial.h"

#include "pbx-fold.h"

/**
 * pbx_call_dial_async:
 * @client: the device
 * @exten: the extension that rings first and then calls
 * @number: whom to call, with the prefix that the device dials out with; spaces, brackets, hyphens, dots
 *   and slashes are left out
 * @cancellable: (nullable): to stop waiting for the answer with; the call may be placed all the same
 * @callback: called when the device has answered
 * @user_data: for @callback
 *
 * Places a call (endpoint 44). The device answers when it took the command: the phone of @exten rings then,
 * and @number is called when it is picked up. It is never placed a second time by itself.
 */
void
pbx_call_dial_async (PbxClient *client,
                     const char *exten,
                     const char *number,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (JsonObject) parameters = NULL;
  g_autofree char *dialled = NULL;

  g_return_if_fail (PBX_IS_CLIENT (client));
  g_return_if_fail (exten != NULL && *exten != '\0');
  g_return_if_fail (number != NULL && *number != '\0');

  /* What is written to be read is not dialled: a device takes `0221 123-45` for a bad number. A leading `00`
   * stays: not every trunk knows `+`. */
  dialled = pbx_strip_number (number);
  parameters = json_object_new ();
  json_object_set_string_member (parameters, "src", exten);
  json_object_set_string_member (parameters, "dest", dialled);
  pbx_client_call_async (client, PBX_ENDPOINT_DIAL, parameters, cancellable, callback, user_data);
}

/**
 * pbx_call_dial_finish:
 *
 * Returns: %TRUE if the device took the command, or %FALSE with @error set: %PBX_ERROR_REFUSED for an
 *   extension that is not known or a bad number, any other #PbxError, or %G_IO_ERROR_CANCELLED
 */
gboolean
pbx_call_dial_finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  g_autoptr (JsonNode) data = pbx_client_call_finish (client, result, error);

  return data != NULL;
}
