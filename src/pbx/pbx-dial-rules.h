/* pbx-dial-rules.h: what a phone of the office dials to reach a number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PbxDialRules:
 * @outside_prefix: what a phone dials for an outside line, such as `0` or `9`; empty where nothing is
 * @country_code: the country's own, without `+`, such as `49`; empty where numbers are left as they are
 * @national_prefix: what comes before a number within the country, such as `0`; empty where nothing does
 * @international_prefix: what comes before a country code, such as `00` or `011`
 * @inside_length: how many digits the office's own numbers have at most; 0 where they cannot be told by it
 *
 * How numbers are dialled in this office.
 */
typedef struct
{
  char *outside_prefix;
  char *country_code;
  char *national_prefix;
  char *international_prefix;
  guint inside_length;
} PbxDialRules;

#define PBX_TYPE_DIAL_RULES (pbx_dial_rules_get_type ())

GType pbx_dial_rules_get_type (void);
PbxDialRules *pbx_dial_rules_new (void);
PbxDialRules *pbx_dial_rules_copy (const PbxDialRules *self);
void pbx_dial_rules_free (PbxDialRules *self);

gboolean pbx_dial_rules_is_inside (const PbxDialRules *self, const char *number);
char *pbx_dial_rules_apply (const PbxDialRules *self, const char *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbxDialRules, pbx_dial_rules_free)

G_END_DECLS
