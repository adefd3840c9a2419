/* desk-system-report.h: what the system page shows, as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-session.h"

#include "pbx-system.h"

G_BEGIN_DECLS

const char *desk_system_describe_fact (const char *key);
const char *desk_system_describe_storage (PbxStorage storage);
char *desk_system_describe_amount (PbxAmount amount);
char *desk_system_describe_clock (PbxClock *clock);
char *desk_system_describe_offset (PbxClock *clock);
void desk_system_count_phones (DeskSession *session, guint counts[PBX_PHONE_OTHER + 1]);
char *desk_system_report_new (DeskSession *session, PbxSystem *system);

G_END_DECLS
