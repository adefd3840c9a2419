/* desk-mpris.h: the desktop's media keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-playback.h"

G_BEGIN_DECLS

#define DESK_TYPE_MPRIS (desk_mpris_get_type ())

G_DECLARE_FINAL_TYPE (DeskMpris, desk_mpris, DESK, MPRIS, GObject)

DeskMpris *desk_mpris_new (DeskPlayback *playback);

G_END_DECLS
