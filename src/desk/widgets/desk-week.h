/* desk-week.h: the week as the locale has it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GDateWeekday desk_week_get_first_day (void);
char *desk_week_get_day_name (GDateWeekday weekday, gboolean abbreviated);

G_END_DECLS
