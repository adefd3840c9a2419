/* desk-demo.h: the demonstration PBX, started by Front Desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-address.h"

G_BEGIN_DECLS

#define DESK_TYPE_DEMO (desk_demo_get_type ())

G_DECLARE_FINAL_TYPE (DeskDemo, desk_demo, DESK, DEMO, GObject)

void desk_demo_start_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DeskDemo *desk_demo_start_finish (GAsyncResult *result, GError **error);
PbxAddress *desk_demo_get_address (DeskDemo *self);
const char *desk_demo_get_user_name (DeskDemo *self);
const char *desk_demo_get_password (DeskDemo *self);
const char *desk_demo_get_fingerprint (DeskDemo *self);

G_END_DECLS
