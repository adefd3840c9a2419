/* pbx-list.c: a GListModel over any list of the device, loaded page by page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-list-private.h"

#define PAGE_SIZE 50

/* A list without pages is asked for whole. */
#define WHOLE_SIZE 500

static void pbx_list_model_init (GListModelInterface *iface);

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

enum
{
  ALL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

void
pbx_list_set_state (PbxList *self, PbxListState state)
{
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
}

void
pbx_list_set_error (PbxList *self, const GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

void
pbx_list_update_busy (PbxList *self)
{
  gboolean busy = self->n_loading > 0 || self->n_refreshing > 0;

  if (self->busy != busy)
    {
      self->busy = busy;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
    }
}

void
pbx_list_emit (PbxList *self, PbxSplice splice)
{
  if (splice.removed == 0 && splice.added == 0)
    return;

  g_list_model_items_changed (G_LIST_MODEL (self), splice.position, splice.removed, splice.added);
  if (splice.removed != splice.added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

void
pbx_list_emit_all_changed (PbxList *self)
{
  if (self->local != NULL)
    g_signal_emit (self, signals[ALL_CHANGED], 0);
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
  PbxListPage *page;

  if (position >= pbx_rows_get_n_visible (self->rows))
    return NULL;

  device = pbx_rows_to_device (self->rows, position);
  row = pbx_rows_get (self->rows, device);
  page = pbx_list_get_page (self, device / self->page_size);

  if (page != NULL && page->state == PAGE_READY && !pbx_record_get_ready (row))
    {
      /* The page came without this row, or before the row was seen: ask again. */
      g_hash_table_remove (self->pages, GUINT_TO_POINTER (device / self->page_size));
      pbx_list_want_page (self, device / self->page_size);
    }
  else if (page == NULL || page->state == PAGE_READY)
    {
      /* A page that was dropped may have rows that live on in a view: they need no page. */
      if (page != NULL || !pbx_record_get_ready (row))
        pbx_list_want_page (self, device / self->page_size);
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
    pbx_list_cancel (self);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (pbx_list_parent_class)->dispose (object);
}

static void
pbx_list_finalize (GObject *object)
{
  PbxList *self = PBX_LIST (object);

  g_clear_pointer (&self->local, pbx_list_local_free);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->rows, pbx_rows_free);
  g_clear_pointer (&self->forgotten, g_ptr_array_unref);
  g_clear_pointer (&self->forgetting, g_ptr_array_unref);
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

  /**
   * PbxList::all-changed:
   * @self: a list with [method@List.set_local]
   *
   * What [method@List.get_all] returns may have changed, the rows' fields included.
   */
  signals[ALL_CHANGED] = g_signal_new ("all-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
}

static void
pbx_list_init (PbxList *self)
{
  self->pages = pbx_list_pages_new ();
  self->parameters = json_object_new ();
  self->cancellable = g_cancellable_new ();
  self->claimed = -1;
  self->forgotten = g_ptr_array_new_with_free_func (g_free);
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
 * pbx_list_get_endpoint:
 *
 * Returns: which list of the device it is
 */
PbxEndpoint
pbx_list_get_endpoint (PbxList *self)
{
  g_return_val_if_fail (PBX_IS_LIST (self), PBX_N_ENDPOINTS);
  return self->endpoint;
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

  if (self->local != NULL)
    return pbx_list_local_get_keyword (self->local);
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
 * Searches on the device, or here with [method@List.set_local]. A search that is under way is given up.
 */
void
pbx_list_set_search (PbxList *self, const char *keyword)
{
  const char *name;

  g_return_if_fail (PBX_IS_LIST (self));
  g_return_if_fail (keyword != NULL);

  if (self->local != NULL)
    {
      if (pbx_list_local_set_search (self, keyword))
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
      return;
    }
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
 * pbx_list_set_parameters:
 * @names_and_values: (array zero-terminated=1): the endpoint's parameters, each name with its value behind
 *   it; an empty value is sent as it is
 *
 * Filters on the device by several parameters and asks for the rows once.
 */
void
pbx_list_set_parameters (PbxList *self, const char *const *names_and_values)
{
  gboolean changed = FALSE;

  g_return_if_fail (PBX_IS_LIST (self));
  g_return_if_fail (names_and_values != NULL);

  for (guint i = 0; names_and_values[i] != NULL; i += 2)
    changed |= change_parameter (self, names_and_values[i], names_and_values[i + 1]);
  if (changed)
    load_unless_empty (self);
}

/**
 * pbx_list_set_sort:
 * @column_key: (nullable): the field to sort by, or %NULL for the device's own order
 * @descending: whether the last comes first
 *
 * Sorts on the device, or here with [method@List.set_local].
 */
void
pbx_list_set_sort (PbxList *self, const char *column_key, gboolean descending)
{
  gboolean changed;

  g_return_if_fail (PBX_IS_LIST (self));

  if (self->local != NULL)
    {
      pbx_list_local_set_sort (self, column_key, descending);
      return;
    }
  changed = change_parameter (self, "columnKey", column_key);
  changed |= change_parameter (self, "order", column_key == NULL ? NULL : descending ? "DESC" : "ASC");

  if (changed)
    load_unless_empty (self);
}

/**
 * pbx_list_new_scan:
 * @page_size: how many rows to ask for at once
 *
 * Creates a walk through all rows that the list would show with what is searched for, filtered and sorted
 * by now.
 *
 * Returns: (transfer full): the walk
 */
PbxScan *
pbx_list_new_scan (PbxList *self, guint page_size)
{
  g_return_val_if_fail (PBX_IS_LIST (self), NULL);
  return pbx_scan_new (self->client, self->endpoint, self->record_type, self->parameters, page_size);
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
    pbx_list_emit (self, pbx_rows_hide_key (self->rows, keys[i]));
  pbx_list_emit_all_changed (self);
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
    pbx_list_emit (self, pbx_rows_unhide_key (self->rows, keys[i]));
  pbx_list_emit_all_changed (self);
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
    g_ptr_array_add (self->forgotten, g_strdup (keys[i]));

  pbx_list_refresh (self);
}
