/* demo-process.h: a demonstration PBX of a test's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GSubprocess *process;
  GDataInputStream *output;
  char *address; /* "127.0.0.1:1234" */
  char *user_name;
  char *password;
  char *fingerprint;
} DemoProcess;

gboolean
demo_process_available (void);
DemoProcess *
demo_process_start (const char *const *options);
char *
demo_process_tell (DemoProcess *self, const char *command);
void
demo_process_stop (DemoProcess *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoProcess, demo_process_stop)

G_END_DECLS
