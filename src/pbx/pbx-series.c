/* pbx-series.c: the last values of something that is measured again and again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-series.h"

/**
 * PbxSeries:
 *
 * Values with the time at which they were measured, the oldest first. When it is full, the oldest goes.
 */
struct _PbxSeries
{
  GObject parent_instance;

  GArray *samples; /* grows up to the capacity, then is a ring */
  guint capacity;
  guint first;
};

typedef struct
{
  gint64 time;
  double value;
} Sample;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbxSeries, pbx_series, G_TYPE_OBJECT)

static void
pbx_series_finalize (GObject *object)
{
  g_array_unref (PBX_SERIES (object)->samples);

  G_OBJECT_CLASS (pbx_series_parent_class)->finalize (object);
}

static void
pbx_series_class_init (PbxSeriesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pbx_series_finalize;

  /**
   * PbxSeries::changed:
   *
   * A value was added.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
pbx_series_init (PbxSeries *self)
{
  self->samples = g_array_new (FALSE, FALSE, sizeof (Sample));
}

/**
 * pbx_series_new:
 * @capacity: how many values are kept
 *
 * Returns: (transfer full): an empty series
 */
PbxSeries *
pbx_series_new (guint capacity)
{
  PbxSeries *self;

  g_return_val_if_fail (capacity > 0, NULL);

  self = g_object_new (PBX_TYPE_SERIES, NULL);
  self->capacity = capacity;

  return self;
}

/**
 * pbx_series_add:
 * @time: when it was measured, in microseconds of any clock that the series keeps to
 * @value: the value
 *
 * Adds a value, and forgets the oldest where there is no more room.
 */
void
pbx_series_add (PbxSeries *self, gint64 time, double value)
{
  Sample sample = { time, value };

  g_return_if_fail (PBX_IS_SERIES (self));

  if (self->samples->len < self->capacity)
    {
      g_array_append_val (self->samples, sample);
    }
  else
    {
      g_array_index (self->samples, Sample, self->first) = sample;
      self->first = (self->first + 1) % self->capacity;
    }

  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pbx_series_get_length:
 *
 * Returns: how many values there are
 */
guint
pbx_series_get_length (PbxSeries *self)
{
  g_return_val_if_fail (PBX_IS_SERIES (self), 0);
  return self->samples->len;
}

/**
 * pbx_series_get:
 * @position: which value; 0 is the oldest
 * @time: (out) (optional): when it was measured
 *
 * Returns: the value
 */
double
pbx_series_get (PbxSeries *self, guint position, gint64 *time)
{
  Sample *sample;

  g_return_val_if_fail (PBX_IS_SERIES (self), 0);
  g_return_val_if_fail (position < self->samples->len, 0);

  sample = &g_array_index (self->samples, Sample, (self->first + position) % self->samples->len);
  if (time != NULL)
    *time = sample->time;

  return sample->value;
}

/**
 * pbx_series_get_last:
 *
 * Returns: the newest value, or 0 where there is none
 */
double
pbx_series_get_last (PbxSeries *self)
{
  g_return_val_if_fail (PBX_IS_SERIES (self), 0);
  return self->samples->len > 0 ? pbx_series_get (self, self->samples->len - 1, NULL) : 0;
}
