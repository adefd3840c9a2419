/* pbx-list-local.c: lists that the device neither searches nor sorts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-list-private.h"

#include "pbx-fetch-all.h"

/* All rows are one page. */
#define PAGE_SIZE 1000000

struct _PbxListLocal
{
  PbxListMatchFunc match;
  PbxListSortKeyFunc sort_key;
  gpointer user_data;
  GDestroyNotify destroy; /* nullable */
  GPtrArray *all;         /* owned PbxRecord, in the device's order */
  GHashTable *by_key;     /* owned key → PbxRecord of all */
  char *keyword;          /* owned */
  char *column_key;       /* owned, nullable */
  gboolean descending;    /* whether the last comes first */
};

typedef struct
{
  PbxList *list;             /* owned */
  GCancellable *cancellable; /* owned */
  gboolean anew;
} Load;

typedef struct
{
  PbxRecord *row; /* borrowed */
  char *key;      /* owned, nullable */
  guint place;    /* where the device has it */
} Sorted;

void
pbx_list_local_free (PbxListLocal *local)
{
  if (local->destroy != NULL)
    local->destroy (local->user_data);
  g_ptr_array_unref (local->all);
  g_hash_table_unref (local->by_key);
  g_free (local->keyword);
  g_free (local->column_key);
  g_free (local);
}

const char *
pbx_list_local_get_keyword (PbxListLocal *local)
{
  return local->keyword;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Sorted *x = a;
  const Sorted *y = b;
  int order = g_strcmp0 (x->key, y->key);

  if (order == 0)
    return x->place < y->place ? -1 : 1;
  return *(gboolean *) user_data ? -order : order;
}

static void
clear_sorted (gpointer data)
{
  g_free (((Sorted *) data)->key);
}

/* What matches, in order, by position */
static GHashTable *
collect (PbxListLocal *local)
{
  GHashTable *records = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));

  g_array_set_clear_func (sorted, clear_sorted);
  for (guint i = 0; i < local->all->len; i++)
    {
      Sorted entry = { local->all->pdata[i], NULL, i };

      if (*local->keyword != '\0' && !local->match (entry.row, local->keyword, local->user_data))
        continue;
      if (local->column_key != NULL)
        entry.key = local->sort_key (entry.row, local->column_key, local->user_data);
      g_array_append_val (sorted, entry);
    }
  g_array_sort_with_data (sorted, compare, &local->descending);
  for (guint i = 0; i < sorted->len; i++)
    g_hash_table_insert (records, GUINT_TO_POINTER (i), g_object_ref (g_array_index (sorted, Sorted, i).row));
  return records;
}

static void
apply (PbxList *self, gboolean anew)
{
  g_autoptr (GHashTable) records = collect (self->local);

  pbx_list_merge (self, records, g_hash_table_size (records), anew);
  pbx_list_emit_all_changed (self);
}

static void
apply_if_ready (PbxList *self, gboolean anew)
{
  if (self->state == PBX_LIST_READY)
    apply (self, anew);
}

/* Whatever was found of a row earlier stays the same object, whether it is shown now or not. */
static void
take_all (PbxListLocal *local, GPtrArray *records)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&local->by_key);

  local->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_ptr_array_set_size (local->all, 0);
  for (guint i = 0; i < records->len; i++)
    {
      PbxRecord *record = records->pdata[i];
      char *key = pbx_record_dup_key (record);
      PbxRecord *known = g_hash_table_lookup (before, key);

      if (known != NULL)
        {
          pbx_record_assign (known, record);
          record = known;
        }
      g_ptr_array_add (local->all, g_object_ref (record));
      g_hash_table_insert (local->by_key, key, g_object_ref (record));
    }
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (PbxList) self = load->list;
  g_autoptr (GCancellable) cancellable = load->cancellable;
  gboolean anew = load->anew;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = pbx_fetch_all_finish (PBX_CLIENT (source), result, &error);

  g_free (load);
  if (cancellable != self->cancellable)
    return;

  self->n_loading = self->n_refreshing = 0;
  self->loading_anew = FALSE;
  if (records != NULL)
    {
      take_all (self->local, records);
      pbx_list_forget_at_last (self);
      apply (self, anew);
      pbx_list_set_error (self, NULL);
      pbx_list_set_state (self, PBX_LIST_READY);
    }
  else
    {
      pbx_list_set_error (self, error);
      /* What is shown stays, but a first load has nothing to show. */
      if (self->state != PBX_LIST_READY)
        pbx_list_set_state (self, PBX_LIST_FAILED);
    }
  if (self->refresh_again)
    {
      self->refresh_again = FALSE;
      pbx_list_refresh (self);
    }
  pbx_list_update_busy (self);
}

/* Asks the device for all rows; the list has noted what is under way. */
void
pbx_list_local_fetch (PbxList *self, gboolean anew)
{
  Load *load = g_new0 (Load, 1);

  load->list = g_object_ref (self);
  load->cancellable = g_object_ref (self->cancellable);
  load->anew = anew;
  pbx_fetch_all_async (self->client, self->endpoint, self->record_type, self->parameters, NULL, NULL,
                       self->cancellable, on_fetched, load);
}

/* Returns: whether it is another search than before */
gboolean
pbx_list_local_set_search (PbxList *self, const char *keyword)
{
  if (g_str_equal (self->local->keyword, keyword))
    return FALSE;
  g_free (self->local->keyword);
  self->local->keyword = g_strdup (keyword);
  apply_if_ready (self, TRUE);
  return TRUE;
}

void
pbx_list_local_set_sort (PbxList *self, const char *column_key, gboolean descending)
{
  if (g_strcmp0 (self->local->column_key, column_key) == 0 && self->local->descending == !!descending)
    return;
  g_free (self->local->column_key);
  self->local->column_key = g_strdup (column_key);
  self->local->descending = !!descending;
  apply_if_ready (self, TRUE);
}

/**
 * pbx_list_set_local:
 * @self: a list that was not loaded yet
 * @match: whether a row is what a person searches for
 * @sort_key: what rows are sorted by, to be compared as strcmp() does
 * @user_data: for both; a load that is under way holds the list, so that it outlives whoever made it
 * @destroy: (nullable): frees @user_data with the list
 *
 * Makes the list load all its rows at once and search and sort them here, without asking the device: for
 * lists that have no search of their own and that are short by nature.
 */
void
pbx_list_set_local (PbxList *self,
                    PbxListMatchFunc match,
                    PbxListSortKeyFunc sort_key,
                    gpointer user_data,
                    GDestroyNotify destroy)
{
  g_return_if_fail (PBX_IS_LIST (self));
  g_return_if_fail (self->state == PBX_LIST_EMPTY);
  g_return_if_fail (match != NULL && sort_key != NULL);

  g_clear_pointer (&self->local, pbx_list_local_free);
  self->page_size = PAGE_SIZE;
  self->local = g_new0 (PbxListLocal, 1);
  self->local->match = match;
  self->local->sort_key = sort_key;
  self->local->user_data = user_data;
  self->local->destroy = destroy;
  self->local->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->local->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->local->keyword = g_strdup ("");
}

/**
 * pbx_list_get_all:
 * @self: a list with [method@List.set_local]
 *
 * Returns: (transfer full) (element-type PbxRecord): every row in the device's order, whatever is searched
 *   for, but for those that are being deleted
 */
GPtrArray *
pbx_list_get_all (PbxList *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (PBX_IS_LIST (self), rows);
  g_return_val_if_fail (self->local != NULL, rows);

  for (guint i = 0; i < self->local->all->len; i++)
    {
      PbxRecord *row = self->local->all->pdata[i];
      g_autofree char *key = pbx_record_dup_key (row);

      if (!pbx_rows_is_hidden (self->rows, key))
        g_ptr_array_add (rows, g_object_ref (row));
    }
  return rows;
}

/**
 * pbx_list_search_again:
 * @self: a list with [method@List.set_local]
 *
 * Looks again which rows match and how they are sorted: what a row says to people has changed, as when the
 * names of numbers came in.
 */
void
pbx_list_search_again (PbxList *self)
{
  g_return_if_fail (PBX_IS_LIST (self));
  g_return_if_fail (self->local != NULL);

  if (*self->local->keyword != '\0' || self->local->column_key != NULL)
    apply_if_ready (self, FALSE);
}
