/* sound-run.h: a pipeline that runs to its end as fast as it can, in a worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <gst/gst.h>

G_BEGIN_DECLS

/* Called in the thread that waits, now and then */
typedef void (*SoundRunFunc) (double fraction, gpointer user_data);

gboolean sound_run (GstElement *pipeline,
                    gint64 duration,
                    SoundRunFunc func,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error);

G_END_DECLS
