/* desk-codec-picker.h: codecs, picked and put in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_CODEC_PICKER (desk_codec_picker_get_type ())

G_DECLARE_FINAL_TYPE (DeskCodecPicker, desk_codec_picker, DESK, CODEC_PICKER, AdwBin)

const char *desk_codec_picker_get_value (DeskCodecPicker *self);
void desk_codec_picker_set_value (DeskCodecPicker *self, const char *value);

G_END_DECLS
