/* demo-dispatch.c: from a request to an answer, without a socket
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-dispatch.h"
#include "demo-api.h"
#include "demo-body.h"

#include <string.h>

#define LOGIN_PATH "/pbx/auth/login"
#define PHONEBOOK_PATH "/pbx/phone-book/list"
#define FORM_PATH "/pbx/extension-common/gen-add-extension"
#define SYNC_PATH "/pbx/phone-book-ldap/sync"
#define SYNC_TIME 1000 /* ms */

typedef struct
{
  const char *list;
  const char *path;
} PagedList;

static const PagedList paged_lists[] = {
  { "extensions", "/pbx/extension-digital/search-extension-page" },
  { "forwards", "/pbx/call-forward/list" },
  { "wakeups", "/pbx/wakeup-call/list" },
  { "phonebook", PHONEBOOK_PATH },
  { "call-log", "/pbx/call-log/search-calllog-page" },
  { "recordings", "/pbx/call-log/search-general-recording-page" },
  { "recordings", "/pbx/call-log/search-conference-recording-page" },
  { "recordings", "/pbx/call-log/search-onetouch-recording-page" },
};

typedef enum
{
  BASE_ONE, /* page 0 answers like page 1 */
  BASE_ONE_STRICT,
  BASE_ZERO,
} Base;

struct _DemoDispatch
{
  DemoPbx *pbx;
  DemoTokens *tokens;
  char *user;
  char *password;
  DemoPhonebookStyle phonebook_style;
  Base bases[G_N_ELEMENTS (paged_lists)];
};

static const DemoRoute *const tables[] = {
  demo_management_routes, demo_extensions_routes, demo_forward_routes,
  demo_wakeup_routes,     demo_phonebook_routes,  demo_calls_routes,
};

/**
 * demo_dispatch_new:
 * @pbx: (transfer none): what handlers use
 * @tokens: (transfer none): who is signed in
 * @user: who may sign in
 * @password: with what
 *
 * Returns: (transfer full): what answers requests
 */
DemoDispatch *
demo_dispatch_new (DemoPbx *pbx, DemoTokens *tokens, const char *user, const char *password)
{
  DemoDispatch *self = g_new0 (DemoDispatch, 1);

  self->pbx = pbx;
  self->tokens = tokens;
  self->user = g_strdup (user);
  self->password = g_strdup (password);
  return self;
}

/** demo_dispatch_free: frees it */
void
demo_dispatch_free (DemoDispatch *self)
{
  g_free (self->user);
  g_free (self->password);
  g_free (self);
}

/** demo_dispatch_set_phonebook_style: says how the phonebook's list wants its parameters */
void
demo_dispatch_set_phonebook_style (DemoDispatch *self, DemoPhonebookStyle style)
{
  self->phonebook_style = style;
}

/**
 * demo_dispatch_set_page_base:
 * @self: what answers requests
 * @list: extensions, forwards, wakeups, phonebook, call-log or recordings
 * @base: 0, 1 or 1strict, which refuses page 0
 *
 * Returns: %FALSE if one of the two does not exist
 */
gboolean
demo_dispatch_set_page_base (DemoDispatch *self, const char *list, const char *base)
{
  gboolean found = FALSE;
  Base value;

  if (strcmp (base, "0") == 0)
    value = BASE_ZERO;
  else if (strcmp (base, "1") == 0)
    value = BASE_ONE;
  else if (strcmp (base, "1strict") == 0)
    value = BASE_ONE_STRICT;
  else
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (paged_lists); i++)
    {
      if (strcmp (paged_lists[i].list, list) == 0)
        {
          self->bases[i] = value;
          found = TRUE;
        }
    }
  return found;
}

/**
 * demo_dispatch_get_work_time:
 * @self: what answers requests
 * @path: a request's path
 *
 * Returns: milliseconds that the device works on it
 */
guint
demo_dispatch_get_work_time (DemoDispatch *self, const char *path)
{
  return strcmp (path, SYNC_PATH) == 0 ? (guint) (SYNC_TIME / demo_clock_get_speed (self->pbx->clock)) : 0;
}

/* A path that ends with a slash is the beginning of a request's path. */
static gboolean
matches (const char *pattern, const char *path, char **tail)
{
  gsize length = strlen (pattern);

  if (pattern[length - 1] != '/')
    return strcmp (pattern, path) == 0;
  if (strncmp (pattern, path, length) != 0)
    return FALSE;
  *tail = g_uri_unescape_string (path + length, NULL);
  return *tail != NULL;
}

static const DemoRoute *
find_route (const DemoWire *wire, char **tail, gboolean *other_method)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      for (const DemoRoute *route = tables[i]; route->method != NULL; route++)
        {
          g_clear_pointer (tail, g_free);
          if (!matches (route->path, wire->path, tail))
            continue;
          if (strcmp (route->method, wire->method) == 0)
            return route;
          *other_method = TRUE;
        }
    }
  return NULL;
}

static const DemoFileRoute *
find_file_route (const DemoWire *wire, char **tail)
{
  for (const DemoFileRoute *route = demo_recordings_routes; route->path != NULL; route++)
    {
      g_clear_pointer (tail, g_free);
      if (matches (route->path, wire->path, tail))
        return route;
    }
  return NULL;
}

static gboolean
is_token (DemoDispatch *self, const char *text)
{
  g_autofree char *token = NULL;

  if (text == NULL)
    return FALSE;
  token = g_uri_unescape_string (text, NULL);
  if (token == NULL)
    return FALSE;
  return demo_tokens_use (self->tokens,
                          g_str_has_prefix (token, "Bearer ") ? token + strlen ("Bearer ") : token);
}

static gboolean
is_authorized (DemoDispatch *self, const DemoWire *wire, gboolean is_file, DemoFaults *faults)
{
  gboolean header_counts = !is_file || !demo_faults_has (faults, "query-token-only");

  if (header_counts && wire->authorization != NULL && g_str_has_prefix (wire->authorization, "Bearer ") &&
      demo_tokens_use (self->tokens, wire->authorization + strlen ("Bearer ")))
    return TRUE;
  if (!is_file || wire->query == NULL)
    return FALSE;
  return is_token (self,
                   g_str_has_prefix (wire->query, "token=") ? wire->query + strlen ("token=") : wire->query);
}

static DemoReply *
make_error_reply (const GError *error)
{
  if (g_error_matches (error, DEMO_ERROR, DEMO_ERROR_NOT_FOUND))
    return demo_reply_new_refusal (404, 404, error->message);
  return demo_reply_new_refusal (400, 400, error != NULL ? error->message : "parameter error");
}

static gboolean
is_form (const DemoWire *wire)
{
  return wire->content_type != NULL &&
         g_ascii_strncasecmp (wire->content_type, "application/x-www-form-urlencoded", 33) == 0;
}

static char *
copy_body (const DemoWire *wire)
{
  gsize length;
  const char *data = g_bytes_get_data (wire->body, &length);

  return length > 0 ? g_strndup (data, length) : g_strdup ("");
}

static JsonObject *
read_phonebook_parameters (DemoDispatch *self, const DemoWire *wire, GError **error)
{
  gboolean is_post = strcmp (wire->method, "POST") == 0;
  gboolean has_query = wire->query != NULL && *wire->query != '\0';
  gboolean has_body = g_bytes_get_size (wire->body) > 0;

  switch (self->phonebook_style)
    {
    case DEMO_PHONEBOOK_QUERY:
      if (!is_post && has_query)
        return demo_body_parse_form (wire->query, error);
      break;
    case DEMO_PHONEBOOK_BODY:
      if (!is_post && has_body)
        return demo_body_parse (wire->body, error);
      break;
    case DEMO_PHONEBOOK_POST:
      if (is_post)
        return demo_body_parse (wire->body, error);
      break;
    case DEMO_PHONEBOOK_UNHEEDED:
      if (!is_post)
        return has_body ? demo_body_parse (wire->body, error)
                        : demo_body_parse_form ("page=1&pageSize=20", error);
      break;
    case DEMO_PHONEBOOK_ANY:
    default:
      if (!is_post)
        return has_query ? demo_body_parse_form (wire->query, error) : demo_body_parse (wire->body, error);
      break;
    }
  demo_refuse (error, "parameter error");
  return NULL;
}

static JsonObject *
read_body (DemoDispatch *self, const DemoWire *wire, GError **error)
{
  if (strcmp (wire->path, PHONEBOOK_PATH) == 0)
    return read_phonebook_parameters (self, wire, error);
  if (strcmp (wire->path, FORM_PATH) == 0)
    {
      g_autofree char *text = copy_body (wire);

      if (is_form (wire))
        return demo_body_parse_form (text, error);
      demo_refuse (error, "Content-Type must be application/x-www-form-urlencoded");
      return NULL;
    }
  /* "All GET request should not use parameters." */
  if (strcmp (wire->method, "GET") == 0)
    return json_object_new ();
  if (is_form (wire))
    {
      demo_refuse (error, "Content-Type must be application/json");
      return NULL;
    }
  return demo_body_parse (wire->body, error);
}

static gboolean
asks_for_page_zero (JsonObject *body)
{
  JsonNode *node = json_object_get_member (body, "page");

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return strcmp (json_node_get_string (node), "0") == 0;
  return json_node_get_value_type (node) == G_TYPE_INT64 && json_node_get_int (node) == 0;
}

/* Gives the list's page base to the handler; page 0 of a list that begins with 1 is page 1, or refused.
 * The body may be shared with its parser, and is copied before it is changed. */
static gboolean
apply_page_base (DemoDispatch *self, DemoRequest *request, JsonObject **body, GError **error)
{
  request->page_base = 1;
  for (guint i = 0; i < G_N_ELEMENTS (paged_lists); i++)
    {
      JsonObject *copy;
      g_autoptr (GList) names = NULL;

      if (strcmp (paged_lists[i].path, request->path) != 0)
        continue;
      request->page_base = self->bases[i] == BASE_ZERO ? 0 : 1;
      if (request->page_base == 0 || !asks_for_page_zero (*body))
        return TRUE;
      if (self->bases[i] == BASE_ONE_STRICT)
        return demo_refuse (error, "page must be at least 1");
      copy = json_object_new ();
      names = json_object_get_members (*body);
      for (GList *l = names; l != NULL; l = l->next)
        json_object_set_member (copy, l->data, json_node_copy (json_object_get_member (*body, l->data)));
      json_object_set_int_member (copy, "page", 1);
      json_object_unref (*body);
      *body = copy;
      return TRUE;
    }
  return TRUE;
}

static DemoReply *
answer_login (DemoDispatch *self, const DemoWire *wire)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = demo_body_parse (wire->body, &error);
  g_autofree char *bearer = NULL;
  const char *user;
  const char *password;

  if (body == NULL || !demo_body_get_string (body, "username", "", &user, &error) ||
      !demo_body_get_string (body, "password", "", &password, &error))
    return make_error_reply (error);
  /* The document: "the status code will be displayed as 400, and the result will be displayed as not
   * equal. The token is empty." */
  if (strcmp (user, self->user) != 0 || strcmp (password, self->password) != 0)
    return demo_reply_new_text (400, "application/json; charset=utf-8",
                                "{\"code\":400,\"message\":\"not equal\",\"data\":\"\"}");
  bearer = g_strconcat ("Bearer ", demo_tokens_issue (self->tokens), NULL);
  return demo_reply_new_data (json_node_init_string (json_node_alloc (), bearer));
}

static DemoReply *
answer_file (DemoDispatch *self, const DemoWire *wire, const DemoFileRoute *route, const char *tail)
{
  DemoRequest request = { wire->path, tail, NULL, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = json_object_new ();
  const char *content_type = "application/octet-stream";
  GBytes *bytes;

  request.body = body;
  bytes = route->handler (self->pbx, &request, &content_type, &error);
  return bytes != NULL ? demo_reply_new_file (bytes, content_type) : make_error_reply (error);
}

static DemoReply *
answer_route (DemoDispatch *self, const DemoWire *wire, const DemoRoute *route, const char *tail)
{
  DemoRequest request = { wire->path, tail, NULL, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = read_body (self, wire, &error);
  JsonNode *data;

  if (body == NULL || !apply_page_base (self, &request, &body, &error))
    return make_error_reply (error);
  request.body = body;
  data = route->handler (self->pbx, &request, &error);
  return data != NULL ? demo_reply_new_data (data) : make_error_reply (error);
}

/**
 * demo_dispatch_answer:
 * @self: what answers requests
 * @wire: the request
 * @faults: what goes wrong with it
 *
 * Returns: (transfer full): the right answer; only what @faults says of the token is done
 */
DemoReply *
demo_dispatch_answer (DemoDispatch *self, const DemoWire *wire, DemoFaults *faults)
{
  const DemoFileRoute *file_route = NULL;
  const DemoRoute *route = NULL;
  gboolean other_method = FALSE;
  g_autofree char *tail = NULL;

  if (strcmp (wire->path, LOGIN_PATH) == 0)
    {
      if (strcmp (wire->method, "POST") == 0)
        return answer_login (self, wire);
      return demo_reply_new_text (405, "text/plain", "405 method not allowed");
    }
  if (strcmp (wire->method, "GET") == 0)
    file_route = find_file_route (wire, &tail);
  if (file_route == NULL)
    route = find_route (wire, &tail, &other_method);
  if (file_route == NULL && route == NULL)
    return demo_reply_new_text (other_method ? 405 : 404, "text/plain",
                                other_method ? "405 method not allowed" : "404 page not found");
  if (!is_authorized (self, wire, file_route != NULL, faults))
    return demo_reply_new_refusal (401, 401, "not logged in");
  return file_route != NULL ? answer_file (self, wire, file_route, tail)
                            : answer_route (self, wire, route, tail);
}
