/* sound-format.h: what a file is, told by its content
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SoundKind:
 *
 * What a file is. The kinds up to %SOUND_KIND_UNKNOWN hold no sound; those from %SOUND_KIND_GSM to
 * %SOUND_KIND_G722 have no header, so that a decoder has to be told.
 */
typedef enum
{
  SOUND_KIND_EMPTY,
  SOUND_KIND_JSON,
  SOUND_KIND_HTML,
  SOUND_KIND_BROKEN, /* begins as sound; what follows cannot be right */
  SOUND_KIND_UNKNOWN,
  SOUND_KIND_GSM, /* raw GSM 06.10 */
  SOUND_KIND_ULAW,
  SOUND_KIND_ALAW,
  SOUND_KIND_SLIN,
  SOUND_KIND_G722,
  SOUND_KIND_PCM,   /* RIFF */
  SOUND_KIND_WAV49, /* GSM 06.10 in RIFF */
  SOUND_KIND_RIFF,  /* another codec in RIFF */
  SOUND_KIND_OGG,
  SOUND_KIND_MP3,
  SOUND_KIND_FLAC,
  SOUND_KIND_MP4,
  SOUND_KIND_AU,
} SoundKind;

/* How many first bytes of a file are looked at */
#define SOUND_FORMAT_HEAD 4096

/**
 * SoundFormat:
 * @kind: what it is
 * @rate: samples a second, or 0 where it is not known
 * @channels: how many, or 0
 * @offset: where the sound begins in the file, in bytes
 * @size: how many bytes of it there are; never more than the file has
 * @duration: how long it sounds, in nanoseconds, or -1
 */
typedef struct
{
  SoundKind kind;
  guint rate;
  guint channels;
  guint64 offset;
  guint64 size;
  gint64 duration;
} SoundFormat;

/**
 * SoundFrames:
 * @caps: what GStreamer calls the format
 * @bytes: bytes of a frame
 *
 * How a format without a header is cut. Each frame lasts 20 ms.
 */
typedef struct
{
  const char *caps;
  guint bytes;
} SoundFrames;

#define SOUND_FRAME_TIME (20 * G_GINT64_CONSTANT (1000000))

void sound_format_read (const guint8 *head,
                        gsize n_head,
                        guint64 file_size,
                        const char *name,
                        SoundFormat *format);
gboolean sound_format_load (const char *path, SoundFormat *format, GCancellable *cancellable, GError **error);
const SoundFrames *sound_format_get_frames (const SoundFormat *format);
gboolean sound_kind_is_sound (SoundKind kind);

G_END_DECLS
