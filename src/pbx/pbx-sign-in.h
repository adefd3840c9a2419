/* pbx-sign-in.h: a name and a password for a token
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-transport.h"

G_BEGIN_DECLS

void pbx_sign_in_async (PbxTransport *transport,
                        const char *user_name,
                        const char *password,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
char *pbx_sign_in_finish (GAsyncResult *result, GError **error);

G_END_DECLS
