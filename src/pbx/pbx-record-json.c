/* pbx-record-json.c: records from JSON, tolerantly, and to JSON, exactly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-record-private.h"

#include "pbx-error.h"
#include "pbx-json.h"

/* From so many rows on, reading them would cost a frame. */
#define READ_HERE_UP_TO 150

/* Reading */

static gboolean
wrong_type (PbxRecord *self, const PbxField *field, const char *due, GError **error)
{
  g_set_error (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "\"%s\" of %s is not %s", field->wire,
               PBX_RECORD_GET_CLASS (self)->noun, due);
  return FALSE;
}

static gboolean
read_text (PbxRecord *self, const PbxField *field, JsonNode *node, gboolean *changed)
{
  g_autofree char *text = NULL;

  /* Without a copy for nearly all of them */
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      *changed = pbx_record_set_text (self, field, json_node_get_string (node));
      return TRUE;
    }

  text = pbx_json_dup_text (node);
  *changed = text != NULL && pbx_record_set_text (self, field, text);
  return text != NULL;
}

static gboolean
read_field (PbxRecord *self, const PbxField *field, JsonNode *node, gboolean *changed, GError **error)
{
  gboolean null = JSON_NODE_HOLDS_NULL (node);
  gboolean value = FALSE;
  double number = 0;

  if (!null && !JSON_NODE_HOLDS_VALUE (node))
    return wrong_type (self, field, "a value", error);

  switch (field->type)
    {
    case PBX_FIELD_STRING:
      if (null)
        *changed = pbx_record_set_text (self, field, NULL);
      else if (!read_text (self, field, node, changed))
        return wrong_type (self, field, "text", error);
      return TRUE;

    case PBX_FIELD_INT:
      if (!null && json_node_get_value_type (node) == G_TYPE_INT64)
        {
          *changed = pbx_record_set_int (self, field, json_node_get_int (node));
          return TRUE;
        }
      if (!null && (!pbx_json_read_double (node, &number) || !(ABS (number) <= 1e15)))
        return wrong_type (self, field, "a whole number", error);
      *changed = pbx_record_set_int (self, field, (gint64) number);
      return TRUE;

    case PBX_FIELD_BOOLEAN:
    case PBX_FIELD_FLAG:
      if (!null && !pbx_json_read_boolean (node, &value))
        return wrong_type (self, field, "true or false", error);
      *changed = pbx_record_set_boolean (self, field, value);
      return TRUE;

    case PBX_FIELD_DOUBLE:
      if (!null && !pbx_json_read_double (node, &number))
        return wrong_type (self, field, "a number", error);
      *changed = pbx_record_set_double (self, field, number);
      return TRUE;

    default:
      g_assert_not_reached ();
    }
}

static JsonNode *
find_nested (JsonObject *object, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", 2);
  JsonNode *outer = json_object_get_member (object, parts[0]);

  return outer != NULL && JSON_NODE_HOLDS_OBJECT (outer)
           ? json_object_get_member (json_node_get_object (outer), parts[1])
           : NULL;
}

static JsonNode *
find_member (JsonObject *object, const PbxField *field)
{
  JsonNode *node = (field->flags & PBX_FIELD_NESTED) != 0 ? find_nested (object, field->wire)
                                                          : json_object_get_member (object, field->wire);

  return node != NULL || field->alias == NULL ? node : json_object_get_member (object, field->alias);
}

/**
 * pbx_record_read:
 * @node: what the device sent for this record
 * @error: return location for a %PBX_ERROR_NOT_UNDERSTOOD that names the member, not its value
 *
 * Reads a record, in place: only what differs is notified, so that every view follows.
 *
 * Returns: %FALSE with @error set where a member cannot be read; the record then keeps what could
 */
gboolean
pbx_record_read (PbxRecord *self, JsonNode *node, GError **error)
{
  PbxRecordClass *klass;
  JsonObject *object;
  gboolean any = FALSE;
  gboolean good = TRUE;

  g_return_val_if_fail (PBX_IS_RECORD (self), FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  klass = PBX_RECORD_GET_CLASS (self);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "%s is not an object", klass->noun);
      return FALSE;
    }

  object = json_node_get_object (node);
  g_object_freeze_notify (G_OBJECT (self));

  for (guint i = 0; i < klass->n_fields && good; i++)
    {
      JsonNode *member = find_member (object, &klass->fields[i]);
      gboolean changed = FALSE;

      if (member == NULL)
        continue;

      good = read_field (self, &klass->fields[i], member, &changed, error);

      if (changed)
        {
          any = TRUE;
          g_object_notify_by_pspec (G_OBJECT (self), klass->pspecs[i + 1]);
        }
    }

  if (klass->keeps_sent)
    pbx_record_set_sent (self, object);
  pbx_record_set_state (self, PBX_RECORD_READY);

  if (any && klass->updated != NULL)
    klass->updated (self);

  g_object_thaw_notify (G_OBJECT (self));

  return good;
}

/* Writing */

static JsonNode *
write_field (PbxRecord *self, const PbxField *field)
{
  JsonNode *node = json_node_alloc ();

  switch (field->type)
    {
    case PBX_FIELD_STRING:
      return json_node_init_string (node, MEMBER (self, field, char *));
    case PBX_FIELD_INT:
      return json_node_init_int (node, MEMBER (self, field, gint64));
    case PBX_FIELD_BOOLEAN:
      return json_node_init_boolean (node, MEMBER (self, field, gboolean));
    case PBX_FIELD_FLAG:
      return json_node_init_int (node, MEMBER (self, field, gboolean) ? 1 : 0);
    case PBX_FIELD_DOUBLE:
      return json_node_init_double (node, MEMBER (self, field, double));
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_empty (PbxRecord *self, const PbxField *field)
{
  switch (field->type)
    {
    case PBX_FIELD_STRING:
      return *MEMBER (self, field, char *) == '\0';
    case PBX_FIELD_INT:
      return MEMBER (self, field, gint64) == 0;
    case PBX_FIELD_DOUBLE:
      return MEMBER (self, field, double) == 0;
    case PBX_FIELD_BOOLEAN:
    case PBX_FIELD_FLAG:
    default:
      return !MEMBER (self, field, gboolean);
    }
}

static gboolean
is_declared (PbxRecordClass *klass, const char *name)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].wire, name) || g_strcmp0 (klass->fields[i].alias, name) == 0)
      return TRUE;

  return FALSE;
}

/**
 * pbx_record_write:
 *
 * Writes the record as the documented request has it, and with it all that the device sent for this
 * record and that is not declared, or that only answers have, as it came.
 *
 * Returns: (transfer full): the parameters of an add or update request
 */
JsonObject *
pbx_record_write (PbxRecord *self)
{
  JsonObject *sent = pbx_record_get_sent (self);
  PbxRecordClass *klass;
  JsonObject *object;

  g_return_val_if_fail (PBX_IS_RECORD (self), NULL);

  klass = PBX_RECORD_GET_CLASS (self);
  object = json_object_new ();

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PbxField *field = &klass->fields[i];

      if ((field->flags & PBX_FIELD_NESTED) != 0)
        continue; /* goes back with the object around it, which is not declared */
      else if ((field->flags & PBX_FIELD_ANSWER_ONLY) == 0)
        {
          /* What the device did not tell and nobody set is not ours to invent. */
          if (sent == NULL || find_member (sent, field) != NULL || !is_empty (self, field))
            json_object_set_member (object, field->wire, write_field (self, field));
        }
      else if (sent != NULL && find_member (sent, field) != NULL)
        json_object_set_member (object, field->wire, json_node_copy (find_member (sent, field)));
    }

  if (sent != NULL)
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *node;

      json_object_iter_init_ordered (&iter, sent);
      while (json_object_iter_next_ordered (&iter, &name, &node))
        if (!is_declared (klass, name))
          json_object_set_member (object, name, json_node_copy (node));
    }

  return object;
}

/**
 * pbx_records_from_node:
 * @record_type: the type of the records
 * @node: an array of objects, or null or {} where there are none
 * @where: the endpoint's name, for the error
 * @error: return location for a %PBX_ERROR_NOT_UNDERSTOOD
 *
 * Reads an array of records.
 *
 * Returns: (transfer full) (element-type PbxRecord): the records, or %NULL with @error set
 */
GPtrArray *
pbx_records_from_node (GType record_type, JsonNode *node, const char *where, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *array;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node) ||
      (JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) == 0))
    return g_steal_pointer (&records);

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_set_error (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "%s: the rows are not an array", where);
      return NULL;
    }

  array = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autoptr (PbxRecord) record = g_object_new (record_type, NULL);

      if (!pbx_record_read (record, json_array_get_element (array, i), error))
        {
          g_prefix_error (error, "%s, row %u: ", where, i + 1);
          return NULL;
        }

      g_ptr_array_add (records, g_steal_pointer (&record));
    }

  return g_steal_pointer (&records);
}

typedef struct
{
  GType record_type;
  JsonNode *node;
  const char *where;
} ReadJob;

static void
read_job_free (ReadJob *job)
{
  g_clear_pointer (&job->node, json_node_unref);
  g_free (job);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ReadJob *job = task_data;
  GError *error = NULL;
  GPtrArray *records = pbx_records_from_node (job->record_type, job->node, job->where, &error);

  /* Here, since a large document takes long to free, too. */
  g_clear_pointer (&job->node, json_node_unref);

  if (records != NULL)
    g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pbx_records_from_node_async:
 * @record_type: the type of the records
 * @node: (transfer full): an array of objects, or null or {} where there are none
 * @where: the endpoint's name, for the error; static
 * @cancellable: (nullable): to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * As [func@records_from_node], in a thread where it would hold up the window.
 */
void
pbx_records_from_node_async (GType record_type,
                             JsonNode *node,
                             const char *where,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  ReadJob *job = g_new0 (ReadJob, 1);

  g_task_set_source_tag (task, pbx_records_from_node_async);

  /* The type's class must be there before a thread makes objects of it. */
  g_type_class_unref (g_type_class_ref (record_type));

  job->record_type = record_type;
  job->node = node;
  job->where = where;
  g_task_set_task_data (task, job, (GDestroyNotify) read_job_free);

  if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > READ_HERE_UP_TO)
    g_task_run_in_thread (task, read_in_thread);
  else
    read_in_thread (task, NULL, job, cancellable);
}

/**
 * pbx_records_from_node_finish:
 *
 * Returns: (transfer full) (element-type PbxRecord): the records, or %NULL with @error set
 */
GPtrArray *
pbx_records_from_node_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
free_in_thread (GTask *task, gpointer source, gpointer records, GCancellable *cancellable)
{
  g_ptr_array_unref (records);
  g_task_return_boolean (task, TRUE);
}

/**
 * pbx_records_free_later: (skip)
 * @records: (transfer full) (element-type PbxRecord): records of a type that keeps nothing that was sent,
 *   and that nobody watches
 *
 * Frees records, in a thread where it would hold up the window.
 */
void
pbx_records_free_later (GPtrArray *records)
{
  g_autoptr (GTask) task = NULL;

  if (records->len <= READ_HERE_UP_TO)
    {
      g_ptr_array_unref (records);
      return;
    }

  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, records, NULL);
  g_task_run_in_thread (task, free_in_thread);
}
