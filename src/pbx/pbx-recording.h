/* pbx-recording.h: a recording
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-record.h"

G_BEGIN_DECLS

#define PBX_TYPE_RECORDING (pbx_recording_get_type ())

G_DECLARE_FINAL_TYPE (PbxRecording, pbx_recording, PBX, RECORDING, PbxRecord)

gint64 pbx_recording_get_id (PbxRecording *self);
const char *pbx_recording_get_caller_name (PbxRecording *self);
const char *pbx_recording_get_caller (PbxRecording *self);
const char *pbx_recording_get_callee (PbxRecording *self);
const char *pbx_recording_get_dest (PbxRecording *self);
const char *pbx_recording_get_start (PbxRecording *self);
gint64 pbx_recording_get_duration (PbxRecording *self);
const char *pbx_recording_get_status (PbxRecording *self);
const char *pbx_recording_get_direction (PbxRecording *self);
const char *pbx_recording_get_pin_code (PbxRecording *self);
const char *pbx_recording_get_trunk (PbxRecording *self);
const char *pbx_recording_get_file_name (PbxRecording *self);
gint64 pbx_recording_get_length (PbxRecording *self);
const char *pbx_recording_get_play_url (PbxRecording *self);

G_END_DECLS
