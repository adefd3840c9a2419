/* pbx-record.c: the base class of all that travels as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-record-private.h"

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
      changed = pbx_record_set_text (self, field, g_value_get_string (value));
      break;
    case PBX_FIELD_INT:
      changed = pbx_record_set_int (self, field, g_value_get_int64 (value));
      break;
    case PBX_FIELD_BOOLEAN:
    case PBX_FIELD_FLAG:
      changed = pbx_record_set_boolean (self, field, g_value_get_boolean (value));
      break;
    case PBX_FIELD_DOUBLE:
      changed = pbx_record_set_double (self, field, g_value_get_double (value));
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
      MEMBER (self, &klass->fields[i], char *) = pbx_no_text;

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
      pbx_free_text (MEMBER (self, &klass->fields[i], char *));

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
  klass->keeps_sent = TRUE;
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

/* Copying */

static gboolean
take_field (PbxRecord *self, const PbxField *field, PbxRecord *from)
{
  switch (field->type)
    {
    case PBX_FIELD_STRING:
      return pbx_record_set_text (self, field, MEMBER (from, field, char *));
    case PBX_FIELD_INT:
      return pbx_record_set_int (self, field, MEMBER (from, field, gint64));
    case PBX_FIELD_BOOLEAN:
    case PBX_FIELD_FLAG:
      return pbx_record_set_boolean (self, field, MEMBER (from, field, gboolean));
    case PBX_FIELD_DOUBLE:
      return pbx_record_set_double (self, field, MEMBER (from, field, double));
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

  pbx_record_set_sent (self, from_priv->sent);
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
 * pbx_record_get_sent: (skip)
 *
 * Returns: (nullable) (transfer none): what the device sent for this record
 */
JsonObject *
pbx_record_get_sent (PbxRecord *self)
{
  PbxRecordPrivate *priv = pbx_record_get_instance_private (self);

  return priv->sent;
}

/**
 * pbx_record_set_sent: (skip)
 * @sent: (nullable): what the device sent for this record
 *
 * Keeps it, so that an update loses nothing of it.
 */
void
pbx_record_set_sent (PbxRecord *self, JsonObject *sent)
{
  PbxRecordPrivate *priv = pbx_record_get_instance_private (self);

  if (sent != NULL)
    json_object_ref (sent);
  g_clear_pointer (&priv->sent, json_object_unref);
  priv->sent = sent;
}
