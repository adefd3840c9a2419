/* demo-clock.c: the device's own clock
 *
 * A PBX in a cupboard rarely has the desktop's time. This one may be set hours away, and it may run
 * faster, so that a wake-up call of the night falls due while somebody watches.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-clock.h"

#include <math.h>

struct _DemoClock
{
  gint64 base_real; /* µs since 1970 on the device when the speed was last set, without the offset */
  gint64 base_mono; /* µs of the machine's monotonic clock at that moment */
  gint64 born;      /* µs of the device's clock at the start, without the offset */
  GTimeSpan offset;
  double speed;
};

/**
 * demo_clock_new:
 * @speed: seconds that pass on the device in a second
 * @offset: µs by which the device is ahead of this machine
 *
 * Returns: (transfer full): a clock that goes
 */
DemoClock *
demo_clock_new (double speed, GTimeSpan offset)
{
  DemoClock *self = g_new0 (DemoClock, 1);

  self->base_real = g_get_real_time ();
  self->base_mono = g_get_monotonic_time ();
  self->born = self->base_real;
  self->offset = offset;
  self->speed = speed;
  return self;
}

/** demo_clock_free: stops the clock */
void
demo_clock_free (DemoClock *self)
{
  g_free (self);
}

static gint64
get_microseconds (DemoClock *self)
{
  return self->base_real + (gint64) ((g_get_monotonic_time () - self->base_mono) * self->speed);
}

GDateTime *
demo_clock_get_now (DemoClock *self)
{
  gint64 now = get_microseconds (self) + self->offset;
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);

  return g_date_time_add (seconds, now % G_USEC_PER_SEC);
}

double
demo_clock_get_speed (DemoClock *self)
{
  return self->speed;
}

/**
 * demo_clock_set_speed:
 * @self: a clock
 * @speed: seconds that pass on the device in a second
 *
 * The clock goes on from where it is.
 */
void
demo_clock_set_speed (DemoClock *self, double speed)
{
  self->base_real = get_microseconds (self);
  self->base_mono = g_get_monotonic_time ();
  self->speed = speed;
}

/**
 * demo_clock_set_offset:
 * @self: a clock
 * @offset: µs by which the device is to be ahead
 */
void
demo_clock_set_offset (DemoClock *self, GTimeSpan offset)
{
  self->offset = offset;
}

/**
 * demo_clock_get_uptime:
 * @self: a clock
 *
 * Returns: µs since the device was started, as it sees it; setting its clock does not change this
 */
GTimeSpan
demo_clock_get_uptime (DemoClock *self)
{
  return get_microseconds (self) - self->born;
}

/**
 * demo_clock_parse_offset:
 * @text: such as `+3h`, `-90m`, `2d`, `45s` or `0`
 * @offset: (out): µs
 *
 * Returns: %FALSE if @text is none of these
 */
gboolean
demo_clock_parse_offset (const char *text, GTimeSpan *offset)
{
  char *end;
  double number = g_ascii_strtod (text, &end);
  double unit;

  if (end == text || !isfinite (number))
    return FALSE;
  switch (*end)
    {
    case '\0':
    case 's':
      unit = G_TIME_SPAN_SECOND;
      break;
    case 'm':
      unit = G_TIME_SPAN_MINUTE;
      break;
    case 'h':
      unit = G_TIME_SPAN_HOUR;
      break;
    case 'd':
      unit = G_TIME_SPAN_DAY;
      break;
    default:
      return FALSE;
    }
  if ((*end != '\0' && end[1] != '\0') || fabs (number * unit) > 366.0 * 100 * G_TIME_SPAN_DAY)
    return FALSE;
  *offset = (GTimeSpan) (number * unit);
  return TRUE;
}
