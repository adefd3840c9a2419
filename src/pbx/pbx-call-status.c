/* pbx-call-status.c: what became of a call, and which way it went
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-call-status.h"

/* Devices write "NO ANSWER", "NOANSWER" and perhaps "No_Answer". */
static gboolean
says (const char *text, const char *word)
{
  for (; *text != '\0'; text++)
    {
      if (g_ascii_isspace (*text) || *text == '_' || *text == '-')
        continue;
      if (g_ascii_toupper (*text) != *word)
        return FALSE;
      word++;
    }

  return *word == '\0';
}

/**
 * pbx_call_status_parse:
 * @text: (nullable): `callStatus` of endpoints 28 to 31
 *
 * Returns: what became of the call
 */
PbxCallStatus
pbx_call_status_parse (const char *text)
{
  static const char *const words[] = {
    [PBX_CALL_ANSWERED] = "ANSWERED",
    [PBX_CALL_NO_ANSWER] = "NOANSWER",
    [PBX_CALL_BUSY] = "BUSY",
    [PBX_CALL_FAILED] = "FAILED",
  };

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (words); i++)
    {
      if (says (text, words[i]))
        return i;
    }

  return PBX_CALL_OTHER;
}

/**
 * pbx_call_direction_parse:
 * @text: (nullable): `callType` of endpoints 28 to 31
 *
 * Returns: which way the call went
 */
PbxCallDirection
pbx_call_direction_parse (const char *text)
{
  static const char *const words[] = {
    [PBX_CALL_INCOMING] = "INCOMING",
    [PBX_CALL_OUTGOING] = "OUTGOING",
    [PBX_CALL_INTERNAL] = "INTERNAL",
  };

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (words); i++)
    {
      if (says (text, words[i]))
        return i;
    }

  return PBX_CALL_DIRECTION_OTHER;
}
