/* pbx-phone.c: the live state of an extension's phones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-phone.h"

/**
 * PbxPhone:
 *
 * All phones that are registered for one extension, summed up, and kept up to date by a
 * [class@Monitor]. The object stays the same as long as anybody watches it.
 */
struct _PbxPhone
{
  GObject parent_instance;

  char *exten;
  GListStore *endpoints; /* of PbxPhoneEndpoint */
  PbxTimeline *timeline; /* nullable: made with the first answer */
  char *status_text;
  char *wakeup;
  PbxPhoneState state;
  guint n_messages;
  guint n_registered;
  gboolean do_not_disturb;
};

G_DEFINE_FINAL_TYPE (PbxPhone, pbx_phone, G_TYPE_OBJECT)

enum
{
  PROP_EXTEN = 1,
  PROP_STATE,
  PROP_STATUS_TEXT,
  PROP_DO_NOT_DISTURB,
  PROP_N_MESSAGES,
  PROP_WAKEUP,
  PROP_N_REGISTERED,
  PROP_ENDPOINTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
pbx_phone_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PbxPhone *self = PBX_PHONE (object);

  switch (prop_id)
    {
    case PROP_EXTEN:
      g_value_set_string (value, self->exten);
      break;
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_STATUS_TEXT:
      g_value_set_string (value, self->status_text);
      break;
    case PROP_DO_NOT_DISTURB:
      g_value_set_boolean (value, self->do_not_disturb);
      break;
    case PROP_N_MESSAGES:
      g_value_set_uint (value, self->n_messages);
      break;
    case PROP_WAKEUP:
      g_value_set_string (value, self->wakeup);
      break;
    case PROP_N_REGISTERED:
      g_value_set_uint (value, self->n_registered);
      break;
    case PROP_ENDPOINTS:
      g_value_set_object (value, self->endpoints);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pbx_phone_finalize (GObject *object)
{
  PbxPhone *self = PBX_PHONE (object);

  g_clear_object (&self->endpoints);
  g_clear_object (&self->timeline);
  g_free (self->exten);
  g_free (self->status_text);
  g_free (self->wakeup);

  G_OBJECT_CLASS (pbx_phone_parent_class)->finalize (object);
}

static void
pbx_phone_class_init (PbxPhoneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pbx_phone_get_property;
  object_class->finalize = pbx_phone_finalize;

  /**
   * PbxPhone:exten:
   *
   * The extension's number.
   */
  properties[PROP_EXTEN] = g_param_spec_string ("exten", NULL, NULL, "", flags);

  /**
   * PbxPhone:state:
   *
   * The [enum@PhoneState] of all phones together.
   */
  properties[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, PBX_PHONE_UNKNOWN, PBX_PHONE_OTHER, PBX_PHONE_UNKNOWN, flags);

  /**
   * PbxPhone:status-text:
   *
   * The device's own word for the state.
   */
  properties[PROP_STATUS_TEXT] = g_param_spec_string ("status-text", NULL, NULL, "", flags);

  /**
   * PbxPhone:do-not-disturb:
   *
   * Whether do-not-disturb is on.
   */
  properties[PROP_DO_NOT_DISTURB] = g_param_spec_boolean ("do-not-disturb", NULL, NULL, FALSE, flags);

  /**
   * PbxPhone:n-messages:
   *
   * How many new voice mail messages wait.
   */
  properties[PROP_N_MESSAGES] = g_param_spec_uint ("n-messages", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * PbxPhone:wakeup:
   *
   * The next wake-up call, as the device words it; empty where there is none.
   */
  properties[PROP_WAKEUP] = g_param_spec_string ("wakeup", NULL, NULL, "", flags);

  /**
   * PbxPhone:n-registered:
   *
   * How many phones are registered.
   */
  properties[PROP_N_REGISTERED] = g_param_spec_uint ("n-registered", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * PbxPhone:endpoints:
   *
   * The registered phones, each a [class@PhoneEndpoint].
   */
  properties[PROP_ENDPOINTS] = g_param_spec_object ("endpoints", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pbx_phone_init (PbxPhone *self)
{
  self->endpoints = g_list_store_new (PBX_TYPE_PHONE_ENDPOINT);
  self->status_text = g_strdup ("");
  self->wakeup = g_strdup ("");
}

static void
take_uint (PbxPhone *self, guint *member, guint value, int prop)
{
  if (*member != value)
    {
      *member = value;
      g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
    }
}

static void
take_text (PbxPhone *self, char **member, const char *value, int prop)
{
  if (strcmp (*member, value) != 0)
    {
      g_free (*member);
      *member = g_strdup (value);
      g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
    }
}

/* Devices tell a switch in many words. */
static gboolean
means_yes (const char *text)
{
  static const char *const no[] = { "", "0", "no", "off", "false", "disabled", NULL };
  g_autofree char *word = NULL;

  if (*text == '\0')
    return FALSE;

  word = g_ascii_strdown (text, -1);
  return !g_strv_contains (no, word);
}

static void
update_endpoints (PbxPhone *self, GPtrArray *endpoints)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->endpoints));
  guint n_new = endpoints != NULL ? endpoints->len : 0;
  guint n_kept = MIN (n_old, n_new);

  for (guint i = 0; i < n_kept; i++)
    {
      g_autoptr (PbxRecord) old = g_list_model_get_item (G_LIST_MODEL (self->endpoints), i);

      pbx_record_assign (old, endpoints->pdata[i]);
    }

  if (n_old != n_new)
    g_list_store_splice (self->endpoints, n_kept, n_old - n_kept,
                         n_new > n_kept ? endpoints->pdata + n_kept : NULL, n_new - n_kept);
}

/* Notes down what was found; of several phones the first one's address and round trip. */
static void
note (PbxPhone *self, GPtrArray *endpoints)
{
  PbxTimeline *timeline = pbx_phone_get_timeline (self);
  gint64 round_trip = -1;

  pbx_timeline_take_state (timeline, self->state, self->status_text);
  for (guint i = 0; endpoints != NULL && i < endpoints->len; i++)
    {
      const char *address = pbx_phone_endpoint_get_address (endpoints->pdata[i]);

      if (*address == '\0')
        continue;
      round_trip = pbx_phone_endpoint_get_round_trip (endpoints->pdata[i]);
      pbx_timeline_take_address (timeline, address);
      break;
    }
  pbx_timeline_take_round_trip (timeline, round_trip >= 0 ? round_trip / 1000.0 : -1);
}

/**
 * pbx_phone_new:
 * @exten: an extension's number
 *
 * Returns: (transfer full): the phones of @exten, of which nothing is known yet
 */
PbxPhone *
pbx_phone_new (const char *exten)
{
  PbxPhone *self = g_object_new (PBX_TYPE_PHONE, NULL);

  self->exten = g_strdup (exten);
  return self;
}

/**
 * pbx_phone_update:
 * @endpoints: (nullable) (element-type PbxPhoneEndpoint): what the device says of this extension's
 *   phones, or %NULL where it says nothing
 *
 * Takes in what a poll found. Only what differs is notified.
 */
void
pbx_phone_update (PbxPhone *self, GPtrArray *endpoints)
{
  PbxPhoneState state = PBX_PHONE_UNKNOWN;
  const char *status_text = "";
  const char *wakeup = "";
  gboolean do_not_disturb = FALSE;
  guint n_messages = 0;
  guint n_registered = 0;

  g_return_if_fail (PBX_IS_PHONE (self));

  for (guint i = 0; endpoints != NULL && i < endpoints->len; i++)
    {
      PbxPhoneEndpoint *endpoint = endpoints->pdata[i];
      PbxPhoneState own = pbx_phone_endpoint_get_state (endpoint);
      guint64 count = 0;

      if (i == 0 || pbx_phone_state_combine (state, own) != state)
        status_text = pbx_phone_endpoint_get_status_text (endpoint);
      state = i == 0 ? own : pbx_phone_state_combine (state, own);

      if (*pbx_phone_endpoint_get_address (endpoint) != '\0')
        n_registered++;

      if (g_ascii_string_to_unsigned (pbx_phone_endpoint_get_new_messages (endpoint), 10, 0, G_MAXUINT,
                                      &count, NULL))
        n_messages = MAX (n_messages, (guint) count);
      do_not_disturb |= means_yes (pbx_phone_endpoint_get_do_not_disturb (endpoint));
    }

  g_object_freeze_notify (G_OBJECT (self));

  update_endpoints (self, endpoints);

  if (endpoints != NULL && endpoints->len > 0)
    wakeup = pbx_phone_endpoint_get_wakeup (endpoints->pdata[0]);
  take_text (self, &self->wakeup, wakeup, PROP_WAKEUP);

  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  take_text (self, &self->status_text, status_text, PROP_STATUS_TEXT);
  take_uint (self, &self->n_messages, n_messages, PROP_N_MESSAGES);
  take_uint (self, &self->n_registered, n_registered, PROP_N_REGISTERED);
  if (self->do_not_disturb != do_not_disturb)
    {
      self->do_not_disturb = do_not_disturb;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DO_NOT_DISTURB]);
    }
  note (self, endpoints);

  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pbx_phone_get_timeline:
 *
 * Returns: (transfer none): what became of it while the program runs
 */
PbxTimeline *
pbx_phone_get_timeline (PbxPhone *self)
{
  g_return_val_if_fail (PBX_IS_PHONE (self), NULL);

  if (self->timeline == NULL)
    self->timeline = pbx_timeline_new ();

  return self->timeline;
}

/**
 * pbx_phone_get_exten:
 *
 * Returns: the extension's number
 */
const char *
pbx_phone_get_exten (PbxPhone *self)
{
  g_return_val_if_fail (PBX_IS_PHONE (self), NULL);
  return self->exten;
}

/**
 * pbx_phone_get_state:
 *
 * Returns: what the phones do, summed up
 */
PbxPhoneState
pbx_phone_get_state (PbxPhone *self)
{
  g_return_val_if_fail (PBX_IS_PHONE (self), PBX_PHONE_UNKNOWN);
  return self->state;
}

/**
 * pbx_phone_get_status_text:
 *
 * Returns: the device's own word for the state
 */
const char *
pbx_phone_get_status_text (PbxPhone *self)
{
  g_return_val_if_fail (PBX_IS_PHONE (self), NULL);
  return self->status_text;
}

/**
 * pbx_phone_get_do_not_disturb:
 *
 * Returns: whether do-not-disturb is on
 */
gboolean
pbx_phone_get_do_not_disturb (PbxPhone *self)
{
  g_return_val_if_fail (PBX_IS_PHONE (self), FALSE);
  return self->do_not_disturb;
}

/**
 * pbx_phone_get_n_messages:
 *
 * Returns: how many new voice mail messages wait
 */
guint
pbx_phone_get_n_messages (PbxPhone *self)
{
  g_return_val_if_fail (PBX_IS_PHONE (self), 0);
  return self->n_messages;
}

/**
 * pbx_phone_get_wakeup:
 *
 * Returns: the next wake-up call as the device words it; empty where there is none
 */
const char *
pbx_phone_get_wakeup (PbxPhone *self)
{
  g_return_val_if_fail (PBX_IS_PHONE (self), NULL);
  return self->wakeup;
}

/**
 * pbx_phone_get_n_registered:
 *
 * Returns: how many phones are registered
 */
guint
pbx_phone_get_n_registered (PbxPhone *self)
{
  g_return_val_if_fail (PBX_IS_PHONE (self), 0);
  return self->n_registered;
}

/**
 * pbx_phone_get_endpoints:
 *
 * Returns: (transfer none): the phones, each a [class@PhoneEndpoint]
 */
GListModel *
pbx_phone_get_endpoints (PbxPhone *self)
{
  g_return_val_if_fail (PBX_IS_PHONE (self), NULL);
  return G_LIST_MODEL (self->endpoints);
}
