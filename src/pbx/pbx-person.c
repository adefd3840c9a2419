/* pbx-person.c: a person in the directory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-person.h"

#include "pbx-fold.h"

/**
 * PbxPerson:
 *
 * Somebody with a number: an extension of the PBX or a contact of its phonebook. It is light, since there
 * may be tens of thousands; the record itself comes from the device when somebody edits it.
 */
struct _PbxPerson
{
  GObject parent_instance;

  char *texts[7]; /* owned, never NULL: by TEXT_… */
  char *folded;   /* owned: what is searched */
  gint64 id;      /* of a contact's record, 0 for an extension */
  PbxPersonKind kind;
  gboolean enabled;
};

enum
{
  TEXT_KEY,
  TEXT_NUMBER,
  TEXT_NAME,
  TEXT_COMPANY,
  TEXT_DEPARTMENT,
  TEXT_EMAIL,
  TEXT_MOBILE,
  N_TEXTS
};

G_STATIC_ASSERT (N_TEXTS == 7);

enum
{
  PROP_0,
  PROP_KEY, /* the properties of the texts, in their order */
  PROP_NUMBER,
  PROP_NAME,
  PROP_COMPANY,
  PROP_DEPARTMENT,
  PROP_EMAIL,
  PROP_MOBILE,
  PROP_ENABLED,
  PROP_ID,
  PROP_KIND,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PbxPerson, pbx_person, G_TYPE_OBJECT)

GType
pbx_person_kind_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { PBX_PERSON_EXTENSION, "PBX_PERSON_EXTENSION", "extension" },
        { PBX_PERSON_CONTACT, "PBX_PERSON_CONTACT", "contact" },
        { 0, NULL, NULL },
      };

      g_once_init_leave (&type, g_enum_register_static ("PbxPersonKind", values));
    }

  return type;
}

static void
pbx_person_finalize (GObject *object)
{
  PbxPerson *self = PBX_PERSON (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self->folded);

  G_OBJECT_CLASS (pbx_person_parent_class)->finalize (object);
}

static void
pbx_person_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PbxPerson *self = PBX_PERSON (object);

  switch (prop_id)
    {
    case PROP_ENABLED:
      g_value_set_boolean (value, self->enabled);
      break;
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_KEY:
    case PROP_NUMBER:
    case PROP_NAME:
    case PROP_COMPANY:
    case PROP_DEPARTMENT:
    case PROP_EMAIL:
    case PROP_MOBILE:
      g_value_set_string (value, self->texts[prop_id - PROP_KEY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pbx_person_class_init (PbxPersonClass *klass)
{
  static const char *const names[N_TEXTS] = { "key",        "number", "name",  "company",
                                              "department", "email",  "mobile" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = pbx_person_finalize;
  object_class->get_property = pbx_person_get_property;

  for (guint i = 0; i < N_TEXTS; i++)
    properties[PROP_KEY + i] = g_param_spec_string (names[i], NULL, NULL, "", flags);
  properties[PROP_ENABLED] = g_param_spec_boolean ("enabled", NULL, NULL, TRUE, flags);
  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, PBX_TYPE_PERSON_KIND, PBX_PERSON_EXTENSION, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pbx_person_init (PbxPerson *self)
{
}

/* What is searched: the number as it is dialled, then name, company, department, email and the number of
 * the mobile, a line each, so that a word is found in one of them and not across two. */
static void
fold (PbxPerson *self)
{
  g_autofree char *number = pbx_fold_number (self->texts[TEXT_NUMBER]);
  g_autofree char *name = pbx_fold_text (self->texts[TEXT_NAME]);
  g_autofree char *company = pbx_fold_text (self->texts[TEXT_COMPANY]);
  g_autofree char *department = pbx_fold_text (self->texts[TEXT_DEPARTMENT]);
  g_autofree char *email = pbx_fold_text (self->texts[TEXT_EMAIL]);
  g_autofree char *mobile = pbx_fold_number (self->texts[TEXT_MOBILE]);

  g_free (self->folded);
  self->folded =
    g_strconcat (number, "\n", name, "\n", company, "\n", department, "\n", email, "\n", mobile, NULL);
}

static PbxPerson *
new_person (PbxPersonKind kind, gpointer record, const char *const *names)
{
  PbxPerson *self = g_object_new (PBX_TYPE_PERSON, NULL);

  self->kind = kind;
  for (guint i = TEXT_NUMBER; i < N_TEXTS; i++)
    {
      if (names[i] != NULL)
        g_object_get (record, names[i], &self->texts[i], NULL);
      if (self->texts[i] == NULL)
        self->texts[i] = g_strdup ("");
    }

  return self;
}

/**
 * pbx_person_new_for_extension:
 * @extension: an extension, as endpoint 11 lists it
 *
 * Returns: (transfer full): the person
 */
PbxPerson *
pbx_person_new_for_extension (PbxExtension *extension)
{
  static const char *const names[N_TEXTS] = { NULL,    "exten",        "username", NULL, "department-name",
                                              "email", "mobile-number" };
  PbxPerson *self = new_person (PBX_PERSON_EXTENSION, extension, names);

  self->enabled = pbx_extension_get_enable (extension);
  self->texts[TEXT_KEY] = g_strconcat ("extension:", self->texts[TEXT_NUMBER], NULL);
  fold (self);

  return self;
}

/**
 * pbx_person_new_for_contact:
 * @contact: a contact, as endpoint 37 lists it
 *
 * Returns: (transfer full): the person
 */
PbxPerson *
pbx_person_new_for_contact (PbxContact *contact)
{
  static const char *const names[N_TEXTS] = { NULL, "phone-number", "name", "company", NULL, "email", NULL };
  PbxPerson *self = new_person (PBX_PERSON_CONTACT, contact, names);

  self->enabled = TRUE;
  self->id = pbx_contact_get_id (contact);
  self->texts[TEXT_KEY] = g_strdup_printf ("contact:%" G_GINT64_FORMAT, self->id);
  fold (self);

  return self;
}

/**
 * pbx_person_assign:
 * @self: a person
 * @from: the same person, as the device tells now
 *
 * Takes over what changed and notifies of it.
 *
 * Returns: whether something did
 */
gboolean
pbx_person_assign (PbxPerson *self, PbxPerson *from)
{
  gboolean changed = FALSE;

  g_return_val_if_fail (PBX_IS_PERSON (self), FALSE);
  g_return_val_if_fail (PBX_IS_PERSON (from), FALSE);
  g_return_val_if_fail (g_str_equal (self->texts[TEXT_KEY], from->texts[TEXT_KEY]), FALSE);

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = TEXT_NUMBER; i < N_TEXTS; i++)
    {
      if (g_str_equal (self->texts[i], from->texts[i]))
        continue;
      g_free (self->texts[i]);
      self->texts[i] = g_strdup (from->texts[i]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEY + i]);
      changed = TRUE;
    }
  if (self->enabled != from->enabled)
    {
      self->enabled = from->enabled;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENABLED]);
      changed = TRUE;
    }
  if (changed)
    {
      g_free (self->folded);
      self->folded = g_strdup (from->folded);
    }
  g_object_thaw_notify (G_OBJECT (self));

  return changed;
}

/**
 * pbx_person_get_key:
 *
 * Returns: (transfer none): what tells this person from all others of the directory
 */
const char *
pbx_person_get_key (PbxPerson *self)
{
  g_return_val_if_fail (PBX_IS_PERSON (self), NULL);
  return self->texts[TEXT_KEY];
}

/**
 * pbx_person_get_number:
 *
 * Returns: (transfer none): the number, as the device has it
 */
const char *
pbx_person_get_number (PbxPerson *self)
{
  g_return_val_if_fail (PBX_IS_PERSON (self), NULL);
  return self->texts[TEXT_NUMBER];
}

/**
 * pbx_person_get_name:
 *
 * Returns: (transfer none): the name; may be empty
 */
const char *
pbx_person_get_name (PbxPerson *self)
{
  g_return_val_if_fail (PBX_IS_PERSON (self), NULL);
  return self->texts[TEXT_NAME];
}

/**
 * pbx_person_get_company:
 *
 * Returns: (transfer none): a contact's company; empty for an extension
 */
const char *
pbx_person_get_company (PbxPerson *self)
{
  g_return_val_if_fail (PBX_IS_PERSON (self), NULL);
  return self->texts[TEXT_COMPANY];
}

/**
 * pbx_person_get_department:
 *
 * Returns: (transfer none): an extension's departments, separated by commas; empty for a contact
 */
const char *
pbx_person_get_department (PbxPerson *self)
{
  g_return_val_if_fail (PBX_IS_PERSON (self), NULL);
  return self->texts[TEXT_DEPARTMENT];
}

/**
 * pbx_person_get_email:
 *
 * Returns: (transfer none): the email address; may be empty
 */
const char *
pbx_person_get_email (PbxPerson *self)
{
  g_return_val_if_fail (PBX_IS_PERSON (self), NULL);
  return self->texts[TEXT_EMAIL];
}

/**
 * pbx_person_get_mobile:
 *
 * Returns: (transfer none): an extension's mobile number; may be empty
 */
const char *
pbx_person_get_mobile (PbxPerson *self)
{
  g_return_val_if_fail (PBX_IS_PERSON (self), NULL);
  return self->texts[TEXT_MOBILE];
}

/**
 * pbx_person_get_folded:
 *
 * Returns: (transfer none): what is searched: number, name, company, department, email and mobile number as
 * pbx_fold_text() and pbx_fold_number() make them, a line each
 */
const char *
pbx_person_get_folded (PbxPerson *self)
{
  g_return_val_if_fail (PBX_IS_PERSON (self), NULL);
  return self->folded;
}

/**
 * pbx_person_get_kind:
 *
 * Returns: where the directory knows the person from
 */
PbxPersonKind
pbx_person_get_kind (PbxPerson *self)
{
  g_return_val_if_fail (PBX_IS_PERSON (self), PBX_PERSON_EXTENSION);
  return self->kind;
}

/**
 * pbx_person_get_id:
 *
 * Returns: the number of a contact's record; 0 for an extension
 */
gint64
pbx_person_get_id (PbxPerson *self)
{
  g_return_val_if_fail (PBX_IS_PERSON (self), 0);
  return self->id;
}

/**
 * pbx_person_get_enabled:
 *
 * Returns: whether an extension is enabled; a contact is always
 */
gboolean
pbx_person_get_enabled (PbxPerson *self)
{
  g_return_val_if_fail (PBX_IS_PERSON (self), FALSE);
  return self->enabled;
}
