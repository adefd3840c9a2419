/* pbx-system.c: the device itself: what it is, and how busy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-system.h"

#include "pbx-json.h"
#include "pbx-system-records.h"

#include <math.h>

/**
 * PbxSystem:
 *
 * What the device tells of itself: polled while somebody watches, part by part, so that an answer that
 * fails takes nothing away from the others. What it tells as "now" is kept for some minutes.
 */
struct _PbxSystem
{
  GObject parent_instance;

  PbxClient *client;
  GPtrArray *facts; /* of PbxSystemFact */
  GPtrArray *cores; /* of PbxSeries */
  PbxSeries *memory_series;
  PbxSeries *calls_series;
  GError *errors[PBX_SYSTEM_N_PARTS];             /* nullable */
  GCancellable *cancellables[PBX_SYSTEM_N_PARTS]; /* of the calls under way; nullable */

  guint timers[PBX_SYSTEM_N_PARTS];
  gboolean loaded[PBX_SYSTEM_N_PARTS];
  PbxAmount memory;
  PbxAmount swap;
  PbxAmount storages[PBX_N_STORAGES];
  guint calls;
  guint max_calls;
  guint interval; /* 0 while nobody watches */
};

/* Ten minutes of what is polled each two seconds */
/* More than such a device has; a longer answer is none to believe */
#define MAX_CORES 256
#define CAPACITY 300

enum
{
  PROP_0,
  PROP_CLIENT,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbxSystem, pbx_system, G_TYPE_OBJECT)

static gboolean take_version (PbxSystem *self, JsonNode *data);
static gboolean take_processor (PbxSystem *self, JsonNode *data);
static gboolean take_memory (PbxSystem *self, JsonNode *data);
static gboolean take_storage (PbxSystem *self, JsonNode *data);
static gboolean take_calls (PbxSystem *self, JsonNode *data);

static const struct
{
  PbxEndpoint endpoint;
  gboolean (*take) (PbxSystem *self, JsonNode *data);
  guint at_least; /* ms: what hardly changes is not asked for each time */
} parts[PBX_SYSTEM_N_PARTS] = {
  [PBX_SYSTEM_VERSION] = { PBX_ENDPOINT_VERSION, take_version, 30000 },
  [PBX_SYSTEM_PROCESSOR] = { PBX_ENDPOINT_CPU, take_processor, 0 },
  [PBX_SYSTEM_MEMORY] = { PBX_ENDPOINT_MEMORY, take_memory, 0 },
  [PBX_SYSTEM_STORAGE] = { PBX_ENDPOINT_DISK, take_storage, 30000 },
  [PBX_SYSTEM_CALLS] = { PBX_ENDPOINT_CALLS, take_calls, 0 },
};

typedef struct
{
  PbxSystem *system; /* owned */
  PbxSystemPart part;
} Poll;

typedef struct
{
  PbxSystem *system; /* borrowed: the timer goes with it */
  PbxSystemPart part;
} Due;

static void poll (PbxSystem *self, PbxSystemPart part);

static void
fact_free (gpointer data)
{
  PbxSystemFact *fact = data;

  g_free (fact->key);
  g_free (fact->value);
  g_free (fact);
}

/* The number in front of a key is its place; keys without one come last, in the device's order. */
static guint64
get_place (const char *key, const char **rest)
{
  char *end;
  guint64 place = g_ascii_strtoull (key, &end, 10);

  *rest = end == key || *end == '\0' || !g_ascii_isdigit (*key) ? key : end;
  return *rest == key ? G_MAXUINT64 : place;
}

static gboolean
take_version (PbxSystem *self, JsonNode *data)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GList) keys = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (data))
    return FALSE;

  g_ptr_array_set_size (self->facts, 0);
  keys = json_object_get_members (json_node_get_object (data));
  for (GList *l = keys; l != NULL; l = l->next)
    {
      char *value = pbx_json_dup_text (json_object_get_member (json_node_get_object (data), l->data));
      const char *name;
      guint64 place = get_place (l->data, &name);
      PbxSystemFact *fact;
      guint i = 0;

      if (value == NULL)
        continue;
      fact = g_new0 (PbxSystemFact, 1);
      fact->key = g_strdup (name);
      fact->value = value;
      while (i < places->len && g_array_index (places, guint64, i) <= place)
        i++;
      g_array_insert_val (places, i, place);
      g_ptr_array_insert (self->facts, (int) i, fact);
    }

  return TRUE;
}

static gboolean
take_processor (PbxSystem *self, JsonNode *data)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (data) ? json_node_get_array (data) : NULL;
  gint64 now = g_get_monotonic_time ();
  /* A device that has no cores to tell of answers {}. */
  guint n_cores = array != NULL ? MIN (json_array_get_length (array), MAX_CORES) : 0;
  g_autofree double *percents = g_new0 (double, n_cores + 1);

  for (guint i = 0; i < n_cores; i++)
    {
      if (!pbx_json_read_double (json_array_get_element (array, i), &percents[i]) || !isfinite (percents[i]))
        return FALSE;
    }
  if (self->cores->len > n_cores)
    g_ptr_array_set_size (self->cores, (int) n_cores);
  for (guint i = 0; i < n_cores; i++)
    {
      if (i >= self->cores->len)
        g_ptr_array_add (self->cores, pbx_series_new (CAPACITY));
      pbx_series_add (self->cores->pdata[i], now, CLAMP (percents[i], 0, 100));
    }

  return TRUE;
}

static gboolean
take_memory (PbxSystem *self, JsonNode *data)
{
  g_autoptr (PbxMemoryRecord) record = g_object_new (PBX_TYPE_MEMORY_RECORD, NULL);

  if (!pbx_record_read (PBX_RECORD (record), data, NULL))
    return FALSE;

  self->memory = pbx_memory_record_get_memory (record);
  self->swap = pbx_memory_record_get_swap (record);
  if (self->memory.total == 0)
    return FALSE;
  pbx_series_add (self->memory_series, g_get_monotonic_time (),
                  (double) self->memory.used * 100 / self->memory.total);

  return TRUE;
}

static gboolean
take_storage (PbxSystem *self, JsonNode *data)
{
  g_autoptr (PbxDiskRecord) record = g_object_new (PBX_TYPE_DISK_RECORD, NULL);

  if (!pbx_record_read (PBX_RECORD (record), data, NULL))
    return FALSE;

  for (guint i = 0; i < PBX_N_STORAGES; i++)
    self->storages[i] = pbx_disk_record_get_storage (record, i);

  return TRUE;
}

/* The document shows an array of one object, in a way that is not JSON: it may be either. */
static gboolean
take_calls (PbxSystem *self, JsonNode *data)
{
  g_autoptr (PbxCallsRecord) record = g_object_new (PBX_TYPE_CALLS_RECORD, NULL);

  if (JSON_NODE_HOLDS_ARRAY (data))
    {
      if (json_array_get_length (json_node_get_array (data)) == 0)
        return FALSE;
      data = json_array_get_element (json_node_get_array (data), 0);
    }
  if (!pbx_record_read (PBX_RECORD (record), data, NULL) ||
      !pbx_calls_record_get (record, &self->calls, &self->max_calls))
    return FALSE;

  pbx_series_add (self->calls_series, g_get_monotonic_time (), self->calls);

  return TRUE;
}

static gboolean
on_due (gpointer user_data)
{
  Due *due = user_data;

  due->system->timers[due->part] = 0;
  poll (due->system, due->part);

  return G_SOURCE_REMOVE;
}

static void
poll_in (PbxSystem *self, PbxSystemPart part, guint milliseconds)
{
  Due *due;

  g_clear_handle_id (&self->timers[part], g_source_remove);
  if (self->interval == 0)
    return;

  due = g_new (Due, 1);
  due->system = self;
  due->part = part;
  self->timers[part] =
    g_timeout_add_full (G_PRIORITY_DEFAULT, MAX (milliseconds, parts[part].at_least), on_due, due, g_free);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Poll *call = user_data;
  g_autoptr (PbxSystem) self = call->system;
  PbxSystemPart part = call->part;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = pbx_client_call_finish (PBX_CLIENT (source), result, &error);

  g_free (call);
  if (pbx_error_is_cancelled (error))
    return;

  g_clear_object (&self->cancellables[part]);

  if (data != NULL && !parts[part].take (self, data))
    g_set_error (&error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "%s: not what is expected",
                 pbx_endpoint_get_info (parts[part].endpoint)->name);
  if (error == NULL)
    self->loaded[part] = TRUE;
  g_clear_error (&self->errors[part]);
  self->errors[part] = g_steal_pointer (&error);

  poll_in (self, part, self->interval);
  g_signal_emit (self, signals[CHANGED], 0, part);
}

static void
poll (PbxSystem *self, PbxSystemPart part)
{
  Poll *call;

  if (self->cancellables[part] != NULL)
    return;

  g_clear_handle_id (&self->timers[part], g_source_remove);
  if (!pbx_client_get_signed_in (self->client))
    {
      poll_in (self, part, self->interval);
      return;
    }

  call = g_new (Poll, 1);
  call->system = g_object_ref (self);
  call->part = part;
  self->cancellables[part] = g_cancellable_new ();
  pbx_client_call_async (self->client, parts[part].endpoint, NULL, self->cancellables[part], on_answer, call);
}

static void
pbx_system_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CLIENT:
      PBX_SYSTEM (object)->client = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pbx_system_dispose (GObject *object)
{
  PbxSystem *self = PBX_SYSTEM (object);

  for (guint i = 0; i < PBX_SYSTEM_N_PARTS; i++)
    {
      g_clear_handle_id (&self->timers[i], g_source_remove);
      if (self->cancellables[i] != NULL)
        g_cancellable_cancel (self->cancellables[i]);
      g_clear_object (&self->cancellables[i]);
    }
  self->interval = 0;
  g_clear_object (&self->client);

  G_OBJECT_CLASS (pbx_system_parent_class)->dispose (object);
}

static void
pbx_system_finalize (GObject *object)
{
  PbxSystem *self = PBX_SYSTEM (object);

  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_clear_pointer (&self->cores, g_ptr_array_unref);
  g_clear_object (&self->memory_series);
  g_clear_object (&self->calls_series);
  for (guint i = 0; i < PBX_SYSTEM_N_PARTS; i++)
    g_clear_error (&self->errors[i]);

  G_OBJECT_CLASS (pbx_system_parent_class)->finalize (object);
}

static void
pbx_system_class_init (PbxSystemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = pbx_system_set_property;
  object_class->dispose = pbx_system_dispose;
  object_class->finalize = pbx_system_finalize;

  properties[PROP_CLIENT] =
    g_param_spec_object ("client", NULL, NULL, PBX_TYPE_CLIENT,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PbxSystem::changed:
   * @self: the system
   * @part: a [enum@SystemPart]
   *
   * A part was answered, well or not.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
pbx_system_init (PbxSystem *self)
{
  self->facts = g_ptr_array_new_with_free_func (fact_free);
  self->cores = g_ptr_array_new_with_free_func (g_object_unref);
  self->memory_series = pbx_series_new (CAPACITY);
  self->calls_series = pbx_series_new (CAPACITY);
}

/**
 * pbx_system_new:
 * @client: the device
 *
 * Returns: (transfer full): a system that is not polled before somebody watches
 */
PbxSystem *
pbx_system_new (PbxClient *client)
{
  g_return_val_if_fail (PBX_IS_CLIENT (client), NULL);
  return g_object_new (PBX_TYPE_SYSTEM, "client", client, NULL);
}

/**
 * pbx_system_watch:
 * @milliseconds: how long to wait between an answer and the next question, or 0: nobody looks
 *
 * Polls all parts from now on, or no more. What is known stays.
 */
void
pbx_system_watch (PbxSystem *self, guint milliseconds)
{
  g_return_if_fail (PBX_IS_SYSTEM (self));

  if (self->interval == milliseconds)
    return;

  self->interval = milliseconds;
  for (guint i = 0; i < PBX_SYSTEM_N_PARTS; i++)
    {
      if (milliseconds > 0)
        poll (self, i);
      else
        g_clear_handle_id (&self->timers[i], g_source_remove);
    }
}

/**
 * pbx_system_poll_now:
 * @part: a part
 *
 * Asks for a part without waiting for its turn, unless it is being asked for.
 */
void
pbx_system_poll_now (PbxSystem *self, PbxSystemPart part)
{
  g_return_if_fail (PBX_IS_SYSTEM (self));
  g_return_if_fail (part < PBX_SYSTEM_N_PARTS);
  poll (self, part);
}

/**
 * pbx_system_get_loaded:
 * @part: a part
 *
 * Returns: whether the device ever told it
 */
gboolean
pbx_system_get_loaded (PbxSystem *self, PbxSystemPart part)
{
  g_return_val_if_fail (PBX_IS_SYSTEM (self) && part < PBX_SYSTEM_N_PARTS, FALSE);
  return self->loaded[part];
}

/**
 * pbx_system_get_error:
 * @part: a part
 *
 * Returns: (nullable) (transfer none): what the last try ended in
 */
const GError *
pbx_system_get_error (PbxSystem *self, PbxSystemPart part)
{
  g_return_val_if_fail (PBX_IS_SYSTEM (self) && part < PBX_SYSTEM_N_PARTS, NULL);
  return self->errors[part];
}

/**
 * pbx_system_get_facts:
 *
 * Returns: (transfer none) (element-type PbxSystemFact): what the device tells of itself, in its order
 */
GPtrArray *
pbx_system_get_facts (PbxSystem *self)
{
  g_return_val_if_fail (PBX_IS_SYSTEM (self), NULL);
  return self->facts;
}

/**
 * pbx_system_get_cores:
 *
 * Returns: (transfer none) (element-type PbxSeries): the load of each core, in percent over microseconds of
 *   monotonic time
 */
GPtrArray *
pbx_system_get_cores (PbxSystem *self)
{
  g_return_val_if_fail (PBX_IS_SYSTEM (self), NULL);
  return self->cores;
}

/** pbx_system_get_memory: Returns: the memory now */
PbxAmount
pbx_system_get_memory (PbxSystem *self)
{
  return self->memory;
}

/** pbx_system_get_swap: Returns: the swap space now; a total of 0 where there is none */
PbxAmount
pbx_system_get_swap (PbxSystem *self)
{
  return self->swap;
}

/** pbx_system_get_memory_series: Returns: (transfer none): how much memory is used, in percent */
PbxSeries *
pbx_system_get_memory_series (PbxSystem *self)
{
  return self->memory_series;
}

/**
 * pbx_system_get_storage:
 * @storage: a place
 *
 * Returns: how much there is of it; a total of 0 where it is not there
 */
PbxAmount
pbx_system_get_storage (PbxSystem *self, PbxStorage storage)
{
  return self->storages[storage];
}

/** pbx_system_get_calls: Returns: how many calls there are now */
guint
pbx_system_get_calls (PbxSystem *self)
{
  return self->calls;
}

/** pbx_system_get_max_calls: Returns: how many calls there can be; 0 where the device does not tell */
guint
pbx_system_get_max_calls (PbxSystem *self)
{
  return self->max_calls;
}

/** pbx_system_get_calls_series: Returns: (transfer none): how many calls there were */
PbxSeries *
pbx_system_get_calls_series (PbxSystem *self)
{
  return self->calls_series;
}
