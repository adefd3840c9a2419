/* pbx-phone-state.c: the words that Asterisk has for what a phone does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-phone.h"

static const struct
{
  const char *folded;
  PbxPhoneState state;
} words[] = {
  { "idle", PBX_PHONE_IDLE },
  { "notinuse", PBX_PHONE_IDLE },
  { "inuse", PBX_PHONE_IN_USE },
  { "busy", PBX_PHONE_BUSY },
  { "hold", PBX_PHONE_ON_HOLD },
  { "onhold", PBX_PHONE_ON_HOLD },
  { "inusehold", PBX_PHONE_ON_HOLD },
  { "ringing", PBX_PHONE_RINGING },
  { "ring", PBX_PHONE_RINGING },
  { "inuseringing", PBX_PHONE_IN_USE_RINGING },
  { "ringinuse", PBX_PHONE_IN_USE_RINGING },
  { "ringinginuse", PBX_PHONE_IN_USE_RINGING },
  { "unavailable", PBX_PHONE_UNAVAILABLE },
  { "invalid", PBX_PHONE_UNAVAILABLE },
  { "unknown", PBX_PHONE_UNKNOWN },
};

/**
 * pbx_phone_state_parse:
 * @status_text: (nullable): the device's word
 *
 * Understands the device's word for a state, whatever its case, spaces, `&` and `+`.
 *
 * Returns: the state; %PBX_PHONE_OTHER for a word that is not known
 */
PbxPhoneState
pbx_phone_state_parse (const char *status_text)
{
  char folded[32];
  gsize length = 0;

  if (status_text == NULL)
    return PBX_PHONE_UNKNOWN;

  for (const char *c = status_text; *c != '\0' && length < sizeof folded - 1; c++)
    if (strchr (" &+_-", *c) == NULL)
      folded[length++] = g_ascii_tolower (*c);
  folded[length] = '\0';

  if (length == 0)
    return PBX_PHONE_UNKNOWN;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].folded, folded))
      return words[i].state;

  return PBX_PHONE_OTHER;
}

/* Who wants to reach somebody looks at the phone that says most about it: ringing before talking,
 * talking before idle, and a phone that is there before one that is not. */
static int
weight (PbxPhoneState state)
{
  switch (state)
    {
    case PBX_PHONE_IN_USE_RINGING:
      return 8;
    case PBX_PHONE_RINGING:
      return 7;
    case PBX_PHONE_BUSY:
      return 6;
    case PBX_PHONE_IN_USE:
      return 5;
    case PBX_PHONE_ON_HOLD:
      return 4;
    case PBX_PHONE_OTHER:
      return 3;
    case PBX_PHONE_IDLE:
      return 2;
    case PBX_PHONE_UNAVAILABLE:
      return 1;
    case PBX_PHONE_UNKNOWN:
    default:
      return 0;
    }
}

static gboolean
is_talking (PbxPhoneState state)
{
  return state == PBX_PHONE_IN_USE || state == PBX_PHONE_BUSY || state == PBX_PHONE_ON_HOLD;
}

/**
 * pbx_phone_state_combine:
 * @a: the state of one phone
 * @b: the state of another phone of the same extension
 *
 * Sums up two phones.
 *
 * Returns: what to show for the extension
 */
PbxPhoneState
pbx_phone_state_combine (PbxPhoneState a, PbxPhoneState b)
{
  if ((a == PBX_PHONE_RINGING && is_talking (b)) || (b == PBX_PHONE_RINGING && is_talking (a)))
    return PBX_PHONE_IN_USE_RINGING;

  return weight (a) >= weight (b) ? a : b;
}
