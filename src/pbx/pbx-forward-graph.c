/* pbx-forward-graph.c: where forwarded calls really go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-forward-graph.h"

#include "pbx-fold.h"

#include <string.h>

/* An extension may forward for several conditions; so many of the ways that calls can take are told. */
#define MAX_CHAINS 4

struct _PbxForwardGraph
{
  GHashTable *edges; /* owned: folded number → GPtrArray of Edge: what is in force there */
  PbxNumberFactsFunc facts;
  gpointer user_data;
};

typedef struct
{
  char *dest; /* folded */
  gint64 id;
  gboolean always;
} Edge;

/* A forward that is being checked, and what was found */
typedef struct
{
  PbxForwardGraph *graph;
  GPtrArray *path;     /* folded numbers, borrowed */
  GPtrArray *warnings; /* owned PbxForwardWarning */
  gint64 id;           /* of the forward itself, whose former self does not count; 0 for a new one */
} Check;

static void
edge_free (Edge *edge)
{
  g_free (edge->dest);
  g_free (edge);
}

/**
 * pbx_forward_warning_free:
 * @warning: (transfer full): a warning
 *
 * Frees a warning.
 */
void
pbx_forward_warning_free (PbxForwardWarning *warning)
{
  g_strfreev (warning->path);
  g_free (warning);
}

/**
 * pbx_forward_warnings_equal:
 * @a: (element-type PbxForwardWarning): warnings
 * @b: (element-type PbxForwardWarning): others
 *
 * Returns: whether they say the same
 */
gboolean
pbx_forward_warnings_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      PbxForwardWarning *x = a->pdata[i];
      PbxForwardWarning *y = b->pdata[i];

      if (x->problem != y->problem ||
          !g_strv_equal ((const char *const *) x->path, (const char *const *) y->path))
        return FALSE;
    }
  return TRUE;
}

static guint
get_longest_extension (PbxDirectory *directory)
{
  GListModel *extensions = pbx_directory_get_extensions (directory);
  gsize longest = 0;

  for (guint i = 0; i < g_list_model_get_n_items (extensions); i++)
    {
      g_autoptr (PbxPerson) person = g_list_model_get_item (extensions, i);

      longest = MAX (longest, strlen (pbx_person_get_number (person)));
    }
  return (guint) longest;
}

/**
 * pbx_number_get_facts:
 * @directory: who has which number
 * @monitor: which phones are registered
 * @number: a number
 *
 * Puts together what is known of a number. While the directory is not complete or the device does not
 * answer, nothing is claimed that might be wrong: a number that is not found may be one not loaded yet.
 *
 * A number is outside where it is longer than every extension, begins with a `+`, or stands in the
 * phonebook. Telephones on analog lines register nowhere and are not in the directory of extensions.
 *
 * Returns: the facts
 */
PbxNumberFacts
pbx_number_get_facts (PbxDirectory *directory, PbxMonitor *monitor, const char *number)
{
  g_autofree char *folded = pbx_fold_number (number);
  PbxPerson *person = pbx_directory_lookup_extension (directory, folded);
  PbxNumberFacts facts = PBX_NUMBER_EXTENSION;
  guint longest;

  if (person != NULL)
    {
      if (!pbx_person_get_enabled (person))
        facts |= PBX_NUMBER_DISABLED;
      if (pbx_monitor_get_connection (monitor) == PBX_CONNECTION_LIVE &&
          pbx_phone_get_n_registered (pbx_monitor_get_phone (monitor, folded)) == 0)
        facts |= PBX_NUMBER_UNREGISTERED;
      return facts;
    }
  if (!pbx_directory_get_complete (directory) || !pbx_is_number (folded))
    return PBX_NUMBER_UNKNOWN;
  longest = get_longest_extension (directory);
  if (*folded == '+' || (longest > 0 && strlen (folded) > longest) ||
      pbx_directory_lookup (directory, folded) != NULL)
    return PBX_NUMBER_OUTSIDE;
  return PBX_NUMBER_UNKNOWN;
}

/**
 * pbx_forward_graph_new:
 * @forwards: (element-type PbxForward): all call forwards of the device
 * @facts: tells what is known of a number
 * @user_data: for @facts; both are used until the graph is freed
 *
 * Takes in where calls go now. Forwards that are switched off do nothing.
 *
 * Returns: (transfer full): the graph; it does not follow later changes
 */
PbxForwardGraph *
pbx_forward_graph_new (GPtrArray *forwards, PbxNumberFactsFunc facts, gpointer user_data)
{
  PbxForwardGraph *self;

  g_return_val_if_fail (forwards != NULL, NULL);
  g_return_val_if_fail (facts != NULL, NULL);

  self = g_new0 (PbxForwardGraph, 1);
  self->edges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->facts = facts;
  self->user_data = user_data;
  for (guint i = 0; i < forwards->len; i++)
    {
      PbxForward *forward = forwards->pdata[i];
      g_autofree char *exten = pbx_fold_number (pbx_forward_get_exten (forward));
      GPtrArray *edges = g_hash_table_lookup (self->edges, exten);
      Edge *edge;

      if (!pbx_forward_get_enable (forward) || *exten == '\0' || *pbx_forward_get_dest (forward) == '\0')
        continue;
      if (edges == NULL)
        {
          edges = g_ptr_array_new_with_free_func ((GDestroyNotify) edge_free);
          g_hash_table_insert (self->edges, g_steal_pointer (&exten), edges);
        }
      edge = g_new0 (Edge, 1);
      edge->dest = pbx_fold_number (pbx_forward_get_dest (forward));
      edge->id = pbx_forward_get_id (forward);
      edge->always = pbx_forward_get_always (forward);
      g_ptr_array_add (edges, edge);
    }
  return self;
}

/**
 * pbx_forward_graph_free:
 * @self: (transfer full): a graph
 *
 * Frees a graph.
 */
void
pbx_forward_graph_free (PbxForwardGraph *self)
{
  g_hash_table_unref (self->edges);
  g_free (self);
}

/* Where calls to @number go on to. An extension that forwards always never rings: its other forwards are
 * never come to. */
static GPtrArray *
get_edges (Check *check, const char *number)
{
  GPtrArray *all = g_hash_table_lookup (check->graph->edges, number);
  GPtrArray *edges = g_ptr_array_new ();
  gboolean always = FALSE;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      Edge *edge = all->pdata[i];

      if (edge->id == check->id && check->id != 0)
        continue;
      if (edge->always && !always)
        g_ptr_array_set_size (edges, 0);
      if (edge->always || !always)
        g_ptr_array_add (edges, edge);
      always = always || edge->always;
    }
  return edges;
}

static gboolean
has_always (GPtrArray *edges)
{
  return edges->len > 0 && ((Edge *) edges->pdata[0])->always;
}

static char **
dup_path (GPtrArray *path, const char *last)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < path->len; i++)
    g_strv_builder_add (builder, path->pdata[i]);
  if (last != NULL)
    g_strv_builder_add (builder, last);
  return g_strv_builder_end (builder);
}

static void
warn (Check *check, PbxForwardProblem problem, const char *last)
{
  PbxForwardWarning *warning = g_new0 (PbxForwardWarning, 1);

  warning->problem = problem;
  warning->path = dup_path (check->path, last);
  g_ptr_array_add (check->warnings, warning);
}

static gboolean
is_on_path (Check *check, const char *number)
{
  for (guint i = 0; i < check->path->len; i++)
    {
      if (g_str_equal (check->path->pdata[i], number))
        return TRUE;
    }
  return FALSE;
}

/* Looks, by the shortest way, for the extension that the path begins with. */
static gboolean
find_way_back (Check *check)
{
  const char *start = check->path->pdata[0];
  const char *first = check->path->pdata[1];
  g_autoptr (GHashTable) from = g_hash_table_new (g_str_hash, g_str_equal); /* number → the one before */
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  g_ptr_array_add (queue, (gpointer) first);
  g_hash_table_insert (from, (gpointer) first, NULL);
  for (guint i = 0; i < queue->len; i++)
    {
      const char *number = queue->pdata[i];
      g_autoptr (GPtrArray) edges = get_edges (check, number);

      for (guint j = 0; j < edges->len; j++)
        {
          const char *dest = ((Edge *) edges->pdata[j])->dest;

          if (g_str_equal (dest, start))
            {
              for (const char *n = number; n != NULL && n != first; n = g_hash_table_lookup (from, n))
                g_ptr_array_insert (check->path, 2, (gpointer) n);
              warn (check, PBX_FORWARD_LOOP, start);
              g_ptr_array_set_size (check->path, 2);
              return TRUE;
            }
          if (!g_hash_table_contains (from, dest))
            {
              g_hash_table_insert (from, (gpointer) dest, (gpointer) number);
              g_ptr_array_add (queue, (gpointer) dest);
            }
        }
    }
  return FALSE;
}

/* Looks for a loop that calls get into further on. */
static gboolean
find_loop (Check *check, const char *number, GHashTable *done)
{
  g_autoptr (GPtrArray) edges = get_edges (check, number);
  gboolean found = FALSE;

  for (guint i = 0; i < edges->len && !found; i++)
    {
      const char *dest = ((Edge *) edges->pdata[i])->dest;

      if (is_on_path (check, dest))
        {
          warn (check, PBX_FORWARD_LOOP, dest);
          return TRUE;
        }
      if (g_hash_table_contains (done, dest))
        continue;
      g_ptr_array_add (check->path, (gpointer) dest);
      found = find_loop (check, dest, done);
      g_ptr_array_set_size (check->path, check->path->len - 1);
    }
  g_hash_table_add (done, (gpointer) number);
  return found;
}

/* There are no loops here. */
static void
find_chains (Check *check, const char *number, guint *n_chains)
{
  g_autoptr (GPtrArray) edges = get_edges (check, number);

  if (edges->len == 0 && check->path->len > 2 && *n_chains < MAX_CHAINS)
    {
      (*n_chains)++;
      warn (check, PBX_FORWARD_CHAIN, NULL);
    }
  for (guint i = 0; i < edges->len && *n_chains < MAX_CHAINS; i++)
    {
      const char *dest = ((Edge *) edges->pdata[i])->dest;

      g_ptr_array_add (check->path, (gpointer) dest);
      find_chains (check, dest, n_chains);
      g_ptr_array_set_size (check->path, check->path->len - 1);
    }
}

static void
check_destination (Check *check, PbxForward *forward, const char *dest)
{
  PbxNumberFacts facts = check->graph->facts (dest, check->graph->user_data);
  gboolean forwards_always = FALSE;

  /* Where the destination forwards always, no phone of it is to ring. */
  if ((facts & PBX_NUMBER_UNREGISTERED) != 0)
    {
      g_autoptr (GPtrArray) edges = get_edges (check, dest);

      forwards_always = has_always (edges);
    }
  if ((facts & PBX_NUMBER_DISABLED) != 0)
    warn (check, PBX_FORWARD_TO_DISABLED, NULL);
  else if ((facts & PBX_NUMBER_UNREGISTERED) != 0 && !forwards_always)
    warn (check, PBX_FORWARD_TO_UNREGISTERED, NULL);
  if ((facts & PBX_NUMBER_OUTSIDE) != 0 && pbx_forward_get_always (forward))
    warn (check, PBX_FORWARD_OUTSIDE, NULL);
}

/**
 * pbx_forward_graph_check:
 * @self: a graph
 * @forward: one of its forwards as it is, as it is going to be, or a new one
 *
 * Finds out what to warn of when @forward is in force, whether it is now or not.
 *
 * Returns: (transfer full) (element-type PbxForwardWarning): the warnings, the worst first
 */
GPtrArray *
pbx_forward_graph_check (PbxForwardGraph *self, PbxForward *forward)
{
  g_autofree char *exten = NULL;
  g_autofree char *dest = NULL;
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  Check check = { 0 };
  guint n_chains = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (PBX_IS_FORWARD (forward), NULL);

  check.graph = self;
  check.path = path;
  check.warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) pbx_forward_warning_free);
  check.id = pbx_forward_get_id (forward);
  exten = pbx_fold_number (pbx_forward_get_exten (forward));
  dest = pbx_fold_number (pbx_forward_get_dest (forward));
  if (*exten == '\0' || *dest == '\0')
    return check.warnings;
  g_ptr_array_add (path, exten);
  g_ptr_array_add (path, dest);
  if (g_str_equal (exten, dest))
    {
      warn (&check, PBX_FORWARD_TO_ITSELF, NULL);
      return check.warnings;
    }
  if (find_way_back (&check) || find_loop (&check, dest, done))
    {
      check_destination (&check, forward, dest);
      return check.warnings;
    }
  check_destination (&check, forward, dest);
  find_chains (&check, dest, &n_chains);
  return check.warnings;
}
