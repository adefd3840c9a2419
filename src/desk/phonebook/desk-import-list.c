/* desk-import-list.c: people of an import, in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-import-list.h"

#include "desk-import-item.h"

#include <glib/gi18n.h>

/* A list view builds widgets for some 200 rows whatever it shows. Those that are seen first come first, and
 * the others a few at a time, so that the window answers meanwhile. */
#define CHUNK 16
#define CHUNK_WHEN_BUILT 500
#define N_BUILT 256

/**
 * DeskImportList:
 *
 * Rows of an import with what is to become of each, or, in a report, what came of it.
 */
struct _DeskImportList
{
  AdwBin parent_instance;

  DeskImportPlan *plan; /* owned, nullable: rows can be decided about */
  GPtrArray *rows;      /* owned: all that are to be shown */
  GListStore *shown;    /* owned: those that are there already */

  GtkListView *view;
  guint fill_source;
  gboolean report;
};

G_DEFINE_FINAL_TYPE (DeskImportList, desk_import_list, ADW_TYPE_BIN)

enum
{
  PROP_REPORT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DeskImportList *self)
{
  gtk_list_item_set_child (list_item, GTK_WIDGET (desk_import_item_new (self->report)));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DeskImportList *self)
{
  desk_import_item_show (DESK_IMPORT_ITEM (gtk_list_item_get_child (list_item)), self->plan,
                         gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DeskImportList *self)
{
  desk_import_item_show (DESK_IMPORT_ITEM (gtk_list_item_get_child (list_item)), NULL, NULL);
}

/* Enter on a row opens its choices. */
static void
activate_cb (GtkListView *view, guint position, DeskImportList *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (view)));
  GtkWidget *item = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (DESK_IS_IMPORT_ITEM (item))
    desk_import_item_choose (DESK_IMPORT_ITEM (item));
}

static gboolean
fill_cb (gpointer user_data)
{
  DeskImportList *self = user_data;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint n_more = MIN (self->rows->len - n_shown, n_shown < N_BUILT ? CHUNK : CHUNK_WHEN_BUILT);

  g_list_store_splice (self->shown, n_shown, 0, self->rows->pdata + n_shown, n_more);
  if (n_shown + n_more < self->rows->len)
    return G_SOURCE_CONTINUE;
  self->fill_source = 0;
  return G_SOURCE_REMOVE;
}

static void
desk_import_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskImportList *self = DESK_IMPORT_LIST (object);

  switch (prop_id)
    {
    case PROP_REPORT:
      self->report = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_import_list_dispose (GObject *object)
{
  DeskImportList *self = DESK_IMPORT_LIST (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_object (&self->plan);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (desk_import_list_parent_class)->dispose (object);
}

static void
desk_import_list_class_init (DeskImportListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = desk_import_list_set_property;
  object_class->dispose = desk_import_list_dispose;

  /**
   * DeskImportList:report:
   *
   * Whether it tells what came of the rows.
   */
  properties[PROP_REPORT] =
    g_param_spec_boolean ("report", NULL, NULL, FALSE,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_import_list_init (DeskImportList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_list_store_new (DESK_TYPE_IMPORT_ROW);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->view = GTK_LIST_VIEW (
    gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown)))),
                       factory));
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "desk-import-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Contacts of the file"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/** desk_import_list_set_plan: lets the person decide about the rows, which are those of @plan */
void
desk_import_list_set_plan (DeskImportList *self, DeskImportPlan *plan)
{
  g_return_if_fail (DESK_IS_IMPORT_LIST (self));
  g_set_object (&self->plan, plan);
}

/**
 * desk_import_list_set_rows:
 * @self: the list
 * @rows: (element-type DeskImportRow): the rows; must not change any more
 *
 * Shows rows, the first ones at once and the others as time allows.
 */
void
desk_import_list_set_rows (DeskImportList *self, GPtrArray *rows)
{
  g_return_if_fail (DESK_IS_IMPORT_LIST (self));
  g_return_if_fail (rows != NULL);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_ptr_array_ref (rows);
  g_ptr_array_unref (self->rows);
  self->rows = rows;
  g_list_store_remove_all (self->shown);
  if (rows->len > 0)
    {
      g_list_store_splice (self->shown, 0, 0, rows->pdata, MIN (rows->len, CHUNK));
      if (rows->len > CHUNK)
        self->fill_source = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);
    }
}

/** desk_import_list_get_n_rows: Returns: how many rows there are, shown already or not */
guint
desk_import_list_get_n_rows (DeskImportList *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_LIST (self), 0);
  return self->rows->len;
}

/** desk_import_list_get_filled: Returns: whether all of them are shown */
gboolean
desk_import_list_get_filled (DeskImportList *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_LIST (self), FALSE);
  return self->fill_source == 0;
}
