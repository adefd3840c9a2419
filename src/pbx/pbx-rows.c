/* pbx-rows.c: which row object stands at which position
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-rows-private.h"

static const PbxSplice no_splice = { 0, 0, 0 };

static void
place_free (PbxPlace *place)
{
  g_free (place->key);
  g_free (place);
}

static void
pbx_hidden_clear (PbxHidden *hidden)
{
  g_clear_pointer (&hidden->key, g_free);
}

GArray *
pbx_hidden_new (void)
{
  GArray *hidden = g_array_new (FALSE, TRUE, sizeof (PbxHidden));

  g_array_set_clear_func (hidden, (GDestroyNotify) pbx_hidden_clear);
  return hidden;
}

/* Tracking */

static void
untrack_place (PbxRows *self, PbxRecord *row)
{
  PbxPlace *place = g_hash_table_lookup (self->places, row);

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

void
pbx_rows_track (PbxRows *self, guint position, PbxRecord *row)
{
  PbxPlace *place = g_new0 (PbxPlace, 1);

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

void
pbx_rows_untrack_all (PbxRows *self)
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
  self->hidden = pbx_hidden_new ();

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
  pbx_rows_untrack_all (self);
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
    if (g_array_index (self->hidden, PbxHidden, i).position <= visible)
      visible++;
    else
      break;

  return visible;
}

/* How many hidden positions lie before @position; also where it stands, or would stand, among them */
guint
pbx_hidden_count_before (GArray *hidden, guint position)
{
  guint low = 0;
  guint high = hidden->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (hidden, PbxHidden, middle).position < position)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

gboolean
pbx_hidden_contains (GArray *hidden, guint position)
{
  guint i = pbx_hidden_count_before (hidden, position);

  return i < hidden->len && g_array_index (hidden, PbxHidden, i).position == position;
}

/**
 * pbx_rows_to_visible: (skip)
 *
 * Returns: the visible position of one of the device's, or %G_MAXUINT where it is hidden
 */
guint
pbx_rows_to_visible (PbxRows *self, guint position)
{
  if (pbx_hidden_contains (self->hidden, position))
    return G_MAXUINT;

  return position - pbx_hidden_count_before (self->hidden, position);
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
  pbx_rows_track (self, position, row);

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
    *position = ((PbxPlace *) g_hash_table_lookup (self->places, row))->position;

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
    func (((PbxPlace *) g_hash_table_lookup (self->places, l->data))->position, l->data, user_data);
}

/* Hiding */

void
pbx_hidden_insert (GArray *hidden, guint position, const char *key)
{
  PbxHidden entry = { position, g_strdup (key) };

  g_array_insert_val (hidden, pbx_hidden_count_before (hidden, position), entry);
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

  pbx_hidden_insert (self->hidden, position, NULL);
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

  pbx_hidden_insert (self->hidden, position, key);
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
      PbxHidden *hidden = &g_array_index (self->hidden, PbxHidden, i);

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
      guint n_hidden = pbx_hidden_count_before (self->hidden, count);

      for (GList *l = rows; l != NULL; l = l->next)
        if (((PbxPlace *) g_hash_table_lookup (self->places, l->data))->position >= count)
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

/* Whether another row that is seen has this key */
static gboolean
repeats (PbxRows *self, guint position, const char *key)
{
  guint other;

  return *key != '\0' && pbx_rows_find (self, key, &other) != NULL && other != position &&
         !pbx_hidden_contains (self->hidden, other);
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

  pbx_rows_track (self, position, row);

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
      gboolean deleted = g_hash_table_contains (self->hidden_keys, key);
      gboolean repeated = !deleted && repeats (self, first + i, key);

      if (visible != G_MAXUINT && (deleted || repeated))
        {
          pbx_hidden_insert (self->hidden, first + i, deleted ? key : NULL);
          /* In the positions before this call: n_hidden of those in front were there then. */
          lowest = MIN (lowest, visible + n_hidden);
          highest = MAX (highest, visible + n_hidden);
          n_hidden++;
        }

      /* A deleted row is there, out of sight: the deletion may be undone. */
      if (!repeated)
        g_ptr_array_add (kept, put (self, first + i, records->pdata[i]));
    }

  if (n_hidden == 0)
    return no_splice;

  return (PbxSplice){ lowest, highest - lowest + 1, highest - lowest + 1 - n_hidden };
}

/**
 * pbx_rows_is_hidden: (skip)
 *
 * Returns: whether the row is hidden by pbx_rows_hide_key(), wherever it stands
 */
gboolean
pbx_rows_is_hidden (PbxRows *self, const char *key)
{
  return g_hash_table_contains (self->hidden_keys, key);
}
