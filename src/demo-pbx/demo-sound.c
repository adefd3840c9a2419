/* demo-sound.c: audio files of any length, put together from short clips
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-sound.h"
#include "demo-hash.h"

#include <string.h>

#define RESOURCE_PATH "/io/github/fcm5600/FrontDesk/demo-pbx/sounds/"

/* Everything is laid out in blocks of 40 ms, of which both a second and every clip are a whole
 * number: two GSM frames of 33 bytes, one WAV49 block of 65, 320 samples. */
#define BLOCKS_PER_SECOND 25
#define GSM_FRAME 33
#define GSM_BLOCK (2 * GSM_FRAME)
#define WAV49_BLOCK 65
#define PCM_BLOCK 320

/* The parameters of a GSM frame in their order: eight LARs, then four times lag, gain, grid, maximum
 * and thirteen pulses. */
static const guint8 gsm_lar_bits[] = { 6, 6, 5, 5, 4, 4, 3, 3 };
static const guint8 gsm_subframe_bits[] = { 7, 2, 2, 6, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3 };

/* The first two also exist as PCM. */
static const char *const languages[] = { "en", "de", "es", "fr", "zh" };
#define N_SPOKEN_PCM 2
#define N_CLIPS 4

const char *
demo_sound_get_suffix (DemoSoundFormat format)
{
  switch (format)
    {
    case DEMO_SOUND_WAV:
      return ".wav";
    case DEMO_SOUND_WAV49:
      return ".WAV";
    case DEMO_SOUND_GSM:
    default:
      return ".gsm";
    }
}

const char *
demo_sound_get_content_type (DemoSoundFormat format)
{
  return format == DEMO_SOUND_GSM ? "audio/x-gsm" : "audio/x-wav";
}

static void
append_u16 (GByteArray *bytes, guint16 value)
{
  guint16 little = GUINT16_TO_LE (value);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

static void
append_u32 (GByteArray *bytes, guint32 value)
{
  guint32 little = GUINT32_TO_LE (value);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

static void
append_tag (GByteArray *bytes, const char *tag)
{
  g_byte_array_append (bytes, (const guint8 *) tag, 4);
}

static void
append_pcm_header (GByteArray *bytes, guint32 n_data)
{
  append_tag (bytes, "RIFF");
  append_u32 (bytes, 36 + n_data);
  append_tag (bytes, "WAVE");
  append_tag (bytes, "fmt ");
  append_u32 (bytes, 16);
  append_u16 (bytes, 1); /* PCM */
  append_u16 (bytes, 1);
  append_u32 (bytes, 8000);
  append_u32 (bytes, 16000);
  append_u16 (bytes, 2);
  append_u16 (bytes, 16);
  append_tag (bytes, "data");
  append_u32 (bytes, n_data);
}

/* RIFF pads a chunk of odd length with a byte that the chunk's length does not count. */
static void
append_wav49_header (GByteArray *bytes, guint32 n_data, guint32 n_samples)
{
  append_tag (bytes, "RIFF");
  append_u32 (bytes, 52 + n_data + n_data % 2);
  append_tag (bytes, "WAVE");
  append_tag (bytes, "fmt ");
  append_u32 (bytes, 20);
  append_u16 (bytes, 0x31);
  append_u16 (bytes, 1);
  append_u32 (bytes, 8000);
  append_u32 (bytes, 8000 * WAV49_BLOCK / PCM_BLOCK);
  append_u16 (bytes, WAV49_BLOCK);
  append_u16 (bytes, 0);
  append_u16 (bytes, 2); /* length of what is special to this format: */
  append_u16 (bytes, PCM_BLOCK);
  append_tag (bytes, "fact");
  append_u32 (bytes, 4);
  append_u32 (bytes, n_samples);
  append_tag (bytes, "data");
  append_u32 (bytes, n_data);
}

/* Reads @n_bits, highest first, as raw GSM has them. */
static guint
take_bits (const guint8 *frame, guint *at, guint n_bits)
{
  guint value = 0;

  for (guint i = 0; i < n_bits; i++, (*at)++)
    value = value << 1 | (frame[*at / 8] >> (7 - *at % 8) & 1);

  return value;
}

/* Writes @n_bits, lowest first, as WAV49 has them. */
static void
put_bits (guint8 *block, guint *at, guint n_bits, guint value)
{
  for (guint i = 0; i < n_bits; i++, (*at)++)
    block[*at / 8] |= (value >> i & 1) << *at % 8;
}

/* WAV49 holds the very parameters of two raw frames, only in another order of bits and without the
 * four bits that mark a raw frame, so that no codec is needed to go from one to the other. */
static void
append_wav49_block (GByteArray *bytes, const guint8 *frames)
{
  guint8 block[WAV49_BLOCK] = { 0 };
  guint put = 0;

  for (guint frame = 0; frame < 2; frame++)
    {
      guint taken = 4;

      for (guint i = 0; i < G_N_ELEMENTS (gsm_lar_bits); i++)
        put_bits (block, &put, gsm_lar_bits[i],
                  take_bits (frames + frame * GSM_FRAME, &taken, gsm_lar_bits[i]));
      for (guint i = 0; i < 4 * G_N_ELEMENTS (gsm_subframe_bits); i++)
        {
          guint n_bits = gsm_subframe_bits[i % G_N_ELEMENTS (gsm_subframe_bits)];

          put_bits (block, &put, n_bits, take_bits (frames + frame * GSM_FRAME, &taken, n_bits));
        }
    }

  g_byte_array_append (bytes, block, sizeof block);
}

static gint16
expand_ulaw (guint8 byte)
{
  guint value = (guint8) ~byte;
  gint magnitude = (gint) ((((value & 0x0f) << 3) + 0x84) << ((value & 0x70) >> 4)) - 0x84;

  return (gint16) ((value & 0x80) != 0 ? -magnitude : magnitude);
}

static void
append_pcm_block (GByteArray *bytes, const guint8 *ulaw)
{
  for (guint i = 0; i < PCM_BLOCK; i++)
    append_u16 (bytes, (guint16) expand_ulaw (ulaw[i]));
}

/* Appends a clip as far as there is room, and returns the number of blocks that it took. */
static guint
append_clip (GByteArray *bytes, DemoSoundFormat format, const char *name, guint room)
{
  g_autofree char *path =
    g_strconcat (RESOURCE_PATH, name, format == DEMO_SOUND_WAV ? ".ulaw" : ".gsm", NULL);
  g_autoptr (GBytes) clip = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const guint8 *data;
  gsize length;
  gsize unit = format == DEMO_SOUND_WAV ? PCM_BLOCK : GSM_BLOCK;
  guint n_blocks;

  g_return_val_if_fail (clip != NULL, room);

  data = g_bytes_get_data (clip, &length);
  n_blocks = (guint) MIN (length / unit, room);

  switch (format)
    {
    case DEMO_SOUND_WAV:
      for (guint i = 0; i < n_blocks; i++)
        append_pcm_block (bytes, data + i * unit);
      break;
    case DEMO_SOUND_WAV49:
      for (guint i = 0; i < n_blocks; i++)
        append_wav49_block (bytes, data + i * unit);
      break;
    case DEMO_SOUND_GSM:
    default:
      g_byte_array_append (bytes, data, (guint) (n_blocks * unit));
      break;
    }

  return n_blocks;
}

/* Two people talk in turn, with breaths between, and now and then someone is put on hold. */
static void
append_talk (GByteArray *bytes, DemoSoundFormat format, guint room, guint64 id)
{
  guint64 hash = demo_hash (id, 0);
  const char *language =
    languages[demo_hash_draw (&hash, format == DEMO_SOUND_WAV ? N_SPOKEN_PCM : G_N_ELEMENTS (languages))];
  guint desk = 1;
  guint caller = 1;

  for (guint turn = 0; room > 0; turn++)
    {
      char name[32];

      if (turn > 3 && demo_hash_draw (&hash, 12) == 0)
        {
          for (guint bars = 1 + demo_hash_draw (&hash, 3); bars > 0 && room > 0; bars--)
            room -= append_clip (bytes, format, "hold", room);
        }
      else if (turn > 3 && demo_hash_draw (&hash, 40) == 0)
        {
          room -= append_clip (bytes, format, "ring", room);
        }
      else if (turn % 2 == 0)
        {
          g_snprintf (name, sizeof name, "%s-desk-%u", language, desk);
          room -= append_clip (bytes, format, name, room);
          desk = 2 + demo_hash_draw (&hash, N_CLIPS - 1);
        }
      else
        {
          g_snprintf (name, sizeof name, "%s-caller-%u", language, caller);
          room -= append_clip (bytes, format, name, room);
          caller = 2 + demo_hash_draw (&hash, N_CLIPS - 1);
        }

      for (guint breaths = 1 + demo_hash_draw (&hash, 3); breaths > 0 && room > 0; breaths--)
        room -= append_clip (bytes, format, "pause", room);
    }
}

/**
 * demo_sound_new:
 * @format: the format of the file
 * @seconds: how long it sounds, to the sample
 * @id: picks the language and what is said; the same id sounds the same
 *
 * Puts a recorded conversation together.
 *
 * Returns: (transfer full): the whole file
 */
GBytes *
demo_sound_new (DemoSoundFormat format, guint seconds, guint64 id)
{
  GByteArray *bytes;
  guint n_blocks = seconds * BLOCKS_PER_SECOND;

  switch (format)
    {
    case DEMO_SOUND_WAV:
      bytes = g_byte_array_sized_new (44 + n_blocks * PCM_BLOCK * 2);
      append_pcm_header (bytes, n_blocks * PCM_BLOCK * 2);
      break;
    case DEMO_SOUND_WAV49:
      bytes = g_byte_array_sized_new (61 + n_blocks * WAV49_BLOCK);
      append_wav49_header (bytes, n_blocks * WAV49_BLOCK, n_blocks * PCM_BLOCK);
      break;
    case DEMO_SOUND_GSM:
    default:
      bytes = g_byte_array_sized_new (n_blocks * GSM_BLOCK);
      break;
    }

  append_talk (bytes, format, n_blocks, id);

  if (format == DEMO_SOUND_WAV49 && (n_blocks * WAV49_BLOCK) % 2 != 0)
    g_byte_array_append (bytes, (const guint8 *) "", 1);

  return g_byte_array_free_to_bytes (bytes);
}
