/* desk-wakeup-people.c: whom to wake
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-wakeup-people.h"

#include "desk-hint-row.h"

#include "pbx-number-list.h"

#include <glib/gi18n.h>

/* More suggestions push the rest of the form away. */
#define MAX_SUGGESTIONS 5

/* A wall of chips tells nobody anything. */
#define MAX_CHIPS 40

/* How many numbers or words a message names */
#define MAX_NAMED 6

/**
 * DeskWakeupPeople:
 *
 * Asks for extensions, one or many: who types a name or a number is shown who
 * has it; numbers, ranges and pasted lists are taken as they are. Who is chosen
 * stands below, each in a chip that takes them out again.
 */
struct _DeskWakeupPeople
{
  AdwPreferencesGroup parent_instance;

  PbxDirectory *directory; /* owned, nullable */
  GPtrArray *extens;       /* owned numbers, %NULL-terminated */
  GPtrArray *suggestions;  /* borrowed rows */

  GtkEditable *entry_row;
  DeskHintRow *hint_row;
  GtkListBox *suggestion_list;
  GtkRevealer *revealer;
  GtkFlowBox *chips;
  GtkWidget *chosen;
  GtkLabel *count_label;
  GtkLabel *more_label;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskWakeupPeople, desk_wakeup_people, ADW_TYPE_PREFERENCES_GROUP)

static const char *
get_name (DeskWakeupPeople *self, const char *exten)
{
  PbxPerson *person =
    self->directory != NULL ? pbx_directory_lookup_extension (self->directory, exten) : NULL;

  return person != NULL ? pbx_person_get_name (person) : "";
}

static gboolean
exists_cb (const char *number, gpointer user_data)
{
  DeskWakeupPeople *self = user_data;

  /* Where the directory is not whole, the device decides. */
  return self->directory == NULL || !pbx_directory_get_complete (self->directory) ||
         pbx_directory_lookup_extension (self->directory, number) != NULL;
}

static gboolean
find (DeskWakeupPeople *self, const char *exten, guint *position)
{
  /* without the NULL at the end */
  for (guint i = 0; i + 1 < self->extens->len; i++)
    {
      if (g_str_equal (self->extens->pdata[i], exten))
        {
          if (position != NULL)
            *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Who is chosen */

static void update_chips (DeskWakeupPeople *self);

static void
changed (DeskWakeupPeople *self)
{
  update_chips (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_cb (DeskWakeupPeople *self, GtkWidget *button)
{
  const char *exten = g_object_get_data (G_OBJECT (button), "exten");
  guint position;

  if (!find (self, exten, &position))
    return;
  g_ptr_array_remove_index (self->extens, position);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry_row));
  changed (self);
}

static GtkWidget *
make_chip (DeskWakeupPeople *self, const char *exten)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *number = gtk_label_new (exten);
  GtkWidget *name = gtk_label_new (get_name (self, exten));
  g_autofree char *tooltip = NULL;

  gtk_widget_add_css_class (number, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 18);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_set_visible (name, *get_name (self, exten) != '\0');
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "desk-chip");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  /* Translators: takes a number out of those that are to be woken */
  tooltip = g_strdup_printf (_ ("Remove %s"), exten);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_object_set_data_full (G_OBJECT (button), "exten", g_strdup (exten), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
update_chips (DeskWakeupPeople *self)
{
  guint n = desk_wakeup_people_get_n_extens (self);
  GtkWidget *child;
  g_autofree char *count = g_strdup_printf (ngettext ("%u extension", "%u extensions", n), n);
  g_autofree char *more = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_flow_box_remove (self->chips, child);
  for (guint i = 0; i < MIN (n, MAX_CHIPS); i++)
    {
      GtkWidget *flow_child = gtk_flow_box_child_new ();

      /* The chip within has the focus, and the keys. */
      gtk_widget_set_focusable (flow_child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (flow_child),
                                    make_chip (self, self->extens->pdata[i]));
      gtk_flow_box_append (self->chips, flow_child);
    }
  if (n > MAX_CHIPS)
    more = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MAX_CHIPS), n - MAX_CHIPS);
  gtk_label_set_label (self->more_label, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), more != NULL);
  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (self->chosen, n > 0);
}

static gboolean
add_one (DeskWakeupPeople *self, const char *exten)
{
  if (find (self, exten, NULL))
    return FALSE;
  g_ptr_array_insert (self->extens, (int) self->extens->len - 1, g_strdup (exten));
  return TRUE;
}

/* What is typed */

static char *
join_some (GPtrArray *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (words->len, MAX_NAMED); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) words->pdata[i]);
  if (words->len > MAX_NAMED)
    g_string_append (text, "…");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

/* Says what of a text was not taken, and why. NULL where all was. */
static char *
describe_rest (PbxNumberList *list, guint n_repeated)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *unknown = join_some (list->unknown);
  g_autofree char *wrong = join_some (list->wrong);
  g_autofree char *ignored = join_some (list->ignored);

  if (list->unknown->len > 0)
    add_sentence (text, g_strdup_printf (ngettext ("There is no extension %s.", "There are no extensions %s.",
                                                   list->unknown->len),
                                         unknown));
  if (list->wrong->len > 0)
    /* Translators: ranges such as 230–201 */
    add_sentence (text, g_strdup_printf (ngettext ("%s is no range.", "%s are no ranges.", list->wrong->len),
                                         wrong));
  if (list->n_missing > 0)
    add_sentence (text,
                  g_strdup_printf (ngettext ("%u number of the range has no extension.",
                                             "%u numbers of the range have no extension.", list->n_missing),
                                   list->n_missing));
  if (n_repeated > 0)
    add_sentence (text,
                  g_strdup_printf (ngettext ("%u was already there.", "%u were already there.", n_repeated),
                                   n_repeated));
  if (list->ignored->len > 0)
    /* Translators: what was pasted beside the numbers, such as names */
    add_sentence (text, g_strdup_printf (_ ("Not numbers, and left out: %s."), ignored));
  if (list->too_many)
    add_sentence (text, g_strdup_printf (_ ("Only the first %d were taken."), PBX_NUMBER_LIST_MAX));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static PbxNumberList *
parse (DeskWakeupPeople *self)
{
  return pbx_number_list_parse (gtk_editable_get_text (self->entry_row), exists_cb, self);
}

static void
clear_suggestions (DeskWakeupPeople *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->suggestion_list))) != NULL)
    gtk_list_box_remove (self->suggestion_list, child);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static void
suggest (DeskWakeupPeople *self)
{
  const char *text = gtk_editable_get_text (self->entry_row);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GPtrArray) people = NULL;
  guint n = 0;

  clear_suggestions (self);
  if (*stripped == '\0' || self->directory == NULL || strpbrk (stripped, ",;\n") != NULL)
    return;
  people = pbx_directory_search (self->directory, stripped, MAX_SUGGESTIONS * 4);
  for (guint i = 0; i < people->len && n < MAX_SUGGESTIONS; i++)
    {
      PbxPerson *person = people->pdata[i];
      GtkWidget *row;

      if (pbx_person_get_kind (person) != PBX_PERSON_EXTENSION ||
          find (self, pbx_person_get_number (person), NULL))
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pbx_person_get_name (person));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), pbx_person_get_number (person));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("list-add-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "exten", g_strdup (pbx_person_get_number (person)), g_free);
      gtk_list_box_append (self->suggestion_list, row);
      n++;
    }
  gtk_revealer_set_reveal_child (self->revealer, n > 0);
}

static void
text_changed_cb (DeskWakeupPeople *self)
{
  desk_hint_row_show (self->hint_row, GTK_WIDGET (self->entry_row), DESK_HINT_NONE, NULL);
  suggest (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
suggestion_activated_cb (DeskWakeupPeople *self, GtkListBoxRow *row)
{
  g_autofree char *exten = g_strdup (g_object_get_data (G_OBJECT (row), "exten"));

  gtk_editable_set_text (self->entry_row, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry_row));
  desk_wakeup_people_add (self, exten);
}

/* Enter takes the numbers, or else the best of the suggestions. */
static void
entry_activated_cb (DeskWakeupPeople *self)
{
  g_autoptr (PbxNumberList) list = parse (self);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->suggestion_list, 0);

  if (list->numbers->len == 0 && list->unknown->len == 0 && list->wrong->len == 0 && first != NULL)
    suggestion_activated_cb (self, first);
  else
    desk_wakeup_people_take_text (self);
}

static void
desk_wakeup_people_dispose (GObject *object)
{
  DeskWakeupPeople *self = DESK_WAKEUP_PEOPLE (object);

  g_clear_object (&self->directory);
  G_OBJECT_CLASS (desk_wakeup_people_parent_class)->dispose (object);
}

static void
desk_wakeup_people_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_WAKEUP_PEOPLE (object)->extens);
  G_OBJECT_CLASS (desk_wakeup_people_parent_class)->finalize (object);
}

static gboolean
desk_wakeup_people_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_WAKEUP_PEOPLE (widget)->entry_row));
}

static void
desk_wakeup_people_class_init (DeskWakeupPeopleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_wakeup_people_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_wakeup_people_finalize;

  /* Who is chosen, or what is typed, changed. */
  signals[CHANGED] =
    g_signal_new ("changed", DESK_TYPE_WAKEUP_PEOPLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DESK_TYPE_HINT_ROW);
  widget_class->grab_focus = desk_wakeup_people_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/wakeups/"
                                                             "desk-wakeup-people.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupPeople, entry_row);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupPeople, hint_row);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupPeople, suggestion_list);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupPeople, revealer);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupPeople, chips);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupPeople, chosen);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupPeople, count_label);
  gtk_widget_class_bind_template_child (widget_class, DeskWakeupPeople, more_label);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, suggestion_activated_cb);
}

static void
desk_wakeup_people_init (DeskWakeupPeople *self)
{
  self->extens = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->extens, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  update_chips (self);
}

/**
 * desk_wakeup_people_set_directory:
 * @self: the group
 * @directory: what knows the extensions
 *
 * Sets who can be chosen.
 */
void
desk_wakeup_people_set_directory (DeskWakeupPeople *self, PbxDirectory *directory)
{
  g_return_if_fail (DESK_IS_WAKEUP_PEOPLE (self));
  g_set_object (&self->directory, directory);
  update_chips (self);
}

/**
 * desk_wakeup_people_add:
 * @self: the group
 * @exten: an extension's number
 *
 * Chooses one more.
 */
void
desk_wakeup_people_add (DeskWakeupPeople *self, const char *exten)
{
  g_return_if_fail (DESK_IS_WAKEUP_PEOPLE (self));

  if (add_one (self, exten))
    changed (self);
}

/**
 * desk_wakeup_people_take_text:
 * @self: the group
 *
 * Chooses whom the typed or pasted text names, and says what of it was left
 * out. What is wrong stays to be mended.
 *
 * Returns: whether nothing wrong is left in the text
 */
gboolean
desk_wakeup_people_take_text (DeskWakeupPeople *self)
{
  g_autoptr (PbxNumberList) list = NULL;
  g_autofree char *message = NULL;
  g_autofree char *rest = NULL;
  guint n_repeated;
  gboolean bad;

  g_return_val_if_fail (DESK_IS_WAKEUP_PEOPLE (self), FALSE);

  list = parse (self);
  n_repeated = list->n_repeated;
  for (guint i = 0; i < list->numbers->len; i++)
    {
      if (desk_wakeup_people_get_n_extens (self) >= PBX_NUMBER_LIST_MAX)
        {
          list->too_many = TRUE;
          break;
        }
      if (!add_one (self, list->numbers->pdata[i]))
        n_repeated++;
    }
  bad = list->unknown->len > 0 || list->wrong->len > 0 ||
        (list->numbers->len == 0 && list->n_repeated == 0 && list->ignored->len > 0);
  message = describe_rest (list, n_repeated);
  g_ptr_array_extend (list->unknown, list->wrong, (GCopyFunc) g_strdup, NULL);
  if (bad && list->unknown->len > 0)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < list->unknown->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) list->unknown->pdata[i]);
      rest = g_string_free (g_steal_pointer (&text), FALSE);
    }
  else if (bad)
    rest = g_strdup (gtk_editable_get_text (self->entry_row));
  gtk_editable_set_text (self->entry_row, rest != NULL ? rest : "");
  gtk_editable_set_position (self->entry_row, -1);
  clear_suggestions (self);
  changed (self);
  desk_hint_row_show (self->hint_row, GTK_WIDGET (self->entry_row),
                      message == NULL ? DESK_HINT_NONE
                      : bad           ? DESK_HINT_ERROR
                                      : DESK_HINT_INFO,
                      message);
  return !bad;
}

/**
 * desk_wakeup_people_get_extens:
 * @self: the group
 *
 * Returns: (transfer none) (array zero-terminated=1): the numbers that are
 * chosen, each once
 */
const char *const *
desk_wakeup_people_get_extens (DeskWakeupPeople *self)
{
  g_return_val_if_fail (DESK_IS_WAKEUP_PEOPLE (self), NULL);
  return (const char *const *) self->extens->pdata;
}

/**
 * desk_wakeup_people_get_n_extens:
 * @self: the group
 *
 * Returns: how many are chosen
 */
guint
desk_wakeup_people_get_n_extens (DeskWakeupPeople *self)
{
  g_return_val_if_fail (DESK_IS_WAKEUP_PEOPLE (self), 0);
  return self->extens->len - 1;
}

/**
 * desk_wakeup_people_get_text:
 * @self: the group
 *
 * Returns: (transfer none): what is typed and not taken yet
 */
const char *
desk_wakeup_people_get_text (DeskWakeupPeople *self)
{
  g_return_val_if_fail (DESK_IS_WAKEUP_PEOPLE (self), NULL);
  return gtk_editable_get_text (self->entry_row);
}

/**
 * desk_wakeup_people_show_error:
 * @self: the group
 * @message: what is wrong, translated
 *
 * Says it below the entry.
 */
void
desk_wakeup_people_show_error (DeskWakeupPeople *self, const char *message)
{
  g_return_if_fail (DESK_IS_WAKEUP_PEOPLE (self));
  desk_hint_row_show (self->hint_row, GTK_WIDGET (self->entry_row), DESK_HINT_ERROR, message);
}
