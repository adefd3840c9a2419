/* desk-reference-row.c: a choice by name of something that the record keeps by id
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-reference-row.h"

#include "pbx-named-item.h"

#include <glib/gi18n.h>

/**
 * DeskReferenceRow:
 *
 * Chooses a dial permission, a music on hold folder or the like. The list may come in later than the id,
 * and need not have it: the id stays what it is until a person chooses another.
 */
struct _DeskReferenceRow
{
  AdwComboRow parent_instance;

  GListModel *items; /* owned, nullable */
  gint64 value;
  gboolean updating;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskReferenceRow, desk_reference_row, ADW_TYPE_COMBO_ROW)

static guint
find (DeskReferenceRow *self)
{
  guint n = self->items != NULL ? g_list_model_get_n_items (self->items) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PbxNamedItem) item = g_list_model_get_item (self->items, i);

      if (pbx_named_item_get_id (item) == self->value)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
show_value (DeskReferenceRow *self)
{
  guint position = find (self);
  guint n = self->items != NULL ? g_list_model_get_n_items (self->items) : 0;

  self->updating = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
  self->updating = FALSE;
  if (position == GTK_INVALID_LIST_POSITION)
    {
      /* Translators: a number by which the PBX knows a dial permission or a music folder */
      g_autofree char *text =
        g_strdup_printf (_ ("Number %" G_GINT64_FORMAT ", not in the list"), self->value);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), n > 0 ? text : _ ("The list is not loaded"));
    }
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), "");
}

static void
set_value (DeskReferenceRow *self, gint64 value)
{
  if (self->value == value)
    return;
  self->value = value;
  show_value (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

static void
selected_cb (DeskReferenceRow *self)
{
  PbxNamedItem *item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));

  /* While the list fills, the combo box selects its first item by itself. */
  if (!self->updating && item != NULL)
    set_value (self, pbx_named_item_get_id (item));
}

static void
items_about_to_change_cb (DeskReferenceRow *self)
{
  self->updating = TRUE;
}

static void
items_changed_cb (DeskReferenceRow *self)
{
  self->updating = FALSE;
  show_value (self);
}

static void
desk_reference_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_int64 (value, DESK_REFERENCE_ROW (object)->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_reference_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      set_value (DESK_REFERENCE_ROW (object), g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_reference_row_dispose (GObject *object)
{
  DeskReferenceRow *self = DESK_REFERENCE_ROW (object);

  self->updating = TRUE;
  if (self->items != NULL)
    g_signal_handlers_disconnect_by_data (self->items, self);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (desk_reference_row_parent_class)->dispose (object);
}

static void
desk_reference_row_class_init (DeskReferenceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_reference_row_get_property;
  object_class->set_property = desk_reference_row_set_property;
  object_class->dispose = desk_reference_row_dispose;

  properties[PROP_VALUE] =
    g_param_spec_int64 ("value", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_reference_row_init (DeskReferenceRow *self)
{
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (PBX_TYPE_NAMED_ITEM, NULL, "name");

  adw_combo_row_set_expression (ADW_COMBO_ROW (self), expression);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * desk_reference_row_set_items:
 * @self: a reference row
 * @items: a list of #PbxNamedItem, which may fill in later
 *
 * Sets what can be chosen.
 */
void
desk_reference_row_set_items (DeskReferenceRow *self, GListModel *items)
{
  g_return_if_fail (DESK_IS_REFERENCE_ROW (self));
  g_return_if_fail (G_IS_LIST_MODEL (items));

  if (self->items != NULL)
    g_signal_handlers_disconnect_by_data (self->items, self);
  g_set_object (&self->items, items);
  self->updating = TRUE;
  /* Connected around the combo box's own handler, whose selection is none of the person's. */
  g_signal_connect_swapped (items, "items-changed", G_CALLBACK (items_about_to_change_cb), self);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), items);
  g_signal_connect_object (items, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->updating = FALSE;
  show_value (self);
}

/**
 * desk_reference_row_dup_name:
 * @self: a reference row
 *
 * Returns: (transfer full) (nullable): the name of what is chosen, where the list has it
 */
char *
desk_reference_row_dup_name (DeskReferenceRow *self)
{
  PbxNamedItem *item;

  g_return_val_if_fail (DESK_IS_REFERENCE_ROW (self), NULL);

  item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));
  return item != NULL ? g_strdup (pbx_named_item_get_name (item)) : NULL;
}
