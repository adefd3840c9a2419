/* desk-forward-cell.c: a cell that warns of where calls go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-forward-cell.h"

#include "desk-forward-check.h"
#include "desk-forward-words.h"

/**
 * DeskForwardCell:
 *
 * Icon and words for what a [class@ForwardCheck] found, with the sentences as a tooltip; empty where a call
 * forward is as it should be, or switched off.
 */
struct _DeskForwardCell
{
  DeskCell parent_instance;

  DeskForwardCheck *check;     /* owned, nullable */
  GtkImage *image;             /* borrowed */
  GtkInscription *inscription; /* borrowed */
  gulong changed_handler;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskForwardCell, desk_forward_cell, DESK_TYPE_CELL)

static void
update (DeskForwardCell *self)
{
  gboolean warn = self->check != NULL && desk_forward_check_get_in_force (self->check) &&
                  desk_forward_check_get_warnings (self->check)->len > 0;
  g_autofree char *summary = NULL;
  g_autofree char *sentences = NULL;

  if (warn)
    {
      summary = desk_forward_summarize (desk_forward_check_get_warnings (self->check));
      sentences = desk_forward_describe_warnings (desk_forward_check_get_warnings (self->check), NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->image), warn);
  gtk_inscription_set_text (self->inscription, summary);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sentences);
}

static void
set_check (DeskForwardCell *self, DeskForwardCheck *check)
{
  if (self->check != NULL)
    g_clear_signal_handler (&self->changed_handler, self->check);
  g_set_object (&self->check, check);
  if (check != NULL)
    self->changed_handler =
      g_signal_connect_object (check, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
desk_forward_cell_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskForwardCell *self = DESK_FORWARD_CELL (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      set_check (self, g_value_get_object (value));
      update (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_forward_cell_dispose (GObject *object)
{
  set_check (DESK_FORWARD_CELL (object), NULL);
  G_OBJECT_CLASS (desk_forward_cell_parent_class)->dispose (object);
}

static void
desk_forward_cell_class_init (DeskForwardCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = desk_forward_cell_set_property;
  object_class->dispose = desk_forward_cell_dispose;

  properties[PROP_VALUE] = g_param_spec_object ("value", NULL, NULL, DESK_TYPE_FORWARD_CHECK,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_forward_cell_init (DeskForwardCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->image = GTK_IMAGE (gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_widget_add_css_class (GTK_WIDGET (self->image), "warning");
  gtk_widget_set_visible (GTK_WIDGET (self->image), FALSE);
  self->inscription = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_text_overflow (self->inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (self->inscription, 0);
  gtk_inscription_set_nat_chars (self->inscription, 0);
  /* As high as one line, or it would wrap and then cut. */
  gtk_widget_set_valign (GTK_WIDGET (self->inscription), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (self->inscription), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->image));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->inscription));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}
