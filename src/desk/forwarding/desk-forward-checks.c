/* desk-forward-checks.c: what to warn of in all call forwards, as things change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-forward-checks.h"

/**
 * DeskForwardChecks:
 *
 * Checks all call forwards of the device against each other, the directory and the registered phones. What
 * it says follows them; a forward that is being written can be checked among them, too.
 */
struct _DeskForwardChecks
{
  GObject parent_instance;

  PbxList *list;           /* owned */
  PbxDirectory *directory; /* owned */
  PbxMonitor *monitor;     /* owned */
  GHashTable *checks;      /* owned: key of a forward → DeskForwardCheck */

  guint idle;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskForwardChecks, desk_forward_checks, G_TYPE_OBJECT)

static PbxNumberFacts
get_facts_cb (const char *number, gpointer user_data)
{
  DeskForwardChecks *self = user_data;

  return pbx_number_get_facts (self->directory, self->monitor, number);
}

static PbxForwardGraph *
create_graph (DeskForwardChecks *self)
{
  g_autoptr (GPtrArray) all = pbx_list_get_all (self->list);

  return pbx_forward_graph_new (all, get_facts_cb, self);
}

static void
update_one (DeskForwardChecks *self, PbxForwardGraph *graph, PbxForward *forward, DeskForwardCheck *check)
{
  g_autoptr (GPtrArray) warnings = pbx_forward_graph_check (graph, forward);

  desk_forward_check_update (check, warnings, pbx_forward_get_enable (forward));
}

static gboolean
update_cb (gpointer user_data)
{
  DeskForwardChecks *self = user_data;
  g_autoptr (GPtrArray) all = pbx_list_get_all (self->list);
  g_autoptr (PbxForwardGraph) graph = pbx_forward_graph_new (all, get_facts_cb, self);
  g_autoptr (GHashTable) before = g_steal_pointer (&self->checks);

  self->idle = 0;
  self->checks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *key = pbx_record_dup_key (all->pdata[i]);
      DeskForwardCheck *check = g_hash_table_lookup (before, key);

      if (check == NULL)
        continue;
      g_object_ref (check);
      g_hash_table_insert (self->checks, g_steal_pointer (&key), check);
      update_one (self, graph, all->pdata[i], check);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
desk_forward_checks_dispose (GObject *object)
{
  DeskForwardChecks *self = DESK_FORWARD_CHECKS (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->list);
  g_clear_object (&self->directory);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->checks, g_hash_table_unref);
  G_OBJECT_CLASS (desk_forward_checks_parent_class)->dispose (object);
}

static void
desk_forward_checks_class_init (DeskForwardChecksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_forward_checks_dispose;

  /**
   * DeskForwardChecks::changed:
   * @self: the checks
   *
   * Everything was looked at again.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
desk_forward_checks_init (DeskForwardChecks *self)
{
  self->checks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * desk_forward_checks_new:
 * @list: all call forwards, a list with [method@Pbx.List.set_local]
 * @directory: who has which number
 * @monitor: which phones are registered
 *
 * Returns: (transfer full): the checks
 */
DeskForwardChecks *
desk_forward_checks_new (PbxList *list, PbxDirectory *directory, PbxMonitor *monitor)
{
  DeskForwardChecks *self = g_object_new (DESK_TYPE_FORWARD_CHECKS, NULL);

  self->list = g_object_ref (list);
  self->directory = g_object_ref (directory);
  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (list, "all-changed", G_CALLBACK (desk_forward_checks_queue), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (directory, "changed", G_CALLBACK (desk_forward_checks_queue), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (directory, "notify::complete", G_CALLBACK (desk_forward_checks_queue), self,
                           G_CONNECT_SWAPPED);
  /* Each answer may tell of other phones that are registered. */
  g_signal_connect_object (monitor, "notify::last-answer", G_CALLBACK (desk_forward_checks_queue), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "notify::connection", G_CALLBACK (desk_forward_checks_queue), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * desk_forward_checks_get_directory:
 * @self: the checks
 *
 * Returns: (transfer none): who has which number
 */
PbxDirectory *
desk_forward_checks_get_directory (DeskForwardChecks *self)
{
  g_return_val_if_fail (DESK_IS_FORWARD_CHECKS (self), NULL);
  return self->directory;
}

/**
 * desk_forward_checks_get:
 * @self: the checks
 * @forward: a row of the list
 *
 * Returns: (transfer none): what to warn of, kept up to date
 */
DeskForwardCheck *
desk_forward_checks_get (DeskForwardChecks *self, PbxForward *forward)
{
  g_autofree char *key = NULL;
  DeskForwardCheck *check;

  g_return_val_if_fail (DESK_IS_FORWARD_CHECKS (self), NULL);
  g_return_val_if_fail (PBX_IS_FORWARD (forward), NULL);

  key = pbx_record_dup_key (PBX_RECORD (forward));
  check = g_hash_table_lookup (self->checks, key);
  if (check == NULL)
    {
      check = desk_forward_check_new ();
      g_hash_table_insert (self->checks, g_steal_pointer (&key), check);
      /* Rows are asked for by the hundred: all of them are checked at once. */
      desk_forward_checks_queue (self);
    }
  return check;
}

/**
 * desk_forward_checks_examine:
 * @self: the checks
 * @forward: a call forward that is being written
 *
 * Returns: (transfer full) (element-type PbxForwardWarning): what to warn of now
 */
GPtrArray *
desk_forward_checks_examine (DeskForwardChecks *self, PbxForward *forward)
{
  g_autoptr (PbxForwardGraph) graph = NULL;

  g_return_val_if_fail (DESK_IS_FORWARD_CHECKS (self), NULL);
  g_return_val_if_fail (PBX_IS_FORWARD (forward), NULL);

  graph = create_graph (self);
  return pbx_forward_graph_check (graph, forward);
}

/**
 * desk_forward_checks_queue:
 * @self: the checks
 *
 * Looks at everything again soon: a row was changed here.
 */
void
desk_forward_checks_queue (DeskForwardChecks *self)
{
  g_return_if_fail (DESK_IS_FORWARD_CHECKS (self));

  if (self->idle == 0 && self->list != NULL)
    self->idle = g_idle_add (update_cb, self);
}
