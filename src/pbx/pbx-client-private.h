/* pbx-client-private.h: what the library's own parts know of the client
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"
#include "pbx-dialect.h"

G_BEGIN_DECLS

/* What a list of this device calls its first page: 0, 1 or not known yet. Found out once. */
int pbx_client_get_page_base (PbxClient *self, PbxEndpoint endpoint);
void pbx_client_set_page_base (PbxClient *self, PbxEndpoint endpoint, int base);

G_END_DECLS
