/* desk-forward-words.h: what people call what the device says of call forwards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-choice-row.h"

#include "pbx-forward-graph.h"

G_BEGIN_DECLS

extern const DeskChoice desk_forward_conditions[];

gboolean desk_forward_rings (const char *condition);
char *desk_forward_describe_ring_time (const char *condition, gint64 seconds);
char *desk_forward_describe_number (const char *number, const char *name);

char *desk_forward_describe_path (const char *const *path, PbxDirectory *directory);
const char *desk_forward_describe_problem (PbxForwardProblem problem);
char *desk_forward_describe_warning (PbxForwardWarning *warning, PbxDirectory *directory);
char *desk_forward_summarize (GPtrArray *warnings);
char *desk_forward_describe_warnings (GPtrArray *warnings, PbxDirectory *directory);

G_END_DECLS
