/* test-rows.c: every change that a list tells its views, against a mirror that believes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-named-item.h"
#include "pbx-rows.h"

/* What a view knows: it applies each splice and then asks for what it was told is new. */
typedef struct
{
  PbxRows *rows;
  GPtrArray *seen; /* of PbxRecord, owned, by visible position; NULL where the view never asked */
} Mirror;

static PbxRecord *
record (guint id)
{
  PbxRecord *row = g_object_new (PBX_TYPE_NAMED_ITEM, "id", (gint64) id, NULL);

  return row;
}

static void
unref_if_any (gpointer object)
{
  g_clear_object ((GObject **) &object);
}

static void
mirror_apply (Mirror *mirror, PbxSplice splice)
{
  g_assert_cmpuint (splice.position + splice.removed, <=, mirror->seen->len);

  if (splice.removed > 0)
    g_ptr_array_remove_range (mirror->seen, splice.position, splice.removed);
  for (guint i = 0; i < splice.added; i++)
    g_ptr_array_insert (mirror->seen, (int) splice.position, NULL);

  g_assert_cmpuint (mirror->seen->len, ==, pbx_rows_get_n_visible (mirror->rows));
}

/* Every object that the view still shows has to be the one that the model has there. */
static void
mirror_check (Mirror *mirror)
{
  for (guint i = 0; i < mirror->seen->len; i++)
    {
      g_autoptr (PbxRecord) row = pbx_rows_get (mirror->rows, pbx_rows_to_device (mirror->rows, i));

      if (mirror->seen->pdata[i] != NULL)
        g_assert_true (mirror->seen->pdata[i] == row);
      else
        mirror->seen->pdata[i] = g_steal_pointer (&row);
    }
}

static void
mirror_init (Mirror *mirror)
{
  mirror->rows = pbx_rows_new (PBX_TYPE_NAMED_ITEM);
  mirror->seen = g_ptr_array_new_with_free_func (unref_if_any);
}

static void
mirror_clear (Mirror *mirror)
{
  pbx_rows_free (mirror->rows);
  g_ptr_array_unref (mirror->seen);
}

static guint
id_at (Mirror *mirror, guint visible)
{
  return (guint) pbx_named_item_get_id (mirror->seen->pdata[visible]);
}

static GHashTable *
records_of (GArray *ids, guint page_size, guint pages_mask)
{
  GHashTable *records = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);

  for (guint i = 0; i < ids->len; i++)
    if ((pages_mask >> (i / page_size)) & 1)
      g_hash_table_insert (records, GUINT_TO_POINTER (i), record (g_array_index (ids, guint, i)));

  return records;
}

/* Merges as a list does: what it keeps is held before the view lets go of what it had. */
static PbxSplice
mirror_merge (Mirror *mirror, guint count, GHashTable *records, gboolean anew)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  PbxSplice splice = pbx_rows_merge (mirror->rows, count, records, anew);
  GHashTableIter iter;
  gpointer position;

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, &position, NULL))
    {
      PbxRecord *row = pbx_rows_peek (mirror->rows, GPOINTER_TO_UINT (position));

      if (row != NULL)
        g_ptr_array_add (kept, g_object_ref (row));
    }

  mirror_apply (mirror, splice);
  mirror_check (mirror);

  return splice;
}

static void
test_insert_on_top (void)
{
  Mirror mirror;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  PbxSplice splice;
  PbxRecord *first;
  guint new_id = 99;

  for (guint i = 0; i < 30; i++)
    g_array_append_val (ids, i);

  mirror_init (&mirror);
  before = records_of (ids, 10, ~0u);
  mirror_merge (&mirror, ids->len, before, TRUE);
  first = mirror.seen->pdata[0];

  g_array_insert_val (ids, 0, new_id);
  after = records_of (ids, 10, ~0u);
  splice = mirror_merge (&mirror, ids->len, after, FALSE);

  g_assert_cmpuint (splice.position, ==, 0);
  g_assert_cmpuint (splice.removed, ==, 0);
  g_assert_cmpuint (splice.added, ==, 1);
  g_assert_cmpuint (id_at (&mirror, 0), ==, 99);
  g_assert_true (mirror.seen->pdata[1] == first);

  mirror_clear (&mirror);
}

static void
test_repeated_rows_are_dropped (void)
{
  Mirror mirror;
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);

  mirror_init (&mirror);
  mirror_apply (&mirror, pbx_rows_set_count (mirror.rows, 8));
  mirror_check (&mirror);

  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (page, record (i));
  mirror_apply (&mirror, pbx_rows_fill (mirror.rows, 0, page, kept));
  mirror_check (&mirror);
  g_assert_cmpuint (pbx_rows_get_n_visible (mirror.rows), ==, 8);

  g_ptr_array_set_size (page, 0);
  for (guint i = 2; i < 6; i++)
    g_ptr_array_add (page, record (i));
  mirror_apply (&mirror, pbx_rows_fill (mirror.rows, 4, page, kept));
  mirror_check (&mirror);

  g_assert_cmpuint (pbx_rows_get_n_visible (mirror.rows), ==, 6);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpuint (id_at (&mirror, i), ==, i);

  mirror_clear (&mirror);
}

static void
test_hide_and_unhide (void)
{
  Mirror mirror;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) records = NULL;

  for (guint i = 0; i < 10; i++)
    g_array_append_val (ids, i);

  mirror_init (&mirror);
  records = records_of (ids, 10, ~0u);
  mirror_merge (&mirror, 10, records, TRUE);

  mirror_apply (&mirror, pbx_rows_hide_key (mirror.rows, "3"));
  mirror_apply (&mirror, pbx_rows_hide_key (mirror.rows, "4"));
  mirror_apply (&mirror, pbx_rows_hide_key (mirror.rows, "0"));
  mirror_check (&mirror);
  g_assert_cmpuint (id_at (&mirror, 0), ==, 1);
  g_assert_cmpuint (id_at (&mirror, 2), ==, 5);

  /* A refresh from a device that still has them */
  g_hash_table_unref (records);
  records = records_of (ids, 10, ~0u);
  mirror_merge (&mirror, 10, records, FALSE);
  g_assert_cmpuint (mirror.seen->len, ==, 7);

  mirror_apply (&mirror, pbx_rows_unhide_key (mirror.rows, "4"));
  mirror_check (&mirror);
  g_assert_cmpuint (id_at (&mirror, 2), ==, 4);

  /* The device deleted the others */
  pbx_rows_forget_key (mirror.rows, "3");
  pbx_rows_forget_key (mirror.rows, "0");
  g_array_remove_index (ids, 3);
  g_array_remove_index (ids, 0);
  g_hash_table_unref (records);
  records = records_of (ids, 10, ~0u);
  mirror_merge (&mirror, ids->len, records, FALSE);
  g_assert_cmpuint (mirror.seen->len, ==, 8);
  g_assert_cmpuint (id_at (&mirror, 0), ==, 1);

  mirror_clear (&mirror);
}

/* The list became empty between two answers. */
static void
test_records_beyond_the_end (void)
{
  g_autoptr (PbxRows) rows = pbx_rows_new (PBX_TYPE_NAMED_ITEM);
  g_autoptr (GHashTable) records = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  PbxSplice splice;

  pbx_rows_set_count (rows, 200);
  for (guint i = 0; i < 3; i++)
    g_hash_table_insert (records, GUINT_TO_POINTER (150 + i), record (7));

  splice = pbx_rows_merge (rows, 0, records, FALSE);
  g_assert_cmpuint (pbx_rows_get_n_visible (rows), ==, 0);
  g_assert_cmpuint (splice.removed, ==, 200);
  g_assert_cmpuint (splice.added, ==, 0);
}

/* Random lists that change at random places between refreshes that see some of the pages. */
static void
test_random (void)
{
  for (guint round = 0; round < 400; round++)
    {
      Mirror mirror;
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
      guint next_id = 1;
      guint n = (guint) g_test_rand_int_range (0, 60);

      for (guint i = 0; i < n; i++, next_id++)
        g_array_append_val (ids, next_id);

      mirror_init (&mirror);
      g_ptr_array_add (held, records_of (ids, 10, ~0u));
      mirror_merge (&mirror, ids->len, held->pdata[0], TRUE);

      for (guint step = 0; step < 8; step++)
        {
          guint changes = (guint) g_test_rand_int_range (0, 5);
          gboolean all_pages = g_test_rand_bit ();
          guint mask = all_pages ? ~0u : (guint) g_test_rand_int () | 1;

          for (guint i = 0; i < changes; i++)
            if (ids->len == 0 || g_test_rand_bit ())
              {
                g_array_insert_val (ids, (guint) g_test_rand_int_range (0, (int) ids->len + 1), next_id);
                next_id++;
              }
            else
              g_array_remove_index (ids, (guint) g_test_rand_int_range (0, (int) ids->len));

          g_ptr_array_add (held, records_of (ids, 10, mask));
          mirror_merge (&mirror, ids->len, held->pdata[held->len - 1], FALSE);

          /* What was looked at is right; with all pages there can be nothing else. */
          for (guint i = 0; all_pages && i < ids->len; i++)
            g_assert_cmpuint (id_at (&mirror, i), ==, g_array_index (ids, guint, i));
        }

      mirror_clear (&mirror);
    }
}

static void
test_rows_are_let_go (void)
{
  PbxRows *rows = pbx_rows_new (PBX_TYPE_NAMED_ITEM);
  PbxRecord *row;

  pbx_rows_set_count (rows, 1000000);
  row = pbx_rows_get (rows, 999999);
  g_assert_true (pbx_rows_peek (rows, 999999) == row);
  g_assert_finalize_object (row);
  g_assert_null (pbx_rows_peek (rows, 999999));
  pbx_rows_free (rows);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows/insert-on-top", test_insert_on_top);
  g_test_add_func ("/rows/repeated-rows-are-dropped", test_repeated_rows_are_dropped);
  g_test_add_func ("/rows/hide-and-unhide", test_hide_and_unhide);
  g_test_add_func ("/rows/records-beyond-the-end", test_records_beyond_the_end);
  g_test_add_func ("/rows/random", test_random);
  g_test_add_func ("/rows/let-go", test_rows_are_let_go);
  return g_test_run ();
}
