/* demo-hash.h: numbers that look random and are the same every time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SplitMix64's finaliser over a seed and a number: cheap enough to make a million calls a second. */
static inline guint64
demo_hash (guint64 seed, guint64 number)
{
  guint64 x = seed + (number + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return x ^ (x >> 31);
}

/* Takes a number below @limit out of @hash and leaves the rest of it for the next draw. */
static inline guint
demo_hash_draw (guint64 *hash, guint limit)
{
  guint drawn = (guint) (*hash % limit);

  *hash = demo_hash (*hash, drawn);

  return drawn;
}

G_END_DECLS
