/* pbx-wakeup.h: a wake-up call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-record.h"

G_BEGIN_DECLS

#define PBX_TYPE_WAKEUP (pbx_wakeup_get_type ())

G_DECLARE_FINAL_TYPE (PbxWakeup, pbx_wakeup, PBX, WAKEUP, PbxRecord)

gint64 pbx_wakeup_get_id (PbxWakeup *self);
const char *pbx_wakeup_get_exten (PbxWakeup *self);
const char *pbx_wakeup_get_time (PbxWakeup *self);

G_END_DECLS
