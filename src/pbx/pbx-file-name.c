/* pbx-file-name.c: names for files, made of what a device says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-file-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A file system allows 255 bytes; a number, a suffix and `.part` follow. */
#define MAX_BYTES 200

/* Taken by Windows in every folder, whatever follows a dot */
static gboolean
is_reserved (const char *name)
{
  static const char *const reserved[] = { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$" };
  g_autofree char *base = g_strndup (name, strcspn (name, "."));
  gsize length;

  g_strchomp (base);
  length = strlen (base);

  for (gsize i = 0; i < G_N_ELEMENTS (reserved); i++)
    if (g_ascii_strcasecmp (base, reserved[i]) == 0)
      return TRUE;

  if (g_ascii_strncasecmp (base, "COM", 3) != 0 && g_ascii_strncasecmp (base, "LPT", 3) != 0)
    return FALSE;

  return (length == 4 && g_ascii_isdigit (base[3])) || g_str_equal (base + 3, "¹") ||
         g_str_equal (base + 3, "²") || g_str_equal (base + 3, "³");
}

static gboolean
is_visible (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT: /* bidi controls, joiners, the byte order mark */
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
      return FALSE;
    default:
      return TRUE;
    }
}

/**
 * pbx_file_name_clean:
 * @text: any text
 *
 * Makes a name that every file system takes and that shows in full: nothing in it separates folders,
 * hides the file, turns the direction of writing, or means a device to Windows.
 *
 * Returns: (transfer full): a name of 1 to 200 bytes
 */
char *
pbx_file_name_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *c = normal != NULL ? normal : valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character < 0x80 && strchr ("/\\:*?\"<>|", (int) character) != NULL)
        g_string_append_c (name, '_');
      else if (g_unichar_isspace (character))
        g_string_append_c (name, ' ');
      else if (is_visible (character))
        g_string_append_unichar (name, character);
    }

  if (name->len > MAX_BYTES)
    g_string_truncate (name,
                       (gsize) (g_utf8_find_prev_char (name->str, name->str + MAX_BYTES + 1) - name->str));

  while (name->len > 0 && strchr (". ", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
  while (name->len > 0 && strchr (". ", name->str[0]) != NULL)
    g_string_erase (name, 0, 1);
  /* A program would take it for an option. */
  if (name->str[0] == '-')
    name->str[0] = '_';

  if (name->len == 0)
    return g_strdup ("_");
  if (is_reserved (name->str))
    g_string_prepend_c (name, '_');

  return g_string_free (g_steal_pointer (&name), FALSE);
}

static const char *
get_kind_word (PbxRecordingKind kind)
{
  switch (kind)
    {
    case PBX_RECORDING_CONFERENCE:
      /* Translators: part of a file's name: what kind of recording it is. */
      return C_ ("file name", "conference");
    case PBX_RECORDING_ONE_TOUCH:
      /* Translators: part of a file's name: a recording that was begun by a key during the call. */
      return C_ ("file name", "one-touch");
    case PBX_RECORDING_GENERAL:
    default:
      /* Translators: part of a file's name: what kind of recording it is. */
      return C_ ("file name", "call");
    }
}

static char *
expand_one (const char *placeholder, PbxRecordingInfo *info)
{
  const char *start = pbx_recording_info_get_start (info);

  if (g_str_equal (placeholder, "date"))
    return g_strndup (start, strcspn (start, " T"));
  if (g_str_equal (placeholder, "time"))
    {
      const char *space = strpbrk (start, " T");

      return g_strdelimit (g_strdup (space != NULL ? space + 1 : ""), ":", '-');
    }
  if (g_str_equal (placeholder, "caller"))
    return g_strdup (pbx_recording_info_get_caller (info));
  if (g_str_equal (placeholder, "called"))
    return g_strdup (pbx_recording_info_get_called (info));
  if (g_str_equal (placeholder, "caller-name"))
    return g_strdup (pbx_recording_info_get_caller_name (info));
  if (g_str_equal (placeholder, "called-name"))
    return g_strdup (pbx_recording_info_get_called_name (info));
  if (g_str_equal (placeholder, "kind"))
    return g_strdup (get_kind_word (pbx_recording_info_get_kind (info)));

  return NULL;
}

/**
 * pbx_file_name_expand:
 * @name_template: (nullable): text with `{date}`, `{time}`, `{caller}`, `{called}`, `{caller-name}`,
 *   `{called-name}` and `{kind}`; %NULL for [const@FILE_NAME_TEMPLATE]
 * @info: the recording
 *
 * Returns: (transfer full): a name without a suffix, as [func@file_name_clean] makes them. What stands in
 *   braces and is none of those stays.
 */
char *
pbx_file_name_expand (const char *name_template, PbxRecordingInfo *info)
{
  g_autoptr (GString) name = g_string_new (NULL);
  const char *rest;

  g_return_val_if_fail (PBX_IS_RECORDING_INFO (info), NULL);

  rest = name_template != NULL && *name_template != '\0' ? name_template : PBX_FILE_NAME_TEMPLATE;

  while (*rest != '\0')
    {
      const char *end = *rest == '{' ? strchr (rest, '}') : NULL;
      g_autofree char *placeholder = end != NULL ? g_strndup (rest + 1, (gsize) (end - rest - 1)) : NULL;
      g_autofree char *value = placeholder != NULL ? expand_one (placeholder, info) : NULL;

      if (value != NULL)
        {
          g_string_append (name, value);
          rest = end + 1;
        }
      else
        {
          g_string_append_c (name, *rest++);
        }
    }

  return pbx_file_name_clean (name->str);
}

/**
 * pbx_file_name_number:
 * @stem: a name
 * @number: 1 for the first of this name
 * @suffix: what it ends with
 *
 * Returns: (transfer full): the name, with a number where there are others
 */
char *
pbx_file_name_number (const char *stem, guint number, const char *suffix)
{
  return number <= 1 ? g_strconcat (stem, suffix, NULL) : g_strdup_printf ("%s (%u)%s", stem, number, suffix);
}
