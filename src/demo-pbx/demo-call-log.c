/* demo-call-log.c: every call that ever was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The past is made by position (demo-call-maker.c); what happens while the program runs is kept in
 * memory and is newer than all of the past. Pages of the plain log, and of a span of days, are cut out
 * by position. Anything else needs one look at every call; the positions that this finds, in their
 * order, are kept for the next pages of the same search: four bytes a call.
 */

#include "demo-call-log.h"

#include <string.h>

#define MOST_LIVE_CALLS 100000
#define MOST_SEARCHES 6

/* What a search found in the past. */
typedef struct
{
  char *key;
  GArray *positions; /* of guint32: by column ascending, but newest first where the order is by time */
} Search;

/* A part of the past: @n positions, or all of those from @first on where @positions is NULL. */
typedef struct
{
  const guint32 *positions;
  guint first;
  guint n;
  gboolean by_time;
} Found;

struct _DemoCallLog
{
  guint64 seed;
  DemoCallMaker *maker;
  GArray *recorded;         /* of guint32, ascending: positions of calls of which there is a recording */
  GPtrArray *live;          /* of DemoCall, oldest first */
  GPtrArray *live_recorded; /* those of @live of which there is a recording */
  GStringChunk *strings;    /* of the calls in @live */
  guint64 last_id;
  GQueue searches; /* of Search, the last one used first */
};

static void
search_free (Search *search)
{
  g_free (search->key);
  g_array_unref (search->positions);
  g_free (search);
}

static void
choose_recordings (DemoCallLog *self, guint n_recordings)
{
  guint n_calls = demo_call_maker_get_n_calls (self->maker);

  self->recorded = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 position = 0; position < n_calls && self->recorded->len < n_recordings; position++)
    {
      DemoCall call;

      demo_call_maker_make (self->maker, position, &call);
      if (call.records && call.status == DEMO_CALL_ANSWERED)
        g_array_append_val (self->recorded, position);
    }
}

/**
 * demo_call_log_new:
 * @office: whose people called
 * @clock: the device's clock: the past ends now
 * @n_calls: calls of the past year
 * @n_recordings: how many of the newest calls of extensions that record are still there to be heard
 * @seed: makes another past
 *
 * Returns: (transfer full): a call log
 */
DemoCallLog *
demo_call_log_new (DemoOffice *office, DemoClock *clock, guint n_calls, guint n_recordings, guint64 seed)
{
  DemoCallLog *self = g_new0 (DemoCallLog, 1);
  g_autoptr (GDateTime) now = demo_clock_get_now (clock);

  self->seed = seed;
  self->maker = demo_call_maker_new (office, demo_local_seconds (now), n_calls, seed);
  self->last_id = demo_call_maker_get_n_calls (self->maker);
  self->live = g_ptr_array_new_with_free_func (g_free);
  self->live_recorded = g_ptr_array_new ();
  self->strings = g_string_chunk_new (4096);
  g_queue_init (&self->searches);
  choose_recordings (self, n_recordings);

  return self;
}

void
demo_call_log_free (DemoCallLog *self)
{
  g_queue_clear_full (&self->searches, (GDestroyNotify) search_free);
  g_ptr_array_unref (self->live_recorded);
  g_ptr_array_unref (self->live);
  g_string_chunk_free (self->strings);
  g_array_unref (self->recorded);
  demo_call_maker_free (self->maker);
  g_free (self);
}

guint64
demo_call_log_get_seed (DemoCallLog *self)
{
  return self->seed;
}

const DemoContact *
demo_call_log_get_contact (DemoCallLog *self, guint64 number)
{
  return demo_call_maker_get_contact (self->maker, number);
}

guint
demo_call_log_get_n_calls (DemoCallLog *self)
{
  return self->live->len + demo_call_maker_get_n_calls (self->maker);
}

/* Calls that were there when the program started. */
guint
demo_call_log_get_n_past (DemoCallLog *self)
{
  return demo_call_maker_get_n_calls (self->maker);
}

/**
 * demo_call_log_get:
 * @self: a call log
 * @position: 0 is the newest call
 * @call: (out caller-allocates): the call
 *
 * Returns: %TRUE if there is such a call
 */
gboolean
demo_call_log_get (DemoCallLog *self, guint position, DemoCall *call)
{
  if (position >= demo_call_log_get_n_calls (self))
    return FALSE;

  if (position < self->live->len)
    *call = *(DemoCall *) self->live->pdata[self->live->len - 1 - position];
  else
    demo_call_maker_make (self->maker, position - self->live->len, call);

  return TRUE;
}

/**
 * demo_call_log_find:
 * @self: a call log
 * @id: of a call
 * @call: (out caller-allocates): the call
 *
 * Returns: %TRUE if there is such a call
 */
gboolean
demo_call_log_find (DemoCallLog *self, guint64 id, DemoCall *call)
{
  guint n_calls = demo_call_maker_get_n_calls (self->maker);

  if (id >= 1 && id <= n_calls)
    {
      demo_call_maker_make (self->maker, n_calls - (guint) id, call);
      return TRUE;
    }

  for (guint i = self->live->len; i > 0; i--)
    {
      const DemoCall *live = self->live->pdata[i - 1];

      if (live->id == id)
        {
          *call = *live;
          return TRUE;
        }
    }

  return FALSE;
}

static const char *
keep (DemoCallLog *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

/* A call is written down when it ends, and may have begun before one that ended earlier. */
static void
insert_by_start (GPtrArray *calls, DemoCall *call)
{
  guint at = calls->len;

  while (at > 0 && ((const DemoCall *) calls->pdata[at - 1])->start > call->start)
    at--;
  g_ptr_array_insert (calls, (int) at, call);
}

/**
 * demo_call_log_add:
 * @self: a call log
 * @call: a call that has ended; its id is not heeded
 *
 * Writes a call down.
 *
 * Returns: the id that the call got
 */
guint64
demo_call_log_add (DemoCallLog *self, const DemoCall *call)
{
  DemoCall *added = g_new (DemoCall, 1);

  *added = *call;
  added->id = ++self->last_id;
  added->start = MAX (call->start, demo_call_maker_get_end (self->maker));
  added->from = keep (self, call->from);
  added->src = keep (self, call->src);
  added->to = keep (self, call->to);
  added->trunk = keep (self, call->trunk);
  added->exten = keep (self, call->exten);

  if (self->live->len == MOST_LIVE_CALLS)
    {
      if (self->live_recorded->len > 0 && self->live_recorded->pdata[0] == self->live->pdata[0])
        g_ptr_array_remove_index (self->live_recorded, 0);
      g_ptr_array_remove_index (self->live, 0);
    }

  insert_by_start (self->live, added);
  if (demo_call_log_is_recorded (self, added))
    insert_by_start (self->live_recorded, added);

  return added->id;
}

static int
compare_positions (const void *a, const void *b)
{
  guint32 position_a = *(const guint32 *) a;
  guint32 position_b = *(const guint32 *) b;

  return position_a < position_b ? -1 : position_a > position_b;
}

/**
 * demo_call_log_is_recorded:
 * @self: a call log
 * @call: a call of it
 *
 * Returns: %TRUE if there is a general recording of @call
 */
gboolean
demo_call_log_is_recorded (DemoCallLog *self, const DemoCall *call)
{
  guint n_calls = demo_call_maker_get_n_calls (self->maker);
  guint32 position;

  if (!call->records || call->status != DEMO_CALL_ANSWERED || call->talk == 0)
    return FALSE;
  if (call->id > n_calls)
    return TRUE;

  position = n_calls - (guint32) call->id;

  return bsearch (&position, self->recorded->data, self->recorded->len, sizeof position, compare_positions) !=
         NULL;
}

guint
demo_call_log_get_n_recordings (DemoCallLog *self)
{
  return self->live_recorded->len + self->recorded->len;
}

/**
 * demo_call_log_get_recording:
 * @self: a call log
 * @position: 0 is the newest recording
 * @call: (out caller-allocates): the call that was recorded
 */
void
demo_call_log_get_recording (DemoCallLog *self, guint position, DemoCall *call)
{
  guint n_live = self->live_recorded->len;

  if (position < n_live)
    *call = *(DemoCall *) self->live_recorded->pdata[n_live - 1 - position];
  else
    demo_call_maker_make (self->maker, g_array_index (self->recorded, guint32, position - n_live), call);
}

static gboolean
is_by_time (DemoColumn column)
{
  return column == DEMO_COLUMN_START || column == DEMO_COLUMN_ID;
}

static int
compare_texts (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Texts repeat: numbers them as they occur (@keys), sorts the few different ones, and puts their ranks
 * into the keys. Returns one more than the highest rank. */
static guint
rank_texts (GArray *keys, GHashTable *numbers)
{
  g_autofree char **texts = (char **) g_hash_table_get_keys_as_array (numbers, NULL);
  guint n_texts = g_hash_table_size (numbers);
  g_autofree guint32 *ranks = g_new (guint32, n_texts);

  qsort (texts, n_texts, sizeof *texts, compare_texts);
  for (guint i = 0; i < n_texts; i++)
    ranks[GPOINTER_TO_UINT (g_hash_table_lookup (numbers, texts[i]))] = i;
  for (guint i = 0; i < keys->len; i++)
    g_array_index (keys, guint32, i) = ranks[g_array_index (keys, guint32, i)];

  return n_texts;
}

static guint32
number_text (GHashTable *numbers, const char *text)
{
  gpointer number;

  if (!g_hash_table_lookup_extended (numbers, text, NULL, &number))
    {
      number = GUINT_TO_POINTER (g_hash_table_size (numbers));
      g_hash_table_insert (numbers, g_strdup (text), number);
    }

  return GPOINTER_TO_UINT (number);
}

/* Counting sort: keys are small numbers, and a million calls are sorted in two passes. */
static GArray *
sort_by_keys (GArray *positions, GArray *keys, guint n_keys)
{
  g_autofree guint32 *places = g_new0 (guint32, n_keys + 1);
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (guint32), positions->len);

  g_array_set_size (sorted, positions->len);
  for (guint i = 0; i < keys->len; i++)
    places[g_array_index (keys, guint32, i) + 1]++;
  for (guint i = 1; i <= n_keys; i++)
    places[i] += places[i - 1];
  for (guint i = 0; i < keys->len; i++)
    {
      guint32 place = places[g_array_index (keys, guint32, i)]++;

      g_array_index (sorted, guint32, place) = g_array_index (positions, guint32, i);
    }

  return sorted;
}

static GArray *
scan (DemoCallLog *self, const DemoCallQuery *query, guint first, guint end)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean by_number = demo_column_is_number (query->column);
  guint32 highest = 0;

  for (guint32 position = first; position < end; position++)
    {
      DemoCall call;
      guint32 key;

      demo_call_maker_make (self->maker, position, &call);
      if (!demo_call_query_matches (query, &call))
        continue;

      g_array_append_val (positions, position);
      if (is_by_time (query->column))
        continue;

      key = by_number ? (guint32) demo_call_get_number (&call, query->column)
                      : number_text (numbers, demo_call_get_text (&call, query->column));
      highest = MAX (highest, key);
      g_array_append_val (keys, key);
    }

  if (is_by_time (query->column))
    return g_steal_pointer (&positions);

  return sort_by_keys (positions, keys, by_number ? highest + 1 : rank_texts (keys, numbers));
}

/* Texts are written with their lengths, so that no two searches have the same key. */
static char *
make_key (const DemoCallQuery *query, guint first, guint end)
{
  return g_strdup_printf ("%u-%u %d %d %d %zu:%s %zu:%s %zu:%s %s", first, end, query->type, query->status,
                          is_by_time (query->column) ? DEMO_COLUMN_START : query->column, strlen (query->src),
                          query->src, strlen (query->dest), query->dest, strlen (query->pin), query->pin,
                          query->trunk);
}

static void
find_past (DemoCallLog *self, const DemoCallQuery *query, Found *found)
{
  guint first = demo_call_maker_find (self->maker, query->until);
  guint end = MAX (demo_call_maker_find (self->maker, query->from), first);
  g_autofree char *key = NULL;
  Search *search = NULL;

  found->first = first;
  found->n = end - first;
  found->positions = NULL;
  found->by_time = is_by_time (query->column);
  if (found->n == 0 || (found->by_time && !demo_call_query_has_terms (query)))
    return;

  key = make_key (query, first, end);
  for (GList *link = self->searches.head; link != NULL && search == NULL; link = link->next)
    if (g_str_equal (((Search *) link->data)->key, key))
      {
        search = link->data;
        g_queue_delete_link (&self->searches, link);
        break;
      }

  if (search == NULL)
    {
      search = g_new (Search, 1);
      search->key = g_steal_pointer (&key);
      search->positions = scan (self, query, first, end);
      if (self->searches.length == MOST_SEARCHES)
        search_free (g_queue_pop_tail (&self->searches));
    }
  g_queue_push_head (&self->searches, search);

  found->positions = (const guint32 *) search->positions->data;
  found->n = search->positions->len;
}

/* The past call of a rank, counted upwards in the order of the search. */
static void
get_found (DemoCallLog *self, const Found *found, guint rank, DemoCall *call)
{
  guint place = found->by_time ? found->n - 1 - rank : rank;

  demo_call_maker_make (self->maker,
                        found->positions != NULL ? found->positions[place] : found->first + place, call);
}

static int
compare_live (const void *a, const void *b, void *column)
{
  return demo_call_compare (*(DemoCall *const *) a, *(DemoCall *const *) b, GPOINTER_TO_INT (column));
}

static GPtrArray *
find_live (DemoCallLog *self, const DemoCallQuery *query)
{
  GPtrArray *matches = g_ptr_array_new ();

  for (guint i = 0; i < self->live->len; i++)
    if (demo_call_query_matches (query, self->live->pdata[i]))
      g_ptr_array_add (matches, self->live->pdata[i]);
  if (query->column != DEMO_COLUMN_START)
    g_ptr_array_sort_with_data (matches, compare_live, GINT_TO_POINTER (query->column));

  return matches;
}

/* Where a live call stands among the past ones: how many of them come before it. */
static guint
rank_live (DemoCallLog *self, const Found *found, const DemoCall *live, DemoColumn column)
{
  guint low = found->by_time ? found->n : 0;
  guint high = found->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      DemoCall call;

      get_found (self, found, middle, &call);
      if (demo_call_compare (&call, live, column) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * demo_call_log_search:
 * @self: a call log
 * @query: what is searched for
 * @calls: an array of #DemoCall to which the calls of the page are added
 *
 * Cuts a page out of what the search finds.
 *
 * Returns: how many calls are found in all
 */
guint
demo_call_log_search (DemoCallLog *self, const DemoCallQuery *query, GArray *calls)
{
  g_autoptr (GPtrArray) live = find_live (self, query);
  g_autofree guint *ranks = g_new (guint, live->len);
  Found found;
  guint total;

  find_past (self, query, &found);
  total = found.n + live->len;
  for (guint i = 0; i < live->len; i++)
    ranks[i] = i + rank_live (self, &found, live->pdata[i], query->column);

  for (guint64 row = query->offset; row < total && row < query->offset + query->page_size; row++)
    {
      guint rank = query->descending ? total - 1 - (guint) row : (guint) row;
      guint low = 0;
      guint high = live->len;
      DemoCall call;

      /* How many live calls come before this rank? */
      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (ranks[middle] < rank)
            low = middle + 1;
          else
            high = middle;
        }

      if (low < live->len && ranks[low] == rank)
        call = *(DemoCall *) live->pdata[low];
      else
        get_found (self, &found, rank - low, &call);
      g_array_append_val (calls, call);
    }

  return total;
}
