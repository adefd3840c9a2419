/* pbx-download.c: a recording on its way to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-download-private.h"

/**
 * PbxDownload:
 *
 * A recording on its way to a file. [class@Downloads] makes it move.
 */

enum
{
  PROP_ERROR = 1,
  PROP_FRACTION,
  PROP_INFO,
  PROP_NAME,
  PROP_RATE,
  PROP_RECEIVED,
  PROP_STATE,
  PROP_TOTAL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PbxDownload, pbx_download, G_TYPE_OBJECT)

static void
pbx_download_finalize (GObject *object)
{
  PbxDownload *self = PBX_DOWNLOAD (object);

  g_clear_handle_id (&self->retry, g_source_remove);
  g_clear_object (&self->info);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self->folder);
  g_free (self->stem);
  g_free (self->part);
  g_free (self->name);
  g_free (self->conversion);

  G_OBJECT_CLASS (pbx_download_parent_class)->finalize (object);
}

static void
pbx_download_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PbxDownload *self = PBX_DOWNLOAD (object);

  switch (prop_id)
    {
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, pbx_download_get_fraction (self));
      break;
    case PROP_INFO:
      g_value_set_object (value, self->info);
      break;
    case PROP_NAME:
      g_value_set_string (value, pbx_download_get_name (self));
      break;
    case PROP_RATE:
      g_value_set_uint (value, self->rate);
      break;
    case PROP_RECEIVED:
      g_value_set_int64 (value, self->received);
      break;
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_TOTAL:
      g_value_set_int64 (value, self->total);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pbx_download_class_init (PbxDownloadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = pbx_download_finalize;
  object_class->get_property = pbx_download_get_property;

  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  /* How much of it is here, 0 to 1 */
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_INFO] = g_param_spec_object ("info", NULL, NULL, PBX_TYPE_RECORDING_INFO, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  /* Bytes a second */
  properties[PROP_RATE] = g_param_spec_uint ("rate", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_RECEIVED] = g_param_spec_int64 ("received", NULL, NULL, 0, G_MAXINT64, 0, flags);
  /* A PbxDownloadState */
  properties[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, 0, PBX_N_DOWNLOAD_STATES, PBX_DOWNLOAD_QUEUED, flags);
  properties[PROP_TOTAL] = g_param_spec_int64 ("total", NULL, NULL, -1, G_MAXINT64, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pbx_download_init (PbxDownload *self)
{
  self->total = -1;
}

PbxDownload *
pbx_download_new (PbxRecordingInfo *info, const char *folder, const char *stem, const char *conversion)
{
  PbxDownload *self = g_object_new (PBX_TYPE_DOWNLOAD, NULL);

  self->info = g_object_ref (info);
  self->folder = g_strdup (folder);
  self->stem = g_strdup (stem);
  self->conversion = conversion != NULL && *conversion != '\0' ? g_strdup (conversion) : NULL;

  return self;
}

void
pbx_download_set_state (PbxDownload *self, PbxDownloadState state)
{
  g_object_freeze_notify (G_OBJECT (self));

  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
    }

  if (state != PBX_DOWNLOAD_RUNNING && self->rate != 0)
    {
      self->rate = 0;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RATE]);
    }

  g_object_thaw_notify (G_OBJECT (self));
}

/* Takes @error, which may be %NULL. */
void
pbx_download_take_error (PbxDownload *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

void
pbx_download_set_progress (PbxDownload *self, gint64 received, gint64 total)
{
  g_object_freeze_notify (G_OBJECT (self));

  /* Going back is beginning anew. */
  if (received < self->counted)
    self->counted = received;

  if (self->received != received)
    {
      self->received = received;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECEIVED]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
    }

  if (self->total != total)
    {
      self->total = total;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
    }

  g_object_thaw_notify (G_OBJECT (self));
}

/* Half of what it was and half of what it is: a number that can be read. */
void
pbx_download_measure (PbxDownload *self, guint milliseconds)
{
  double now = (double) (self->received - self->counted) * 1000.0 / MAX (milliseconds, 1);
  guint rate = (guint) CLAMP (self->rate == 0 ? now : (self->rate + now) / 2.0, 0.0, (double) G_MAXUINT);

  self->counted = self->received;
  if (self->rate == rate)
    return;

  self->rate = rate;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RATE]);
}

/**
 * pbx_download_get_info:
 *
 * Returns: (transfer none): which recording
 */
PbxRecordingInfo *
pbx_download_get_info (PbxDownload *self)
{
  g_return_val_if_fail (PBX_IS_DOWNLOAD (self), NULL);
  return self->info;
}

/**
 * pbx_download_get_state:
 *
 * Returns: how far it is
 */
PbxDownloadState
pbx_download_get_state (PbxDownload *self)
{
  g_return_val_if_fail (PBX_IS_DOWNLOAD (self), PBX_DOWNLOAD_FAILED);
  return self->state;
}

/**
 * pbx_download_get_folder:
 *
 * Returns: the path of the folder that the person chose
 */
const char *
pbx_download_get_folder (PbxDownload *self)
{
  g_return_val_if_fail (PBX_IS_DOWNLOAD (self), NULL);
  return self->folder;
}

/**
 * pbx_download_get_name:
 *
 * Returns: what the file is called; until it is there, what it is to be called
 */
const char *
pbx_download_get_name (PbxDownload *self)
{
  g_return_val_if_fail (PBX_IS_DOWNLOAD (self), NULL);
  return self->name != NULL ? self->name : self->stem;
}

/**
 * pbx_download_dup_path:
 *
 * Returns: (transfer full) (nullable): the file, or %NULL as long as it is not there
 */
char *
pbx_download_dup_path (PbxDownload *self)
{
  g_return_val_if_fail (PBX_IS_DOWNLOAD (self), NULL);
  return self->name != NULL ? g_build_filename (self->folder, self->name, NULL) : NULL;
}

/**
 * pbx_download_get_conversion:
 *
 * Returns: (nullable): what is made of it
 */
const char *
pbx_download_get_conversion (PbxDownload *self)
{
  g_return_val_if_fail (PBX_IS_DOWNLOAD (self), NULL);
  return self->conversion;
}

/**
 * pbx_download_get_error:
 *
 * Returns: (nullable) (transfer none): why the last try failed
 */
const GError *
pbx_download_get_error (PbxDownload *self)
{
  g_return_val_if_fail (PBX_IS_DOWNLOAD (self), NULL);
  return self->error;
}

/**
 * pbx_download_get_received:
 *
 * Returns: how many bytes are here
 */
gint64
pbx_download_get_received (PbxDownload *self)
{
  g_return_val_if_fail (PBX_IS_DOWNLOAD (self), 0);
  return self->received;
}

/**
 * pbx_download_get_total:
 *
 * Returns: how many bytes there are, or -1 as long as the device has not said it
 */
gint64
pbx_download_get_total (PbxDownload *self)
{
  g_return_val_if_fail (PBX_IS_DOWNLOAD (self), -1);
  return self->total;
}

/**
 * pbx_download_get_fraction:
 *
 * Returns: how much is here, 0 to 1
 */
double
pbx_download_get_fraction (PbxDownload *self)
{
  g_return_val_if_fail (PBX_IS_DOWNLOAD (self), 0);

  if (self->state == PBX_DOWNLOAD_DONE)
    return 1.0;

  return self->total > 0 ? CLAMP ((double) self->received / (double) self->total, 0.0, 1.0) : 0.0;
}

/**
 * pbx_download_get_rate:
 *
 * Returns: how fast it comes, in bytes a second
 */
guint
pbx_download_get_rate (PbxDownload *self)
{
  g_return_val_if_fail (PBX_IS_DOWNLOAD (self), 0);
  return self->rate;
}

/**
 * pbx_download_is_unfinished:
 *
 * Returns: whether there is still something to do
 */
gboolean
pbx_download_is_unfinished (PbxDownload *self)
{
  g_return_val_if_fail (PBX_IS_DOWNLOAD (self), FALSE);
  return self->state != PBX_DOWNLOAD_DONE;
}
