/* desk-duplicate-group.c: contacts that are in the phonebook more than once, as a row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-duplicate-group.h"

#include "desk-contact-words.h"

#include <glib/gi18n.h>

/**
 * DeskDuplicateGroup:
 *
 * A row of the list of duplicates: who, how many, and what they have in common. What is chosen of their merge
 * stays with the row while the person looks at others.
 */
struct _DeskDuplicateGroup
{
  GObject parent_instance;

  GPtrArray *contacts;    /* owned */
  PbxContactMerge *merge; /* owned, nullable: made when it is looked at */
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskDuplicateGroup, desk_duplicate_group, G_TYPE_OBJECT)

static char *
describe (DeskDuplicateGroup *self)
{
  PbxContact *first = self->contacts->pdata[0];
  PbxLikeness common = PBX_LIKENESS_NUMBER | PBX_LIKENESS_NAME;
  g_autofree char *count = NULL;
  g_autofree char *likeness = NULL;

  for (guint i = 1; i < self->contacts->len; i++)
    {
      PbxContact *other = self->contacts->pdata[i];

      common &= pbx_likeness_compare (pbx_contact_get_name (first), pbx_contact_get_phone_number (first),
                                      pbx_contact_get_name (other), pbx_contact_get_phone_number (other));
    }
  count = g_strdup_printf (ngettext ("%u contact", "%u contacts", self->contacts->len), self->contacts->len);
  likeness = desk_contact_describe_likeness (common);

  return desk_contact_join ((const char *const[]){ count, likeness, NULL });
}

static void
desk_duplicate_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskDuplicateGroup *self = DESK_DUPLICATE_GROUP (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, pbx_contact_get_name (self->contacts->pdata[0]));
      break;
    case PROP_SUBTITLE:
      g_value_take_string (value, describe (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_duplicate_group_finalize (GObject *object)
{
  DeskDuplicateGroup *self = DESK_DUPLICATE_GROUP (object);

  g_clear_object (&self->merge);
  g_ptr_array_unref (self->contacts);
  G_OBJECT_CLASS (desk_duplicate_group_parent_class)->finalize (object);
}

static void
desk_duplicate_group_class_init (DeskDuplicateGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = desk_duplicate_group_get_property;
  object_class->finalize = desk_duplicate_group_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_duplicate_group_init (DeskDuplicateGroup *self)
{
}

/**
 * desk_duplicate_group_new:
 * @contacts: (element-type PbxContact): at least two that are connected
 *
 * Returns: (transfer full): a row
 */
DeskDuplicateGroup *
desk_duplicate_group_new (GPtrArray *contacts)
{
  DeskDuplicateGroup *self = g_object_new (DESK_TYPE_DUPLICATE_GROUP, NULL);

  self->contacts = g_ptr_array_ref (contacts);

  return self;
}

/**
 * desk_duplicate_group_get_merge:
 * @self: a row
 *
 * Returns: (transfer none): how its contacts become one
 */
PbxContactMerge *
desk_duplicate_group_get_merge (DeskDuplicateGroup *self)
{
  g_return_val_if_fail (DESK_IS_DUPLICATE_GROUP (self), NULL);

  if (self->merge == NULL)
    self->merge = pbx_contact_merge_new (self->contacts);

  return self->merge;
}
