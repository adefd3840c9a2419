/* desk-merge-view.c: what becomes of contacts that are merged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-merge-view.h"

#include "desk-contact-words.h"

#include <glib/gi18n.h>

/**
 * DeskMergeView:
 *
 * The preview of a merge: which contacts are part of it, what the one that stays will say (where they differ,
 * the person chooses), and which are deleted with what is lost.
 */
struct _DeskMergeView
{
  AdwBin parent_instance;

  PbxContactMerge *merge; /* owned, nullable */
  gulong changed_handler;

  GtkScrolledWindow *scroller;
  GtkListBox *contacts_list;
  GtkListBox *result_list;
  GtkListBox *deleted_list;
  AdwPreferencesGroup *deleted_group;
  GtkWidget *creator_row; /* nullable */
  gboolean filling;
  gboolean choosing_creator;
};

enum
{
  PROP_0,
  PROP_READY, /* whether there is something to merge */
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskMergeView, desk_merge_view, ADW_TYPE_BIN)

static void
clear (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

/* Names and addresses of people are no markup. */
static GtkWidget *
row_new (GType type, const char *title)
{
  GtkWidget *row = g_object_new (type, NULL);

  /* In one call, libadwaita 1.2 looks at the title first. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

/* Which contacts */

static void
included_cb (DeskMergeView *self, GParamSpec *pspec, GtkCheckButton *check)
{
  pbx_contact_merge_set_included (self->merge, g_object_get_data (G_OBJECT (check), "contact"),
                                  gtk_check_button_get_active (check));
}

static void
fill_contacts (DeskMergeView *self)
{
  GPtrArray *contacts = pbx_contact_merge_get_contacts (self->merge);

  clear (self->contacts_list);
  for (guint i = 0; i < contacts->len; i++)
    {
      PbxContact *contact = contacts->pdata[i];
      GtkWidget *row = row_new (ADW_TYPE_ACTION_ROW, pbx_contact_get_name (contact));
      GtkWidget *check = gtk_check_button_new ();
      g_autofree char *summary = desk_contact_summarise (contact);
      g_autofree char *label = g_strdup_printf (_ ("Merge %s, %s"), pbx_contact_get_name (contact), summary);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   pbx_contact_merge_get_included (self->merge, contact));
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      g_object_set_data_full (G_OBJECT (check), "contact", g_object_ref (contact), g_object_unref);
      g_signal_connect_object (check, "notify::active", G_CALLBACK (included_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), summary);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      gtk_list_box_append (self->contacts_list, row);
    }
}

/* What is deleted */

static char *
describe_lost (DeskMergeView *self, PbxContact *contact)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; pbx_contact_merge_fields[i] != NULL; i++)
    {
      const char *field = pbx_contact_merge_fields[i];
      g_autofree char *value = NULL;

      if (!pbx_contact_merge_loses (self->merge, contact, field))
        continue;
      g_object_get (contact, field, &value, NULL);
      /* Translators: the name of a field and what stands in it: "Number 030 123" */
      g_string_append_printf (text, text->len > 0 ? C_ ("list of lost values", ", %s %s") : _ ("%s %s"),
                              desk_contact_describe_field (field), value);
    }

  return g_string_free (text, FALSE);
}

static void
fill_deleted (DeskMergeView *self)
{
  g_autoptr (GPtrArray) deleted = pbx_contact_merge_get_deleted (self->merge);

  clear (self->deleted_list);
  gtk_widget_set_visible (GTK_WIDGET (self->deleted_group), deleted->len > 0);
  for (guint i = 0; i < deleted->len; i++)
    {
      PbxContact *contact = deleted->pdata[i];
      GtkWidget *row = row_new (ADW_TYPE_ACTION_ROW, pbx_contact_get_name (contact));
      g_autofree char *lost = describe_lost (self, contact);
      g_autofree char *words = NULL;
      GtkWidget *icon;

      if (*lost != '\0')
        words = g_strdup_printf (_ ("Will be lost: %s"), lost);
      else
        words = g_strdup (_ ("Nothing of it is lost"));
      icon = gtk_image_new_from_icon_name (*lost != '\0' ? "dialog-warning-symbolic" : "user-trash-symbolic");
      gtk_widget_add_css_class (icon, *lost != '\0' ? "warning" : "dim-label");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
      gtk_list_box_append (self->deleted_list, row);
    }
}

/* What the one that stays will say */

static void
value_chosen_cb (DeskMergeView *self, GParamSpec *pspec, AdwComboRow *row)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (row);

  if (self->filling || item == NULL)
    return;
  pbx_contact_merge_set_value (self->merge, g_object_get_data (G_OBJECT (row), "field"),
                               gtk_string_object_get_string (item));
  fill_deleted (self);
}

static void
creator_chosen_cb (DeskMergeView *self, GParamSpec *pspec, AdwComboRow *row)
{
  GPtrArray *contacts = g_object_get_data (G_OBJECT (row), "contacts");
  guint selected = adw_combo_row_get_selected (row);

  if (self->filling || selected >= contacts->len)
    return;
  /* libadwaita 1.2 crashes where a row goes while it tells what was chosen. */
  self->choosing_creator = TRUE;
  pbx_contact_merge_set_kept (self->merge, contacts->pdata[selected]);
  self->choosing_creator = FALSE;
}

/* A row to choose from where contacts differ, and to read where they do not */
static GtkWidget *
choice_row_new (const char *title, GtkStringList *values, guint selected)
{
  GtkWidget *row;

  if (g_list_model_get_n_items (G_LIST_MODEL (values)) < 2)
    {
      row = row_new (ADW_TYPE_ACTION_ROW, title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), gtk_string_list_get_string (values, 0));
      return row;
    }
  row = row_new (ADW_TYPE_COMBO_ROW, title);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (values));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);

  return row;
}

static void
add_creator (DeskMergeView *self)
{
  GPtrArray *contacts = pbx_contact_merge_get_contacts (self->merge);
  g_autoptr (GPtrArray) distinct = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  PbxContact *kept = pbx_contact_merge_get_kept (self->merge);
  g_autofree char *kept_creator =
    desk_contact_describe_creator (pbx_contact_get_add_by_role (kept), pbx_contact_get_add_user (kept));
  guint selected = 0;

  /* Who made a contact never changes: to choose the creator is to choose which contact stays. */
  for (guint i = 0; i < contacts->len; i++)
    {
      PbxContact *contact = contacts->pdata[i];
      g_autofree char *creator = desk_contact_describe_creator (pbx_contact_get_add_by_role (contact),
                                                                pbx_contact_get_add_user (contact));
      gboolean same = g_str_equal (creator, kept_creator);

      if (!pbx_contact_merge_get_included (self->merge, contact) || *creator == '\0' ||
          (same && contact != kept) || g_hash_table_contains (seen, creator))
        continue;
      if (same)
        selected = distinct->len;
      gtk_string_list_append (words, creator);
      g_ptr_array_add (distinct, g_object_ref (contact));
      g_hash_table_add (seen, g_steal_pointer (&creator));
    }
  if (distinct->len == 0)
    return;
  self->creator_row = choice_row_new (_ ("Created By"), words, selected);
  if (ADW_IS_COMBO_ROW (self->creator_row))
    {
      g_object_set_data_full (G_OBJECT (self->creator_row), "contacts", g_ptr_array_ref (distinct),
                              (GDestroyNotify) g_ptr_array_unref);
      g_signal_connect_object (self->creator_row, "notify::selected", G_CALLBACK (creator_chosen_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_list_box_append (self->result_list, self->creator_row);
}

static gboolean
add_field (DeskMergeView *self, const char *field, int position)
{
  g_auto (GStrv) values = pbx_contact_merge_get_values (self->merge, field);
  g_autofree char *value = pbx_contact_merge_dup_value (self->merge, field);
  g_autoptr (GtkStringList) strings = NULL;
  guint selected = 0;
  GtkWidget *row;

  if (values[0] == NULL)
    return FALSE;
  strings = gtk_string_list_new ((const char *const *) values);
  for (guint i = 0; values[i] != NULL; i++)
    {
      if (g_str_equal (values[i], value))
        selected = i;
    }
  row = choice_row_new (desk_contact_describe_field (field), strings, selected);
  if (ADW_IS_COMBO_ROW (row))
    {
      g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (value_chosen_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_list_box_insert (self->result_list, row, position);

  return TRUE;
}

static void
clear_result (DeskMergeView *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->result_list));

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if (row != self->creator_row || !self->choosing_creator)
        gtk_list_box_remove (self->result_list, row);
      row = next;
    }
  if (!self->choosing_creator)
    self->creator_row = NULL;
}

static void
changed_cb (DeskMergeView *self)
{
  int position = 0;

  self->filling = TRUE;
  clear_result (self);
  for (guint i = 0; pbx_contact_merge_fields[i] != NULL; i++)
    position += add_field (self, pbx_contact_merge_fields[i], position);
  if (!self->choosing_creator)
    add_creator (self);
  fill_deleted (self);
  self->filling = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
desk_merge_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_READY:
      g_value_set_boolean (value, desk_merge_view_get_ready (DESK_MERGE_VIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_merge_view_dispose (GObject *object)
{
  DeskMergeView *self = DESK_MERGE_VIEW (object);

  if (self->merge != NULL)
    g_clear_signal_handler (&self->changed_handler, self->merge);
  g_clear_object (&self->merge);
  G_OBJECT_CLASS (desk_merge_view_parent_class)->dispose (object);
}

static void
desk_merge_view_class_init (DeskMergeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_merge_view_get_property;
  object_class->dispose = desk_merge_view_dispose;

  properties[PROP_READY] =
    g_param_spec_boolean ("ready", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/phonebook/"
                                                             "desk-merge-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskMergeView, scroller);
  gtk_widget_class_bind_template_child (widget_class, DeskMergeView, contacts_list);
  gtk_widget_class_bind_template_child (widget_class, DeskMergeView, result_list);
  gtk_widget_class_bind_template_child (widget_class, DeskMergeView, deleted_list);
  gtk_widget_class_bind_template_child (widget_class, DeskMergeView, deleted_group);
}

static void
desk_merge_view_init (DeskMergeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_merge_view_set_merge:
 * @self: the preview
 * @merge: (nullable): a merge
 *
 * Shows another merge. What the person chooses is chosen of @merge.
 */
void
desk_merge_view_set_merge (DeskMergeView *self, PbxContactMerge *merge)
{
  g_return_if_fail (DESK_IS_MERGE_VIEW (self));

  if (self->merge == merge)
    return;
  if (self->merge != NULL)
    g_clear_signal_handler (&self->changed_handler, self->merge);
  g_set_object (&self->merge, merge);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  if (merge == NULL)
    return;
  self->changed_handler =
    g_signal_connect_object (merge, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fill_contacts (self);
  changed_cb (self);
}

/**
 * desk_merge_view_get_merge:
 * @self: the preview
 *
 * Returns: (transfer none) (nullable): what is shown
 */
PbxContactMerge *
desk_merge_view_get_merge (DeskMergeView *self)
{
  g_return_val_if_fail (DESK_IS_MERGE_VIEW (self), NULL);
  return self->merge;
}

/**
 * desk_merge_view_get_ready:
 * @self: the preview
 *
 * Returns: whether there is something to merge: two contacts at least
 */
gboolean
desk_merge_view_get_ready (DeskMergeView *self)
{
  g_autoptr (GPtrArray) deleted = NULL;

  g_return_val_if_fail (DESK_IS_MERGE_VIEW (self), FALSE);

  if (self->merge == NULL)
    return FALSE;
  deleted = pbx_contact_merge_get_deleted (self->merge);

  return deleted->len > 0;
}
