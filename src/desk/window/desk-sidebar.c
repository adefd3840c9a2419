/* desk-sidebar.c: the list of pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-sidebar.h"

#include "desk-connection-indicator.h"
#include "desk-sidebar-row.h"

#include <glib/gi18n.h>

/**
 * DeskSidebar:
 *
 * The pages, in groups, with the connection below them. It is made from the pages: a new one needs
 * nothing here.
 */
struct _DeskSidebar
{
  AdwBin parent_instance;

  GtkListBox *list;
  DeskConnectionIndicator *indicator;
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskSidebar, desk_sidebar, ADW_TYPE_BIN)

static const char *
desk_sidebar_find_heading (DeskPageGroup group)
{
  switch (group)
    {
    case DESK_PAGE_GROUP_HISTORY:
      return C_ ("sidebar heading", "History");
    case DESK_PAGE_GROUP_MANAGE:
      return C_ ("sidebar heading", "Manage");
    case DESK_PAGE_GROUP_RECEPTION:
    default:
      return C_ ("sidebar heading", "Reception");
    }
}

static void
desk_sidebar_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  DeskPageGroup group = desk_page_get_group (desk_sidebar_row_get_page (DESK_SIDEBAR_ROW (row)));
  GtkWidget *header;

  if (before != NULL && desk_page_get_group (desk_sidebar_row_get_page (DESK_SIDEBAR_ROW (before))) == group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  if (gtk_list_box_row_get_header (row) != NULL)
    return;

  header = gtk_label_new (desk_sidebar_find_heading (group));
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_add_css_class (header, "caption-heading");
  gtk_widget_add_css_class (header, "dim-label");
  gtk_widget_add_css_class (header, "sidebar-heading");
  gtk_list_box_row_set_header (row, header);
}

static GtkWidget *
desk_sidebar_create_row (gpointer item, gpointer user_data)
{
  return desk_sidebar_row_new (item);
}

static void
desk_sidebar_row_activated_cb (DeskSidebar *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[ACTIVATED], 0, desk_sidebar_row_get_page (DESK_SIDEBAR_ROW (row)));
}

static void
desk_sidebar_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (desk_sidebar_parent_class)->dispose (object);
}

static void
desk_sidebar_class_init (DeskSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_sidebar_dispose;

  /**
   * DeskSidebar::activated:
   * @self: the sidebar
   * @page: a page
   *
   * The person chose a page.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, DESK_TYPE_PAGE);

  g_type_ensure (DESK_TYPE_CONNECTION_INDICATOR);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fcm5600/FrontDesk/window/desk-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, DeskSidebar, indicator);
  gtk_widget_class_bind_template_callback (widget_class, desk_sidebar_row_activated_cb);
}

static void
desk_sidebar_init (DeskSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, desk_sidebar_header_cb, NULL, NULL);
}

/**
 * desk_sidebar_set_pages:
 * @self: a sidebar
 * @pages: a list of #DeskPage, sorted by group
 *
 * Sets what the sidebar lists.
 */
void
desk_sidebar_set_pages (DeskSidebar *self, GListModel *pages)
{
  g_return_if_fail (DESK_IS_SIDEBAR (self));

  gtk_list_box_bind_model (self->list, pages, desk_sidebar_create_row, NULL, NULL);
}

/**
 * desk_sidebar_set_connection:
 * @self: a sidebar
 * @connection: the connection
 *
 * Sets what the indicator tells of.
 */
void
desk_sidebar_set_connection (DeskSidebar *self, DeskConnection *connection)
{
  g_return_if_fail (DESK_IS_SIDEBAR (self));

  desk_connection_indicator_set_connection (self->indicator, connection);
}

/**
 * desk_sidebar_select:
 * @self: a sidebar
 * @page: (nullable): the page that is shown
 *
 * Marks the page that is shown.
 */
void
desk_sidebar_select (DeskSidebar *self, DeskPage *page)
{
  GtkListBoxRow *row;

  g_return_if_fail (DESK_IS_SIDEBAR (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    {
      if (desk_sidebar_row_get_page (DESK_SIDEBAR_ROW (row)) == page)
        {
          gtk_list_box_select_row (self->list, row);
          return;
        }
    }

  gtk_list_box_unselect_all (self->list);
}
