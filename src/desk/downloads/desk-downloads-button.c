/* desk-downloads-button.c: the downloads, in the header bar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-downloads-button.h"

#include "desk-download-row.h"

#include <glib/gi18n.h>

/**
 * DeskDownloadsButton:
 *
 * A button that is there while there are downloads, and opens the list of them: each with its progress,
 * all together with theirs, and what failed.
 */
struct _DeskDownloadsButton
{
  AdwBin parent_instance;

  PbxDownloads *downloads; /* owned, nullable */
  GtkFilterListModel *shown;

  GtkMenuButton *button;
  GtkLabel *summary_label;
  GtkProgressBar *progress_bar;
  GtkListView *list;
  GtkToggleButton *failed_button;
  GtkWidget *pause_button;
  GtkWidget *resume_button;
  GtkWidget *clear_button;
};

G_DEFINE_FINAL_TYPE (DeskDownloadsButton, desk_downloads_button, ADW_TYPE_BIN)

static char *
desk_downloads_button_summarize (DeskDownloadsButton *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->downloads));
  guint n_active = pbx_downloads_get_n_active (self->downloads);
  guint n_done = pbx_downloads_count (self->downloads, PBX_DOWNLOAD_DONE);
  guint n_failed = pbx_downloads_count (self->downloads, PBX_DOWNLOAD_FAILED);
  guint n_paused = pbx_downloads_count (self->downloads, PBX_DOWNLOAD_PAUSED);
  guint rate = pbx_downloads_get_rate (self->downloads);
  g_autoptr (GString) summary = g_string_new (NULL);

  if (n_active > 0 && n_done > 0)
    g_string_append_printf (summary, ngettext ("%u of %u recording saved", "%u of %u recordings saved", n),
                            n_done, n);
  else if (n_active > 0)
    g_string_append_printf (summary, ngettext ("Saving %u recording", "Saving %u recordings", n), n);
  else if (n_done > 0)
    g_string_append_printf (summary, ngettext ("%u recording saved", "%u recordings saved", n_done), n_done);

  if (n_paused > 0)
    {
      if (summary->len > 0)
        g_string_append (summary, " · ");
      g_string_append_printf (summary, ngettext ("%u not finished", "%u not finished", n_paused), n_paused);
    }
  if (n_failed > 0)
    {
      if (summary->len > 0)
        g_string_append (summary, " · ");
      g_string_append_printf (summary, ngettext ("%u failed", "%u failed", n_failed), n_failed);
    }
  if (n_active > 0 && rate > 0)
    {
      g_autofree char *size = g_format_size (rate);

      g_string_append (summary, " · ");
      /* Translators: how fast files come, as in “1.2 MB/s”. */
      g_string_append_printf (summary, _ ("%s/s"), size);
    }

  return g_string_free (g_steal_pointer (&summary), FALSE);
}

static void
desk_downloads_button_update_cb (DeskDownloadsButton *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->downloads));
  guint n_active = pbx_downloads_get_n_active (self->downloads);
  guint n_failed = pbx_downloads_count (self->downloads, PBX_DOWNLOAD_FAILED);
  guint n_paused = pbx_downloads_count (self->downloads, PBX_DOWNLOAD_PAUSED);
  g_autofree char *summary = NULL;
  g_autofree char *tooltip = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (n == 0)
    {
      gtk_menu_button_popdown (self->button);
      return;
    }

  summary = desk_downloads_button_summarize (self);
  gtk_label_set_label (self->summary_label, summary);
  /* Translators: the tooltip of the downloads' button: %s tells how far they are. */
  tooltip = g_strdup_printf (_ ("Downloads: %s"), summary);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);

  gtk_progress_bar_set_fraction (self->progress_bar, pbx_downloads_get_progress (self->downloads));
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), n_active + n_paused > 0);

  if (n_failed == 0)
    gtk_toggle_button_set_active (self->failed_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->failed_button), n_failed > 0 && n > n_failed);
  gtk_widget_set_visible (self->pause_button, n_active > 0);
  gtk_widget_set_visible (self->resume_button, n_paused + n_failed > 0);
  gtk_widget_set_visible (self->clear_button, pbx_downloads_count (self->downloads, PBX_DOWNLOAD_DONE) > 0);
}

static gboolean
desk_downloads_button_has_failed (gpointer item, gpointer user_data)
{
  return pbx_download_get_state (item) == PBX_DOWNLOAD_FAILED;
}

static void
desk_downloads_button_filter_cb (DeskDownloadsButton *self)
{
  g_autoptr (GtkFilter) filter = NULL;

  if (gtk_toggle_button_get_active (self->failed_button))
    filter = GTK_FILTER (gtk_custom_filter_new (desk_downloads_button_has_failed, NULL, NULL));

  gtk_filter_list_model_set_filter (self->shown, filter);
}

/* One that is tried again is not among the failed any more. */
static void
desk_downloads_button_failed_changed_cb (DeskDownloadsButton *self)
{
  GtkFilter *filter = gtk_filter_list_model_get_filter (self->shown);

  if (filter != NULL)
    gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
desk_downloads_button_pause_cb (DeskDownloadsButton *self)
{
  pbx_downloads_pause_all (self->downloads);
}

static void
desk_downloads_button_resume_cb (DeskDownloadsButton *self)
{
  pbx_downloads_resume_all (self->downloads);
}

static void
desk_downloads_button_clear_cb (DeskDownloadsButton *self)
{
  pbx_downloads_remove_done (self->downloads);
}

static void
desk_downloads_button_setup_cb (GtkSignalListItemFactory *factory,
                                GtkListItem *item,
                                DeskDownloadsButton *self)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, desk_download_row_new (self->downloads));
}

static void
desk_downloads_button_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  desk_download_row_set_download (DESK_DOWNLOAD_ROW (gtk_list_item_get_child (item)),
                                  gtk_list_item_get_item (item));
}

static void
desk_downloads_button_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  desk_download_row_set_download (DESK_DOWNLOAD_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
desk_downloads_button_dispose (GObject *object)
{
  DeskDownloadsButton *self = DESK_DOWNLOADS_BUTTON (object);

  if (self->downloads != NULL)
    g_signal_handlers_disconnect_by_data (self->downloads, self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->downloads);

  G_OBJECT_CLASS (desk_downloads_button_parent_class)->dispose (object);
}

static void
desk_downloads_button_class_init (DeskDownloadsButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_downloads_button_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/downloads/"
                                                             "desk-downloads-button.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskDownloadsButton, button);
  gtk_widget_class_bind_template_child (widget_class, DeskDownloadsButton, summary_label);
  gtk_widget_class_bind_template_child (widget_class, DeskDownloadsButton, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, DeskDownloadsButton, list);
  gtk_widget_class_bind_template_child (widget_class, DeskDownloadsButton, failed_button);
  gtk_widget_class_bind_template_child (widget_class, DeskDownloadsButton, pause_button);
  gtk_widget_class_bind_template_child (widget_class, DeskDownloadsButton, resume_button);
  gtk_widget_class_bind_template_child (widget_class, DeskDownloadsButton, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, desk_downloads_button_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, desk_downloads_button_pause_cb);
  gtk_widget_class_bind_template_callback (widget_class, desk_downloads_button_resume_cb);
  gtk_widget_class_bind_template_callback (widget_class, desk_downloads_button_clear_cb);
}

static void
desk_downloads_button_init (DeskDownloadsButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress of All Downloads"), -1);
}

/**
 * desk_downloads_button_set_downloads:
 * @self: a button
 * @downloads: what it shows, once
 *
 * Sets which queue the button opens.
 */
void
desk_downloads_button_set_downloads (DeskDownloadsButton *self, PbxDownloads *downloads)
{
  static const char *const watched[] = { "items-changed",    "notify::n-active", "notify::n-failed",
                                         "notify::n-paused", "notify::progress", "notify::rate" };
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_if_fail (DESK_IS_DOWNLOADS_BUTTON (self));
  g_return_if_fail (PBX_IS_DOWNLOADS (downloads));
  g_return_if_fail (self->downloads == NULL);

  self->downloads = g_object_ref (downloads);
  self->shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (downloads)), NULL);

  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (desk_downloads_button_setup_cb), self, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (desk_downloads_button_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (desk_downloads_button_unbind_cb), NULL);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown))));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, selection);

  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (downloads, watched[i], G_CALLBACK (desk_downloads_button_update_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (downloads, "notify::n-failed",
                           G_CALLBACK (desk_downloads_button_failed_changed_cb), self, G_CONNECT_SWAPPED);
  desk_downloads_button_update_cb (self);
}
