/* pbx-endpoint.c: every URL of the program, in one table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-endpoint.h"

/* How long an answer may take, in seconds. Lists come out of the device's database, and LDAP waits for
 * another server. */
#define QUICK 15
#define LISTING 30
#define WRITING 30
#define WAITING 120

#define POLL(endpoint, name, path, answer)                                                                   \
  [endpoint] = { name, "GET", path, PBX_BODY_NONE, answer, NULL, FALSE, 0, NULL, QUICK }
#define LIST(endpoint, name, path, first_page)                                                               \
  [endpoint] = { name, "POST", path, PBX_BODY_JSON, PBX_ANSWER_PAGE, NULL, FALSE, first_page, NULL, LISTING }
#define WRITE(endpoint, name, method, path)                                                                  \
  [endpoint] = { name, method, path, PBX_BODY_JSON, PBX_ANSWER_ANY, NULL, TRUE, 0, NULL, WRITING }
#define PLAY(endpoint, name, path)                                                                           \
  [endpoint] = { name, "GET", path, PBX_BODY_PATH, PBX_ANSWER_FILE, NULL, FALSE, 0, NULL, LISTING }

static const PbxEndpointInfo endpoints[PBX_N_ENDPOINTS] = {
  [PBX_ENDPOINT_LOGIN] = { "sign in", "POST", "/pbx/auth/login", PBX_BODY_JSON, PBX_ANSWER_TOKEN, NULL, FALSE,
                           0, NULL, QUICK },

  POLL (PBX_ENDPOINT_CLOCK, "clock", "/pbx/systeminfo/system-current-time", PBX_ANSWER_TEXT),
  POLL (PBX_ENDPOINT_VERSION, "version", "/pbx/systeminfo/version", PBX_ANSWER_OBJECT),
  POLL (PBX_ENDPOINT_CPU, "processor", "/pbx/systeminfo/cpu", PBX_ANSWER_ARRAY),
  POLL (PBX_ENDPOINT_MEMORY, "memory", "/pbx/systeminfo/mem", PBX_ANSWER_OBJECT),
  POLL (PBX_ENDPOINT_DISK, "storage", "/pbx/systeminfo/disk", PBX_ANSWER_OBJECT),
  POLL (PBX_ENDPOINT_CALLS, "calls now", "/pbx/systeminfo/calls", PBX_ANSWER_OBJECT_OR_ARRAY),
  POLL (PBX_ENDPOINT_PHONES, "phones", "/pbx/systeminfo/extension-status", PBX_ANSWER_ARRAY),
  POLL (PBX_ENDPOINT_TRUNK_INFO, "trunk lines", "/pbx/systeminfo/trunk-info", PBX_ANSWER_OBJECT),
  POLL (PBX_ENDPOINT_TRUNKS, "trunks", "/pbx/systeminfo/trunk-status", PBX_ANSWER_ARRAY),

  [PBX_ENDPOINT_EXTENSIONS] = { "extensions", "POST", "/pbx/extension-digital/search-extension-page",
                                PBX_BODY_JSON, PBX_ANSWER_PAGE, NULL, FALSE, 0, "keyWord", LISTING },
  POLL (PBX_ENDPOINT_EXTENSION_NAMES,
        "extension names",
        "/pbx/extension-digital/extension-info",
        PBX_ANSWER_ARRAY),
  [PBX_ENDPOINT_EXTENSION_SUGGEST] = { "next free extension", "POST",
                                       "/pbx/extension-common/gen-add-extension", PBX_BODY_FORM,
                                       PBX_ANSWER_TEXT, NULL, FALSE, 0, NULL, QUICK },
  [PBX_ENDPOINT_EXTENSION_AVAILABLE] = { "extension is free", "GET",
                                         "/pbx/extension-digital/is-extension-available/", PBX_BODY_PATH,
                                         PBX_ANSWER_BOOLEAN, NULL, FALSE, 0, NULL, QUICK },
  WRITE (PBX_ENDPOINT_EXTENSION_ADD, "add extension", "POST", "/pbx/extension-digital/add-extension"),
  WRITE (PBX_ENDPOINT_EXTENSION_UPDATE,
         "change extension",
         "POST",
         "/pbx/extension-digital/update-extension"),
  WRITE (PBX_ENDPOINT_EXTENSION_DELETE,
         "delete extensions",
         "DELETE",
         "/pbx/extension-digital/delete-extension"),

  LIST (PBX_ENDPOINT_FORWARDS, "call forwards", "/pbx/call-forward/list", 1),
  POLL (PBX_ENDPOINT_FORWARD_AVAILABLE,
        "extensions without a forward",
        "/pbx/call-forward/available",
        PBX_ANSWER_ARRAY),
  [PBX_ENDPOINT_FORWARD_ADD] = { "add call forward", "POST", "/pbx/call-forward/add", PBX_BODY_JSON,
                                 PBX_ANSWER_ANY, "enable", TRUE, 0, NULL, WRITING },
  [PBX_ENDPOINT_FORWARD_UPDATE] = { "change call forward", "POST", "/pbx/call-forward/update", PBX_BODY_JSON,
                                    PBX_ANSWER_ANY, "enable", TRUE, 0, NULL, WRITING },
  WRITE (PBX_ENDPOINT_FORWARD_DELETE, "delete call forwards", "DELETE", "/pbx/call-forward/delete"),
  [PBX_ENDPOINT_FORWARD_DELETE_ALL] = { "delete all call forwards", "DELETE", "/pbx/call-forward/delete-all",
                                        PBX_BODY_NONE, PBX_ANSWER_ANY, NULL, TRUE, 0, NULL, WRITING },

  LIST (PBX_ENDPOINT_WAKEUPS, "wake-up calls", "/pbx/wakeup-call/list", 1),
  WRITE (PBX_ENDPOINT_WAKEUP_ADD, "add wake-up calls", "POST", "/pbx/wakeup-call/add"),
  WRITE (PBX_ENDPOINT_WAKEUP_UPDATE, "change wake-up calls", "POST", "/pbx/wakeup-call/update"),
  WRITE (PBX_ENDPOINT_WAKEUP_DELETE, "delete wake-up calls", "DELETE", "/pbx/wakeup-call/delete"),

  LIST (PBX_ENDPOINT_CALL_LOG, "call log", "/pbx/call-log/search-calllog-page", 1),
  LIST (PBX_ENDPOINT_RECORDINGS, "recordings", "/pbx/call-log/search-general-recording-page", 1),
  LIST (PBX_ENDPOINT_CONFERENCE_RECORDINGS,
        "conference recordings",
        "/pbx/call-log/search-conference-recording-page",
        1),
  LIST (PBX_ENDPOINT_ONETOUCH_RECORDINGS,
        "one-touch recordings",
        "/pbx/call-log/search-onetouch-recording-page",
        1),
  PLAY (PBX_ENDPOINT_PLAY_RECORDING, "recording", "/pbx/play/general-recording/"),
  PLAY (PBX_ENDPOINT_PLAY_CONFERENCE_RECORDING, "conference recording", "/pbx/play/conference-recording/"),
  PLAY (PBX_ENDPOINT_PLAY_ONETOUCH_RECORDING, "one-touch recording", "/pbx/play/onetouch-recording/"),

  POLL (PBX_ENDPOINT_MUSIC_ON_HOLD,
        "music on hold folders",
        "/pbx/voice-file/list-music-on-hold-voice-file-folder",
        PBX_ANSWER_ARRAY),
  POLL (PBX_ENDPOINT_DIAL_PLANS,
        "dial permissions",
        "/pbx/dial-context/list-dial-plan-simple-info",
        PBX_ANSWER_ARRAY),

  [PBX_ENDPOINT_CONTACTS] = { "phonebook", "GET", "/pbx/phone-book/list", PBX_BODY_QUERY, PBX_ANSWER_PAGE,
                              NULL, FALSE, 1, "keyword", LISTING },
  WRITE (PBX_ENDPOINT_CONTACT_ADD, "add contact", "POST", "/pbx/phone-book/add"),
  WRITE (PBX_ENDPOINT_CONTACT_UPDATE, "change contact", "POST", "/pbx/phone-book/update"),
  WRITE (PBX_ENDPOINT_CONTACT_DELETE, "delete contacts", "DELETE", "/pbx/phone-book/delete-contact"),
  [PBX_ENDPOINT_CONTACT_DELETE_ALL] = { "delete all contacts", "DELETE", "/pbx/phone-book/delete-all",
                                        PBX_BODY_NONE, PBX_ANSWER_ANY, NULL, TRUE, 0, NULL, WRITING },
  /* A GET by the document, and still a change on another server. */
  [PBX_ENDPOINT_LDAP_SYNC] = { "synchronise LDAP", "GET", "/pbx/phone-book-ldap/sync", PBX_BODY_NONE,
                               PBX_ANSWER_ANY, NULL, TRUE, 0, NULL, WAITING },

  POLL (PBX_ENDPOINT_TIME_RULES,
        "time conditions",
        "/pbx/time-rule/list-time-rule-simple-info",
        PBX_ANSWER_ARRAY),

  WRITE (PBX_ENDPOINT_DIAL, "dial", "POST", "/api/call-dial/dial"),
  WRITE (PBX_ENDPOINT_HANG_UP, "hang up", "POST", "/api/call-dial/hangup"),
};

/**
 * pbx_endpoint_get_info:
 * @endpoint: an endpoint
 *
 * Looks an endpoint up in the table.
 *
 * Returns: (transfer none): what is known of it
 */
const PbxEndpointInfo *
pbx_endpoint_get_info (PbxEndpoint endpoint)
{
  g_return_val_if_fail (endpoint >= PBX_ENDPOINT_LOGIN && endpoint < PBX_N_ENDPOINTS, NULL);
  return &endpoints[endpoint];
}
