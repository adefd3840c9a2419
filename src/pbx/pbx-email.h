/* pbx-email.h: whether a text can be an email address
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pbx_is_email (const char *text);

G_END_DECLS
