/* desk-waveform.h: the shape of a recording, and the place in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sound-waveform.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_WAVEFORM (desk_waveform_get_type ())

G_DECLARE_FINAL_TYPE (DeskWaveform, desk_waveform, DESK, WAVEFORM, GtkWidget)

GtkWidget *desk_waveform_new (void);
void desk_waveform_set_shape (DeskWaveform *self, SoundWaveform *shape);
void desk_waveform_set_position (DeskWaveform *self, gint64 position, gint64 duration);

char *desk_waveform_format_time (gint64 time);

G_END_DECLS
