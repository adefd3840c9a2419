/* demo-process.h: the demonstration PBX as a process, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DemoProcess DemoProcess;

/* Starts frontdesk-demo-pbx on a free port and waits until it listens. Options are separated by spaces. */
DemoProcess *demo_process_new (const char *options);
void demo_process_free (DemoProcess *self);

const char *demo_process_get_address (DemoProcess *self); /* host:port */
const char *demo_process_get_user (DemoProcess *self);
const char *demo_process_get_password (DemoProcess *self);
const char *demo_process_get_fingerprint (DemoProcess *self);

/* Sends a control command, checks that the answer is "ok", and returns what follows it. */
char *demo_process_command (DemoProcess *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void demo_process_tell (DemoProcess *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
guint demo_process_count_requests (DemoProcess *self, const char *path_prefix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoProcess, demo_process_free)

/* Runs the main loop until the condition holds; aborts the test after 20 seconds. */
#define test_wait_until(condition)                                                                           \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    gint64 deadline_ = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;                                        \
    guint tick_ = g_timeout_add (20, test_tick, NULL);                                                       \
    while (!(condition))                                                                                     \
      {                                                                                                      \
        if (g_get_monotonic_time () > deadline_)                                                             \
          g_error ("%s:%d: still not so: %s", __FILE__, __LINE__, #condition);                               \
        g_main_context_iteration (NULL, TRUE);                                                               \
      }                                                                                                      \
    g_source_remove (tick_);                                                                                 \
  }                                                                                                          \
  G_STMT_END

gboolean test_tick (gpointer unused);

/* Runs the main loop for a while, for what must not happen. */
void test_run_for (guint milliseconds);

G_END_DECLS
