/* sound-player.c: plays a recording
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sound-player.h"

#include "sound-peaks.h"
#include "sound-source.h"

/* What the position is asked for in, milliseconds: often enough for a line that moves. */
#define TICK 50

/* What is left of a silence at each end, so that a voice is not cut */
#define SILENCE_MARGIN (200 * G_GINT64_CONSTANT (1000000))

/* scaletempo keeps the pitch where the rate is not 1. */
#define TAIL                                                                                                 \
  "audioconvert ! audioresample ! scaletempo ! audioconvert ! audioresample ! volume name=volume ! "

/**
 * SoundPlayer:
 *
 * Plays one file at a time. All that may take a while, from starting GStreamer to opening the sound card,
 * happens in a thread of its own, in the order in which it was asked for: nothing here blocks.
 *
 * What goes wrong is in [property@Player:error], as a sentence; nothing is open then.
 */
struct _SoundPlayer
{
  GObject parent_instance;

  char *sink; /* as gst-launch has it */
  GThreadPool *worker;
  GstElement *pipeline; /* nullable */
  GstElement *volume_element;
  GError *error;    /* nullable */
  char *missing;    /* nullable: what GStreamer said is not installed */
  GArray *silences; /* nullable, of SoundRange */

  guint opening; /* serial: what was opened last */
  guint watch;
  guint tick;
  gint64 position;
  gint64 duration;
  gint64 pending_seek; /* -1 where there is none */
  double rate;
  double volume;
  gboolean ready;
  gboolean playing;
  gboolean seeking;
  gboolean ended;
  gboolean skip_silence;
};

typedef enum
{
  COMMAND_PREPARE,
  COMMAND_PLAY,
  COMMAND_PAUSE,
  COMMAND_SEEK,
  COMMAND_STOP,
} CommandKind;

typedef struct
{
  CommandKind kind;
  GstElement *pipeline; /* owned, nullable */
  GTask *task;          /* owned, nullable */
  gint64 position;
  double rate;
} Command;

/* The worker may be the last to let go of a task: it must not be the last to let go of a player. */
typedef struct
{
  GWeakRef player;
  char *path;
  char *tail;
  guint opening;
  SoundFormat format;
} Preparation;

enum
{
  PROP_DURATION = 1,
  PROP_ERROR,
  PROP_PLAYING,
  PROP_POSITION,
  PROP_RATE,
  PROP_READY,
  PROP_SINK,
  PROP_SKIP_SILENCE,
  PROP_VOLUME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint ended_signal;

G_DEFINE_FINAL_TYPE (SoundPlayer, sound_player, G_TYPE_OBJECT)

/* In the worker */

static void
preparation_free (Preparation *preparation)
{
  g_weak_ref_clear (&preparation->player);
  g_free (preparation->path);
  g_free (preparation->tail);
  g_free (preparation);
}

static void
prepare (GTask *task)
{
  Preparation *preparation = g_task_get_task_data (task);
  GError *error = NULL;
  GstElement *pipeline =
    sound_source_new_pipeline (preparation->path, preparation->tail, &preparation->format, &error);

  if (pipeline == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  /* A failure is told on the bus, with its reason. */
  gst_element_set_state (pipeline, GST_STATE_PAUSED);
  g_task_return_pointer (task, pipeline, gst_object_unref);
}

static void
run_command (gpointer data, gpointer unused)
{
  Command *command = data;

  switch (command->kind)
    {
    case COMMAND_PREPARE:
      prepare (command->task);
      break;
    case COMMAND_PLAY:
      gst_element_set_state (command->pipeline, GST_STATE_PLAYING);
      break;
    case COMMAND_PAUSE:
      gst_element_set_state (command->pipeline, GST_STATE_PAUSED);
      break;
    case COMMAND_SEEK:
      if (!gst_element_seek (command->pipeline, command->rate, GST_FORMAT_TIME,
                             GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE, GST_SEEK_TYPE_SET,
                             command->position, GST_SEEK_TYPE_NONE, -1))
        gst_element_post_message (command->pipeline,
                                  gst_message_new_application (GST_OBJECT (command->pipeline),
                                                               gst_structure_new_empty (
                                                                 "sound-seek-failed")));
      break;
    case COMMAND_STOP:
    default:
      gst_element_set_state (command->pipeline, GST_STATE_NULL);
      break;
    }

  gst_clear_object (&command->pipeline);
  g_clear_object (&command->task);
  g_free (command);
}

static gpointer
stop_alone (gpointer pipeline)
{
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (pipeline);
  return NULL;
}

/* In the main thread */

static void
push_command (SoundPlayer *self, CommandKind kind, GstElement *pipeline)
{
  Command *command = g_new0 (Command, 1);

  command->kind = kind;
  command->pipeline = gst_object_ref (pipeline);
  command->position = self->position;
  command->rate = self->rate;
  g_thread_pool_push (self->worker, command, NULL);
}

static void
set_position (SoundPlayer *self, gint64 position)
{
  if (self->position == position)
    return;

  self->position = position;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}

static void
set_duration (SoundPlayer *self, gint64 duration)
{
  if (self->duration == duration)
    return;

  self->duration = duration;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DURATION]);
}

static void
set_ready (SoundPlayer *self, gboolean ready)
{
  if (self->ready == ready)
    return;

  self->ready = ready;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
take_error (SoundPlayer *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
start_seek (SoundPlayer *self)
{
  self->seeking = TRUE;
  self->pending_seek = -1;
  push_command (self, COMMAND_SEEK, self->pipeline);
}

/* One at a time: a hand on the waveform asks for more than any pipeline can do. */
static void
seek_to (SoundPlayer *self, gint64 position)
{
  position = MAX (position, 0);
  if (self->duration >= 0)
    position = MIN (position, self->duration);

  self->ended = FALSE;
  set_position (self, position);

  if (!self->ready || self->seeking)
    self->pending_seek = position;
  else
    start_seek (self);
}

static void
skip_silence (SoundPlayer *self)
{
  for (guint i = 0; self->silences != NULL && i < self->silences->len; i++)
    {
      SoundRange *range = &g_array_index (self->silences, SoundRange, i);

      if (range->start + SILENCE_MARGIN > self->position)
        return;

      /* A seek is not worth less than what it skips. */
      if (self->position < range->end - 2 * SILENCE_MARGIN)
        {
          seek_to (self, range->end - SILENCE_MARGIN);
          return;
        }
    }
}

static gboolean
on_tick (gpointer user_data)
{
  SoundPlayer *self = user_data;
  gint64 position;

  if (self->ready && !self->seeking &&
      gst_element_query_position (self->pipeline, GST_FORMAT_TIME, &position))
    {
      set_position (self, self->duration >= 0 ? CLAMP (position, 0, self->duration) : MAX (position, 0));
      if (self->skip_silence)
        skip_silence (self);
    }

  return G_SOURCE_CONTINUE;
}

/* Whether it is to play, and whether it can */
static void
update_playing (SoundPlayer *self)
{
  gboolean moves = self->playing && self->ready;

  if (self->ready)
    push_command (self, moves ? COMMAND_PLAY : COMMAND_PAUSE, self->pipeline);

  if (moves && self->tick == 0)
    self->tick = g_timeout_add (TICK, on_tick, self);
  else if (!moves)
    g_clear_handle_id (&self->tick, g_source_remove);
}

/* Lets go of what is open, and keeps what the person set. */
static void
drop_pipeline (SoundPlayer *self)
{
  self->opening++;
  g_clear_handle_id (&self->watch, g_source_remove);
  g_clear_handle_id (&self->tick, g_source_remove);

  if (self->pipeline != NULL)
    push_command (self, COMMAND_STOP, self->pipeline);

  gst_clear_object (&self->volume_element);
  gst_clear_object (&self->pipeline);
  g_clear_pointer (&self->missing, g_free);
  g_clear_pointer (&self->silences, g_array_unref);
  self->seeking = FALSE;
  self->ended = FALSE;
  self->pending_seek = -1;
  set_ready (self, FALSE);
}

/* Takes @error. */
static void
fail (SoundPlayer *self, GError *error)
{
  drop_pipeline (self);
  take_error (self, error);
  sound_player_set_playing (self, FALSE);
}

static void
learn_duration (SoundPlayer *self)
{
  gint64 duration;

  if (gst_element_query_duration (self->pipeline, GST_FORMAT_TIME, &duration) && duration >= 0)
    set_duration (self, duration);
}

static void
on_settled (SoundPlayer *self)
{
  if (!self->ready)
    {
      learn_duration (self);
      set_ready (self, TRUE);
      if (self->pending_seek < 0 && self->rate != 1.0)
        self->pending_seek = self->position;
      update_playing (self);
    }

  self->seeking = FALSE;
  if (self->pending_seek >= 0)
    start_seek (self);
}

static void
on_end (SoundPlayer *self)
{
  if (self->seeking)
    return;

  self->ended = TRUE;
  if (self->duration < 0)
    set_duration (self, self->position);
  set_position (self, self->duration);
  sound_player_set_playing (self, FALSE);
  g_signal_emit (self, ended_signal, 0);
}

/* autoaudiosink that finds no sound card plays to nowhere, and only warns. */
static gboolean
is_silent_output (GstMessage *message)
{
  GstElementFactory *factory =
    GST_IS_ELEMENT (GST_MESSAGE_SRC (message)) ? gst_element_get_factory (GST_ELEMENT (message->src)) : NULL;

  return factory != NULL && g_str_equal (GST_OBJECT_NAME (factory), "autoaudiosink");
}

static gboolean
on_message (GstBus *bus, GstMessage *message, gpointer user_data)
{
  g_autoptr (SoundPlayer) self = g_object_ref (user_data);
  guint watch = self->watch;

  switch (GST_MESSAGE_TYPE (message))
    {
    case GST_MESSAGE_ASYNC_DONE:
      on_settled (self);
      break;
    case GST_MESSAGE_EOS:
      on_end (self);
      break;
    case GST_MESSAGE_ERROR:
      fail (self, sound_error_from_message (message, self->missing));
      break;
    case GST_MESSAGE_WARNING:
      if (is_silent_output (message))
        fail (self, sound_error_from_message (message, NULL));
      break;
    case GST_MESSAGE_DURATION_CHANGED:
      if (self->ready)
        learn_duration (self);
      break;
    case GST_MESSAGE_CLOCK_LOST:
      if (self->ready && self->playing)
        {
          push_command (self, COMMAND_PAUSE, self->pipeline);
          push_command (self, COMMAND_PLAY, self->pipeline);
        }
      break;
    case GST_MESSAGE_APPLICATION:
      if (gst_message_has_name (message, "sound-seek-failed") && self->seeking)
        {
          self->seeking = FALSE;
          on_tick (self);
        }
      break;
    case GST_MESSAGE_ELEMENT:
      if (self->missing == NULL)
        self->missing = sound_error_dup_missing (message);
      break;
    default:
      break;
    }

  return watch == self->watch ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
on_prepared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Preparation *preparation = g_task_get_task_data (G_TASK (result));
  g_autoptr (SoundPlayer) self = g_weak_ref_get (&preparation->player);
  g_autoptr (GError) error = NULL;
  g_autoptr (GstElement) pipeline = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GstBus) bus = NULL;

  if (self == NULL || preparation->opening != self->opening)
    {
      if (pipeline != NULL)
        g_thread_unref (g_thread_new ("sound-stop", stop_alone, g_steal_pointer (&pipeline)));
      return;
    }

  if (pipeline == NULL)
    {
      fail (self, g_steal_pointer (&error));
      return;
    }

  self->pipeline = g_steal_pointer (&pipeline);
  self->volume_element = gst_bin_get_by_name (GST_BIN (self->pipeline), "volume");
  sound_player_set_volume (self, self->volume);
  set_duration (self, preparation->format.duration);

  bus = gst_element_get_bus (self->pipeline);
  self->watch = gst_bus_add_watch (bus, on_message, self);
}

static void
sound_player_dispose (GObject *object)
{
  SoundPlayer *self = SOUND_PLAYER (object);

  if (self->worker != NULL)
    drop_pipeline (self);

  if (self->worker != NULL)
    g_thread_pool_free (g_steal_pointer (&self->worker), FALSE, FALSE);

  G_OBJECT_CLASS (sound_player_parent_class)->dispose (object);
}

static void
sound_player_finalize (GObject *object)
{
  SoundPlayer *self = SOUND_PLAYER (object);

  g_clear_error (&self->error);
  g_free (self->sink);

  G_OBJECT_CLASS (sound_player_parent_class)->finalize (object);
}

static void
sound_player_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SoundPlayer *self = SOUND_PLAYER (object);

  switch (prop_id)
    {
    case PROP_DURATION:
      g_value_set_int64 (value, self->duration);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_PLAYING:
      g_value_set_boolean (value, self->playing);
      break;
    case PROP_POSITION:
      g_value_set_int64 (value, self->position);
      break;
    case PROP_RATE:
      g_value_set_double (value, self->rate);
      break;
    case PROP_READY:
      g_value_set_boolean (value, self->ready);
      break;
    case PROP_SINK:
      g_value_set_string (value, self->sink);
      break;
    case PROP_SKIP_SILENCE:
      g_value_set_boolean (value, self->skip_silence);
      break;
    case PROP_VOLUME:
      g_value_set_double (value, self->volume);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sound_player_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SoundPlayer *self = SOUND_PLAYER (object);

  switch (prop_id)
    {
    case PROP_PLAYING:
      sound_player_set_playing (self, g_value_get_boolean (value));
      break;
    case PROP_RATE:
      sound_player_set_rate (self, g_value_get_double (value));
      break;
    case PROP_SINK:
      self->sink =
        g_strdup (g_value_get_string (value) != NULL ? g_value_get_string (value) : "autoaudiosink");
      break;
    case PROP_SKIP_SILENCE:
      sound_player_set_skip_silence (self, g_value_get_boolean (value));
      break;
    case PROP_VOLUME:
      sound_player_set_volume (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sound_player_class_init (SoundPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = sound_player_dispose;
  object_class->finalize = sound_player_finalize;
  object_class->get_property = sound_player_get_property;
  object_class->set_property = sound_player_set_property;

  /* Nanoseconds; -1 as long as it is not known */
  properties[PROP_DURATION] = g_param_spec_int64 ("duration", NULL, NULL, -1, G_MAXINT64, -1, readable);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, readable);
  /* Whether it plays, or will as soon as it can */
  properties[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, writable);
  /* Nanoseconds */
  properties[PROP_POSITION] = g_param_spec_int64 ("position", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_RATE] =
    g_param_spec_double ("rate", NULL, NULL, SOUND_SLOWEST, SOUND_FASTEST, 1.0, writable);
  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, readable);
  properties[PROP_SINK] =
    g_param_spec_string ("sink", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SKIP_SILENCE] = g_param_spec_boolean ("skip-silence", NULL, NULL, FALSE, writable);
  properties[PROP_VOLUME] = g_param_spec_double ("volume", NULL, NULL, 0.0, 1.0, 1.0, writable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SoundPlayer::ended:
   *
   * The recording was played to its end.
   */
  ended_signal =
    g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sound_player_init (SoundPlayer *self)
{
  self->worker = g_thread_pool_new (run_command, NULL, 1, FALSE, NULL);
  self->duration = -1;
  self->pending_seek = -1;
  self->rate = 1.0;
  self->volume = 1.0;
}

/**
 * sound_player_new:
 * @sink: (nullable): where the sound goes, as gst-launch has it; %NULL for what the desktop plays by
 *
 * Returns: (transfer full): a player
 */
SoundPlayer *
sound_player_new (const char *sink)
{
  return g_object_new (SOUND_TYPE_PLAYER, "sink", sink, NULL);
}

/**
 * sound_player_open:
 * @path: a file
 * @position: where to begin, in nanoseconds
 *
 * Opens a recording, in place of another. It plays when [method@Player.set_playing] said or says so;
 * [property@Player:ready] tells when it can.
 */
void
sound_player_open (SoundPlayer *self, const char *path, gint64 position)
{
  g_autoptr (GTask) task = NULL;
  Preparation *preparation;
  Command *command;

  g_return_if_fail (SOUND_IS_PLAYER (self));
  g_return_if_fail (path != NULL);

  drop_pipeline (self);
  take_error (self, NULL);
  set_duration (self, -1);
  set_position (self, MAX (position, 0));
  if (position > 0)
    self->pending_seek = position;

  preparation = g_new0 (Preparation, 1);
  g_weak_ref_init (&preparation->player, self);
  preparation->path = g_strdup (path);
  preparation->tail = g_strconcat (TAIL, self->sink, NULL);
  preparation->opening = self->opening;

  task = g_task_new (NULL, NULL, on_prepared, NULL);
  g_task_set_source_tag (task, sound_player_open);
  g_task_set_task_data (task, preparation, (GDestroyNotify) preparation_free);

  command = g_new0 (Command, 1);
  command->kind = COMMAND_PREPARE;
  command->task = g_steal_pointer (&task);
  g_thread_pool_push (self->worker, command, NULL);
}

/**
 * sound_player_close:
 *
 * Stops, and lets go of the file.
 */
void
sound_player_close (SoundPlayer *self)
{
  g_return_if_fail (SOUND_IS_PLAYER (self));

  drop_pipeline (self);
  take_error (self, NULL);
  set_duration (self, -1);
  set_position (self, 0);
  sound_player_set_playing (self, FALSE);
}

/**
 * sound_player_get_ready:
 *
 * Returns: whether a recording is open that can be played
 */
gboolean
sound_player_get_ready (SoundPlayer *self)
{
  g_return_val_if_fail (SOUND_IS_PLAYER (self), FALSE);
  return self->ready;
}

/**
 * sound_player_get_playing:
 *
 * Returns: whether it plays, or will as soon as it can
 */
gboolean
sound_player_get_playing (SoundPlayer *self)
{
  g_return_val_if_fail (SOUND_IS_PLAYER (self), FALSE);
  return self->playing;
}

/**
 * sound_player_set_playing:
 * @playing: %FALSE to pause
 *
 * At the end, playing begins anew.
 */
void
sound_player_set_playing (SoundPlayer *self, gboolean playing)
{
  g_return_if_fail (SOUND_IS_PLAYER (self));

  playing = !!playing;
  if (self->playing == playing)
    return;

  self->playing = playing;
  if (playing && self->ended)
    seek_to (self, 0);
  update_playing (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

/**
 * sound_player_get_position:
 *
 * Returns: where it is, in nanoseconds; while it seeks, where it will be
 */
gint64
sound_player_get_position (SoundPlayer *self)
{
  g_return_val_if_fail (SOUND_IS_PLAYER (self), 0);
  return self->position;
}

/**
 * sound_player_seek:
 * @position: where to go on, in nanoseconds; what lies outside of the recording is its start or its end
 */
void
sound_player_seek (SoundPlayer *self, gint64 position)
{
  g_return_if_fail (SOUND_IS_PLAYER (self));

  seek_to (self, position);
}

/**
 * sound_player_get_duration:
 *
 * Returns: how long the recording is, in nanoseconds, or -1 as long as it is not known
 */
gint64
sound_player_get_duration (SoundPlayer *self)
{
  g_return_val_if_fail (SOUND_IS_PLAYER (self), -1);
  return self->duration;
}

/**
 * sound_player_get_rate:
 *
 * Returns: how fast it plays; 1 is as it was spoken
 */
double
sound_player_get_rate (SoundPlayer *self)
{
  g_return_val_if_fail (SOUND_IS_PLAYER (self), 1.0);
  return self->rate;
}

/**
 * sound_player_set_rate:
 * @rate: from [const@SOUND_SLOWEST] to [const@SOUND_FASTEST]
 *
 * Sets how fast it plays, with the pitch kept. It holds for what is opened later, too.
 */
void
sound_player_set_rate (SoundPlayer *self, double rate)
{
  g_return_if_fail (SOUND_IS_PLAYER (self));

  rate = CLAMP (rate, SOUND_SLOWEST, SOUND_FASTEST);
  if (self->rate == rate)
    return;

  self->rate = rate;
  if (self->ready && !self->ended)
    {
      on_tick (self);
      seek_to (self, self->position);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RATE]);
}

/**
 * sound_player_get_volume:
 *
 * Returns: how loud it is, 0 to 1, as it is heard
 */
double
sound_player_get_volume (SoundPlayer *self)
{
  g_return_val_if_fail (SOUND_IS_PLAYER (self), 1.0);
  return self->volume;
}

/**
 * sound_player_set_volume:
 * @volume: 0 to 1, as it is heard
 */
void
sound_player_set_volume (SoundPlayer *self, double volume)
{
  g_return_if_fail (SOUND_IS_PLAYER (self));

  volume = CLAMP (volume, 0.0, 1.0);

  /* Half of the way of a slider is to be half as loud: amplitudes go by the cube. */
  if (self->volume_element != NULL)
    g_object_set (self->volume_element, "volume", volume * volume * volume, NULL);

  if (self->volume == volume)
    return;

  self->volume = volume;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VOLUME]);
}

/**
 * sound_player_get_skip_silence:
 *
 * Returns: whether silences are jumped over
 */
gboolean
sound_player_get_skip_silence (SoundPlayer *self)
{
  g_return_val_if_fail (SOUND_IS_PLAYER (self), FALSE);
  return self->skip_silence;
}

/**
 * sound_player_set_skip_silence:
 * @skip_silence: whether to jump over the stretches of [method@Player.set_silences]
 */
void
sound_player_set_skip_silence (SoundPlayer *self, gboolean skip_silence)
{
  g_return_if_fail (SOUND_IS_PLAYER (self));

  skip_silence = !!skip_silence;
  if (self->skip_silence == skip_silence)
    return;

  self->skip_silence = skip_silence;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SKIP_SILENCE]);
}

/**
 * sound_player_set_silences:
 * @silences: (nullable) (element-type SoundRange): stretches in order, as of
 *   [method@Waveform.copy_silences]
 *
 * Says where the recording that is open is silent.
 */
void
sound_player_set_silences (SoundPlayer *self, GArray *silences)
{
  g_return_if_fail (SOUND_IS_PLAYER (self));

  g_clear_pointer (&self->silences, g_array_unref);
  if (silences != NULL)
    self->silences = g_array_ref (silences);
}

/**
 * sound_player_get_error:
 *
 * Returns: (nullable) (transfer none): why there is nothing to hear, with a sentence for the person
 */
const GError *
sound_player_get_error (SoundPlayer *self)
{
  g_return_val_if_fail (SOUND_IS_PLAYER (self), NULL);
  return self->error;
}
