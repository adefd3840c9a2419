/* demo-phonebook-api.c: endpoints 37 to 42
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
  return demo_phonebook_entry_to_json (row);
}

static char *
make_sort_key (gpointer row, const char *column)
{
  return demo_phonebook_entry_make_sort_key (row, column);
}

static JsonNode *
list_contacts (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  GPtrArray *all = demo_phonebook_get_all (demo_office_get_phonebook (pbx->office));
  g_autoptr (GPtrArray) found = g_ptr_array_sized_new (all->len);
  g_autofree char *folded = NULL;
  const char *keyword;
  DemoPage page;

  if (!demo_page_init (&page, request, error) ||
      !demo_body_get_string (request->body, "keyword", "", &keyword, error))
    return NULL;
  if (page.column != NULL && !demo_phonebook_entry_has_column (page.column))
    {
      demo_refuse (error, "unknown column '%s' in 'order clause'", page.column);
      return NULL;
    }
  folded = g_utf8_casefold (keyword, -1);
  for (guint i = 0; i < all->len; i++)
    {
      DemoPhonebookEntry *contact = g_ptr_array_index (all, i);

      if (*folded == '\0' || strstr (contact->search, folded) != NULL)
        g_ptr_array_add (found, contact);
    }
  if (page.column != NULL)
    demo_page_sort (&page, found, make_sort_key);
  return demo_page_answer (&page, found, make_row, NULL);
}

static JsonNode *
add_contact (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  if (!demo_phonebook_add (demo_office_get_phonebook (pbx->office), request->body, error))
    return NULL;
  return demo_node_true ();
}

static JsonNode *
update_contact (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  if (!demo_phonebook_update (demo_office_get_phonebook (pbx->office), request->body, error))
    return NULL;
  return demo_node_empty_object ();
}

static JsonNode *
delete_contacts (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  g_autoptr (GArray) ids = demo_body_get_ids (request->body, "ids", error);

  if (ids == NULL || !demo_phonebook_remove (demo_office_get_phonebook (pbx->office), ids, error))
    return NULL;
  return demo_node_true ();
}

static JsonNode *
delete_all_contacts (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  demo_phonebook_remove_all (demo_office_get_phonebook (pbx->office));
  return demo_node_empty_object ();
}

/* There is no LDAP server: the time that the copying takes is the server's matter. */
static JsonNode *
synchronise (DemoPbx *pbx, const DemoRequest *request, GError **error)
{
  return demo_node_true ();
}

const DemoRoute demo_phonebook_routes[] = {
  { "GET", "/pbx/phone-book/list", list_contacts },
  { "POST", "/pbx/phone-book/list", list_contacts }, /* for --phonebook-style=post alone */
  { "POST", "/pbx/phone-book/add", add_contact },
  { "POST", "/pbx/phone-book/update", update_contact },
  { "DELETE", "/pbx/phone-book/delete-contact", delete_contacts },
  { "DELETE", "/pbx/phone-book/delete-all", delete_all_contacts },
  { "GET", "/pbx/phone-book-ldap/sync", synchronise },
  { NULL },
};
