/* desk-sign-in.h: the view to sign in with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-devices.h"
#include "desk-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_SIGN_IN (desk_sign_in_get_type ())

G_DECLARE_FINAL_TYPE (DeskSignIn, desk_sign_in, DESK, SIGN_IN, AdwBin)

void desk_sign_in_set_devices (DeskSignIn *self, DeskDevices *devices);
void desk_sign_in_fill (DeskSignIn *self, DeskDevice *device);
void desk_sign_in_resume (DeskSignIn *self, DeskDevice *device);
void desk_sign_in_start_demo (DeskSignIn *self);
void desk_sign_in_cancel (DeskSignIn *self);

G_END_DECLS
