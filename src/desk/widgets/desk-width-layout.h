/* desk-width-layout.h: a layout that tells how wide its widget is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_WIDTH_LAYOUT (desk_width_layout_get_type ())

G_DECLARE_FINAL_TYPE (DeskWidthLayout, desk_width_layout, DESK, WIDTH_LAYOUT, GtkLayoutManager)

GtkLayoutManager *desk_width_layout_new (void);
int desk_width_layout_get_width (DeskWidthLayout *self);

G_END_DECLS
