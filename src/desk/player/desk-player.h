/* desk-player.h: the bar of the recording that plays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-playback.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_PLAYER (desk_player_get_type ())

G_DECLARE_FINAL_TYPE (DeskPlayer, desk_player, DESK, PLAYER, AdwBin)

void desk_player_set_playback (DeskPlayer *self, DeskPlayback *playback);

G_END_DECLS
