/* desk-work-view.h: how far something is that takes its time, and how it ended
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_WORK_VIEW (desk_work_view_get_type ())

G_DECLARE_FINAL_TYPE (DeskWorkView, desk_work_view, DESK, WORK_VIEW, AdwBin)

void desk_work_view_start (DeskWorkView *self, const char *title);
void desk_work_view_set_progress (DeskWorkView *self, gint64 n, gint64 total);
void desk_work_view_end (DeskWorkView *self,
                         const char *icon_name,
                         const char *title,
                         const char *description,
                         const char *retry_label);

G_END_DECLS
