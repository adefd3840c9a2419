/* desk-connection-indicator.c: the connection in an icon and a word, always in sight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-connection-indicator.h"

/**
 * DeskConnectionIndicator:
 *
 * Says in an icon and a word whether what is shown is live, and how old it is where it is not.
 */
struct _DeskConnectionIndicator
{
  AdwBin parent_instance;

  DeskConnection *connection;

  GtkImage *icon;
  GtkLabel *word;
  GtkLabel *age;
};

G_DEFINE_FINAL_TYPE (DeskConnectionIndicator, desk_connection_indicator, ADW_TYPE_BIN)

static const char *
desk_connection_indicator_find_style (PbxConnection state)
{
  switch (state)
    {
    case PBX_CONNECTION_LIVE:
      return "success";
    case PBX_CONNECTION_RETRYING:
    case PBX_CONNECTION_SIGNED_OUT:
      return "warning";
    case PBX_CONNECTION_BLOCKED:
      return "error";
    case PBX_CONNECTION_IDLE:
    case PBX_CONNECTION_CONNECTING:
    default:
      return "dim-label";
    }
}

static void
desk_connection_indicator_update (DeskConnectionIndicator *self)
{
  const char *age = desk_connection_get_age (self->connection);
  const char *classes[] = { NULL, NULL };

  classes[0] = desk_connection_indicator_find_style (desk_connection_get_state (self->connection));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), classes);
  gtk_image_set_from_icon_name (self->icon, desk_connection_get_icon_name (self->connection));
  gtk_label_set_label (self->word, desk_connection_get_word (self->connection));
  gtk_label_set_label (self->age, age ? age : "");
  gtk_widget_set_visible (GTK_WIDGET (self->age), age != NULL);
}

static void
desk_connection_indicator_dispose (GObject *object)
{
  DeskConnectionIndicator *self = DESK_CONNECTION_INDICATOR (object);

  g_clear_object (&self->connection);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (desk_connection_indicator_parent_class)->dispose (object);
}

static void
desk_connection_indicator_class_init (DeskConnectionIndicatorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_connection_indicator_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/window/"
                                                             "desk-connection-indicator.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskConnectionIndicator, icon);
  gtk_widget_class_bind_template_child (widget_class, DeskConnectionIndicator, word);
  gtk_widget_class_bind_template_child (widget_class, DeskConnectionIndicator, age);
}

static void
desk_connection_indicator_init (DeskConnectionIndicator *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_connection_indicator_set_connection:
 * @self: an indicator
 * @connection: what to tell of
 *
 * Sets what the indicator tells of, once.
 */
void
desk_connection_indicator_set_connection (DeskConnectionIndicator *self, DeskConnection *connection)
{
  g_return_if_fail (DESK_IS_CONNECTION_INDICATOR (self));
  g_return_if_fail (self->connection == NULL);

  self->connection = g_object_ref (connection);
  g_signal_connect_object (connection, "changed", G_CALLBACK (desk_connection_indicator_update), self,
                           G_CONNECT_SWAPPED);
  desk_connection_indicator_update (self);
}
