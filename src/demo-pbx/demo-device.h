/* demo-device.h: the whole device, put together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-clock.h"
#include "demo-dispatch.h"
#include "demo-journal.h"
#include "demo-misbehaviour.h"
#include "demo-office.h"
#include "demo-options.h"
#include "demo-server.h"
#include "demo-tokens.h"

G_BEGIN_DECLS

typedef struct
{
  DemoPbx pbx;                    /* its parts are owned */
  DemoTokens *tokens;             /* owned */
  DemoDispatch *dispatch;         /* owned */
  DemoMisbehaviour *misbehaviour; /* owned */
  DemoJournal *journal;           /* owned */
  DemoServer *server;             /* owned */
  guint wakeup_timer;
} DemoDevice;

DemoDevice *demo_device_new (const DemoOptions *options, GError **error);
void demo_device_free (DemoDevice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoDevice, demo_device_free)

G_END_DECLS
