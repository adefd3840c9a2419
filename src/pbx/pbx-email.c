/* pbx-email.c: whether a text can be an email address
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-email.h"

#include <string.h>

/**
 * pbx_is_email:
 * @text: (nullable): what somebody typed
 *
 * Only what cannot be an address is found out: somebody before the one `@`, a domain with a dot after it, and
 * nothing that would make it two addresses. Whether mail arrives, nobody can tell by looking.
 *
 * Returns: whether the text can be an email address
 */
gboolean
pbx_is_email (const char *text)
{
  const char *at = text != NULL ? strchr (text, '@') : NULL;
  const char *dot = at != NULL ? strrchr (at, '.') : NULL;

  return at != NULL && at != text && strchr (at + 1, '@') == NULL && dot != NULL && dot != at + 1 &&
         dot[1] != '\0' && strpbrk (text, " \t\r\n,;<>\"") == NULL;
}
