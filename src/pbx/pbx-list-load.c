/* pbx-list-load.c: pages of a list, as they are wanted, come and are let go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-list-private.h"

#include "pbx-pager.h"

/* How many pages stay when nobody looks at them: enough to scroll back without a wait. */
#define MAX_KEPT_PAGES 40

#define MAX_PARALLEL 3

/* A view that jumps asks for a few hundred rows at once, and for others a moment later. */
#define DEBOUNCE 12

/* The user data of a page that is under way */
typedef struct
{
  PbxList *list;
  GCancellable *cancellable;
  guint index;
  gboolean anew;
} Load;

static void
page_free (PbxListPage *page)
{
  g_clear_pointer (&page->kept, g_ptr_array_unref);
  g_free (page);
}

GHashTable *
pbx_list_pages_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) page_free);
}

PbxListPage *
pbx_list_get_page (PbxList *self, guint index)
{
  return g_hash_table_lookup (self->pages, GUINT_TO_POINTER (index));
}

/* Gives up all that is under way. */
void
pbx_list_cancel (PbxList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();

  g_clear_handle_id (&self->timer, g_source_remove);
  g_queue_clear (&self->wanted);
  g_clear_pointer (&self->refreshed, g_hash_table_unref);
  self->n_loading = 0;
  self->n_refreshing = 0;
  self->loading_anew = FALSE;
}

/* Loading */

static void
start_load (PbxList *self, guint index, gboolean anew, GAsyncReadyCallback callback)
{
  Load *load = g_new0 (Load, 1);

  load->list = g_object_ref (self);
  load->cancellable = g_object_ref (self->cancellable);
  load->index = index;
  load->anew = anew;

  pbx_pager_fetch_async (self->client, self->endpoint, self->record_type, self->parameters, index,
                         self->page_size, self->cancellable, callback, load);
}

/* The list that @load is for, or NULL where its answer is stale. */
static PbxList *
end_load (Load *load)
{
  PbxList *list = load->list;
  gboolean stale = load->cancellable != list->cancellable;

  g_object_unref (load->cancellable);
  g_free (load);

  if (stale)
    g_clear_object (&list);

  return list;
}

/* Lets go of the pages that were not looked at for longest. */
static void
drop_far_pages (PbxList *self)
{
  while (g_hash_table_size (self->pages) > MAX_KEPT_PAGES)
    {
      GHashTableIter iter;
      gpointer key;
      gpointer value;
      gpointer oldest = NULL;
      guint looked_at = G_MAXUINT;

      g_hash_table_iter_init (&iter, self->pages);
      while (g_hash_table_iter_next (&iter, &key, &value))
        {
          PbxListPage *page = value;

          if (page->state != PAGE_LOADING && page->looked_at < looked_at)
            {
              looked_at = page->looked_at;
              oldest = key;
            }
        }

      if (looked_at == G_MAXUINT)
        return;

      g_queue_remove (&self->wanted, oldest);
      g_hash_table_remove (self->pages, oldest);
    }
}

static gboolean
page_is_watched (PbxList *self, guint index)
{
  for (guint i = 0; i < self->page_size; i++)
    {
      PbxRecord *row = pbx_rows_peek (self->rows, index * self->page_size + i);
      PbxListPage *page = pbx_list_get_page (self, index);
      guint own = page != NULL && page->kept != NULL ? 1 : 0;

      /* The references that are not ours are a view's. */
      if (row != NULL && G_OBJECT (row)->ref_count > own)
        return TRUE;
    }

  return FALSE;
}

static guint
effective_count (PbxList *self, gint64 claimed)
{
  if (claimed != self->claimed)
    {
      self->claimed = claimed;
      self->limit = G_MAXUINT;
    }

  return (guint) MIN ((gint64) MIN (self->limit, G_MAXINT32), MAX (claimed, 0));
}

static gboolean
has_ready_page_after (PbxList *self, guint index)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_UINT (key) > index && ((PbxListPage *) value)->state == PAGE_READY)
      return TRUE;

  return FALSE;
}

/* The device counts more rows than its pages have: they end here, or there is a hole. */
static void
take_short_page (PbxList *self, guint index, guint got)
{
  guint first = index * self->page_size;
  guint count = pbx_rows_get_count (self->rows);
  guint due = count > first ? MIN (self->page_size, count - first) : 0;

  if (got >= due)
    return;

  if (!has_ready_page_after (self, index))
    {
      self->limit = first + got;
      pbx_list_emit (self, pbx_rows_set_count (self->rows, self->limit));
      return;
    }

  for (guint i = due; i > got; i--)
    pbx_list_emit (self, pbx_rows_hide_position (self->rows, first + i - 1));
}

static PbxListPage *
ensure_page (PbxList *self, guint index, PageState state)
{
  PbxListPage *page = pbx_list_get_page (self, index);

  if (page == NULL)
    {
      page = g_new0 (PbxListPage, 1);
      page->looked_at = ++self->clock;
      g_hash_table_insert (self->pages, GUINT_TO_POINTER (index), page);
    }

  page->state = state;
  return page;
}

/* An array without a count: what it holds is there, and a full one may have a successor. */
static gint64
count_of_plain_array (PbxList *self, guint index, PbxPage *page)
{
  gint64 end = (gint64) index * self->page_size + page->records->len;

  if (page->records->len == self->page_size)
    end += 1;

  return end;
}

static void
set_rows_state (PbxList *self, guint index, PbxRecordState state)
{
  for (guint i = 0; i < self->page_size; i++)
    {
      PbxRecord *row = pbx_rows_peek (self->rows, index * self->page_size + i);

      if (row != NULL && pbx_record_get_state (row) != PBX_RECORD_READY)
        pbx_record_set_state (row, state);
    }
}

/* A page came, or did not: there is room for the next. */
static void
go_on (PbxList *self)
{
  if (!g_queue_is_empty (&self->wanted))
    pbx_list_want_page (self, GPOINTER_TO_UINT (g_queue_peek_head (&self->wanted)));
  pbx_list_update_busy (self);
}

static void
on_page (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  guint index = load->index;
  g_autoptr (PbxList) self = end_load (load);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbxPage) page = pbx_pager_fetch_finish (result, &error);
  g_autoptr (GPtrArray) kept = NULL;
  gint64 claimed;
  guint count;

  if (self == NULL)
    return;

  self->n_loading--;

  if (page == NULL)
    {
      ensure_page (self, index, PAGE_FAILED);
      set_rows_state (self, index, PBX_RECORD_FAILED);
      pbx_list_set_error (self, error);
      go_on (self);
      return;
    }

  claimed = page->count >= 0 ? page->count : count_of_plain_array (self, index, page);

  count = effective_count (self, claimed);
  if (page->records->len > self->page_size)
    g_ptr_array_set_size (page->records, self->page_size);

  if (count != pbx_rows_get_count (self->rows))
    pbx_list_emit (self, pbx_rows_set_count (self->rows, count));

  kept = g_ptr_array_new_with_free_func (g_object_unref);
  pbx_list_emit (self, pbx_rows_fill (self->rows, index * self->page_size, page->records, kept));
  take_short_page (self, index, page->records->len);

  /* A plain array that repeats itself has no pages: what came before was all. */
  if (page->count < 0 && index > 0 && kept->len == 0)
    {
      self->limit = index * self->page_size;
      pbx_list_emit (self, pbx_rows_set_count (self->rows, self->limit));
    }

  ensure_page (self, index, PAGE_READY);
  g_clear_pointer (&pbx_list_get_page (self, index)->kept, g_ptr_array_unref);
  pbx_list_get_page (self, index)->kept = g_steal_pointer (&kept);

  drop_far_pages (self);
  pbx_list_set_error (self, NULL);
  go_on (self);
}

static gboolean
on_debounced (gpointer user_data)
{
  PbxList *self = user_data;

  self->timer = 0;

  /* The latest first: those are what the person looks at now. */
  while (self->n_loading < MAX_PARALLEL && !g_queue_is_empty (&self->wanted))
    {
      guint index = GPOINTER_TO_UINT (g_queue_pop_head (&self->wanted));

      if (!page_is_watched (self, index))
        {
          g_hash_table_remove (self->pages, GUINT_TO_POINTER (index));
          continue;
        }

      ensure_page (self, index, PAGE_LOADING);
      self->n_loading++;
      start_load (self, index, FALSE, on_page);
    }

  pbx_list_update_busy (self);

  return G_SOURCE_REMOVE;
}

void
pbx_list_want_page (PbxList *self, guint index)
{
  PbxListPage *page = pbx_list_get_page (self, index);

  if (page == NULL)
    {
      ensure_page (self, index, PAGE_WANTED);
      g_queue_push_head (&self->wanted, GUINT_TO_POINTER (index));
    }
  else
    page->looked_at = ++self->clock;

  if (self->timer == 0 && !g_queue_is_empty (&self->wanted))
    self->timer = g_timeout_add (DEBOUNCE, on_debounced, self);
}

/* Loading anew and refreshing */

static void
add_records (PbxList *self, GHashTable *records, guint index, PbxPage *page)
{
  /* A device that does not read the page size gives all rows at once, whatever page was asked for: the
   * first page has them where they belong. */
  guint n = index == 0 ? page->records->len : MIN (page->records->len, self->page_size);

  for (guint i = 0; i < n; i++)
    {
      gpointer position = GUINT_TO_POINTER (index * self->page_size + i);

      if (index == 0 || !g_hash_table_contains (records, position))
        g_hash_table_insert (records, position, g_object_ref (page->records->pdata[i]));
    }
}

/* Makes a page of each stretch of rows that is there, so that they stay. */
static void
keep_pages (PbxList *self, GHashTable *records)
{
  /* What was kept may be all that holds a row that stays: it is let go at the end. */
  g_autoptr (GHashTable) before = g_steal_pointer (&self->pages);
  GHashTableIter iter;
  gpointer position;

  self->pages = pbx_list_pages_new ();

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, &position, NULL))
    {
      PbxRecord *row = pbx_rows_peek (self->rows, GPOINTER_TO_UINT (position));
      PbxListPage *page = ensure_page (self, GPOINTER_TO_UINT (position) / self->page_size, PAGE_READY);

      if (page->kept == NULL)
        page->kept = g_ptr_array_new_with_free_func (g_object_unref);
      if (row != NULL)
        g_ptr_array_add (page->kept, g_object_ref (row));
    }
}

static void
want_if_loading (guint position, PbxRecord *row, gpointer user_data)
{
  PbxList *self = user_data;

  if (!pbx_record_get_ready (row))
    {
      pbx_record_set_state (row, PBX_RECORD_LOADING);
      pbx_list_want_page (self, position / self->page_size);
    }
}

void
pbx_list_merge (PbxList *self, GHashTable *records, guint count, gboolean anew)
{
  PbxSplice splice = pbx_rows_merge (self->rows, count, records, anew);

  /* Views ask for rows while they are told: the pages have to be there by then. */
  g_queue_clear (&self->wanted);
  keep_pages (self, records);
  pbx_list_emit (self, splice);
  pbx_rows_foreach (self->rows, want_if_loading, self);
}

/* Rows that the device deleted stay hidden until an answer to a question that was put afterwards. */
void
pbx_list_forget_at_last (PbxList *self)
{
  g_autoptr (GPtrArray) keys = g_steal_pointer (&self->forgetting);

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    pbx_rows_forget_key (self->rows, keys->pdata[i]);
}

static void
begin_to_forget (PbxList *self)
{
  if (self->forgetting == NULL)
    self->forgetting = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_extend_and_steal (self->forgetting, self->forgotten);
  self->forgotten = g_ptr_array_new_with_free_func (g_free);
}

/* What is under way may have been asked before what made somebody ask for a refresh. */
static void
refresh_again_if_asked (PbxList *self)
{
  if (self->refresh_again)
    {
      self->refresh_again = FALSE;
      pbx_list_refresh (self);
    }
}

static GHashTable *
new_records (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PbxList) self = end_load (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbxPage) page = pbx_pager_fetch_finish (result, &error);
  g_autoptr (GHashTable) records = NULL;
  gint64 claimed;

  if (self == NULL)
    return;

  self->n_loading--;
  self->loading_anew = FALSE;

  if (page == NULL)
    {
      pbx_list_set_error (self, error);
      g_hash_table_remove_all (self->pages);
      pbx_list_emit (self, pbx_rows_set_count (self->rows, 0));
      pbx_list_set_state (self, PBX_LIST_FAILED);
      pbx_list_update_busy (self);
      return;
    }

  self->limit = G_MAXUINT;
  claimed =
    page->count >= 0 ? MAX (page->count, (gint64) page->records->len) : count_of_plain_array (self, 0, page);

  /* All that is there came with the first page, whatever the device counts. */
  if (page->records->len == 0)
    claimed = 0;

  records = new_records ();
  add_records (self, records, 0, page);
  pbx_list_forget_at_last (self);
  pbx_list_merge (self, records, effective_count (self, claimed), TRUE);
  if (page->records->len <= self->page_size)
    take_short_page (self, 0, page->records->len);

  pbx_list_set_error (self, NULL);
  pbx_list_set_state (self, PBX_LIST_READY);
  refresh_again_if_asked (self);
  pbx_list_update_busy (self);
}

/* Where the rows really end, as far as the pages show that were just fetched */
static guint
find_end (PbxList *self, GHashTable *records, guint count)
{
  GHashTableIter iter;
  gpointer position;
  guint top = 0;

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, &position, NULL))
    top = MAX (top, GPOINTER_TO_UINT (position) + 1);

  /* Up to where pages were fetched one after the other, a page that is not full is the last. */
  if (top < count && top % self->page_size != 0)
    return top;

  return count;
}

static void
end_refresh (PbxList *self)
{
  g_autoptr (GHashTable) records = g_steal_pointer (&self->refreshed);
  guint count;
  guint end;

  self->limit = G_MAXUINT;
  count = effective_count (self, self->refresh_count);
  end = find_end (self, records, count);
  if (end < count)
    self->limit = count = end;

  /* Loads that went on meanwhile are for where rows stood before. */
  pbx_list_cancel (self);
  pbx_list_forget_at_last (self);
  pbx_list_merge (self, records, count, FALSE);
  pbx_list_set_error (self, NULL);
}

static void
on_refreshed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  guint index = load->index;
  g_autoptr (PbxList) self = end_load (load);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbxPage) page = pbx_pager_fetch_finish (result, &error);

  if (self == NULL)
    return;

  self->n_refreshing--;

  if (page == NULL)
    {
      /* What is shown stays, with its age; nothing is known better. */
      g_clear_pointer (&self->refreshed, g_hash_table_unref);
      pbx_list_set_error (self, error);
    }
  else if (self->refreshed != NULL)
    {
      gint64 claimed = page->count >= 0 ? page->count : count_of_plain_array (self, index, page);

      if (index == 0 && page->records->len == 0)
        claimed = 0;

      add_records (self, self->refreshed, index, page);
      self->refresh_count = index == 0 ? claimed : self->refresh_count;

      if (self->n_refreshing == 0)
        end_refresh (self);
    }

  if (self->n_refreshing == 0)
    refresh_again_if_asked (self);
  pbx_list_update_busy (self);
}

/**
 * pbx_list_load:
 *
 * Loads the list anew, from its first page. Rows that are shown stay until the answer is there.
 */
void
pbx_list_load (PbxList *self)
{
  g_return_if_fail (PBX_IS_LIST (self));

  pbx_list_cancel (self);

  if (pbx_rows_get_count (self->rows) == 0)
    pbx_list_set_state (self, PBX_LIST_LOADING);

  self->n_loading = 1;
  self->loading_anew = TRUE;
  self->refresh_again = FALSE;
  begin_to_forget (self);
  pbx_list_update_busy (self);
  if (self->local != NULL)
    pbx_list_local_fetch (self, TRUE);
  else
    start_load (self, 0, TRUE, on_loaded);
}

/**
 * pbx_list_refresh:
 *
 * Asks the device again for what is shown. Row objects, selection and position stay; rows that are new
 * or gone are told. When it fails, what is shown stays and [property@List:error] tells.
 */
void
pbx_list_refresh (PbxList *self)
{
  GHashTableIter iter;
  gpointer key;
  g_autoptr (GArray) indices = NULL;
  guint first = 0;

  g_return_if_fail (PBX_IS_LIST (self));

  if (self->loading_anew || self->n_refreshing > 0)
    {
      self->refresh_again = TRUE;
      return;
    }

  if (self->state != PBX_LIST_READY)
    {
      pbx_list_load (self);
      return;
    }

  begin_to_forget (self);

  if (self->local != NULL)
    {
      self->n_refreshing = 1;
      pbx_list_update_busy (self);
      pbx_list_local_fetch (self, FALSE);
      return;
    }

  indices = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (indices, first);

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint index = GPOINTER_TO_UINT (key);

      if (index != 0 && page_is_watched (self, index))
        g_array_append_val (indices, index);
    }

  self->refreshed = new_records ();
  self->refresh_count = 0;
  self->n_refreshing = indices->len;
  pbx_list_update_busy (self);

  for (guint i = 0; i < indices->len; i++)
    start_load (self, g_array_index (indices, guint, i), FALSE, on_refreshed);
}

/**
 * pbx_list_retry:
 *
 * Tries again what failed: the list, or the pages of rows that say so.
 */
void
pbx_list_retry (PbxList *self)
{
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (PBX_IS_LIST (self));

  if (self->state != PBX_LIST_READY)
    {
      pbx_list_load (self);
      return;
    }

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((PbxListPage *) value)->state == PAGE_FAILED)
      g_hash_table_iter_remove (&iter);

  pbx_rows_foreach (self->rows, want_if_loading, self);
}
