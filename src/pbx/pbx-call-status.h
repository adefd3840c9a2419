/* pbx-call-status.h: what became of a call, and which way it went
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PbxCallStatus:
 * @PBX_CALL_ANSWERED: somebody answered
 * @PBX_CALL_NO_ANSWER: it rang and nobody answered
 * @PBX_CALL_BUSY: the line was busy
 * @PBX_CALL_FAILED: it could not be placed
 * @PBX_CALL_OTHER: something the program does not know; show the device's word
 *
 * What became of a call.
 */
typedef enum
{
  PBX_CALL_ANSWERED,
  PBX_CALL_NO_ANSWER,
  PBX_CALL_BUSY,
  PBX_CALL_FAILED,
  PBX_CALL_OTHER,
  PBX_N_CALL_STATUSES
} PbxCallStatus;

/**
 * PbxCallDirection:
 *
 * Which way a call went, seen from the office.
 */
typedef enum
{
  PBX_CALL_INCOMING,
  PBX_CALL_OUTGOING,
  PBX_CALL_INTERNAL,
  PBX_CALL_DIRECTION_OTHER,
  PBX_N_CALL_DIRECTIONS
} PbxCallDirection;

PbxCallStatus pbx_call_status_parse (const char *text);
PbxCallDirection pbx_call_direction_parse (const char *text);

G_END_DECLS
