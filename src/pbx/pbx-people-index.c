/* pbx-people-index.c: finds people as somebody types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-people-index.h"

#include "pbx-fold.h"

#include <string.h>

#define N_RANKS (PBX_N_MATCHES * PBX_N_MATCHES)

/* What is searched of all people stands in one block of memory, an entry after the other with a zero byte
 * between them: the longest word is looked for in the whole block at once, and only the entries it is found
 * in are looked at closely. */
struct _PbxPeopleIndex
{
  GPtrArray *people; /* owned, of PbxPerson */
  GString *block;    /* owned */
  GArray *starts;    /* owned, of gsize: where each entry begins, and where the last one ends */
};

/**
 * pbx_people_index_new:
 * @people: (element-type PbxPerson): whom to find
 *
 * Makes an index of people as they are now.
 *
 * Returns: (transfer full): the index
 */
PbxPeopleIndex *
pbx_people_index_new (GPtrArray *people)
{
  PbxPeopleIndex *self = g_new0 (PbxPeopleIndex, 1);
  gsize end;

  self->people = g_ptr_array_copy (people, (GCopyFunc) g_object_ref, NULL);
  g_ptr_array_set_free_func (self->people, g_object_unref);
  self->block = g_string_sized_new (people->len * 64 + 1);
  self->starts = g_array_sized_new (FALSE, FALSE, sizeof (gsize), people->len + 1);
  for (guint i = 0; i < people->len; i++)
    {
      g_array_append_val (self->starts, self->block->len);
      g_string_append (self->block, pbx_person_get_folded (people->pdata[i]));
      g_string_append_c (self->block, '\0');
    }
  end = self->block->len;
  g_array_append_val (self->starts, end);

  return self;
}

/**
 * pbx_people_index_free:
 * @self: (transfer full): an index
 *
 * Frees an index.
 */
void
pbx_people_index_free (PbxPeopleIndex *self)
{
  g_ptr_array_unref (self->people);
  g_string_free (self->block, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}

static gsize
start_of (PbxPeopleIndex *self, guint i)
{
  return g_array_index (self->starts, gsize, i);
}

static gboolean
is_word_start (const char *entry, const char *hit)
{
  return hit == entry || strchr ("\n -.,@(/'", hit[-1]) != NULL;
}

/* How well one word matches an entry, whose first line is the number and whose second the name. */
static PbxMatch
match_word (const char *entry, const char *word)
{
  gsize length = strlen (word);
  const char *name = strchr (entry, '\n') + 1;
  const char *hit = strstr (entry, word);
  PbxMatch best = PBX_N_MATCHES;

  if (hit == entry)
    return entry[length] == '\n' ? PBX_MATCH_EXACT_NUMBER : PBX_MATCH_NUMBER_PREFIX;
  for (; hit != NULL; hit = strstr (hit + 1, word))
    {
      if (hit == name)
        return PBX_MATCH_NAME_PREFIX;
      best = MIN (best, is_word_start (entry, hit) ? PBX_MATCH_WORD_START : PBX_MATCH_INSIDE);
    }

  return best;
}

/* Every word has to be found. The best of them decides, and among equals the worst. */
static guint
rank_entry (const char *entry, char **words)
{
  PbxMatch best = PBX_N_MATCHES;
  PbxMatch worst = PBX_MATCH_EXACT_NUMBER;

  for (guint i = 0; words[i] != NULL; i++)
    {
      PbxMatch match = match_word (entry, words[i]);

      if (match == PBX_N_MATCHES)
        return N_RANKS;
      best = MIN (best, match);
      worst = MAX (worst, match);
    }

  return best * PBX_N_MATCHES + worst;
}

static const char *
longest (char **words)
{
  const char *word = words[0];

  for (guint i = 1; words[i] != NULL; i++)
    {
      if (strlen (words[i]) > strlen (word))
        word = words[i];
    }

  return word;
}

/* A number that is written with spaces is one word; "+49 30 12" must find "+493012…". */
static char **
split_words (const char *text)
{
  char **words;

  if (pbx_is_number (text) && strlen (text) > 1)
    {
      words = g_new0 (char *, 2);
      words[0] = pbx_fold_number (text);
    }
  else
    {
      g_autofree char *folded = pbx_fold_text (text);

      words = *folded == '\0' ? g_new0 (char *, 1) : g_strsplit (folded, " ", -1);
    }

  return words;
}

/**
 * pbx_people_index_search:
 * @self: an index
 * @text: what somebody typed
 * @max: how many people to find at most
 *
 * Finds the people in whom every word of @text occurs: number, name, company, department or email. Those
 * whose number it is come first, then those whose number begins so, whose name begins so, in whom a word
 * begins so, and all others; among equals the index's order stays.
 *
 * Returns: (transfer full) (element-type PbxPerson): who was found, best first
 */
GPtrArray *
pbx_people_index_search (PbxPeopleIndex *self, const char *text, guint max)
{
  g_auto (GStrv) words = split_words (text);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GArray *ranks[N_RANKS];
  const char *rare;
  const char *hit;
  const char *end = self->block->str + self->block->len;
  guint i = 0;

  if (words[0] == NULL)
    return found;
  for (guint r = 0; r < N_RANKS; r++)
    ranks[r] = g_array_new (FALSE, FALSE, sizeof (guint));

  rare = longest (words);
  hit = self->block->str;
  while ((hit = memmem (hit, (gsize) (end - hit), rare, strlen (rare))) != NULL)
    {
      gsize offset = (gsize) (hit - self->block->str);
      guint rank;

      while (start_of (self, i + 1) <= offset)
        i++;
      rank = rank_entry (self->block->str + start_of (self, i), words);
      if (rank != N_RANKS)
        g_array_append_val (ranks[rank], i);
      hit = self->block->str + start_of (self, i + 1);
    }
  for (guint r = 0; r < N_RANKS; r++)
    {
      for (guint n = 0; n < ranks[r]->len && found->len < max; n++)
        g_ptr_array_add (found, g_object_ref (self->people->pdata[g_array_index (ranks[r], guint, n)]));
    }
  for (guint r = 0; r < N_RANKS; r++)
    g_clear_pointer (&ranks[r], g_array_unref);

  return found;
}
