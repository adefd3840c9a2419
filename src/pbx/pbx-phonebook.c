/* pbx-phonebook.c: what is done to the phonebook as a whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-phonebook.h"

#include "pbx-json.h"
#include "pbx-scan.h"

#include <glib/gi18n-lib.h>

#define FIND_PAGE_SIZE 50

/**
 * pbx_phonebook_synchronise_async:
 * @client: the device
 * @cancellable: (nullable): to stop waiting with; the device goes on
 * @callback: called when the device has answered
 * @user_data: for @callback
 *
 * Lets the device synchronise its phonebook with LDAP (endpoint 42). That takes as long as the LDAP server
 * does, up to two minutes.
 */
void
pbx_phonebook_synchronise_async (PbxClient *client,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (PBX_IS_CLIENT (client));

  pbx_client_call_async (client, PBX_ENDPOINT_LDAP_SYNC, NULL, cancellable, callback, user_data);
}

/**
 * pbx_phonebook_synchronise_finish:
 *
 * Returns: %TRUE if the device did, or %FALSE with @error set: %PBX_ERROR_REFUSED where the device says that
 *   it did not, any other #PbxError, or %G_IO_ERROR_CANCELLED
 */
gboolean
pbx_phonebook_synchronise_finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  g_autoptr (JsonNode) data = pbx_client_call_finish (client, result, error);
  gboolean done;

  if (data == NULL)
    return FALSE;
  /* A success that holds `false` is none. A device that answers in words, or with nothing, agreed. */
  if (json_node_get_value_type (data) != G_TYPE_STRING && pbx_json_read_boolean (data, &done) && !done)
    {
      g_set_error_literal (error, PBX_ERROR, PBX_ERROR_REFUSED,
                           _ ("The LDAP server did not answer, or the PBX is not set up for one."));
      return FALSE;
    }

  return TRUE;
}

typedef struct
{
  PbxScan *scan;      /* owned */
  PbxContact *newest; /* owned, nullable */
  char *name;         /* owned, nullable */
  char *number;       /* owned, nullable */
  gint64 id;
} Find;

static void
find_free (Find *find)
{
  g_object_unref (find->scan);
  g_clear_object (&find->newest);
  g_free (find->name);
  g_free (find->number);
  g_free (find);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Find *find = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contacts = pbx_scan_next_finish (PBX_SCAN (source), result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; contacts != NULL && i < contacts->len; i++)
    {
      if (pbx_contact_get_id (contacts->pdata[i]) == find->id)
        {
          g_task_return_pointer (task, g_object_ref (contacts->pdata[i]), g_object_unref);
          return;
        }
    }
  if (contacts == NULL)
    g_task_return_new_error (task, PBX_ERROR, PBX_ERROR_REFUSED, "%s",
                             _ ("The contact is no longer in the phonebook."));
  else
    pbx_scan_next_async (find->scan, cancellable, found_cb, g_steal_pointer (&task));
}

/**
 * pbx_phonebook_find_async:
 * @client: the device
 * @id: the number of a contact's record
 * @name: its name: the device finds contacts by what stands in them only
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Fetches one contact with all that the device knows of it (endpoint 37).
 */
void
pbx_phonebook_find_async (PbxClient *client,
                          gint64 id,
                          const char *name,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (JsonObject) parameters = json_object_new ();
  GTask *task;
  Find *find;

  g_return_if_fail (PBX_IS_CLIENT (client));
  g_return_if_fail (name != NULL);

  task = g_task_new (client, cancellable, callback, user_data);
  g_task_set_source_tag (task, pbx_phonebook_find_async);
  find = g_new0 (Find, 1);
  json_object_set_string_member (parameters, "keyword", name);
  find->scan = pbx_scan_new (client, PBX_ENDPOINT_CONTACTS, PBX_TYPE_CONTACT, parameters, FIND_PAGE_SIZE);
  find->id = id;
  g_task_set_task_data (task, find, (GDestroyNotify) find_free);
  pbx_scan_next_async (find->scan, cancellable, found_cb, task);
}

/**
 * pbx_phonebook_find_finish:
 *
 * Returns: (transfer full): the contact, or %NULL with @error set: %PBX_ERROR_REFUSED where it is gone, any
 *   other #PbxError, or %G_IO_ERROR_CANCELLED
 */
PbxContact *
pbx_phonebook_find_finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, client), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
newest_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Find *find = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contacts = pbx_scan_next_finish (PBX_SCAN (source), result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; contacts != NULL && i < contacts->len; i++)
    {
      PbxContact *contact = contacts->pdata[i];

      if (g_str_equal (pbx_contact_get_name (contact), find->name) &&
          g_str_equal (pbx_contact_get_phone_number (contact), find->number) &&
          (find->newest == NULL || pbx_contact_get_id (contact) > pbx_contact_get_id (find->newest)))
        g_set_object (&find->newest, contact);
    }
  if (contacts != NULL)
    pbx_scan_next_async (find->scan, cancellable, newest_cb, g_steal_pointer (&task));
  else if (find->newest != NULL)
    g_task_return_pointer (task, g_steal_pointer (&find->newest), g_object_unref);
  else
    g_task_return_new_error (task, PBX_ERROR, PBX_ERROR_REFUSED, "%s",
                             _ ("The contact is no longer in the phonebook."));
}

/**
 * pbx_phonebook_find_newest_async:
 * @client: the device
 * @name: a contact's name
 * @number: its number, as it was sent
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Fetches the contact that was added last with this name and this number (endpoint 37): a device does not
 * tell which record adding made.
 */
void
pbx_phonebook_find_newest_async (PbxClient *client,
                                 const char *name,
                                 const char *number,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (JsonObject) parameters = json_object_new ();
  GTask *task;
  Find *find;

  g_return_if_fail (PBX_IS_CLIENT (client));
  g_return_if_fail (name != NULL && number != NULL);

  task = g_task_new (client, cancellable, callback, user_data);
  g_task_set_source_tag (task, pbx_phonebook_find_newest_async);
  find = g_new0 (Find, 1);
  json_object_set_string_member (parameters, "keyword", name);
  find->scan = pbx_scan_new (client, PBX_ENDPOINT_CONTACTS, PBX_TYPE_CONTACT, parameters, FIND_PAGE_SIZE);
  find->name = g_strdup (name);
  find->number = g_strdup (number);
  g_task_set_task_data (task, find, (GDestroyNotify) find_free);
  pbx_scan_next_async (find->scan, cancellable, newest_cb, task);
}

/**
 * pbx_phonebook_find_newest_finish:
 *
 * Returns: (transfer full): the contact, or %NULL with @error set: %PBX_ERROR_REFUSED where there is none,
 *   any other #PbxError, or %G_IO_ERROR_CANCELLED
 */
PbxContact *
pbx_phonebook_find_newest_finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, client), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
