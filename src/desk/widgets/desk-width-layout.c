/* desk-width-layout.c: a layout that tells how wide its widget is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-width-layout.h"

/**
 * DeskWidthLayout:
 *
 * Gives each child the whole place, as #GtkBinLayout does, and notifies `width` when that changes: what
 * libadwaita 1.4 has breakpoints for.
 *
 * It notifies after the allocation, since widgets must not come or go in the middle of one.
 */
struct _DeskWidthLayout
{
  GtkLayoutManager parent_instance;

  guint notify_source;
  int width;
  int pending;
};

enum
{
  PROP_0,
  PROP_WIDTH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskWidthLayout, desk_width_layout, GTK_TYPE_LAYOUT_MANAGER)

static gboolean
notify_cb (gpointer data)
{
  DeskWidthLayout *self = data;

  self->notify_source = 0;
  if (self->width != self->pending)
    {
      self->width = self->pending;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
    }
  return G_SOURCE_REMOVE;
}

static void
desk_width_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, for_size, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
desk_width_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  DeskWidthLayout *self = DESK_WIDTH_LAYOUT (manager);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_should_layout (child))
        gtk_widget_allocate (child, width, height, baseline, NULL);
    }
  self->pending = width;
  if (self->width != width && self->notify_source == 0)
    self->notify_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_cb, self, NULL);
}

static void
desk_width_layout_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WIDTH:
      g_value_set_int (value, DESK_WIDTH_LAYOUT (object)->width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_width_layout_dispose (GObject *object)
{
  g_clear_handle_id (&DESK_WIDTH_LAYOUT (object)->notify_source, g_source_remove);
  G_OBJECT_CLASS (desk_width_layout_parent_class)->dispose (object);
}

static void
desk_width_layout_class_init (DeskWidthLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_width_layout_get_property;
  object_class->dispose = desk_width_layout_dispose;
  GTK_LAYOUT_MANAGER_CLASS (klass)->measure = desk_width_layout_measure;
  GTK_LAYOUT_MANAGER_CLASS (klass)->allocate = desk_width_layout_allocate;

  properties[PROP_WIDTH] =
    g_param_spec_int ("width", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_width_layout_init (DeskWidthLayout *self)
{
}

/**
 * desk_width_layout_new:
 *
 * Returns: (transfer full): a layout for one widget
 */
GtkLayoutManager *
desk_width_layout_new (void)
{
  return g_object_new (DESK_TYPE_WIDTH_LAYOUT, NULL);
}

/**
 * desk_width_layout_get_width:
 * @self: a layout
 *
 * Returns: how wide its widget is, in pixels
 */
int
desk_width_layout_get_width (DeskWidthLayout *self)
{
  g_return_val_if_fail (DESK_IS_WIDTH_LAYOUT (self), 0);
  return self->width;
}
