/* desk-recording-saved.c: whether a recording is among the downloads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-recording-saved.h"

/**
 * DeskRecordingSaved:
 *
 * Looks for one recording among the downloads, for the expression of a column.
 */
struct _DeskRecordingSaved
{
  GObject parent_instance;

  char *play_url;        /* owned */
  PbxDownload *download; /* owned, nullable: the last one of the recording */
};

enum
{
  PROP_DOWNLOAD = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskRecordingSaved, desk_recording_saved, G_TYPE_OBJECT)

static PbxDownload *
find (DeskRecordingSaved *self, GListModel *downloads, guint from, guint n)
{
  for (guint i = from + n; i > from; i--)
    {
      g_autoptr (PbxDownload) download = g_list_model_get_item (downloads, i - 1);

      if (g_str_equal (pbx_recording_info_get_play_url (pbx_download_get_info (download)), self->play_url))
        return g_steal_pointer (&download);
    }

  return NULL;
}

static void
set_download (DeskRecordingSaved *self, PbxDownload *download)
{
  if (g_set_object (&self->download, download))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOWNLOAD]);
}

static void
items_changed_cb (DeskRecordingSaved *self, guint position, guint removed, guint added, GListModel *downloads)
{
  g_autoptr (PbxDownload) found = find (self, downloads, position, added);

  if (found != NULL)
    set_download (self, found);
  else if (removed > 0 && self->download != NULL)
    {
      found = find (self, downloads, 0, g_list_model_get_n_items (downloads));
      set_download (self, found);
    }
}

static void
desk_recording_saved_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DOWNLOAD:
      g_value_set_object (value, DESK_RECORDING_SAVED (object)->download);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_recording_saved_finalize (GObject *object)
{
  DeskRecordingSaved *self = DESK_RECORDING_SAVED (object);

  g_clear_object (&self->download);
  g_free (self->play_url);
  G_OBJECT_CLASS (desk_recording_saved_parent_class)->finalize (object);
}

static void
desk_recording_saved_class_init (DeskRecordingSavedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_recording_saved_get_property;
  object_class->finalize = desk_recording_saved_finalize;

  properties[PROP_DOWNLOAD] = g_param_spec_object ("download", NULL, NULL, PBX_TYPE_DOWNLOAD,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_recording_saved_init (DeskRecordingSaved *self)
{
}

/**
 * desk_recording_saved_new:
 * @downloads: the downloads
 * @play_url: what tells the recording from others
 *
 * Returns: (transfer full): what watches
 */
DeskRecordingSaved *
desk_recording_saved_new (PbxDownloads *downloads, const char *play_url)
{
  DeskRecordingSaved *self = g_object_new (DESK_TYPE_RECORDING_SAVED, NULL);
  GListModel *model = G_LIST_MODEL (downloads);

  self->play_url = g_strdup (play_url);
  self->download = find (self, model, 0, g_list_model_get_n_items (model));
  g_signal_connect_object (downloads, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}
