/* demo-page.c: one page of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-page.h"
#include "demo-body.h"

#include <string.h>

/* A query string can only hold text, so the one list that is read by GET takes its numbers as text too.
 * In a JSON body of the others a number is a number. */
static gboolean
read_number (const DemoRequest *request, const char *name, gint64 fallback, gint64 *value, GError **error)
{
  JsonNode *node = json_object_get_member (request->body, name);

  if (strcmp (request->path, "/pbx/phone-book/list") == 0 && node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_STRING)
    {
      if (!g_ascii_string_to_signed (json_node_get_string (node), 10, 0, G_MAXINT32, value, NULL))
        return demo_refuse (error, "%s is not a number", name);
      return TRUE;
    }
  return demo_body_get_int (request->body, name, fallback, value, error);
}

/**
 * demo_page_init:
 * @self: the page to fill
 * @request: a request with `page`, `pageSize`, `columnKey` and `order`
 * @error: return location
 *
 * Returns: %FALSE if the request asks for no possible page
 */
gboolean
demo_page_init (DemoPage *self, const DemoRequest *request, GError **error)
{
  const char *order;

  if (!read_number (request, "page", request->page_base, &self->page, error) ||
      !read_number (request, "pageSize", 0, &self->size, error) ||
      !demo_body_get_string (request->body, "columnKey", "", &self->column, error) ||
      !demo_body_get_string (request->body, "order", "", &order, error))
    return FALSE;
  if (self->size < 1)
    return demo_refuse (error, "pageSize must be at least 1");
  if (self->page < 0)
    return demo_refuse (error, "page must not be negative");
  if (self->page > G_MAXINT32 || self->size > G_MAXINT32)
    return demo_refuse (error, "value out of range");
  self->first = (guint64) MAX (self->page - request->page_base, 0) * self->size;
  /* The vendor's samples send the literal "string", which sorts by nothing. */
  if (*self->column == '\0' || strcmp (self->column, "string") == 0)
    self->column = NULL;
  self->descending = g_ascii_strcasecmp (order, "DESC") == 0;
  return TRUE;
}

/**
 * demo_page_cut:
 * @self: a page
 * @rows: all rows, in order
 * @func: makes a row's JSON
 * @user_data: for @func
 *
 * Returns: (transfer full): the rows of the page alone
 */
JsonArray *
demo_page_cut (const DemoPage *self, GPtrArray *rows, DemoRowFunc func, gpointer user_data)
{
  JsonArray *items = json_array_new ();

  for (guint64 i = self->first; i < rows->len && i - self->first < (guint64) self->size; i++)
    json_array_add_element (items, func (g_ptr_array_index (rows, i), user_data));
  return items;
}

/**
 * demo_page_answer:
 * @self: a page
 * @rows: all rows, in order
 * @func: makes a row's JSON
 * @user_data: for @func
 *
 * Returns: (transfer full): the page with `items`, `count`, `page` and `pageSize`
 */
JsonNode *
demo_page_answer (const DemoPage *self, GPtrArray *rows, DemoRowFunc func, gpointer user_data)
{
  JsonObject *data = json_object_new ();

  json_object_set_array_member (data, "items", demo_page_cut (self, rows, func, user_data));
  json_object_set_int_member (data, "count", rows->len);
  json_object_set_int_member (data, "page", self->page);
  json_object_set_int_member (data, "pageSize", self->size);
  return demo_node_take_object (data);
}

/**
 * demo_sort_key:
 * @text: a text
 *
 * Numbers are filled up to one width, so that 99 comes before 100.
 *
 * Returns: (transfer full): what compares by strcmp() as a person would sort
 */
char *
demo_sort_key (const char *text)
{
  gsize length = strlen (text);

  if (length > 0 && length < 20 && strspn (text, "0123456789") == length)
    return g_strdup_printf ("%020" G_GUINT64_FORMAT, g_ascii_strtoull (text, NULL, 10));
  return g_utf8_casefold (text, -1);
}

typedef struct
{
  char *key;
  gpointer row;
} Keyed;

static int
compare_keyed (gconstpointer a, gconstpointer b, gpointer user_data)
{
  int order = strcmp (((const Keyed *) a)->key, ((const Keyed *) b)->key);

  return *(const gboolean *) user_data ? -order : order;
}

/**
 * demo_page_sort:
 * @self: a page with a column
 * @rows: the rows to sort in place
 * @func: makes the key of a row, once a row
 *
 * Rows of one key keep their order.
 */
void
demo_page_sort (const DemoPage *self, GPtrArray *rows, DemoSortKeyFunc func)
{
  g_autofree Keyed *keyed = g_new (Keyed, rows->len + 1);
  gboolean descending = self->descending;

  for (guint i = 0; i < rows->len; i++)
    {
      keyed[i].row = g_ptr_array_index (rows, i);
      keyed[i].key = func (keyed[i].row, self->column);
    }
  g_qsort_with_data (keyed, rows->len, sizeof (Keyed), compare_keyed, &descending);
  for (guint i = 0; i < rows->len; i++)
    {
      g_ptr_array_index (rows, i) = keyed[i].row;
      g_free (keyed[i].key);
    }
}
