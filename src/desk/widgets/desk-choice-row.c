/* desk-choice-row.c: a choice among words of the device, told in words for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-choice-row.h"

#include <glib/gi18n.h>

/**
 * DeskChoiceRow:
 *
 * Chooses one of a field's values by name. A value that Front Desk does not know is offered as it came, so
 * that saving a form does not change it.
 */
struct _DeskChoiceRow
{
  AdwComboRow parent_instance;

  const DeskChoice *choices; /* static */
  GtkStringList *labels;     /* owned */
  GPtrArray *values;         /* owned */
  char *value;               /* owned */
  gboolean updating;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskChoiceRow, desk_choice_row, ADW_TYPE_COMBO_ROW)

static void
show_value (DeskChoiceRow *self)
{
  guint position;

  if (self->choices == NULL)
    return;
  if (!g_ptr_array_find_with_equal_func (self->values, self->value, g_str_equal, &position))
    {
      position = self->values->len;
      g_ptr_array_add (self->values, g_strdup (self->value));
      gtk_string_list_append (self->labels, *self->value != '\0' ? self->value : C_ ("choice", "Not set"));
    }
  self->updating = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
  self->updating = FALSE;
}

static void
set_value (DeskChoiceRow *self, const char *value)
{
  if (g_strcmp0 (self->value, value) == 0)
    return;
  g_free (self->value);
  self->value = g_strdup (value != NULL ? value : "");
  show_value (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

static void
selected_cb (DeskChoiceRow *self)
{
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (!self->updating && position < self->values->len)
    set_value (self, self->values->pdata[position]);
}

static void
desk_choice_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_string (value, DESK_CHOICE_ROW (object)->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_choice_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      set_value (DESK_CHOICE_ROW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_choice_row_finalize (GObject *object)
{
  DeskChoiceRow *self = DESK_CHOICE_ROW (object);

  g_object_unref (self->labels);
  g_ptr_array_unref (self->values);
  g_free (self->value);
  G_OBJECT_CLASS (desk_choice_row_parent_class)->finalize (object);
}

static void
desk_choice_row_class_init (DeskChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_choice_row_get_property;
  object_class->set_property = desk_choice_row_set_property;
  object_class->finalize = desk_choice_row_finalize;

  properties[PROP_VALUE] =
    g_param_spec_string ("value", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_choice_row_init (DeskChoiceRow *self)
{
  self->labels = gtk_string_list_new (NULL);
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->value = g_strdup ("");
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * desk_choice_row_set_choices:
 * @self: a choice row
 * @choices: what can be chosen; static
 *
 * Sets what can be chosen.
 */
void
desk_choice_row_set_choices (DeskChoiceRow *self, const DeskChoice *choices)
{
  g_return_if_fail (DESK_IS_CHOICE_ROW (self));

  self->choices = choices;
  self->updating = TRUE;
  for (guint i = 0; choices[i].value != NULL; i++)
    {
      g_ptr_array_add (self->values, g_strdup (choices[i].value));
      gtk_string_list_append (self->labels, g_dpgettext2 (NULL, "choice", choices[i].label));
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->labels));
  self->updating = FALSE;
  show_value (self);
}

/**
 * desk_choice_describe:
 * @choices: a field's values
 * @value: (nullable): the one that the field has
 *
 * Returns: (transfer full): what people call it
 */
char *
desk_choice_describe (const DeskChoice *choices, const char *value)
{
  for (guint i = 0; choices[i].value != NULL; i++)
    {
      if (g_strcmp0 (choices[i].value, value) == 0)
        return g_strdup (g_dpgettext2 (NULL, "choice", choices[i].label));
    }
  return g_strdup (value);
}
