/* desk-forward-detail.c: everything about one call forward
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-forward-detail.h"

#include "desk-forward-words.h"
#include "desk-value-row.h"

#include <glib/gi18n.h>

/**
 * DeskForwardDetail:
 *
 * A call forward with what is wrong with it in sentences, and the way that calls take. It follows the row's
 * object and whatever the warnings depend on.
 */
struct _DeskForwardDetail
{
  AdwBin parent_instance;

  DeskForwardChecks *checks; /* owned, nullable */
  PbxForward *forward;       /* owned, nullable */
  PbxParty *from;            /* owned, nullable */
  PbxParty *to;              /* owned, nullable */
  GSignalGroup *forward_signals;
  GSignalGroup *check_signals;
  GSignalGroup *from_signals;
  GSignalGroup *to_signals;
  GPtrArray *warning_rows; /* borrowed */

  GtkScrolledWindow *scroller;
  GtkLabel *name_label;
  GtkLabel *exten_label;
  GtkLabel *dest_label;
  AdwPreferencesGroup *warnings;
  DeskValueRow *condition_row;
  DeskValueRow *ring_row;
  DeskValueRow *enable_row;
};

G_DEFINE_FINAL_TYPE (DeskForwardDetail, desk_forward_detail, ADW_TYPE_BIN)

static void
add_warning (DeskForwardDetail *self, PbxForwardWarning *warning)
{
  g_autofree char *sentence =
    desk_forward_describe_warning (warning, desk_forward_checks_get_directory (self->checks));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (image, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_group_add (self->warnings, row);
  g_ptr_array_add (self->warning_rows, row);
}

static void
update_warnings (DeskForwardDetail *self)
{
  DeskForwardCheck *check = g_signal_group_dup_target (self->check_signals);
  GPtrArray *warnings = check != NULL ? desk_forward_check_get_warnings (check) : NULL;

  for (guint i = 0; i < self->warning_rows->len; i++)
    adw_preferences_group_remove (self->warnings, self->warning_rows->pdata[i]);
  g_ptr_array_set_size (self->warning_rows, 0);
  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    add_warning (self, warnings->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->warnings), self->warning_rows->len > 0);
  adw_preferences_group_set_title (self->warnings,
                                   check != NULL && desk_forward_check_get_in_force (check)
                                     ? _ ("Warnings")
                                     /* Translators: heading above warnings of a call forward that is off */
                                     : _ ("Warnings Once Enabled"));
  g_clear_object (&check);
}

static void
update_names (DeskForwardDetail *self)
{
  const char *exten = self->forward != NULL ? pbx_forward_get_exten (self->forward) : "";
  const char *from = self->from != NULL ? pbx_party_get_name (self->from) : "";
  const char *to = self->to != NULL ? pbx_party_get_name (self->to) : "";
  g_autofree char *dest =
    desk_forward_describe_number (self->forward != NULL ? pbx_forward_get_dest (self->forward) : "", to);

  gtk_label_set_label (self->name_label, *from != '\0' ? from : exten);
  gtk_label_set_label (self->exten_label, exten);
  gtk_widget_set_visible (GTK_WIDGET (self->exten_label), *from != '\0');
  gtk_label_set_label (self->dest_label, dest);
}

static void
take_party (DeskForwardDetail *self, PbxParty **party, GSignalGroup *signals, const char *number)
{
  g_autoptr (PbxParty) found = NULL;

  if (self->checks != NULL && *number != '\0')
    found = pbx_directory_get_party (desk_forward_checks_get_directory (self->checks), number);
  g_set_object (party, found);
  g_signal_group_set_target (signals, found);
}

static void
update (DeskForwardDetail *self)
{
  g_autofree char *condition = NULL;
  g_autofree char *ring = NULL;

  if (self->forward == NULL || self->checks == NULL)
    return;
  take_party (self, &self->from, self->from_signals, pbx_forward_get_exten (self->forward));
  take_party (self, &self->to, self->to_signals, pbx_forward_get_dest (self->forward));
  update_names (self);
  condition = desk_choice_describe (desk_forward_conditions, pbx_forward_get_condition (self->forward));
  ring = desk_forward_describe_ring_time (pbx_forward_get_condition (self->forward),
                                          pbx_forward_get_timeout (self->forward));
  g_object_set (self->condition_row, "value", condition, NULL);
  g_object_set (self->ring_row, "value", ring, NULL);
  g_object_set (self->enable_row, "value",
                pbx_forward_get_enable (self->forward) ? C_ ("setting", "On") : C_ ("setting", "Off"), NULL);
}

static void
desk_forward_detail_dispose (GObject *object)
{
  DeskForwardDetail *self = DESK_FORWARD_DETAIL (object);
  GSignalGroup **groups[] = { &self->forward_signals, &self->check_signals, &self->from_signals,
                              &self->to_signals };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      if (*groups[i] != NULL)
        g_signal_group_set_target (*groups[i], NULL);
      g_clear_object (groups[i]);
    }
  g_clear_object (&self->from);
  g_clear_object (&self->to);
  g_clear_object (&self->forward);
  g_clear_object (&self->checks);
  g_clear_pointer (&self->warning_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (desk_forward_detail_parent_class)->dispose (object);
}

static void
desk_forward_detail_class_init (DeskForwardDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_forward_detail_dispose;
  g_type_ensure (DESK_TYPE_VALUE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/forwarding/"
                                                             "desk-forward-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskForwardDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, DeskForwardDetail, name_label);
  gtk_widget_class_bind_template_child (widget_class, DeskForwardDetail, exten_label);
  gtk_widget_class_bind_template_child (widget_class, DeskForwardDetail, dest_label);
  gtk_widget_class_bind_template_child (widget_class, DeskForwardDetail, warnings);
  gtk_widget_class_bind_template_child (widget_class, DeskForwardDetail, condition_row);
  gtk_widget_class_bind_template_child (widget_class, DeskForwardDetail, ring_row);
  gtk_widget_class_bind_template_child (widget_class, DeskForwardDetail, enable_row);
}

static void
desk_forward_detail_init (DeskForwardDetail *self)
{
  self->warning_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->forward_signals = g_signal_group_new (PBX_TYPE_FORWARD);
  g_signal_group_connect_swapped (self->forward_signals, "notify", G_CALLBACK (update), self);
  self->check_signals = g_signal_group_new (DESK_TYPE_FORWARD_CHECK);
  g_signal_group_connect_swapped (self->check_signals, "changed", G_CALLBACK (update_warnings), self);
  self->from_signals = g_signal_group_new (PBX_TYPE_PARTY);
  g_signal_group_connect_swapped (self->from_signals, "notify::name", G_CALLBACK (update_names), self);
  self->to_signals = g_signal_group_new (PBX_TYPE_PARTY);
  g_signal_group_connect_swapped (self->to_signals, "notify::name", G_CALLBACK (update_names), self);
}

/**
 * desk_forward_detail_set_checks:
 * @self: the details
 * @checks: what to warn of
 *
 * Sets where warnings and names come from.
 */
void
desk_forward_detail_set_checks (DeskForwardDetail *self, DeskForwardChecks *checks)
{
  g_return_if_fail (DESK_IS_FORWARD_DETAIL (self));

  g_set_object (&self->checks, checks);
}

/**
 * desk_forward_detail_get_forward:
 * @self: the details
 *
 * Returns: (transfer none) (nullable): the call forward that is shown
 */
PbxForward *
desk_forward_detail_get_forward (DeskForwardDetail *self)
{
  g_return_val_if_fail (DESK_IS_FORWARD_DETAIL (self), NULL);
  return self->forward;
}

/**
 * desk_forward_detail_set_forward:
 * @self: the details
 * @forward: (nullable): a row of the list
 *
 * Shows another call forward.
 */
void
desk_forward_detail_set_forward (DeskForwardDetail *self, PbxForward *forward)
{
  g_return_if_fail (DESK_IS_FORWARD_DETAIL (self));

  if (!g_set_object (&self->forward, forward))
    return;
  g_signal_group_set_target (self->forward_signals, forward);
  g_signal_group_set_target (self->check_signals, forward != NULL && self->checks != NULL
                                                    ? desk_forward_checks_get (self->checks, forward)
                                                    : NULL);
  /* Another one is read from the beginning. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  update (self);
  update_warnings (self);
}
