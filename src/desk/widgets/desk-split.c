/* desk-split.c: a list and the details of one of its rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-split.h"

#include "desk-width-layout.h"

/**
 * DeskSplit:
 *
 * Shows details beside a list where there is room for both, else over it.
 *
 * Whether there is room depends on the width alone. The flap's own policy would ask for the list's minimum
 * width, and a table has next to none: it would be squeezed to a sliver first.
 */
struct _DeskSplit
{
  AdwBin parent_instance;

  AdwFlap *flap;     /* borrowed */
  GtkWidget *pane;   /* borrowed: keeps the detail's width */
  GtkWidget *detail; /* borrowed, nullable */
};

#define DETAIL_WIDTH 380
#define MIN_BOTH_WIDTH 840

enum
{
  PROP_0,
  PROP_CONTENT,
  PROP_DETAIL,
  PROP_SHOW_DETAIL,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskSplit, desk_split, ADW_TYPE_BIN)

static void
width_changed_cb (DeskSplit *self, GParamSpec *pspec, DeskWidthLayout *layout)
{
  gboolean fold = desk_width_layout_get_width (layout) < MIN_BOTH_WIDTH;

  adw_flap_set_fold_policy (self->flap, fold ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  /* Over the list, the details have its whole place: a strip of table beside them is of no use. */
  gtk_widget_set_size_request (self->pane, fold ? -1 : DETAIL_WIDTH, -1);
  gtk_widget_set_hexpand (self->pane, fold);
}

static void
reveal_changed_cb (DeskSplit *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_DETAIL]);
}

static void
folded_changed_cb (DeskSplit *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
desk_split_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskSplit *self = DESK_SPLIT (object);

  switch (prop_id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, adw_flap_get_content (self->flap));
      break;
    case PROP_DETAIL:
      g_value_set_object (value, self->detail);
      break;
    case PROP_SHOW_DETAIL:
      g_value_set_boolean (value, desk_split_get_show_detail (self));
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, desk_split_get_folded (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_split_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskSplit *self = DESK_SPLIT (object);

  switch (prop_id)
    {
    case PROP_CONTENT:
      adw_flap_set_content (self->flap, g_value_get_object (value));
      break;
    case PROP_DETAIL:
      self->detail = g_value_get_object (value);
      adw_bin_set_child (ADW_BIN (self->pane), self->detail);
      break;
    case PROP_SHOW_DETAIL:
      desk_split_set_show_detail (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_split_class_init (DeskSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_split_get_property;
  object_class->set_property = desk_split_set_property;

  properties[PROP_CONTENT] =
    g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DETAIL] =
    g_param_spec_object ("detail", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_DETAIL] =
    g_param_spec_boolean ("show-detail", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* Whether the details stand over the list. */
  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_split_init (DeskSplit *self)
{
  GtkLayoutManager *layout = desk_width_layout_new ();

  gtk_widget_set_layout_manager (GTK_WIDGET (self), layout);
  g_signal_connect_object (layout, "notify::width", G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
  self->flap = ADW_FLAP (adw_flap_new ());
  self->pane = adw_bin_new ();
  gtk_widget_add_css_class (self->pane, "background");
  adw_flap_set_flap_position (self->flap, GTK_PACK_END);
  adw_flap_set_fold_policy (self->flap, ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_transition_type (self->flap, ADW_FLAP_TRANSITION_TYPE_SLIDE);
  adw_flap_set_modal (self->flap, FALSE);
  adw_flap_set_swipe_to_open (self->flap, FALSE);
  adw_flap_set_reveal_flap (self->flap, FALSE);
  adw_flap_set_flap (self->flap, self->pane);
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (reveal_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flap, "notify::folded", G_CALLBACK (folded_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->flap));
}

/**
 * desk_split_get_show_detail:
 * @self: a split
 *
 * Returns: whether the details are shown
 */
gboolean
desk_split_get_show_detail (DeskSplit *self)
{
  g_return_val_if_fail (DESK_IS_SPLIT (self), FALSE);
  return adw_flap_get_reveal_flap (self->flap);
}

/**
 * desk_split_set_show_detail:
 * @self: a split
 * @show_detail: whether the details are shown
 *
 * Shows or hides the details.
 */
void
desk_split_set_show_detail (DeskSplit *self, gboolean show_detail)
{
  g_return_if_fail (DESK_IS_SPLIT (self));
  adw_flap_set_reveal_flap (self->flap, show_detail);
}

/**
 * desk_split_get_folded:
 * @self: a split
 *
 * Returns: whether the details stand over the list, not beside it
 */
gboolean
desk_split_get_folded (DeskSplit *self)
{
  g_return_val_if_fail (DESK_IS_SPLIT (self), FALSE);
  return adw_flap_get_folded (self->flap);
}
