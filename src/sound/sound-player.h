/* sound-player.h: plays a recording
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sound-error.h"

G_BEGIN_DECLS

#define SOUND_TYPE_PLAYER (sound_player_get_type ())

G_DECLARE_FINAL_TYPE (SoundPlayer, sound_player, SOUND, PLAYER, GObject)

#define SOUND_SLOWEST 0.5
#define SOUND_FASTEST 2.0

SoundPlayer *sound_player_new (const char *sink);
void sound_player_open (SoundPlayer *self, const char *path, gint64 position);
void sound_player_close (SoundPlayer *self);
gboolean sound_player_get_ready (SoundPlayer *self);
gboolean sound_player_get_playing (SoundPlayer *self);
void sound_player_set_playing (SoundPlayer *self, gboolean playing);
gint64 sound_player_get_position (SoundPlayer *self);
void sound_player_seek (SoundPlayer *self, gint64 position);
gint64 sound_player_get_duration (SoundPlayer *self);
double sound_player_get_rate (SoundPlayer *self);
void sound_player_set_rate (SoundPlayer *self, double rate);
double sound_player_get_volume (SoundPlayer *self);
void sound_player_set_volume (SoundPlayer *self, double volume);
gboolean sound_player_get_skip_silence (SoundPlayer *self);
void sound_player_set_skip_silence (SoundPlayer *self, gboolean skip_silence);
void sound_player_set_silences (SoundPlayer *self, GArray *silences);
const GError *sound_player_get_error (SoundPlayer *self);

G_END_DECLS
