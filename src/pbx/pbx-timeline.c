/* pbx-timeline.c: what became of a phone or a trunk while the program runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-timeline.h"

/**
 * PbxTimeline:
 *
 * The device tells only how things are now. Here is kept what was seen of one phone or one trunk: a
 * #GListModel of [class@Event]s, the newest first, and the round trip as a [class@Series].
 *
 * Of each only so much is kept: an office has hundreds of phones.
 */
struct _PbxTimeline
{
  GObject parent_instance;

  GQueue events;         /* owned PbxEvent, the newest first */
  PbxSeries *round_trip; /* nullable: made with the first value */
  char *state_text;      /* nullable: nothing was seen yet */
  char *address;         /* nullable: the same */
  gint64 measured_at;
  guint state;
};

/**
 * PbxEvent:
 *
 * One change that was seen.
 */
struct _PbxEvent
{
  GObject parent_instance;

  char *text;
  gint64 time;
  guint state;
  PbxEventKind kind;
};

#define MAX_EVENTS 200
/* Ten minutes of what is measured each five seconds at most */
#define MAX_ROUND_TRIPS 120
#define ROUND_TRIP_EACH (5 * G_USEC_PER_SEC)

static void pbx_timeline_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (PbxEvent, pbx_event, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (PbxTimeline,
                               pbx_timeline,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pbx_timeline_list_init))

static void
pbx_event_finalize (GObject *object)
{
  g_free (PBX_EVENT (object)->text);

  G_OBJECT_CLASS (pbx_event_parent_class)->finalize (object);
}

static void
pbx_event_class_init (PbxEventClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pbx_event_finalize;
}

static void
pbx_event_init (PbxEvent *self)
{
}

static GType
pbx_timeline_get_item_type (GListModel *model)
{
  return PBX_TYPE_EVENT;
}

static guint
pbx_timeline_get_n_items (GListModel *model)
{
  return g_queue_get_length (&PBX_TIMELINE (model)->events);
}

static gpointer
pbx_timeline_get_item (GListModel *model, guint position)
{
  PbxEvent *event = g_queue_peek_nth (&PBX_TIMELINE (model)->events, position);

  return event != NULL ? g_object_ref (event) : NULL;
}

static void
pbx_timeline_list_init (GListModelInterface *iface)
{
  iface->get_item_type = pbx_timeline_get_item_type;
  iface->get_n_items = pbx_timeline_get_n_items;
  iface->get_item = pbx_timeline_get_item;
}

static void
pbx_timeline_finalize (GObject *object)
{
  PbxTimeline *self = PBX_TIMELINE (object);

  g_queue_clear_full (&self->events, g_object_unref);
  g_clear_object (&self->round_trip);
  g_free (self->state_text);
  g_free (self->address);

  G_OBJECT_CLASS (pbx_timeline_parent_class)->finalize (object);
}

static void
pbx_timeline_class_init (PbxTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pbx_timeline_finalize;
}

static void
pbx_timeline_init (PbxTimeline *self)
{
  g_queue_init (&self->events);
}

static void
add_event (PbxTimeline *self, PbxEventKind kind, guint state, const char *text)
{
  PbxEvent *event = g_object_new (PBX_TYPE_EVENT, NULL);

  event->time = g_get_real_time ();
  event->kind = kind;
  event->state = state;
  event->text = g_strdup (text);

  if (g_queue_get_length (&self->events) == MAX_EVENTS)
    {
      g_object_unref (g_queue_pop_tail (&self->events));
      g_list_model_items_changed (G_LIST_MODEL (self), MAX_EVENTS - 1, 1, 0);
    }
  g_queue_push_head (&self->events, event);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, 1);
}

/**
 * pbx_timeline_new:
 *
 * Returns: (transfer full): a timeline of which nothing was seen yet
 */
PbxTimeline *
pbx_timeline_new (void)
{
  return g_object_new (PBX_TYPE_TIMELINE, NULL);
}

/**
 * pbx_timeline_take_state:
 * @state: the state as a number, for icons and words
 * @text: the device's word for it
 *
 * Takes in what a poll found. It is an event where it differs from what was seen before; the first that is
 * seen is no change.
 */
void
pbx_timeline_take_state (PbxTimeline *self, guint state, const char *text)
{
  g_return_if_fail (PBX_IS_TIMELINE (self));

  if (self->state_text != NULL && self->state == state && g_str_equal (self->state_text, text))
    return;

  if (self->state_text != NULL)
    add_event (self, PBX_EVENT_STATE, state, text);
  self->state = state;
  g_free (self->state_text);
  self->state_text = g_strdup (text);
}

/**
 * pbx_timeline_take_address:
 * @address: where it is; empty when it is nowhere
 *
 * Takes in what a poll found. That an address is gone is told by the state; that it is another one is an
 * event, also when there was none in between.
 */
void
pbx_timeline_take_address (PbxTimeline *self, const char *address)
{
  g_return_if_fail (PBX_IS_TIMELINE (self));

  if (*address == '\0' || g_strcmp0 (self->address, address) == 0)
    return;

  if (self->address != NULL)
    add_event (self, PBX_EVENT_ADDRESS, 0, address);
  g_free (self->address);
  self->address = g_strdup (address);
}

/**
 * pbx_timeline_take_round_trip:
 * @milliseconds: the round trip; negative where it is not known
 *
 * Takes in what a poll found.
 */
void
pbx_timeline_take_round_trip (PbxTimeline *self, double milliseconds)
{
  gint64 now = g_get_monotonic_time ();

  g_return_if_fail (PBX_IS_TIMELINE (self));

  if (milliseconds < 0 || (self->measured_at != 0 && now - self->measured_at < ROUND_TRIP_EACH))
    return;

  self->measured_at = now;
  pbx_series_add (pbx_timeline_get_round_trip (self), now, milliseconds);
}

/**
 * pbx_timeline_get_round_trip:
 *
 * Returns: (transfer none): the round trip in milliseconds over microseconds of monotonic time
 */
PbxSeries *
pbx_timeline_get_round_trip (PbxTimeline *self)
{
  g_return_val_if_fail (PBX_IS_TIMELINE (self), NULL);

  if (self->round_trip == NULL)
    self->round_trip = pbx_series_new (MAX_ROUND_TRIPS);

  return self->round_trip;
}

/**
 * pbx_event_get_time:
 *
 * Returns: when it was seen, in microseconds since 1970 by this desktop's clock
 */
gint64
pbx_event_get_time (PbxEvent *self)
{
  g_return_val_if_fail (PBX_IS_EVENT (self), 0);
  return self->time;
}

/**
 * pbx_event_get_kind:
 *
 * Returns: what it is about
 */
PbxEventKind
pbx_event_get_kind (PbxEvent *self)
{
  g_return_val_if_fail (PBX_IS_EVENT (self), PBX_EVENT_STATE);
  return self->kind;
}

/**
 * pbx_event_get_state:
 *
 * Returns: the new state, a [enum@PhoneState] or a [enum@TrunkState]
 */
guint
pbx_event_get_state (PbxEvent *self)
{
  g_return_val_if_fail (PBX_IS_EVENT (self), 0);
  return self->state;
}

/**
 * pbx_event_get_text:
 *
 * Returns: the new address, or the device's word for the new state
 */
const char *
pbx_event_get_text (PbxEvent *self)
{
  g_return_val_if_fail (PBX_IS_EVENT (self), NULL);
  return self->text;
}
