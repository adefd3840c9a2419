/* desk-recording-saved.h: whether a recording is among the downloads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-downloads.h"

G_BEGIN_DECLS

#define DESK_TYPE_RECORDING_SAVED (desk_recording_saved_get_type ())

G_DECLARE_FINAL_TYPE (DeskRecordingSaved, desk_recording_saved, DESK, RECORDING_SAVED, GObject)

DeskRecordingSaved *desk_recording_saved_new (PbxDownloads *downloads, const char *play_url);

G_END_DECLS
