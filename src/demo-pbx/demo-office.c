/* demo-office.c: the people of the office and everything that is configured for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-office.h"
#include "demo-body.h"

#include <string.h>

/* Streams of the generator: the number of contacts must not change who works here. */
enum
{
  STREAM_EXTENSIONS = 1,
  STREAM_CONTACTS,
  STREAM_FORWARDS,
};

#define FIRST_NUMBER 201

/* Fax machines and door phones on the FXS ports. They forward calls but are no IP extensions. */
static const struct
{
  const char *exten;
  const char *name;
} analog_ports[] = {
  { "191", "Fax" },
  { "192", "Türsprechstelle" },
};

struct _DemoOffice
{
  GPtrArray *extensions;    /* owned DemoExtension, by number */
  GHashTable *by_number;    /* number, owned by the record → DemoExtension */
  DemoForwards *forwards;   /* owned */
  DemoPhonebook *phonebook; /* owned */
  DemoTrunks *trunks;       /* owned */
  DemoWakeups *wakeups;     /* owned */
  DemoHabits habits;
};

static int
compare_numbers (const char *a, const char *b)
{
  gsize length_a = strlen (a);
  gsize length_b = strlen (b);

  return length_a != length_b ? (length_a < length_b ? -1 : 1) : strcmp (a, b);
}

/* Where a number stands or would stand. */
static guint
find_position (DemoOffice *self, const char *exten)
{
  guint low = 0;
  guint high = self->extensions->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      DemoExtension *extension = g_ptr_array_index (self->extensions, middle);

      if (compare_numbers (demo_extension_get (extension, "exten"), exten) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
insert (DemoOffice *self, DemoExtension *extension)
{
  g_autofree char *exten = g_strdup (demo_extension_get (extension, "exten"));

  g_ptr_array_insert (self->extensions, (int) find_position (self, exten), extension);
  g_hash_table_insert (self->by_number, g_steal_pointer (&exten), extension);
}

/* A plan of numbers grows by a digit where the shorter one would be full. */
static guint
get_first_number (guint n_extensions)
{
  return n_extensions <= 799 ? FIRST_NUMBER : n_extensions <= 7999 ? 2001 : 20001;
}

/**
 * demo_office_new:
 * @clock: the device's clock, which outlives the office
 * @seed: what makes one office differ from another
 * @n_extensions: how many people work here
 * @n_contacts: how many stand in the phonebook
 *
 * Returns: (transfer full): an office
 */
DemoOffice *
demo_office_new (DemoClock *clock, guint64 seed, guint n_extensions, guint n_contacts)
{
  DemoOffice *self = g_new0 (DemoOffice, 1);
  guint first = get_first_number (n_extensions);
  DemoRandom random;

  self->extensions = g_ptr_array_new_with_free_func ((GDestroyNotify) demo_extension_free);
  self->by_number = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  demo_random_init (&random, seed, STREAM_EXTENSIONS);
  for (guint i = 0; i < n_extensions; i++)
    insert (self, demo_extension_new_example (&random, first + i, i));

  demo_random_init (&random, seed, STREAM_FORWARDS);
  self->forwards = demo_forwards_new (self, &random);
  self->wakeups = demo_wakeups_new (self, clock);
  self->trunks = demo_trunks_new (clock);
  demo_random_init (&random, seed, STREAM_CONTACTS);
  self->phonebook = demo_phonebook_new (&random, n_contacts, first);
  return self;
}

/** demo_office_free: closes the office */
void
demo_office_free (DemoOffice *self)
{
  demo_wakeups_free (self->wakeups);
  demo_forwards_free (self->forwards);
  demo_phonebook_free (self->phonebook);
  demo_trunks_free (self->trunks);
  g_hash_table_unref (self->by_number);
  g_ptr_array_unref (self->extensions);
  g_free (self);
}

/** demo_office_get_habits: Returns: (transfer none): what this device does differently; may be changed */
DemoHabits *
demo_office_get_habits (DemoOffice *self)
{
  return &self->habits;
}

/** demo_office_get_extensions: Returns: (transfer none) (element-type DemoExtension): all, by number */
GPtrArray *
demo_office_get_extensions (DemoOffice *self)
{
  return self->extensions;
}

/**
 * demo_office_find_extension:
 * @self: an office
 * @exten: a number
 *
 * Returns: (nullable) (transfer none): the extension
 */
DemoExtension *
demo_office_find_extension (DemoOffice *self, const char *exten)
{
  return g_hash_table_lookup (self->by_number, exten);
}

/**
 * demo_office_add_extension:
 * @self: an office
 * @extension: (transfer full): a checked record
 * @error: return location
 *
 * Returns: %FALSE if the number is taken
 */
gboolean
demo_office_add_extension (DemoOffice *self, DemoExtension *extension, GError **error)
{
  const char *exten = demo_extension_get (extension, "exten");

  if (demo_office_find_extension (self, exten) != NULL || demo_office_is_analog (exten))
    {
      demo_refuse (error, "extension number %s already exists", exten);
      demo_extension_free (extension);
      return FALSE;
    }
  insert (self, extension);
  return TRUE;
}

/**
 * demo_office_remove_extension:
 * @self: an office
 * @exten: a number
 *
 * Removes the extension with its forwards and wake-up calls.
 *
 * Returns: %FALSE if there is none
 */
gboolean
demo_office_remove_extension (DemoOffice *self, const char *exten)
{
  guint position = find_position (self, exten);

  if (demo_office_find_extension (self, exten) == NULL)
    return FALSE;
  demo_forwards_remove_extension (self->forwards, exten);
  demo_wakeups_remove_extension (self->wakeups, exten);
  g_hash_table_remove (self->by_number, exten);
  g_ptr_array_remove_index (self->extensions, position);
  return TRUE;
}

/**
 * demo_office_make_free_number:
 * @self: an office
 *
 * Returns: (transfer full): the lowest number of the plan that nobody has
 */
char *
demo_office_make_free_number (DemoOffice *self)
{
  guint number = FIRST_NUMBER;

  if (self->extensions->len > 0)
    number = (guint) g_ascii_strtoull (demo_extension_get (g_ptr_array_index (self->extensions, 0), "exten"),
                                       NULL, 10);
  number = MAX (number, FIRST_NUMBER);
  while (TRUE)
    {
      g_autofree char *exten = g_strdup_printf ("%u", number);

      if (demo_office_find_extension (self, exten) == NULL && !demo_office_is_analog (exten))
        return g_steal_pointer (&exten);
      number++;
    }
}

/**
 * demo_office_set_phones:
 * @self: an office
 * @exten: a number
 * @n_phones: how many phones are registered from now on
 *
 * Returns: %FALSE if there is no such extension
 */
gboolean
demo_office_set_phones (DemoOffice *self, const char *exten, guint n_phones)
{
  DemoExtension *extension = demo_office_find_extension (self, exten);

  if (extension == NULL)
    return FALSE;
  extension->n_phones = n_phones;
  return TRUE;
}

/**
 * demo_office_is_analog:
 * @exten: a number
 *
 * Returns: whether it is on an FXS port
 */
gboolean
demo_office_is_analog (const char *exten)
{
  for (guint i = 0; i < G_N_ELEMENTS (analog_ports); i++)
    {
      if (strcmp (analog_ports[i].exten, exten) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
append_number (JsonArray *array, const char *exten, const char *name, const char *type)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "exten", exten);
  json_object_set_string_member (object, "name", name);
  json_object_set_string_member (object, "type", type);
  json_array_add_object_element (array, object);
}

/**
 * demo_office_list_numbers:
 * @self: an office
 * @for_forwards: only those that have no forward yet, analogue ones too
 *
 * Returns: (transfer full): an array of `exten`, `name` and `type`
 */
JsonArray *
demo_office_list_numbers (DemoOffice *self, gboolean for_forwards)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; for_forwards && i < G_N_ELEMENTS (analog_ports); i++)
    {
      if (!demo_forwards_has (self->forwards, analog_ports[i].exten))
        append_number (array, analog_ports[i].exten, analog_ports[i].name, "analog");
    }
  for (guint i = 0; i < self->extensions->len; i++)
    {
      DemoExtension *extension = g_ptr_array_index (self->extensions, i);
      const char *exten = demo_extension_get (extension, "exten");

      if (!for_forwards || !demo_forwards_has (self->forwards, exten))
        append_number (array, exten, demo_extension_get (extension, "username"), "voip");
    }
  return array;
}

/** demo_office_get_forwards: Returns: (transfer none): the call forwards */
DemoForwards *
demo_office_get_forwards (DemoOffice *self)
{
  return self->forwards;
}

/** demo_office_get_phonebook: Returns: (transfer none): the contacts */
DemoPhonebook *
demo_office_get_phonebook (DemoOffice *self)
{
  return self->phonebook;
}

/** demo_office_get_trunks: Returns: (transfer none): the trunks */
DemoTrunks *
demo_office_get_trunks (DemoOffice *self)
{
  return self->trunks;
}

/** demo_office_get_wakeups: Returns: (transfer none): the wake-up calls */
DemoWakeups *
demo_office_get_wakeups (DemoOffice *self)
{
  return self->wakeups;
}

guint
demo_office_get_n_people (DemoOffice *self)
{
  return self->extensions->len;
}

static void
fill_person (DemoPerson *person, DemoExtension *extension)
{
  person->exten = demo_extension_get (extension, "exten");
  person->username = demo_extension_get (extension, "username");
  person->recording = demo_extension_get (extension, "recording");
  person->enable = json_object_get_boolean_member (extension->record, "enable");
  person->dnd = json_object_get_boolean_member (extension->record, "dnd");
  /* The device lets nobody register at an extension that is switched off. */
  person->n_phones = person->enable ? extension->n_phones : 0;
}

gboolean
demo_office_get_person (DemoOffice *self, guint position, DemoPerson *person)
{
  if (position >= self->extensions->len)
    return FALSE;
  fill_person (person, g_ptr_array_index (self->extensions, position));
  return TRUE;
}

gboolean
demo_office_find_person (DemoOffice *self, const char *exten, DemoPerson *person)
{
  DemoExtension *extension = demo_office_find_extension (self, exten);

  if (extension == NULL)
    return FALSE;
  fill_person (person, extension);
  return TRUE;
}

gboolean
demo_office_find_forward (DemoOffice *self, const char *exten, DemoForwardRule *rule)
{
  return demo_forwards_find_rule (self->forwards, exten, rule);
}

const char *const *
demo_office_get_trunk_names (DemoOffice *self)
{
  return demo_trunks_get_names (self->trunks);
}
