/* pbx-series.h: the last values of something that is measured again and again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PBX_TYPE_SERIES (pbx_series_get_type ())

G_DECLARE_FINAL_TYPE (PbxSeries, pbx_series, PBX, SERIES, GObject)

PbxSeries *pbx_series_new (guint capacity);
void pbx_series_add (PbxSeries *self, gint64 time, double value);
guint pbx_series_get_length (PbxSeries *self);
double pbx_series_get (PbxSeries *self, guint position, gint64 *time);
double pbx_series_get_last (PbxSeries *self);

G_END_DECLS
