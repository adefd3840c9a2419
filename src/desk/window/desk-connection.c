/* desk-connection.c: how the connection is, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-connection.h"

#include "desk-error.h"

#include <glib/gi18n.h>

/* Younger than this is "live": saying "2 s ago" all the time would only flicker. */
#define STALE_AFTER_SECONDS 10

/**
 * DeskConnection:
 *
 * Puts into words what a #PbxMonitor knows of the connection, for the banner and for the indicator.
 * The ages and the countdown go on by themselves, once a second and only while there is something to
 * count.
 */
struct _DeskConnection
{
  GObject parent_instance;

  PbxMonitor *monitor;
  char *word;
  char *age;
  char *trouble;
  guint tick_id;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskConnection, desk_connection, G_TYPE_OBJECT)

static char *
desk_connection_format_age (gint64 seconds)
{
  if (seconds < 60)
    /* Translators: how old what is shown is. Keep it short. */
    return g_strdup_printf (ngettext ("Updated %d s ago", "Updated %d s ago", (gulong) seconds),
                            (int) seconds);
  if (seconds < 3600)
    return g_strdup_printf (ngettext ("Updated %d min ago", "Updated %d min ago", (gulong) (seconds / 60)),
                            (int) (seconds / 60));

  return g_strdup_printf (ngettext ("Updated %d h ago", "Updated %d h ago", (gulong) (seconds / 3600)),
                          (int) (seconds / 3600));
}

static char *
desk_connection_describe_age (DeskConnection *self)
{
  gint64 last_answer = pbx_monitor_get_last_answer (self->monitor);
  gint64 seconds = (g_get_monotonic_time () - last_answer) / G_USEC_PER_SEC;

  if (last_answer == 0)
    return NULL;
  if (pbx_monitor_get_connection (self->monitor) == PBX_CONNECTION_LIVE && seconds < STALE_AFTER_SECONDS)
    return NULL;

  return desk_connection_format_age (MAX (seconds, 0));
}

static char *
desk_connection_describe_retry (DeskConnection *self)
{
  g_autofree char *title = desk_error_title (pbx_monitor_get_error (self->monitor));
  gint64 left = pbx_monitor_get_retry_at (self->monitor) - g_get_monotonic_time ();
  int seconds = (int) ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);

  if (title == NULL)
    title = g_strdup (_ ("Device Not Reachable"));

  if (seconds <= 0)
    /* Translators: %s is what went wrong, as "Device Not Reachable" */
    return g_strdup_printf (_ ("%s. Trying again…"), title);

  /* Translators: %s is what went wrong, as "Device Not Reachable"; %d counts down */
  return g_strdup_printf (ngettext ("%s. Trying again in %d s", "%s. Trying again in %d s", (gulong) seconds),
                          title, seconds);
}

static char *
desk_connection_describe_trouble (DeskConnection *self)
{
  switch (pbx_monitor_get_connection (self->monitor))
    {
    case PBX_CONNECTION_RETRYING:
      return desk_connection_describe_retry (self);
    case PBX_CONNECTION_SIGNED_OUT:
      return g_strdup (_ ("You are signed out. What is shown is no longer updated."));
    case PBX_CONNECTION_BLOCKED:
      return g_strdup (_ ("The device’s certificate changed. Nothing is sent until you have reviewed it."));
    case PBX_CONNECTION_IDLE:
    case PBX_CONNECTION_CONNECTING:
    case PBX_CONNECTION_LIVE:
    default:
      return NULL;
    }
}

static const char *
desk_connection_find_word (PbxConnection state)
{
  switch (state)
    {
    case PBX_CONNECTION_LIVE:
      return C_ ("connection", "Live");
    case PBX_CONNECTION_RETRYING:
      return C_ ("connection", "Offline");
    case PBX_CONNECTION_SIGNED_OUT:
      return C_ ("connection", "Signed Out");
    case PBX_CONNECTION_BLOCKED:
      return C_ ("connection", "Stopped");
    case PBX_CONNECTION_IDLE:
      return C_ ("connection", "Paused");
    case PBX_CONNECTION_CONNECTING:
    default:
      return C_ ("connection", "Connecting…");
    }
}

static gboolean
desk_connection_take (char **field, char *text)
{
  if (g_strcmp0 (*field, text) == 0)
    {
      g_free (text);
      return FALSE;
    }

  g_free (*field);
  *field = text;

  return TRUE;
}

static void
desk_connection_update (DeskConnection *self)
{
  gboolean changed = FALSE;

  changed |=
    desk_connection_take (&self->word,
                          g_strdup (desk_connection_find_word (pbx_monitor_get_connection (self->monitor))));
  changed |= desk_connection_take (&self->age, desk_connection_describe_age (self));
  changed |= desk_connection_take (&self->trouble, desk_connection_describe_trouble (self));

  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
desk_connection_tick_cb (gpointer user_data)
{
  desk_connection_update (user_data);

  return G_SOURCE_CONTINUE;
}

static void
desk_connection_dispose (GObject *object)
{
  DeskConnection *self = DESK_CONNECTION (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (desk_connection_parent_class)->dispose (object);
}

static void
desk_connection_finalize (GObject *object)
{
  DeskConnection *self = DESK_CONNECTION (object);

  g_free (self->word);
  g_free (self->age);
  g_free (self->trouble);

  G_OBJECT_CLASS (desk_connection_parent_class)->finalize (object);
}

static void
desk_connection_class_init (DeskConnectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_connection_dispose;
  object_class->finalize = desk_connection_finalize;

  /**
   * DeskConnection::changed:
   * @self: the connection
   *
   * The words are other ones now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
desk_connection_init (DeskConnection *self)
{
}

/**
 * desk_connection_new:
 * @monitor: what is known of the connection
 *
 * Returns: (transfer full): the connection, in words
 */
DeskConnection *
desk_connection_new (PbxMonitor *monitor)
{
  static const char *const watched[] = { "notify::connection", "notify::error", "notify::last-answer",
                                         "notify::retry-at" };
  DeskConnection *self;

  g_return_val_if_fail (PBX_IS_MONITOR (monitor), NULL);

  self = g_object_new (DESK_TYPE_CONNECTION, NULL);
  self->monitor = g_object_ref (monitor);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (monitor, watched[i], G_CALLBACK (desk_connection_update), self,
                             G_CONNECT_SWAPPED);
  self->tick_id = g_timeout_add_seconds (1, desk_connection_tick_cb, self);
  desk_connection_update (self);

  return self;
}

/**
 * desk_connection_get_state:
 * @self: a connection
 *
 * Returns: how the connection is
 */
PbxConnection
desk_connection_get_state (DeskConnection *self)
{
  g_return_val_if_fail (DESK_IS_CONNECTION (self), PBX_CONNECTION_IDLE);

  return pbx_monitor_get_connection (self->monitor);
}

/**
 * desk_connection_get_icon_name:
 * @self: a connection
 *
 * Returns: (transfer none): the icon that goes with the word
 */
const char *
desk_connection_get_icon_name (DeskConnection *self)
{
  switch (desk_connection_get_state (self))
    {
    case PBX_CONNECTION_LIVE:
      return "emblem-ok-symbolic";
    case PBX_CONNECTION_RETRYING:
      return "network-offline-symbolic";
    case PBX_CONNECTION_SIGNED_OUT:
      return "system-log-out-symbolic";
    case PBX_CONNECTION_BLOCKED:
      return "channel-insecure-symbolic";
    case PBX_CONNECTION_IDLE:
      return "media-playback-pause-symbolic";
    case PBX_CONNECTION_CONNECTING:
    default:
      return "content-loading-symbolic";
    }
}

/**
 * desk_connection_get_word:
 * @self: a connection
 *
 * Returns: (transfer none): how the connection is, in a word
 */
const char *
desk_connection_get_word (DeskConnection *self)
{
  g_return_val_if_fail (DESK_IS_CONNECTION (self), NULL);

  return self->word;
}

/**
 * desk_connection_get_age:
 * @self: a connection
 *
 * Returns: (transfer none) (nullable): how old what is shown is, %NULL where it is live
 */
const char *
desk_connection_get_age (DeskConnection *self)
{
  g_return_val_if_fail (DESK_IS_CONNECTION (self), NULL);

  return self->age;
}

/**
 * desk_connection_get_trouble:
 * @self: a connection
 *
 * Returns: (transfer none) (nullable): what the person should know, %NULL where all is well
 */
const char *
desk_connection_get_trouble (DeskConnection *self)
{
  g_return_val_if_fail (DESK_IS_CONNECTION (self), NULL);

  return self->trouble;
}

/**
 * desk_connection_get_help:
 * @self: a connection
 *
 * Returns: what the person can do
 */
DeskConnectionHelp
desk_connection_get_help (DeskConnection *self)
{
  switch (desk_connection_get_state (self))
    {
    case PBX_CONNECTION_RETRYING:
      return DESK_CONNECTION_HELP_RETRY;
    case PBX_CONNECTION_SIGNED_OUT:
      return DESK_CONNECTION_HELP_SIGN_IN;
    case PBX_CONNECTION_BLOCKED:
      return DESK_CONNECTION_HELP_REVIEW;
    case PBX_CONNECTION_IDLE:
    case PBX_CONNECTION_CONNECTING:
    case PBX_CONNECTION_LIVE:
    default:
      return DESK_CONNECTION_HELP_NONE;
    }
}
