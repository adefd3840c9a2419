/* formats-vcard-reader.h: people from vCards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats-card.h"

G_BEGIN_DECLS

#define FORMATS_VCARD_MAX_CARDS 200000

gboolean formats_vcard_is_vcard (GBytes *bytes);
GPtrArray *formats_vcard_read (GBytes *bytes, const char *encoding, GError **error);

G_END_DECLS
