/* test-vcard.c: vCards, from whoever wrote them, and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-vcard-reader.h"
#include "formats-vcard-writer.h"

#include <string.h>

static GPtrArray *
read_bytes (const char *data, gsize size, const char *encoding)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  GPtrArray *cards = formats_vcard_read (bytes, encoding, &error);

  g_assert_no_error (error);
  return cards;
}

/* All cards as "line:problem:name|company|email|speed dial|number=kind*|…" joined by newlines */
static char *
read_all (const char *text)
{
  g_autoptr (GPtrArray) cards = read_bytes (text, strlen (text), "WINDOWS-1252");
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      FormatsCard *card = cards->pdata[i];

      g_string_append_printf (all, "%s%u:%d:%s|%s|%s|%s", i > 0 ? "\n" : "", card->line, card->problem,
                              card->name, card->company, card->email, card->speed_dial);
      for (guint j = 0; j < card->numbers->len; j++)
        {
          FormatsNumber *number = card->numbers->pdata[j];

          g_string_append_printf (all, "|%s=%s%s", number->number, number->kind,
                                  number->preferred ? "*" : "");
        }
    }
  return g_string_free (all, FALSE);
}

static void
check (const char *text, const char *expected)
{
  g_autofree char *found = read_all (text);

  g_assert_cmpstr (found, ==, expected);
}

#define CARD(version, properties) "BEGIN:VCARD\r\nVERSION:" version "\r\n" properties "END:VCARD\r\n"

static void
test_versions (void)
{
  check ("", "");
  check (CARD ("3.0", "FN:Ada Lovelace\r\nN:Lovelace;Ada;;;\r\nORG:Engines\\, Ltd.;Research\r\n"
                      "TEL;TYPE=WORK,VOICE:+44 20 1\r\nTEL;TYPE=cell,pref:0171 2\r\nTEL;TYPE=fax,work:3\r\n"
                      "EMAIL;TYPE=INTERNET:a@example.com\r\n"),
         "1:0:Ada Lovelace|Engines, Ltd.|a@example.com||0171 2=cell*|+44 20 1=work|3=fax");
  check (CARD ("4.0", "FN:Ada\r\nTEL;VALUE=uri;TYPE=\"voice,home\":tel:+49-30-1;ext=5\r\n"
                      "TEL;PREF=1;VALUE=uri:tel:%2B1\r\nEMAIL;PREF=2:b@example.com\r\n"
                      "EMAIL;PREF=1:a@example.com\r\n"),
         "1:0:Ada||a@example.com||+1=*|+49-30-1=home");
  check (CARD ("2.1", "N:Lovelace;Ada;King;Lady;\r\nTEL;WORK;VOICE:1\r\nTEL;PREF;CELL:2\r\n"
                      "ORG:C:\\new;x\r\n"),
         "1:0:Lady Ada King Lovelace|C:\\new|||2=cell*|1=work");
}

static void
test_folds (void)
{
  check (CARD ("3.0", "FN:Ada\r\n  Love\r\n\tlace\r\nTEL:1\r\n 2\r\n"), "1:0:Ada Lovelace||||12=");
  check ("BEGIN:VCARD\nVERSION:3.0\nFN:A\nTEL:1\nEND:VCARD\n\nBEGIN:VCARD\nVERSION:3.0\nFN:B\nTEL:2\nEND:"
         "VCARD",
         "1:0:A||||1=\n7:0:B||||2=");
  check ("begin:vcard\rversion:3.0\rfn:A\rtel:1\rend:vcard\r", "1:0:A||||1=");
}

static void
test_quoted_printable (void)
{
  check (CARD ("2.1", "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=\r\nller =3D=zz\r\nTEL:1\r\n"),
         "1:0:Müller ==zz||||1=");
  check (CARD ("2.1", "FN;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:M=FCller\r\nTEL:1\r\n"), "1:0:Müller||||1=");
  check (CARD ("2.1", "FN;CHARSET=GB18030;ENCODING=QUOTED-PRINTABLE:=CD=F5=CE=B0\r\nTEL:1\r\n"),
         "1:0:王伟||||1=");
  check (CARD ("2.1", "FN;ENCODING=BASE64:QWRh\r\nTEL:1\r\n"), "1:0:Ada||||1=");
  /* What the property does not say is what the file is said to be. */
  check (CARD ("3.0", "FN:M\xfcller\r\nTEL:1\r\n"), "1:0:Müller||||1=");
  check (CARD ("3.0", "FN;CHARSET=ISO-8859-1:Müller\r\nTEL:1\r\n"), "1:0:MÃ¼ller||||1=");
  /* A NUL that is written in signs does not get in. */
  check (CARD ("2.1", "FN;ENCODING=QUOTED-PRINTABLE:a=00b\r\nTEL:1\r\n"), "1:3:a\xef\xbf\xbd"
                                                                          "b||||1=");
}

static void
test_groups (void)
{
  check (CARD ("3.0", "item1.FN:Ada\r\nitem2.TEL:1\r\nitem2.X-ABLabel:_$!<Mobile>!$_\r\nitem3.TEL:2\r\n"
                      "item3.X-ABLabel:Boat\\, old\r\na.b.c.d.TEL:3\r\n"),
         "1:0:Ada||||1=cell|2=Boat, old|3=");
}

static void
test_escapes (void)
{
  check (CARD ("3.0", "FN:a\\,b\\;c\\\\d\\ne\\\r\nTEL:1\r\n"), "1:0:a,b;c\\d\ne\\||||1=");
  check (CARD ("3.0", "FN;X=\"a:b;c\":Ada\r\nTEL;TYPE=\"work:1\r\n"), "1:0:Ada||||1=");
}

static void
test_names (void)
{
  check (CARD ("3.0", "ORG:Engines\r\nTEL:1\r\n"), "1:0:Engines|Engines|||1=");
  check (CARD ("3.0", "NICKNAME:Countess\r\nTEL:1\r\n"), "1:0:Countess||||1=");
  check (CARD ("3.0", "TEL:1\r\nTEL:1\r\nTEL: \r\n"), "1:0:||||1=");
  check (CARD ("3.0", "FN:Nobody\r\n"), "1:0:Nobody|||");
}

static void
test_entries (void)
{
  g_autoptr (FormatsCard) card = formats_card_new ("Ada", NULL, NULL);
  static const char *const expected[] = { "Ada",        "Ada (Work)", "Ada (Mobile)", "Ada (Mobile 2)",
                                          "Ada (Boat)", "Ada (Other)" };

  formats_card_add_number (card, "1", "cell", TRUE);
  formats_card_add_number (card, "2", "work", FALSE);
  formats_card_add_number (card, "3", "cell", FALSE);
  formats_card_add_number (card, "4", "cell", FALSE);
  formats_card_add_number (card, "5", "Boat", FALSE);
  formats_card_add_number (card, "6", NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *name = formats_card_dup_entry_name (card, i);

      g_assert_cmpstr (name, ==, expected[i]);
    }
}

static void
test_broken (void)
{
  /* No end, twice: what is behind is read. */
  check ("BEGIN:VCARD\nVERSION:3.0\nFN:A\nTEL:1\nBEGIN:VCARD\nVERSION:3.0\nFN:B\nTEL:2\nEND:VCARD\n"
         "BEGIN:VCARD\nFN:C",
         "1:1:A||||1=\n5:0:B||||2=\n10:1:C|||");
  check ("END:VCARD\nFN:X\nnonsense\n:\n;:;\n=\n", "");
  check (CARD ("3.0", "FN\r\n;:x\r\n:y\r\nFN;:A\r\nTEL;;;=;\"=:1\r\n"), "1:0:A||||1=");
  /* The card of an agent within a card, and one in that */
  check (CARD ("2.1", "FN:A\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:B\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:C\r\nTEL:3\r\n"
                      "END:VCARD\r\nTEL:2\r\nEND:VCARD\r\nTEL:1\r\n"),
         "1:0:A||||1=");
}

static void
test_limits (void)
{
  gsize size = 100 * 1000 * 1000;
  g_autofree char *line = g_strnfill (size, 'x');
  g_autofree char *photo = g_strconcat ("BEGIN:VCARD\nFN:A\nPHOTO:", line, "\nTEL:1\nEND:VCARD\n", NULL);
  g_autofree char *name = g_strconcat ("BEGIN:VCARD\nFN:", line, "\nTEL:1\nEND:VCARD\n", NULL);
  g_autofree char *nothing = read_all (line);
  g_autoptr (GString) nested = g_string_new ("BEGIN:VCARD\nFN:A\n");
  g_autoptr (GString) groups = g_string_new ("BEGIN:VCARD\n");
  g_autoptr (GString) soft = g_string_new ("BEGIN:VCARD\nFN;");
  g_autoptr (GString) folds = g_string_new ("BEGIN:VCARD\nFN:");
  g_autofree char *found = NULL;

  g_assert_cmpstr (nothing, ==, "");
  /* A photograph harms nobody. */
  check (photo, "1:0:A||||1=");
  check (name, "1:2:||||1=");

  for (guint i = 0; i < 100000; i++)
    g_string_append (nested, "AGENT:\nBEGIN:VCARD\n");
  found = read_all (nested->str);
  g_assert_cmpstr (found, ==, "1:1:A|||");
  g_clear_pointer (&found, g_free);

  for (guint i = 0; i < 50000; i++)
    g_string_append (groups, "g.");
  g_string_append (groups, "TEL:1\nEND:VCARD\n");
  found = read_all (groups->str);
  g_assert_true (g_str_has_prefix (found, "1:"));
  g_clear_pointer (&found, g_free);

  for (guint i = 0; i < 60000; i++)
    g_string_append_c (soft, 'p');
  g_string_append (soft, ";QUOTED-PRINTABLE:=\n");
  for (guint i = 0; i < 1000000; i++)
    g_string_append (soft, "=\n");
  found = read_all (soft->str);
  g_clear_pointer (&found, g_free);

  for (guint i = 0; i < 1000000; i++)
    g_string_append (folds, "\n x");
  found = read_all (folds->str);
  g_assert_cmpuint (strlen (found), <, 2 * 64 * 1024);
}

static void
test_not_text (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("BEGIN:VCARD\nFN:\0\n", 17);
  g_autoptr (GError) error = NULL;

  g_assert_true (formats_vcard_is_vcard (bytes));
  g_assert_null (formats_vcard_read (bytes, "UTF-8", &error));
  g_assert_error (error, FORMATS_ERROR, FORMATS_ERROR_NOT_TEXT);
}

static void
test_is_vcard (void)
{
  static const struct
  {
    const char *data;
    gsize size;
    gboolean is;
  } cases[] = {
    { "BEGIN:VCARD", 11, TRUE },
    { "\xef\xbb\xbf\r\n begin:vcard\r\n", 18, TRUE },
    { "\xff\xfe"
      "B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0",
      24, TRUE },
    { "Name,Number\n", 12, FALSE },
    { "", 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].data, cases[i].size);

      g_assert_cmpint (formats_vcard_is_vcard (bytes), ==, cases[i].is);
    }
}

static void
test_utf16 (void)
{
  g_autoptr (GPtrArray) cards = NULL;
  gsize size;
  g_autofree char *text = g_convert ("\xef\xbb\xbf" CARD ("3.0", "FN:王伟\r\nTEL:1\r\n"), -1, "UTF-16LE",
                                     "UTF-8", NULL, &size, NULL);

  cards = read_bytes (text, size, "UTF-16LE");
  g_assert_cmpuint (cards->len, ==, 1);
  g_assert_cmpstr (((FormatsCard *) cards->pdata[0])->name, ==, "王伟");
}

static FormatsCard *
back (FormatsCard *card, FormatsVcardVersion version)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) cards = NULL;
  g_auto (GStrv) lines = NULL;

  formats_vcard_append (text, card, version);
  lines = g_strsplit (text->str, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      /* No character is cut in two. */
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strpbrk (lines[i], "\r\n"));
    }
  cards = read_bytes (text->str, text->len, "UTF-8");
  g_assert_cmpuint (cards->len, ==, 1);
  g_ptr_array_set_free_func (cards, NULL);
  return cards->pdata[0];
}

static void
check_there_and_back (const char *name, const char *company, const char *number)
{
  for (FormatsVcardVersion version = FORMATS_VCARD_3_0; version <= FORMATS_VCARD_4_0; version++)
    {
      g_autoptr (FormatsCard) card = formats_card_new (name, company, "a;b,c@example.com");
      g_autoptr (FormatsCard) found = NULL;
      FormatsNumber *first;

      g_free (card->speed_dial);
      card->speed_dial = g_strdup ("07");
      formats_card_add_number (card, number, NULL, FALSE);
      formats_card_add_number (card, "2", "fax", FALSE);
      formats_card_add_number (card, "3", "work", TRUE);
      found = back (card, version);
      g_assert_cmpint (found->problem, ==, FORMATS_PROBLEM_NONE);
      g_assert_cmpstr (found->name, ==, name);
      g_assert_cmpstr (found->company, ==, company);
      g_assert_cmpstr (found->email, ==, "a;b,c@example.com");
      g_assert_cmpstr (found->speed_dial, ==, "07");
      g_assert_cmpuint (found->numbers->len, ==, 3);
      first = found->numbers->pdata[0];
      g_assert_cmpstr (first->number, ==, "3");
      first = found->numbers->pdata[1];
      g_assert_cmpstr (first->number, ==, number);
    }
}

static void
test_there_and_back (void)
{
  g_autoptr (GString) name = g_string_new (NULL);

  check_there_and_back ("Ada Lovelace", "Engines", "+44 20 1");
  check_there_and_back ("a,b;c\\d:e\"f", "x;y\\nz\\", "0;1,2#*");
  check_there_and_back ("two\nlines\n", "\n", "1");
  check_there_and_back ("=41=", "=\\=", "1=");
  for (guint i = 0; i < 200; i++)
    {
      g_string_append (name, i % 3 == 0 ? "王" : i % 3 == 1 ? "ü" : "😀");
      check_there_and_back (name->str, name->str, "1");
    }
}

/* Mutilated cards: any outcome but a crash, a hang or invalid UTF-8 is right. */
static void
test_random (void)
{
  static const char model[] =
    CARD ("2.1", "item1.FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=\r\nller\r\n"
                 "TEL;TYPE=\"work,pref\":+49;1\r\n folded\r\nORG:a\\;b;c\r\n"
                 "AGENT:\r\nBEGIN:VCARD\r\nEND:VCARD\r\n")
      CARD ("4.0", "FN:王\r\nTEL;VALUE=uri:tel:%2B1;ext=2\r\nitem1.X-ABLabel:_$!<x>!$_\r\n");

  for (guint round = 0; round < 5000; round++)
    {
      g_autofree char *data = g_memdup2 (model, sizeof model - 1);
      g_autoptr (GPtrArray) cards = NULL;

      for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
        data[g_test_rand_int_range (0, sizeof model - 1)] = (char) g_test_rand_int_range (1, 256);
      cards = read_bytes (data, g_test_rand_int_range (0, sizeof model), "GB18030");
      for (guint i = 0; i < cards->len; i++)
        {
          FormatsCard *card = cards->pdata[i];

          g_assert_true (g_utf8_validate (card->name, -1, NULL));
          g_assert_true (g_utf8_validate (card->company, -1, NULL));
          for (guint j = 0; j < card->numbers->len; j++)
            g_assert_true (g_utf8_validate (((FormatsNumber *) card->numbers->pdata[j])->number, -1, NULL));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vcard/versions", test_versions);
  g_test_add_func ("/vcard/folds", test_folds);
  g_test_add_func ("/vcard/quoted-printable", test_quoted_printable);
  g_test_add_func ("/vcard/groups", test_groups);
  g_test_add_func ("/vcard/escapes", test_escapes);
  g_test_add_func ("/vcard/names", test_names);
  g_test_add_func ("/vcard/entries", test_entries);
  g_test_add_func ("/vcard/broken", test_broken);
  g_test_add_func ("/vcard/limits", test_limits);
  g_test_add_func ("/vcard/not-text", test_not_text);
  g_test_add_func ("/vcard/is-vcard", test_is_vcard);
  g_test_add_func ("/vcard/utf16", test_utf16);
  g_test_add_func ("/vcard/there-and-back", test_there_and_back);
  g_test_add_func ("/vcard/random", test_random);
  return g_test_run ();
}
