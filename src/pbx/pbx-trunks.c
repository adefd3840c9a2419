/* pbx-trunks.c: all trunks of the device, kept up to date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-trunks.h"

#include "pbx-trunk-record.h"

/**
 * PbxTrunks:
 *
 * The trunks of the device, as endpoints 9 and 10 tell them together. A trunk keeps its object from poll to
 * poll, and what changes is notified by it. It is polled slowly where nobody looks, so that a trunk that goes
 * down is noticed.
 */
struct _PbxTrunks
{
  GObject parent_instance;

  PbxClient *client;
  GListStore *list;          /* of PbxTrunk */
  PbxTrunkInfo *info;        /* of the poll under way; nullable */
  GCancellable *cancellable; /* of the poll under way; nullable */
  GError *error;             /* nullable */
  guint timer;
  guint interval;
  gboolean running;
  gboolean loaded;
};

#define DEFAULT_INTERVAL 15000

enum
{
  PROP_0,
  PROP_CLIENT,
  PROP_ERROR,
  PROP_LIST,
  PROP_LOADED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PbxTrunks, pbx_trunks, G_TYPE_OBJECT)

static void poll (PbxTrunks *self);

static gboolean
on_timer (gpointer user_data)
{
  PbxTrunks *self = user_data;

  self->timer = 0;
  poll (self);

  return G_SOURCE_REMOVE;
}

static void
poll_in (PbxTrunks *self, guint milliseconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);

  if (self->running)
    self->timer = g_timeout_add (milliseconds, on_timer, self);
}

static void
finish (PbxTrunks *self, const GError *error)
{
  g_clear_object (&self->cancellable);
  g_clear_object (&self->info);

  if (self->error != NULL || error != NULL)
    {
      g_clear_error (&self->error);
      self->error = error != NULL ? g_error_copy (error) : NULL;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
    }
  poll_in (self, self->interval);
}

/* A device may have two trunks of one name: they are told apart by which comes first. */
static char *
number_key (GHashTable *counts, PbxTrunk *trunk)
{
  const char *key = pbx_trunk_get_key (trunk);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

  g_hash_table_insert (counts, (char *) key, GUINT_TO_POINTER (n + 1));

  return g_strdup_printf ("%s\n%u", key, n);
}

static GHashTable *
index_known (PbxTrunks *self)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (PbxTrunk) trunk = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      char *key = number_key (counts, trunk);

      g_hash_table_insert (known, key, g_steal_pointer (&trunk));
    }

  return known;
}

static gboolean
is_same (GListModel *list, GPtrArray *rows)
{
  if (g_list_model_get_n_items (list) != rows->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (PbxTrunk) trunk = g_list_model_get_item (list, i);

      if (trunk != rows->pdata[i])
        return FALSE;
    }

  return TRUE;
}

/* A trunk stays the same object wherever the device lists it: its history, and who is told of it, go with it.
 */
static void
take_trunks (PbxTrunks *self, GPtrArray *trunks)
{
  g_autoptr (GHashTable) known = index_known (self);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < trunks->len; i++)
    {
      PbxTrunk *fresh = trunks->pdata[i];
      g_autofree char *key = number_key (counts, fresh);
      PbxTrunk *trunk = g_hash_table_lookup (known, key);

      if (trunk != NULL)
        pbx_trunk_assign (trunk, fresh);
      else
        pbx_trunk_note (fresh);
      g_ptr_array_add (rows, g_object_ref (trunk != NULL ? trunk : fresh));
    }
  if (!is_same (G_LIST_MODEL (self->list), rows))
    g_list_store_splice (self->list, 0, g_list_model_get_n_items (G_LIST_MODEL (self->list)), rows->pdata,
                         rows->len);

  if (!self->loaded)
    {
      self->loaded = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
    }
}

static void
on_statuses (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PbxTrunks) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = pbx_client_call_finish (PBX_CLIENT (source), result, &error);
  g_autoptr (GPtrArray) statuses = NULL;
  g_autoptr (GPtrArray) trunks = NULL;

  if (pbx_error_is_cancelled (error))
    return;

  if (data != NULL)
    statuses = pbx_records_from_node (PBX_TYPE_TRUNK_STATUS, data,
                                      pbx_endpoint_get_info (PBX_ENDPOINT_TRUNKS)->name, &error);
  if (statuses != NULL)
    {
      trunks = pbx_trunk_info_unpack (self->info, statuses);
      take_trunks (self, trunks);
    }
  finish (self, error);
}

static void
on_info (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PbxTrunks) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = pbx_client_call_finish (PBX_CLIENT (source), result, &error);
  g_autoptr (PbxTrunkInfo) info = g_object_new (PBX_TYPE_TRUNK_INFO, NULL);

  if (pbx_error_is_cancelled (error))
    return;

  if (data == NULL || !pbx_record_read (PBX_RECORD (info), data, &error))
    {
      finish (self, error);
      return;
    }

  g_set_object (&self->info, info);
  pbx_client_call_async (self->client, PBX_ENDPOINT_TRUNKS, NULL, self->cancellable, on_statuses,
                         g_object_ref (self));
}

static void
poll (PbxTrunks *self)
{
  if (self->cancellable != NULL || !self->running)
    return;

  g_clear_handle_id (&self->timer, g_source_remove);

  if (!pbx_client_get_signed_in (self->client))
    return;

  self->cancellable = g_cancellable_new ();
  pbx_client_call_async (self->client, PBX_ENDPOINT_TRUNK_INFO, NULL, self->cancellable, on_info,
                         g_object_ref (self));
}

static void
pbx_trunks_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PbxTrunks *self = PBX_TRUNKS (object);

  switch (prop_id)
    {
    case PROP_CLIENT:
      self->client = g_value_dup_object (value);
      g_signal_connect_object (self->client, "notify::signed-in", G_CALLBACK (pbx_trunks_poll_now), self,
                               G_CONNECT_SWAPPED);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pbx_trunks_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PbxTrunks *self = PBX_TRUNKS (object);

  switch (prop_id)
    {
    case PROP_CLIENT:
      g_value_set_object (value, self->client);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_LIST:
      g_value_set_object (value, self->list);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pbx_trunks_dispose (GObject *object)
{
  PbxTrunks *self = PBX_TRUNKS (object);

  pbx_trunks_stop (self);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (pbx_trunks_parent_class)->dispose (object);
}

static void
pbx_trunks_finalize (GObject *object)
{
  PbxTrunks *self = PBX_TRUNKS (object);

  g_clear_object (&self->list);
  g_clear_object (&self->info);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (pbx_trunks_parent_class)->finalize (object);
}

static void
pbx_trunks_class_init (PbxTrunksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = pbx_trunks_set_property;
  object_class->get_property = pbx_trunks_get_property;
  object_class->dispose = pbx_trunks_dispose;
  object_class->finalize = pbx_trunks_finalize;

  properties[PROP_CLIENT] =
    g_param_spec_object ("client", NULL, NULL, PBX_TYPE_CLIENT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /* What the last poll ended in, or NULL. */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  /* Whether the device ever told its trunks. */
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pbx_trunks_init (PbxTrunks *self)
{
  self->interval = DEFAULT_INTERVAL;
  self->list = g_list_store_new (PBX_TYPE_TRUNK);
}

/**
 * pbx_trunks_new:
 * @client: the device
 *
 * Returns: (transfer full): trunks that are not polled before [method@Trunks.start]
 */
PbxTrunks *
pbx_trunks_new (PbxClient *client)
{
  g_return_val_if_fail (PBX_IS_CLIENT (client), NULL);
  return g_object_new (PBX_TYPE_TRUNKS, "client", client, NULL);
}

/**
 * pbx_trunks_start:
 *
 * Begins to poll.
 */
void
pbx_trunks_start (PbxTrunks *self)
{
  g_return_if_fail (PBX_IS_TRUNKS (self));

  if (self->running)
    return;

  self->running = TRUE;
  poll (self);
}

/**
 * pbx_trunks_stop:
 *
 * Stops polling, and gives up what is under way.
 */
void
pbx_trunks_stop (PbxTrunks *self)
{
  g_return_if_fail (PBX_IS_TRUNKS (self));

  self->running = FALSE;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->info);

  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
    }
}

/**
 * pbx_trunks_poll_now:
 *
 * Polls without waiting for the next time, unless a poll is under way.
 */
void
pbx_trunks_poll_now (PbxTrunks *self)
{
  g_return_if_fail (PBX_IS_TRUNKS (self));
  poll (self);
}

/**
 * pbx_trunks_set_interval:
 * @milliseconds: how long to wait between an answer and the next question
 *
 * Sets how often to poll: seldom while nobody looks.
 */
void
pbx_trunks_set_interval (PbxTrunks *self, guint milliseconds)
{
  g_return_if_fail (PBX_IS_TRUNKS (self));

  if (self->interval == milliseconds)
    return;

  self->interval = milliseconds;
  if (self->timer != 0)
    poll_in (self, milliseconds);
}

/**
 * pbx_trunks_get_list:
 *
 * Returns: (transfer none): the trunks, each a [class@Trunk]
 */
GListModel *
pbx_trunks_get_list (PbxTrunks *self)
{
  g_return_val_if_fail (PBX_IS_TRUNKS (self), NULL);
  return G_LIST_MODEL (self->list);
}

/**
 * pbx_trunks_get_loaded:
 *
 * Returns: whether the device ever told its trunks
 */
gboolean
pbx_trunks_get_loaded (PbxTrunks *self)
{
  g_return_val_if_fail (PBX_IS_TRUNKS (self), FALSE);
  return self->loaded;
}

/**
 * pbx_trunks_get_error:
 *
 * Returns: (nullable) (transfer none): what the last poll ended in
 */
const GError *
pbx_trunks_get_error (PbxTrunks *self)
{
  g_return_val_if_fail (PBX_IS_TRUNKS (self), NULL);
  return self->error;
}
