/* desk-own-extension-dialog.h: asks which phone is the one on this desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-directory.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_OWN_EXTENSION_DIALOG (desk_own_extension_dialog_get_type ())

G_DECLARE_FINAL_TYPE (DeskOwnExtensionDialog,
                      desk_own_extension_dialog,
                      DESK,
                      OWN_EXTENSION_DIALOG,
                      AdwWindow)

DeskOwnExtensionDialog *desk_own_extension_dialog_new (PbxDirectory *directory, const char *exten);

G_END_DECLS
