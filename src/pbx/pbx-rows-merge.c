/* pbx-rows-merge.c: what a refresh found, put where it belongs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-rows-private.h"

typedef struct
{
  PbxRows *self;
  GHashTable *records; /* position → new record */
  GArray *positions;   /* the keys of records, in order */
  GArray *hidden;      /* what will be hidden */
  GHashTable *rows;    /* position → row that will stand there, owned */
  GHashTable *used;    /* the rows that got a position */
  guint n_before;      /* visible rows before */
  guint n_after;
  guint prefix; /* visible rows at the start that stay where they are */
  guint suffix; /* visible rows at the end that only move */
} Merge;

static int
compare_uint (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return (x > y) - (x < y);
}

static void
merge_sort_positions (Merge *merge, guint count)
{
  GHashTableIter iter;
  gpointer position;

  g_hash_table_iter_init (&iter, merge->records);
  while (g_hash_table_iter_next (&iter, &position, NULL))
    {
      guint value = GPOINTER_TO_UINT (position);

      /* The list may have become shorter between the answers that it was put together from. */
      if (value < count)
        g_array_append_val (merge->positions, value);
    }

  g_array_sort (merge->positions, compare_uint);
}

static void
merge_find_hidden (Merge *merge)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < merge->positions->len; i++)
    {
      guint position = g_array_index (merge->positions, guint, i);
      char *key = pbx_record_dup_key (g_hash_table_lookup (merge->records, GUINT_TO_POINTER (position)));
      gboolean deleted = g_hash_table_contains (merge->self->hidden_keys, key);

      if (deleted || (*key != '\0' && g_hash_table_contains (seen, key)))
        pbx_hidden_insert (merge->hidden, position, deleted ? key : NULL);

      g_hash_table_add (seen, key);
    }
}

/* The row that stands at a visible position now; only where it is there as an object */
static PbxRecord *
merge_peek_before (Merge *merge, guint visible)
{
  if (visible >= merge->n_before)
    return NULL;

  return pbx_rows_peek (merge->self, pbx_rows_to_device (merge->self, visible));
}

/* A row that is still loading may turn out to be any. */
static gboolean
merge_may_be (Merge *merge, guint visible, PbxRecord *record)
{
  PbxRecord *row = merge_peek_before (merge, visible);
  g_autofree char *key = NULL;
  PbxPlace *place;

  if (row == NULL)
    return TRUE;

  place = g_hash_table_lookup (merge->self->places, row);
  key = pbx_record_dup_key (record);
  return *place->key == '\0' || g_str_equal (place->key, key);
}

static guint
merge_get_visible_after (Merge *merge, guint position)
{
  return position - pbx_hidden_count_before (merge->hidden, position);
}

static void
merge_find_ends (Merge *merge)
{
  guint limit = MIN (merge->n_before, merge->n_after);
  gint64 shift = (gint64) merge->n_after - merge->n_before;

  merge->prefix = limit;
  for (guint i = 0; i < merge->positions->len; i++)
    {
      guint position = g_array_index (merge->positions, guint, i);
      guint visible = merge_get_visible_after (merge, position);

      if (pbx_hidden_contains (merge->hidden, position) || visible >= limit)
        continue;

      if (!merge_may_be (merge, visible, g_hash_table_lookup (merge->records, GUINT_TO_POINTER (position))))
        {
          merge->prefix = visible;
          break;
        }
    }

  merge->suffix = limit - merge->prefix;
  for (guint i = merge->positions->len; i > 0; i--)
    {
      guint position = g_array_index (merge->positions, guint, i - 1);
      guint visible = merge_get_visible_after (merge, position);
      guint from_end;

      if (pbx_hidden_contains (merge->hidden, position))
        continue;

      from_end = merge->n_after - visible;
      if (from_end > merge->suffix)
        break;

      if (!merge_may_be (merge, (guint) (visible - shift),
                         g_hash_table_lookup (merge->records, GUINT_TO_POINTER (position))))
        {
          merge->suffix = from_end - 1;
          break;
        }
    }
}

static void
merge_place (Merge *merge, guint position, PbxRecord *row, PbxRecord *record)
{
  if (record != NULL && row != record)
    pbx_record_assign (row, record);

  g_hash_table_insert (merge->rows, GUINT_TO_POINTER (position), g_object_ref (row));
  g_hash_table_add (merge->used, row);
}

/* Where the views will not be told of a change, the object that they know has to stay. */
static void
merge_keep_ends (Merge *merge)
{
  gint64 shift = (gint64) merge->n_after - merge->n_before;
  g_autoptr (GList) rows = g_hash_table_get_keys (merge->self->places);

  for (GList *l = rows; l != NULL; l = l->next)
    {
      PbxPlace *place = g_hash_table_lookup (merge->self->places, l->data);
      guint before = pbx_rows_to_visible (merge->self, place->position);
      guint after;
      guint position;

      if (before == G_MAXUINT)
        continue;

      if (before < merge->prefix)
        after = before;
      else if (before >= merge->n_before - merge->suffix)
        after = (guint) (before + shift);
      else
        continue;

      /* The inverse of merge_get_visible_after() */
      position = after;
      for (guint i = 0; i < merge->hidden->len; i++)
        if (g_array_index (merge->hidden, PbxHidden, i).position <= position)
          position++;
        else
          break;

      merge_place (merge, position, l->data,
                   g_hash_table_lookup (merge->records, GUINT_TO_POINTER (position)));
    }
}

static void
merge_place_others (Merge *merge)
{
  for (guint i = 0; i < merge->positions->len; i++)
    {
      guint position = g_array_index (merge->positions, guint, i);
      PbxRecord *record = g_hash_table_lookup (merge->records, GUINT_TO_POINTER (position));
      g_autofree char *key = pbx_record_dup_key (record);
      PbxRecord *row = pbx_rows_find (merge->self, key, NULL);

      if (g_hash_table_contains (merge->rows, GUINT_TO_POINTER (position)))
        continue;

      if (row == NULL || g_hash_table_contains (merge->used, row))
        row = record;

      merge_place (merge, position, row, record);
    }
}

static void
merge_take_over (Merge *merge, guint count)
{
  PbxRows *self = merge->self;
  GHashTableIter iter;
  gpointer position;
  gpointer row;

  pbx_rows_untrack_all (self);

  g_array_unref (self->hidden);
  self->hidden = g_array_ref (merge->hidden);
  self->count = count;

  g_hash_table_iter_init (&iter, merge->rows);
  while (g_hash_table_iter_next (&iter, &position, &row))
    if (GPOINTER_TO_UINT (position) < count)
      pbx_rows_track (self, GPOINTER_TO_UINT (position), row);
}

/**
 * pbx_rows_merge: (skip)
 * @count: how many rows the device has
 * @records: position → #PbxRecord: what the device has now, of the pages that matter; the records become
 *   rows where there are none, so whoever wants them to stay holds them
 * @anew: whether it is another list (another search or order): then every row changes
 *
 * Takes in what a refresh found. A row that is still there stays the same object, wherever it moved, and
 * views are told of one stretch that is as short as what is known allows.
 *
 * Returns: what changed but for the rows' own fields
 */
PbxSplice
pbx_rows_merge (PbxRows *self, guint count, GHashTable *records, gboolean anew)
{
  Merge merge = { self, records };
  PbxSplice splice;

  merge.positions = g_array_new (FALSE, FALSE, sizeof (guint));
  merge.hidden = pbx_hidden_new ();
  merge.rows = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  merge.used = g_hash_table_new (NULL, NULL);

  merge_sort_positions (&merge, count);
  merge_find_hidden (&merge);

  merge.n_before = pbx_rows_get_n_visible (self);
  merge.n_after = count - merge.hidden->len;

  if (!anew)
    {
      merge_find_ends (&merge);
      merge_keep_ends (&merge);
    }
  merge_place_others (&merge);
  merge_take_over (&merge, count);

  splice.position = merge.prefix;
  splice.removed = merge.n_before - merge.prefix - merge.suffix;
  splice.added = merge.n_after - merge.prefix - merge.suffix;

  g_hash_table_unref (merge.used);
  g_hash_table_unref (merge.rows);
  g_array_unref (merge.hidden);
  g_array_unref (merge.positions);

  return splice;
}
