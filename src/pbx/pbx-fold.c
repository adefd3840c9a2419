/* pbx-fold.c: what is compared when people search and look up numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-fold.h"

#include <string.h>

static void
append_space (GString *folded)
{
  if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
}

/* Names are plain ASCII more often than not, and folding them by the Unicode tables costs fifty times more.
 */
static gboolean
fold_ascii (const char *text, GString *folded)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if ((guchar) *p >= 0x80)
        return FALSE;
      if (g_ascii_isspace (*p))
        append_space (folded);
      else
        g_string_append_c (folded, g_ascii_tolower (*p));
    }

  return TRUE;
}

/* Letters that no decomposition takes apart, and that nobody types on a keyboard without them */
static const char *
plain_letter (gunichar c)
{
  switch (c)
    {
    case 0x00f8: /* ø */
      return "o";
    case 0x0142: /* ł */
      return "l";
    case 0x0111: /* đ */
    case 0x00f0: /* ð */
      return "d";
    case 0x0131: /* ı */
      return "i";
    case 0x00e6: /* æ */
      return "ae";
    case 0x0153: /* œ */
      return "oe";
    case 0x00fe: /* þ */
      return "th";
    default:
      return NULL;
    }
}

static void
fold_unicode (const char *text, GString *folded)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *lower = g_utf8_casefold (valid, -1);
  g_autofree char *normal = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *plain = plain_letter (c);

      if (plain != NULL)
        g_string_append (folded, plain);
      else if (g_unichar_isspace (c))
        append_space (folded);
      else if (!g_unichar_ismark (c) && !g_unichar_iszerowidth (c))
        g_string_append_unichar (folded, c);
    }
}

/**
 * pbx_fold_text:
 * @text: (nullable): a name, or what somebody searches for
 *
 * Folds what people do not tell apart when they search: case, accents, widths of letters, and how many
 * spaces there are.
 *
 * Returns: (transfer full): the folded text
 */
char *
pbx_fold_text (const char *text)
{
  g_autoptr (GString) folded = NULL;

  if (text == NULL)
    return g_strdup ("");

  folded = g_string_sized_new (strlen (text));
  if (!fold_ascii (text, folded))
    {
      g_string_truncate (folded, 0);
      fold_unicode (text, folded);
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);

  return g_string_free (g_steal_pointer (&folded), FALSE);
}

/**
 * pbx_fold_number:
 * @number: (nullable): a number, as somebody wrote it
 *
 * Leaves out what people write into numbers to read them: spaces, brackets, hyphens, dots and slashes,
 * and the `(0)` of `+49 (0) 30`. A leading `00` becomes `+`. Digits of other scripts become ASCII.
 *
 * Returns: (transfer full): the number as it is dialled, with what is no digit, `*`, `#` or `+` kept, so
 *   that two words do not become the same number
 */
char *
pbx_fold_number (const char *number)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) folded = NULL;

  if (number == NULL)
    return g_strdup ("");

  valid = g_utf8_make_valid (number, -1);
  folded = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (folded->len > 0 && folded->str[0] == '+' && g_str_has_prefix (p, "(0)"))
        p += 2;
      else if (g_unichar_isdigit (c))
        g_string_append_c (folded, (char) ('0' + g_unichar_digit_value (c)));
      else if (c == 0xff0b)
        g_string_append_c (folded, '+');
      else if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c) &&
               (c > 0x7f || strchr ("()-./", (int) c) == NULL) &&
               g_unichar_type (c) != G_UNICODE_DASH_PUNCTUATION)
        g_string_append_unichar (folded, c);
    }
  if (g_str_has_prefix (folded->str, "00") && folded->len > 2)
    {
      g_string_erase (folded, 0, 2);
      g_string_prepend_c (folded, '+');
    }

  return g_string_free (g_steal_pointer (&folded), FALSE);
}

/**
 * pbx_is_number:
 * @text: (nullable): what somebody typed
 *
 * Returns: whether a phone could dial it: digits, `*` and `#`, perhaps after a `+`, however they are
 *   set apart
 */
gboolean
pbx_is_number (const char *text)
{
  g_autofree char *folded = pbx_fold_number (text);
  const char *digits = *folded == '+' ? folded + 1 : folded;

  return *digits != '\0' && strspn (digits, "0123456789*#") == strlen (digits);
}

/**
 * pbx_strip_number:
 * @number: (nullable): a number, as somebody wrote it
 *
 * Leaves out what people write into numbers to read them, as pbx_fold_number() does, and keeps a leading
 * `00`: what is sent to a device is what somebody wrote, and not another spelling of it.
 *
 * Returns: (transfer full): the number
 */
char *
pbx_strip_number (const char *number)
{
  g_autofree char *folded = pbx_fold_number (number);
  const char *start = number != NULL ? number : "";

  while (*start != '\0' && *start != '+' && !g_ascii_isdigit (*start))
    start++;
  if (*folded == '+' && *start == '0')
    return g_strconcat ("00", folded + 1, NULL);
  return g_steal_pointer (&folded);
}
