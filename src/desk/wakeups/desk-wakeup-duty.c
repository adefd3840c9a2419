/* desk-wakeup-duty.c: keeps an eye on wake-up calls for as long as somebody is
 * signed in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-wakeup-duty.h"

#include "desk-wakeup-words.h"

#include "pbx-extension-name.h"

#include <glib/gi18n.h>

/**
 * DeskWakeupDuty:
 *
 * Has the wake-up calls, and whoever is to be woken, in view while the program
 * runs, whichever page is shown: it asks for the list now and then, steps the
 * [class@WakeupWatch] by the device's clock, and tells reception of calls that
 * were not seen to ring.
 */
struct _DeskWakeupDuty
{
  GObject parent_instance;

  PbxList *list;             /* owned */
  PbxWakeupWatch *watch;     /* owned */
  GCancellable *cancellable; /* owned */
  PbxWakeupBook *book;       /* owned */
  PbxMonitor *monitor;       /* owned */
  PbxClock *clock;           /* owned */
  PbxDirectory *directory;   /* owned */
  DeskWakeupNow *now;        /* owned */
  GApplication *application; /* owned, nullable */

  gint64 refreshed_at; /* monotonic, of the last time that the list was asked
                          for */
  guint timer;
  guint n_missed;
};

/* Somebody else may add and delete calls, on the device or at another desk. */
#define REFRESH_EVERY (60 * G_USEC_PER_SEC)

G_DEFINE_FINAL_TYPE (DeskWakeupDuty, desk_wakeup_duty, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_N_MISSED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
count_missed (DeskWakeupDuty *self)
{
  g_autoptr (GPtrArray) missed = desk_wakeup_duty_get_missed (self);

  if (self->n_missed == missed->len)
    return;
  self->n_missed = missed->len;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_MISSED]);
}

static char *
make_notification_id (PbxWakeup *wakeup)
{
  return g_strdup_printf ("wakeup-%" G_GINT64_FORMAT, pbx_wakeup_get_id (wakeup));
}

static void
missed_cb (DeskWakeupDuty *self, PbxWakeup *wakeup)
{
  const char *exten = pbx_wakeup_get_exten (wakeup);
  g_autoptr (GNotification) notification = NULL;
  g_autoptr (PbxParty) party = NULL;
  g_autofree char *id = NULL;
  g_autofree char *time = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  if (self->application == NULL)
    return;
  id = make_notification_id (wakeup);
  time = desk_wakeup_describe_time (pbx_wakeup_get_wall_time (wakeup));
  party = pbx_directory_get_party (self->directory, exten);
  if (*pbx_party_get_name (party) != '\0')
    /* Translators: time, number, name of a person who was to be woken */
    title = g_strdup_printf (_ ("Look after the %s wake-up call to %s, %s"), time, exten,
                             pbx_party_get_name (party));
  else
    /* Translators: time, number */
    title = g_strdup_printf (_ ("Look after the %s wake-up call to %s"), time, exten);
  body = g_strconcat (desk_wakeup_explain_observed (pbx_wakeup_get_observed (wakeup)), " ",
                      _ ("This is what Front Desk observed; the PBX does not report what comes "
                         "of a call."),
                      NULL);
  notification = g_notification_new (title);
  g_notification_set_body (notification, body);
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_URGENT);
  g_application_send_notification (self->application, id, notification);
}

static gboolean timer_cb (gpointer user_data);

static void
schedule (DeskWakeupDuty *self, gint64 seconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add ((guint) (seconds * 1000), timer_cb, self);
}

static void
ask_for_list (DeskWakeupDuty *self)
{
  gint64 now = g_get_monotonic_time ();

  if (pbx_monitor_get_connection (self->monitor) != PBX_CONNECTION_LIVE || pbx_list_get_busy (self->list))
    return;
  if (pbx_list_get_state (self->list) == PBX_LIST_EMPTY)
    pbx_list_load (self->list);
  else if (now - self->refreshed_at < REFRESH_EVERY)
    return;
  else if (pbx_list_get_state (self->list) == PBX_LIST_FAILED)
    pbx_list_retry (self->list);
  else
    pbx_list_refresh (self->list);
  self->refreshed_at = now;
}

static gboolean
timer_cb (gpointer user_data)
{
  DeskWakeupDuty *self = user_data;

  self->timer = 0;
  desk_wakeup_duty_look (self);
  return G_SOURCE_REMOVE;
}

static void
look_soon (DeskWakeupDuty *self)
{
  schedule (self, 0);
}

static void
desk_wakeup_duty_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_N_MISSED:
      g_value_set_uint (value, DESK_WAKEUP_DUTY (object)->n_missed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
names_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) names = pbx_client_list_finish (PBX_CLIENT (source), result, &error);
  DeskWakeupDuty *self = user_data;

  if (names != NULL)
    pbx_wakeup_watch_set_names (self->watch, names);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    /* Without them an analogue phone counts as one that is not registered. */
    g_debug ("Analogue extensions are not known: %s", error->message);
}

static void
desk_wakeup_duty_dispose (GObject *object)
{
  DeskWakeupDuty *self = DESK_WAKEUP_DUTY (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->book);
  g_clear_object (&self->watch);
  g_clear_object (&self->list);
  g_clear_object (&self->monitor);
  g_clear_object (&self->clock);
  g_clear_object (&self->directory);
  g_clear_object (&self->now);
  g_clear_object (&self->application);
  G_OBJECT_CLASS (desk_wakeup_duty_parent_class)->dispose (object);
}

static void
desk_wakeup_duty_class_init (DeskWakeupDutyClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = desk_wakeup_duty_get_property;
  G_OBJECT_CLASS (klass)->dispose = desk_wakeup_duty_dispose;

  /* How many calls were not seen to ring, and nobody has dismissed. */
  properties[PROP_N_MISSED] =
    g_param_spec_uint ("n-missed", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
desk_wakeup_duty_init (DeskWakeupDuty *self)
{
}

/**
 * desk_wakeup_duty_new:
 * @session: the device
 * @now: told the device's minute
 *
 * Returns: (transfer full): watches the device's wake-up calls from now on
 */
DeskWakeupDuty *
desk_wakeup_duty_new (DeskSession *session, DeskWakeupNow *now)
{
  DeskWakeupDuty *self = g_object_new (DESK_TYPE_WAKEUP_DUTY, NULL);

  g_return_val_if_fail (DESK_IS_SESSION (session), NULL);

  self->monitor = g_object_ref (desk_session_get_monitor (session));
  self->clock = g_object_ref (desk_session_get_clock (session));
  self->directory = g_object_ref (desk_session_get_directory (session));
  self->now = g_object_ref (now);
  self->list = pbx_list_new (desk_session_get_client (session), PBX_ENDPOINT_WAKEUPS, PBX_TYPE_WAKEUP);
  self->watch = pbx_wakeup_watch_new (G_LIST_MODEL (self->list), self->monitor);
  self->book =
    pbx_wakeup_book_new (G_LIST_MODEL (self->list), pbx_wakeup_watch_get_past (self->watch), self->directory);
  g_signal_connect_object (self->watch, "missed", G_CALLBACK (missed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "rescheduled", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "notify", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->monitor, "notify::connection", G_CALLBACK (look_soon), self,
                           G_CONNECT_SWAPPED);
  self->cancellable = g_cancellable_new ();
  pbx_client_list_async (desk_session_get_client (session), PBX_ENDPOINT_EXTENSION_NAMES,
                         PBX_TYPE_EXTENSION_NAME, self->cancellable, names_cb, self);
  look_soon (self);
  return self;
}

/**
 * desk_wakeup_duty_set_application:
 * @self: the duty
 * @application: (nullable): what tells reception
 *
 * Sets the application; without one nobody is told.
 */
void
desk_wakeup_duty_set_application (DeskWakeupDuty *self, GApplication *application)
{
  g_return_if_fail (DESK_IS_WAKEUP_DUTY (self));
  g_set_object (&self->application, application);
}

/**
 * desk_wakeup_duty_get_list:
 * @self: the duty
 *
 * Returns: (transfer none): the device's wake-up calls
 */
PbxList *
desk_wakeup_duty_get_list (DeskWakeupDuty *self)
{
  g_return_val_if_fail (DESK_IS_WAKEUP_DUTY (self), NULL);
  return self->list;
}

/**
 * desk_wakeup_duty_get_book:
 * @self: the duty
 *
 * Returns: (transfer none): the device's wake-up calls and those that were due,
 * by time
 */
PbxWakeupBook *
desk_wakeup_duty_get_book (DeskWakeupDuty *self)
{
  g_return_val_if_fail (DESK_IS_WAKEUP_DUTY (self), NULL);
  return self->book;
}

/**
 * desk_wakeup_duty_get_n_missed:
 * @self: the duty
 *
 * Returns: how many calls were not seen to ring
 */
guint
desk_wakeup_duty_get_n_missed (DeskWakeupDuty *self)
{
  g_return_val_if_fail (DESK_IS_WAKEUP_DUTY (self), 0);
  return self->n_missed;
}

/**
 * desk_wakeup_duty_get_missed:
 * @self: the duty
 *
 * Returns: (transfer full) (element-type PbxWakeup): the calls that were not seen to ring
 */
GPtrArray *
desk_wakeup_duty_get_missed (DeskWakeupDuty *self)
{
  GPtrArray *missed = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *models[2];

  g_return_val_if_fail (DESK_IS_WAKEUP_DUTY (self), missed);

  models[0] = pbx_wakeup_watch_get_past (self->watch);
  models[1] = G_LIST_MODEL (self->list);
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    for (guint j = 0; j < g_list_model_get_n_items (models[i]); j++)
      {
        g_autoptr (PbxWakeup) wakeup = g_list_model_get_item (models[i], j);

        if (pbx_wakeup_observed_is_missed (pbx_wakeup_get_observed (wakeup)))
          g_ptr_array_add (missed, g_steal_pointer (&wakeup));
      }
  return missed;
}

/**
 * desk_wakeup_duty_look:
 * @self: the duty
 *
 * Looks at the clock, at what is due, and at whether the list is to be asked
 * for again.
 */
void
desk_wakeup_duty_look (DeskWakeupDuty *self)
{
  g_autoptr (GDateTime) time = NULL;
  gint64 seconds;

  g_return_if_fail (DESK_IS_WAKEUP_DUTY (self));

  ask_for_list (self);
  time = pbx_clock_dup_now (self->clock);
  if (time == NULL)
    {
      schedule (self, 1);
      return;
    }
  seconds = g_date_time_to_unix (time);
  g_object_ref (self);
  desk_wakeup_now_set_minute (self->now, seconds / 60);
  pbx_wakeup_watch_step (self->watch, seconds, pbx_clock_get_precision (self->clock));
  count_missed (self);
  /* The next minute is shown when it begins. */
  schedule (self, MIN (pbx_wakeup_watch_get_next_step (self->watch), 60 - seconds % 60));
  g_object_unref (self);
}

static void
withdraw (DeskWakeupDuty *self, const char *key)
{
  g_autofree char *id = g_strconcat ("wakeup-", key, NULL);

  if (self->application != NULL)
    g_application_withdraw_notification (self->application, id);
}

/**
 * desk_wakeup_duty_forget:
 * @self: the duty
 * @keys: (array zero-terminated=1): the keys of calls that somebody deletes or
 * dismisses
 *
 * Waits for these calls no more.
 */
void
desk_wakeup_duty_forget (DeskWakeupDuty *self, const char *const *keys)
{
  g_return_if_fail (DESK_IS_WAKEUP_DUTY (self));

  for (gsize i = 0; keys[i] != NULL; i++)
    withdraw (self, keys[i]);
  pbx_wakeup_watch_forget (self->watch, keys);
  count_missed (self);
}

/**
 * desk_wakeup_duty_dismiss:
 * @self: the duty
 *
 * Somebody has seen which calls were missed: those that the device has no more
 * go, and the others lose their mark.
 */
void
desk_wakeup_duty_dismiss (DeskWakeupDuty *self)
{
  GListModel *past;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  g_return_if_fail (DESK_IS_WAKEUP_DUTY (self));

  past = pbx_wakeup_watch_get_past (self->watch);
  for (guint i = 0; i < g_list_model_get_n_items (past); i++)
    {
      g_autoptr (PbxRecord) record = g_list_model_get_item (past, i);
      g_autofree char *key = NULL;

      if (!pbx_wakeup_observed_is_missed (pbx_wakeup_get_observed (PBX_WAKEUP (record))))
        continue;
      key = pbx_record_dup_key (record);
      g_strv_builder_add (builder, key);
    }
  keys = g_strv_builder_end (builder);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (PbxWakeup) wakeup = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (pbx_wakeup_observed_is_missed (pbx_wakeup_get_observed (wakeup)))
        pbx_wakeup_set_observed (wakeup, PBX_WAKEUP_NOT_WATCHED);
    }
  desk_wakeup_duty_forget (self, (const char *const *) keys);
}
