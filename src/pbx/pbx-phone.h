/* pbx-phone.h: the live state of an extension's phones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-record.h"
#include "pbx-timeline.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PbxPhoneState:
 * @PBX_PHONE_OTHER: a word that is not known: shown as it came
 *
 * What a phone does. pbx_phone_state_combine() sums up several phones.
 */
typedef enum
{
  PBX_PHONE_UNKNOWN,
  PBX_PHONE_UNAVAILABLE,
  PBX_PHONE_IDLE,
  PBX_PHONE_RINGING,
  PBX_PHONE_IN_USE,
  PBX_PHONE_IN_USE_RINGING,
  PBX_PHONE_ON_HOLD,
  PBX_PHONE_BUSY,
  PBX_PHONE_OTHER,
} PbxPhoneState;

PbxPhoneState pbx_phone_state_parse (const char *status_text);
PbxPhoneState pbx_phone_state_combine (PbxPhoneState a, PbxPhoneState b);

/* One registered endpoint, as endpoint 8 tells it */
#define PBX_TYPE_PHONE_ENDPOINT (pbx_phone_endpoint_get_type ())
G_DECLARE_FINAL_TYPE (PbxPhoneEndpoint, pbx_phone_endpoint, PBX, PHONE_ENDPOINT, PbxRecord)

const char *pbx_phone_endpoint_get_exten (PbxPhoneEndpoint *self);
const char *pbx_phone_endpoint_get_address (PbxPhoneEndpoint *self);
const char *pbx_phone_endpoint_get_uri (PbxPhoneEndpoint *self);
const char *pbx_phone_endpoint_get_status_text (PbxPhoneEndpoint *self);
const char *pbx_phone_endpoint_get_new_messages (PbxPhoneEndpoint *self);
const char *pbx_phone_endpoint_get_do_not_disturb (PbxPhoneEndpoint *self);
const char *pbx_phone_endpoint_get_wakeup (PbxPhoneEndpoint *self);
PbxPhoneState pbx_phone_endpoint_get_state (PbxPhoneEndpoint *self);
gint64 pbx_phone_endpoint_get_round_trip (PbxPhoneEndpoint *self);

/* All endpoints of one extension, summed up */
#define PBX_TYPE_PHONE (pbx_phone_get_type ())
G_DECLARE_FINAL_TYPE (PbxPhone, pbx_phone, PBX, PHONE, GObject)

PbxPhone *pbx_phone_new (const char *exten);
const char *pbx_phone_get_exten (PbxPhone *self);
PbxPhoneState pbx_phone_get_state (PbxPhone *self);
const char *pbx_phone_get_status_text (PbxPhone *self);
gboolean pbx_phone_get_do_not_disturb (PbxPhone *self);
guint pbx_phone_get_n_messages (PbxPhone *self);
const char *pbx_phone_get_wakeup (PbxPhone *self);
guint pbx_phone_get_n_registered (PbxPhone *self);
GListModel *pbx_phone_get_endpoints (PbxPhone *self);
PbxTimeline *pbx_phone_get_timeline (PbxPhone *self);
void pbx_phone_update (PbxPhone *self, GPtrArray *endpoints);

G_END_DECLS
