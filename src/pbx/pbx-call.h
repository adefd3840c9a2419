/* pbx-call.h: a call of the log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-record.h"

G_BEGIN_DECLS

#define PBX_TYPE_CALL (pbx_call_get_type ())

G_DECLARE_FINAL_TYPE (PbxCall, pbx_call, PBX, CALL, PbxRecord)

gint64 pbx_call_get_id (PbxCall *self);
const char *pbx_call_get_caller_name (PbxCall *self);
const char *pbx_call_get_caller (PbxCall *self);
const char *pbx_call_get_callee (PbxCall *self);
const char *pbx_call_get_dest (PbxCall *self);
const char *pbx_call_get_start (PbxCall *self);
gint64 pbx_call_get_duration (PbxCall *self);
const char *pbx_call_get_status (PbxCall *self);
const char *pbx_call_get_direction (PbxCall *self);
const char *pbx_call_get_pin_code (PbxCall *self);
const char *pbx_call_get_trunk (PbxCall *self);
const char *pbx_call_get_recording_file (PbxCall *self);

G_END_DECLS
