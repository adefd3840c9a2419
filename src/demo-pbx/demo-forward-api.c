/* demo-forward-api.c: endpoints 18 to 23
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-api.h"
#include "demo-body.h"
#include "demo-office.h"
#include "demo-page.h"

#include <string.h>

static JsonNode *
make_row (gpointer row, gpointer user_data)
{
  DemoForward *forward = row;
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", forward->id);
  json_object_set_string_member (object, "exten", forward->exten);
  json_object_set_string_member (object, "type", forward->type);
  json_object_set_string_member (object, "dest", forward->dest);
  json_object_set_int_member (object, "timeout", forward->timeout);
  json_object_set_boolean_member (object, "enable", forward->enable);
  return demo_node_take_object (object);
}

static char *
make_sort_key (gpointer row, const char *column)
{
  DemoForward *forward = row;

  if (strcmp (column, "exten") == 0)
    return demo_sort_key (forward->exten);
  if (strcmp (column, "type") == 0)
    return demo_sort_key (forward->type);
  if (strcmp (column, "dest") == 0)
    return demo_sort_key (forward->dest);
  if (strcmp (column, "enable") == 0)
    return g_strdup (forward->enable ? "1" : "0");
  return g_strdup_printf ("%020" G_GINT64_FORMAT,
                          strcmp (column, "timeout") == 0 ? forward->timeout : forward->id);
}

static JsonNode *
list_forwards (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  static const char *const columns[] = { "id", "exten", "type", "dest", "timeout", "enable", NULL };
  GPtrArray *all = demo_forwards_get_all (demo_office_get_forwards (pbx->office));
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (all, NULL, NULL);
  DemoPage page;

  g_ptr_array_set_free_func (sorted, NULL);
  if (!demo_page_init (&page, request, error))
    return NULL;
  if (page.column != NULL && !g_strv_contains (columns, page.column))
    {
      demo_refuse (error, "unknown column '%s' in 'order clause'", page.column);
      return NULL;
    }
  if (page.column != NULL)
    demo_page_sort (&page, sorted, make_sort_key);
  return demo_page_answer (&page, sorted, make_row, NULL);
}

static JsonNode *
list_available (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  return demo_node_take_array (demo_office_list_numbers (pbx->office, TRUE));
}

/* The document writes 0/1 and reads true/false. Some devices insist on what they answer. */
static gboolean
read_enable (DemoPbx *pbx, JsonObject *body, gboolean *enable, GError **error)
{
  gint64 number;

  if (demo_office_get_habits (pbx->office)->forward_bools)
    return demo_body_get_boolean (body, "enable", FALSE, enable, error);
  if (!demo_body_get_int (body, "enable", 0, &number, error))
    return FALSE;
  if (number != 0 && number != 1)
    return demo_refuse (error, "enable must be 0 or 1");
  *enable = number == 1;
  return TRUE;
}

static gboolean
read_forward (DemoPbx *pbx, JsonObject *body, DemoForward *forward, GError **error)
{
  return demo_body_get_int (body, "id", 0, &forward->id, error) &&
         demo_body_get_string (body, "exten", "", (const char **) &forward->exten, error) &&
         demo_body_get_string (body, "type", "", (const char **) &forward->type, error) &&
         demo_body_get_string (body, "dest", "", (const char **) &forward->dest, error) &&
         demo_body_get_int (body, "timeout", 0, &forward->timeout, error) &&
         read_enable (pbx, body, &forward->enable, error);
}

static JsonNode *
add_forward (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  DemoForward forward = { 0 };

  if (!read_forward (pbx, request->body, &forward, error) ||
      !demo_forwards_add (demo_office_get_forwards (pbx->office), &forward, error))
    return NULL;
  return demo_node_true ();
}

static JsonNode *
update_forward (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  DemoForward forward = { 0 };

  if (!read_forward (pbx, request->body, &forward, error) ||
      !demo_forwards_update (demo_office_get_forwards (pbx->office), &forward, error))
    return NULL;
  return demo_node_true ();
}

static JsonNode *
delete_forwards (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  g_autoptr (GArray) ids = demo_body_get_ids (request->body, "ids", error);

  if (ids == NULL || !demo_forwards_remove (demo_office_get_forwards (pbx->office), ids, error))
    return NULL;
  return demo_node_true ();
}

static JsonNode *
delete_all_forwards (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  demo_forwards_remove_all (demo_office_get_forwards (pbx->office));
  return demo_node_empty_object ();
}

const DemoRoute demo_forward_routes[] = {
  { "POST", "/pbx/call-forward/list", list_forwards },
  { "GET", "/pbx/call-forward/available", list_available },
  { "POST", "/pbx/call-forward/add", add_forward },
  { "POST", "/pbx/call-forward/update", update_forward },
  { "DELETE", "/pbx/call-forward/delete", delete_forwards },
  { "DELETE", "/pbx/call-forward/delete-all", delete_all_forwards },
  { NULL },
};
