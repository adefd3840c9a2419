/* formats-vcard-writer.h: people to vCards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats-card.h"

G_BEGIN_DECLS

/**
 * FormatsVcardVersion:
 * @FORMATS_VCARD_3_0: RFC 2426, which every program reads
 * @FORMATS_VCARD_4_0: RFC 6350
 *
 * Which vCard to write.
 */
typedef enum
{
  FORMATS_VCARD_3_0,
  FORMATS_VCARD_4_0,
} FormatsVcardVersion;

void formats_vcard_append (GString *text, FormatsCard *card, FormatsVcardVersion version);

G_END_DECLS
