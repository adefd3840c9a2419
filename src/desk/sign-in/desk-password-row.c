/* desk-password-row.c: a row of a list to type a password in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-password-row.h"

/**
 * DeskPasswordRow:
 *
 * Looks as an entry row does and holds a #GtkPasswordEntry: libadwaita 1.2's own password row tells
 * what is typed to every program on the accessibility bus.
 */
struct _DeskPasswordRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title_label;
  GtkPasswordEntry *entry;
};

enum
{
  APPLY,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskPasswordRow, desk_password_row, ADW_TYPE_PREFERENCES_ROW)

/* The title stands where the text will stand while there is none, and above it otherwise. */
static void
desk_password_row_update (DeskPasswordRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  gboolean focused = gtk_widget_get_state_flags (GTK_WIDGET (self->entry)) & GTK_STATE_FLAG_FOCUS_WITHIN;
  gboolean empty = *desk_password_row_get_text (self) == '\0';

  gtk_widget_set_visible (GTK_WIDGET (self->title_label), focused || !empty);
  g_object_set (self->entry, "placeholder-text", focused || !empty ? NULL : title, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  if (focused)
    gtk_widget_add_css_class (GTK_WIDGET (self), "focused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "focused");
}

static void
desk_password_row_entry_changed_cb (DeskPasswordRow *self)
{
  desk_password_row_update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
desk_password_row_entry_activate_cb (DeskPasswordRow *self)
{
  g_signal_emit (self, signals[APPLY], 0);
}

static void
desk_password_row_pressed_cb (DeskPasswordRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
desk_password_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_PASSWORD_ROW (widget)->entry));
}

/* A list's row takes the focus itself when the walk leaves it backwards, and this one would give it back to
 * the entry: the walk would end here. */
static gboolean
desk_password_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *entry = GTK_WIDGET (DESK_PASSWORD_ROW (widget)->entry);

  if (gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN)
    return gtk_widget_child_focus (entry, direction);
  return gtk_widget_grab_focus (entry);
}

static void
desk_password_row_dispose (GObject *object)
{
  DeskPasswordRow *self = DESK_PASSWORD_ROW (object);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);

  G_OBJECT_CLASS (desk_password_row_parent_class)->dispose (object);
}

static void
desk_password_row_class_init (DeskPasswordRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_password_row_dispose;
  widget_class->focus = desk_password_row_focus;
  widget_class->grab_focus = desk_password_row_grab_focus;

  /**
   * DeskPasswordRow::apply:
   * @self: the row
   *
   * Enter was pressed.
   */
  signals[APPLY] =
    g_signal_new ("apply", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DeskPasswordRow::changed:
   * @self: the row
   *
   * The text changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fcm5600/FrontDesk/sign-in/desk-password-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPasswordRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, DeskPasswordRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, desk_password_row_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, desk_password_row_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, desk_password_row_pressed_cb);
}

static void
desk_password_row_init (DeskPasswordRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_object_bind_property (self, "title", self->title_label, "label", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self, "notify::title", G_CALLBACK (desk_password_row_update), self, 0);
  g_signal_connect_object (self->entry, "state-flags-changed", G_CALLBACK (desk_password_row_update), self,
                           G_CONNECT_SWAPPED);
  desk_password_row_update (self);
}

/**
 * desk_password_row_get_text:
 * @self: a row
 *
 * Returns: (transfer none): the password
 */
const char *
desk_password_row_get_text (DeskPasswordRow *self)
{
  g_return_val_if_fail (DESK_IS_PASSWORD_ROW (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * desk_password_row_set_text:
 * @self: a row
 * @text: a password
 *
 * Sets the password.
 */
void
desk_password_row_set_text (DeskPasswordRow *self, const char *text)
{
  g_return_if_fail (DESK_IS_PASSWORD_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/**
 * desk_password_row_select:
 * @self: a row
 *
 * Focuses the row with all of its text selected, so that typing replaces it.
 */
void
desk_password_row_select (DeskPasswordRow *self)
{
  g_return_if_fail (DESK_IS_PASSWORD_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}
