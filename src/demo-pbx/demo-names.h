/* demo-names.h: people's names from many places, the same for the same seed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A small generator whose sequence this program defines itself, so that no library update changes
 * who works here. */
typedef struct
{
  guint64 state;
} DemoRandom;

void demo_random_init (DemoRandom *self, guint64 seed, guint64 stream);
guint demo_random_below (DemoRandom *self, guint limit);
gboolean demo_random_chance (DemoRandom *self, guint percent);

char *demo_names_make_person (DemoRandom *random, char **mailbox);
char *demo_names_make_company (DemoRandom *random, char **domain);

G_END_DECLS
