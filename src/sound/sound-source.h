/* sound-source.h: a file as decoded sound
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sound-format.h"

#include <gst/gst.h>

G_BEGIN_DECLS

gboolean sound_init (GError **error);
GstElement *sound_source_new (const char *path, const SoundFormat *format, GError **error);
GstElement *
sound_source_new_pipeline (const char *path, const char *tail, SoundFormat *format, GError **error);

G_END_DECLS
