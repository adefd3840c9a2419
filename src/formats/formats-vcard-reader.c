/* formats-vcard-reader.c: people from vCards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-vcard-reader.h"

#include "formats-text.h"
#include "formats-vcard-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More properties of interest than this no card has; those behind are not kept. */
#define MAX_PROPERTIES 256
#define MAX_NUMBERS 32

static const char *const wanted[] = { "VERSION",
                                      "FN",
                                      "N",
                                      "NICKNAME",
                                      "ORG",
                                      "TEL",
                                      "EMAIL",
                                      "X-ABLABEL",
                                      "X-FRONTDESK-SPEED-DIAL",
                                      "X-EVOLUTION-FILE-AS",
                                      NULL };

/* A card that is being read */
typedef struct
{
  GPtrArray *properties; /* owned FormatsVcardProperty, wanted ones only */
  guint line;
  guint depth; /* of cards within this one */
  gboolean awaits_agent;
  FormatsProblem problem;
} Draft;

static gboolean
is_v21 (Draft *draft)
{
  for (guint i = 0; i < draft->properties->len; i++)
    {
      FormatsVcardProperty *property = draft->properties->pdata[i];

      if (g_str_equal (property->name, "VERSION"))
        return g_str_has_prefix (property->value, "2");
    }
  return FALSE;
}

/* Up to an unescaped @end, or to the end of the value; 2.1 knows fewer escapes. Moves @value behind it. */
static char *
take_component (const char **value, char end, gboolean v21)
{
  GString *text = g_string_new (NULL);
  const char *at = *value;

  for (; *at != '\0' && *at != end; at++)
    {
      if (*at == '\\' && (at[1] == 'n' || at[1] == 'N') && !v21)
        {
          g_string_append_c (text, '\n');
          at++;
        }
      else if (*at == '\\' && at[1] != '\0' && strchr (";,:\\", at[1]) != NULL)
        {
          g_string_append_c (text, at[1]);
          at++;
        }
      else
        g_string_append_c (text, *at);
    }
  *value = *at != '\0' ? at + 1 : at;
  return g_string_free (text, FALSE);
}

static char *
dup_text (FormatsVcardProperty *property, gboolean v21)
{
  const char *value = property->value;

  return take_component (&value, '\0', v21);
}

/* The property that the card prefers, or the first one */
static FormatsVcardProperty *
find_best (Draft *draft, const char *name)
{
  FormatsVcardProperty *best = NULL;
  guint best_rank = G_MAXUINT;

  for (guint i = 0; i < draft->properties->len; i++)
    {
      FormatsVcardProperty *property = draft->properties->pdata[i];
      guint rank;

      if (!g_str_equal (property->name, name) || *property->value == '\0')
        continue;
      rank = property->preference > 0                             ? property->preference
             : formats_vcard_property_has_type (property, "pref") ? 1
                                                                  : 101;
      if (rank < best_rank)
        {
          best = property;
          best_rank = rank;
        }
    }
  return best;
}

static char *
dup_best (Draft *draft, const char *name, gboolean v21)
{
  FormatsVcardProperty *property = find_best (draft, name);

  return property != NULL ? dup_text (property, v21) : g_strdup ("");
}

/* "Family;Given;Middle;Prefix;Suffix" in the order in which a person is called */
static char *
name_from_n (FormatsVcardProperty *property, gboolean v21)
{
  static const guint order[] = { 3, 1, 2, 0, 4 };
  char *parts[5] = { NULL };
  const char *value = property->value;
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    parts[i] = g_strstrip (take_component (&value, ';', v21));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *part = parts[order[i]];

      if (*part != '\0')
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", part);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_free (parts[i]);
  return g_string_free (name, FALSE);
}

static char *
make_name (Draft *draft, const char *company, gboolean v21)
{
  FormatsVcardProperty *n = find_best (draft, "N");
  char *name = dup_best (draft, "FN", v21);

  if (name[strspn (name, " \t\n")] == '\0' && n != NULL)
    {
      g_free (name);
      name = name_from_n (n, v21);
    }
  if (*name == '\0')
    {
      g_free (name);
      name = dup_best (draft, "NICKNAME", v21);
    }
  if (*name == '\0')
    {
      g_free (name);
      name = g_strdup (company);
    }
  return name;
}

/* tel:+49-30-901820;ext=12 */
static char *
number_from_uri (const char *text)
{
  g_autofree char *plain = NULL;
  char *number;

  if (g_ascii_strncasecmp (text, "tel:", 4) != 0)
    return g_strdup (text);
  number = g_strndup (text + 4, strcspn (text + 4, ";?"));
  plain = g_uri_unescape_string (number, NULL);
  if (plain != NULL && g_utf8_validate (plain, -1, NULL))
    {
      g_free (number);
      number = g_steal_pointer (&plain);
    }
  return number;
}

/* Apple's programs put a label beside the number, in the same group; their own ones are in signs. */
static char *
dup_label (Draft *draft, FormatsVcardProperty *number, gboolean v21)
{
  for (guint i = 0; i < draft->properties->len && *number->group != '\0'; i++)
    {
      FormatsVcardProperty *property = draft->properties->pdata[i];

      if (g_str_equal (property->name, "X-ABLABEL") && g_str_equal (property->group, number->group))
        {
          char *label = dup_text (property, v21);

          if (g_str_has_prefix (label, "_$!<") && g_str_has_suffix (label, ">!$_"))
            {
              g_autofree char *marked = label;

              label = g_ascii_strdown (marked + 4, strlen (marked) - 8);
              if (g_str_equal (label, "mobile"))
                {
                  g_free (label);
                  label = g_strdup ("cell");
                }
            }
          return label;
        }
    }
  return NULL;
}

static char *
dup_kind (Draft *draft, FormatsVcardProperty *property, gboolean v21)
{
  /* "work,fax" is a fax before it is at work. */
  static const char *const kinds[] = { "fax", "pager", "cell", "work", "home", NULL };

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      if (formats_vcard_property_has_type (property, kinds[i]))
        return g_strdup (kinds[i]);
    }
  return dup_label (draft, property, v21);
}

static int
rank_number (const FormatsNumber *number)
{
  if (g_str_equal (number->kind, "fax") || g_str_equal (number->kind, "pager"))
    return 2;
  return number->preferred ? 0 : 1;
}

/* Stable: within a rank the card's order stays. */
static void
sort_numbers (GPtrArray *numbers)
{
  for (guint i = 1; i < numbers->len; i++)
    {
      gpointer number = numbers->pdata[i];
      guint j = i;

      for (; j > 0 && rank_number (numbers->pdata[j - 1]) > rank_number (number); j--)
        numbers->pdata[j] = numbers->pdata[j - 1];
      numbers->pdata[j] = number;
    }
}

static void
add_numbers (Draft *draft, FormatsCard *card, gboolean v21)
{
  for (guint i = 0; i < draft->properties->len; i++)
    {
      FormatsVcardProperty *property = draft->properties->pdata[i];
      g_autofree char *text = NULL;
      g_autofree char *number = NULL;
      g_autofree char *kind = NULL;

      if (!g_str_equal (property->name, "TEL") || card->numbers->len >= MAX_NUMBERS)
        continue;
      text = dup_text (property, v21);
      number = g_strstrip (number_from_uri (g_strstrip (text)));
      if (*number == '\0')
        continue;
      kind = dup_kind (draft, property, v21);
      formats_card_add_number (card, number, kind,
                               property->preference == 1 ||
                                 formats_vcard_property_has_type (property, "pref"));
    }
  sort_numbers (card->numbers);
}

static FormatsCard *
make_card (Draft *draft)
{
  gboolean v21 = is_v21 (draft);
  FormatsVcardProperty *org = find_best (draft, "ORG");
  const char *company_at = org != NULL ? org->value : "";
  g_autofree char *company = take_component (&company_at, ';', v21);
  g_autofree char *name = make_name (draft, company, v21);
  g_autofree char *email = dup_best (draft, "EMAIL", v21);
  FormatsCard *card = formats_card_new (name, company, email);

  g_free (card->speed_dial);
  card->speed_dial = dup_best (draft, "X-FRONTDESK-SPEED-DIAL", v21);
  card->line = draft->line;
  card->problem = draft->problem;
  for (guint i = 0; i < draft->properties->len && card->problem == FORMATS_PROBLEM_NONE; i++)
    card->problem = ((FormatsVcardProperty *) draft->properties->pdata[i])->problem;
  add_numbers (draft, card, v21);
  return card;
}

static void
draft_free (Draft *draft)
{
  g_ptr_array_unref (draft->properties);
  g_free (draft);
}

static Draft *
draft_new (guint line)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->properties = g_ptr_array_new_with_free_func ((GDestroyNotify) formats_vcard_property_free);
  draft->line = line;
  return draft;
}

/* Ends @draft, if there is one, and keeps its card. */
static void
end_card (Draft **draft, GPtrArray *cards, FormatsProblem problem)
{
  if (*draft == NULL)
    return;
  if (problem != FORMATS_PROBLEM_NONE)
    (*draft)->problem = problem;
  g_ptr_array_add (cards, make_card (*draft));
  g_clear_pointer (draft, draft_free);
}

static gboolean
name_is (const char *line, const char *name)
{
  gsize length = strlen (name);

  return g_ascii_strncasecmp (line, name, length) == 0 && (line[length] == ':' || line[length] == ';');
}

/* Whether a line is worth reading: photographs, which make most of a file, are not. */
static gboolean
line_is_wanted (const GString *line)
{
  gsize length = strcspn (line->str, ":;");
  const char *name = line->str;

  for (gsize i = 0; i < length; i++)
    {
      if (line->str[i] == '.')
        name = line->str + i + 1;
    }
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      if (name_is (name, wanted[i]))
        return TRUE;
    }
  return FALSE;
}

static void
read_property (Draft *draft, FormatsVcardLines *lines, const char *encoding)
{
  FormatsVcardProperty *property;

  draft->awaits_agent = name_is (lines->text->str, "AGENT");
  if (!line_is_wanted (lines->text))
    return;
  if (lines->cut || draft->properties->len >= MAX_PROPERTIES)
    {
      draft->problem = FORMATS_PROBLEM_TOO_LONG;
      return;
    }
  property = formats_vcard_property_parse (lines->text->str, lines->text->len, encoding);
  if (property != NULL)
    g_ptr_array_add (draft->properties, property);
}

static gboolean
is_mark (const GString *line, const char *mark)
{
  g_autofree char *plain = NULL;

  if (line->len > 32 || g_ascii_strncasecmp (line->str, mark, strcspn (mark, ":") + 1) != 0)
    return FALSE;
  plain = g_strstrip (g_strdup (line->str + strcspn (mark, ":") + 1));
  return g_ascii_strcasecmp (plain, "VCARD") == 0;
}

static GPtrArray *
read_cards (const char *data, gsize size, const char *encoding)
{
  GPtrArray *cards = g_ptr_array_new_with_free_func ((GDestroyNotify) formats_card_free);
  Draft *draft = NULL;
  FormatsVcardLines lines;

  formats_vcard_lines_init (&lines, data, size);
  while (cards->len < FORMATS_VCARD_MAX_CARDS && formats_vcard_lines_next (&lines))
    {
      if (is_mark (lines.text, "BEGIN:VCARD"))
        {
          /* 2.1 has the card of an agent within a card; anywhere else the end was forgotten. */
          if (draft != NULL && (draft->awaits_agent || draft->depth > 0))
            {
              draft->depth++;
              draft->awaits_agent = FALSE;
              continue;
            }
          end_card (&draft, cards, FORMATS_PROBLEM_TRUNCATED);
          draft = draft_new (lines.line);
        }
      else if (draft == NULL)
        continue;
      else if (is_mark (lines.text, "END:VCARD"))
        {
          if (draft->depth > 0)
            draft->depth--;
          else
            end_card (&draft, cards, FORMATS_PROBLEM_NONE);
        }
      else if (draft->depth == 0)
        read_property (draft, &lines, encoding);
    }
  end_card (&draft, cards, FORMATS_PROBLEM_TRUNCATED);
  formats_vcard_lines_clear (&lines);
  return cards;
}

/**
 * formats_vcard_is_vcard:
 * @bytes: a file
 *
 * Returns: whether the file begins as vCards do
 */
gboolean
formats_vcard_is_vcard (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  /* In either kind of UTF-16 every second byte of these is a NUL. */
  char head[64];
  gsize length = 0;

  for (gsize i = 0; i < size && length < sizeof head - 1; i++)
    {
      if (data[i] != '\0' && (guchar) data[i] < 0x80 && !g_ascii_isspace (data[i]))
        head[length++] = data[i];
    }
  head[length] = '\0';
  return g_ascii_strncasecmp (head, "BEGIN:VCARD", 11) == 0;
}

/**
 * formats_vcard_read:
 * @bytes: a file
 * @encoding: its encoding, where a property does not name another, as iconv knows it
 * @error: return location for a #FormatsError
 *
 * Reads the cards of a file: vCard 2.1, 3.0 and 4.0, in one file too, and as programs write them. A card
 * that is broken has a problem, and those behind it are read all the same.
 *
 * Returns: (transfer full) (element-type FormatsCard): the cards, or %NULL with @error set
 */
GPtrArray *
formats_vcard_read (GBytes *bytes, const char *encoding, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;

  g_return_val_if_fail (encoding != NULL, NULL);

  /* Only UTF-16 cannot be read line by line: elsewhere cards may be in encodings of their own. */
  if (g_ascii_strncasecmp (encoding, "UTF-16", 6) == 0)
    {
      text = formats_text_decode (bytes, encoding, error);
      if (text == NULL)
        return NULL;
      return read_cards (text, strlen (text), "UTF-8");
    }
  if (size > 0 && memchr (data, '\0', size) != NULL)
    {
      g_set_error_literal (error, FORMATS_ERROR, FORMATS_ERROR_NOT_TEXT, _ ("The file is not a text."));
      return NULL;
    }
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  return read_cards (data, size, encoding);
}
