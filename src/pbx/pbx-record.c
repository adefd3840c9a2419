/* pbx-record.c: the base class of all that travels as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-record.h"

#include "pbx-error.h"

#include <gio/gio.h>
#include <string.h>

/**
 * PbxRecord:
 *
 * One record of the device. A record type is a list of [struct@Field]s, one for each struct member; it
 * gets its GObject properties, its reading and its writing from here.
 *
 * Reading is tolerant: a scalar of any type is taken where it makes sense, and a missing or null member
 * is empty. Writing is exact: the documented name and type. Members that are not declared are kept as
 * the device sent them and go back with the next update.
 */
typedef struct
{
  JsonObject *sent; /* nullable: what the device sent */
  PbxRecordState state;
} PbxRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PbxRecord, pbx_record, G_TYPE_OBJECT)

enum
{
  PROP_STATE = 1,
  PROP_READY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What string members hold instead of NULL. Shared, since most strings of most records are empty. */
static char no_text[1] = "";

#define MEMBER(self, field, type) G_STRUCT_MEMBER (type, self, (field)->offset)

static void
free_text (char *text)
{
  if (text != no_text)
    g_free (text);
}

/* TRUE when the text differed. */
static gboolean
set_text (PbxRecord *self, const PbxField *field, const char *text)
{
  char **member = &MEMBER (self, field, char *);

  if (text == NULL)
    text = no_text;

  if (strcmp (*member, text) == 0)
    return FALSE;

  free_text (*member);
  *member = *text == '\0' ? no_text : g_strdup (text);
  return TRUE;
}

static gboolean
set_int (PbxRecord *self, const PbxField *field, gint64 number)
{
  if (MEMBER (self, field, gint64) == number)
    return FALSE;

  MEMBER (self, field, gint64) = number;
  return TRUE;
}

static gboolean
set_boolean (PbxRecord *self, const PbxField *field, gboolean value)
{
  value = !!value;

  if (MEMBER (self, field, gboolean) == value)
    return FALSE;

  MEMBER (self, field, gboolean) = value;
  return TRUE;
}

static gboolean
set_double (PbxRecord *self, const PbxField *field, double number)
{
  if (MEMBER (self, field, double) == number)
    return FALSE;

  MEMBER (self, field, double) = number;
  return TRUE;
}

static void
pbx_record_field_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PbxRecord *self = PBX_RECORD (object);
  const PbxField *field = &PBX_RECORD_GET_CLASS (self)->fields[prop_id - 1];

  switch (field->type)
    {
    case PBX_FIELD_STRING:
      g_value_set_string (value, MEMBER (self, field, char *));
      break;
    case PBX_FIELD_INT:
      g_value_set_int64 (value, MEMBER (self, field, gint64));
      break;
    case PBX_FIELD_BOOLEAN:
    case PBX_FIELD_FLAG:
      g_value_set_boolean (value, MEMBER (self, field, gboolean));
      break;
    case PBX_FIELD_DOUBLE:
      g_value_set_double (value, MEMBER (self, field, double));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
pbx_record_field_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PbxRecord *self = PBX_RECORD (object);
  PbxRecordClass *klass = PBX_RECORD_GET_CLASS (self);
  const PbxField *field = &klass->fields[prop_id - 1];
  gboolean changed = FALSE;

  switch (field->type)
    {
    case PBX_FIELD_STRING:
      changed = set_text (self, field, g_value_get_string (value));
      break;
    case PBX_FIELD_INT:
      changed = set_int (self, field, g_value_get_int64 (value));
      break;
    case PBX_FIELD_BOOLEAN:
    case PBX_FIELD_FLAG:
      changed = set_boolean (self, field, g_value_get_boolean (value));
      break;
    case PBX_FIELD_DOUBLE:
      changed = set_double (self, field, g_value_get_double (value));
      break;
    default:
      g_assert_not_reached ();
    }

  if (changed)
    {
      g_object_notify_by_pspec (object, pspec);
      if (klass->updated != NULL)
        klass->updated (self);
    }
}

static void
pbx_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PbxRecord *self = PBX_RECORD (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, pbx_record_get_state (self));
      break;
    case PROP_READY:
      g_value_set_boolean (value, pbx_record_get_ready (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Not in pbx_record_init(), which does not see the final type's fields yet. */
static void
pbx_record_constructed (GObject *object)
{
  PbxRecord *self = PBX_RECORD (object);
  PbxRecordClass *klass = PBX_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].type == PBX_FIELD_STRING && MEMBER (self, &klass->fields[i], char *) == NULL)
      MEMBER (self, &klass->fields[i], char *) = no_text;

  G_OBJECT_CLASS (pbx_record_parent_class)->constructed (object);
}

static void
pbx_record_finalize (GObject *object)
{
  PbxRecord *self = PBX_RECORD (object);
  PbxRecordClass *klass = PBX_RECORD_GET_CLASS (self);
  PbxRecordPrivate *priv = pbx_record_get_instance_private (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].type == PBX_FIELD_STRING)
      free_text (MEMBER (self, &klass->fields[i], char *));

  g_clear_pointer (&priv->sent, json_object_unref);

  G_OBJECT_CLASS (pbx_record_parent_class)->finalize (object);
}

static void
pbx_record_class_init (PbxRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pbx_record_get_property;
  object_class->constructed = pbx_record_constructed;
  object_class->finalize = pbx_record_finalize;

  /**
   * PbxRecord:state:
   *
   * Whether the fields are the device's, a [enum@RecordState].
   */
  properties[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, PBX_RECORD_READY, PBX_RECORD_FAILED, PBX_RECORD_READY, flags);

  /**
   * PbxRecord:ready:
   *
   * Whether the fields are the device's.
   */
  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, TRUE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pbx_record_init (PbxRecord *self)
{
}

/**
 * pbx_record_class_declare: (skip)
 * @klass: the class of a final record type
 * @noun: what errors call such a record
 * @fields: its fields, ending with an empty one; static
 *
 * Declares a record type. Call it in the type's class_init.
 */
void
pbx_record_class_declare (PbxRecordClass *klass, const char *noun, const PbxField *fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  guint n = 0;

  while (fields[n].property != NULL)
    n++;

  klass->noun = noun;
  klass->fields = fields;
  klass->n_fields = n;
  klass->pspecs = g_new0 (GParamSpec *, n + 1);

  object_class->get_property = pbx_record_field_get_property;
  object_class->set_property = pbx_record_field_set_property;

  for (guint i = 0; i < n; i++)
    {
      const char *name = fields[i].property;

      switch (fields[i].type)
        {
        case PBX_FIELD_STRING:
          klass->pspecs[i + 1] = g_param_spec_string (name, NULL, NULL, "", flags);
          break;
        case PBX_FIELD_INT:
          klass->pspecs[i + 1] = g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
          break;
        case PBX_FIELD_BOOLEAN:
        case PBX_FIELD_FLAG:
          klass->pspecs[i + 1] = g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
          break;
        case PBX_FIELD_DOUBLE:
          klass->pspecs[i + 1] = g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
          break;
        default:
          g_assert_not_reached ();
        }
    }

  g_object_class_install_properties (object_class, n + 1, klass->pspecs);
}

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
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      *changed = set_text (self, field, json_node_get_string (node));
      return TRUE;
    case G_TYPE_INT64:
      g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, json_node_get_int (node));
      *changed = set_text (self, field, buffer);
      return TRUE;
    case G_TYPE_DOUBLE:
      *changed = set_text (self, field, g_ascii_dtostr (buffer, sizeof buffer, json_node_get_double (node)));
      return TRUE;
    case G_TYPE_BOOLEAN:
      *changed = set_text (self, field, json_node_get_boolean (node) ? "true" : "false");
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
read_double (JsonNode *node, double *number)
{
  const char *text;
  char *end;

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_INT64:
      *number = json_node_get_int (node);
      return TRUE;
    case G_TYPE_DOUBLE:
      *number = json_node_get_double (node);
      return TRUE;
    case G_TYPE_BOOLEAN:
      *number = json_node_get_boolean (node);
      return TRUE;
    case G_TYPE_STRING:
      text = json_node_get_string (node);
      *number = g_ascii_strtod (text, &end);
      while (g_ascii_isspace (*end))
        end++;
      return *end == '\0';
    default:
      return FALSE;
    }
}

static gboolean
read_boolean (JsonNode *node, gboolean *value)
{
  static const char *const yes[] = { "true", "yes", "on", "1", NULL };
  static const char *const no[] = { "", "false", "no", "off", "0", NULL };
  g_autofree char *word = NULL;

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_BOOLEAN:
      *value = json_node_get_boolean (node);
      return TRUE;
    case G_TYPE_INT64:
      *value = json_node_get_int (node) != 0;
      return TRUE;
    case G_TYPE_DOUBLE:
      *value = json_node_get_double (node) != 0;
      return TRUE;
    case G_TYPE_STRING:
      word = g_ascii_strdown (json_node_get_string (node), -1);
      *value = g_strv_contains (yes, word);
      return *value || g_strv_contains (no, word);
    default:
      return FALSE;
    }
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
        *changed = set_text (self, field, NULL);
      else if (!read_text (self, field, node, changed))
        return wrong_type (self, field, "text", error);
      return TRUE;

    case PBX_FIELD_INT:
      if (!null && json_node_get_value_type (node) == G_TYPE_INT64)
        {
          *changed = set_int (self, field, json_node_get_int (node));
          return TRUE;
        }
      if (!null && (!read_double (node, &number) || ABS (number) > 1e15))
        return wrong_type (self, field, "a whole number", error);
      *changed = set_int (self, field, (gint64) number);
      return TRUE;

    case PBX_FIELD_BOOLEAN:
    case PBX_FIELD_FLAG:
      if (!null && !read_boolean (node, &value))
        return wrong_type (self, field, "true or false", error);
      *changed = set_boolean (self, field, value);
      return TRUE;

    case PBX_FIELD_DOUBLE:
      if (!null && !read_double (node, &number))
        return wrong_type (self, field, "a number", error);
      *changed = set_double (self, field, number);
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
  PbxRecordPrivate *priv = pbx_record_get_instance_private (self);
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

  g_clear_pointer (&priv->sent, json_object_unref);
  priv->sent = json_object_ref (object);
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
  PbxRecordPrivate *priv = pbx_record_get_instance_private (self);
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
        json_object_set_member (object, field->wire, write_field (self, field));
      else if (priv->sent != NULL && find_member (priv->sent, field) != NULL)
        json_object_set_member (object, field->wire, json_node_copy (find_member (priv->sent, field)));
    }

  if (priv->sent != NULL)
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *node;

      json_object_iter_init_ordered (&iter, priv->sent);
      while (json_object_iter_next_ordered (&iter, &name, &node))
        if (!is_declared (klass, name))
          json_object_set_member (object, name, json_node_copy (node));
    }

  return object;
}

/* Copying */

static gboolean
take_field (PbxRecord *self, const PbxField *field, PbxRecord *from)
{
  switch (field->type)
    {
    case PBX_FIELD_STRING:
      return set_text (self, field, MEMBER (from, field, char *));
    case PBX_FIELD_INT:
      return set_int (self, field, MEMBER (from, field, gint64));
    case PBX_FIELD_BOOLEAN:
    case PBX_FIELD_FLAG:
      return set_boolean (self, field, MEMBER (from, field, gboolean));
    case PBX_FIELD_DOUBLE:
      return set_double (self, field, MEMBER (from, field, double));
    default:
      g_assert_not_reached ();
    }
}

/**
 * pbx_record_assign:
 * @from: a record of the same type
 *
 * Makes the record equal to @from, in place: only what differs is notified.
 */
void
pbx_record_assign (PbxRecord *self, PbxRecord *from)
{
  PbxRecordPrivate *priv = pbx_record_get_instance_private (self);
  PbxRecordPrivate *from_priv = pbx_record_get_instance_private (from);
  PbxRecordClass *klass;
  gboolean any = FALSE;

  g_return_if_fail (PBX_IS_RECORD (self));
  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (from));

  if (self == from)
    return;

  klass = PBX_RECORD_GET_CLASS (self);
  g_object_freeze_notify (G_OBJECT (self));

  for (guint i = 0; i < klass->n_fields; i++)
    if (take_field (self, &klass->fields[i], from))
      {
        any = TRUE;
        g_object_notify_by_pspec (G_OBJECT (self), klass->pspecs[i + 1]);
      }

  g_clear_pointer (&priv->sent, json_object_unref);
  priv->sent = from_priv->sent != NULL ? json_object_ref (from_priv->sent) : NULL;
  pbx_record_set_state (self, from_priv->state);

  if (any && klass->updated != NULL)
    klass->updated (self);

  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pbx_record_copy:
 * @self: (type PbxRecord): a record
 *
 * Makes a copy to edit: with all that the device sent, so that writing it back loses nothing.
 *
 * Returns: (transfer full) (type PbxRecord): a record of the same type
 */
gpointer
pbx_record_copy (gpointer self)
{
  PbxRecord *copy;

  g_return_val_if_fail (PBX_IS_RECORD (self), NULL);

  copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  pbx_record_assign (copy, self);

  return copy;
}

/**
 * pbx_record_equal:
 * @other: a record of the same type
 *
 * Returns: whether all declared fields are the same
 */
gboolean
pbx_record_equal (PbxRecord *self, PbxRecord *other)
{
  PbxRecordClass *klass;

  g_return_val_if_fail (PBX_IS_RECORD (self), FALSE);
  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other), FALSE);

  klass = PBX_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PbxField *field = &klass->fields[i];
      gboolean same;

      switch (field->type)
        {
        case PBX_FIELD_STRING:
          same = g_str_equal (MEMBER (self, field, char *), MEMBER (other, field, char *));
          break;
        case PBX_FIELD_INT:
          same = MEMBER (self, field, gint64) == MEMBER (other, field, gint64);
          break;
        case PBX_FIELD_DOUBLE:
          same = MEMBER (self, field, double) == MEMBER (other, field, double);
          break;
        case PBX_FIELD_BOOLEAN:
        case PBX_FIELD_FLAG:
        default:
          same = MEMBER (self, field, gboolean) == MEMBER (other, field, gboolean);
          break;
        }

      if (!same)
        return FALSE;
    }

  return TRUE;
}

/**
 * pbx_record_dup_key:
 *
 * Returns: (transfer full): what tells this record from others of its list, as text; empty where the
 *   type declares no key
 */
char *
pbx_record_dup_key (PbxRecord *self)
{
  PbxRecordClass *klass;

  g_return_val_if_fail (PBX_IS_RECORD (self), NULL);

  klass = PBX_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PbxField *field = &klass->fields[i];

      if ((field->flags & PBX_FIELD_KEY) == 0)
        continue;

      if (field->type == PBX_FIELD_STRING)
        return g_strdup (MEMBER (self, field, char *));
      if (field->type == PBX_FIELD_INT)
        return g_strdup_printf ("%" G_GINT64_FORMAT, MEMBER (self, field, gint64));
    }

  return g_strdup ("");
}

/**
 * pbx_record_get_state:
 *
 * Returns: whether the fields are the device's
 */
PbxRecordState
pbx_record_get_state (PbxRecord *self)
{
  PbxRecordPrivate *priv = pbx_record_get_instance_private (self);

  g_return_val_if_fail (PBX_IS_RECORD (self), PBX_RECORD_FAILED);
  return priv->state;
}

/**
 * pbx_record_get_ready:
 *
 * Returns: whether the fields are the device's
 */
gboolean
pbx_record_get_ready (PbxRecord *self)
{
  return pbx_record_get_state (self) == PBX_RECORD_READY;
}

/**
 * pbx_record_set_state:
 * @state: the new state
 *
 * For lists, which know whether a row's page is there.
 */
void
pbx_record_set_state (PbxRecord *self, PbxRecordState state)
{
  PbxRecordPrivate *priv = pbx_record_get_instance_private (self);

  g_return_if_fail (PBX_IS_RECORD (self));

  if (priv->state == state)
    return;

  priv->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
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
