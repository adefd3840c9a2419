/* pbx-list.c: a GListModel over any list of the device, loaded page by page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-list.h"

#include "pbx-pager.h"
#include "pbx-rows.h"

#define PAGE_SIZE 50

/* A list without pages is asked for whole. */
#define WHOLE_SIZE 500

/* How many pages stay when nobody looks at them: enough to scroll back without a wait. */
#define MAX_KEPT_PAGES 40

#define MAX_PARALLEL 3

/* A view that jumps asks for a few hundred rows at once, and for others a moment later. */
#define DEBOUNCE 12

/**
 * PbxList:
 *
 * The rows of a list endpoint as a list model of [class@Record]s. Pages are loaded as their positions
 * are asked for; a row whose page is on its way is there already, with [property@Record:state] telling,
 * and fills in. However long the list is, only the rows that somebody holds, and the pages last looked
 * at, are in memory.
 *
 * Refreshing keeps the row objects, the selection and the scroll position. Searching, sorting and
 * filtering are the device's work and begin anew.
 */
struct _PbxList
{
  GObject parent_instance;

  PbxClient *client;
  JsonObject *parameters; /* filters and sort order, as the endpoint takes them */
  PbxRows *rows;
  GHashTable *pages;         /* index → Page */
  GQueue wanted;             /* of page indices that were asked for, the latest first */
  GCancellable *cancellable; /* of all that is under way for the current parameters */
  GError *error;             /* nullable */
  GHashTable *refreshed;     /* position → record: what a refresh has found so far; nullable */
  GType record_type;
  PbxEndpoint endpoint;
  PbxListState state;
  guint timer;
  guint page_size;
  guint clock; /* counts looks at pages, for telling the last ones */
  guint n_loading;
  guint n_refreshing;
  gint64 refresh_count; /* how many rows the device told during a refresh */
  gint64 claimed;       /* how many rows the device last told; -1 when it does not */
  guint limit;          /* where the rows turned out to end although the device told more */
  gboolean busy;
};

typedef enum
{
  PAGE_WANTED,
  PAGE_LOADING,
  PAGE_READY,
  PAGE_FAILED,
} PageState;

typedef struct
{
  GPtrArray *kept; /* the rows, so that they live while nobody else holds them; nullable */
  PageState state;
  guint looked_at;
} Page;

/* The user data of a page that is under way */
typedef struct
{
  PbxList *list;
  GCancellable *cancellable;
  guint index;
  gboolean anew;
} Load;

static void pbx_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbxList,
                               pbx_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pbx_list_model_init))

enum
{
  PROP_STATE = 1,
  PROP_ERROR,
  PROP_BUSY,
  PROP_SEARCH,
  PROP_N_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
page_free (Page *page)
{
  g_clear_pointer (&page->kept, g_ptr_array_unref);
  g_free (page);
}

static Page *
get_page (PbxList *self, guint index)
{
  return g_hash_table_lookup (self->pages, GUINT_TO_POINTER (index));
}

static void
set_state (PbxList *self, PbxListState state)
{
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
}

static void
set_error (PbxList *self, const GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
update_busy (PbxList *self)
{
  gboolean busy = self->n_loading > 0 || self->n_refreshing > 0;

  if (self->busy != busy)
    {
      self->busy = busy;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
    }
}

static void
emit (PbxList *self, PbxSplice splice)
{
  if (splice.removed == 0 && splice.added == 0)
    return;

  g_list_model_items_changed (G_LIST_MODEL (self), splice.position, splice.removed, splice.added);
  if (splice.removed != splice.added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/* Gives up all that is under way. */
static void
cancel (PbxList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();

  g_clear_handle_id (&self->timer, g_source_remove);
  g_queue_clear (&self->wanted);
  g_clear_pointer (&self->refreshed, g_hash_table_unref);
  self->n_loading = 0;
  self->n_refreshing = 0;
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
          Page *page = value;

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
      Page *page = get_page (self, index);
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
    if (GPOINTER_TO_UINT (key) > index && ((Page *) value)->state == PAGE_READY)
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
      emit (self, pbx_rows_set_count (self->rows, self->limit));
      return;
    }

  for (guint i = due; i > got; i--)
    emit (self, pbx_rows_hide_position (self->rows, first + i - 1));
}

static Page *
ensure_page (PbxList *self, guint index, PageState state)
{
  Page *page = get_page (self, index);

  if (page == NULL)
    {
      page = g_new0 (Page, 1);
      page->looked_at = ++self->clock;
      g_hash_table_insert (self->pages, GUINT_TO_POINTER (index), page);
    }

  page->state = state;
  return page;
}

static void want_page (PbxList *self, guint index);

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
      set_error (self, error);
      update_busy (self);
      return;
    }

  claimed = page->count >= 0 ? page->count : count_of_plain_array (self, index, page);

  /* A plain array that repeats itself has no pages: the rows that it gave are all. */
  count = effective_count (self, claimed);
  if (page->records->len > self->page_size)
    g_ptr_array_set_size (page->records, self->page_size);

  if (count != pbx_rows_get_count (self->rows))
    emit (self, pbx_rows_set_count (self->rows, count));

  kept = g_ptr_array_new_with_free_func (g_object_unref);
  emit (self, pbx_rows_fill (self->rows, index * self->page_size, page->records, kept));
  take_short_page (self, index, page->records->len);

  ensure_page (self, index, PAGE_READY);
  g_clear_pointer (&get_page (self, index)->kept, g_ptr_array_unref);
  get_page (self, index)->kept = g_steal_pointer (&kept);

  drop_far_pages (self);
  set_error (self, NULL);

  if (!g_queue_is_empty (&self->wanted))
    want_page (self, GPOINTER_TO_UINT (g_queue_peek_head (&self->wanted)));
  update_busy (self);
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

  update_busy (self);

  return G_SOURCE_REMOVE;
}

static void
want_page (PbxList *self, guint index)
{
  Page *page = get_page (self, index);

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

/* The list model */

static GType
pbx_list_get_item_type (GListModel *model)
{
  return PBX_LIST (model)->record_type;
}

static guint
pbx_list_get_n_items (GListModel *model)
{
  return pbx_rows_get_n_visible (PBX_LIST (model)->rows);
}

static gpointer
pbx_list_get_item (GListModel *model, guint position)
{
  PbxList *self = PBX_LIST (model);
  PbxRecord *row;
  guint device;
  Page *page;

  if (position >= pbx_rows_get_n_visible (self->rows))
    return NULL;

  device = pbx_rows_to_device (self->rows, position);
  row = pbx_rows_get (self->rows, device);
  page = get_page (self, device / self->page_size);

  if (page == NULL || page->state == PAGE_READY)
    {
      /* A page that was dropped may have rows that live on in a view: they need no page. */
      if (page != NULL || !pbx_record_get_ready (row))
        want_page (self, device / self->page_size);
    }
  else if (page->state == PAGE_FAILED && pbx_record_get_state (row) == PBX_RECORD_LOADING)
    pbx_record_set_state (row, PBX_RECORD_FAILED);

  return row;
}

static void
pbx_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pbx_list_get_item_type;
  iface->get_n_items = pbx_list_get_n_items;
  iface->get_item = pbx_list_get_item;
}

/* Loading anew and refreshing */

static void
add_records (PbxList *self, GHashTable *records, guint index, PbxPage *page)
{
  /* A device that does not read the page size gives all rows at once. */
  for (guint i = 0; i < page->records->len; i++)
    g_hash_table_insert (records, GUINT_TO_POINTER (index * self->page_size + i),
                         g_object_ref (page->records->pdata[i]));
}

/* Makes a page of each stretch of rows that is there, so that they stay. */
static void
keep_pages (PbxList *self, GHashTable *records)
{
  GHashTableIter iter;
  gpointer position;

  g_hash_table_remove_all (self->pages);

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, &position, NULL))
    {
      PbxRecord *row = pbx_rows_peek (self->rows, GPOINTER_TO_UINT (position));
      Page *page = ensure_page (self, GPOINTER_TO_UINT (position) / self->page_size, PAGE_READY);

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
      want_page (self, position / self->page_size);
    }
}

static void
merge_records (PbxList *self, GHashTable *records, guint count, gboolean anew)
{
  PbxSplice splice = pbx_rows_merge (self->rows, count, records, anew);

  /* Views ask for rows while they are told: the pages have to be there by then. */
  g_queue_clear (&self->wanted);
  keep_pages (self, records);
  emit (self, splice);
  pbx_rows_foreach (self->rows, want_if_loading, self);
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

  if (page == NULL)
    {
      set_error (self, error);
      g_hash_table_remove_all (self->pages);
      emit (self, pbx_rows_set_count (self->rows, 0));
      set_state (self, PBX_LIST_FAILED);
      update_busy (self);
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
  merge_records (self, records, effective_count (self, claimed), TRUE);
  if (page->records->len <= self->page_size)
    take_short_page (self, 0, page->records->len);

  set_error (self, NULL);
  set_state (self, PBX_LIST_READY);
  update_busy (self);
}

static void
end_refresh (PbxList *self)
{
  g_autoptr (GHashTable) records = g_steal_pointer (&self->refreshed);
  guint count = effective_count (self, self->refresh_count);

  /* Loads that went on meanwhile are for where rows stood before. */
  cancel (self);
  merge_records (self, records, count, FALSE);
  set_error (self, NULL);
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
      set_error (self, error);
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

  update_busy (self);
}

/* GObject */

static void
pbx_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PbxList *self = PBX_LIST (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, pbx_list_get_search (self));
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, pbx_rows_get_n_visible (self->rows));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pbx_list_dispose (GObject *object)
{
  PbxList *self = PBX_LIST (object);

  if (self->cancellable != NULL)
    cancel (self);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (pbx_list_parent_class)->dispose (object);
}

static void
pbx_list_finalize (GObject *object)
{
  PbxList *self = PBX_LIST (object);

  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->rows, pbx_rows_free);
  g_clear_pointer (&self->parameters, json_object_unref);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (pbx_list_parent_class)->finalize (object);
}

static void
pbx_list_class_init (PbxListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pbx_list_get_property;
  object_class->dispose = pbx_list_dispose;
  object_class->finalize = pbx_list_finalize;

  /**
   * PbxList:state:
   *
   * Whether there is something to show, a [enum@ListState].
   */
  properties[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, PBX_LIST_EMPTY, PBX_LIST_FAILED, PBX_LIST_EMPTY, flags);

  /**
   * PbxList:error:
   *
   * What the last load or refresh ended in, or %NULL. Rows that are there stay.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);

  /**
   * PbxList:busy:
   *
   * Whether anything is under way.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);

  /**
   * PbxList:search:
   *
   * What is searched for.
   */
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, "", flags);

  /**
   * PbxList:n-items:
   *
   * How many rows there are, loaded or not.
   */
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pbx_list_init (PbxList *self)
{
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) page_free);
  self->parameters = json_object_new ();
  self->cancellable = g_cancellable_new ();
  self->claimed = -1;
  self->limit = G_MAXUINT;
  self->page_size = PAGE_SIZE;
  g_queue_init (&self->wanted);
}

/**
 * pbx_list_new:
 * @client: the device
 * @endpoint: an endpoint that answers with pages or with a plain array of rows
 * @record_type: the type of its rows
 *
 * Returns: (transfer full): a list that is empty until [method@List.load]
 */
PbxList *
pbx_list_new (PbxClient *client, PbxEndpoint endpoint, GType record_type)
{
  const PbxEndpointInfo *info = pbx_endpoint_get_info (endpoint);
  PbxList *self;

  g_return_val_if_fail (PBX_IS_CLIENT (client), NULL);
  g_return_val_if_fail (g_type_is_a (record_type, PBX_TYPE_RECORD), NULL);
  g_return_val_if_fail (info->answer == PBX_ANSWER_PAGE, NULL);

  self = g_object_new (PBX_TYPE_LIST, NULL);
  self->client = g_object_ref (client);
  self->endpoint = endpoint;
  self->record_type = record_type;
  self->rows = pbx_rows_new (record_type);

  if (endpoint == PBX_ENDPOINT_WAKEUPS)
    self->page_size = WHOLE_SIZE;
  if (info->search != NULL)
    json_object_set_string_member (self->parameters, info->search, "");

  return self;
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

  cancel (self);

  if (pbx_rows_get_count (self->rows) == 0)
    set_state (self, PBX_LIST_LOADING);

  self->n_loading = 1;
  update_busy (self);
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

  if (self->state != PBX_LIST_READY)
    {
      if (self->state != PBX_LIST_LOADING)
        pbx_list_load (self);
      return;
    }

  if (self->n_refreshing > 0)
    return;

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
  update_busy (self);

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
    if (((Page *) value)->state == PAGE_FAILED)
      g_hash_table_iter_remove (&iter);

  pbx_rows_foreach (self->rows, want_if_loading, self);
}

/**
 * pbx_list_get_state:
 *
 * Returns: whether there is something to show
 */
PbxListState
pbx_list_get_state (PbxList *self)
{
  g_return_val_if_fail (PBX_IS_LIST (self), PBX_LIST_FAILED);
  return self->state;
}

/**
 * pbx_list_get_error:
 *
 * Returns: (nullable) (transfer none): what the last load or refresh ended in
 */
const GError *
pbx_list_get_error (PbxList *self)
{
  g_return_val_if_fail (PBX_IS_LIST (self), NULL);
  return self->error;
}

/**
 * pbx_list_get_busy:
 *
 * Returns: whether anything is under way
 */
gboolean
pbx_list_get_busy (PbxList *self)
{
  g_return_val_if_fail (PBX_IS_LIST (self), FALSE);
  return self->busy;
}

/**
 * pbx_list_get_search:
 *
 * Returns: what is searched for; empty for all rows
 */
const char *
pbx_list_get_search (PbxList *self)
{
  const char *name;

  g_return_val_if_fail (PBX_IS_LIST (self), NULL);

  name = pbx_endpoint_get_info (self->endpoint)->search;
  return name != NULL ? json_object_get_string_member (self->parameters, name) : "";
}

/* Parameters are shared with requests that are under way, so a change makes new ones. */
static gboolean
change_parameter (PbxList *self, const char *name, const char *value)
{
  JsonObject *changed;
  JsonObjectIter iter;
  const char *other;
  JsonNode *node;

  if (g_strcmp0 (json_object_get_string_member_with_default (self->parameters, name, NULL), value) == 0)
    return FALSE;

  changed = json_object_new ();

  json_object_iter_init_ordered (&iter, self->parameters);
  while (json_object_iter_next_ordered (&iter, &other, &node))
    if (!g_str_equal (other, name))
      json_object_set_member (changed, other, json_node_copy (node));

  if (value != NULL)
    json_object_set_string_member (changed, name, value);

  json_object_unref (self->parameters);
  self->parameters = changed;

  return TRUE;
}

static void
load_unless_empty (PbxList *self)
{
  if (self->state != PBX_LIST_EMPTY)
    pbx_list_load (self);
}

/**
 * pbx_list_set_search:
 * @keyword: what to search for; empty for all rows
 *
 * Searches on the device. A search that is under way is given up.
 */
void
pbx_list_set_search (PbxList *self, const char *keyword)
{
  const char *name;

  g_return_if_fail (PBX_IS_LIST (self));
  g_return_if_fail (keyword != NULL);

  name = pbx_endpoint_get_info (self->endpoint)->search;
  g_return_if_fail (name != NULL);

  if (change_parameter (self, name, keyword))
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
      load_unless_empty (self);
    }
}

/**
 * pbx_list_set_parameter:
 * @name: one of the endpoint's parameters
 * @value: (nullable): its value, or %NULL to leave it out
 *
 * Filters on the device.
 */
void
pbx_list_set_parameter (PbxList *self, const char *name, const char *value)
{
  g_return_if_fail (PBX_IS_LIST (self));
  g_return_if_fail (name != NULL);

  if (change_parameter (self, name, value))
    load_unless_empty (self);
}

/**
 * pbx_list_set_sort:
 * @column_key: (nullable): the field to sort by, or %NULL for the device's own order
 * @descending: whether the last comes first
 *
 * Sorts on the device.
 */
void
pbx_list_set_sort (PbxList *self, const char *column_key, gboolean descending)
{
  gboolean changed;

  g_return_if_fail (PBX_IS_LIST (self));

  changed = change_parameter (self, "columnKey", column_key);
  changed |= change_parameter (self, "order", column_key == NULL ? NULL : descending ? "DESC" : "ASC");

  if (changed)
    load_unless_empty (self);
}

/**
 * pbx_list_find:
 * @key: a row's key, see [method@Record.dup_key]
 * @position: (out) (optional): where it stands
 *
 * Looks for a row among those that are loaded.
 *
 * Returns: (transfer none) (nullable): the row; %NULL where it is not loaded or hidden
 */
PbxRecord *
pbx_list_find (PbxList *self, const char *key, guint *position)
{
  PbxRecord *row;
  guint device;
  guint visible;

  g_return_val_if_fail (PBX_IS_LIST (self), NULL);

  row = pbx_rows_find (self->rows, key, &device);
  if (row == NULL)
    return NULL;

  visible = pbx_rows_to_visible (self->rows, device);
  if (visible == G_MAXUINT)
    return NULL;

  if (position != NULL)
    *position = visible;
  return row;
}

/**
 * pbx_list_hide:
 * @keys: (array zero-terminated=1): the keys of rows
 *
 * Takes rows out of sight that the device still has: they are being deleted.
 */
void
pbx_list_hide (PbxList *self, const char *const *keys)
{
  g_return_if_fail (PBX_IS_LIST (self));

  for (gsize i = 0; keys[i] != NULL; i++)
    emit (self, pbx_rows_hide_key (self->rows, keys[i]));
}

/**
 * pbx_list_unhide:
 * @keys: (array zero-terminated=1): the keys of rows
 *
 * Shows rows again: they are not being deleted after all.
 */
void
pbx_list_unhide (PbxList *self, const char *const *keys)
{
  g_return_if_fail (PBX_IS_LIST (self));

  for (gsize i = 0; keys[i] != NULL; i++)
    emit (self, pbx_rows_unhide_key (self->rows, keys[i]));
}

/**
 * pbx_list_forget:
 * @keys: (array zero-terminated=1): the keys of hidden rows
 *
 * Says that the device has deleted hidden rows, and refreshes.
 */
void
pbx_list_forget (PbxList *self, const char *const *keys)
{
  g_return_if_fail (PBX_IS_LIST (self));

  for (gsize i = 0; keys[i] != NULL; i++)
    pbx_rows_forget_key (self->rows, keys[i]);

  pbx_list_refresh (self);
}
