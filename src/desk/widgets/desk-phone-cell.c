/* desk-phone-cell.c: a cell that shows what an extension's phones do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-phone-cell.h"

#include "desk-phone-state.h"

/**
 * DeskPhoneCell:
 *
 * Icon and word for a #PbxPhone, which change in place as calls come and go.
 */
struct _DeskPhoneCell
{
  DeskCell parent_instance;

  PbxPhone *phone;             /* owned, nullable */
  GtkImage *image;             /* borrowed */
  GtkInscription *inscription; /* borrowed */
  const char *css_class;
  gulong notify_handler;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskPhoneCell, desk_phone_cell, DESK_TYPE_CELL)

static void
update (DeskPhoneCell *self)
{
  const char *css_class = desk_phone_get_css_class (self->phone);
  g_autofree char *words = desk_phone_describe (self->phone);

  gtk_image_set_from_icon_name (self->image, desk_phone_get_icon_name (self->phone));
  gtk_inscription_set_text (self->inscription, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  if (self->css_class == css_class)
    return;
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->image), self->css_class);
  self->css_class = css_class;
  gtk_widget_add_css_class (GTK_WIDGET (self->image), css_class);
}

static void
set_phone (DeskPhoneCell *self, PbxPhone *phone)
{
  if (self->phone != NULL)
    g_clear_signal_handler (&self->notify_handler, self->phone);
  g_set_object (&self->phone, phone);
  if (phone != NULL)
    self->notify_handler =
      g_signal_connect_object (phone, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
desk_phone_cell_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskPhoneCell *self = DESK_PHONE_CELL (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      set_phone (self, g_value_get_object (value));
      update (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_phone_cell_dispose (GObject *object)
{
  set_phone (DESK_PHONE_CELL (object), NULL);
  G_OBJECT_CLASS (desk_phone_cell_parent_class)->dispose (object);
}

static void
desk_phone_cell_class_init (DeskPhoneCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = desk_phone_cell_set_property;
  object_class->dispose = desk_phone_cell_dispose;

  properties[PROP_VALUE] =
    g_param_spec_object ("value", NULL, NULL, PBX_TYPE_PHONE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_phone_cell_init (DeskPhoneCell *self)
{
  GtkWidget *box = desk_cell_make_icon_line (&self->image, &self->inscription);

  gtk_widget_set_parent (box, GTK_WIDGET (self));
}
