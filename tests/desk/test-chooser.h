/* test-chooser.h: answers where a person is asked for a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-file-chooser.h"

G_BEGIN_DECLS

#define TEST_TYPE_CHOOSER (test_chooser_get_type ())

G_DECLARE_FINAL_TYPE (TestChooser, test_chooser, TEST, CHOOSER, DeskFileChooser)

struct _TestChooser
{
  DeskFileChooser parent_instance;

  GFile *file; /* nullable: the person closes the dialog */
  char *suggested_name;
};

G_END_DECLS
