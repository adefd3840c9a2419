/* pbx-monitor.c: what is live on the device, kept up to date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-monitor.h"

#define DEFAULT_INTERVAL 2000
#define LONGEST_BACK_OFF (30 * 1000)

/**
 * PbxMonitor:
 *
 * Asks the device again and again what its phones do (endpoint 8), and changes the [class@Phone]
 * objects in place. It says how the connection is, backs off when the device does not answer, and stops
 * while nobody is signed in or the certificate is not the pinned one.
 */
struct _PbxMonitor
{
  GObject parent_instance;

  PbxClient *client;
  GHashTable *phones;        /* exten (of the value) → PbxPhone */
  GListStore *known_phones;  /* the same, in the order in which they were first told of */
  GCancellable *cancellable; /* nullable: of the poll that is under way */
  GError *error;             /* nullable */
  guint timer;
  guint interval;     /* ms */
  guint n_failures;   /* in a row */
  gint64 last_answer; /* monotonic time, 0 before the first */
  gint64 retry_at;    /* monotonic time, 0 while not retrying */
  PbxConnection connection;
  gboolean running;
};

G_DEFINE_FINAL_TYPE (PbxMonitor, pbx_monitor, G_TYPE_OBJECT)

enum
{
  PROP_CLIENT = 1,
  PROP_CONNECTION,
  PROP_ERROR,
  PROP_LAST_ANSWER,
  PROP_RETRY_AT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void poll (PbxMonitor *self);

static void
set_connection (PbxMonitor *self, PbxConnection connection)
{
  if (self->connection != connection)
    {
      self->connection = connection;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTION]);
    }
}

static void
set_retry_at (PbxMonitor *self, gint64 when)
{
  if (self->retry_at != when)
    {
      self->retry_at = when;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETRY_AT]);
    }
}

static void
set_error (PbxMonitor *self, const GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static gboolean
on_timer (gpointer user_data)
{
  PbxMonitor *self = user_data;

  self->timer = 0;
  poll (self);

  return G_SOURCE_REMOVE;
}

static void
poll_in (PbxMonitor *self, guint milliseconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);

  if (self->running)
    self->timer = g_timeout_add (milliseconds, on_timer, self);
}

/* Doubles with each failure, so that a device that starts up is not knocked at without pause. */
static guint
back_off (PbxMonitor *self)
{
  guint64 wait = (guint64) MAX (self->interval, 1) << MIN (self->n_failures, 10);

  return MIN (wait, LONGEST_BACK_OFF);
}

static void
take_failure (PbxMonitor *self, const GError *error)
{
  set_error (self, error);

  if (g_error_matches (error, PBX_ERROR, PBX_ERROR_SIGN_IN_NEEDED))
    {
      set_retry_at (self, 0);
      set_connection (self, PBX_CONNECTION_SIGNED_OUT);
    }
  else if (g_error_matches (error, PBX_ERROR, PBX_ERROR_CERTIFICATE_CHANGED) ||
           g_error_matches (error, PBX_ERROR, PBX_ERROR_UNTRUSTED))
    {
      set_retry_at (self, 0);
      set_connection (self, PBX_CONNECTION_BLOCKED);
    }
  else
    {
      guint wait = back_off (self);

      self->n_failures++;
      set_retry_at (self, g_get_monotonic_time () + (gint64) wait * 1000);
      set_connection (self, PBX_CONNECTION_RETRYING);
      poll_in (self, wait);
    }
}

/* Endpoints come in the device's order, an extension's not always one after the other. */
static GHashTable *
group_by_exten (GPtrArray *endpoints)
{
  GHashTable *groups =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < endpoints->len; i++)
    {
      const char *exten = pbx_phone_endpoint_get_exten (endpoints->pdata[i]);
      GPtrArray *group = g_hash_table_lookup (groups, exten);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, (char *) exten, group);
        }
      g_ptr_array_add (group, endpoints->pdata[i]);
    }

  return groups;
}

static void
take_phones (PbxMonitor *self, GPtrArray *endpoints)
{
  g_autoptr (GHashTable) groups = group_by_exten (endpoints);
  GHashTableIter iter;
  gpointer exten;
  gpointer value;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &exten, &value))
    pbx_phone_update (pbx_monitor_get_phone (self, exten), value);

  g_hash_table_iter_init (&iter, self->phones);
  while (g_hash_table_iter_next (&iter, &exten, &value))
    if (!g_hash_table_contains (groups, exten))
      pbx_phone_update (value, NULL);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PbxMonitor) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *endpoints = pbx_records_from_node_finish (result, &error);

  if (pbx_error_is_cancelled (error))
    return;

  g_clear_object (&self->cancellable);

  if (endpoints == NULL)
    {
      take_failure (self, error);
      return;
    }

  self->n_failures = 0;
  self->last_answer = g_get_monotonic_time ();
  take_phones (self, endpoints);
  pbx_records_free_later (endpoints);
  set_error (self, NULL);
  set_retry_at (self, 0);
  set_connection (self, PBX_CONNECTION_LIVE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_ANSWER]);
  poll_in (self, self->interval);
}

static void
on_polled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PbxMonitor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = pbx_client_call_finish (PBX_CLIENT (source), result, &error);

  if (pbx_error_is_cancelled (error))
    return;

  if (data == NULL)
    {
      g_clear_object (&self->cancellable);
      take_failure (self, error);
      return;
    }

  pbx_records_from_node_async (PBX_TYPE_PHONE_ENDPOINT, g_steal_pointer (&data),
                               pbx_endpoint_get_info (PBX_ENDPOINT_PHONES)->name, self->cancellable, on_read,
                               g_object_ref (self));
}

static void
poll (PbxMonitor *self)
{
  if (self->cancellable != NULL || !self->running)
    return;

  g_clear_handle_id (&self->timer, g_source_remove);

  if (!pbx_client_get_signed_in (self->client))
    {
      set_connection (self, PBX_CONNECTION_SIGNED_OUT);
      return;
    }

  if (self->connection == PBX_CONNECTION_IDLE || self->connection == PBX_CONNECTION_SIGNED_OUT)
    set_connection (self, PBX_CONNECTION_CONNECTING);

  self->cancellable = g_cancellable_new ();
  pbx_client_call_async (self->client, PBX_ENDPOINT_PHONES, NULL, self->cancellable, on_polled,
                         g_object_ref (self));
}

static void
on_signed_in_changed (PbxMonitor *self)
{
  if (!self->running)
    return;

  if (pbx_client_get_signed_in (self->client))
    pbx_monitor_poll_now (self);
  else
    {
      /* The poll that found out is held by the client and goes on by itself. */
      set_retry_at (self, 0);
      set_connection (self, PBX_CONNECTION_SIGNED_OUT);
    }
}

static void
on_answered (PbxMonitor *self, guint endpoint, const GError *error)
{
  if (self->running && endpoint != PBX_ENDPOINT_PHONES &&
      g_error_matches (error, PBX_ERROR, PBX_ERROR_CERTIFICATE_CHANGED))
    take_failure (self, error);
}

static void
pbx_monitor_set_client (PbxMonitor *self, PbxClient *client)
{
  self->client = g_object_ref (client);

  g_signal_connect_object (client, "notify::signed-in", G_CALLBACK (on_signed_in_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "notify::pin", G_CALLBACK (pbx_monitor_poll_now), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "answered", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
}

static void
pbx_monitor_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CLIENT:
      pbx_monitor_set_client (PBX_MONITOR (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pbx_monitor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PbxMonitor *self = PBX_MONITOR (object);

  switch (prop_id)
    {
    case PROP_CLIENT:
      g_value_set_object (value, self->client);
      break;
    case PROP_CONNECTION:
      g_value_set_uint (value, self->connection);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_LAST_ANSWER:
      g_value_set_int64 (value, self->last_answer);
      break;
    case PROP_RETRY_AT:
      g_value_set_int64 (value, self->retry_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pbx_monitor_dispose (GObject *object)
{
  PbxMonitor *self = PBX_MONITOR (object);

  self->running = FALSE;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (pbx_monitor_parent_class)->dispose (object);
}

static void
pbx_monitor_finalize (GObject *object)
{
  PbxMonitor *self = PBX_MONITOR (object);

  g_clear_pointer (&self->phones, g_hash_table_unref);
  g_clear_object (&self->known_phones);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (pbx_monitor_parent_class)->finalize (object);
}

static void
pbx_monitor_class_init (PbxMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = pbx_monitor_set_property;
  object_class->get_property = pbx_monitor_get_property;
  object_class->dispose = pbx_monitor_dispose;
  object_class->finalize = pbx_monitor_finalize;

  /**
   * PbxMonitor:client:
   *
   * The device.
   */
  properties[PROP_CLIENT] =
    g_param_spec_object ("client", NULL, NULL, PBX_TYPE_CLIENT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * PbxMonitor:connection:
   *
   * How the connection is, a [enum@Connection].
   */
  properties[PROP_CONNECTION] = g_param_spec_uint ("connection", NULL, NULL, PBX_CONNECTION_IDLE,
                                                   PBX_CONNECTION_BLOCKED, PBX_CONNECTION_IDLE, flags);

  /**
   * PbxMonitor:error:
   *
   * What the last poll ended in, or %NULL.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);

  /**
   * PbxMonitor:last-answer:
   *
   * When the device last answered, in microseconds of monotonic time; 0 before the first answer.
   */
  properties[PROP_LAST_ANSWER] = g_param_spec_int64 ("last-answer", NULL, NULL, 0, G_MAXINT64, 0, flags);

  /**
   * PbxMonitor:retry-at:
   *
   * When the next try is made, in microseconds of monotonic time; 0 while there is no need to.
   */
  properties[PROP_RETRY_AT] = g_param_spec_int64 ("retry-at", NULL, NULL, 0, G_MAXINT64, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pbx_monitor_init (PbxMonitor *self)
{
  self->interval = DEFAULT_INTERVAL;
  self->known_phones = g_list_store_new (PBX_TYPE_PHONE);
  self->phones = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

/**
 * pbx_monitor_new:
 * @client: the device
 *
 * Returns: (transfer full): a monitor that does nothing before [method@Monitor.start]
 */
PbxMonitor *
pbx_monitor_new (PbxClient *client)
{
  g_return_val_if_fail (PBX_IS_CLIENT (client), NULL);
  return g_object_new (PBX_TYPE_MONITOR, "client", client, NULL);
}

/**
 * pbx_monitor_start:
 *
 * Begins to poll.
 */
void
pbx_monitor_start (PbxMonitor *self)
{
  g_return_if_fail (PBX_IS_MONITOR (self));

  if (self->running)
    return;

  self->running = TRUE;
  self->n_failures = 0;
  poll (self);
}

/**
 * pbx_monitor_stop:
 *
 * Stops polling, and gives up what is under way.
 */
void
pbx_monitor_stop (PbxMonitor *self)
{
  g_return_if_fail (PBX_IS_MONITOR (self));

  self->running = FALSE;
  g_clear_handle_id (&self->timer, g_source_remove);

  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
    }

  set_retry_at (self, 0);
  set_connection (self, PBX_CONNECTION_IDLE);
}

/**
 * pbx_monitor_poll_now:
 *
 * Polls without waiting for the next time, unless a poll is under way.
 */
void
pbx_monitor_poll_now (PbxMonitor *self)
{
  g_return_if_fail (PBX_IS_MONITOR (self));

  if (!self->running)
    return;

  set_retry_at (self, 0);
  if (self->connection == PBX_CONNECTION_RETRYING || self->connection == PBX_CONNECTION_BLOCKED)
    set_connection (self, PBX_CONNECTION_CONNECTING);
  poll (self);
}

/**
 * pbx_monitor_set_interval:
 * @milliseconds: how long to wait between an answer and the next question
 *
 * Sets how often to poll: seldom while nobody looks.
 */
void
pbx_monitor_set_interval (PbxMonitor *self, guint milliseconds)
{
  g_return_if_fail (PBX_IS_MONITOR (self));

  if (self->interval == milliseconds)
    return;

  self->interval = milliseconds;

  if (self->timer != 0 && self->connection == PBX_CONNECTION_LIVE)
    poll_in (self, milliseconds);
}

/**
 * pbx_monitor_get_connection:
 *
 * Returns: how the connection is
 */
PbxConnection
pbx_monitor_get_connection (PbxMonitor *self)
{
  g_return_val_if_fail (PBX_IS_MONITOR (self), PBX_CONNECTION_IDLE);
  return self->connection;
}

/**
 * pbx_monitor_get_error:
 *
 * Returns: (nullable) (transfer none): what the last poll ended in
 */
const GError *
pbx_monitor_get_error (PbxMonitor *self)
{
  g_return_val_if_fail (PBX_IS_MONITOR (self), NULL);
  return self->error;
}

/**
 * pbx_monitor_get_last_answer:
 *
 * Returns: when the device last answered, in microseconds of monotonic time; 0 before the first
 */
gint64
pbx_monitor_get_last_answer (PbxMonitor *self)
{
  g_return_val_if_fail (PBX_IS_MONITOR (self), 0);
  return self->last_answer;
}

/**
 * pbx_monitor_get_retry_at:
 *
 * Returns: when the next try is made, in microseconds of monotonic time; 0 while there is no need to
 */
gint64
pbx_monitor_get_retry_at (PbxMonitor *self)
{
  g_return_val_if_fail (PBX_IS_MONITOR (self), 0);
  return self->retry_at;
}

/**
 * pbx_monitor_get_phone:
 * @exten: an extension's number
 *
 * Returns: (transfer none): the live state of its phones; always the same object for a number
 */
PbxPhone *
pbx_monitor_get_phone (PbxMonitor *self, const char *exten)
{
  PbxPhone *phone;

  g_return_val_if_fail (PBX_IS_MONITOR (self), NULL);
  g_return_val_if_fail (exten != NULL, NULL);

  phone = g_hash_table_lookup (self->phones, exten);

  if (phone == NULL)
    {
      phone = pbx_phone_new (exten);
      g_hash_table_insert (self->phones, (char *) pbx_phone_get_exten (phone), phone);
      g_list_store_append (self->known_phones, phone);
    }

  return phone;
}

/**
 * pbx_monitor_get_phones:
 *
 * Returns: (transfer none): all phones that the device told of or that were asked for, each a [class@Phone]
 */
GListModel *
pbx_monitor_get_phones (PbxMonitor *self)
{
  g_return_val_if_fail (PBX_IS_MONITOR (self), NULL);
  return G_LIST_MODEL (self->known_phones);
}
