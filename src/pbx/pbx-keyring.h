/* pbx-keyring.h: the token, in the keyring of the person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-address.h"

G_BEGIN_DECLS

void pbx_keyring_store_async (PbxAddress *address,
                              const char *user_name,
                              const char *token,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean pbx_keyring_store_finish (GAsyncResult *result, GError **error);
void pbx_keyring_lookup_async (PbxAddress *address,
                               const char *user_name,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
char *pbx_keyring_lookup_finish (GAsyncResult *result, GError **error);
void pbx_keyring_clear_async (PbxAddress *address,
                              const char *user_name,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean pbx_keyring_clear_finish (GAsyncResult *result, GError **error);

G_END_DECLS
