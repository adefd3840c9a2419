/* pbx-forward.h: a call forward
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-record.h"

G_BEGIN_DECLS

#define PBX_TYPE_FORWARD (pbx_forward_get_type ())

G_DECLARE_FINAL_TYPE (PbxForward, pbx_forward, PBX, FORWARD, PbxRecord)

PbxForward *pbx_forward_new (void);
gint64 pbx_forward_get_id (PbxForward *self);
const char *pbx_forward_get_exten (PbxForward *self);
const char *pbx_forward_get_condition (PbxForward *self);
gboolean pbx_forward_get_always (PbxForward *self);
const char *pbx_forward_get_dest (PbxForward *self);
gint64 pbx_forward_get_timeout (PbxForward *self);
gboolean pbx_forward_get_enable (PbxForward *self);

G_END_DECLS
