/* desk-codec-picker.c: codecs, picked and put in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-codec-picker.h"

#include "desk-extension-words.h"

#include <glib/gi18n.h>

/**
 * DeskCodecPicker:
 *
 * Picks codecs and puts them in order: a check and two buttons a row, which the keyboard reaches too. What
 * is picked stands first, and codecs that Front Desk does not know are kept.
 */
struct _DeskCodecPicker
{
  AdwBin parent_instance;

  GtkListBox *list;   /* borrowed */
  GPtrArray *codecs;  /* owned: the device's words, in the order of the rows */
  GHashTable *picked; /* owned: a set of the device's words */
  char *value;        /* owned */
  gboolean building;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskCodecPicker, desk_codec_picker, ADW_TYPE_BIN)

static void build (DeskCodecPicker *self);

static void
publish (DeskCodecPicker *self)
{
  GString *value = g_string_new (NULL);

  for (guint i = 0; i < self->codecs->len; i++)
    {
      if (!g_hash_table_contains (self->picked, self->codecs->pdata[i]))
        continue;
      if (value->len > 0)
        g_string_append_c (value, ',');
      g_string_append (value, self->codecs->pdata[i]);
    }
  g_free (self->value);
  self->value = g_string_free (value, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

static guint
position_of (GtkWidget *inner)
{
  GtkWidget *row = gtk_widget_get_ancestor (inner, GTK_TYPE_LIST_BOX_ROW);

  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

static void
check_toggled_cb (GtkCheckButton *check, DeskCodecPicker *self)
{
  const char *codec;

  if (self->building)
    return;
  codec = self->codecs->pdata[position_of (GTK_WIDGET (check))];
  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->picked, g_strdup (codec));
  else
    g_hash_table_remove (self->picked, codec);
  publish (self);
}

static void
move (DeskCodecPicker *self, GtkWidget *button, int by)
{
  guint from = position_of (button);
  guint to = from + by;
  gpointer kept;
  GtkWidget *row;

  if (to >= self->codecs->len)
    return;
  kept = self->codecs->pdata[from];
  self->codecs->pdata[from] = self->codecs->pdata[to];
  self->codecs->pdata[to] = kept;
  build (self);
  publish (self);
  /* The row takes the keyboard focus along, to be moved further. */
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, to));
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
up_cb (GtkWidget *button, DeskCodecPicker *self)
{
  move (self, button, -1);
}

static void
down_cb (GtkWidget *button, DeskCodecPicker *self)
{
  move (self, button, 1);
}

static GtkWidget *
build_button (DeskCodecPicker *self,
              const char *icon_name,
              const char *tooltip,
              gboolean sensitive,
              GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, sensitive);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, 0);
  return button;
}

static void
build (DeskCodecPicker *self)
{
  GtkWidget *child;

  self->building = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->codecs->len; i++)
    {
      const char *codec = self->codecs->pdata[i];
      g_autofree char *name = desk_choice_describe (desk_extension_audio_codecs, codec);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (self->picked, codec));
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), self, 0);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), build_button (self, "go-up-symbolic", _ ("Prefer"),
                                                                     i > 0, G_CALLBACK (up_cb)));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 build_button (self, "go-down-symbolic", _ ("Use Later"),
                                               i + 1 < self->codecs->len, G_CALLBACK (down_cb)));
      gtk_list_box_append (self->list, row);
    }
  self->building = FALSE;
}

static void
desk_codec_picker_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_string (value, DESK_CODEC_PICKER (object)->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_codec_picker_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      desk_codec_picker_set_value (DESK_CODEC_PICKER (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_codec_picker_finalize (GObject *object)
{
  DeskCodecPicker *self = DESK_CODEC_PICKER (object);

  g_ptr_array_unref (self->codecs);
  g_hash_table_unref (self->picked);
  g_free (self->value);
  G_OBJECT_CLASS (desk_codec_picker_parent_class)->finalize (object);
}

static void
desk_codec_picker_class_init (DeskCodecPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_codec_picker_get_property;
  object_class->set_property = desk_codec_picker_set_property;
  object_class->finalize = desk_codec_picker_finalize;

  /* The device's comma list of what is picked, in order. */
  properties[PROP_VALUE] =
    g_param_spec_string ("value", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_codec_picker_init (DeskCodecPicker *self)
{
  self->codecs = g_ptr_array_new_with_free_func (g_free);
  self->picked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->value = g_strdup ("");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/**
 * desk_codec_picker_get_value:
 * @self: a codec picker
 *
 * Returns: the device's comma list of what is picked, in order
 */
const char *
desk_codec_picker_get_value (DeskCodecPicker *self)
{
  g_return_val_if_fail (DESK_IS_CODEC_PICKER (self), NULL);
  return self->value;
}

/**
 * desk_codec_picker_set_value:
 * @self: a codec picker
 * @value: (nullable): the device's comma list
 *
 * Picks codecs.
 */
void
desk_codec_picker_set_value (DeskCodecPicker *self, const char *value)
{
  g_auto (GStrv) parts = NULL;

  g_return_if_fail (DESK_IS_CODEC_PICKER (self));

  value = value != NULL ? value : "";
  if (self->codecs->len > 0 && g_str_equal (self->value, value))
    return;
  g_free (self->value);
  self->value = g_strdup (value);
  g_ptr_array_set_size (self->codecs, 0);
  g_hash_table_remove_all (self->picked);
  parts = g_strsplit (value, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *codec = g_strstrip (parts[i]);

      if (*codec != '\0' && g_hash_table_add (self->picked, g_strdup (codec)))
        g_ptr_array_add (self->codecs, g_strdup (codec));
    }
  for (guint i = 0; desk_extension_audio_codecs[i].value != NULL; i++)
    {
      if (!g_hash_table_contains (self->picked, desk_extension_audio_codecs[i].value))
        g_ptr_array_add (self->codecs, g_strdup (desk_extension_audio_codecs[i].value));
    }
  build (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}
