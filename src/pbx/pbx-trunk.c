/* pbx-trunk.c: a line to the outside, of whatever kind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-trunk.h"

#include "pbx-trunk-private.h"

#include <string.h>

/**
 * PbxTrunk:
 *
 * One line to the outside: SIP, IAX, analogue, mobile or digital. The object stays the same as long as the
 * device tells of it, and [class@Trunks] keeps it up to date.
 */
G_DEFINE_FINAL_TYPE (PbxTrunk, pbx_trunk, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ADDRESS,
  PROP_CHANNEL,
  PROP_DELAY,
  PROP_HEALTH,
  PROP_KIND,
  PROP_LEVEL,
  PROP_NAME,
  PROP_RAW,
  PROP_ROLE,
  PROP_STATE,
  PROP_STATE_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *word; /* folded */
  PbxTrunkState state;
} words[] = {
  { "ok", PBX_TRUNK_OK },
  { "idle", PBX_TRUNK_IDLE },
  { "registered", PBX_TRUNK_REGISTERED },
  { "authenticated", PBX_TRUNK_AUTHENTICATED },
  { "requestsent", PBX_TRUNK_REGISTERING },
  { "authsent", PBX_TRUNK_REGISTERING },
  { "registering", PBX_TRUNK_REGISTERING },
  { "unregistered", PBX_TRUNK_UNREGISTERED },
  { "rejected", PBX_TRUNK_REJECTED },
  { "unauthenticated", PBX_TRUNK_UNAUTHENTICATED },
  { "noauthentication", PBX_TRUNK_UNAUTHENTICATED },
  { "timeout", PBX_TRUNK_TIMED_OUT },
  { "unreachable", PBX_TRUNK_TIMED_OUT },
  { "red", PBX_TRUNK_DISCONNECTED },
  { "nosimcard", PBX_TRUNK_NO_SIM },
  { "simerror", PBX_TRUNK_SIM_ERROR },
};

/**
 * pbx_trunk_state_parse:
 * @text: the device's word
 *
 * Reads a state. Case, spaces and dots differ from device to device.
 *
 * Returns: the state, %PBX_TRUNK_OTHER where the word is not known
 */
PbxTrunkState
pbx_trunk_state_parse (const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, PBX_TRUNK_UNKNOWN);

  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isspace (*c) && strchr (".-_", *c) == NULL)
      g_string_append_c (folded, g_ascii_tolower (*c));

  if (folded->len == 0)
    return PBX_TRUNK_UNKNOWN;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, folded->str))
      return words[i].state;

  return PBX_TRUNK_OTHER;
}

/**
 * pbx_trunk_state_get_health:
 * @state: how a trunk is
 *
 * Returns: whether calls can go over it
 */
PbxTrunkHealth
pbx_trunk_state_get_health (PbxTrunkState state)
{
  switch (state)
    {
    case PBX_TRUNK_OK:
    case PBX_TRUNK_IDLE:
    case PBX_TRUNK_REGISTERED:
    case PBX_TRUNK_AUTHENTICATED:
      return PBX_TRUNK_UP;
    case PBX_TRUNK_UNREGISTERED:
    case PBX_TRUNK_REJECTED:
    case PBX_TRUNK_UNAUTHENTICATED:
    case PBX_TRUNK_TIMED_OUT:
    case PBX_TRUNK_DISCONNECTED:
    case PBX_TRUNK_NO_SIM:
    case PBX_TRUNK_SIM_ERROR:
    case PBX_TRUNK_NO_SIGNAL:
      return PBX_TRUNK_DOWN;
    /* It may become either in a moment. */
    case PBX_TRUNK_REGISTERING:
    case PBX_TRUNK_UNKNOWN:
    case PBX_TRUNK_OTHER:
    default:
      return PBX_TRUNK_NO_HEALTH;
    }
}

static void
pbx_trunk_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PbxTrunk *self = PBX_TRUNK (object);

  switch (prop_id)
    {
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_CHANNEL:
      g_value_set_string (value, self->channel);
      break;
    case PROP_DELAY:
      g_value_set_double (value, self->delay);
      break;
    case PROP_HEALTH:
      g_value_set_uint (value, pbx_trunk_get_health (self));
      break;
    case PROP_KIND:
      g_value_set_uint (value, self->kind);
      break;
    case PROP_LEVEL:
      g_value_set_int (value, self->level);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_RAW:
      g_value_set_string (value, self->raw);
      break;
    case PROP_ROLE:
      g_value_set_uint (value, self->role);
      break;
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_STATE_TEXT:
      g_value_set_string (value, self->state_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pbx_trunk_finalize (GObject *object)
{
  PbxTrunk *self = PBX_TRUNK (object);

  g_clear_object (&self->timeline);
  g_free (self->key);
  g_free (self->name);
  g_free (self->address);
  g_free (self->channel);
  g_free (self->state_text);
  g_free (self->raw);

  G_OBJECT_CLASS (pbx_trunk_parent_class)->finalize (object);
}

static void
pbx_trunk_class_init (PbxTrunkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pbx_trunk_get_property;
  object_class->finalize = pbx_trunk_finalize;

  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, "", flags);
  properties[PROP_CHANNEL] = g_param_spec_string ("channel", NULL, NULL, "", flags);
  /* Milliseconds; -1 where nobody measures. */
  properties[PROP_DELAY] = g_param_spec_double ("delay", NULL, NULL, -1, G_MAXDOUBLE, -1, flags);
  properties[PROP_HEALTH] = g_param_spec_uint ("health", NULL, NULL, 0, PBX_TRUNK_DOWN, 0, flags);
  properties[PROP_KIND] = g_param_spec_uint ("kind", NULL, NULL, 0, PBX_TRUNK_SLOT, 0, flags);
  /* 0 to 5; -1 where it is no mobile trunk or tells of none. */
  properties[PROP_LEVEL] = g_param_spec_int ("level", NULL, NULL, -1, 5, -1, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_RAW] = g_param_spec_string ("raw", NULL, NULL, "", flags);
  properties[PROP_ROLE] = g_param_spec_uint ("role", NULL, NULL, 0, PBX_TRUNK_SERVER, 0, flags);
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, PBX_TRUNK_OTHER, 0, flags);
  properties[PROP_STATE_TEXT] = g_param_spec_string ("state-text", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pbx_trunk_init (PbxTrunk *self)
{
  self->timeline = pbx_timeline_new ();
  self->key = g_strdup ("");
  self->name = g_strdup ("");
  self->address = g_strdup ("");
  self->channel = g_strdup ("");
  self->state_text = g_strdup ("");
  self->raw = g_strdup ("");
  self->delay = -1;
  self->level = -1;
}

static void
take_text (PbxTrunk *self, char **member, const char *value, int prop)
{
  if (g_str_equal (*member, value))
    return;

  g_free (*member);
  *member = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

/**
 * pbx_trunk_assign:
 * @from: what a poll found of the same trunk
 *
 * Takes in what a poll found. Only what differs is notified.
 */
void
pbx_trunk_assign (PbxTrunk *self, PbxTrunk *from)
{
  PbxTrunkHealth health;

  g_return_if_fail (PBX_IS_TRUNK (self));
  g_return_if_fail (PBX_IS_TRUNK (from));

  g_object_freeze_notify (G_OBJECT (self));

  health = pbx_trunk_get_health (self);
  take_text (self, &self->name, from->name, PROP_NAME);
  take_text (self, &self->address, from->address, PROP_ADDRESS);
  take_text (self, &self->channel, from->channel, PROP_CHANNEL);
  take_text (self, &self->state_text, from->state_text, PROP_STATE_TEXT);
  take_text (self, &self->raw, from->raw, PROP_RAW);
  if (self->role != from->role)
    {
      self->role = from->role;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROLE]);
    }
  if (self->kind != from->kind)
    {
      self->kind = from->kind;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
    }
  if (self->delay != from->delay)
    {
      self->delay = from->delay;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DELAY]);
    }
  if (self->level != from->level)
    {
      self->level = from->level;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEVEL]);
    }
  if (self->state != from->state)
    {
      self->state = from->state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  if (health != pbx_trunk_get_health (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEALTH]);

  pbx_trunk_note (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pbx_trunk_note:
 *
 * Notes down in the timeline how the trunk is now.
 */
void
pbx_trunk_note (PbxTrunk *self)
{
  g_return_if_fail (PBX_IS_TRUNK (self));

  /* The signal's strength goes up and down all day: the state is told, not its number. */
  pbx_timeline_take_state (self->timeline, self->state, self->level >= 0 ? "" : self->state_text);
  pbx_timeline_take_address (self->timeline, self->address);
  pbx_timeline_take_round_trip (self->timeline, self->delay);
}

/**
 * pbx_trunk_set_key:
 * @key: what tells the trunk from others
 *
 * Sets the key, before anybody sees the trunk.
 */
void
pbx_trunk_set_key (PbxTrunk *self, const char *key)
{
  g_return_if_fail (PBX_IS_TRUNK (self));

  g_free (self->key);
  self->key = g_strdup (key);
}

/**
 * pbx_trunk_get_key:
 *
 * Returns: what tells the trunk from others
 */
const char *
pbx_trunk_get_key (PbxTrunk *self)
{
  g_return_val_if_fail (PBX_IS_TRUNK (self), NULL);
  return self->key;
}

/**
 * pbx_trunk_get_kind:
 *
 * Returns: what it is made of
 */
PbxTrunkKind
pbx_trunk_get_kind (PbxTrunk *self)
{
  g_return_val_if_fail (PBX_IS_TRUNK (self), PBX_TRUNK_SLOT);
  return self->kind;
}

/**
 * pbx_trunk_get_name:
 *
 * Returns: its name, or its module and port where it has none
 */
const char *
pbx_trunk_get_name (PbxTrunk *self)
{
  g_return_val_if_fail (PBX_IS_TRUNK (self), NULL);
  return self->name;
}

/**
 * pbx_trunk_get_role:
 *
 * Returns: who signs in to whom
 */
PbxTrunkRole
pbx_trunk_get_role (PbxTrunk *self)
{
  g_return_val_if_fail (PBX_IS_TRUNK (self), PBX_TRUNK_NO_ROLE);
  return self->role;
}

/**
 * pbx_trunk_get_address:
 *
 * Returns: the other side, with its port where the device tells it; empty when it is not known
 */
const char *
pbx_trunk_get_address (PbxTrunk *self)
{
  g_return_val_if_fail (PBX_IS_TRUNK (self), NULL);
  return self->address;
}

/**
 * pbx_trunk_get_state:
 *
 * Returns: how it is
 */
PbxTrunkState
pbx_trunk_get_state (PbxTrunk *self)
{
  g_return_val_if_fail (PBX_IS_TRUNK (self), PBX_TRUNK_UNKNOWN);
  return self->state;
}

/**
 * pbx_trunk_get_state_text:
 *
 * Returns: the device's own word for the state
 */
const char *
pbx_trunk_get_state_text (PbxTrunk *self)
{
  g_return_val_if_fail (PBX_IS_TRUNK (self), NULL);
  return self->state_text;
}

/**
 * pbx_trunk_get_health:
 *
 * Returns: whether calls can go over it
 */
PbxTrunkHealth
pbx_trunk_get_health (PbxTrunk *self)
{
  g_return_val_if_fail (PBX_IS_TRUNK (self), PBX_TRUNK_NO_HEALTH);
  return pbx_trunk_state_get_health (self->state);
}

/**
 * pbx_trunk_get_delay:
 *
 * Returns: the round trip to the other side in milliseconds, or -1 where nobody measures it
 */
double
pbx_trunk_get_delay (PbxTrunk *self)
{
  g_return_val_if_fail (PBX_IS_TRUNK (self), -1);
  return self->delay;
}

/**
 * pbx_trunk_get_channel:
 *
 * Returns: what an analogue or mobile channel does, in the device's words; empty elsewhere
 */
const char *
pbx_trunk_get_channel (PbxTrunk *self)
{
  g_return_val_if_fail (PBX_IS_TRUNK (self), NULL);
  return self->channel;
}

/**
 * pbx_trunk_get_level:
 *
 * Returns: how strong a mobile trunk's signal is, from 0 to 5, or -1
 */
int
pbx_trunk_get_level (PbxTrunk *self)
{
  g_return_val_if_fail (PBX_IS_TRUNK (self), -1);
  return self->level;
}

/**
 * pbx_trunk_get_raw:
 *
 * Returns: the line as the device sent it
 */
const char *
pbx_trunk_get_raw (PbxTrunk *self)
{
  g_return_val_if_fail (PBX_IS_TRUNK (self), NULL);
  return self->raw;
}

/**
 * pbx_trunk_get_timeline:
 *
 * Returns: (transfer none): what became of it while the program runs
 */
PbxTimeline *
pbx_trunk_get_timeline (PbxTrunk *self)
{
  g_return_val_if_fail (PBX_IS_TRUNK (self), NULL);
  return self->timeline;
}
