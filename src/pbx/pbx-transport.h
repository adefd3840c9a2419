/* pbx-transport.h: bytes to and from one device, and whether it is that device
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-address.h"
#include "pbx-certificate.h"
#include "pbx-endpoint.h"

G_BEGIN_DECLS

/**
 * PbxRequest:
 * @info: the endpoint
 * @method: the HTTP method
 * @path: the path, not escaped
 * @query: (nullable): the escaped query string
 * @content_type: (nullable): the body's type
 * @body: (nullable): the body
 * @authorization: (nullable): the Authorization header, sent only to the device that is trusted
 * @offset: where a download begins; 0 for all of it
 *
 * What is to be sent. Only to be read by the transport, during the call.
 */
typedef struct
{
  const PbxEndpointInfo *info;
  const char *method;
  const char *path;
  const char *query;
  const char *content_type;
  GBytes *body;
  const char *authorization;
  gint64 offset;
} PbxRequest;

#define PBX_TYPE_TRANSPORT (pbx_transport_get_type ())

G_DECLARE_FINAL_TYPE (PbxTransport, pbx_transport, PBX, TRANSPORT, GObject)

PbxTransport *pbx_transport_new (PbxAddress *address);
PbxAddress *pbx_transport_get_address (PbxTransport *self);
const char *pbx_transport_get_pin (PbxTransport *self);
void pbx_transport_set_pin (PbxTransport *self, const char *fingerprint);
PbxCertificate *pbx_transport_get_rejected (PbxTransport *self);
void pbx_transport_reset (PbxTransport *self);

void pbx_transport_send_async (PbxTransport *self,
                               const PbxRequest *request,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
JsonNode *pbx_transport_send_finish (PbxTransport *self, GAsyncResult *result, guint *status, GError **error);
void pbx_transport_open_async (PbxTransport *self,
                               const PbxRequest *request,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GInputStream *pbx_transport_open_finish (PbxTransport *self,
                                         GAsyncResult *result,
                                         gint64 *offset,
                                         gint64 *length,
                                         GError **error);

G_END_DECLS
