/* desk-extension-checks.c: what is wrong with a form for an extension
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-extension-checks.h"

#include "desk-password.h"
#include "desk-permit.h"

#include "pbx-email.h"

#include <glib/gi18n.h>

static DeskHint
say (char **text, DeskHint hint, const char *sentence)
{
  *text = g_strdup (sentence);
  return hint;
}

static char *
dup_field (PbxExtension *draft, const char *property)
{
  char *value = NULL;

  g_object_get (draft, property, &value, NULL);
  return value != NULL ? value : g_strdup ("");
}

/**
 * desk_extension_check_number:
 * @state: what the device says of the number
 * @text: (out) (nullable): a translated sentence
 *
 * Returns: how much the sentence matters
 */
DeskHint
desk_extension_check_number (DeskNumberState state, char **text)
{
  *text = NULL;
  switch (state)
    {
    case DESK_NUMBER_INVALID:
      return say (text, DESK_HINT_ERROR, _ ("An extension’s number is made of digits only."));
    case DESK_NUMBER_TAKEN:
      return say (text, DESK_HINT_ERROR, _ ("This number is taken. Choose another one."));
    case DESK_NUMBER_CHECKING:
      return say (text, DESK_HINT_INFO, _ ("Checking whether the number is free…"));
    case DESK_NUMBER_FREE:
      return say (text, DESK_HINT_GOOD, _ ("This number is free."));
    case DESK_NUMBER_UNKNOWN:
      return say (text, DESK_HINT_WARNING,
                  _ ("The PBX did not tell whether the number is free. Saving will show it."));
    case DESK_NUMBER_EMPTY:
    default:
      return DESK_HINT_NONE;
    }
}

/**
 * desk_extension_check_name:
 * @draft: the form's extension
 * @text: (out) (nullable): a translated sentence
 *
 * Returns: how much the sentence matters
 */
DeskHint
desk_extension_check_name (PbxExtension *draft, char **text)
{
  g_autofree char *name = dup_field (draft, "username");

  *text = NULL;
  if (*g_strstrip (name) == '\0')
    return say (text, DESK_HINT_ERROR, _ ("Enter a name."));
  return DESK_HINT_NONE;
}

/**
 * desk_extension_check_email:
 * @draft: the form's extension
 * @text: (out) (nullable): a translated sentence
 *
 * Voicemail goes to the address; only what cannot be one is refused.
 *
 * Returns: how much the sentence matters
 */
DeskHint
desk_extension_check_email (PbxExtension *draft, char **text)
{
  g_autofree char *email = dup_field (draft, "email");

  *text = NULL;
  if (*email == '\0')
    return DESK_HINT_NONE;
  if (!pbx_is_email (email))
    return say (text, DESK_HINT_ERROR, _ ("This is not an email address, such as name@example.com."));
  return DESK_HINT_NONE;
}

/**
 * desk_extension_check_phone_number:
 * @draft: the form's extension
 * @property: the field
 * @text: (out) (nullable): a translated sentence
 *
 * Returns: how much the sentence matters
 */
DeskHint
desk_extension_check_phone_number (PbxExtension *draft, const char *property, char **text)
{
  g_autofree char *number = dup_field (draft, property);
  const char *digits = *number == '+' ? number + 1 : number;

  *text = NULL;
  if (*number == '\0')
    return DESK_HINT_NONE;
  /* The device dials it as it stands. */
  if (*digits == '\0' || strspn (digits, "0123456789*#") != strlen (digits))
    return say (text, DESK_HINT_ERROR, _ ("Enter digits without spaces; a + may stand first."));
  return DESK_HINT_NONE;
}

/**
 * desk_extension_check_password:
 * @draft: the form's extension
 * @text: (out) (nullable): a translated sentence
 *
 * A weak password is told; for a remote extension it is refused, since anybody on the internet can guess.
 *
 * Returns: how much the sentence matters
 */
DeskHint
desk_extension_check_password (PbxExtension *draft, char **text)
{
  g_autofree char *password = dup_field (draft, "password");
  gboolean remote;

  *text = NULL;
  g_object_get (draft, "remote-exten", &remote, NULL);
  switch (desk_password_rate (password, pbx_extension_get_exten (draft), pbx_extension_get_username (draft)))
    {
    case DESK_PASSWORD_EMPTY:
      return say (text, DESK_HINT_ERROR, _ ("Enter a password, or let one be made."));
    case DESK_PASSWORD_WEAK:
      return remote
               ? say (text, DESK_HINT_ERROR,
                      _ ("Too weak for a remote extension: anybody on the internet can try to guess it."))
               : say (text, DESK_HINT_WARNING, _ ("Weak: easy to guess."));
    case DESK_PASSWORD_FAIR:
      return remote
               ? say (text, DESK_HINT_ERROR,
                      _ (
                        "A remote extension needs a strong password: ten or more letters, digits and marks."))
               : say (text, DESK_HINT_INFO, _ ("Fair: good enough within the office."));
    case DESK_PASSWORD_STRONG:
    default:
      return say (text, DESK_HINT_GOOD, _ ("Strong."));
    }
}

/**
 * desk_extension_check_pin:
 * @draft: the form's extension
 * @text: (out) (nullable): a translated sentence
 *
 * Returns: how much the sentence matters
 */
DeskHint
desk_extension_check_pin (PbxExtension *draft, char **text)
{
  g_autofree char *pin = dup_field (draft, "voicemail-password");
  gboolean voicemail;

  *text = NULL;
  g_object_get (draft, "voicemail", &voicemail, NULL);
  if (strspn (pin, "0123456789") != strlen (pin))
    return say (text, DESK_HINT_ERROR, _ ("A PIN is entered on a phone: use digits only."));
  if (voicemail && *pin == '\0')
    return say (text, DESK_HINT_WARNING, _ ("Without a PIN, anybody at the phone can hear the messages."));
  return DESK_HINT_NONE;
}

/**
 * desk_extension_check_permit:
 * @draft: the form's extension
 * @text: (out) (nullable): a translated sentence
 *
 * Returns: how much the sentence matters
 */
DeskHint
desk_extension_check_permit (PbxExtension *draft, char **text)
{
  g_autofree char *permit = dup_field (draft, "permit");
  g_autoptr (GError) error = NULL;

  *text = NULL;
  if (!desk_permit_check (permit, &error))
    return say (text, DESK_HINT_ERROR, error->message);
  if (*permit != '\0')
    return DESK_HINT_NONE;
  return say (text, DESK_HINT_INFO,
              _ ("Empty: from everywhere. Or an address, a network such as 192.168.2.0/24, or several with "
                 "commas; "
                 "! excepts one: 192.168.2.0/24,!192.168.2.34"));
}
