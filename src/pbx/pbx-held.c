/* pbx-held.c: calls that wait for a person to sign in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-held.h"

#include "pbx-error.h"

struct _PbxHeld
{
  GPtrArray *tasks; /* of GTask, owned */
};

#define WATCH "pbx-held-watch"

static void
watch_free (GSource *watch)
{
  g_source_destroy (watch);
  g_source_unref (watch);
}

/**
 * pbx_held_new: (skip)
 *
 * Returns: (transfer full): an empty queue
 */
PbxHeld *
pbx_held_new (void)
{
  PbxHeld *self = g_new0 (PbxHeld, 1);

  self->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * pbx_held_free: (skip)
 *
 * Frees the queue. Whoever made the tasks has seen to it that none is left.
 */
void
pbx_held_free (PbxHeld *self)
{
  g_ptr_array_unref (self->tasks);
  g_free (self);
}

/**
 * pbx_held_is_empty: (skip)
 *
 * Returns: whether nothing waits
 */
gboolean
pbx_held_is_empty (PbxHeld *self)
{
  return self->tasks->len == 0;
}

/**
 * pbx_held_peek: (skip)
 *
 * Returns: (transfer none) (element-type GTask): what waits
 */
GPtrArray *
pbx_held_peek (PbxHeld *self)
{
  return self->tasks;
}

typedef struct
{
  PbxHeld *held;
  GTask *task;
} Waiting;

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GTask) task = g_object_ref (waiting->task);

  if (g_ptr_array_remove (waiting->held->tasks, task))
    g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

/**
 * pbx_held_add: (skip)
 * @task: (transfer full): a call
 *
 * Lets a call wait.
 */
void
pbx_held_add (PbxHeld *self, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_ptr_array_add (self->tasks, task);

  if (cancellable != NULL)
    {
      GSource *watch = g_cancellable_source_new (cancellable);
      Waiting *waiting = g_new0 (Waiting, 1);

      waiting->held = self;
      waiting->task = task;
      g_source_set_callback (watch, G_SOURCE_FUNC (on_cancelled), waiting, g_free);
      g_source_attach (watch, g_main_context_get_thread_default ());
      g_object_set_data_full (G_OBJECT (task), WATCH, watch, (GDestroyNotify) watch_free);
    }
}

/**
 * pbx_held_take: (skip)
 * @func: (nullable): which calls, or %NULL for all
 *
 * Takes calls out.
 *
 * Returns: (transfer full) (element-type GTask): the calls, in their order
 */
GPtrArray *
pbx_held_take (PbxHeld *self, PbxHeldFunc func)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->tasks->len;)
    if (func == NULL || func (self->tasks->pdata[i]))
      {
        GTask *task = g_ptr_array_steal_index (self->tasks, i);

        g_object_set_data (G_OBJECT (task), WATCH, NULL);
        g_ptr_array_add (taken, task);
      }
    else
      i++;

  return taken;
}

/**
 * pbx_held_fail: (skip)
 * @func: (nullable): which calls, or %NULL for all
 *
 * Ends calls in %PBX_ERROR_SIGN_IN_NEEDED.
 */
void
pbx_held_fail (PbxHeld *self, PbxHeldFunc func)
{
  g_autoptr (GPtrArray) taken = pbx_held_take (self, func);

  for (guint i = 0; i < taken->len; i++)
    g_task_return_new_error (taken->pdata[i], PBX_ERROR, PBX_ERROR_SIGN_IN_NEEDED,
                             "Not signed in; nothing was sent");
}
