/* demo-call-maker.h: the calls of a past year, each made from its position alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-call.h"

G_BEGIN_DECLS

typedef struct _DemoCallMaker DemoCallMaker;

/* Somebody outside whom the office calls and who calls the office. */
typedef struct
{
  char name[40];   /* as the network tells it: often just the number */
  char number[20]; /* as the network tells it */
  char dialled[20];
} DemoContact;

DemoCallMaker *demo_call_maker_new (DemoOffice *office, gint64 end, guint n_calls, guint64 seed);
void demo_call_maker_free (DemoCallMaker *self);
guint demo_call_maker_get_n_calls (DemoCallMaker *self);
gint64 demo_call_maker_get_end (DemoCallMaker *self);
gint64 demo_call_maker_get_start (DemoCallMaker *self, guint position);
guint demo_call_maker_find (DemoCallMaker *self, gint64 before);
void demo_call_maker_make (DemoCallMaker *self, guint position, DemoCall *call);
const DemoContact *demo_call_maker_get_contact (DemoCallMaker *self, guint64 number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoCallMaker, demo_call_maker_free)

G_END_DECLS
