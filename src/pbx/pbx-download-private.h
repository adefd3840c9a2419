/* pbx-download-private.h: what the queue does with a download
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-download.h"

G_BEGIN_DECLS

struct _PbxDownload
{
  GObject parent_instance;

  PbxRecordingInfo *info;
  GCancellable *cancellable; /* nullable: of what is under way */
  GError *error;             /* nullable */
  char *folder;
  char *stem;       /* the name without a suffix */
  char *part;       /* nullable: the part's name */
  char *name;       /* nullable: the file's name, when it is there */
  char *conversion; /* nullable */

  PbxDownloadState state;
  gint64 received;
  gint64 total; /* -1 where it is not known */
  gint64 counted;
  guint rate;
  guint attempts;
  guint retry;
  gboolean removed; /* from the queue, while it was under way */
};

PbxDownload *
pbx_download_new (PbxRecordingInfo *info, const char *folder, const char *stem, const char *conversion);
void pbx_download_set_state (PbxDownload *self, PbxDownloadState state);
void pbx_download_take_error (PbxDownload *self, GError *error);
void pbx_download_set_progress (PbxDownload *self, gint64 received, gint64 total);
void pbx_download_measure (PbxDownload *self, guint milliseconds);
void pbx_download_run_async (PbxDownload *self,
                             PbxClient *client,
                             PbxConverter converter,
                             PbxConverterFinish converter_finish,
                             guint patience,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean pbx_download_run_finish (PbxDownload *self, GAsyncResult *result, GError **error);

G_END_DECLS
