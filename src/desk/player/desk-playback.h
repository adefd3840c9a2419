/* desk-playback.h: the recording that plays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-cache.h"
#include "sound-player.h"
#include "sound-waveform.h"

G_BEGIN_DECLS

#define DESK_TYPE_PLAYBACK (desk_playback_get_type ())

G_DECLARE_FINAL_TYPE (DeskPlayback, desk_playback, DESK, PLAYBACK, GObject)

/**
 * DeskPlaybackNeighbourFunc:
 * @current: what plays
 * @step: 1 for the next, -1 for the one before
 * @user_data: of the caller
 *
 * Tells what stands beside a recording where it was played from.
 *
 * Returns: (transfer full) (nullable): a recording, or %NULL where there is none
 */
typedef PbxRecordingInfo *(*DeskPlaybackNeighbourFunc) (PbxRecordingInfo *current,
                                                        int step,
                                                        gpointer user_data);

DeskPlayback *desk_playback_new (PbxClient *client, GSettings *device_settings, PbxCache *cache);
void desk_playback_play (DeskPlayback *self,
                         PbxRecordingInfo *recording,
                         DeskPlaybackNeighbourFunc neighbour_func,
                         gpointer user_data,
                         GDestroyNotify destroy);
void desk_playback_forget_neighbours (DeskPlayback *self, gpointer user_data);
void desk_playback_close (DeskPlayback *self);
gboolean desk_playback_step (DeskPlayback *self, int step);
void desk_playback_try_again (DeskPlayback *self);
void desk_playback_toggle (DeskPlayback *self);
void desk_playback_seek_by (DeskPlayback *self, int seconds);
void desk_playback_change_rate (DeskPlayback *self, int steps);

PbxRecordingInfo *desk_playback_get_recording (DeskPlayback *self);
SoundPlayer *desk_playback_get_player (DeskPlayback *self);
SoundWaveform *desk_playback_get_waveform (DeskPlayback *self);
const char *desk_playback_get_problem (DeskPlayback *self);
gboolean desk_playback_get_busy (DeskPlayback *self);
gboolean desk_playback_get_has_neighbours (DeskPlayback *self);
char *desk_playback_dup_title (DeskPlayback *self);
char *desk_playback_dup_subtitle (DeskPlayback *self);

G_END_DECLS
