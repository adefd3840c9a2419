/* desk-call-filter-bar.c: which calls or recordings somebody looks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-call-filter-bar.h"

#include "desk-call-words.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * DeskCallFilterBar:
 *
 * A bar over a table of calls or recordings: period, direction and status at hand, the rest behind a
 * button, and a chip for each of those in force that takes it away again.
 */
struct _DeskCallFilterBar
{
  AdwBin parent_instance;

  PbxCallFilter *filter; /* borrowed from the template */
  GtkDropDown *period_drop, *direction_drop, *status_drop;
  GtkWidget *caller_row, *callee_row, *trunk_row, *pin_row, *from_row, *to_row;
  GtkMenuButton *more_button;
  GtkPopover *popover;
  GtkLabel *problem;
  GtkBox *chips;
  gboolean updating;
};

enum
{
  PROP_0,
  PROP_FILTER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskCallFilterBar, desk_call_filter_bar, ADW_TYPE_BIN)

/* In the order of the drop-downs; the words of the device */
static const char *const direction_values[] = { "", "incoming", "outgoing", "internal" };
static const char *const status_values[] = { "", "ANSWERED", "NO ANSWER", "BUSY", "FAILED" };

static guint
find_value (const char *const *values, guint n, const char *value)
{
  for (guint i = 0; i < n; i++)
    {
      if (g_str_equal (values[i], value))
        return i;
    }

  return 0;
}

/* Chips */

static void
remove_chip_cb (GtkButton *chip, DeskCallFilterBar *self)
{
  const char *property = g_object_get_data (G_OBJECT (chip), "property");

  gtk_widget_grab_focus (GTK_WIDGET (self->more_button));
  if (g_str_equal (property, "period"))
    g_object_set (self->filter, "period", PBX_PERIOD_ALL, "from", "", "to", "", NULL);
  else
    g_object_set (self->filter, property, "", NULL);
}

static void
add_chip (DeskCallFilterBar *self, const char *property, const char *words)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);
  /* Translators: a filter that is in force, such as "Caller: 138" */
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove “%s”"), words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "desk-chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (chip, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_object_set_data (G_OBJECT (chip), "property", (gpointer) property);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (remove_chip_cb), self, 0);
  gtk_box_append (self->chips, chip);
}

static void
add_text_chip (DeskCallFilterBar *self, const char *property, const char *title)
{
  g_autofree char *value = NULL;
  g_autofree char *words = NULL;

  g_object_get (self->filter, property, &value, NULL);
  if (*value == '\0')
    return;
  /* Translators: what is filtered by, and its value: "Caller: 138" */
  words = g_strdup_printf (_ ("%s: %s"), title, value);
  add_chip (self, property, words);
}

static void
add_range_chip (DeskCallFilterBar *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *words = NULL;

  g_object_get (self->filter, "from", &from, "to", &to, NULL);
  if (*from != '\0' && *to != '\0')
    words = g_strdup_printf (_ ("%s to %s"), from, to);
  else if (*from != '\0')
    words = g_strdup_printf (_ ("From %s"), from);
  else
    words = g_strdup_printf (_ ("Until %s"), to);
  add_chip (self, "period", words);
}

static void
update (DeskCallFilterBar *self)
{
  g_autofree char *direction = NULL;
  g_autofree char *status = NULL;
  GtkWidget *chip;
  PbxPeriod period;

  g_object_get (self->filter, "period", &period, "direction", &direction, "status", &status, NULL);
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->period_drop, period);
  gtk_drop_down_set_selected (self->direction_drop,
                              find_value (direction_values, G_N_ELEMENTS (direction_values), direction));
  gtk_drop_down_set_selected (self->status_drop,
                              find_value (status_values, G_N_ELEMENTS (status_values), status));
  self->updating = FALSE;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, chip);
  if (period == PBX_PERIOD_RANGE)
    add_range_chip (self);
  add_text_chip (self, "caller", _ ("Caller"));
  add_text_chip (self, "callee", _ ("Called"));
  add_text_chip (self, "trunk", _ ("Trunk"));
  add_text_chip (self, "pin-code", _ ("PIN"));
}

/* What the person chooses */

static void
chosen_cb (DeskCallFilterBar *self, GParamSpec *pspec, GtkDropDown *drop)
{
  guint selected = gtk_drop_down_get_selected (drop);

  if (self->updating || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (drop == self->direction_drop)
    g_object_set (self->filter, "direction", direction_values[selected], NULL);
  else if (drop == self->status_drop)
    g_object_set (self->filter, "status", status_values[selected], NULL);
  else if (selected == PBX_PERIOD_RANGE)
    {
      /* The days are still to be told. */
      update (self);
      gtk_menu_button_popup (self->more_button);
      gtk_widget_grab_focus (self->from_row);
    }
  else
    g_object_set (self->filter, "period", selected, NULL);
}

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* Empty, or a day as the device writes it */
static gboolean
is_day (const char *text)
{
  g_autofree char *iso = g_strconcat (text, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (iso, NULL);

  return *text == '\0' || (day != NULL && strlen (text) == 10);
}

static void
show_problem (DeskCallFilterBar *self, GtkWidget *row, const char *problem)
{
  gtk_label_set_label (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *problem != '\0');
  if (row == NULL)
    return;
  gtk_widget_add_css_class (row, "error");
  gtk_widget_grab_focus (row);
}

static void
apply_cb (DeskCallFilterBar *self)
{
  g_autofree char *from = g_strstrip (g_strdup (get_text (self->from_row)));
  g_autofree char *to = g_strstrip (g_strdup (get_text (self->to_row)));
  PbxPeriod period;

  gtk_widget_remove_css_class (self->from_row, "error");
  gtk_widget_remove_css_class (self->to_row, "error");
  show_problem (self, NULL, "");
  if (!is_day (from) || !is_day (to))
    {
      /* Translators: how a day has to be typed */
      show_problem (self, is_day (from) ? self->to_row : self->from_row,
                    _ ("Enter a day such as 2026-03-31."));
      return;
    }
  g_object_get (self->filter, "period", &period, NULL);
  if (*from != '\0' || *to != '\0')
    period = PBX_PERIOD_RANGE;
  else if (period == PBX_PERIOD_RANGE)
    period = PBX_PERIOD_ALL;
  g_object_freeze_notify (G_OBJECT (self->filter));
  g_object_set (self->filter, "period", period, "from", from, "to", to, "caller", get_text (self->caller_row),
                "callee", get_text (self->callee_row), "trunk", get_text (self->trunk_row), "pin-code",
                get_text (self->pin_row), NULL);
  g_object_thaw_notify (G_OBJECT (self->filter));
  gtk_popover_popdown (self->popover);
}

static void
fill (DeskCallFilterBar *self, GtkWidget *row, const char *property)
{
  g_autofree char *value = NULL;

  g_object_get (self->filter, property, &value, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), value);
}

static void
popover_shown_cb (DeskCallFilterBar *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;
  fill (self, self->caller_row, "caller");
  fill (self, self->callee_row, "callee");
  fill (self, self->trunk_row, "trunk");
  fill (self, self->pin_row, "pin-code");
  fill (self, self->from_row, "from");
  fill (self, self->to_row, "to");
  gtk_widget_remove_css_class (self->from_row, "error");
  gtk_widget_remove_css_class (self->to_row, "error");
  show_problem (self, NULL, "");
}

static void
clear_cb (DeskCallFilterBar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->more_button));
  pbx_call_filter_clear (self->filter);
}

static void
desk_call_filter_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FILTER:
      g_value_set_object (value, DESK_CALL_FILTER_BAR (object)->filter);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_call_filter_bar_class_init (DeskCallFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_call_filter_bar_get_property;

  properties[PROP_FILTER] = g_param_spec_object ("filter", NULL, NULL, PBX_TYPE_CALL_FILTER,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PBX_TYPE_CALL_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/calls/"
                                                             "desk-call-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskCallFilterBar, filter);
  gtk_widget_class_bind_template_child (widget_class, DeskCallFilterBar, period_drop);
  gtk_widget_class_bind_template_child (widget_class, DeskCallFilterBar, direction_drop);
  gtk_widget_class_bind_template_child (widget_class, DeskCallFilterBar, status_drop);
  gtk_widget_class_bind_template_child (widget_class, DeskCallFilterBar, caller_row);
  gtk_widget_class_bind_template_child (widget_class, DeskCallFilterBar, callee_row);
  gtk_widget_class_bind_template_child (widget_class, DeskCallFilterBar, trunk_row);
  gtk_widget_class_bind_template_child (widget_class, DeskCallFilterBar, pin_row);
  gtk_widget_class_bind_template_child (widget_class, DeskCallFilterBar, from_row);
  gtk_widget_class_bind_template_child (widget_class, DeskCallFilterBar, to_row);
  gtk_widget_class_bind_template_child (widget_class, DeskCallFilterBar, more_button);
  gtk_widget_class_bind_template_child (widget_class, DeskCallFilterBar, popover);
  gtk_widget_class_bind_template_child (widget_class, DeskCallFilterBar, problem);
  gtk_widget_class_bind_template_child (widget_class, DeskCallFilterBar, chips);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
}

static void
set_words (DeskCallFilterBar *self, GtkDropDown *drop, GtkStringList *words)
{
  self->updating = TRUE;
  gtk_drop_down_set_model (drop, G_LIST_MODEL (words));
  self->updating = FALSE;
  g_signal_connect_object (drop, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_object_unref (words);
}

static void
desk_call_filter_bar_init (DeskCallFilterBar *self)
{
  GtkWidget *rows[6];
  GtkStringList *words;

  gtk_widget_init_template (GTK_WIDGET (self));

  words = gtk_string_list_new (NULL);
  for (guint i = 0; i < PBX_N_PERIODS; i++)
    gtk_string_list_append (words, desk_period_get_word (i));
  set_words (self, self->period_drop, words);
  words = gtk_string_list_new (NULL);
  gtk_string_list_append (words, _ ("Any direction"));
  for (guint i = 1; i < G_N_ELEMENTS (direction_values); i++)
    gtk_string_list_append (words,
                            desk_call_direction_get_word (pbx_call_direction_parse (direction_values[i])));
  set_words (self, self->direction_drop, words);
  words = gtk_string_list_new (NULL);
  gtk_string_list_append (words, _ ("Any status"));
  for (guint i = 1; i < G_N_ELEMENTS (status_values); i++)
    gtk_string_list_append (words, desk_call_status_get_word (pbx_call_status_parse (status_values[i])));
  set_words (self, self->status_drop, words);

  rows[0] = self->caller_row;
  rows[1] = self->callee_row;
  rows[2] = self->trunk_row;
  rows[3] = self->pin_row;
  rows[4] = self->from_row;
  rows[5] = self->to_row;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_object (rows[i], "entry-activated", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * desk_call_filter_bar_get_filter:
 * @self: a bar
 *
 * Returns: (transfer none): what is filtered; it notifies of changes
 */
PbxCallFilter *
desk_call_filter_bar_get_filter (DeskCallFilterBar *self)
{
  g_return_val_if_fail (DESK_IS_CALL_FILTER_BAR (self), NULL);
  return self->filter;
}
