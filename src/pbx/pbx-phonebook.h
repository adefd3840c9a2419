/* pbx-phonebook.h: what is done to the phonebook as a whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"
#include "pbx-contact.h"

G_BEGIN_DECLS

void pbx_phonebook_synchronise_async (PbxClient *client,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean pbx_phonebook_synchronise_finish (PbxClient *client, GAsyncResult *result, GError **error);

void pbx_phonebook_find_async (PbxClient *client,
                               gint64 id,
                               const char *name,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
PbxContact *pbx_phonebook_find_finish (PbxClient *client, GAsyncResult *result, GError **error);
void pbx_phonebook_find_newest_async (PbxClient *client,
                                      const char *name,
                                      const char *number,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
PbxContact *pbx_phonebook_find_newest_finish (PbxClient *client, GAsyncResult *result, GError **error);

G_END_DECLS
