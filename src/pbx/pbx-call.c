/* pbx-call.c: a call of the log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-call.h"

/**
 * PbxCall:
 *
 * A call of the log, as endpoint 28 lists it. Times are the device's local time.
 */
struct _PbxCall
{
  PbxRecord parent_instance;

  char *caller_name;
  char *caller;
  char *callee;
  char *dest;
  char *start;
  char *status;
  char *direction;
  char *pin_code;
  char *trunk;
  char *recording_file;
  gint64 id;
  gint64 duration;
};

G_DEFINE_FINAL_TYPE (PbxCall, pbx_call, PBX_TYPE_RECORD)

#define AT(member) G_STRUCT_OFFSET (PbxCall, member)

static const PbxField fields[] = { { "id", "id", NULL, PBX_FIELD_INT, PBX_FIELD_KEY, AT (id) },
                                   { "caller-name", "callFrom", NULL, PBX_FIELD_STRING, 0, AT (caller_name) },
                                   { "caller", "callSrc", NULL, PBX_FIELD_STRING, 0, AT (caller) },
                                   { "callee", "callTo", NULL, PBX_FIELD_STRING, 0, AT (callee) },
                                   { "dest", "destNum", NULL, PBX_FIELD_STRING, 0, AT (dest) },
                                   { "start", "startTime", NULL, PBX_FIELD_STRING, 0, AT (start) },
                                   { "duration", "duration", NULL, PBX_FIELD_INT, 0, AT (duration) },
                                   { "status", "callStatus", NULL, PBX_FIELD_STRING, 0, AT (status) },
                                   { "direction", "callType", NULL, PBX_FIELD_STRING, 0, AT (direction) },
                                   { "pin-code", "pinCode", NULL, PBX_FIELD_STRING, 0, AT (pin_code) },
                                   { "trunk", "trunkName", NULL, PBX_FIELD_STRING, 0, AT (trunk) },
                                   { "recording-file", "recordingFile", NULL, PBX_FIELD_STRING, 0,
                                     AT (recording_file) },
                                   { NULL } };

static void
pbx_call_class_init (PbxCallClass *klass)
{
  PbxRecordClass *record_class = PBX_RECORD_CLASS (klass);

  pbx_record_class_declare (record_class, "call", fields);
  record_class->keeps_sent = FALSE;
}

static void
pbx_call_init (PbxCall *self)
{
}

/**
 * pbx_call_get_id:
 *
 * Returns: the number of the record
 */
gint64
pbx_call_get_id (PbxCall *self)
{
  g_return_val_if_fail (PBX_IS_CALL (self), 0);
  return self->id;
}

/**
 * pbx_call_get_caller_name:
 *
 * Returns: (transfer none): the name that came with the call; often the number once more
 */
const char *
pbx_call_get_caller_name (PbxCall *self)
{
  g_return_val_if_fail (PBX_IS_CALL (self), NULL);
  return self->caller_name;
}

/**
 * pbx_call_get_caller:
 *
 * Returns: (transfer none): the number that called
 */
const char *
pbx_call_get_caller (PbxCall *self)
{
  g_return_val_if_fail (PBX_IS_CALL (self), NULL);
  return self->caller;
}

/**
 * pbx_call_get_callee:
 *
 * Returns: (transfer none): the number that was called
 */
const char *
pbx_call_get_callee (PbxCall *self)
{
  g_return_val_if_fail (PBX_IS_CALL (self), NULL);
  return self->callee;
}

/**
 * pbx_call_get_dest:
 *
 * Returns: (transfer none): where the call ended, after transfers and forwards
 */
const char *
pbx_call_get_dest (PbxCall *self)
{
  g_return_val_if_fail (PBX_IS_CALL (self), NULL);
  return self->dest;
}

/**
 * pbx_call_get_start:
 *
 * Returns: (transfer none): when it began, as `yyyy-MM-dd HH:mm:ss` by the device's clock
 */
const char *
pbx_call_get_start (PbxCall *self)
{
  g_return_val_if_fail (PBX_IS_CALL (self), NULL);
  return self->start;
}

/**
 * pbx_call_get_duration:
 *
 * Returns: how long it lasted, in seconds
 */
gint64
pbx_call_get_duration (PbxCall *self)
{
  g_return_val_if_fail (PBX_IS_CALL (self), 0);
  return self->duration;
}

/**
 * pbx_call_get_status:
 *
 * Returns: (transfer none): what became of it, as the device says: `ANSWERED`, `BUSY`, `FAILED`, `NOANSWER`
 * or `NO ANSWER`
 */
const char *
pbx_call_get_status (PbxCall *self)
{
  g_return_val_if_fail (PBX_IS_CALL (self), NULL);
  return self->status;
}

/**
 * pbx_call_get_direction:
 *
 * Returns: (transfer none): `incoming`, `outgoing` or `internal`
 */
const char *
pbx_call_get_direction (PbxCall *self)
{
  g_return_val_if_fail (PBX_IS_CALL (self), NULL);
  return self->direction;
}

/**
 * pbx_call_get_pin_code:
 *
 * Returns: (transfer none): the PIN that an outgoing call was made with; mostly empty
 */
const char *
pbx_call_get_pin_code (PbxCall *self)
{
  g_return_val_if_fail (PBX_IS_CALL (self), NULL);
  return self->pin_code;
}

/**
 * pbx_call_get_trunk:
 *
 * Returns: (transfer none): the trunk that carried it; empty for internal calls
 */
const char *
pbx_call_get_trunk (PbxCall *self)
{
  g_return_val_if_fail (PBX_IS_CALL (self), NULL);
  return self->trunk;
}

/**
 * pbx_call_get_recording_file:
 *
 * Returns: (transfer none): the file of its recording; empty where there is none
 */
const char *
pbx_call_get_recording_file (PbxCall *self)
{
  g_return_val_if_fail (PBX_IS_CALL (self), NULL);
  return self->recording_file;
}
