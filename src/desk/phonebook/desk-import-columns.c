/* desk-import-columns.c: asks what the columns of a table hold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-import-columns.h"

#include <glib/gi18n.h>

/* More columns than anybody would choose from */
#define MAX_COLUMNS 60

/* How many rows a column's examples are taken from, and how many contacts are shown */
#define N_EXAMPLES 3
#define N_PREVIEW 3

/**
 * DeskImportColumns:
 *
 * A row for each column of a table, with examples of what is in it and a choice of what that means, and the
 * first contacts as they would be. When the person says that the file is encoded otherwise the signal
 * `reread` asks for another source.
 */
struct _DeskImportColumns
{
  AdwBin parent_instance;

  DeskImportSource *source; /* owned, nullable */
  GArray *fields;           /* owned, of DeskImportField */
  GPtrArray *column_rows;   /* borrowed AdwComboRow, in the columns' order */
  GPtrArray *preview_rows;  /* borrowed AdwActionRow */

  AdwComboRow *encoding_row;
  AdwComboRow *delimiter_row;
  GtkSwitch *header_switch;
  AdwPreferencesGroup *file_group;
  AdwPreferencesGroup *columns_group;
  AdwPreferencesGroup *preview_group;

  gboolean filling; /* what changes is not the person's doing */
};

G_DEFINE_FINAL_TYPE (DeskImportColumns, desk_import_columns, ADW_TYPE_BIN)

enum
{
  CHANGED,
  REREAD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of the choices; the last is for what a file turned out to be and is none of these. */
static const struct
{
  const char *encoding;
  const char *label;
} encodings[] = {
  { "UTF-8", N_ ("Unicode (UTF-8)") },
  { "WINDOWS-1252", N_ ("Western European (Windows-1252)") },
  { "WINDOWS-1250", N_ ("Central European (Windows-1250)") },
  { "WINDOWS-1251", N_ ("Cyrillic (Windows-1251)") },
  { "GB18030", N_ ("Chinese Simplified (GB18030)") },
  { "BIG5", N_ ("Chinese Traditional (Big5)") },
  { "SHIFT_JIS", N_ ("Japanese (Shift JIS)") },
  { "UTF-16LE", N_ ("Unicode (UTF-16)") },
  { "UTF-16BE", N_ ("Unicode (UTF-16, big-endian)") },
};

static const char delimiters[] = { ',', ';', '\t' };

static const char *const field_labels[DESK_IMPORT_N_FIELDS] = {
  [DESK_IMPORT_IGNORE] = NC_ ("column", "Not imported"),
  [DESK_IMPORT_NAME] = NC_ ("column", "Name"),
  [DESK_IMPORT_GIVEN_NAME] = NC_ ("column", "First name"),
  [DESK_IMPORT_FAMILY_NAME] = NC_ ("column", "Last name"),
  [DESK_IMPORT_NUMBER] = NC_ ("column", "Number"),
  [DESK_IMPORT_EMAIL] = NC_ ("column", "Email"),
  [DESK_IMPORT_COMPANY] = NC_ ("column", "Company"),
  [DESK_IMPORT_SPEED_DIAL] = NC_ ("column", "Speed dial"),
};

static const DeskImportLine *
nth_line (DeskImportColumns *self, guint i)
{
  GPtrArray *lines = desk_import_source_get_lines (self->source);

  return i < lines->len ? lines->pdata[i] : NULL;
}

static char *
dup_cell (const DeskImportLine *line, guint column)
{
  const char *cell = line != NULL && column < line->n_cells ? line->cells[column] : "";
  /* A cell may be a page of text. */
  g_autofree char *start = g_utf8_substring (cell, 0, MIN (g_utf8_strlen (cell, -1), 60));
  char *text = g_markup_escape_text (start, -1);

  return g_strdelimit (text, "\r\n\t", ' ');
}

static char *
make_examples (DeskImportColumns *self, guint column)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = gtk_switch_get_active (self->header_switch); n < N_EXAMPLES && i < 20; i++)
    {
      g_autofree char *cell = dup_cell (nth_line (self, i), column);

      if (*g_strstrip (cell) == '\0')
        continue;
      g_string_append_printf (text, "%s%s", n > 0 ? " · " : "", cell);
      n++;
    }
  if (n == 0)
    g_string_append (text, C_ ("column", "Empty"));
  return g_string_free (text, FALSE);
}

static void
name_columns (DeskImportColumns *self)
{
  gboolean header = gtk_switch_get_active (self->header_switch);

  for (guint i = 0; i < self->column_rows->len; i++)
    {
      g_autofree char *title = header ? dup_cell (nth_line (self, 0), i) : g_strdup ("");
      g_autofree char *examples = make_examples (self, i);

      if (*g_strstrip (title) == '\0')
        {
          g_free (title);
          /* Translators: %u is the position of a column without a title. */
          title = g_strdup_printf (_ ("Column %u"), i + 1);
        }
      adw_preferences_row_set_title (self->column_rows->pdata[i], title);
      adw_action_row_set_subtitle (self->column_rows->pdata[i], examples);
    }
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static void
add_preview (DeskImportColumns *self, FormatsCard *card, guint i)
{
  FormatsNumber *number = i < card->numbers->len ? card->numbers->pdata[i] : NULL;
  g_autofree char *entry = formats_card_dup_entry_name (card, i);
  g_autofree char *title = g_markup_escape_text (*entry != '\0' ? entry : _ ("No name"), -1);
  g_autoptr (GString) details = g_string_new (NULL);
  g_autofree char *subtitle = NULL;
  GtkWidget *row = adw_action_row_new ();
  const char *parts[] = { number != NULL ? number->number : _ ("No number"), card->company, card->email };

  for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
    {
      if (*parts[j] != '\0')
        g_string_append_printf (details, "%s%s", details->len > 0 ? " · " : "", parts[j]);
    }
  subtitle = g_markup_escape_text (details->str, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  g_ptr_array_add (self->preview_rows, row);
  adw_preferences_group_add (self->preview_group, row);
}

/* The first contacts, of a source that holds no more than the first rows */
static void
show_preview (DeskImportColumns *self)
{
  gboolean header = gtk_switch_get_active (self->header_switch);
  g_autoptr (GPtrArray) cards =
    desk_import_source_make_first_cards (self->source, header, self->fields, N_PREVIEW);

  clear_rows (self->preview_group, self->preview_rows);
  for (guint i = 0; i < cards->len && self->preview_rows->len < N_PREVIEW; i++)
    {
      FormatsCard *card = cards->pdata[i];

      for (guint j = 0; j < MAX (card->numbers->len, 1) && self->preview_rows->len < N_PREVIEW; j++)
        add_preview (self, card, j);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->preview_group), self->preview_rows->len > 0);
}

static void
show_fields (DeskImportColumns *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->column_rows->len; i++)
    adw_combo_row_set_selected (self->column_rows->pdata[i],
                                g_array_index (self->fields, DeskImportField, i));
  self->filling = FALSE;
}

static void
field_selected_cb (DeskImportColumns *self, GParamSpec *pspec, AdwComboRow *row)
{
  guint column;

  if (self->filling || !g_ptr_array_find (self->column_rows, row, &column))
    return;
  g_array_index (self->fields, DeskImportField, column) = adw_combo_row_get_selected (row);
  show_preview (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_column (DeskImportColumns *self, GListModel *choices)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_combo_row_set_model (ADW_COMBO_ROW (row), choices);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (field_selected_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->column_rows, row);
  adw_preferences_group_add (self->columns_group, row);
}

static void
show_columns (DeskImportColumns *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  for (guint i = 0; i < DESK_IMPORT_N_FIELDS; i++)
    gtk_string_list_append (choices, g_dpgettext2 (NULL, "column", field_labels[i]));
  self->filling = TRUE;
  clear_rows (self->columns_group, self->column_rows);
  for (guint i = 0; i < MIN (desk_import_source_get_n_columns (self->source), MAX_COLUMNS); i++)
    add_column (self, G_LIST_MODEL (choices));
  self->filling = FALSE;
  name_columns (self);
  show_fields (self);
  show_preview (self);
}

static void
show_file (DeskImportColumns *self)
{
  g_autofree char *name = g_markup_escape_text (desk_import_source_get_name (self->source), -1);
  guint selected = 0;

  self->filling = TRUE;
  adw_preferences_group_set_description (self->file_group, name);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      if (g_ascii_strcasecmp (encodings[i].encoding, desk_import_source_get_encoding (self->source)) == 0)
        selected = i;
    }
  adw_combo_row_set_selected (self->encoding_row, selected);
  for (selected = 0; selected < G_N_ELEMENTS (delimiters); selected++)
    {
      if (delimiters[selected] == desk_import_source_get_delimiter (self->source))
        break;
    }
  adw_combo_row_set_selected (self->delimiter_row, selected);
  gtk_switch_set_active (self->header_switch, desk_import_source_guess_header (self->source));
  self->filling = FALSE;
}

static void
ask_reread (DeskImportColumns *self)
{
  guint delimiter = adw_combo_row_get_selected (self->delimiter_row);

  if (self->filling || self->source == NULL)
    return;
  g_signal_emit (self, signals[REREAD], 0,
                 encodings[adw_combo_row_get_selected (self->encoding_row)].encoding,
                 delimiter < G_N_ELEMENTS (delimiters) ? delimiters[delimiter]
                                                       : desk_import_source_get_delimiter (self->source));
}

static void
encoding_selected_cb (DeskImportColumns *self)
{
  ask_reread (self);
}

static void
delimiter_selected_cb (DeskImportColumns *self)
{
  ask_reread (self);
}

static void
header_switched_cb (DeskImportColumns *self)
{
  if (self->filling || self->source == NULL)
    return;
  desk_import_source_guess_fields (self->source, gtk_switch_get_active (self->header_switch), self->fields);
  name_columns (self);
  show_fields (self);
  show_preview (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
desk_import_columns_dispose (GObject *object)
{
  g_clear_object (&DESK_IMPORT_COLUMNS (object)->source);
  G_OBJECT_CLASS (desk_import_columns_parent_class)->dispose (object);
}

static void
desk_import_columns_finalize (GObject *object)
{
  DeskImportColumns *self = DESK_IMPORT_COLUMNS (object);

  g_array_unref (self->fields);
  g_ptr_array_unref (self->column_rows);
  g_ptr_array_unref (self->preview_rows);
  G_OBJECT_CLASS (desk_import_columns_parent_class)->finalize (object);
}

static void
desk_import_columns_class_init (DeskImportColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_import_columns_dispose;
  object_class->finalize = desk_import_columns_finalize;

  /* The columns mean something else. */
  signals[CHANGED] = g_signal_new ("changed", DESK_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  /* The file is to be read with this encoding and delimiter. */
  signals[REREAD] = g_signal_new ("reread", DESK_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_CHAR);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/phonebook/"
                                                             "desk-import-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskImportColumns, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, DeskImportColumns, delimiter_row);
  gtk_widget_class_bind_template_child (widget_class, DeskImportColumns, header_switch);
  gtk_widget_class_bind_template_child (widget_class, DeskImportColumns, file_group);
  gtk_widget_class_bind_template_child (widget_class, DeskImportColumns, columns_group);
  gtk_widget_class_bind_template_child (widget_class, DeskImportColumns, preview_group);
  gtk_widget_class_bind_template_callback (widget_class, encoding_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, delimiter_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_switched_cb);
}

static void
desk_import_columns_init (DeskImportColumns *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  self->fields = g_array_new (FALSE, TRUE, sizeof (DeskImportField));
  self->column_rows = g_ptr_array_new ();
  self->preview_rows = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    gtk_string_list_append (choices, _ (encodings[i].label));
  adw_combo_row_set_model (self->encoding_row, G_LIST_MODEL (choices));
  self->filling = FALSE;
}

/** desk_import_columns_get_source: Returns: (transfer none) (nullable): the table */
DeskImportSource *
desk_import_columns_get_source (DeskImportColumns *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_COLUMNS (self), NULL);
  return self->source;
}

/**
 * desk_import_columns_set_source:
 * @self: the chooser
 * @source: a table
 *
 * Shows a table, with a guess of what its columns mean.
 */
void
desk_import_columns_set_source (DeskImportColumns *self, DeskImportSource *source)
{
  g_return_if_fail (DESK_IS_IMPORT_COLUMNS (self));
  g_return_if_fail (desk_import_source_is_table (source));

  g_set_object (&self->source, source);
  show_file (self);
  desk_import_source_guess_fields (source, gtk_switch_get_active (self->header_switch), self->fields);
  show_columns (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** desk_import_columns_get_header: Returns: whether the first row names the columns */
gboolean
desk_import_columns_get_header (DeskImportColumns *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_COLUMNS (self), FALSE);
  return gtk_switch_get_active (self->header_switch);
}

/** desk_import_columns_get_fields: Returns: (transfer none) (element-type DeskImportField): what they mean */
GArray *
desk_import_columns_get_fields (DeskImportColumns *self)
{
  g_return_val_if_fail (DESK_IS_IMPORT_COLUMNS (self), NULL);
  return self->fields;
}

/** desk_import_columns_get_complete: Returns: whether there is a column for names and one for numbers */
gboolean
desk_import_columns_get_complete (DeskImportColumns *self)
{
  gboolean name = FALSE;
  gboolean number = FALSE;

  g_return_val_if_fail (DESK_IS_IMPORT_COLUMNS (self), FALSE);

  for (guint i = 0; i < self->fields->len; i++)
    {
      DeskImportField field = g_array_index (self->fields, DeskImportField, i);

      name |=
        field == DESK_IMPORT_NAME || field == DESK_IMPORT_GIVEN_NAME || field == DESK_IMPORT_FAMILY_NAME;
      number |= field == DESK_IMPORT_NUMBER;
    }
  return name && number;
}
