/* pbx-scan.c: a whole list of the device, page after page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-scan.h"

#include "pbx-pager.h"
#include "pbx-record.h"

/**
 * PbxScan:
 *
 * Walks through all rows of a list for what needs every one of them: statistics, an export, names. The
 * rows of a page are asked for when those of the last one are dealt with, so that a list of any length
 * takes the memory of a page.
 *
 * Rows that the device repeats are left out: where something is added on top meanwhile, the last rows of a
 * page are the first of the next one.
 */
struct _PbxScan
{
  GObject parent_instance;

  PbxClient *client;       /* owned */
  JsonObject *parameters;  /* owned */
  GHashTable *recent;      /* owned: keys of the page that is being read and of the one before */
  GHashTable *less_recent; /* owned */
  GType record_type;
  gint64 total; /* -1 before the device said */
  gint64 fetched;
  gint64 n_read; /* as the device counts, with rows that are repeated */
  PbxEndpoint endpoint;
  guint page_size;
  guint page;
  gboolean ended;
};

G_DEFINE_FINAL_TYPE (PbxScan, pbx_scan, G_TYPE_OBJECT)

static GHashTable *
new_keys (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
pbx_scan_finalize (GObject *object)
{
  PbxScan *self = PBX_SCAN (object);

  g_object_unref (self->client);
  json_object_unref (self->parameters);
  g_hash_table_unref (self->recent);
  g_hash_table_unref (self->less_recent);

  G_OBJECT_CLASS (pbx_scan_parent_class)->finalize (object);
}

static void
pbx_scan_class_init (PbxScanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pbx_scan_finalize;
}

static void
pbx_scan_init (PbxScan *self)
{
  self->recent = new_keys ();
  self->less_recent = new_keys ();
  self->total = -1;
}

/**
 * pbx_scan_new:
 * @client: the device
 * @endpoint: a list
 * @record_type: the type of its rows
 * @parameters: (nullable): what to search for, without page and page size; [method@List.new_scan] takes
 *   those of a list that a person looks at
 * @page_size: how many rows to ask for at once; all of them are read in one piece of the main loop
 *
 * Creates a walk through all rows of a list. Nothing is asked for yet.
 *
 * Returns: (transfer full): the walk
 */
PbxScan *
pbx_scan_new (PbxClient *client,
              PbxEndpoint endpoint,
              GType record_type,
              JsonObject *parameters,
              guint page_size)
{
  const char *search = pbx_endpoint_get_info (endpoint)->search;
  PbxScan *self;

  g_return_val_if_fail (PBX_IS_CLIENT (client), NULL);
  g_return_val_if_fail (page_size > 0, NULL);

  self = g_object_new (PBX_TYPE_SCAN, NULL);
  self->client = g_object_ref (client);
  self->endpoint = endpoint;
  self->record_type = record_type;
  self->parameters = parameters != NULL ? json_object_ref (parameters) : json_object_new ();
  if (parameters == NULL && search != NULL)
    json_object_set_string_member (self->parameters, search, "");
  self->page_size = page_size;

  return self;
}

static GPtrArray *
leave_out_repeated (PbxScan *self, GPtrArray *records)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTable *oldest = self->less_recent;

  self->less_recent = self->recent;
  self->recent = oldest;
  g_hash_table_remove_all (self->recent);
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *key = pbx_record_dup_key (records->pdata[i]);
      gboolean repeated = key != NULL && (g_hash_table_contains (self->less_recent, key) ||
                                          g_hash_table_contains (self->recent, key));

      if (!repeated)
        g_ptr_array_add (rows, g_object_ref (records->pdata[i]));
      if (key != NULL)
        g_hash_table_add (self->recent, g_steal_pointer (&key));
    }

  return rows;
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PbxScan *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbxPage) page = pbx_pager_fetch_finish (result, &error);
  GPtrArray *rows;

  if (page == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self->page++;
  self->n_read += page->records->len;
  if (page->count >= 0)
    self->total = page->count;
  rows = leave_out_repeated (self, page->records);
  /* Devices that do not count end with a page that is not full, or that is the last one once more. */
  self->ended =
    page->records->len == 0 ||
    (page->count >= 0 ? self->n_read >= page->count : rows->len == 0 || page->records->len < self->page_size);
  self->fetched += rows->len;
  g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * pbx_scan_next_async:
 * @self: a walk
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks for the next rows. After a failure the same rows can be asked for again.
 */
void
pbx_scan_next_async (PbxScan *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PBX_IS_SCAN (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pbx_scan_next_async);
  if (self->ended)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  pbx_pager_fetch_async (self->client, self->endpoint, self->record_type, self->parameters, self->page,
                         self->page_size, cancellable, page_cb, g_steal_pointer (&task));
}

/**
 * pbx_scan_next_finish:
 *
 * Returns: (transfer full) (nullable) (element-type PbxRecord): the next rows; perhaps none, where all of a
 *   page were there before; %NULL with @error set, or without where there are no more
 */
GPtrArray *
pbx_scan_next_finish (PbxScan *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pbx_scan_get_total:
 *
 * Returns: how many rows there are, as the device counted last; -1 before it did, or where it does not
 */
gint64
pbx_scan_get_total (PbxScan *self)
{
  g_return_val_if_fail (PBX_IS_SCAN (self), -1);
  return self->total;
}

/**
 * pbx_scan_get_fetched:
 *
 * Returns: how many rows were given out
 */
gint64
pbx_scan_get_fetched (PbxScan *self)
{
  g_return_val_if_fail (PBX_IS_SCAN (self), 0);
  return self->fetched;
}
