/* desk-reference-page.c: the short lists that other settings refer to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-reference-page.h"

#include "desk-card.h"

#include "pbx-dial-plan.h"
#include "pbx-extension.h"
#include "pbx-named-item.h"

#include <glib/gi18n.h>

/**
 * DeskReferencePage:
 *
 * Dial permissions with what they allow and who has them, folders of music on hold, and time conditions.
 * The device lets them be read only; each list fails alone.
 */
struct _DeskReferencePage
{
  DeskPage parent_instance;

  GCancellable *cancellable; /* owned */
  GListModel *plans;         /* owned, nullable */
  GHashTable *users;         /* owned, nullable: number of a dial permission → its extensions */

  /* borrowed */
  DeskCard *plans_card;
  DeskCard *music_card;
  DeskCard *times_card;
  GtkGrid *matrix;
  GtkGrid *music;
  GtkGrid *times;
  GtkLabel *users_trouble;
};

G_DEFINE_FINAL_TYPE (DeskReferencePage, desk_reference_page, DESK_TYPE_PAGE)

static const char *const permissions[PBX_N_PERMISSIONS] = {
  [PBX_PERMISSION_FEATURE_CODE] = N_ ("Feature codes"),
  [PBX_PERMISSION_QUEUE] = N_ ("Queues"),
  [PBX_PERMISSION_PARKED_CALL] = N_ ("Parked calls"),
  [PBX_PERMISSION_PICKUP] = N_ ("Call pickup"),
  [PBX_PERMISSION_CONFERENCE] = N_ ("Conferences"),
  [PBX_PERMISSION_PAGING] = N_ ("Paging and intercom"),
  [PBX_PERMISSION_EXTENSION] = N_ ("Extensions"),
  [PBX_PERMISSION_IVR] = N_ ("Voice menus (IVR)"),
  [PBX_PERMISSION_DISA] = N_ ("Dial in to dial out (DISA)"),
  [PBX_PERMISSION_SPY] = N_ ("Listening in"),
  [PBX_PERMISSION_CONSOLE] = N_ ("Operator console"),
  [PBX_PERMISSION_DEPARTMENT] = N_ ("Departments"),
  [PBX_PERMISSION_SEIZE_LINE] = N_ ("Seizing an analogue line"),
};

static void
clear_grid (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

static GtkWidget *
add_label (GtkGrid *grid, int column, int row, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, column, row, 1, 1);

  return label;
}

/* Who has a permission: the number of extensions, and on a click each of them */
static void
add_users (DeskReferencePage *self, gint64 id, int row)
{
  GPtrArray *users = g_hash_table_lookup (self->users, &id);
  guint n = users != NULL ? users->len : 0;
  g_autofree char *count = g_strdup_printf (ngettext ("%u extension", "%u extensions", n), n);
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *scroller;
  GtkWidget *label;
  g_autoptr (GString) names = g_string_new (NULL);

  if (n == 0)
    {
      add_label (self->matrix, 1, row, _ ("Nobody"), "dim-label");
      return;
    }

  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s  %s", i > 0 ? "\n" : "", pbx_extension_get_exten (users->pdata[i]),
                            pbx_extension_get_username (users->pdata[i]));

  label = gtk_label_new (names->str);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), count);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  gtk_grid_attach (self->matrix, button, 1, row, 1, 1);
}

static void
fill_matrix (DeskReferencePage *self)
{
  guint n = g_list_model_get_n_items (self->plans);

  clear_grid (self->matrix);
  gtk_widget_set_valign (add_label (self->matrix, 0, 0, _ ("Permission"), "heading"), GTK_ALIGN_END);
  for (guint j = 0; j < PBX_N_PERMISSIONS; j++)
    {
      GtkWidget *label = add_label (self->matrix, (int) j + 2, 0, _ (permissions[j]), "caption-heading");

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0.5);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 11);
      gtk_widget_set_valign (label, GTK_ALIGN_END);
    }
  gtk_widget_set_valign (add_label (self->matrix, 1, 0, _ ("Used By"), "heading"), GTK_ALIGN_END);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PbxDialPlan) plan = g_list_model_get_item (self->plans, i);

      add_label (self->matrix, 0, (int) i + 1, pbx_dial_plan_get_name (plan), NULL);
      for (guint j = 0; j < PBX_N_PERMISSIONS; j++)
        {
          gboolean allowed = pbx_dial_plan_allows (plan, j);
          /* Translators: the first %s is a dial permission, the second what it is about */
          g_autofree char *words =
            g_strdup_printf (allowed ? _ ("%s allows: %s") : _ ("%s does not allow: %s"),
                             pbx_dial_plan_get_name (plan), _ (permissions[j]));
          GtkWidget *mark = gtk_label_new (allowed ? "✓" : "–");

          if (!allowed)
            gtk_widget_add_css_class (mark, "dim-label");
          gtk_widget_set_tooltip_text (mark, words);
          gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
          gtk_grid_attach (self->matrix, mark, (int) j + 2, (int) i + 1, 1, 1);
        }
      if (self->users != NULL)
        add_users (self, pbx_dial_plan_get_id (plan), (int) i + 1);
    }
}

static void
fill_names (GtkGrid *grid, GListModel *items, const char *nothing)
{
  guint n = g_list_model_get_n_items (items);

  clear_grid (grid);
  if (n == 0)
    add_label (grid, 0, 0, nothing, "dim-label");
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PbxNamedItem) item = g_list_model_get_item (items, i);
      const char *sort = pbx_named_item_get_sort (item);

      if (g_ascii_strcasecmp (sort, "random") == 0)
        sort = _ ("In random order");
      else if (g_ascii_strcasecmp (sort, "alpha") == 0)
        sort = _ ("In alphabetical order");
      add_label (grid, 0, (int) i, pbx_named_item_get_name (item), NULL);
      add_label (grid, 1, (int) i, sort, "dim-label");
    }
}

static void
plans_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskReferencePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) plans = pbx_client_list_finish (PBX_CLIENT (source), result, &error);

  if (pbx_error_is_cancelled (error))
    return;

  if (plans != NULL)
    {
      g_set_object (&self->plans, plans);
      fill_matrix (self);
    }
  desk_card_set_state (self->plans_card, self->plans != NULL, error);
}

static void
users_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskReferencePage) self = user_data;
  g_autoptr (GError) error = NULL;
  GHashTable *users = pbx_dial_plan_list_users_finish (result, &error);

  if (pbx_error_is_cancelled (error))
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->users_trouble), users == NULL);
  if (users == NULL)
    return;
  g_clear_pointer (&self->users, g_hash_table_unref);
  self->users = users;
  if (self->plans != NULL)
    fill_matrix (self);
}

static void
music_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskReferencePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) items = pbx_client_list_finish (PBX_CLIENT (source), result, &error);

  if (pbx_error_is_cancelled (error))
    return;

  if (items != NULL)
    fill_names (self->music, items, _ ("No folders"));
  desk_card_set_state (self->music_card, items != NULL, error);
}

static void
times_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskReferencePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) items = pbx_client_list_finish (PBX_CLIENT (source), result, &error);

  if (pbx_error_is_cancelled (error))
    return;

  if (items != NULL)
    fill_names (self->times, items, _ ("No time conditions"));
  desk_card_set_state (self->times_card, items != NULL, error);
}

static void
load_plans (DeskReferencePage *self)
{
  PbxClient *client = desk_session_get_client (desk_page_get_session (DESK_PAGE (self)));

  pbx_client_list_async (client, PBX_ENDPOINT_DIAL_PLANS, PBX_TYPE_DIAL_PLAN, self->cancellable, plans_cb,
                         g_object_ref (self));
  pbx_dial_plan_list_users_async (client, self->cancellable, users_cb, g_object_ref (self));
}

static void
load_music (DeskReferencePage *self)
{
  pbx_client_list_async (desk_session_get_client (desk_page_get_session (DESK_PAGE (self))),
                         PBX_ENDPOINT_MUSIC_ON_HOLD, PBX_TYPE_NAMED_ITEM, self->cancellable, music_cb,
                         g_object_ref (self));
}

static void
load_times (DeskReferencePage *self)
{
  pbx_client_list_async (desk_session_get_client (desk_page_get_session (DESK_PAGE (self))),
                         PBX_ENDPOINT_TIME_RULES, PBX_TYPE_NAMED_ITEM, self->cancellable, times_cb,
                         g_object_ref (self));
}

static void
desk_reference_page_refresh (DeskPage *page)
{
  DeskReferencePage *self = DESK_REFERENCE_PAGE (page);

  /* A later answer must not be overtaken by an earlier one. */
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  load_plans (self);
  load_music (self);
  load_times (self);
}

static void
desk_reference_page_shown (DeskPage *page)
{
  desk_reference_page_refresh (page);
}

static GtkGrid *
make_grid (void)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 6);

  return grid;
}

static void
desk_reference_page_dispose (GObject *object)
{
  DeskReferencePage *self = DESK_REFERENCE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->plans);
  g_clear_pointer (&self->users, g_hash_table_unref);

  G_OBJECT_CLASS (desk_reference_page_parent_class)->dispose (object);
}

static void
desk_reference_page_class_init (DeskReferencePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_reference_page_dispose;
  DESK_PAGE_CLASS (klass)->refresh = desk_reference_page_refresh;
  DESK_PAGE_CLASS (klass)->shown = desk_reference_page_shown;
}

static void
desk_reference_page_init (DeskReferencePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *plans = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *across = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_set_name (GTK_WIDGET (self), "reference");
  g_object_set (self, "title", _ ("Reference Lists"), "icon-name", "view-list-symbolic", "group",
                DESK_PAGE_GROUP_MANAGE, NULL);

  self->matrix = make_grid ();
  self->music = make_grid ();
  self->times = make_grid ();
  self->users_trouble = GTK_LABEL (gtk_label_new (_ ("Who uses them could not be loaded.")));
  gtk_label_set_xalign (self->users_trouble, 0);
  gtk_label_set_wrap (self->users_trouble, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->users_trouble), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->users_trouble), FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (across), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (across), GTK_WIDGET (self->matrix));
  gtk_box_append (GTK_BOX (plans), across);
  gtk_box_append (GTK_BOX (plans), GTK_WIDGET (self->users_trouble));

  self->plans_card = desk_card_new (_ ("Dial Permissions"), plans);
  self->music_card = desk_card_new (_ ("Music on Hold Folders"), GTK_WIDGET (self->music));
  self->times_card = desk_card_new (_ ("Time Conditions"), GTK_WIDGET (self->times));
  g_signal_connect_object (self->plans_card, "retry", G_CALLBACK (load_plans), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->music_card, "retry", G_CALLBACK (load_music), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->times_card, "retry", G_CALLBACK (load_times), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->plans_card));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->music_card));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->times_card));

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1400);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1400);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}
