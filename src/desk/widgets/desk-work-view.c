/* desk-work-view.c: how far something is that takes its time, and how it ended
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-work-view.h"

#include <glib/gi18n.h>

/**
 * DeskWorkView:
 *
 * A status page for work in the background: a bar while it goes on, and in the end what became of it, with a
 * button to try again where that makes sense. The window around it has the button to cancel.
 */
struct _DeskWorkView
{
  AdwBin parent_instance;

  AdwStatusPage *page;
  GtkProgressBar *bar;
  GtkButton *button;
};

enum
{
  RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskWorkView, desk_work_view, ADW_TYPE_BIN)

static void
clicked_cb (DeskWorkView *self)
{
  g_signal_emit (self, signals[RETRY], 0);
}

static void
desk_work_view_class_init (DeskWorkViewClass *klass)
{
  /**
   * DeskWorkView::retry:
   *
   * The person wants it tried again.
   */
  signals[RETRY] =
    g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_work_view_init (DeskWorkView *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_show_text (self->bar, TRUE);
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (self->button, TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "pill");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 320);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->page = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_child (self->page, clamp);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->page));
}

/**
 * desk_work_view_start:
 * @self: a view
 * @title: what goes on, translated
 *
 * Shows that something goes on, and nothing is done of it yet.
 */
void
desk_work_view_start (DeskWorkView *self, const char *title)
{
  g_return_if_fail (DESK_IS_WORK_VIEW (self));

  adw_status_page_set_icon_name (self->page, NULL);
  adw_status_page_set_title (self->page, title);
  adw_status_page_set_description (self->page, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_progress_bar_set_text (self->bar, "");
  gtk_widget_set_visible (GTK_WIDGET (self->bar), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->button), FALSE);
}

/**
 * desk_work_view_set_progress:
 * @self: a view
 * @n: how much is done
 * @total: of how much; negative where nobody knows
 *
 * Shows how far it is.
 */
void
desk_work_view_set_progress (DeskWorkView *self, gint64 n, gint64 total)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DESK_IS_WORK_VIEW (self));

  if (total > 0)
    {
      gtk_progress_bar_set_fraction (self->bar, CLAMP ((double) n / (double) total, 0, 1));
      text = g_strdup_printf (_ ("%'u of %'u"), (guint) n, (guint) total);
    }
  else
    {
      gtk_progress_bar_pulse (self->bar);
      text = g_strdup_printf ("%'u", (guint) n);
    }
  gtk_progress_bar_set_text (self->bar, text);
}

/**
 * desk_work_view_end:
 * @self: a view
 * @icon_name: an icon
 * @title: how it ended, translated
 * @description: (nullable): a sentence, translated, without markup
 * @retry_label: (nullable): the label of the button that emits `retry`, with a mnemonic
 *
 * Shows how it ended.
 */
void
desk_work_view_end (DeskWorkView *self,
                    const char *icon_name,
                    const char *title,
                    const char *description,
                    const char *retry_label)
{
  g_autofree char *escaped = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  g_return_if_fail (DESK_IS_WORK_VIEW (self));

  adw_status_page_set_icon_name (self->page, icon_name);
  adw_status_page_set_title (self->page, title);
  adw_status_page_set_description (self->page, escaped);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->button), retry_label != NULL);
  if (retry_label != NULL)
    gtk_button_set_label (self->button, retry_label);
}
