/* desk-text-cell.c: a cell of one line of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-text-cell.h"

/**
 * DeskTextCell:
 *
 * One line of text, cut with an ellipsis where the column is too narrow.
 *
 * The line is a #GtkInscription: bound to another row it costs a third of a #GtkLabel, since its size does
 * not follow from its text.
 */
struct _DeskTextCell
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

G_DEFINE_FINAL_TYPE (DeskTextCell, desk_text_cell, DESK_TYPE_CELL)

static void
desk_text_cell_bound (DeskCell *cell)
{
  DeskTextCell *self = DESK_TEXT_CELL (cell);
  gboolean numeric = desk_column_get_numeric (desk_cell_get_column (cell));

  gtk_inscription_set_xalign (self->inscription, numeric ? 1.0 : 0.0);
}

static gboolean
is_right_to_left (gunichar letter)
{
  switch ((int) g_unichar_get_script (letter))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
      return TRUE;
    default:
      return FALSE;
    }
}

/* An inscription aligns a line by the direction of its text: an Arabic name would stand at the far edge of
 * its column. A mark in front, which is not seen, gives the line the direction of the window. */
static void
desk_text_cell_set_text (DeskTextCell *self, const char *text)
{
  gboolean right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const char *letter = text;

  while (letter != NULL && *letter != '\0' && !g_unichar_isalpha (g_utf8_get_char (letter)))
    letter = g_utf8_next_char (letter);

  if (letter != NULL && *letter != '\0' && is_right_to_left (g_utf8_get_char (letter)) != right_to_left)
    {
      g_autofree char *marked = g_strconcat (right_to_left ? "\u200f" : "\u200e", text, NULL);

      gtk_inscription_set_text (self->inscription, marked);
    }
  else
    gtk_inscription_set_text (self->inscription, text);
}

static void
desk_text_cell_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskTextCell *self = DESK_TEXT_CELL (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      desk_text_cell_set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_text_cell_class_init (DeskTextCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = desk_text_cell_set_property;
  DESK_CELL_CLASS (klass)->bound = desk_text_cell_bound;

  properties[PROP_VALUE] =
    g_param_spec_string ("value", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
desk_text_cell_init (DeskTextCell *self)
{
  self->inscription = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_text_overflow (self->inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  /* The column gives the width; a minimum of its own would only keep it from shrinking. */
  gtk_inscription_set_min_chars (self->inscription, 0);
  gtk_inscription_set_nat_chars (self->inscription, 0);
  /* As high as one line, or it would wrap and then cut. */
  gtk_widget_set_valign (GTK_WIDGET (self->inscription), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->inscription), "numeric");
  gtk_widget_set_parent (GTK_WIDGET (self->inscription), GTK_WIDGET (self));
}
