/* pbx-list.h: a GListModel over any list of the device, loaded page by page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"
#include "pbx-record.h"
#include "pbx-scan.h"

G_BEGIN_DECLS

/**
 * PbxListState:
 * @PBX_LIST_EMPTY: nothing was asked for yet
 * @PBX_LIST_LOADING: the first page is on its way; there are no rows
 * @PBX_LIST_READY: rows are there (or the device has none)
 * @PBX_LIST_FAILED: the first page could not be loaded; see [property@List:error]
 */
typedef enum
{
  PBX_LIST_EMPTY,
  PBX_LIST_LOADING,
  PBX_LIST_READY,
  PBX_LIST_FAILED,
} PbxListState;

/**
 * PbxListMatchFunc:
 * @record: a row
 * @keyword: what a person searches for, never empty
 * @user_data: as given to [method@List.set_local]
 *
 * Returns: whether the row is among what is searched for
 */
typedef gboolean (*PbxListMatchFunc) (PbxRecord *record, const char *keyword, gpointer user_data);

/**
 * PbxListSortKeyFunc:
 * @record: a row
 * @column_key: a field
 * @user_data: as given to [method@List.set_local]
 *
 * Returns: (transfer full): what to compare, as strcmp() does, to sort rows by the field
 */
typedef char *(*PbxListSortKeyFunc) (PbxRecord *record, const char *column_key, gpointer user_data);

#define PBX_TYPE_LIST (pbx_list_get_type ())

G_DECLARE_FINAL_TYPE (PbxList, pbx_list, PBX, LIST, GObject)

PbxList *pbx_list_new (PbxClient *client, PbxEndpoint endpoint, GType record_type);

void pbx_list_load (PbxList *self);
void pbx_list_refresh (PbxList *self);
void pbx_list_retry (PbxList *self);

PbxEndpoint pbx_list_get_endpoint (PbxList *self);
PbxListState pbx_list_get_state (PbxList *self);
const GError *pbx_list_get_error (PbxList *self);
gboolean pbx_list_get_busy (PbxList *self);

const char *pbx_list_get_search (PbxList *self);
void pbx_list_set_search (PbxList *self, const char *keyword);
void pbx_list_set_parameter (PbxList *self, const char *name, const char *value);
void pbx_list_set_parameters (PbxList *self, const char *const *names_and_values);
void pbx_list_set_sort (PbxList *self, const char *column_key, gboolean descending);

PbxScan *pbx_list_new_scan (PbxList *self, guint page_size);

/* Lists that are searched and sorted here */
void pbx_list_set_local (PbxList *self,
                         PbxListMatchFunc match,
                         PbxListSortKeyFunc sort_key,
                         gpointer user_data,
                         GDestroyNotify destroy);
GPtrArray *pbx_list_get_all (PbxList *self);
void pbx_list_search_again (PbxList *self);

PbxRecord *pbx_list_find (PbxList *self, const char *key, guint *position);

/* Changes that are made here and that the device does not know yet, or has just agreed to */
void pbx_list_hide (PbxList *self, const char *const *keys);
void pbx_list_unhide (PbxList *self, const char *const *keys);
void pbx_list_forget (PbxList *self, const char *const *keys);

G_END_DECLS
