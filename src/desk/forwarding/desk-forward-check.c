/* desk-forward-check.c: what to warn of in one call forward
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-forward-check.h"

#include "desk-forward-words.h"
#include "desk-mark.h"

/**
 * DeskForwardCheck:
 *
 * The warnings of one call forward, for its row and its details, which follow as other forwards, people and
 * phones change.
 */
struct _DeskForwardCheck
{
  GObject parent_instance;

  GPtrArray *warnings; /* owned, of PbxForwardWarning */
  gboolean in_force;
};

enum
{
  PROP_0,
  PROP_MARK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskForwardCheck, desk_forward_check, G_TYPE_OBJECT)

static DeskMark *
create_mark (DeskForwardCheck *self)
{
  DeskMark *mark;
  g_autofree char *summary = NULL;
  g_autofree char *sentences = NULL;

  if (!self->in_force || self->warnings->len == 0)
    return NULL;
  summary = desk_forward_summarize (self->warnings);
  sentences = desk_forward_describe_warnings (self->warnings, NULL);
  mark = desk_mark_new ("dialog-warning-symbolic", "warning", summary);
  desk_mark_set_details (mark, sentences);
  return mark;
}

static void
desk_forward_check_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_MARK:
      g_value_take_boxed (value, create_mark (DESK_FORWARD_CHECK (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_forward_check_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_FORWARD_CHECK (object)->warnings);
  G_OBJECT_CLASS (desk_forward_check_parent_class)->finalize (object);
}

static void
desk_forward_check_class_init (DeskForwardCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_forward_check_get_property;
  object_class->finalize = desk_forward_check_finalize;

  /* What a row shows of it; nothing where a call forward is as it should be, or switched off. */
  properties[PROP_MARK] =
    g_param_spec_boxed ("mark", NULL, NULL, DESK_TYPE_MARK, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * DeskForwardCheck::changed:
   * @self: the check
   *
   * There is something else to warn of.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
desk_forward_check_init (DeskForwardCheck *self)
{
  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) pbx_forward_warning_free);
}

/**
 * desk_forward_check_new:
 *
 * Returns: (transfer full): a check that has found nothing
 */
DeskForwardCheck *
desk_forward_check_new (void)
{
  return g_object_new (DESK_TYPE_FORWARD_CHECK, NULL);
}

/**
 * desk_forward_check_get_warnings:
 * @self: a check
 *
 * Returns: (transfer none) (element-type PbxForwardWarning): what to warn of when the forward is in force,
 *   the worst first
 */
GPtrArray *
desk_forward_check_get_warnings (DeskForwardCheck *self)
{
  g_return_val_if_fail (DESK_IS_FORWARD_CHECK (self), NULL);
  return self->warnings;
}

/**
 * desk_forward_check_get_in_force:
 * @self: a check
 *
 * Returns: whether the forward is in force: otherwise nothing is wrong yet
 */
gboolean
desk_forward_check_get_in_force (DeskForwardCheck *self)
{
  g_return_val_if_fail (DESK_IS_FORWARD_CHECK (self), FALSE);
  return self->in_force;
}

/**
 * desk_forward_check_update:
 * @self: a check
 * @warnings: (element-type PbxForwardWarning): what was found
 * @in_force: whether the forward is in force
 *
 * Takes in what was found now.
 */
void
desk_forward_check_update (DeskForwardCheck *self, GPtrArray *warnings, gboolean in_force)
{
  g_return_if_fail (DESK_IS_FORWARD_CHECK (self));

  if (self->in_force == in_force && pbx_forward_warnings_equal (self->warnings, warnings))
    return;
  g_ptr_array_unref (self->warnings);
  self->warnings = g_ptr_array_ref (warnings);
  self->in_force = in_force;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARK]);
  g_signal_emit (self, signals[CHANGED], 0);
}
