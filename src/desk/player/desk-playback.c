/* desk-playback.c: the recording that plays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-playback.h"

#include "desk-error.h"

#include <glib/gi18n.h>
#include <math.h>

#define SECOND G_GINT64_CONSTANT (1000000000)

/* Who listened for less begins anew, as does who was at the end. */
#define WORTH_REMEMBERING (5 * SECOND)
#define MAX_PLACES 200

#define RATE_STEP 0.25

/**
 * DeskPlayback:
 *
 * What plays: one recording at a time, fetched into the cache, with its shape and the place where
 * somebody stopped listening. It is no widget, so that it goes on while one moves about; the bar shows it,
 * and the desktop's media keys reach it.
 */
struct _DeskPlayback
{
  GObject parent_instance;

  PbxClient *client;
  GSettings *settings; /* of the device */
  PbxCache *cache;
  SoundPlayer *player;
  SoundWaveform *waveform;     /* nullable */
  PbxRecordingInfo *recording; /* nullable */
  GCancellable *cancellable;   /* nullable: of what is fetched or drawn */
  char *problem;               /* nullable: a sentence */

  DeskPlaybackNeighbourFunc neighbour_func;
  gpointer neighbour_data;
  GDestroyNotify neighbour_destroy;
  gboolean busy;
};

enum
{
  PROP_BUSY = 1,
  PROP_HAS_NEIGHBOURS,
  PROP_PLAYING,
  PROP_PROBLEM,
  PROP_RECORDING,
  PROP_WAVEFORM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskPlayback, desk_playback, G_TYPE_OBJECT)

/* Where somebody stopped. The name of a recording tells who called, so that it is not written down. */

static char *
desk_playback_dup_key (PbxRecordingInfo *recording)
{
  g_autofree char *hash =
    g_compute_checksum_for_string (G_CHECKSUM_SHA256, pbx_recording_info_get_play_url (recording), -1);

  return g_strndup (hash, 16);
}

static gint64
desk_playback_find_place (DeskPlayback *self, PbxRecordingInfo *recording)
{
  g_autoptr (GVariant) places = g_settings_get_value (self->settings, "playback-places");
  g_autofree char *key = desk_playback_dup_key (recording);
  GVariantIter iter;
  const char *other;
  gint64 place;

  g_variant_iter_init (&iter, places);
  while (g_variant_iter_next (&iter, "(&sx)", &other, &place))
    if (g_str_equal (other, key))
      return MAX (place, 0);

  return 0;
}

static void
desk_playback_remember_place (DeskPlayback *self)
{
  g_autoptr (GVariant) places = NULL;
  g_autofree char *key = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other;
  gint64 place;
  gint64 duration;
  guint n = 0;

  if (self->recording == NULL || !sound_player_get_ready (self->player))
    return;

  places = g_settings_get_value (self->settings, "playback-places");
  key = desk_playback_dup_key (self->recording);
  place = sound_player_get_position (self->player);
  duration = sound_player_get_duration (self->player);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sx)"));
  if (place >= WORTH_REMEMBERING && place < duration - SECOND)
    {
      g_variant_builder_add (&builder, "(sx)", key, place);
      n++;
    }

  g_variant_iter_init (&iter, places);
  while (n < MAX_PLACES && g_variant_iter_next (&iter, "(&sx)", &other, &place))
    if (!g_str_equal (other, key))
      {
        g_variant_builder_add (&builder, "(sx)", other, place);
        n++;
      }

  g_settings_set_value (self->settings, "playback-places", g_variant_builder_end (&builder));
}

static void
desk_playback_set_busy (DeskPlayback *self, gboolean busy)
{
  if (self->busy == busy)
    return;

  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
desk_playback_set_problem (DeskPlayback *self, const GError *error)
{
  g_autofree char *problem = desk_error_describe (error);

  if (g_strcmp0 (self->problem, problem) == 0)
    return;

  g_free (self->problem);
  self->problem = g_steal_pointer (&problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
desk_playback_set_waveform (DeskPlayback *self, SoundWaveform *waveform)
{
  if (g_set_object (&self->waveform, waveform))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAVEFORM]);
}

static void
desk_playback_drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoundWaveform *waveform = SOUND_WAVEFORM (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) silences = NULL;
  DeskPlayback *self;
  gboolean drawn = sound_waveform_load_finish (waveform, result, &error);

  if (pbx_error_is_cancelled (error))
    return;

  /* What cannot be drawn cannot be played either, and the player says so. */
  self = DESK_PLAYBACK (user_data);
  if (!drawn || self->waveform != waveform)
    return;

  silences = sound_waveform_copy_silences (waveform);
  sound_player_set_silences (self->player, silences);
}

static void
desk_playback_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pbx_cache_fetch_finish (PBX_CACHE (source), result, &error);
  g_autoptr (SoundWaveform) waveform = NULL;
  DeskPlayback *self;

  if (pbx_error_is_cancelled (error))
    return;

  self = DESK_PLAYBACK (user_data);
  desk_playback_set_busy (self, FALSE);

  if (path == NULL)
    {
      sound_player_set_playing (self->player, FALSE);
      desk_playback_set_problem (self, error);
      return;
    }

  sound_player_open (self->player, path, desk_playback_find_place (self, self->recording));
  waveform = sound_waveform_new ();
  desk_playback_set_waveform (self, waveform);
  sound_waveform_load_async (waveform, path, self->cancellable, desk_playback_drawn_cb, self);
}

static void
desk_playback_stop (DeskPlayback *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  desk_playback_remember_place (self);
  sound_player_close (self->player);
  desk_playback_set_waveform (self, NULL);
  desk_playback_set_busy (self, FALSE);
  desk_playback_set_problem (self, NULL);
}

static void
desk_playback_start (DeskPlayback *self, PbxRecordingInfo *recording)
{
  g_autoptr (PbxRecordingInfo) kept = g_object_ref (recording);

  desk_playback_stop (self);
  if (g_set_object (&self->recording, kept))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORDING]);

  self->cancellable = g_cancellable_new ();
  desk_playback_set_busy (self, TRUE);
  sound_player_set_playing (self->player, TRUE);
  pbx_cache_fetch_async (self->cache, self->client, kept, NULL, NULL, self->cancellable,
                         desk_playback_fetched_cb, self);
}

static void
desk_playback_player_error_cb (DeskPlayback *self)
{
  if (sound_player_get_error (self->player) != NULL)
    desk_playback_set_problem (self, sound_player_get_error (self->player));
}

static void
desk_playback_player_playing_cb (DeskPlayback *self)
{
  if (!sound_player_get_playing (self->player))
    desk_playback_remember_place (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

static void
desk_playback_drop_neighbours (DeskPlayback *self)
{
  GDestroyNotify destroy = g_steal_pointer (&self->neighbour_destroy);
  gpointer data = g_steal_pointer (&self->neighbour_data);

  self->neighbour_func = NULL;
  if (destroy != NULL)
    destroy (data);
}

static void
desk_playback_dispose (GObject *object)
{
  DeskPlayback *self = DESK_PLAYBACK (object);

  if (self->player != NULL && self->recording != NULL)
    desk_playback_stop (self);
  desk_playback_drop_neighbours (self);
  g_clear_object (&self->recording);
  g_clear_object (&self->player);
  g_clear_object (&self->cache);
  g_clear_object (&self->settings);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (desk_playback_parent_class)->dispose (object);
}

static void
desk_playback_finalize (GObject *object)
{
  g_free (DESK_PLAYBACK (object)->problem);

  G_OBJECT_CLASS (desk_playback_parent_class)->finalize (object);
}

static void
desk_playback_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskPlayback *self = DESK_PLAYBACK (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_HAS_NEIGHBOURS:
      g_value_set_boolean (value, self->neighbour_func != NULL);
      break;
    case PROP_PLAYING:
      g_value_set_boolean (value, sound_player_get_playing (self->player));
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_RECORDING:
      g_value_set_object (value, self->recording);
      break;
    case PROP_WAVEFORM:
      g_value_set_object (value, self->waveform);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_playback_class_init (DeskPlaybackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = desk_playback_dispose;
  object_class->finalize = desk_playback_finalize;
  object_class->get_property = desk_playback_get_property;

  /* Whether the recording is being fetched */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_HAS_NEIGHBOURS] = g_param_spec_boolean ("has-neighbours", NULL, NULL, FALSE, flags);
  properties[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, flags);
  /* Why there is nothing to hear, in a sentence */
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  /* What plays, or NULL where nothing is open */
  properties[PROP_RECORDING] = g_param_spec_object ("recording", NULL, NULL, PBX_TYPE_RECORDING_INFO, flags);
  properties[PROP_WAVEFORM] = g_param_spec_object ("waveform", NULL, NULL, SOUND_TYPE_WAVEFORM, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_playback_init (DeskPlayback *self)
{
  /* Tests, and pictures of the window, play where there is no sound card. */
  self->player = sound_player_new (g_getenv ("FRONTDESK_SOUND_SINK"));
  g_signal_connect_object (self->player, "notify::error", G_CALLBACK (desk_playback_player_error_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "notify::playing", G_CALLBACK (desk_playback_player_playing_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * desk_playback_new:
 * @client: the device
 * @device_settings: what is remembered of it
 * @cache: where recordings are kept that were fetched
 *
 * Returns: (transfer full): a playback of nothing
 */
DeskPlayback *
desk_playback_new (PbxClient *client, GSettings *device_settings, PbxCache *cache)
{
  DeskPlayback *self;

  g_return_val_if_fail (PBX_IS_CLIENT (client), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (device_settings), NULL);
  g_return_val_if_fail (PBX_IS_CACHE (cache), NULL);

  self = g_object_new (DESK_TYPE_PLAYBACK, NULL);
  self->client = g_object_ref (client);
  self->cache = g_object_ref (cache);
  self->settings = g_object_ref (device_settings);
  g_settings_bind (self->settings, "playback-rate", self->player, "rate", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "playback-volume", self->player, "volume", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "playback-skip-silence", self->player, "skip-silence",
                   G_SETTINGS_BIND_DEFAULT);

  return self;
}

/**
 * desk_playback_play:
 * @self: a playback
 * @recording: what to play
 * @neighbour_func: (nullable): tells what the buttons for the next and the one before lead to
 * @user_data: for @neighbour_func
 * @destroy: (nullable): frees @user_data
 *
 * Plays a recording in place of another, from where somebody stopped listening to it. A recording that is
 * open already goes on, or pauses.
 */
void
desk_playback_play (DeskPlayback *self,
                    PbxRecordingInfo *recording,
                    DeskPlaybackNeighbourFunc neighbour_func,
                    gpointer user_data,
                    GDestroyNotify destroy)
{
  g_return_if_fail (DESK_IS_PLAYBACK (self));
  g_return_if_fail (PBX_IS_RECORDING_INFO (recording));

  desk_playback_drop_neighbours (self);
  self->neighbour_func = neighbour_func;
  self->neighbour_data = user_data;
  self->neighbour_destroy = destroy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_NEIGHBOURS]);

  if (self->recording != NULL && self->problem == NULL &&
      g_str_equal (pbx_recording_info_get_play_url (self->recording),
                   pbx_recording_info_get_play_url (recording)))
    desk_playback_toggle (self);
  else
    desk_playback_start (self, recording);
}

/**
 * desk_playback_forget_neighbours:
 * @self: a playback
 * @user_data: what was given to [method@Playback.play]
 *
 * For a page that goes away: nobody is asked what is next any more. What plays goes on.
 */
void
desk_playback_forget_neighbours (DeskPlayback *self, gpointer user_data)
{
  g_return_if_fail (DESK_IS_PLAYBACK (self));

  if (self->neighbour_func == NULL || self->neighbour_data != user_data)
    return;

  desk_playback_drop_neighbours (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_NEIGHBOURS]);
}

/**
 * desk_playback_close:
 * @self: a playback
 *
 * Stops, and shows nothing any more.
 */
void
desk_playback_close (DeskPlayback *self)
{
  g_return_if_fail (DESK_IS_PLAYBACK (self));

  if (self->recording == NULL)
    return;

  desk_playback_stop (self);
  g_clear_object (&self->recording);
  desk_playback_drop_neighbours (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORDING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_NEIGHBOURS]);
}

/**
 * desk_playback_step:
 * @self: a playback
 * @step: 1 for the next, -1 for the one before
 *
 * Plays what stands beside it where it was played from.
 *
 * Returns: whether there is one
 */
gboolean
desk_playback_step (DeskPlayback *self, int step)
{
  g_autoptr (PbxRecordingInfo) neighbour = NULL;

  g_return_val_if_fail (DESK_IS_PLAYBACK (self), FALSE);

  if (self->recording == NULL || self->neighbour_func == NULL)
    return FALSE;

  neighbour = self->neighbour_func (self->recording, step, self->neighbour_data);
  if (neighbour == NULL)
    return FALSE;

  desk_playback_start (self, neighbour);
  return TRUE;
}

/**
 * desk_playback_try_again:
 * @self: a playback
 *
 * Fetches the recording once more.
 */
void
desk_playback_try_again (DeskPlayback *self)
{
  g_return_if_fail (DESK_IS_PLAYBACK (self));

  if (self->recording != NULL)
    desk_playback_start (self, self->recording);
}

/**
 * desk_playback_toggle:
 * @self: a playback
 *
 * Plays or pauses; where there was a problem, tries again.
 */
void
desk_playback_toggle (DeskPlayback *self)
{
  g_return_if_fail (DESK_IS_PLAYBACK (self));

  if (self->recording == NULL)
    return;

  if (self->problem != NULL)
    desk_playback_try_again (self);
  else
    sound_player_set_playing (self->player, !sound_player_get_playing (self->player));
}

/**
 * desk_playback_seek_by:
 * @self: a playback
 * @seconds: how far forward, or back
 *
 * Moves in the recording.
 */
void
desk_playback_seek_by (DeskPlayback *self, int seconds)
{
  g_return_if_fail (DESK_IS_PLAYBACK (self));

  if (sound_player_get_ready (self->player))
    sound_player_seek (self->player, sound_player_get_position (self->player) + seconds * SECOND);
}

/**
 * desk_playback_change_rate:
 * @self: a playback
 * @steps: how many steps faster, or slower
 *
 * Changes how fast it plays.
 */
void
desk_playback_change_rate (DeskPlayback *self, int steps)
{
  double rate;

  g_return_if_fail (DESK_IS_PLAYBACK (self));

  rate = sound_player_get_rate (self->player);
  sound_player_set_rate (self->player, round (rate / RATE_STEP + steps) * RATE_STEP);
}

/**
 * desk_playback_get_recording:
 * @self: a playback
 *
 * Returns: (transfer none) (nullable): what is open
 */
PbxRecordingInfo *
desk_playback_get_recording (DeskPlayback *self)
{
  g_return_val_if_fail (DESK_IS_PLAYBACK (self), NULL);

  return self->recording;
}

/**
 * desk_playback_get_player:
 * @self: a playback
 *
 * Returns: (transfer none): what plays it
 */
SoundPlayer *
desk_playback_get_player (DeskPlayback *self)
{
  g_return_val_if_fail (DESK_IS_PLAYBACK (self), NULL);

  return self->player;
}

/**
 * desk_playback_get_waveform:
 * @self: a playback
 *
 * Returns: (transfer none) (nullable): the shape of it, as far as it is known
 */
SoundWaveform *
desk_playback_get_waveform (DeskPlayback *self)
{
  g_return_val_if_fail (DESK_IS_PLAYBACK (self), NULL);

  return self->waveform;
}

/**
 * desk_playback_get_problem:
 * @self: a playback
 *
 * Returns: (nullable): why there is nothing to hear, in a sentence
 */
const char *
desk_playback_get_problem (DeskPlayback *self)
{
  g_return_val_if_fail (DESK_IS_PLAYBACK (self), NULL);

  return self->problem;
}

/**
 * desk_playback_get_busy:
 * @self: a playback
 *
 * Returns: whether the recording is being fetched
 */
gboolean
desk_playback_get_busy (DeskPlayback *self)
{
  g_return_val_if_fail (DESK_IS_PLAYBACK (self), FALSE);

  return self->busy;
}

/**
 * desk_playback_get_has_neighbours:
 * @self: a playback
 *
 * Returns: whether somebody knows what is next
 */
gboolean
desk_playback_get_has_neighbours (DeskPlayback *self)
{
  g_return_val_if_fail (DESK_IS_PLAYBACK (self), FALSE);

  return self->neighbour_func != NULL;
}

static const char *
desk_playback_choose_name (const char *name, const char *number)
{
  if (*name != '\0')
    return name;

  return *number != '\0' ? number : _ ("Unknown");
}

/**
 * desk_playback_dup_title:
 * @self: a playback
 *
 * Returns: (transfer full): who talked to whom
 */
char *
desk_playback_dup_title (DeskPlayback *self)
{
  const char *caller;
  const char *called;

  g_return_val_if_fail (DESK_IS_PLAYBACK (self), NULL);

  if (self->recording == NULL)
    return g_strdup ("");

  caller = desk_playback_choose_name (pbx_recording_info_get_caller_name (self->recording),
                                      pbx_recording_info_get_caller (self->recording));
  called = desk_playback_choose_name (pbx_recording_info_get_called_name (self->recording),
                                      pbx_recording_info_get_called (self->recording));

  /* Translators: a recording's title: who called, and who was called. */
  return g_strdup_printf (_ ("%s to %s"), caller, called);
}

/**
 * desk_playback_dup_subtitle:
 * @self: a playback
 *
 * Returns: (transfer full): when the call began, in the manner of the person's language
 */
char *
desk_playback_dup_subtitle (DeskPlayback *self)
{
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  const char *text;

  g_return_val_if_fail (DESK_IS_PLAYBACK (self), NULL);

  if (self->recording == NULL)
    return g_strdup ("");

  /* The device's clock is shown as it stands: no zone of the desktop's changes it. */
  text = pbx_recording_info_get_start (self->recording);
  zone = g_time_zone_new_utc ();
  start = g_date_time_new_from_iso8601 (text, zone);

  return start != NULL ? g_date_time_format (start, "%x %X") : g_strdup (text);
}
