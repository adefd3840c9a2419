/* pbx-extension.c: an extension, as it is configured
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-extension.h"

/**
 * PbxExtension:
 *
 * An extension, as endpoint 11 lists it and endpoints 15 and 16 take it.
 *
 * Every field is a property of the name below. `exten` is the number and names the record.
 */
struct _PbxExtension
{
  PbxRecord parent_instance;

  char *exten;
  char *username;
  char *password;
  char *email;
  char *outbound_cid1;
  char *outbound_cid2;
  char *mobile_number;
  char *language;
  char *voicemail_password;
  char *video_call_codec;
  char *recording;
  char *transport;
  char *dtmf;
  char *audio_codec;
  char *permit;
  char *group_number;
  char *dial_plan_name;
  char *department_name;
  gint64 dial_plan_id;
  gint64 music_on_hold_id;
  gint64 regist_count;
  gint64 address_expiration;
  gint64 qualify;
  gint64 qualify_timeout;
  gint64 rtp_timeout;
  gint64 white_list_tag_id;
  gboolean enable;
  gboolean voicemail;
  gboolean remote_exten;
  gboolean video_call;
  gboolean web_rtc;
  gboolean call_spy;
  gboolean srtp;
  gboolean nat;
  gboolean iax;
  gboolean send_pai;
  gboolean send_rpid;
  gboolean dnd;
  gboolean app;
  gboolean web_login;
  gboolean inband_progress;
};

G_DEFINE_FINAL_TYPE (PbxExtension, pbx_extension, PBX_TYPE_RECORD)

#define AT(member) G_STRUCT_OFFSET (PbxExtension, member)

static const PbxField fields[] = {
  { "exten", "exten", NULL, PBX_FIELD_STRING, PBX_FIELD_KEY, AT (exten) },
  { "enable", "enable", NULL, PBX_FIELD_BOOLEAN, 0, AT (enable) },
  { "username", "username", NULL, PBX_FIELD_STRING, 0, AT (username) },
  { "password", "password", NULL, PBX_FIELD_STRING, PBX_FIELD_SECRET, AT (password) },
  { "email", "email", NULL, PBX_FIELD_STRING, 0, AT (email) },
  { "outbound-cid1", "outboundCid1", NULL, PBX_FIELD_STRING, 0, AT (outbound_cid1) },
  { "outbound-cid2", "outboundCid2", NULL, PBX_FIELD_STRING, 0, AT (outbound_cid2) },
  { "mobile-number", "mobileNumber", NULL, PBX_FIELD_STRING, 0, AT (mobile_number) },
  { "dial-plan-id", "dialPlanId", NULL, PBX_FIELD_INT, 0, AT (dial_plan_id) },
  { "language", "language", NULL, PBX_FIELD_STRING, 0, AT (language) },
  { "music-on-hold-id", "musicOnHoldId", NULL, PBX_FIELD_INT, 0, AT (music_on_hold_id) },
  { "voicemail", "voicemail", NULL, PBX_FIELD_BOOLEAN, 0, AT (voicemail) },
  { "voicemail-password", "voicemailPassword", NULL, PBX_FIELD_STRING, PBX_FIELD_SECRET,
    AT (voicemail_password) },
  { "remote-exten", "remoteExten", NULL, PBX_FIELD_BOOLEAN, 0, AT (remote_exten) },
  { "regist-count", "registCount", NULL, PBX_FIELD_INT, 0, AT (regist_count) },
  { "video-call", "videoCall", NULL, PBX_FIELD_BOOLEAN, 0, AT (video_call) },
  { "video-call-codec", "videoCallCodec", NULL, PBX_FIELD_STRING, 0, AT (video_call_codec) },
  { "web-rtc", "webRtc", NULL, PBX_FIELD_BOOLEAN, 0, AT (web_rtc) },
  { "recording", "recording", NULL, PBX_FIELD_STRING, 0, AT (recording) },
  { "call-spy", "callSpy", NULL, PBX_FIELD_BOOLEAN, 0, AT (call_spy) },
  { "address-expiration", "addressExpiration", NULL, PBX_FIELD_INT, 0, AT (address_expiration) },
  { "transport", "transport", NULL, PBX_FIELD_STRING, 0, AT (transport) },
  { "dtmf", "dtmf", NULL, PBX_FIELD_STRING, 0, AT (dtmf) },
  { "srtp", "srtp", "srtplib", PBX_FIELD_BOOLEAN, 0, AT (srtp) },
  { "qualify", "qualify", NULL, PBX_FIELD_INT, 0, AT (qualify) },
  { "qualify-timeout", "qualifyTimeout", NULL, PBX_FIELD_INT, 0, AT (qualify_timeout) },
  { "nat", "nat", NULL, PBX_FIELD_BOOLEAN, 0, AT (nat) },
  { "iax", "iax", NULL, PBX_FIELD_BOOLEAN, 0, AT (iax) },
  { "audio-codec", "audioCodec", NULL, PBX_FIELD_STRING, 0, AT (audio_codec) },
  { "permit", "permit", NULL, PBX_FIELD_STRING, 0, AT (permit) },
  { "send-pai", "sendPai", NULL, PBX_FIELD_BOOLEAN, 0, AT (send_pai) },
  { "send-rpid", "sendRpid", NULL, PBX_FIELD_BOOLEAN, 0, AT (send_rpid) },
  { "rtp-timeout", "rtpTimeout", "rtptimeout", PBX_FIELD_INT, 0, AT (rtp_timeout) },
  { "dnd", "dnd", NULL, PBX_FIELD_BOOLEAN, 0, AT (dnd) },
  { "app", "app", NULL, PBX_FIELD_BOOLEAN, PBX_FIELD_ANSWER_ONLY, AT (app) },
  { "web-login", "webLogin", NULL, PBX_FIELD_BOOLEAN, PBX_FIELD_ANSWER_ONLY, AT (web_login) },
  { "group-number", "groupNumber", NULL, PBX_FIELD_STRING, PBX_FIELD_ANSWER_ONLY, AT (group_number) },
  { "inband-progress", "inbandProgress", NULL, PBX_FIELD_BOOLEAN, PBX_FIELD_ANSWER_ONLY,
    AT (inband_progress) },
  { "white-list-tag-id", "whiteListTagId", NULL, PBX_FIELD_INT, PBX_FIELD_ANSWER_ONLY,
    AT (white_list_tag_id) },
  { "dial-plan-name", "dialPlanName", NULL, PBX_FIELD_STRING, PBX_FIELD_ANSWER_ONLY, AT (dial_plan_name) },
  { "department-name", "departmentName", NULL, PBX_FIELD_STRING, PBX_FIELD_ANSWER_ONLY,
    AT (department_name) },
  { NULL }
};

static void
pbx_extension_class_init (PbxExtensionClass *klass)
{
  pbx_record_class_declare (PBX_RECORD_CLASS (klass), "extension", fields);
}

static void
pbx_extension_init (PbxExtension *self)
{
}

/**
 * pbx_extension_new:
 *
 * Creates an extension with the settings that the device itself gives to a new one; number, name and
 * passwords are empty.
 *
 * Returns: (transfer full): a new extension
 */
PbxExtension *
pbx_extension_new (void)
{
  PbxExtension *self =
    g_object_new (PBX_TYPE_EXTENSION, "language", "en", "video-call-codec", "h264", "recording", "none",
                  "transport", "UDP", "dtmf", "rfc4733", "audio-codec", "alaw,ulaw,g729", NULL);

  /* What the device's own web page starts a new extension with (the document's add sample). */
  self->enable = TRUE;
  self->dial_plan_id = 1;
  self->music_on_hold_id = 1;
  self->voicemail = TRUE;
  self->regist_count = 1;
  self->address_expiration = 1800;
  self->qualify = 300;
  self->qualify_timeout = 30;
  self->rtp_timeout = 60;
  self->nat = TRUE;
  self->send_pai = TRUE;
  self->send_rpid = TRUE;

  return self;
}

/**
 * pbx_extension_get_exten:
 *
 * Returns: the number
 */
const char *
pbx_extension_get_exten (PbxExtension *self)
{
  g_return_val_if_fail (PBX_IS_EXTENSION (self), NULL);
  return self->exten;
}

/**
 * pbx_extension_get_username:
 *
 * Returns: the display name
 */
const char *
pbx_extension_get_username (PbxExtension *self)
{
  g_return_val_if_fail (PBX_IS_EXTENSION (self), NULL);
  return self->username;
}

/**
 * pbx_extension_get_enable:
 *
 * Returns: whether the number can be used
 */
gboolean
pbx_extension_get_enable (PbxExtension *self)
{
  g_return_val_if_fail (PBX_IS_EXTENSION (self), FALSE);
  return self->enable;
}

/**
 * pbx_extension_get_department_name:
 *
 * Returns: the departments' names, separated by commas
 */
const char *
pbx_extension_get_department_name (PbxExtension *self)
{
  g_return_val_if_fail (PBX_IS_EXTENSION (self), NULL);
  return self->department_name;
}
