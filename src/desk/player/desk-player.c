/* desk-player.c: the bar of the recording that plays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-player.h"

#include "desk-waveform.h"
#include "desk-width-layout.h"

#include <glib/gi18n.h>

/* Below this the controls stand under the waveform. */
#define NARROW_WIDTH 620

#define LEAP 10

/**
 * DeskPlayer:
 *
 * The bar of the recording that plays, at the bottom of the window. It is there as long as a recording is
 * open, and says in a sentence why one cannot be heard.
 */
struct _DeskPlayer
{
  AdwBin parent_instance;

  DeskPlayback *playback; /* owned, nullable */
  GBinding *rate_binding;
  GBinding *volume_binding;
  GBinding *silence_binding;

  GtkRevealer *revealer;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkMenuButton *options_button;
  GtkBox *controls_box;
  GtkWidget *close_button;
  GtkWidget *try_again_button;
  GtkWidget *previous_button;
  GtkWidget *back_button;
  GtkWidget *play_button;
  GtkWidget *forward_button;
  GtkWidget *next_button;
  GtkStack *play_stack;
  GtkImage *play_image;
  GtkSpinner *play_spinner;
  GtkStack *content_stack;
  GtkLabel *position_label;
  GtkLabel *duration_label;
  GtkLabel *problem_label;
  DeskWaveform *waveform;
  GtkScale *rate_scale;
  GtkAdjustment *rate_adjustment;
  GtkAdjustment *volume_adjustment;
  GtkSwitch *silence_switch;
};

G_DEFINE_FINAL_TYPE (DeskPlayer, desk_player, ADW_TYPE_BIN)

static void
desk_player_update_position_cb (DeskPlayer *self)
{
  SoundPlayer *player = desk_playback_get_player (self->playback);
  gint64 position = sound_player_get_position (player);
  gint64 duration = sound_player_get_duration (player);
  g_autofree char *here = desk_waveform_format_time (position);
  g_autofree char *end = desk_waveform_format_time (duration);

  desk_waveform_set_position (self->waveform, position, duration);
  if (g_strcmp0 (gtk_label_get_label (self->position_label), here) != 0)
    gtk_label_set_label (self->position_label, here);
  if (g_strcmp0 (gtk_label_get_label (self->duration_label), end) != 0)
    gtk_label_set_label (self->duration_label, end);
}

static void
desk_player_update_rate_cb (DeskPlayer *self)
{
  double rate = sound_player_get_rate (desk_playback_get_player (self->playback));
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *label = NULL;

  g_snprintf (number, sizeof number, "%.4g", rate);
  /* Translators: how fast a recording is played, as in “1.5×”. */
  label = g_strdup_printf (_ ("%s×"), number);
  gtk_menu_button_set_label (self->options_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rate_scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  label, -1);
}

static void
desk_player_update_cb (DeskPlayer *self)
{
  PbxRecordingInfo *recording = desk_playback_get_recording (self->playback);
  SoundPlayer *player = desk_playback_get_player (self->playback);
  const char *problem = desk_playback_get_problem (self->playback);
  gboolean busy = desk_playback_get_busy (self->playback);
  gboolean playing = sound_player_get_playing (player);
  gboolean ready = sound_player_get_ready (player);
  gboolean neighbours = desk_playback_get_has_neighbours (self->playback);
  const char *play_word = busy ? _ ("Loading") : playing ? _ ("Pause") : _ ("Play");

  /* What is said while the bar slides away is what it said. */
  if (recording != NULL)
    {
      g_autofree char *title = desk_playback_dup_title (self->playback);
      g_autofree char *subtitle = desk_playback_dup_subtitle (self->playback);

      gtk_label_set_label (self->title_label, title);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
      gtk_label_set_label (self->subtitle_label, subtitle);
    }

  gtk_revealer_set_reveal_child (self->revealer, recording != NULL);

  gtk_stack_set_visible_child_name (self->play_stack, busy ? "busy" : "ready");
  gtk_spinner_set_spinning (self->play_spinner, busy);
  gtk_image_set_from_icon_name (self->play_image,
                                playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->play_button, play_word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  play_word, -1);

  gtk_widget_set_sensitive (self->play_button, problem == NULL);
  gtk_widget_set_sensitive (self->back_button, ready);
  gtk_widget_set_sensitive (self->forward_button, ready);
  gtk_widget_set_sensitive (self->previous_button, neighbours);
  gtk_widget_set_sensitive (self->next_button, neighbours);
  gtk_widget_set_sensitive (GTK_WIDGET (self->waveform), ready);

  if (problem != NULL)
    gtk_label_set_label (self->problem_label, problem);
  gtk_stack_set_visible_child_name (self->content_stack, problem != NULL ? "problem" : "sound");

  desk_waveform_set_shape (self->waveform, desk_playback_get_waveform (self->playback));
}

static void
desk_player_close_cb (DeskPlayer *self)
{
  desk_playback_close (self->playback);
}

static void
desk_player_toggle_cb (DeskPlayer *self)
{
  desk_playback_toggle (self->playback);
}

static void
desk_player_try_again_cb (DeskPlayer *self)
{
  desk_playback_try_again (self->playback);
}

static void
desk_player_step (DeskPlayer *self, int step)
{
  /* There is none: the end of the list is not an error, and is heard as such. */
  if (!desk_playback_step (self->playback, step))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
desk_player_next_cb (DeskPlayer *self)
{
  desk_player_step (self, 1);
}

static void
desk_player_previous_cb (DeskPlayer *self)
{
  desk_player_step (self, -1);
}

static void
desk_player_back_cb (DeskPlayer *self)
{
  desk_playback_seek_by (self->playback, -LEAP);
}

static void
desk_player_forward_cb (DeskPlayer *self)
{
  desk_playback_seek_by (self->playback, LEAP);
}

static void
desk_player_seek_cb (DeskPlayer *self, gint64 position)
{
  sound_player_seek (desk_playback_get_player (self->playback), position);
}

/* Of the bar alone: a table and an entry have the same keys. A button that has the focus takes Space. */
static gboolean
desk_player_toggle_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DeskPlayer *self = DESK_PLAYER (widget);

  if (self->playback != NULL)
    desk_playback_toggle (self->playback);
  return GDK_EVENT_STOP;
}

static gboolean
desk_player_seek_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DeskPlayer *self = DESK_PLAYER (widget);

  if (self->playback != NULL)
    desk_playback_seek_by (self->playback, g_variant_get_int32 (arguments));
  return GDK_EVENT_STOP;
}

static gboolean
desk_player_rate_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DeskPlayer *self = DESK_PLAYER (widget);

  if (self->playback != NULL)
    desk_playback_change_rate (self->playback, g_variant_get_int32 (arguments));
  return GDK_EVENT_STOP;
}

static void
desk_player_width_changed_cb (DeskPlayer *self, GParamSpec *pspec, DeskWidthLayout *layout)
{
  gboolean narrow = desk_width_layout_get_width (layout) < NARROW_WIDTH;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->controls_box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
desk_player_dispose (GObject *object)
{
  desk_player_set_playback (DESK_PLAYER (object), NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (desk_player_parent_class)->dispose (object);
}

static void
desk_player_class_init (DeskPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_player_dispose;

  g_type_ensure (DESK_TYPE_WAVEFORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fcm5600/FrontDesk/player/desk-player.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, revealer);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, title_label);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, options_button);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, controls_box);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, close_button);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, try_again_button);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, previous_button);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, back_button);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, play_button);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, forward_button);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, next_button);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, play_stack);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, play_image);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, play_spinner);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, content_stack);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, position_label);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, duration_label);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, problem_label);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, waveform);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, rate_scale);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, rate_adjustment);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, volume_adjustment);
  gtk_widget_class_bind_template_child (widget_class, DeskPlayer, silence_switch);
  gtk_widget_class_bind_template_callback (widget_class, desk_player_close_cb);
  gtk_widget_class_bind_template_callback (widget_class, desk_player_toggle_cb);
  gtk_widget_class_bind_template_callback (widget_class, desk_player_try_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, desk_player_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, desk_player_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, desk_player_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, desk_player_forward_cb);
  gtk_widget_class_bind_template_callback (widget_class, desk_player_seek_cb);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, desk_player_toggle_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_CONTROL_MASK, desk_player_seek_key_cb, "i",
                                -LEAP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_CONTROL_MASK, desk_player_seek_key_cb, "i",
                                LEAP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_comma, 0, desk_player_rate_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_period, 0, desk_player_rate_key_cb, "i", 1);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
desk_player_init (DeskPlayer *self)
{
  GtkLayoutManager *layout;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Player"), -1);
  gtk_scale_add_mark (self->rate_scale, 1.0, GTK_POS_BOTTOM, NULL);

  layout = desk_width_layout_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), layout);
  g_signal_connect_object (layout, "notify::width", G_CALLBACK (desk_player_width_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * desk_player_set_playback:
 * @self: a player
 * @playback: (nullable): what it shows
 *
 * Sets what the bar shows and controls.
 */
void
desk_player_set_playback (DeskPlayer *self, DeskPlayback *playback)
{
  static const char *const watched[] = { "notify::recording", "notify::busy",     "notify::problem",
                                         "notify::playing",   "notify::waveform", "notify::has-neighbours" };
  const GBindingFlags flags = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;
  SoundPlayer *player;

  g_return_if_fail (DESK_IS_PLAYER (self));

  if (self->playback == playback)
    return;

  if (self->playback != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->playback, self);
      g_signal_handlers_disconnect_by_data (desk_playback_get_player (self->playback), self);
      g_clear_pointer (&self->rate_binding, g_binding_unbind);
      g_clear_pointer (&self->volume_binding, g_binding_unbind);
      g_clear_pointer (&self->silence_binding, g_binding_unbind);
    }

  g_set_object (&self->playback, playback);
  if (playback == NULL)
    return;

  player = desk_playback_get_player (playback);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (playback, watched[i], G_CALLBACK (desk_player_update_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::ready", G_CALLBACK (desk_player_update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::position", G_CALLBACK (desk_player_update_position_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::duration", G_CALLBACK (desk_player_update_position_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::rate", G_CALLBACK (desk_player_update_rate_cb), self,
                           G_CONNECT_SWAPPED);
  self->rate_binding = g_object_bind_property (player, "rate", self->rate_adjustment, "value", flags);
  self->volume_binding = g_object_bind_property (player, "volume", self->volume_adjustment, "value", flags);
  self->silence_binding =
    g_object_bind_property (player, "skip-silence", self->silence_switch, "active", flags);

  desk_player_update_cb (self);
  desk_player_update_position_cb (self);
  desk_player_update_rate_cb (self);
}
