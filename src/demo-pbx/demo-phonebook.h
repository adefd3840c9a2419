/* demo-phonebook.h: the contacts of the phonebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-names.h"
#include "demo-types.h"

G_BEGIN_DECLS

typedef struct _DemoPhonebook DemoPhonebook;

typedef struct
{
  gint64 id;
  char *name;
  char *phone_number;
  char *email;
  char *company;
  char *add_by_role;
  char *add_user;
  char *dial_code;
  char *search; /* folded */
} DemoPhonebookEntry;

DemoPhonebook *demo_phonebook_new (DemoRandom *random, guint n_contacts, guint first_extension);
void demo_phonebook_free (DemoPhonebook *self);
GPtrArray *demo_phonebook_get_all (DemoPhonebook *self);
gboolean demo_phonebook_add (DemoPhonebook *self, JsonObject *body, GError **error);
gboolean demo_phonebook_update (DemoPhonebook *self, JsonObject *body, GError **error);
gboolean demo_phonebook_remove (DemoPhonebook *self, GArray *ids, GError **error);
void demo_phonebook_remove_all (DemoPhonebook *self);

JsonNode *demo_phonebook_entry_to_json (DemoPhonebookEntry *self);
gboolean demo_phonebook_entry_has_column (const char *column);
char *demo_phonebook_entry_make_sort_key (DemoPhonebookEntry *self, const char *column);

G_END_DECLS
