/* desk-call-filtering.c: keeps a list to the filter that the person chose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-call-filtering.h"

#include "desk-week.h"

/**
 * DeskCallFiltering:
 *
 * Filters a list of calls or recordings as a [class@CallFilter] says, and goes on doing so while days pass on
 * the device. What was filtered is remembered for each device.
 */
struct _DeskCallFiltering
{
  GObject parent_instance;

  DeskSession *session;  /* owned */
  PbxCallFilter *filter; /* owned */
  PbxList *list;         /* owned, nullable */
  char *key;             /* owned: of the device's settings */
  guint32 day;           /* of the device, as the list was last told; 0 before */
};

G_DEFINE_FINAL_TYPE (DeskCallFiltering, desk_call_filtering, G_TYPE_OBJECT)

static void
get_today (DeskCallFiltering *self, GDate *today)
{
  g_autoptr (GDateTime) now = pbx_clock_dup_now (desk_session_get_clock (self->session));

  /* Until the device has told its time, this desktop's is the best guess. */
  if (now == NULL)
    now = g_date_time_new_now_local ();
  g_date_clear (today, 1);
  g_date_set_dmy (today, (GDateDay) g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
}

static void
apply (DeskCallFiltering *self)
{
  GDate today;

  if (self->list == NULL)
    return;
  get_today (self, &today);
  self->day = g_date_get_julian (&today);
  pbx_call_filter_apply (self->filter, self->list, &today, desk_week_get_first_day ());
}

static void
filter_changed_cb (DeskCallFiltering *self)
{
  apply (self);
  g_settings_set_value (desk_session_get_device_settings (self->session), self->key,
                        pbx_call_filter_save (self->filter));
}

static void
desk_call_filtering_dispose (GObject *object)
{
  DeskCallFiltering *self = DESK_CALL_FILTERING (object);

  g_clear_object (&self->list);
  g_clear_object (&self->filter);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desk_call_filtering_parent_class)->dispose (object);
}

static void
desk_call_filtering_finalize (GObject *object)
{
  g_free (DESK_CALL_FILTERING (object)->key);
  G_OBJECT_CLASS (desk_call_filtering_parent_class)->finalize (object);
}

static void
desk_call_filtering_class_init (DeskCallFilteringClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_call_filtering_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_call_filtering_finalize;
}

static void
desk_call_filtering_init (DeskCallFiltering *self)
{
}

/**
 * desk_call_filtering_new:
 * @session: the device
 * @filter: what is filtered; it becomes what was remembered
 * @key: what the device's settings remember it by
 *
 * Returns: (transfer full): what filters lists, none at first
 */
DeskCallFiltering *
desk_call_filtering_new (DeskSession *session, PbxCallFilter *filter, const char *key)
{
  DeskCallFiltering *self = g_object_new (DESK_TYPE_CALL_FILTERING, NULL);
  g_autoptr (GVariant) saved = g_settings_get_value (desk_session_get_device_settings (session), key);

  self->session = g_object_ref (session);
  self->filter = g_object_ref (filter);
  self->key = g_strdup (key);
  pbx_call_filter_restore (filter, saved);
  g_signal_connect_object (filter, "notify", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk_session_get_clock (session), "notify",
                           G_CALLBACK (desk_call_filtering_check_day), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * desk_call_filtering_set_list:
 * @self: what filters
 * @list: a list of calls or recordings
 *
 * Filters another list from now on.
 */
void
desk_call_filtering_set_list (DeskCallFiltering *self, PbxList *list)
{
  g_return_if_fail (DESK_IS_CALL_FILTERING (self));

  g_set_object (&self->list, list);
  apply (self);
}

/**
 * desk_call_filtering_check_day:
 * @self: what filters
 *
 * Filters anew if today is another day than it was: after midnight, and once the device has told its time.
 */
void
desk_call_filtering_check_day (DeskCallFiltering *self)
{
  GDate today;

  g_return_if_fail (DESK_IS_CALL_FILTERING (self));

  if (self->session == NULL)
    return;
  get_today (self, &today);
  if (self->day != 0 && self->day != g_date_get_julian (&today))
    apply (self);
}
