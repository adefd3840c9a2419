/* pbx-directory.h: who has which number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"
#include "pbx-party.h"

G_BEGIN_DECLS

#define PBX_TYPE_DIRECTORY (pbx_directory_get_type ())

G_DECLARE_FINAL_TYPE (PbxDirectory, pbx_directory, PBX, DIRECTORY, GObject)

PbxDirectory *pbx_directory_new (PbxClient *client);
void pbx_directory_refresh (PbxDirectory *self);

gboolean pbx_directory_get_busy (PbxDirectory *self);
gboolean pbx_directory_get_complete (PbxDirectory *self);
const GError *pbx_directory_get_error (PbxDirectory *self);

GListModel *pbx_directory_get_extensions (PbxDirectory *self);
GListModel *pbx_directory_get_contacts (PbxDirectory *self);
PbxPerson *pbx_directory_lookup_extension (PbxDirectory *self, const char *exten);
PbxPerson *pbx_directory_lookup (PbxDirectory *self, const char *number);
PbxParty *pbx_directory_get_party (PbxDirectory *self, const char *number);
GPtrArray *pbx_directory_search (PbxDirectory *self, const char *text, guint max);

G_END_DECLS
