/* pbx-list-private.h: what the parts of the list know of each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-list.h"
#include "pbx-rows.h"

G_BEGIN_DECLS

/* What a list knows that searches and sorts by itself */
typedef struct _PbxListLocal PbxListLocal;

struct _PbxList
{
  GObject parent_instance;

  PbxClient *client;
  JsonObject *parameters; /* filters and sort order, as the endpoint takes them */
  PbxRows *rows;
  GHashTable *pages;         /* index → PbxListPage */
  GQueue wanted;             /* of page indices that were asked for, the latest first */
  GCancellable *cancellable; /* of all that is under way for the current parameters */
  GError *error;             /* nullable */
  GPtrArray *forgotten;      /* keys of rows that the device has deleted */
  GPtrArray *forgetting;     /* those that what is under way was asked after; nullable */
  PbxListLocal *local;       /* nullable: the device searches and sorts */
  GHashTable *refreshed;     /* position → record: what a refresh has found so far; nullable */
  GType record_type;
  PbxEndpoint endpoint;
  PbxListState state;
  guint timer;
  guint page_size;
  guint clock; /* counts looks at pages, for telling the last ones */
  guint n_loading;
  guint n_refreshing;
  gint64 refresh_count; /* how many rows the device told during a refresh */
  gint64 claimed;       /* how many rows the device last told; -1 when it does not */
  guint limit;          /* where the rows turned out to end although the device told more */
  gboolean busy;
  gboolean loading_anew;  /* the first page of a new load is on its way */
  gboolean refresh_again; /* a refresh was asked for while something was under way */
};

typedef enum
{
  PAGE_WANTED,
  PAGE_LOADING,
  PAGE_READY,
  PAGE_FAILED,
} PageState;

typedef struct
{
  GPtrArray *kept; /* the rows, so that they live while nobody else holds them; nullable */
  PageState state;
  guint looked_at;
} PbxListPage;

void pbx_list_set_state (PbxList *self, PbxListState state);
void pbx_list_set_error (PbxList *self, const GError *error);
void pbx_list_update_busy (PbxList *self);
void pbx_list_emit (PbxList *self, PbxSplice splice);

PbxListPage *pbx_list_get_page (PbxList *self, guint index);
GHashTable *pbx_list_pages_new (void);
void pbx_list_want_page (PbxList *self, guint index);
void pbx_list_cancel (PbxList *self);
void pbx_list_merge (PbxList *self, GHashTable *records, guint count, gboolean anew);
void pbx_list_forget_at_last (PbxList *self);
void pbx_list_emit_all_changed (PbxList *self);

void pbx_list_local_free (PbxListLocal *local);
void pbx_list_local_fetch (PbxList *self, gboolean anew);
const char *pbx_list_local_get_keyword (PbxListLocal *local);
gboolean pbx_list_local_set_search (PbxList *self, const char *keyword);
void pbx_list_local_set_sort (PbxList *self, const char *column_key, gboolean descending);

G_END_DECLS
