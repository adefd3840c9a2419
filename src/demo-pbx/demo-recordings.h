/* demo-recordings.h: what was recorded, and the files of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-call-log.h"
#include "demo-sound.h"

G_BEGIN_DECLS

typedef enum
{
  DEMO_RECORDING_GENERAL,
  DEMO_RECORDING_CONFERENCE,
  DEMO_RECORDING_ONE_TOUCH,
} DemoRecordingKind;

char *demo_recording_get_file_name (DemoRecordingKind kind, const DemoCall *call);
char *demo_recording_get_play_url (DemoRecordingKind kind, const DemoCall *call);
DemoSoundFormat demo_recording_get_format (DemoRecordingKind kind, const DemoCall *call);
guint
demo_recordings_search (DemoCallLog *log, DemoRecordingKind kind, const DemoCallQuery *query, GArray *calls);
GBytes *demo_recordings_load (DemoCallLog *log,
                              DemoRecordingKind kind,
                              const char *tail,
                              const char **content_type,
                              GError **error);

G_END_DECLS
