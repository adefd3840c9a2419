/* demo-reference.c: the lists that other records refer to: music on hold, dial permissions, time rules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-reference.h"

typedef struct
{
  gint64 id;
  const char *name;
  const char *sort; /* music alone */
} Named;

static const Named music[] = {
  { 1, "default", "random" },
  { 2, "Klassik", "alpha" },
  { 3, "古筝", "random" },
  { 5, "Sommer 2022", "random" },
};

static const Named time_rules[] = {
  { 1, "上班" },
  { 3, "Lunch break" },
  { 4, "Feiertage" },
  { 7, "Night" },
};

/* The numbers have a hole, since somebody deleted a plan once. */
static const struct
{
  gint64 id;
  const char *name;
  guint allowed; /* a bit for each permission, the lowest first */
} dial_plans[] = {
  { 1, "DialPlan1", 0x1fff }, { 2, "Internal only", 0x007f }, { 3, "National", 0x0bff },
  { 4, "Empfang", 0x1dff },   { 6, "国际长途", 0x1fff },
};

static const char *const permissions[] = {
  "featureCode", "queue", "parkedCall", "pickupExten", "conference", "pagingIntercom",  "extension",
  "ivr",         "disa",  "spy",        "console",     "department", "seizeAnalogLine",
};

/**
 * demo_reference_find_dial_plan:
 * @id: a dial permission's number
 *
 * Returns: (nullable): its name
 */
const char *
demo_reference_find_dial_plan (gint64 id)
{
  for (guint i = 0; i < G_N_ELEMENTS (dial_plans); i++)
    {
      if (dial_plans[i].id == id)
        return dial_plans[i].name;
    }
  return NULL;
}

/**
 * demo_reference_has_music:
 * @id: a folder's number
 *
 * Returns: whether there is such a folder of music on hold
 */
gboolean
demo_reference_has_music (gint64 id)
{
  for (guint i = 0; i < G_N_ELEMENTS (music); i++)
    {
      if (music[i].id == id)
        return TRUE;
    }
  return FALSE;
}

/** demo_reference_list_dial_plans: Returns: (transfer full): the dial permissions */
JsonArray *
demo_reference_list_dial_plans (void)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (dial_plans); i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "id", dial_plans[i].id);
      json_object_set_string_member (object, "name", dial_plans[i].name);
      for (guint j = 0; j < G_N_ELEMENTS (permissions); j++)
        json_object_set_boolean_member (object, permissions[j], (dial_plans[i].allowed >> j) & 1);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
list_named (const Named *named, guint n)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "id", named[i].id);
      json_object_set_string_member (object, "name", named[i].name);
      if (named[i].sort != NULL)
        json_object_set_string_member (object, "sort", named[i].sort);
      json_array_add_object_element (array, object);
    }
  return array;
}

/** demo_reference_list_music: Returns: (transfer full): the folders of music on hold */
JsonArray *
demo_reference_list_music (void)
{
  return list_named (music, G_N_ELEMENTS (music));
}

/** demo_reference_list_time_rules: Returns: (transfer full): the time conditions */
JsonArray *
demo_reference_list_time_rules (void)
{
  return list_named (time_rules, G_N_ELEMENTS (time_rules));
}
