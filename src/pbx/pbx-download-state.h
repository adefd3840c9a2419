/* pbx-download-state.h: the list of downloads, as it survives the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-download.h"

G_BEGIN_DECLS

GBytes *pbx_download_state_write (GPtrArray *downloads);
GPtrArray *pbx_download_state_read (GBytes *bytes, GError **error);
gboolean pbx_download_state_save (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
