/* pbx-recording-info.c: what has to be known of a recording to fetch and to name it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-recording-info.h"

#include <string.h>

#define LONGEST_SUFFIX 5

/**
 * PbxRecordingInfo:
 *
 * What has to be known of a recording to fetch, to play and to name it. It outlives the row that it was
 * made of, which a list drops when it is scrolled away, and the program, in the list of downloads.
 */
struct _PbxRecordingInfo
{
  GObject parent_instance;

  char *play_url;
  char *start;
  char *caller;
  char *called;
  char *caller_name;
  char *called_name;
  guint seconds;
  PbxRecordingKind kind;
};

G_DEFINE_FINAL_TYPE (PbxRecordingInfo, pbx_recording_info, G_TYPE_OBJECT)

static void
pbx_recording_info_finalize (GObject *object)
{
  PbxRecordingInfo *self = PBX_RECORDING_INFO (object);

  g_free (self->play_url);
  g_free (self->start);
  g_free (self->caller);
  g_free (self->called);
  g_free (self->caller_name);
  g_free (self->called_name);

  G_OBJECT_CLASS (pbx_recording_info_parent_class)->finalize (object);
}

static void
pbx_recording_info_class_init (PbxRecordingInfoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pbx_recording_info_finalize;
}

static void
pbx_recording_info_init (PbxRecordingInfo *self)
{
}

static char *
dup_text (const char *text)
{
  return text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
}

/**
 * pbx_recording_info_new:
 * @kind: of which list it is
 * @play_url: the recording's `playUrl`, as the device sent it; not trusted
 * @start: (nullable): when the call began, `yyyy-MM-dd HH:mm:ss`, the device's time
 * @caller: (nullable): who called, a number
 * @called: (nullable): who was called, a number
 * @seconds: how long the device says that it sounds
 *
 * Returns: (transfer full): the info
 */
PbxRecordingInfo *
pbx_recording_info_new (PbxRecordingKind kind,
                        const char *play_url,
                        const char *start,
                        const char *caller,
                        const char *called,
                        guint seconds)
{
  PbxRecordingInfo *self;

  g_return_val_if_fail (play_url != NULL, NULL);

  self = g_object_new (PBX_TYPE_RECORDING_INFO, NULL);
  self->kind = kind;
  self->play_url = dup_text (play_url);
  self->start = dup_text (start);
  self->caller = dup_text (caller);
  self->called = dup_text (called);
  self->seconds = seconds;
  pbx_recording_info_set_names (self, NULL, NULL);

  return self;
}

/**
 * pbx_recording_info_new_for:
 * @recording: a row
 * @kind: of which list it is
 *
 * Returns: (transfer full): the info
 */
PbxRecordingInfo *
pbx_recording_info_new_for (PbxRecording *recording, PbxRecordingKind kind)
{
  const char *url;

  g_return_val_if_fail (PBX_IS_RECORDING (recording), NULL);

  url = pbx_recording_get_play_url (recording);

  return pbx_recording_info_new (kind, url != NULL ? url : "", pbx_recording_get_start (recording),
                                 pbx_recording_get_caller (recording), pbx_recording_get_callee (recording),
                                 (guint) CLAMP (pbx_recording_get_length (recording), 0, G_MAXINT));
}

/**
 * pbx_recording_info_set_names:
 * @caller_name: (nullable): whose number the caller's is
 * @called_name: (nullable): whose number the called one is
 *
 * Says who they are.
 */
void
pbx_recording_info_set_names (PbxRecordingInfo *self, const char *caller_name, const char *called_name)
{
  g_return_if_fail (PBX_IS_RECORDING_INFO (self));

  g_free (self->caller_name);
  g_free (self->called_name);
  self->caller_name = dup_text (caller_name);
  self->called_name = dup_text (called_name);
}

/**
 * pbx_recording_info_get_kind:
 *
 * Returns: of which list it is
 */
PbxRecordingKind
pbx_recording_info_get_kind (PbxRecordingInfo *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING_INFO (self), PBX_RECORDING_GENERAL);
  return self->kind;
}

/**
 * pbx_recording_info_get_play_url:
 *
 * Returns: the address, as the device sent it; it also tells one recording from another
 */
const char *
pbx_recording_info_get_play_url (PbxRecordingInfo *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING_INFO (self), NULL);
  return self->play_url;
}

/**
 * pbx_recording_info_get_start:
 *
 * Returns: when the call began, by the device's clock, or ""
 */
const char *
pbx_recording_info_get_start (PbxRecordingInfo *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING_INFO (self), NULL);
  return self->start;
}

/**
 * pbx_recording_info_get_caller:
 *
 * Returns: the number that called, or ""
 */
const char *
pbx_recording_info_get_caller (PbxRecordingInfo *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING_INFO (self), NULL);
  return self->caller;
}

/**
 * pbx_recording_info_get_called:
 *
 * Returns: the number that was called, or ""
 */
const char *
pbx_recording_info_get_called (PbxRecordingInfo *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING_INFO (self), NULL);
  return self->called;
}

/**
 * pbx_recording_info_get_caller_name:
 *
 * Returns: whose number the caller's is, or ""
 */
const char *
pbx_recording_info_get_caller_name (PbxRecordingInfo *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING_INFO (self), NULL);
  return self->caller_name;
}

/**
 * pbx_recording_info_get_called_name:
 *
 * Returns: whose number the called one is, or ""
 */
const char *
pbx_recording_info_get_called_name (PbxRecordingInfo *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING_INFO (self), NULL);
  return self->called_name;
}

/**
 * pbx_recording_info_get_seconds:
 *
 * Returns: how long the device says that it sounds
 */
guint
pbx_recording_info_get_seconds (PbxRecordingInfo *self)
{
  g_return_val_if_fail (PBX_IS_RECORDING_INFO (self), 0);
  return self->seconds;
}

/**
 * pbx_recording_info_dup_suffix:
 *
 * Returns: (transfer full): what files of it end with, with the dot: letters and digits only, in lower
 *   case but for `.WAV`, which is another format than `.wav` to a PBX
 */
char *
pbx_recording_info_dup_suffix (PbxRecordingInfo *self)
{
  const char *dot;

  g_return_val_if_fail (PBX_IS_RECORDING_INFO (self), NULL);

  dot = strrchr (self->play_url, '.');
  if (dot == NULL || dot[1] == '\0' || strlen (dot + 1) > LONGEST_SUFFIX)
    return g_strdup (".sound");

  for (const char *c = dot + 1; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c))
      return g_strdup (".sound");

  return g_str_equal (dot, ".WAV") ? g_strdup (dot) : g_ascii_strdown (dot, -1);
}
