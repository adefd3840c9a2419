/* desk-trunk-notifier.c: tells people that a trunk went down or came back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-trunk-notifier.h"

#include "desk-trunk-words.h"

#include <glib/gi18n.h>

/**
 * DeskTrunkNotifier:
 *
 * Sends a notification when a trunk goes down or comes back. A trunk has to stay so for a while before
 * anybody is told, and has one notification that is replaced: one that comes and goes does not flood. How a
 * trunk is when it is first seen is no news.
 */
struct _DeskTrunkNotifier
{
  GObject parent_instance;

  PbxTrunks *trunks;         /* owned */
  GSettings *settings;       /* owned */
  GApplication *application; /* owned, nullable */
  GHashTable *watched;       /* owned: PbxTrunk, of the value → Watch */
  guint settle_time;         /* ms */
};

typedef struct
{
  DeskTrunkNotifier *notifier; /* borrowed */
  PbxTrunk *trunk;             /* owned: the key */
  gulong handler;
  guint timer;
  PbxTrunkHealth told; /* what people know */
} Watch;

#define SETTLE_TIME 20000

enum
{
  SEND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskTrunkNotifier, desk_trunk_notifier, G_TYPE_OBJECT)

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_clear_handle_id (&watch->timer, g_source_remove);
  g_signal_handler_disconnect (watch->trunk, watch->handler);
  g_object_unref (watch->trunk);
  g_free (watch);
}

static void
tell (Watch *watch, PbxTrunkHealth health)
{
  DeskTrunkNotifier *self = watch->notifier;
  gboolean down = health == PBX_TRUNK_DOWN;
  g_autofree char *name = desk_trunk_describe_name (watch->trunk);
  g_autofree char *state =
    desk_trunk_describe_state (pbx_trunk_get_state (watch->trunk), pbx_trunk_get_state_text (watch->trunk));
  g_autofree char *title = NULL;
  g_autofree char *id = g_strconcat ("trunk-", pbx_trunk_get_key (watch->trunk), NULL);
  g_autoptr (GNotification) notification = NULL;

  if (!g_settings_get_boolean (self->settings, down ? "notify-trunk-down" : "notify-trunk-up"))
    return;

  /* Translators: %s is the name of a trunk */
  title = g_strdup_printf (down ? _ ("Trunk %s Is Down") : _ ("Trunk %s Is Back"), name);
  notification = g_notification_new (title);
  g_notification_set_body (notification, state);
  g_notification_set_priority (notification,
                               down ? G_NOTIFICATION_PRIORITY_HIGH : G_NOTIFICATION_PRIORITY_NORMAL);
  g_signal_emit (self, signals[SEND], 0, id, notification);
}

static gboolean
settled_cb (gpointer user_data)
{
  Watch *watch = user_data;
  PbxTrunkHealth health = pbx_trunk_get_health (watch->trunk);

  watch->timer = 0;
  if (health != PBX_TRUNK_NO_HEALTH && health != watch->told)
    {
      /* A trunk whose health comes to be known only now is seen for the first time. */
      if (watch->told != PBX_TRUNK_NO_HEALTH)
        tell (watch, health);
      watch->told = health;
    }

  return G_SOURCE_REMOVE;
}

static void
health_changed_cb (Watch *watch)
{
  g_clear_handle_id (&watch->timer, g_source_remove);
  watch->timer = g_timeout_add (watch->notifier->settle_time, settled_cb, watch);
}

static void
items_changed_cb (DeskTrunkNotifier *self)
{
  GListModel *list = pbx_trunks_get_list (self->trunks);
  g_autoptr (GHashTable) present = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (PbxTrunk) trunk = g_list_model_get_item (list, i);
      Watch *watch;

      g_hash_table_add (present, trunk);
      if (g_hash_table_contains (self->watched, trunk))
        continue;
      watch = g_new0 (Watch, 1);
      watch->notifier = self;
      watch->trunk = g_object_ref (trunk);
      watch->told = pbx_trunk_get_health (trunk);
      watch->handler =
        g_signal_connect_swapped (trunk, "notify::health", G_CALLBACK (health_changed_cb), watch);
      g_hash_table_insert (self->watched, trunk, watch);
    }

  g_hash_table_iter_init (&iter, self->watched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (present, key))
      g_hash_table_iter_remove (&iter);
}

static void
desk_trunk_notifier_send (DeskTrunkNotifier *self, const char *id, GNotification *notification)
{
  if (self->application != NULL)
    g_application_send_notification (self->application, id, notification);
}

static void
desk_trunk_notifier_dispose (GObject *object)
{
  DeskTrunkNotifier *self = DESK_TRUNK_NOTIFIER (object);

  g_clear_pointer (&self->watched, g_hash_table_unref);
  g_clear_object (&self->trunks);
  g_clear_object (&self->settings);
  g_clear_object (&self->application);

  G_OBJECT_CLASS (desk_trunk_notifier_parent_class)->dispose (object);
}

static void
desk_trunk_notifier_class_init (DeskTrunkNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_trunk_notifier_dispose;

  /**
   * DeskTrunkNotifier::send:
   * @self: the notifier
   * @id: what replaces an older notification about the same trunk
   * @notification: a #GNotification
   *
   * People are told. By default the application sends it.
   */
  signals[SEND] = g_signal_new_class_handler ("send", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                              G_CALLBACK (desk_trunk_notifier_send), NULL, NULL, NULL,
                                              G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_NOTIFICATION);
}

static void
desk_trunk_notifier_init (DeskTrunkNotifier *self)
{
  self->settle_time = SETTLE_TIME;
  self->watched = g_hash_table_new_full (NULL, NULL, NULL, watch_free);
}

/**
 * desk_trunk_notifier_new:
 * @trunks: the trunks that are watched
 * @settings: the program's settings
 * @application: (nullable): what sends notifications
 *
 * Returns: (transfer full): a notifier
 */
DeskTrunkNotifier *
desk_trunk_notifier_new (PbxTrunks *trunks, GSettings *settings, GApplication *application)
{
  DeskTrunkNotifier *self;

  g_return_val_if_fail (PBX_IS_TRUNKS (trunks), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (DESK_TYPE_TRUNK_NOTIFIER, NULL);
  self->trunks = g_object_ref (trunks);
  self->settings = g_object_ref (settings);
  self->application = application != NULL ? g_object_ref (application) : NULL;
  g_signal_connect_object (pbx_trunks_get_list (trunks), "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  items_changed_cb (self);

  return self;
}

/**
 * desk_trunk_notifier_set_settle_time:
 * @self: a notifier
 * @milliseconds: how long a trunk has to stay as it is before people are told
 */
void
desk_trunk_notifier_set_settle_time (DeskTrunkNotifier *self, guint milliseconds)
{
  g_return_if_fail (DESK_IS_TRUNK_NOTIFIER (self));
  self->settle_time = milliseconds;
}
