/* pbx-fetch-all.c: all rows of a list at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-fetch-all.h"

#include "pbx-pager.h"
#include "pbx-record.h"

/* How many rows come at once: a page is read in the main loop, in some milliseconds. */
#define PAGE_SIZE 100

/* How often the list is read again from its start because rows moved between pages meanwhile */
#define MAX_PASSES 3

typedef struct
{
  GPtrArray *records; /* owned PbxRecord */
  GHashTable *keys;   /* owned keys of the records */
  JsonObject *parameters;
  GFileProgressCallback progress;
  gpointer progress_data;
  gint64 count;  /* as the device last said, or -1 */
  gint64 n_read; /* in this pass */
  GType record_type;
  PbxEndpoint endpoint;
  guint index;
  guint pass;
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_ptr_array_unref (fetch->records);
  g_hash_table_unref (fetch->keys);
  json_object_unref (fetch->parameters);
  g_free (fetch);
}

static void fetch_page (GTask *task);

static guint
keep_new (Fetch *fetch, GPtrArray *page)
{
  guint before = fetch->records->len;

  for (guint i = 0; i < page->len; i++)
    {
      if (g_hash_table_add (fetch->keys, pbx_record_dup_key (page->pdata[i])))
        g_ptr_array_add (fetch->records, g_object_ref (page->pdata[i]));
    }
  return fetch->records->len - before;
}

static gboolean
has_more (Fetch *fetch, PbxPage *page, guint n_new)
{
  if (page->records->len == 0)
    return FALSE;
  if (fetch->count >= 0)
    return fetch->records->len < fetch->count && fetch->n_read < fetch->count &&
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
    fetch->progress (fetch->records->len, MAX (fetch->count, (gint64) fetch->records->len),
                     fetch->progress_data);
  if (has_more (fetch, page, n_new))
    fetch->index++;
  else if (fetch->count > (gint64) fetch->records->len && fetch->pass + 1 < MAX_PASSES)
    {
      /* Somebody deleted a row while we read: those behind it moved a place ahead, one of them from a
       * page that was yet to come to one that had been read. */
      fetch->pass++;
      fetch->index = 0;
      fetch->n_read = 0;
    }
  else
    {
      g_task_return_pointer (task, g_ptr_array_ref (fetch->records), (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  fetch_page (g_steal_pointer (&task));
}

/* Takes @task. */
static void
fetch_page (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  pbx_pager_fetch_async (g_task_get_source_object (task), fetch->endpoint, fetch->record_type,
                         fetch->parameters, fetch->index, PAGE_SIZE, g_task_get_cancellable (task), page_cb,
                         task);
}

/**
 * pbx_fetch_all_async:
 * @client: the device
 * @endpoint: an endpoint that answers with pages or with a plain array of rows
 * @record_type: the type of its rows
 * @parameters: (nullable): the endpoint's parameters, but for those of pages
 * @progress: (nullable) (scope notified): told after each page how many rows are here, of how many
 * @progress_data: for @progress
 * @cancellable: (nullable): to cancel with
 * @callback: called when done; @progress is not called after it
 * @user_data: for @callback
 *
 * Fetches all rows of a list, page by page, each row once.
 */
void
pbx_fetch_all_async (PbxClient *client,
                     PbxEndpoint endpoint,
                     GType record_type,
                     JsonObject *parameters,
                     GFileProgressCallback progress,
                     gpointer progress_data,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Fetch *fetch;

  g_return_if_fail (PBX_IS_CLIENT (client));
  g_return_if_fail (g_type_is_a (record_type, PBX_TYPE_RECORD));

  task = g_task_new (client, cancellable, callback, user_data);
  g_task_set_source_tag (task, pbx_fetch_all_async);
  fetch = g_new0 (Fetch, 1);
  fetch->records = g_ptr_array_new_with_free_func (g_object_unref);
  fetch->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fetch->parameters = parameters != NULL ? json_object_ref (parameters) : json_object_new ();
  fetch->progress = progress;
  fetch->progress_data = progress_data;
  fetch->record_type = record_type;
  fetch->endpoint = endpoint;
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);
  fetch_page (g_steal_pointer (&task));
}

/**
 * pbx_fetch_all_finish:
 *
 * Returns: (transfer full) (element-type PbxRecord): all rows in the device's order, or %NULL with @error
 *   set to any #PbxError or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
pbx_fetch_all_finish (PbxClient *client, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, client), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
