/* sound-format.c: what a file is, told by its content
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sound-format.h"

#include "sound-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many frames in a row that begin as GSM frames do are no accident: 1 of 16^8. */
#define GSM_FRAMES_TO_SEE 8

#define GSM_FRAME 33
#define GSM_MAGIC 0xd0
#define PHONE_RATE 8000

/* More than any sound card, and little enough for no product of two to overflow. */
#define MAX_RATE 768000
#define MAX_CHANNELS 64

enum
{
  WAVE_PCM = 0x0001,
  WAVE_GSM = 0x0031,
  WAVE_EXTENSIBLE = 0xfffe,
};

static guint
read_u16 (const guint8 *bytes)
{
  return bytes[0] | (guint) bytes[1] << 8;
}

static guint32
read_u32 (const guint8 *bytes)
{
  return read_u16 (bytes) | (guint32) read_u16 (bytes + 2) << 16;
}

static gboolean
begins_with (const guint8 *head, gsize n_head, gsize at, const char *tag)
{
  gsize length = strlen (tag);

  return at + length <= n_head && memcmp (head + at, tag, length) == 0;
}

static gint64
scale (guint64 units, guint64 units_per_second)
{
  if (units_per_second == 0)
    return -1;

  return (gint64) (units / units_per_second * G_GUINT64_CONSTANT (1000000000) +
                   units % units_per_second * G_GUINT64_CONSTANT (1000000000) / units_per_second);
}

/* Chunks, whose lengths are not believed: a recorder that was stopped leaves 0 or the largest number. */
static void
read_riff (const guint8 *head, gsize n_head, guint64 file_size, SoundFormat *format)
{
  gsize at = 12;
  guint tag = 0;
  guint align = 0;
  guint bits = 0;
  guint samples_per_block = 0;
  guint32 bytes_per_second = 0;

  format->kind = SOUND_KIND_BROKEN;

  while (at + 8 <= n_head)
    {
      guint32 length = read_u32 (head + at + 4);
      gsize body = at + 8;

      if (begins_with (head, n_head, at, "fmt "))
        {
          if (length < 16 || body + 16 > n_head)
            return;

          tag = read_u16 (head + body);
          format->channels = read_u16 (head + body + 2);
          format->rate = read_u32 (head + body + 4);
          bytes_per_second = read_u32 (head + body + 8);
          align = read_u16 (head + body + 12);
          bits = read_u16 (head + body + 14);

          if (tag == WAVE_EXTENSIBLE && length >= 26 && body + 26 <= n_head)
            tag = read_u16 (head + body + 24);
          else if (length >= 20 && body + 20 <= n_head)
            samples_per_block = read_u16 (head + body + 18);

          if (format->channels == 0 || format->channels > MAX_CHANNELS || format->rate == 0 ||
              format->rate > MAX_RATE || align == 0)
            return;
        }
      else if (begins_with (head, n_head, at, "data"))
        {
          guint64 left = file_size - MIN (file_size, body);

          if (align == 0)
            return;

          format->offset = body;
          format->size = length == 0 ? left : MIN (left, length);

          if (tag == WAVE_PCM)
            {
              if (bits == 0 || bits > 32 || align < format->channels * ((bits + 7) / 8))
                return;
              format->kind = SOUND_KIND_PCM;
              format->duration = scale (format->size / align, format->rate);
            }
          else if (tag == WAVE_GSM)
            {
              if (samples_per_block == 0)
                samples_per_block = 320;
              format->kind = SOUND_KIND_WAV49;
              format->duration = scale (format->size / align * samples_per_block, format->rate);
            }
          else
            {
              format->kind = SOUND_KIND_RIFF;
              if (bytes_per_second > 0)
                format->duration = scale (format->size, bytes_per_second);
            }

          if (format->size == 0)
            format->kind = SOUND_KIND_EMPTY;
          return;
        }

      /* An odd chunk is padded. The sum cannot overflow: @at is within the head. */
      if ((guint64) body + length + length % 2 > n_head)
        break;
      at = body + length + length % 2;
    }

  /* The sound begins behind what was looked at; whoever plays it has to find it. */
  if (align != 0 && n_head < file_size)
    format->kind = SOUND_KIND_RIFF;
}

static gboolean
is_gsm (const guint8 *head, gsize n_head)
{
  gsize n_frames = MIN (n_head / GSM_FRAME, GSM_FRAMES_TO_SEE);

  if (n_frames == 0)
    return FALSE;

  for (gsize i = 0; i < n_frames; i++)
    if ((head[i * GSM_FRAME] & 0xf0) != GSM_MAGIC)
      return FALSE;

  /* A short one may still be an accident, as a text that begins with Ð. */
  return n_frames >= 2 || n_head == GSM_FRAME;
}

static gboolean
is_mp3 (const guint8 *head, gsize n_head)
{
  if (begins_with (head, n_head, 0, "ID3"))
    return TRUE;

  /* MPEG's sync word, layer III, and neither the bit rate nor the sampling rate that do not exist */
  return n_head >= 4 && head[0] == 0xff && (head[1] & 0xe6) == 0xe2 && (head[1] & 0x18) != 0x08 &&
         (head[2] & 0xf0) != 0xf0 && (head[2] & 0xf0) != 0 && (head[2] & 0x0c) != 0x0c;
}

/* What no content tells: those without a header. */
static SoundKind
guess_by_name (const char *name)
{
  static const struct
  {
    const char *suffix;
    SoundKind kind;
  } suffixes[] = {
    { ".ulaw", SOUND_KIND_ULAW }, { ".ul", SOUND_KIND_ULAW },   { ".mu", SOUND_KIND_ULAW },
    { ".pcm", SOUND_KIND_ULAW },  { ".alaw", SOUND_KIND_ALAW }, { ".al", SOUND_KIND_ALAW },
    { ".sln", SOUND_KIND_SLIN },  { ".raw", SOUND_KIND_SLIN },  { ".g722", SOUND_KIND_G722 },
  };

  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i].suffix))
      return suffixes[i].kind;

  return SOUND_KIND_UNKNOWN;
}

/**
 * sound_format_read:
 * @head: the first bytes of a file
 * @n_head: how many there are; [const@SOUND_FORMAT_HEAD] are enough
 * @file_size: how long the file is, in bytes
 * @name: (nullable): the file's name, for what has no header at all
 * @format: (out caller-allocates): what it is
 *
 * Tells what a file is by its content. Nothing in it is believed: lengths are held against @file_size.
 */
void
sound_format_read (const guint8 *head, gsize n_head, guint64 file_size, const char *name, SoundFormat *format)
{
  gsize text = 0;
  const SoundFrames *frames;

  *format = (SoundFormat){ .kind = SOUND_KIND_UNKNOWN, .size = file_size, .duration = -1 };

  if (file_size == 0 || n_head == 0)
    {
      format->kind = SOUND_KIND_EMPTY;
      return;
    }

  if (begins_with (head, n_head, 0, "RIFF") && begins_with (head, n_head, 8, "WAVE"))
    {
      read_riff (head, n_head, file_size, format);
      return;
    }

  if (is_gsm (head, n_head))
    format->kind = SOUND_KIND_GSM;
  else if (begins_with (head, n_head, 0, "OggS"))
    format->kind = SOUND_KIND_OGG;
  else if (begins_with (head, n_head, 0, "fLaC"))
    format->kind = SOUND_KIND_FLAC;
  else if (begins_with (head, n_head, 4, "ftyp"))
    format->kind = SOUND_KIND_MP4;
  else if (begins_with (head, n_head, 0, ".snd"))
    format->kind = SOUND_KIND_AU;
  else if (is_mp3 (head, n_head))
    format->kind = SOUND_KIND_MP3;
  else
    {
      if (begins_with (head, n_head, 0, "\xef\xbb\xbf"))
        text = 3;
      while (text < n_head && g_ascii_isspace (head[text]))
        text++;

      if (text == n_head)
        format->kind = n_head == file_size ? SOUND_KIND_EMPTY : SOUND_KIND_UNKNOWN;
      else if ((head[text] == '{' || head[text] == '[') &&
               g_utf8_validate_len ((const char *) head + text, MIN (n_head - text, 64), NULL))
        format->kind = SOUND_KIND_JSON;
      else if (head[text] == '<' &&
               g_utf8_validate_len ((const char *) head + text, MIN (n_head - text, 64), NULL))
        format->kind = SOUND_KIND_HTML;
      else
        format->kind = guess_by_name (name);
    }

  frames = sound_format_get_frames (format);
  if (frames != NULL)
    {
      format->rate = format->kind == SOUND_KIND_G722 ? 2 * PHONE_RATE : PHONE_RATE;
      format->channels = 1;
      format->duration = (gint64) (file_size / frames->bytes * SOUND_FRAME_TIME +
                                   (format->kind == SOUND_KIND_GSM
                                      ? 0
                                      : file_size % frames->bytes * SOUND_FRAME_TIME / frames->bytes));
    }
}

/**
 * sound_format_get_frames:
 *
 * Returns: (nullable): how to cut a format that has no header, or %NULL for the others
 */
const SoundFrames *
sound_format_get_frames (const SoundFormat *format)
{
  static const SoundFrames frames[] = {
    { "audio/x-gsm,rate=8000,channels=1", GSM_FRAME },
    { "audio/x-mulaw,rate=8000,channels=1", 160 },
    { "audio/x-alaw,rate=8000,channels=1", 160 },
    { "audio/x-raw,format=S16LE,rate=8000,channels=1,layout=interleaved", 320 },
    { "audio/G722,rate=16000,channels=1", 160 },
  };

  if (format->kind < SOUND_KIND_GSM || format->kind > SOUND_KIND_G722)
    return NULL;

  return &frames[format->kind - SOUND_KIND_GSM];
}

/**
 * sound_kind_is_sound:
 *
 * Returns: %TRUE where there is something to hear, or where only a decoder can tell
 */
gboolean
sound_kind_is_sound (SoundKind kind)
{
  return kind >= SOUND_KIND_UNKNOWN;
}

/**
 * sound_format_load:
 * @path: a file
 * @format: (out caller-allocates): what it is
 * @cancellable: (nullable): to cancel with
 *
 * Looks at a file. Reads from the disk: not for the main thread.
 *
 * Returns: %TRUE where it is sound, as far as its beginning tells; otherwise @error is a %G_IO_ERROR or
 *   one of %SOUND_ERROR_EMPTY, %SOUND_ERROR_NO_SOUND and %SOUND_ERROR_BROKEN
 */
gboolean
sound_format_load (const char *path, SoundFormat *format, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GFileInfo) info = NULL;
  guint8 head[SOUND_FORMAT_HEAD];
  gsize n_head;

  if (stream == NULL)
    return FALSE;

  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, error);
  if (info == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &n_head, cancellable, error))
    return FALSE;

  sound_format_read (head, n_head, (guint64) MAX (g_file_info_get_size (info), 0), path, format);

  switch (format->kind)
    {
    case SOUND_KIND_EMPTY:
      g_set_error_literal (error, SOUND_ERROR, SOUND_ERROR_EMPTY, _ ("The recording is empty"));
      return FALSE;
    case SOUND_KIND_JSON:
    case SOUND_KIND_HTML:
      g_set_error_literal (error, SOUND_ERROR, SOUND_ERROR_NO_SOUND,
                           _ ("The PBX gave a message in place of the recording"));
      return FALSE;
    case SOUND_KIND_BROKEN:
      g_set_error_literal (error, SOUND_ERROR, SOUND_ERROR_BROKEN, _ ("The recording is damaged"));
      return FALSE;
    default:
      return TRUE;
    }
}
