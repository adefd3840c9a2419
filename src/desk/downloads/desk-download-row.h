/* desk-download-row.h: one recording that is saved to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-downloads.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_DOWNLOAD_ROW (desk_download_row_get_type ())

G_DECLARE_FINAL_TYPE (DeskDownloadRow, desk_download_row, DESK, DOWNLOAD_ROW, AdwBin)

GtkWidget *desk_download_row_new (PbxDownloads *downloads);
void desk_download_row_set_download (DeskDownloadRow *self, PbxDownload *download);

G_END_DECLS
