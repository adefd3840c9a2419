/* pbx-pager.h: pages of a list, counted from 0 whatever the device does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"

G_BEGIN_DECLS

/**
 * PbxPage:
 * @records: (element-type PbxRecord): the rows
 * @count: how many rows the whole list has; -1 where the device does not say
 * @page_size: how many rows the device says that a page has; 0 where it does not say
 *
 * One page of a list.
 */
typedef struct
{
  GPtrArray *records;
  gint64 count;
  gint64 page_size;
} PbxPage;

PbxPage *pbx_page_new (GType record_type, JsonNode *data, const char *where, GError **error);
void pbx_page_free (PbxPage *page);

void pbx_pager_fetch_async (PbxClient *client,
                            PbxEndpoint endpoint,
                            GType record_type,
                            JsonObject *parameters,
                            guint index,
                            guint page_size,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
PbxPage *pbx_pager_fetch_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbxPage, pbx_page_free)

G_END_DECLS
