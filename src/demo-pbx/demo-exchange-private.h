/* demo-exchange-private.h: what the exchange and its traffic share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-exchange.h"

G_BEGIN_DECLS

typedef enum
{
  DEMO_PHASE_CALLER, /* the caller's own phone rings first, as after a dial from a screen */
  DEMO_PHASE_RINGING,
  DEMO_PHASE_TALKING,
  DEMO_PHASE_HELD, /* the caller waits, the callee has put it on hold */
} DemoPhase;

/* What comes of a call that rings. */
typedef enum
{
  DEMO_OUTCOME_ANSWER,
  DEMO_OUTCOME_BUSY,
  DEMO_OUTCOME_FAIL,
  DEMO_OUTCOME_NO_ANSWER,
} DemoOutcome;

typedef struct
{
  DemoExchange *exchange;
  DemoPhase phase;
  DemoOutcome outcome;
  DemoCallType type;
  char *caller; /* extension, NULL for someone outside */
  char *callee; /* extension that rings or talks, NULL for someone outside and before any rings */
  char *from;
  char *src;
  char *to;
  char *dest;
  char *trunk;
  gint64 start;    /* local second */
  gint64 begun;    /* monotonic */
  gint64 answered; /* monotonic, 0 until somebody answers */
  guint talk_left; /* seconds of talk after the present phase */
  guint hops;      /* times that it was forwarded */
  gboolean records;
  guint source;
} DemoLine;

struct _DemoExchange
{
  DemoOffice *office;
  DemoClock *clock;
  DemoCallLog *call_log;
  GRand *rand;
  GPtrArray *lines;     /* of DemoLine */
  GHashTable *away;     /* extension → ticks until its phones come back */
  GHashTable *outcomes; /* number → DemoOutcome, where it is not left to chance */
  DemoWakeupFunc wakeup_func;
  gboolean started;
  gboolean traffic;
  guint tick_source;
};

DemoLine *
demo_line_new (DemoExchange *exchange, const char *caller, const char *from, const char *src, const char *to);
void demo_line_free (DemoLine *self);
void demo_line_ring_caller (DemoLine *self);
void demo_line_ring_callee (DemoLine *self, guint seconds);
void demo_line_offer (DemoLine *self, const char *number);
void demo_line_talk (DemoLine *self, guint seconds);
void demo_line_end (DemoLine *self, DemoCallStatus status);

guint demo_exchange_wait (DemoExchange *self, double seconds, GSourceFunc func, gpointer data);
gboolean demo_exchange_is_on_phone (DemoExchange *self, const char *exten);
gboolean demo_exchange_is_full (DemoExchange *self);
void demo_exchange_start_traffic (DemoExchange *self);

G_END_DECLS
