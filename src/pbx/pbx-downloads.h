/* pbx-downloads.h: recordings on their way to files, a few at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-download.h"

G_BEGIN_DECLS

#define PBX_TYPE_DOWNLOADS (pbx_downloads_get_type ())

G_DECLARE_FINAL_TYPE (PbxDownloads, pbx_downloads, PBX, DOWNLOADS, GObject)

PbxDownloads *pbx_downloads_new (PbxClient *client, const char *state_path);
void
pbx_downloads_set_converter (PbxDownloads *self, PbxConverter converter, PbxConverterFinish converter_finish);
void pbx_downloads_set_limit (PbxDownloads *self, guint limit);
void pbx_downloads_set_patience (PbxDownloads *self, guint patience, guint retry_delay);

PbxDownload *pbx_downloads_add (PbxDownloads *self,
                                PbxRecordingInfo *info,
                                const char *folder,
                                const char *name_template,
                                const char *conversion);
void pbx_downloads_pause (PbxDownloads *self, PbxDownload *download);
void pbx_downloads_resume (PbxDownloads *self, PbxDownload *download);
void pbx_downloads_remove (PbxDownloads *self, PbxDownload *download);
void pbx_downloads_pause_all (PbxDownloads *self);
void pbx_downloads_resume_all (PbxDownloads *self);
void pbx_downloads_remove_done (PbxDownloads *self);

guint pbx_downloads_count (PbxDownloads *self, PbxDownloadState state);
guint pbx_downloads_get_n_active (PbxDownloads *self);
double pbx_downloads_get_progress (PbxDownloads *self);
guint pbx_downloads_get_rate (PbxDownloads *self);

void pbx_downloads_restore_async (PbxDownloads *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean pbx_downloads_restore_finish (PbxDownloads *self, GAsyncResult *result, GError **error);

G_END_DECLS
