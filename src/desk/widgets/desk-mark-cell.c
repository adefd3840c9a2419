/* desk-mark-cell.c: a cell that shows a state as icon, colour and word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-mark-cell.h"

/**
 * DeskMarkCell:
 *
 * Shows a #DeskMark: the column's expression gives one, or %NULL for nothing.
 */
struct _DeskMarkCell
{
  DeskCell parent_instance;

  DeskMark *mark;              /* owned, nullable */
  GtkImage *image;             /* borrowed */
  GtkInscription *inscription; /* borrowed */
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskMarkCell, desk_mark_cell, DESK_TYPE_CELL)

static void
set_mark (DeskMarkCell *self, const DeskMark *mark)
{
  if (self->mark != NULL && self->mark->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->image), self->mark->css_class);
  g_clear_pointer (&self->mark, desk_mark_free);
  self->mark = mark != NULL ? desk_mark_copy (mark) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->image), mark != NULL && mark->icon_name != NULL);
  gtk_image_set_from_icon_name (self->image, mark != NULL ? mark->icon_name : NULL);
  gtk_inscription_set_text (self->inscription, mark != NULL && !mark->only_icon ? mark->word : NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), mark == NULL            ? NULL
                                                  : mark->details != NULL ? mark->details
                                                                          : mark->word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mark != NULL ? mark->word : "", -1);
  if (mark != NULL && mark->css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->image), mark->css_class);
}

static void
desk_mark_cell_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      set_mark (DESK_MARK_CELL (object), g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_mark_cell_finalize (GObject *object)
{
  g_clear_pointer (&DESK_MARK_CELL (object)->mark, desk_mark_free);
  G_OBJECT_CLASS (desk_mark_cell_parent_class)->finalize (object);
}

static void
desk_mark_cell_class_init (DeskMarkCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = desk_mark_cell_set_property;
  object_class->finalize = desk_mark_cell_finalize;

  properties[PROP_VALUE] =
    g_param_spec_boxed ("value", NULL, NULL, DESK_TYPE_MARK, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_mark_cell_init (DeskMarkCell *self)
{
  GtkWidget *box = desk_cell_make_icon_line (&self->image, &self->inscription);

  gtk_widget_set_parent (box, GTK_WIDGET (self));
}
