/* desk-column.c: a column of a table, as a page declares it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-column.h"

#include "desk-cell.h"
#include "desk-list-util.h"
#include "desk-text-cell.h"

/**
 * DeskColumn:
 *
 * A column of a [class@Table], declared as its child in a page's template.
 *
 * It names what #GtkColumnViewColumn has no room for: an id to remember its width and visibility by, the
 * field by which the device sorts, and how soon it gives way where the window is narrow.
 */
struct _DeskColumn
{
  GObject parent_instance;

  char *id;                         /* owned */
  char *title;                      /* owned */
  char *column_key;                 /* owned, nullable: the device cannot sort by it */
  GtkExpression *expression;        /* owned, nullable */
  GtkColumnViewColumn *view_column; /* owned, nullable until asked for */
  GType cell_type;
  int width;
  int min_width;   /* 0 for the same as the width */
  int given_width; /* what the table gave it last; any other width is a person's */
  guint priority;
  gboolean numeric;
  gboolean expand;
  gboolean shown;
  gboolean shown_by_default;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_TITLE,
  PROP_COLUMN_KEY,
  PROP_EXPRESSION,
  PROP_CELL_TYPE,
  PROP_WIDTH,
  PROP_MIN_WIDTH,
  PROP_PRIORITY,
  PROP_NUMERIC,
  PROP_EXPAND,
  PROP_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskColumn, desk_column, G_TYPE_OBJECT)

static void
setup_cb (DeskColumn *self, GtkListItem *list_item)
{
  GtkWidget *cell = g_object_new (self->cell_type, NULL);

  desk_cell_setup (DESK_CELL (cell), self, list_item);
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (DeskColumn *self, GtkListItem *list_item)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);

  desk_cell_bind (DESK_CELL (cell), gtk_list_item_get_item (list_item));
  desk_list_util_name_row (cell);
}

static void
unbind_cb (DeskColumn *self, GtkListItem *list_item)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);

  if (cell != NULL)
    desk_cell_unbind (DESK_CELL (cell));
}

static void
desk_column_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskColumn *self = DESK_COLUMN (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_COLUMN_KEY:
      g_value_set_string (value, self->column_key);
      break;
    case PROP_EXPRESSION:
      gtk_value_set_expression (value, self->expression);
      break;
    case PROP_CELL_TYPE:
      g_value_set_gtype (value, self->cell_type);
      break;
    case PROP_WIDTH:
      g_value_set_int (value, self->width);
      break;
    case PROP_MIN_WIDTH:
      g_value_set_int (value, self->min_width);
      break;
    case PROP_PRIORITY:
      g_value_set_uint (value, self->priority);
      break;
    case PROP_NUMERIC:
      g_value_set_boolean (value, self->numeric);
      break;
    case PROP_EXPAND:
      g_value_set_boolean (value, self->expand);
      break;
    case PROP_SHOWN:
      g_value_set_boolean (value, self->shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_column_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskColumn *self = DESK_COLUMN (object);

  switch (prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      break;
    case PROP_COLUMN_KEY:
      self->column_key = g_value_dup_string (value);
      break;
    case PROP_EXPRESSION:
      g_clear_pointer (&self->expression, gtk_expression_unref);
      self->expression = gtk_value_dup_expression (value);
      break;
    case PROP_CELL_TYPE:
      self->cell_type = g_value_get_gtype (value);
      break;
    case PROP_WIDTH:
      self->width = g_value_get_int (value);
      break;
    case PROP_MIN_WIDTH:
      self->min_width = g_value_get_int (value);
      break;
    case PROP_PRIORITY:
      self->priority = g_value_get_uint (value);
      break;
    case PROP_NUMERIC:
      self->numeric = g_value_get_boolean (value);
      break;
    case PROP_EXPAND:
      self->expand = g_value_get_boolean (value);
      break;
    case PROP_SHOWN:
      desk_column_set_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_column_constructed (GObject *object)
{
  DeskColumn *self = DESK_COLUMN (object);

  self->shown_by_default = self->shown;
  if (self->cell_type == DESK_TYPE_CELL)
    self->cell_type = DESK_TYPE_TEXT_CELL;
  G_OBJECT_CLASS (desk_column_parent_class)->constructed (object);
}

static void
desk_column_dispose (GObject *object)
{
  DeskColumn *self = DESK_COLUMN (object);

  g_clear_object (&self->view_column);
  g_clear_pointer (&self->expression, gtk_expression_unref);
  G_OBJECT_CLASS (desk_column_parent_class)->dispose (object);
}

static void
desk_column_finalize (GObject *object)
{
  DeskColumn *self = DESK_COLUMN (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->column_key);
  G_OBJECT_CLASS (desk_column_parent_class)->finalize (object);
}

static void
desk_column_class_init (DeskColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = desk_column_get_property;
  object_class->set_property = desk_column_set_property;
  object_class->constructed = desk_column_constructed;
  object_class->dispose = desk_column_dispose;
  object_class->finalize = desk_column_finalize;

  /* What its width, visibility and sort are remembered by; never translated, never changed. */
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, once);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, once);
  /* The device's name of the field; a column without one has no sort arrow. */
  properties[PROP_COLUMN_KEY] = g_param_spec_string ("column-key", NULL, NULL, NULL, once);
  properties[PROP_EXPRESSION] =
    gtk_param_spec_expression ("expression", NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CELL_TYPE] = g_param_spec_gtype ("cell-type", NULL, NULL, DESK_TYPE_CELL, once);
  /* The width that the column has where there is room for all. */
  properties[PROP_WIDTH] = g_param_spec_int ("width", NULL, NULL, 32, 2000, 120, once);
  /* What the column needs before it gives way: it shrinks to this first. 0 for the same as the width. */
  properties[PROP_MIN_WIDTH] = g_param_spec_int ("min-width", NULL, NULL, 0, 2000, 0, once);
  /* 0 never gives way; the greater the number, the sooner the column goes where room is short. */
  properties[PROP_PRIORITY] = g_param_spec_uint ("priority", NULL, NULL, 0, G_MAXUINT, 0, once);
  properties[PROP_NUMERIC] = g_param_spec_boolean ("numeric", NULL, NULL, FALSE, once);
  properties[PROP_EXPAND] = g_param_spec_boolean ("expand", NULL, NULL, FALSE, once);
  /* Whether the person wants the column, which is not yet whether there is room for it. */
  properties[PROP_SHOWN] = g_param_spec_boolean ("shown", NULL, NULL, TRUE,
                                                 G_PARAM_READWRITE | G_PARAM_CONSTRUCT |
                                                   G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * DeskColumn::toggled:
   * @self: the column
   * @item: the row's object
   * @active: what the person asks for
   *
   * A switch in a row was switched by the person.
   */
  signals[TOGGLED] = g_signal_new ("toggled", DESK_TYPE_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_OBJECT, G_TYPE_BOOLEAN);
}

static void
desk_column_init (DeskColumn *self)
{
}

/**
 * desk_column_get_id:
 * @self: a column
 *
 * Returns: what the column is remembered by
 */
const char *
desk_column_get_id (DeskColumn *self)
{
  g_return_val_if_fail (DESK_IS_COLUMN (self), NULL);
  return self->id;
}

/**
 * desk_column_get_title:
 * @self: a column
 *
 * Returns: the translated title
 */
const char *
desk_column_get_title (DeskColumn *self)
{
  g_return_val_if_fail (DESK_IS_COLUMN (self), NULL);
  return self->title;
}

/**
 * desk_column_get_column_key:
 * @self: a column
 *
 * Returns: (nullable): the field that the device sorts by
 */
const char *
desk_column_get_column_key (DeskColumn *self)
{
  g_return_val_if_fail (DESK_IS_COLUMN (self), NULL);
  return self->column_key;
}

/**
 * desk_column_get_numeric:
 * @self: a column
 *
 * Returns: whether the values stand at the right, as amounts do
 */
gboolean
desk_column_get_numeric (DeskColumn *self)
{
  g_return_val_if_fail (DESK_IS_COLUMN (self), FALSE);
  return self->numeric;
}

/**
 * desk_column_get_width:
 * @self: a column
 *
 * Returns: the width in pixels that the column needs
 */
int
desk_column_get_width (DeskColumn *self)
{
  g_return_val_if_fail (DESK_IS_COLUMN (self), 0);
  return self->width;
}

/**
 * desk_column_get_min_width:
 * @self: a column
 *
 * Returns: the width in pixels below which the column gives way
 */
int
desk_column_get_min_width (DeskColumn *self)
{
  g_return_val_if_fail (DESK_IS_COLUMN (self), 0);
  return self->min_width > 0 ? self->min_width : self->width;
}

/**
 * desk_column_give_width:
 * @self: a column
 * @width: a width in pixels
 *
 * Gives the column a width that is not a person's choice.
 */
void
desk_column_give_width (DeskColumn *self, int width)
{
  g_return_if_fail (DESK_IS_COLUMN (self));
  self->given_width = width;
  gtk_column_view_column_set_fixed_width (desk_column_get_view_column (self), width);
}

/**
 * desk_column_get_dragged_width:
 * @self: a column
 *
 * Returns: the width that a person gave the column, or 0
 */
int
desk_column_get_dragged_width (DeskColumn *self)
{
  int width;

  g_return_val_if_fail (DESK_IS_COLUMN (self), 0);

  width = gtk_column_view_column_get_fixed_width (desk_column_get_view_column (self));
  return width != self->given_width ? width : 0;
}

/**
 * desk_column_get_priority:
 * @self: a column
 *
 * Returns: how soon the column gives way; 0 for never
 */
guint
desk_column_get_priority (DeskColumn *self)
{
  g_return_val_if_fail (DESK_IS_COLUMN (self), 0);
  return self->priority;
}

/**
 * desk_column_get_expand:
 * @self: a column
 *
 * Returns: whether the column takes the room that is left
 */
gboolean
desk_column_get_expand (DeskColumn *self)
{
  g_return_val_if_fail (DESK_IS_COLUMN (self), FALSE);
  return self->expand;
}

/**
 * desk_column_get_shown:
 * @self: a column
 *
 * Returns: whether the person wants the column
 */
gboolean
desk_column_get_shown (DeskColumn *self)
{
  g_return_val_if_fail (DESK_IS_COLUMN (self), FALSE);
  return self->shown;
}

/**
 * desk_column_set_shown:
 * @self: a column
 * @shown: whether the person wants the column
 *
 * Shows the column where there is room for it, or never.
 */
void
desk_column_set_shown (DeskColumn *self, gboolean shown)
{
  g_return_if_fail (DESK_IS_COLUMN (self));

  shown = !!shown;
  if (self->shown == shown)
    return;
  self->shown = shown;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

/**
 * desk_column_get_shown_by_default:
 * @self: a column
 *
 * Returns: whether the page shows the column to somebody who never chose
 */
gboolean
desk_column_get_shown_by_default (DeskColumn *self)
{
  g_return_val_if_fail (DESK_IS_COLUMN (self), FALSE);
  return self->shown_by_default;
}

/**
 * desk_column_get_expression:
 * @self: a column
 *
 * Returns: (transfer none) (nullable): what the cells show of a row
 */
GtkExpression *
desk_column_get_expression (DeskColumn *self)
{
  g_return_val_if_fail (DESK_IS_COLUMN (self), NULL);
  return self->expression;
}

/**
 * desk_column_get_view_column:
 * @self: a column
 *
 * Returns: (transfer none): the column of the view, made when first asked for
 */
GtkColumnViewColumn *
desk_column_get_view_column (DeskColumn *self)
{
  g_return_val_if_fail (DESK_IS_COLUMN (self), NULL);

  if (self->view_column == NULL)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

      g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
      self->view_column = gtk_column_view_column_new (self->title, factory);
      gtk_column_view_column_set_resizable (self->view_column, TRUE);
      gtk_column_view_column_set_visible (self->view_column, self->shown);
      desk_column_give_width (self, self->width);
    }
  return self->view_column;
}

/**
 * desk_column_emit_toggled:
 * @self: a column
 * @item: (type GObject): the row's object
 * @active: what the person asks for
 *
 * Tells that a switch in a row was switched.
 */
void
desk_column_emit_toggled (DeskColumn *self, gpointer item, gboolean active)
{
  g_return_if_fail (DESK_IS_COLUMN (self));
  g_signal_emit (self, signals[TOGGLED], 0, item, active);
}
