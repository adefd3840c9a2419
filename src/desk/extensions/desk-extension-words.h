/* desk-extension-words.h: what people call the settings of an extension
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-choice-row.h"

G_BEGIN_DECLS

extern const DeskChoice desk_extension_recordings[];
extern const DeskChoice desk_extension_transports[];
extern const DeskChoice desk_extension_dtmf_modes[];
extern const DeskChoice desk_extension_video_codecs[];
extern const DeskChoice desk_extension_languages[];
extern const DeskChoice desk_extension_audio_codecs[];

char *desk_extension_describe_codecs (const char *codecs);
char *desk_extension_join (const char *commas);

G_END_DECLS
