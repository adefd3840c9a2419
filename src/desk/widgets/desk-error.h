/* desk-error.h: what went wrong, in words for the person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-error.h"

G_BEGIN_DECLS

/* A short sentence that says what happened and what to do, translated; NULL for a cancellation. The
 * device's own message is the sentence where it refused. */
char *desk_error_describe (const GError *error);
/* A title of a few words for a status page, translated */
char *desk_error_title (const GError *error);

G_END_DECLS
