/* pbx-download.h: a recording on its way to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"
#include "pbx-recording-info.h"

G_BEGIN_DECLS

/**
 * PbxDownloadState:
 * @PBX_DOWNLOAD_QUEUED: waits for its turn
 * @PBX_DOWNLOAD_RUNNING: comes
 * @PBX_DOWNLOAD_CONVERTING: is here, and becomes another format
 * @PBX_DOWNLOAD_WAITING: failed, and is tried again after a while
 * @PBX_DOWNLOAD_PAUSED: waits for the person
 * @PBX_DOWNLOAD_FAILED: see [property@Download:error]
 * @PBX_DOWNLOAD_DONE: is here, see [property@Download:path]
 *
 * How far a download is.
 */
typedef enum
{
  PBX_DOWNLOAD_QUEUED,
  PBX_DOWNLOAD_RUNNING,
  PBX_DOWNLOAD_CONVERTING,
  PBX_DOWNLOAD_WAITING,
  PBX_DOWNLOAD_PAUSED,
  PBX_DOWNLOAD_FAILED,
  PBX_DOWNLOAD_DONE,
  PBX_N_DOWNLOAD_STATES
} PbxDownloadState;

#define PBX_TYPE_DOWNLOAD (pbx_download_get_type ())

G_DECLARE_FINAL_TYPE (PbxDownload, pbx_download, PBX, DOWNLOAD, GObject)

/**
 * PbxConverter:
 * @source_path: a recording
 * @target_path: a file that is not there
 * @conversion: what to make of it, as [method@Downloads.add] was told
 * @cancellable: to cancel with
 * @callback: called when done
 * @user_data: for @callback
 *
 * Begins to convert a file. Without a converter, recordings are saved as the device has them.
 */
typedef void (*PbxConverter) (const char *source_path,
                              const char *target_path,
                              const char *conversion,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
typedef gboolean (*PbxConverterFinish) (GAsyncResult *result, GError **error);

PbxRecordingInfo *pbx_download_get_info (PbxDownload *self);
PbxDownloadState pbx_download_get_state (PbxDownload *self);
const char *pbx_download_get_folder (PbxDownload *self);
const char *pbx_download_get_name (PbxDownload *self);
char *pbx_download_dup_path (PbxDownload *self);
const char *pbx_download_get_conversion (PbxDownload *self);
const GError *pbx_download_get_error (PbxDownload *self);
gint64 pbx_download_get_received (PbxDownload *self);
gint64 pbx_download_get_total (PbxDownload *self);
double pbx_download_get_fraction (PbxDownload *self);
guint pbx_download_get_rate (PbxDownload *self);
gboolean pbx_download_is_unfinished (PbxDownload *self);

G_END_DECLS
