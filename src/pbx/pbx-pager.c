/* pbx-pager.c: pages of a list, counted from 0 whatever the device does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-pager.h"

#include "pbx-client-private.h"
#include "pbx-json.h"
#include "pbx-record.h"

/* The document counts the pages of extensions from 0 and shows an answer that counts from 1; devices
 * differ. Which it is is found out when a first page is asked for and the client does not know yet:
 *
 *  - the page that the document calls the first is refused, or is empty although there are rows: the
 *    other number is the first;
 *  - there is more than one page: 0 and 1 are both asked for. A device that counts from 1 answers 0 as
 *    if it were 1, or not at all; one that counts from 0 has other rows on page 1;
 *  - there is only one page: it does not matter yet. */

typedef struct
{
  PbxClient *client;
  JsonObject *parameters;
  GType record_type;
  PbxEndpoint endpoint;
  guint index;
  guint page_size;

  /* While the base is not known: what the documented first page was, and how it ended */
  PbxPage *first;
  GError *first_error;
  guint first_number;
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_clear_object (&fetch->client);
  g_clear_pointer (&fetch->parameters, json_object_unref);
  g_clear_pointer (&fetch->first, pbx_page_free);
  g_clear_error (&fetch->first_error);
  g_free (fetch);
}

/**
 * pbx_page_free:
 * @page: a page
 *
 * Frees a page.
 */
void
pbx_page_free (PbxPage *page)
{
  g_ptr_array_unref (page->records);
  g_free (page);
}

static gboolean
read_number (JsonObject *object, const char *name, gint64 missing, gint64 *count)
{
  JsonNode *node = json_object_get_member (object, name);
  double number;

  *count = missing;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;

  if (!pbx_json_read_double (node, &number) || !(number >= 0 && number <= G_MAXINT32))
    return FALSE;

  *count = (gint64) number;
  return TRUE;
}

/**
 * pbx_page_new:
 * @record_type: the type of the rows
 * @data: the page envelope, a plain array, or null
 * @where: the endpoint's name, for the error
 * @error: return location for a %PBX_ERROR_NOT_UNDERSTOOD
 *
 * Reads a page.
 *
 * Returns: (transfer full): the page, or %NULL with @error set
 */
PbxPage *
pbx_page_new (GType record_type, JsonNode *data, const char *where, GError **error)
{
  g_autoptr (PbxPage) page = g_new0 (PbxPage, 1);
  JsonNode *items = data;

  page->count = -1;
  page->records = NULL;

  if (JSON_NODE_HOLDS_OBJECT (data))
    {
      JsonObject *object = json_node_get_object (data);

      items = json_object_get_member (object, "items");

      if (!read_number (object, "count", -1, &page->count) ||
          !read_number (object, "pageSize", 0, &page->page_size))
        {
          g_set_error (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "%s: the count is not a number of rows",
                       where);
          page->records = g_ptr_array_new ();
          return NULL;
        }
    }

  page->records = pbx_records_from_node (record_type, items, where, error);

  if (page->records == NULL)
    {
      page->records = g_ptr_array_new ();
      return NULL;
    }

  return g_steal_pointer (&page);
}

/* Asking */

static void ask (GTask *task, guint number, GAsyncReadyCallback callback);

static PbxPage *
take_answer (GTask *task, GObject *source, GAsyncResult *result, GError **error)
{
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (JsonNode) data = pbx_client_call_finish (PBX_CLIENT (source), result, error);

  if (data == NULL)
    return NULL;

  return pbx_page_new (fetch->record_type, data, pbx_endpoint_get_info (fetch->endpoint)->name, error);
}

/* Devices refuse a page number that they do not have, or fail over it. */
static gboolean
says_that_it_is_not_there (const GError *error)
{
  return g_error_matches (error, PBX_ERROR, PBX_ERROR_REFUSED) ||
         g_error_matches (error, PBX_ERROR, PBX_ERROR_DEVICE_FAILED);
}

static gboolean
page_is_missing (PbxPage *page)
{
  return page->records->len == 0 && page->count > 0;
}

/* A row that came or went between the two questions must not make one page look like two. */
static gboolean
pages_are_the_same (PbxPage *a, PbxPage *b)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_shared = 0;

  for (guint i = 0; i < a->records->len; i++)
    g_hash_table_add (keys, pbx_record_dup_key (a->records->pdata[i]));

  for (guint i = 0; i < b->records->len; i++)
    {
      g_autofree char *key = pbx_record_dup_key (b->records->pdata[i]);

      n_shared += g_hash_table_contains (keys, key);
    }

  return 2 * n_shared >= MIN (a->records->len, b->records->len);
}

static void
on_page (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  PbxPage *page = take_answer (task, source, result, &error);

  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) pbx_page_free);
  else
    g_task_return_error (task, error);
}

/* Takes @task. The base is known, or will never be: hand over the page that was asked for. */
static void
settled (GTask *task, int base, PbxPage *page)
{
  g_autoptr (PbxPage) owned = page;
  Fetch *fetch = g_task_get_task_data (task);

  if (base != PBX_PAGE_BASE_UNKNOWN)
    pbx_client_set_page_base (fetch->client, fetch->endpoint, base);

  if (fetch->index > 0 && base != PBX_PAGE_BASE_UNKNOWN)
    {
      ask (task, fetch->index + base, on_page);
      return;
    }

  /* Page 2 of a list that turned out to have one page only */
  if (fetch->index > 0)
    g_ptr_array_set_size (owned->records, 0);

  g_task_return_pointer (task, g_steal_pointer (&owned), (GDestroyNotify) pbx_page_free);
  g_object_unref (task);
}

static void
on_other_page (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbxPage) other = take_answer (task, source, result, &error);
  guint other_number = 1 - fetch->first_number;
  gboolean other_has_rows = other != NULL && !page_is_missing (other);
  g_autoptr (PbxPage) zero = NULL;

  if (error != NULL && !says_that_it_is_not_there (error))
    {
      /* Not settled; what is asked for is here all the same. */
      if (fetch->first != NULL && !page_is_missing (fetch->first) && fetch->index == 0)
        settled (g_steal_pointer (&task), PBX_PAGE_BASE_UNKNOWN, g_steal_pointer (&fetch->first));
      else
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* The documented first page is not there. */
  if (fetch->first == NULL || page_is_missing (fetch->first))
    {
      if (other_has_rows)
        settled (g_steal_pointer (&task), (int) other_number, g_steal_pointer (&other));
      else if (fetch->first_error != NULL)
        g_task_return_error (task, g_steal_pointer (&fetch->first_error));
      else
        settled (g_steal_pointer (&task), PBX_PAGE_BASE_UNKNOWN, g_steal_pointer (&fetch->first));
      return;
    }

  if (!other_has_rows)
    {
      settled (g_steal_pointer (&task), (int) fetch->first_number, g_steal_pointer (&fetch->first));
      return;
    }

  if (pages_are_the_same (fetch->first, other))
    {
      settled (g_steal_pointer (&task), 1, g_steal_pointer (&fetch->first));
      return;
    }

  zero = fetch->first_number == 0 ? g_steal_pointer (&fetch->first) : g_steal_pointer (&other);
  settled (g_steal_pointer (&task), 0, g_steal_pointer (&zero));
}

static void
on_first_page (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  gboolean one_page_only;

  fetch->first = take_answer (task, source, result, &fetch->first_error);

  if (fetch->first == NULL && !says_that_it_is_not_there (fetch->first_error))
    {
      g_task_return_error (task, g_steal_pointer (&fetch->first_error));
      return;
    }

  one_page_only = fetch->first != NULL && !page_is_missing (fetch->first) &&
                  (fetch->first->count <= (gint64) fetch->first->records->len);

  /* A plain array that fills the page may have a successor, which the base is needed for. */
  if (fetch->first != NULL && fetch->first->count < 0)
    one_page_only = fetch->first->records->len != fetch->page_size;

  if (one_page_only)
    settled (g_steal_pointer (&task), PBX_PAGE_BASE_UNKNOWN, g_steal_pointer (&fetch->first));
  else
    ask (g_steal_pointer (&task), 1 - fetch->first_number, on_other_page);
}

/* Takes @task. */
static void
ask (GTask *task, guint number, GAsyncReadyCallback callback)
{
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (JsonObject) parameters = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, fetch->parameters);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (parameters, name, json_node_copy (node));

  json_object_set_int_member (parameters, "page", number);
  json_object_set_int_member (parameters, "pageSize", fetch->page_size);

  pbx_client_call_async (fetch->client, fetch->endpoint, parameters, g_task_get_cancellable (task), callback,
                         task);
}

/**
 * pbx_pager_fetch_async:
 * @client: the device
 * @endpoint: a list
 * @record_type: the type of its rows
 * @parameters: what to search for, without page and page size
 * @index: which page, from 0
 * @page_size: how many rows a page has, at least 1
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Fetches a page.
 */
void
pbx_pager_fetch_async (PbxClient *client,
                       PbxEndpoint endpoint,
                       GType record_type,
                       JsonObject *parameters,
                       guint index,
                       guint page_size,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  int base = pbx_client_get_page_base (client, endpoint);
  Fetch *fetch = g_new0 (Fetch, 1);

  g_task_set_source_tag (task, pbx_pager_fetch_async);

  fetch->client = g_object_ref (client);
  fetch->parameters = json_object_ref (parameters);
  fetch->record_type = record_type;
  fetch->endpoint = endpoint;
  fetch->index = index;
  fetch->page_size = page_size;
  fetch->first_number = pbx_endpoint_get_info (endpoint)->first_page;
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);

  if (base == PBX_PAGE_BASE_UNKNOWN)
    ask (g_steal_pointer (&task), fetch->first_number, on_first_page);
  else
    ask (g_steal_pointer (&task), index + base, on_page);
}

/**
 * pbx_pager_fetch_finish:
 *
 * Returns: (transfer full): the page, or %NULL with @error set
 */
PbxPage *
pbx_pager_fetch_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
