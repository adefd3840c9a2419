/* demo-options.h: the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int port;
  gboolean listen_all;
  gint64 seed;
  int extensions;
  int contacts;
  int call_logs;
  int recordings;
  int latency;
  int token_lifetime;
  double speed;
  char *clock_offset;
  char *user;
  char *password;
  char *phonebook_style;
  char **page_bases;
  char **misbehaviours;
  gboolean no_traffic;
  gboolean wakeups_paged;
  gboolean forward_bools;
  gboolean quiet;
  gboolean stdin_control;
  gboolean exit_with_parent;
  gboolean version;
} DemoOptions;

DemoOptions *demo_options_parse (int *argc, char ***argv, GError **error);
void demo_options_free (DemoOptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoOptions, demo_options_free)

G_END_DECLS
