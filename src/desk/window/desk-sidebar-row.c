/* desk-sidebar-row.c: a page, in the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-sidebar-row.h"

#include <glib/gi18n.h>

/**
 * DeskSidebarRow:
 *
 * A page's icon, title and badge.
 */
struct _DeskSidebarRow
{
  GtkListBoxRow parent_instance;

  DeskPage *page;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *badge;
};

G_DEFINE_FINAL_TYPE (DeskSidebarRow, desk_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
desk_sidebar_row_update_badge (DeskSidebarRow *self)
{
  guint badge = 0;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  g_object_get (self->page, "badge", &badge, NULL);
  text = g_strdup_printf ("%u", badge);
  gtk_label_set_label (self->badge, text);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), badge > 0);

  if (badge > 0)
    /* Translators: what a screen reader says of a page in the sidebar: its title, and how many new things it
     * has */
    spoken =
      g_strdup_printf (ngettext ("%s, %u new", "%s, %u new", badge), desk_page_get_title (self->page), badge);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken ? spoken : desk_page_get_title (self->page), -1);
}

static void
desk_sidebar_row_dispose (GObject *object)
{
  DeskSidebarRow *self = DESK_SIDEBAR_ROW (object);

  g_clear_object (&self->page);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);

  G_OBJECT_CLASS (desk_sidebar_row_parent_class)->dispose (object);
}

static void
desk_sidebar_row_class_init (DeskSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_sidebar_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fcm5600/FrontDesk/window/desk-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, DeskSidebarRow, title);
  gtk_widget_class_bind_template_child (widget_class, DeskSidebarRow, badge);
}

static void
desk_sidebar_row_init (DeskSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_sidebar_row_new:
 * @page: a page
 *
 * Returns: (transfer floating): a row that shows the page
 */
GtkWidget *
desk_sidebar_row_new (DeskPage *page)
{
  DeskSidebarRow *self = g_object_new (DESK_TYPE_SIDEBAR_ROW, NULL);

  self->page = g_object_ref (page);
  g_object_bind_property (page, "icon-name", self->icon, "icon-name", G_BINDING_SYNC_CREATE);
  g_object_bind_property (page, "title", self->title, "label", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (page, "notify::badge", G_CALLBACK (desk_sidebar_row_update_badge), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::title", G_CALLBACK (desk_sidebar_row_update_badge), self,
                           G_CONNECT_SWAPPED);
  desk_sidebar_row_update_badge (self);

  return GTK_WIDGET (self);
}

/**
 * desk_sidebar_row_get_page:
 * @self: a row
 *
 * Returns: (transfer none): the page that the row shows
 */
DeskPage *
desk_sidebar_row_get_page (DeskSidebarRow *self)
{
  g_return_val_if_fail (DESK_IS_SIDEBAR_ROW (self), NULL);

  return self->page;
}
