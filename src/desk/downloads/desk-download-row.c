/* desk-download-row.c: one recording that is saved to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-download-row.h"

#include "desk-error.h"

#include <glib/gi18n.h>

/**
 * DeskDownloadRow:
 *
 * A download in the list: its name, how far it is, and what can be done with it.
 */
struct _DeskDownloadRow
{
  AdwBin parent_instance;

  PbxDownloads *downloads; /* owned */
  PbxDownload *download;   /* owned, nullable */

  GtkLabel *name_label;
  GtkProgressBar *progress_bar;
  GtkLabel *state_label;
  GtkButton *action_button;
  GtkButton *remove_button;
};

G_DEFINE_FINAL_TYPE (DeskDownloadRow, desk_download_row, ADW_TYPE_BIN)

static char *
desk_download_row_describe_running (PbxDownload *download)
{
  gint64 total = pbx_download_get_total (download);
  guint rate = pbx_download_get_rate (download);
  g_autofree char *received = g_format_size ((guint64) pbx_download_get_received (download));
  g_autofree char *whole = NULL;
  g_autofree char *speed = NULL;
  g_autofree char *how_far = NULL;

  if (pbx_download_get_received (download) == 0)
    return g_strdup (_ ("Starting"));

  if (total < 0)
    {
      how_far = g_strdup (received);
    }
  else
    {
      whole = g_format_size ((guint64) total);
      /* Translators: how much of a file is here, as in “1.2 MB of 3.4 MB”. */
      how_far = g_strdup_printf (_ ("%s of %s"), received, whole);
    }

  if (rate == 0)
    return g_steal_pointer (&how_far);

  speed = g_format_size (rate);
  /* Translators: how much of a file is here, and how fast it comes. */
  return g_strdup_printf (_ ("%s · %s/s"), how_far, speed);
}

/* What the disk says is for programmers. */
static char *
desk_download_row_describe_problem (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup (_ ("The folder is not there any more"));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup (_ ("The disk is full"));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return g_strdup (_ ("Nothing may be written to the folder"));

  return desk_error_describe (error);
}

static char *
desk_download_row_describe (PbxDownload *download)
{
  g_autofree char *problem = desk_download_row_describe_problem (pbx_download_get_error (download));

  switch (pbx_download_get_state (download))
    {
    case PBX_DOWNLOAD_QUEUED:
      return g_strdup (_ ("Waiting for its turn"));
    case PBX_DOWNLOAD_RUNNING:
      return desk_download_row_describe_running (download);
    case PBX_DOWNLOAD_CONVERTING:
      return g_strdup (_ ("Converting"));
    case PBX_DOWNLOAD_WAITING:
      return g_strdup (_ ("Interrupted, and tried again soon"));
    case PBX_DOWNLOAD_PAUSED:
      return g_strdup (_ ("Paused"));
    case PBX_DOWNLOAD_FAILED:
      return problem != NULL ? g_steal_pointer (&problem) : g_strdup (_ ("Failed"));
    case PBX_DOWNLOAD_DONE:
    default:
      return g_format_size ((guint64) pbx_download_get_received (download));
    }
}

static void
desk_download_row_name_button (GtkButton *button, const char *words)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
desk_download_row_update_action (DeskDownloadRow *self)
{
  const char *icon;
  const char *words;

  switch (pbx_download_get_state (self->download))
    {
    case PBX_DOWNLOAD_PAUSED:
      icon = "media-playback-start-symbolic";
      words = _ ("Resume");
      break;
    case PBX_DOWNLOAD_FAILED:
    case PBX_DOWNLOAD_WAITING:
      icon = "view-refresh-symbolic";
      words = _ ("Try Again");
      break;
    case PBX_DOWNLOAD_DONE:
      icon = "folder-symbolic";
      words = _ ("Show in Folder");
      break;
    case PBX_DOWNLOAD_QUEUED:
    case PBX_DOWNLOAD_RUNNING:
    case PBX_DOWNLOAD_CONVERTING:
    default:
      icon = "media-playback-pause-symbolic";
      words = _ ("Pause");
      break;
    }

  gtk_button_set_icon_name (self->action_button, icon);
  desk_download_row_name_button (self->action_button, words);
  desk_download_row_name_button (self->remove_button, pbx_download_is_unfinished (self->download)
                                                        ? _ ("Cancel")
                                                        : _ ("Remove from List"));
}

static void
desk_download_row_update_cb (DeskDownloadRow *self)
{
  PbxDownloadState state = pbx_download_get_state (self->download);
  g_autofree char *words = desk_download_row_describe (self->download);
  const char *name = pbx_download_get_name (self->download);
  gboolean failed = state == PBX_DOWNLOAD_FAILED;

  gtk_label_set_label (self->name_label, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), name);
  gtk_label_set_label (self->state_label, words);
  if (failed)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), "dim-label");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "dim-label");
    }

  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), state != PBX_DOWNLOAD_DONE && !failed);
  gtk_progress_bar_set_fraction (self->progress_bar, pbx_download_get_fraction (self->download));
  desk_download_row_update_action (self);
}

static void
desk_download_row_show_in_folder (DeskDownloadRow *self)
{
  g_autoptr (GFile) folder = g_file_new_for_path (pbx_download_get_folder (self->download));
  g_autofree char *uri = g_file_get_uri (folder);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
}

static void
desk_download_row_action_cb (DeskDownloadRow *self)
{
  switch (pbx_download_get_state (self->download))
    {
    case PBX_DOWNLOAD_PAUSED:
    case PBX_DOWNLOAD_FAILED:
    case PBX_DOWNLOAD_WAITING:
      pbx_downloads_resume (self->downloads, self->download);
      break;
    case PBX_DOWNLOAD_DONE:
      desk_download_row_show_in_folder (self);
      break;
    case PBX_DOWNLOAD_QUEUED:
    case PBX_DOWNLOAD_RUNNING:
    case PBX_DOWNLOAD_CONVERTING:
    default:
      pbx_downloads_pause (self->downloads, self->download);
      break;
    }
}

static void
desk_download_row_remove_cb (DeskDownloadRow *self)
{
  g_autoptr (PbxDownload) download = g_object_ref (self->download);

  pbx_downloads_remove (self->downloads, download);
}

static void
desk_download_row_dispose (GObject *object)
{
  DeskDownloadRow *self = DESK_DOWNLOAD_ROW (object);

  desk_download_row_set_download (self, NULL);
  g_clear_object (&self->downloads);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (desk_download_row_parent_class)->dispose (object);
}

static void
desk_download_row_class_init (DeskDownloadRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_download_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fcm5600/FrontDesk/downloads/desk-download-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskDownloadRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, DeskDownloadRow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, DeskDownloadRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, DeskDownloadRow, action_button);
  gtk_widget_class_bind_template_child (widget_class, DeskDownloadRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, desk_download_row_action_cb);
  gtk_widget_class_bind_template_callback (widget_class, desk_download_row_remove_cb);
}

static void
desk_download_row_init (DeskDownloadRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress"), -1);
}

/**
 * desk_download_row_new:
 * @downloads: the queue that the downloads are of
 *
 * Returns: (transfer floating): a row of nothing yet
 */
GtkWidget *
desk_download_row_new (PbxDownloads *downloads)
{
  DeskDownloadRow *self = g_object_new (DESK_TYPE_DOWNLOAD_ROW, NULL);

  self->downloads = g_object_ref (downloads);
  return GTK_WIDGET (self);
}

/**
 * desk_download_row_set_download:
 * @self: a row
 * @download: (nullable): what it shows
 *
 * Sets which download it shows, and follows it.
 */
void
desk_download_row_set_download (DeskDownloadRow *self, PbxDownload *download)
{
  g_return_if_fail (DESK_IS_DOWNLOAD_ROW (self));

  if (self->download == download)
    return;

  if (self->download != NULL)
    g_signal_handlers_disconnect_by_data (self->download, self);
  g_set_object (&self->download, download);
  if (download == NULL)
    return;

  g_signal_connect_object (download, "notify", G_CALLBACK (desk_download_row_update_cb), self,
                           G_CONNECT_SWAPPED);
  desk_download_row_update_cb (self);
}
