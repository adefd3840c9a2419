/* demo-server.h: HTTPS around the dispatcher
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-dispatch.h"
#include "demo-journal.h"
#include "demo-misbehaviour.h"

G_BEGIN_DECLS

typedef struct _DemoServer DemoServer;

DemoServer *demo_server_new (DemoDispatch *dispatch, DemoMisbehaviour *misbehaviour, DemoJournal *journal);
void demo_server_free (DemoServer *self);
void demo_server_set_latency (DemoServer *self, guint milliseconds);
void demo_server_set_verbose (DemoServer *self, gboolean verbose);
gboolean demo_server_new_certificate (DemoServer *self, GError **error);
gboolean demo_server_listen (DemoServer *self, guint port, gboolean everywhere, GError **error);
void demo_server_close (DemoServer *self);
gboolean demo_server_reopen (DemoServer *self, GError **error);
guint demo_server_get_port (DemoServer *self);
const char *demo_server_get_fingerprint (DemoServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoServer, demo_server_free)

G_END_DECLS
