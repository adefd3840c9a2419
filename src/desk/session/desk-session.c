/* desk-session.c: a device that somebody is signed in to, as the pages see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-session.h"

#include "desk-converter.h"
#include "desk-recordings-cache.h"
#include "pbx-keyring.h"
#include "pbx-named-item.h"

/**
 * DeskSession:
 *
 * A device that somebody is signed in to: how to talk to it, what is live on it, what is remembered
 * of it, and the short lists that many pages choose from.
 *
 * The session outlives a sign-in that ended: the pages keep what was typed, the person signs in once
 * more and everything goes on.
 */
struct _DeskSession
{
  GObject parent_instance;

  PbxClient *client;
  PbxMonitor *monitor;
  PbxDirectory *directory; /* nullable: made when first asked for */
  DeskCaller *caller;      /* nullable: the same */
  PbxClock *clock;         /* nullable: the same */
  PbxTrunks *trunks;       /* nullable: the same */
  PbxCache *cache;         /* nullable: made when first asked for, as are these */
  PbxDownloads *downloads; /* nullable */
  DeskPlayback *playback;  /* nullable */
  GSettings *device_settings;
  GListStore *dial_plans;
  GListStore *music_on_hold;
  GObject *companion;
  GApplication *application; /* nullable */
  GCancellable *cancellable;

  gboolean dial_plans_wanted;
  gboolean music_on_hold_wanted;
};

typedef struct
{
  DeskSession *session; /* (owned) */
  GListStore *store;    /* (owned) */
} ReferenceLoad;

/* The keyring may be slow to answer: the program does not end before it has. */
typedef struct
{
  DeskSession *session;      /* owned */
  GApplication *application; /* owned, nullable */
} KeyringCall;

enum
{
  PROP_0,
  PROP_CLIENT,
  PROP_DEVICE_SETTINGS,
  PROP_MONITOR,
  N_PROPS
};

enum
{
  FORGET_FAILED,
  KEEP_FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskSession, desk_session, G_TYPE_OBJECT)

static void
reference_load_free (ReferenceLoad *load)
{
  g_object_unref (load->session);
  g_object_unref (load->store);
  g_free (load);
}

static void
desk_session_references_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReferenceLoad *load = user_data;
  g_autoptr (GListModel) items = NULL;
  g_autoptr (GPtrArray) array = NULL;
  g_autoptr (GError) error = NULL;

  /* What fails here is asked for again by the next refresh. A form shows the bare number meanwhile, so
   * that a list of names that is away does not hinder anybody. */
  if ((items = pbx_client_list_finish (PBX_CLIENT (source), result, &error)))
    {
      array = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = 0; i < g_list_model_get_n_items (items); i++)
        g_ptr_array_add (array, g_list_model_get_item (items, i));
      g_list_store_splice (load->store, 0, g_list_model_get_n_items (G_LIST_MODEL (load->store)),
                           array->pdata, array->len);
    }
  else if (!pbx_error_is_cancelled (error))
    {
      g_debug ("A reference list was not loaded: %s", error->message);
    }

  reference_load_free (load);
}

static void
desk_session_load_references (DeskSession *self, PbxEndpoint endpoint, GListStore *store)
{
  ReferenceLoad *load = g_new0 (ReferenceLoad, 1);

  load->session = g_object_ref (self);
  load->store = g_object_ref (store);
  pbx_client_list_async (self->client, endpoint, PBX_TYPE_NAMED_ITEM, self->cancellable,
                         desk_session_references_loaded_cb, load);
}

static KeyringCall *
keyring_call_new (DeskSession *self)
{
  KeyringCall *call = g_new0 (KeyringCall, 1);

  call->session = g_object_ref (self);
  if (self->application != NULL)
    {
      call->application = g_object_ref (self->application);
      g_application_hold (call->application);
    }

  return call;
}

static void
keyring_call_free (KeyringCall *call)
{
  if (call->application != NULL)
    g_application_release (call->application);
  g_clear_object (&call->application);
  g_object_unref (call->session);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeyringCall, keyring_call_free)

static void
desk_session_token_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KeyringCall) call = user_data;
  g_autoptr (GError) error = NULL;

  if (!pbx_keyring_store_finish (result, &error) && !pbx_error_is_cancelled (error))
    g_signal_emit (call->session, signals[KEEP_FAILED], 0, error);
}

static void
desk_session_token_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KeyringCall) call = user_data;
  g_autoptr (GError) error = NULL;

  if (!pbx_keyring_clear_finish (result, &error) && !pbx_error_is_cancelled (error))
    g_signal_emit (call->session, signals[FORGET_FAILED], 0, error);
}

/* Whoever signed in at the device: a token of somebody else must not stay behind. */
static void
desk_session_clear_token (DeskSession *self)
{
  pbx_keyring_clear_async (pbx_client_get_address (self->client), NULL, NULL, desk_session_token_cleared_cb,
                           keyring_call_new (self));
}

static void
desk_session_constructed (GObject *object)
{
  DeskSession *self = DESK_SESSION (object);

  G_OBJECT_CLASS (desk_session_parent_class)->constructed (object);

  self->monitor = pbx_monitor_new (self->client);
}

static void
desk_session_dispose (GObject *object)
{
  DeskSession *self = DESK_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  if (self->monitor)
    pbx_monitor_stop (self->monitor);

  if (self->clock)
    pbx_clock_stop (self->clock);
  if (self->trunks)
    pbx_trunks_stop (self->trunks);

  g_clear_object (&self->monitor);
  g_clear_object (&self->clock);
  g_clear_object (&self->trunks);
  g_clear_object (&self->caller);
  g_clear_object (&self->directory);
  if (self->playback)
    desk_playback_close (self->playback);
  g_clear_object (&self->playback);
  g_clear_object (&self->downloads);
  g_clear_object (&self->cache);
  g_clear_object (&self->client);
  g_clear_object (&self->device_settings);
  g_clear_object (&self->dial_plans);
  g_clear_object (&self->music_on_hold);
  g_clear_object (&self->companion);
  g_clear_object (&self->application);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (desk_session_parent_class)->dispose (object);
}

static void
desk_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskSession *self = DESK_SESSION (object);

  switch (prop_id)
    {
    case PROP_CLIENT:
      g_value_set_object (value, self->client);
      break;
    case PROP_DEVICE_SETTINGS:
      g_value_set_object (value, self->device_settings);
      break;
    case PROP_MONITOR:
      g_value_set_object (value, self->monitor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_session_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskSession *self = DESK_SESSION (object);

  switch (prop_id)
    {
    case PROP_CLIENT:
      self->client = g_value_dup_object (value);
      break;
    case PROP_DEVICE_SETTINGS:
      self->device_settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_session_class_init (DeskSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = desk_session_constructed;
  object_class->dispose = desk_session_dispose;
  object_class->get_property = desk_session_get_property;
  object_class->set_property = desk_session_set_property;

  properties[PROP_CLIENT] =
    g_param_spec_object ("client", NULL, NULL, PBX_TYPE_CLIENT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DEVICE_SETTINGS] =
    g_param_spec_object ("device-settings", NULL, NULL, G_TYPE_SETTINGS,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MONITOR] =
    g_param_spec_object ("monitor", NULL, NULL, PBX_TYPE_MONITOR, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * DeskSession::forget-failed:
   * @self: the session
   * @error: what the keyring said
   *
   * The sign-in could not be taken out of the keyring.
   */
  signals[FORGET_FAILED] = g_signal_new ("forget-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  /**
   * DeskSession::keep-failed:
   * @self: the session
   * @error: what the keyring said
   *
   * The sign-in could not be stored in the keyring: it lasts until the program ends.
   */
  signals[KEEP_FAILED] = g_signal_new ("keep-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
desk_session_init (DeskSession *self)
{
  self->dial_plans = g_list_store_new (PBX_TYPE_NAMED_ITEM);
  self->music_on_hold = g_list_store_new (PBX_TYPE_NAMED_ITEM);
  self->cancellable = g_cancellable_new ();
}

/**
 * desk_session_new:
 * @client: the device
 * @device_settings: what is remembered of the device
 *
 * Creates a session for a device that was signed in to, or whose token is about to be tried.
 *
 * Returns: (transfer full): a session
 */
DeskSession *
desk_session_new (PbxClient *client, GSettings *device_settings)
{
  g_return_val_if_fail (PBX_IS_CLIENT (client), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (device_settings), NULL);

  return g_object_new (DESK_TYPE_SESSION, "client", client, "device-settings", device_settings, NULL);
}

/**
 * desk_session_get_client:
 * @self: a session
 *
 * Returns: (transfer none): the device
 */
PbxClient *
desk_session_get_client (DeskSession *self)
{
  g_return_val_if_fail (DESK_IS_SESSION (self), NULL);

  return self->client;
}

/**
 * desk_session_get_monitor:
 * @self: a session
 *
 * Returns: (transfer none): what is live on the device
 */
PbxMonitor *
desk_session_get_monitor (DeskSession *self)
{
  g_return_val_if_fail (DESK_IS_SESSION (self), NULL);

  return self->monitor;
}

/**
 * desk_session_get_device_settings:
 * @self: a session
 *
 * Returns: (transfer none): what is remembered of the device
 */
GSettings *
desk_session_get_device_settings (DeskSession *self)
{
  g_return_val_if_fail (DESK_IS_SESSION (self), NULL);

  return self->device_settings;
}

/**
 * desk_session_get_directory:
 * @self: a session
 *
 * Who has which number. It is loaded from when it is first asked for.
 *
 * Returns: (transfer none): the directory
 */
PbxDirectory *
desk_session_get_directory (DeskSession *self)
{
  g_return_val_if_fail (DESK_IS_SESSION (self), NULL);

  if (self->directory == NULL)
    {
      self->directory = pbx_directory_new (self->client);
      pbx_directory_refresh (self->directory);
    }

  return self->directory;
}

/**
 * desk_session_get_caller:
 * @self: a session
 *
 * Returns: (transfer none): places calls from here
 */
DeskCaller *
desk_session_get_caller (DeskSession *self)
{
  g_return_val_if_fail (DESK_IS_SESSION (self), NULL);

  if (self->caller == NULL)
    self->caller = desk_caller_new (self->client, desk_session_get_directory (self), self->device_settings);

  return self->caller;
}

/**
 * desk_session_get_clock:
 * @self: a session
 *
 * The device's clock. It is looked at from when it is first asked for.
 *
 * Returns: (transfer none): the clock
 */
PbxClock *
desk_session_get_clock (DeskSession *self)
{
  g_return_val_if_fail (DESK_IS_SESSION (self), NULL);

  if (self->clock == NULL)
    {
      self->clock = pbx_clock_new (self->client);
      pbx_clock_start (self->clock);
    }

  return self->clock;
}

/**
 * desk_session_get_trunks:
 * @self: a session
 *
 * The lines to the outside. They are watched from when they are first asked for.
 *
 * Returns: (transfer none): the trunks
 */
PbxTrunks *
desk_session_get_trunks (DeskSession *self)
{
  g_return_val_if_fail (DESK_IS_SESSION (self), NULL);

  if (self->trunks == NULL)
    {
      self->trunks = pbx_trunks_new (self->client);
      pbx_trunks_start (self->trunks);
    }

  return self->trunks;
}

/**
 * desk_session_get_cache:
 * @self: a session
 *
 * Recordings that were fetched to be played, of whatever device.
 *
 * Returns: (transfer none): the cache
 */
PbxCache *
desk_session_get_cache (DeskSession *self)
{
  g_return_val_if_fail (DESK_IS_SESSION (self), NULL);

  if (self->cache == NULL)
    {
      g_autoptr (GSettings) settings = g_settings_new ("io.github.fcm5600.FrontDesk");

      self->cache = desk_recordings_cache_new (settings);
    }

  return self->cache;
}

/**
 * desk_session_get_playback:
 * @self: a session
 *
 * Returns: (transfer none): the recording that plays, or would
 */
DeskPlayback *
desk_session_get_playback (DeskSession *self)
{
  g_return_val_if_fail (DESK_IS_SESSION (self), NULL);

  if (self->playback == NULL)
    self->playback = desk_playback_new (self->client, self->device_settings, desk_session_get_cache (self));

  return self->playback;
}

static void
desk_session_downloads_restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!pbx_downloads_restore_finish (PBX_DOWNLOADS (source), result, &error) &&
      !pbx_error_is_cancelled (error))
    g_warning ("What was not downloaded to its end is not known: %s", error->message);
}

/**
 * desk_session_get_downloads:
 * @self: a session
 *
 * What is saved to files. What was not finished when the program ended last is in it, paused. Of the
 * demonstration PBX, which ends with the program, nothing is written down.
 *
 * Returns: (transfer none): the downloads
 */
PbxDownloads *
desk_session_get_downloads (DeskSession *self)
{
  g_return_val_if_fail (DESK_IS_SESSION (self), NULL);

  if (self->downloads == NULL)
    {
      const char *address = pbx_address_to_string (pbx_client_get_address (self->client));
      g_autofree char *name = g_uri_escape_string (address, NULL, FALSE);
      g_autofree char *path =
        g_settings_get_boolean (self->device_settings, "demo")
          ? NULL
          : g_build_filename (g_get_user_data_dir (), "frontdesk", name, "downloads.json", NULL);

      self->downloads = pbx_downloads_new (self->client, path);
      pbx_downloads_set_converter (self->downloads, desk_converter_convert, desk_converter_convert_finish);
      if (path != NULL)
        pbx_downloads_restore_async (self->downloads, self->cancellable, desk_session_downloads_restored_cb,
                                     NULL);
    }

  return self->downloads;
}

/**
 * desk_session_get_dial_plans:
 * @self: a session
 *
 * Dial permissions (endpoint 36). Loaded when first asked for and filled in place.
 *
 * Returns: (transfer none): a list of #PbxNamedItem
 */
GListModel *
desk_session_get_dial_plans (DeskSession *self)
{
  g_return_val_if_fail (DESK_IS_SESSION (self), NULL);

  if (!self->dial_plans_wanted)
    {
      self->dial_plans_wanted = TRUE;
      desk_session_load_references (self, PBX_ENDPOINT_DIAL_PLANS, self->dial_plans);
    }

  return G_LIST_MODEL (self->dial_plans);
}

/**
 * desk_session_get_music_on_hold:
 * @self: a session
 *
 * Folders of music on hold (endpoint 35). Loaded when first asked for and filled in place.
 *
 * Returns: (transfer none): a list of #PbxNamedItem
 */
GListModel *
desk_session_get_music_on_hold (DeskSession *self)
{
  g_return_val_if_fail (DESK_IS_SESSION (self), NULL);

  if (!self->music_on_hold_wanted)
    {
      self->music_on_hold_wanted = TRUE;
      desk_session_load_references (self, PBX_ENDPOINT_MUSIC_ON_HOLD, self->music_on_hold);
    }

  return G_LIST_MODEL (self->music_on_hold);
}

/**
 * desk_session_refresh_references:
 * @self: a session
 *
 * Loads the lists anew that were asked for before.
 */
void
desk_session_refresh_references (DeskSession *self)
{
  g_return_if_fail (DESK_IS_SESSION (self));

  if (self->dial_plans_wanted)
    desk_session_load_references (self, PBX_ENDPOINT_DIAL_PLANS, self->dial_plans);
  if (self->music_on_hold_wanted)
    desk_session_load_references (self, PBX_ENDPOINT_MUSIC_ON_HOLD, self->music_on_hold);
}

/**
 * desk_session_keep_sign_in:
 * @self: a session that was just signed in to
 *
 * Puts the token into the keyring where the person asked to stay signed in, and remembers the user's
 * name. The demonstration PBX ends with the program, so that its token is never kept.
 */
void
desk_session_keep_sign_in (DeskSession *self)
{
  const char *user_name;

  g_return_if_fail (DESK_IS_SESSION (self));

  user_name = pbx_client_get_user_name (self->client);
  if (user_name == NULL || g_settings_get_boolean (self->device_settings, "demo"))
    return;

  g_settings_set_string (self->device_settings, "user-name", user_name);

  if (g_settings_get_boolean (self->device_settings, "stay-signed-in"))
    {
      g_autofree char *token = pbx_client_dup_token (self->client);

      if (token != NULL)
        pbx_keyring_store_async (pbx_client_get_address (self->client), user_name, token, NULL,
                                 desk_session_token_stored_cb, keyring_call_new (self));
    }
  else
    {
      desk_session_clear_token (self);
    }
}

/**
 * desk_session_sign_out:
 * @self: a session
 *
 * Forgets the token, in memory and in the keyring. The device stays among those used before.
 */
void
desk_session_sign_out (DeskSession *self)
{
  g_return_if_fail (DESK_IS_SESSION (self));

  pbx_monitor_stop (self->monitor);
  if (self->clock != NULL)
    pbx_clock_stop (self->clock);
  if (self->trunks != NULL)
    pbx_trunks_stop (self->trunks);
  g_cancellable_cancel (self->cancellable);
  pbx_client_sign_out (self->client);

  if (!g_settings_get_boolean (self->device_settings, "demo"))
    desk_session_clear_token (self);
}

/**
 * desk_session_set_application:
 * @self: a session
 * @application: (nullable): the application; it stays alive until the keyring has answered
 *
 * Sets which application the session belongs to.
 */
void
desk_session_set_application (DeskSession *self, GApplication *application)
{
  g_return_if_fail (DESK_IS_SESSION (self));

  g_set_object (&self->application, application);
}

/**
 * desk_session_set_companion:
 * @self: a session
 * @companion: (nullable): what has to live as long as the session
 *
 * Keeps something for as long as the session, as the demonstration PBX that the session talks to.
 */
void
desk_session_set_companion (DeskSession *self, GObject *companion)
{
  g_return_if_fail (DESK_IS_SESSION (self));

  g_set_object (&self->companion, companion);
}
