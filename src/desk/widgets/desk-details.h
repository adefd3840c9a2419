/* desk-details.h: the technical words behind a failure, for who asks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void desk_details_present (GtkWidget *parent, const char *what_failed, const GError *error);
AdwToast *desk_details_toast_new (GtkWidget *parent, const char *what_failed, const GError *error);

G_END_DECLS
