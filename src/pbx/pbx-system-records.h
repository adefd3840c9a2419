/* pbx-system-records.h: memory, storage and calls as they travel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-record.h"
#include "pbx-system.h"

G_BEGIN_DECLS

#define PBX_TYPE_MEMORY_RECORD (pbx_memory_record_get_type ())
G_DECLARE_FINAL_TYPE (PbxMemoryRecord, pbx_memory_record, PBX, MEMORY_RECORD, PbxRecord)

#define PBX_TYPE_DISK_RECORD (pbx_disk_record_get_type ())
G_DECLARE_FINAL_TYPE (PbxDiskRecord, pbx_disk_record, PBX, DISK_RECORD, PbxRecord)

#define PBX_TYPE_CALLS_RECORD (pbx_calls_record_get_type ())
G_DECLARE_FINAL_TYPE (PbxCallsRecord, pbx_calls_record, PBX, CALLS_RECORD, PbxRecord)

PbxAmount pbx_memory_record_get_memory (PbxMemoryRecord *self);
PbxAmount pbx_memory_record_get_swap (PbxMemoryRecord *self);
PbxAmount pbx_disk_record_get_storage (PbxDiskRecord *self, PbxStorage storage);
gboolean pbx_calls_record_get (PbxCallsRecord *self, guint *calls, guint *max_calls);

G_END_DECLS
