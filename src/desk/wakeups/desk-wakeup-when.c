/* desk-wakeup-when.c: when to wake somebody, by the device's clock
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-wakeup-when.h"

#include "desk-hint-row.h"
#include "desk-wakeup-words.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * DeskWakeupWhen:
 *
 * Asks for a day and a time of the device's clock, with the usual ones a click
 * away. A time that is over by that clock is told to be wrong as soon as it is.
 */
struct _DeskWakeupWhen
{
  AdwPreferencesGroup parent_instance;

  PbxWallTime time;
  PbxWallTime now; /* PBX_WALL_TIME_NONE while the device's clock is not known */
  PbxWallTime first_pick;
  gint64 day_of_picks;

  GtkFlowBox *picks;
  AdwActionRow *day_row;
  GtkWidget *previous_button;
  GtkMenuButton *day_button;
  GtkCalendar *calendar;
  GtkSpinButton *hour_spin;
  GtkSpinButton *minute_spin;
  DeskHintRow *hint_row;

  gboolean updating;
};

/* When people in hotels and offices get up */
static const int morning[] = { 6 * 60, 6 * 60 + 30, 7 * 60, 7 * 60 + 30, 8 * 60 };

enum
{
  PROP_0,
  PROP_TIME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskWakeupWhen, desk_wakeup_when, ADW_TYPE_PREFERENCES_GROUP)

/* A call within the minute that goes on is one that the device may already have
 * looked past. */
static gboolean
is_over (DeskWakeupWhen *self)
{
  return self->now != PBX_WALL_TIME_NONE && self->time <= self->now;
}

static void
update_hint (DeskWakeupWhen *self)
{
  g_autofree char *text = NULL;
  DeskHint hint = DESK_HINT_INFO;

  if (self->now == PBX_WALL_TIME_NONE)
    {
      hint = DESK_HINT_WARNING;
      text = g_strdup (_ ("The clock of the PBX is not known yet. It refuses a "
                          "time that is over."));
    }
  else if (is_over (self))
    {
      g_autofree char *time = desk_wakeup_describe_time (self->now);

      hint = DESK_HINT_ERROR;
      /* Translators: the time of the PBX */
      text = g_strdup_printf (_ ("This time is over: it is %s on the PBX."), time);
    }
  else
    {
      g_autofree char *wait = desk_wakeup_describe_wait (self->time, self->now);
      g_autofree char *time = desk_wakeup_describe_time (self->now);

      /* Translators: "in 7 h 32 min", the time of the PBX */
      text = g_strdup_printf (_ ("It rings %s. It is %s on the PBX now."), wait, time);
    }
  desk_hint_row_show (self->hint_row, GTK_WIDGET (self->hour_spin), hint, text);
}

static void
update (DeskWakeupWhen *self)
{
  g_autofree char *day = desk_wakeup_describe_long_day (self->time, self->now);
  g_autofree char *short_day = desk_wakeup_describe_day (self->time, self->now);
  g_autoptr (GDateTime) date = pbx_wall_time_to_date_time (self->time);

  self->updating = TRUE;
  adw_action_row_set_subtitle (self->day_row, day);
  gtk_menu_button_set_label (self->day_button, short_day);
  gtk_widget_set_sensitive (self->previous_button,
                            self->now == PBX_WALL_TIME_NONE ||
                              pbx_wall_time_get_day (self->time) > pbx_wall_time_get_day (self->now));
  if (date != NULL)
    gtk_calendar_select_day (self->calendar, date);
  gtk_spin_button_set_value (self->hour_spin, pbx_wall_time_get_hour (self->time));
  gtk_spin_button_set_value (self->minute_spin, pbx_wall_time_get_minute (self->time));
  self->updating = FALSE;
  update_hint (self);
}

/* The usual times */

static void
pick_cb (DeskWakeupWhen *self, GtkWidget *button)
{
  gint64 *time = g_object_get_data (G_OBJECT (button), "time");

  /* Half an hour from the click, not from when the button was made */
  desk_wakeup_when_set_time (self, *time != PBX_WALL_TIME_NONE ? *time : self->now + 30);
}

static void
add_pick (DeskWakeupWhen *self, PbxWallTime time, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  GtkWidget *child = gtk_flow_box_child_new ();
  gint64 *kept = g_new (gint64, 1);

  *kept = time;
  g_object_set_data_full (G_OBJECT (button), "time", kept, g_free);
  gtk_widget_add_css_class (button, "desk-chip");
  gtk_widget_add_css_class (button, "numeric");
  g_signal_connect_object (button, "clicked", G_CALLBACK (pick_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_flow_box_append (self->picks, child);
}

static void
add_picks_of_day (DeskWakeupWhen *self, gint64 day)
{
  for (guint i = 0; i < G_N_ELEMENTS (morning); i++)
    {
      PbxWallTime time = pbx_wall_time_new (day, morning[i] / 60, morning[i] % 60);
      g_autofree char *name = desk_wakeup_describe_day (time, self->now);
      g_autofree char *clock = desk_wakeup_describe_time (time);
      /* Translators: a day and a time to choose: "Tomorrow 06:30" */
      g_autofree char *label = g_strdup_printf (_ ("%s %s"), name, clock);

      if (time > self->now)
        add_pick (self, time, label);
    }
}

/* The first morning that is not over by now, which is what the choices depend on */
static PbxWallTime
find_first_pick (PbxWallTime now)
{
  if (now == PBX_WALL_TIME_NONE)
    return PBX_WALL_TIME_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (morning); i++)
    {
      PbxWallTime time = pbx_wall_time_new (pbx_wall_time_get_day (now), morning[i] / 60, morning[i] % 60);

      if (time > now)
        return time;
    }
  return pbx_wall_time_new (pbx_wall_time_get_day (now) + 1, morning[0] / 60, morning[0] % 60);
}

static void
update_picks (DeskWakeupWhen *self)
{
  gint64 today = pbx_wall_time_get_day (self->now);
  PbxWallTime first = find_first_pick (self->now);
  GtkWidget *child;

  /* A button that has the keyboard focus stays as long as it can. */
  if (self->first_pick == first && self->day_of_picks == today &&
      gtk_widget_get_visible (GTK_WIDGET (self->picks)))
    return;
  self->first_pick = first;
  self->day_of_picks = today;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->picks))) != NULL)
    gtk_flow_box_remove (self->picks, child);
  gtk_widget_set_visible (GTK_WIDGET (self->picks), self->now != PBX_WALL_TIME_NONE);
  if (self->now == PBX_WALL_TIME_NONE)
    return;
  add_pick (self, PBX_WALL_TIME_NONE, _ ("In 30 min"));
  add_picks_of_day (self, today);
  /* Before the morning, the day is today's for those who sleep. */
  if (pbx_wall_time_get_hour (self->now) >= 6)
    add_picks_of_day (self, today + 1);
}

/* By hand */

static void
clock_changed_cb (DeskWakeupWhen *self)
{
  if (!self->updating)
    desk_wakeup_when_set_time (self,
                               pbx_wall_time_new (pbx_wall_time_get_day (self->time),
                                                  gtk_spin_button_get_value_as_int (self->hour_spin),
                                                  gtk_spin_button_get_value_as_int (self->minute_spin)));
}

/* Two digits, as on a clock */
static gboolean
output_cb (GtkSpinButton *spin)
{
  g_autofree char *text = g_strdup_printf ("%02d", gtk_spin_button_get_value_as_int (spin));

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

/* Reads `6`, `0630`, `6:30` and `6.30`. Returns whether it is a time of the day; @minute is -1 for an hour
 * alone. */
static gboolean
read_time (const char *text, int *hour, int *minute)
{
  g_autofree char *digits = g_strdup (text);
  char *colon = strpbrk (digits, ":.");
  gsize length;
  guint64 number;

  g_strstrip (digits);
  *minute = -1;
  if (colon != NULL)
    {
      guint64 rest;

      *colon = '\0';
      if (!g_ascii_string_to_unsigned (colon + 1, 10, 0, 59, &rest, NULL))
        return FALSE;
      *minute = (int) rest;
    }
  length = strlen (digits);
  if (!g_ascii_string_to_unsigned (digits, 10, 0, 2359, &number, NULL))
    return FALSE;
  if (colon == NULL && length > 2)
    {
      *minute = (int) (number % 100);
      number /= 100;
    }
  *hour = (int) number;
  return number < 24 && *minute < 60;
}

/* Whoever types a time types it in one go. What is none leaves the hour as it was. */
static int
hour_input_cb (GtkSpinButton *spin, double *value, DeskWakeupWhen *self)
{
  int hour, minute;

  *value = gtk_spin_button_get_value_as_int (spin);
  if (read_time (gtk_editable_get_text (GTK_EDITABLE (spin)), &hour, &minute))
    {
      *value = hour;
      if (minute >= 0)
        {
          self->updating = TRUE;
          gtk_spin_button_set_value (self->minute_spin, minute);
          self->updating = FALSE;
        }
    }
  return TRUE;
}

static void
set_day (DeskWakeupWhen *self, gint64 day)
{
  /* A day that is over cannot be chosen. */
  if (self->now != PBX_WALL_TIME_NONE)
    day = MAX (day, pbx_wall_time_get_day (self->now));
  desk_wakeup_when_set_time (self, pbx_wall_time_new (day, pbx_wall_time_get_hour (self->time),
                                                      pbx_wall_time_get_minute (self->time)));
}

static void
day_selected_cb (DeskWakeupWhen *self)
{
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) date = NULL;
  PbxWallTime time;

  if (self->updating)
    return;
  /* The calendar thinks in this desktop's zone: only what is printed on it
   * counts. */
  local = gtk_calendar_get_date (self->calendar);
  date = g_date_time_new_utc (g_date_time_get_year (local), g_date_time_get_month (local),
                              g_date_time_get_day_of_month (local), 0, 0, 0);
  time = g_date_time_to_unix (date) / 60;
  set_day (self, pbx_wall_time_get_day (time));
  update (self);
  gtk_menu_button_popdown (self->day_button);
}

static void
previous_cb (DeskWakeupWhen *self)
{
  set_day (self, pbx_wall_time_get_day (self->time) - 1);
}

static void
next_cb (DeskWakeupWhen *self)
{
  set_day (self, pbx_wall_time_get_day (self->time) + 1);
}

static void
desk_wakeup_when_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TIME:
      g_value_set_int64 (value, DESK_WAKEUP_WHEN (object)->time);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
desk_wakeup_when_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_WAKEUP_WHEN (widget)->hour_spin));
}

static void
desk_wakeup_when_class_init (DeskWakeupWhenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = desk_wakeup_when_get_property;

  /* What is chosen, a PbxWallTime. */
  properties[PROP_TIME] = g_param_spec_int64 ("time", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (DESK_TYPE_HINT_ROW);
  widget_class->grab_focus = desk_wakeup_when_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/wakeups/"
                                                             "desk-wakeup-when.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupWhen, picks);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupWhen, day_row);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupWhen, previous_button);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupWhen, day_button);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupWhen, calendar);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupWhen, hour_spin);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupWhen, minute_spin);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupWhen, hint_row);
  gtk_widget_class_bind_template_callback (widget_class, clock_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hour_input_cb);
  gtk_widget_class_bind_template_callback (widget_class, output_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
desk_wakeup_when_init (DeskWakeupWhen *self)
{
  self->now = PBX_WALL_TIME_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  update_picks (self);
  update (self);
}

/**
 * desk_wakeup_when_get_time:
 * @self: the group
 *
 * Returns: what is chosen, by the device's clock
 */
PbxWallTime
desk_wakeup_when_get_time (DeskWakeupWhen *self)
{
  g_return_val_if_fail (DESK_IS_WAKEUP_WHEN (self), PBX_WALL_TIME_NONE);
  return self->time;
}

/**
 * desk_wakeup_when_set_time:
 * @self: the group
 * @time: a time of the device's clock
 *
 * Chooses a time.
 */
void
desk_wakeup_when_set_time (DeskWakeupWhen *self, PbxWallTime time)
{
  g_return_if_fail (DESK_IS_WAKEUP_WHEN (self));

  if (self->time == time)
    return;
  self->time = time;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME]);
}

/**
 * desk_wakeup_when_set_now:
 * @self: the group
 * @now: the device's time, or %PBX_WALL_TIME_NONE while it is not known
 *
 * Goes on with the device's clock.
 */
void
desk_wakeup_when_set_now (DeskWakeupWhen *self, PbxWallTime now)
{
  g_return_if_fail (DESK_IS_WAKEUP_WHEN (self));

  if (self->now == now)
    return;
  self->now = now;
  update_picks (self);
  update (self);
}

/**
 * desk_wakeup_when_get_valid:
 * @self: the group
 *
 * Returns: whether the time is still to come, as far as is known
 */
gboolean
desk_wakeup_when_get_valid (DeskWakeupWhen *self)
{
  g_return_val_if_fail (DESK_IS_WAKEUP_WHEN (self), FALSE);
  /* What was typed counts once the focus leaves; Save may come first. */
  gtk_spin_button_update (self->hour_spin);
  gtk_spin_button_update (self->minute_spin);
  return !is_over (self);
}
