/* pbx-wakeup.c: a wake-up call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-wakeup.h"

/**
 * PbxWakeup:
 *
 * A wake-up call, as endpoint 24 lists it. Its time is the device's local time.
 */
struct _PbxWakeup
{
  PbxRecord parent_instance;

  char *exten;
  char *time;
  gint64 id;
  gint64 music_id;
  PbxWallTime wall_time;
  PbxWakeupObserved observed;
  gboolean opens_day;
  gboolean conflict;
};

static GParamSpec *observed_pspec;
static GParamSpec *opens_day_pspec;
static GParamSpec *conflict_pspec;
static void (*get_field) (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec);

G_DEFINE_FINAL_TYPE (PbxWakeup, pbx_wakeup, PBX_TYPE_RECORD)

#define AT(member) G_STRUCT_OFFSET (PbxWakeup, member)

static const PbxField fields[] = { { "id", "id", NULL, PBX_FIELD_INT, PBX_FIELD_KEY, AT (id) },
                                   { "exten", "exten", NULL, PBX_FIELD_STRING, 0, AT (exten) },
                                   { "time", "callDateTime", NULL, PBX_FIELD_STRING, 0, AT (time) },
                                   { "music-id", "musicID", NULL, PBX_FIELD_INT, 0, AT (music_id) },
                                   { NULL } };

static void
pbx_wakeup_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (pspec == observed_pspec)
    g_value_set_uint (value, PBX_WAKEUP (object)->observed);
  else if (pspec == opens_day_pspec)
    g_value_set_boolean (value, PBX_WAKEUP (object)->opens_day);
  else if (pspec == conflict_pspec)
    g_value_set_boolean (value, PBX_WAKEUP (object)->conflict);
  else
    get_field (object, prop_id, value, pspec);
}

static void
pbx_wakeup_updated (PbxRecord *record)
{
  PbxWakeup *self = PBX_WAKEUP (record);

  self->wall_time = pbx_wall_time_parse (self->time);
}

static void
pbx_wakeup_class_init (PbxWakeupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  pbx_record_class_declare (PBX_RECORD_CLASS (klass), "wake-up call", fields);
  PBX_RECORD_CLASS (klass)->updated = pbx_wakeup_updated;
  get_field = object_class->get_property;
  object_class->get_property = pbx_wakeup_get_property;

  /**
   * PbxWakeup:observed:
   *
   * What was seen when the call was due, a [enum@WakeupObserved]. The device knows nothing of it.
   */
  observed_pspec = g_param_spec_uint ("observed", NULL, NULL, PBX_WAKEUP_NOT_WATCHED, PBX_WAKEUP_NOT_SEEN,
                                      PBX_WAKEUP_NOT_WATCHED, flags);
  g_object_class_install_property (object_class, G_N_ELEMENTS (fields), observed_pspec);

  /**
   * PbxWakeup:opens-day:
   *
   * Whether the call is the first of its day in the [class@WakeupBook] that it stands in.
   */
  opens_day_pspec = g_param_spec_boolean ("opens-day", NULL, NULL, FALSE, flags);
  g_object_class_install_property (object_class, G_N_ELEMENTS (fields) + 1, opens_day_pspec);

  /**
   * PbxWakeup:conflict:
   *
   * Whether the [class@WakeupBook] that the call stands in has another one to the same extension within ten
   * minutes.
   */
  conflict_pspec = g_param_spec_boolean ("conflict", NULL, NULL, FALSE, flags);
  g_object_class_install_property (object_class, G_N_ELEMENTS (fields) + 2, conflict_pspec);
}

static void
pbx_wakeup_init (PbxWakeup *self)
{
  self->wall_time = PBX_WALL_TIME_NONE;
}

/**
 * pbx_wakeup_new:
 *
 * Returns: (transfer full): a wake-up call that the device does not know: its id is 0, and all is empty
 */
PbxWakeup *
pbx_wakeup_new (void)
{
  return g_object_new (PBX_TYPE_WAKEUP, NULL);
}

/**
 * pbx_wakeup_get_id:
 *
 * Returns: the number of the record
 */
gint64
pbx_wakeup_get_id (PbxWakeup *self)
{
  g_return_val_if_fail (PBX_IS_WAKEUP (self), 0);
  return self->id;
}

/**
 * pbx_wakeup_get_exten:
 *
 * Returns: the number of the extension that is woken
 */
const char *
pbx_wakeup_get_exten (PbxWakeup *self)
{
  g_return_val_if_fail (PBX_IS_WAKEUP (self), NULL);
  return self->exten;
}

/**
 * pbx_wakeup_get_time:
 *
 * Returns: when, as `yyyy-MM-dd HH:mm` by the device's clock
 */
const char *
pbx_wakeup_get_time (PbxWakeup *self)
{
  g_return_val_if_fail (PBX_IS_WAKEUP (self), NULL);
  return self->time;
}

/**
 * pbx_wakeup_get_music_id:
 *
 * Returns: the number of the voice file that is played; 0 for the device's own
 */
gint64
pbx_wakeup_get_music_id (PbxWakeup *self)
{
  g_return_val_if_fail (PBX_IS_WAKEUP (self), 0);
  return self->music_id;
}

/**
 * pbx_wakeup_get_wall_time:
 *
 * Returns: when, to reckon with; %PBX_WALL_TIME_NONE where the device sent no time that can be read
 */
PbxWallTime
pbx_wakeup_get_wall_time (PbxWakeup *self)
{
  g_return_val_if_fail (PBX_IS_WAKEUP (self), PBX_WALL_TIME_NONE);
  return self->wall_time;
}

/**
 * pbx_wakeup_get_observed:
 *
 * Returns: what was seen when the call was due
 */
PbxWakeupObserved
pbx_wakeup_get_observed (PbxWakeup *self)
{
  g_return_val_if_fail (PBX_IS_WAKEUP (self), PBX_WAKEUP_NOT_WATCHED);
  return self->observed;
}

/**
 * pbx_wakeup_set_observed:
 * @observed: what was seen
 *
 * Marks the call. It is for a [class@WakeupWatch].
 */
void
pbx_wakeup_set_observed (PbxWakeup *self, PbxWakeupObserved observed)
{
  g_return_if_fail (PBX_IS_WAKEUP (self));

  if (self->observed == observed)
    return;
  self->observed = observed;
  g_object_notify_by_pspec (G_OBJECT (self), observed_pspec);
}

/**
 * pbx_wakeup_get_opens_day:
 *
 * Returns: whether it is the first of its day
 */
gboolean
pbx_wakeup_get_opens_day (PbxWakeup *self)
{
  g_return_val_if_fail (PBX_IS_WAKEUP (self), FALSE);
  return self->opens_day;
}

/**
 * pbx_wakeup_set_opens_day:
 * @opens_day: whether it is the first of its day
 *
 * Tells where the call stands. It is for a [class@WakeupBook].
 */
void
pbx_wakeup_set_opens_day (PbxWakeup *self, gboolean opens_day)
{
  g_return_if_fail (PBX_IS_WAKEUP (self));

  if (self->opens_day == opens_day)
    return;
  self->opens_day = opens_day;
  g_object_notify_by_pspec (G_OBJECT (self), opens_day_pspec);
}

/**
 * pbx_wakeup_get_conflict:
 *
 * Returns: whether another one to the same extension is too close
 */
gboolean
pbx_wakeup_get_conflict (PbxWakeup *self)
{
  g_return_val_if_fail (PBX_IS_WAKEUP (self), FALSE);
  return self->conflict;
}

/**
 * pbx_wakeup_set_conflict:
 * @conflict: whether another one to the same extension is too close
 *
 * Tells where the call stands. It is for a [class@WakeupBook].
 */
void
pbx_wakeup_set_conflict (PbxWakeup *self, gboolean conflict)
{
  g_return_if_fail (PBX_IS_WAKEUP (self));

  if (self->conflict == conflict)
    return;
  self->conflict = conflict;
  g_object_notify_by_pspec (G_OBJECT (self), conflict_pspec);
}

/**
 * pbx_wakeup_observed_is_missed:
 * @observed: what was seen
 *
 * Returns: whether somebody should look after whom it was to wake
 */
gboolean
pbx_wakeup_observed_is_missed (PbxWakeupObserved observed)
{
  return observed == PBX_WAKEUP_NO_PHONE || observed == PBX_WAKEUP_NO_RING || observed == PBX_WAKEUP_NOT_SEEN;
}
