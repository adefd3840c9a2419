/* desk-wakeup-mark-cell.c: a cell that says what is worth a look about a
 * wake-up call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-wakeup-mark-cell.h"

#include "desk-wakeup-words.h"

#include <glib/gi18n.h>

/**
 * DeskWakeupMarkCell:
 *
 * Icon and words for what was observed of a call, or for another call too close
 * to it. The tooltip says that it was observed here, and is not what the PBX
 * reports.
 */
struct _DeskWakeupMarkCell
{
  DeskCell parent_instance;

  GtkImage *image;             /* borrowed */
  GtkInscription *inscription; /* borrowed */
  const char *css_class;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskWakeupMarkCell, desk_wakeup_mark_cell, DESK_TYPE_CELL)

static const char *
get_icon_name (PbxWakeupObserved observed)
{
  switch (observed)
    {
    case PBX_WAKEUP_DUE:
      return "desk-phone-ringing-symbolic";
    case PBX_WAKEUP_RANG:
      return "emblem-ok-symbolic";
    case PBX_WAKEUP_NO_PHONE:
      return "desk-phone-unavailable-symbolic";
    case PBX_WAKEUP_NO_RING:
    case PBX_WAKEUP_NOT_SEEN:
      return "dialog-warning-symbolic";
    case PBX_WAKEUP_NOT_WATCHED:
    default:
      return NULL;
    }
}

static const char *
get_css_class (PbxWakeupObserved observed, gboolean conflict)
{
  if (pbx_wakeup_observed_is_missed (observed))
    return "error";
  if (observed == PBX_WAKEUP_RANG)
    return "success";
  if (observed == PBX_WAKEUP_NOT_WATCHED && conflict)
    return "warning";
  return "accent";
}

static void
set_css_class (DeskWakeupMarkCell *self, const char *css_class)
{
  if (self->css_class == css_class)
    return;
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->image), self->css_class);
  self->css_class = css_class;
  gtk_widget_add_css_class (GTK_WIDGET (self->image), css_class);
}

static void
update (DeskWakeupMarkCell *self, const char *text)
{
  PbxWakeup *wakeup = desk_cell_get_item (DESK_CELL (self));
  PbxWakeupObserved observed = PBX_WAKEUP_NOT_WATCHED;
  gboolean conflict = FALSE;
  g_autofree char *tooltip = NULL;

  if (wakeup != NULL)
    {
      observed = pbx_wakeup_get_observed (wakeup);
      conflict = pbx_wakeup_get_conflict (wakeup);
    }
  if (observed != PBX_WAKEUP_NOT_WATCHED)
    tooltip = g_strdup_printf ("%s\n%s", desk_wakeup_explain_observed (observed),
                               _ ("Observed by Front Desk, not reported by the PBX."));
  else if (conflict)
    tooltip = g_strdup (_ ("There is another call to this extension within ten minutes."));
  gtk_image_set_from_icon_name (self->image, observed != PBX_WAKEUP_NOT_WATCHED ? get_icon_name (observed)
                                             : conflict                         ? "dialog-warning-symbolic"
                                                                                : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->image), observed != PBX_WAKEUP_NOT_WATCHED || conflict);
  set_css_class (self, get_css_class (observed, conflict));
  gtk_inscription_set_text (self->inscription, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
}

static void
desk_wakeup_mark_cell_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      update (DESK_WAKEUP_MARK_CELL (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_wakeup_mark_cell_class_init (DeskWakeupMarkCellClass *klass)
{
  G_OBJECT_CLASS (klass)->set_property = desk_wakeup_mark_cell_set_property;

  /* The words, which change whenever the mark does. */
  properties[PROP_VALUE] =
    g_param_spec_string ("value", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
desk_wakeup_mark_cell_init (DeskWakeupMarkCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->image = GTK_IMAGE (gtk_image_new ());
  self->inscription = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_text_overflow (self->inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (self->inscription, 0);
  gtk_inscription_set_nat_chars (self->inscription, 0);
  gtk_widget_set_valign (GTK_WIDGET (self->inscription), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (self->inscription), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->image));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->inscription));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}
