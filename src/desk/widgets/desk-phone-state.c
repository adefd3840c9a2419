/* desk-phone-state.c: what a phone does, in words, icons and colours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-phone-state.h"

#include <glib/gi18n.h>

/* The word says it all; icon and colour only make it quicker to see. Colours are those of the style:
 * green for whom one can ring, amber for who is on the phone, nothing for who is not there. */
static const struct
{
  const char *icon_name;
  const char *css_class;
  const char *word;
} states[] = {
  [PBX_PHONE_UNKNOWN] = { "desk-phone-unknown-symbolic", "dim-label", NC_ ("phone", "Unknown") },
  [PBX_PHONE_UNAVAILABLE] = { "desk-phone-unavailable-symbolic", "dim-label",
                              NC_ ("phone", "Not registered") },
  [PBX_PHONE_IDLE] = { "desk-phone-idle-symbolic", "success", NC_ ("phone", "Available") },
  [PBX_PHONE_RINGING] = { "desk-phone-ringing-symbolic", "accent", NC_ ("phone", "Ringing") },
  [PBX_PHONE_IN_USE] = { "desk-phone-in-use-symbolic", "warning", NC_ ("phone", "On the phone") },
  [PBX_PHONE_IN_USE_RINGING] = { "desk-phone-ringing-symbolic", "warning",
                                 NC_ ("phone", "On the phone, ringing") },
  [PBX_PHONE_ON_HOLD] = { "desk-phone-hold-symbolic", "warning", NC_ ("phone", "On hold") },
  [PBX_PHONE_BUSY] = { "desk-phone-busy-symbolic", "error", NC_ ("phone", "Busy") },
  [PBX_PHONE_OTHER] = { "desk-phone-unknown-symbolic", "dim-label", NULL },
};

/**
 * desk_phone_state_get_icon_name:
 * @state: what a phone does
 *
 * Returns: the name of a symbolic icon
 */
const char *
desk_phone_state_get_icon_name (PbxPhoneState state)
{
  return states[state < G_N_ELEMENTS (states) ? state : PBX_PHONE_UNKNOWN].icon_name;
}

/**
 * desk_phone_state_get_css_class:
 * @state: what a phone does
 *
 * Returns: the style class that gives the icon its colour
 */
const char *
desk_phone_state_get_css_class (PbxPhoneState state)
{
  return states[state < G_N_ELEMENTS (states) ? state : PBX_PHONE_UNKNOWN].css_class;
}

/**
 * desk_phone_state_describe:
 * @state: what a phone does
 * @status_text: (nullable): the device's word for it, shown where Front Desk has none
 *
 * Returns: (transfer full): the state in words
 */
char *
desk_phone_state_describe (PbxPhoneState state, const char *status_text)
{
  const char *word = states[state < G_N_ELEMENTS (states) ? state : PBX_PHONE_UNKNOWN].word;

  if (word != NULL)
    return g_strdup (g_dpgettext2 (NULL, "phone", word));
  if (status_text != NULL && *status_text != '\0')
    return g_strdup (status_text);
  return g_strdup (C_ ("phone", "Unknown"));
}

/* An extension without a registered phone is told as such whatever its last state was. */
static PbxPhoneState
get_state (PbxPhone *phone)
{
  return phone != NULL ? pbx_phone_get_state (phone) : PBX_PHONE_UNAVAILABLE;
}

/**
 * desk_phone_describe:
 * @phone: (nullable): an extension's phones, or %NULL where none was ever told of
 *
 * Returns: (transfer full): what they do, in words
 */
char *
desk_phone_describe (PbxPhone *phone)
{
  g_autofree char *word =
    desk_phone_state_describe (get_state (phone), phone != NULL ? pbx_phone_get_status_text (phone) : NULL);

  if (phone == NULL || !pbx_phone_get_do_not_disturb (phone))
    return g_steal_pointer (&word);
  if (get_state (phone) == PBX_PHONE_IDLE)
    return g_strdup (C_ ("phone", "Do not disturb"));
  /* Translators: a phone's state and that it does not want to be disturbed: "On the phone · do not disturb"
   */
  return g_strdup_printf (C_ ("phone", "%s · do not disturb"), word);
}

/**
 * desk_phone_get_icon_name:
 * @phone: (nullable): an extension's phones
 *
 * Returns: the name of a symbolic icon
 */
const char *
desk_phone_get_icon_name (PbxPhone *phone)
{
  if (get_state (phone) == PBX_PHONE_IDLE && pbx_phone_get_do_not_disturb (phone))
    return "desk-phone-dnd-symbolic";
  return desk_phone_state_get_icon_name (get_state (phone));
}

/**
 * desk_phone_get_css_class:
 * @phone: (nullable): an extension's phones
 *
 * Returns: the style class that gives the icon its colour
 */
const char *
desk_phone_get_css_class (PbxPhone *phone)
{
  if (get_state (phone) == PBX_PHONE_IDLE && pbx_phone_get_do_not_disturb (phone))
    return "error";
  return desk_phone_state_get_css_class (get_state (phone));
}
