/* pbx-recording-info.h: what has to be known of a recording to fetch and to name it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-recording.h"

G_BEGIN_DECLS

/**
 * PbxRecordingKind:
 * @PBX_RECORDING_GENERAL: of a call between two (endpoint 29)
 * @PBX_RECORDING_CONFERENCE: of a conference (endpoint 30)
 * @PBX_RECORDING_ONE_TOUCH: begun by a key during the call (endpoint 31)
 *
 * The three lists of recordings.
 */
typedef enum
{
  PBX_RECORDING_GENERAL,
  PBX_RECORDING_CONFERENCE,
  PBX_RECORDING_ONE_TOUCH,
} PbxRecordingKind;

#define PBX_TYPE_RECORDING_INFO (pbx_recording_info_get_type ())

G_DECLARE_FINAL_TYPE (PbxRecordingInfo, pbx_recording_info, PBX, RECORDING_INFO, GObject)

PbxRecordingInfo *pbx_recording_info_new (PbxRecordingKind kind,
                                          const char *play_url,
                                          const char *start,
                                          const char *caller,
                                          const char *called,
                                          guint seconds);
PbxRecordingInfo *pbx_recording_info_new_for (PbxRecording *recording, PbxRecordingKind kind);
void pbx_recording_info_set_names (PbxRecordingInfo *self, const char *caller_name, const char *called_name);
PbxRecordingKind pbx_recording_info_get_kind (PbxRecordingInfo *self);
const char *pbx_recording_info_get_play_url (PbxRecordingInfo *self);
const char *pbx_recording_info_get_start (PbxRecordingInfo *self);
const char *pbx_recording_info_get_caller (PbxRecordingInfo *self);
const char *pbx_recording_info_get_called (PbxRecordingInfo *self);
const char *pbx_recording_info_get_caller_name (PbxRecordingInfo *self);
const char *pbx_recording_info_get_called_name (PbxRecordingInfo *self);
guint pbx_recording_info_get_seconds (PbxRecordingInfo *self);
char *pbx_recording_info_dup_suffix (PbxRecordingInfo *self);

G_END_DECLS
