/* demo-wakeup-api.c: endpoints 24 to 27
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-api.h"
#include "demo-body.h"
#include "demo-office.h"
#include "demo-page.h"

static JsonNode *
make_row (gpointer row, gpointer user_data)
{
  DemoWakeup *wakeup = row;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "callDateTime", wakeup->time);
  json_object_set_string_member (object, "exten", wakeup->exten);
  json_object_set_int_member (object, "musicID", wakeup->music);
  json_object_set_int_member (object, "id", wakeup->id);
  return demo_node_take_object (object);
}

static JsonNode *
list_wakeups (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  GPtrArray *all = demo_wakeups_get_all (demo_office_get_wakeups (pbx->office));
  DemoPage page;

  if (!demo_page_init (&page, request, error))
    return NULL;
  if (demo_office_get_habits (pbx->office)->wakeups_paged)
    return demo_page_answer (&page, all, make_row, NULL);
  return demo_node_take_array (demo_page_cut (&page, all, make_row, NULL));
}

static JsonNode *
add_wakeups (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  g_autoptr (GPtrArray) extens = demo_body_get_strings (request->body, "extens", error);
  const char *time;
  gint64 music;

  if (extens == NULL || !demo_body_get_string (request->body, "callDateTime", "", &time, error) ||
      !demo_body_get_int (request->body, "musicID", 0, &music, error) ||
      !demo_wakeups_add (demo_office_get_wakeups (pbx->office), extens, time, music, error))
    return NULL;
  return demo_node_empty_object ();
}

static JsonNode *
update_wakeups (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  g_autoptr (GArray) ids = demo_body_get_ids (request->body, "ids", error);
  const char *time;
  gint64 music;

  if (ids == NULL || !demo_body_get_string (request->body, "callDateTime", "", &time, error) ||
      !demo_body_get_int (request->body, "musicID", 0, &music, error) ||
      !demo_wakeups_update (demo_office_get_wakeups (pbx->office), ids, time, music, error))
    return NULL;
  return demo_node_empty_object ();
}

static JsonNode *
delete_wakeups (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  g_autoptr (GArray) ids = demo_body_get_ids (request->body, "ids", error);

  if (ids == NULL || !demo_wakeups_remove (demo_office_get_wakeups (pbx->office), ids, error))
    return NULL;
  return demo_node_empty_object ();
}

const DemoRoute demo_wakeup_routes[] = {
  { "POST", "/pbx/wakeup-call/list", list_wakeups },
  { "POST", "/pbx/wakeup-call/add", add_wakeups },
  { "POST", "/pbx/wakeup-call/update", update_wakeups },
  { "DELETE", "/pbx/wakeup-call/delete", delete_wakeups },
  { NULL },
};
