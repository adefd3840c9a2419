/* pbx-address.h: where a device is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PBX_DEFAULT_PORT 443

#define PBX_TYPE_ADDRESS (pbx_address_get_type ())

typedef struct _PbxAddress PbxAddress;

GType pbx_address_get_type (void);
PbxAddress *pbx_address_parse (const char *text, GError **error);
PbxAddress *pbx_address_ref (PbxAddress *self);
void pbx_address_unref (PbxAddress *self);
const char *pbx_address_get_host (PbxAddress *self);
guint16 pbx_address_get_port (PbxAddress *self);
const char *pbx_address_to_string (PbxAddress *self);
GUri *pbx_address_build_uri (PbxAddress *self, const char *path, const char *query);
gboolean pbx_address_equal (PbxAddress *a, PbxAddress *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbxAddress, pbx_address_unref)

G_END_DECLS
