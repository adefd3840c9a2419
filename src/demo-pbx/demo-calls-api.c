/* demo-calls-api.c: the endpoints of calls, phone states, the call log, recordings and dialling
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-exchange.h"
#include "demo-hash.h"
#include "demo-recordings.h"

#include <string.h>

static gboolean
refuse (GError **error, const char *name)
{
  g_set_error (error, DEMO_ERROR, DEMO_ERROR_BAD_REQUEST, "invalid parameter: %s", name);

  return FALSE;
}

static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);

  return node;
}

static JsonNode *
take_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);

  return node;
}

/* GET /pbx/systeminfo/calls. The document's shape is not JSON; an array around one object is nearest. */
static JsonNode *
get_calls (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  JsonArray *array = json_array_new ();
  JsonObject *object = json_object_new ();
  char number[16];

  g_snprintf (number, sizeof number, "%u", demo_exchange_get_n_calls (pbx->exchange));
  json_object_set_string_member (object, "calls", number);
  g_snprintf (number, sizeof number, "%u", demo_exchange_get_max_calls (pbx->exchange));
  json_object_set_string_member (object, "maxcalls", number);
  json_array_add_object_element (array, object);

  return take_array (array);
}

/* One row for a registered phone, or for an extension without any (@phone is then 0, too). */
static JsonObject *
make_phone_row (DemoPbx *pbx, const DemoPerson *person, guint phone)
{
  JsonObject *row = json_object_new ();
  JsonObject *content = json_object_new ();
  const char *status = demo_exchange_get_status (pbx->exchange, person, phone);
  gboolean there = !g_str_equal (status, "Unavailable");
  guint64 hash = demo_hash (g_str_hash (person->exten), phone);
  guint64 number = g_ascii_strtoull (person->exten, NULL, 10);
  g_autofree char *wakeup = demo_exchange_get_wakeup (pbx->exchange, person->exten);
  g_autofree char *addr = NULL;
  g_autofree char *uri = NULL;
  char roundtrip[16] = "";

  if (number == 0)
    number = hash % 10000;
  addr = g_strdup_printf ("192.168.%u.%u:%u", 10 + (guint) (number / 240 % 40) + 100 * phone,
                          10 + (guint) (number % 240), 5060 + 2 * phone);
  uri = g_strdup_printf ("sip:%s@%s", person->exten, addr);

  /* A phone may be registered and yet leave a question unanswered for once. */
  if (there && hash % 61 == 0)
    g_strlcpy (roundtrip, "N/A", sizeof roundtrip);
  else if (there)
    g_snprintf (roundtrip, sizeof roundtrip, "%u", 2000 + (guint) (hash % 30000) + g_random_int () % 900);

  json_object_set_string_member (content, "newMsg",
                                 hash % 9 == 0 && phone == 0 ? (hash % 2 == 0 ? "1" : "2") : "");
  json_object_set_string_member (content, "dnd", person->dnd ? "yes" : "");
  if (wakeup != NULL)
    json_object_set_string_member (content, "wakeup", wakeup);
  else
    json_object_set_null_member (content, "wakeup");

  json_object_set_string_member (row, "exten", person->exten);
  json_object_set_string_member (row, "name", person->username);
  json_object_set_object_member (row, "content", content);
  json_object_set_string_member (row, "roundtripUsec", roundtrip);
  json_object_set_string_member (row, "addr", there ? addr : "");
  json_object_set_string_member (row, "uri", there ? uri : "");
  json_object_set_string_member (row, "statusText", status);

  return row;
}

/* GET /pbx/systeminfo/extension-status */
static JsonNode *
get_extension_status (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  JsonArray *array;
  DemoPerson person;

  /* As the document has it: without any extension it is an object. */
  if (demo_office_get_n_people (pbx->office) == 0)
    return take_object (json_object_new ());

  array = json_array_new ();
  for (guint i = 0; demo_office_get_person (pbx->office, i, &person); i++)
    {
      guint n_rows = MAX (demo_exchange_get_n_phones (pbx->exchange, &person), 1);

      for (guint phone = 0; phone < n_rows; phone++)
        json_array_add_object_element (array, make_phone_row (pbx, &person, phone));
    }

  return take_array (array);
}

static JsonNode *
make_page (const DemoCallQuery *query, JsonArray *items, guint count)
{
  JsonObject *page = json_object_new ();

  json_object_set_array_member (page, "items", items);
  json_object_set_int_member (page, "count", count);
  json_object_set_int_member (page, "page", query->page);
  json_object_set_int_member (page, "pageSize", query->page_size);

  return take_object (page);
}

/* POST /pbx/call-log/search-calllog-page */
static JsonNode *
search_call_log (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  DemoCallQuery query;
  g_autoptr (GArray) calls = g_array_new (FALSE, FALSE, sizeof (DemoCall));
  JsonArray *items;
  guint count;

  if (!demo_call_query_init (&query, request, error))
    return NULL;

  count = demo_call_log_search (pbx->call_log, &query, calls);
  items = json_array_new ();
  for (guint i = 0; i < calls->len; i++)
    {
      const DemoCall *call = &g_array_index (calls, DemoCall, i);
      JsonObject *row = demo_call_to_row (call);
      g_autofree char *file = demo_call_log_is_recorded (pbx->call_log, call)
                                ? demo_recording_get_file_name (DEMO_RECORDING_GENERAL, call)
                                : NULL;

      json_object_set_string_member (row, "recordingFile", file != NULL ? file : "");
      json_array_add_object_element (items, row);
    }

  return make_page (&query, items, count);
}

static JsonNode *
search_recordings (DemoPbx *pbx, const DemoRequest *request, DemoRecordingKind kind, GError **error)
{
  DemoCallQuery query;
  g_autoptr (GArray) calls = g_array_new (FALSE, FALSE, sizeof (DemoCall));
  JsonArray *items;
  guint count;

  if (!demo_call_query_init (&query, request, error))
    return NULL;

  count = demo_recordings_search (pbx->call_log, kind, &query, calls);
  items = json_array_new ();
  for (guint i = 0; i < calls->len; i++)
    {
      const DemoCall *call = &g_array_index (calls, DemoCall, i);
      JsonObject *row = demo_call_to_row (call);
      g_autofree char *file = demo_recording_get_file_name (kind, call);
      g_autofree char *url = demo_recording_get_play_url (kind, call);
      char length[16];

      g_snprintf (length, sizeof length, "%u", call->talk);
      json_object_set_string_member (row, "FileName", file);
      json_object_set_string_member (row, "timeLength", length);
      json_object_set_string_member (row, "playUrl", url);
      json_array_add_object_element (items, row);
    }

  return make_page (&query, items, count);
}

/* POST /pbx/call-log/search-general-recording-page */
static JsonNode *
search_general (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  return search_recordings (pbx, request, DEMO_RECORDING_GENERAL, error);
}

/* POST /pbx/call-log/search-conference-recording-page */
static JsonNode *
search_conference (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  return search_recordings (pbx, request, DEMO_RECORDING_CONFERENCE, error);
}

/* POST /pbx/call-log/search-onetouch-recording-page */
static JsonNode *
search_one_touch (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  return search_recordings (pbx, request, DEMO_RECORDING_ONE_TOUCH, error);
}

static const char *
get_string (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

static JsonNode *
make_message (const char *message)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "msg", message);

  return take_object (object);
}

/* POST /api/call-dial/dial */
static JsonNode *
dial (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  const char *src = get_string (json_object_get_member (request->body, "src"));
  const char *dest = get_string (json_object_get_member (request->body, "dest"));

  if (src == NULL || dest == NULL)
    {
      refuse (error, src == NULL ? "src" : "dest");
      return NULL;
    }

  return demo_exchange_dial (pbx->exchange, src, dest, error) ? make_message ("ami dial") : NULL;
}

/* POST /api/call-dial/hangup */
static JsonNode *
hang_up (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  JsonNode *node = json_object_get_member (request->body, "extensions");
  g_autoptr (GPtrArray) extensions = g_ptr_array_new ();
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n_extensions = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < n_extensions; i++)
    {
      const char *exten = get_string (json_array_get_element (array, i));

      if (exten != NULL)
        g_ptr_array_add (extensions, (gpointer) exten);
    }

  if (n_extensions == 0 || extensions->len < n_extensions)
    {
      refuse (error, "extensions");
      return NULL;
    }
  g_ptr_array_add (extensions, NULL);

  return demo_exchange_hangup (pbx->exchange, (const char *const *) extensions->pdata, error)
           ? make_message ("ami hangup")
           : NULL;
}

const DemoRoute demo_calls_routes[] = {
  { "GET", "/pbx/systeminfo/calls", get_calls },
  { "GET", "/pbx/systeminfo/extension-status", get_extension_status },
  { "POST", "/pbx/call-log/search-calllog-page", search_call_log },
  { "POST", "/pbx/call-log/search-general-recording-page", search_general },
  { "POST", "/pbx/call-log/search-conference-recording-page", search_conference },
  { "POST", "/pbx/call-log/search-onetouch-recording-page", search_one_touch },
  { "POST", "/api/call-dial/dial", dial },
  { "POST", "/api/call-dial/hangup", hang_up },
  { NULL },
};

static GBytes *
play_general (DemoPbx *pbx, const DemoRequest *request, const char **content_type, GError **error)
{
  return demo_recordings_load (pbx->call_log, DEMO_RECORDING_GENERAL, request->tail, content_type, error);
}

static GBytes *
play_conference (DemoPbx *pbx, const DemoRequest *request, const char **content_type, GError **error)
{
  return demo_recordings_load (pbx->call_log, DEMO_RECORDING_CONFERENCE, request->tail, content_type, error);
}

static GBytes *
play_one_touch (DemoPbx *pbx, const DemoRequest *request, const char **content_type, GError **error)
{
  return demo_recordings_load (pbx->call_log, DEMO_RECORDING_ONE_TOUCH, request->tail, content_type, error);
}

const DemoFileRoute demo_recordings_routes[] = {
  { "/pbx/play/general-recording/", play_general },
  { "/pbx/play/conference-recording/", play_conference },
  { "/pbx/play/onetouch-recording/", play_one_touch },
  { NULL },
};
