/* desk-connection-banner.c: tells of trouble with the connection, above the data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-connection-banner.h"

#include <glib/gi18n.h>

/**
 * DeskConnectionBanner:
 *
 * Slides in where the connection needs the person's attention and says what can be done.
 */
struct _DeskConnectionBanner
{
  AdwBin parent_instance;

  DeskConnection *connection;

  GtkRevealer *revealer;
  GtkWidget *box;
  GtkLabel *label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (DeskConnectionBanner, desk_connection_banner, ADW_TYPE_BIN)

static void
desk_connection_banner_set_help (DeskConnectionBanner *self, DeskConnectionHelp help)
{
  static const struct
  {
    const char *label;
    const char *action;
  } helps[] = {
    [DESK_CONNECTION_HELP_NONE] = { NULL, NULL },
    [DESK_CONNECTION_HELP_RETRY] = { N_ ("_Try Now"), "win.try-now" },
    [DESK_CONNECTION_HELP_SIGN_IN] = { N_ ("_Sign In…"), "win.sign-in" },
    [DESK_CONNECTION_HELP_REVIEW] = { N_ ("_Review…"), "win.review-certificate" },
  };

  gtk_widget_set_visible (GTK_WIDGET (self->button), help != DESK_CONNECTION_HELP_NONE);
  if (help == DESK_CONNECTION_HELP_NONE)
    return;

  gtk_button_set_label (self->button, _ (helps[help].label));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), helps[help].action);
}

static void
desk_connection_banner_update (DeskConnectionBanner *self)
{
  const char *trouble = desk_connection_get_trouble (self->connection);

  gtk_revealer_set_reveal_child (self->revealer, trouble != NULL);
  /* While it slides away it keeps its words. */
  if (trouble == NULL)
    return;

  gtk_label_set_label (self->label, trouble);
  desk_connection_banner_set_help (self, desk_connection_get_help (self->connection));

  if (desk_connection_get_state (self->connection) == PBX_CONNECTION_BLOCKED)
    gtk_widget_add_css_class (self->box, "severe");
  else
    gtk_widget_remove_css_class (self->box, "severe");
}

static void
desk_connection_banner_dispose (GObject *object)
{
  DeskConnectionBanner *self = DESK_CONNECTION_BANNER (object);

  g_clear_object (&self->connection);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (desk_connection_banner_parent_class)->dispose (object);
}

static void
desk_connection_banner_class_init (DeskConnectionBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_connection_banner_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/window/"
                                                             "desk-connection-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskConnectionBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, DeskConnectionBanner, box);
  gtk_widget_class_bind_template_child (widget_class, DeskConnectionBanner, label);
  gtk_widget_class_bind_template_child (widget_class, DeskConnectionBanner, button);
}

static void
desk_connection_banner_init (DeskConnectionBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_connection_banner_set_connection:
 * @self: a banner
 * @connection: what to tell of
 *
 * Sets what the banner tells of, once.
 */
void
desk_connection_banner_set_connection (DeskConnectionBanner *self, DeskConnection *connection)
{
  g_return_if_fail (DESK_IS_CONNECTION_BANNER (self));
  g_return_if_fail (self->connection == NULL);

  self->connection = g_object_ref (connection);
  g_signal_connect_object (connection, "changed", G_CALLBACK (desk_connection_banner_update), self,
                           G_CONNECT_SWAPPED);
  desk_connection_banner_update (self);
}
