/* pbx-recording.c: a recording
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-recording.h"

/**
 * PbxRecording:
 *
 * A recording, as endpoints 29, 30 and 31 list it. Times are the device's local time.
 */
struct _PbxRecording
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
  char *file_name;
  char *play_url;
  gint64 id;
  gint64 duration;
  gint64 length;
};

G_DEFINE_FINAL_TYPE (PbxRecording, pbx_recording, PBX_TYPE_RECORD)

#define AT(member) G_STRUCT_OFFSET (PbxRecording, member)

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
                                   { "file-name", "FileName", "fileName", PBX_FIELD_STRING, 0,
                                     AT (file_name) },
                                   { "length", "timeLength", NULL, PBX_FIELD_INT, 0, AT (length) },
                                   { "play-url", "playUrl", NULL, PBX_FIELD_STRING, 0, AT (play_url) },
                                   { NULL } };

static void
pbx_recording_class_init (PbxRecordingClass *klass)
{
  PbxRecordClass *record_class = PBX_RECORD_CLASS (klass);

  pbx_record_class_declare (record_class, "recording", fields);
  record_class->keeps_sent = FALSE;
}

static void
pbx_recording_init (PbxRecording *self)
{
}

/**
 * pbx_recording_get_id:
 *
 * Returns: the number of the record
 */
gint64
pbx_recording_get_id (PbxRecording *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING (self), 0);
  return self->id;
}

/**
 * pbx_recording_get_caller_name:
 *
 * Returns: (transfer none): the name that came with the call; often the number once more
 */
const char *
pbx_recording_get_caller_name (PbxRecording *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING (self), NULL);
  return self->caller_name;
}

/**
 * pbx_recording_get_caller:
 *
 * Returns: (transfer none): the number that called
 */
const char *
pbx_recording_get_caller (PbxRecording *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING (self), NULL);
  return self->caller;
}

/**
 * pbx_recording_get_callee:
 *
 * Returns: (transfer none): the number that was called
 */
const char *
pbx_recording_get_callee (PbxRecording *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING (self), NULL);
  return self->callee;
}

/**
 * pbx_recording_get_dest:
 *
 * Returns: (transfer none): where the call ended, after transfers and forwards
 */
const char *
pbx_recording_get_dest (PbxRecording *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING (self), NULL);
  return self->dest;
}

/**
 * pbx_recording_get_start:
 *
 * Returns: (transfer none): when it began, as `yyyy-MM-dd HH:mm:ss` by the device's clock
 */
const char *
pbx_recording_get_start (PbxRecording *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING (self), NULL);
  return self->start;
}

/**
 * pbx_recording_get_duration:
 *
 * Returns: how long it lasted, in seconds
 */
gint64
pbx_recording_get_duration (PbxRecording *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING (self), 0);
  return self->duration;
}

/**
 * pbx_recording_get_status:
 *
 * Returns: (transfer none): what became of it, as the device says: `ANSWERED`, `BUSY`, `FAILED`, `NOANSWER`
 * or `NO ANSWER`
 */
const char *
pbx_recording_get_status (PbxRecording *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING (self), NULL);
  return self->status;
}

/**
 * pbx_recording_get_direction:
 *
 * Returns: (transfer none): `incoming`, `outgoing` or `internal`
 */
const char *
pbx_recording_get_direction (PbxRecording *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING (self), NULL);
  return self->direction;
}

/**
 * pbx_recording_get_pin_code:
 *
 * Returns: (transfer none): the PIN that an outgoing call was made with; mostly empty
 */
const char *
pbx_recording_get_pin_code (PbxRecording *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING (self), NULL);
  return self->pin_code;
}

/**
 * pbx_recording_get_trunk:
 *
 * Returns: (transfer none): the trunk that carried it; empty for internal calls
 */
const char *
pbx_recording_get_trunk (PbxRecording *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING (self), NULL);
  return self->trunk;
}

/**
 * pbx_recording_get_file_name:
 *
 * Returns: (transfer none): the path on the device; never trusted as a path here
 */
const char *
pbx_recording_get_file_name (PbxRecording *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING (self), NULL);
  return self->file_name;
}

/**
 * pbx_recording_get_length:
 *
 * Returns: how long it sounds, in seconds
 */
gint64
pbx_recording_get_length (PbxRecording *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING (self), 0);
  return self->length;
}

/**
 * pbx_recording_get_play_url:
 *
 * Returns: (transfer none): what pbx_client_open_recording_async() takes
 */
const char *
pbx_recording_get_play_url (PbxRecording *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING (self), NULL);
  return self->play_url;
}
