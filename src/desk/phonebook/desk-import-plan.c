/* desk-import-plan.c: what an import is going to do, row by row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-import-plan.h"

#include "desk-import-match.h"

/**
 * DeskImportPlan:
 *
 * All that an import would do, before it does any of it: a list of [class@ImportRow] that the person can look
 * at and decide about.
 */
struct _DeskImportPlan
{
  GObject parent_instance;

  GPtrArray *rows; /* of DeskImportRow */
  guint counts[DESK_IMPORT_N_FATES];
};

static GType
desk_import_plan_get_item_type (GListModel *model)
{
  return DESK_TYPE_IMPORT_ROW;
}

static guint
desk_import_plan_get_n_items (GListModel *model)
{
  return DESK_IMPORT_PLAN (model)->rows->len;
}

static gpointer
desk_import_plan_get_item (GListModel *model, guint position)
{
  DeskImportPlan *self = DESK_IMPORT_PLAN (model);

  return position < self->rows->len ? g_object_ref (self->rows->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = desk_import_plan_get_item_type;
  iface->get_n_items = desk_import_plan_get_n_items;
  iface->get_item = desk_import_plan_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskImportPlan,
                               desk_import_plan,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
desk_import_plan_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_IMPORT_PLAN (object)->rows);
  G_OBJECT_CLASS (desk_import_plan_parent_class)->finalize (object);
}

static void
desk_import_plan_class_init (DeskImportPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_import_plan_finalize;

  /**
   * DeskImportPlan::changed:
   *
   * The person decided otherwise about a row: the counts are others.
   */
  signals[CHANGED] =
    g_signal_new ("changed", DESK_TYPE_IMPORT_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_import_plan_init (DeskImportPlan *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Making one */

typedef struct
{
  DeskImportSource *source;
  GArray *fields; /* nullable */
  GPtrArray *contacts;
  gboolean header;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->source);
  g_clear_pointer (&job->fields, g_array_unref);
  g_ptr_array_unref (job->contacts);
  g_free (job);
}

static void
make_in_thread (GTask *task, gpointer unused, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (DeskImportPlan) self = g_object_new (DESK_TYPE_IMPORT_PLAN, NULL);
  g_autoptr (DeskImportMatch) match = desk_import_match_new (job->contacts);
  g_autoptr (GPtrArray) cards = desk_import_source_make_cards (job->source, job->header, job->fields);

  for (guint i = 0; i < cards->len && !g_cancellable_is_cancelled (cancellable); i++)
    desk_import_match_card (match, cards->pdata[i], self->rows);
  for (guint i = 0; i < self->rows->len; i++)
    self->counts[desk_import_row_get_fate (self->rows->pdata[i])]++;
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

/**
 * desk_import_plan_make_async:
 * @source: a file
 * @header: whether the first row of a table names its columns
 * @fields: (nullable) (element-type DeskImportField): what the columns of a table hold
 * @contacts: (element-type PbxContact): the phonebook as it is; nobody else may use these records
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Compares a file with the phonebook, off the main loop.
 */
void
desk_import_plan_make_async (DeskImportSource *source,
                             gboolean header,
                             GArray *fields,
                             GPtrArray *contacts,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, desk_import_plan_make_async);
  job->source = g_object_ref (source);
  job->fields = fields != NULL ? g_array_copy (fields) : NULL;
  job->contacts = g_ptr_array_ref (contacts);
  job->header = header;
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  /* The classes must be there before a thread makes objects of them. */
  g_type_class_unref (g_type_class_ref (DESK_TYPE_IMPORT_PLAN));
  g_type_class_unref (g_type_class_ref (DESK_TYPE_IMPORT_ROW));
  g_type_class_unref (g_type_class_ref (PBX_TYPE_CONTACT));
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * desk_import_plan_make_finish:
 *
 * Returns: (transfer full): the plan, or %NULL with @error set to %G_IO_ERROR_CANCELLED
 */
DeskImportPlan *
desk_import_plan_make_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** desk_import_plan_get_rows: Returns: (transfer none) (element-type DeskImportRow): all rows */
GPtrArray *
desk_import_plan_get_rows (DeskImportPlan *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_PLAN (self), NULL);
  return self->rows;
}

/** desk_import_plan_count: Returns: how many rows have @fate */
guint
desk_import_plan_count (DeskImportPlan *self, DeskImportFate fate)
{
  g_return_val_if_fail (DESK_IS_IMPORT_PLAN (self), 0);
  return self->counts[fate];
}

/** desk_import_plan_may_have_fate: Returns: whether the person may choose @fate for @row */
gboolean
desk_import_plan_may_have_fate (DeskImportPlan *self, DeskImportRow *row, DeskImportFate fate)
{
  g_return_val_if_fail (DESK_IS_IMPORT_ROW (row), FALSE);

  if (desk_import_row_get_fate (row) == DESK_IMPORT_BAD)
    return fate == DESK_IMPORT_BAD;
  if (fate == DESK_IMPORT_CHANGE)
    return desk_import_row_get_existing (row) != NULL;
  return fate != DESK_IMPORT_BAD;
}

static gboolean
set_fate (DeskImportPlan *self, DeskImportRow *row, DeskImportFate fate)
{
  if (desk_import_row_get_fate (row) == fate)
    return FALSE;
  self->counts[desk_import_row_get_fate (row)]--;
  self->counts[fate]++;
  desk_import_row_set_fate (row, fate);
  return TRUE;
}

/**
 * desk_import_plan_set_fate:
 * @self: a plan
 * @row: one of its rows
 * @fate: what is to become of it; has to be one that it may have
 *
 * Decides about a row.
 */
void
desk_import_plan_set_fate (DeskImportPlan *self, DeskImportRow *row, DeskImportFate fate)
{
  g_return_if_fail (DESK_IS_IMPORT_PLAN (self));
  g_return_if_fail (desk_import_plan_may_have_fate (self, row, fate));

  if (set_fate (self, row, fate))
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * desk_import_plan_set_fates:
 * @self: a plan
 * @rows: (element-type DeskImportRow): rows of it
 * @fate: what is to become of those that may have it
 *
 * Decides about many rows.
 */
void
desk_import_plan_set_fates (DeskImportPlan *self, GPtrArray *rows, DeskImportFate fate)
{
  gboolean changed = FALSE;

  g_return_if_fail (DESK_IS_IMPORT_PLAN (self));

  for (guint i = 0; i < rows->len; i++)
    {
      if (desk_import_plan_may_have_fate (self, rows->pdata[i], fate))
        changed |= set_fate (self, rows->pdata[i], fate);
    }
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}
