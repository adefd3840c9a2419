/* test-office.c: a small office for tests of the demonstration PBX's calls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-office.h"

G_DEFINE_QUARK (demo - error - quark, demo_error)

void
test_office_init (DemoOffice *self)
{
  *self = (DemoOffice){ .n_people = TEST_N_PEOPLE };

  for (guint i = 0; i < TEST_N_PEOPLE; i++)
    {
      g_snprintf (self->extens[i], sizeof self->extens[i], "%u", 200 + i);
      g_snprintf (self->names[i], sizeof self->names[i], "Person %u", i);
    }
}

void
test_clock_init (DemoClock *self, double speed)
{
  /* A Wednesday afternoon. */
  self->start = g_date_time_new_utc (2022, 11, 30, 15, 20, 31);
  self->started = g_get_monotonic_time ();
  self->speed = speed;
}

guint
demo_office_get_n_people (DemoOffice *self)
{
  return self->n_people;
}

gboolean
demo_office_get_person (DemoOffice *self, guint position, DemoPerson *person)
{
  if (position >= self->n_people)
    return FALSE;

  person->exten = self->extens[position];
  person->username = self->names[position];
  person->recording = position % 4 == 0 ? "both" : "none";
  person->enable = position != 10;
  person->dnd = position == 12;
  person->n_phones = position == 11 ? 0 : position == 13 ? 2 : 1;

  return TRUE;
}

gboolean
demo_office_find_person (DemoOffice *self, const char *exten, DemoPerson *person)
{
  for (guint i = 0; i < self->n_people; i++)
    if (g_str_equal (exten, self->extens[i]))
      return demo_office_get_person (self, i, person);

  return FALSE;
}

gboolean
demo_office_find_forward (DemoOffice *self, const char *exten, DemoForwardRule *rule)
{
  for (guint i = 0; i < self->n_people; i++)
    if (g_str_equal (exten, self->extens[i]) && self->rules[i].type != NULL)
      {
        *rule = self->rules[i];
        return TRUE;
      }

  return FALSE;
}

const char *const *
demo_office_get_trunk_names (DemoOffice *self)
{
  static const char *const names[] = { "telekom", "sipgate", NULL };

  return names;
}

GDateTime *
demo_clock_get_now (DemoClock *self)
{
  return g_date_time_add (self->start,
                          (GTimeSpan) ((double) (g_get_monotonic_time () - self->started) * self->speed));
}

double
demo_clock_get_speed (DemoClock *self)
{
  return self->speed;
}
