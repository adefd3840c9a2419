/* pbx-clock.h: what time it is on the device
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"

G_BEGIN_DECLS

#define PBX_TYPE_CLOCK (pbx_clock_get_type ())

G_DECLARE_FINAL_TYPE (PbxClock, pbx_clock, PBX, CLOCK, GObject)

PbxClock *pbx_clock_new (PbxClient *client);
void pbx_clock_start (PbxClock *self);
void pbx_clock_stop (PbxClock *self);
void pbx_clock_poll_now (PbxClock *self);

gboolean pbx_clock_get_known (PbxClock *self);
GDateTime *pbx_clock_dup_now (PbxClock *self);
gint64 pbx_clock_get_offset (PbxClock *self);
guint pbx_clock_get_precision (PbxClock *self);
const GError *pbx_clock_get_error (PbxClock *self);

GDateTime *pbx_clock_parse (const char *text);

G_END_DECLS
