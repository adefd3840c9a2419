/* demo-mangle.h: answers that are wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-misbehaviour.h"
#include "demo-reply.h"

G_BEGIN_DECLS

DemoReply *demo_mangle_replace (DemoFaults *faults);
void demo_mangle_reply (DemoReply *reply, DemoFaults *faults);

G_END_DECLS
