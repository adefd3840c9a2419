/* desk-value-row.c: a name and its value, to be read and copied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-value-row.h"

#include <glib/gi18n.h>

/**
 * DeskValueRow:
 *
 * One line of a list of details. A value can be selected; a secret one is hidden until it is shown. A row
 * without a value is not there, or details would be mostly dashes.
 */
struct _DeskValueRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *name_label;  /* borrowed */
  GtkLabel *value_label; /* borrowed */
  GtkToggleButton *reveal;
  char *value; /* owned, nullable */
  gboolean secret;
};

enum
{
  PROP_0,
  PROP_VALUE,
  PROP_SECRET,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskValueRow, desk_value_row, ADW_TYPE_PREFERENCES_ROW)

static void
update (DeskValueRow *self)
{
  gboolean hidden = self->secret && !gtk_toggle_button_get_active (self->reveal);

  /* Always as many dots: how long a password is, is part of the secret. */
  gtk_label_set_label (self->value_label, hidden ? "••••••••" : self->value);
  gtk_label_set_selectable (self->value_label, !hidden);
  gtk_widget_set_visible (GTK_WIDGET (self->reveal), self->secret);
  gtk_widget_set_visible (GTK_WIDGET (self), self->value != NULL && *self->value != '\0');
  gtk_button_set_icon_name (GTK_BUTTON (self->reveal),
                            hidden ? "view-reveal-symbolic" : "view-conceal-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reveal), hidden ? _ ("Show") : _ ("Hide"));
}

static void
desk_value_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskValueRow *self = DESK_VALUE_ROW (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    case PROP_SECRET:
      g_value_set_boolean (value, self->secret);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_value_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskValueRow *self = DESK_VALUE_ROW (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      if (g_strcmp0 (self->value, g_value_get_string (value)) != 0)
        {
          g_free (self->value);
          self->value = g_value_dup_string (value);
          /* Another secret is a secret again. */
          gtk_toggle_button_set_active (self->reveal, FALSE);
        }
      update (self);
      break;
    case PROP_SECRET:
      self->secret = g_value_get_boolean (value);
      update (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_value_row_finalize (GObject *object)
{
  g_free (DESK_VALUE_ROW (object)->value);
  G_OBJECT_CLASS (desk_value_row_parent_class)->finalize (object);
}

static void
desk_value_row_class_init (DeskValueRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_value_row_get_property;
  object_class->set_property = desk_value_row_set_property;
  object_class->finalize = desk_value_row_finalize;

  properties[PROP_VALUE] =
    g_param_spec_string ("value", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /* Whether the value is hidden until it is shown. */
  properties[PROP_SECRET] =
    g_param_spec_boolean ("secret", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_value_row_init (DeskValueRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->name_label = GTK_LABEL (gtk_label_new (NULL));
  self->value_label = GTK_LABEL (gtk_label_new (NULL));
  self->reveal = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_label_set_xalign (self->name_label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->name_label), "dim-label");
  gtk_label_set_xalign (self->value_label, 1);
  gtk_label_set_wrap (self->value_label, TRUE);
  gtk_label_set_wrap_mode (self->value_label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (self->value_label, TRUE);
  /* Tab goes from control to control; a value is selected with the pointer. */
  gtk_widget_set_focusable (GTK_WIDGET (self->value_label), FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->value_label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->value_label), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->reveal), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->reveal), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->value_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reveal));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  /* As high as a button, so that rows with one are as high as those without. */
  gtk_widget_set_size_request (box, -1, 36);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  g_object_bind_property (self, "title", self->name_label, "label", G_BINDING_DEFAULT);
  g_signal_connect_object (self->reveal, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
