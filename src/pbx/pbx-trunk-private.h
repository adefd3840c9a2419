/* pbx-trunk-private.h: a trunk's insides, for what reads it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-trunk.h"

G_BEGIN_DECLS

struct _PbxTrunk
{
  GObject parent_instance;

  PbxTimeline *timeline; /* owned */
  char *key;
  char *name;
  char *address;
  char *channel;
  char *state_text;
  char *raw;

  double delay;
  int level;
  PbxTrunkKind kind;
  PbxTrunkRole role;
  PbxTrunkState state;
};

G_END_DECLS
