/* pbx-wakeup-conflict.c: wake-up calls that come too close to each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-wakeup-conflict.h"

static gboolean
is_close (PbxWallTime a, PbxWallTime b)
{
  return a != PBX_WALL_TIME_NONE && b != PBX_WALL_TIME_NONE && ABS (a - b) <= PBX_WAKEUP_CONFLICT_MINUTES;
}

/**
 * pbx_wakeup_find_conflicts:
 * @wakeups: (element-type PbxWakeup): the calls that there are
 * @extens: (array zero-terminated=1): whom a new call, or one with a new time, is for
 * @time: when it is to be
 * @except: (nullable) (element-type PbxWakeup): the calls that get the new time
 *
 * Finds the calls that come within ten minutes of a new one to the same extension.
 *
 * Returns: (transfer full) (element-type PbxWakeup): these calls, those in the way, in their own order
 */
GPtrArray *
pbx_wakeup_find_conflicts (GListModel *wakeups,
                           const char *const *extens,
                           PbxWallTime time,
                           GPtrArray *except)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (G_IS_LIST_MODEL (wakeups) && extens != NULL, found);

  for (gsize i = 0; extens[i] != NULL; i++)
    g_hash_table_add (wanted, (char *) extens[i]);
  for (guint i = 0; i < g_list_model_get_n_items (wakeups); i++)
    {
      g_autoptr (PbxWakeup) wakeup = g_list_model_get_item (wakeups, i);

      if (is_close (pbx_wakeup_get_wall_time (wakeup), time) &&
          g_hash_table_contains (wanted, pbx_wakeup_get_exten (wakeup)) &&
          (except == NULL || !g_ptr_array_find (except, wakeup, NULL)))
        g_ptr_array_add (found, g_steal_pointer (&wakeup));
    }
  return found;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  PbxWakeup *first = *(PbxWakeup *const *) a;
  PbxWakeup *second = *(PbxWakeup *const *) b;
  int order = g_strcmp0 (pbx_wakeup_get_exten (first), pbx_wakeup_get_exten (second));
  PbxWallTime first_time = pbx_wakeup_get_wall_time (first);
  PbxWallTime second_time = pbx_wakeup_get_wall_time (second);

  if (order != 0)
    return order;
  return (first_time > second_time) - (first_time < second_time);
}

/**
 * pbx_wakeup_find_all_conflicts:
 * @wakeups: (element-type PbxWakeup): wake-up calls
 *
 * Returns: (transfer container) (element-type PbxWakeup): those that have another call to the same extension
 *   within ten minutes; it keeps them alive
 */
GHashTable *
pbx_wakeup_find_all_conflicts (GListModel *wakeups)
{
  GHashTable *found = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (G_IS_LIST_MODEL (wakeups), found);

  for (guint i = 0; i < g_list_model_get_n_items (wakeups); i++)
    g_ptr_array_add (sorted, g_list_model_get_item (wakeups, i));
  g_ptr_array_sort (sorted, compare);
  for (guint i = 1; i < sorted->len; i++)
    {
      PbxWakeup *before = sorted->pdata[i - 1];
      PbxWakeup *wakeup = sorted->pdata[i];

      if (g_strcmp0 (pbx_wakeup_get_exten (before), pbx_wakeup_get_exten (wakeup)) == 0 &&
          is_close (pbx_wakeup_get_wall_time (before), pbx_wakeup_get_wall_time (wakeup)))
        {
          g_hash_table_add (found, g_object_ref (before));
          g_hash_table_add (found, g_object_ref (wakeup));
        }
    }
  return found;
}
