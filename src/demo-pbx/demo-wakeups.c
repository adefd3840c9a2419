/* demo-wakeups.c: wake-up calls, which leave the list when they have rung
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-wakeups.h"
#include "demo-body.h"
#include "demo-office.h"

#include <stdio.h>
#include <string.h>

#define TIME_FORMAT "%Y-%m-%d %H:%M"
#define MAX_MUSIC 100

struct _DemoWakeups
{
  GPtrArray *rows; /* owned DemoWakeup, the oldest record first */
  DemoOffice *office;
  DemoClock *clock;
  gint64 last_id;
};

static void
wakeup_free (DemoWakeup *wakeup)
{
  g_free (wakeup->exten);
  g_free (wakeup->time);
  g_free (wakeup);
}

static void
append (DemoWakeups *self, const char *exten, const char *time, gint64 music)
{
  DemoWakeup *wakeup = g_new0 (DemoWakeup, 1);

  wakeup->id = ++self->last_id;
  wakeup->exten = g_strdup (exten);
  wakeup->time = g_strdup (time);
  wakeup->music = music;
  g_ptr_array_add (self->rows, wakeup);
}

static void
append_example (DemoWakeups *self, guint position, GDateTime *when, gint64 music)
{
  g_autofree char *time = g_date_time_format (when, TIME_FORMAT);
  DemoPerson person;

  if (demo_office_get_person (self->office, position, &person))
    append (self, person.exten, time, music);
}

static char *
make_now (DemoWakeups *self)
{
  g_autoptr (GDateTime) now = demo_clock_get_now (self->clock);

  return g_date_time_format (now, TIME_FORMAT);
}

/**
 * demo_wakeups_new:
 * @office: the office whose extensions are called; it outlives them
 * @clock: the device's clock
 *
 * Returns: (transfer full): wake-up calls: one within three minutes, some tonight and tomorrow
 */
DemoWakeups *
demo_wakeups_new (DemoOffice *office, DemoClock *clock)
{
  DemoWakeups *self = g_new0 (DemoWakeups, 1);
  g_autoptr (GDateTime) now = demo_clock_get_now (clock);
  g_autoptr (GDateTime) soon = g_date_time_add_minutes (now, 2);
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (now, 1);
  g_autoptr (GDateTime) morning = NULL;
  g_autoptr (GDateTime) tonight = NULL;

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wakeup_free);
  self->office = office;
  self->clock = clock;
  self->last_id = 7;
  morning = g_date_time_new_local (g_date_time_get_year (tomorrow), g_date_time_get_month (tomorrow),
                                   g_date_time_get_day_of_month (tomorrow), 6, 30, 0);
  tonight = g_date_time_add_hours (now, 4);
  append_example (self, 4, soon, 0);
  append_example (self, 7, tonight, 4);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GDateTime) when = g_date_time_add_minutes (morning, (int) i * 15);

      append_example (self, 12 + i * 5, when, i % 2 == 0 ? 4 : 0);
    }
  return self;
}

/** demo_wakeups_free: frees them */
void
demo_wakeups_free (DemoWakeups *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* A call that rings stays in the list until its minute is over. */
static void
drop_past (DemoWakeups *self)
{
  g_autofree char *now = make_now (self);

  for (guint i = self->rows->len; i-- > 0;)
    {
      DemoWakeup *wakeup = g_ptr_array_index (self->rows, i);

      if (wakeup->rung && strcmp (wakeup->time, now) < 0)
        g_ptr_array_remove_index (self->rows, i);
    }
}

/** demo_wakeups_get_all: Returns: (transfer none) (element-type DemoWakeup): those that are still to come */
GPtrArray *
demo_wakeups_get_all (DemoWakeups *self)
{
  drop_past (self);
  return self->rows;
}

/**
 * demo_wakeups_get_next:
 * @self: the wake-up calls
 * @exten: a number
 *
 * Returns: (nullable) (transfer none): when @exten is called next
 */
const char *
demo_wakeups_get_next (DemoWakeups *self, const char *exten)
{
  const char *next = NULL;

  drop_past (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      DemoWakeup *wakeup = g_ptr_array_index (self->rows, i);

      if (strcmp (wakeup->exten, exten) == 0 && (next == NULL || strcmp (wakeup->time, next) < 0))
        next = wakeup->time;
    }
  return next;
}

static gboolean
is_time (const char *text)
{
  g_autoptr (GDateTime) parsed = NULL;
  int year, month, day, hour, minute;

  if (!g_regex_match_simple ("^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}$", text, 0, 0))
    return FALSE;
  if (sscanf (text, "%d-%d-%d %d:%d", &year, &month, &day, &hour, &minute) != 5)
    return FALSE;
  parsed = g_date_time_new_utc (year, month, day, hour, minute, 0);
  return parsed != NULL;
}

static gboolean
check (DemoWakeups *self, const char *time, gint64 music, GError **error)
{
  g_autofree char *now = make_now (self);

  if (!is_time (time))
    return demo_refuse (error, "callDateTime must be yyyy-MM-dd HH:mm");
  if (strcmp (time, now) < 0)
    return demo_refuse (error, "the time is earlier than the current system time");
  if (music < 0 || music > MAX_MUSIC)
    return demo_refuse (error, "voice file does not exist");
  return TRUE;
}

static DemoWakeup *
find (DemoWakeups *self, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      DemoWakeup *wakeup = g_ptr_array_index (self->rows, i);

      if (wakeup->id == id)
        return wakeup;
    }
  return NULL;
}

static gboolean
check_ids (DemoWakeups *self, GArray *ids, GError **error)
{
  drop_past (self);
  for (guint i = 0; i < ids->len; i++)
    {
      if (find (self, g_array_index (ids, gint64, i)) == NULL)
        return demo_refuse (error, "record does not exist");
    }
  return TRUE;
}

/**
 * demo_wakeups_add:
 * @self: the wake-up calls
 * @extens: (element-type utf8): whom to call
 * @time: when, `yyyy-MM-dd HH:mm` by the device's clock
 * @music: what to play
 * @error: return location
 *
 * Returns: %FALSE, with nothing added, if one of them is refused
 */
gboolean
demo_wakeups_add (DemoWakeups *self, GPtrArray *extens, const char *time, gint64 music, GError **error)
{
  if (!check (self, time, music, error))
    return FALSE;
  for (guint i = 0; i < extens->len; i++)
    {
      if (demo_office_find_extension (self->office, g_ptr_array_index (extens, i)) == NULL)
        return demo_refuse (error, "extension %s does not exist", (char *) g_ptr_array_index (extens, i));
    }
  for (guint i = 0; i < extens->len; i++)
    append (self, g_ptr_array_index (extens, i), time, music);
  return TRUE;
}

/**
 * demo_wakeups_update:
 * @self: the wake-up calls
 * @ids: (element-type gint64): records
 * @time: when, `yyyy-MM-dd HH:mm` by the device's clock
 * @music: what to play
 * @error: return location
 *
 * Returns: %FALSE, with nothing changed, if one of them is refused
 */
gboolean
demo_wakeups_update (DemoWakeups *self, GArray *ids, const char *time, gint64 music, GError **error)
{
  if (!check (self, time, music, error) || !check_ids (self, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      DemoWakeup *wakeup = find (self, g_array_index (ids, gint64, i));

      g_free (wakeup->time);
      wakeup->time = g_strdup (time);
      wakeup->music = music;
      wakeup->rung = FALSE;
    }
  return TRUE;
}

/**
 * demo_wakeups_remove:
 * @self: the wake-up calls
 * @ids: (element-type gint64): records
 * @error: return location
 *
 * Returns: %FALSE, with nothing removed, if one of them does not exist
 */
gboolean
demo_wakeups_remove (DemoWakeups *self, GArray *ids, GError **error)
{
  if (!check_ids (self, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      DemoWakeup *wakeup = find (self, g_array_index (ids, gint64, i));

      if (wakeup != NULL)
        g_ptr_array_remove (self->rows, wakeup);
    }
  return TRUE;
}

/** demo_wakeups_remove_extension: removes those of @exten */
void
demo_wakeups_remove_extension (DemoWakeups *self, const char *exten)
{
  for (guint i = self->rows->len; i-- > 0;)
    {
      DemoWakeup *wakeup = g_ptr_array_index (self->rows, i);

      if (strcmp (wakeup->exten, exten) == 0)
        g_ptr_array_remove_index (self->rows, i);
    }
}

/**
 * demo_wakeups_take_due:
 * @self: the wake-up calls
 *
 * Returns: (transfer full) (element-type utf8): whose phones are to ring now; each call is answered once
 */
GPtrArray *
demo_wakeups_take_due (DemoWakeups *self)
{
  GPtrArray *due = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *now = make_now (self);

  for (guint i = 0; i < self->rows->len; i++)
    {
      DemoWakeup *wakeup = g_ptr_array_index (self->rows, i);

      if (wakeup->rung || strcmp (wakeup->time, now) > 0)
        continue;
      wakeup->rung = TRUE;
      g_ptr_array_add (due, g_strdup (wakeup->exten));
    }
  drop_past (self);
  return due;
}
