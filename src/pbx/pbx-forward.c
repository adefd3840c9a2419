/* pbx-forward.c: a call forward
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-forward.h"

/**
 * PbxForward:
 *
 * A call forward, as endpoint 18 lists it and endpoints 20 and 21 take it.
 */
struct _PbxForward
{
  PbxRecord parent_instance;

  char *exten;
  char *type;
  char *dest;
  gint64 id;
  gint64 timeout;
  gboolean enable;
};

G_DEFINE_FINAL_TYPE (PbxForward, pbx_forward, PBX_TYPE_RECORD)

#define AT(member) G_STRUCT_OFFSET (PbxForward, member)

static const PbxField fields[] = { { "id", "id", NULL, PBX_FIELD_INT, PBX_FIELD_KEY, AT (id) },
                                   { "exten", "exten", NULL, PBX_FIELD_STRING, 0, AT (exten) },
                                   { "type", "type", NULL, PBX_FIELD_STRING, 0, AT (type) },
                                   { "dest", "dest", NULL, PBX_FIELD_STRING, 0, AT (dest) },
                                   { "timeout", "timeout", NULL, PBX_FIELD_INT, 0, AT (timeout) },
                                   { "enable", "enable", NULL, PBX_FIELD_FLAG, 0, AT (enable) },
                                   { NULL } };

static void
pbx_forward_class_init (PbxForwardClass *klass)
{
  pbx_record_class_declare (PBX_RECORD_CLASS (klass), "call forward", fields);
}

static void
pbx_forward_init (PbxForward *self)
{
}

/**
 * pbx_forward_new:
 *
 * Returns: (transfer full): a call forward with nothing filled in
 */
PbxForward *
pbx_forward_new (void)
{
  return g_object_new (PBX_TYPE_FORWARD, NULL);
}

/**
 * pbx_forward_get_id:
 *
 * Returns: the number of the record
 */
gint64
pbx_forward_get_id (PbxForward *self)
{
  g_return_val_if_fail (PBX_IS_FORWARD (self), 0);
  return self->id;
}

/**
 * pbx_forward_get_exten:
 *
 * Returns: the number whose calls are forwarded
 */
const char *
pbx_forward_get_exten (PbxForward *self)
{
  g_return_val_if_fail (PBX_IS_FORWARD (self), NULL);
  return self->exten;
}

/**
 * pbx_forward_get_condition:
 *
 * Returns: when calls are forwarded: `busy`, `noanswer`, `noan_busy` (either) or `always`, or a word that
 *   only the device knows
 */
const char *
pbx_forward_get_condition (PbxForward *self)
{
  g_return_val_if_fail (PBX_IS_FORWARD (self), NULL);
  return self->type;
}

/**
 * pbx_forward_get_dest:
 *
 * Returns: where to
 */
const char *
pbx_forward_get_dest (PbxForward *self)
{
  g_return_val_if_fail (PBX_IS_FORWARD (self), NULL);
  return self->dest;
}

/**
 * pbx_forward_get_timeout:
 *
 * Returns: for how long the extension rings before it counts as not answered, in seconds
 */
gint64
pbx_forward_get_timeout (PbxForward *self)
{
  g_return_val_if_fail (PBX_IS_FORWARD (self), 0);
  return self->timeout;
}

/**
 * pbx_forward_get_enable:
 *
 * Returns: whether it is in force
 */
gboolean
pbx_forward_get_enable (PbxForward *self)
{
  g_return_val_if_fail (PBX_IS_FORWARD (self), FALSE);
  return self->enable;
}

/**
 * pbx_forward_get_always:
 *
 * Returns: whether the extension never rings
 */
gboolean
pbx_forward_get_always (PbxForward *self)
{
  g_return_val_if_fail (PBX_IS_FORWARD (self), FALSE);
  return g_str_equal (self->type, "always");
}
