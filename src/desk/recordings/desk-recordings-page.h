/* desk-recordings-page.h: the recordings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-call-filter-bar.h"
#include "desk-list-page.h"
#include "desk-recording-saver.h"

G_BEGIN_DECLS

#define DESK_TYPE_RECORDINGS_PAGE (desk_recordings_page_get_type ())

G_DECLARE_FINAL_TYPE (DeskRecordingsPage, desk_recordings_page, DESK, RECORDINGS_PAGE, DeskListPage)

DeskCallFilterBar *desk_recordings_page_get_filter_bar (DeskRecordingsPage *self);
DeskRecordingSaver *desk_recordings_page_get_saver (DeskRecordingsPage *self);

G_END_DECLS
