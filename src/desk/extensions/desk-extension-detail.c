/* desk-extension-detail.c: everything about one extension
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-extension-detail.h"

#include "desk-extension-words.h"
#include "desk-phone-row.h"
#include "desk-phone-state.h"
#include "desk-value-row.h"

#include "pbx-named-item.h"

#include <glib/gi18n.h>

/**
 * DeskExtensionDetail:
 *
 * Everything that the device tells of an extension, and its phones as they are now. It follows the row's
 * object, so nothing here is ever older than the table beside it.
 */
struct _DeskExtensionDetail
{
  AdwBin parent_instance;

  DeskSession *session;    /* owned, nullable */
  PbxExtension *extension; /* owned, nullable */
  PbxPhone *phone;         /* owned, nullable */
  GSignalGroup *phone_signals;
  GSignalGroup *extension_signals;

  GtkScrolledWindow *scroller;
  GtkImage *state_image;
  GtkLabel *state_label;
  GtkListBox *phones;
  DeskValueRow *music_row;
  DeskValueRow *messages_row;
  const char *css_class;
};

enum
{
  PROP_0,
  PROP_EXTENSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskExtensionDetail, desk_extension_detail, ADW_TYPE_BIN)

/* What the template calls: the first argument is the object that an expression is about. */

static char *
describe_name_cb (gpointer object, const char *name, const char *exten)
{
  return g_strdup (name != NULL && *name != '\0' ? name : exten);
}

static char *
describe_switch_cb (gpointer object, gboolean on)
{
  return g_strdup (on ? C_ ("setting", "On") : C_ ("setting", "Off"));
}

static char *
join_cb (gpointer object, const char *commas)
{
  return desk_extension_join (commas);
}

static char *
describe_language_cb (gpointer object, const char *value)
{
  return desk_choice_describe (desk_extension_languages, value);
}

static char *
describe_recording_cb (gpointer object, const char *value)
{
  return desk_choice_describe (desk_extension_recordings, value);
}

static char *
describe_dtmf_cb (gpointer object, const char *value)
{
  return desk_choice_describe (desk_extension_dtmf_modes, value);
}

static char *
describe_video_codec_cb (gpointer object, const char *value)
{
  return desk_choice_describe (desk_extension_video_codecs, value);
}

static char *
describe_transport_cb (gpointer object, const char *value)
{
  return desk_choice_describe (desk_extension_transports, value);
}

static char *
describe_codecs_cb (gpointer object, const char *value)
{
  return desk_extension_describe_codecs (value);
}

static char *
describe_permit_cb (gpointer object, const char *value)
{
  if (value == NULL || *value == '\0')
    return g_strdup (_ ("Everywhere"));
  return desk_extension_join (value);
}

static char *
describe_number_cb (gpointer object, gint64 value)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static char *
describe_seconds_cb (gpointer object, gint64 value)
{
  return g_strdup_printf (ngettext ("%u second", "%u seconds", (guint) value), (guint) value);
}

static char *
describe_interval_cb (gpointer object, gint64 value)
{
  return value == 0 ? g_strdup (_ ("Never")) : describe_seconds_cb (object, value);
}

static GtkWidget *
create_phone_row_cb (gpointer item, gpointer user_data)
{
  return desk_phone_row_new (item);
}

static void
phone_changed_cb (DeskExtensionDetail *self)
{
  const char *css_class = desk_phone_get_css_class (self->phone);
  g_autofree char *words = desk_phone_describe (self->phone);
  g_autofree char *messages = NULL;

  gtk_image_set_from_icon_name (self->state_image, desk_phone_get_icon_name (self->phone));
  gtk_label_set_label (self->state_label, words);
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state_image), self->css_class);
  self->css_class = css_class;
  gtk_widget_add_css_class (GTK_WIDGET (self->state_image), css_class);
  if (self->phone != NULL)
    messages = g_strdup_printf ("%u", pbx_phone_get_n_messages (self->phone));
  g_object_set (self->messages_row, "value", messages, NULL);
}

static void
update_phone (DeskExtensionDetail *self)
{
  PbxPhone *phone = NULL;

  if (self->session != NULL && self->extension != NULL)
    phone = pbx_monitor_get_phone (desk_session_get_monitor (self->session),
                                   pbx_extension_get_exten (self->extension));
  if (g_set_object (&self->phone, phone))
    {
      g_signal_group_set_target (self->phone_signals, phone);
      gtk_list_box_bind_model (self->phones, phone != NULL ? pbx_phone_get_endpoints (phone) : NULL,
                               create_phone_row_cb, NULL, NULL);
    }
  phone_changed_cb (self);
}

/* The record has the folder's number only. */
static void
update_music (DeskExtensionDetail *self)
{
  GListModel *folders = self->session != NULL ? desk_session_get_music_on_hold (self->session) : NULL;
  g_autofree char *name = NULL;
  gint64 id = 0;

  if (self->extension != NULL)
    g_object_get (self->extension, "music-on-hold-id", &id, NULL);
  for (guint i = 0; folders != NULL && i < g_list_model_get_n_items (folders) && name == NULL; i++)
    {
      g_autoptr (PbxNamedItem) item = g_list_model_get_item (folders, i);

      if (pbx_named_item_get_id (item) == id)
        name = g_strdup (pbx_named_item_get_name (item));
    }
  g_object_set (self->music_row, "value", name, NULL);
}

static void
desk_extension_detail_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EXTENSION:
      g_value_set_object (value, DESK_EXTENSION_DETAIL (object)->extension);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_extension_detail_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EXTENSION:
      desk_extension_detail_set_extension (DESK_EXTENSION_DETAIL (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_extension_detail_dispose (GObject *object)
{
  DeskExtensionDetail *self = DESK_EXTENSION_DETAIL (object);

  if (self->phone_signals != NULL)
    {
      g_signal_group_set_target (self->phone_signals, NULL);
      g_signal_group_set_target (self->extension_signals, NULL);
      gtk_list_box_bind_model (self->phones, NULL, NULL, NULL, NULL);
    }
  g_clear_object (&self->phone_signals);
  g_clear_object (&self->extension_signals);
  g_clear_object (&self->phone);
  g_clear_object (&self->extension);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desk_extension_detail_parent_class)->dispose (object);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, describe_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_switch_cb);
  gtk_widget_class_bind_template_callback (widget_class, join_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_language_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_recording_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_dtmf_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_video_codec_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_transport_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_codecs_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_permit_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_number_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_seconds_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_interval_cb);
}

static void
desk_extension_detail_class_init (DeskExtensionDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_extension_detail_get_property;
  object_class->set_property = desk_extension_detail_set_property;
  object_class->dispose = desk_extension_detail_dispose;

  properties[PROP_EXTENSION] =
    g_param_spec_object ("extension", NULL, NULL, PBX_TYPE_EXTENSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DESK_TYPE_VALUE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/extensions/"
                                                             "desk-extension-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskExtensionDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, DeskExtensionDetail, state_image);
  gtk_widget_class_bind_template_child (widget_class, DeskExtensionDetail, state_label);
  gtk_widget_class_bind_template_child (widget_class, DeskExtensionDetail, phones);
  gtk_widget_class_bind_template_child (widget_class, DeskExtensionDetail, music_row);
  gtk_widget_class_bind_template_child (widget_class, DeskExtensionDetail, messages_row);
  bind_callbacks (widget_class);
}

static void
desk_extension_detail_init (DeskExtensionDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->phone_signals = g_signal_group_new (PBX_TYPE_PHONE);
  g_signal_group_connect_swapped (self->phone_signals, "notify", G_CALLBACK (phone_changed_cb), self);
  self->extension_signals = g_signal_group_new (PBX_TYPE_EXTENSION);
  g_signal_group_connect_swapped (self->extension_signals, "notify::exten", G_CALLBACK (update_phone), self);
  g_signal_group_connect_swapped (self->extension_signals, "notify::music-on-hold-id",
                                  G_CALLBACK (update_music), self);
}

/**
 * desk_extension_detail_set_session:
 * @self: the details
 * @session: the device
 *
 * Sets where the live state of phones comes from.
 */
void
desk_extension_detail_set_session (DeskExtensionDetail *self, DeskSession *session)
{
  g_return_if_fail (DESK_IS_EXTENSION_DETAIL (self));

  if (!g_set_object (&self->session, session))
    return;
  g_signal_connect_object (desk_session_get_music_on_hold (session), "items-changed",
                           G_CALLBACK (update_music), self, G_CONNECT_SWAPPED);
  update_phone (self);
  update_music (self);
}

/**
 * desk_extension_detail_get_extension:
 * @self: the details
 *
 * Returns: (transfer none) (nullable): the extension that is shown
 */
PbxExtension *
desk_extension_detail_get_extension (DeskExtensionDetail *self)
{
  g_return_val_if_fail (DESK_IS_EXTENSION_DETAIL (self), NULL);
  return self->extension;
}

/**
 * desk_extension_detail_set_extension:
 * @self: the details
 * @extension: (nullable): a row of the list
 *
 * Shows another extension.
 */
void
desk_extension_detail_set_extension (DeskExtensionDetail *self, PbxExtension *extension)
{
  g_return_if_fail (DESK_IS_EXTENSION_DETAIL (self));

  if (!g_set_object (&self->extension, extension))
    return;
  g_signal_group_set_target (self->extension_signals, extension);
  /* Somebody else is read from the beginning. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  update_phone (self);
  update_music (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXTENSION]);
}
