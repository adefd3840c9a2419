/* demo-wakeups.h: wake-up calls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-types.h"

G_BEGIN_DECLS

typedef struct _DemoWakeups DemoWakeups;

typedef struct
{
  gint64 id;
  char *exten;
  char *time; /* as it travels, so that strcmp() compares it */
  gint64 music;
  gboolean rung;
} DemoWakeup;

DemoWakeups *demo_wakeups_new (DemoOffice *office, DemoClock *clock);
void demo_wakeups_free (DemoWakeups *self);
GPtrArray *demo_wakeups_get_all (DemoWakeups *self);
const char *demo_wakeups_get_next (DemoWakeups *self, const char *exten);
gboolean
demo_wakeups_add (DemoWakeups *self, GPtrArray *extens, const char *time, gint64 music, GError **error);
gboolean demo_wakeups_update (DemoWakeups *self, GArray *ids, const char *time, gint64 music, GError **error);
gboolean demo_wakeups_remove (DemoWakeups *self, GArray *ids, GError **error);
void demo_wakeups_remove_extension (DemoWakeups *self, const char *exten);
GPtrArray *demo_wakeups_take_due (DemoWakeups *self);

G_END_DECLS
