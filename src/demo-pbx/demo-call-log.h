/* demo-call-log.h: every call that ever was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-call-maker.h"

G_BEGIN_DECLS

DemoCallLog *
demo_call_log_new (DemoOffice *office, DemoClock *clock, guint n_calls, guint n_recordings, guint64 seed);
void demo_call_log_free (DemoCallLog *self);
guint64 demo_call_log_get_seed (DemoCallLog *self);
guint demo_call_log_get_n_calls (DemoCallLog *self);
guint demo_call_log_get_n_past (DemoCallLog *self);
gboolean demo_call_log_get (DemoCallLog *self, guint position, DemoCall *call);
gboolean demo_call_log_find (DemoCallLog *self, guint64 id, DemoCall *call);
guint64 demo_call_log_add (DemoCallLog *self, const DemoCall *call);
guint demo_call_log_search (DemoCallLog *self, const DemoCallQuery *query, GArray *calls);

guint demo_call_log_get_n_recordings (DemoCallLog *self);
void demo_call_log_get_recording (DemoCallLog *self, guint position, DemoCall *call);
gboolean demo_call_log_is_recorded (DemoCallLog *self, const DemoCall *call);
const DemoContact *demo_call_log_get_contact (DemoCallLog *self, guint64 number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoCallLog, demo_call_log_free)

G_END_DECLS
