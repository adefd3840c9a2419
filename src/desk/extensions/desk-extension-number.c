/* desk-extension-number.c: whether a number is still free
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-extension-number.h"

#include "pbx-json.h"

/**
 * DeskExtensionNumber:
 *
 * Asks the device for a free number, and whether one that is typed is free. Only the answer for what was
 * typed last counts.
 */
struct _DeskExtensionNumber
{
  GObject parent_instance;

  PbxClient *client;         /* owned */
  GCancellable *cancellable; /* owned, nullable */
  char *number;              /* owned, nullable */
  guint check_source;
  DeskNumberState state;
};

#define CHECK_DELAY_MS 300
#define MAX_DIGITS 20

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SUGGESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskExtensionNumber, desk_extension_number, G_TYPE_OBJECT)

static void
set_state (DeskExtensionNumber *self, DeskNumberState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
stop (DeskExtensionNumber *self)
{
  g_clear_handle_id (&self->check_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskExtensionNumber) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = pbx_client_call_finish (PBX_CLIENT (source), result, &error);
  gboolean available;

  /* What was typed since then has its own answer on the way. */
  if (pbx_error_is_cancelled (error))
    return;
  g_clear_object (&self->cancellable);
  if (error != NULL && !g_error_matches (error, PBX_ERROR, PBX_ERROR_REFUSED))
    set_state (self, DESK_NUMBER_UNKNOWN);
  else if (error != NULL)
    set_state (self, DESK_NUMBER_INVALID);
  else if (!pbx_json_read_boolean (data, &available))
    set_state (self, DESK_NUMBER_UNKNOWN);
  else
    set_state (self, available ? DESK_NUMBER_FREE : DESK_NUMBER_TAKEN);
}

static gboolean
check_cb (gpointer data)
{
  DeskExtensionNumber *self = data;
  g_autoptr (JsonObject) parameters = json_object_new ();

  self->check_source = 0;
  self->cancellable = g_cancellable_new ();
  json_object_set_string_member (parameters, "exten", self->number);
  pbx_client_call_async (self->client, PBX_ENDPOINT_EXTENSION_AVAILABLE, parameters, self->cancellable,
                         checked_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
suggested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskExtensionNumber) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = pbx_client_call_finish (PBX_CLIENT (source), result, &error);
  g_autofree char *number = NULL;

  /* No suggestion is no failure: the person types a number. */
  if (error != NULL || self->number != NULL)
    return;
  g_clear_object (&self->cancellable);
  number = pbx_json_dup_text (data);
  if (number != NULL)
    g_signal_emit (self, signals[SUGGESTED], 0, number);
}

static void
desk_extension_number_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, DESK_EXTENSION_NUMBER (object)->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_extension_number_dispose (GObject *object)
{
  DeskExtensionNumber *self = DESK_EXTENSION_NUMBER (object);

  stop (self);
  g_clear_object (&self->client);
  G_OBJECT_CLASS (desk_extension_number_parent_class)->dispose (object);
}

static void
desk_extension_number_finalize (GObject *object)
{
  g_free (DESK_EXTENSION_NUMBER (object)->number);
  G_OBJECT_CLASS (desk_extension_number_parent_class)->finalize (object);
}

static void
desk_extension_number_class_init (DeskExtensionNumberClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_extension_number_get_property;
  object_class->dispose = desk_extension_number_dispose;
  object_class->finalize = desk_extension_number_finalize;

  properties[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* The device told the next free number, and nothing was typed meanwhile. */
  signals[SUGGESTED] = g_signal_new ("suggested", DESK_TYPE_EXTENSION_NUMBER, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desk_extension_number_init (DeskExtensionNumber *self)
{
}

/**
 * desk_extension_number_new:
 * @client: the device
 *
 * Returns: (transfer full): knows of no number yet
 */
DeskExtensionNumber *
desk_extension_number_new (PbxClient *client)
{
  DeskExtensionNumber *self = g_object_new (DESK_TYPE_EXTENSION_NUMBER, NULL);

  self->client = g_object_ref (client);
  return self;
}

/**
 * desk_extension_number_suggest:
 * @self: the number
 *
 * Asks the device for the next free number (endpoint 13); `suggested` tells it.
 */
void
desk_extension_number_suggest (DeskExtensionNumber *self)
{
  g_autoptr (JsonObject) parameters = json_object_new ();

  g_return_if_fail (DESK_IS_EXTENSION_NUMBER (self));

  stop (self);
  self->cancellable = g_cancellable_new ();
  json_object_set_string_member (parameters, "name", "extension");
  pbx_client_call_async (self->client, PBX_ENDPOINT_EXTENSION_SUGGEST, parameters, self->cancellable,
                         suggested_cb, g_object_ref (self));
}

/**
 * desk_extension_number_check:
 * @self: the number
 * @number: what is typed now
 *
 * Asks the device soon whether a number is free (endpoint 14).
 */
void
desk_extension_number_check (DeskExtensionNumber *self, const char *number)
{
  g_return_if_fail (DESK_IS_EXTENSION_NUMBER (self));

  if (g_strcmp0 (self->number, number) == 0)
    return;
  stop (self);
  g_free (self->number);
  self->number = g_strdup (number);
  if (number == NULL || *number == '\0')
    set_state (self, DESK_NUMBER_EMPTY);
  else if (strlen (number) > MAX_DIGITS || strspn (number, "0123456789") != strlen (number))
    set_state (self, DESK_NUMBER_INVALID);
  else
    {
      set_state (self, DESK_NUMBER_CHECKING);
      self->check_source = g_timeout_add (CHECK_DELAY_MS, check_cb, self);
    }
}

/**
 * desk_extension_number_get_state:
 * @self: the number
 *
 * Returns: what is known of the number
 */
DeskNumberState
desk_extension_number_get_state (DeskExtensionNumber *self)
{
  g_return_val_if_fail (DESK_IS_EXTENSION_NUMBER (self), DESK_NUMBER_EMPTY);
  return self->state;
}

/**
 * desk_extension_number_stop:
 * @self: the number
 *
 * Asks no more: the form is closed.
 */
void
desk_extension_number_stop (DeskExtensionNumber *self)
{
  g_return_if_fail (DESK_IS_EXTENSION_NUMBER (self));
  stop (self);
}
