/* desk-wakeup-now.c: the minute that the device's clock shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-wakeup-now.h"

/**
 * DeskWakeupNow:
 *
 * The minute that the device's clock shows, for expressions in a template: what
 * they compute from it ticks. It knows nobody, so that an expression may hold
 * it for good.
 */
struct _DeskWakeupNow
{
  GObject parent_instance;

  PbxWallTime minute;
};

G_DEFINE_FINAL_TYPE (DeskWakeupNow, desk_wakeup_now, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_MINUTE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
desk_wakeup_now_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_MINUTE:
      g_value_set_int64 (value, DESK_WAKEUP_NOW (object)->minute);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_wakeup_now_class_init (DeskWakeupNowClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = desk_wakeup_now_get_property;

  properties[PROP_MINUTE] =
    g_param_spec_int64 ("minute", NULL, NULL, G_MININT64, G_MAXINT64, PBX_WALL_TIME_NONE,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
desk_wakeup_now_init (DeskWakeupNow *self)
{
  self->minute = PBX_WALL_TIME_NONE;
}

/**
 * desk_wakeup_now_get_minute:
 * @self: a minute
 *
 * Returns: the device's time, or %PBX_WALL_TIME_NONE while it is not known
 */
PbxWallTime
desk_wakeup_now_get_minute (DeskWakeupNow *self)
{
  g_return_val_if_fail (DESK_IS_WAKEUP_NOW (self), PBX_WALL_TIME_NONE);
  return self->minute;
}

/**
 * desk_wakeup_now_set_minute:
 * @self: a minute
 * @minute: the device's time
 *
 * Goes on.
 */
void
desk_wakeup_now_set_minute (DeskWakeupNow *self, PbxWallTime minute)
{
  g_return_if_fail (DESK_IS_WAKEUP_NOW (self));

  if (self->minute == minute)
    return;
  self->minute = minute;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MINUTE]);
}
