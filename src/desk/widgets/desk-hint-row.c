/* desk-hint-row.c: a sentence below a form's field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-hint-row.h"

/**
 * DeskHintRow:
 *
 * Says below a field what is wrong with it or what to know of it; not there where there is nothing to say.
 *
 * An #AdwEntryRow has no room for such a sentence.
 */
struct _DeskHintRow
{
  AdwPreferencesRow parent_instance;

  GtkImage *image; /* borrowed */
  GtkLabel *label; /* borrowed */
  DeskHint hint;
};

G_DEFINE_FINAL_TYPE (DeskHintRow, desk_hint_row, ADW_TYPE_PREFERENCES_ROW)

static const struct
{
  const char *icon_name;
  const char *css_class;
} looks[] = {
  [DESK_HINT_NONE] = { NULL, NULL },
  [DESK_HINT_INFO] = { "dialog-information-symbolic", "dim-label" },
  [DESK_HINT_GOOD] = { "emblem-ok-symbolic", "success" },
  [DESK_HINT_WARNING] = { "dialog-warning-symbolic", "warning" },
  [DESK_HINT_ERROR] = { "dialog-error-symbolic", "error" },
};

/* A list asks the row beside the focused one to take the focus, and takes a row's word for it: a row that has
 * nothing to focus must hand the request on, or the walk through the form ends here. */
static gboolean
desk_hint_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *row = widget;

  if (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT)
    return FALSE;
  while ((row = back ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row)) != NULL)
    {
      if (DESK_IS_HINT_ROW (row) || !gtk_widget_get_mapped (row))
        continue;
      if (gtk_widget_child_focus (row, direction))
        return TRUE;
    }
  return FALSE;
}

static void
desk_hint_row_class_init (DeskHintRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = desk_hint_row_focus;
}

static void
desk_hint_row_init (DeskHintRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->image = GTK_IMAGE (gtk_image_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->image), GTK_ALIGN_START);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->image));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * desk_hint_row_show:
 * @self: a hint
 * @field: the field that it is about
 * @hint: how much it matters; with %DESK_HINT_ERROR the field is marked as wrong
 * @text: (nullable): a translated sentence
 *
 * Says something, or with %DESK_HINT_NONE nothing any more.
 */
void
desk_hint_row_show (DeskHintRow *self, GtkWidget *field, DeskHint hint, const char *text)
{
  g_return_if_fail (DESK_IS_HINT_ROW (self));
  g_return_if_fail (GTK_IS_WIDGET (field));

  if (looks[self->hint].css_class != NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->label), looks[self->hint].css_class);
      gtk_widget_remove_css_class (GTK_WIDGET (self->image), looks[self->hint].css_class);
    }
  self->hint = hint;
  if (looks[hint].css_class != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->label), looks[hint].css_class);
      gtk_widget_add_css_class (GTK_WIDGET (self->image), looks[hint].css_class);
    }
  gtk_image_set_from_icon_name (self->image, looks[hint].icon_name);
  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), hint != DESK_HINT_NONE && text != NULL);

  if (hint == DESK_HINT_ERROR)
    gtk_widget_add_css_class (field, "error");
  else
    gtk_widget_remove_css_class (field, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               hint == DESK_HINT_ERROR ? GTK_ACCESSIBLE_INVALID_TRUE
                                                       : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

/**
 * desk_hint_row_get_hint:
 * @self: a hint
 *
 * Returns: how much what it says matters
 */
DeskHint
desk_hint_row_get_hint (DeskHintRow *self)
{
  g_return_val_if_fail (DESK_IS_HINT_ROW (self), DESK_HINT_NONE);
  return self->hint;
}
