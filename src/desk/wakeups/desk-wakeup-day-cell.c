/* desk-wakeup-day-cell.c: a cell that opens a group of rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-wakeup-day-cell.h"

#include "desk-list-util.h"

/**
 * DeskWakeupDayCell:
 *
 * The day of the first call of each day; an empty text for the others. A row
 * with a day has a line above it, so that the rows of a day stand together: a
 * column view of the floor has no headings between its rows.
 */
struct _DeskWakeupDayCell
{
  DeskCell parent_instance;

  GtkInscription *inscription; /* borrowed */
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskWakeupDayCell, desk_wakeup_day_cell, DESK_TYPE_CELL)

static void
update_row (DeskWakeupDayCell *self)
{
  const char *text = gtk_inscription_get_text (self->inscription);
  GtkWidget *row = desk_list_util_get_row (GTK_WIDGET (self));

  if (row == NULL)
    return;
  /* The first of all has the table's head above it. */
  if (text != NULL && *text != '\0' && desk_cell_get_position (DESK_CELL (self)) > 0)
    gtk_widget_add_css_class (row, "desk-group-start");
  else
    gtk_widget_remove_css_class (row, "desk-group-start");
}

static void
desk_wakeup_day_cell_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskWakeupDayCell *self = DESK_WAKEUP_DAY_CELL (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      gtk_inscription_set_text (self->inscription, g_value_get_string (value));
      update_row (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_wakeup_day_cell_bound (DeskCell *cell)
{
  update_row (DESK_WAKEUP_DAY_CELL (cell));
}

static void
desk_wakeup_day_cell_class_init (DeskWakeupDayCellClass *klass)
{
  G_OBJECT_CLASS (klass)->set_property = desk_wakeup_day_cell_set_property;
  DESK_CELL_CLASS (klass)->bound = desk_wakeup_day_cell_bound;

  properties[PROP_VALUE] =
    g_param_spec_string ("value", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
desk_wakeup_day_cell_init (DeskWakeupDayCell *self)
{
  self->inscription = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_text_overflow (self->inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (self->inscription, 0);
  gtk_inscription_set_nat_chars (self->inscription, 0);
  gtk_widget_set_valign (GTK_WIDGET (self->inscription), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->inscription), "heading");
  gtk_widget_set_parent (GTK_WIDGET (self->inscription), GTK_WIDGET (self));
}
