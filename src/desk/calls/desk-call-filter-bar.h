/* desk-call-filter-bar.h: which calls or recordings somebody looks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-call-filter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_CALL_FILTER_BAR (desk_call_filter_bar_get_type ())

G_DECLARE_FINAL_TYPE (DeskCallFilterBar, desk_call_filter_bar, DESK, CALL_FILTER_BAR, AdwBin)

PbxCallFilter *desk_call_filter_bar_get_filter (DeskCallFilterBar *self);

G_END_DECLS
