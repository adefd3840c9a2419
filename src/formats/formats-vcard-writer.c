/* formats-vcard-writer.c: people to vCards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-vcard-writer.h"

#include <string.h>

/* Octets of a line, without its end */
#define MAX_LINE 75

static void
append_escaped (GString *line, const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (strchr ("\\;,", *text) != NULL)
        g_string_append_c (line, '\\');
      /* All line ends are one: a carriage return would end the line for some readers. */
      if (*text == '\r' && text[1] == '\n')
        continue;
      if (*text == '\n' || *text == '\r')
        g_string_append (line, "\\n");
      else
        g_string_append_c (line, *text);
    }
}

/* Folds after at most 75 octets, never within a character. */
static void
append_folded (GString *text, const char *line)
{
  gsize rest = strlen (line);
  gsize room = MAX_LINE;

  while (rest > room)
    {
      gsize length = room;

      while (length > 1 && ((guchar) line[length] & 0xc0) == 0x80)
        length--;
      g_string_append_len (text, line, length);
      g_string_append (text, "\r\n ");
      line += length;
      rest -= length;
      room = MAX_LINE - 1;
    }
  g_string_append (text, line);
  g_string_append (text, "\r\n");
}

static void
append_property (GString *text, const char *name, const char *value, const char *rest)
{
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  append_escaped (line, value);
  g_string_append (line, rest);
  append_folded (text, line->str);
}

static void
append_number (GString *text, const FormatsNumber *number, FormatsVcardVersion version)
{
  static const char *const kinds[] = { "work", "home", "cell", "fax", "pager", NULL };
  g_autoptr (GString) name = g_string_new ("TEL");

  if (g_strv_contains (kinds, number->kind))
    g_string_append_printf (name, ";TYPE=%s", number->kind);
  if (number->preferred)
    g_string_append (name, version == FORMATS_VCARD_4_0 ? ";PREF=1" : ";TYPE=pref");
  append_property (text, name->str, number->number, "");
}

/**
 * formats_vcard_append:
 * @text: where to append
 * @card: a card whose texts are valid UTF-8
 * @version: which vCard to write
 *
 * Appends a card. [func@vcard_read] reads it as it was, but that line ends within a text become one kind.
 */
void
formats_vcard_append (GString *text, FormatsCard *card, FormatsVcardVersion version)
{
  g_string_append (text, "BEGIN:VCARD\r\n");
  g_string_append_printf (text, "VERSION:%s\r\n", version == FORMATS_VCARD_4_0 ? "4.0" : "3.0");
  append_property (text, "FN", card->name, "");
  /* 3.0 wants the parts of the name, which a phonebook does not know: all of it is the family's. */
  if (version == FORMATS_VCARD_3_0)
    append_property (text, "N", card->name, ";;;;");
  if (*card->company != '\0')
    append_property (text, "ORG", card->company, "");
  for (guint i = 0; i < card->numbers->len; i++)
    append_number (text, card->numbers->pdata[i], version);
  if (*card->email != '\0')
    append_property (text, "EMAIL", card->email, "");
  if (*card->speed_dial != '\0')
    append_property (text, "X-FRONTDESK-SPEED-DIAL", card->speed_dial, "");
  g_string_append (text, "END:VCARD\r\n");
}
