/* pbx-dial-rules.c: what a phone of the office dials to reach a number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-dial-rules.h"

#include "pbx-fold.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (PbxDialRules, pbx_dial_rules, pbx_dial_rules_copy, pbx_dial_rules_free)

/**
 * pbx_dial_rules_new:
 *
 * Returns: (transfer full): rules that leave numbers as they are, but for `00` in place of a `+`
 */
PbxDialRules *
pbx_dial_rules_new (void)
{
  PbxDialRules *self = g_new0 (PbxDialRules, 1);

  self->outside_prefix = g_strdup ("");
  self->country_code = g_strdup ("");
  self->national_prefix = g_strdup ("");
  self->international_prefix = g_strdup ("00");

  return self;
}

/**
 * pbx_dial_rules_copy:
 * @self: rules
 *
 * Returns: (transfer full): the same rules
 */
PbxDialRules *
pbx_dial_rules_copy (const PbxDialRules *self)
{
  PbxDialRules *copy = g_new0 (PbxDialRules, 1);

  copy->outside_prefix = g_strdup (self->outside_prefix);
  copy->country_code = g_strdup (self->country_code);
  copy->national_prefix = g_strdup (self->national_prefix);
  copy->international_prefix = g_strdup (self->international_prefix);
  copy->inside_length = self->inside_length;

  return copy;
}

/**
 * pbx_dial_rules_free:
 * @self: (transfer full): rules
 *
 * Frees rules.
 */
void
pbx_dial_rules_free (PbxDialRules *self)
{
  g_free (self->outside_prefix);
  g_free (self->country_code);
  g_free (self->national_prefix);
  g_free (self->international_prefix);
  g_free (self);
}

/* Feature codes such as *72 are the PBX's own. */
static gboolean
is_feature_code (const char *folded)
{
  return *folded == '*' || *folded == '#';
}

/**
 * pbx_dial_rules_is_inside:
 * @self: rules
 * @number: a number, however it is written
 *
 * Returns: whether the number is one of the office, by its length, or a feature code
 */
gboolean
pbx_dial_rules_is_inside (const PbxDialRules *self, const char *number)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  folded = pbx_fold_number (number);

  return is_feature_code (folded) ||
         (*folded != '\0' && *folded != '+' && strlen (folded) <= self->inside_length);
}

/**
 * pbx_dial_rules_apply:
 * @self: rules
 * @number: a number, however it is written
 *
 * Works out what a phone of the office dials. Numbers of the office and feature codes stay as they are;
 * others lose what they are written with, get the national or international prefix in place of a `+`, and
 * the prefix for an outside line.
 *
 * Returns: (transfer full) (nullable): the digits, or %NULL where @number is none
 */
char *
pbx_dial_rules_apply (const PbxDialRules *self, const char *number)
{
  g_autofree char *folded = NULL;
  gsize length;

  g_return_val_if_fail (self != NULL, NULL);

  if (!pbx_is_number (number))
    return NULL;
  folded = pbx_fold_number (number);
  if (pbx_dial_rules_is_inside (self, number))
    return g_steal_pointer (&folded);
  if (*folded != '+')
    return g_strconcat (self->outside_prefix, folded, NULL);

  length = strlen (self->country_code);
  if (length > 0 && strncmp (folded + 1, self->country_code, length) == 0)
    return g_strconcat (self->outside_prefix, self->national_prefix, folded + 1 + length, NULL);

  return g_strconcat (self->outside_prefix, self->international_prefix, folded + 1, NULL);
}
