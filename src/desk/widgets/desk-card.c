/* desk-card.c: a titled part of a page that can fail alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-card.h"

#include "desk-error.h"

#include <glib/gi18n.h>

/**
 * DeskCard:
 *
 * Something that the device tells in an answer of its own: what it tells, that it is on its way, or why it
 * did not come, with *Try Again*. What was told once stays where a later answer fails, with a word about it.
 */
struct _DeskCard
{
  AdwBin parent_instance;

  /* borrowed */
  GtkLabel *title;
  GtkLabel *summary;
  GtkStack *stack;
  GtkLabel *sentence;
  GtkLabel *stale;
};

enum
{
  RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskCard, desk_card, ADW_TYPE_BIN)

static void
desk_card_class_init (DeskCardClass *klass)
{
  /* "Try Again" was pressed. */
  signals[RETRY] =
    g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
add_label (GtkBox *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);

  return GTK_LABEL (label);
}

static void
desk_card_init (DeskCard *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  GtkBox *header = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  GtkBox *failed = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Try Again"));
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "desk-card");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);

  self->title = add_label (header, "heading");
  gtk_label_set_selectable (self->title, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->summary = add_label (header, "numeric");
  gtk_label_set_xalign (self->summary, 1);
  gtk_box_append (box, GTK_WIDGET (header));

  self->sentence = add_label (failed, "body");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (desk_card_try_again), self);
  gtk_box_append (failed, button);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_stack_add_named (self->stack, spinner, "loading");
  gtk_stack_add_named (self->stack, GTK_WIDGET (failed), "failed");
  gtk_box_append (box, GTK_WIDGET (self->stack));

  self->stale = add_label (box, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->stale), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->stale), FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
}

/**
 * desk_card_new:
 * @title: the translated title
 * @content: what shows the answer
 *
 * Returns: (transfer floating): a card whose answer is on its way
 */
DeskCard *
desk_card_new (const char *title, GtkWidget *content)
{
  DeskCard *self = g_object_new (DESK_TYPE_CARD, NULL);

  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_stack_add_named (self->stack, content, "content");

  return self;
}

/**
 * desk_card_set_state:
 * @self: a card
 * @loaded: whether there is an answer to show
 * @error: (nullable): why the last try failed
 *
 * Shows the answer, or why there is none.
 */
void
desk_card_set_state (DeskCard *self, gboolean loaded, const GError *error)
{
  g_autofree char *sentence = error != NULL ? desk_error_describe (error) : NULL;

  g_return_if_fail (DESK_IS_CARD (self));

  gtk_label_set_label (self->sentence, sentence != NULL ? sentence : "");
  gtk_label_set_label (self->stale, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->stale), loaded && sentence != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), loaded);
  gtk_stack_set_visible_child_name (self->stack, loaded             ? "content"
                                                 : sentence != NULL ? "failed"
                                                                    : "loading");
}

/**
 * desk_card_set_summary:
 * @self: a card
 * @summary: the one number that matters most, beside the title
 */
void
desk_card_set_summary (DeskCard *self, const char *summary)
{
  g_return_if_fail (DESK_IS_CARD (self));
  gtk_label_set_label (self->summary, summary);
}

/**
 * desk_card_get_visible_state:
 * @self: a card
 *
 * Returns: `loading`, `content` or `failed`
 */
const char *
desk_card_get_visible_state (DeskCard *self)
{
  g_return_val_if_fail (DESK_IS_CARD (self), NULL);
  return gtk_stack_get_visible_child_name (self->stack);
}

/**
 * desk_card_try_again:
 * @self: a card
 *
 * Does what its button does.
 */
void
desk_card_try_again (DeskCard *self)
{
  g_return_if_fail (DESK_IS_CARD (self));
  g_signal_emit (self, signals[RETRY], 0);
}
