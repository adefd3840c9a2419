/* demo-call-maker.c: the calls of a past year, each made from its position alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A million calls in memory would be more than the rest of the program together, so a call is a pure
 * function of the seed and of its position, the newest being at 0. The year is cut into hours, of which
 * each gets its share of the calls by the rhythm of an office; within an hour every call has a slot of
 * its own, so that no two begin in the same second and the order never needs sorting.
 */

#include "demo-call-maker.h"
#include "demo-hash.h"

#include <string.h>

#define N_HOURS (365 * 24)
#define SECONDS_PER_HOUR 3600
#define N_CONTACTS 3000

/* With more, the busiest hour would have more calls than seconds. */
#define MOST_CALLS 5000000

/* The number that outside callers know, which rings at whoever is free. */
#define MAIN_NUMBER "600"

typedef struct
{
  char *exten;
  char *name;
  gboolean records_in;
  gboolean records_out;
} Colleague;

struct _DemoCallMaker
{
  guint64 seed;
  gint64 end;
  guint n_calls;
  Colleague *people; /* as they were at the start: the past does not change when a person is edited */
  guint n_people;
  char **trunks;
  guint n_trunks;
  DemoContact *contacts;
  guint32 *first; /* the position of each hour's newest call, newest hour first; N_HOURS + 1 of them */
};

static const guint8 workday[24] = { 1,  1,  1,  1,  1,  2,  4,  12, 45, 90, 100, 95,
                                    60, 75, 95, 90, 80, 45, 15, 8,  5,  3,  2,   1 };
static const guint8 saturday[24] = { 1,  1, 1, 1, 1, 1, 1, 2, 5, 10, 14, 14,
                                     10, 6, 4, 3, 2, 2, 1, 1, 1, 1,  1,  1 };

/* How numbers of a country look from outside and what is dialled for them ('d' is any digit). */
static const struct
{
  const char *number;
  const char *dialled;
} countries[] = {
  { "+4930ddddddd", "004930" },      { "030ddddddd", "030" },         { "+49151dddddddd", "0049151" },
  { "0171ddddddd", "0171" },         { "+33142dddddd", "0033142" },   { "+442079dddddd", "00442079" },
  { "+12125dddddd", "0012125" },     { "+861082dddddd", "00861082" }, { "+34915dddddd", "0034915" },
  { "+43151ddddd", "0043151" },      { "0014155dddddd", "0014155" },  { "+390245dddddd", "00390245" },
  { "+8613911dddddd", "008613911" }, { "+41446dddddd", "0041446" },
};

static const char *const contact_names[] = {
  "Weber Logistik",    "Hotel Adler",    "Taxi Nord",     "Dr. Schäfer",   "M. Dubois",
  "García e Hijos",    "Smith & Sons",   "Blumen Krüger", "北京远大",      "Rossi Vini",
  "City Council",      "Bäckerei Lange", "Elektro Hahn",  "Nina Petersen", "王芳",
  "Boulangerie Mitte", "J. O'Connor",    "Novák s.r.o.",  "Sanitär Vogt",  "Travel Desk",
};

static guint
weigh_hour (gint64 middle)
{
  gint64 days = middle / (24 * SECONDS_PER_HOUR);
  guint weekday = (guint) ((days + 3) % 7); /* the first of January 1970 was a Thursday; 0 is Monday */
  guint hour = (guint) (middle / SECONDS_PER_HOUR % 24);

  if (weekday == 6)
    return saturday[hour] / 4 + 1;

  return weekday == 5 ? saturday[hour] : workday[hour];
}

static void
share_out_hours (DemoCallMaker *self)
{
  guint64 total = 0;
  guint64 sum = 0;

  self->first = g_new (guint32, N_HOURS + 1);

  for (guint i = 0; i < N_HOURS; i++)
    total += weigh_hour (self->end - (gint64) i * SECONDS_PER_HOUR - SECONDS_PER_HOUR / 2);

  for (guint i = 0; i < N_HOURS; i++)
    {
      self->first[i] = (guint32) (self->n_calls * sum / total);
      sum += weigh_hour (self->end - (gint64) i * SECONDS_PER_HOUR - SECONDS_PER_HOUR / 2);
    }
  self->first[N_HOURS] = self->n_calls;
}

static void
meet_people (DemoCallMaker *self, DemoOffice *office)
{
  const char *const *trunks = demo_office_get_trunk_names (office);
  DemoPerson person;

  self->people = g_new0 (Colleague, demo_office_get_n_people (office) + 1);
  for (guint i = 0; demo_office_get_person (office, i, &person); i++)
    {
      Colleague *colleague = &self->people[self->n_people++];
      gboolean both = g_str_equal (person.recording, "both");

      colleague->exten = g_strdup (person.exten);
      colleague->name =
        g_strdup (person.username != NULL && *person.username != '\0' ? person.username : person.exten);
      colleague->records_in = both || g_str_equal (person.recording, "in");
      colleague->records_out = both || g_str_equal (person.recording, "out");
    }

  self->trunks = g_strdupv ((char **) trunks);
  self->n_trunks = self->trunks != NULL ? g_strv_length (self->trunks) : 0;
}

static void
invent_contacts (DemoCallMaker *self)
{
  self->contacts = g_new0 (DemoContact, N_CONTACTS);

  for (guint i = 0; i < N_CONTACTS; i++)
    {
      DemoContact *contact = &self->contacts[i];
      guint64 hash = demo_hash (self->seed ^ 0xc0, i);
      guint country = demo_hash_draw (&hash, G_N_ELEMENTS (countries));
      const char *first_digit;

      g_strlcpy (contact->number, countries[country].number, sizeof contact->number);
      first_digit = strchr (countries[country].number, 'd');
      for (char *digit = contact->number; *digit != '\0'; digit++)
        if (*digit == 'd')
          *digit = (char) ('0' + demo_hash_draw (&hash, 10));

      g_strlcpy (contact->dialled, countries[country].dialled, sizeof contact->dialled);
      g_strlcat (contact->dialled, contact->number + (first_digit - countries[country].number),
                 sizeof contact->dialled);

      if (demo_hash_draw (&hash, 3) == 0)
        g_strlcpy (contact->name, contact_names[demo_hash_draw (&hash, G_N_ELEMENTS (contact_names))],
                   sizeof contact->name);
      else
        g_strlcpy (contact->name, contact->number, sizeof contact->name);
    }
}

/**
 * demo_call_maker_new:
 * @office: whose people call
 * @end: the local second up to which the year goes
 * @n_calls: how many calls there were
 * @seed: makes another year
 *
 * Returns: (transfer full): a year of calls
 */
DemoCallMaker *
demo_call_maker_new (DemoOffice *office, gint64 end, guint n_calls, guint64 seed)
{
  DemoCallMaker *self = g_new0 (DemoCallMaker, 1);

  self->seed = seed;
  self->end = end;
  meet_people (self, office);
  self->n_calls = self->n_people > 0 ? MIN (n_calls, MOST_CALLS) : 0;
  invent_contacts (self);
  share_out_hours (self);

  return self;
}

void
demo_call_maker_free (DemoCallMaker *self)
{
  for (guint i = 0; i < self->n_people; i++)
    {
      g_free (self->people[i].exten);
      g_free (self->people[i].name);
    }
  g_free (self->people);
  g_strfreev (self->trunks);
  g_free (self->contacts);
  g_free (self->first);
  g_free (self);
}

guint
demo_call_maker_get_n_calls (DemoCallMaker *self)
{
  return self->n_calls;
}

gint64
demo_call_maker_get_end (DemoCallMaker *self)
{
  return self->end;
}

const DemoContact *
demo_call_maker_get_contact (DemoCallMaker *self, guint64 number)
{
  return &self->contacts[number % N_CONTACTS];
}

/**
 * demo_call_maker_get_start:
 * @self: the year
 * @position: of the call, 0 being the newest
 *
 * Returns: the local second in which the call began; strictly less than that of @position - 1
 */
gint64
demo_call_maker_get_start (DemoCallMaker *self, guint position)
{
  guint low = 0;
  guint high = N_HOURS;
  guint slot, n_slots, first, last;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (self->first[middle] <= position)
        low = middle;
      else
        high = middle;
    }

  slot = position - self->first[low];
  n_slots = self->first[low + 1] - self->first[low];
  first = slot * SECONDS_PER_HOUR / n_slots;
  last = (slot + 1) * SECONDS_PER_HOUR / n_slots;

  return self->end - (gint64) low * SECONDS_PER_HOUR - 1 -
         (first + (guint) (demo_hash (self->seed ^ 0x5e, position) % (last - first)));
}

/**
 * demo_call_maker_find:
 * @self: the year
 * @before: a local second
 *
 * Returns: the position of the newest call that began before @before, or the number of calls
 */
guint
demo_call_maker_find (DemoCallMaker *self, gint64 before)
{
  guint low = 0;
  guint high = self->n_calls;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (demo_call_maker_get_start (self, middle) < before)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

/* Some call far more than others: the square of an even draw leans towards the first. */
static const Colleague *
draw_colleague (DemoCallMaker *self, guint64 *hash)
{
  guint64 drawn = demo_hash_draw (hash, 65536);

  return &self->people[drawn * drawn * self->n_people >> 32];
}

/* Most calls are short, a few are long: a product of draws is such a distribution. */
static guint
draw_talk (guint64 *hash)
{
  guint64 a = 1 + demo_hash_draw (hash, 1000);
  guint64 b = 1 + demo_hash_draw (hash, 1000);
  guint64 c = 1 + demo_hash_draw (hash, 1000);

  return 4 + (guint) (a * b * c / 800000);
}

static void
draw_outcome (DemoCall *call, guint64 *hash)
{
  guint drawn = demo_hash_draw (hash, 100);
  guint ring = 2 + demo_hash_draw (hash, 18);

  if (drawn < 68)
    {
      call->status = DEMO_CALL_ANSWERED;
      call->talk = draw_talk (hash);
      call->duration = ring + call->talk;
    }
  else if (drawn < 78)
    {
      call->status = DEMO_CALL_BUSY;
      call->duration = ring / 6;
    }
  else if (drawn < 82)
    {
      call->status = DEMO_CALL_FAILED;
      call->duration = 0;
    }
  else
    {
      call->status = DEMO_CALL_NO_ANSWER;
      call->duration = ring + 10;
    }
}

static void
write_trunk_dest (DemoCall *call)
{
  char *end = call->dest + sizeof call->dest - 1;
  char *at = g_stpcpy (call->dest, "trunk-");

  for (const char *from = call->trunk; *from != '\0' && at < end;)
    *at++ = *from++;
  for (const char *from = call->to; *from != '\0' && at < end;)
    *at++ = *from++;
  *at = '\0';
}

static void
make_outgoing (DemoCallMaker *self, DemoCall *call, guint64 *hash)
{
  const Colleague *caller = draw_colleague (self, hash);
  guint pin = demo_hash_draw (hash, 120);

  call->type = DEMO_CALL_OUTGOING;
  call->from = caller->name;
  call->src = call->exten = caller->exten;
  call->to = demo_call_maker_get_contact (self, *hash)->dialled;
  call->trunk = self->trunks[(*hash >> 32) % self->n_trunks];
  call->records = caller->records_out;
  write_trunk_dest (call);
  if (pin < 12)
    g_snprintf (call->pin, sizeof call->pin, "%04u", 1000 + pin * 731);
}

static void
make_incoming (DemoCallMaker *self, DemoCall *call, guint64 *hash)
{
  const DemoContact *contact = demo_call_maker_get_contact (self, *hash);
  const Colleague *callee = draw_colleague (self, hash);
  guint way = demo_hash_draw (hash, 100);

  call->type = DEMO_CALL_INCOMING;
  call->from = contact->name;
  call->src = contact->number;
  call->to = way < 35 ? MAIN_NUMBER : callee->exten;
  call->trunk = self->trunks[(*hash >> 32) % self->n_trunks];
  if (way >= 35 && way < 45)
    callee = draw_colleague (self, hash);
  call->exten = callee->exten;
  call->records = callee->records_in;
  g_strlcpy (call->dest, callee->exten, sizeof call->dest);
}

static void
make_internal (DemoCallMaker *self, DemoCall *call, guint64 *hash)
{
  const Colleague *caller = draw_colleague (self, hash);
  const Colleague *callee = draw_colleague (self, hash);

  /* Nobody calls himself, unless he is alone. */
  if (callee == caller)
    callee = &self->people[(guint) (caller - self->people + 1) % self->n_people];

  call->type = DEMO_CALL_INTERNAL;
  call->from = caller->name;
  call->src = call->exten = caller->exten;
  call->to = callee->exten;
  if (demo_hash_draw (hash, 10) == 0)
    callee = draw_colleague (self, hash);
  call->records = caller->records_out || callee->records_in;
  g_strlcpy (call->dest, callee->exten, sizeof call->dest);
}

/**
 * demo_call_maker_make:
 * @self: the year
 * @position: of the call, 0 being the newest
 * @call: (out caller-allocates): the call, whose strings belong to @self
 *
 * Makes the call at a position: the same one every time.
 */
void
demo_call_maker_make (DemoCallMaker *self, guint position, DemoCall *call)
{
  guint64 hash = demo_hash (self->seed, position);
  guint kind = demo_hash_draw (&hash, 100);
  guint left;

  g_return_if_fail (position < self->n_calls);

  call->id = self->n_calls - position;
  call->start = demo_call_maker_get_start (self, position);
  call->talk = 0;
  call->trunk = NULL;
  call->pin[0] = '\0';
  call->squeezed = demo_hash_draw (&hash, 4) == 0;
  call->nulls = demo_hash_draw (&hash, 2) == 0;

  draw_outcome (call, &hash);

  if (self->n_trunks == 0 || kind < 35)
    make_internal (self, call, &hash);
  else if (kind < 68)
    make_incoming (self, call, &hash);
  else
    make_outgoing (self, call, &hash);

  /* What is in the log has ended. */
  left = (guint) MIN (self->end - call->start, G_MAXINT32);
  call->duration = MIN (call->duration, left);
  call->talk = MIN (call->talk, call->duration);
}
