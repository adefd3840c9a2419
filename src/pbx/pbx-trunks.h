/* pbx-trunks.h: all trunks of the device, kept up to date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"
#include "pbx-trunk.h"

G_BEGIN_DECLS

#define PBX_TYPE_TRUNKS (pbx_trunks_get_type ())

G_DECLARE_FINAL_TYPE (PbxTrunks, pbx_trunks, PBX, TRUNKS, GObject)

PbxTrunks *pbx_trunks_new (PbxClient *client);
void pbx_trunks_start (PbxTrunks *self);
void pbx_trunks_stop (PbxTrunks *self);
void pbx_trunks_poll_now (PbxTrunks *self);
void pbx_trunks_set_interval (PbxTrunks *self, guint milliseconds);

GListModel *pbx_trunks_get_list (PbxTrunks *self);
gboolean pbx_trunks_get_loaded (PbxTrunks *self);
const GError *pbx_trunks_get_error (PbxTrunks *self);

G_END_DECLS
