/* desk-phone-row.c: one registered phone of an extension
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-phone-row.h"

#include "desk-phone-state.h"

#include <glib/gi18n.h>

/**
 * DeskPhoneRow:
 *
 * Where a phone is registered from, what it does and how far away it is, live.
 */
struct _DeskPhoneRow
{
  AdwActionRow parent_instance;

  PbxPhoneEndpoint *endpoint; /* owned */
  GtkImage *image;            /* borrowed */
  GtkLabel *round_trip;       /* borrowed */
  const char *css_class;
};

G_DEFINE_FINAL_TYPE (DeskPhoneRow, desk_phone_row, ADW_TYPE_ACTION_ROW)

static char *
describe_round_trip (gint64 microseconds)
{
  if (microseconds < 0)
    return NULL;
  /* Translators: how long a phone takes to answer, in milliseconds */
  if (microseconds < 10000)
    return g_strdup_printf (_ ("%.1f ms"), microseconds / 1000.0);
  return g_strdup_printf (_ ("%.0f ms"), microseconds / 1000.0);
}

static void
update (DeskPhoneRow *self)
{
  const char *address = pbx_phone_endpoint_get_address (self->endpoint);
  PbxPhoneState state = pbx_phone_endpoint_get_state (self->endpoint);
  g_autofree char *words =
    desk_phone_state_describe (state, pbx_phone_endpoint_get_status_text (self->endpoint));
  g_autofree char *round_trip = describe_round_trip (pbx_phone_endpoint_get_round_trip (self->endpoint));
  g_autofree char *title = NULL;
  g_autofree char *subtitle = g_markup_escape_text (words, -1);

  if (address == NULL || *address == '\0')
    address = pbx_phone_endpoint_get_uri (self->endpoint);
  title = g_markup_escape_text (address != NULL && *address != '\0' ? address : _ ("Unknown address"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), pbx_phone_endpoint_get_uri (self->endpoint));
  gtk_label_set_label (self->round_trip, round_trip != NULL ? round_trip : "");
  gtk_image_set_from_icon_name (self->image, desk_phone_state_get_icon_name (state));
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->image), self->css_class);
  self->css_class = desk_phone_state_get_css_class (state);
  gtk_widget_add_css_class (GTK_WIDGET (self->image), self->css_class);
}

static void
desk_phone_row_dispose (GObject *object)
{
  g_clear_object (&DESK_PHONE_ROW (object)->endpoint);
  G_OBJECT_CLASS (desk_phone_row_parent_class)->dispose (object);
}

static void
desk_phone_row_class_init (DeskPhoneRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_phone_row_dispose;
}

static void
desk_phone_row_init (DeskPhoneRow *self)
{
  self->image = GTK_IMAGE (gtk_image_new ());
  self->round_trip = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->round_trip), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->round_trip), "numeric");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->round_trip), _ ("Round trip to the phone"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->image));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->round_trip));
}

/**
 * desk_phone_row_new:
 * @endpoint: a registered phone
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
desk_phone_row_new (PbxPhoneEndpoint *endpoint)
{
  DeskPhoneRow *self = g_object_new (DESK_TYPE_PHONE_ROW, NULL);

  self->endpoint = g_object_ref (endpoint);
  g_signal_connect_object (endpoint, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
