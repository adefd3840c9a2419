/* desk-call-filtering.h: keeps a list to the filter that the person chose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-session.h"

#include "pbx-call-filter.h"

G_BEGIN_DECLS

#define DESK_TYPE_CALL_FILTERING (desk_call_filtering_get_type ())

G_DECLARE_FINAL_TYPE (DeskCallFiltering, desk_call_filtering, DESK, CALL_FILTERING, GObject)

DeskCallFiltering *desk_call_filtering_new (DeskSession *session, PbxCallFilter *filter, const char *key);
void desk_call_filtering_set_list (DeskCallFiltering *self, PbxList *list);
void desk_call_filtering_check_day (DeskCallFiltering *self);

G_END_DECLS
