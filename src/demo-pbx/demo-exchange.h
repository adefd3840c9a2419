/* demo-exchange.h: who is on the phone right now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-call-log.h"

G_BEGIN_DECLS

/* Asked for the time ("07:30") of the next wake-up call of an extension; NULL where there is none. */
typedef char *(*DemoWakeupFunc) (DemoOffice *office, const char *exten);

DemoExchange *demo_exchange_new (DemoOffice *office, DemoClock *clock, DemoCallLog *call_log);
void demo_exchange_free (DemoExchange *self);
void demo_exchange_start (DemoExchange *self);
void demo_exchange_set_traffic (DemoExchange *self, gboolean traffic);
void demo_exchange_set_outcome (DemoExchange *self, const char *dest, const char *outcome);
void demo_exchange_set_wakeup_func (DemoExchange *self, DemoWakeupFunc func);

guint demo_exchange_get_n_calls (DemoExchange *self);
guint demo_exchange_get_max_calls (DemoExchange *self);
const char *demo_exchange_get_status (DemoExchange *self, const DemoPerson *person, guint phone);
guint demo_exchange_get_n_phones (DemoExchange *self, const DemoPerson *person);
char *demo_exchange_get_wakeup (DemoExchange *self, const char *exten);

gboolean demo_exchange_dial (DemoExchange *self, const char *src, const char *dest, GError **error);
gboolean demo_exchange_hangup (DemoExchange *self, const char *const *extensions, GError **error);
gboolean demo_exchange_ring (DemoExchange *self, const char *exten);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoExchange, demo_exchange_free)

G_END_DECLS
