/* desk-mpris.c: the desktop's media keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-mpris.h"

#include "desk-config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#define NAME "org.mpris.MediaPlayer2." FRONTDESK_APP_ID
#define PATH "/org/mpris/MediaPlayer2"
#define TRACK "/io/github/fcm5600/FrontDesk/recording"
#define MICROSECOND G_GINT64_CONSTANT (1000)

/**
 * DeskMpris:
 *
 * Offers the recording that plays on the session bus, as MPRIS 2 has it: the desktop's media keys and its
 * panel reach it. It is there only while a recording is open, and tells who talked to whom, but not the
 * address of the recording.
 */
struct _DeskMpris
{
  GObject parent_instance;

  DeskPlayback *playback;      /* owned */
  GDBusConnection *connection; /* owned, nullable */
  GCancellable *cancellable;
  guint name;
  guint registrations[2];
};

static const char introspection[] =
  "<node>"
  "  <interface name='org.mpris.MediaPlayer2'>"
  "    <method name='Raise'/><method name='Quit'/>"
  "    <property name='CanQuit' type='b' access='read'/>"
  "    <property name='CanRaise' type='b' access='read'/>"
  "    <property name='HasTrackList' type='b' access='read'/>"
  "    <property name='Identity' type='s' access='read'/>"
  "    <property name='DesktopEntry' type='s' access='read'/>"
  "    <property name='SupportedUriSchemes' type='as' access='read'/>"
  "    <property name='SupportedMimeTypes' type='as' access='read'/>"
  "  </interface>"
  "  <interface name='org.mpris.MediaPlayer2.Player'>"
  "    <method name='Next'/><method name='Previous'/><method name='Pause'/>"
  "    <method name='PlayPause'/><method name='Stop'/><method name='Play'/>"
  "    <method name='Seek'><arg name='Offset' type='x' direction='in'/></method>"
  "    <method name='SetPosition'>"
  "      <arg name='TrackId' type='o' direction='in'/><arg name='Position' type='x' direction='in'/>"
  "    </method>"
  "    <method name='OpenUri'><arg name='Uri' type='s' direction='in'/></method>"
  "    <signal name='Seeked'><arg name='Position' type='x'/></signal>"
  "    <property name='PlaybackStatus' type='s' access='read'/>"
  "    <property name='Rate' type='d' access='readwrite'/>"
  "    <property name='Metadata' type='a{sv}' access='read'/>"
  "    <property name='Volume' type='d' access='readwrite'/>"
  "    <property name='Position' type='x' access='read'/>"
  "    <property name='MinimumRate' type='d' access='read'/>"
  "    <property name='MaximumRate' type='d' access='read'/>"
  "    <property name='CanGoNext' type='b' access='read'/>"
  "    <property name='CanGoPrevious' type='b' access='read'/>"
  "    <property name='CanPlay' type='b' access='read'/>"
  "    <property name='CanPause' type='b' access='read'/>"
  "    <property name='CanSeek' type='b' access='read'/>"
  "    <property name='CanControl' type='b' access='read'/>"
  "  </interface>"
  "</node>";

G_DEFINE_FINAL_TYPE (DeskMpris, desk_mpris, G_TYPE_OBJECT)

static GVariant *
desk_mpris_describe_recording (DeskMpris *self)
{
  SoundPlayer *player = desk_playback_get_player (self->playback);
  gint64 duration = sound_player_get_duration (player);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  if (desk_playback_get_recording (self->playback) != NULL)
    {
      g_autofree char *title = desk_playback_dup_title (self->playback);
      g_autofree char *subtitle = desk_playback_dup_subtitle (self->playback);

      g_variant_builder_add (&builder, "{sv}", "mpris:trackid", g_variant_new_object_path (TRACK));
      g_variant_builder_add (&builder, "{sv}", "xesam:title", g_variant_new_string (title));
      g_variant_builder_add (&builder, "{sv}", "xesam:album", g_variant_new_string (subtitle));
      if (duration >= 0)
        g_variant_builder_add (&builder, "{sv}", "mpris:length",
                               g_variant_new_int64 (duration / MICROSECOND));
    }

  return g_variant_builder_end (&builder);
}

static GVariant *
desk_mpris_get (DeskMpris *self, const char *name)
{
  static const char *const none[] = { NULL };
  SoundPlayer *player = desk_playback_get_player (self->playback);

  if (g_str_equal (name, "Identity"))
    return g_variant_new_string (_ ("Front Desk"));
  if (g_str_equal (name, "DesktopEntry"))
    return g_variant_new_string (FRONTDESK_APP_ID);
  if (g_str_equal (name, "SupportedUriSchemes") || g_str_equal (name, "SupportedMimeTypes"))
    return g_variant_new_strv (none, -1);
  if (g_str_equal (name, "PlaybackStatus"))
    return g_variant_new_string (desk_playback_get_recording (self->playback) == NULL ? "Stopped"
                                 : sound_player_get_playing (player)                  ? "Playing"
                                                                                      : "Paused");
  if (g_str_equal (name, "Rate"))
    return g_variant_new_double (sound_player_get_rate (player));
  if (g_str_equal (name, "Volume"))
    return g_variant_new_double (sound_player_get_volume (player));
  if (g_str_equal (name, "MinimumRate"))
    return g_variant_new_double (SOUND_SLOWEST);
  if (g_str_equal (name, "MaximumRate"))
    return g_variant_new_double (SOUND_FASTEST);
  if (g_str_equal (name, "Position"))
    return g_variant_new_int64 (sound_player_get_position (player) / MICROSECOND);
  if (g_str_equal (name, "Metadata"))
    return desk_mpris_describe_recording (self);
  if (g_str_equal (name, "CanGoNext") || g_str_equal (name, "CanGoPrevious"))
    return g_variant_new_boolean (desk_playback_get_has_neighbours (self->playback));
  if (g_str_equal (name, "CanSeek"))
    return g_variant_new_boolean (sound_player_get_ready (player));
  if (g_str_equal (name, "CanPlay") || g_str_equal (name, "CanPause") || g_str_equal (name, "CanControl"))
    return g_variant_new_boolean (TRUE);

  return g_variant_new_boolean (FALSE);
}

static GVariant *
desk_mpris_get_property_cb (GDBusConnection *connection,
                            const char *sender,
                            const char *path,
                            const char *interface,
                            const char *name,
                            GError **error,
                            gpointer user_data)
{
  return desk_mpris_get (user_data, name);
}

static gboolean
desk_mpris_set_property_cb (GDBusConnection *connection,
                            const char *sender,
                            const char *path,
                            const char *interface,
                            const char *name,
                            GVariant *value,
                            GError **error,
                            gpointer user_data)
{
  DeskMpris *self = user_data;
  SoundPlayer *player = desk_playback_get_player (self->playback);

  if (g_str_equal (name, "Volume"))
    sound_player_set_volume (player, g_variant_get_double (value));
  else if (g_variant_get_double (value) == 0.0)
    sound_player_set_playing (player, FALSE); /* as the specification has it */
  else
    sound_player_set_rate (player, g_variant_get_double (value));

  return TRUE;
}

static void
desk_mpris_method_cb (GDBusConnection *connection,
                      const char *sender,
                      const char *path,
                      const char *interface,
                      const char *method,
                      GVariant *arguments,
                      GDBusMethodInvocation *invocation,
                      gpointer user_data)
{
  DeskMpris *self = user_data;
  SoundPlayer *player = desk_playback_get_player (self->playback);

  if (g_str_equal (method, "Next"))
    {
      desk_playback_step (self->playback, 1);
    }
  else if (g_str_equal (method, "Previous"))
    {
      desk_playback_step (self->playback, -1);
    }
  else if (g_str_equal (method, "PlayPause"))
    {
      desk_playback_toggle (self->playback);
    }
  else if (g_str_equal (method, "Play"))
    {
      if (!sound_player_get_playing (player))
        desk_playback_toggle (self->playback);
    }
  else if (g_str_equal (method, "Pause"))
    {
      sound_player_set_playing (player, FALSE);
    }
  else if (g_str_equal (method, "Stop"))
    {
      desk_playback_close (self->playback);
    }
  else if (g_str_equal (method, "Seek"))
    {
      gint64 offset;

      g_variant_get (arguments, "(x)", &offset);
      offset = CLAMP (offset, -G_MAXINT32 * MICROSECOND, G_MAXINT32 * MICROSECOND);
      if (sound_player_get_ready (player))
        sound_player_seek (player, sound_player_get_position (player) + offset * MICROSECOND);
    }
  else if (g_str_equal (method, "SetPosition"))
    {
      const char *track;
      gint64 position;

      /* A place that is meant for another recording, or outside of this one, is to be ignored. */
      g_variant_get (arguments, "(&ox)", &track, &position);
      if (g_str_equal (track, TRACK) && sound_player_get_ready (player) && position >= 0 &&
          position <= sound_player_get_duration (player) / MICROSECOND)
        sound_player_seek (player, position * MICROSECOND);
    }

  g_dbus_method_invocation_return_value (invocation, NULL);
}

/* The position is not told: whoever wants it asks, or counts. */
static void
desk_mpris_emit (DeskMpris *self)
{
  static const char *const names[] = { "PlaybackStatus", "Metadata",      "Rate",   "Volume",
                                       "CanGoNext",      "CanGoPrevious", "CanSeek" };
  GVariantBuilder builder;

  if (self->connection == NULL || self->registrations[1] == 0)
    return;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_variant_builder_add (&builder, "{sv}", names[i], desk_mpris_get (self, names[i]));

  g_dbus_connection_emit_signal (self->connection, NULL, PATH, "org.freedesktop.DBus.Properties",
                                 "PropertiesChanged",
                                 g_variant_new ("(sa{sv}as)", "org.mpris.MediaPlayer2.Player", &builder,
                                                NULL),
                                 NULL);
}

static void
desk_mpris_withdraw (DeskMpris *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->registrations); i++)
    if (self->registrations[i] != 0)
      {
        g_dbus_connection_unregister_object (self->connection, self->registrations[i]);
        self->registrations[i] = 0;
      }

  g_clear_handle_id (&self->name, g_bus_unown_name);
}

static void
desk_mpris_offer (DeskMpris *self)
{
  static const GDBusInterfaceVTable vtable = {
    desk_mpris_method_cb, desk_mpris_get_property_cb, desk_mpris_set_property_cb, { 0 }
  };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (introspection, NULL);

  g_return_if_fail (node != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->registrations); i++)
    self->registrations[i] = g_dbus_connection_register_object (self->connection, PATH, node->interfaces[i],
                                                                &vtable, self, NULL, NULL);

  /* A second window's player stands in the queue. */
  self->name = g_bus_own_name_on_connection (self->connection, NAME, G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL,
                                             NULL, NULL);
}

static void
desk_mpris_changed_cb (DeskMpris *self)
{
  gboolean open = desk_playback_get_recording (self->playback) != NULL;

  if (self->connection == NULL)
    return;

  if (open && self->name == 0)
    desk_mpris_offer (self);
  else if (!open && self->name != 0)
    desk_mpris_withdraw (self);
  else if (open)
    desk_mpris_emit (self);
}

static void
desk_mpris_connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection = g_bus_get_finish (result, &error);
  DeskMpris *self;

  if (pbx_error_is_cancelled (error))
    return;

  /* Without a bus there are no media keys, and everything else goes on. */
  if (connection == NULL)
    {
      g_debug ("No media keys: %s", error->message);
      return;
    }

  self = DESK_MPRIS (user_data);
  self->connection = g_steal_pointer (&connection);
  desk_mpris_changed_cb (self);
}

static void
desk_mpris_dispose (GObject *object)
{
  DeskMpris *self = DESK_MPRIS (object);

  g_cancellable_cancel (self->cancellable);
  if (self->connection != NULL)
    desk_mpris_withdraw (self);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->connection);
  g_clear_object (&self->playback);

  G_OBJECT_CLASS (desk_mpris_parent_class)->dispose (object);
}

static void
desk_mpris_class_init (DeskMprisClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_mpris_dispose;
}

static void
desk_mpris_init (DeskMpris *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * desk_mpris_new:
 * @playback: what is offered
 *
 * Returns: (transfer full): what offers it, as long as it lives
 */
DeskMpris *
desk_mpris_new (DeskPlayback *playback)
{
  static const char *const of_playback[] = { "notify::recording", "notify::playing",
                                             "notify::has-neighbours" };
  static const char *const of_player[] = { "notify::duration", "notify::rate", "notify::volume",
                                           "notify::ready" };
  DeskMpris *self;

  g_return_val_if_fail (DESK_IS_PLAYBACK (playback), NULL);

  self = g_object_new (DESK_TYPE_MPRIS, NULL);
  self->playback = g_object_ref (playback);
  for (gsize i = 0; i < G_N_ELEMENTS (of_playback); i++)
    g_signal_connect_object (playback, of_playback[i], G_CALLBACK (desk_mpris_changed_cb), self,
                             G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (of_player); i++)
    g_signal_connect_object (desk_playback_get_player (playback), of_player[i],
                             G_CALLBACK (desk_mpris_changed_cb), self, G_CONNECT_SWAPPED);
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, desk_mpris_connected_cb, self);

  return self;
}
