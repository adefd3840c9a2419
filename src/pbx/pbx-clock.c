/* pbx-clock.c: what time it is on the device
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-clock.h"

#include "pbx-json.h"

#include <stdio.h>

/**
 * PbxClock:
 *
 * The device's own clock (endpoint 2), which goes on between two looks by this machine's monotonic clock.
 *
 * The device tells whole minutes only. One answer says that its clock stands somewhere within a minute; a
 * second answer that comes just when the minute is expected to turn halves that span. So the clock asks
 * again at such moments until it knows the second, and seldom from then on. When an answer contradicts
 * what is known, somebody has set the device's clock, and it starts anew.
 *
 * Times of the device are in its local time, whose zone it does not tell. Here they are #GDateTime in UTC
 * by form alone, so that no daylight saving time of this desktop distorts a difference.
 */
struct _PbxClock
{
  GObject parent_instance;

  PbxClient *client;
  GCancellable *cancellable; /* of the call that is under way; nullable */
  GError *error;             /* nullable */

  gint64 asked_at; /* µs, monotonic */
  /* The device's time lies between monotonic time + earliest and + latest, in µs. */
  gint64 earliest;
  gint64 latest;
  gint64 offset; /* s, as last notified */
  guint precision;
  guint timer;
  gboolean known;
  gboolean running;
};

#define MINUTE (60 * G_USEC_PER_SEC)
/* Enough for people; a device does not answer at once, either. */
#define PRECISE_ENOUGH (2 * G_USEC_PER_SEC)
#define SELDOM 60000
#define AFTER_FAILURE 10000
/* Two clocks never go at quite the same speed: from one look to the next what is known becomes this vague. */
#define DRIFT (G_USEC_PER_SEC / 10)

enum
{
  PROP_0,
  PROP_CLIENT,
  PROP_ERROR,
  PROP_KNOWN,
  PROP_OFFSET,
  PROP_PRECISION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PbxClock, pbx_clock, G_TYPE_OBJECT)

static void poll (PbxClock *self);

static gboolean
on_timer (gpointer user_data)
{
  PbxClock *self = user_data;

  self->timer = 0;
  poll (self);

  return G_SOURCE_REMOVE;
}

static void
poll_in (PbxClock *self, guint milliseconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);

  if (self->running)
    self->timer = g_timeout_add (milliseconds, on_timer, self);
}

/* µs since 1970 of a wall clock, as if it stood in UTC */
static gint64
get_wall_time (GDateTime *time)
{
  return (g_date_time_to_unix (time) + g_date_time_get_utc_offset (time) / G_USEC_PER_SEC) * G_USEC_PER_SEC +
         g_date_time_get_microsecond (time);
}

static gint64
get_middle (PbxClock *self)
{
  return self->earliest + (self->latest - self->earliest) / 2;
}

static void
set_error (PbxClock *self, const GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
publish (PbxClock *self)
{
  g_autoptr (GDateTime) desktop = g_date_time_new_now_local ();
  gint64 ahead = g_get_monotonic_time () + get_middle (self) - get_wall_time (desktop);
  gint64 offset = (ahead + (ahead < 0 ? -1 : 1) * G_USEC_PER_SEC / 2) / G_USEC_PER_SEC;
  guint precision = (self->latest - self->earliest + 2 * G_USEC_PER_SEC - 1) / (2 * G_USEC_PER_SEC);

  g_object_freeze_notify (G_OBJECT (self));

  /* A second to and fro is the polling's doing, not the clock's. */
  if (!self->known || precision < self->precision || ABS (offset - self->offset) > 1)
    {
      self->offset = offset;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OFFSET]);
    }
  if (self->precision != precision)
    {
      self->precision = precision;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRECISION]);
    }
  if (!self->known)
    {
      self->known = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KNOWN]);
    }

  g_object_thaw_notify (G_OBJECT (self));
}

/* Asks again when the minute is as likely to have turned as not, which halves what is not known. */
static void
poll_at_turn (PbxClock *self)
{
  gint64 middle = get_middle (self);
  gint64 now = g_get_monotonic_time () + middle;
  gint64 until = MINUTE - now % MINUTE;

  if (self->latest - self->earliest <= PRECISE_ENOUGH)
    poll_in (self, SELDOM);
  else
    poll_in (self, MAX (until, G_USEC_PER_SEC / 2) / 1000);
}

static void
take_time (PbxClock *self, GDateTime *minute)
{
  gint64 told = get_wall_time (minute);
  gint64 now = g_get_monotonic_time ();
  /* The device read its clock some time between question and answer. */
  gint64 earliest = told - now;
  gint64 latest = told + MINUTE - self->asked_at;

  if (self->known)
    {
      gint64 earliest_of_both = MAX (earliest, self->earliest - DRIFT);
      gint64 latest_of_both = MIN (latest, self->latest + DRIFT);

      if (earliest_of_both < latest_of_both)
        {
          earliest = earliest_of_both;
          latest = latest_of_both;
        }
    }

  self->earliest = earliest;
  self->latest = latest;
  publish (self);
  poll_at_turn (self);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PbxClock) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = pbx_client_call_finish (PBX_CLIENT (source), result, &error);
  g_autoptr (GDateTime) minute = NULL;

  if (pbx_error_is_cancelled (error))
    return;

  g_clear_object (&self->cancellable);

  if (data != NULL)
    {
      g_autofree char *text = pbx_json_dup_text (data);

      minute = text != NULL ? pbx_clock_parse (text) : NULL;
      if (minute == NULL)
        g_set_error (&error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "%s: not a time",
                     pbx_endpoint_get_info (PBX_ENDPOINT_CLOCK)->name);
    }

  set_error (self, error);
  if (minute != NULL)
    take_time (self, minute);
  else
    poll_in (self, AFTER_FAILURE);
}

static void
poll (PbxClock *self)
{
  if (self->cancellable != NULL || !self->running)
    return;

  g_clear_handle_id (&self->timer, g_source_remove);

  if (!pbx_client_get_signed_in (self->client))
    return;

  self->cancellable = g_cancellable_new ();
  self->asked_at = g_get_monotonic_time ();
  pbx_client_call_async (self->client, PBX_ENDPOINT_CLOCK, NULL, self->cancellable, on_answer,
                         g_object_ref (self));
}

static void
pbx_clock_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PbxClock *self = PBX_CLOCK (object);

  switch (prop_id)
    {
    case PROP_CLIENT:
      self->client = g_value_dup_object (value);
      g_signal_connect_object (self->client, "notify::signed-in", G_CALLBACK (pbx_clock_poll_now), self,
                               G_CONNECT_SWAPPED);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pbx_clock_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PbxClock *self = PBX_CLOCK (object);

  switch (prop_id)
    {
    case PROP_CLIENT:
      g_value_set_object (value, self->client);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_KNOWN:
      g_value_set_boolean (value, self->known);
      break;
    case PROP_OFFSET:
      g_value_set_int64 (value, self->offset);
      break;
    case PROP_PRECISION:
      g_value_set_uint (value, self->precision);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pbx_clock_dispose (GObject *object)
{
  PbxClock *self = PBX_CLOCK (object);

  pbx_clock_stop (self);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (pbx_clock_parent_class)->dispose (object);
}

static void
pbx_clock_finalize (GObject *object)
{
  g_clear_error (&PBX_CLOCK (object)->error);

  G_OBJECT_CLASS (pbx_clock_parent_class)->finalize (object);
}

static void
pbx_clock_class_init (PbxClockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = pbx_clock_set_property;
  object_class->get_property = pbx_clock_get_property;
  object_class->dispose = pbx_clock_dispose;
  object_class->finalize = pbx_clock_finalize;

  properties[PROP_CLIENT] =
    g_param_spec_object ("client", NULL, NULL, PBX_TYPE_CLIENT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * PbxClock:error:
   *
   * What the last look ended in, or %NULL.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);

  /**
   * PbxClock:known:
   *
   * Whether the device ever told its time.
   */
  properties[PROP_KNOWN] = g_param_spec_boolean ("known", NULL, NULL, FALSE, flags);

  /**
   * PbxClock:offset:
   *
   * How many seconds the device's clock on the wall is ahead of this desktop's, whatever their time zones.
   */
  properties[PROP_OFFSET] = g_param_spec_int64 ("offset", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);

  /**
   * PbxClock:precision:
   *
   * By how many seconds what is told may be wrong: 30 after the first look, 1 after some minutes.
   */
  properties[PROP_PRECISION] = g_param_spec_uint ("precision", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pbx_clock_init (PbxClock *self)
{
}

/**
 * pbx_clock_new:
 * @client: the device
 *
 * Returns: (transfer full): a clock that does nothing before [method@Clock.start]
 */
PbxClock *
pbx_clock_new (PbxClient *client)
{
  g_return_val_if_fail (PBX_IS_CLIENT (client), NULL);
  return g_object_new (PBX_TYPE_CLOCK, "client", client, NULL);
}

/**
 * pbx_clock_start:
 *
 * Begins to look at the device's clock.
 */
void
pbx_clock_start (PbxClock *self)
{
  g_return_if_fail (PBX_IS_CLOCK (self));

  if (self->running)
    return;

  self->running = TRUE;
  poll (self);
}

/**
 * pbx_clock_stop:
 *
 * Looks no more. What is known stays known.
 */
void
pbx_clock_stop (PbxClock *self)
{
  g_return_if_fail (PBX_IS_CLOCK (self));

  self->running = FALSE;
  g_clear_handle_id (&self->timer, g_source_remove);

  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
    }
}

/**
 * pbx_clock_poll_now:
 *
 * Looks at once, unless a look is under way: a form is about to check a time.
 */
void
pbx_clock_poll_now (PbxClock *self)
{
  g_return_if_fail (PBX_IS_CLOCK (self));
  poll (self);
}

/**
 * pbx_clock_get_known:
 *
 * Returns: whether the device ever told its time
 */
gboolean
pbx_clock_get_known (PbxClock *self)
{
  g_return_val_if_fail (PBX_IS_CLOCK (self), FALSE);
  return self->known;
}

/**
 * pbx_clock_dup_now:
 *
 * Tells the device's local time. It is UTC by form alone: format it, compare it with times that
 * [func@Clock.parse] read, and convert it to no time zone.
 *
 * Returns: (transfer full) (nullable): the time on the device now, or %NULL while it is not known
 */
GDateTime *
pbx_clock_dup_now (PbxClock *self)
{
  g_autoptr (GDateTime) seconds = NULL;
  gint64 now;

  g_return_val_if_fail (PBX_IS_CLOCK (self), NULL);

  if (!self->known)
    return NULL;

  now = g_get_monotonic_time () + get_middle (self);
  seconds = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  return g_date_time_add (seconds, now % G_USEC_PER_SEC);
}

/**
 * pbx_clock_get_offset:
 *
 * Returns: how many seconds the device's wall clock is ahead of this desktop's; negative when it is behind
 */
gint64
pbx_clock_get_offset (PbxClock *self)
{
  g_return_val_if_fail (PBX_IS_CLOCK (self), 0);
  return self->offset;
}

/**
 * pbx_clock_get_precision:
 *
 * Returns: by how many seconds what is told may be wrong
 */
guint
pbx_clock_get_precision (PbxClock *self)
{
  g_return_val_if_fail (PBX_IS_CLOCK (self), 0);
  return self->precision;
}

/**
 * pbx_clock_get_error:
 *
 * Returns: (nullable) (transfer none): what the last look ended in
 */
const GError *
pbx_clock_get_error (PbxClock *self)
{
  g_return_val_if_fail (PBX_IS_CLOCK (self), NULL);
  return self->error;
}

/**
 * pbx_clock_parse:
 * @text: `yyyy-MM-dd HH:mm`, with seconds or without, as the device writes times
 *
 * Reads a time of the device.
 *
 * Returns: (transfer full) (nullable): the time, in UTC by form alone, or %NULL where it is none
 */
GDateTime *
pbx_clock_parse (const char *text)
{
  int year, month, day, hour, minute;
  int second = 0;

  g_return_val_if_fail (text != NULL, NULL);

  if (sscanf (text, "%4d-%2d-%2d%*[ T]%2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second) < 5)
    return NULL;
  return g_date_time_new_utc (year, month, day, hour, minute, second);
}
