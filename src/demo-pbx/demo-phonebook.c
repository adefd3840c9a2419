/* demo-phonebook.c: the contacts of the phonebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-phonebook.h"
#include "demo-body.h"
#include "demo-page.h"

#include <stddef.h>
#include <string.h>

struct _DemoPhonebook
{
  GPtrArray *rows;   /* owned DemoPhonebookEntry, by id */
  GHashTable *by_id; /* id in the row → row */
  gint64 last_id;
};

typedef struct
{
  const char *name;
  gsize offset;
} Column;

static const Column columns[] = {
  { "name", offsetof (DemoPhonebookEntry, name) },
  { "phoneNumber", offsetof (DemoPhonebookEntry, phone_number) },
  { "email", offsetof (DemoPhonebookEntry, email) },
  { "company", offsetof (DemoPhonebookEntry, company) },
  { "addByRole", offsetof (DemoPhonebookEntry, add_by_role) },
  { "addUser", offsetof (DemoPhonebookEntry, add_user) },
  { "dialCode", offsetof (DemoPhonebookEntry, dial_code) },
};

static char **
get_field (DemoPhonebookEntry *contact, const Column *column)
{
  return (char **) ((char *) contact + column->offset);
}

static void
contact_free (DemoPhonebookEntry *contact)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_free (*get_field (contact, &columns[i]));
  g_free (contact->search);
  g_free (contact);
}

static void
make_search (DemoPhonebookEntry *contact)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%s\n%s", contact->name, contact->phone_number,
                                           contact->email, contact->company);

  g_free (contact->search);
  contact->search = g_utf8_casefold (text, -1);
}

static void
append (DemoPhonebook *self, DemoPhonebookEntry *contact)
{
  contact->id = ++self->last_id;
  make_search (contact);
  g_ptr_array_add (self->rows, contact);
  g_hash_table_insert (self->by_id, &contact->id, contact);
}

static char *
make_number (DemoRandom *random)
{
  switch (demo_random_below (random, 6))
    {
    case 0:
      return g_strdup_printf ("+4930%07u", demo_random_below (random, 10000000));
    case 1:
      return g_strdup_printf ("+86139%08u", demo_random_below (random, 100000000));
    case 2:
      return g_strdup_printf ("0171 %07u", demo_random_below (random, 10000000));
    case 3:
      return g_strdup_printf ("(0221) %03u-%02u", demo_random_below (random, 1000),
                              demo_random_below (random, 100));
    case 4:
      return g_strdup_printf ("0033%09u", 100000000 + demo_random_below (random, 800000000));
    default:
      return g_strdup_printf ("9%07u", 1000000 + demo_random_below (random, 9000000));
    }
}

static DemoPhonebookEntry *
make_example (DemoRandom *random, guint position, guint first_extension)
{
  DemoPhonebookEntry *contact = g_new0 (DemoPhonebookEntry, 1);
  guint role = demo_random_below (random, 10);
  g_autofree char *mailbox = NULL;
  g_autofree char *domain = NULL;

  contact->name = demo_names_make_person (random, &mailbox);
  contact->company = demo_names_make_company (random, &domain);
  contact->phone_number = make_number (random);
  contact->email =
    demo_random_chance (random, 70) ? g_strdup_printf ("%s@%s", mailbox, domain) : g_strdup ("");
  contact->add_by_role = g_strdup (role < 6 ? "admin" : role < 8 ? "operator" : "extension");
  contact->add_user =
    role < 8 ? g_strdup ("") : g_strdup_printf ("%u", first_extension + demo_random_below (random, 20));
  contact->dial_code = position < 20 ? g_strdup_printf ("%02u", position + 1) : g_strdup ("");
  return contact;
}

/**
 * demo_phonebook_new:
 * @random: a generator
 * @n_contacts: how many contacts to make
 * @first_extension: the lowest number of the people who may have added one
 *
 * Returns: (transfer full): a phonebook
 */
DemoPhonebook *
demo_phonebook_new (DemoRandom *random, guint n_contacts, guint first_extension)
{
  DemoPhonebook *self = g_new0 (DemoPhonebook, 1);

  self->rows = g_ptr_array_new_full (n_contacts, (GDestroyNotify) contact_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < n_contacts; i++)
    append (self, make_example (random, i, first_extension));
  return self;
}

/** demo_phonebook_free: frees it */
void
demo_phonebook_free (DemoPhonebook *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/** demo_phonebook_get_all: Returns: (transfer none) (element-type DemoPhonebookEntry): all, by id */
GPtrArray *
demo_phonebook_get_all (DemoPhonebook *self)
{
  return self->rows;
}

/* Reads the fields of @body over those of @contact. */
static gboolean
read_fields (DemoPhonebookEntry *contact, JsonObject *body, gboolean with_creator, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      char **field = get_field (contact, &columns[i]);
      const char *text;

      if (!with_creator && g_str_has_prefix (columns[i].name, "add"))
        continue;
      if (!demo_body_get_string (body, columns[i].name, *field != NULL ? *field : "", &text, error))
        return FALSE;
      if (text != *field)
        {
          g_free (*field);
          *field = g_strdup (text);
        }
    }
  return TRUE;
}

static gboolean
is_phone_number (const char *text)
{
  return strlen (text) <= 40 && strpbrk (text, "0123456789") != NULL &&
         strspn (text, "+0123456789*#()-/. ") == strlen (text);
}

static gboolean
check (DemoPhonebook *self, DemoPhonebookEntry *contact, GError **error)
{
  static const char *const roles[] = { "", "admin", "operator", "extension", NULL };

  if (*contact->name == '\0')
    return demo_refuse (error, "contact name must not be empty");
  if (!is_phone_number (contact->phone_number))
    return demo_refuse (error, "phone number is not valid");
  if (*contact->email != '\0' && !demo_is_email (contact->email))
    return demo_refuse (error, "email is not valid");
  if (!g_strv_contains (roles, contact->add_by_role))
    return demo_refuse (error, "addByRole is not valid");
  if (strspn (contact->dial_code, "0123456789*#") != strlen (contact->dial_code))
    return demo_refuse (error, "speed dial number is not valid");
  for (guint i = 0; *contact->dial_code != '\0' && i < self->rows->len; i++)
    {
      DemoPhonebookEntry *other = g_ptr_array_index (self->rows, i);

      if (other->id != contact->id && strcmp (other->dial_code, contact->dial_code) == 0)
        return demo_refuse (error, "speed dial number %s already exists", contact->dial_code);
    }
  return TRUE;
}

/**
 * demo_phonebook_add:
 * @self: a phonebook
 * @body: a contact
 * @error: return location
 *
 * Returns: %FALSE if it is refused
 */
gboolean
demo_phonebook_add (DemoPhonebook *self, JsonObject *body, GError **error)
{
  DemoPhonebookEntry *contact = g_new0 (DemoPhonebookEntry, 1);

  if (!read_fields (contact, body, TRUE, error) || !check (self, contact, error))
    {
      contact_free (contact);
      return FALSE;
    }
  /* Who signs in to this API is the administrator. */
  if (*contact->add_by_role == '\0')
    {
      g_free (contact->add_by_role);
      contact->add_by_role = g_strdup ("admin");
    }
  append (self, contact);
  return TRUE;
}

static void
copy_fields (DemoPhonebookEntry *to, DemoPhonebookEntry *from)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      char **field = get_field (to, &columns[i]);

      g_free (*field);
      *field = g_strdup (*get_field (from, &columns[i]));
    }
}

/**
 * demo_phonebook_update:
 * @self: a phonebook
 * @body: a contact with its id; the creator in it is not looked at
 * @error: return location
 *
 * Returns: %FALSE if it is refused; the contact is then unchanged
 */
gboolean
demo_phonebook_update (DemoPhonebook *self, JsonObject *body, GError **error)
{
  DemoPhonebookEntry *draft;
  DemoPhonebookEntry *contact;
  gboolean good;
  gint64 id;

  if (!demo_body_get_int (body, "id", 0, &id, error))
    return FALSE;
  contact = g_hash_table_lookup (self->by_id, &id);
  if (contact == NULL)
    return demo_refuse (error, "record does not exist");
  draft = g_new0 (DemoPhonebookEntry, 1);
  draft->id = id;
  copy_fields (draft, contact);
  good = read_fields (draft, body, FALSE, error) && check (self, draft, error);
  if (good)
    {
      copy_fields (contact, draft);
      make_search (contact);
    }
  contact_free (draft);
  return good;
}

/**
 * demo_phonebook_remove:
 * @self: a phonebook
 * @ids: (element-type gint64): contacts
 * @error: return location
 *
 * Returns: %FALSE, with all contacts still there, if one of them does not exist
 */
gboolean
demo_phonebook_remove (DemoPhonebook *self, GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (!g_hash_table_contains (self->by_id, &g_array_index (ids, gint64, i)))
        return demo_refuse (error, "record does not exist");
    }
  for (guint i = 0; i < ids->len; i++)
    {
      DemoPhonebookEntry *contact = g_hash_table_lookup (self->by_id, &g_array_index (ids, gint64, i));

      if (contact == NULL)
        continue; /* named twice */
      g_hash_table_remove (self->by_id, &contact->id);
      g_ptr_array_remove (self->rows, contact);
    }
  return TRUE;
}

/** demo_phonebook_remove_all: empties it */
void
demo_phonebook_remove_all (DemoPhonebook *self)
{
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->rows, 0);
}

/** demo_phonebook_entry_to_json: Returns: (transfer full): the contact as it travels */
JsonNode *
demo_phonebook_entry_to_json (DemoPhonebookEntry *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", self->id);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    json_object_set_string_member (object, columns[i].name, *get_field (self, &columns[i]));
  return demo_node_take_object (object);
}

static const Column *
find_column (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (strcmp (columns[i].name, name) == 0)
        return &columns[i];
    }
  return NULL;
}

/** demo_phonebook_entry_has_column: Returns: whether the phonebook can be sorted by @column */
gboolean
demo_phonebook_entry_has_column (const char *column)
{
  return strcmp (column, "id") == 0 || find_column (column) != NULL;
}

/** demo_phonebook_entry_make_sort_key: Returns: (transfer full): what strcmp() sorts by */
char *
demo_phonebook_entry_make_sort_key (DemoPhonebookEntry *self, const char *column)
{
  const Column *found = find_column (column);

  if (found == NULL)
    return g_strdup_printf ("%020" G_GINT64_FORMAT, self->id);
  return demo_sort_key (*get_field (self, found));
}
