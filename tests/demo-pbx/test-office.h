/* test-office.h: a small office for tests of the demonstration PBX's calls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-types.h"

G_BEGIN_DECLS

#define TEST_N_PEOPLE 40

/* People 200 to 239. 210 is disabled, 211 has no phone, 212 does not want to be disturbed, 213 has two
 * phones. Those that are divisible by four record both ways. */
struct _DemoOffice
{
  guint n_people;
  char extens[TEST_N_PEOPLE][8];
  char names[TEST_N_PEOPLE][16];
  DemoForwardRule rules[TEST_N_PEOPLE]; /* in force where there is a type */
};

struct _DemoClock
{
  GDateTime *start;
  gint64 started;
  double speed;
};

void test_office_init (DemoOffice *self);
void test_clock_init (DemoClock *self, double speed);

G_END_DECLS
