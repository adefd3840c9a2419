/* desk-wakeup-form.c: a form for wake-up calls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-wakeup-form.h"

#include "desk-wakeup-people.h"
#include "desk-wakeup-when.h"
#include "desk-wakeup-words.h"

#include "pbx-wakeup-calls.h"
#include "pbx-wakeup-conflict.h"

#include <glib/gi18n.h>

/* How many calls that are in the way are told one by one */
#define MAX_CONFLICTS 3

/**
 * DeskWakeupForm:
 *
 * Adds wake-up calls for as many extensions as somebody likes, or gives calls
 * that there are another time.
 *
 * Calls keep their voice file. The device takes one for all calls of a request,
 * so that calls with different ones are sent in as many requests; if one of
 * them fails, the form stays and tells, and the next Save sends only what the
 * device did not take.
 */
struct _DeskWakeupForm
{
  DeskForm parent_instance;

  DeskWakeupDuty *duty;      /* owned */
  DeskWakeupNow *now;        /* owned */
  GPtrArray *wakeups;        /* owned PbxWakeup, nullable: what is edited */
  GPtrArray *waiting;        /* owned PbxWakeup: those that the device has not taken yet */
  gint64 sent_time;          /* what those that it has taken were changed to */
  GPtrArray *sent;           /* owned PbxWakeup, nullable: of the request that is under way */
  GCancellable *cancellable; /* owned, nullable: of the requests that are under way */

  DeskWakeupPeople *people;
  AdwPreferencesGroup *edited_group;
  DeskWakeupWhen *when;
  AdwActionRow *music_row;
  GtkSpinButton *music_spin;
  DeskHintRow *conflict_hint;

  PbxWallTime original_time;
  gint64 original_music;
  guint n_started_with; /* extensions that were chosen for the person */
  gboolean keeps_music; /* the calls have different voice files, and keep them */
};

G_DEFINE_FINAL_TYPE (DeskWakeupForm, desk_wakeup_form, DESK_TYPE_FORM)

static const char *
get_name (DeskWakeupForm *self, const char *exten)
{
  PbxPerson *person =
    pbx_directory_lookup_extension (desk_session_get_directory (desk_form_get_session (DESK_FORM (self))),
                                    exten);

  return person != NULL ? pbx_person_get_name (person) : "";
}

static GStrv
dup_extens (DeskWakeupForm *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (self->wakeups == NULL)
    return g_strdupv ((GStrv) desk_wakeup_people_get_extens (self->people));
  for (guint i = 0; i < self->wakeups->len; i++)
    g_strv_builder_add (builder, pbx_wakeup_get_exten (self->wakeups->pdata[i]));
  return g_strv_builder_end (builder);
}

/* Two of the calls that are moved may be for one extension: then they all ring
 * at once. */
static gboolean
has_twice (GStrv extens)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; extens[i] != NULL; i++)
    {
      if (!g_hash_table_add (seen, extens[i]))
        return TRUE;
    }
  return FALSE;
}

static void
update_conflicts (DeskWakeupForm *self)
{
  g_auto (GStrv) extens = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GString) text = NULL;

  if (self->duty == NULL)
    return;
  extens = dup_extens (self);
  found = pbx_wakeup_find_conflicts (G_LIST_MODEL (desk_wakeup_duty_get_list (self->duty)),
                                     (const char *const *) extens, desk_wakeup_when_get_time (self->when),
                                     self->wakeups);
  text = g_string_new (NULL);

  if (self->wakeups != NULL && has_twice (extens))
    g_string_append (text, _ ("Several of these calls are to the same extension: "
                              "they would ring together."));
  for (guint i = 0; i < MIN (found->len, MAX_CONFLICTS); i++)
    {
      const char *exten = pbx_wakeup_get_exten (found->pdata[i]);
      g_autofree char *time = desk_wakeup_describe_time (pbx_wakeup_get_wall_time (found->pdata[i]));
      const char *name = get_name (self, exten);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (*name != '\0')
        /* Translators: number, name, time */
        g_string_append_printf (text, _ ("%s, %s, already has a call at %s, within ten minutes."), exten,
                                name, time);
      else
        /* Translators: number, time */
        g_string_append_printf (text, _ ("%s already has a call at %s, within ten minutes."), exten, time);
    }
  if (found->len > MAX_CONFLICTS)
    g_string_append_printf (text,
                            ngettext ("\nAnd %u more extension.", "\nAnd %u more.",
                                      found->len - MAX_CONFLICTS),
                            found->len - MAX_CONFLICTS);
  desk_hint_row_show (self->conflict_hint, GTK_WIDGET (self->when),
                      text->len > 0 ? DESK_HINT_WARNING : DESK_HINT_NONE, text->str);
}

static void
now_changed_cb (DeskWakeupForm *self)
{
  desk_wakeup_when_set_now (self->when, desk_wakeup_now_get_minute (self->now));
}

/* DeskForm */

static void
desk_wakeup_form_check (DeskForm *form)
{
  DeskWakeupForm *self = DESK_WAKEUP_FORM (form);

  if (self->wakeups == NULL)
    {
      /* What is typed counts, too. */
      if (desk_form_get_tried (form) && *desk_wakeup_people_get_text (self->people) != '\0' &&
          !desk_wakeup_people_take_text (self->people))
        desk_form_set_wrong (form, self->people);
      if (desk_wakeup_people_get_n_extens (self->people) == 0)
        {
          if (desk_form_get_tried (form) && *desk_wakeup_people_get_text (self->people) == '\0')
            desk_wakeup_people_show_error (self->people, _ ("Choose who is to be woken."));
          desk_form_set_wrong (form, self->people);
        }
    }
  if (!desk_wakeup_when_get_valid (self->when))
    desk_form_set_wrong (form, self->when);
  update_conflicts (self);
}

static void send_next (DeskWakeupForm *self);

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskForm) form = user_data;
  g_autoptr (GError) error = NULL;

  pbx_wakeups_add_finish (PBX_CLIENT (source), result, &error);
  desk_form_sent (form, g_steal_pointer (&error));
}

/* What the device agreed to is brought into the rows at once: a later request
 * may fail. */
static void
take_sent (DeskWakeupForm *self)
{
  g_autoptr (GPtrArray) sent = g_steal_pointer (&self->sent);
  g_autofree char *time = pbx_wall_time_format (desk_wakeup_when_get_time (self->when));

  for (guint i = 0; i < sent->len; i++)
    {
      g_object_set (sent->pdata[i], "time", time, NULL);
      if (!self->keeps_music)
        g_object_set (sent->pdata[i], "music-id",
                      (gint64) gtk_spin_button_get_value_as_int (self->music_spin), NULL);
      g_ptr_array_remove (self->waiting, sent->pdata[i]);
    }
}

static void
updated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskWakeupForm) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!pbx_wakeups_update_finish (PBX_CLIENT (source), result, &error))
    {
      g_clear_pointer (&self->sent, g_ptr_array_unref);
      desk_form_sent (DESK_FORM (self), g_steal_pointer (&error));
      return;
    }
  if (desk_form_get_finished (DESK_FORM (self)))
    return;
  take_sent (self);
  if (self->waiting->len > 0)
    send_next (self);
  else
    desk_form_sent (DESK_FORM (self), NULL);
}

/* Sends those that are to play the same voice file. */
static void
send_next (DeskWakeupForm *self)
{
  gint64 music = gtk_spin_button_get_value_as_int (self->music_spin);

  if (self->keeps_music)
    music = pbx_wakeup_get_music_id (self->waiting->pdata[0]);
  g_clear_pointer (&self->sent, g_ptr_array_unref);
  self->sent = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->waiting->len; i++)
    {
      if (!self->keeps_music || pbx_wakeup_get_music_id (self->waiting->pdata[i]) == music)
        g_ptr_array_add (self->sent, g_object_ref (self->waiting->pdata[i]));
    }
  pbx_wakeups_update_async (desk_session_get_client (desk_form_get_session (DESK_FORM (self))), self->sent,
                            desk_wakeup_when_get_time (self->when), music, self->cancellable, updated_cb,
                            g_object_ref (self));
}

static void
desk_wakeup_form_send (DeskForm *form, GCancellable *cancellable)
{
  DeskWakeupForm *self = DESK_WAKEUP_FORM (form);

  if (self->wakeups != NULL)
    {
      gint64 time = desk_wakeup_when_get_time (self->when);

      /* Some were changed before the device refused the others, and the person has chosen another time since:
       * all of them are to have that one. */
      if (time != self->sent_time)
        {
          g_ptr_array_set_size (self->waiting, 0);
          for (guint i = 0; i < self->wakeups->len; i++)
            g_ptr_array_add (self->waiting, g_object_ref (self->wakeups->pdata[i]));
          self->sent_time = time;
        }
      g_set_object (&self->cancellable, cancellable);
      send_next (self);
    }
  else
    pbx_wakeups_add_async (desk_session_get_client (desk_form_get_session (form)),
                           desk_wakeup_people_get_extens (self->people),
                           desk_wakeup_when_get_time (self->when),
                           gtk_spin_button_get_value_as_int (self->music_spin), cancellable, added_cb,
                           g_object_ref (form));
}

static gboolean
desk_wakeup_form_is_changed (DeskForm *form)
{
  DeskWakeupForm *self = DESK_WAKEUP_FORM (form);

  /* A time that was only proposed and then left is no work; who was chosen is.
   */
  if (self->wakeups == NULL)
    return desk_wakeup_people_get_n_extens (self->people) != self->n_started_with ||
           *desk_wakeup_people_get_text (self->people) != '\0';
  return desk_wakeup_when_get_time (self->when) != self->original_time ||
         gtk_spin_button_get_value_as_int (self->music_spin) != self->original_music;
}

static void
fields_changed_cb (DeskWakeupForm *self)
{
  update_conflicts (self);
}

static void
desk_wakeup_form_dispose (GObject *object)
{
  DeskWakeupForm *self = DESK_WAKEUP_FORM (object);

  g_clear_object (&self->duty);
  g_clear_object (&self->now);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->wakeups, g_ptr_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->sent, g_ptr_array_unref);
  G_OBJECT_CLASS (desk_wakeup_form_parent_class)->dispose (object);
}

static void
desk_wakeup_form_class_init (DeskWakeupFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DeskFormClass *form_class = DESK_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_wakeup_form_dispose;
  form_class->check = desk_wakeup_form_check;
  form_class->send = desk_wakeup_form_send;
  form_class->is_changed = desk_wakeup_form_is_changed;

  g_type_ensure (DESK_TYPE_HINT_ROW);
  g_type_ensure (DESK_TYPE_WAKEUP_PEOPLE);
  g_type_ensure (DESK_TYPE_WAKEUP_WHEN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/wakeups/"
                                                             "desk-wakeup-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupForm, people);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupForm, edited_group);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupForm, when);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupForm, music_row);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupForm, music_spin);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupForm, conflict_hint);
  gtk_widget_class_bind_template_callback (widget_class, fields_changed_cb);
}

static void
desk_wakeup_form_init (DeskWakeupForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_edited (DeskWakeupForm *self)
{
  for (guint i = 0; i < self->wakeups->len; i++)
    {
      PbxWakeup *wakeup = self->wakeups->pdata[i];
      const char *exten = pbx_wakeup_get_exten (wakeup);
      g_autofree char *day =
        desk_wakeup_describe_day (pbx_wakeup_get_wall_time (wakeup), desk_wakeup_now_get_minute (self->now));
      g_autofree char *time = desk_wakeup_describe_time (pbx_wakeup_get_wall_time (wakeup));
      /* Translators: a day and a time: "Tomorrow 06:30" */
      g_autofree char *when = g_strdup_printf (_ ("%s %s"), day, time);
      const char *name = get_name (self, exten);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *label = gtk_label_new (when);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *name != '\0' ? name : exten);
      if (*name != '\0')
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), exten);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      adw_preferences_group_add (self->edited_group, row);
      if (pbx_wakeup_get_music_id (wakeup) != pbx_wakeup_get_music_id (self->wakeups->pdata[0]))
        self->keeps_music = TRUE;
    }
}

/* When people are mostly woken: tomorrow morning, or this one if it is still to
 * come */
static PbxWallTime
propose_time (PbxWallTime now)
{
  gint64 day;

  if (now == PBX_WALL_TIME_NONE)
    return PBX_WALL_TIME_NONE;
  day = pbx_wall_time_get_day (now);
  if (pbx_wall_time_get_hour (now) >= 6)
    day++;
  return pbx_wall_time_new (day, 7, 0);
}

/**
 * desk_wakeup_form_new:
 * @session: the device
 * @duty: what knows the wake-up calls
 * @now: the device's minute
 * @wakeups: (nullable) (element-type PbxWakeup): the calls to edit; %NULL adds
 * some
 *
 * Returns: (transfer none): a form; GTK owns it until it is closed
 */
DeskWakeupForm *
desk_wakeup_form_new (DeskSession *session, DeskWakeupDuty *duty, DeskWakeupNow *now, GPtrArray *wakeups)
{
  DeskWakeupForm *self = g_object_new (DESK_TYPE_WAKEUP_FORM, "session", session, NULL);
  PbxWallTime minute = desk_wakeup_now_get_minute (now);
  PbxWallTime time;

  self->duty = g_object_ref (duty);
  self->now = g_object_ref (now);
  if (wakeups != NULL)
    {
      self->wakeups = g_ptr_array_ref (wakeups);
      self->waiting = g_ptr_array_copy (wakeups, (GCopyFunc) g_object_ref, NULL);
      g_ptr_array_set_free_func (self->waiting, g_object_unref);
      gtk_window_set_title (GTK_WINDOW (self),
                            wakeups->len == 1 ? _ ("Edit Wake-up Call") : _ ("Edit Wake-up Calls"));
      show_edited (self);
      time = pbx_wakeup_get_wall_time (wakeups->pdata[0]);
      self->original_music = pbx_wakeup_get_music_id (wakeups->pdata[0]);
    }
  else
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("New Wake-up Call"));
      desk_wakeup_people_set_directory (self->people, desk_session_get_directory (session));
      time = propose_time (minute);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->people), wakeups == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->edited_group), wakeups != NULL);
  gtk_spin_button_set_value (self->music_spin, (double) self->original_music);
  if (self->keeps_music)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->music_spin), FALSE);
      adw_action_row_set_subtitle (self->music_row, _ ("These calls have different ones, and keep them."));
    }
  desk_wakeup_when_set_now (self->when, minute);
  if (time != PBX_WALL_TIME_NONE)
    desk_wakeup_when_set_time (self->when, time);
  self->original_time = desk_wakeup_when_get_time (self->when);
  g_signal_connect_object (now, "notify::minute", G_CALLBACK (now_changed_cb), self, G_CONNECT_SWAPPED);
  /* The list may change under the form. */
  g_signal_connect_object (desk_wakeup_duty_get_list (duty), "items-changed", G_CALLBACK (fields_changed_cb),
                           self, G_CONNECT_SWAPPED);
  pbx_clock_poll_now (desk_session_get_clock (session));
  update_conflicts (self);
  gtk_widget_grab_focus (wakeups == NULL ? GTK_WIDGET (self->people) : GTK_WIDGET (self->when));
  return self;
}

/**
 * desk_wakeup_form_add_exten:
 * @self: a form that adds
 * @exten: an extension's number
 *
 * Chooses an extension for the person, who has to do no more than the time.
 */
void
desk_wakeup_form_add_exten (DeskWakeupForm *self, const char *exten)
{
  g_return_if_fail (DESK_IS_WAKEUP_FORM (self));
  desk_wakeup_people_add (self->people, exten);
  self->n_started_with = desk_wakeup_people_get_n_extens (self->people);
}

/**
 * desk_wakeup_form_get_adds:
 * @self: a form
 *
 * Returns: whether it adds calls, rather than edits some
 */
gboolean
desk_wakeup_form_get_adds (DeskWakeupForm *self)
{
  g_return_val_if_fail (DESK_IS_WAKEUP_FORM (self), FALSE);
  return self->wakeups == NULL;
}

/**
 * desk_wakeup_form_describe_saved:
 * @self: a form that was saved
 *
 * Returns: (transfer full): what was saved, in a sentence for a toast
 */
char *
desk_wakeup_form_describe_saved (DeskWakeupForm *self)
{
  g_auto (GStrv) extens = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  guint n;

  g_return_val_if_fail (DESK_IS_WAKEUP_FORM (self), NULL);

  extens = dup_extens (self);
  n = g_strv_length (extens);
  clock = desk_wakeup_describe_time (desk_wakeup_when_get_time (self->when));
  day =
    desk_wakeup_describe_day (desk_wakeup_when_get_time (self->when), desk_wakeup_now_get_minute (self->now));
  /* Translators: a day and a time of it: "Tomorrow 06:30" */
  time = g_strdup_printf (C_ ("wake-up call", "%s %s"), day, clock);
  if (self->wakeups != NULL)
    /* Translators: how many wake-up calls, and their new time */
    return g_strdup_printf (ngettext ("%u wake-up call changed: %s", "%u wake-up calls changed: %s", n), n,
                            time);
  if (n == 1)
    /* Translators: number, time */
    return g_strdup_printf (_ ("Wake-up call to %s added: %s"), extens[0], time);
  /* Translators: how many, and their time */
  return g_strdup_printf (ngettext ("%u wake-up call added: %s", "%u wake-up calls added: %s", n), n, time);
}

/**
 * desk_wakeup_form_get_first_exten:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the first extension that it is for
 */
const char *
desk_wakeup_form_get_first_exten (DeskWakeupForm *self)
{
  g_return_val_if_fail (DESK_IS_WAKEUP_FORM (self), NULL);
  if (self->wakeups != NULL)
    return pbx_wakeup_get_exten (self->wakeups->pdata[0]);
  return desk_wakeup_people_get_extens (self->people)[0];
}

/**
 * desk_wakeup_form_get_time:
 * @self: a form
 *
 * Returns: the time that is chosen
 */
PbxWallTime
desk_wakeup_form_get_time (DeskWakeupForm *self)
{
  g_return_val_if_fail (DESK_IS_WAKEUP_FORM (self), PBX_WALL_TIME_NONE);
  return desk_wakeup_when_get_time (self->when);
}
