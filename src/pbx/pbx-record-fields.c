/* pbx-record-fields.c: the struct members that fields declare
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-record-private.h"

#include <string.h>

/* What string members hold instead of NULL. Shared, since most strings of most records are empty. */
char pbx_no_text[1] = "";

void
pbx_free_text (char *text)
{
  if (text != pbx_no_text)
    g_free (text);
}

/* TRUE when the text differed. */
gboolean
pbx_record_set_text (PbxRecord *self, const PbxField *field, const char *text)
{
  char **member = &MEMBER (self, field, char *);

  if (text == NULL)
    text = pbx_no_text;

  if (strcmp (*member, text) == 0)
    return FALSE;

  pbx_free_text (*member);
  *member = *text == '\0' ? pbx_no_text : g_strdup (text);
  return TRUE;
}

gboolean
pbx_record_set_int (PbxRecord *self, const PbxField *field, gint64 number)
{
  if (MEMBER (self, field, gint64) == number)
    return FALSE;

  MEMBER (self, field, gint64) = number;
  return TRUE;
}

gboolean
pbx_record_set_boolean (PbxRecord *self, const PbxField *field, gboolean value)
{
  value = !!value;

  if (MEMBER (self, field, gboolean) == value)
    return FALSE;

  MEMBER (self, field, gboolean) = value;
  return TRUE;
}

gboolean
pbx_record_set_double (PbxRecord *self, const PbxField *field, double number)
{
  if (MEMBER (self, field, double) == number)
    return FALSE;

  MEMBER (self, field, double) = number;
  return TRUE;
}
