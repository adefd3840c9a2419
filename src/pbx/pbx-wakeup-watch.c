/* pbx-wakeup-watch.c: what comes of wake-up calls, as far as it can be seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-wakeup-watch.h"

#include "pbx-extension-name.h"

/* How long an extension has to ring, and how long before the minute a ring already counts, in seconds. Both
 * become longer by what nobody knows of the device's clock, which it tells in whole minutes only. */
#define TIME_TO_RING (2 * 60)
#define EARLY 10

/* How far off the clock may be that we go by. A call that leaves the list so shortly before its minute has
 * been taken off by the device, which makes it now, rather than by a person. In seconds. */
#define MAY_BE_OFF 60

/* How long what was seen stays in the list after the device has taken the call off it: a miss until somebody
 * dismisses it or the day is over, the rest while somebody may still wonder. In seconds. */
#define KEEP_MISSED (24 * 3600)
#define KEEP_RANG 3600

/* A call that was due longer ago than this when it was first seen belongs to the time before we watched. */
#define TOO_LATE 60

/**
 * PbxWakeupWatch:
 *
 * Watches wake-up calls fall due. At the due minute the extension should ring, and the device does not tell
 * whether it did: the watch looks at what the [class@Monitor] sees of the extension's phones, and marks the
 * call ([property@Wakeup:observed]) with what it observed.
 *
 * It has no clock of its own: whoever knows the device's time calls [method@WakeupWatch.step] whenever
 * [method@WakeupWatch.get_next_step] says, and when the clock was set.
 *
 * Calls that leave the list once they were due stay in [method@WakeupWatch.get_past] for a while.
 */
struct _PbxWakeupWatch
{
  GObject parent_instance;

  GListModel *wakeups; /* of PbxWakeup */
  PbxMonitor *monitor;
  GHashTable *watched; /* key (of the value) → Watched */
  GListStore *past;    /* of PbxWakeup */
  GPtrArray *missed;   /* of PbxWakeup: to tell at the end of a step */
  GHashTable *analog;  /* set of extensions on analogue lines */
  gint64 now;          /* of the last step, or G_MININT64 */
  gint64 precision;    /* s, of the last step */
  gboolean list_changed;
};

typedef enum
{
  PHASE_WAITING,
  PHASE_DUE,
  PHASE_OVER,
} Phase;

typedef struct
{
  PbxWakeupWatch *watch; /* borrowed */
  char *key;
  PbxWakeup *wakeup;
  PbxPhone *phone;
  gulong phone_handler;
  PbxWallTime time; /* as it was when last looked at */
  Phase phase;
  gint64 due_since;     /* monotonic time of the step that found it due */
  gboolean was_talking; /* when it fell due */
  gboolean was_there;   /* a phone was registered at some time of the two minutes */
  gboolean was_seen;    /* the monitor answered at some time of the two minutes */
  gboolean told;        /* that it was missed */
  gboolean listed;
} Watched;

G_DEFINE_FINAL_TYPE (PbxWakeupWatch, pbx_wakeup_watch, G_TYPE_OBJECT)

enum
{
  MISSED,
  RESCHEDULED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Seconds of the device's clock */
static gint64
due_at (Watched *watched)
{
  return watched->time * 60;
}

static gboolean
is_talking (PbxPhoneState state)
{
  return state == PBX_PHONE_IN_USE || state == PBX_PHONE_BUSY || state == PBX_PHONE_ON_HOLD;
}

static gboolean
is_ringing (PbxPhoneState state)
{
  return state == PBX_PHONE_RINGING || state == PBX_PHONE_IN_USE_RINGING;
}

static void
set_observed (Watched *watched, PbxWakeupObserved observed)
{
  pbx_wakeup_set_observed (watched->wakeup, observed);
  if (!pbx_wakeup_observed_is_missed (observed) || watched->told)
    return;
  watched->told = TRUE;
  g_ptr_array_add (watched->watch->missed, g_object_ref (watched->wakeup));
}

/* Looks at the phone while its call is due. Picked up between two looks counts as rung. */
static void
look (Watched *watched)
{
  PbxPhoneState state = pbx_phone_get_state (watched->phone);

  if (is_ringing (state) || (is_talking (state) && !watched->was_talking))
    {
      watched->phase = PHASE_OVER;
      set_observed (watched, PBX_WAKEUP_RANG);
    }
  else if (!is_talking (state))
    watched->was_talking = FALSE;
}

static void
phone_changed_cb (Watched *watched)
{
  if (watched->phase == PHASE_DUE)
    look (watched);
}

static void
set_phone (Watched *watched, const char *exten)
{
  if (watched->phone != NULL)
    {
      g_clear_signal_handler (&watched->phone_handler, watched->phone);
      g_clear_object (&watched->phone);
    }
  if (exten == NULL)
    return;
  watched->phone = g_object_ref (pbx_monitor_get_phone (watched->watch->monitor, exten));
  watched->phone_handler =
    g_signal_connect_swapped (watched->phone, "notify::state", G_CALLBACK (phone_changed_cb), watched);
}

static void
watched_free (Watched *watched)
{
  set_phone (watched, NULL);
  g_clear_object (&watched->wakeup);
  g_free (watched->key);
  g_free (watched);
}

/* Begins anew: the call is new, has another time, or the device's clock was set back. */
static void
rearm (Watched *watched)
{
  watched->phase = PHASE_WAITING;
  watched->told = FALSE;
  watched->time = pbx_wakeup_get_wall_time (watched->wakeup);
  set_phone (watched, pbx_wakeup_get_exten (watched->wakeup));
  set_observed (watched, PBX_WAKEUP_NOT_WATCHED);
}

static void
fall_due (Watched *watched)
{
  watched->phase = PHASE_DUE;
  watched->due_since = g_get_monotonic_time ();
  watched->was_talking = is_talking (pbx_phone_get_state (watched->phone));
  watched->was_there = FALSE;
  watched->was_seen = FALSE;
  set_observed (watched, PBX_WAKEUP_DUE);
  look (watched);
}

/* The call is due, and has not rung so far. */
static void
watch_due (Watched *watched, gint64 now)
{
  PbxWakeupWatch *self = watched->watch;
  gboolean answers = pbx_monitor_get_connection (self->monitor) == PBX_CONNECTION_LIVE &&
                     pbx_monitor_get_last_answer (self->monitor) > watched->due_since;

  look (watched);
  if (watched->phase != PHASE_DUE)
    return;
  if (answers)
    {
      gboolean there = pbx_phone_get_n_registered (watched->phone) > 0;
      /* A phone on an analogue line does not register: that the device does not list it tells nothing. */
      gboolean visible =
        there || !g_hash_table_contains (self->analog, pbx_wakeup_get_exten (watched->wakeup));

      watched->was_seen |= visible;
      watched->was_there |= there;
      /* No phone, no ring: somebody may go now, not in two minutes. A phone that comes in time still counts.
       */
      if (now >= due_at (watched) && visible && !watched->was_there)
        set_observed (watched, PBX_WAKEUP_NO_PHONE);
    }
  if (now < due_at (watched) + TIME_TO_RING + self->precision)
    return;
  watched->phase = PHASE_OVER;
  if (!watched->was_seen)
    set_observed (watched, PBX_WAKEUP_NOT_SEEN);
  else
    set_observed (watched, watched->was_there ? PBX_WAKEUP_NO_RING : PBX_WAKEUP_NO_PHONE);
}

static void
step_one (Watched *watched, gint64 now, gint64 before)
{
  gint64 due = due_at (watched);
  gint64 early = EARLY + watched->watch->precision;

  switch (watched->phase)
    {
    case PHASE_WAITING:
      if (now < due - early && (watched->listed || now < due - MAY_BE_OFF))
        break;
      if (now < due + TIME_TO_RING)
        fall_due (watched);
      else
        {
          /* The clock leapt over the two minutes, or the computer slept through them. */
          watched->phase = PHASE_OVER;
          if (before < due)
            set_observed (watched, PBX_WAKEUP_NOT_SEEN);
        }
      break;
    case PHASE_DUE:
      if (now < due - MAY_BE_OFF)
        rearm (watched);
      else
        watch_due (watched, now);
      break;
    case PHASE_OVER:
      /* The device's clock was set back, and it still has the call: it will make it once more. */
      if (now < due - MAY_BE_OFF && watched->listed)
        rearm (watched);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* The list */

static void
remove_past (PbxWakeupWatch *self, PbxWakeup *wakeup)
{
  guint position;

  if (g_list_store_find (self->past, wakeup, &position))
    g_list_store_remove (self->past, position);
}

static void
take_listed (PbxWakeupWatch *self, PbxWakeup *wakeup)
{
  g_autofree char *key = pbx_record_dup_key (PBX_RECORD (wakeup));
  Watched *watched = g_hash_table_lookup (self->watched, key);

  if (watched == NULL)
    {
      watched = g_new0 (Watched, 1);
      watched->watch = self;
      watched->key = g_steal_pointer (&key);
      watched->wakeup = g_object_ref (wakeup);
      g_hash_table_insert (self->watched, watched->key, watched);
      rearm (watched);
      /* Long over when it was first seen: nobody watched. */
      if (due_at (watched) + TOO_LATE <= self->now)
        watched->phase = PHASE_OVER;
    }
  else
    {
      remove_past (self, watched->wakeup);
      if (watched->wakeup != wakeup)
        {
          pbx_wakeup_set_observed (wakeup, pbx_wakeup_get_observed (watched->wakeup));
          g_set_object (&watched->wakeup, wakeup);
        }
      if (watched->time != pbx_wakeup_get_wall_time (wakeup) ||
          g_strcmp0 (pbx_phone_get_exten (watched->phone), pbx_wakeup_get_exten (wakeup)) != 0)
        rearm (watched);
    }
  watched->listed = TRUE;
}

/* Whether a call that is not in the list goes on to be watched, or shown with what was seen */
static gboolean
is_wanted (Watched *watched, gint64 now)
{
  PbxWakeupObserved observed = pbx_wakeup_get_observed (watched->wakeup);

  if (watched->listed)
    return TRUE;
  /* Deleted before it was due */
  if (watched->phase == PHASE_WAITING || observed == PBX_WAKEUP_NOT_WATCHED)
    return FALSE;
  /* The clock was set back, and the device has the call no more. */
  if (now < due_at (watched) - MAY_BE_OFF)
    return FALSE;
  if (watched->phase == PHASE_DUE)
    return TRUE;
  return now < due_at (watched) + (pbx_wakeup_observed_is_missed (observed) ? KEEP_MISSED : KEEP_RANG);
}

static void
take_list (PbxWakeupWatch *self)
{
  GHashTableIter iter;
  gpointer value;

  /* A list that could not be loaded has no rows, and that means nothing. */
  if (PBX_IS_LIST (self->wakeups) && pbx_list_get_state (PBX_LIST (self->wakeups)) != PBX_LIST_READY)
    return;
  self->list_changed = FALSE;
  g_hash_table_iter_init (&iter, self->watched);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((Watched *) value)->listed = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (self->wakeups); i++)
    {
      g_autoptr (PbxWakeup) wakeup = g_list_model_get_item (self->wakeups, i);

      if (pbx_record_get_ready (PBX_RECORD (wakeup)) &&
          pbx_wakeup_get_wall_time (wakeup) != PBX_WALL_TIME_NONE)
        take_listed (self, wakeup);
    }
}

static void
keep_past (PbxWakeupWatch *self, gint64 now)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->watched);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Watched *watched = value;

      if (!is_wanted (watched, now))
        {
          remove_past (self, watched->wakeup);
          g_hash_table_iter_remove (&iter);
        }
      else if (!watched->listed && !g_list_store_find (self->past, watched->wakeup, NULL))
        g_list_store_append (self->past, watched->wakeup);
    }
}

static void
list_changed_cb (PbxWakeupWatch *self)
{
  self->list_changed = TRUE;
  /* Or a call that is due within the minute would be seen too late. */
  g_signal_emit (self, signals[RESCHEDULED], 0);
}

static void
pbx_wakeup_watch_dispose (GObject *object)
{
  PbxWakeupWatch *self = PBX_WAKEUP_WATCH (object);

  g_clear_pointer (&self->watched, g_hash_table_unref);
  g_clear_pointer (&self->missed, g_ptr_array_unref);
  g_clear_pointer (&self->analog, g_hash_table_unref);
  g_clear_object (&self->wakeups);
  g_clear_object (&self->monitor);
  g_clear_object (&self->past);
  G_OBJECT_CLASS (pbx_wakeup_watch_parent_class)->dispose (object);
}

static void
pbx_wakeup_watch_class_init (PbxWakeupWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pbx_wakeup_watch_dispose;

  /**
   * PbxWakeupWatch::missed:
   * @self: the watch
   * @wakeup: a call
   *
   * A call was not seen to ring; [property@Wakeup:observed] says what was seen. At most once for each time
   * of a call.
   */
  signals[MISSED] = g_signal_new ("missed", PBX_TYPE_WAKEUP_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, PBX_TYPE_WAKEUP);

  /**
   * PbxWakeupWatch::rescheduled:
   * @self: the watch
   *
   * The calls changed: [method@WakeupWatch.step] wants to be called.
   */
  signals[RESCHEDULED] = g_signal_new ("rescheduled", PBX_TYPE_WAKEUP_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
}

static void
pbx_wakeup_watch_init (PbxWakeupWatch *self)
{
  self->analog = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->watched = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) watched_free);
  self->past = g_list_store_new (PBX_TYPE_WAKEUP);
  self->missed = g_ptr_array_new_with_free_func (g_object_unref);
  self->now = G_MININT64;
  self->list_changed = TRUE;
}

/**
 * pbx_wakeup_watch_new:
 * @wakeups: (element-type PbxWakeup): the calls; refreshing it changes nothing that was seen
 * @monitor: what sees the phones
 *
 * Returns: (transfer full): a watch that looks whenever it is stepped
 */
PbxWakeupWatch *
pbx_wakeup_watch_new (GListModel *wakeups, PbxMonitor *monitor)
{
  PbxWakeupWatch *self = g_object_new (PBX_TYPE_WAKEUP_WATCH, NULL);

  g_return_val_if_fail (G_IS_LIST_MODEL (wakeups), NULL);
  g_return_val_if_fail (PBX_IS_MONITOR (monitor), NULL);

  self->wakeups = g_object_ref (wakeups);
  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (wakeups, "items-changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * pbx_wakeup_watch_set_names:
 * @self: a watch
 * @names: (element-type PbxExtensionName): all extensions, also those without a phone that registers
 *
 * Tells which extensions are on analogue lines. Whether their phones are there cannot be seen.
 */
void
pbx_wakeup_watch_set_names (PbxWakeupWatch *self, GListModel *names)
{
  g_return_if_fail (PBX_IS_WAKEUP_WATCH (self));
  g_return_if_fail (G_IS_LIST_MODEL (names));

  g_hash_table_remove_all (self->analog);
  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr (PbxExtensionName) name = g_list_model_get_item (names, i);

      if (pbx_extension_name_get_analog (name))
        g_hash_table_add (self->analog, g_strdup (pbx_extension_name_get_exten (name)));
    }
}

/**
 * pbx_wakeup_watch_step:
 * @now: seconds since 1970-01-01 00:00 by the device's own clock, see [type@WallTime]
 * @precision: by how many seconds @now may be wrong
 *
 * Looks at what is due.
 */
void
pbx_wakeup_watch_step (PbxWakeupWatch *self, gint64 now, guint precision)
{
  g_autoptr (GPtrArray) missed = NULL;
  gint64 before;
  GHashTableIter iter;
  gpointer value;
  gboolean due = FALSE;

  g_return_if_fail (PBX_IS_WAKEUP_WATCH (self));

  /* At the first step, what is over was over before we watched. */
  before = self->now != G_MININT64 ? self->now : now;
  self->now = before;
  self->precision = MIN (precision, MAY_BE_OFF - EARLY);
  g_object_ref (self);
  take_list (self);
  self->now = now;
  g_hash_table_iter_init (&iter, self->watched);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      step_one (value, now, before);
      due |= ((Watched *) value)->phase == PHASE_DUE;
    }
  keep_past (self, now);
  /* A phone rings for seconds only, and a window that nobody sees is polled for seldom. */
  if (due && pbx_monitor_get_connection (self->monitor) == PBX_CONNECTION_LIVE)
    pbx_monitor_poll_now (self->monitor);
  missed = g_steal_pointer (&self->missed);
  self->missed = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < missed->len; i++)
    g_signal_emit (self, signals[MISSED], 0, missed->pdata[i]);
  g_object_unref (self);
}

/**
 * pbx_wakeup_watch_get_next_step:
 *
 * Returns: in how many seconds at the latest, from the last step on, to step again; 1 while a call is due
 */
gint64
pbx_wakeup_watch_get_next_step (PbxWakeupWatch *self)
{
  GHashTableIter iter;
  gpointer value;
  /* The device's clock may be set, and what is over leaves the list some time. */
  gint64 next = 30;

  g_return_val_if_fail (PBX_IS_WAKEUP_WATCH (self), 1);

  if (self->list_changed)
    return 1;
  g_hash_table_iter_init (&iter, self->watched);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Watched *watched = value;

      if (watched->phase == PHASE_DUE)
        return 1;
      if (watched->phase == PHASE_WAITING)
        next = MIN (next, due_at (watched) - EARLY - self->precision - self->now);
    }
  return MAX (next, 1);
}

/**
 * pbx_wakeup_watch_get_past:
 *
 * Returns: (transfer none) (element-type PbxWakeup): calls that were due and that the device has taken off
 * its list, with what was seen of them
 */
GListModel *
pbx_wakeup_watch_get_past (PbxWakeupWatch *self)
{
  g_return_val_if_fail (PBX_IS_WAKEUP_WATCH (self), NULL);
  return G_LIST_MODEL (self->past);
}

/**
 * pbx_wakeup_watch_forget:
 * @keys: (array zero-terminated=1): the keys of calls
 *
 * Says that somebody deletes calls, or has seen what came of them: that they leave the list is no ring to
 * wait for.
 */
void
pbx_wakeup_watch_forget (PbxWakeupWatch *self, const char *const *keys)
{
  g_return_if_fail (PBX_IS_WAKEUP_WATCH (self));

  for (gsize i = 0; keys[i] != NULL; i++)
    {
      Watched *watched = g_hash_table_lookup (self->watched, keys[i]);

      if (watched != NULL)
        {
          remove_past (self, watched->wakeup);
          g_hash_table_remove (self->watched, keys[i]);
        }
    }
}
