/* pbx-number-list.c: extensions as people type and paste them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-number-list.h"

#include <string.h>

/* More digits than any extension has, and few enough to reckon with */
#define MAX_DIGITS 12

typedef struct
{
  PbxNumberList *list;
  GHashTable *seen; /* of the list's own strings: numbers and unknown ones */
  PbxNumberFunc exists;
  gpointer user_data;
} Reader;

static gboolean
is_digit (gunichar c)
{
  return g_unichar_isdigit (c) && g_unichar_digit_value (c) >= 0;
}

static gboolean
is_dash (gunichar c)
{
  /* hyphen-minus, hyphen, non-breaking hyphen, figure dash, en dash, em dash, minus */
  return c == '-' || (c >= 0x2010 && c <= 0x2014) || c == 0x2212;
}

static gboolean
is_separator (gunichar c)
{
  /* What names and numbers stand in: "Alice (201)", "<201>", "201/202" */
  if (c < 0x80 && c != '\0' && strchr (",;:/()[]<>{}\"'.|", (int) c) != NULL)
    return TRUE;
  /* the commas and semicolons of Arabic and of Chinese, too */
  return c == 0x060c || c == 0x061b || c == 0xff0c || c == 0xff1b || c == 0x3001 || g_unichar_isspace (c);
}

static gboolean
is_full (Reader *reader)
{
  if (reader->list->numbers->len + reader->list->unknown->len < PBX_NUMBER_LIST_MAX)
    return FALSE;
  reader->list->too_many = TRUE;
  return TRUE;
}

static void
add_number (Reader *reader, const char *number, gboolean in_range)
{
  GPtrArray *array;
  char *copy;

  if (g_hash_table_contains (reader->seen, number))
    {
      reader->list->n_repeated++;
      return;
    }
  if (reader->exists (number, reader->user_data))
    array = reader->list->numbers;
  else if (in_range)
    {
      reader->list->n_missing++;
      return;
    }
  else
    array = reader->list->unknown;
  if (is_full (reader))
    return;
  copy = g_strdup (number);
  g_ptr_array_add (array, copy);
  g_hash_table_add (reader->seen, copy);
}

/* A range keeps the width of its first number: from 008 on comes 009. */
static void
add_range (Reader *reader, const char *first, const char *last)
{
  g_autofree char *text = g_strconcat (first, "–", last, NULL);
  gsize width = strlen (first);
  guint64 from = g_ascii_strtoull (first, NULL, 10);
  guint64 to = g_ascii_strtoull (last, NULL, 10);
  guint before = reader->list->numbers->len + reader->list->n_repeated;

  if (from > to || to - from >= PBX_NUMBER_LIST_MAX)
    {
      g_ptr_array_add (reader->list->wrong, g_steal_pointer (&text));
      return;
    }
  for (guint64 n = from; n <= to; n++)
    {
      g_autofree char *number = g_strdup_printf ("%0*" G_GUINT64_FORMAT, (int) width, n);

      add_number (reader, number, TRUE);
    }
  /* Nothing of it exists: then it is as unknown as a number is. */
  if (reader->list->numbers->len + reader->list->n_repeated == before && !reader->list->too_many)
    {
      reader->list->n_missing -= (guint) (to - from + 1);
      if (!g_hash_table_contains (reader->seen, text) && !is_full (reader))
        {
          g_hash_table_add (reader->seen, text);
          g_ptr_array_add (reader->list->unknown, g_steal_pointer (&text));
        }
    }
}

static const char *
skip_spaces (const char *text)
{
  while (*text != '\0' && *text != '\n' && *text != '\r' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/* Takes digits of any script as ASCII ones. NULL where there are none. */
static char *
take_number (const char **text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *p = *text;

  for (; is_digit (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    g_string_append_c (digits, (char) ('0' + g_unichar_digit_value (g_utf8_get_char (p))));
  if (digits->len == 0)
    return NULL;
  *text = p;
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

static gboolean
at_end_of_word (const char *text)
{
  return *text == '\0' || is_separator (g_utf8_get_char (text));
}

/* What is left of a word that is no number */
static void
take_word (Reader *reader, const char *start, const char **text)
{
  const char *end = start;

  while (!at_end_of_word (end))
    end = g_utf8_next_char (end);
  g_ptr_array_add (reader->list->ignored, g_strndup (start, end - start));
  *text = end;
}

static void
take_item (Reader *reader, const char **text)
{
  const char *start = *text;
  const char *p = start;
  const char *after;
  g_autofree char *first = take_number (&p);
  g_autofree char *last = NULL;

  if (first == NULL || strlen (first) > MAX_DIGITS)
    {
      take_word (reader, start, text);
      return;
    }
  /* "201-230" and "201 – 230" are ranges; the dash of "201 - Alice" stands before a name. */
  after = skip_spaces (p);
  if (is_dash (g_utf8_get_char (after)))
    {
      const char *second = skip_spaces (g_utf8_next_char (after));

      last = take_number (&second);
      if (last != NULL && at_end_of_word (second) && strlen (last) <= MAX_DIGITS)
        {
          add_range (reader, first, last);
          *text = second;
          return;
        }
    }
  if (at_end_of_word (p))
    {
      add_number (reader, first, FALSE);
      *text = p;
      return;
    }
  take_word (reader, start, text);
}

/**
 * pbx_number_list_parse:
 * @text: what somebody typed or pasted: numbers and ranges (`201-230`), between commas, semicolons, spaces or
 *   new lines; names beside them do no harm
 * @exists: (scope call): whether an extension has a number
 * @user_data: for @exists
 *
 * Returns: (transfer full): what was understood
 */
PbxNumberList *
pbx_number_list_parse (const char *text, PbxNumberFunc exists, gpointer user_data)
{
  PbxNumberList *self = g_new0 (PbxNumberList, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Reader reader = { self, seen, exists, user_data };

  g_return_val_if_fail (text != NULL && exists != NULL, self);

  self->numbers = g_ptr_array_new_with_free_func (g_free);
  self->unknown = g_ptr_array_new_with_free_func (g_free);
  self->ignored = g_ptr_array_new_with_free_func (g_free);
  self->wrong = g_ptr_array_new_with_free_func (g_free);
  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char (text);

      if (is_separator (c))
        text = g_utf8_next_char (text);
      /* A dash or a bracket by itself says nothing, and nothing is lost with it. */
      else if (is_dash (c) && at_end_of_word (g_utf8_next_char (text)))
        text = g_utf8_next_char (text);
      else
        take_item (&reader, &text);
    }
  return self;
}

/** pbx_number_list_free: frees it */
void
pbx_number_list_free (PbxNumberList *self)
{
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
  g_clear_pointer (&self->unknown, g_ptr_array_unref);
  g_clear_pointer (&self->ignored, g_ptr_array_unref);
  g_clear_pointer (&self->wrong, g_ptr_array_unref);
  g_free (self);
}
