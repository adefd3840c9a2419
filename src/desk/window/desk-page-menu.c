/* desk-page-menu.c: the menu of the page that is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-page-menu.h"

#include <glib/gi18n.h>

/**
 * DeskPageMenu:
 *
 * A button in the header bar with what can be done with the whole page. It is not there where the page has
 * no such menu.
 */
struct _DeskPageMenu
{
  AdwBin parent_instance;

  GSignalGroup *page_signals; /* owned */
  char *prefix;               /* owned, nullable: of the page's actions */
  GtkMenuButton *button;      /* borrowed */
};

G_DEFINE_FINAL_TYPE (DeskPageMenu, desk_page_menu, ADW_TYPE_BIN)

static void
menu_changed_cb (DeskPageMenu *self)
{
  g_autoptr (DeskPage) page = g_signal_group_dup_target (self->page_signals);
  GMenuModel *model = page != NULL ? desk_page_get_menu_model (page) : NULL;

  gtk_menu_button_set_menu_model (self->button, model);
  gtk_widget_set_visible (GTK_WIDGET (self), model != NULL);
}

static void
desk_page_menu_dispose (GObject *object)
{
  DeskPageMenu *self = DESK_PAGE_MENU (object);

  g_clear_object (&self->page_signals);
  G_OBJECT_CLASS (desk_page_menu_parent_class)->dispose (object);
}

static void
desk_page_menu_finalize (GObject *object)
{
  g_free (DESK_PAGE_MENU (object)->prefix);
  G_OBJECT_CLASS (desk_page_menu_parent_class)->finalize (object);
}

static void
desk_page_menu_class_init (DeskPageMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_page_menu_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_page_menu_finalize;
}

static void
desk_page_menu_init (DeskPageMenu *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "view-more-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Page Menu"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Page Menu"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->page_signals = g_signal_group_new (DESK_TYPE_PAGE);
  g_signal_group_connect_object (self->page_signals, "notify::menu-model", G_CALLBACK (menu_changed_cb), self,
                                 G_CONNECT_SWAPPED);
}

/**
 * desk_page_menu_set_page:
 * @self: a page menu
 * @page: (nullable): the page that is shown
 *
 * Shows the menu of a page.
 */
void
desk_page_menu_set_page (DeskPageMenu *self, DeskPage *page)
{
  GActionGroup *actions = NULL;
  const char *prefix = NULL;

  g_return_if_fail (DESK_IS_PAGE_MENU (self));
  g_return_if_fail (page == NULL || DESK_IS_PAGE (page));

  /* The header bar is not within the page, and the page's actions are not known there. */
  if (self->prefix != NULL)
    gtk_widget_insert_action_group (GTK_WIDGET (self), self->prefix, NULL);
  g_clear_pointer (&self->prefix, g_free);
  if (page != NULL)
    actions = desk_page_get_actions (page, &prefix);
  if (actions != NULL)
    {
      self->prefix = g_strdup (prefix);
      gtk_widget_insert_action_group (GTK_WIDGET (self), prefix, actions);
    }
  g_signal_group_set_target (self->page_signals, page);
  menu_changed_cb (self);
}
