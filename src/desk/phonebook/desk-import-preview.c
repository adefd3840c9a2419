/* desk-import-preview.c: shows what an import is going to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-import-preview.h"

#include <glib/gi18n.h>

/* All rows, and one for each fate */
#define N_FILTERS (1 + DESK_IMPORT_N_FATES)

/**
 * DeskImportPreview:
 *
 * The rows of a plan, all or those with one fate, with how many there are of each. A row that gets another
 * fate stays where it is until the person looks at something else.
 */
struct _DeskImportPreview
{
  AdwBin parent_instance;

  DeskImportPlan *plan; /* owned, nullable */

  GtkToggleButton *buttons[N_FILTERS];
  GtkBox *filters;
  GtkMenuButton *all_button;
  GtkStack *stack;
  DeskImportList *list;

  int filter; /* a DeskImportFate; -1 for all */
};

G_DEFINE_FINAL_TYPE (DeskImportPreview, desk_import_preview, ADW_TYPE_BIN)

static char *
make_filter_label (DeskImportPreview *self, int fate)
{
  guint n;

  if (fate < 0)
    return g_strdup_printf (C_ ("import", "All %'u"), g_list_model_get_n_items (G_LIST_MODEL (self->plan)));
  n = desk_import_plan_count (self->plan, fate);
  switch ((DeskImportFate) fate)
    {
    case DESK_IMPORT_ADD:
      return g_strdup_printf (C_ ("import", "Add %'u"), n);
    case DESK_IMPORT_CHANGE:
      return g_strdup_printf (C_ ("import", "Change %'u"), n);
    case DESK_IMPORT_SKIP:
      return g_strdup_printf (C_ ("import", "Skip %'u"), n);
    case DESK_IMPORT_BAD:
    case DESK_IMPORT_N_FATES:
    default:
      return g_strdup_printf (C_ ("import", "Not Possible %'u"), n);
    }
}

static void
show_counts (DeskImportPreview *self)
{
  for (int i = 0; i < N_FILTERS && self->plan != NULL; i++)
    {
      g_autofree char *label = make_filter_label (self, i - 1);

      gtk_button_set_label (GTK_BUTTON (self->buttons[i]), label);
    }
}

static GPtrArray *
find_rows (DeskImportPreview *self)
{
  GPtrArray *rows = desk_import_plan_get_rows (self->plan);
  GPtrArray *found;

  if (self->filter < 0)
    return g_ptr_array_ref (rows);
  found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      if ((int) desk_import_row_get_fate (rows->pdata[i]) == self->filter)
        g_ptr_array_add (found, g_object_ref (rows->pdata[i]));
    }
  return found;
}

static void
show_rows (DeskImportPreview *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (self->plan == NULL)
    return;
  rows = find_rows (self);
  desk_import_list_set_rows (self->list, rows);
  gtk_stack_set_visible_child_name (self->stack, rows->len > 0 ? "rows" : "none");
  gtk_widget_set_sensitive (GTK_WIDGET (self->all_button), rows->len > 0 && self->filter != DESK_IMPORT_BAD);
}

static void
filter_toggled_cb (GtkToggleButton *button, DeskImportPreview *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (int i = 0; i < N_FILTERS; i++)
    {
      if (self->buttons[i] == button)
        self->filter = i - 1;
    }
  show_rows (self);
}

static void
set_all_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DeskImportPreview *self = user_data;
  int fate = g_variant_get_int32 (parameter);
  g_autoptr (GPtrArray) rows = NULL;

  if (self->plan == NULL || fate < 0 || fate >= DESK_IMPORT_BAD)
    return;
  rows = find_rows (self);
  desk_import_plan_set_fates (self->plan, rows, fate);
}

static void
add_filters (DeskImportPreview *self)
{
  for (int i = 0; i < N_FILTERS; i++)
    {
      self->buttons[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      if (i > 0)
        gtk_toggle_button_set_group (self->buttons[i], self->buttons[0]);
      gtk_box_append (self->filters, GTK_WIDGET (self->buttons[i]));
      g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (filter_toggled_cb), self, 0);
    }
  gtk_toggle_button_set_active (self->buttons[0], TRUE);
}

static void
desk_import_preview_dispose (GObject *object)
{
  g_clear_object (&DESK_IMPORT_PREVIEW (object)->plan);
  G_OBJECT_CLASS (desk_import_preview_parent_class)->dispose (object);
}

static void
desk_import_preview_class_init (DeskImportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_import_preview_dispose;
  g_type_ensure (DESK_TYPE_IMPORT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/phonebook/"
                                                             "desk-import-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskImportPreview, filters);
  gtk_widget_class_bind_template_child (widget_class, DeskImportPreview, all_button);
  gtk_widget_class_bind_template_child (widget_class, DeskImportPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskImportPreview, list);
}

static void
desk_import_preview_init (DeskImportPreview *self)
{
  static const GActionEntry entries[] = {
    { .name = "set-all", .activate = set_all_action_cb, .parameter_type = "i" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->filter = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "preview", G_ACTION_GROUP (actions));
  add_filters (self);
}

/**
 * desk_import_preview_set_plan:
 * @self: the preview
 * @plan: (nullable): what to show
 *
 * Shows a plan, all of its rows first.
 */
void
desk_import_preview_set_plan (DeskImportPreview *self, DeskImportPlan *plan)
{
  g_return_if_fail (DESK_IS_IMPORT_PREVIEW (self));

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_set_object (&self->plan, plan);
  desk_import_list_set_plan (self->list, plan);
  if (plan == NULL)
    return;
  g_signal_connect_object (plan, "changed", G_CALLBACK (show_counts), self, G_CONNECT_SWAPPED);
  show_counts (self);
  desk_import_preview_set_filter (self, -1);
  show_rows (self);
}

/**
 * desk_import_preview_set_filter:
 * @self: the preview
 * @fate: a #DeskImportFate, or -1 for all rows
 *
 * Shows the rows that have a fate now.
 */
void
desk_import_preview_set_filter (DeskImportPreview *self, int fate)
{
  g_return_if_fail (DESK_IS_IMPORT_PREVIEW (self));
  g_return_if_fail (fate >= -1 && fate < DESK_IMPORT_N_FATES);
  gtk_toggle_button_set_active (self->buttons[fate + 1], TRUE);
}

/** desk_import_preview_get_list: Returns: (transfer none): the list of rows */
DeskImportList *
desk_import_preview_get_list (DeskImportPreview *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_PREVIEW (self), NULL);
  return self->list;
}
