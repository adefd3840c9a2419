/* pbx-client.h: one device, over HTTPS
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-address.h"
#include "pbx-certificate.h"
#include "pbx-endpoint.h"
#include "pbx-error.h"

G_BEGIN_DECLS

#define PBX_TYPE_CLIENT (pbx_client_get_type ())

G_DECLARE_FINAL_TYPE (PbxClient, pbx_client, PBX, CLIENT, GObject)

PbxClient *pbx_client_new (PbxAddress *address);
PbxAddress *pbx_client_get_address (PbxClient *self);

const char *pbx_client_get_pin (PbxClient *self);
void pbx_client_set_pin (PbxClient *self, const char *fingerprint);
PbxCertificate *pbx_client_get_rejected_certificate (PbxClient *self);

gboolean pbx_client_get_signed_in (PbxClient *self);
const char *pbx_client_get_user_name (PbxClient *self);
void pbx_client_set_token (PbxClient *self, const char *user_name, const char *token);
char *pbx_client_dup_token (PbxClient *self);
void pbx_client_sign_in_async (PbxClient *self,
                               const char *user_name,
                               const char *password,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean pbx_client_sign_in_finish (PbxClient *self, GAsyncResult *result, GError **error);
void pbx_client_sign_out (PbxClient *self);

void pbx_client_call_async (PbxClient *self,
                            PbxEndpoint endpoint,
                            JsonObject *parameters,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
JsonNode *pbx_client_call_finish (PbxClient *self, GAsyncResult *result, GError **error);

void pbx_client_list_async (PbxClient *self,
                            PbxEndpoint endpoint,
                            GType record_type,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GListModel *pbx_client_list_finish (PbxClient *self, GAsyncResult *result, GError **error);

void pbx_client_open_recording_async (PbxClient *self,
                                      const char *play_url,
                                      gint64 offset,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GInputStream *pbx_client_open_recording_finish (PbxClient *self,
                                                GAsyncResult *result,
                                                gint64 *offset,
                                                gint64 *length,
                                                GError **error);

/* Requests that wait for a person to sign in */
char **pbx_client_dup_held_writes (PbxClient *self);
void pbx_client_release_held_writes (PbxClient *self, gboolean send);
void pbx_client_abandon_held (PbxClient *self);

G_END_DECLS
