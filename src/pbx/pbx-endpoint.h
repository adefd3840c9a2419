/* pbx-endpoint.h: every URL of the program, in one table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PbxEndpoint:
 *
 * The 45 endpoints of the API, numbered as the guide numbers them.
 */
typedef enum
{
  PBX_ENDPOINT_LOGIN = 1,
  PBX_ENDPOINT_CLOCK,
  PBX_ENDPOINT_VERSION,
  PBX_ENDPOINT_CPU,
  PBX_ENDPOINT_MEMORY,
  PBX_ENDPOINT_DISK,
  PBX_ENDPOINT_CALLS,
  PBX_ENDPOINT_PHONES,
  PBX_ENDPOINT_TRUNK_INFO,
  PBX_ENDPOINT_TRUNKS,
  PBX_ENDPOINT_EXTENSIONS,
  PBX_ENDPOINT_EXTENSION_NAMES,
  PBX_ENDPOINT_EXTENSION_SUGGEST,
  PBX_ENDPOINT_EXTENSION_AVAILABLE,
  PBX_ENDPOINT_EXTENSION_ADD,
  PBX_ENDPOINT_EXTENSION_UPDATE,
  PBX_ENDPOINT_EXTENSION_DELETE,
  PBX_ENDPOINT_FORWARDS,
  PBX_ENDPOINT_FORWARD_AVAILABLE,
  PBX_ENDPOINT_FORWARD_ADD,
  PBX_ENDPOINT_FORWARD_UPDATE,
  PBX_ENDPOINT_FORWARD_DELETE,
  PBX_ENDPOINT_FORWARD_DELETE_ALL,
  PBX_ENDPOINT_WAKEUPS,
  PBX_ENDPOINT_WAKEUP_ADD,
  PBX_ENDPOINT_WAKEUP_UPDATE,
  PBX_ENDPOINT_WAKEUP_DELETE,
  PBX_ENDPOINT_CALL_LOG,
  PBX_ENDPOINT_RECORDINGS,
  PBX_ENDPOINT_CONFERENCE_RECORDINGS,
  PBX_ENDPOINT_ONETOUCH_RECORDINGS,
  PBX_ENDPOINT_PLAY_RECORDING,
  PBX_ENDPOINT_PLAY_CONFERENCE_RECORDING,
  PBX_ENDPOINT_PLAY_ONETOUCH_RECORDING,
  PBX_ENDPOINT_MUSIC_ON_HOLD,
  PBX_ENDPOINT_DIAL_PLANS,
  PBX_ENDPOINT_CONTACTS,
  PBX_ENDPOINT_CONTACT_ADD,
  PBX_ENDPOINT_CONTACT_UPDATE,
  PBX_ENDPOINT_CONTACT_DELETE,
  PBX_ENDPOINT_CONTACT_DELETE_ALL,
  PBX_ENDPOINT_LDAP_SYNC,
  PBX_ENDPOINT_TIME_RULES,
  PBX_ENDPOINT_DIAL,
  PBX_ENDPOINT_HANG_UP,
  PBX_N_ENDPOINTS
} PbxEndpoint;

/**
 * PbxBodyKind:
 * @PBX_BODY_NONE: no parameters
 * @PBX_BODY_JSON: parameters are a JSON object in the body
 * @PBX_BODY_FORM: parameters are an `application/x-www-form-urlencoded` body
 * @PBX_BODY_PATH: the only parameter's value ends the path
 * @PBX_BODY_QUERY: parameters are the query string; see [method@Client.call_async] for its fallbacks
 *
 * How an endpoint's parameters travel.
 */
typedef enum
{
  PBX_BODY_NONE,
  PBX_BODY_JSON,
  PBX_BODY_FORM,
  PBX_BODY_PATH,
  PBX_BODY_QUERY,
} PbxBodyKind;

/**
 * PbxAnswerKind:
 *
 * What the `data` of a good answer may be.
 */
typedef enum
{
  PBX_ANSWER_ANY,
  PBX_ANSWER_TEXT,
  PBX_ANSWER_BOOLEAN,
  PBX_ANSWER_OBJECT,
  PBX_ANSWER_ARRAY, /* also {} where there is nothing */
  PBX_ANSWER_OBJECT_OR_ARRAY,
  PBX_ANSWER_PAGE, /* the page envelope or a plain array */
  PBX_ANSWER_FILE,
  PBX_ANSWER_TOKEN, /* the sign-in's: the whole envelope, since the token's place differs */
} PbxAnswerKind;

/**
 * PbxEndpointInfo:
 * @name: a short name for errors and logs, not translated
 * @method: the HTTP method
 * @path: the absolute path; ends with a slash where a parameter follows
 * @body: how the parameters travel
 * @answer: what a good answer's `data` is
 * @flag: a parameter that is written as 0 or 1 and that some devices take as true or false only, or %NULL
 * @writes: whether the call changes something: it is then never repeated by itself
 * @first_page: what the document calls the first page, for lists
 * @search: the parameter that takes what a person searches for, for lists, or %NULL
 * @timeout: how long an answer may take, in seconds
 */
typedef struct
{
  const char *name;
  const char *method;
  const char *path;
  PbxBodyKind body;
  PbxAnswerKind answer;
  const char *flag;
  gboolean writes;
  guint first_page;
  const char *search;
  guint timeout;
} PbxEndpointInfo;

const PbxEndpointInfo *pbx_endpoint_get_info (PbxEndpoint endpoint);

G_END_DECLS
