/* pbx-roots.h: whom the system trusts, read once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PBX_TYPE_ROOTS (pbx_roots_get_type ())

G_DECLARE_FINAL_TYPE (PbxRoots, pbx_roots, PBX, ROOTS, GTlsDatabase)

void pbx_roots_install (void);

G_END_DECLS
