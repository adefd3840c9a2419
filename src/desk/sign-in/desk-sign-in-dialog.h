/* desk-sign-in-dialog.h: signs in once more, in the middle of work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_SIGN_IN_DIALOG (desk_sign_in_dialog_get_type ())

G_DECLARE_FINAL_TYPE (DeskSignInDialog, desk_sign_in_dialog, DESK, SIGN_IN_DIALOG, AdwWindow)

DeskSignInDialog *desk_sign_in_dialog_new (GtkWindow *parent, DeskSession *session);

G_END_DECLS
