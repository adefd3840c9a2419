/* demo-line.c: the life of one call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-exchange-private.h"
#include "demo-hash.h"

#include <math.h>
#include <string.h>

/* A forwards to B and B to A: the device gives up. */
#define MOST_HOPS 5

/* Shorter numbers are inside the office. */
#define SHORTEST_OUTSIDE_NUMBER 5

#define NO_ANSWER_SECONDS 20

void
demo_line_free (DemoLine *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_free (self->caller);
  g_free (self->callee);
  g_free (self->from);
  g_free (self->src);
  g_free (self->to);
  g_free (self->dest);
  g_free (self->trunk);
  g_free (self);
}

/* demo_line_new:
 *
 * Begins a call; the exchange owns it until it ends.
 */
DemoLine *
demo_line_new (DemoExchange *exchange, const char *caller, const char *from, const char *src, const char *to)
{
  DemoLine *self = g_new0 (DemoLine, 1);
  g_autoptr (GDateTime) now = demo_clock_get_now (exchange->clock);
  DemoPerson person;

  self->exchange = exchange;
  self->caller = g_strdup (caller);
  self->from = g_strdup (from);
  self->src = g_strdup (src);
  self->to = g_strdup (to);
  self->dest = g_strdup (to);
  self->type = caller != NULL ? DEMO_CALL_INTERNAL : DEMO_CALL_INCOMING;
  self->start = demo_local_seconds (now);
  self->begun = g_get_monotonic_time ();
  self->talk_left = (guint) g_rand_int_range (exchange->rand, 20, 61);

  if (caller != NULL && demo_office_find_person (exchange->office, caller, &person))
    self->records = g_str_equal (person.recording, "out") || g_str_equal (person.recording, "both");

  g_ptr_array_add (exchange->lines, self);

  return self;
}

static void
line_wait (DemoLine *self, double seconds, GSourceFunc func)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = demo_exchange_wait (self->exchange, seconds, func, self);
}

/* The device's own seconds since a monotonic moment. */
static guint
count_seconds (DemoLine *self, gint64 since)
{
  double seconds = (double) (g_get_monotonic_time () - since) / G_USEC_PER_SEC;

  return (guint) lround (seconds * demo_clock_get_speed (self->exchange->clock));
}

/* demo_line_end:
 *
 * Writes the call down and forgets it: @self is gone afterwards.
 */
void
demo_line_end (DemoLine *self, DemoCallStatus status)
{
  DemoCall call = { 0 };

  call.start = self->start;
  call.status = status;
  call.type = self->type;
  call.from = self->from;
  call.src = self->src;
  call.to = self->to;
  call.trunk = self->trunk;
  call.exten = self->caller != NULL ? self->caller : self->callee != NULL ? self->callee : self->to;
  call.records = self->records;
  call.nulls = TRUE;
  g_strlcpy (call.dest, self->dest, sizeof call.dest);

  call.duration = count_seconds (self, self->begun);
  if (status == DEMO_CALL_ANSWERED)
    {
      call.talk = MAX (count_seconds (self, self->answered), 1);
      call.duration = MAX (call.duration, call.talk);
    }

  demo_call_log_add (self->exchange->call_log, &call);
  g_ptr_array_remove_fast (self->exchange->lines, self);
}

static gboolean
on_talk_over (gpointer data)
{
  DemoLine *self = data;

  self->source = 0;
  if (self->talk_left > 0)
    {
      guint seconds = self->talk_left;

      /* Either on hold for a while, or back from it. */
      if (self->phase == DEMO_PHASE_TALKING)
        {
          self->phase = DEMO_PHASE_HELD;
          self->talk_left = seconds / 2;
        }
      else
        {
          self->phase = DEMO_PHASE_TALKING;
          self->talk_left = 0;
        }
      line_wait (self, seconds - self->talk_left, on_talk_over);
    }
  else
    {
      demo_line_end (self, DEMO_CALL_ANSWERED);
    }

  return G_SOURCE_REMOVE;
}

/* demo_line_talk:
 *
 * Somebody answered, and hangs up after @seconds.
 */
void
demo_line_talk (DemoLine *self, guint seconds)
{
  DemoPerson person;

  self->phase = DEMO_PHASE_TALKING;
  self->answered = g_get_monotonic_time ();
  self->talk_left = 0;

  /* A wake-up call comes from nobody, and nobody records it. */
  if (self->callee != NULL && (self->caller != NULL || self->trunk != NULL) &&
      demo_office_find_person (self->exchange->office, self->callee, &person) &&
      (g_str_equal (person.recording, "in") || g_str_equal (person.recording, "both")))
    self->records = TRUE;

  /* Now and then a talk is broken by a wait on hold. Where nothing is left to chance, it is not. */
  if (self->exchange->traffic && self->callee != NULL && seconds > 20 &&
      g_rand_int_range (self->exchange->rand, 0, 6) == 0)
    {
      self->talk_left = seconds / 2;
      seconds -= self->talk_left;
    }

  line_wait (self, seconds, on_talk_over);
}

static gboolean
on_ring_over (gpointer data)
{
  DemoLine *self = data;
  DemoForwardRule rule;

  self->source = 0;

  switch (self->outcome)
    {
    case DEMO_OUTCOME_ANSWER:
      demo_line_talk (self, self->talk_left);
      break;
    case DEMO_OUTCOME_BUSY:
      demo_line_end (self, DEMO_CALL_BUSY);
      break;
    case DEMO_OUTCOME_FAIL:
      demo_line_end (self, DEMO_CALL_FAILED);
      break;
    case DEMO_OUTCOME_NO_ANSWER:
    default:
      if (self->callee != NULL && demo_office_find_forward (self->exchange->office, self->callee, &rule) &&
          (g_str_equal (rule.type, "noanswer") || g_str_equal (rule.type, "noan_busy")))
        demo_line_offer (self, rule.dest);
      else
        demo_line_end (self, DEMO_CALL_NO_ANSWER);
      break;
    }

  return G_SOURCE_REMOVE;
}

static void
ring (DemoLine *self, DemoOutcome outcome, double seconds)
{
  self->phase = DEMO_PHASE_RINGING;
  self->outcome = outcome;
  line_wait (self, seconds, on_ring_over);
}

/* Looks up what a test has settled for a number. */
static gboolean
find_outcome (DemoLine *self, const char *number, DemoOutcome *outcome)
{
  gpointer value;

  if (!g_hash_table_lookup_extended (self->exchange->outcomes, number, NULL, &value))
    return FALSE;

  *outcome = GPOINTER_TO_INT (value);

  return TRUE;
}

static double
get_ring_seconds (DemoLine *self, DemoOutcome outcome)
{
  switch (outcome)
    {
    case DEMO_OUTCOME_ANSWER:
      return g_rand_int_range (self->exchange->rand, 3, 8);
    case DEMO_OUTCOME_NO_ANSWER:
      return NO_ANSWER_SECONDS;
    default:
      return 1.5;
    }
}

static void
offer_outside (DemoLine *self, const char *number)
{
  const char *const *trunks = demo_office_get_trunk_names (self->exchange->office);
  guint n_trunks = trunks != NULL ? g_strv_length ((char **) trunks) : 0;
  DemoOutcome outcome = DEMO_OUTCOME_ANSWER;

  if (n_trunks == 0)
    {
      ring (self, DEMO_OUTCOME_FAIL, 1);
      return;
    }

  if (self->type == DEMO_CALL_INTERNAL)
    self->type = DEMO_CALL_OUTGOING;
  g_free (self->trunk);
  self->trunk = g_strdup (trunks[g_str_hash (number) % n_trunks]);
  g_free (self->dest);
  self->dest = g_strconcat ("trunk-", self->trunk, number, NULL);

  if (!find_outcome (self, number, &outcome))
    switch (number[strlen (number) - 1])
      {
      case '7':
        outcome = DEMO_OUTCOME_BUSY;
        break;
      case '8':
        outcome = DEMO_OUTCOME_NO_ANSWER;
        break;
      case '9':
        outcome = DEMO_OUTCOME_FAIL;
        break;
      default:
        break;
      }

  ring (self, outcome, get_ring_seconds (self, outcome));
}

static void
offer_person (DemoLine *self, const DemoPerson *person)
{
  DemoForwardRule rule;
  gboolean forwarded = demo_office_find_forward (self->exchange->office, person->exten, &rule);
  gboolean if_busy = forwarded && (g_str_equal (rule.type, "busy") || g_str_equal (rule.type, "noan_busy"));
  gboolean if_silent =
    forwarded && (g_str_equal (rule.type, "noanswer") || g_str_equal (rule.type, "noan_busy"));
  gboolean busy = person->dnd || demo_exchange_is_on_phone (self->exchange, person->exten);
  DemoOutcome outcome;

  if (forwarded && g_str_equal (rule.type, "always"))
    {
      demo_line_offer (self, rule.dest);
      return;
    }

  if (!person->enable || demo_exchange_get_n_phones (self->exchange, person) == 0)
    {
      if (person->enable && if_silent)
        demo_line_offer (self, rule.dest);
      else
        ring (self, DEMO_OUTCOME_FAIL, 1);
      return;
    }

  if (!find_outcome (self, person->exten, &outcome))
    {
      if (busy)
        outcome = DEMO_OUTCOME_BUSY;
      else if (self->exchange->traffic && g_rand_int_range (self->exchange->rand, 0, 100) < 15)
        outcome = DEMO_OUTCOME_NO_ANSWER;
      else
        outcome = DEMO_OUTCOME_ANSWER;
    }

  if (outcome == DEMO_OUTCOME_BUSY && if_busy)
    {
      demo_line_offer (self, rule.dest);
      return;
    }

  /* Only a phone that really rings shows it. */
  if (outcome == DEMO_OUTCOME_ANSWER || outcome == DEMO_OUTCOME_NO_ANSWER)
    self->callee = g_strdup (person->exten);

  ring (self, outcome,
        outcome == DEMO_OUTCOME_NO_ANSWER && if_silent && rule.timeout > 0
          ? rule.timeout
          : get_ring_seconds (self, outcome));
}

/* demo_line_offer:
 *
 * Puts the call to a number, now or after it was forwarded there.
 */
void
demo_line_offer (DemoLine *self, const char *number)
{
  g_autofree char *offered = g_strdup (number); /* the rule that it comes from may go away */
  DemoPerson person;

  g_clear_pointer (&self->callee, g_free);
  g_free (self->dest);
  self->dest = g_strdup (offered);

  if (*offered == '\0' || self->hops++ > MOST_HOPS)
    {
      ring (self, DEMO_OUTCOME_FAIL, 1);
      return;
    }

  if (demo_office_find_person (self->exchange->office, offered, &person))
    offer_person (self, &person);
  else if (*offered == '*' || *offered == '#')
    demo_line_talk (self, 8); /* a feature code: the device itself answers */
  else if (strlen (offered) < SHORTEST_OUTSIDE_NUMBER)
    ring (self, DEMO_OUTCOME_FAIL, 1); /* no such extension */
  else
    offer_outside (self, offered);
}

static gboolean
on_caller_answers (gpointer data)
{
  DemoLine *self = data;

  self->source = 0;
  demo_line_offer (self, self->to);

  return G_SOURCE_REMOVE;
}

/* demo_line_ring_caller:
 *
 * Lets the caller's phone ring, and calls on once it was picked up.
 */
void
demo_line_ring_caller (DemoLine *self)
{
  self->phase = DEMO_PHASE_CALLER;
  line_wait (self, 3, on_caller_answers);
}

/* demo_line_ring_callee:
 *
 * Lets an extension ring whatever it is set to, until it is answered after @seconds.
 */
void
demo_line_ring_callee (DemoLine *self, guint seconds)
{
  self->callee = g_strdup (self->to);
  self->talk_left = 10;
  ring (self, DEMO_OUTCOME_ANSWER, seconds);
}
