/* desk-system-detail.c: one trunk or one phone, and what became of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-system-detail.h"

#include "desk-phone-state.h"
#include "desk-plot.h"
#include "desk-trunk-words.h"
#include "desk-value-row.h"

#include <glib/gi18n.h>

/**
 * DeskSystemDetail:
 *
 * All that the device tells of one trunk or one phone, and the timeline of what was seen of it since the
 * program runs.
 */
struct _DeskSystemDetail
{
  AdwBin parent_instance;

  GObject *subject;      /* owned, nullable: a PbxTrunk or a PbxPhone */
  PbxTimeline *timeline; /* owned, nullable */

  /* borrowed */
  GtkLabel *title;
  GtkListBox *values;
  GtkListBox *events;
  GtkLabel *no_events;
  DeskPlot *plot;
  GtkLabel *round_trip;
  GtkWidget *round_trip_box;
};

G_DEFINE_FINAL_TYPE (DeskSystemDetail, desk_system_detail, ADW_TYPE_BIN)

static void
desk_system_detail_clear (DeskSystemDetail *self)
{
  if (self->subject != NULL)
    g_signal_handlers_disconnect_by_data (self->subject, self);
  if (self->timeline != NULL)
    {
      g_signal_handlers_disconnect_by_data (pbx_timeline_get_round_trip (self->timeline), self);
      g_signal_handlers_disconnect_by_data (self->timeline, self);
    }
  g_clear_object (&self->subject);
  g_clear_object (&self->timeline);
}

static void
desk_system_detail_dispose (GObject *object)
{
  DeskSystemDetail *self = DESK_SYSTEM_DETAIL (object);

  desk_system_detail_clear (self);

  G_OBJECT_CLASS (desk_system_detail_parent_class)->dispose (object);
}

static void
desk_system_detail_class_init (DeskSystemDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_system_detail_dispose;
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkListBox *
add_list (GtkBox *box)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (box, list);

  return GTK_LIST_BOX (list);
}

static void
desk_system_detail_init (DeskSystemDetail *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *plot = desk_plot_new (_ ("Round trip over the last minutes"));

  self->title = GTK_LABEL (make_label (NULL, "title-3"));
  gtk_box_append (box, GTK_WIDGET (self->title));
  self->values = add_list (box);

  self->round_trip_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->round_trip_box), make_label (_ ("Round Trip"), "heading"));
  self->plot = DESK_PLOT (plot);
  gtk_box_append (GTK_BOX (self->round_trip_box), plot);
  self->round_trip = GTK_LABEL (make_label (NULL, "caption"));
  gtk_box_append (GTK_BOX (self->round_trip_box), GTK_WIDGET (self->round_trip));
  gtk_box_append (box, self->round_trip_box);

  gtk_box_append (box, make_label (_ ("Since You Signed In"), "heading"));
  self->no_events = GTK_LABEL (make_label (_ ("Nothing changed."), "dim-label"));
  gtk_box_append (box, GTK_WIDGET (self->no_events));
  self->events = add_list (box);

  gtk_widget_set_margin_top (GTK_WIDGET (box), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (box), 18);
  gtk_widget_set_margin_start (GTK_WIDGET (box), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (box), 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

static GtkWidget *
create_event_row (gpointer item, gpointer user_data)
{
  DeskSystemDetail *self = user_data;
  PbxEvent *event = item;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (pbx_event_get_time (event) / G_USEC_PER_SEC);
  /* Translators: day and time of an event, as strftime() takes it */
  g_autofree char *when = g_date_time_format (time, _ ("%x, %H:%M:%S"));
  g_autofree char *what = NULL;
  GtkWidget *row = g_object_new (DESK_TYPE_VALUE_ROW, NULL);

  if (PBX_IS_TRUNK (self->subject) || pbx_event_get_kind (event) == PBX_EVENT_ADDRESS)
    what = desk_trunk_describe_event (event);
  else
    what = desk_phone_state_describe (pbx_event_get_state (event), pbx_event_get_text (event));

  g_object_set (row, "title", when, "value", what, NULL);

  return row;
}

static void
add_value (DeskSystemDetail *self, const char *name, const char *value)
{
  GtkWidget *row;

  if (*value == '\0')
    return;

  row = g_object_new (DESK_TYPE_VALUE_ROW, "title", name, "value", value, NULL);
  gtk_list_box_append (self->values, row);
}

static void
fill_trunk (DeskSystemDetail *self, PbxTrunk *trunk)
{
  g_autofree char *name = desk_trunk_describe_name (trunk);
  g_autofree char *kind = desk_trunk_describe_kind (trunk);
  g_autofree char *state =
    desk_trunk_describe_state (pbx_trunk_get_state (trunk), pbx_trunk_get_state_text (trunk));
  g_autofree char *delay = desk_trunk_describe_delay (pbx_trunk_get_delay (trunk));
  g_autofree char *signal = desk_trunk_describe_signal (trunk);
  g_autofree char *channel = desk_trunk_describe_channel (trunk);

  gtk_label_set_label (self->title, name);
  add_value (self, _ ("Kind"), kind);
  add_value (self, _ ("State"), state);
  add_value (self, _ ("Role"), desk_trunk_describe_role (trunk));
  add_value (self, _ ("Address"), pbx_trunk_get_address (trunk));
  add_value (self, _ ("Round trip"), delay);
  add_value (self, _ ("Signal"), signal);
  add_value (self, _ ("Channel"), channel);
  add_value (self, _ ("As the device tells it"), pbx_trunk_get_raw (trunk));
}

static void
fill_phone (DeskSystemDetail *self, PbxPhone *phone)
{
  GListModel *endpoints = pbx_phone_get_endpoints (phone);
  g_autofree char *state = desk_phone_describe (phone);

  add_value (self, _ ("State"), state);
  for (guint i = 0; i < g_list_model_get_n_items (endpoints); i++)
    {
      g_autoptr (PbxPhoneEndpoint) endpoint = g_list_model_get_item (endpoints, i);
      gint64 microseconds = pbx_phone_endpoint_get_round_trip (endpoint);
      g_autofree char *round_trip =
        desk_trunk_describe_delay (microseconds >= 0 ? microseconds / 1000.0 : -1);

      add_value (self, _ ("Address"), pbx_phone_endpoint_get_address (endpoint));
      add_value (self, _ ("Round trip"), round_trip);
    }
}

static void
update (DeskSystemDetail *self)
{
  PbxSeries *series = pbx_timeline_get_round_trip (self->timeline);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->values))) != NULL)
    gtk_list_box_remove (self->values, row);
  if (PBX_IS_TRUNK (self->subject))
    fill_trunk (self, PBX_TRUNK (self->subject));
  else
    fill_phone (self, PBX_PHONE (self->subject));

  gtk_widget_set_visible (self->round_trip_box, pbx_series_get_length (series) > 0);
  if (pbx_series_get_length (series) > 0)
    {
      double least = G_MAXDOUBLE;
      double most = 0;
      g_autofree char *words = NULL;

      for (guint i = 0; i < pbx_series_get_length (series); i++)
        {
          least = MIN (least, pbx_series_get (series, i, NULL));
          most = MAX (most, pbx_series_get (series, i, NULL));
        }
      /* Translators: round trips in milliseconds */
      words = g_strdup_printf (_ ("%.0f ms now, from %.0f ms to %.0f ms"), pbx_series_get_last (series),
                               least, most);
      gtk_label_set_label (self->round_trip, words);
      desk_plot_set_description (self->plot, words);
    }
}

static void
events_changed_cb (DeskSystemDetail *self)
{
  gboolean any = desk_system_detail_get_n_events (self) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->events), any);
  gtk_widget_set_visible (GTK_WIDGET (self->no_events), !any);
}

static void
set_subject (DeskSystemDetail *self, gpointer subject, PbxTimeline *timeline)
{
  g_autoptr (GPtrArray) series = g_ptr_array_new ();

  desk_system_detail_clear (self);
  self->subject = g_object_ref (subject);
  self->timeline = g_object_ref (timeline);
  g_ptr_array_add (series, pbx_timeline_get_round_trip (timeline));
  desk_plot_set_series (self->plot, series);
  gtk_list_box_bind_model (self->events, G_LIST_MODEL (timeline), create_event_row, self, NULL);
  g_signal_connect_object (subject, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pbx_timeline_get_round_trip (timeline), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (timeline, "items-changed", G_CALLBACK (events_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  events_changed_cb (self);
}

/**
 * desk_system_detail_show_trunk:
 * @self: details
 * @trunk: a trunk
 *
 * Shows a trunk, and follows it.
 */
void
desk_system_detail_show_trunk (DeskSystemDetail *self, PbxTrunk *trunk)
{
  g_return_if_fail (DESK_IS_SYSTEM_DETAIL (self));
  set_subject (self, trunk, pbx_trunk_get_timeline (trunk));
}

/**
 * desk_system_detail_show_phone:
 * @self: details
 * @phone: the phones of an extension
 * @name: whose they are; empty when it is not known
 *
 * Shows an extension's phones, and follows them.
 */
void
desk_system_detail_show_phone (DeskSystemDetail *self, PbxPhone *phone, const char *name)
{
  g_autofree char *title = NULL;

  g_return_if_fail (DESK_IS_SYSTEM_DETAIL (self));

  title = *name != '\0' ? g_strdup_printf ("%s · %s", pbx_phone_get_exten (phone), name)
                        : g_strdup (pbx_phone_get_exten (phone));
  gtk_label_set_label (self->title, title);
  set_subject (self, phone, pbx_phone_get_timeline (phone));
}

/**
 * desk_system_detail_get_n_events:
 * @self: details
 *
 * Returns: how many events the timeline shows
 */
guint
desk_system_detail_get_n_events (DeskSystemDetail *self)
{
  g_return_val_if_fail (DESK_IS_SYSTEM_DETAIL (self), 0);
  return self->timeline != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->timeline)) : 0;
}
