/* demo-sever.h: connections that break
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-reply.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

void demo_sever_before (SoupServerMessage *message);
void demo_sever_within (SoupServerMessage *message, DemoReply *reply, gboolean reset);

G_END_DECLS
