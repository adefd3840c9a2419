/* pbx-contact-calls.h: what can be asked of a device's phonebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"
#include "pbx-contact.h"

G_BEGIN_DECLS

void pbx_contact_add_async (PbxClient *client,
                            PbxContact *contact,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean pbx_contact_add_finish (PbxClient *client, GAsyncResult *result, GError **error);

void pbx_contact_update_async (PbxClient *client,
                               PbxContact *contact,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean pbx_contact_update_finish (PbxClient *client, GAsyncResult *result, GError **error);

void pbx_contacts_delete_async (PbxClient *client,
                                GPtrArray *contacts,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean pbx_contacts_delete_finish (PbxClient *client, GAsyncResult *result, GError **error);

void pbx_contacts_fetch_async (PbxClient *client,
                               GFileProgressCallback progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *pbx_contacts_fetch_finish (PbxClient *client, GAsyncResult *result, GError **error);

G_END_DECLS
