/* desk-import-item.c: a person of an import, as a list shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-import-item.h"

#include <glib/gi18n.h>

/**
 * DeskImportItem:
 *
 * A row of an import: who it is, what is to become of it and why, and a button to decide otherwise. In a
 * report: what came of it, and where in the file it stands.
 */
struct _DeskImportItem
{
  GtkWidget parent_instance;

  DeskImportPlan *plan; /* owned, nullable */
  DeskImportRow *row;   /* owned, nullable */

  GtkImage *icon;
  GtkLabel *name_label;
  GtkLabel *details_label;
  GtkLabel *changes_label;
  GtkLabel *reason_label;
  GtkMenuButton *fate_button;
  GtkLabel *line_label;

  gboolean report;
};

G_DEFINE_FINAL_TYPE (DeskImportItem, desk_import_item, GTK_TYPE_WIDGET)

static const char *const fate_icons[DESK_IMPORT_N_FATES] = {
  [DESK_IMPORT_ADD] = "list-add-symbolic",
  [DESK_IMPORT_CHANGE] = "document-edit-symbolic",
  [DESK_IMPORT_SKIP] = "action-unavailable-symbolic",
  [DESK_IMPORT_BAD] = "dialog-warning-symbolic",
};

static const char *const fate_names[DESK_IMPORT_N_FATES] = { "add", "change", "skip", "bad" };

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static char *
make_details (PbxContact *contact)
{
  const char *parts[] = { pbx_contact_get_phone_number (contact), pbx_contact_get_company (contact),
                          pbx_contact_get_email (contact) };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (*parts[i] != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
    }
  return g_string_free (text, FALSE);
}

static void
show_fate (DeskImportItem *self)
{
  DeskImportFate fate = desk_import_row_get_fate (self->row);
  g_autofree char *changes = fate == DESK_IMPORT_CHANGE ? desk_import_row_dup_changes (self->row) : NULL;

  gtk_image_set_from_icon_name (self->icon, fate_icons[fate]);
  gtk_menu_button_set_label (self->fate_button, desk_import_fate_describe (fate));
  gtk_widget_set_visible (GTK_WIDGET (self->fate_button), fate != DESK_IMPORT_BAD && self->plan != NULL);
  set_text (self->changes_label, changes);
  set_text (self->reason_label, desk_import_row_get_reason (self->row));
  if (fate == DESK_IMPORT_BAD)
    gtk_widget_add_css_class (GTK_WIDGET (self->icon), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "warning");
  if (fate == DESK_IMPORT_SKIP)
    gtk_widget_add_css_class (GTK_WIDGET (self->name_label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name_label), "dim-label");
}

static void
show_outcome (DeskImportItem *self)
{
  DeskImportOutcome outcome = desk_import_row_get_outcome (self->row);
  const char *message = desk_import_row_get_message (self->row);

  gtk_image_set_from_icon_name (self->icon, outcome == DESK_IMPORT_UNKNOWN ? "dialog-question-symbolic"
                                            : outcome == DESK_IMPORT_UNSENT &&
                                                desk_import_row_get_fate (self->row) != DESK_IMPORT_BAD
                                              ? "action-unavailable-symbolic"
                                              : "dialog-warning-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->fate_button), FALSE);
  set_text (self->changes_label, NULL);
  if (message == NULL && desk_import_row_get_fate (self->row) == DESK_IMPORT_BAD)
    message = desk_import_row_get_reason (self->row);
  else if (message == NULL)
    message = _ ("Nothing was sent.");
  set_text (self->reason_label, message);
}

static void
update (DeskImportItem *self)
{
  PbxContact *wanted = desk_import_row_get_wanted (self->row);
  const char *name = pbx_contact_get_name (wanted);
  g_autofree char *details = make_details (wanted);
  /* Translators: where a contact stands in a file, short */
  g_autofree char *line = g_strdup_printf (C_ ("file", "Row %u"), desk_import_row_get_line (self->row));

  gtk_label_set_label (self->name_label, *name != '\0' ? name : _ ("No name"));
  set_text (self->details_label, details);
  set_text (self->line_label,
            self->report || desk_import_row_get_fate (self->row) == DESK_IMPORT_BAD ? line : NULL);
  if (self->report)
    show_outcome (self);
  else
    show_fate (self);
}

/* Choosing */

static void
fate_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskImportItem *self = user_data;
  const char *name = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fate_names) && self->plan != NULL; i++)
    {
      if (g_str_equal (name, fate_names[i]) && desk_import_plan_may_have_fate (self->plan, self->row, i))
        desk_import_plan_set_fate (self->plan, self->row, i);
    }
}

/* The choices of a row are made when somebody wants to see them: most are never seen. */
static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  DeskImportItem *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = NULL;

  if (self->plan == NULL || self->row == NULL)
    return;
  action =
    g_simple_action_new_stateful ("fate", G_VARIANT_TYPE_STRING,
                                  g_variant_new_string (fate_names[desk_import_row_get_fate (self->row)]));
  g_signal_connect_object (action, "activate", G_CALLBACK (fate_action_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (button), "row", G_ACTION_GROUP (group));
  for (guint i = 0; i < G_N_ELEMENTS (fate_names); i++)
    {
      g_autofree char *detailed = g_strdup_printf ("row.fate::%s", fate_names[i]);

      if (desk_import_plan_may_have_fate (self->plan, self->row, i))
        g_menu_append (menu, desk_import_fate_describe (i), detailed);
    }
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
desk_import_item_dispose (GObject *object)
{
  DeskImportItem *self = DESK_IMPORT_ITEM (object);
  GtkWidget *child;

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_clear_object (&self->row);
  g_clear_object (&self->plan);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (desk_import_item_parent_class)->dispose (object);
}

static void
desk_import_item_class_init (DeskImportItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_import_item_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fcm5600/FrontDesk/phonebook/desk-import-item.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskImportItem, icon);
  gtk_widget_class_bind_template_child (widget_class, DeskImportItem, name_label);
  gtk_widget_class_bind_template_child (widget_class, DeskImportItem, details_label);
  gtk_widget_class_bind_template_child (widget_class, DeskImportItem, changes_label);
  gtk_widget_class_bind_template_child (widget_class, DeskImportItem, reason_label);
  gtk_widget_class_bind_template_child (widget_class, DeskImportItem, fate_button);
  gtk_widget_class_bind_template_child (widget_class, DeskImportItem, line_label);
}

static void
desk_import_item_init (DeskImportItem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "desk-import-item");
  gtk_menu_button_set_create_popup_func (self->fate_button, create_popup_cb, self, NULL);
}

/** desk_import_item_new: Returns: (transfer floating): an item that shows nothing yet */
DeskImportItem *
desk_import_item_new (gboolean report)
{
  DeskImportItem *self = g_object_new (DESK_TYPE_IMPORT_ITEM, NULL);

  self->report = report;
  return self;
}

/**
 * desk_import_item_show:
 * @self: an item
 * @plan: (nullable): whom to tell what the person decides
 * @row: (nullable): what to show
 *
 * Shows a row, or nothing.
 */
void
desk_import_item_show (DeskImportItem *self, DeskImportPlan *plan, DeskImportRow *row)
{
  g_return_if_fail (DESK_IS_IMPORT_ITEM (self));

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->plan, plan);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  g_signal_connect_object (row, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/** desk_import_item_choose: opens the choices, where there are any */
void
desk_import_item_choose (DeskImportItem *self)
{
  g_return_if_fail (DESK_IS_IMPORT_ITEM (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->fate_button)))
    gtk_menu_button_popup (self->fate_button);
}
