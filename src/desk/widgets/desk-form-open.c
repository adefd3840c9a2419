/* desk-form-open.c: forms over other widgets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-form.h"

static G_DEFINE_QUARK (desk - form - open, open_form)

  static void free_weak (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/**
 * desk_form_get_open:
 * @over: a widget
 *
 * Returns: (transfer none) (nullable): the form that is open over the widget
 */
DeskForm *
desk_form_get_open (GtkWidget *over)
{
  g_autoptr (DeskForm) form = NULL;
  GWeakRef *weak;

  g_return_val_if_fail (GTK_IS_WIDGET (over), NULL);
  weak = g_object_get_qdata (G_OBJECT (over), open_form_quark ());
  form = weak != NULL ? g_weak_ref_get (weak) : NULL;
  /* GTK keeps a window that is open. */
  return form != NULL && !desk_form_get_finished (form) ? form : NULL;
}

/**
 * desk_form_present_open:
 * @over: a widget, mostly a page
 *
 * Brings the form that is open over a widget to the front, to be asked before another one is made: there is
 * one at a time.
 *
 * Returns: whether there is one
 */
gboolean
desk_form_present_open (GtkWidget *over)
{
  DeskForm *form = desk_form_get_open (over);

  if (form == NULL)
    return FALSE;
  gtk_window_present (GTK_WINDOW (form));
  return TRUE;
}

/**
 * desk_form_open:
 * @self: a form that was just made
 * @over: a widget, mostly a page
 *
 * Shows a form over the window of a widget, no larger than that. The form goes with the widget;
 * desk_page_may_leave() asks a page's form before the page goes.
 */
void
desk_form_open (DeskForm *self, GtkWidget *over)
{
  GtkRoot *root;
  GWeakRef *weak;

  g_return_if_fail (DESK_IS_FORM (self));
  g_return_if_fail (GTK_IS_WIDGET (over));

  weak = g_new (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  g_object_set_qdata_full (G_OBJECT (over), open_form_quark (), weak, free_weak);
  g_signal_connect_object (over, "destroy", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  root = gtk_widget_get_root (over);
  if (GTK_IS_WINDOW (root))
    {
      int width, height;

      /* A form beyond its parent would be beyond a small screen. */
      gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
      gtk_window_set_default_size (GTK_WINDOW (self),
                                   MIN (width, MAX (360, gtk_widget_get_width (GTK_WIDGET (root)))),
                                   MIN (height, MAX (480, gtk_widget_get_height (GTK_WIDGET (root)))));
      gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
    }
  gtk_window_present (GTK_WINDOW (self));
}
