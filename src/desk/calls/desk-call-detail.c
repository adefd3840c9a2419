/* desk-call-detail.c: everything about one call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-call-detail.h"

#include "desk-call-words.h"
#include "desk-value-row.h"

#include <glib/gi18n.h>

/**
 * DeskCallDetail:
 *
 * Everything that the device tells of a call, with the names of the directory.
 */
struct _DeskCallDetail
{
  AdwBin parent_instance;

  DeskSession *session; /* owned, nullable */
  PbxCall *call;        /* owned, nullable */

  GtkScrolledWindow *scroller;
};

enum
{
  PROP_0,
  PROP_CALL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskCallDetail, desk_call_detail, ADW_TYPE_BIN)

/* What the template calls */

static PbxParty *
get_party_cb (DeskCallDetail *self, const char *number)
{
  if (self->session == NULL || number == NULL || *number == '\0')
    return NULL;
  return pbx_directory_get_party (desk_session_get_directory (self->session), number);
}

static char *
describe_party_cb (gpointer object, const char *name, const char *number)
{
  if (name == NULL || *name == '\0')
    return g_strdup (number);
  /* Translators: somebody's name and number */
  return g_strdup_printf (_ ("%s · %s"), name, number);
}

static char *
describe_start_cb (DeskCallDetail *self, const char *start)
{
  g_autoptr (GDateTime) now =
    self->session != NULL ? pbx_clock_dup_now (desk_session_get_clock (self->session)) : NULL;

  return desk_call_describe_start (start, now);
}

static char *
describe_duration_cb (gpointer object, gint64 seconds)
{
  return desk_call_describe_duration (seconds);
}

static char *
describe_status_cb (gpointer object, const char *status)
{
  g_autoptr (DeskMark) mark = desk_call_mark_status (status);

  return g_strdup (mark->word);
}

static char *
describe_direction_cb (gpointer object, const char *direction)
{
  g_autoptr (DeskMark) mark = desk_call_mark_direction (direction);

  return g_strdup (mark->word);
}

static char *
describe_recording_cb (gpointer object, const char *file)
{
  return g_strdup (file != NULL && *file != '\0' ? _ ("Recorded") : _ ("Not recorded"));
}

static void
desk_call_detail_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CALL:
      g_value_set_object (value, DESK_CALL_DETAIL (object)->call);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_call_detail_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CALL:
      desk_call_detail_set_call (DESK_CALL_DETAIL (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_call_detail_dispose (GObject *object)
{
  DeskCallDetail *self = DESK_CALL_DETAIL (object);

  g_clear_object (&self->call);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (desk_call_detail_parent_class)->dispose (object);
}

static void
desk_call_detail_class_init (DeskCallDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_call_detail_get_property;
  object_class->set_property = desk_call_detail_set_property;
  object_class->dispose = desk_call_detail_dispose;

  properties[PROP_CALL] =
    g_param_spec_object ("call", NULL, NULL, PBX_TYPE_CALL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PBX_TYPE_PARTY);
  g_type_ensure (DESK_TYPE_VALUE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/calls/"
                                                             "desk-call-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskCallDetail, scroller);
  gtk_widget_class_bind_template_callback (widget_class, get_party_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_party_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_start_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_duration_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_status_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_direction_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_recording_cb);
}

static void
desk_call_detail_init (DeskCallDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_call_detail_set_session:
 * @self: the details
 * @session: the device
 *
 * Sets where names and the time come from.
 */
void
desk_call_detail_set_session (DeskCallDetail *self, DeskSession *session)
{
  g_return_if_fail (DESK_IS_CALL_DETAIL (self));
  g_set_object (&self->session, session);
}

/**
 * desk_call_detail_get_call:
 * @self: the details
 *
 * Returns: (transfer none) (nullable): the call that is shown
 */
PbxCall *
desk_call_detail_get_call (DeskCallDetail *self)
{
  g_return_val_if_fail (DESK_IS_CALL_DETAIL (self), NULL);
  return self->call;
}

/**
 * desk_call_detail_set_call:
 * @self: the details
 * @call: (nullable): a row of the list
 *
 * Shows another call.
 */
void
desk_call_detail_set_call (DeskCallDetail *self, PbxCall *call)
{
  g_return_if_fail (DESK_IS_CALL_DETAIL (self));

  if (!g_set_object (&self->call, call))
    return;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CALL]);
}
