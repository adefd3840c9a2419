/* desk-password.c: passwords that are hard to guess and easy to read out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-password.h"

#include <string.h>
#include <sys/random.h>

/* Without letters and digits that look alike on a phone's display: l I 1, O 0, B 8, S 5, Z 2. */
static const char lower[] = "abcdefghjkmnpqrstuvwxyz";
static const char upper[] = "ACDEFGHJKLMNPQRTUVWXY";
static const char digits[] = "34679";
static const char marks[] = "#%+-=@_";

static guint
random_below (guint n)
{
  guint8 byte;

  /* Bytes above the last whole multiple of n would make the first characters likelier. */
  do
    {
      if (getrandom (&byte, 1, 0) != 1)
        byte = g_random_int_range (0, 256);
    }
  while (byte >= 256 / n * n);
  return byte % n;
}

static char
pick (const char *from)
{
  return from[random_below (strlen (from))];
}

static void
shuffle (char *text)
{
  for (gsize i = strlen (text); i > 1; i--)
    {
      guint j = random_below (i);
      char kept = text[j];

      text[j] = text[i - 1];
      text[i - 1] = kept;
    }
}

/**
 * desk_password_new:
 * @length: how many characters, at least 8
 *
 * Makes a password with small and capital letters, digits and marks, of characters that can be told apart
 * when they are read out or typed on a phone.
 *
 * Returns: (transfer full): a password
 */
char *
desk_password_new (guint length)
{
  g_autofree char *all = g_strconcat (lower, upper, digits, marks, NULL);
  char *password;

  length = CLAMP (length, 8, 128);
  password = g_malloc0 (length + 1);
  password[0] = pick (lower);
  password[1] = pick (upper);
  password[2] = pick (digits);
  password[3] = pick (marks);
  for (guint i = 4; i < length; i++)
    password[i] = pick (all);
  shuffle (password);
  return password;
}

/**
 * desk_password_new_digits:
 * @length: how many digits
 *
 * Returns: (transfer full): a password that can be entered on a phone's keys
 */
char *
desk_password_new_digits (guint length)
{
  char *password = g_malloc0 (length + 1);

  for (guint i = 0; i < length; i++)
    password[i] = '0' + random_below (10);
  return password;
}

static gboolean
contains (const char *password, const char *part)
{
  g_autofree char *folded = g_utf8_casefold (password, -1);
  g_autofree char *folded_part = part != NULL ? g_utf8_casefold (part, -1) : NULL;

  return folded_part != NULL && strlen (folded_part) >= 3 && strstr (folded, folded_part) != NULL;
}

/**
 * desk_password_rate:
 * @password: (nullable): a password
 * @exten: (nullable): the number that it is for
 * @name: (nullable): the name that it is for
 *
 * Rates a password by what those who guess try: short ones, one kind of characters, few different ones,
 * runs as in `1234`, the number and the name.
 *
 * Returns: how good it is
 */
DeskPasswordStrength
desk_password_rate (const char *password, const char *exten, const char *name)
{
  gboolean seen[256] = { FALSE };
  guint kinds = 0, different = 0, runs = 0;
  gsize length = password != NULL ? strlen (password) : 0;
  gboolean has[4] = { FALSE };

  if (length == 0)
    return DESK_PASSWORD_EMPTY;
  for (gsize i = 0; i < length; i++)
    {
      guchar c = password[i];

      different += !seen[c];
      seen[c] = TRUE;
      has[g_ascii_islower (c) ? 0 : g_ascii_isupper (c) ? 1 : g_ascii_isdigit (c) ? 2 : 3] = TRUE;
      if (i > 0 && (c == (guchar) password[i - 1] + 1 || c + 1 == (guchar) password[i - 1]))
        runs++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (has); i++)
    kinds += has[i];
  if (length < 8 || different < 5 || kinds < 2 || runs > length / 2 || contains (password, exten) ||
      contains (password, name))
    return DESK_PASSWORD_WEAK;
  if (length >= 10 && kinds >= 3 && different >= 7)
    return DESK_PASSWORD_STRONG;
  return DESK_PASSWORD_FAIR;
}
