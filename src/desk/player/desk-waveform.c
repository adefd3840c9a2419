/* desk-waveform.c: the shape of a recording, and the place in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-waveform.h"

#include <glib/gi18n.h>

#define SECOND G_GINT64_CONSTANT (1000000000)

/* Pixels of a bar and of what is between bars */
#define BAR 2
#define GAP 1
#define HEIGHT 36

#define STEP 5
#define LARGE_STEP 30

/**
 * DeskWaveform:
 *
 * Draws how loud a recording is as time goes by, what of it was heard, and where it is. A click or a drag
 * goes there, and the arrow keys move; [signal@Waveform::seek] tells where to. To a screen reader it is a
 * slider whose value is the time.
 */
struct _DeskWaveform
{
  GtkWidget parent_instance;

  SoundWaveform *shape; /* owned, nullable */
  float *columns;       /* owned, nullable */
  guint n_columns;
  gint64 position;
  gint64 duration; /* -1 where it is not known */
};

static guint seek_signal;

G_DEFINE_FINAL_TYPE (DeskWaveform, desk_waveform, GTK_TYPE_WIDGET)

/**
 * desk_waveform_format_time:
 * @time: in nanoseconds; -1 where it is not known
 *
 * Returns: (transfer full): minutes and seconds, with hours where there are any
 */
char *
desk_waveform_format_time (gint64 time)
{
  gint64 seconds = time / SECOND;

  if (time < 0)
    return g_strdup ("–:––");
  if (seconds >= 3600)
    return g_strdup_printf ("%d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60),
                            (int) (seconds % 60));

  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

static void
desk_waveform_update_accessible (DeskWaveform *self)
{
  g_autofree char *position = desk_waveform_format_time (self->position);
  g_autofree char *duration = desk_waveform_format_time (self->duration);
  /* Translators: where a recording is, and how long it is, as in “0:12 of 3:40”. */
  g_autofree char *text = g_strdup_printf (_ ("%s of %s"), position, duration);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double) MAX (self->duration, 0) / (double) SECOND,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  (double) self->position / (double) SECOND,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
desk_waveform_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
desk_waveform_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DeskWaveform *self = DESK_WAVEFORM (widget);
  guint n_columns = (guint) MAX (width / (BAR + GAP), 1);

  if (n_columns == self->n_columns)
    return;

  self->n_columns = n_columns;
  self->columns = g_renew (float, self->columns, n_columns);
  for (guint i = 0; i < n_columns; i++)
    self->columns[i] = 0;
  if (self->shape != NULL)
    sound_waveform_fill (self->shape, self->columns, n_columns);
}

static void
desk_waveform_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DeskWaveform *self = DESK_WAVEFORM (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double heard = self->duration > 0 ? (double) self->position / (double) self->duration : 0.0;
  float place = (float) (heard * width);
  GdkRGBA foreground;
  GdkRGBA accent;

  gtk_style_context_get_color (style, &foreground);
  if (!gtk_style_context_lookup_color (style, "accent_color", &accent))
    accent = foreground;
  foreground.alpha *= 0.4f;

  for (guint i = 0; i < self->n_columns; i++)
    {
      /* What was not heard yet is paler; where it is also stands a line, since colours alone do not tell. */
      gboolean was_heard = (i + 0.5) / self->n_columns <= heard && self->duration > 0;
      float bar = MAX (self->columns[i] * (float) (height - 2), 2.0f);
      float x = (float) (i * (BAR + GAP));

      gtk_snapshot_append_color (snapshot, was_heard ? &accent : &foreground,
                                 &GRAPHENE_RECT_INIT (x, ((float) height - bar) / 2, BAR, bar));
    }

  if (self->duration > 0)
    gtk_snapshot_append_color (snapshot, &accent,
                               &GRAPHENE_RECT_INIT (CLAMP (place - 1, 0, (float) width - 2), 0, 2,
                                                    (float) height));
}

static void
desk_waveform_seek (DeskWaveform *self, gint64 position)
{
  if (self->duration <= 0)
    return;

  g_signal_emit (self, seek_signal, 0, CLAMP (position, 0, self->duration));
}

static void
desk_waveform_seek_to_x (DeskWaveform *self, double x)
{
  double width = MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1);
  double fraction = CLAMP (x / width, 0.0, 1.0);

  desk_waveform_seek (self, (gint64) (fraction * (double) self->duration));
}

static void
desk_waveform_drag_begin_cb (GtkGestureDrag *gesture, double x, double y, DeskWaveform *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  desk_waveform_seek_to_x (self, x);
}

static void
desk_waveform_drag_update_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, DeskWaveform *self)
{
  double x;
  double y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    desk_waveform_seek_to_x (self, x + offset_x);
}

static gboolean
desk_waveform_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DeskWaveform *self = DESK_WAVEFORM (widget);
  int seconds = g_variant_get_int32 (arguments);

  if (seconds == G_MININT32)
    desk_waveform_seek (self, 0);
  else if (seconds == G_MAXINT32)
    desk_waveform_seek (self, self->duration);
  else
    desk_waveform_seek (self, self->position + seconds * SECOND);

  return GDK_EVENT_STOP;
}

static void
desk_waveform_horizontal_key (GtkWidgetClass *widget_class, guint keyval, guint pad_keyval, int seconds)
{
  gtk_widget_class_add_binding (widget_class, keyval, 0, desk_waveform_key_cb, "i", seconds);
  gtk_widget_class_add_binding (widget_class, pad_keyval, 0, desk_waveform_key_cb, "i", seconds);
}

/* The shape grows while the file is decoded. */
static void
desk_waveform_shape_grew_cb (DeskWaveform *self)
{
  if (self->columns != NULL)
    sound_waveform_fill (self->shape, self->columns, self->n_columns);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
desk_waveform_dispose (GObject *object)
{
  desk_waveform_set_shape (DESK_WAVEFORM (object), NULL);

  G_OBJECT_CLASS (desk_waveform_parent_class)->dispose (object);
}

static void
desk_waveform_finalize (GObject *object)
{
  g_free (DESK_WAVEFORM (object)->columns);

  G_OBJECT_CLASS (desk_waveform_parent_class)->finalize (object);
}

static void
desk_waveform_class_init (DeskWaveformClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_waveform_dispose;
  object_class->finalize = desk_waveform_finalize;
  widget_class->measure = desk_waveform_measure;
  widget_class->size_allocate = desk_waveform_size_allocate;
  widget_class->snapshot = desk_waveform_snapshot;

  /**
   * DeskWaveform::seek:
   * @self: the waveform
   * @position: where to, in nanoseconds
   *
   * The person wants to be elsewhere in the recording.
   */
  seek_signal = g_signal_new ("seek", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_INT64);

  /* Time runs to the right also where text runs to the left, as on every player. */
  desk_waveform_horizontal_key (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, -STEP);
  desk_waveform_horizontal_key (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, STEP);
  desk_waveform_horizontal_key (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, -LARGE_STEP);
  desk_waveform_horizontal_key (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, LARGE_STEP);
  desk_waveform_horizontal_key (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, G_MININT32);
  desk_waveform_horizontal_key (widget_class, GDK_KEY_End, GDK_KEY_KP_End, G_MAXINT32);

  gtk_widget_class_set_css_name (widget_class, "waveform");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
desk_waveform_init (DeskWaveform *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->duration = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Place in the Recording"), -1);
  desk_waveform_update_accessible (self);

  g_signal_connect (drag, "drag-begin", G_CALLBACK (desk_waveform_drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (desk_waveform_drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * desk_waveform_new:
 *
 * Returns: (transfer floating): a waveform of nothing
 */
GtkWidget *
desk_waveform_new (void)
{
  return g_object_new (DESK_TYPE_WAVEFORM, NULL);
}

/**
 * desk_waveform_set_shape:
 * @self: a waveform
 * @shape: (nullable): what to draw; followed while it grows
 *
 * Sets which recording is drawn.
 */
void
desk_waveform_set_shape (DeskWaveform *self, SoundWaveform *shape)
{
  g_return_if_fail (DESK_IS_WAVEFORM (self));

  if (self->shape == shape)
    return;

  if (self->shape != NULL)
    g_signal_handlers_disconnect_by_data (self->shape, self);
  g_set_object (&self->shape, shape);

  for (guint i = 0; i < self->n_columns; i++)
    self->columns[i] = 0;
  if (shape != NULL)
    {
      g_signal_connect_object (shape, "notify::progress", G_CALLBACK (desk_waveform_shape_grew_cb), self,
                               G_CONNECT_SWAPPED);
      desk_waveform_shape_grew_cb (self);
    }

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * desk_waveform_set_position:
 * @self: a waveform
 * @position: in nanoseconds
 * @duration: in nanoseconds, or -1 where it is not known
 *
 * Sets where the recording is.
 */
void
desk_waveform_set_position (DeskWaveform *self, gint64 position, gint64 duration)
{
  gboolean spoken;

  g_return_if_fail (DESK_IS_WAVEFORM (self));

  /* A screen reader is told of seconds, not of every twentieth of one. */
  spoken = self->position / SECOND != position / SECOND || self->duration != duration;
  self->position = position;
  self->duration = duration;
  if (spoken)
    desk_waveform_update_accessible (self);

  gtk_widget_queue_draw (GTK_WIDGET (self));
}
