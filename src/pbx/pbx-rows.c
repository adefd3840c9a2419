/* pbx-rows.c: which row object stands at which position
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-rows.h"

typedef struct
{
  guint position;
  char *key; /* of a row that was deleted here; nullable */
} Hidden;

typedef struct
{
  guint position;
  char *key; /* empty for a row whose page is not there yet */
} Place;

struct _PbxRows
{
  GType record_type;
  GHashTable *by_position; /* position → row, weak */
  GHashTable *places;      /* row, weak → Place */
  GHashTable *by_key;      /* key of the place → row, weak */
  GHashTable *hidden_keys;
  GArray *hidden; /* of Hidden, by position */
  guint count;
};

static const PbxSplice no_splice = { 0, 0, 0 };

static void
place_free (Place *place)
{
  g_free (place->key);
  g_free (place);
}

static void
hidden_clear (Hidden *hidden)
{
  g_clear_pointer (&hidden->key, g_free);
}

/* Tracking */

static void
untrack_place (PbxRows *self, PbxRecord *row)
{
  Place *place = g_hash_table_lookup (self->places, row);

  if (g_hash_table_lookup (self->by_position, GUINT_TO_POINTER (place->position)) == row)
    g_hash_table_remove (self->by_position, GUINT_TO_POINTER (place->position));
  if (g_hash_table_lookup (self->by_key, place->key) == row)
    g_hash_table_remove (self->by_key, place->key);
  g_hash_table_remove (self->places, row);
}

static void
on_row_gone (gpointer user_data, GObject *row)
{
  untrack_place (user_data, (PbxRecord *) row);
}

static void
track (PbxRows *self, guint position, PbxRecord *row)
{
  Place *place = g_new0 (Place, 1);

  place->position = position;
  place->key = pbx_record_get_ready (row) ? pbx_record_dup_key (row) : g_strdup ("");

  g_object_weak_ref (G_OBJECT (row), on_row_gone, self);
  g_hash_table_insert (self->by_position, GUINT_TO_POINTER (position), row);
  g_hash_table_insert (self->places, row, place);
  if (*place->key != '\0' && !g_hash_table_contains (self->by_key, place->key))
    g_hash_table_insert (self->by_key, place->key, row);
}

static void
untrack (PbxRows *self, PbxRecord *row)
{
  g_object_weak_unref (G_OBJECT (row), on_row_gone, self);
  untrack_place (self, row);
}

static void
untrack_all (PbxRows *self)
{
  g_autoptr (GList) rows = g_hash_table_get_keys (self->places);

  for (GList *l = rows; l != NULL; l = l->next)
    untrack (self, l->data);
}

/**
 * pbx_rows_new: (skip)
 * @record_type: the type of the rows
 *
 * Returns: (transfer full): no rows
 */
PbxRows *
pbx_rows_new (GType record_type)
{
  PbxRows *self = g_new0 (PbxRows, 1);

  self->record_type = record_type;
  self->by_position = g_hash_table_new (NULL, NULL);
  self->places = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) place_free);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->hidden_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->hidden = g_array_new (FALSE, TRUE, sizeof (Hidden));
  g_array_set_clear_func (self->hidden, (GDestroyNotify) hidden_clear);

  return self;
}

/**
 * pbx_rows_free: (skip)
 *
 * Lets go of the rows, which live on where somebody holds them.
 */
void
pbx_rows_free (PbxRows *self)
{
  untrack_all (self);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->by_position);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->hidden_keys);
  g_array_unref (self->hidden);
  g_free (self);
}

/* Positions */

/**
 * pbx_rows_get_count: (skip)
 *
 * Returns: how many rows the device has
 */
guint
pbx_rows_get_count (PbxRows *self)
{
  return self->count;
}

/**
 * pbx_rows_get_n_visible: (skip)
 *
 * Returns: how many rows views see
 */
guint
pbx_rows_get_n_visible (PbxRows *self)
{
  return self->count - self->hidden->len;
}

/**
 * pbx_rows_to_device: (skip)
 *
 * Returns: the device's position of a visible one
 */
guint
pbx_rows_to_device (PbxRows *self, guint visible)
{
  for (guint i = 0; i < self->hidden->len; i++)
    if (g_array_index (self->hidden, Hidden, i).position <= visible)
      visible++;
    else
      break;

  return visible;
}

/* How many hidden positions lie before @position; also where it stands, or would stand, among them */
static guint
count_hidden_before (GArray *hidden, guint position)
{
  guint low = 0;
  guint high = hidden->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (hidden, Hidden, middle).position < position)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gboolean
is_hidden (GArray *hidden, guint position)
{
  guint i = count_hidden_before (hidden, position);

  return i < hidden->len && g_array_index (hidden, Hidden, i).position == position;
}

/**
 * pbx_rows_to_visible: (skip)
 *
 * Returns: the visible position of one of the device's, or %G_MAXUINT where it is hidden
 */
guint
pbx_rows_to_visible (PbxRows *self, guint position)
{
  if (is_hidden (self->hidden, position))
    return G_MAXUINT;

  return position - count_hidden_before (self->hidden, position);
}

/* Rows */

/**
 * pbx_rows_peek: (skip)
 *
 * Returns: (nullable) (transfer none): the row at @position, where there is one as an object
 */
PbxRecord *
pbx_rows_peek (PbxRows *self, guint position)
{
  return g_hash_table_lookup (self->by_position, GUINT_TO_POINTER (position));
}

/**
 * pbx_rows_get: (skip)
 *
 * Returns: (transfer full): the row at @position; a new one is loading
 */
PbxRecord *
pbx_rows_get (PbxRows *self, guint position)
{
  PbxRecord *row = pbx_rows_peek (self, position);

  if (row != NULL)
    return g_object_ref (row);

  row = g_object_new (self->record_type, NULL);
  pbx_record_set_state (row, PBX_RECORD_LOADING);
  track (self, position, row);

  return row;
}

/**
 * pbx_rows_find: (skip)
 *
 * Returns: (nullable) (transfer none): the row with @key, where it is there as an object
 */
PbxRecord *
pbx_rows_find (PbxRows *self, const char *key, guint *position)
{
  PbxRecord *row = g_hash_table_lookup (self->by_key, key);

  if (row != NULL && position != NULL)
    *position = ((Place *) g_hash_table_lookup (self->places, row))->position;

  return row;
}

/**
 * pbx_rows_foreach: (skip)
 *
 * Visits the rows that are there as objects.
 */
void
pbx_rows_foreach (PbxRows *self, PbxRowFunc func, gpointer user_data)
{
  g_autoptr (GList) rows = g_hash_table_get_keys (self->places);

  for (GList *l = rows; l != NULL; l = l->next)
    func (((Place *) g_hash_table_lookup (self->places, l->data))->position, l->data, user_data);
}

/* Hiding */

static void
insert_hidden (GArray *hidden, guint position, const char *key)
{
  Hidden entry = { position, g_strdup (key) };

  g_array_insert_val (hidden, count_hidden_before (hidden, position), entry);
}

/**
 * pbx_rows_hide_position: (skip)
 *
 * Hides a position that turned out to have no row of its own.
 *
 * Returns: what changed
 */
PbxSplice
pbx_rows_hide_position (PbxRows *self, guint position)
{
  guint visible = pbx_rows_to_visible (self, position);

  if (visible == G_MAXUINT)
    return no_splice;

  insert_hidden (self->hidden, position, NULL);
  return (PbxSplice){ visible, 1, 0 };
}

/**
 * pbx_rows_hide_key: (skip)
 *
 * Hides a row, wherever it is or comes to stand, until pbx_rows_unhide_key() or pbx_rows_forget_key().
 *
 * Returns: what changed
 */
PbxSplice
pbx_rows_hide_key (PbxRows *self, const char *key)
{
  guint position;
  guint visible;

  g_hash_table_add (self->hidden_keys, g_strdup (key));

  if (pbx_rows_find (self, key, &position) == NULL)
    return no_splice;

  visible = pbx_rows_to_visible (self, position);
  if (visible == G_MAXUINT)
    return no_splice;

  insert_hidden (self->hidden, position, key);
  return (PbxSplice){ visible, 1, 0 };
}

/**
 * pbx_rows_unhide_key: (skip)
 *
 * Shows a hidden row again.
 *
 * Returns: what changed
 */
PbxSplice
pbx_rows_unhide_key (PbxRows *self, const char *key)
{
  g_hash_table_remove (self->hidden_keys, key);

  for (guint i = 0; i < self->hidden->len; i++)
    {
      Hidden *hidden = &g_array_index (self->hidden, Hidden, i);

      if (g_strcmp0 (hidden->key, key) == 0)
        {
          guint position = hidden->position;

          g_array_remove_index (self->hidden, i);
          return (PbxSplice){ pbx_rows_to_visible (self, position), 0, 1 };
        }
    }

  return no_splice;
}

/**
 * pbx_rows_forget_key: (skip)
 *
 * Says that the device has no such row any more. Its position stays hidden until the next merge.
 */
void
pbx_rows_forget_key (PbxRows *self, const char *key)
{
  g_hash_table_remove (self->hidden_keys, key);
}

/* Changes */

/**
 * pbx_rows_set_count: (skip)
 * @count: how many rows the device has
 *
 * Adds or removes positions at the end.
 *
 * Returns: what changed
 */
PbxSplice
pbx_rows_set_count (PbxRows *self, guint count)
{
  guint before = pbx_rows_get_n_visible (self);
  guint after;

  if (count < self->count)
    {
      g_autoptr (GList) rows = g_hash_table_get_keys (self->places);
      guint n_hidden = count_hidden_before (self->hidden, count);

      for (GList *l = rows; l != NULL; l = l->next)
        if (((Place *) g_hash_table_lookup (self->places, l->data))->position >= count)
          untrack (self, l->data);

      if (n_hidden < self->hidden->len)
        g_array_remove_range (self->hidden, n_hidden, self->hidden->len - n_hidden);
    }

  self->count = count;
  after = pbx_rows_get_n_visible (self);

  if (after >= before)
    return (PbxSplice){ before, 0, after - before };
  return (PbxSplice){ after, before - after, 0 };
}

static gboolean
should_hide (PbxRows *self, guint position, const char *key)
{
  guint other;
  PbxRecord *row;

  if (*key == '\0')
    return FALSE;
  if (g_hash_table_contains (self->hidden_keys, key))
    return TRUE;

  row = pbx_rows_find (self, key, &other);
  return row != NULL && other != position && !is_hidden (self->hidden, other);
}

/* Puts @record's content at @position, into the object that views know where there is one. */
static PbxRecord *
put (PbxRows *self, guint position, PbxRecord *record)
{
  g_autoptr (PbxRecord) row = NULL;

  g_set_object (&row, pbx_rows_peek (self, position));

  if (row != NULL)
    {
      untrack (self, row);
      pbx_record_assign (row, record);
    }
  else
    g_set_object (&row, record);

  track (self, position, row);

  return g_steal_pointer (&row);
}

/**
 * pbx_rows_fill: (skip)
 * @first: the device's position of the first record
 * @records: (element-type PbxRecord): a page
 * @kept: (element-type PbxRecord): gets the rows, which live as long as it does
 *
 * Fills in a page where it stands. Records that repeat a row are hidden.
 *
 * Returns: what changed but for the rows' own fields
 */
PbxSplice
pbx_rows_fill (PbxRows *self, guint first, GPtrArray *records, GPtrArray *kept)
{
  guint lowest = G_MAXUINT;
  guint highest = 0;
  guint n_hidden = 0;

  for (guint i = 0; i < records->len && first + i < self->count; i++)
    {
      g_autofree char *key = pbx_record_dup_key (records->pdata[i]);
      guint visible = pbx_rows_to_visible (self, first + i);

      if (visible != G_MAXUINT && should_hide (self, first + i, key))
        {
          insert_hidden (self->hidden, first + i,
                         g_hash_table_contains (self->hidden_keys, key) ? key : NULL);
          /* In the positions before this call: n_hidden of those in front were there then. */
          lowest = MIN (lowest, visible + n_hidden);
          highest = MAX (highest, visible + n_hidden);
          n_hidden++;
          continue;
        }

      g_ptr_array_add (kept, put (self, first + i, records->pdata[i]));
    }

  if (n_hidden == 0)
    return no_splice;

  return (PbxSplice){ lowest, highest - lowest + 1, highest - lowest + 1 - n_hidden };
}

/* Merging */

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
merge_sort_positions (Merge *merge)
{
  GHashTableIter iter;
  gpointer position;

  g_hash_table_iter_init (&iter, merge->records);
  while (g_hash_table_iter_next (&iter, &position, NULL))
    {
      guint value = GPOINTER_TO_UINT (position);

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
        insert_hidden (merge->hidden, position, deleted ? key : NULL);

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
  Place *place;

  if (row == NULL)
    return TRUE;

  place = g_hash_table_lookup (merge->self->places, row);
  key = pbx_record_dup_key (record);
  return *place->key == '\0' || g_str_equal (place->key, key);
}

static guint
merge_get_visible_after (Merge *merge, guint position)
{
  return position - count_hidden_before (merge->hidden, position);
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

      if (is_hidden (merge->hidden, position) || visible >= limit)
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

      if (is_hidden (merge->hidden, position))
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
      Place *place = g_hash_table_lookup (merge->self->places, l->data);
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
        if (g_array_index (merge->hidden, Hidden, i).position <= position)
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

  untrack_all (self);

  g_array_unref (self->hidden);
  self->hidden = g_array_ref (merge->hidden);
  self->count = count;

  g_hash_table_iter_init (&iter, merge->rows);
  while (g_hash_table_iter_next (&iter, &position, &row))
    if (GPOINTER_TO_UINT (position) < count)
      track (self, GPOINTER_TO_UINT (position), row);
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
  merge.hidden = g_array_new (FALSE, TRUE, sizeof (Hidden));
  g_array_set_clear_func (merge.hidden, (GDestroyNotify) hidden_clear);
  merge.rows = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  merge.used = g_hash_table_new (NULL, NULL);

  merge_sort_positions (&merge);
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
