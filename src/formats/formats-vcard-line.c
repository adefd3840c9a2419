/* formats-vcard-line.c: one property of a vCard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-vcard-line.h"

#include <string.h>

/* What is past all sense in the part before the colon */
#define MAX_PARAMETERS 64

/* Logical lines */

/** formats_vcard_lines_init: (skip) begins at the first line of @data, which has to outlive @self */
void
formats_vcard_lines_init (FormatsVcardLines *self, const char *data, gsize size)
{
  self->at = data;
  self->end = data + size;
  self->text = g_string_new (NULL);
  self->line = 0;
  self->next = 1;
  self->cut = FALSE;
}

/** formats_vcard_lines_clear: (skip) frees what @self holds */
void
formats_vcard_lines_clear (FormatsVcardLines *self)
{
  g_string_free (self->text, TRUE);
}

/* Appends the rest of a physical line and goes to the next one. */
static void
take_physical (FormatsVcardLines *self)
{
  gsize rest = self->end - self->at;
  const char *newline = memchr (self->at, '\n', rest);
  const char *carriage = memchr (self->at, '\r', newline != NULL ? (gsize) (newline - self->at) : rest);
  const char *stop = carriage != NULL ? carriage : newline != NULL ? newline : self->end;
  gsize length = stop - self->at;
  gsize room = FORMATS_VCARD_MAX_TEXT - self->text->len;

  self->cut |= length > room;
  g_string_append_len (self->text, self->at, MIN (length, room));
  self->at = stop;
  if (self->at < self->end && *self->at == '\r')
    self->at++;
  if (self->at < self->end && *self->at == '\n')
    self->at++;
  self->next++;
}

static gboolean
is_quoted_printable (const char *line)
{
  const char *colon = strchr (line, ':');
  g_autofree char *head = NULL;

  /* Only what has a parameter at all is worth a copy. */
  if (colon == NULL || memchr (line, ';', colon - line) == NULL)
    return FALSE;
  head = g_ascii_strup (line, colon - line);
  return strstr (head, "QUOTED-PRINTABLE") != NULL;
}

/**
 * formats_vcard_lines_next: (skip)
 *
 * Reads the next logical line into `text`, without a line end. What is longer than allowed is read and
 * dropped, and `cut` set.
 *
 * Returns: %FALSE at the end of the file
 */
gboolean
formats_vcard_lines_next (FormatsVcardLines *self)
{
  gboolean quoted_printable;

  if (self->at >= self->end)
    return FALSE;
  g_string_truncate (self->text, 0);
  self->cut = FALSE;
  self->line = self->next;
  take_physical (self);
  quoted_printable = is_quoted_printable (self->text->str);
  for (;;)
    {
      gboolean soft = self->text->len > 0 && self->text->str[self->text->len - 1] == '=' && !self->cut;

      if (quoted_printable && soft && self->at < self->end)
        {
          /* The line ends in the encoding, not in the text. */
          g_string_truncate (self->text, self->text->len - 1);
          take_physical (self);
        }
      else if (self->at < self->end && (*self->at == ' ' || *self->at == '\t'))
        {
          self->at++;
          take_physical (self);
        }
      else
        return TRUE;
    }
}

/* Properties */

/** formats_vcard_property_free: (skip) frees it */
void
formats_vcard_property_free (FormatsVcardProperty *self)
{
  g_free (self->group);
  g_free (self->name);
  g_ptr_array_unref (self->types);
  g_free (self->charset);
  g_free (self->encoding);
  g_free (self->value);
  g_free (self);
}

/** formats_vcard_property_has_type: (skip) Returns: whether TYPE names @type, which is lower case */
gboolean
formats_vcard_property_has_type (FormatsVcardProperty *self, const char *type)
{
  return g_ptr_array_find_with_equal_func (self->types, type, g_str_equal, NULL);
}

static void
add_types (FormatsVcardProperty *self, const char *value, gsize length)
{
  g_autofree char *lower = g_ascii_strdown (value, length);
  g_auto (GStrv) types = g_strsplit (lower, ",", MAX_PARAMETERS);

  for (guint i = 0; types[i] != NULL && self->types->len < MAX_PARAMETERS; i++)
    g_ptr_array_add (self->types, g_strdup (g_strstrip (types[i])));
}

static void
read_parameter (FormatsVcardProperty *self, const char *text, gsize length)
{
  const char *equals = memchr (text, '=', length);
  gsize name_length = equals != NULL ? (gsize) (equals - text) : 0;
  const char *value = equals != NULL ? equals + 1 : text;
  gsize value_length = length - (value - text);

  if (value_length >= 2 && value[0] == '"' && value[value_length - 1] == '"')
    {
      value++;
      value_length -= 2;
    }
#define IS(word) (name_length == strlen (word) && g_ascii_strncasecmp (text, word, name_length) == 0)
  if (IS ("TYPE"))
    add_types (self, value, value_length);
  else if (IS ("CHARSET"))
    {
      g_free (self->charset);
      self->charset = g_strndup (value, value_length);
    }
  else if (IS ("ENCODING"))
    {
      g_free (self->encoding);
      self->encoding = g_ascii_strup (value, value_length);
    }
  else if (IS ("PREF"))
    self->preference = (guint) MIN (g_ascii_strtoull (value, NULL, 10), 100);
  else if (equals == NULL)
    {
      /* 2.1 leaves the names of parameters out. */
      if (g_ascii_strncasecmp (text, "QUOTED-PRINTABLE", MAX (length, 16)) == 0 ||
          g_ascii_strncasecmp (text, "BASE64", MAX (length, 6)) == 0)
        {
          g_free (self->encoding);
          self->encoding = g_ascii_strup (text, length);
        }
      else
        add_types (self, text, length);
    }
#undef IS
}

/* From the beginning of a part to the delimiter behind it; delimiters between quotes do not count. */
static gsize
part_length (const char *text, gsize length)
{
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && (text[i] == ';' || text[i] == ':'))
        return i;
    }
  /* A quote that does not end: then it is no quote. */
  for (gsize i = 0; i < length && quoted; i++)
    {
      if (text[i] == ';' || text[i] == ':')
        return i;
    }
  return length;
}

static void
read_name (FormatsVcardProperty *self, const char *text, gsize length)
{
  const char *dot = NULL;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '.')
        dot = text + i;
    }
  self->group = g_ascii_strdown (text, dot != NULL ? dot - text : 0);
  if (dot != NULL)
    {
      length -= dot + 1 - text;
      text = dot + 1;
    }
  self->name = g_ascii_strup (text, length);
  g_strstrip (self->name);
}

static char *
decode_quoted_printable (const char *text, gsize *length)
{
  GString *plain = g_string_sized_new (*length);

  for (gsize i = 0; i < *length; i++)
    {
      if (text[i] == '=' && i + 2 < *length && g_ascii_isxdigit (text[i + 1]) &&
          g_ascii_isxdigit (text[i + 2]))
        {
          g_string_append_c (plain, (char) (g_ascii_xdigit_value (text[i + 1]) * 16 +
                                            g_ascii_xdigit_value (text[i + 2])));
          i += 2;
        }
      else
        g_string_append_c (plain, text[i]);
    }
  *length = plain->len;
  return g_string_free (plain, FALSE);
}

/* Makes UTF-8 of the value: what it says it is, what the file is, and what it looks like, in this order. */
static void
convert_value (FormatsVcardProperty *self, const char *value, gsize length, const char *encoding)
{
  const char *charset = self->charset != NULL ? self->charset : encoding;
  gboolean is_utf8 = length == 0 || g_utf8_validate_len (value, length, NULL);
  gsize n_written;

  /* Writers say CHARSET=ISO-8859-1 of plain ASCII, and of UTF-8; two valid bytes in a row are no accident. */
  if (!is_utf8 || (self->charset != NULL && g_ascii_strcasecmp (charset, "UTF-8") != 0))
    {
      self->value = g_convert (value, length, "UTF-8", charset, NULL, &n_written, NULL);
      if (self->value == NULL && !is_utf8 && g_ascii_strcasecmp (charset, encoding) != 0)
        self->value = g_convert (value, length, "UTF-8", encoding, NULL, &n_written, NULL);
      if (self->value != NULL && memchr (self->value, '\0', n_written) != NULL)
        g_clear_pointer (&self->value, g_free);
      if (self->value == NULL && !is_utf8)
        self->problem = FORMATS_PROBLEM_ENCODING;
    }
  if (self->value == NULL)
    self->value = is_utf8 ? g_strndup (value, length) : g_utf8_make_valid (value, length);
}

/**
 * formats_vcard_property_parse: (skip)
 * @line: a logical line
 * @length: its length in bytes
 * @encoding: what the file is encoded in, where the property does not say
 *
 * Reads `[group.]NAME[;parameters]:value`.
 *
 * Returns: (transfer full) (nullable): the property, or %NULL if @line is none
 */
FormatsVcardProperty *
formats_vcard_property_parse (const char *line, gsize length, const char *encoding)
{
  g_autoptr (FormatsVcardProperty) self = g_new0 (FormatsVcardProperty, 1);
  g_autofree char *decoded = NULL;
  const char *end = line + length;
  gsize part = part_length (line, length);

  self->types = g_ptr_array_new_with_free_func (g_free);
  read_name (self, line, part);
  line += part;
  for (guint i = 0; line < end && *line == ';'; i++)
    {
      line++;
      part = part_length (line, end - line);
      if (i < MAX_PARAMETERS)
        read_parameter (self, line, part);
      line += part;
    }
  if (line >= end || *line != ':' || *self->name == '\0')
    return NULL;
  line++;
  length = end - line;
  if (self->encoding == NULL)
    self->encoding = g_strdup ("");
  if (g_str_has_prefix (self->encoding, "QUOTED"))
    line = decoded = decode_quoted_printable (line, &length);
  else if (g_str_equal (self->encoding, "B") || g_str_equal (self->encoding, "BASE64"))
    {
      g_autofree char *terminated = g_strndup (line, length);

      line = decoded = (char *) g_base64_decode (terminated, &length);
    }
  convert_value (self, line, length, encoding);
  return g_steal_pointer (&self);
}
