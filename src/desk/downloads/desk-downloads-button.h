/* desk-downloads-button.h: the downloads, in the header bar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-downloads.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_DOWNLOADS_BUTTON (desk_downloads_button_get_type ())

G_DECLARE_FINAL_TYPE (DeskDownloadsButton, desk_downloads_button, DESK, DOWNLOADS_BUTTON, AdwBin)

void desk_downloads_button_set_downloads (DeskDownloadsButton *self, PbxDownloads *downloads);

G_END_DECLS
