/* demo-extensions-api.c: endpoints 11 to 17
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
  DemoExtension *extension = row;
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, extension->record);
  return node;
}

static char *
make_sort_key (gpointer row, const char *column)
{
  return demo_extension_make_sort_key (row, column);
}

static JsonNode *
search_extensions (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  GPtrArray *all = demo_office_get_extensions (pbx->office);
  g_autoptr (GPtrArray) found = g_ptr_array_sized_new (all->len);
  g_autofree char *folded = NULL;
  const char *keyword;
  DemoPage page;

  if (!demo_page_init (&page, request, error) ||
      !demo_body_get_string (request->body, "keyWord", "", &keyword, error))
    return NULL;
  if (page.column != NULL && !demo_extension_has_column (page.column))
    {
      demo_refuse (error, "unknown column '%s' in 'order clause'", page.column);
      return NULL;
    }
  folded = g_utf8_casefold (keyword, -1);
  for (guint i = 0; i < all->len; i++)
    {
      DemoExtension *extension = g_ptr_array_index (all, i);

      if (*folded == '\0' || strstr (extension->search, folded) != NULL)
        g_ptr_array_add (found, extension);
    }
  if (page.column != NULL)
    demo_page_sort (&page, found, make_sort_key);
  return demo_page_answer (&page, found, make_row, NULL);
}

static JsonNode *
list_extension_info (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  return demo_node_take_array (demo_office_list_numbers (pbx->office, FALSE));
}

static JsonNode *
generate_number (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  g_autofree char *exten = NULL;
  const char *name;

  if (!demo_body_get_string (request->body, "name", "", &name, error))
    return NULL;
  if (strcmp (name, "extension") != 0)
    {
      demo_refuse (error, "name must be extension");
      return NULL;
    }
  exten = demo_office_make_free_number (pbx->office);
  return json_node_init_string (json_node_alloc (), exten);
}

static JsonNode *
is_available (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  gboolean available = demo_extension_is_number (request->tail) && !demo_office_is_analog (request->tail) &&
                       demo_office_find_extension (pbx->office, request->tail) == NULL;

  return json_node_init_boolean (json_node_alloc (), available);
}

static JsonNode *
add_extension (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  DemoExtension *extension = demo_extension_new (request->body, error);

  if (extension == NULL || !demo_office_add_extension (pbx->office, extension, error))
    return NULL;
  return demo_node_true ();
}

static JsonNode *
update_extension (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  DemoExtension *extension;
  const char *exten;

  if (!demo_body_get_string (request->body, "exten", "", &exten, error))
    return NULL;
  extension = demo_office_find_extension (pbx->office, exten);
  if (extension == NULL)
    {
      demo_refuse (error, "extension does not exist");
      return NULL;
    }
  return demo_extension_update (extension, request->body, error) ? demo_node_true () : NULL;
}

static JsonNode *
delete_extensions (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  g_autoptr (GPtrArray) extens = demo_body_get_strings (request->body, "extensions", error);
  gint64 n_deleted = 0;

  if (extens == NULL)
    return NULL;
  for (guint i = 0; i < extens->len; i++)
    n_deleted += demo_office_remove_extension (pbx->office, g_ptr_array_index (extens, i));
  if (n_deleted == 0)
    {
      demo_refuse (error, "extension does not exist");
      return NULL;
    }
  return json_node_init_int (json_node_alloc (), n_deleted);
}

const DemoRoute demo_extensions_routes[] = {
  { "POST", "/pbx/extension-digital/search-extension-page", search_extensions },
  { "GET", "/pbx/extension-digital/extension-info", list_extension_info },
  { "POST", "/pbx/extension-common/gen-add-extension", generate_number },
  { "GET", "/pbx/extension-digital/is-extension-available/", is_available },
  { "POST", "/pbx/extension-digital/add-extension", add_extension },
  { "POST", "/pbx/extension-digital/update-extension", update_extension },
  { "DELETE", "/pbx/extension-digital/delete-extension", delete_extensions },
  { NULL },
};
