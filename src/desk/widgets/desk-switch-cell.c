/* desk-switch-cell.c: a cell that switches something of its row on and off
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-switch-cell.h"

/**
 * DeskSwitchCell:
 *
 * A switch that acts at once: the column emits [signal@Column::toggled], and whoever handles it changes the
 * row, which the switch then follows like any other cell.
 */
struct _DeskSwitchCell
{
  DeskCell parent_instance;

  GtkSwitch *toggle; /* borrowed */
  gulong active_handler;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskSwitchCell, desk_switch_cell, DESK_TYPE_CELL)

static void
active_changed_cb (DeskSwitchCell *self)
{
  gpointer item = desk_cell_get_item (DESK_CELL (self));

  if (item != NULL && desk_cell_get_ready (DESK_CELL (self)))
    desk_column_emit_toggled (desk_cell_get_column (DESK_CELL (self)), item,
                              gtk_switch_get_active (self->toggle));
}

static void
desk_switch_cell_bound (DeskCell *cell)
{
  DeskSwitchCell *self = DESK_SWITCH_CELL (cell);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  desk_column_get_title (desk_cell_get_column (cell)), -1);
}

static void
desk_switch_cell_ready_changed (DeskCell *cell, gboolean ready)
{
  gtk_widget_set_sensitive (GTK_WIDGET (DESK_SWITCH_CELL (cell)->toggle), ready);
}

static void
desk_switch_cell_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskSwitchCell *self = DESK_SWITCH_CELL (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      /* The row changed, not the person: nothing is to be sent. */
      g_signal_handler_block (self->toggle, self->active_handler);
      gtk_switch_set_active (self->toggle, g_value_get_boolean (value));
      g_signal_handler_unblock (self->toggle, self->active_handler);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_switch_cell_class_init (DeskSwitchCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = desk_switch_cell_set_property;
  DESK_CELL_CLASS (klass)->bound = desk_switch_cell_bound;
  DESK_CELL_CLASS (klass)->ready_changed = desk_switch_cell_ready_changed;

  properties[PROP_VALUE] =
    g_param_spec_boolean ("value", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_switch_cell_init (DeskSwitchCell *self)
{
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->toggle), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (GTK_WIDGET (self->toggle), FALSE);
  /* The focus is the row's: a row of this GTK gives it away to any child that takes it, and the list's keys
   * would be the switch's. The page has a key for what the switch does. */
  gtk_widget_set_focusable (GTK_WIDGET (self->toggle), FALSE);
  self->active_handler = g_signal_connect_object (self->toggle, "notify::active",
                                                  G_CALLBACK (active_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->toggle), GTK_WIDGET (self));
}
