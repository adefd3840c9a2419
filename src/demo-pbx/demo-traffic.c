/* demo-traffic.c: people who call each other, and phones that drop out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-exchange-private.h"

#include <math.h>

#define TICK_SECONDS 2

/* Of the phones, on average; it sways between a twentieth and a tenth. */
#define BUSY_SHARE 0.075
#define BUSY_SWAY 0.025
#define SWAY_TICKS 90

#define MOST_AWAY 3

/* Calls that the office makes by itself leave room for those that a person asks for. */
#define SPARE_CALLS 10

static gboolean
draw_person (DemoExchange *self, DemoPerson *person)
{
  guint n_people = demo_office_get_n_people (self->office);

  for (guint tried = 0; n_people > 0 && tried < 20; tried++)
    if (demo_office_get_person (self->office, (guint) g_rand_int_range (self->rand, 0, (gint32) n_people),
                                person) &&
        demo_exchange_get_n_phones (self, person) > 0 && !demo_exchange_is_on_phone (self, person->exten))
      return TRUE;

  return FALSE;
}

static const char *
draw_trunk (DemoExchange *self)
{
  const char *const *trunks = demo_office_get_trunk_names (self->office);
  guint n_trunks = trunks != NULL ? g_strv_length ((char **) trunks) : 0;

  return n_trunks > 0 ? trunks[g_rand_int_range (self->rand, 0, (gint32) n_trunks)] : NULL;
}

/* One person calls another, someone outside, or is called from there. */
static DemoLine *
begin_call (DemoExchange *self)
{
  const DemoContact *contact = demo_call_log_get_contact (self->call_log, g_rand_int (self->rand));
  const char *trunk = draw_trunk (self);
  int kind = trunk != NULL ? g_rand_int_range (self->rand, 0, 100) : 0;
  DemoPerson person, other;
  DemoLine *line;
  g_autofree char *exten = NULL;
  g_autofree char *number = NULL;

  if (!draw_person (self, &person))
    return NULL;

  exten = g_strdup (person.exten);
  if (kind >= 68)
    {
      line = demo_line_new (self, exten, person.username, exten, contact->dialled);
      number = g_strdup (contact->dialled);
    }
  else if (kind >= 35)
    {
      line = demo_line_new (self, NULL, contact->name, contact->number, exten);
      line->trunk = g_strdup (trunk);
      number = g_strdup (exten);
    }
  else
    {
      line = demo_line_new (self, exten, person.username, exten, "");
      number = g_strdup (draw_person (self, &other) ? other.exten : exten);
      g_free (line->to);
      line->to = g_strdup (number);
    }

  line->talk_left = (guint) g_rand_int_range (self->rand, 15, 60 + g_rand_int_range (self->rand, 0, 180));
  demo_line_offer (line, number);

  return line;
}

static guint
count_busy (DemoExchange *self)
{
  guint n_busy = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const DemoLine *line = self->lines->pdata[i];

      n_busy += (line->caller != NULL) + (line->callee != NULL);
    }

  return n_busy;
}

static gboolean
wants_call (DemoExchange *self, gint64 ticks)
{
  double sway = sin ((double) ticks * 2 * G_PI / SWAY_TICKS);
  double wanted = demo_office_get_n_people (self->office) * (BUSY_SHARE + BUSY_SWAY * sway);

  return self->lines->len + SPARE_CALLS < demo_exchange_get_max_calls (self) && count_busy (self) < wanted;
}

/* A phone is unplugged or loses its network, and registers again half a minute to two minutes later. */
static void
drop_phones (DemoExchange *self)
{
  GHashTableIter iter;
  gpointer ticks;
  DemoPerson person;

  g_hash_table_iter_init (&iter, self->away);
  while (g_hash_table_iter_next (&iter, NULL, &ticks))
    {
      if (GPOINTER_TO_UINT (ticks) <= 1)
        g_hash_table_iter_remove (&iter);
      else
        g_hash_table_iter_replace (&iter, GUINT_TO_POINTER (GPOINTER_TO_UINT (ticks) - 1));
    }

  if (g_hash_table_size (self->away) < MOST_AWAY && g_rand_int_range (self->rand, 0, 40) == 0 &&
      draw_person (self, &person))
    g_hash_table_insert (self->away, g_strdup (person.exten),
                         GUINT_TO_POINTER (g_rand_int_range (self->rand, 15, 60)));
}

static gint64
count_ticks (DemoExchange *self)
{
  g_autoptr (GDateTime) now = demo_clock_get_now (self->clock);

  return g_date_time_to_unix (now) / TICK_SECONDS;
}

static gboolean
on_tick (gpointer data)
{
  DemoExchange *self = data;
  gint64 ticks = count_ticks (self);

  drop_phones (self);

  /* Several at a time only in a large office, where one every tick would never be enough. */
  for (guint i = 0; i <= demo_office_get_n_people (self->office) / 100; i++)
    if (wants_call (self, ticks) && g_rand_int_range (self->rand, 0, 3) > 0)
      begin_call (self);

  /* Set anew each time, since the clock's speed may have changed. */
  self->tick_source = demo_exchange_wait (self, TICK_SECONDS, on_tick, self);

  return G_SOURCE_REMOVE;
}

/* demo_exchange_start_traffic:
 *
 * Begins in the middle of a busy hour rather than in silence.
 */
void
demo_exchange_start_traffic (DemoExchange *self)
{
  gint64 ticks = count_ticks (self);

  for (guint tried = 0; tried < 60 && wants_call (self, ticks); tried++)
    {
      DemoLine *line = begin_call (self);

      if (line != NULL && line->callee != NULL && line->outcome == DEMO_OUTCOME_ANSWER)
        demo_line_talk (line, line->talk_left);
    }

  g_clear_handle_id (&self->tick_source, g_source_remove);
  self->tick_source = demo_exchange_wait (self, TICK_SECONDS, on_tick, self);
}
