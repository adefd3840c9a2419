/* demo-sound.h: audio files of any length, put together from short clips
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DEMO_SOUND_GSM,   /* .gsm: raw GSM 06.10 frames, no header */
  DEMO_SOUND_WAV,   /* .wav: 16-bit PCM, 8 kHz, mono */
  DEMO_SOUND_WAV49, /* .WAV: GSM 06.10 inside RIFF, 65-byte blocks */
} DemoSoundFormat;

GBytes *demo_sound_new (DemoSoundFormat format, guint seconds, guint64 id);
const char *demo_sound_get_suffix (DemoSoundFormat format);
const char *demo_sound_get_content_type (DemoSoundFormat format);

G_END_DECLS
