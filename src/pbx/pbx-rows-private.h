/* pbx-rows-private.h: what the parts of the rows know of each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-rows.h"

G_BEGIN_DECLS

typedef struct
{
  guint position;
  char *key; /* of a row that was deleted here; nullable */
} PbxHidden;

typedef struct
{
  guint position;
  char *key; /* empty for a row whose page is not there yet */
} PbxPlace;

struct _PbxRows
{
  GType record_type;
  GHashTable *by_position; /* position → row, weak */
  GHashTable *places;      /* row, weak → PbxPlace */
  GHashTable *by_key;      /* key of the place → row, weak */
  GHashTable *hidden_keys;
  GArray *hidden; /* of PbxHidden, by position */
  guint count;
};

/* Sorted arrays of hidden positions */
GArray *pbx_hidden_new (void);
void pbx_hidden_insert (GArray *hidden, guint position, const char *key);
guint pbx_hidden_count_before (GArray *hidden, guint position);
gboolean pbx_hidden_contains (GArray *hidden, guint position);

void pbx_rows_track (PbxRows *self, guint position, PbxRecord *row);
void pbx_rows_untrack_all (PbxRows *self);

G_END_DECLS
