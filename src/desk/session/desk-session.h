/* desk-session.h: a device that somebody is signed in to, as the pages see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-caller.h"

#include "desk-playback.h"
#include "pbx-client.h"
#include "pbx-clock.h"
#include "pbx-directory.h"
#include "pbx-downloads.h"
#include "pbx-monitor.h"
#include "pbx-trunks.h"

G_BEGIN_DECLS

#define DESK_TYPE_SESSION (desk_session_get_type ())

G_DECLARE_FINAL_TYPE (DeskSession, desk_session, DESK, SESSION, GObject)

DeskSession *desk_session_new (PbxClient *client, GSettings *device_settings);
PbxClient *desk_session_get_client (DeskSession *self);
PbxMonitor *desk_session_get_monitor (DeskSession *self);
GSettings *desk_session_get_device_settings (DeskSession *self);
PbxDirectory *desk_session_get_directory (DeskSession *self);
DeskPlayback *desk_session_get_playback (DeskSession *self);
PbxCache *desk_session_get_cache (DeskSession *self);
PbxDownloads *desk_session_get_downloads (DeskSession *self);
DeskCaller *desk_session_get_caller (DeskSession *self);
PbxClock *desk_session_get_clock (DeskSession *self);
PbxTrunks *desk_session_get_trunks (DeskSession *self);

/* Lists of PbxNamedItem that many pages choose from. Loaded when first asked for and filled in place;
 * desk_session_refresh_references() loads them anew. */
GListModel *desk_session_get_dial_plans (DeskSession *self);
GListModel *desk_session_get_music_on_hold (DeskSession *self);
void desk_session_refresh_references (DeskSession *self);

/* For the window: the sign-in, and what has to live as long as the session */
void desk_session_keep_sign_in (DeskSession *self);
void desk_session_sign_out (DeskSession *self);
void desk_session_set_application (DeskSession *self, GApplication *application);
void desk_session_set_companion (DeskSession *self, GObject *companion);

G_END_DECLS
