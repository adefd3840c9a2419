/* pbx-trunk-record.h: trunks as they travel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-record.h"
#include "pbx-trunk.h"

G_BEGIN_DECLS

/* The answer of endpoint 9 */
#define PBX_TYPE_TRUNK_INFO (pbx_trunk_info_get_type ())
G_DECLARE_FINAL_TYPE (PbxTrunkInfo, pbx_trunk_info, PBX, TRUNK_INFO, PbxRecord)

/* One element of endpoint 10's */
#define PBX_TYPE_TRUNK_STATUS (pbx_trunk_status_get_type ())
G_DECLARE_FINAL_TYPE (PbxTrunkStatus, pbx_trunk_status, PBX, TRUNK_STATUS, PbxRecord)

GPtrArray *pbx_trunk_info_unpack (PbxTrunkInfo *self, GPtrArray *statuses);

G_END_DECLS
