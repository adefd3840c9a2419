/* desk-recording-saver.h: saves recordings into a folder that the person chooses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-file-chooser.h"
#include "desk-page.h"

#include "pbx-list.h"

G_BEGIN_DECLS

#define DESK_TYPE_RECORDING_SAVER (desk_recording_saver_get_type ())

G_DECLARE_FINAL_TYPE (DeskRecordingSaver, desk_recording_saver, DESK, RECORDING_SAVER, GObject)

DeskRecordingSaver *desk_recording_saver_new (DeskPage *page);
void desk_recording_saver_set_chooser (DeskRecordingSaver *self, DeskFileChooser *chooser);
void desk_recording_saver_save (DeskRecordingSaver *self, GPtrArray *recordings);
void desk_recording_saver_save_all (DeskRecordingSaver *self, PbxList *list, PbxRecordingKind kind);
PbxRecordingInfo *
desk_recording_saver_make_info (DeskSession *session, PbxRecording *recording, PbxRecordingKind kind);

G_END_DECLS
