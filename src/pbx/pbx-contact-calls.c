/* pbx-contact-calls.c: what can be asked of a device's phonebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-contact-calls.h"

#include "pbx-pager.h"

/* How many contacts come at once: a page is read in the main loop, in some milliseconds. */
#define PAGE_SIZE 100

/* How often the phonebook is read again from its start because rows moved between pages meanwhile */
#define MAX_PASSES 3

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

/* The whole phonebook */

typedef struct
{
  GPtrArray *contacts; /* owned PbxContact */
  GHashTable *keys;    /* owned keys of the contacts */
  JsonObject *parameters;
  GFileProgressCallback progress;
  gpointer progress_data;
  gint64 count;  /* as the device last said, or -1 */
  gint64 n_read; /* in this pass */
  guint index;
  guint pass;
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_ptr_array_unref (fetch->contacts);
  g_hash_table_unref (fetch->keys);
  json_object_unref (fetch->parameters);
  g_free (fetch);
}

static void fetch_page (GTask *task);

static guint
keep_new (Fetch *fetch, GPtrArray *records)
{
  guint before = fetch->contacts->len;

  for (guint i = 0; i < records->len; i++)
    {
      if (g_hash_table_add (fetch->keys, pbx_record_dup_key (records->pdata[i])))
        g_ptr_array_add (fetch->contacts, g_object_ref (records->pdata[i]));
    }
  return fetch->contacts->len - before;
}

static gboolean
has_more (Fetch *fetch, PbxPage *page, guint n_new)
{
  if (page->records->len == 0)
    return FALSE;
  if (fetch->count >= 0)
    return fetch->contacts->len < fetch->count && fetch->n_read < fetch->count &&
           (n_new > 0 || fetch->pass > 0);
  /* The device does not count: a page that is not full is the last, and one without news a repetition. */
  return n_new > 0 && page->records->len >= (page->page_size > 0 ? page->page_size : PAGE_SIZE);
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbxPage) page = pbx_pager_fetch_finish (result, &error);
  guint n_new;

  if (page == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  n_new = keep_new (fetch, page->records);
  fetch->count = page->count;
  fetch->n_read += page->records->len;
  if (fetch->progress != NULL)
    fetch->progress (fetch->contacts->len, MAX (fetch->count, (gint64) fetch->contacts->len),
                     fetch->progress_data);
  if (has_more (fetch, page, n_new))
    fetch->index++;
  else if (fetch->count > (gint64) fetch->contacts->len && fetch->pass + 1 < MAX_PASSES)
    {
      /* Somebody deleted a contact while we read: those behind it moved a place ahead, one of them from a
       * page that was yet to come to one that had been read. */
      fetch->pass++;
      fetch->index = 0;
      fetch->n_read = 0;
    }
  else
    {
      g_task_return_pointer (task, g_ptr_array_ref (fetch->contacts), (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  fetch_page (g_steal_pointer (&task));
}

/* Takes @task. */
static void
fetch_page (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  pbx_pager_fetch_async (g_task_get_source_object (task), PBX_ENDPOINT_CONTACTS, PBX_TYPE_CONTACT,
                         fetch->parameters, fetch->index, PAGE_SIZE, g_task_get_cancellable (task), page_cb,
                         task);
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
  g_autoptr (GTask) task = NULL;
  Fetch *fetch;

  g_return_if_fail (PBX_IS_CLIENT (client));

  task = g_task_new (client, cancellable, callback, user_data);
  g_task_set_source_tag (task, pbx_contacts_fetch_async);
  fetch = g_new0 (Fetch, 1);
  fetch->contacts = g_ptr_array_new_with_free_func (g_object_unref);
  fetch->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fetch->parameters = json_object_new ();
  json_object_set_string_member (fetch->parameters, "keyword", "");
  json_object_set_string_member (fetch->parameters, "order", "");
  json_object_set_string_member (fetch->parameters, "columnKey", "");
  fetch->progress = progress;
  fetch->progress_data = progress_data;
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);
  fetch_page (g_steal_pointer (&task));
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
  g_return_val_if_fail (g_task_is_valid (result, client), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
