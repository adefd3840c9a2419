/* demo-journal.c: what was asked, for tests to look at
 *
 * Only the last request for each path is kept, so that it may run for days.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-journal.h"

#include <json-glib/json-glib.h>

#define MAX_PATHS 10000

typedef struct
{
  guint64 count;
  guint64 serial;
  char *method;
  char *target; /* path with query */
  GBytes *body;
} Entry;

struct _DemoJournal
{
  GHashTable *entries; /* owned path → owned Entry */
  guint64 serial;
};

static void
entry_free (Entry *entry)
{
  g_free (entry->method);
  g_free (entry->target);
  g_bytes_unref (entry->body);
  g_free (entry);
}

/** demo_journal_new: Returns: (transfer full): an empty journal */
DemoJournal *
demo_journal_new (void)
{
  DemoJournal *self = g_new0 (DemoJournal, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) entry_free);
  return self;
}

/** demo_journal_free: frees it */
void
demo_journal_free (DemoJournal *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * demo_journal_add:
 * @self: a journal
 * @method: the method
 * @path: the path
 * @query: (nullable): the query string
 * @body: the body
 */
void
demo_journal_add (DemoJournal *self, const char *method, const char *path, const char *query, GBytes *body)
{
  Entry *old = g_hash_table_lookup (self->entries, path);
  Entry *entry;

  if (old == NULL && g_hash_table_size (self->entries) >= MAX_PATHS)
    return;
  entry = g_new0 (Entry, 1);
  entry->count = old != NULL ? old->count + 1 : 1;
  entry->serial = ++self->serial;
  entry->method = g_strdup (method);
  entry->target = query != NULL ? g_strdup_printf ("%s?%s", path, query) : g_strdup (path);
  entry->body = g_bytes_ref (body);
  g_hash_table_insert (self->entries, g_strdup (path), entry);
}

/** demo_journal_count: Returns: how many requests there were for paths that begin with @prefix */
guint64
demo_journal_count (DemoJournal *self, const char *prefix)
{
  GHashTableIter iter;
  gpointer path, entry;
  guint64 count = 0;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &path, &entry))
    {
      if (g_str_has_prefix (path, prefix))
        count += ((Entry *) entry)->count;
    }
  return count;
}

/* One line without loss: JSON as it is but for line breaks, all else escaped. */
static char *
make_line (GBytes *body)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL;

  if (g_bytes_get_size (body) == 0)
    return g_strdup ("");
  text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  /* A client under test would have to nest thousands of brackets to harm the parser. */
  if (g_bytes_get_size (body) < 65536 && g_utf8_validate (text, -1, NULL) &&
      json_parser_load_from_data (parser, text, -1, NULL) && json_parser_get_root (parser) != NULL)
    return json_to_string (json_parser_get_root (parser), FALSE);
  return g_strescape (text, NULL);
}

/**
 * demo_journal_describe_last:
 * @self: a journal
 * @prefix: what the path begins with
 *
 * Returns: (nullable) (transfer full): method, address and body of the last such request on one line
 */
char *
demo_journal_describe_last (DemoJournal *self, const char *prefix)
{
  GHashTableIter iter;
  gpointer path, entry;
  Entry *last = NULL;
  g_autofree char *body = NULL;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &path, &entry))
    {
      if (g_str_has_prefix (path, prefix) && (last == NULL || ((Entry *) entry)->serial > last->serial))
        last = entry;
    }
  if (last == NULL)
    return NULL;
  body = make_line (last->body);
  return g_strdup_printf ("%s %s%s%s", last->method, last->target, *body != '\0' ? " " : "", body);
}

/** demo_journal_clear: forgets everything */
void
demo_journal_clear (DemoJournal *self)
{
  g_hash_table_remove_all (self->entries);
}
