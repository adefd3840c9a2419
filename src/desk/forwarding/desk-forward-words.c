/* desk-forward-words.c: what people call what the device says of call forwards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-forward-words.h"

#include <glib/gi18n.h>

/* Digits and arrows read from left to right whatever is around them. */
#define LEFT_TO_RIGHT "\u2066"
#define END_OF_IT "\u2069"

/* What the device calls a condition, and what people do */
const DeskChoice desk_forward_conditions[] = {
  { "busy", NC_ ("choice", "Busy") },
  { "noanswer", NC_ ("choice", "No answer") },
  { "noan_busy", NC_ ("choice", "Busy or no answer") },
  { "always", NC_ ("choice", "Always") },
  { NULL, NULL },
};

/**
 * desk_forward_rings:
 * @condition: (nullable): when calls are forwarded
 *
 * Returns: whether the extension rings before a call is forwarded
 */
gboolean
desk_forward_rings (const char *condition)
{
  return g_strcmp0 (condition, "busy") != 0 && g_strcmp0 (condition, "always") != 0;
}

/**
 * desk_forward_describe_ring_time:
 * @condition: (nullable): when calls are forwarded
 * @seconds: for how long the extension rings
 *
 * Returns: (transfer full): the time in words; nothing where the extension does not ring before
 */
char *
desk_forward_describe_ring_time (const char *condition, gint64 seconds)
{
  if (condition == NULL || !desk_forward_rings (condition))
    return g_strdup ("");
  /* Translators: for how long a phone rings before the call is forwarded */
  return g_strdup_printf (ngettext ("%u second", "%u seconds", (guint) seconds), (guint) seconds);
}

/**
 * desk_forward_describe_number:
 * @number: (nullable): a number
 * @name: (nullable): who has it, or nothing
 *
 * Returns: (transfer full): the number, with the name where it is known
 */
char *
desk_forward_describe_number (const char *number, const char *name)
{
  if (number == NULL)
    return g_strdup ("");
  if (name == NULL || *name == '\0')
    return g_strdup (number);
  /* Translators: a telephone number and who has it */
  return g_strdup_printf (C_ ("number and name", "%s %s"), number, name);
}

static char *
describe_party (const char *number, PbxDirectory *directory)
{
  PbxPerson *person = directory != NULL ? pbx_directory_lookup (directory, number) : NULL;

  return desk_forward_describe_number (number, person != NULL ? pbx_person_get_name (person) : NULL);
}

/**
 * desk_forward_describe_path:
 * @path: numbers
 * @directory: (nullable): tells who has them; without it, there are numbers only
 *
 * Returns: (transfer full): the way that a call takes
 */
char *
desk_forward_describe_path (const char *const *path, PbxDirectory *directory)
{
  g_autoptr (GString) text = g_string_new (LEFT_TO_RIGHT);

  for (guint i = 0; path[i] != NULL; i++)
    {
      g_autofree char *party = describe_party (path[i], directory);

      g_string_append_printf (text, "%s%s", i > 0 ? " → " : "", party);
    }
  g_string_append (text, END_OF_IT);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * desk_forward_describe_problem:
 * @problem: what to warn of
 *
 * Returns: a word for it
 */
const char *
desk_forward_describe_problem (PbxForwardProblem problem)
{
  switch (problem)
    {
    case PBX_FORWARD_TO_ITSELF:
      return C_ ("call forward", "To itself");
    case PBX_FORWARD_LOOP:
      return C_ ("call forward", "Loop");
    case PBX_FORWARD_TO_DISABLED:
      return C_ ("call forward", "Disabled");
    case PBX_FORWARD_TO_UNREGISTERED:
      return C_ ("call forward", "Not registered");
    case PBX_FORWARD_OUTSIDE:
      return C_ ("call forward", "Outside");
    case PBX_FORWARD_CHAIN:
      return C_ ("call forward", "Chain");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * desk_forward_describe_warning:
 * @warning: a warning
 * @directory: (nullable): tells who has the numbers
 *
 * Returns: (transfer full): a sentence
 */
char *
desk_forward_describe_warning (PbxForwardWarning *warning, PbxDirectory *directory)
{
  const char *const *path = (const char *const *) warning->path;
  g_autofree char *way = desk_forward_describe_path (path, directory);
  g_autofree char *start = describe_party (path[0], directory);
  g_autofree char *dest = describe_party (path[1], directory);

  switch (warning->problem)
    {
    case PBX_FORWARD_TO_ITSELF:
      return g_strdup_printf (_ ("%s forwards to itself."), start);
    case PBX_FORWARD_LOOP:
      /* Translators: %s is the way that a call takes: 201 → 205 → 201 */
      return g_strdup_printf (_ ("Calls go round in a loop: %s"), way);
    case PBX_FORWARD_TO_DISABLED:
      return g_strdup_printf (_ ("%s is disabled and cannot take calls."), dest);
    case PBX_FORWARD_TO_UNREGISTERED:
      return g_strdup_printf (_ ("No phone is registered for %s now."), dest);
    case PBX_FORWARD_OUTSIDE:
      return g_strdup_printf (_ ("Every call goes to an outside number, %s."), dest);
    case PBX_FORWARD_CHAIN:
      /* Translators: %s is the way that a call takes: 201 → 205 → 207 */
      return g_strdup_printf (_ ("Calls are forwarded on: %s"), way);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * desk_forward_summarize:
 * @warnings: (element-type PbxForwardWarning): warnings
 *
 * Returns: (transfer full): a word for each kind of warning, set apart by commas
 */
char *
desk_forward_summarize (GPtrArray *warnings)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < warnings->len; i++)
    {
      PbxForwardWarning *warning = warnings->pdata[i];
      PbxForwardWarning *before = i > 0 ? warnings->pdata[i - 1] : NULL;

      if (before == NULL || before->problem != warning->problem)
        g_strv_builder_add (builder, desk_forward_describe_problem (warning->problem));
    }
  words = g_strv_builder_end (builder);
  /* Translators: stands between the words of a short list */
  return g_strjoinv (_ (", "), words);
}

/**
 * desk_forward_describe_warnings:
 * @warnings: (element-type PbxForwardWarning): warnings
 * @directory: (nullable): tells who has the numbers
 *
 * Returns: (transfer full): a sentence for each, on lines of their own
 */
char *
desk_forward_describe_warnings (GPtrArray *warnings, PbxDirectory *directory)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < warnings->len; i++)
    {
      g_autofree char *sentence = desk_forward_describe_warning (warnings->pdata[i], directory);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", sentence);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
