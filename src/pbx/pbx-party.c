/* pbx-party.c: who has a number, as far as the directory knows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-party.h"

/**
 * PbxParty:
 *
 * One end of a call, a forward or a wake-up call: a number, and the person who has it once the directory
 * knows. [class@Directory] hands it out and keeps it up to date, so that a table is bound to it before the
 * names are there.
 */
struct _PbxParty
{
  GObject parent_instance;

  char *number;      /* owned */
  PbxPerson *person; /* owned, nullable */
  gulong name_handler;
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_NUMBER,
  PROP_PERSON,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PbxParty, pbx_party, G_TYPE_OBJECT)

static void
person_renamed_cb (PbxParty *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

static void
pbx_party_dispose (GObject *object)
{
  PbxParty *self = PBX_PARTY (object);

  if (self->person != NULL)
    g_clear_signal_handler (&self->name_handler, self->person);
  g_clear_object (&self->person);

  G_OBJECT_CLASS (pbx_party_parent_class)->dispose (object);
}

static void
pbx_party_finalize (GObject *object)
{
  PbxParty *self = PBX_PARTY (object);

  g_free (self->number);

  G_OBJECT_CLASS (pbx_party_parent_class)->finalize (object);
}

static void
pbx_party_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PbxParty *self = PBX_PARTY (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, pbx_party_get_name (self));
      break;
    case PROP_NUMBER:
      g_value_set_string (value, self->number);
      break;
    case PROP_PERSON:
      g_value_set_object (value, self->person);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pbx_party_class_init (PbxPartyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = pbx_party_dispose;
  object_class->finalize = pbx_party_finalize;
  object_class->get_property = pbx_party_get_property;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_NUMBER] = g_param_spec_string ("number", NULL, NULL, "", flags);
  properties[PROP_PERSON] = g_param_spec_object ("person", NULL, NULL, PBX_TYPE_PERSON, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pbx_party_init (PbxParty *self)
{
}

/**
 * pbx_party_new:
 * @number: a number, as the device has it
 *
 * Creates a party of which only the number is known. [method@Directory.get_party] is what most want.
 *
 * Returns: (transfer full): a party
 */
PbxParty *
pbx_party_new (const char *number)
{
  PbxParty *self = g_object_new (PBX_TYPE_PARTY, NULL);

  self->number = g_strdup (number != NULL ? number : "");

  return self;
}

/**
 * pbx_party_get_number:
 *
 * Returns: (transfer none): the number, as the device has it
 */
const char *
pbx_party_get_number (PbxParty *self)
{
  g_return_val_if_fail (PBX_IS_PARTY (self), NULL);
  return self->number;
}

/**
 * pbx_party_get_name:
 *
 * Returns: (transfer none): whose number it is; empty where nobody knows
 */
const char *
pbx_party_get_name (PbxParty *self)
{
  g_return_val_if_fail (PBX_IS_PARTY (self), NULL);
  return self->person != NULL ? pbx_person_get_name (self->person) : "";
}

/**
 * pbx_party_get_person:
 *
 * Returns: (transfer none) (nullable): whose number it is
 */
PbxPerson *
pbx_party_get_person (PbxParty *self)
{
  g_return_val_if_fail (PBX_IS_PARTY (self), NULL);
  return self->person;
}

/**
 * pbx_party_set_person:
 * @self: a party
 * @person: (nullable): whose number it is
 *
 * For the directory, when it learned whose number it is.
 */
void
pbx_party_set_person (PbxParty *self, PbxPerson *person)
{
  g_return_if_fail (PBX_IS_PARTY (self));
  g_return_if_fail (person == NULL || PBX_IS_PERSON (person));

  if (self->person == person)
    return;

  if (self->person != NULL)
    g_clear_signal_handler (&self->name_handler, self->person);
  g_set_object (&self->person, person);
  if (person != NULL)
    self->name_handler = g_signal_connect_object (person, "notify::name", G_CALLBACK (person_renamed_cb),
                                                  self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}
