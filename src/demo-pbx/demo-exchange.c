/* demo-exchange.c: who is on the phone right now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-exchange-private.h"

#include <string.h>

#define MAX_CALLS 60
#define LONGEST_NUMBER 32
#define WAKEUP_RING_SECONDS 20

/**
 * demo_exchange_new:
 * @office: whose people call
 * @clock: the device's clock
 * @call_log: where calls are written down when they end
 *
 * All three must outlive the exchange.
 *
 * Returns: (transfer full): an exchange in which nothing happens before demo_exchange_start()
 */
DemoExchange *
demo_exchange_new (DemoOffice *office, DemoClock *clock, DemoCallLog *call_log)
{
  DemoExchange *self = g_new0 (DemoExchange, 1);

  self->office = office;
  self->clock = clock;
  self->call_log = call_log;
  self->rand = g_rand_new_with_seed ((guint32) demo_call_log_get_seed (call_log));
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) demo_line_free);
  self->away = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->outcomes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->traffic = TRUE;

  return self;
}

void
demo_exchange_free (DemoExchange *self)
{
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_ptr_array_unref (self->lines);
  g_hash_table_unref (self->away);
  g_hash_table_unref (self->outcomes);
  g_rand_free (self->rand);
  g_free (self);
}

/**
 * demo_exchange_start:
 * @self: an exchange
 *
 * Lets calls come and go, in the default main context; some are under way at once.
 */
void
demo_exchange_start (DemoExchange *self)
{
  self->started = TRUE;
  if (self->traffic)
    demo_exchange_start_traffic (self);
}

/**
 * demo_exchange_set_traffic:
 * @self: an exchange
 * @traffic: whether people call each other by themselves and phones drop out
 *
 * Without traffic nothing is left to chance: every phone that may be called answers, unless
 * demo_exchange_set_outcome() says otherwise. Calls under way go on.
 */
void
demo_exchange_set_traffic (DemoExchange *self, gboolean traffic)
{
  self->traffic = traffic;
  if (traffic && self->started && self->tick_source == 0)
    {
      demo_exchange_start_traffic (self);
    }
  else if (!traffic)
    {
      g_clear_handle_id (&self->tick_source, g_source_remove);
      g_hash_table_remove_all (self->away);
    }
}

/**
 * demo_exchange_set_outcome:
 * @self: an exchange
 * @dest: an extension or an outside number
 * @outcome: (nullable): "answer", "busy", "failed" or "noanswer", or %NULL to leave it open again
 *
 * Settles what comes of every call to a number.
 */
void
demo_exchange_set_outcome (DemoExchange *self, const char *dest, const char *outcome)
{
  static const char *const names[] = { "answer", "busy", "failed", "noanswer" };

  g_hash_table_remove (self->outcomes, dest);
  for (int i = 0; i < (int) G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (outcome, names[i]) == 0)
      g_hash_table_insert (self->outcomes, g_strdup (dest), GINT_TO_POINTER (i));
}

/**
 * demo_exchange_set_wakeup_func:
 * @self: an exchange
 * @func: (nullable): tells an extension's next wake-up call
 */
void
demo_exchange_set_wakeup_func (DemoExchange *self, DemoWakeupFunc func)
{
  self->wakeup_func = func;
}

/**
 * demo_exchange_get_wakeup:
 * @self: an exchange
 * @exten: an extension
 *
 * Returns: (transfer full) (nullable): the time of the extension's next wake-up call, if it has one
 */
char *
demo_exchange_get_wakeup (DemoExchange *self, const char *exten)
{
  return self->wakeup_func != NULL ? self->wakeup_func (self->office, exten) : NULL;
}

/* demo_exchange_wait:
 *
 * Waits for some of the device's seconds.
 */
guint
demo_exchange_wait (DemoExchange *self, double seconds, GSourceFunc func, gpointer data)
{
  double milliseconds = seconds * 1000 / MAX (demo_clock_get_speed (self->clock), 0.001);

  return g_timeout_add ((guint) CLAMP (milliseconds, 1, G_MAXINT32), func, data);
}

guint
demo_exchange_get_n_calls (DemoExchange *self)
{
  return self->lines->len;
}

guint
demo_exchange_get_max_calls (DemoExchange *self)
{
  return MAX_CALLS;
}

gboolean
demo_exchange_is_full (DemoExchange *self)
{
  return self->lines->len >= MAX_CALLS;
}

/**
 * demo_exchange_get_n_phones:
 * @self: an exchange
 * @person: a person of the office
 *
 * Returns: how many of the person's phones are registered just now
 */
guint
demo_exchange_get_n_phones (DemoExchange *self, const DemoPerson *person)
{
  return person->enable && !g_hash_table_contains (self->away, person->exten) ? person->n_phones : 0;
}

/* Counts in how many calls of each kind an extension is. */
static void
count_calls (DemoExchange *self, const char *exten, guint *n_ringing, guint *n_talking, guint *n_held)
{
  *n_ringing = *n_talking = *n_held = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const DemoLine *line = self->lines->pdata[i];

      if (g_strcmp0 (line->caller, exten) == 0)
        {
          if (line->phase == DEMO_PHASE_CALLER)
            ++*n_ringing;
          else
            ++*n_talking;
        }

      if (g_strcmp0 (line->callee, exten) == 0)
        {
          if (line->phase == DEMO_PHASE_RINGING)
            ++*n_ringing;
          else if (line->phase == DEMO_PHASE_HELD)
            ++*n_held;
          else
            ++*n_talking;
        }
    }
}

gboolean
demo_exchange_is_on_phone (DemoExchange *self, const char *exten)
{
  guint n_ringing, n_talking, n_held;

  count_calls (self, exten, &n_ringing, &n_talking, &n_held);

  return n_ringing + n_talking + n_held > 0;
}

/**
 * demo_exchange_get_status:
 * @self: an exchange
 * @person: a person of the office
 * @phone: which of the person's registered phones, from 0
 *
 * All phones of a person ring together, but only the first is picked up.
 *
 * Returns: the state of the phone as the device words it
 */
const char *
demo_exchange_get_status (DemoExchange *self, const DemoPerson *person, guint phone)
{
  guint n_ringing, n_talking, n_held;

  if (phone >= demo_exchange_get_n_phones (self, person))
    return "Unavailable";

  count_calls (self, person->exten, &n_ringing, &n_talking, &n_held);
  if (phone > 0)
    n_talking = n_held = 0;

  if (n_talking > 0)
    return n_ringing > 0 ? "InUse&Ringing" : "InUse";
  if (n_ringing > 0)
    return "Ringing";

  return n_held > 0 ? "Hold" : "Idle";
}

static gboolean
is_dialable (const char *number)
{
  gsize length = strlen (number);

  return length > 0 && length <= LONGEST_NUMBER && strspn (number, "0123456789*#+") == length;
}

/**
 * demo_exchange_dial:
 * @self: an exchange
 * @src: the extension that calls
 * @dest: the number that it calls
 * @error: return location for a refusal
 *
 * Rings the caller's phone, and when it is picked up calls the number.
 *
 * Returns: %TRUE if the call is under way
 */
gboolean
demo_exchange_dial (DemoExchange *self, const char *src, const char *dest, GError **error)
{
  DemoPerson person;
  const char *refusal = NULL;

  if (!demo_office_find_person (self->office, src, &person))
    refusal = "extension does not exist";
  else if (!person.enable)
    refusal = "extension is disabled";
  else if (demo_exchange_get_n_phones (self, &person) == 0)
    refusal = "extension has no registered phone";
  else if (!is_dialable (dest))
    refusal = "invalid callee number";
  else if (demo_exchange_is_full (self))
    refusal = "too many calls";

  if (refusal != NULL)
    {
      g_set_error_literal (error, DEMO_ERROR, DEMO_ERROR_BAD_REQUEST, refusal);
      return FALSE;
    }

  demo_line_ring_caller (demo_line_new (self, src, person.username, src, dest));

  return TRUE;
}

/**
 * demo_exchange_hangup:
 * @self: an exchange
 * @extensions: (array zero-terminated=1): whose calls end
 * @error: return location for a refusal
 *
 * Ends all calls of some extensions. Where one of them does not exist, none is touched.
 *
 * Returns: %TRUE unless an extension does not exist
 */
gboolean
demo_exchange_hangup (DemoExchange *self, const char *const *extensions, GError **error)
{
  DemoPerson person;

  for (guint i = 0; extensions[i] != NULL; i++)
    if (!demo_office_find_person (self->office, extensions[i], &person))
      {
        g_set_error (error, DEMO_ERROR, DEMO_ERROR_BAD_REQUEST, "extension %s does not exist", extensions[i]);
        return FALSE;
      }

  /* Downwards, since the end of a call puts the last one in its place. */
  for (guint i = self->lines->len; i > 0; i--)
    {
      DemoLine *line = self->lines->pdata[i - 1];

      if ((line->caller != NULL && g_strv_contains (extensions, line->caller)) ||
          (line->callee != NULL && g_strv_contains (extensions, line->callee)))
        demo_line_end (line, line->answered != 0 ? DEMO_CALL_ANSWERED : DEMO_CALL_NO_ANSWER);
    }

  return TRUE;
}

/**
 * demo_exchange_ring:
 * @self: an exchange
 * @exten: an extension
 *
 * Rings an extension for a wake-up call, even where it does not want to be disturbed.
 *
 * Returns: %FALSE if no phone is there to ring
 */
gboolean
demo_exchange_ring (DemoExchange *self, const char *exten)
{
  DemoPerson person;
  DemoLine *line;

  if (!demo_office_find_person (self->office, exten, &person) ||
      demo_exchange_get_n_phones (self, &person) == 0 || demo_exchange_is_full (self))
    return FALSE;

  line = demo_line_new (self, NULL, "wakeup", "wakeup", exten);
  line->type = DEMO_CALL_INTERNAL;
  demo_line_ring_callee (line, WAKEUP_RING_SECONDS);

  return TRUE;
}
