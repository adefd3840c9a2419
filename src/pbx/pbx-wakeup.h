/* pbx-wakeup.h: a wake-up call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-record.h"
#include "pbx-wall-time.h"

G_BEGIN_DECLS

/**
 * PbxWakeupObserved:
 * @PBX_WAKEUP_NOT_WATCHED: it is still to come, or nobody watched when it was due
 * @PBX_WAKEUP_DUE: it is due now, and the extension has not rung yet
 * @PBX_WAKEUP_RANG: the extension rang when it was due, or its phone was picked up
 * @PBX_WAKEUP_NO_PHONE: when it was due, no phone of the extension was registered
 * @PBX_WAKEUP_NO_RING: when it was due, no phone of the extension was seen ringing
 * @PBX_WAKEUP_NOT_SEEN: the device could not be asked when it was due: nobody knows
 *
 * What was seen of the extension when the call was due. It is what this program observed: the device does
 * not report what comes of a wake-up call.
 */
typedef enum
{
  PBX_WAKEUP_NOT_WATCHED,
  PBX_WAKEUP_DUE,
  PBX_WAKEUP_RANG,
  PBX_WAKEUP_NO_PHONE,
  PBX_WAKEUP_NO_RING,
  PBX_WAKEUP_NOT_SEEN,
} PbxWakeupObserved;

#define PBX_TYPE_WAKEUP (pbx_wakeup_get_type ())

G_DECLARE_FINAL_TYPE (PbxWakeup, pbx_wakeup, PBX, WAKEUP, PbxRecord)

PbxWakeup *pbx_wakeup_new (void);
gint64 pbx_wakeup_get_id (PbxWakeup *self);
const char *pbx_wakeup_get_exten (PbxWakeup *self);
const char *pbx_wakeup_get_time (PbxWakeup *self);
gint64 pbx_wakeup_get_music_id (PbxWakeup *self);
PbxWallTime pbx_wakeup_get_wall_time (PbxWakeup *self);

PbxWakeupObserved pbx_wakeup_get_observed (PbxWakeup *self);
void pbx_wakeup_set_observed (PbxWakeup *self, PbxWakeupObserved observed);
gboolean pbx_wakeup_get_opens_day (PbxWakeup *self);
void pbx_wakeup_set_opens_day (PbxWakeup *self, gboolean opens_day);
gboolean pbx_wakeup_get_conflict (PbxWakeup *self);
void pbx_wakeup_set_conflict (PbxWakeup *self, gboolean conflict);
gboolean pbx_wakeup_observed_is_missed (PbxWakeupObserved observed);

G_END_DECLS
