/* desk-import-row.c: a person who may be imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-import-row.h"

#include "pbx-fold.h"

#include <glib/gi18n.h>

/**
 * DeskImportRow:
 *
 * A person in a file, the contact in the phonebook that may be the same, what is to become of it, and what
 * came of it.
 */
struct _DeskImportRow
{
  GObject parent_instance;

  PbxContact *wanted;
  PbxContact *existing; /* nullable */
  char *reason;         /* nullable: why it has its fate */
  char *message;        /* nullable: what the device said */
  DeskImportFate fate;
  DeskImportOutcome outcome;
  guint line;
};

G_DEFINE_FINAL_TYPE (DeskImportRow, desk_import_row, G_TYPE_OBJECT)

enum
{
  PROP_FATE = 1,
  PROP_OUTCOME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The fields that a file can hold, and what people call them */
static const struct
{
  const char *property;
  const char *label;
} fields[] = {
  { "name", NC_ ("contact field", "Name") },
  { "phone-number", NC_ ("contact field", "Number") },
  { "email", NC_ ("contact field", "Email") },
  { "company", NC_ ("contact field", "Company") },
  { "dial-code", NC_ ("contact field", "Speed dial") },
};

/* Of the fields */
#define NUMBER 1

static void
desk_import_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskImportRow *self = DESK_IMPORT_ROW (object);

  switch (prop_id)
    {
    case PROP_FATE:
      g_value_set_int (value, (int) self->fate);
      break;
    case PROP_OUTCOME:
      g_value_set_int (value, (int) self->outcome);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_import_row_finalize (GObject *object)
{
  DeskImportRow *self = DESK_IMPORT_ROW (object);

  g_clear_object (&self->wanted);
  g_clear_object (&self->existing);
  g_free (self->reason);
  g_free (self->message);
  G_OBJECT_CLASS (desk_import_row_parent_class)->finalize (object);
}

static void
desk_import_row_class_init (DeskImportRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_import_row_get_property;
  object_class->finalize = desk_import_row_finalize;

  /**
   * DeskImportRow:fate:
   *
   * What becomes of it, a [enum@ImportFate].
   */
  properties[PROP_FATE] = g_param_spec_int ("fate", NULL, NULL, 0, DESK_IMPORT_N_FATES - 1, 0,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * DeskImportRow:outcome:
   *
   * What came of it, a [enum@ImportOutcome].
   */
  properties[PROP_OUTCOME] = g_param_spec_int ("outcome", NULL, NULL, 0, DESK_IMPORT_UNKNOWN, 0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_import_row_init (DeskImportRow *self)
{
}

/**
 * desk_import_row_new:
 * @line: where in the file it is, from 1
 * @wanted: what the file says
 *
 * Returns: (transfer full): a row that is to be added
 */
DeskImportRow *
desk_import_row_new (guint line, PbxContact *wanted)
{
  DeskImportRow *self = g_object_new (DESK_TYPE_IMPORT_ROW, NULL);

  self->line = line;
  self->wanted = g_object_ref (wanted);
  return self;
}

/** desk_import_row_get_line: Returns: where in the file it is, from 1 */
guint
desk_import_row_get_line (DeskImportRow *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_ROW (self), 0);
  return self->line;
}

/** desk_import_row_get_wanted: Returns: (transfer none): what the file says */
PbxContact *
desk_import_row_get_wanted (DeskImportRow *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_ROW (self), NULL);
  return self->wanted;
}

/** desk_import_row_get_existing: Returns: (transfer none) (nullable): who may be the same */
PbxContact *
desk_import_row_get_existing (DeskImportRow *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_ROW (self), NULL);
  return self->existing;
}

/** desk_import_row_set_existing: tells that @existing may be the same; it can be changed then */
void
desk_import_row_set_existing (DeskImportRow *self, PbxContact *existing)
{
  g_return_if_fail (DESK_IS_IMPORT_ROW (self));
  g_set_object (&self->existing, existing);
}

static gboolean
is_same_number (DeskImportRow *self)
{
  g_autofree char *old_number = pbx_fold_number (pbx_contact_get_phone_number (self->existing));
  g_autofree char *new_number = pbx_fold_number (pbx_contact_get_phone_number (self->wanted));

  return g_str_equal (old_number, new_number);
}

/**
 * desk_import_row_make_changed:
 * @self: a row with an existing contact
 *
 * Makes what the existing contact is to become: what the file does not say stays, and so does a number that
 * is only written otherwise.
 *
 * Returns: (transfer full): the contact
 */
PbxContact *
desk_import_row_make_changed (DeskImportRow *self)
{
  PbxContact *changed;

  g_return_val_if_fail (DESK_IS_IMPORT_ROW (self), NULL);
  g_return_val_if_fail (self->existing != NULL, NULL);

  changed = pbx_record_copy (self->existing);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = NULL;

      g_object_get (self->wanted, fields[i].property, &text, NULL);
      if (*text != '\0' && !(i == NUMBER && is_same_number (self)))
        g_object_set (changed, fields[i].property, text, NULL);
    }
  return changed;
}

/**
 * desk_import_row_dup_changes:
 * @self: a row with an existing contact
 *
 * Says in words which fields a change would change, each with what it is and what it would be.
 *
 * Returns: (transfer full): the words; empty where nothing would change
 */
char *
desk_import_row_dup_changes (DeskImportRow *self)
{
  g_autoptr (PbxContact) changed = desk_import_row_make_changed (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *old_text = NULL;
      g_autofree char *new_text = NULL;
      const char *label = g_dpgettext2 (NULL, "contact field", fields[i].label);

      g_object_get (self->existing, fields[i].property, &old_text, NULL);
      g_object_get (changed, fields[i].property, &new_text, NULL);
      if (g_str_equal (old_text, new_text))
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (*old_text == '\0')
        /* Translators: a field of a contact that was empty, and what it becomes: “Email: a@example.com” */
        g_string_append_printf (text, _ ("%s: %s"), label, new_text);
      else
        /* Translators: a field of a contact, what it was and what it becomes */
        g_string_append_printf (text, _ ("%s: %s → %s"), label, old_text, new_text);
    }
  return g_string_free (text, FALSE);
}

/** desk_import_row_get_fate: Returns: what becomes of it */
DeskImportFate
desk_import_row_get_fate (DeskImportRow *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_ROW (self), DESK_IMPORT_BAD);
  return self->fate;
}

/**
 * desk_import_row_set_fate: (skip)
 *
 * For [class@ImportPlan], which counts fates.
 */
void
desk_import_row_set_fate (DeskImportRow *self, DeskImportFate fate)
{
  g_return_if_fail (DESK_IS_IMPORT_ROW (self));

  if (self->fate == fate)
    return;
  self->fate = fate;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FATE]);
}

/** desk_import_row_get_reason: Returns: (nullable): why it has its fate, in words */
const char *
desk_import_row_get_reason (DeskImportRow *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_ROW (self), NULL);
  return self->reason;
}

/** desk_import_row_set_reason: (skip) takes why it has its fate */
void
desk_import_row_set_reason (DeskImportRow *self, const char *reason)
{
  g_return_if_fail (DESK_IS_IMPORT_ROW (self));
  g_free (self->reason);
  self->reason = g_strdup (reason);
}

/** desk_import_row_get_outcome: Returns: what came of it */
DeskImportOutcome
desk_import_row_get_outcome (DeskImportRow *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_ROW (self), DESK_IMPORT_UNSENT);
  return self->outcome;
}

/** desk_import_row_get_message: Returns: (nullable): why that came of it, in words */
const char *
desk_import_row_get_message (DeskImportRow *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_ROW (self), NULL);
  return self->message;
}

/** desk_import_row_set_outcome: (skip) for [class@ImportRunner] */
void
desk_import_row_set_outcome (DeskImportRow *self, DeskImportOutcome outcome, const char *message)
{
  g_return_if_fail (DESK_IS_IMPORT_ROW (self));

  g_free (self->message);
  self->message = g_strdup (message);
  self->outcome = outcome;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTCOME]);
}

/**
 * desk_import_fate_describe:
 * @fate: what becomes of a row
 *
 * Returns: (transfer none): a translated word for it
 */
const char *
desk_import_fate_describe (DeskImportFate fate)
{
  switch (fate)
    {
    case DESK_IMPORT_ADD:
      return C_ ("import", "Add");
    case DESK_IMPORT_CHANGE:
      return C_ ("import", "Change");
    case DESK_IMPORT_SKIP:
      return C_ ("import", "Skip");
    case DESK_IMPORT_BAD:
    case DESK_IMPORT_N_FATES:
    default:
      return C_ ("import", "Not possible");
    }
}
