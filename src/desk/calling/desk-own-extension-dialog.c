/* desk-own-extension-dialog.c: asks which phone is the one on this desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-own-extension-dialog.h"

#include "desk-error.h"

#include "pbx-fold.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * DeskOwnExtensionDialog:
 *
 * Asks which extension rings first when a call is placed: the enabled extensions of the directory, searched
 * by number and name.
 */
struct _DeskOwnExtensionDialog
{
  AdwWindow parent_instance;

  PbxDirectory *directory; /* owned */
  char *folded;            /* owned, never NULL: what is searched for */
  char *current;           /* owned, never NULL: what was chosen before */

  GtkCustomFilter *filter; /* borrowed from the model */
  GtkSingleSelection *selection;
  GtkListView *list;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *failure;
  GtkEditable *search_entry;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskOwnExtensionDialog, desk_own_extension_dialog, ADW_TYPE_WINDOW)

static gboolean
match_func (gpointer item, gpointer user_data)
{
  DeskOwnExtensionDialog *self = user_data;

  /* A phone that is switched off in the PBX cannot ring. */
  if (!pbx_person_get_enabled (item))
    return FALSE;
  /* Digits are the beginning of an extension here, not some of a mobile's number. */
  if (strspn (self->folded, "0123456789") == strlen (self->folded))
    return g_str_has_prefix (pbx_person_get_number (item), self->folded);

  return strstr (pbx_person_get_folded (item), self->folded) != NULL;
}

static void
update_state (DeskOwnExtensionDialog *self)
{
  GListModel *extensions = pbx_directory_get_extensions (self->directory);
  const GError *error = pbx_directory_get_error (self->directory);
  const char *state = "list";

  if (g_list_model_get_n_items (extensions) == 0 && pbx_directory_get_busy (self->directory))
    state = "loading";
  else if (g_list_model_get_n_items (extensions) == 0 && error != NULL)
    state = "failed";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    state = *self->folded != '\0' ? "nothing-found" : "empty";
  if (g_str_equal (state, "failed"))
    {
      g_autofree char *title = desk_error_title (error);
      g_autofree char *sentence = desk_error_describe (error);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      adw_status_page_set_title (self->failure, title);
      adw_status_page_set_description (self->failure, escaped);
    }
  gtk_spinner_set_spinning (self->spinner, g_str_equal (state, "loading"));
  gtk_stack_set_visible_child_name (self->stack, state);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "own-extension.choose",
                                 g_str_equal (state, "list") &&
                                   gtk_single_selection_get_selected (self->selection) !=
                                     GTK_INVALID_LIST_POSITION);
}

static void
select_current (DeskOwnExtensionDialog *self)
{
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (PbxPerson) person = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_strcmp0 (pbx_person_get_number (person), self->current) != 0)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
      break;
    }
}

static void
search_changed_cb (DeskOwnExtensionDialog *self)
{
  g_free (self->folded);
  self->folded = pbx_fold_text (gtk_editable_get_text (self->search_entry));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  if (*self->folded == '\0')
    select_current (self);
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  update_state (self);
}

static void
stop_search_cb (DeskOwnExtensionDialog *self)
{
  if (*gtk_editable_get_text (self->search_entry) != '\0')
    gtk_editable_set_text (self->search_entry, "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
choose_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DeskOwnExtensionDialog *self = DESK_OWN_EXTENSION_DIALOG (widget);
  PbxPerson *person = gtk_single_selection_get_selected_item (self->selection);

  if (person == NULL)
    return;
  g_signal_emit (self, signals[CHOSEN], 0, pbx_person_get_number (person));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
try_again_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DeskOwnExtensionDialog *self = DESK_OWN_EXTENSION_DIALOG (widget);

  pbx_directory_refresh (self->directory);
  update_state (self);
}

static void
activated_cb (DeskOwnExtensionDialog *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "own-extension.choose", NULL);
}

static gboolean
key_pressed_cb (DeskOwnExtensionDialog *self, guint keyval)
{
  /* From what is typed straight to what was found */
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);

  return GDK_EVENT_STOP;
}

static void
desk_own_extension_dialog_dispose (GObject *object)
{
  DeskOwnExtensionDialog *self = DESK_OWN_EXTENSION_DIALOG (object);

  /* The filter looks at this object. */
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->directory);
  G_OBJECT_CLASS (desk_own_extension_dialog_parent_class)->dispose (object);
}

static void
desk_own_extension_dialog_finalize (GObject *object)
{
  DeskOwnExtensionDialog *self = DESK_OWN_EXTENSION_DIALOG (object);

  g_free (self->folded);
  g_free (self->current);
  G_OBJECT_CLASS (desk_own_extension_dialog_parent_class)->finalize (object);
}

static void
desk_own_extension_dialog_class_init (DeskOwnExtensionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_own_extension_dialog_dispose;
  object_class->finalize = desk_own_extension_dialog_finalize;

  /**
   * DeskOwnExtensionDialog::chosen:
   * @self: the dialog
   * @exten: an extension
   *
   * The person chose; the dialog closes right after this.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PBX_TYPE_PERSON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/calling/"
                                                             "desk-own-extension-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskOwnExtensionDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DeskOwnExtensionDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskOwnExtensionDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, DeskOwnExtensionDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, DeskOwnExtensionDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DeskOwnExtensionDialog, selection);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_install_action (widget_class, "own-extension.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "own-extension.try-again", NULL, try_again_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
desk_own_extension_dialog_init (DeskOwnExtensionDialog *self)
{
  self->folded = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_own_extension_dialog_new:
 * @directory: which extensions there are
 * @exten: (nullable): what was chosen before
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
DeskOwnExtensionDialog *
desk_own_extension_dialog_new (PbxDirectory *directory, const char *exten)
{
  DeskOwnExtensionDialog *self;
  GtkFilterListModel *filtered;

  g_return_val_if_fail (PBX_IS_DIRECTORY (directory), NULL);

  self = g_object_new (DESK_TYPE_OWN_EXTENSION_DIALOG, NULL);
  self->directory = g_object_ref (directory);
  self->current = g_strdup (exten != NULL ? exten : "");
  self->filter = gtk_custom_filter_new (match_func, self, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (pbx_directory_get_extensions (directory)),
                                        g_object_ref (GTK_FILTER (self->filter)));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (filtered));
  g_object_unref (filtered);
  g_signal_connect_object (directory, "notify", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  select_current (self);
  update_state (self);

  return self;
}
