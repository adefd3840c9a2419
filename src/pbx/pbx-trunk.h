/* pbx-trunk.h: a line to the outside, of whatever kind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-timeline.h"

G_BEGIN_DECLS

/**
 * PbxTrunkKind:
 *
 * What a trunk is made of. %PBX_TRUNK_SLOT is a place for a module in which there is none.
 */
typedef enum
{
  PBX_TRUNK_SIP,
  PBX_TRUNK_IAX,
  PBX_TRUNK_FXO,
  PBX_TRUNK_FXS,
  PBX_TRUNK_GSM,
  PBX_TRUNK_WCDMA,
  PBX_TRUNK_DIGITAL,
  PBX_TRUNK_ANALOG, /* a type that is not known */
  PBX_TRUNK_SLOT,
} PbxTrunkKind;

/**
 * PbxTrunkRole:
 *
 * Who signs in to whom.
 */
typedef enum
{
  PBX_TRUNK_NO_ROLE,
  PBX_TRUNK_CLIENT, /* the PBX signs in at the other side */
  PBX_TRUNK_SERVER, /* the other side signs in at the PBX */
} PbxTrunkRole;

/**
 * PbxTrunkState:
 * @PBX_TRUNK_OTHER: a word that is not known: shown as it came
 * @PBX_TRUNK_UNKNOWN: the device says nothing
 *
 * How a trunk is.
 */
typedef enum
{
  PBX_TRUNK_UNKNOWN,
  PBX_TRUNK_OK,
  PBX_TRUNK_IDLE,
  PBX_TRUNK_REGISTERED,
  PBX_TRUNK_AUTHENTICATED,
  PBX_TRUNK_REGISTERING,
  PBX_TRUNK_UNREGISTERED,
  PBX_TRUNK_REJECTED,
  PBX_TRUNK_UNAUTHENTICATED,
  PBX_TRUNK_TIMED_OUT,
  PBX_TRUNK_DISCONNECTED,
  PBX_TRUNK_NO_SIM,
  PBX_TRUNK_SIM_ERROR,
  PBX_TRUNK_NO_SIGNAL,
  PBX_TRUNK_OTHER,
} PbxTrunkState;

/**
 * PbxTrunkHealth:
 * @PBX_TRUNK_NO_HEALTH: the state says nothing about whether calls go through
 *
 * Whether calls can go over a trunk.
 */
typedef enum
{
  PBX_TRUNK_NO_HEALTH,
  PBX_TRUNK_UP,
  PBX_TRUNK_DOWN,
} PbxTrunkHealth;

PbxTrunkState pbx_trunk_state_parse (const char *text);
PbxTrunkHealth pbx_trunk_state_get_health (PbxTrunkState state);

#define PBX_TYPE_TRUNK (pbx_trunk_get_type ())
G_DECLARE_FINAL_TYPE (PbxTrunk, pbx_trunk, PBX, TRUNK, GObject)

const char *pbx_trunk_get_key (PbxTrunk *self);
PbxTrunkKind pbx_trunk_get_kind (PbxTrunk *self);
const char *pbx_trunk_get_name (PbxTrunk *self);
PbxTrunkRole pbx_trunk_get_role (PbxTrunk *self);
const char *pbx_trunk_get_address (PbxTrunk *self);
PbxTrunkState pbx_trunk_get_state (PbxTrunk *self);
const char *pbx_trunk_get_state_text (PbxTrunk *self);
PbxTrunkHealth pbx_trunk_get_health (PbxTrunk *self);
double pbx_trunk_get_delay (PbxTrunk *self);
const char *pbx_trunk_get_channel (PbxTrunk *self);
int pbx_trunk_get_level (PbxTrunk *self);
const char *pbx_trunk_get_raw (PbxTrunk *self);
PbxTimeline *pbx_trunk_get_timeline (PbxTrunk *self);

/* For what reads the device's answers */
PbxTrunk *pbx_trunk_new_from_sip (PbxTrunkKind kind, const char *line);
PbxTrunk *pbx_trunk_new_from_analog (const char *line);
PbxTrunk *pbx_trunk_new_from_digital (const char *line, guint number);
PbxTrunk *pbx_trunk_new_from_status (const char *type,
                                     const char *name,
                                     const char *model,
                                     const char *server,
                                     const char *delay,
                                     const char *status);
void pbx_trunk_merge_status (PbxTrunk *self, PbxTrunk *status);
void pbx_trunk_set_key (PbxTrunk *self, const char *key);
void pbx_trunk_assign (PbxTrunk *self, PbxTrunk *from);
void pbx_trunk_note (PbxTrunk *self);

G_END_DECLS
