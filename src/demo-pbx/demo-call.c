/* demo-call.c: one call, and what a search for calls asks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-call.h"

#include <string.h>

/* More would make an answer of hundreds of megabytes out of one request. */
#define LARGEST_PAGE 10000

#define SECONDS_PER_DAY (24 * 60 * 60)

static const char *const type_names[] = { "internal", "incoming", "outgoing", NULL };
static const char *const status_names[] = { "ANSWERED", "BUSY", "FAILED", "NO ANSWER", NULL };

static const struct
{
  const char *name;
  DemoColumn column;
} columns[] = {
  { "startTime", DEMO_COLUMN_START },     { "id", DEMO_COLUMN_ID },
  { "duration", DEMO_COLUMN_DURATION },   { "callStatus", DEMO_COLUMN_STATUS },
  { "callType", DEMO_COLUMN_TYPE },       { "callFrom", DEMO_COLUMN_FROM },
  { "callSrc", DEMO_COLUMN_SRC },         { "callTo", DEMO_COLUMN_TO },
  { "destNum", DEMO_COLUMN_DEST },        { "pinCode", DEMO_COLUMN_PIN },
  { "trunkName", DEMO_COLUMN_TRUNK },     { "timeLength", DEMO_COLUMN_TALK },
  { "recordingFile", DEMO_COLUMN_START }, { "FileName", DEMO_COLUMN_START },
};

/**
 * demo_local_seconds:
 * @time: a time in any zone
 *
 * Returns: the local time of @time in seconds, as though it were UTC: what calls are reckoned in, since
 *   the device knows of no other zone than its own
 */
gint64
demo_local_seconds (GDateTime *time)
{
  return g_date_time_to_unix (time) + g_date_time_get_utc_offset (time) / G_TIME_SPAN_SECOND;
}

static gboolean
refuse (GError **error, const char *name)
{
  g_set_error (error, DEMO_ERROR, DEMO_ERROR_BAD_REQUEST, "invalid parameter: %s", name);

  return FALSE;
}

/* A missing member and null are as good as "". */
static gboolean
read_text (JsonObject *body, const char *name, const char **text, GError **error)
{
  JsonNode *node = json_object_get_member (body, name);

  *text = "";
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return refuse (error, name);

  *text = json_node_get_string (node);

  return TRUE;
}

static gboolean
read_count (JsonObject *body, const char *name, gint64 least, gint64 most, gint64 *count, GError **error)
{
  JsonNode *node = json_object_get_member (body, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return refuse (error, name);

  *count = json_node_get_int (node);
  if (*count < least || *count > most)
    return refuse (error, name);

  return TRUE;
}

/* A day is written 2022-11-01 and in no other way; "" sets no bound. */
static gboolean
read_day (JsonObject *body, const char *name, gint64 days, gint64 *seconds, GError **error)
{
  const char *text;
  g_autoptr (GDateTime) day = NULL;

  if (!read_text (body, name, &text, error))
    return FALSE;
  if (*text == '\0')
    return TRUE;

  if (strlen (text) != 10)
    return refuse (error, name);
  for (guint i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return refuse (error, name);

  day = g_date_time_new_utc (atoi (text), atoi (text + 5), atoi (text + 8), 0, 0, 0);
  if (day == NULL)
    return refuse (error, name);

  *seconds = g_date_time_to_unix (day) + days * SECONDS_PER_DAY;

  return TRUE;
}

static gboolean
read_choice (JsonObject *body, const char *name, const char *const *choices, int *choice, GError **error)
{
  const char *text;

  if (!read_text (body, name, &text, error))
    return FALSE;

  *choice = -1;
  if (*text == '\0' || g_str_equal (text, "all"))
    return TRUE;

  for (int i = 0; choices[i] != NULL; i++)
    if (g_str_equal (text, choices[i]))
      {
        *choice = i;
        return TRUE;
      }

  return refuse (error, name);
}

/* The document writes "string" where it means that something may stand there: taken as nothing. */
static gboolean
read_order (DemoCallQuery *self, JsonObject *body, GError **error)
{
  const char *order;
  const char *column;

  if (!read_text (body, "order", &order, error) || !read_text (body, "columnKey", &column, error))
    return FALSE;

  self->column = DEMO_COLUMN_START;
  self->descending = TRUE;

  if (*column != '\0' && !g_str_equal (column, "string"))
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (columns) && !g_str_equal (columns[i].name, column))
        i++;
      if (i == G_N_ELEMENTS (columns))
        return refuse (error, "columnKey");

      self->column = columns[i].column;
      self->descending = FALSE;
    }

  if (g_ascii_strcasecmp (order, "ASC") == 0)
    self->descending = FALSE;
  else if (g_ascii_strcasecmp (order, "DESC") == 0)
    self->descending = TRUE;
  else if (*order != '\0' && !g_str_equal (order, "string"))
    return refuse (error, "order");

  return TRUE;
}

/**
 * demo_call_query_init:
 * @self: (out caller-allocates): the query
 * @request: a search for calls or recordings
 * @error: return location for a refusal
 *
 * Reads and checks what is searched for.
 *
 * Returns: %TRUE if the request is one that the device takes
 */
gboolean
demo_call_query_init (DemoCallQuery *self, const DemoRequest *request, GError **error)
{
  JsonObject *body = request->body;
  gint64 page_size;

  memset (self, 0, sizeof *self);
  self->from = G_MININT64;
  self->until = G_MAXINT64;

  if (!read_day (body, "from", 0, &self->from, error) || !read_day (body, "to", 1, &self->until, error) ||
      !read_choice (body, "type", type_names, &self->type, error) ||
      !read_text (body, "src", &self->src, error) || !read_text (body, "dest", &self->dest, error) ||
      !read_text (body, "pinCode", &self->pin, error) ||
      !read_text (body, "trunkName", &self->trunk, error) || !read_order (self, body, error) ||
      !read_count (body, "page", 0, G_MAXINT32, &self->page, error) ||
      !read_count (body, "pageSize", 1, LARGEST_PAGE, &page_size, error))
    return FALSE;

  /* Answers are also written NOANSWER, so that is asked for, too. */
  if (json_object_has_member (body, "status"))
    {
      const char *status;

      if (!read_text (body, "status", &status, error))
        return FALSE;
      if (g_str_equal (status, "NOANSWER"))
        self->status = DEMO_CALL_NO_ANSWER;
      else if (!read_choice (body, "status", status_names, &self->status, error))
        return FALSE;
    }
  else
    {
      self->status = -1;
    }

  self->page_size = (guint) page_size;
  self->offset = (guint64) MAX (self->page - (gint64) request->page_base, 0) * self->page_size;

  return TRUE;
}

/**
 * demo_call_query_has_terms:
 * @self: a query
 *
 * Returns: %TRUE if anything but the days narrows the search
 */
gboolean
demo_call_query_has_terms (const DemoCallQuery *self)
{
  return self->type != -1 || self->status != -1 || *self->src != '\0' || *self->dest != '\0' ||
         *self->pin != '\0' || *self->trunk != '\0';
}

static gboolean
contains (const char *text, const char *part)
{
  return *part == '\0' || (text != NULL && strcasestr (text, part) != NULL);
}

/**
 * demo_call_query_matches:
 * @self: a query
 * @call: a call
 *
 * Days, type and status match exactly, the rest by substring. The callee is looked for in the number
 * that was called and in the one that was reached.
 *
 * Returns: %TRUE if @call is one that @self asks for
 */
gboolean
demo_call_query_matches (const DemoCallQuery *self, const DemoCall *call)
{
  return call->start >= self->from && call->start < self->until &&
         (self->type == -1 || (int) call->type == self->type) &&
         (self->status == -1 || (int) call->status == self->status) && contains (call->src, self->src) &&
         (contains (call->to, self->dest) || contains (call->dest, self->dest)) &&
         contains (call->pin, self->pin) && contains (call->trunk, self->trunk);
}

gboolean
demo_column_is_number (DemoColumn column)
{
  return column == DEMO_COLUMN_START || column == DEMO_COLUMN_ID || column == DEMO_COLUMN_DURATION ||
         column == DEMO_COLUMN_TALK;
}

guint64
demo_call_get_number (const DemoCall *self, DemoColumn column)
{
  switch (column)
    {
    case DEMO_COLUMN_START:
      return (guint64) self->start;
    case DEMO_COLUMN_ID:
      return self->id;
    case DEMO_COLUMN_TALK:
      return self->talk;
    default:
      return self->duration;
    }
}

/**
 * demo_call_get_text:
 * @self: a call
 * @column: a column of text
 *
 * Returns: (not nullable): what stands in the column
 */
const char *
demo_call_get_text (const DemoCall *self, DemoColumn column)
{
  switch (column)
    {
    case DEMO_COLUMN_STATUS:
      return status_names[self->status];
    case DEMO_COLUMN_TYPE:
      return type_names[self->type];
    case DEMO_COLUMN_FROM:
      return self->from;
    case DEMO_COLUMN_SRC:
      return self->src;
    case DEMO_COLUMN_TO:
      return self->to;
    case DEMO_COLUMN_PIN:
      return self->pin;
    case DEMO_COLUMN_TRUNK:
      return self->trunk != NULL ? self->trunk : "";
    default:
      return self->dest;
    }
}

int
demo_call_compare (const DemoCall *a, const DemoCall *b, DemoColumn column)
{
  if (demo_column_is_number (column))
    {
      guint64 number_a = demo_call_get_number (a, column);
      guint64 number_b = demo_call_get_number (b, column);

      return number_a < number_b ? -1 : number_a > number_b;
    }

  return strcmp (demo_call_get_text (a, column), demo_call_get_text (b, column));
}

const char *
demo_call_get_status_text (const DemoCall *self)
{
  return self->squeezed && self->status == DEMO_CALL_NO_ANSWER ? "NOANSWER" : status_names[self->status];
}

static void
set_absent (JsonObject *row, const char *name, const char *text, gboolean null)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (row, name, text);
  else if (null)
    json_object_set_null_member (row, name);
  else
    json_object_set_string_member (row, name, "");
}

/**
 * demo_call_to_row:
 * @self: a call
 *
 * Returns: (transfer full): what the rows of the call log and of the recordings have in common
 */
JsonObject *
demo_call_to_row (const DemoCall *self)
{
  JsonObject *row = json_object_new ();
  g_autoptr (GDateTime) start = g_date_time_new_from_unix_utc (self->start);
  g_autofree char *start_text = g_date_time_format (start, "%Y-%m-%d %H:%M:%S");

  json_object_set_int_member (row, "id", (gint64) self->id);
  json_object_set_string_member (row, "callFrom", self->from);
  json_object_set_string_member (row, "callSrc", self->src);
  json_object_set_string_member (row, "callTo", self->to);
  json_object_set_string_member (row, "destNum", self->dest);
  json_object_set_string_member (row, "startTime", start_text);
  json_object_set_int_member (row, "duration", self->duration);
  json_object_set_string_member (row, "callStatus", demo_call_get_status_text (self));
  json_object_set_string_member (row, "callType", type_names[self->type]);
  set_absent (row, "pinCode", self->pin, self->nulls);
  set_absent (row, "trunkName", self->trunk, self->nulls);

  return row;
}
