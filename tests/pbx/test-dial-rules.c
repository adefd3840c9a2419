/* test-dial-rules.c: what a phone of the office dials to reach a number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-dial-rules.h"

static void
check (const PbxDialRules *rules, const char *number, const char *expected)
{
  g_autofree char *dialled = pbx_dial_rules_apply (rules, number);

  g_assert_cmpstr (dialled, ==, expected);
}

static void
test_office (void)
{
  g_autoptr (PbxDialRules) rules = pbx_dial_rules_new ();
  g_autoptr (PbxDialRules) copy = NULL;

  g_free (rules->outside_prefix);
  rules->outside_prefix = g_strdup ("0");
  g_free (rules->country_code);
  rules->country_code = g_strdup ("49");
  g_free (rules->national_prefix);
  rules->national_prefix = g_strdup ("0");
  rules->inside_length = 4;
  copy = pbx_dial_rules_copy (rules);

  check (copy, "201", "201");
  check (copy, "20 14", "2014");
  check (copy, "*72", "*72");
  check (copy, "*72201555", "*72201555");
  check (copy, "+49 (0)30 1234-5", "003012345");
  check (copy, "0049 30 12345", "003012345");
  check (copy, "030 12345", "003012345");
  check (copy, "+86 10 1234", "00086101234");
  check (copy, "110", "110");
  check (copy, "12345", "012345");
  check (copy, "anna", NULL);
  check (copy, "", NULL);
  check (copy, NULL, NULL);
  check (copy, "+", NULL);
  g_assert_true (pbx_dial_rules_is_inside (copy, "2-01"));
  g_assert_false (pbx_dial_rules_is_inside (copy, "+49"));
  g_assert_false (pbx_dial_rules_is_inside (copy, "12345"));
  g_assert_false (pbx_dial_rules_is_inside (copy, ""));
}

static void
test_none (void)
{
  g_autoptr (PbxDialRules) rules = pbx_dial_rules_new ();

  check (rules, "201", "201");
  check (rules, "030/12345", "03012345");
  check (rules, "+49 30 12345", "00493012345");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dial-rules/office", test_office);
  g_test_add_func ("/dial-rules/none", test_none);
  return g_test_run ();
}
