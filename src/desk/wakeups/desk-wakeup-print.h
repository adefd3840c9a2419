/* desk-wakeup-print.h: wake-up calls on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-directory.h"
#include "pbx-wakeup.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *
desk_wakeup_print_new (GListModel *wakeups, PbxDirectory *directory, const char *device, PbxWallTime now);

G_END_DECLS
