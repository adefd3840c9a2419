/* desk-extension-words.c: what people call the settings of an extension
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-extension-words.h"

#include <glib/gi18n.h>

const DeskChoice desk_extension_recordings[] = {
  { "none", NC_ ("choice", "Off") },
  { "in", NC_ ("choice", "Incoming calls") },
  { "out", NC_ ("choice", "Outgoing calls") },
  { "both", NC_ ("choice", "All calls") },
  { NULL },
};

const DeskChoice desk_extension_transports[] = {
  { "UDP", NC_ ("choice", "UDP") },
  { "TCP", NC_ ("choice", "TCP") },
  { "TLS", NC_ ("choice", "TLS (encrypted)") },
  { NULL },
};

const DeskChoice desk_extension_dtmf_modes[] = {
  { "auto", NC_ ("choice", "Automatic") },
  { "rfc4733", NC_ ("choice", "RFC 4733") },
  { "inband", NC_ ("choice", "In the sound (inband)") },
  { "info", NC_ ("choice", "SIP INFO") },
  { NULL },
};

const DeskChoice desk_extension_video_codecs[] = {
  { "h264", NC_ ("choice", "H.264") }, { "vp8", NC_ ("choice", "VP8") },
  { "h263", NC_ ("choice", "H.263") }, { "h263p", NC_ ("choice", "H.263+") },
  { "h261", NC_ ("choice", "H.261") }, { NULL },
};

/* The document names no list; these are the prompts of the device family. Others are kept as they came. */
const DeskChoice desk_extension_languages[] = {
  { "en", NC_ ("choice", "English") },
  { "zh", NC_ ("choice", "Chinese") },
  { "de", NC_ ("choice", "German") },
  { "es", NC_ ("choice", "Spanish") },
  { "fr", NC_ ("choice", "French") },
  { "it", NC_ ("choice", "Italian") },
  { "pt", NC_ ("choice", "Portuguese") },
  { "ru", NC_ ("choice", "Russian") },
  { NULL },
};

const DeskChoice desk_extension_audio_codecs[] = {
  { "alaw", NC_ ("choice", "G.711 A-law") },
  { "ulaw", NC_ ("choice", "G.711 µ-law") },
  { "g722", NC_ ("choice", "G.722 (wideband)") },
  { "opus", NC_ ("choice", "Opus (wideband)") },
  { "g729", NC_ ("choice", "G.729 (low bandwidth)") },
  { "g726", NC_ ("choice", "G.726") },
  { "gsm", NC_ ("choice", "GSM") },
  { "speex", NC_ ("choice", "Speex") },
  { NULL },
};

/**
 * desk_extension_describe_codecs:
 * @codecs: (nullable): the device's comma list
 *
 * Returns: (transfer full): the codecs' names in their order
 */
char *
desk_extension_describe_codecs (const char *codecs)
{
  g_auto (GStrv) parts = g_strsplit (codecs != NULL ? codecs : "", ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = g_strstrip (parts[i]);

      parts[i] = desk_choice_describe (desk_extension_audio_codecs, part);
    }
  return g_strjoinv (", ", parts);
}

/**
 * desk_extension_join:
 * @commas: (nullable): a comma list of the device, which has no spaces
 *
 * Returns: (transfer full): the list as people write it, so that it can wrap
 */
char *
desk_extension_join (const char *commas)
{
  g_auto (GStrv) parts = g_strsplit (commas != NULL ? commas : "", ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  return g_strjoinv (", ", parts);
}
