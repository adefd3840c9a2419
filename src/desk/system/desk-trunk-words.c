/* desk-trunk-words.c: trunks in words and icons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-trunk-words.h"

#include <glib/gi18n.h>

static const char *const states[] = {
  [PBX_TRUNK_UNKNOWN] = NC_ ("trunk", "—"),
  [PBX_TRUNK_OK] = NC_ ("trunk", "Connected"),
  [PBX_TRUNK_IDLE] = NC_ ("trunk", "Idle"),
  [PBX_TRUNK_REGISTERED] = NC_ ("trunk", "Registered"),
  [PBX_TRUNK_AUTHENTICATED] = NC_ ("trunk", "Authenticated"),
  [PBX_TRUNK_REGISTERING] = NC_ ("trunk", "Registering"),
  [PBX_TRUNK_UNREGISTERED] = NC_ ("trunk", "Not registered"),
  [PBX_TRUNK_REJECTED] = NC_ ("trunk", "Rejected"),
  [PBX_TRUNK_UNAUTHENTICATED] = NC_ ("trunk", "Not authenticated"),
  [PBX_TRUNK_TIMED_OUT] = NC_ ("trunk", "No answer"),
  [PBX_TRUNK_DISCONNECTED] = NC_ ("trunk", "Line disconnected"),
  [PBX_TRUNK_NO_SIM] = NC_ ("trunk", "No SIM card"),
  [PBX_TRUNK_SIM_ERROR] = NC_ ("trunk", "SIM card error"),
  [PBX_TRUNK_NO_SIGNAL] = NC_ ("trunk", "No signal"),
  [PBX_TRUNK_OTHER] = NULL,
};

/**
 * desk_trunk_describe_kind:
 * @trunk: a trunk
 *
 * Returns: (transfer full): what it is made of, in words
 */
char *
desk_trunk_describe_kind (PbxTrunk *trunk)
{
  switch (pbx_trunk_get_kind (trunk))
    {
    case PBX_TRUNK_SIP:
      return g_strdup ("SIP");
    case PBX_TRUNK_IAX:
      return g_strdup ("IAX");
    case PBX_TRUNK_FXO:
      /* Translators: a port for a telephone line; FXO is the field's standard word */
      return g_strdup (_ ("Analogue line (FXO)"));
    case PBX_TRUNK_FXS:
      /* Translators: a port for an analogue telephone; FXS is the field's standard word */
      return g_strdup (_ ("Analogue phone (FXS)"));
    case PBX_TRUNK_GSM:
      return g_strdup (_ ("Mobile (GSM)"));
    case PBX_TRUNK_WCDMA:
      return g_strdup (_ ("Mobile (WCDMA)"));
    case PBX_TRUNK_DIGITAL:
      return g_strdup (_ ("Digital"));
    case PBX_TRUNK_SLOT:
      return g_strdup (_ ("Empty slot"));
    case PBX_TRUNK_ANALOG:
    default:
      return g_strdup (_ ("Analogue"));
    }
}

/**
 * desk_trunk_describe_name:
 * @trunk: a trunk
 *
 * Returns: (transfer full): its name, or which port it is
 */
char *
desk_trunk_describe_name (PbxTrunk *trunk)
{
  const char *name = pbx_trunk_get_name (trunk);

  switch (pbx_trunk_get_kind (trunk))
    {
    case PBX_TRUNK_DIGITAL:
      /* Translators: %s is the number of a digital line (E1 or T1) */
      return g_strdup_printf (_ ("Line %s"), name);
    case PBX_TRUNK_SLOT:
      /* Translators: %s is the number of a slot without a module */
      return g_strdup_printf (_ ("Slot %s"), name);
    default:
      return g_strdup (name);
    }
}

/**
 * desk_trunk_describe_state:
 * @state: how a trunk is
 * @text: the device's word for it, shown where Front Desk has none
 *
 * Returns: (transfer full): the state in words
 */
char *
desk_trunk_describe_state (PbxTrunkState state, const char *text)
{
  if (state < G_N_ELEMENTS (states) && states[state] != NULL)
    return g_strdup (g_dpgettext2 (NULL, "trunk", states[state]));

  return g_strdup (text);
}

/**
 * desk_trunk_mark_state:
 * @state: how a trunk is
 * @text: the device's word for it, shown where Front Desk has none
 *
 * Returns: (transfer full): the state for a table
 */
DeskMark *
desk_trunk_mark_state (PbxTrunkState state, const char *text)
{
  g_autofree char *word = desk_trunk_describe_state (state, text);

  switch (pbx_trunk_state_get_health (state))
    {
    case PBX_TRUNK_UP:
      return desk_mark_new ("emblem-ok-symbolic", "success", word);
    case PBX_TRUNK_DOWN:
      return desk_mark_new ("dialog-warning-symbolic", "error", word);
    default:
      return desk_mark_new (NULL, NULL, word);
    }
}

/**
 * desk_trunk_describe_event:
 * @event: what became of a trunk
 *
 * Returns: (transfer full): it in words, without the time
 */
char *
desk_trunk_describe_event (PbxEvent *event)
{
  if (pbx_event_get_kind (event) == PBX_EVENT_ADDRESS)
    /* Translators: %s is the new network address of a phone or a trunk */
    return g_strdup_printf (_ ("Address is now %s"), pbx_event_get_text (event));

  return desk_trunk_describe_state (pbx_event_get_state (event), pbx_event_get_text (event));
}

/**
 * desk_trunk_describe_role:
 * @trunk: a trunk
 *
 * Returns: (transfer none): who signs in to whom, in words
 */
const char *
desk_trunk_describe_role (PbxTrunk *trunk)
{
  switch (pbx_trunk_get_role (trunk))
    {
    case PBX_TRUNK_CLIENT:
      return C_ ("trunk role", "Client");
    case PBX_TRUNK_SERVER:
      return C_ ("trunk role", "Server");
    case PBX_TRUNK_NO_ROLE:
    default:
      return "";
    }
}

/**
 * desk_trunk_describe_channel:
 * @trunk: a trunk
 *
 * Returns: (transfer full): what its channel does, in words; the device's own where they are not known
 */
char *
desk_trunk_describe_channel (PbxTrunk *trunk)
{
  const char *channel = pbx_trunk_get_channel (trunk);

  if (g_ascii_strcasecmp (channel, "InUse") == 0)
    return g_strdup (C_ ("channel", "In use"));
  if (g_ascii_strcasecmp (channel, "Idle") == 0)
    return g_strdup (C_ ("channel", "Idle"));

  return g_strdup (channel);
}

/**
 * desk_trunk_describe_signal:
 * @trunk: a trunk
 *
 * Returns: (transfer full): how strong the signal of a mobile trunk is; empty for others
 */
char *
desk_trunk_describe_signal (PbxTrunk *trunk)
{
  if (pbx_trunk_get_level (trunk) < 0)
    return g_strdup ("");

  /* Translators: the strength of a mobile signal, from 0 to 5 */
  return g_strdup_printf (_ ("%d of 5"), pbx_trunk_get_level (trunk));
}

/**
 * desk_trunk_describe_delay:
 * @milliseconds: a round trip; negative where it is not known
 *
 * Returns: (transfer full): the round trip; empty where it is not known
 */
char *
desk_trunk_describe_delay (double milliseconds)
{
  if (milliseconds < 0)
    return g_strdup ("");

  /* Translators: milliseconds */
  return g_strdup_printf (_ ("%.0f ms"), milliseconds);
}
