/* pbx-phone-endpoint.c: one registered phone, as endpoint 8 tells it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-phone.h"

/**
 * PbxPhoneEndpoint:
 *
 * One phone that is registered for an extension. An extension without any has one, which is
 * unavailable.
 */
struct _PbxPhoneEndpoint
{
  PbxRecord parent_instance;

  char *exten;
  char *name;
  char *new_messages;
  char *do_not_disturb;
  char *wakeup;
  char *round_trip;
  char *address;
  char *uri;
  char *status_text;
};

G_DEFINE_FINAL_TYPE (PbxPhoneEndpoint, pbx_phone_endpoint, PBX_TYPE_RECORD)

#define AT(member) G_STRUCT_OFFSET (PbxPhoneEndpoint, member)

static const PbxField fields[] = {
  { "exten", "exten", NULL, PBX_FIELD_STRING, PBX_FIELD_KEY, AT (exten) },
  { "name", "name", NULL, PBX_FIELD_STRING, 0, AT (name) },
  { "new-messages", "content.newMsg", "newMsg", PBX_FIELD_STRING, PBX_FIELD_NESTED, AT (new_messages) },
  { "do-not-disturb", "content.dnd", "dnd", PBX_FIELD_STRING, PBX_FIELD_NESTED, AT (do_not_disturb) },
  { "wakeup", "content.wakeup", "wakeup", PBX_FIELD_STRING, PBX_FIELD_NESTED, AT (wakeup) },
  { "round-trip", "roundtripUsec", NULL, PBX_FIELD_STRING, 0, AT (round_trip) },
  { "address", "addr", NULL, PBX_FIELD_STRING, 0, AT (address) },
  { "uri", "uri", NULL, PBX_FIELD_STRING, 0, AT (uri) },
  { "status-text", "statusText", NULL, PBX_FIELD_STRING, 0, AT (status_text) },
  { NULL }
};

static void
pbx_phone_endpoint_class_init (PbxPhoneEndpointClass *klass)
{
  pbx_record_class_declare (PBX_RECORD_CLASS (klass), "phone", fields);

  /* Thousands of them come every two seconds, and none goes back. */
  PBX_RECORD_CLASS (klass)->keeps_sent = FALSE;
}

static void
pbx_phone_endpoint_init (PbxPhoneEndpoint *self)
{
}

/**
 * pbx_phone_endpoint_get_exten:
 *
 * Returns: the extension's number
 */
const char *
pbx_phone_endpoint_get_exten (PbxPhoneEndpoint *self)
{
  g_return_val_if_fail (PBX_IS_PHONE_ENDPOINT (self), NULL);
  return self->exten;
}

/**
 * pbx_phone_endpoint_get_address:
 *
 * Returns: the phone's host and port; empty when it is not registered
 */
const char *
pbx_phone_endpoint_get_address (PbxPhoneEndpoint *self)
{
  g_return_val_if_fail (PBX_IS_PHONE_ENDPOINT (self), NULL);
  return self->address;
}

/**
 * pbx_phone_endpoint_get_uri:
 *
 * Returns: the phone's SIP address; empty when it is not registered
 */
const char *
pbx_phone_endpoint_get_uri (PbxPhoneEndpoint *self)
{
  g_return_val_if_fail (PBX_IS_PHONE_ENDPOINT (self), NULL);
  return self->uri;
}

/**
 * pbx_phone_endpoint_get_status_text:
 *
 * Returns: the device's own word for the state
 */
const char *
pbx_phone_endpoint_get_status_text (PbxPhoneEndpoint *self)
{
  g_return_val_if_fail (PBX_IS_PHONE_ENDPOINT (self), NULL);
  return self->status_text;
}

/**
 * pbx_phone_endpoint_get_state:
 *
 * Returns: what the phone does
 */
PbxPhoneState
pbx_phone_endpoint_get_state (PbxPhoneEndpoint *self)
{
  g_return_val_if_fail (PBX_IS_PHONE_ENDPOINT (self), PBX_PHONE_UNKNOWN);
  return pbx_phone_state_parse (self->status_text);
}

/**
 * pbx_phone_endpoint_get_round_trip:
 *
 * Returns: the round trip to the phone in microseconds, or -1 when it is not known
 */
gint64
pbx_phone_endpoint_get_round_trip (PbxPhoneEndpoint *self)
{
  gint64 microseconds;

  g_return_val_if_fail (PBX_IS_PHONE_ENDPOINT (self), -1);

  if (g_ascii_string_to_signed (self->round_trip, 10, 0, G_MAXINT64, &microseconds, NULL))
    return microseconds;

  return -1;
}

/**
 * pbx_phone_endpoint_get_new_messages:
 *
 * Returns: how many new voice mail messages wait, as the device words it
 */
const char *
pbx_phone_endpoint_get_new_messages (PbxPhoneEndpoint *self)
{
  g_return_val_if_fail (PBX_IS_PHONE_ENDPOINT (self), NULL);
  return self->new_messages;
}

/**
 * pbx_phone_endpoint_get_do_not_disturb:
 *
 * Returns: whether do-not-disturb is on, as the device words it
 */
const char *
pbx_phone_endpoint_get_do_not_disturb (PbxPhoneEndpoint *self)
{
  g_return_val_if_fail (PBX_IS_PHONE_ENDPOINT (self), NULL);
  return self->do_not_disturb;
}

/**
 * pbx_phone_endpoint_get_wakeup:
 *
 * Returns: the next wake-up call, as the device words it
 */
const char *
pbx_phone_endpoint_get_wakeup (PbxPhoneEndpoint *self)
{
  g_return_val_if_fail (PBX_IS_PHONE_ENDPOINT (self), NULL);
  return self->wakeup;
}
