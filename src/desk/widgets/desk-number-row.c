/* desk-number-row.c: a field for any number, with suggestions from the directory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-number-row.h"

#include "pbx-extension-name.h"
#include "pbx-fold.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * DeskNumberRow:
 *
 * An entry row for a telephone number. Any number may be typed; while somebody types, people of the
 * directory whose name or number fits are suggested below, and the name of whoever has the number stands
 * beside it. Where only some extensions come into question, they are suggested alone, and a button shows
 * them all.
 *
 * Down and Up walk through the suggestions, Enter takes one, Escape closes them. The keyboard focus stays
 * in the entry all the while.
 */
struct _DeskNumberRow
{
  AdwEntryRow parent_instance;

  PbxDirectory *directory; /* owned, nullable */
  GListModel *candidates;  /* owned, nullable: of PbxExtensionName: what comes into question */
  PbxParty *party;         /* owned, nullable: who has the number */
  GSignalGroup *party_signals;

  GtkWidget *popover; /* owned by being its parent */
  GtkListBox *list;   /* borrowed */
  GtkLabel *more;     /* borrowed */
  GtkLabel *name;     /* borrowed */
  GtkWidget *button;  /* borrowed */
  gboolean taking;
};

/* What fits below the field without scrolling, and what somebody may want to scroll through */
#define MAX_PEOPLE 6
#define MAX_CANDIDATES 60
#define MAX_HEIGHT 300

G_DEFINE_FINAL_TYPE (DeskNumberRow, desk_number_row, ADW_TYPE_ENTRY_ROW)

static GtkWidget *
get_text (DeskNumberRow *self)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self)));
}

/* Suggestions */

static const char *
get_number (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "number");
}

static char *
describe_person (PbxPerson *person)
{
  const char *place = pbx_person_get_kind (person) == PBX_PERSON_EXTENSION
                        ? pbx_person_get_department (person)
                        : pbx_person_get_company (person);
  g_auto (GStrv) parts = NULL;

  if (place == NULL || *place == '\0')
    return g_strdup (pbx_person_get_kind (person) == PBX_PERSON_EXTENSION ? _ ("Extension")
                                                                          : _ ("Phonebook"));
  /* The device's lists are set apart by commas alone. */
  parts = g_strsplit (place, ",", -1);
  return g_strjoinv (", ", parts);
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_suggestion (DeskNumberRow *self, const char *number, const char *name, const char *place)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *digits = create_label (number, "numeric");
  GtkWidget *caption = create_label (place, "caption");
  /* Translators: somebody who is suggested while a number is typed: name, number, company or department */
  g_autofree char *label = g_strdup_printf (_ ("%s, %s, %s"), name, number, place);

  gtk_widget_add_css_class (caption, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (digits), PANGO_ELLIPSIZE_NONE);
  if (*name != '\0')
    gtk_box_append (GTK_BOX (words), create_label (name, NULL));
  gtk_box_append (GTK_BOX (words), caption);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), digits);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (row), "number", pbx_strip_number (number), g_free);
  gtk_list_box_append (self->list, row);
}

/* Returns: whether there are more than are shown */
static gboolean
add_people (DeskNumberRow *self, const char *text)
{
  g_autoptr (GPtrArray) people = pbx_directory_search (self->directory, text, MAX_PEOPLE + 1);

  for (guint i = 0; i < MIN (people->len, MAX_PEOPLE); i++)
    {
      g_autofree char *place = describe_person (people->pdata[i]);

      add_suggestion (self, pbx_person_get_number (people->pdata[i]), pbx_person_get_name (people->pdata[i]),
                      place);
    }
  return people->len > MAX_PEOPLE;
}

static gboolean
candidate_fits (PbxExtensionName *candidate, const char *folded)
{
  g_autofree char *name = pbx_fold_text (pbx_extension_name_get_name (candidate));

  return g_str_has_prefix (pbx_extension_name_get_exten (candidate), folded) || strstr (name, folded) != NULL;
}

static gboolean
add_candidates (DeskNumberRow *self, const char *text)
{
  g_autofree char *folded = pbx_fold_text (text);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (self->candidates); i++)
    {
      g_autoptr (PbxExtensionName) candidate = g_list_model_get_item (self->candidates, i);

      if (!candidate_fits (candidate, folded))
        continue;
      if (n++ == MAX_CANDIDATES)
        return TRUE;
      add_suggestion (self, pbx_extension_name_get_exten (candidate), pbx_extension_name_get_name (candidate),
                      pbx_extension_name_get_analog (candidate) ? _ ("Analog phone") : _ ("Extension"));
    }
  return FALSE;
}

static void
clear_suggestions (DeskNumberRow *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static void
tell_expanded (DeskNumberRow *self, gboolean expanded)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (get_text (self)), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
}

static void
close_suggestions (DeskNumberRow *self)
{
  if (!gtk_widget_get_visible (self->popover))
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (get_text (self)), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  tell_expanded (self, FALSE);
}

static gboolean
has_focus (DeskNumberRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && gtk_root_get_focus (root) == get_text (self);
}

/* Suggests what fits to @text. */
static void
suggest (DeskNumberRow *self, const char *text)
{
  GtkListBoxRow *first;
  gboolean more = FALSE;

  clear_suggestions (self);
  if (self->candidates != NULL)
    more = add_candidates (self, text);
  else if (self->directory != NULL && *text != '\0')
    more = add_people (self, text);
  first = gtk_list_box_get_row_at_index (self->list, 0);
  /* Nothing is left to suggest to somebody who typed the only number that fits. */
  if (first == NULL ||
      (gtk_list_box_get_row_at_index (self->list, 1) == NULL && g_str_equal (get_number (first), text)))
    {
      close_suggestions (self);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->more), more);
  gtk_list_box_unselect_all (self->list);
  gtk_widget_set_size_request (self->popover, MAX (240, gtk_widget_get_width (GTK_WIDGET (self)) - 24), -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  tell_expanded (self, TRUE);
}

static void
button_clicked_cb (DeskNumberRow *self)
{
  gboolean open = gtk_widget_get_visible (self->popover);

  gtk_widget_grab_focus (get_text (self));
  if (open)
    close_suggestions (self);
  else
    suggest (self, "");
}

static void
take (DeskNumberRow *self, GtkListBoxRow *row)
{
  g_autofree char *number = g_strdup (get_number (row));

  close_suggestions (self);
  self->taking = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), number);
  self->taking = FALSE;
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
}

static void
suggestion_activated_cb (DeskNumberRow *self, GtkListBoxRow *row)
{
  take (self, row);
}

static void
scroll_to (DeskNumberRow *self, GtkWidget *row)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  double x;
  double y;

  if (gtk_widget_translate_coordinates (row, GTK_WIDGET (self->list), 0, 0, &x, &y))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), y,
                               y + gtk_widget_get_height (row));
}

static void
select_suggestion (DeskNumberRow *self, int step)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  GtkListBoxRow *next;

  if (selected != NULL)
    next = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (selected) + step);
  else
    next = step > 0 ? gtk_list_box_get_row_at_index (self->list, 0)
                    : GTK_LIST_BOX_ROW (gtk_widget_get_last_child (GTK_WIDGET (self->list)));
  /* Beyond either end stands what was typed. */
  gtk_list_box_select_row (self->list, next);
  if (next != NULL)
    scroll_to (self, GTK_WIDGET (next));
  if (next != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (get_text (self)),
                                    GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, next, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (get_text (self)),
                                   GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
}

static gboolean
key_pressed_cb (DeskNumberRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean open = gtk_widget_get_visible (self->popover);
  GtkListBoxRow *selected = open ? gtk_list_box_get_selected_row (self->list) : NULL;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (!open)
        suggest (self, gtk_editable_get_text (GTK_EDITABLE (self)));
      if (!gtk_widget_get_visible (self->popover))
        return GDK_EVENT_PROPAGATE;
      select_suggestion (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (!open)
        return GDK_EVENT_PROPAGATE;
      select_suggestion (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (selected == NULL)
        return GDK_EVENT_PROPAGATE;
      take (self, selected);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (!open)
        return GDK_EVENT_PROPAGATE;
      close_suggestions (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Who has the number */

static void
party_changed_cb (DeskNumberRow *self)
{
  PbxExtensionName *candidate = desk_number_row_get_candidate (self);
  const char *name = self->party != NULL ? pbx_party_get_name (self->party) : "";

  /* The directory does not have phones on analog lines. */
  if (*name == '\0' && candidate != NULL)
    name = pbx_extension_name_get_name (candidate);
  gtk_label_set_label (self->name, name);
  gtk_widget_set_visible (GTK_WIDGET (self->name), *name != '\0');
  /* The field is read out with who has the number. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_text (self)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name,
                                  -1);
}

static void
update_party (DeskNumberRow *self)
{
  g_autofree char *number = desk_number_row_dup_number (self);
  g_autoptr (PbxParty) party = NULL;

  if (self->directory != NULL && *number != '\0')
    party = pbx_directory_get_party (self->directory, number);
  g_set_object (&self->party, party);
  g_signal_group_set_target (self->party_signals, party);
  party_changed_cb (self);
}

static void
text_changed_cb (DeskNumberRow *self)
{
  update_party (self);
  if (!self->taking && has_focus (self))
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

      if (*text == '\0')
        close_suggestions (self);
      else
        suggest (self, text);
    }
}

/* GObject */

static void
desk_number_row_dispose (GObject *object)
{
  DeskNumberRow *self = DESK_NUMBER_ROW (object);

  if (self->party_signals != NULL)
    g_signal_group_set_target (self->party_signals, NULL);
  g_clear_object (&self->party_signals);
  g_clear_object (&self->party);
  g_clear_object (&self->directory);
  g_clear_object (&self->candidates);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (desk_number_row_parent_class)->dispose (object);
}

static void
desk_number_row_class_init (DeskNumberRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_number_row_dispose;
}

static void
add_controllers (DeskNumberRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  /* Before the entry and the window see them: Escape closes the suggestions and not the form. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (close_suggestions), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
desk_number_row_init (DeskNumberRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller;

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_widget_set_focusable (GTK_WIDGET (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Suggestions"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (suggestion_activated_cb), self,
                           G_CONNECT_SWAPPED);

  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  self->more = GTK_LABEL (create_label (_ ("Type more to find others"), "caption"));
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "dim-label");
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));

  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  /* The entry goes on to have the keys. */
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "desk-suggestions");
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));

  self->name = GTK_LABEL (create_label (NULL, "dim-label"));
  gtk_label_set_max_width_chars (self->name, 24);
  gtk_widget_set_visible (GTK_WIDGET (self->name), FALSE);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->name));

  self->button = gtk_button_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->button, _ ("Show All"));
  gtk_widget_add_css_class (self->button, "flat");
  /* The keys have Down for it. */
  gtk_widget_set_focusable (self->button, FALSE);
  gtk_widget_set_visible (self->button, FALSE);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (button_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->button);

  self->party_signals = g_signal_group_new (PBX_TYPE_PARTY);
  g_signal_group_connect_swapped (self->party_signals, "notify::name", G_CALLBACK (party_changed_cb), self);
  add_controllers (self);
  g_signal_connect_object (self, "changed", G_CALLBACK (text_changed_cb), self, 0);
  adw_entry_row_set_enable_emoji_completion (ADW_ENTRY_ROW (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_text (self)), GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE,
                                  GTK_ACCESSIBLE_AUTOCOMPLETE_LIST, GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (get_text (self)), GTK_ACCESSIBLE_RELATION_CONTROLS,
                                  self->list, NULL, -1);
  tell_expanded (self, FALSE);
}

/**
 * desk_number_row_set_directory:
 * @self: a number row
 * @directory: who has which number
 *
 * Sets where suggestions and names come from.
 */
void
desk_number_row_set_directory (DeskNumberRow *self, PbxDirectory *directory)
{
  g_return_if_fail (DESK_IS_NUMBER_ROW (self));
  g_return_if_fail (PBX_IS_DIRECTORY (directory));

  if (g_set_object (&self->directory, directory))
    update_party (self);
}

/**
 * desk_number_row_set_candidates:
 * @self: a number row
 * @candidates: (nullable): a list of [class@ExtensionName]
 *
 * Suggests these extensions and nobody else. What is typed is not kept from being another: check it with
 * desk_number_row_get_candidate().
 */
void
desk_number_row_set_candidates (DeskNumberRow *self, GListModel *candidates)
{
  g_return_if_fail (DESK_IS_NUMBER_ROW (self));
  g_return_if_fail (candidates == NULL || G_IS_LIST_MODEL (candidates));

  g_set_object (&self->candidates, candidates);
  gtk_widget_set_visible (self->button, candidates != NULL);
  update_party (self);
}

/**
 * desk_number_row_get_candidate:
 * @self: a number row
 *
 * Returns: (transfer none) (nullable): which of the candidates was entered
 */
PbxExtensionName *
desk_number_row_get_candidate (DeskNumberRow *self)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (DESK_IS_NUMBER_ROW (self), NULL);

  number = desk_number_row_dup_number (self);
  for (guint i = 0; self->candidates != NULL && i < g_list_model_get_n_items (self->candidates); i++)
    {
      g_autoptr (PbxExtensionName) candidate = g_list_model_get_item (self->candidates, i);

      if (g_str_equal (pbx_extension_name_get_exten (candidate), number))
        return candidate; /* the list keeps it */
    }
  return NULL;
}

/**
 * desk_number_row_get_promising:
 * @self: a number row
 *
 * Returns: whether what was typed so far fits to something that is suggested
 */
gboolean
desk_number_row_get_promising (DeskNumberRow *self)
{
  const char *text;
  g_autoptr (GPtrArray) people = NULL;

  g_return_val_if_fail (DESK_IS_NUMBER_ROW (self), FALSE);

  text = gtk_editable_get_text (GTK_EDITABLE (self));
  if (self->candidates != NULL)
    {
      g_autofree char *folded = pbx_fold_text (text);

      for (guint i = 0; i < g_list_model_get_n_items (self->candidates); i++)
        {
          g_autoptr (PbxExtensionName) candidate = g_list_model_get_item (self->candidates, i);

          if (candidate_fits (candidate, folded))
            return TRUE;
        }
      return FALSE;
    }
  if (self->directory == NULL)
    return FALSE;
  people = pbx_directory_search (self->directory, text, 1);
  return people->len > 0;
}

/**
 * desk_number_row_dup_number:
 * @self: a number row
 *
 * Returns: (transfer full): what was entered, without what people write into numbers to read them
 */
char *
desk_number_row_dup_number (DeskNumberRow *self)
{
  g_return_val_if_fail (DESK_IS_NUMBER_ROW (self), NULL);
  return pbx_strip_number (gtk_editable_get_text (GTK_EDITABLE (self)));
}

/**
 * desk_number_row_get_suggestions:
 * @self: a number row
 *
 * Returns: (transfer none): the list of suggestions
 */
GtkListBox *
desk_number_row_get_suggestions (DeskNumberRow *self)
{
  g_return_val_if_fail (DESK_IS_NUMBER_ROW (self), NULL);
  return self->list;
}

/**
 * desk_number_row_get_suggesting:
 * @self: a number row
 *
 * Returns: whether suggestions are shown
 */
gboolean
desk_number_row_get_suggesting (DeskNumberRow *self)
{
  g_return_val_if_fail (DESK_IS_NUMBER_ROW (self), FALSE);
  return gtk_widget_get_visible (self->popover);
}
