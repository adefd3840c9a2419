/* pbx-rows.h: which row object stands at which position
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-record.h"

G_BEGIN_DECLS

/* The rows of a list that may have millions of positions, few of which exist as objects. Rows are held
 * weakly: they live as long as a view, or the page that they came with, holds them.
 *
 * Positions here are the device's. Some of them are hidden: rows that were deleted here and not yet
 * there, rows that repeat another one, rows that the device counts and does not have. What views see are
 * visible positions. */
typedef struct _PbxRows PbxRows;

/* A change to tell views, in visible positions; nothing changed where both counts are 0. */
typedef struct
{
  guint position;
  guint removed;
  guint added;
} PbxSplice;

typedef void (*PbxRowFunc) (guint position, PbxRecord *row, gpointer user_data);

PbxRows *pbx_rows_new (GType record_type);
void pbx_rows_free (PbxRows *self);

guint pbx_rows_get_count (PbxRows *self);
guint pbx_rows_get_n_visible (PbxRows *self);
guint pbx_rows_to_device (PbxRows *self, guint visible);
guint pbx_rows_to_visible (PbxRows *self, guint position);

PbxRecord *pbx_rows_get (PbxRows *self, guint position);
PbxRecord *pbx_rows_peek (PbxRows *self, guint position);
PbxRecord *pbx_rows_find (PbxRows *self, const char *key, guint *position);
void pbx_rows_foreach (PbxRows *self, PbxRowFunc func, gpointer user_data);

PbxSplice pbx_rows_set_count (PbxRows *self, guint count);
PbxSplice pbx_rows_fill (PbxRows *self, guint first, GPtrArray *records, GPtrArray *kept);
PbxSplice pbx_rows_merge (PbxRows *self, guint count, GHashTable *records, gboolean anew);
PbxSplice pbx_rows_hide_position (PbxRows *self, guint position);
PbxSplice pbx_rows_hide_key (PbxRows *self, const char *key);
PbxSplice pbx_rows_unhide_key (PbxRows *self, const char *key);
void pbx_rows_forget_key (PbxRows *self, const char *key);
gboolean pbx_rows_is_hidden (PbxRows *self, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbxRows, pbx_rows_free)

G_END_DECLS
