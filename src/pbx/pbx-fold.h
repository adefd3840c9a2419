/* pbx-fold.h: what is compared when people search and look up numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pbx_fold_text (const char *text);
char *pbx_fold_number (const char *number);
char *pbx_strip_number (const char *number);
gboolean pbx_is_number (const char *text);

G_END_DECLS
