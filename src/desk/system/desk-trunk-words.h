/* desk-trunk-words.h: trunks in words and icons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-mark.h"

#include "pbx-trunk.h"

G_BEGIN_DECLS

char *desk_trunk_describe_kind (PbxTrunk *trunk);
char *desk_trunk_describe_name (PbxTrunk *trunk);
char *desk_trunk_describe_state (PbxTrunkState state, const char *text);
const char *desk_trunk_describe_role (PbxTrunk *trunk);
char *desk_trunk_describe_channel (PbxTrunk *trunk);
char *desk_trunk_describe_signal (PbxTrunk *trunk);
char *desk_trunk_describe_delay (double milliseconds);

DeskMark *desk_trunk_mark_state (PbxTrunkState state, const char *text);
char *desk_trunk_describe_event (PbxEvent *event);

G_END_DECLS
