/* demo-api.h: the tables of handlers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-types.h"

G_BEGIN_DECLS

/* Each terminated by a NULL method. */
extern const DemoRoute demo_extensions_routes[];
extern const DemoRoute demo_forward_routes[];
extern const DemoRoute demo_phonebook_routes[];
extern const DemoRoute demo_wakeup_routes[];

G_END_DECLS
