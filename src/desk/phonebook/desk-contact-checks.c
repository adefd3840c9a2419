/* desk-contact-checks.c: what is wrong with a form for a contact
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-contact-checks.h"

#include "pbx-email.h"
#include "pbx-fold.h"

#include <glib/gi18n.h>
#include <string.h>

static DeskHint
say (char **text, DeskHint hint, const char *sentence)
{
  *text = g_strdup (sentence);
  return hint;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t")] == '\0';
}

/**
 * desk_contact_check_name:
 * @draft: the form's contact
 * @text: (out) (nullable): a translated sentence
 *
 * Returns: how much the sentence matters
 */
DeskHint
desk_contact_check_name (PbxContact *draft, char **text)
{
  *text = NULL;
  if (is_blank (pbx_contact_get_name (draft)))
    return say (text, DESK_HINT_ERROR, _ ("Enter a name."));

  return DESK_HINT_NONE;
}

/**
 * desk_contact_check_number:
 * @draft: the form's contact
 * @text: (out) (nullable): a translated sentence
 *
 * What people write into a number to read it is left out when it is called.
 *
 * Returns: how much the sentence matters
 */
DeskHint
desk_contact_check_number (PbxContact *draft, char **text)
{
  const char *number = pbx_contact_get_phone_number (draft);

  *text = NULL;
  if (is_blank (number))
    return say (text, DESK_HINT_ERROR, _ ("Enter a number."));
  if (!pbx_is_number (number))
    return say (text, DESK_HINT_ERROR,
                _ ("A number has digits, * and # only; a + may stand first, spaces, brackets, hyphens, dots "
                   "and "
                   "slashes between."));

  return DESK_HINT_NONE;
}

/**
 * desk_contact_check_email:
 * @draft: the form's contact
 * @text: (out) (nullable): a translated sentence
 *
 * Returns: how much the sentence matters
 */
DeskHint
desk_contact_check_email (PbxContact *draft, char **text)
{
  const char *email = pbx_contact_get_email (draft);

  *text = NULL;
  if (*email != '\0' && !pbx_is_email (email))
    return say (text, DESK_HINT_ERROR, _ ("This is not an email address, such as name@example.com."));

  return DESK_HINT_NONE;
}

/**
 * desk_contact_check_dial_code:
 * @draft: the form's contact
 * @text: (out) (nullable): a translated sentence
 *
 * Whether another contact has the speed dial number, the device says.
 *
 * Returns: how much the sentence matters
 */
DeskHint
desk_contact_check_dial_code (PbxContact *draft, char **text)
{
  const char *code = pbx_contact_get_dial_code (draft);

  *text = NULL;
  if (strspn (code, "0123456789*#") != strlen (code))
    return say (text, DESK_HINT_ERROR,
                _ ("A speed dial number is entered on a phone: digits, * and # only."));

  return DESK_HINT_NONE;
}
