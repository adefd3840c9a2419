/* pbx-dial-plan.c: what a dial permission allows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-dial-plan.h"

#include "pbx-extension.h"
#include "pbx-scan.h"

/**
 * PbxDialPlan:
 *
 * A dial permission with what it allows (endpoint 36).
 */
struct _PbxDialPlan
{
  PbxRecord parent_instance;

  char *name;
  gint64 id;
  gboolean allowed[PBX_N_PERMISSIONS];
};

G_DEFINE_FINAL_TYPE (PbxDialPlan, pbx_dial_plan, PBX_TYPE_RECORD)

#define ALLOWS(property, wire, permission)                                                                   \
  {                                                                                                          \
    property, wire, NULL, PBX_FIELD_BOOLEAN, 0, G_STRUCT_OFFSET (PbxDialPlan, allowed[permission])           \
  }

static const PbxField fields[] = {
  { "id", "id", NULL, PBX_FIELD_INT, PBX_FIELD_KEY, G_STRUCT_OFFSET (PbxDialPlan, id) },
  { "name", "name", NULL, PBX_FIELD_STRING, 0, G_STRUCT_OFFSET (PbxDialPlan, name) },
  ALLOWS ("feature-code", "featureCode", PBX_PERMISSION_FEATURE_CODE),
  ALLOWS ("queue", "queue", PBX_PERMISSION_QUEUE),
  ALLOWS ("parked-call", "parkedCall", PBX_PERMISSION_PARKED_CALL),
  ALLOWS ("pickup", "pickupExten", PBX_PERMISSION_PICKUP),
  ALLOWS ("conference", "conference", PBX_PERMISSION_CONFERENCE),
  ALLOWS ("paging", "pagingIntercom", PBX_PERMISSION_PAGING),
  ALLOWS ("extension", "extension", PBX_PERMISSION_EXTENSION),
  ALLOWS ("ivr", "ivr", PBX_PERMISSION_IVR),
  ALLOWS ("disa", "disa", PBX_PERMISSION_DISA),
  ALLOWS ("spy", "spy", PBX_PERMISSION_SPY),
  ALLOWS ("console", "console", PBX_PERMISSION_CONSOLE),
  ALLOWS ("department", "department", PBX_PERMISSION_DEPARTMENT),
  ALLOWS ("seize-line", "seizeAnalogLine", PBX_PERMISSION_SEIZE_LINE),
  { NULL },
};

#define PAGE_SIZE 200

static void
pbx_dial_plan_class_init (PbxDialPlanClass *klass)
{
  pbx_record_class_declare (PBX_RECORD_CLASS (klass), "dial permission", fields);
}

static void
pbx_dial_plan_init (PbxDialPlan *self)
{
}

/**
 * pbx_dial_plan_get_id:
 *
 * Returns: the number by which extensions refer to it
 */
gint64
pbx_dial_plan_get_id (PbxDialPlan *self)
{
  g_return_val_if_fail (PBX_IS_DIAL_PLAN (self), 0);
  return self->id;
}

/**
 * pbx_dial_plan_get_name:
 *
 * Returns: the name that an administrator gave it
 */
const char *
pbx_dial_plan_get_name (PbxDialPlan *self)
{
  g_return_val_if_fail (PBX_IS_DIAL_PLAN (self), NULL);
  return self->name;
}

/**
 * pbx_dial_plan_allows:
 * @permission: what may be allowed
 *
 * Returns: whether it is
 */
gboolean
pbx_dial_plan_allows (PbxDialPlan *self, PbxPermission permission)
{
  g_return_val_if_fail (PBX_IS_DIAL_PLAN (self), FALSE);
  g_return_val_if_fail (permission < PBX_N_PERMISSIONS, FALSE);
  return self->allowed[permission];
}

static void
on_extensions (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) extensions = pbx_scan_next_finish (PBX_SCAN (source), result, &error);
  GHashTable *users = g_task_get_task_data (task);
  GCancellable *cancellable;

  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (extensions == NULL)
    {
      g_task_return_pointer (task, g_hash_table_ref (users), (GDestroyNotify) g_hash_table_unref);
      return;
    }

  for (guint i = 0; i < extensions->len; i++)
    {
      gint64 id;
      GPtrArray *group;

      g_object_get (extensions->pdata[i], "dial-plan-id", &id, NULL);
      group = g_hash_table_lookup (users, &id);
      if (group == NULL)
        {
          group = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (users, g_memdup2 (&id, sizeof id), group);
        }
      g_ptr_array_add (group, g_object_ref (extensions->pdata[i]));
    }

  cancellable = g_task_get_cancellable (task);
  pbx_scan_next_async (PBX_SCAN (source), cancellable, on_extensions, g_steal_pointer (&task));
}

/**
 * pbx_dial_plan_list_users_async:
 * @client: the device
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Finds out which extensions have which dial permission: walks through all extensions (endpoint 11), since
 * the device does not tell it otherwise.
 */
void
pbx_dial_plan_list_users_async (PbxClient *client,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (PbxScan) scan = NULL;

  g_return_if_fail (PBX_IS_CLIENT (client));

  task = g_task_new (client, cancellable, callback, user_data);
  g_task_set_source_tag (task, pbx_dial_plan_list_users_async);
  g_task_set_task_data (task,
                        g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                               (GDestroyNotify) g_ptr_array_unref),
                        (GDestroyNotify) g_hash_table_unref);
  scan = pbx_scan_new (client, PBX_ENDPOINT_EXTENSIONS, PBX_TYPE_EXTENSION, NULL, PAGE_SIZE);
  pbx_scan_next_async (scan, cancellable, on_extensions, g_steal_pointer (&task));
}

/**
 * pbx_dial_plan_list_users_finish:
 *
 * Returns: (transfer full) (element-type gint64 GPtrArray): from the number of a dial permission to the
 *   extensions that have it, or %NULL with @error set
 */
GHashTable *
pbx_dial_plan_list_users_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
